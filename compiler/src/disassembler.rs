//! The disassembler: a code object as text, as `python -m dis` prints it.
//!
//! ```text
//!   1           RESUME                   0
//!
//!   2   L1:     LOAD_NAME                0 (x)
//!               POP_JUMP_IF_FALSE        3 (to L2)
//! ```
//!
//! Code objects are shown without the address that CPython puts into their `repr()`. No bytecode,
//! however damaged, makes it panic: an argument that means nothing is shown as a number.

mod operands;
mod positions;

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::assembler::exception_table::{self, Entry};
use crate::code::{CodeObject, Constant};
use crate::language::Language;
use crate::opcode::{Opcode, Opcodes};
use crate::operand::Operand;

use positions::{NO_LINE, Positions};

/// The options of `python -m dis`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// `-C`: inline caches.
    pub caches: bool,
    /// `-O`: offsets.
    pub offsets: bool,
    /// `-P`: lines and columns in place of lines.
    pub positions: bool,
}

const NAME_WIDTH: usize = 20;
const ARGUMENT_WIDTH: usize = 5;

/// A code object and all those in its constants.
pub fn disassemble(code: &CodeObject, language: &Language, options: Options) -> String {
    let mut text = String::new();
    recurse(&mut text, code, language, options);
    text
}

fn recurse(text: &mut String, code: &CodeObject, language: &Language, options: Options) {
    Disassembly::new(code, language, options).write(text);
    for constant in &code.consts {
        if let Constant::Code(inner) = constant {
            let _ = write!(text, "\nDisassembly of {constant}:\n");
            recurse(text, inner, language, options);
        }
    }
}

/// An instruction as it stands in the bytecode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decoded {
    /// In bytes.
    pub offset: u32,
    pub opcode: Opcode,
    /// Extended arguments included; `None` where the opcode has no argument.
    pub arg: Option<u32>,
}

/// The instructions of bytecode, inline caches skipped.
pub fn decode<'a>(code: &'a [u8], opcodes: &'a Opcodes) -> impl Iterator<Item = Decoded> + 'a {
    let mut place = 0;
    let mut extended = 0;
    std::iter::from_fn(move || {
        let &[number, low] = code.get(place..)?.first_chunk()?;
        let opcode = Opcode(u16::from(number));
        let offset = place as u32;
        place += 2 + 2 * opcodes.caches(opcode);
        let arg = opcodes.operand(opcode).map(|_| u32::from(low) | extended);
        extended = match opcode {
            Opcode::EXTENDED_ARG => arg.unwrap_or(0) << 8,
            _ => 0,
        };
        Some(Decoded { offset, opcode, arg })
    })
}

/// Where an instruction jumps to, in bytes.
pub fn jump_target(decoded: &Decoded, opcodes: &Opcodes) -> Option<u32> {
    let end = decoded.offset + 2 + 2 * opcodes.caches(decoded.opcode) as u32;
    let distance = decoded.arg?.wrapping_mul(2);
    match opcodes.operand(decoded.opcode)? {
        Operand::JumpForward => Some(end.wrapping_add(distance)),
        Operand::JumpBackward | Operand::AsyncFor => Some(end.wrapping_sub(distance)),
        _ => None,
    }
}

struct Disassembly<'a> {
    code: &'a CodeObject,
    language: &'a Language,
    opcodes: &'a Opcodes,
    options: Options,
    instructions: Vec<Decoded>,
    entries: Vec<Entry>,
    /// The number of each label, by its offset in bytes.
    labels: BTreeMap<u32, usize>,
    positions: Positions,
    line_width: usize,
    label_width: usize,
    offset_width: usize,
}

impl<'a> Disassembly<'a> {
    fn new(code: &'a CodeObject, language: &'a Language, options: Options) -> Disassembly<'a> {
        let opcodes = &language.opcodes;
        let instructions: Vec<Decoded> = decode(&code.code, opcodes).collect();
        let entries: Vec<Entry> = exception_table::decode(&code.exceptiontable).collect();
        let mut labels = BTreeMap::new();
        for target in instructions.iter().filter_map(|one| jump_target(one, opcodes)) {
            labels.insert(target, 0);
        }
        for entry in &entries {
            for offset in [entry.start, entry.end, entry.target] {
                labels.insert(offset.wrapping_mul(2), 0);
            }
        }
        for (number, label) in (1..).zip(labels.values_mut()) {
            *label = number;
        }
        let positions = Positions::new(code);
        let line_width = if options.positions { positions.width() } else { positions.line_width() };
        let last_offset = code.code.len().saturating_sub(2).max(9999);
        Disassembly {
            code,
            language,
            opcodes,
            options,
            instructions,
            entries,
            label_width: 4 + labels.len().to_string().len(),
            labels,
            positions,
            line_width,
            offset_width: if options.offsets { last_offset.to_string().len() } else { 0 },
        }
    }

    fn write(&self, text: &mut String) {
        for instruction in &self.instructions {
            let argrepr = self.argrepr(instruction);
            let name = self.opcodes.name(instruction.opcode);
            self.line(text, instruction.offset, &name, instruction.arg, &argrepr);
            if self.options.caches {
                self.cache_lines(text, instruction);
            }
        }
        if !self.entries.is_empty() {
            text.push_str("ExceptionTable:\n");
        }
        for entry in &self.entries {
            let label = |offset: u32| self.labels.get(&offset.wrapping_mul(2)).unwrap_or(&0);
            let lasti = if entry.lasti { " lasti" } else { "" };
            let (start, end, target) = (label(entry.start), label(entry.end), label(entry.target));
            let _ = writeln!(text, "  L{start} to L{end} -> L{target} [{}]{lasti}", entry.depth);
        }
    }

    fn line(&self, text: &mut String, offset: u32, name: &str, arg: Option<u32>, argrepr: &str) {
        let mut fields: Vec<String> = Vec::with_capacity(7);
        let width = self.line_width;
        let starts = self.positions.line_starting_at(offset);
        if width > 0 {
            if starts.is_some() && offset > 0 {
                text.push('\n');
            }
            fields.push(match (self.options.positions, starts) {
                (true, _) => format!("{:width$}", self.positions.at(offset)),
                (false, Some(Some(line))) => format!("{line:>width$}"),
                (false, Some(None)) => format!("{NO_LINE:>width$}"),
                (false, None) => " ".repeat(width),
            });
        }
        let label = self.labels.get(&offset).map_or(String::new(), |label| format!("L{label}:"));
        fields.push(format!("{label:>0$}", self.label_width));
        if self.offset_width > 0 {
            fields.push(format!("{offset:>0$}  ", self.offset_width));
        }
        fields.push("   ".to_string());
        fields.push(format!("{name:NAME_WIDTH$}"));
        if let Some(arg) = arg {
            let excess = name.len().saturating_sub(NAME_WIDTH);
            fields.push(format!("{arg:>0$}", ARGUMENT_WIDTH.saturating_sub(excess)));
            if !argrepr.is_empty() {
                fields.push(format!("({argrepr})"));
            }
        }
        text.push_str(fields.join(" ").trim_end());
        text.push('\n');
    }

    /// A line for each unit of inline cache. In compiled code they are all zero.
    fn cache_lines(&self, text: &mut String, instruction: &Decoded) {
        let mut offset = instruction.offset;
        for (name, size) in self.opcodes.cache(instruction.opcode) {
            let size = usize::from(size);
            for place in 0..size {
                offset += 2;
                let argrepr = match place {
                    0 => format!("{name}: {}", self.cache_value(offset, size)),
                    _ => String::new(),
                };
                let mut line = String::new();
                self.line(&mut line, offset, "CACHE", Some(0), &argrepr);
                text.push_str(line.trim_start_matches('\n'));
            }
        }
    }

    fn cache_value(&self, offset: u32, size: usize) -> u64 {
        let start = offset as usize;
        let bytes = self.code.code.get(start..start + 2 * size).unwrap_or(&[]);
        bytes.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte))
    }

    fn argrepr(&self, instruction: &Decoded) -> String {
        if let Some(target) = jump_target(instruction, self.opcodes) {
            let is_async = instruction.opcode == Opcode::END_ASYNC_FOR;
            let label = self.labels.get(&target).copied().unwrap_or(0);
            return format!("{} L{label}", if is_async { "from" } else { "to" });
        }
        let explain = |arg| operands::explain(self.code, self.language, instruction.opcode, arg);
        instruction.arg.map_or(String::new(), explain)
    }
}

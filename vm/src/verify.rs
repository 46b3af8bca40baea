//! Checks of code that does not come from the compiler: a `.pyc` may hold anything.
//!
//! In comes a code object, out comes an error or the promise on which the evaluation loop relies:
//!
//! - every instruction is a known one of the base language and no specialised form, and its argument is in range;
//! - jumps, and the rows of the exception table, begin and end at instructions;
//! - at each instruction the stack has one height, whatever the path, between its bottom and `co_stacksize`;
//! - an empty slot (a null on the stack, a local without a value) reaches only instructions that expect one there;
//! - an instruction that raises leaves at least as much of the stack as its handler counts on;
//! - what stands behind a `FOR_ITER`'s loop and a `YIELD_VALUE` is what the machine looks for there.
//!
//! What *type* a value has (a list for `LIST_APPEND`, a cell for `LOAD_DEREF`) is not known here: handlers look, and
//! raise `SystemError`. The promise holds for the code that [`from_file`] returns, not for its input: there
//! borrowed loads have become ordinary ones, because nobody has shown that the local outlives the loan, and
//! caches are empty. Tests: at the end, and `tests/tests/hostile.rs`, which runs what passes.

mod flow;

use std::rc::Rc;

use compiler::assembler::location_table;
use compiler::code::{CodeObject, Constant};
use compiler::opcode::{Opcode, Opcodes, Role};
use compiler::operand::{Meaning, Operand, Table};

use crate::objects::code::{Handler, read_handlers};

/// Why code cannot run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyError {
    /// The code's name and the code unit.
    pub code: String,
    pub unit: usize,
    pub reason: &'static str,
}

impl std::fmt::Display for VerifyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let VerifyError { code, unit, reason } = self;
        write!(f, "bad bytecode in {code}, at {}: {reason}", 2 * unit)
    }
}

/// An instruction with its argument, and where the next one begins.
#[derive(Clone, Copy)]
struct Instruction {
    opcode: Opcode,
    argument: u32,
    /// The opcode's own unit, behind the prefixes.
    unit: usize,
    next: usize,
}

/// A code object, decoded.
struct Decoded<'a> {
    code: &'a CodeObject,
    opcodes: &'a Opcodes,
    /// By code unit; `None` inside of caches and behind prefixes.
    instructions: Vec<Option<Instruction>>,
    /// In order, and without overlaps.
    handlers: Vec<Handler>,
}

/// Code from a file, checked, and with loads that take references of their own.
pub fn from_file(code: &CodeObject, opcodes: &Opcodes) -> Result<Rc<CodeObject>, VerifyError> {
    Checker { opcodes, left: MOST_WORK }.code(code)
}

/// Checks code that this compiler made with an experiment's help, and that runs as it is; where it does not keep to the
/// promise, the line too.
pub fn compiled(code: &CodeObject, opcodes: &Opcodes) -> Result<(), (VerifyError, Option<i32>)> {
    let checked = decode(code, opcodes).and_then(|decoded| flow::check(&decoded));
    checked.map_err(|error| {
        let line = line_of(code, error.unit);
        (error, line)
    })?;
    let inner = code.consts.iter().filter_map(|constant| match constant {
        Constant::Code(inner) => Some(inner),
        _ => None,
    });
    inner.into_iter().try_for_each(|inner| compiled(inner, opcodes))
}

/// The line that a code unit comes from.
fn line_of(code: &CodeObject, unit: usize) -> Option<i32> {
    let mut behind = 0;
    let entries = location_table::decode(&code.linetable, code.firstlineno);
    let entry = entries.into_iter().find(|entry| {
        behind += entry.units as usize;
        unit < behind
    });
    entry?.location.map(|location| location.lineno)
}

/// How many bytes of code and constants are looked at: those that a file refers to more than once count each time,
/// so that a small file cannot stand for an endless program.
const MOST_WORK: usize = 1 << 26;

/// Goes through a code object and those among its constants.
struct Checker<'a> {
    opcodes: &'a Opcodes,
    left: usize,
}

impl Checker<'_> {
    fn code(&mut self, code: &CodeObject) -> Result<Rc<CodeObject>, VerifyError> {
        let decoded = decode(code, self.opcodes)?;
        self.spend(code, code.code.len())?;
        flow::check(&decoded)?;
        let mut checked = code.clone();
        checked.code = runnable(&decoded);
        checked.consts = self.constants(code, &code.consts)?;
        Ok(Rc::new(checked))
    }

    fn spend(&mut self, code: &CodeObject, work: usize) -> Result<(), VerifyError> {
        let reason = "more code and constants than a program has";
        let error = || VerifyError { code: code.name.to_string(), unit: 0, reason };
        self.left = self.left.checked_sub(work).ok_or_else(error)?;
        Ok(())
    }

    /// The constants, with those that are code or contain it checked.
    fn constants(
        &mut self,
        code: &CodeObject,
        constants: &[Constant],
    ) -> Result<Vec<Constant>, VerifyError> {
        self.spend(code, constants.len())?;
        constants.iter().map(|item| self.constant(code, item)).collect()
    }

    fn constant(&mut self, code: &CodeObject, item: &Constant) -> Result<Constant, VerifyError> {
        Ok(match item {
            Constant::Code(inner) => Constant::Code(self.code(inner)?),
            Constant::Tuple(items) => Constant::Tuple(self.constants(code, items)?.into()),
            Constant::FrozenSet(items) => Constant::FrozenSet(self.constants(code, items)?.into()),
            Constant::Slice(bounds) => {
                let mut checked = (**bounds).clone();
                for bound in &mut checked {
                    *bound = self.constant(code, bound)?;
                }
                Constant::Slice(Rc::new(checked))
            }
            other => other.clone(),
        })
    }
}

/// The bytecode with empty caches and owning loads.
fn runnable(decoded: &Decoded) -> Vec<u8> {
    let mut bytes = decoded.code.code.clone();
    for instruction in decoded.instructions.iter().flatten() {
        let owned = match instruction.opcode {
            Opcode::LOAD_FAST_BORROW => Opcode::LOAD_FAST,
            Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW => Opcode::LOAD_FAST_LOAD_FAST,
            other => other,
        };
        bytes[2 * instruction.unit] = owned.0 as u8;
        bytes[2 * (instruction.unit + 1)..2 * instruction.next].fill(0);
    }
    bytes
}

fn decode<'a>(code: &'a CodeObject, opcodes: &'a Opcodes) -> Result<Decoded<'a>, VerifyError> {
    let mut decoded = Decoded {
        code,
        opcodes,
        instructions: vec![None; code.code.len() / 2],
        handlers: Vec::new(),
    };
    decoded.shape()?;
    decoded.read_instructions()?;
    decoded.read_table()?;
    Ok(decoded)
}

/// What only a machine puts into code, while it runs.
const PUT_BY_MACHINE: [Opcode; 3] =
    [Opcode::INSTRUMENTED_INSTRUCTION, Opcode::INSTRUMENTED_LINE, Opcode::ENTER_EXECUTOR];

/// The most slots of a frame, and the most locals and stack together.
const MOST_SLOTS: usize = 1 << 20;

impl Decoded<'_> {
    fn error<T>(&self, unit: usize, reason: &'static str) -> Result<T, VerifyError> {
        Err(VerifyError { code: self.code.name.to_string(), unit, reason })
    }

    fn locals(&self) -> usize {
        self.code.localsplusnames.len()
    }

    /// The locals that a call fills.
    fn parameters(&self) -> usize {
        use compiler::code::flags::{VARARGS, VARKEYWORDS};
        let code = self.code;
        let stars = [VARARGS, VARKEYWORDS].iter().filter(|flag| code.flags & **flag != 0).count();
        (code.argcount as usize).saturating_add(code.kwonlyargcount as usize).saturating_add(stars)
    }

    /// Counts that have to fit together.
    fn shape(&self) -> Result<(), VerifyError> {
        let code = self.code;
        if code.code.is_empty() || !code.code.len().is_multiple_of(2) {
            return self.error(0, "no whole instructions");
        }
        if self.parameters() > self.locals() || code.posonlyargcount > code.argcount {
            return self.error(0, "more parameters than locals");
        }
        if self.locals() != code.localspluskinds.len() {
            return self.error(0, "names and kinds of locals differ in number");
        }
        if code.stacksize as usize > MOST_SLOTS || self.locals() > MOST_SLOTS {
            return self.error(0, "a frame too large");
        }
        Ok(())
    }

    fn read_instructions(&mut self) -> Result<(), VerifyError> {
        let bytes = self.code.code.chunks_exact(2);
        let units: Vec<(u16, u32)> =
            bytes.map(|unit| (u16::from(unit[0]), u32::from(unit[1]))).collect();
        let mut unit = 0;
        while unit < units.len() {
            let start = unit;
            let mut argument = units[unit].1;
            while Opcode(units[unit].0) == Opcode::EXTENDED_ARG {
                unit += 1;
                let Some((_, low)) = units.get(unit) else {
                    return self.error(start, "a prefix at the end");
                };
                argument = argument.wrapping_shl(8) | low;
            }
            let opcode = Opcode(units[unit].0);
            let known = match opcode.info() {
                Some(info) => info.role == Role::Real && !PUT_BY_MACHINE.contains(&opcode),
                None => self.opcodes.get_added(opcode).is_some(),
            };
            if !known {
                return self.error(start, "no opcode of the language");
            }
            let next = unit + 1 + self.opcodes.caches(opcode);
            if next > units.len() {
                return self.error(start, "an instruction without its caches");
            }
            self.operand(start, opcode, argument)?;
            self.instructions[start] = Some(Instruction { opcode, argument, unit, next });
            unit = next;
        }
        Ok(())
    }

    fn operand(&self, unit: usize, opcode: Opcode, argument: u32) -> Result<(), VerifyError> {
        let Some(operand) = self.opcodes.operand(opcode) else { return Ok(()) };
        let operands = &self.opcodes.operands;
        let parts = operands.info(operand).map_or(&[][..], |info| &info.parts);
        let indexes = parts.iter().filter_map(|part| match part.meaning {
            Meaning::Index(table) => Some(part.of(argument) < self.length(table)),
            Meaning::Number | Meaning::Word(_) => None,
        });
        let cells = operand != Operand::FreeVariables || argument <= self.length(Table::Locals);
        match cells && indexes.into_iter().all(|fits| fits) {
            true if operands.is_known(operand, argument) => Ok(()),
            _ => self.error(unit, "an argument out of range"),
        }
    }

    /// How many things a table of the code object has.
    fn length(&self, table: Table) -> u32 {
        let length = match table {
            Table::Consts => self.code.consts.len(),
            Table::Names => self.code.names.len(),
            Table::Locals => self.locals(),
        };
        u32::try_from(length).unwrap_or(u32::MAX)
    }

    /// Rows in order that begin and end at instructions.
    fn read_table(&mut self) -> Result<(), VerifyError> {
        self.handlers = read_handlers(&self.code.exceptiontable);
        let mut behind = 0;
        for row in &self.handlers {
            let (start, end) = (row.start as usize, row.end as usize);
            let whole =
                self.is_start(start) && (self.is_start(end) || end == self.instructions.len());
            if start < behind || end <= start || !whole || !self.is_start(row.target as usize) {
                return self.error(start, "a row of the exception table that fits no instructions");
            }
            behind = end;
        }
        Ok(())
    }

    fn is_start(&self, unit: usize) -> bool {
        matches!(self.instructions.get(unit), Some(Some(_)))
    }

    /// The row that covers the instruction beginning at a unit.
    fn handler(&self, unit: usize) -> Option<&Handler> {
        let behind = self.handlers.partition_point(|row| row.start as usize <= unit);
        let row = self.handlers.get(behind.checked_sub(1)?)?;
        (unit < row.end as usize).then_some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], stacksize: u32) -> Result<(), &'static str> {
        check_with_table(bytes, stacksize, &[])
    }

    /// Code with one constant, a name and two locals, the first of them a parameter.
    fn check_with_table(bytes: &[u8], stacksize: u32, table: &[u8]) -> Result<(), &'static str> {
        let code = CodeObject {
            argcount: 1,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            stacksize,
            flags: 0,
            code: bytes.to_vec(),
            consts: vec![Constant::None],
            names: vec!["name".into()],
            localsplusnames: vec!["given".into(), "unbound".into()],
            localspluskinds: vec![compiler::code::local_kinds::LOCAL; 2],
            filename: "f".into(),
            name: "n".into(),
            qualname: "n".into(),
            firstlineno: 1,
            linetable: Vec::new(),
            exceptiontable: table.to_vec(),
        };
        from_file(&code, &Opcodes::base()).map(drop).map_err(|error| error.reason)
    }

    const fn op(opcode: Opcode) -> u8 {
        opcode.0 as u8
    }

    const LOAD_CONST: u8 = op(Opcode::LOAD_CONST);
    const LOAD_FAST: u8 = op(Opcode::LOAD_FAST);
    const LIST_APPEND: u8 = op(Opcode::LIST_APPEND);
    const PUSH_NULL: u8 = op(Opcode::PUSH_NULL);
    const POP_TOP: u8 = op(Opcode::POP_TOP);
    const NOP: u8 = op(Opcode::NOP);
    const JUMP: u8 = op(Opcode::JUMP_BACKWARD_NO_INTERRUPT);
    const RETURN_VALUE: u8 = op(Opcode::RETURN_VALUE);
    const YIELD_VALUE: u8 = op(Opcode::YIELD_VALUE);
    const RESUME: u8 = op(Opcode::RESUME);

    #[test]
    fn sound_code_passes() {
        assert_eq!(check(&[LOAD_CONST, 0, RETURN_VALUE, 0], 1), Ok(()));
        assert_eq!(check(&[LOAD_FAST, 0, RETURN_VALUE, 0], 1), Ok(()));
        assert_eq!(check(&[PUSH_NULL, 0, POP_TOP, 0, JUMP, 3], 1), Ok(()));
        assert_eq!(check(&[LOAD_CONST, 0, YIELD_VALUE, 0, RESUME, 1, RETURN_VALUE, 0], 1), Ok(()));
    }

    #[test]
    fn unsound_code_does_not() {
        assert_eq!(check(&[RETURN_VALUE, 0], 1), Err("the stack runs empty"));
        assert_eq!(check(&[LOAD_CONST, 0], 1), Err("a way out of the code"));
        assert_eq!(check(&[LOAD_CONST, 1, RETURN_VALUE, 0], 1), Err("an argument out of range"));
        assert_eq!(
            check(&[LOAD_CONST, 0, RETURN_VALUE, 0], 0),
            Err("the stack grows beyond its size")
        );
        assert_eq!(check(&[200, 0], 1), Err("no opcode of the language"));
        for opcode in PUT_BY_MACHINE {
            let code = [op(opcode), 0, LOAD_CONST, 0, RETURN_VALUE, 0];
            assert_eq!(check(&code, 1), Err("no opcode of the language"));
        }
    }

    #[test]
    fn arguments_that_stand_for_nothing_are_refused() {
        // Three values are on the stack: enough for each of these.
        let verdict = |opcode: Opcode, argument: u32| {
            let [low, high] = [argument, argument >> 8].map(|byte| byte as u8);
            let load = [LOAD_CONST, 0];
            let extended = [op(Opcode::EXTENDED_ARG), high, op(opcode), low];
            let mut code = [&load[..], &load, &load, &extended].concat();
            code.resize(code.len() + 2 * Opcodes::base().caches(opcode), 0);
            code.extend([LOAD_CONST, 0, RETURN_VALUE, 0]);
            check(&code, 9)
        };
        let refused = Err("an argument out of range");
        let ranges = [
            (Opcode::CALL_INTRINSIC_1, 1, 11),
            (Opcode::CALL_INTRINSIC_2, 1, 5),
            (Opcode::LOAD_COMMON_CONSTANT, 0, 4),
            (Opcode::LOAD_SPECIAL, 0, 3),
            (Opcode::CONVERT_VALUE, 1, 3),
            (Opcode::GET_AWAITABLE, 0, 2),
            (Opcode::IS_OP, 0, 1),
            (Opcode::LOAD_SMALL_INT, 0, 255),
        ];
        for (opcode, least, most) in ranges {
            for argument in [0, 1, 2, 3, 4, 5, 6, 11, 12, 255, 256, 999] {
                let known = (least..=most).contains(&argument);
                assert_eq!(verdict(opcode, argument) != refused, known, "{opcode:?} {argument}");
            }
        }
        for argument in 0..40 {
            let known = [1, 2, 4, 8, 16].contains(&argument);
            let found = verdict(Opcode::SET_FUNCTION_ATTRIBUTE, argument);
            assert_eq!(found != refused, known, "{argument}");
            let conversion = argument >> 2;
            let found = verdict(Opcode::BUILD_INTERPOLATION, argument);
            assert_eq!(found != refused, conversion <= 3, "{argument}");
        }
    }

    #[test]
    fn empty_slots_stay_where_they_are_expected() {
        let empty = Err("an empty slot where a value is expected");
        assert_eq!(check(&[PUSH_NULL, 0, RETURN_VALUE, 0], 1), empty);
        assert_eq!(check(&[LOAD_FAST, 1, RETURN_VALUE, 0], 1), empty);
        assert_eq!(check(&[PUSH_NULL, 0, LOAD_CONST, 0, LIST_APPEND, 1, JUMP, 1], 2), empty);
    }

    #[test]
    fn paths_meet_with_the_same_stack() {
        let code = [NOP, 0, LOAD_CONST, 0, JUMP, 2];
        assert_eq!(check(&code, 100), Err("paths with different stacks meet"));
    }

    #[test]
    fn a_yield_stands_before_its_resume() {
        let code = [LOAD_CONST, 0, YIELD_VALUE, 0, RETURN_VALUE, 0];
        assert_eq!(check(&code, 1), Err("a YIELD_VALUE without its RESUME"));
        let delegating = [LOAD_CONST, 0, YIELD_VALUE, 0, RESUME, 2, RETURN_VALUE, 0];
        assert_eq!(check(&delegating, 1), Err("the stack runs empty"));
    }

    #[test]
    fn a_handler_counts_on_no_more_than_there_is() {
        let code = [RESUME, 0, LOAD_CONST, 0, RETURN_VALUE, 0, POP_TOP, 0, JUMP, 4];
        // start, length, target, depth and lasti
        assert_eq!(check_with_table(&code, 2, &[0, 1, 3, 0]), Ok(()));
        let shallow = Err("less on the stack than the handler counts on");
        assert_eq!(check_with_table(&code, 2, &[0, 1, 3, 2]), shallow);
        let misfit = Err("a row of the exception table that fits no instructions");
        assert_eq!(check_with_table(&code, 2, &[0, 9, 3, 0]), misfit);
        assert_eq!(check_with_table(&code, 2, &[0, 1, 13, 0]), misfit);
    }
}

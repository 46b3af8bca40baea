//! The first instruction in which two code objects of one text differ.

use std::rc::Rc;

use compiler::assembler::location_table;
use compiler::code::{CodeObject, Constant};
use compiler::disassembler::decode;
use compiler::marshal;
use compiler::opcode::Opcodes;

use super::Side;
use super::tree::Difference;

/// The first difference; `None` where both are written to a `.pyc` as the same bytes, but for its head.
pub fn difference(
    (old, before): (CodeObject, &Side<'_>),
    (new, after): (CodeObject, &Side<'_>),
) -> Option<Difference> {
    let (old, new) = (Rc::new(old), Rc::new(new));
    let bytes = |code: &Rc<CodeObject>| marshal::dumps(&Constant::Code(Rc::clone(code)));
    if bytes(&old) == bytes(&new) {
        return None;
    }
    let opcodes = (&before.language.opcodes, &after.language.opcodes);
    let mut pairs = vec![(old, new)];
    while let Some((old, new)) = pairs.pop() {
        if let Some(found) = of_instructions((&old, &new), opcodes) {
            return Some(found);
        }
        let inner = |code: &CodeObject| {
            let found = code.consts.iter().filter_map(|constant| match constant {
                Constant::Code(inner) => Some(Rc::clone(inner)),
                _ => None,
            });
            found.collect::<Vec<_>>()
        };
        let (left, right) = (inner(&old), inner(&new));
        if left.len() != right.len() || own_parts(&old) != own_parts(&new) {
            let cause = "the same instructions with other tables".to_string();
            return Some(Difference { cause, line: first_line(&old) });
        }
        pairs.extend(left.into_iter().zip(right).rev());
    }
    // Only what is the same to `==` is left, such as 0.0 and -0.0.
    Some(Difference { cause: "a constant differs".to_string(), line: 0 })
}

/// The first instruction that differs.
fn of_instructions(
    (old, new): (&CodeObject, &CodeObject),
    (before, after): (&Opcodes, &Opcodes),
) -> Option<Difference> {
    let mut left = decode(&old.code, before);
    let mut right = decode(&new.code, after);
    loop {
        let (one, two) = (left.next(), right.next());
        let name = |opcodes: &Opcodes, one| opcodes.name(one);
        let (cause, offset) = match (one, two) {
            (None, None) => return None,
            (Some(one), Some(two)) if one == two => continue,
            (Some(one), Some(two)) => {
                let (old, new) = (name(before, one.opcode), name(after, two.opcode));
                match old == new {
                    true => (format!("{old} has another argument"), one.offset),
                    false => (format!("{old} becomes {new}"), one.offset),
                }
            }
            (Some(one), None) => (format!("{} is gone", name(before, one.opcode)), one.offset),
            (None, Some(two)) => {
                let end = u32::try_from(old.code.len().saturating_sub(2)).unwrap_or(0);
                (format!("{} is added", name(after, two.opcode)), end)
            }
        };
        return Some(Difference { cause, line: line_of(old, offset) });
    }
}

/// What of a code object is neither instructions nor other code objects.
fn own_parts(code: &CodeObject) -> CodeObject {
    let consts = code.consts.iter().filter(|constant| !matches!(constant, Constant::Code(_)));
    CodeObject { consts: consts.cloned().collect(), ..code.clone() }
}

/// The line of the instruction at an offset in bytes.
fn line_of(code: &CodeObject, offset: u32) -> u32 {
    let mut unit = 0;
    let found = location_table::decode(&code.linetable, code.firstlineno).find(|entry| {
        unit += entry.units;
        unit > offset / 2
    });
    let line = found.and_then(|entry| entry.location).map(|location| location.lineno);
    line.and_then(|line| u32::try_from(line).ok())
        .filter(|&line| line > 0)
        .unwrap_or_else(|| first_line(code))
}

fn first_line(code: &CodeObject) -> u32 {
    u32::try_from(code.firstlineno).unwrap_or(0)
}

//! What the arguments of instructions mean, in the words of `dis`.

use crate::code::CodeObject;
use crate::language::Language;
use crate::opcode::Opcode;
use crate::operand::{Operand, Table, part};
use crate::text::PyText;

/// What an instruction's argument means; empty where the number says it all.
pub fn explain(code: &CodeObject, language: &Language, opcode: Opcode, arg: u32) -> String {
    let Some(operand) = language.opcodes.operand(opcode) else { return String::new() };
    let name = |index: u32| text_at(&code.names, index);
    let local = |index: u32| text_at(&code.localsplusnames, index);
    match operand {
        Operand::Const => {
            code.consts.get(arg as usize).map_or(String::new(), |constant| constant.to_string())
        }
        Operand::Name => name(arg),
        Operand::Global => {
            let (name, null) = (name(part::global::NAME.of(arg)), part::global::NULL.is_set(arg));
            with(name, null, "NULL")
        }
        Operand::Attr => {
            let (name, method) = (name(part::attr::NAME.of(arg)), part::attr::METHOD.is_set(arg));
            with(name, method, "NULL|self")
        }
        Operand::SuperAttr => {
            let method = part::super_attr::METHOD.is_set(arg);
            with(name(part::super_attr::NAME.of(arg)), method, "NULL|self")
        }
        Operand::Local | Operand::Deref => local(arg),
        Operand::LocalPair => {
            let (first, second) = (part::local_pair::FIRST, part::local_pair::SECOND);
            format!("{}, {}", local(first.of(arg)), local(second.of(arg)))
        }
        Operand::CompareOp => {
            let number = part::compare_op::COMPARISON.of(arg);
            let symbol = language.operators.symbol_of(opcode, number);
            if part::compare_op::TO_BOOL.is_set(arg) { format!("bool({symbol})") } else { symbol }
        }
        Operand::BinaryOp => language.operators.symbol_of(opcode, arg),
        // `dis` takes every number but 0 for the inverted test.
        Operand::Invert => language.operators.symbol_of(opcode, arg.min(1)),
        _ => {
            let operands = &language.opcodes.operands;
            let entry = |table: Table, index: u32| match table {
                Table::Consts => code.consts.get(index as usize).map(|one| one.to_string()),
                Table::Names => Some(name(index)).filter(|text| !text.is_empty()),
                Table::Locals => Some(local(index)).filter(|text| !text.is_empty()),
            };
            let parts = operands.shown_parts(operand, arg, &entry);
            if parts.is_empty() { operands.shown(operand, arg) } else { parts }
        }
    }
}

fn text_at(names: &[PyText], index: u32) -> String {
    names.get(index as usize).map_or(String::new(), |name| name.to_string())
}

/// A name, and what is pushed with it.
fn with(name: String, is_pushed: bool, what: &str) -> String {
    if is_pushed && !name.is_empty() { format!("{name} + {what}") } else { name }
}

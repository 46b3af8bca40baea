//! The flow graph as text, for people: blocks, what leads out of them, instructions with their lines.
//!
//! ```text
//! block 0 -> 2, 1
//!     1  LOAD_NAME            0 (a)
//!     1  POP_JUMP_IF_FALSE    -> 2
//! ```

use std::fmt::Write;

use crate::opcode::Opcodes;
use crate::operand::{Operand, Table, part};
use crate::text::PyText;

use super::Unit;
use super::graph::{Block, CfgInstruction, Graph};

/// The graph, block by block in program order.
pub fn render(graph: &Graph, unit: &Unit) -> String {
    let opcodes = unit.opcodes;
    let operand = |instruction: &CfgInstruction| explain(instruction, unit);
    let mut text = String::new();
    for id in graph.order() {
        let block = graph.block(id);
        heading(&mut text, id.0, block);
        for instruction in &block.instructions {
            line(&mut text, instruction, opcodes, &operand);
        }
    }
    text
}

fn heading(text: &mut String, number: u32, block: &Block) {
    let _ = write!(text, "block {number}");
    if let Some(depth) = block.start_depth {
        let _ = write!(text, " depth {depth}");
    }
    for (is_set, word) in
        [(block.is_handler, " handler"), (block.preserve_lasti, " lasti"), (block.is_cold, " cold")]
    {
        if is_set {
            text.push_str(word);
        }
    }
    let targets = block.instructions.iter().filter_map(|instruction| instruction.target);
    let next = if block.falls_through() { block.next } else { None };
    let successors: Vec<String> = targets.chain(next).map(|id| id.0.to_string()).collect();
    if !successors.is_empty() {
        let _ = write!(text, " -> {}", successors.join(", "));
    }
    text.push('\n');
}

fn line(
    text: &mut String,
    instruction: &CfgInstruction,
    opcodes: &Opcodes,
    operand: &dyn Fn(&CfgInstruction) -> Option<String>,
) {
    let CfgInstruction { opcode, oparg, target, handler, location } = instruction;
    let line = if location.has_line() { location.lineno.to_string() } else { "-".to_string() };
    let name = opcodes.name(*opcode);
    let mut rest = String::new();
    if let Some(target) = target {
        let _ = write!(rest, "-> {}", target.0);
    } else if opcodes.operand(*opcode).is_some() {
        let _ = write!(rest, "{oparg}");
        if let Some(meaning) = operand(instruction) {
            let _ = write!(rest, " ({meaning})");
        }
    }
    if let Some(handler) = handler {
        let _ = write!(rest, "  ! {}", handler.0);
    }
    let _ = writeln!(text, "{}", format!("{line:>6}  {name:<28} {rest}").trim_end());
}

/// The constant or the names that an argument stands for.
fn explain(instruction: &CfgInstruction, unit: &Unit) -> Option<String> {
    let variables = &unit.variables;
    let oparg = instruction.oparg;
    let local = |index: u32| variables.locals.get(index as usize).map(PyText::to_string);
    let name = |index: u32| unit.names.get(index as usize).map(PyText::to_string);
    match unit.opcodes.operand(instruction.opcode)? {
        Operand::Const if (oparg as usize) < unit.constants.len() => {
            Some(unit.constants.get(oparg).to_string())
        }
        Operand::Name => name(oparg),
        Operand::Global => name(part::global::NAME.of(oparg)),
        Operand::Attr => name(part::attr::NAME.of(oparg)),
        Operand::SuperAttr => name(part::super_attr::NAME.of(oparg)),
        Operand::Local => local(oparg),
        Operand::LocalPair => {
            let (first, second) = (part::local_pair::FIRST, part::local_pair::SECOND);
            Some(format!("{}, {}", local(first.of(oparg))?, local(second.of(oparg))?))
        }
        operand => {
            let entry = |table: Table, index: u32| match table {
                Table::Consts if (index as usize) < unit.constants.len() => {
                    Some(unit.constants.get(index).to_string())
                }
                Table::Consts => None,
                Table::Names => name(index),
                Table::Locals => local(index),
            };
            let parts = unit.opcodes.operands.shown_parts(operand, oparg, &entry);
            Some(parts).filter(|text| !text.is_empty())
        }
    }
}

//! The flow graph as text, for people: blocks, what leads out of them, instructions with their lines.
//!
//! ```text
//! block 0 -> 2, 1
//!     1  LOAD_NAME            0 (a)
//!     1  POP_JUMP_IF_FALSE    -> 2
//! ```

use std::fmt::Write;

use crate::opcode::Opcodes;

use super::graph::{Block, CfgInstruction, Graph};

/// The graph, block by block in program order. `operand` explains an argument where it can.
pub fn render(
    graph: &Graph,
    opcodes: &Opcodes,
    operand: &dyn Fn(&CfgInstruction) -> Option<String>,
) -> String {
    let mut text = String::new();
    for id in graph.order() {
        let block = graph.block(id);
        heading(&mut text, id.0, block);
        for instruction in &block.instructions {
            line(&mut text, instruction, opcodes, operand);
        }
    }
    text
}

fn heading(text: &mut String, number: u32, block: &Block) {
    let _ = write!(text, "block {number}");
    if let Some(depth) = block.start_depth {
        let _ = write!(text, " depth {depth}");
    }
    for (is_set, word) in [
        (block.is_handler, " handler"),
        (block.preserve_lasti, " lasti"),
        (block.is_cold, " cold"),
    ] {
        if is_set {
            text.push_str(word);
        }
    }
    let target = block.last().and_then(|last| last.target);
    let next = if block.falls_through() { block.next } else { None };
    let successors: Vec<String> =
        target.into_iter().chain(next).map(|id| id.0.to_string()).collect();
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

//! Finds the deepest that the evaluation stack gets, and how deep it is where each block starts.
//!
//! ```text
//! block 0 (0):  LOAD_FAST a, LOAD_FAST b, POP_JUMP_IF_FALSE -> 2     at most 2
//! block 1 (1):  ...                                                  entered with 1
//! block 2 (1):  ...
//! ```
//!
//! Every way to a block has to come with the same depth.

use super::graph::{BlockId, Graph};
use super::{FlowError, Unit};

use crate::opcode::Opcode;

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    for block in &mut graph.blocks {
        block.start_depth = None;
    }
    let mut todo = Vec::new();
    enter(graph, Graph::ENTRY, 0, &mut todo)?;
    let mut deepest = 0;
    while let Some(id) = todo.pop() {
        deepest = deepest.max(walk(graph, unit, id, &mut todo)?);
    }
    unit.stack_size = deepest;
    Ok(())
}

/// The deepest that the stack gets before an instruction of a block.
fn walk(
    graph: &mut Graph,
    unit: &Unit,
    id: BlockId,
    todo: &mut Vec<BlockId>,
) -> Result<u32, FlowError> {
    let mut depth = graph.block(id).start_depth.unwrap_or(0);
    let mut deepest = 0;
    for place in 0..graph.block(id).instructions.len() {
        let instruction = graph.block(id).instructions[place];
        let after = effect(unit, instruction.opcode, instruction.oparg, depth)?;
        deepest = deepest.max(depth);
        // END_ASYNC_FOR names the SEND of its loop, and never goes there.
        if unit.opcodes.has_target(instruction.opcode) && instruction.opcode != Opcode::END_ASYNC_FOR
        {
            let target = instruction.target.ok_or(FlowError::MissingTarget)?;
            enter(graph, target, after, todo)?;
        }
        // What a handler finds on the stack is not there where it is set up.
        if !instruction.opcode.is_block_push() {
            depth = after;
        }
        if instruction.opcode.ends_flow() {
            return Ok(deepest);
        }
    }
    if let Some(next) = graph.block(id).next {
        enter(graph, next, depth, todo)?;
    }
    Ok(deepest)
}

/// The depth after an instruction.
fn effect(unit: &Unit, opcode: Opcode, oparg: u32, depth: u32) -> Result<u32, FlowError> {
    let popped = unit.opcodes.popped(opcode, oparg);
    let pushed = unit.opcodes.pushed(opcode, oparg);
    let (Some(popped), Some(pushed)) = (popped, pushed) else {
        return Err(FlowError::UnknownEffect(opcode.0));
    };
    depth.checked_add_signed(pushed - popped).ok_or(FlowError::StackUnderflow)
}

fn enter(
    graph: &mut Graph,
    id: BlockId,
    depth: u32,
    todo: &mut Vec<BlockId>,
) -> Result<(), FlowError> {
    match graph.block_mut(id).start_depth.replace(depth) {
        None => todo.push(id),
        Some(before) if before != depth => return Err(FlowError::InconsistentDepth),
        Some(_) => {}
    }
    Ok(())
}

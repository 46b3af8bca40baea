//! Removes what has no effect: `NOP`s that hold no line of their own, jumps to what comes next anyway,
//! and values pushed only to be popped.
//!
//! ```text
//! 3  NOP                          LOAD_CONST  1             JUMP  L1
//! 3  LOAD_NAME  a      =>  3 LOAD_NAME                      L1: ...
//!                                 POP_TOP      =>  (none)               =>  L1: ...
//! ```

use crate::instruction::SourceLocation;
use crate::opcode::Opcode;

use super::graph::{BlockId, CfgInstruction, Graph};
use super::{FlowError, Unit};

/// Removes redundant `NOP`s and jumps until there are none.
pub fn nops_and_jumps(graph: &mut Graph, _unit: &mut Unit) -> Result<(), FlowError> {
    while remove_nops(graph) + remove_jumps(graph)? > 0 {}
    Ok(())
}

/// Removes redundant `NOP`s, and the pairs of a load and a `POP_TOP`.
pub fn pairs(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    while remove_pairs(graph, unit) {}
    Ok(())
}

/// Removes redundant `NOP`s from all blocks, and tells how many.
pub fn remove_nops(graph: &mut Graph) -> usize {
    let mut removed = 0;
    let mut next = Some(Graph::ENTRY);
    while let Some(id) = next {
        removed += remove_nops_of(graph, id);
        next = graph.block(id).next;
    }
    removed
}

fn remove_nops_of(graph: &mut Graph, id: BlockId) -> usize {
    let block = graph.block(id);
    if !block.instructions.iter().any(|instruction| instruction.opcode == Opcode::NOP) {
        return 0;
    }
    let line_after = line_after_block(graph, id);
    let mut instructions = std::mem::take(&mut graph.block_mut(id).instructions);
    let before = instructions.len();
    let mut kept = 0;
    let mut previous_line = -1;
    for place in 0..before {
        let instruction = instructions[place];
        if instruction.opcode == Opcode::NOP
            && is_redundant(&mut instructions, place, previous_line, line_after)
        {
            continue;
        }
        previous_line = instruction.location.lineno;
        instructions[kept] = instruction;
        kept += 1;
    }
    instructions.truncate(kept);
    graph.block_mut(id).instructions = instructions;
    before - kept
}

/// Whether a `NOP` is not needed for its line. The instruction behind it may inherit its location.
fn is_redundant(
    instructions: &mut [CfgInstruction],
    place: usize,
    previous_line: i32,
    line_after: Option<i32>,
) -> bool {
    let location = instructions[place].location;
    let line = location.lineno;
    if line < 0 || line == previous_line {
        return true;
    }
    match instructions.get_mut(place + 1) {
        None => line_after == Some(line),
        Some(next) if next.location.lineno == line => true,
        Some(next) if next.location.lineno < 0 => {
            next.location = location;
            true
        }
        Some(_) => false,
    }
}

/// The line of the first instruction, in the blocks behind `id`, that will not be removed.
fn line_after_block(graph: &Graph, id: BlockId) -> Option<i32> {
    let next = graph.next_nonempty(graph.block(id).next)?;
    let mut instructions = graph.block(next).instructions.iter();
    let first = instructions
        .find(|instruction| instruction.opcode != Opcode::NOP || instruction.location.has_line());
    Some(first.map_or(SourceLocation::NONE.lineno, |first| first.location.lineno))
}

/// Removes the jumps to the block that comes next, and tells how many.
fn remove_jumps(graph: &mut Graph) -> Result<usize, FlowError> {
    let mut removed = 0;
    let mut next = Some(Graph::ENTRY);
    while let Some(id) = next {
        next = graph.block(id).next;
        let last = graph.block(id).last().filter(|last| last.opcode.is_unconditional_jump());
        let Some(jump) = last else { continue };
        let target = graph.next_nonempty(jump.target).ok_or(FlowError::MissingTarget)?;
        if graph.next_nonempty(next) == Some(target) {
            if let Some(jump) = graph.block_mut(id).instructions.last_mut() {
                jump.become_nop();
                jump.target = None;
            }
            removed += 1;
        }
    }
    Ok(removed)
}

fn remove_pairs(graph: &mut Graph, unit: &Unit) -> bool {
    let mut changed = false;
    // The instruction before, where control comes only from there.
    let mut previous: Option<(BlockId, usize)> = None;
    let mut next = Some(Graph::ENTRY);
    while let Some(id) = next {
        remove_nops_of(graph, id);
        if graph.block(id).label.is_some() {
            previous = None;
        }
        for place in 0..graph.block(id).instructions.len() {
            if graph.block(id).instructions[place].opcode == Opcode::POP_TOP
                && let Some((block, index)) = previous
                && is_mere_load(&graph.block(block).instructions[index])
            {
                graph.block_mut(block).instructions[index].become_nop();
                graph.block_mut(id).instructions[place].become_nop();
                changed = true;
            }
            previous = Some((id, place));
        }
        let block = graph.block(id);
        let jumps = previous.is_some_and(|(block, index)| {
            unit.opcodes.has_jump(graph.block(block).instructions[index].opcode)
        });
        if jumps || !block.falls_through() {
            previous = None;
        }
        next = block.next;
    }
    changed
}

/// Whether an instruction pushes a value and does nothing else.
fn is_mere_load(instruction: &CfgInstruction) -> bool {
    match instruction.opcode {
        Opcode::LOAD_CONST | Opcode::LOAD_SMALL_INT => true,
        Opcode::COPY => instruction.oparg == 1,
        _ => false,
    }
}

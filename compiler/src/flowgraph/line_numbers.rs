//! Gives the instructions without a line one, so that a frame that is left has the right `f_lineno`.
//!
//! ```text
//! 3  POP_JUMP_IF_FALSE  L1           3  POP_JUMP_IF_FALSE  L1'
//! 5  JUMP               L1           5  JUMP               L1
//! -  L1: LOAD_CONST  None      =>    5  L1:  LOAD_CONST  None, RETURN_VALUE
//! -      RETURN_VALUE                3  L1': LOAD_CONST  None, RETURN_VALUE
//! ```
//!
//! Exits without a line that several jumps lead to are copied for each; then lines run forward, within
//! a block and into a block with one way in.

use crate::instruction::SourceLocation;
use crate::opcode::flags;

use super::graph::{Block, BlockId, Graph};
use super::{FlowError, Unit};

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    duplicate_exits(graph, unit);
    propagate(graph, unit);
    Ok(())
}

/// Whether a block leaves the scope, or looks for signals, and has no line to show for it.
fn is_exit_without_line(block: &Block) -> bool {
    let has_eval_break = || {
        block.instructions.iter().any(|instruction| {
            instruction.opcode.info()
                .is_some_and(|info| info.flags & flags::EVAL_BREAK != 0)
        })
    };
    (block.exits_scope() || has_eval_break()) && block.has_no_line()
}

fn duplicate_exits(graph: &mut Graph, unit: &Unit) {
    let mut next_label = graph.free_label();
    let mut next = Some(Graph::ENTRY);
    while let Some(id) = next {
        if let Some(target) = shared_exit_after(graph, unit, id) {
            let copy = copy_exit(graph, id, target, next_label);
            graph.insert_after(target, copy);
            next_label += 1;
        }
        next = graph.block(id).next;
    }
    let order: Vec<BlockId> = graph.order().collect();
    for id in order {
        if let Some(next) = graph.fallthrough(id)
            && is_exit_without_line(graph.block(next))
            && let Some(location) = graph.block(id).last().map(|last| last.location)
        {
            graph.block_mut(next).instructions[0].location = location;
        }
    }
}

/// The exit that a block's jump leads to, where others lead there too.
fn shared_exit_after(graph: &Graph, unit: &Unit, id: BlockId) -> Option<BlockId> {
    let last = graph.block(id).last().filter(|last| unit.opcodes.has_jump(last.opcode))?;
    let target = graph.next_nonempty(last.target)?;
    let block = graph.block(target);
    (is_exit_without_line(block) && block.predecessors > 1).then_some(target)
}

fn copy_exit(graph: &mut Graph, from: BlockId, target: BlockId, label: u32) -> BlockId {
    let mut instructions = graph.block(target).instructions.clone();
    if let (Some(first), Some(last)) = (instructions.first_mut(), graph.block(from).last()) {
        first.location = last.location;
    }
    let copy = graph.add(Block {
        instructions,
        label: Some(label),
        predecessors: 1,
        ..Block::default()
    });
    graph.block_mut(target).predecessors -= 1;
    if let Some(last) = graph.block_mut(from).instructions.last_mut() {
        last.target = Some(copy);
    }
    copy
}

fn propagate(graph: &mut Graph, unit: &Unit) {
    let order: Vec<BlockId> = graph.order().collect();
    for id in order {
        if graph.block(id).instructions.is_empty() {
            continue;
        }
        let mut location = SourceLocation::NONE;
        for instruction in &mut graph.block_mut(id).instructions {
            if instruction.location.lineno == SourceLocation::NONE.lineno {
                instruction.location = location;
            } else {
                location = instruction.location;
            }
        }
        if let Some(next) = graph.fallthrough(id) {
            inherit(graph.block_mut(next), location);
        }
        let last = graph.block(id).last().filter(|last| unit.opcodes.has_jump(last.opcode));
        if let Some(target) = last.and_then(|last| last.target) {
            inherit(graph.block_mut(target), location);
        }
    }
}

/// The first instruction of a block with one way in takes the line of that way.
fn inherit(block: &mut Block, location: SourceLocation) {
    if block.predecessors == 1
        && let Some(first) = block.instructions.first_mut()
        && first.location.lineno == SourceLocation::NONE.lineno
    {
        first.location = location;
    }
}

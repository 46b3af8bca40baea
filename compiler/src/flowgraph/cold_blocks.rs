//! Moves the blocks that only exceptions lead to behind all others.
//!
//! ```text
//! try body                try body
//! handler (cold)    =>    what comes after
//! what comes after        handler (cold), JUMP back
//! ```

use crate::instruction::SourceLocation;
use crate::opcode::Opcode;

use super::graph::{Block, BlockId, CfgInstruction, Graph};
use super::{FlowError, Unit, redundant};

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    if graph.block(Graph::ENTRY).next.is_none() {
        return Ok(());
    }
    mark_warm(graph, unit);
    mark_cold(graph, unit);
    add_explicit_jumps(graph);
    if move_to_end(graph) {
        redundant::nops_and_jumps(graph, unit)?;
    }
    Ok(())
}

fn mark_warm(graph: &mut Graph, unit: &Unit) {
    graph.clear_visited();
    graph.visit(Graph::ENTRY);
    let mut todo = vec![Graph::ENTRY];
    while let Some(id) = todo.pop() {
        graph.block_mut(id).is_warm = true;
        for successor in successors(graph, unit, id) {
            if graph.visit(successor) {
                todo.push(successor);
            }
        }
    }
}

fn mark_cold(graph: &mut Graph, unit: &Unit) {
    graph.clear_visited();
    let mut todo: Vec<BlockId> =
        graph.order().filter(|&id| graph.block(id).is_handler).collect();
    for &id in &todo {
        graph.visit(id);
    }
    while let Some(id) = todo.pop() {
        graph.block_mut(id).is_cold = true;
        for successor in successors(graph, unit, id) {
            if !graph.block(successor).is_warm && graph.visit(successor) {
                todo.push(successor);
            }
        }
    }
}

/// The blocks that control goes to from `id`, exceptions aside.
fn successors(graph: &Graph, unit: &Unit, id: BlockId) -> impl Iterator<Item = BlockId> + use<> {
    let last = graph.block(id).last().filter(|last| unit.opcodes.has_jump(last.opcode));
    let target = last.and_then(|last| last.target);
    graph.fallthrough(id).into_iter().chain(target)
}

/// A cold block that falls into a warm one will no longer be in front of it.
fn add_explicit_jumps(graph: &mut Graph) {
    let mut next_label = graph.free_label();
    let order: Vec<BlockId> = graph.order().collect();
    for id in order {
        let Some(warm) = graph.fallthrough(id) else { continue };
        if !graph.block(id).is_cold || !graph.block(warm).is_warm {
            continue;
        }
        graph.block_mut(warm).label.get_or_insert_with(|| {
            next_label += 1;
            next_label - 1
        });
        let jump = CfgInstruction {
            target: Some(warm),
            ..CfgInstruction::new(Opcode::JUMP_NO_INTERRUPT, 0, SourceLocation::NONE)
        };
        let block = graph.add(Block {
            instructions: vec![jump],
            is_cold: true,
            predecessors: 1,
            ..Block::default()
        });
        graph.insert_after(id, block);
    }
}

/// Whether there were cold blocks.
fn move_to_end(graph: &mut Graph) -> bool {
    let order: Vec<BlockId> = graph.order().collect();
    let (cold, warm): (Vec<_>, Vec<_>) = order.into_iter().partition(|&id| graph.block(id).is_cold);
    let order: Vec<BlockId> = warm.into_iter().chain(cold.iter().copied()).collect();
    for (place, &id) in order.iter().enumerate() {
        graph.block_mut(id).next = order.get(place + 1).copied();
    }
    !cold.is_empty()
}

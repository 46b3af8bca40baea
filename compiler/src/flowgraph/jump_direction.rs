//! Conditional jumps only go forward: one that goes back becomes its opposite around a jump back.
//!
//! ```text
//! L1: ...                          L1: ...
//!     POP_JUMP_IF_TRUE  L1   =>        POP_JUMP_IF_FALSE  L2
//!     ...                              NOT_TAKEN
//!                                      JUMP  L1
//!                                  L2: ...
//! ```
//!
//! `NOT_TAKEN` marks the way that a conditional jump does not take, for monitoring.

use crate::opcode::Opcode;

use super::graph::{Block, BlockId, CfgInstruction, Graph};
use super::{FlowError, Unit};

pub fn run(graph: &mut Graph, _unit: &mut Unit) -> Result<(), FlowError> {
    graph.clear_visited();
    let mut next = Some(Graph::ENTRY);
    while let Some(id) = next {
        graph.visit(id);
        direct(graph, id)?;
        next = graph.block(id).next;
    }
    Ok(())
}

fn direct(graph: &mut Graph, id: BlockId) -> Result<(), FlowError> {
    let Some(&jump) = graph.block(id).last() else { return Ok(()) };
    let opposite = match jump.opcode {
        Opcode::POP_JUMP_IF_NOT_NONE => Opcode::POP_JUMP_IF_NONE,
        Opcode::POP_JUMP_IF_NONE => Opcode::POP_JUMP_IF_NOT_NONE,
        Opcode::POP_JUMP_IF_FALSE => Opcode::POP_JUMP_IF_TRUE,
        Opcode::POP_JUMP_IF_TRUE => Opcode::POP_JUMP_IF_FALSE,
        _ => return Ok(()),
    };
    let target = jump.target.ok_or(FlowError::MissingTarget)?;
    let not_taken = CfgInstruction::new(Opcode::NOT_TAKEN, 0, jump.location);
    // Blocks that come later have not been visited.
    if !graph.block(target).visited {
        graph.block_mut(id).instructions.push(not_taken);
        return Ok(());
    }
    let back = CfgInstruction {
        target: Some(target),
        ..CfgInstruction::new(Opcode::JUMP, 0, jump.location)
    };
    let next = graph.block(id).next;
    if let Some(jump) = graph.block_mut(id).instructions.last_mut() {
        jump.opcode = opposite;
        jump.target = next;
    }
    let block = graph.add(Block {
        instructions: vec![not_taken, back],
        start_depth: graph.block(target).start_depth,
        is_cold: graph.block(id).is_cold,
        ..Block::default()
    });
    graph.insert_after(id, block);
    Ok(())
}

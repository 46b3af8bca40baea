//! Copies small exits, and blocks without a line, to where they are jumped to.
//!
//! ```text
//!     JUMP  L1                NOP
//!     ...              =>     LOAD_CONST  None
//! L1: LOAD_CONST  None        RETURN_VALUE
//!     RETURN_VALUE            ...
//! ```
//!
//! Then each exit has the line of the statement that leads to it.

use crate::opcode::Opcode;

use super::graph::{BlockId, Graph};
use super::{FlowError, Unit};

/// The longest exit that is copied.
const MAX_COPY_SIZE: usize = 4;

pub fn run(graph: &mut Graph, _unit: &mut Unit) -> Result<(), FlowError> {
    // Every change removes a jump, so this comes to an end.
    loop {
        let mut changed = false;
        let mut next = Some(Graph::ENTRY);
        while let Some(id) = next {
            changed |= inline_into(graph, id);
            next = graph.block(id).next;
        }
        if !changed {
            return Ok(());
        }
    }
}

fn inline_into(graph: &mut Graph, id: BlockId) -> bool {
    let Some(jump) = graph.block(id).last().filter(|last| last.opcode.is_unconditional_jump()) else {
        return false;
    };
    let (removed, Some(target_id)) = (jump.opcode, jump.target) else { return false };
    let target = graph.block(target_id);
    let is_small_exit = target.exits_scope() && target.instructions.len() <= MAX_COPY_SIZE;
    let is_lineless = target.has_no_line() && !target.falls_through();
    if !is_small_exit && !is_lineless {
        return false;
    }
    let copy = target.instructions.clone();
    let instructions = &mut graph.block_mut(id).instructions;
    if let Some(jump) = instructions.last_mut() {
        jump.become_nop();
        jump.target = None;
    }
    instructions.extend(copy);
    if is_lineless
        && removed == Opcode::JUMP
        && let Some(last) = instructions.last_mut()
        && last.opcode.is_unconditional_jump()
    {
        // The check for signals that the removed jump made must not be lost.
        last.opcode = Opcode::JUMP;
    }
    let target = graph.block_mut(target_id);
    target.predecessors = target.predecessors.saturating_sub(1);
    true
}

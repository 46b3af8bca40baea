//! Replaces pseudo opcodes by real ones.
//!
//! ```text
//! JUMP_IF_FALSE  L1                SETUP_FINALLY  H     =>   NOP
//! =>  COPY  1                      LOAD_CLOSURE  c      =>   LOAD_FAST  c
//!     TO_BOOL                      STORE_FAST_MAYBE_NULL => STORE_FAST
//!     POP_JUMP_IF_FALSE  L1
//! ```

use crate::opcode::Opcode;

use super::graph::{CfgInstruction, Graph};
use super::{FlowError, Unit, redundant};

/// `and` and `or` keep the value that decided.
pub fn conditional_jumps(graph: &mut Graph, _unit: &mut Unit) -> Result<(), FlowError> {
    for block in &mut graph.blocks {
        let Some(jump) = block.instructions.last_mut() else { continue };
        jump.opcode = match jump.opcode {
            Opcode::JUMP_IF_FALSE => Opcode::POP_JUMP_IF_FALSE,
            Opcode::JUMP_IF_TRUE => Opcode::POP_JUMP_IF_TRUE,
            _ => continue,
        };
        let jump = *jump;
        let place = block.instructions.len() - 1;
        let copy = CfgInstruction::new(Opcode::COPY, 1, jump.location);
        let to_bool = CfgInstruction::new(Opcode::TO_BOOL, 0, jump.location);
        block.instructions.splice(place..place, [copy, to_bool]);
    }
    Ok(())
}

pub fn opcodes(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    for block in &mut graph.blocks {
        for instruction in &mut block.instructions {
            match instruction.opcode {
                Opcode::LOAD_CLOSURE => instruction.opcode = Opcode::LOAD_FAST,
                Opcode::STORE_FAST_MAYBE_NULL => instruction.opcode = Opcode::STORE_FAST,
                opcode if opcode.is_block_push() => {
                    instruction.become_nop();
                    instruction.target = None;
                }
                _ => {}
            }
        }
    }
    redundant::nops_and_jumps(graph, unit)
}

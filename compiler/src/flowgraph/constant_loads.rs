//! What a constant on the stack decides at once: conditional jumps, `is None`, truth.
//!
//! ```text
//! LOAD_CONST  0                      LOAD_CONST  None
//! POP_JUMP_IF_FALSE  L1              IS_OP  0
//!                                    POP_JUMP_IF_FALSE  L1
//! =>  NOP, JUMP  L1                  =>  NOP, NOP, POP_JUMP_IF_NOT_NONE  L1
//! ```
//!
//! Small integers are loaded by `LOAD_SMALL_INT` from here on.

use crate::code::Constant;
use crate::constants::{self, ConstantPool};
use crate::opcode::Opcode;

use super::fold::small_int;
use super::graph::{CfgInstruction, Graph};
use super::{FlowError, Unit};

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    let mut next = Some(Graph::ENTRY);
    while let Some(id) = next {
        optimize(&mut graph.block_mut(id).instructions, unit.constants);
        next = graph.block(id).next;
    }
    Ok(())
}

fn optimize(block: &mut [CfgInstruction], pool: &mut ConstantPool) {
    let (mut opcode, mut oparg) = (Opcode::CACHE, 0);
    for place in 0..block.len() {
        let instruction = &mut block[place];
        if instruction.opcode == Opcode::LOAD_CONST
            && let Some(small) = small_int(pool.get(instruction.oparg))
        {
            instruction.become_op(Opcode::LOAD_SMALL_INT, small);
        }
        // A copy of a constant counts as the constant.
        let is_copy = opcode == Opcode::LOAD_CONST
            && instruction.opcode == Opcode::COPY
            && instruction.oparg == 1;
        if !is_copy {
            (opcode, oparg) = (instruction.opcode, instruction.oparg);
        }
        let value = match opcode {
            Opcode::LOAD_CONST => pool.get(oparg).clone(),
            Opcode::LOAD_SMALL_INT => Constant::Int(oparg.into()),
            _ => continue,
        };
        let Some(next) = block.get(place + 1) else { continue };
        match next.opcode {
            Opcode::POP_JUMP_IF_FALSE
            | Opcode::POP_JUMP_IF_TRUE
            | Opcode::JUMP_IF_FALSE
            | Opcode::JUMP_IF_TRUE => decide_jump(block, place, &value),
            Opcode::IS_OP if value == Constant::None => none_test(block, place),
            Opcode::TO_BOOL => {
                let truth = if constants::is_true(&value) { Constant::True } else { Constant::False };
                let index = pool.add(truth);
                block[place].become_nop();
                block[place + 1].become_op(Opcode::LOAD_CONST, index);
            }
            _ => {}
        }
    }
}

/// Replaces a conditional jump on a constant by a jump, or by nothing.
fn decide_jump(block: &mut [CfgInstruction], place: usize, value: &Constant) {
    let opcode = block[place + 1].opcode;
    if matches!(opcode, Opcode::POP_JUMP_IF_FALSE | Opcode::POP_JUMP_IF_TRUE) {
        block[place].become_nop();
    }
    let jumps_if = matches!(opcode, Opcode::POP_JUMP_IF_TRUE | Opcode::JUMP_IF_TRUE);
    if constants::is_true(value) == jumps_if {
        block[place + 1].opcode = Opcode::JUMP;
    } else {
        block[place + 1].become_nop();
        block[place + 1].target = None;
    }
}

/// `LOAD_CONST None`, `IS_OP`, perhaps `TO_BOOL`, and a jump: one jump.
fn none_test(block: &mut [CfgInstruction], place: usize) {
    let mut jump = place + 2;
    if block.get(jump).is_some_and(|next| next.opcode == Opcode::TO_BOOL) {
        block[jump].become_nop();
        jump += 1;
    }
    let Some(opcode) = block.get(jump).map(|jump| jump.opcode) else { return };
    let is_inverted = block[place + 1].oparg != 0;
    let jumps_if_none = match opcode {
        Opcode::POP_JUMP_IF_TRUE => !is_inverted,
        Opcode::POP_JUMP_IF_FALSE => is_inverted,
        _ => return,
    };
    block[place].become_nop();
    block[place + 1].become_nop();
    block[jump].opcode =
        if jumps_if_none { Opcode::POP_JUMP_IF_NONE } else { Opcode::POP_JUMP_IF_NOT_NONE };
}

//! Local rewrites: jumps to jumps, folded operations, conversions to bool that are not needed.
//!
//! ```text
//! POP_JUMP_IF_TRUE  L1               COMPARE_OP  <              BUILD_TUPLE  2
//! L1: JUMP  L2                       TO_BOOL                    UNPACK_SEQUENCE  2
//! =>  POP_JUMP_IF_TRUE  L2           =>  COMPARE_OP  bool(<)    =>  SWAP  2
//! ```
//!
//! What is rewritten becomes `NOP`s, which a later pass removes. Folding is in [`super::fold`], runs of
//! `SWAP` are in [`super::swaps`].

use crate::opcode::Opcode;
use crate::operand::{Intrinsic1, part};

use super::graph::{BlockId, CfgInstruction, Graph};
use super::{FlowError, Unit, fold, swaps};

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    let mut next = Some(Graph::ENTRY);
    while let Some(id) = next {
        let mut block = std::mem::take(&mut graph.block_mut(id).instructions);
        let mut place = 0;
        while place < block.len() {
            if block[place].target.is_some() {
                thread_jumps(graph, id, &mut block, place);
            } else {
                rewrite(&mut block, place, unit);
            }
            place += 1;
        }
        swaps::run(&mut block);
        graph.block_mut(id).instructions = block;
        next = graph.block(id).next;
    }
    Ok(())
}

/// A jump to a jump goes where that one goes.
fn thread_jumps(graph: &Graph, id: BlockId, block: &mut Vec<CfgInstruction>, place: usize) {
    loop {
        let jump = block[place];
        let Some(target) = jump.target else { return };
        let first =
            if target == id { block.first() } else { graph.block(target).instructions.first() };
        let Some(&first) = first else { return };
        let threaded = match (jump.opcode, first.opcode) {
            (
                Opcode::POP_JUMP_IF_NOT_NONE
                | Opcode::POP_JUMP_IF_NONE
                | Opcode::POP_JUMP_IF_FALSE
                | Opcode::POP_JUMP_IF_TRUE
                | Opcode::JUMP_IF_FALSE
                | Opcode::JUMP_IF_TRUE
                | Opcode::JUMP,
                Opcode::JUMP,
            ) => jump.opcode,
            (Opcode::JUMP_IF_FALSE, Opcode::JUMP_IF_FALSE)
            | (Opcode::JUMP_IF_TRUE, Opcode::JUMP_IF_TRUE)
            | (Opcode::JUMP | Opcode::JUMP_NO_INTERRUPT, Opcode::JUMP_NO_INTERRUPT) => jump.opcode,
            (Opcode::JUMP_NO_INTERRUPT, Opcode::JUMP) => Opcode::JUMP,
            (Opcode::JUMP_IF_FALSE, Opcode::JUMP_IF_TRUE)
            | (Opcode::JUMP_IF_TRUE, Opcode::JUMP_IF_FALSE) => {
                // The other test fails for sure.
                block[place].target = graph.block(target).next;
                continue;
            }
            _ => return,
        };
        if first.target != jump.target {
            // The location of the first jump stays, in a NOP, for the line event.
            block[place].become_nop();
            block[place].target = None;
            let location = if first.location.has_line() { first.location } else { jump.location };
            block.push(CfgInstruction {
                target: first.target,
                ..CfgInstruction::new(threaded, 0, location)
            });
        }
        return;
    }
}

/// Rewrites the instruction at `place`, looking at the one behind it.
fn rewrite(block: &mut [CfgInstruction], place: usize, unit: &mut Unit) {
    let CfgInstruction { opcode, oparg, location, .. } = block[place];
    let next = block.get(place + 1).copied();
    let next_opcode = next.map_or(Opcode::CACHE, |next| next.opcode);
    match opcode {
        Opcode::BUILD_TUPLE => {
            let unpacked = next_opcode == Opcode::UNPACK_SEQUENCE
                && next.is_some_and(|next| next.oparg == oparg);
            match oparg {
                1 if unpacked => nop_pair(block, place),
                2 | 3 if unpacked => {
                    block[place].become_nop();
                    block[place + 1].opcode = Opcode::SWAP;
                }
                _ => fold::tuple(block, place, unit.constants),
            }
        }
        Opcode::BUILD_LIST | Opcode::BUILD_SET => {
            fold::list_or_set(block, place, next_opcode, unit.constants);
        }
        Opcode::STORE_FAST => {
            let stored_again = next.is_some_and(|next| {
                next.opcode == opcode
                    && next.oparg == oparg
                    && next.location.lineno == location.lineno
            });
            if stored_again {
                block[place].become_op(Opcode::POP_TOP, 0);
            }
        }
        Opcode::SWAP if oparg == 1 => block[place].become_nop(),
        Opcode::LOAD_GLOBAL
            if next_opcode == Opcode::PUSH_NULL && !part::global::NULL.is_set(oparg) =>
        {
            block[place].oparg = oparg | part::global::NULL.put(1);
            block[place + 1].become_nop();
        }
        Opcode::COMPARE_OP if next_opcode == Opcode::TO_BOOL => {
            move_down(block, place, opcode, oparg | part::compare_op::TO_BOOL.put(1));
        }
        Opcode::GET_ITER => fold::looked_at(block, place, unit.constants),
        Opcode::CONTAINS_OP | Opcode::IS_OP => match next_opcode {
            _ if opcode == Opcode::CONTAINS_OP && {
                fold::looked_at(block, place, unit.constants);
                false
            } => {}
            Opcode::TO_BOOL => move_down(block, place, opcode, oparg),
            Opcode::UNARY_NOT => move_down(block, place, opcode, oparg ^ 1),
            _ => {}
        },
        Opcode::TO_BOOL if next_opcode == Opcode::TO_BOOL => block[place].become_nop(),
        Opcode::UNARY_NOT if next_opcode == Opcode::TO_BOOL => move_down(block, place, opcode, 0),
        Opcode::UNARY_NOT if next_opcode == Opcode::UNARY_NOT => nop_pair(block, place),
        Opcode::UNARY_NOT | Opcode::UNARY_INVERT | Opcode::UNARY_NEGATIVE => {
            fold::unary(block, place, unit.constants);
        }
        Opcode::CALL_INTRINSIC_1 => match Intrinsic1::from_number(oparg) {
            Some(Intrinsic1::ListToTuple) => {
                fold::list_to_tuple(block, place, unit.constants);
                let is_conversion = block[place].opcode == Opcode::CALL_INTRINSIC_1;
                if is_conversion && next_opcode == Opcode::GET_ITER {
                    block[place].become_nop();
                }
            }
            Some(Intrinsic1::UnaryPositive) => fold::unary(block, place, unit.constants),
            _ => {}
        },
        Opcode::BINARY_OP => fold::binary(block, place, unit.constants),
        _ => {}
    }
}

fn nop_pair(block: &mut [CfgInstruction], place: usize) {
    block[place].become_nop();
    block[place + 1].become_nop();
}

/// The instruction takes the place of the one behind it.
fn move_down(block: &mut [CfgInstruction], place: usize, opcode: Opcode, oparg: u32) {
    block[place].become_nop();
    block[place + 1].become_op(opcode, oparg);
}

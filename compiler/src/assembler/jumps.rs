//! Places instructions, and turns the targets of jumps into distances.
//!
//! ```text
//! 10: JUMP -> 4        =>   JUMP_BACKWARD  7
//! ```
//!
//! A distance counts code units from the end of the jump. A long one needs `EXTENDED_ARG`s, which
//! moves what comes behind: so the places are found again until nothing moves.

use crate::flowgraph::PlacedInstruction;
use crate::opcode::{Opcode, Opcodes};

/// How far behind its `SEND` the loop of `END_ASYNC_FOR` is known to end.
const END_SEND_OFFSET: u32 = 5;

/// The offsets of the instructions in code units, and of the end.
pub fn resolve(instructions: &mut [PlacedInstruction], opcodes: &Opcodes) -> Vec<u32> {
    for (place, instruction) in (0..).zip(instructions.iter_mut()) {
        let is_forward = instruction.target > Some(place);
        instruction.opcode = match (instruction.opcode, is_forward) {
            (Opcode::JUMP | Opcode::JUMP_NO_INTERRUPT, true) => Opcode::JUMP_FORWARD,
            (Opcode::JUMP, false) => Opcode::JUMP_BACKWARD,
            (Opcode::JUMP_NO_INTERRUPT, false) => Opcode::JUMP_BACKWARD_NO_INTERRUPT,
            (opcode, _) => opcode,
        };
    }
    loop {
        let offsets = offsets(instructions, opcodes);
        let mut moved = false;
        for (place, instruction) in instructions.iter_mut().enumerate() {
            let Some(target) = instruction.target else { continue };
            let (end, target) = (offsets[place + 1], offsets[target as usize]);
            let distance = if instruction.opcode == Opcode::END_ASYNC_FOR {
                end.saturating_sub(target + END_SEND_OFFSET)
            } else {
                end.abs_diff(target)
            };
            let before = super::size(instruction.opcode, instruction.oparg, opcodes);
            instruction.oparg = distance;
            moved |= super::size(instruction.opcode, distance, opcodes) != before;
        }
        if !moved {
            return offsets;
        }
    }
}

fn offsets(instructions: &[PlacedInstruction], opcodes: &Opcodes) -> Vec<u32> {
    let mut offset = 0;
    let mut offsets = Vec::with_capacity(instructions.len() + 1);
    for instruction in instructions {
        offsets.push(offset);
        offset += super::size(instruction.opcode, instruction.oparg, opcodes);
    }
    offsets.push(offset);
    offsets
}

//! How high the stack is in the middle of an expression.
//!
//! In come the instructions of a statement so far; out comes how many values they have put on the stack that are still
//! there, `None` where that is not known: behind a handler's label, say, which comes with what has been raised.

use rustc_hash::FxHashMap;

use crate::instruction::{InstructionSequence, Label};
use crate::opcode::Opcodes;

/// The height behind the last instruction, above that before the instruction at `start`.
pub fn since(sequence: &InstructionSequence, start: usize, opcodes: &Opcodes) -> Option<usize> {
    let instructions = sequence.instructions.get(start..)?;
    let mut height = Some(0i64);
    // What jumps bring to places further on.
    let mut at: FxHashMap<u32, i64> = FxHashMap::default();
    for (place, instruction) in (start as u32..).zip(instructions) {
        height = height.or_else(|| at.get(&place).copied());
        let Some(before) = height else { continue };
        let (opcode, oparg) = (instruction.opcode, instruction.oparg);
        // The number of a label says nothing of the effect.
        let has_target = opcodes.has_target(opcode);
        let oparg = if has_target { 0 } else { oparg };
        let change = opcodes.pushed(opcode, oparg)? - opcodes.popped(opcode, oparg)?;
        let after = before + i64::from(change);
        if has_target && let Some(target) = sequence.place(Label(instruction.oparg)) {
            at.insert(target, after);
        }
        // What a handler finds on the stack is not there where it is set up.
        height = match opcode.is_block_push() {
            _ if opcode.ends_flow() => None,
            true => Some(before),
            false => Some(after),
        };
    }
    let end = sequence.instructions.len() as u32;
    usize::try_from(height.or_else(|| at.get(&end).copied())?).ok()
}

//! What each opcode does to the slots of a frame: the facts of `grammar/opcodes.toml`, in the verifier's words.

use compiler::opcode::{self, Holds, Opcode, Raises};

use super::Slot;

/// How many of the values that an instruction takes by its stack effect it only looks at, and leaves in place.
pub(super) fn left_in_place(opcode: Opcode, argument: usize) -> usize {
    let kept = opcode::kept(opcode, saturated(argument)).unwrap_or(0);
    usize::try_from(kept).unwrap_or(0)
}

/// Whether an instruction that pops a slot, or looks at it, at a depth below the top is content with an empty one.
/// The top has depth 0.
pub(super) fn may_be_empty(opcode: Opcode, argument: usize, depth: usize) -> bool {
    opcode::taken(opcode, saturated(argument), saturated(depth)) != Holds::Value
}

/// What an instruction pushes: the slot at a place among those that it pushes.
pub(super) fn pushed(opcode: Opcode, argument: usize, place: usize) -> Slot {
    match opcode::put(opcode, saturated(argument), saturated(place)) {
        Holds::Value => Slot::VALUE,
        Holds::Either => Slot::EITHER,
        Holds::Nothing => Slot::EMPTY,
    }
}

/// Instructions that raise only before they take anything off the stack. A generator that is resumed with an exception
/// has as much on its stack as before its `YIELD_VALUE`.
pub(super) fn looks_first(opcode: Opcode) -> bool {
    opcode.info().is_some_and(|info| info.raises == Raises::First)
}

/// Instructions that never raise.
pub(super) fn is_silent(opcode: Opcode) -> bool {
    opcode.info().is_some_and(|info| info.raises == Raises::Never)
}

/// Whether the next instruction is not where an instruction leads.
pub(super) fn ends(opcode: Opcode) -> bool {
    opcode.info().is_some_and(|info| !info.continues)
}

/// Sizes are sums of these: they must not overflow.
fn saturated(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX).min(i32::MAX / 4)
}

//! What an instruction does to the slots of the stack: one account, which everybody keeps who follows code before it runs.
//!
//! The facts are those of `opcodes.toml`. The machine's verifier follows whole code objects by it, and what an experiment
//! emits is followed while it is emitted.

use std::fmt;

use super::{Holds, Opcode, Opcodes, kept, put, taken};

/// What a slot of a frame may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot(u8);

impl Slot {
    pub const VALUE: Slot = Slot(1);
    pub const EMPTY: Slot = Slot(2);
    pub const EITHER: Slot = Slot(3);

    /// What it may hold where two paths meet.
    #[must_use]
    pub fn join(self, other: Slot) -> Slot {
        Slot(self.0 | other.0)
    }

    fn of(holds: Holds) -> Slot {
        match holds {
            Holds::Value => Slot::VALUE,
            Holds::Either => Slot::EITHER,
            Holds::Nothing => Slot::EMPTY,
        }
    }
}

/// Why an instruction cannot stand where it does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misuse {
    RunsEmpty,
    EmptySlot,
    TooHigh,
}

impl Misuse {
    pub fn reason(self) -> &'static str {
        match self {
            Misuse::RunsEmpty => "the stack runs empty",
            Misuse::EmptySlot => "an empty slot where a value is expected",
            Misuse::TooHigh => "the stack grows beyond its size",
        }
    }
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}

/// How many values an instruction takes and puts, and how many of both only stay where they are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counts {
    pub popped: usize,
    pub pushed: usize,
    pub kept: usize,
}

impl Counts {
    /// How many it takes off for good.
    pub fn taken(self) -> usize {
        self.popped.saturating_sub(self.kept)
    }

    /// How many it puts there anew.
    pub fn put(self) -> usize {
        self.pushed.saturating_sub(self.kept)
    }
}

impl Opcodes {
    pub fn counts(&self, opcode: Opcode, argument: u32) -> Counts {
        let count = |number: Option<i32>| usize::try_from(number.unwrap_or(0)).unwrap_or(0);
        Counts {
            popped: count(self.popped(opcode, argument)),
            pushed: count(self.pushed(opcode, argument)),
            kept: count(kept(opcode, saturated(argument as usize))),
        }
    }

    /// What may be in a slot that an instruction takes, so far below the top.
    fn taken(&self, opcode: Opcode, argument: u32, depth: usize) -> Holds {
        match self.get_added(opcode) {
            Some(added) => added.effect.taken(argument, u32::try_from(depth).unwrap_or(u32::MAX)),
            None => taken(opcode, saturated(argument as usize), saturated(depth)),
        }
    }

    /// Changes the slots of a stack, the top last, as an instruction does that goes on to the next. It may not be higher
    /// than `room`.
    pub fn apply(
        &self,
        opcode: Opcode,
        argument: u32,
        stack: &mut Vec<Slot>,
        room: usize,
    ) -> Result<(), Misuse> {
        let counts = self.counts(opcode, argument);
        if counts.popped > stack.len() {
            return Err(Misuse::RunsEmpty);
        }
        match opcode {
            Opcode::COPY | Opcode::SWAP => {
                let depth = argument as usize;
                let place = stack.len().checked_sub(depth).ok_or(Misuse::RunsEmpty)?;
                let (Some(&slot), Some(top)) = (stack.get(place), stack.len().checked_sub(1))
                else {
                    return Err(Misuse::RunsEmpty);
                };
                match opcode {
                    Opcode::COPY => stack.push(slot),
                    _ => stack.swap(top, place),
                }
            }
            _ => {
                let looked_at = stack.iter().rev().take(counts.popped).enumerate();
                let mut empty = looked_at.filter(|(_, slot)| **slot != Slot::VALUE);
                if empty.any(|(depth, _)| self.taken(opcode, argument, depth) == Holds::Value) {
                    return Err(Misuse::EmptySlot);
                }
                let argument = saturated(argument as usize);
                stack.truncate(stack.len() - counts.taken());
                if stack.len().saturating_add(counts.put()) > room {
                    return Err(Misuse::TooHigh);
                }
                let new = (0..counts.put()).map(|place| put(opcode, argument, saturated(place)));
                stack.extend(new.map(Slot::of));
            }
        }
        if stack.len() > room { Err(Misuse::TooHigh) } else { Ok(()) }
    }
}

/// Sizes are sums of these: they must not overflow.
fn saturated(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX).min(i32::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(opcodes: &[(Opcode, u32)]) -> Result<Vec<Slot>, Misuse> {
        let mut stack = Vec::new();
        for (opcode, argument) in opcodes {
            Opcodes::base().apply(*opcode, *argument, &mut stack, 8)?;
        }
        Ok(stack)
    }

    #[test]
    fn slots_follow_the_effects() {
        let callable = [(Opcode::LOAD_CONST, 0), (Opcode::PUSH_NULL, 0)];
        assert_eq!(after(&callable), Ok(vec![Slot::VALUE, Slot::EMPTY]));
        assert_eq!(after(&[callable[0], callable[1], (Opcode::CALL, 0)]), Ok(vec![Slot::VALUE]));
        let swapped = [callable[0], callable[1], (Opcode::SWAP, 2), (Opcode::COPY, 2)];
        assert_eq!(after(&swapped), Ok(vec![Slot::EMPTY, Slot::VALUE, Slot::EMPTY]));
        let appended = [(Opcode::BUILD_LIST, 0), callable[0], (Opcode::LIST_APPEND, 1)];
        assert_eq!(after(&appended), Ok(vec![Slot::VALUE]));
    }

    fn one_value() -> (Opcode, u32) {
        (Opcode::LOAD_CONST, 0)
    }

    #[test]
    fn what_cannot_stand_there_is_told() {
        assert_eq!(after(&[(Opcode::POP_TOP, 0)]), Err(Misuse::RunsEmpty));
        let null = [(Opcode::PUSH_NULL, 0), (Opcode::UNARY_NEGATIVE, 0)];
        assert_eq!(after(&null), Err(Misuse::EmptySlot));
        let many = [(Opcode::LOAD_CONST, 0), (Opcode::UNPACK_SEQUENCE, 4_000_000_000)];
        assert_eq!(after(&many), Err(Misuse::TooHigh));
        for moved in [(Opcode::COPY, 3), (Opcode::COPY, 0), (Opcode::SWAP, 0), (Opcode::SWAP, 2)] {
            assert_eq!(after(&[one_value(), moved]), Err(Misuse::RunsEmpty), "{moved:?}");
        }
    }
}

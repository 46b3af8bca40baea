//! Follows every path through a code object with what is known of each slot: does it hold a value, or is it empty?
//!
//! What is known at an instruction is a [`State`]. Where paths meet ("heads": targets of jumps and handlers), states
//! are joined, and the path goes on from there as long as that tells something new. Between heads nothing is kept.

use std::collections::BTreeSet;

use compiler::opcode::slots::{Misuse, Slot};
use compiler::opcode::{Opcode, Raises};
use compiler::operand::part::{local_pair, resume};
use compiler::operand::{Operand, Resumed};

use super::{Decoded, Instruction, VerifyError};

/// What is known of a frame between two instructions.
#[derive(Clone)]
struct State {
    locals: Vec<Slot>,
    stack: Vec<Slot>,
}

struct Flow<'a> {
    decoded: &'a Decoded<'a>,
    /// Whether paths may meet at a code unit.
    heads: Vec<bool>,
    states: Vec<Option<State>>,
    /// The heads from which there is something new to follow.
    due: BTreeSet<usize>,
    /// How many slots may still be looked at.
    left: usize,
}

/// Beyond this, code has been built to take long.
const MOST_WORK: usize = 1 << 28;

/// Checks all that can be reached.
pub(super) fn check(decoded: &Decoded) -> Result<(), VerifyError> {
    let units = decoded.instructions.len();
    let mut flow = Flow {
        decoded,
        heads: vec![false; units],
        states: vec![None; units],
        due: BTreeSet::new(),
        left: MOST_WORK,
    };
    flow.mark_heads();
    let mut locals = vec![Slot::EMPTY; decoded.locals()];
    locals[..decoded.parameters()].fill(Slot::VALUE);
    flow.meet(0, 0, &State { locals, stack: Vec::new() })?;
    while let Some(head) = flow.due.pop_first() {
        flow.follow(head)?;
    }
    Ok(())
}

impl Flow<'_> {
    fn error<T>(&self, unit: usize, reason: &'static str) -> Result<T, VerifyError> {
        self.decoded.error(unit, reason)
    }

    fn mark_heads(&mut self) {
        let decoded = self.decoded;
        let targets = decoded.instructions.iter().flatten().filter_map(|instruction| {
            let target = self.target(instruction)?;
            Some(if instruction.opcode == Opcode::FOR_ITER {
                target.saturating_add(1)
            } else {
                target
            })
        });
        let targets: Vec<usize> = targets.collect();
        let handlers = decoded.handlers.iter().map(|row| row.target as usize);
        for unit in targets.into_iter().chain(handlers).chain([0]) {
            if let Some(head) = self.heads.get_mut(unit) {
                *head = true;
            }
        }
    }

    /// Where a jump leads to.
    fn target(&self, instruction: &Instruction) -> Option<usize> {
        let distance = instruction.argument as usize;
        match self.decoded.opcodes.operand(instruction.opcode) {
            Some(Operand::JumpForward) => Some(instruction.next.saturating_add(distance)),
            Some(Operand::JumpBackward) => {
                Some(instruction.next.checked_sub(distance).unwrap_or(usize::MAX))
            }
            _ => None,
        }
    }

    /// Joins a state with what is known at a head.
    fn meet(&mut self, from: usize, head: usize, state: &State) -> Result<(), VerifyError> {
        match self.decoded.instructions.get(head) {
            None => return self.error(from, "a way out of the code"),
            Some(None) => return self.error(from, "a jump into an instruction"),
            Some(Some(_)) => (),
        }
        self.spend(from, state.locals.len() + state.stack.len())?;
        let Some(known) = &mut self.states[head] else {
            self.states[head] = Some(state.clone());
            self.due.insert(head);
            return Ok(());
        };
        if known.stack.len() != state.stack.len() {
            return self.error(head, "paths with different stacks meet");
        }
        let old = known.locals.iter_mut().chain(&mut known.stack);
        let mut news = false;
        for (old, new) in old.zip(state.locals.iter().chain(&state.stack)) {
            let joined = old.join(*new);
            news |= joined != *old;
            *old = joined;
        }
        if news {
            self.due.insert(head);
        }
        Ok(())
    }

    fn spend(&mut self, unit: usize, work: usize) -> Result<(), VerifyError> {
        match self.left.checked_sub(work + 1) {
            Some(left) => self.left = left,
            None => return self.error(unit, "too many paths"),
        }
        Ok(())
    }

    /// Goes from a head to the next one on every path.
    fn follow(&mut self, head: usize) -> Result<(), VerifyError> {
        let Some(mut state) = self.states[head].clone() else { return Ok(()) };
        let mut unit = head;
        loop {
            let Some(instruction) = self.decoded.instructions[unit] else {
                return self.error(unit, "a jump into an instruction");
            };
            self.raise(unit, &instruction, &state)?;
            self.carry_out(unit, &instruction, &mut state)?;
            self.branch(unit, &instruction, &state)?;
            if ends(instruction.opcode) {
                return Ok(());
            }
            let next = instruction.next;
            if next >= self.heads.len() {
                return self.error(unit, "a way out of the code");
            }
            if self.heads[next] {
                return self.meet(unit, next, &state);
            }
            unit = next;
        }
    }

    /// The way to the handler, with the stack as high as it is wherever the instruction raises.
    fn raise(
        &mut self,
        unit: usize,
        instruction: &Instruction,
        state: &State,
    ) -> Result<(), VerifyError> {
        let Some(row) = self.decoded.handler(unit) else { return Ok(()) };
        if raises(instruction.opcode) == Raises::Never {
            return Ok(());
        }
        let looks_first = raises(instruction.opcode) == Raises::First;
        let counts = self.decoded.opcodes.counts(instruction.opcode, instruction.argument);
        let taken = if looks_first { 0 } else { counts.taken() };
        let depth = row.depth as usize;
        if state.stack.len() < taken.saturating_add(depth) {
            return self.error(unit, "less on the stack than the handler counts on");
        }
        let mut stack = state.stack[..depth].to_vec();
        stack.resize(depth + usize::from(row.push_lasti) + 1, Slot::VALUE);
        self.fits(unit, stack.len())?;
        let (target, locals) = (row.target as usize, state.locals.clone());
        self.meet(unit, target, &State { locals, stack })
    }

    fn fits(&self, unit: usize, height: usize) -> Result<(), VerifyError> {
        match height > self.decoded.code.stacksize as usize {
            true => self.error(unit, Misuse::TooHigh.reason()),
            false => Ok(()),
        }
    }

    fn carry_out(
        &mut self,
        unit: usize,
        instruction: &Instruction,
        state: &mut State,
    ) -> Result<(), VerifyError> {
        let Instruction { opcode, argument, .. } = *instruction;
        let Decoded { opcodes, code, .. } = self.decoded;
        self.spend(unit, opcodes.counts(opcode, argument).popped.min(state.stack.len()))?;
        if opcode == Opcode::RETURN_VALUE {
            // What it puts there, the caller has.
            return match state.stack.pop() {
                Some(Slot::VALUE) => Ok(()),
                Some(_) => self.error(unit, Misuse::EmptySlot.reason()),
                None => self.error(unit, Misuse::RunsEmpty.reason()),
            };
        }
        if self.move_locals(unit, instruction, state)? {
            return self.fits(unit, state.stack.len());
        }
        let applied = opcodes.apply(opcode, argument, &mut state.stack, code.stacksize as usize);
        applied.or_else(|misuse| self.error(unit, misuse.reason()))?;
        self.set_locals(instruction, state);
        Ok(())
    }

    /// Instructions that move slots between stack and locals, whatever they hold; false for others.
    fn move_locals(
        &self,
        unit: usize,
        instruction: &Instruction,
        state: &mut State,
    ) -> Result<bool, VerifyError> {
        let argument = instruction.argument as usize;
        let halves = [local_pair::FIRST, local_pair::SECOND];
        let [first, second] = halves.map(|part| part.of(argument as u32) as usize);
        match instruction.opcode {
            Opcode::LOAD_FAST | Opcode::LOAD_FAST_BORROW => self.load(unit, argument, state)?,
            Opcode::LOAD_FAST_LOAD_FAST | Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW => {
                self.load(unit, first, state)?;
                self.load(unit, second, state)?;
            }
            Opcode::LOAD_FAST_AND_CLEAR => {
                state.stack.push(state.locals[argument]);
                state.locals[argument] = Slot::EMPTY;
            }
            Opcode::STORE_FAST => return self.stores(unit, &[argument], state),
            Opcode::STORE_FAST_STORE_FAST => return self.stores(unit, &[first, second], state),
            Opcode::STORE_FAST_LOAD_FAST => {
                self.stores(unit, &[first], state)?;
                self.load(unit, second, state)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Takes the top of the stack into a local, one after the other. True: they have moved.
    fn stores(
        &self,
        unit: usize,
        locals: &[usize],
        state: &mut State,
    ) -> Result<bool, VerifyError> {
        for index in locals {
            match state.stack.pop() {
                Some(slot) => state.locals[*index] = slot,
                None => return self.error(unit, Misuse::RunsEmpty.reason()),
            }
        }
        Ok(true)
    }

    fn load(&self, unit: usize, index: usize, state: &mut State) -> Result<(), VerifyError> {
        if state.locals[index] != Slot::VALUE {
            return self.error(unit, Misuse::EmptySlot.reason());
        }
        state.stack.push(Slot::VALUE);
        Ok(())
    }

    /// What other instructions do to locals.
    fn set_locals(&self, instruction: &Instruction, state: &mut State) {
        let argument = instruction.argument as usize;
        match instruction.opcode {
            Opcode::LOAD_FAST_CHECK | Opcode::MAKE_CELL => state.locals[argument] = Slot::VALUE,
            Opcode::DELETE_FAST => state.locals[argument] = Slot::EMPTY,
            Opcode::COPY_FREE_VARS => {
                let first = state.locals.len() - argument;
                state.locals[first..].fill(Slot::VALUE);
            }
            _ => (),
        }
    }

    /// The ways that do not lead to the next instruction, and what has to stand at their ends.
    fn branch(
        &mut self,
        unit: usize,
        instruction: &Instruction,
        state: &State,
    ) -> Result<(), VerifyError> {
        match (instruction.opcode, self.target(instruction)) {
            // An exhausted iterator leaves nothing behind, and the machine goes on behind the `END_FOR`.
            (Opcode::FOR_ITER, Some(target)) => {
                let end = self.decoded.instructions.get(target).copied().flatten();
                if !end.is_some_and(|end| end.opcode == Opcode::END_FOR && end.unit == target) {
                    return self.error(unit, "a FOR_ITER without its END_FOR");
                }
                let mut state = state.clone();
                state.stack.pop();
                self.meet(unit, target + 1, &state)
            }
            (_, Some(target)) => self.meet(unit, target, state),
            (Opcode::YIELD_VALUE, _) => self.resumes(unit, instruction, state),
            _ => Ok(()),
        }
    }

    /// The machine looks behind a `YIELD_VALUE`, to know what the generator waits for.
    fn resumes(
        &self,
        unit: usize,
        instruction: &Instruction,
        state: &State,
    ) -> Result<(), VerifyError> {
        let next = self.decoded.instructions.get(instruction.next).copied().flatten();
        let Some(resume) = next.filter(|next| next.opcode == Opcode::RESUME) else {
            return self.error(unit, "a YIELD_VALUE without its RESUME");
        };
        // The value sent is on top, what sends below.
        let receiver = state.stack.iter().rev().nth(1);
        match receiver {
            _ if !Resumed::delegates(resume::PLACE.of(resume.argument)) => Ok(()),
            None => self.error(unit, Misuse::RunsEmpty.reason()),
            Some(&Slot::VALUE) => Ok(()),
            Some(_) => self.error(unit, Misuse::EmptySlot.reason()),
        }
    }
}

/// When an instruction can raise.
fn raises(opcode: Opcode) -> Raises {
    opcode.info().map_or(Raises::Anytime, |info| info.raises)
}

/// Whether the next instruction is not where an instruction leads.
fn ends(opcode: Opcode) -> bool {
    opcode.info().is_some_and(|info| !info.continues)
}

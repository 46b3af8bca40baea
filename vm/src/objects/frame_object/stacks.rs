//! What kinds of values the stack holds at each instruction of a code object, for jumps from line to line.
//!
//! Of all paths that lead to an instruction the first that is found counts: code from the compiler, and what the
//! verifier lets through, has the same height on all of them.

use compiler::opcode::{self, Holds, Opcode, Opcodes};
use compiler::operand::Operand;

use crate::objects::Code;

/// What a slot holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// What a `for` loop iterates over.
    Iterator,
    /// What is handled, or what was before.
    Except,
    Object,
    /// Nothing, or perhaps nothing.
    Null,
    /// The place of an instruction that raised.
    Place,
}

impl Kind {
    /// Whether code that counts on this kind can do with what is there.
    fn takes(self, found: Kind) -> bool {
        match self {
            Kind::Null => true,
            Kind::Object => found != Kind::Null,
            _ => self == found,
        }
    }
}

/// The bottom first.
pub type Stack = Vec<Kind>;

/// Whether a frame can go from one stack to the other by dropping what is on top.
pub fn leads_to(from: &Stack, to: &Stack) -> bool {
    from.len() >= to.len() && from.iter().zip(to).all(|(from, to)| to.takes(*from))
}

/// The stacks before the instructions, by code unit; `None` where no path leads.
pub fn of(code: &Code, opcodes: &Opcodes) -> Vec<Option<Stack>> {
    let mut walk = Walk { code, opcodes, stacks: vec![None; code.units.len()], has_news: true };
    walk.reach(0, &Stack::new());
    while std::mem::take(&mut walk.has_news) {
        walk.go_through();
        walk.enter_handlers();
    }
    walk.stacks
}

struct Walk<'a> {
    code: &'a Code,
    opcodes: &'a Opcodes,
    stacks: Vec<Option<Stack>>,
    has_news: bool,
}

impl Walk<'_> {
    fn reach(&mut self, unit: usize, stack: &Stack) {
        if let Some(known) = self.stacks.get_mut(unit)
            && known.is_none()
        {
            *known = Some(stack.clone());
            self.has_news = true;
        }
    }

    fn go_through(&mut self) {
        let (mut unit, mut high) = (0, 0);
        while unit < self.code.units.len() {
            let opcode = Opcode(u16::from(self.code.place(unit as u32).opcode));
            let argument = high << 8 | u32::from(self.code.units[unit].get() >> 8);
            high = if opcode == Opcode::EXTENDED_ARG { argument } else { 0 };
            let next = unit + 1 + self.opcodes.caches(opcode);
            if let Some(mut stack) = self.stacks[unit].clone() {
                self.carry_out(opcode, argument, &mut stack);
                match self.opcodes.operand(opcode) {
                    Some(Operand::JumpForward) => self.reach(next + argument as usize, &stack),
                    Some(Operand::JumpBackward) => {
                        self.reach(next.saturating_sub(argument as usize), &stack);
                    }
                    _ => (),
                }
                if opcode.info().is_none_or(|info| info.continues) {
                    self.reach(next, &stack);
                }
            }
            unit = next;
        }
    }

    /// What an instruction does to the stack. What it takes and gives back counts as what it was.
    fn carry_out(&self, opcode: Opcode, argument: u32, stack: &mut Stack) {
        let top = stack.len();
        let depth = argument as usize;
        match opcode {
            Opcode::COPY if (1..=top).contains(&depth) => stack.push(stack[top - depth]),
            Opcode::SWAP if (1..=top).contains(&depth) => stack.swap(top - 1, top - depth),
            Opcode::GET_ITER | Opcode::GET_AITER => {
                stack.pop();
                stack.push(Kind::Iterator);
            }
            Opcode::PUSH_EXC_INFO => stack.push(Kind::Except),
            _ => {
                let popped = self.opcodes.popped(opcode, argument).unwrap_or(0);
                let pushed = self.opcodes.pushed(opcode, argument).unwrap_or(0);
                stack.truncate(top.saturating_sub(usize::try_from(popped - pushed).unwrap_or(0)));
                for place in popped.min(pushed)..pushed {
                    stack.push(match opcode::put(opcode, argument as i32, place) {
                        Holds::Value => Kind::Object,
                        Holds::Either | Holds::Nothing => Kind::Null,
                    });
                }
            }
        }
    }

    fn enter_handlers(&mut self) {
        for row in &self.code.handlers {
            if let Some(mut stack) = self.stacks[row.start as usize].clone() {
                stack.truncate(row.depth as usize);
                stack.extend(row.push_lasti.then_some(Kind::Place));
                stack.push(Kind::Except);
                self.reach(row.target as usize, &stack);
            }
        }
    }
}

//! Runs of instructions become others: what an experiment's `rewrites.toml` asks for.
//!
//! ```text
//! LOAD_FAST       a
//! LOAD_SMALL_INT  1      =>      ADD_CONST  a, 1
//! BINARY_OP       +
//! ```
//!
//! Each rewrite goes over each block once, from its start to its end, in the order in which they are given: a later one sees
//! what an earlier one made. Instructions that belong to different lines or handlers stay as they are, and so do those whose
//! values have no room in the result. Locals are loaded one by one here: pairs and borrowed loads come later.

use crate::opcode::slots::Slot;
use crate::opcode::{Opcode, Opcodes};
use crate::operand::Part;

use super::graph::{BlockId, CfgInstruction, Graph};
use super::{FlowError, Unit};

/// A run of instructions, and what takes its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Rewrite {
    pub name: String,
    pub pattern: Vec<Shape>,
    pub result: Vec<Shape>,
    /// How many variables there are.
    pub variables: usize,
}

/// An instruction with what is known of its argument.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    pub opcode: Opcode,
    /// All parts of the argument; none where the opcode has no argument.
    pub parts: Vec<(Part, Term)>,
}

/// A part of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    Number(u32),
    /// What this variable stands for.
    Variable(usize),
    /// Whatever is there.
    Any,
}

/// What a run of instructions does to the stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How many values it needs there.
    pub needed: usize,
    /// What it leaves of these, and on them; `None` where it returns.
    pub left: Option<Vec<Slot>>,
}

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    if unit.rewrites.is_empty() {
        return Ok(());
    }
    let blocks: Vec<BlockId> = graph.order().collect();
    for rewrite in unit.rewrites {
        for id in &blocks {
            let instructions = &mut graph.block_mut(*id).instructions;
            if let Some(rewritten) = rewrite.over(instructions, unit.opcodes) {
                *instructions = rewritten;
            }
        }
    }
    Ok(())
}

impl Rewrite {
    /// The instructions of a block with the result in each place that has the pattern; `None` where none has.
    fn over(
        &self,
        instructions: &[CfgInstruction],
        opcodes: &Opcodes,
    ) -> Option<Vec<CfgInstruction>> {
        let mut rewritten = Vec::new();
        let (mut place, mut copied) = (0, 0);
        while let Some(window) = instructions.get(place..place + self.pattern.len()) {
            let Some(result) = self.applied(window, opcodes) else {
                place += 1;
                continue;
            };
            rewritten.extend_from_slice(&instructions[copied..place]);
            rewritten.extend(result);
            place += self.pattern.len();
            copied = place;
        }
        if copied == 0 {
            return None;
        }
        rewritten.extend_from_slice(&instructions[copied..]);
        Some(rewritten)
    }

    /// What takes the place of these instructions; `None` where they are not the pattern, or there is no room.
    fn applied(&self, window: &[CfgInstruction], opcodes: &Opcodes) -> Option<Vec<CfgInstruction>> {
        let first = window.first()?;
        let mut values = vec![None; self.variables];
        let matches = window
            .iter()
            .zip(&self.pattern)
            .all(|(one, shape)| one.handler == first.handler && shape.matches(one, &mut values));
        if !matches || are_on_different_lines(window) {
            return None;
        }
        let values: Option<Vec<u32>> = values.into_iter().collect();
        let values = values?;
        let arguments: Option<Vec<u32>> =
            self.result.iter().map(|shape| shape.argument(&values, opcodes)).collect();
        let arguments = arguments?;
        if !self.keeps_stack(&values, opcodes) {
            return None;
        }
        // What raises is mostly the last of both.
        let from = |place: usize| {
            let behind = self.result.len() - place;
            window[window.len().saturating_sub(behind)]
        };
        let made = self.result.iter().zip(arguments).enumerate();
        let made = made.map(|(place, (shape, oparg))| CfgInstruction {
            opcode: shape.opcode,
            oparg,
            target: None,
            ..from(place)
        });
        Some(made.collect())
    }

    /// Whether the result does to the stack what the pattern does, with these values.
    fn keeps_stack(&self, values: &[u32], opcodes: &Opcodes) -> bool {
        let change = |shapes: &[Shape]| Change::of(shapes, values, opcodes);
        match (change(&self.pattern), change(&self.result)) {
            (Some(pattern), Some(result)) => pattern.is_kept_by(&result),
            _ => false,
        }
    }
}

fn are_on_different_lines(window: &[CfgInstruction]) -> bool {
    let mut lines = window.iter().map(|one| one.location).filter(|location| location.has_line());
    let first = lines.next();
    lines.any(|line| Some(line.lineno) != first.map(|first| first.lineno))
}

impl Shape {
    /// Whether an instruction is like this, and tells what the variables stand for.
    fn matches(&self, instruction: &CfgInstruction, values: &mut [Option<u32>]) -> bool {
        self.opcode == instruction.opcode
            && instruction.target.is_none()
            && self.parts.iter().all(|(part, term)| {
                let number = part.of(instruction.oparg);
                match term {
                    Term::Any => true,
                    Term::Number(known) => *known == number,
                    Term::Variable(variable) => match values.get_mut(*variable) {
                        Some(value) => *value.get_or_insert(number) == number,
                        None => false,
                    },
                }
            })
    }

    /// The argument with these values; `None` where they have no room in it.
    pub fn argument(&self, values: &[u32], opcodes: &Opcodes) -> Option<u32> {
        let mut argument = 0;
        for (part, term) in &self.parts {
            let number = match term {
                Term::Number(number) => *number,
                Term::Variable(variable) => *values.get(*variable)?,
                Term::Any => return None,
            };
            if u64::from(number) >= part.limit() {
                return None;
            }
            argument |= part.put(number);
        }
        let is_known = match opcodes.operand(self.opcode) {
            Some(operand) => opcodes.operands.is_known(operand, argument),
            None => true,
        };
        is_known.then_some(argument)
    }

    /// The same, where it only counts what an instruction does to the stack.
    fn any_argument(&self, values: &[u32]) -> u32 {
        self.parts.iter().fold(0, |argument, (part, term)| {
            let number = match term {
                Term::Number(number) => *number,
                Term::Variable(variable) => values.get(*variable).copied().unwrap_or(0),
                Term::Any => 0,
            };
            argument | part.put(number)
        })
    }
}

impl Change {
    /// Whether another one that takes its place leaves the same, and needs no more.
    pub fn is_kept_by(&self, other: &Change) -> bool {
        let Some(spare) = self.needed.checked_sub(other.needed) else { return false };
        match (&self.left, &other.left) {
            (None, None) => true,
            (Some(left), Some(others)) => {
                // What the other does not need, it leaves as it is.
                let spared = std::iter::repeat_n(&Slot::VALUE, spare);
                left.iter().eq(spared.chain(others))
            }
            _ => false,
        }
    }

    /// The change that instructions make with these values of variables; `None` where no stack is right for them.
    pub fn of(shapes: &[Shape], values: &[u32], opcodes: &Opcodes) -> Option<Change> {
        let (mut depth, mut needed) = (0_i64, 0_i64);
        for shape in shapes {
            let counts = opcodes.counts(shape.opcode, shape.any_argument(values));
            needed = needed.max(i64::try_from(counts.popped).ok()? - depth);
            depth += i64::try_from(counts.pushed).ok()? - i64::try_from(counts.popped).ok()?;
        }
        let needed = usize::try_from(needed).ok().filter(|needed| *needed < MOST)?;
        let mut stack = vec![Slot::VALUE; needed];
        for shape in shapes {
            if shape.opcode.exits_scope() {
                return Some(Change { needed, left: None });
            }
            opcodes.apply(shape.opcode, shape.any_argument(values), &mut stack, MOST).ok()?;
        }
        Some(Change { needed, left: Some(stack) })
    }
}

/// More values than any program has on its stack.
const MOST: usize = 1 << 20;

/// The instructions that load and store a pair of locals, or borrow, and those that they are made of later.
pub fn one_by_one(opcode: Opcode) -> &'static [Opcode] {
    use Opcode as Op;
    match opcode {
        Op::LOAD_FAST_BORROW => &[Op::LOAD_FAST],
        Op::LOAD_FAST_LOAD_FAST | Op::LOAD_FAST_BORROW_LOAD_FAST_BORROW => {
            &[Op::LOAD_FAST, Op::LOAD_FAST]
        }
        Op::STORE_FAST_LOAD_FAST => &[Op::STORE_FAST, Op::LOAD_FAST],
        Op::STORE_FAST_STORE_FAST => &[Op::STORE_FAST, Op::STORE_FAST],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instruction::SourceLocation;

    const WHOLE: Part = Part::WHOLE;

    fn shape(opcode: Opcode, term: Term) -> Shape {
        Shape { opcode, parts: vec![(WHOLE, term)] }
    }

    fn instruction(opcode: Opcode, oparg: u32, line: i32) -> CfgInstruction {
        CfgInstruction::new(opcode, oparg, SourceLocation::line(line))
    }

    /// Loads of a constant and a local change places.
    fn swapped() -> Rewrite {
        let (a, b) = (Term::Variable(0), Term::Variable(1));
        let (local, constant) = (shape(Opcode::LOAD_FAST, a), shape(Opcode::LOAD_CONST, b));
        let pattern = vec![local.clone(), constant.clone()];
        Rewrite { name: "swapped".into(), pattern, result: vec![constant, local], variables: 2 }
    }

    #[test]
    fn what_has_the_pattern_becomes_the_result() {
        let block = [
            instruction(Opcode::LOAD_FAST, 7, 1),
            instruction(Opcode::LOAD_FAST, 8, 1),
            instruction(Opcode::LOAD_CONST, 9, 1),
            instruction(Opcode::POP_TOP, 0, 1),
        ];
        let expected = [
            instruction(Opcode::LOAD_FAST, 7, 1),
            instruction(Opcode::LOAD_CONST, 9, 1),
            instruction(Opcode::LOAD_FAST, 8, 1),
            instruction(Opcode::POP_TOP, 0, 1),
        ];
        let rewritten = swapped().over(&block, &Opcodes::base());
        assert_eq!(rewritten.as_deref(), Some(&expected[..]));
        assert_eq!(swapped().over(&block[..2], &Opcodes::base()), None);
    }

    #[test]
    fn lines_and_handlers_stay_apart() {
        let block = [instruction(Opcode::LOAD_FAST, 7, 1), instruction(Opcode::LOAD_CONST, 9, 2)];
        assert_eq!(swapped().over(&block, &Opcodes::base()), None);
        let mut block =
            [instruction(Opcode::LOAD_FAST, 7, 1), instruction(Opcode::LOAD_CONST, 9, 1)];
        block[1].handler = Some(BlockId(3));
        assert_eq!(swapped().over(&block, &Opcodes::base()), None);
    }

    #[test]
    fn the_stack_is_as_the_pattern_leaves_it() {
        let opcodes = Opcodes::base();
        let nothing = |opcode| Shape { opcode, parts: Vec::new() };
        let rewrite = |pattern: &[Shape], result: &[Shape]| Rewrite {
            name: String::new(),
            pattern: pattern.to_vec(),
            result: result.to_vec(),
            variables: 1,
        };
        let (pop, null) = (nothing(Opcode::POP_TOP), nothing(Opcode::PUSH_NULL));
        let none = [shape(Opcode::LOAD_CONST, Term::Variable(0))];
        assert!(rewrite(&[null.clone(), pop.clone()], &[]).keeps_stack(&[0], &opcodes));
        assert!(!rewrite(std::slice::from_ref(&null), &none).keeps_stack(&[0], &opcodes));
        assert!(!rewrite(&[], &[pop.clone(), null]).keeps_stack(&[0], &opcodes));
        let returned = nothing(Opcode::RETURN_VALUE);
        assert!(
            rewrite(&[pop.clone(), returned.clone()], std::slice::from_ref(&returned))
                .keeps_stack(&[0], &opcodes)
        );
        assert!(!rewrite(&[pop], &[returned]).keeps_stack(&[0], &opcodes));
    }
}

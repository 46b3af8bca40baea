//! Loads of locals borrow, where the local outlives the value on the stack.
//!
//! ```text
//! LOAD_FAST  a               LOAD_FAST_BORROW  a
//! LOAD_FAST  b        =>     LOAD_FAST_BORROW  b
//! BINARY_OP  +               BINARY_OP  +
//! LOAD_FAST  c               LOAD_FAST  c               it is still there when c is stored to
//! ...  STORE_FAST  c         ...  STORE_FAST  c
//! ```
//!
//! Each block is run on a stack of references, which know the instruction that loaded them. A load
//! cannot borrow if its value is still on the stack when the local is stored to, if it is itself stored
//! in a local, or if the block ends before it is used.

use super::graph::{BlockId, CfgInstruction, Graph};
use super::{FlowError, Unit};

use crate::opcode::{self, Opcode};
use crate::operand::part;
use crate::operand::part::local_pair::{FIRST, SECOND};

/// A value on the stack: which instruction of the block pushed it, and from which local.
#[derive(Debug, Clone, Copy, Default)]
struct Reference {
    instruction: Option<usize>,
    local: Option<u32>,
}

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    graph.clear_visited();
    graph.visit(Graph::ENTRY);
    let mut todo = vec![Graph::ENTRY];
    while let Some(id) = todo.pop() {
        let instructions = std::mem::take(&mut graph.block_mut(id).instructions);
        let depth = graph.block(id).start_depth.unwrap_or(0) as usize;
        let mut walk = Walk {
            unit,
            stack: vec![Reference::default(); depth],
            must_own: vec![false; instructions.len()],
            targets: Vec::new(),
        };
        for (place, instruction) in instructions.iter().enumerate() {
            walk.step(place, instruction)?;
        }
        let Walk { must_own, targets, .. } = walk.finish();
        graph.block_mut(id).instructions = instructions;
        borrow(&mut graph.block_mut(id).instructions, &must_own);
        push_targets(graph, id, targets, &mut todo);
    }
    Ok(())
}

fn push_targets(graph: &mut Graph, id: BlockId, targets: Vec<BlockId>, todo: &mut Vec<BlockId>) {
    let next = if graph.block(id).instructions.is_empty() { None } else { graph.fallthrough(id) };
    for target in targets.into_iter().chain(next) {
        if graph.visit(target) {
            todo.push(target);
        }
    }
}

fn borrow(instructions: &mut [CfgInstruction], must_own: &[bool]) {
    for (instruction, must_own) in instructions.iter_mut().zip(must_own) {
        instruction.opcode = match instruction.opcode {
            Opcode::LOAD_FAST if !must_own => Opcode::LOAD_FAST_BORROW,
            Opcode::LOAD_FAST_LOAD_FAST if !must_own => Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW,
            opcode => opcode,
        };
    }
}

struct Walk<'u, 'a> {
    unit: &'u Unit<'a>,
    stack: Vec<Reference>,
    must_own: Vec<bool>,
    targets: Vec<BlockId>,
}

impl Walk<'_, '_> {
    fn finish(mut self) -> Self {
        for reference in &self.stack {
            if let Some(instruction) = reference.instruction {
                self.must_own[instruction] = true;
            }
        }
        self
    }

    fn push(&mut self, place: usize) {
        self.stack.push(Reference { instruction: Some(place), local: None });
    }

    fn push_local(&mut self, place: usize, local: u32) {
        self.stack.push(Reference { instruction: Some(place), local: Some(local) });
    }

    fn pop(&mut self) -> Result<Reference, FlowError> {
        self.stack.pop().ok_or(FlowError::StackUnderflow)
    }

    /// The values that a local backs lose it.
    fn kill(&mut self, local: u32) {
        for reference in self.stack.iter().filter(|reference| reference.local == Some(local)) {
            if let Some(instruction) = reference.instruction {
                self.must_own[instruction] = true;
            }
        }
    }

    fn store(&mut self, local: u32) -> Result<(), FlowError> {
        let value = self.pop()?;
        self.kill(local);
        if let Some(instruction) = value.instruction {
            self.must_own[instruction] = true;
        }
        Ok(())
    }

    fn step(&mut self, place: usize, instruction: &CfgInstruction) -> Result<(), FlowError> {
        let CfgInstruction { opcode, oparg, .. } = *instruction;
        match opcode {
            Opcode::LOAD_FAST => self.push_local(place, oparg),
            Opcode::LOAD_FAST_AND_CLEAR => {
                self.kill(oparg);
                self.push_local(place, oparg);
            }
            Opcode::LOAD_FAST_LOAD_FAST => {
                self.push_local(place, FIRST.of(oparg));
                self.push_local(place, SECOND.of(oparg));
            }
            Opcode::STORE_FAST => self.store(oparg)?,
            Opcode::DELETE_FAST => self.kill(oparg),
            Opcode::STORE_FAST_LOAD_FAST => {
                self.store(FIRST.of(oparg))?;
                self.push_local(place, SECOND.of(oparg));
            }
            Opcode::STORE_FAST_STORE_FAST => {
                self.store(FIRST.of(oparg))?;
                self.store(SECOND.of(oparg))?;
            }
            Opcode::COPY => {
                let index = self.index(oparg)?;
                self.stack.push(self.stack[index]);
            }
            Opcode::SWAP => {
                let (index, top) = (self.index(oparg)?, self.index(1)?);
                self.stack.swap(index, top);
            }
            _ => self.step_by_effect(place, instruction)?,
        }
        Ok(())
    }

    /// The place of the value at a depth, counted from 1.
    fn index(&self, depth: u32) -> Result<usize, FlowError> {
        self.stack.len().checked_sub(depth as usize).ok_or(FlowError::StackUnderflow)
    }

    /// Instructions that do not move locals. Those come one by one that pass a value on, and those that CPython takes
    /// to leave theirs in place.
    fn step_by_effect(
        &mut self,
        place: usize,
        instruction: &CfgInstruction,
    ) -> Result<(), FlowError> {
        let CfgInstruction { opcode, oparg, .. } = *instruction;
        let unknown = FlowError::UnknownEffect(opcode.0);
        let popped = self.unit.opcodes.popped(opcode, oparg).ok_or(unknown.clone())?;
        let pushed = self.unit.opcodes.pushed(opcode, oparg).ok_or(unknown)?;
        let kept = opcode::kept(opcode, i32::try_from(oparg).unwrap_or(i32::MAX / 4)).unwrap_or(0);
        self.targets.extend(instruction.target);
        match opcode {
            Opcode::FORMAT_SIMPLE | Opcode::GET_YIELD_FROM_ITER => {}
            Opcode::END_SEND | Opcode::SET_FUNCTION_ATTRIBUTE => {
                let top = self.pop()?;
                self.pop()?;
                self.stack.push(top);
            }
            Opcode::LOAD_ATTR | Opcode::LOAD_SUPER_ATTR => {
                let receiver = self.pop()?;
                if opcode == Opcode::LOAD_SUPER_ATTR {
                    self.pop()?;
                    self.pop()?;
                }
                self.push(place);
                if part::attr::METHOD.is_set(oparg) {
                    // A method: its receiver may be pushed again.
                    self.stack.push(receiver);
                }
            }
            Opcode::LOAD_SPECIAL | Opcode::PUSH_EXC_INFO => {
                let top = self.pop()?;
                self.push(place);
                self.stack.push(top);
            }
            // Everything stays, something comes.
            _ if kept == popped && kept > 0 && instruction.target.is_none() => {
                // CPython counts from the block's start here, and blames the wrong instructions.
                for blamed in 0..usize::try_from(pushed - popped).unwrap_or(0) {
                    self.push(blamed);
                }
            }
            _ if opcode.is_block_push() => {}
            _ => {
                for _ in kept..popped {
                    self.pop()?;
                }
                for _ in kept..pushed {
                    self.push(place);
                }
            }
        }
        Ok(())
    }
}

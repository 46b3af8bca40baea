//! From a sequence with labels to blocks with targets.
//!
//! ```text
//!     FOR_ITER  L1        block 0: FOR_ITER -> block 2
//!     ...            =>   block 1: ...
//! L1: END_FOR             block 2: END_FOR
//! ```
//!
//! A block begins at each label that an instruction refers to, and after each terminator.

use crate::instruction::{Instruction, InstructionSequence, Label};
use crate::opcode::{Opcode, Opcodes};

use super::graph::{Block, BlockId, CfgInstruction, Graph};
use super::FlowError;

pub fn run(sequence: &InstructionSequence, opcodes: &Opcodes) -> Result<Graph, FlowError> {
    let mut builder =
        Builder { graph: Graph::new(), current: Graph::ENTRY, pending: None, opcodes };
    let targets = targets(sequence, opcodes)?;
    for (place, instruction) in sequence.instructions.iter().enumerate() {
        if instruction.opcode == Opcode::ANNOTATIONS_PLACEHOLDER {
            for annotation in sequence.annotations.iter().flat_map(|code| &code.instructions) {
                builder.push(*annotation);
            }
            continue;
        }
        if targets.is_target[place] {
            builder.label(place as u32);
        }
        builder.push(*instruction);
    }
    builder.resolve(sequence)
}

/// Which instructions have a label that is used.
struct Targets {
    is_target: Vec<bool>,
}

fn targets(sequence: &InstructionSequence, opcodes: &Opcodes) -> Result<Targets, FlowError> {
    let mut is_target = vec![false; sequence.instructions.len()];
    for instruction in &sequence.instructions {
        if opcodes.has_target(instruction.opcode) {
            let place = sequence.place(Label(instruction.oparg)).ok_or(FlowError::MissingTarget)?;
            *is_target.get_mut(place as usize).ok_or(FlowError::MissingTarget)? = true;
        }
    }
    Ok(Targets { is_target })
}

struct Builder<'a> {
    graph: Graph,
    current: BlockId,
    /// A label that is still without a block.
    pending: Option<u32>,
    opcodes: &'a Opcodes,
}

impl Builder<'_> {
    fn label(&mut self, place: u32) {
        self.pending = Some(place);
        self.maybe_start_block();
    }

    fn push(&mut self, instruction: Instruction) {
        self.maybe_start_block();
        let Instruction { opcode, oparg, location } = instruction;
        self.graph
            .block_mut(self.current)
            .instructions
            .push(CfgInstruction::new(opcode, oparg, location));
    }

    fn maybe_start_block(&mut self) {
        if !self.is_terminated() {
            return;
        }
        let label = self.pending.take();
        let block = self.graph.add(Block { label, ..Block::default() });
        self.graph.block_mut(self.current).next = Some(block);
        self.current = block;
    }

    fn is_terminated(&mut self) -> bool {
        let opcodes = self.opcodes;
        let block = self.graph.block_mut(self.current);
        if block.last().is_some_and(|last| opcodes.is_terminator(last.opcode)) {
            return true;
        }
        match self.pending {
            None => false,
            Some(_) if !block.instructions.is_empty() || block.label.is_some() => true,
            Some(_) => {
                block.label = self.pending.take();
                false
            }
        }
    }

    /// Replaces the labels in the arguments by blocks.
    fn resolve(mut self, sequence: &InstructionSequence) -> Result<Graph, FlowError> {
        let mut block_at = vec![None; sequence.instructions.len()];
        for id in self.graph.order() {
            if let Some(place) = self.graph.block(id).label {
                block_at[place as usize] = Some(id);
            }
        }
        for block in &mut self.graph.blocks {
            for instruction in &mut block.instructions {
                if self.opcodes.has_target(instruction.opcode) {
                    let place = sequence.place(Label(instruction.oparg));
                    instruction.target = place.and_then(|place| block_at[place as usize]);
                    instruction.oparg = 0;
                }
            }
        }
        self.graph.verify(self.opcodes)?;
        Ok(self.graph)
    }
}

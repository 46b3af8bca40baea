//! The graph itself: blocks in a list, instructions in blocks.
//!
//! ```text
//! block 0 --next--> block 3 --next--> block 1      program order, by `next`
//!    \__target__________^                          jumps, by the last instruction
//! ```
//!
//! Always holds, after `check`: an instruction that jumps or leaves is the last of its block.

use crate::instruction::SourceLocation;
use crate::opcode::{Opcode, Opcodes};
use crate::operand::Operand;

use super::FlowError;

/// A block's place in [`Graph::blocks`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(pub u32);

/// An instruction whose target is a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CfgInstruction {
    pub opcode: Opcode,
    pub oparg: u32,
    pub target: Option<BlockId>,
    /// Where an exception that it raises goes.
    pub handler: Option<BlockId>,
    pub location: SourceLocation,
}

impl CfgInstruction {
    pub fn new(opcode: Opcode, oparg: u32, location: SourceLocation) -> CfgInstruction {
        CfgInstruction { opcode, oparg, target: None, handler: None, location }
    }

    /// Becomes another instruction, at the same place.
    pub fn become_op(&mut self, opcode: Opcode, oparg: u32) {
        self.opcode = opcode;
        self.oparg = oparg;
    }

    pub fn become_nop(&mut self) {
        self.become_op(Opcode::NOP, 0);
    }
}

/// A run of instructions that is entered at its start only.
#[derive(Debug, Clone, Default)]
pub struct Block {
    pub instructions: Vec<CfgInstruction>,
    /// The handlers of instructions that stood behind the last one and were removed. CPython grows a
    /// block into the memory that shrinking left, and what it adds there takes over the handler.
    pub(super) stale_handlers: Vec<Option<BlockId>>,
    /// The block after it in program order.
    pub next: Option<BlockId>,
    /// The number of the label before it, where it has one.
    pub label: Option<u32>,
    /// How many values are on the stack when it is entered.
    pub start_depth: Option<u32>,
    /// Jumps to it and falls into it, as `unreachable` counted them.
    pub predecessors: u32,
    /// Which of the first 64 locals may be unbound at its start.
    pub unsafe_locals: u64,
    pub is_handler: bool,
    /// A handler that wants the raising instruction's offset on the stack.
    pub preserve_lasti: bool,
    /// Reached only by exceptions.
    pub is_cold: bool,
    pub is_warm: bool,
    /// For the traversal at hand.
    pub visited: bool,
}

impl Block {
    pub fn last(&self) -> Option<&CfgInstruction> {
        self.instructions.last()
    }

    /// Cuts the block: only the first `kept` instructions stay, the others were `before`.
    pub fn shrink(&mut self, kept: usize, before: &[CfgInstruction]) {
        let removed = before[kept..].iter().map(|instruction| instruction.handler);
        self.stale_handlers.splice(0..0, removed);
    }

    /// Adds an instruction at the end, with the handler that CPython would find there.
    pub fn grow(&mut self, instruction: CfgInstruction) {
        let handler =
            if self.stale_handlers.is_empty() { None } else { self.stale_handlers.remove(0) };
        self.instructions.push(CfgInstruction { handler, ..instruction });
    }

    /// Puts instructions at a place.
    pub fn insert(&mut self, place: usize, instructions: &[CfgInstruction]) {
        let reused = instructions.len().min(self.stale_handlers.len());
        self.stale_handlers.drain(..reused);
        self.instructions.splice(place..place, instructions.iter().copied());
    }

    /// Whether control can run from its end into the next block.
    pub fn falls_through(&self) -> bool {
        self.last().is_none_or(|last| !last.opcode.ends_flow())
    }

    pub fn exits_scope(&self) -> bool {
        self.last().is_some_and(|last| last.opcode.exits_scope())
    }

    pub fn has_no_line(&self) -> bool {
        !self.instructions.iter().any(|instruction| instruction.location.has_line())
    }
}

/// The blocks of a scope. The first is entered first.
#[derive(Debug, Clone)]
pub struct Graph {
    pub blocks: Vec<Block>,
}

impl Graph {
    pub const ENTRY: BlockId = BlockId(0);

    pub fn new() -> Graph {
        Graph { blocks: vec![Block::default()] }
    }

    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.0 as usize]
    }

    pub fn block_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.0 as usize]
    }

    /// Adds a block that is not yet in program order.
    pub fn add(&mut self, block: Block) -> BlockId {
        self.blocks.push(block);
        BlockId(self.blocks.len() as u32 - 1)
    }

    /// Puts a block behind another one.
    pub fn insert_after(&mut self, place: BlockId, block: BlockId) {
        self.block_mut(block).next = self.block(place).next;
        self.block_mut(place).next = Some(block);
    }

    /// The blocks in program order, as they are now.
    pub fn order(&self) -> impl Iterator<Item = BlockId> + '_ {
        std::iter::successors(Some(Graph::ENTRY), |&id| self.block(id).next)
    }

    /// The block in program order, from `id` on, that has instructions.
    pub fn next_nonempty(&self, id: Option<BlockId>) -> Option<BlockId> {
        let mut id = id;
        while let Some(block) = id
            && self.block(block).instructions.is_empty()
        {
            id = self.block(block).next;
        }
        id
    }

    /// The block that control falls into from the end of `id`.
    pub fn fallthrough(&self, id: BlockId) -> Option<BlockId> {
        let block = self.block(id);
        if block.falls_through() { block.next } else { None }
    }

    pub fn clear_visited(&mut self) {
        for block in &mut self.blocks {
            block.visited = false;
        }
    }

    /// Marks a block as visited; true where it was not before.
    pub fn visit(&mut self, id: BlockId) -> bool {
        !std::mem::replace(&mut self.block_mut(id).visited, true)
    }

    /// A label number that no block has.
    pub fn free_label(&self) -> u32 {
        self.order().filter_map(|id| self.block(id).label).max().map_or(0, |label| label + 1)
    }

    /// Fails where an instruction follows a terminator, or a target is missing.
    pub fn verify(&self, opcodes: &Opcodes) -> Result<(), FlowError> {
        for id in self.order() {
            let instructions = &self.block(id).instructions;
            for (place, instruction) in instructions.iter().enumerate() {
                let is_last = place + 1 == instructions.len();
                // A taken branch is marked by what follows the jump: see `jump_direction`.
                let followed_by_mark = instructions
                    .get(place + 1)
                    .is_some_and(|next| next.opcode == Opcode::NOT_TAKEN);
                if opcodes.is_terminator(instruction.opcode) && !is_last && !followed_by_mark {
                    return Err(FlowError::Malformed);
                }
                if opcodes.has_target(instruction.opcode) && instruction.target.is_none() {
                    return Err(FlowError::MissingTarget);
                }
            }
        }
        Ok(())
    }
}

impl Graph {
    /// Forgets the handlers of removed instructions to which nothing leads any more.
    pub(super) fn forget_handlers(&mut self) {
        let reached: Vec<bool> = self.blocks.iter().map(|block| block.predecessors > 0).collect();
        for handler in self.blocks.iter_mut().flat_map(|block| &mut block.stale_handlers) {
            *handler = handler.filter(|id| reached[id.0 as usize]);
        }
    }

    /// Fails where an instruction jumps in a direction in which its opcode cannot go.
    pub fn verify_directions(&self, opcodes: &Opcodes) -> Result<(), FlowError> {
        let mut places = vec![usize::MAX; self.blocks.len()];
        for (place, id) in self.order().enumerate() {
            places[id.0 as usize] = place;
        }
        for (place, id) in self.order().enumerate() {
            for instruction in &self.block(id).instructions {
                let Some(target) = instruction.target else { continue };
                let is_forward = places[target.0 as usize] > place;
                let fits = match opcodes.operand(instruction.opcode) {
                    Some(Operand::JumpForward) => is_forward,
                    Some(Operand::JumpBackward) => !is_forward,
                    _ => true,
                };
                if !fits || places[target.0 as usize] == usize::MAX {
                    return Err(FlowError::WrongDirection(instruction.opcode.0));
                }
            }
        }
        Ok(())
    }
}

impl Default for Graph {
    fn default() -> Graph {
        Graph::new()
    }
}

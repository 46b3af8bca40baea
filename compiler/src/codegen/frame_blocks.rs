//! Frame blocks: the loops, handlers and `with`s around a statement, which leaving has to unwind.

use crate::ast::{Kind, Node};
use crate::code::Constant;
use crate::hidden;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::AwaitContext;
use crate::symtable::Name;

use super::unit::FrameBlock;
use super::{Codegen, Result};

/// How deeply blocks may nest in a function.
const MAX_BLOCKS: usize = 21;

/// Where unwinding ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Nowhere: the function is left.
    Outside,
    /// At the innermost loop.
    Loop,
    /// At the innermost block of an experiment that has this name.
    Named(Name),
}

impl Until {
    fn is(self, block: FrameBlock) -> bool {
        match (self, block) {
            (Until::Loop, FrameBlock::While(_) | FrameBlock::For(_) | FrameBlock::AsyncFor(_)) => {
                true
            }
            (Until::Named(wanted), FrameBlock::Named(name, _)) => name == wanted,
            _ => false,
        }
    }
}

impl Codegen<'_> {
    pub fn push_block(&mut self, block: FrameBlock, place: Node) -> Result {
        let blocks = &self.current().frame_blocks;
        let is_block = |block: &&FrameBlock| **block != FrameBlock::Uncovered;
        if blocks.len() >= MAX_BLOCKS && blocks.iter().filter(is_block).count() >= MAX_BLOCKS {
            return self.error("too many statically nested blocks", place);
        }
        self.unit().frame_blocks.push(block);
        Ok(())
    }

    pub fn pop_block(&mut self) {
        self.unit().frame_blocks.pop();
    }

    /// Unwinds the blocks around a statement that leaves them, up to the one that is looked for, which is the result. With `keeps_value` the value on top of the stack stays.
    pub fn unwind(
        &mut self,
        location: &mut SourceLocation,
        keeps_value: bool,
        until: Until,
        place: Node,
    ) -> Result<Option<FrameBlock>> {
        let Some(&top) = self.current().frame_blocks.last() else { return Ok(None) };
        if top == FrameBlock::ExceptionGroupHandler {
            let message = "'break', 'continue' and 'return' cannot appear in an except* block";
            return self.error(message, place);
        }
        if top == FrameBlock::InlinedComprehension {
            let message = "a statement within a comprehension cannot leave it";
            return self.error(message, place);
        }
        if until.is(top) {
            return Ok(Some(top));
        }
        // What unwinding runs is outside the block.
        self.unit().frame_blocks.pop();
        self.unwind_one(location, top, keeps_value, place)?;
        let found = self.unwind(location, keeps_value, until, place)?;
        self.unit().frame_blocks.push(top);
        Ok(found)
    }

    pub fn unwind_one(
        &mut self,
        location: &mut SourceLocation,
        block: FrameBlock,
        keeps_value: bool,
        place: Node,
    ) -> Result {
        match block {
            FrameBlock::While(_)
            | FrameBlock::Named(..)
            | FrameBlock::ExceptionHandler
            | FrameBlock::ExceptionGroupHandler
            | FrameBlock::AsyncComprehension
            | FrameBlock::InlinedComprehension
            | FrameBlock::StopIteration => {}
            FrameBlock::For(_)
            | FrameBlock::AsyncFor(_)
            | FrameBlock::PopValue
            | FrameBlock::Uncovered => {
                self.swap_if(keeps_value, *location);
                self.op(*location, Opcode::POP_TOP);
            }
            FrameBlock::TryExcept => self.op(*location, Opcode::POP_BLOCK),
            FrameBlock::FinallyTry(body) => {
                self.op(*location, Opcode::POP_BLOCK);
                if keeps_value {
                    self.push_block(FrameBlock::PopValue, place)?;
                }
                self.statements(body)?;
                if keeps_value {
                    self.pop_block();
                }
                // What comes now is artificial: the statement seems to end where the body began.
                *location = SourceLocation::NONE;
            }
            FrameBlock::LoweredFinally { later, node } => {
                self.op(*location, Opcode::POP_BLOCK);
                if keeps_value {
                    self.push_block(FrameBlock::PopValue, place)?;
                }
                self.lowered_later(later, node)?;
                if keeps_value {
                    self.pop_block();
                }
                *location = SourceLocation::NONE;
            }
            FrameBlock::FinallyEnd => {
                self.swap_if(keeps_value, *location);
                self.op(*location, Opcode::POP_TOP);
                self.swap_if(keeps_value, *location);
                self.op(*location, Opcode::POP_BLOCK);
                self.op(*location, Opcode::POP_EXCEPT);
            }
            FrameBlock::With(opened) | FrameBlock::AsyncWith(opened) => {
                *location = opened;
                self.op(opened, Opcode::POP_BLOCK);
                if keeps_value {
                    self.emit(opened, Opcode::SWAP, 3);
                    self.emit(opened, Opcode::SWAP, 2);
                }
                self.call_exit_with_nones(opened);
                if matches!(block, FrameBlock::AsyncWith(_)) {
                    self.await_value(opened, AwaitContext::Aexit);
                }
                self.op(opened, Opcode::POP_TOP);
                *location = SourceLocation::NONE;
            }
            FrameBlock::HandlerCleanup(name) => {
                if name.is_some() {
                    self.op(*location, Opcode::POP_BLOCK);
                }
                self.swap_if(keeps_value, *location);
                self.op(*location, Opcode::POP_BLOCK);
                self.op(*location, Opcode::POP_EXCEPT);
                if let Some(name) = name {
                    self.unbind(*location, name)?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn swap_if(&mut self, keeps_value: bool, location: SourceLocation) {
        if keeps_value {
            self.emit(location, Opcode::SWAP, 2);
        }
    }

    /// `name = None; del name`, which works even where the body has deleted it.
    pub fn unbind(&mut self, location: SourceLocation, name: Name) -> Result {
        self.load_const(location, Constant::None);
        self.name_op(location, name, Kind::Store)?;
        // A variable that no program sees is written before it is read.
        if hidden::is_hidden(self.table.names.str(name)) {
            return Ok(());
        }
        self.name_op(location, name, Kind::Del)
    }

    /// Calls the `__exit__` on the stack for a body that ended without an exception.
    pub fn call_exit_with_nones(&mut self, location: SourceLocation) {
        for _ in 0..3 {
            self.load_const(location, Constant::None);
        }
        self.emit(location, Opcode::CALL, 3);
    }
}

//! Branches, loops, and the statements that leave them.

use crate::ast::{Node, node};
use crate::code::Constant;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;

use super::frame_blocks::Until;
use super::unit::{FrameBlock, Loop};
use super::{Codegen, Result};

impl Codegen<'_> {
    pub fn if_(&mut self, if_: node::If) -> Result {
        let node::If { test, body, orelse } = if_;
        let end = self.new_label();
        let next = if orelse.is_empty() { end } else { self.new_label() };
        self.jump_if(test, next, false)?;
        self.statements(body)?;
        if !orelse.is_empty() {
            self.jump(SourceLocation::NONE, Opcode::JUMP_NO_INTERRUPT, end);
            self.use_label(next);
            self.statements(orelse)?;
        }
        self.use_label(end);
        Ok(())
    }

    pub fn while_(&mut self, statement: Node, while_: node::While) -> Result {
        let node::While { test, body, orelse } = while_;
        let (start, end, otherwise) = (self.new_label(), self.new_label(), self.new_label());
        self.use_label(start);
        self.push_block(FrameBlock::While(Loop { start, end }), statement)?;
        self.jump_if(test, otherwise, false)?;
        self.statements(body)?;
        self.jump(SourceLocation::NONE, Opcode::JUMP, start);
        self.pop_block();
        self.use_label(otherwise);
        self.statements(orelse)?;
        self.use_label(end);
        Ok(())
    }

    pub fn for_(&mut self, statement: Node, for_: node::For) -> Result {
        let node::For { target, iter, body, orelse, type_comment: _ } = for_;
        let (start, end, cleanup) = (self.new_label(), self.new_label(), self.new_label());
        self.push_block(FrameBlock::For(Loop { start, end }), statement)?;
        self.visit(iter)?;
        let location = self.loc(iter);
        self.op(location, Opcode::GET_ITER);
        self.use_label(start);
        self.jump(location, Opcode::FOR_ITER, cleanup);
        // A line event for the target of a `for` over several lines.
        self.op(self.loc(target), Opcode::NOP);
        self.visit(target)?;
        self.statements(body)?;
        self.jump(SourceLocation::NONE, Opcode::JUMP, start);
        self.use_label(cleanup);
        self.op(SourceLocation::NONE, Opcode::END_FOR);
        self.op(SourceLocation::NONE, Opcode::POP_ITER);
        self.pop_block();
        self.statements(orelse)?;
        self.use_label(end);
        Ok(())
    }

    pub fn async_for(&mut self, statement: Node, for_: node::AsyncFor) -> Result {
        let node::AsyncFor { target, iter, body, orelse, type_comment: _ } = for_;
        let location = self.loc(statement);
        let (start, end) = (self.new_label(), self.new_label());
        let (send, except) = (self.new_label(), self.new_label());
        self.visit(iter)?;
        let iter_location = self.loc(iter);
        self.op(iter_location, Opcode::GET_AITER);
        self.use_label(start);
        self.push_block(FrameBlock::AsyncFor(Loop { start, end }), statement)?;
        self.jump(location, Opcode::SETUP_FINALLY, except);
        self.op(location, Opcode::GET_ANEXT);
        self.load_const(location, Constant::None);
        self.use_label(send);
        self.yield_from(location, true);
        self.op(location, Opcode::POP_BLOCK);
        self.op(location, Opcode::NOT_TAKEN);
        self.visit(target)?;
        self.statements(body)?;
        self.jump(SourceLocation::NONE, Opcode::JUMP, start);
        self.pop_block();
        // StopAsyncIteration ends the loop.
        self.use_label(except);
        self.jump(iter_location, Opcode::END_ASYNC_FOR, send);
        self.statements(orelse)?;
        self.use_label(end);
        Ok(())
    }

    pub fn return_(&mut self, statement: Node, value: Option<Node>) -> Result {
        let mut location = self.loc(statement);
        if !self.scope().is_function_like() {
            return self.error("'return' outside function", statement);
        }
        if value.is_some() && self.scope().is_coroutine && self.scope().is_generator {
            return self.error("'return' with value in async generator", statement);
        }
        let constant = value.and_then(|value| self.constant_of(value));
        let keeps_value = value.is_some() && constant.is_none();
        if let Some(value) = value {
            if keeps_value {
                self.visit(value)?;
            } else {
                location = self.loc(value);
                self.op(location, Opcode::NOP);
            }
        }
        let statement_location = self.loc(statement);
        // Where an error is: a constant stands for its statement if it begins in its line.
        let mut place = value.filter(|_| !keeps_value).unwrap_or(statement);
        if value.is_none_or(|value| self.loc(value).lineno != statement_location.lineno) {
            (location, place) = (statement_location, statement);
            self.op(location, Opcode::NOP);
        }
        self.unwind(&mut location, keeps_value, Until::Outside, place)?;
        if !keeps_value {
            self.load_const(location, constant.unwrap_or(Constant::None));
        }
        self.op(location, Opcode::RETURN_VALUE);
        Ok(())
    }

    pub fn break_(&mut self, statement: Node) -> Result {
        let mut location = self.loc(statement);
        self.op(location, Opcode::NOP);
        let found = self.unwind(&mut location, false, Until::Loop, statement)?;
        let Some((block, target)) = found.and_then(|block| Some((block, loop_of(block)?))) else {
            return self.error("'break' outside loop", statement);
        };
        self.unwind_one(&mut location, block, false, statement)?;
        self.jump(location, Opcode::JUMP, target.end);
        Ok(())
    }

    pub fn continue_(&mut self, statement: Node) -> Result {
        let mut location = self.loc(statement);
        self.op(location, Opcode::NOP);
        let found = self.unwind(&mut location, false, Until::Loop, statement)?;
        let Some(target) = found.and_then(loop_of) else {
            return self.error("'continue' not properly in loop", statement);
        };
        self.jump(location, Opcode::JUMP, target.start);
        Ok(())
    }
}

fn loop_of(block: FrameBlock) -> Option<Loop> {
    match block {
        FrameBlock::While(target) | FrameBlock::For(target) | FrameBlock::AsyncFor(target) => {
            Some(target)
        }
        _ => None,
    }
}

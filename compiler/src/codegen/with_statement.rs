//! `with` and `async with`.
//!
//! ```text
//! with E as v: B            E, its __exit__ and __enter__, CALL
//!                           SETUP_WITH  L1
//!                           v = value
//!                           B
//!                           POP_BLOCK
//!                           __exit__(None, None, None), JUMP  end
//!                       L1: WITH_EXCEPT_START, POP_JUMP_IF_TRUE  L2
//!                           RERAISE
//!                       L2: drop everything
//! ```

use crate::ast::{List, Node, node};
use crate::instruction::{Label, SourceLocation};
use crate::opcode::Opcode;
use crate::operand::{AwaitContext, SpecialMethod};

use super::unit::FrameBlock;
use super::{Codegen, Result};

impl Codegen<'_> {
    /// The items of a `with` from `place` on, each in the body of the one before.
    pub fn with(&mut self, items: List<Node>, body: List<Node>, place: usize) -> Result {
        let Some(item) = self.ast.list(items).get(place) else { return self.statements(body) };
        let node::Withitem { context_expr, optional_vars } = self.ast.withitem(item);
        let (handler, exit, cleanup) = (self.new_label(), self.new_label(), self.new_label());
        self.visit(context_expr)?;
        let location = self.loc(context_expr);
        self.enter_context(location, SpecialMethod::Exit, SpecialMethod::Enter);
        self.jump(location, Opcode::SETUP_WITH, handler);
        self.push_block(FrameBlock::With(location), context_expr)?;
        self.bind_context(location, optional_vars)?;
        self.with(items, body, place + 1)?;
        self.op(SourceLocation::NONE, Opcode::POP_BLOCK);
        self.pop_block();
        self.call_exit_with_nones(location);
        self.op(location, Opcode::POP_TOP);
        self.jump(location, Opcode::JUMP, exit);
        self.use_label(handler);
        self.jump(location, Opcode::SETUP_CLEANUP, cleanup);
        self.op(location, Opcode::PUSH_EXC_INFO);
        self.op(location, Opcode::WITH_EXCEPT_START);
        self.finish_with(cleanup);
        self.use_label(exit);
        Ok(())
    }

    pub fn async_with(&mut self, items: List<Node>, body: List<Node>, place: usize) -> Result {
        let Some(item) = self.ast.list(items).get(place) else { return self.statements(body) };
        let node::Withitem { context_expr, optional_vars } = self.ast.withitem(item);
        let (handler, exit, cleanup) = (self.new_label(), self.new_label(), self.new_label());
        self.visit(context_expr)?;
        let location = self.loc(context_expr);
        self.enter_context(location, SpecialMethod::Aexit, SpecialMethod::Aenter);
        self.await_value(location, AwaitContext::Aenter);
        self.jump(location, Opcode::SETUP_WITH, handler);
        self.push_block(FrameBlock::AsyncWith(location), context_expr)?;
        self.bind_context(location, optional_vars)?;
        self.async_with(items, body, place + 1)?;
        self.pop_block();
        self.op(location, Opcode::POP_BLOCK);
        self.call_exit_with_nones(location);
        self.await_value(location, AwaitContext::Aexit);
        self.op(location, Opcode::POP_TOP);
        self.jump(location, Opcode::JUMP, exit);
        self.use_label(handler);
        self.jump(location, Opcode::SETUP_CLEANUP, cleanup);
        self.op(location, Opcode::PUSH_EXC_INFO);
        self.op(location, Opcode::WITH_EXCEPT_START);
        self.await_value(location, AwaitContext::Aexit);
        self.finish_with(cleanup);
        self.use_label(exit);
        Ok(())
    }

    /// Calls `__enter__`; the bound `__exit__` stays below its result.
    fn enter_context(
        &mut self,
        location: SourceLocation,
        exit: SpecialMethod,
        enter: SpecialMethod,
    ) {
        self.emit(location, Opcode::COPY, 1);
        self.emit(location, Opcode::LOAD_SPECIAL, exit.number());
        self.emit(location, Opcode::SWAP, 2);
        self.emit(location, Opcode::SWAP, 3);
        self.emit(location, Opcode::LOAD_SPECIAL, enter.number());
        self.emit(location, Opcode::CALL, 0);
    }

    fn bind_context(&mut self, location: SourceLocation, target: Option<Node>) -> Result {
        match target {
            Some(target) => self.visit(target),
            None => {
                self.op(location, Opcode::POP_TOP);
                Ok(())
            }
        }
    }

    /// `__exit__` has been asked about an exception: its answer is on the stack.
    fn finish_with(&mut self, cleanup: Label) {
        let none = SourceLocation::NONE;
        let (suppress, exit) = (self.new_label(), self.new_label());
        self.op(none, Opcode::TO_BOOL);
        self.jump(none, Opcode::POP_JUMP_IF_TRUE, suppress);
        self.emit(none, Opcode::RERAISE, 2);
        self.use_label(suppress);
        self.op(none, Opcode::POP_TOP);
        self.op(none, Opcode::POP_BLOCK);
        self.op(none, Opcode::POP_EXCEPT);
        for _ in 0..3 {
            self.op(none, Opcode::POP_TOP);
        }
        self.jump(none, Opcode::JUMP_NO_INTERRUPT, exit);
        self.use_label(cleanup);
        self.pop_except_and_reraise(none);
        self.use_label(exit);
    }
}

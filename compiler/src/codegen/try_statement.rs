//! `try`, with `except`, `except*` and `finally`.
//!
//! ```text
//! try: B                      SETUP_FINALLY  L1
//! except E as v: H            B
//!                             POP_BLOCK
//!                             JUMP  end
//!                         L1: SETUP_CLEANUP  L3, PUSH_EXC_INFO
//!                             E, CHECK_EXC_MATCH, POP_JUMP_IF_FALSE  L2
//!                             v = exception
//!                             H, unbind v, JUMP  end
//!                         L2: RERAISE
//!                         L3: COPY, POP_EXCEPT, RERAISE
//! ```

use crate::ast::{Excepthandler, Kind, Node, node};
use crate::instruction::{Label, SourceLocation};
use crate::opcode::Opcode;
use crate::operand::Intrinsic2;
use crate::symtable::Name;

use super::lowering::{OpenHandler, TryLabels};
use super::unit::FrameBlock;
use super::{Codegen, Result};

const NONE: SourceLocation = SourceLocation::NONE;

/// The labels of the handlers of a `try` with `except*`.
struct StarLabels {
    next: Label,
    with_error: Label,
    no_match: Label,
}

impl Codegen<'_> {
    pub fn try_(&mut self, statement: Node, try_: node::Try) -> Result {
        if try_.finalbody.is_empty() {
            self.try_except(statement, try_)
        } else {
            self.try_finally(statement, try_, Self::try_except)
        }
    }

    pub fn try_star(&mut self, statement: Node, try_: node::Try) -> Result {
        if try_.finalbody.is_empty() {
            self.try_star_except(statement, try_)
        } else {
            self.try_finally(statement, try_, Self::try_star_except)
        }
    }

    /// The `finally` body is emitted twice: for the normal way out, and for an exception.
    fn try_finally(
        &mut self,
        statement: Node,
        try_: node::Try,
        inner: fn(&mut Self, Node, node::Try) -> Result,
    ) -> Result {
        let finalbody = try_.finalbody;
        let location = self.loc(statement);
        let labels = self.begin_finally(location, FrameBlock::FinallyTry(finalbody), statement)?;
        if try_.handlers.is_empty() {
            self.statements(try_.body)?;
        } else {
            inner(self, statement, try_)?;
        }
        self.end_finally_body();
        self.statements(finalbody)?;
        self.begin_finally_of_exception(labels, statement)?;
        let was_muted = std::mem::replace(&mut self.warnings.are_muted, true);
        self.statements(finalbody)?;
        self.warnings.are_muted = was_muted;
        self.end_finally(labels);
        Ok(())
    }

    /// Begins what is followed by a `finally` body; `block` is what unwinding runs.
    pub(super) fn begin_finally(
        &mut self,
        location: SourceLocation,
        block: FrameBlock,
        place: Node,
    ) -> Result<TryLabels> {
        let labels = self.try_labels();
        self.jump(location, Opcode::SETUP_FINALLY, labels.except);
        self.push_block(block, place)?;
        Ok(labels)
    }

    /// The `finally` body comes next, on the normal way out.
    pub(super) fn end_finally_body(&mut self) {
        self.op(NONE, Opcode::POP_BLOCK);
        self.pop_block();
    }

    /// The `finally` body comes next, for an exception.
    pub(super) fn begin_finally_of_exception(&mut self, labels: TryLabels, place: Node) -> Result {
        self.jump(NONE, Opcode::JUMP_NO_INTERRUPT, labels.end);
        self.use_label(labels.except);
        self.jump(NONE, Opcode::SETUP_CLEANUP, labels.cleanup);
        self.op(NONE, Opcode::PUSH_EXC_INFO);
        self.push_block(FrameBlock::FinallyEnd, place)
    }

    pub(super) fn end_finally(&mut self, labels: TryLabels) {
        self.pop_block();
        self.emit(NONE, Opcode::RERAISE, 0);
        self.use_label(labels.cleanup);
        self.pop_except_and_reraise(NONE);
        self.use_label(labels.end);
    }

    fn try_labels(&mut self) -> TryLabels {
        TryLabels { except: self.new_label(), end: self.new_label(), cleanup: self.new_label() }
    }

    fn try_except(&mut self, statement: Node, try_: node::Try) -> Result {
        let node::Try { body, handlers, orelse, finalbody: _ } = try_;
        let labels = self.begin_try(self.loc(statement), statement)?;
        self.statements(body)?;
        self.end_try_body();
        self.statements(orelse)?;
        self.begin_handlers(labels, statement)?;
        let handlers = self.ast.list(handlers);
        for (place, handler) in handlers.iter().enumerate() {
            let Excepthandler::ExceptHandler(fields) = self.ast.excepthandler(handler) else {
                self.lower(handler)?;
                continue;
            };
            if fields.type_.is_none() && place + 1 < handlers.len() {
                return self.error("default 'except:' must be last", handler);
            }
            let node::ExceptHandler { type_, name, body } = fields;
            if let Some(type_) = type_ {
                self.visit(type_)?;
            }
            let name = name.map(|name| self.symbol(name));
            let location = self.loc(handler);
            let opened = self.begin_handler(location, type_.is_some(), name, handler)?;
            self.statements(body)?;
            self.end_handler(opened, labels.end, false)?;
        }
        self.end_handlers(labels);
        Ok(())
    }

    pub(super) fn begin_try(&mut self, location: SourceLocation, place: Node) -> Result<TryLabels> {
        let labels = self.try_labels();
        self.jump(location, Opcode::SETUP_FINALLY, labels.except);
        self.push_block(FrameBlock::TryExcept, place)?;
        Ok(labels)
    }

    /// What comes next runs where the body has ended without an exception.
    pub(super) fn end_try_body(&mut self) {
        self.pop_block();
        self.op(NONE, Opcode::POP_BLOCK);
    }

    pub(super) fn begin_handlers(&mut self, labels: TryLabels, place: Node) -> Result {
        self.jump(NONE, Opcode::JUMP_NO_INTERRUPT, labels.end);
        self.use_label(labels.except);
        self.jump(NONE, Opcode::SETUP_CLEANUP, labels.cleanup);
        self.op(NONE, Opcode::PUSH_EXC_INFO);
        self.push_block(FrameBlock::ExceptionHandler, place)
    }

    /// Begins a handler for the exception on the stack, and, where it has one, the type above it. One with a name is a
    /// `try` with a `finally` that unbinds the name.
    pub(super) fn begin_handler(
        &mut self,
        location: SourceLocation,
        has_type: bool,
        name: Option<Name>,
        place: Node,
    ) -> Result<OpenHandler> {
        let next = self.new_label();
        if has_type {
            self.op(location, Opcode::CHECK_EXC_MATCH);
            self.jump(location, Opcode::POP_JUMP_IF_FALSE, next);
        }
        let cleanup = match name {
            Some(name) => {
                let cleanup = self.new_label();
                self.name_op(location, name, Kind::Store)?;
                self.jump(location, Opcode::SETUP_CLEANUP, cleanup);
                Some((name, cleanup))
            }
            None => {
                self.op(location, Opcode::POP_TOP);
                None
            }
        };
        self.push_block(FrameBlock::HandlerCleanup(name), place)?;
        Ok(OpenHandler { next, cleanup })
    }

    /// Ends a handler, with or without a value that stays on the stack.
    pub(super) fn end_handler(
        &mut self,
        handler: OpenHandler,
        end: Label,
        keeps_value: bool,
    ) -> Result {
        self.pop_block();
        self.op(NONE, Opcode::POP_BLOCK);
        if handler.cleanup.is_some() {
            self.op(NONE, Opcode::POP_BLOCK);
        }
        self.swap_if(keeps_value, NONE);
        self.op(NONE, Opcode::POP_EXCEPT);
        if let Some((name, _)) = handler.cleanup {
            self.unbind(NONE, name)?;
        }
        self.jump(NONE, Opcode::JUMP_NO_INTERRUPT, end);
        if let Some((name, cleanup)) = handler.cleanup {
            self.use_label(cleanup);
            self.unbind(NONE, name)?;
            self.emit(NONE, Opcode::RERAISE, 1);
        }
        self.use_label(handler.next);
        Ok(())
    }

    pub(super) fn end_handlers(&mut self, labels: TryLabels) {
        self.pop_block();
        self.emit(NONE, Opcode::RERAISE, 0);
        self.use_label(labels.cleanup);
        self.pop_except_and_reraise(NONE);
        self.use_label(labels.end);
    }

    /// Each handler takes its part of the group; the list below it collects what they raise.
    fn try_star_except(&mut self, statement: Node, try_: node::Try) -> Result {
        let node::Try { body, handlers, orelse, finalbody: _ } = try_;
        let location = self.loc(statement);
        let (except, otherwise, end) = (self.new_label(), self.new_label(), self.new_label());
        let (cleanup, reraise_star) = (self.new_label(), self.new_label());
        self.jump(location, Opcode::SETUP_FINALLY, except);
        self.push_block(FrameBlock::TryExcept, statement)?;
        self.statements(body)?;
        self.pop_block();
        self.op(NONE, Opcode::POP_BLOCK);
        self.jump(NONE, Opcode::JUMP_NO_INTERRUPT, otherwise);
        self.use_label(except);
        self.jump(NONE, Opcode::SETUP_CLEANUP, cleanup);
        self.op(NONE, Opcode::PUSH_EXC_INFO);
        self.push_block(FrameBlock::ExceptionGroupHandler, statement)?;
        let handlers = self.ast.list(handlers);
        for (place, handler) in handlers.iter().enumerate() {
            let Excepthandler::ExceptHandler(fields) = self.ast.excepthandler(handler) else {
                self.lower(handler)?;
                continue;
            };
            if place == 0 {
                // The list of results, and the group below it once more.
                let location = self.loc(handler);
                self.emit(location, Opcode::BUILD_LIST, 0);
                self.emit(location, Opcode::COPY, 2);
            }
            self.star_handler(handler, fields)?;
            if place + 1 == handlers.len() {
                // What no handler took, None for nothing.
                self.emit(NONE, Opcode::LIST_APPEND, 1);
                self.jump(NONE, Opcode::JUMP_NO_INTERRUPT, reraise_star);
            }
        }
        self.pop_block();
        self.reraise_group(reraise_star, end);
        self.use_label(cleanup);
        self.pop_except_and_reraise(NONE);
        self.use_label(otherwise);
        self.statements(orelse)?;
        self.use_label(end);
        Ok(())
    }

    fn star_handler(&mut self, handler: Node, fields: node::ExceptHandler) -> Result {
        let node::ExceptHandler { type_, name, body } = fields;
        let location = self.loc(handler);
        let next = self.new_label();
        let labels = StarLabels { next, with_error: self.new_label(), no_match: self.new_label() };
        if let Some(type_) = type_ {
            self.visit(type_)?;
            self.op(location, Opcode::CHECK_EG_MATCH);
            self.emit(location, Opcode::COPY, 1);
            self.jump(location, Opcode::POP_JUMP_IF_NONE, labels.no_match);
        }
        let cleanup = self.new_label();
        let name = name.map(|name| self.symbol(name));
        match name {
            Some(name) => self.name_op(location, name, Kind::Store)?,
            None => self.op(location, Opcode::POP_TOP),
        }
        self.jump(location, Opcode::SETUP_CLEANUP, cleanup);
        self.push_block(FrameBlock::HandlerCleanup(name), handler)?;
        self.statements(body)?;
        self.pop_block();
        self.op(NONE, Opcode::POP_BLOCK);
        if let Some(name) = name {
            self.unbind(NONE, name)?;
        }
        self.jump(NONE, Opcode::JUMP_NO_INTERRUPT, labels.next);
        self.use_label(cleanup);
        if let Some(name) = name {
            self.unbind(NONE, name)?;
        }
        // The exception joins the results, the offset below it goes.
        self.emit(NONE, Opcode::LIST_APPEND, 3);
        self.op(NONE, Opcode::POP_TOP);
        self.jump(NONE, Opcode::JUMP_NO_INTERRUPT, labels.with_error);
        self.use_label(labels.next);
        self.op(NONE, Opcode::NOP);
        self.jump(NONE, Opcode::JUMP_NO_INTERRUPT, labels.with_error);
        self.use_label(labels.no_match);
        self.op(location, Opcode::POP_TOP);
        self.use_label(labels.with_error);
        Ok(())
    }

    /// Raises what is left of the group and what the handlers raised, if there is anything.
    fn reraise_group(&mut self, start: Label, end: Label) {
        let reraise = self.new_label();
        self.use_label(start);
        self.intrinsic_2(NONE, Intrinsic2::PrepareReraiseStar);
        self.emit(NONE, Opcode::COPY, 1);
        self.jump(NONE, Opcode::POP_JUMP_IF_NOT_NONE, reraise);
        self.op(NONE, Opcode::POP_TOP);
        self.op(NONE, Opcode::POP_BLOCK);
        self.op(NONE, Opcode::POP_EXCEPT);
        self.jump(NONE, Opcode::JUMP_NO_INTERRUPT, end);
        self.use_label(reraise);
        self.op(NONE, Opcode::POP_BLOCK);
        self.emit(NONE, Opcode::SWAP, 2);
        self.op(NONE, Opcode::POP_EXCEPT);
        self.emit(NONE, Opcode::RERAISE, 0);
    }
}

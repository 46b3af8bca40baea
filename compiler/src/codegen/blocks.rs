//! The loops, handlers and functions of an experiment's [`super::Lowering`], which are compiled as the program's own are.

use crate::ast::Node;
use crate::instruction::Label;
use crate::opcode::Opcode;
use crate::symtable::{Name, Role};

use super::frame_blocks::Until;
use super::lowering::{
    Blocks, Function, HandlerName, LoopBlock, Lowered, OpenFunction, OpenHandler, Parameters,
    TryLabels,
};
use super::unit::{FrameBlock, Loop, ParameterCounts, StatementStart, UnitKind};
use super::{Codegen, Result, height};

impl Blocks for Codegen<'_> {
    fn push_loop(&mut self, looped: LoopBlock, uncovered: usize, node: Node) -> Result {
        let LoopBlock { start, end, has_iterator } = looped;
        let target = Loop { start, end };
        self.cover(uncovered);
        let block = match has_iterator {
            true => FrameBlock::For(target),
            false => FrameBlock::While(target),
        };
        self.push_block(block, node)
    }

    fn pop_loop(&mut self, uncovered: usize) {
        self.pop_block();
        self.uncover(uncovered);
    }

    fn push_named(&mut self, name: &str, left: Label, uncovered: usize, node: Node) -> Result {
        let name = self.table.names.intern(name);
        self.cover(uncovered);
        self.push_block(FrameBlock::Named(name, left), node)
    }

    fn pop_named(&mut self, uncovered: usize) {
        self.pop_block();
        self.uncover(uncovered);
    }

    fn leave(&mut self, name: &str, uncovered: usize, node: Node) -> Result<bool> {
        let name = self.table.names.intern(name);
        let mut location = self.lowered;
        self.cover(uncovered);
        let found = self.unwind(&mut location, true, Until::Named(name), node)?;
        self.uncover(uncovered);
        let Some(FrameBlock::Named(_, left)) = found else { return Ok(false) };
        self.jump(location, Opcode::JUMP, left);
        Ok(true)
    }

    fn begin_try(&mut self, uncovered: usize, node: Node) -> Result<TryLabels> {
        self.cover(uncovered);
        Codegen::begin_try(self, self.lowered, node)
    }

    fn end_try_body(&mut self) {
        Codegen::end_try_body(self);
    }

    fn begin_handlers(&mut self, labels: TryLabels, node: Node) -> Result {
        Codegen::begin_handlers(self, labels, node)
    }

    fn begin_handler(
        &mut self,
        has_type: bool,
        name: Option<HandlerName<'_>>,
        node: Node,
    ) -> Result<OpenHandler> {
        let name = name.and_then(|name| self.handler_name(name));
        Codegen::begin_handler(self, self.lowered, has_type, name, node)
    }

    fn end_handler(
        &mut self,
        handler: OpenHandler,
        labels: TryLabels,
        keeps_value: bool,
    ) -> Result {
        Codegen::end_handler(self, handler, labels.end, keeps_value)
    }

    fn end_handlers(&mut self, labels: TryLabels, uncovered: usize) {
        Codegen::end_handlers(self, labels);
        self.uncover(uncovered);
    }

    fn begin_finally(&mut self, later: u32, uncovered: usize, node: Node) -> Result<TryLabels> {
        self.cover(uncovered);
        let block = FrameBlock::LoweredFinally { later, node };
        Codegen::begin_finally(self, self.lowered, block, node)
    }

    fn end_finally_body(&mut self, keeps_value: bool) {
        Codegen::end_finally_body(self);
        self.cover(usize::from(keeps_value));
    }

    fn begin_finally_of_exception(
        &mut self,
        labels: TryLabels,
        keeps_value: bool,
        node: Node,
    ) -> Result {
        self.uncover(usize::from(keeps_value));
        Codegen::begin_finally_of_exception(self, labels, node)
    }

    fn end_finally(&mut self, labels: TryLabels, uncovered: usize) {
        Codegen::end_finally(self, labels);
        self.uncover(uncovered);
    }

    fn begin_function(&mut self, lowered: Lowered, function: Function<'_>) -> Result<OpenFunction> {
        let Function { number, name, parameters } = function;
        let location = self.lowered;
        let attributes = match parameters {
            Parameters::Node(args) => self.default_arguments(location, *args)?,
            Parameters::Names(_) => 0,
        };
        let role = Role::Emitted { operator: lowered.operator, number };
        let scope = self.scope_of(lowered.node, role)?;
        let name = self.table.names.intern(name);
        self.enter_unit(UnitKind::Function, scope, name, location.lineno, None);
        match parameters {
            Parameters::Node(args) => self.count_parameters(*args),
            Parameters::Names(names) => {
                let positional = names.len() as u32;
                self.unit().parameters = ParameterCounts { positional, ..Default::default() };
            }
        }
        let wraps = self.scope().is_coroutine || self.scope().is_generator;
        if wraps {
            self.push_block(FrameBlock::StopIteration, lowered.node)?;
        }
        Ok(OpenFunction { attributes, wraps })
    }

    fn end_function(&mut self, function: OpenFunction, keeps_value: bool) -> Result {
        let location = self.lowered;
        if keeps_value {
            self.op(location, Opcode::RETURN_VALUE);
        }
        if function.wraps {
            self.wrap_in_stop_iteration_handler();
            self.pop_block();
        }
        let code = self.finish_nested(true)?;
        self.make_closure(location, code, function.attributes)
    }

    fn begin_with(&mut self, function: Node, later: u32, node: Node) {
        self.beginnings.insert(function, (later, node));
    }
}

impl Codegen<'_> {
    /// Notes that a statement begins here; what was noted before.
    pub(super) fn begin_statement(&mut self) -> StatementStart {
        let unit = self.unit();
        let instructions = unit.sequence.instructions.len();
        let start = StatementStart { instructions, blocks: unit.frame_blocks.len() };
        std::mem::replace(&mut unit.statement, start)
    }

    /// How many values of the expressions around are on the stack that no block knows of.
    pub(super) fn values_around(&self) -> usize {
        let unit = self.current();
        let StatementStart { instructions, blocks } = unit.statement;
        let known = unit.frame_blocks.get(blocks..).unwrap_or_default();
        let known: usize = known.iter().map(|block| block.values()).sum();
        let height = height::since(&unit.sequence, instructions, self.opcodes);
        height.unwrap_or(0).saturating_sub(known)
    }

    /// Lets whoever leaves from here on drop so many values.
    pub(super) fn cover(&mut self, values: usize) {
        let blocks = &mut self.unit().frame_blocks;
        blocks.extend(std::iter::repeat_n(FrameBlock::Uncovered, values));
    }

    pub(super) fn uncover(&mut self, values: usize) {
        let blocks = &mut self.unit().frame_blocks;
        blocks.truncate(blocks.len() - values);
    }

    fn handler_name(&mut self, name: HandlerName<'_>) -> Option<Name> {
        match name {
            HandlerName::Name(name) => Some(self.table.names.intern(name)),
            HandlerName::Hidden(local) => self.current().locals.iter().nth(local as usize).copied(),
        }
    }

    /// What an experiment's code for a node has written down for later.
    pub(super) fn lowered_later(&mut self, later: u32, node: Node) -> Result {
        let Some(lowering) = self.options.lowering else { return Ok(()) };
        let location = self.loc(node);
        let before = std::mem::replace(&mut self.lowered, location);
        // Blocks have what is on the stack, as where a statement begins.
        let around = self.begin_statement();
        lowering.later(later, self)?;
        self.unit().statement = around;
        self.lowered = before;
        Ok(())
    }

    /// What an experiment lets this function or lambda begin with.
    pub(super) fn beginning(&mut self, function: Node) -> Result {
        if self.beginnings.is_empty() {
            return Ok(());
        }
        match self.beginnings.remove(&function) {
            Some((later, node)) => self.lowered_later(later, node),
            None => Ok(()),
        }
    }
}

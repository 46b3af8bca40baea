//! What an experiment's [`super::Lowering`] emits goes into the current unit, at the place of its node.

use crate::ast::{Ast, Items, Kind, Node, Word};
use crate::code::Constant;
use crate::error::SyntaxError;
use crate::hidden;
use crate::instruction::Label;
use crate::opcode::{Opcode, Opcodes};

use super::call::Called;
use super::lowering::{Call, Emitter, Lowered, Tables};
use super::{Codegen, Result};

impl Emitter for Codegen<'_> {
    fn ast(&self) -> &Ast {
        self.ast
    }

    fn opcodes(&self) -> &Opcodes {
        self.opcodes
    }

    fn tables(&self) -> Tables {
        let unit = self.current();
        Tables {
            constants: unit.constants.len(),
            names: unit.names.len(),
            locals: unit.locals.len(),
        }
    }

    fn visit(&mut self, node: Node, uncovered: usize) -> Result {
        let lowered = self.lowered;
        self.cover(uncovered);
        match self.schema.info(self.ast.kind(node)).of.as_ref() {
            "stmt" => self.statement(node)?,
            "expr" => Codegen::visit(self, node)?,
            _ => self.lower(node)?,
        }
        self.uncover(uncovered);
        self.lowered = lowered;
        Ok(())
    }

    fn is_misplaced(&self, node: Node, in_base: bool) -> bool {
        self.wanted_elsewhere(node, in_base).is_some()
    }

    fn visit_base(&mut self, node: Node, uncovered: usize) -> Result {
        let lowered = self.lowered;
        self.cover(uncovered);
        self.deeper(|codegen| match codegen.schema.info(codegen.ast.kind(node)).of.as_ref() {
            "stmt" => codegen.visit_statement(node),
            _ => codegen.visit_expression(node),
        })?;
        self.uncover(uncovered);
        self.lowered = lowered;
        Ok(())
    }

    fn call(&mut self, call: Call<'_>, uncovered: usize) -> Result {
        let Call { node, func, args, keywords } = call;
        let words = |nodes: &[Node]| nodes.iter().map(|node| node.to_word()).collect::<Vec<u32>>();
        let (args, keywords) = (words(args), words(keywords));
        let (args, keywords) = (Items::of_words(&args), Items::of_words(&keywords));
        let lowered = self.lowered;
        self.cover(uncovered);
        Codegen::call(self, node, Called { func, args, keywords })?;
        self.uncover(uncovered);
        self.lowered = lowered;
        Ok(())
    }

    fn visit_target(&mut self, target: Node, context: Kind) -> Result {
        let lowered = self.lowered;
        self.visit_as(target, context)?;
        self.lowered = lowered;
        Ok(())
    }

    fn emit(&mut self, opcode: Opcode, oparg: u32) {
        Codegen::emit(self, self.lowered, opcode, oparg);
    }

    fn constant(&mut self, constant: Constant) -> u32 {
        self.unit().constants.add(constant)
    }

    fn name_index(&mut self, name: &str) -> u32 {
        let name = self.table.names.intern(name);
        let mangled = self.mangle(name);
        self.unit().names.add(mangled)
    }

    fn name(&mut self, name: &str, context: Kind) -> Result {
        self.name_op_str(self.lowered, name, context)
    }

    fn take_hidden_local(&mut self) -> u32 {
        let unit = self.unit();
        let number = unit.hidden_locals;
        unit.hidden_locals += 1;
        let name = self.table.names.intern(&hidden::numbered(number));
        self.hidden_local(name)
    }

    fn leave_hidden_locals(&mut self, count: u32) {
        self.unit().hidden_locals -= count;
    }

    fn new_label(&mut self) -> Label {
        Codegen::new_label(self)
    }

    fn use_label(&mut self, label: Label) {
        Codegen::use_label(self, label);
    }

    fn jump(&mut self, opcode: Opcode, target: Label) {
        Codegen::jump(self, self.lowered, opcode, target);
    }

    fn error(&self, message: &str, node: Node) -> SyntaxError {
        SyntaxError::new(message, self.ast.span(node))
    }
}

impl Codegen<'_> {
    /// Whose code wants a node in another function than the one at hand.
    fn wanted_elsewhere(&self, node: Node, in_base: bool) -> Option<Lowered> {
        let (scope, lowered) = self.table.moved.get(&(node, in_base))?;
        (*scope != self.current().scope).then_some(*lowered)
    }

    /// The code of a node that an experiment may have replaced, or given to another function.
    #[cold]
    pub(super) fn visit_special(&mut self, node: Node) -> Result {
        if let Some(lowered) = self.wanted_elsewhere(node, false)
            && let Some(lowering) = self.options.lowering
        {
            let message = "it is part of what has its code elsewhere";
            return Err(lowering.misplaced(lowered, node, self.ast, message));
        }
        match self.schema.info(self.ast.kind(node)).of.as_ref() {
            _ if self.is_replaced(node) => self.lower(node),
            "stmt" => self.visit_statement(node),
            _ => self.visit_expression(node),
        }
    }

    /// A node that the base language does not know.
    pub(super) fn lower(&mut self, node: Node) -> Result {
        let location = self.loc(node);
        let before = std::mem::replace(&mut self.lowered, location);
        let around = match self.with_statements.has(self.ast.kind(node)) {
            true => self.values_around(),
            false => 0,
        };
        self.cover(around);
        let lowered = self.options.lowering.and_then(|lowering| lowering.node(node, self));
        self.lowered = before;
        match lowered {
            Some(Ok(())) => {
                self.uncover(around);
                Ok(())
            }
            Some(result) => result,
            None => {
                let kind = self.ast.kind(node);
                let name = &self.schema.info(kind).name;
                let what = match self.schema.layouts().kind(kind) == kind {
                    true => format!("no lowering for {name}"),
                    false => format!("no lowering for this form of {name}"),
                };
                self.error(what, node)
            }
        }
    }

    /// An operator that the base language does not know; its operands are on the stack.
    pub(super) fn lower_operator(&mut self, operator: Kind, node: Node) -> Result {
        let location = self.loc(node);
        let before = std::mem::replace(&mut self.lowered, location);
        let lowering = self.options.lowering;
        let lowered = lowering.and_then(|lowering| lowering.operator(operator, node, self));
        self.lowered = before;
        match lowered {
            Some(result) => result,
            None => {
                let name = self.schema.info(operator).name.to_string();
                self.error(format!("no lowering for operator {name}"), node)
            }
        }
    }
}

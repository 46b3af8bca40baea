//! What an experiment's [`super::Lowering`] emits goes into the current unit, at the place of its node.

use crate::ast::{Ast, Kind, Node};
use crate::code::Constant;
use crate::error::SyntaxError;
use crate::instruction::Label;
use crate::opcode::{Opcode, Opcodes};

use super::lowering::Emitter;
use super::{Codegen, Result};

impl Emitter for Codegen<'_> {
    fn ast(&self) -> &Ast {
        self.ast
    }

    fn opcodes(&self) -> &Opcodes {
        self.opcodes
    }

    fn visit(&mut self, node: Node) -> Result {
        let lowered = self.lowered;
        match self.schema.info(self.ast.kind(node)).of.as_ref() {
            "stmt" => self.statement(node)?,
            _ => Codegen::visit(self, node)?,
        }
        self.lowered = lowered;
        Ok(())
    }

    fn emit(&mut self, opcode: Opcode, oparg: u32) {
        Codegen::emit(self, self.lowered, opcode, oparg);
    }

    fn load_const(&mut self, constant: Constant) {
        Codegen::load_const(self, self.lowered, constant);
    }

    fn name(&mut self, name: &str, context: Kind) -> Result {
        self.name_op_str(self.lowered, name, context)
    }

    fn emit_named(&mut self, opcode: Opcode, name: &str) {
        let name = self.table.names.intern(name);
        self.named(self.lowered, opcode, name);
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
    /// A node that the base language does not know.
    pub(super) fn lower(&mut self, node: Node) -> Result {
        let location = self.loc(node);
        let before = std::mem::replace(&mut self.lowered, location);
        let lowered = self.options.lowering.and_then(|lowering| lowering.node(node, self));
        self.lowered = before;
        match lowered {
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

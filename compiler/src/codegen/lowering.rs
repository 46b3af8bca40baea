//! What an experiment's nodes and operators become: its own code, emitted through a small interface.

use crate::ast::{Ast, Kind, Node};
use crate::code::Constant;
use crate::error::SyntaxError;
use crate::instruction::Label;
use crate::opcode::{Opcode, Opcodes};

type Result = std::result::Result<(), SyntaxError>;

/// Emits code for what the base language does not know.
pub trait Lowering {
    /// Code for a statement, which leaves the stack as it is, or for an expression, which pushes its
    /// value. `None` for a node that it does not know either.
    fn node(&self, node: Node, emitter: &mut dyn Emitter) -> Option<Result>;

    /// Code for an operator, its operands on the stack, the right one on top: it replaces them by the
    /// result. `node` is the expression that the operator stands in.
    fn operator(&self, operator: Kind, node: Node, emitter: &mut dyn Emitter) -> Option<Result>;
}

/// What a [`Lowering`] can do. Instructions get the place of the node that is being lowered.
pub trait Emitter {
    fn ast(&self) -> &Ast;
    fn opcodes(&self) -> &Opcodes;
    /// The code of a child: an expression's value is pushed.
    fn visit(&mut self, node: Node) -> Result;
    fn emit(&mut self, opcode: Opcode, oparg: u32);
    fn load_const(&mut self, constant: Constant);
    /// Loads, stores or deletes a name, by `Kind::Load`, `Kind::Store` or `Kind::Del`.
    fn name(&mut self, name: &str, context: Kind) -> Result;
    /// An instruction whose argument is the index of a name: attributes, imports.
    fn emit_named(&mut self, opcode: Opcode, name: &str);
    fn new_label(&mut self) -> Label;
    fn use_label(&mut self, label: Label);
    fn jump(&mut self, opcode: Opcode, target: Label);
    fn error(&self, message: &str, node: Node) -> SyntaxError;
}

//! What an experiment's nodes and operators become: its own code, emitted through a small interface.

use crate::ast::{Ast, Kind, Node};
use crate::code::Constant;
use crate::error::SyntaxError;
use crate::flowgraph::{self, Graph};
use crate::instruction::Label;
use crate::opcode::{Opcode, Opcodes};
use crate::source::Span;

type Result = std::result::Result<(), SyntaxError>;

/// Emits code for what the base language does not know.
pub trait Lowering {
    /// The tree in which its own nodes stand for those that it can do without; `None` where there are none.
    fn desugar(&self, _ast: &Ast) -> std::result::Result<Option<Ast>, SyntaxError> {
        Ok(None)
    }

    /// The names of its passes over flow graphs, in their order.
    fn passes(&self) -> std::result::Result<Vec<String>, SyntaxError> {
        Ok(Vec::new())
    }

    /// Runs one of them on the graph of code at this place of the program.
    fn pass(
        &self,
        _number: usize,
        _graph: &mut Graph,
        _unit: &mut flowgraph::Unit,
        _span: Span,
    ) -> Result {
        Ok(())
    }

    /// What the code of a node does to names beyond what its children do, for the symbol table.
    fn names(&self, lowered: Lowered, ast: &Ast) -> std::result::Result<Vec<NameUse>, SyntaxError>;

    /// Code for a statement, which leaves the stack as it is, or for an expression, which pushes its
    /// value. `None` for a node that it does not know either.
    fn node(&self, node: Node, emitter: &mut dyn Emitter) -> Option<Result>;

    /// Code for an operator, its operands on the stack, the right one on top: it replaces them by the
    /// result. `node` is the expression that the operator stands in.
    fn operator(&self, operator: Kind, node: Node, emitter: &mut dyn Emitter) -> Option<Result>;
}

/// What an experiment gives code to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lowered {
    /// The node, or the expression that the operator stands in.
    pub node: Node,
    pub operator: Option<Kind>,
}

/// What is done to a name in the scope where a node stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameUse {
    pub name: String,
    /// `Kind::Load`, `Kind::Store` or `Kind::Del`.
    pub context: Kind,
}

/// What a [`Lowering`] can do. Instructions get the place of the node that is being lowered.
pub trait Emitter {
    fn ast(&self) -> &Ast;
    fn opcodes(&self) -> &Opcodes;
    /// How long the tables are that arguments are indices of.
    fn tables(&self) -> Tables;
    /// The code of a child: an expression's value is pushed. `uncovered` values are on the stack that no block of
    /// [`Emitter::push_loop`] knows of: a statement that leaves from within the child drops them.
    fn visit(&mut self, node: Node, uncovered: usize) -> Result;
    fn emit(&mut self, opcode: Opcode, oparg: u32);
    /// The index of a constant of the code object.
    fn constant(&mut self, constant: Constant) -> u32;
    /// The index of a name as it is in the current class, for attributes and imports.
    fn name_index(&mut self, name: &str) -> u32;
    /// Loads, stores or deletes a name, by `Kind::Load`, `Kind::Store` or `Kind::Del`.
    fn name(&mut self, name: &str, context: Kind) -> Result;
    /// The index of a local that no program sees, other than those that are in use.
    fn take_hidden_local(&mut self) -> u32;
    /// So many of them are not in use any more.
    fn leave_hidden_locals(&mut self, count: u32);
    fn new_label(&mut self) -> Label;
    fn use_label(&mut self, label: Label);
    fn jump(&mut self, opcode: Opcode, target: Label);
    /// What is visited from here on stands in a loop: `continue` goes to `start`, `break` to `end`, and drops the
    /// iterator if there is one. `uncovered` values are on the stack that no block knows of.
    fn push_loop(&mut self, looped: LoopBlock, uncovered: usize, node: Node) -> Result;
    fn pop_loop(&mut self, uncovered: usize);
    fn error(&self, message: &str, node: Node) -> SyntaxError;
}

/// How long a code object's tables are so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tables {
    pub constants: usize,
    pub names: usize,
    pub locals: usize,
}

/// A loop that is being emitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoopBlock {
    pub start: Label,
    pub end: Label,
    /// Whether its iterator is on top of the stack.
    pub has_iterator: bool,
}

//! What an experiment's nodes and operators become: its own code, emitted through a small interface.

use std::rc::Rc;

use crate::ast::{Ast, Kind, Node};
use crate::code::Constant;
use crate::error::SyntaxError;
use crate::instruction::Label;
use crate::opcode::{Opcode, Opcodes};

/// Some kinds of node.
#[derive(Debug, Clone, Default)]
pub struct Kinds(Vec<bool>);

impl Kinds {
    pub fn has(&self, kind: Kind) -> bool {
        self.0.get(kind.number()).copied().unwrap_or(false)
    }
}

impl FromIterator<Kind> for Kinds {
    fn from_iter<T: IntoIterator<Item = Kind>>(kinds: T) -> Kinds {
        let mut set = Vec::new();
        for kind in kinds {
            set.resize(set.len().max(kind.number() + 1), false);
            set[kind.number()] = true;
        }
        Kinds(set)
    }
}

type Result = std::result::Result<(), SyntaxError>;

/// Emits code for what the base language does not know.
pub trait Lowering {
    /// The tree in which its own nodes stand for those that it can do without; `None` where there are none.
    fn desugar(&self, _ast: &Ast) -> std::result::Result<Option<Ast>, SyntaxError> {
        Ok(None)
    }

    /// The nodes of the base language whose code it gives; `None` where there are none.
    fn replaced(&self) -> Option<Rc<Kinds>> {
        None
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
    /// The same as the base language compiles it, whoever has replaced that.
    fn visit_base(&mut self, node: Node, uncovered: usize) -> Result;
    /// A call at the place of the node that is being lowered, which leaves its value.
    fn call(&mut self, call: Call<'_>, uncovered: usize) -> Result;
    /// Stores the value on the stack to an expression, or deletes it, by `Kind::Store` or `Kind::Del`.
    fn visit_target(&mut self, target: Node, context: Kind) -> Result;
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

/// A call of an expression, with arguments and nodes of the kind `keyword`.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    pub node: Node,
    pub func: Node,
    pub args: &'a [Node],
    pub keywords: &'a [Node],
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

//! What an experiment's nodes and operators become: its own code, emitted through a small interface.

use std::rc::Rc;

use crate::ast::{Ast, Kind, Node};
use crate::code::Constant;
use crate::error::SyntaxError;
use crate::flowgraph::{self, Graph};
use crate::instruction::Label;
use crate::opcode::{Opcode, Opcodes};
use crate::source::Span;
use crate::symtable::names::Name;

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

    /// Whether the code that was compiled last may have instructions that the base language would not emit.
    fn has_a_hand(&self) -> bool {
        true
    }

    /// The error of a tree that no program has, in a part of which it may have a hand.
    fn blamed(&self, error: SyntaxError) -> SyntaxError {
        error
    }

    /// The nodes of the base language whose code it gives; `None` where there are none.
    fn replaced(&self) -> Option<Rc<Kinds>> {
        None
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
    fn uses(&self, lowered: Lowered, ast: &Ast) -> std::result::Result<Vec<ScopeUse>, SyntaxError>;

    /// The error of a program in which such code wants a child where it cannot be.
    fn misplaced(&self, _: Lowered, child: Node, ast: &Ast, message: &str) -> SyntaxError {
        SyntaxError::new(message, ast.span(child))
    }

    /// Emits what was written down for later: the `finally` part of a `try`, or what a function begins with.
    fn later(&self, _later: u32, _emitter: &mut dyn Emitter) -> Result {
        Ok(())
    }

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

/// What code does to the scope that it is in, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScopeUse {
    Name(NameUse),
    /// Stores to an expression, or deletes it, whatever its own context says.
    Target(Node, Kind),
    /// A child whose code is here; only in functions does it matter.
    Visit(Node),
    /// The same for the code that the base language has for it.
    Base(Node),
    Function(FunctionUse),
    /// What a function of the program begins with.
    Beginning(Node, Vec<ScopeUse>),
}

/// A function that an experiment's code makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionUse {
    /// Which of those that the code of one node makes.
    pub number: u32,
    pub name: String,
    pub parameters: Parameters,
    /// Whether it is part of an expression as a comprehension is, not a function that anybody sees.
    pub is_comprehension: bool,
    pub uses: Vec<ScopeUse>,
}

/// The parameters of a function that an experiment's code makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parameters {
    Names(Vec<String>),
    /// A node of the kind `arguments`, defaults included.
    Node(Node),
}

/// What a [`Lowering`] can do. Instructions get the place of the node that is being lowered.
pub trait Emitter: Blocks {
    fn ast(&self) -> &Ast;
    fn opcodes(&self) -> &Opcodes;
    /// How long the tables are that arguments are indices of.
    fn tables(&self) -> Tables;
    /// The code of a child: an expression's value is pushed. `uncovered` values are on the stack that no block of
    /// [`Emitter::push_loop`] knows of: a statement that leaves from within the child drops them.
    fn visit(&mut self, node: Node, uncovered: usize) -> Result;
    /// Whether a node's code, or that of the base language for it, belongs into another function than the one at hand.
    fn is_misplaced(&self, node: Node, in_base: bool) -> bool;
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
    fn error(&self, message: &str, node: Node) -> SyntaxError;
}

/// The blocks that a statement may leave from within, and functions. `uncovered` values are on the stack that no block
/// knows of: whoever leaves drops them. What is emitted between two of these calls is what their names say.
pub trait Blocks {
    /// What is visited from here on stands in a loop: `continue` goes to `start`, `break` to `end`, and drops the
    /// iterator if there is one.
    fn push_loop(&mut self, looped: LoopBlock, uncovered: usize, node: Node) -> Result;
    fn pop_loop(&mut self, uncovered: usize);
    /// What is visited from here on can be left by this name, which goes to `left`.
    fn push_named(&mut self, name: &str, left: Label, uncovered: usize, node: Node) -> Result;
    fn pop_named(&mut self, uncovered: usize);
    /// Leaves the innermost block of this name with the value on the stack; false where there is none.
    fn leave(
        &mut self,
        name: &str,
        uncovered: usize,
        node: Node,
    ) -> std::result::Result<bool, SyntaxError>;
    fn begin_try(
        &mut self,
        uncovered: usize,
        node: Node,
    ) -> std::result::Result<TryLabels, SyntaxError>;
    fn end_try_body(&mut self);
    fn begin_handlers(&mut self, labels: TryLabels, node: Node) -> Result;
    /// A handler for the exception on the stack, above which its type is, if it has one.
    fn begin_handler(
        &mut self,
        has_type: bool,
        name: Option<HandlerName<'_>>,
        node: Node,
    ) -> std::result::Result<OpenHandler, SyntaxError>;
    /// With `keeps_value` the handler has left a value.
    fn end_handler(&mut self, handler: OpenHandler, labels: TryLabels, keeps_value: bool)
    -> Result;
    fn end_handlers(&mut self, labels: TryLabels, uncovered: usize);
    /// `later` is the `finally` part, which whoever leaves emits once more.
    fn begin_finally(
        &mut self,
        later: u32,
        uncovered: usize,
        node: Node,
    ) -> std::result::Result<TryLabels, SyntaxError>;
    /// With `keeps_value` the body has left a value.
    fn end_finally_body(&mut self, keeps_value: bool);
    fn begin_finally_of_exception(
        &mut self,
        labels: TryLabels,
        keeps_value: bool,
        node: Node,
    ) -> Result;
    fn end_finally(&mut self, labels: TryLabels, uncovered: usize);
    /// What is emitted from here on is the code of a function, whose defaults this pushes.
    fn begin_function(
        &mut self,
        lowered: Lowered,
        function: Function<'_>,
    ) -> std::result::Result<OpenFunction, SyntaxError>;
    /// Pushes the function. It returns the value that its code has left, or None.
    fn end_function(&mut self, function: OpenFunction, keeps_value: bool) -> Result;
    /// The code of this function or lambda, when it comes, begins with what `later` is.
    fn begin_with(&mut self, function: Node, later: u32, node: Node);
}

/// The labels of a `try`.
#[derive(Debug, Clone, Copy)]
pub struct TryLabels {
    /// Where an exception goes.
    pub(super) except: Label,
    /// Behind all of it.
    pub(super) end: Label,
    /// Where an exception of a handler goes.
    pub(super) cleanup: Label,
}

/// A handler whose body is being emitted.
#[derive(Debug, Clone, Copy)]
pub struct OpenHandler {
    /// Where an exception of another type goes.
    pub(super) next: Label,
    /// The name to unbind, and where it is if the body raises.
    pub(super) cleanup: Option<(Name, Label)>,
}

/// What a handler calls its exception.
#[derive(Debug, Clone, Copy)]
pub enum HandlerName<'a> {
    Name(&'a str),
    /// A local that no program sees.
    Hidden(u32),
}

/// A function that is being made.
#[derive(Debug, Clone, Copy)]
pub struct Function<'a> {
    /// Which of those that the code of one node makes.
    pub number: u32,
    pub name: &'a str,
    pub parameters: &'a Parameters,
}

/// A function whose code is being emitted.
#[derive(Debug, Clone, Copy)]
pub struct OpenFunction {
    pub(super) attributes: u32,
    pub(super) wraps: bool,
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

//! What the compiler and the thread of the hooks tell each other: values that belong to neither.

use std::collections::BTreeSet;
use std::sync::Arc;

use compiler::ast::schema::Note;
use compiler::ast::{Kind, Node};
use compiler::codegen::Parameters;
use compiler::opcode::Opcode;
use compiler::operand::Part;
use num_bigint::BigInt;

use super::drawing::Drawing;
use super::made::Made;

/// What the compiler asks for.
#[derive(Debug)]
pub enum Request {
    /// The code of a node or operator.
    Lower(Task),
    /// The nodes in the place of a node.
    Desugar(Task),
    /// A flow graph as a pass leaves it.
    Pass(Box<PassTask>),
    /// The answer to [`Reply::Fields`].
    Fields(Vec<(String, Field)>),
}

/// What the thread of the hooks says.
#[derive(Debug)]
pub enum Reply {
    /// The scripts have been read.
    Loaded(Result<Functions, Failure>),
    /// A hook looks into a node.
    Fields(Node),
    Lowered(Result<Recording, Failure>),
    /// What was made, and the line of the function.
    Desugared(Result<(Made, i32), Failure>),
    /// The graph, and the line of the function.
    Passed(Result<Box<(Drawing, i32)>, Failure>),
}

/// The functions that each experiment's scripts define.
#[derive(Debug, Clone, Default)]
pub struct Functions {
    pub lower: Vec<BTreeSet<String>>,
    pub desugar: Vec<BTreeSet<String>>,
    /// In the order in which they run.
    pub passes: Vec<Vec<String>>,
}

/// A call of a function of `passes.py`.
#[derive(Debug)]
pub struct PassTask {
    /// Whose, among the experiments that were switched on.
    pub experiment: usize,
    pub name: String,
    pub drawing: Drawing,
}

/// A call of a function of `lower.py` or `desugar.py`.
#[derive(Debug)]
pub struct Task {
    /// Whose, among the experiments that were switched on.
    pub experiment: usize,
    /// The function, called like what it gives code to.
    pub name: String,
    pub role: Role,
    /// The number of the call: nodes of another one are of no use in it.
    pub call: u64,
    /// The node that it is given.
    pub node: Option<NodeRef>,
}

/// What code has to do to the stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Statement,
    Expression,
    /// An expression that takes the value on the stack.
    Target,
    /// An expression that is deleted.
    Deleted,
    /// An operator of so many operands.
    Operator(usize),
}

/// A node as a hook holds it: it is read where the hook looks into it.
#[derive(Debug, Clone)]
pub struct NodeRef {
    /// The call in which it can be used.
    pub call: u64,
    pub node: Node,
    pub kind: String,
    pub visit: Visit,
    /// The note that says that it is evaluated in a scope of its own.
    pub scope: Option<Note>,
}

/// What visiting a node does to the stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visit {
    Nothing,
    Pushes,
    /// A target that is stored to.
    Pops,
    /// It is part of something that can be visited.
    Impossible,
}

/// What a field of a node holds.
#[derive(Debug, Clone)]
pub enum Field {
    Node(NodeRef),
    Plain(Plain),
    Many(Vec<Field>),
}

/// A constant.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    None,
    Bool(bool),
    Ellipsis,
    Int(BigInt),
    Float(f64),
    Complex(f64, f64),
    /// UTF-8 in which surrogates are allowed.
    Str(Vec<u8>),
    Bytes(Vec<u8>),
    Tuple(Vec<Plain>),
}

/// What a hook wrote down for a code object.
#[derive(Debug, Default)]
pub struct Recording {
    pub body: Section,
    /// How many hidden locals it uses.
    pub locals: usize,
}

/// A part of what a hook wrote down, within which its jumps stay.
#[derive(Debug, Default)]
pub struct Section {
    pub steps: Vec<Step>,
    pub labels: usize,
}

/// Something that a hook asked for, and the line where it did.
#[derive(Debug)]
pub struct Step {
    pub action: Action,
    pub line: i32,
}

#[derive(Debug)]
pub enum Action {
    Emit(Opcode, Argument),
    Visit {
        node: Node,
        /// Values on the stack that no loop of the hook covers.
        uncovered: usize,
    },
    /// The code that the base language has for a node.
    Base {
        node: Node,
        uncovered: usize,
    },
    Call {
        func: Node,
        args: Vec<Node>,
        keywords: Vec<Node>,
        uncovered: usize,
    },
    /// Stores to an expression, or deletes it, whatever its own context says.
    Target(Node, Kind),
    Name(String, Kind),
    Place(usize),
    Jump(Opcode, usize),
    BeginLoop(LoopStep),
    EndLoop(LoopStep),
    /// Leaves the innermost block of this name with the value on the stack.
    Leave {
        name: String,
        /// What is wrong with a program where there is none.
        message: String,
        uncovered: usize,
    },
    /// What can be left by its name, and leaves a value.
    Block(Box<Block>),
    Try(Box<Attempt>),
    Finally(Box<Finally>),
    Function(Box<FunctionStep>),
    /// What a function of the program begins with.
    Beginning(Node, Arc<Recording>),
}

/// A loop: `continue` goes to `start`, `break` to `end`.
#[derive(Debug, Clone)]
pub struct LoopStep {
    pub start: usize,
    pub end: usize,
    pub has_iterator: bool,
    /// Values on the stack that no block covers.
    pub uncovered: usize,
}

/// What can be left by its name, and leaves a value.
#[derive(Debug)]
pub struct Block {
    pub uncovered: usize,
    pub name: String,
    pub body: Section,
}

/// A `try` with handlers.
#[derive(Debug)]
pub struct Attempt {
    pub uncovered: usize,
    pub body: Section,
    pub handlers: Vec<Handler>,
    pub orelse: Option<Section>,
}

#[derive(Debug)]
pub struct Handler {
    pub caught: Option<Caught>,
    pub name: Option<CaughtName>,
    pub body: Section,
    /// Whether it leaves a value.
    pub keeps_value: bool,
}

/// The type of the exceptions that a handler is for.
#[derive(Debug, Clone)]
pub enum Caught {
    Name(String),
    Node(Node),
}

/// What a handler calls its exception.
#[derive(Debug, Clone)]
pub enum CaughtName {
    Name(String),
    Local(usize),
}

/// A `try` with a `finally`.
#[derive(Debug)]
pub struct Finally {
    pub uncovered: usize,
    pub body: Section,
    pub last: Arc<Section>,
    /// Whether the body leaves a value.
    pub keeps_value: bool,
}

/// A function that is made.
#[derive(Debug)]
pub struct FunctionStep {
    /// Which of those that the code of one node makes.
    pub number: u32,
    pub name: String,
    pub parameters: Parameters,
    pub recording: Recording,
    /// Whether it returns what its code leaves.
    pub keeps_value: bool,
    /// Whether it is a part of the expression, as a comprehension is.
    pub is_comprehension: bool,
}

/// An argument as far as it is known before the tables of the code object are.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    Number(u32),
    Constant(Plain),
    /// The index of a name in a part of the argument; the number is the rest.
    Name(String, Part, u32),
    /// A hidden local in the same way.
    Local(usize, Part, u32),
}

/// How a hook failed.
#[derive(Debug, Clone, Default)]
pub struct Failure {
    /// The file of the hook, as it is shown.
    pub file: String,
    /// The line, 0 where no line is to blame.
    pub line: i32,
    /// `ValueError: …`
    pub error: String,
    /// How it came about, with source lines.
    pub traceback: String,
}

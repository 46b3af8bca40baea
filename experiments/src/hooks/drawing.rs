//! Flow graphs on their way between the compiler and the thread of the hooks: no index of a table, but what it stands for.

use super::message::Plain;

/// A flow graph.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The qualified name of the code.
    pub name: String,
    pub is_function: bool,
    /// Whether a call gives a generator or coroutine.
    pub is_generator: bool,
    pub locals: Vec<String>,
    /// In program order.
    pub blocks: Vec<DrawnBlock>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DrawnBlock {
    /// Which block it was before the pass; none where the pass added it.
    pub was: Option<usize>,
    pub is_handler: bool,
    pub instructions: Vec<DrawnInstruction>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DrawnInstruction {
    pub opcode: String,
    /// The parts of its argument, in the order of the layout.
    pub parts: Vec<Meant>,
    /// The place of the block that it leads to.
    pub target: Option<usize>,
    pub handler: Option<usize>,
    pub line: Option<i32>,
    /// Whose line and handler it has, among all instructions before the pass.
    pub like: Option<usize>,
}

/// What a part of an argument stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant {
    Number(u32),
    Constant(Plain),
    /// A constant that hooks cannot look into: code.
    Opaque(u32, String),
    Name(String),
    Local(String),
    /// A cell or free variable.
    Cell(String),
}

//! The abstract syntax tree: an arena described by the ASDL.
//!
//! A node is a handle of 32 bits into one arena that holds its kind, its place in the source and its
//! fields as words of 32 bits. Code that knows a node reads it as a struct of fields (`ast.stmt(node)`
//! gives a [`Stmt`] to match on); code that knows none (dump, diff, validation, an experiment's node)
//! goes by the [`Schema`], which names the kinds and their fields. Nodes are made, never changed.
//!
//! In comes what the parser makes; out it goes to the symbol table and the code generator.

mod arena;
pub mod dump;
#[rustfmt::skip]
mod generated {
    pub mod nodes;
}
mod field;
mod layout;
pub mod schema;

pub use arena::{Ast, ConstantId, Int, Items, Kind, List, Node, Symbol, Word};
pub use generated::nodes::*;
pub use layout::Layouts;
pub use schema::Schema;

//! The emitters: each a pure function from a part of the model to the text of one Rust file.
//!
//! Generated files lie in `generated/` folders only, say which source and which emitter made them, and
//! are the same for the same input, byte for byte.

pub mod actions;
pub mod ast;
pub mod dispatch;
pub mod identity;
pub mod natives;
pub mod opcodes;
pub mod operands;
pub mod operators;
pub mod parser;
pub(crate) mod rust;
pub mod tokens;
pub mod words;

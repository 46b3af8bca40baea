//! Source text to code object.
#![forbid(unsafe_code)]

pub mod ast;
pub mod code;
pub mod error;
pub mod opcode;
pub mod source;
pub mod text;
pub mod token;

//! Source text to code object.
#![forbid(unsafe_code)]

pub mod source;
pub mod error;
pub mod text;

pub mod token;
pub mod ast;
pub mod opcode;
pub mod code;
pub mod marshal;
pub mod pyc;

//! Source text to code object.
#![forbid(unsafe_code)]

pub mod source;
pub mod error;
pub mod text;

pub mod token;
pub mod ast;
pub mod opcode;
pub mod code;

pub mod symtable;
pub mod instruction;
pub mod codegen;
pub mod constants;
pub mod flowgraph;
pub mod assembler;
pub mod compile;

pub mod marshal;
pub mod pyc;

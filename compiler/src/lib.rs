//! Source text to code object.
#![forbid(unsafe_code)]

pub mod error;
pub mod source;
pub mod text;

pub mod ast;
pub mod code;
pub mod language;

pub mod symtable;
pub mod instruction;
pub mod constants;
pub mod flowgraph;
pub mod assembler;

pub mod marshal;
pub mod opcode;
pub mod parser;
pub mod pyc;
pub mod token;
pub mod tokenizer;

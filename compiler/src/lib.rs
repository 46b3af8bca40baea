//! Source text to code object.
#![forbid(unsafe_code)]

pub mod error;
pub mod finding;
pub mod hidden;
mod memory;
pub mod source;
mod stack;
pub mod text;

pub mod ast;
pub mod code;
pub mod language;

pub mod assembler;
pub mod codegen;
pub mod compile;
pub mod constants;
pub mod disassembler;
pub mod flowgraph;
pub mod instruction;
mod percent_format;
pub mod preprocess;
pub mod symtable;
pub mod unparse;
mod validate;

pub mod marshal;
pub mod opcode;
pub mod operand;
pub mod operator;
pub mod parser;
pub mod pyc;
pub mod token;
pub mod tokenizer;

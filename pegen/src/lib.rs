//! Reads the definition of a language, checks it, and emits Rust from it or runs it as it is.
#![forbid(unsafe_code)]

pub mod asdl;
pub mod diagnostic;
pub mod emit;
pub mod language;
pub mod opcodes;
pub mod report;
pub mod tokens;

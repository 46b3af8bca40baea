//! Reads the definition of a language, checks it, and emits Rust from it or runs it as it is.
#![forbid(unsafe_code)]

// The parsers that pest derives without `std` name it.
extern crate alloc;

pub mod diagnostic;
pub mod difference;
pub mod report;

pub mod asdl;
pub mod language;
pub mod opcodes;
pub mod operands;
pub mod operators;
pub mod tokens;

pub mod gram;
pub mod overlay;

pub mod template;

pub mod action;

pub mod model;

pub mod analysis;

pub mod plan;

pub mod definition;

pub mod numbering;

pub mod emit;
pub mod regen;

pub mod machine;

pub mod c;

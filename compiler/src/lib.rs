//! Source text to code object.
#![forbid(unsafe_code)]

pub mod code;
pub mod text;

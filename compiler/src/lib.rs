//! Source text to code object.
#![forbid(unsafe_code)]

pub mod code;
pub mod marshal;
pub mod pyc;
pub mod text;

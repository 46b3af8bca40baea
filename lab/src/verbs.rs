//! The verbs: one file each, its arguments beside it.

pub mod ast;
pub mod diff;
pub mod list;
pub mod parse;
pub mod regen;
pub mod tokens;

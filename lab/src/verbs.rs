//! The verbs: one file each, its arguments beside it.

pub mod ast;
pub mod regen;
pub mod tokens;

//! The verbs: one file each, its arguments beside it.

pub mod tokens;

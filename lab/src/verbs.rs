//! The verbs: one file each, its arguments beside it.

pub mod ast;
pub mod audit;
pub mod bench;
pub mod cfg;
pub mod check;
pub mod diff;
pub mod dis;
pub mod explain;
pub mod export;
pub mod impact;
pub mod list;
pub mod magic;
pub mod new;
pub mod parse;
pub mod regen;
pub mod repl;
pub mod run;
pub mod show;
pub mod stats;
pub mod symtable;
pub mod test;
pub mod tokens;

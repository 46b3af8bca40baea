//! A language at run time: the tables that every stage takes.
//!
//! The base language's tables are generated from `grammar/` and compiled in; a language with experiments
//! is the same type, built from a model in milliseconds.

use crate::ast::Schema;
use crate::opcode::Opcodes;
use crate::token::TokenTable;

/// What tokenizer, parser, compiler and machine know of a language.
#[derive(Debug, Clone)]
pub struct Language {
    /// What it is called, and its experiments.
    pub name: String,
    /// Major and minor.
    pub version: (u8, u8),
    /// The number that its `.pyc` files start with.
    pub magic: u16,
    pub tokens: TokenTable,
    pub schema: Schema,
    pub opcodes: Opcodes,
}

/// The hard keywords of the base language.
#[rustfmt::skip]
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

impl Language {
    /// Python 3.14 without an experiment.
    pub fn base() -> Language {
        Language {
            name: "Python".to_string(),
            version: (3, 14),
            magic: 3627,
            tokens: TokenTable::base(&KEYWORDS),
            schema: Schema::base(),
            opcodes: Opcodes::base(),
        }
    }
}

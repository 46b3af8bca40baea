//! A language at run time: the tables that every stage takes.
//!
//! The base language's tables are generated from `grammar/` and compiled in; a language with experiments
//! is the same type, built from a model in milliseconds.

use pegen::definition::Model;
use pegen::diagnostic::Checked;

use crate::ast::Schema;
use crate::opcode::Opcodes;
use crate::parser::{KEYWORDS, Machine};
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
    /// The grammar, where it is not the base language's, which is compiled in.
    pub machine: Option<Machine>,
}

impl Language {
    /// The language of a model: what the base language has too keeps its numbers.
    pub fn from_model(model: &Model) -> Checked<Language> {
        let keywords: Vec<&str> = model.grammar.keywords.hard.iter().map(String::as_str).collect();
        let tokens = TokenTable::from_model(&model.tokens, &keywords);
        let schema = Schema::from_model(&model.asdl);
        let machine = Machine::new(model, &tokens, &schema)?;
        Ok(Language {
            name: model.identity.name.clone(),
            version: model.identity.version,
            magic: model.identity.magic,
            opcodes: Opcodes::from_model(&model.opcodes),
            machine: Some(machine),
            tokens,
            schema,
        })
    }

    /// Python 3.14 without an experiment.
    pub fn base() -> Language {
        Language {
            name: "Python".to_string(),
            version: (3, 14),
            magic: 3627,
            tokens: TokenTable::base(&KEYWORDS),
            schema: Schema::base(),
            opcodes: Opcodes::base(),
            machine: None,
        }
    }
}

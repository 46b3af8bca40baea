//! A language at run time: the tables that every stage takes.
//!
//! The base language's tables are generated from `grammar/` and compiled in; a language with experiments
//! is the same type, built from a model in milliseconds. Of which language the compiled-in parser is, it says itself:
//! the grammar of any other is run as it is.

use std::sync::{Arc, OnceLock};

use pegen::asdl::Asdl;
use pegen::definition::{Definition, Fingerprint, Model};
use pegen::diagnostic::{Checked, Diagnostic};

use crate::ast::Schema;
use crate::flowgraph::Rewrite;
use crate::opcode::Opcodes;
use crate::operand::Operands;
use crate::operator::Operators;
use crate::parser::compiled_in::CompiledIn;
use crate::parser::machine::Machine;
use crate::parser::program_text::Templates;
use crate::token::TokenTable;

#[rustfmt::skip]
mod generated {
    pub mod identity;
    pub mod words;
}

pub use generated::identity::{MAGIC, NAME, VERSION};
use generated::words::STATEMENT_WORDS;

const _: () = assert!(
    generated::identity::DEFINITION == pegen::definition::BASE.0,
    "grammar/ is not what the generated files were made of: `cargo run -p pegen -- regen` makes them anew, or says what is wrong"
);

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
    pub operators: Operators,
    /// What becomes of runs of instructions, by experiments.
    pub rewrites: Arc<[Rewrite]>,
    /// The words and operators that begin a statement, or a further part of one, and stand in no expression.
    pub statement_words: Arc<[String]>,
    /// Of all texts that make it; `None` for the base language, whose own is only made when it is asked for.
    fingerprint: Option<Fingerprint>,
    /// The generated parser, where the one that is compiled in is this language's.
    pub compiled_in: Option<CompiledIn>,
    /// The grammar to run as it is; the base language's is only read when it is asked for.
    machine: Option<Machine>,
}

impl Language {
    /// The language of a model: what the base language has too keeps its numbers.
    pub fn from_model(model: &Model) -> Checked<Language> {
        let keywords: Vec<&str> = model.grammar.keywords.hard.iter().map(String::as_str).collect();
        let tokens = TokenTable::from_model(&model.tokens, &model.identity.programs, &keywords);
        let schema = Schema::from_model(&model.asdl);
        let unreadable: Vec<Diagnostic> = schema
            .unreadable_products()
            .map(|product| altered(&model.asdl, &product.name))
            .collect();
        if !unreadable.is_empty() {
            return Err(unreadable);
        }
        let machine = Machine::new(model, &tokens, &schema)?;
        Ok(Language {
            name: model.identity.name.clone(),
            version: model.identity.version,
            magic: model.identity.magic,
            opcodes: Opcodes::from_model(&model.opcodes, Operands::from_model(&model.operands)),
            operators: Operators::from_model(&model.operators, &schema),
            rewrites: Arc::default(),
            statement_words: model.statement_words().iter().map(|word| word.to_string()).collect(),
            compiled_in: CompiledIn::of(model.fingerprint),
            fingerprint: Some(model.whole_fingerprint),
            machine: Some(machine),
            tokens,
            schema,
        })
    }

    /// The base language without an experiment.
    pub fn base() -> Language {
        let Some(parser) = CompiledIn::of_base() else {
            return with_interpreted_base(Language::clone);
        };
        Language {
            name: NAME.to_string(),
            version: VERSION,
            magic: MAGIC,
            tokens: TokenTable::base(parser.keywords()),
            schema: Schema::base(),
            opcodes: Opcodes::base(),
            operators: Operators::base(),
            rewrites: Arc::default(),
            statement_words: STATEMENT_WORDS.iter().map(|word| word.to_string()).collect(),
            compiled_in: Some(parser),
            fingerprint: None,
            machine: None,
        }
    }

    /// What tells it from every other language: compiled code of one is never another's.
    pub fn fingerprint(&self) -> Fingerprint {
        static BASE: OnceLock<Fingerprint> = OnceLock::new();
        let base = || *BASE.get_or_init(|| Definition::base().whole_fingerprint());
        self.fingerprint.unwrap_or_else(base)
    }

    /// The same language but for one more text that decides what it compiles to.
    #[must_use]
    pub fn made_by(self, text: &str) -> Language {
        let fingerprint = Some(self.fingerprint().with(text));
        Language { fingerprint, ..self }
    }

    /// Whether its trees are made by another grammar than the base language's.
    pub fn has_own_grammar(&self) -> bool {
        self.own_machine().is_some()
    }

    /// The grammar, where it is not the base language's.
    pub fn own_machine(&self) -> Option<&Machine> {
        self.machine.as_ref()
    }

    /// The grammar, to run as it is.
    pub fn machine(&self) -> Machine {
        let machine = match &self.machine {
            Some(machine) => Some(machine.clone()),
            None => with_interpreted_base(|base| base.machine.clone()),
        };
        machine.expect("a language that is built from a model has its grammar")
    }
}

/// Reads the base language as its files have it, which are only read when it is first asked for.
fn with_interpreted_base<T>(read: impl FnOnce(&Language) -> T) -> T {
    thread_local! {
        static BASE: Language = {
            let model = Model::read_with(&Definition::base(), &Templates);
            let built = model.and_then(|model| Language::from_model(&model));
            built.expect("the base language is checked when lab is built")
        };
    }
    BASE.with(read)
}

/// A product lacks something that parser and compiler read.
fn altered(asdl: &Asdl, name: &str) -> Diagnostic {
    let headline =
        format!("`{name}` lacks a field that it has in Python 3.14, or has it with another type");
    let diagnostic = Diagnostic::error("asdl-altered", headline)
        .why("parser and compiler read it wherever it stands; it can have further fields");
    match asdl.definition(name) {
        Some(definition) => diagnostic.label(definition.file.at(definition.span), "defined here"),
        None => diagnostic,
    }
}

/// A language can go to another thread, where an experiment's Python runs apart from the program.
const _: fn() = || {
    fn goes_to_another_thread<T: Send + Sync>() {}
    goes_to_another_thread::<Language>();
};

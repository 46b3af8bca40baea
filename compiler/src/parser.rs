//! The parser: tokens to an AST, by the rules of a grammar.
//!
//! There are two readings of the one grammar, with the same result on every input: the generated parser
//! ([`Engine::Generated`], fast, of the one language that it was generated for) and the grammar machine ([`Engine::Machine`], any language,
//! no build). Both call the same actions, which are grouped by theme in `actions/`.
//!
//! In comes a [`Source`], out comes an [`Ast`] whose root is the whole input. Cases: `tests/parser/`.

mod actions;
#[rustfmt::skip]
mod generated {
    #[allow(unused_labels, unused_variables, unused_imports, dead_code, unreachable_code)]
    #[allow(clippy::all)]
    pub mod parser;
    #[allow(unused_imports)]
    #[allow(clippy::all)]
    pub mod actions;
}
pub mod compiled_in;
mod input;
pub mod machine;
mod memo;
mod nodes;
mod options;
mod passes;
mod places;
pub mod program_text;
mod run;
mod trace;
mod tree;

use std::rc::Rc;
use std::sync::Arc;

use crate::ast::Ast;
use crate::error::{SyntaxError, Warning};
use crate::language::Language;
use crate::memory;
use crate::source::Source;

pub(crate) use actions::character_named;
pub use compiled_in::CompiledIn;
use input::tokens_of;
pub use machine::Machine;
pub use options::{Engine, Mode, Options};
use run::Parser;
pub use trace::{Attempt, Outcome, taken, trace};
pub use tree::{TreeGrammar, TreeLine, TreePart};

/// How the inputs of a mode are to be read: a language with one start rule reads all as it reads files.
pub fn reads(language: &Language, mode: Mode) -> Mode {
    match language.own_machine() {
        Some(machine) if machine.begins_like_files(mode) => Mode::File,
        _ => mode,
    }
}

/// Parses a whole input.
pub fn parse(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
) -> Result<Ast, SyntaxError> {
    parse_telling(source, language, options, &mut Vec::new())
}

/// The same; what CPython would warn of is added to `told`, also where an error follows.
pub fn parse_telling(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
    told: &mut Vec<Warning>,
) -> Result<Ast, SyntaxError> {
    let options = Options { mode: reads(language, options.mode), ..options };
    let tokens = tokens_of(source, &language.tokens, options);
    memory::check(tokens.tokens.len())?;
    let mode = options.mode;
    if let (Some(compiled_in), Engine::Generated) = (language.compiled_in, options.engine) {
        let mut parser = Parser::new(source, &tokens, compiled_in.soft_keywords(), options);
        parser.layouts = Arc::clone(language.schema.layouts());
        parser.forms = language.tokens.forms();
        if let Some(parsed) = parser.passes(told, |parser| compiled_in.start(parser, mode)) {
            return parsed;
        }
    }
    let machine = language.machine();
    let soft_keywords = machine.soft_keywords();
    let mut parser = Parser::new(source, &tokens, &soft_keywords, options);
    parser.layouts = Arc::clone(language.schema.layouts());
    parser.forms = language.tokens.forms();
    let parsed = parser.passes(told, |parser| machine.start(parser, mode));
    parsed.expect("the machine has no need of stack")
}

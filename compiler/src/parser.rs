//! The parser: tokens to an AST, by the rules of a grammar.
//!
//! There are two readings of the one grammar, with the same result on every input: the generated parser
//! ([`Engine::Generated`], the base language only, fast) and the grammar machine ([`Engine::Machine`], any language,
//! no build). Both call the same actions, which are grouped by theme in `actions/`.
//!
//! In comes a [`Source`], out comes an [`Ast`] whose root is the whole input. Cases: `tests/parser/`.

mod actions;
#[rustfmt::skip]
mod generated {
    #[allow(unused_labels, unused_variables, unused_imports, dead_code, unreachable_code)]
    #[allow(clippy::all)]
    pub mod parser;
}
mod memo;
mod run;

use std::rc::Rc;

use crate::ast::{Ast, Node};
use crate::error::SyntaxError;
use crate::language::Language;
use crate::source::Source;
use crate::tokenizer::{self, tokenize};

pub use generated::parser::{KEYWORDS, SOFT_KEYWORDS};
use run::Parser;

/// What the input is: the start rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// A module: `exec`.
    #[default]
    File,
    /// What is typed at the prompt: `single`.
    Interactive,
    /// One expression.
    Eval,
    /// A function's type comment.
    FuncType,
}

/// Which reading of the grammar parses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Engine {
    #[default]
    Generated,
    Machine,
}

/// What else a parse can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    pub mode: Mode,
    pub engine: Engine,
    /// Keep type comments in the tree.
    pub type_comments: bool,
}

/// Parses a whole input.
pub fn parse(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
) -> Result<Ast, SyntaxError> {
    let tokenizing =
        tokenizer::Options { type_comments: options.type_comments, extra_tokens: false };
    let tokens = tokenize(source, &language.tokens, tokenizing);
    let mut parser = Parser::new(source, &tokens);
    let root = start(&mut parser, options.mode);
    parser.finish(root)
}

fn start(parser: &mut Parser<'_>, mode: Mode) -> Option<Node> {
    match mode {
        Mode::File => parser.parse_file(),
        Mode::Interactive => parser.parse_interactive(),
        Mode::Eval => parser.parse_eval(),
        Mode::FuncType => parser.parse_func_type(),
    }
}

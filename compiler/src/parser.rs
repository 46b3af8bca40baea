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
    #[allow(unused_imports)]
    #[allow(clippy::all)]
    pub mod actions;
}
pub mod machine;
mod memo;
mod passes;
mod places;
mod run;
mod trace;
mod tree;

use std::rc::Rc;

use crate::ast::{Ast, Node};
use crate::error::{SyntaxError, Warning};
use crate::language::Language;
use crate::source::Source;
use crate::token::{Token, TokenKind};
use crate::tokenizer::{self, Tokens, tokenize};

pub use generated::parser::{KEYWORDS, SOFT_KEYWORDS};
pub use machine::Machine;
use run::Parser;
pub use trace::{Attempt, Outcome, trace};
pub use tree::{TreeGrammar, TreeLine, TreePart};

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
    /// What would be a warning is an error: `python -W error`.
    pub warnings_are_errors: bool,
    /// Input that ends too early is an [`crate::error::ErrorKind::IncompleteInput`]: `ast.PyCF_ALLOW_INCOMPLETE_INPUT`.
    pub allow_incomplete_input: bool,
    /// The end of what is typed at the prompt ends no block, unless a line end stands in front of it: as the module
    /// `codeop` asks whether more is to come.
    pub keeps_blocks_open: bool,
    /// `from __future__ import barry_as_FLUFL` is in force from outside.
    pub barry_as_flufl: bool,
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
    let tokens = tokens_of(source, language, options);
    let mode = options.mode;
    if let (None, Engine::Generated) = (&language.machine, options.engine) {
        let parser = Parser::new(source, &tokens, &SOFT_KEYWORDS, options);
        if let Some(parsed) = parser.passes(told, |parser| start(parser, mode)) {
            return parsed;
        }
    }
    let machine = language.machine.clone().unwrap_or_else(Machine::base);
    let soft_keywords = machine.soft_keywords();
    let mut parser = Parser::new(source, &tokens, &soft_keywords, options);
    parser.layouts = Rc::clone(machine.layouts());
    let parsed = parser.passes(told, |parser| machine.start(parser, mode));
    parsed.expect("the machine has no need of stack")
}

/// The tokens of an input. Only the last line of a file is given an end that it does not have. At the prompt the
/// end of the input is one, and the empty line behind a compound statement too.
fn tokens_of(source: &Source, language: &Language, options: Options) -> Tokens {
    let tokenizing = tokenizer::Options {
        type_comments: options.type_comments,
        extra_tokens: false,
        warnings_are_errors: options.warnings_are_errors,
        open_end: options.mode != Mode::File,
        barry_as_flufl: options.barry_as_flufl,
    };
    let mut tokens = tokenize(source, &language.tokens, tokenizing);
    let is_interactive = options.mode == Mode::Interactive;
    if is_interactive && options.keeps_blocks_open && !source.text().ends_with('\n') {
        let end = source.text().len() as u32;
        let ends_block = |token: &Token| token.kind == TokenKind::DEDENT && token.span.start == end;
        tokens.tokens.retain(|token| !ends_block(token));
    }
    if let (false, [.., newline, _]) = (options.mode == Mode::File, tokens.tokens.as_slice())
        && newline.kind == TokenKind::NEWLINE
        && newline.span.start == newline.span.end
    {
        tokens.tokens.remove(tokens.tokens.len() - 2);
    }
    if let (Mode::Interactive, [.., _, end]) = (options.mode, tokens.tokens.as_slice())
        && end.kind == TokenKind::ENDMARKER
    {
        let newline = Token { kind: TokenKind::NEWLINE, ..*end };
        tokens.tokens.insert(tokens.tokens.len() - 1, newline);
    }
    tokens
}

fn start(parser: &mut Parser<'_>, mode: Mode) -> Option<Node> {
    match mode {
        Mode::File => parser.parse_file(1),
        Mode::Interactive => parser.parse_interactive(1),
        Mode::Eval => parser.parse_eval(1),
        Mode::FuncType => parser.parse_func_type(1),
    }
}

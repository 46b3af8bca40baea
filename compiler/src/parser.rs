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
mod run;
mod trace;

use std::rc::Rc;

use crate::ast::{Ast, Node};
use crate::error::{ErrorKind, Position, SyntaxError};
use crate::language::Language;
use crate::source::Source;
use crate::token::{Token, TokenKind};
use crate::tokenizer::{self, Tokens, tokenize};

pub use generated::parser::{KEYWORDS, SOFT_KEYWORDS};
pub use machine::Machine;
use run::Parser;
pub use trace::{Attempt, Outcome, trace};

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
    /// Input that ends too early is an [`ErrorKind::IncompleteInput`]: `ast.PyCF_ALLOW_INCOMPLETE_INPUT`.
    pub allow_incomplete_input: bool,
}

/// Parses a whole input.
pub fn parse(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
) -> Result<Ast, SyntaxError> {
    let tokens = tokens_of(source, language, options);
    let mut parser = Parser::new(source, &tokens);
    let root = match (&language.machine, options.engine) {
        (Some(machine), _) => machine.start(&mut parser, options.mode),
        (None, Engine::Generated) => start(&mut parser, options.mode),
        (None, Engine::Machine) => Machine::base().start(&mut parser, options.mode),
    };
    if options.mode == Mode::Interactive && root.is_some() {
        parser.refuse_more();
    }
    let more_may_mend_it = options.allow_incomplete_input && parser.reached_the_end();
    parser.finish(root).map_err(|error| if more_may_mend_it { incomplete(source) } else { error })
}

/// The error of an input that more text may mend: at the end of its last line.
fn incomplete(source: &Source) -> SyntaxError {
    let text = source.text();
    let end = text.strip_suffix('\n').unwrap_or(text).len() as u32;
    let (line, _) = source.line_and_column(end);
    let offset = source.line(line).chars().count() as i32 + i32::from(text.ends_with('\n'));
    let position = Position::new(line as i32, offset, line as i32, -1);
    SyntaxError::exact(ErrorKind::IncompleteInput, "incomplete input", position)
}

/// The tokens of an input. At the prompt its end is the end of a line, and the empty one behind a compound
/// statement too.
fn tokens_of(source: &Source, language: &Language, options: Options) -> Tokens {
    let tokenizing = tokenizer::Options {
        type_comments: options.type_comments,
        extra_tokens: false,
        warnings_are_errors: options.warnings_are_errors,
    };
    let mut tokens = tokenize(source, &language.tokens, tokenizing);
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
        Mode::File => parser.parse_file(),
        Mode::Interactive => parser.parse_interactive(),
        Mode::Eval => parser.parse_eval(),
        Mode::FuncType => parser.parse_func_type(),
    }
}

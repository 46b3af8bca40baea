//! The tokenizer: a source text to tokens.
//!
//! The whole text is read in one go. The token types, operators and keywords are the [`TokenTable`]'s, so
//! an experiment's are found like the base language's. What is wrong with the text ends the stream: its
//! last token is an `ERRORTOKEN`, and the error is raised when the parser gets there, as CPython raises
//! it, which reads its tokens one by one.
//!
//! In comes a [`Source`] (see [`decode`] for bytes), out come [`Tokens`]. Cases: `tests/tokenizer/`.

mod bracket;
pub mod decode;
mod identifier;
pub use identifier::normalize;
mod indentation;
mod lexer;
pub mod listing;
mod number;
mod string;
mod template;

use crate::error::SyntaxError;
use crate::source::{Source, Span};
use crate::token::{Token, TokenKind, TokenTable};

pub use bracket::Bracket;

/// What the tokenizer is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// `# type:` comments are tokens.
    pub type_comments: bool,
    /// Comments and line ends that mean nothing are tokens, and keywords are names: for people to read.
    pub extra_tokens: bool,
}

/// The tokens of a source, and what else the tokenizer saw.
#[derive(Debug, Clone, PartialEq)]
pub struct Tokens {
    /// Ends with `ENDMARKER`, or with `ERRORTOKEN` where there is an error.
    pub tokens: Vec<Token>,
    /// What is wrong at the last token.
    pub error: Option<SyntaxError>,
    /// Places of what follows `# type: ignore`, where type comments were asked for.
    pub type_ignores: Vec<Span>,
    /// The brackets that are still open at the end.
    pub open_brackets: Vec<Bracket>,
}

/// Reads the tokens of `source`.
pub fn tokenize(source: &Source, table: &TokenTable, options: Options) -> Tokens {
    lexer::Lexer::new(source, table, options).run()
}

/// Whether a token type belongs to an f-string or t-string and has text of its own.
pub fn is_template_middle(kind: TokenKind) -> bool {
    kind == TokenKind::FSTRING_MIDDLE || kind == TokenKind::TSTRING_MIDDLE
}

//! The tokenizer: a source text to tokens.
//!
//! The whole text is read in one go. The token types, operators and keywords are the [`TokenTable`]'s, so
//! an experiment's are found like the base language's. What is wrong with the text ends the stream: its
//! last token is an `ERRORTOKEN`, and the error is raised when the parser gets there, as CPython raises
//! it, which reads its tokens one by one.
//!
//! In comes a [`Source`] (see [`decode`] for bytes), out come [`Tokens`]. Cases: `tests/tokenizer/`.

mod bracket;
mod comment;
pub mod decode;
mod flufl;
mod identifier;
pub use identifier::{is_identifier_part, is_identifier_start, normalize};
mod indentation;
mod lexer;
pub mod listing;
mod nesting;
mod number;
mod pattern;
mod string;
mod template;

use crate::error::{SyntaxError, Warning};
use crate::source::{Source, Span};
use crate::token::{Token, TokenKind, TokenTable};

pub use nesting::Bracket;

/// What the tokenizer is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// `# type:` comments are tokens.
    pub type_comments: bool,
    /// Comments and line ends that mean nothing are tokens, and keywords are names: for people to read.
    pub extra_tokens: bool,
    /// What would be a warning is an error: `python -W error`.
    pub warnings_are_errors: bool,
    /// The end of the text is no line end, where that is missing: for expressions and lines at the prompt.
    pub open_end: bool,
    /// `<>` is a token from the start on: `from __future__ import barry_as_FLUFL` is in force from outside.
    pub barry_as_flufl: bool,
}

/// How the stream ended: what decides which error CPython shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ending {
    /// With `ENDMARKER`.
    #[default]
    Whole,
    /// With an error that stands, wherever the parser got: it goes before a mere "invalid syntax".
    Raised,
    /// With an error that is raised only when the parser gets there.
    Pending,
}

/// A warning, and how many tokens there were before the one that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EarlyWarning {
    pub token: usize,
    pub warning: Warning,
}

/// The tokens of a source, and what else the tokenizer saw.
#[derive(Debug, Clone, PartialEq)]
pub struct Tokens {
    /// Ends with `ENDMARKER`, or with `ERRORTOKEN` where there is an error.
    pub tokens: Vec<Token>,
    /// What is wrong at the last token.
    pub error: Option<SyntaxError>,
    pub ending: Ending,
    /// The text ends within a string, a bracket or a continued line: more of it may mend the error.
    pub ends_too_early: bool,
    pub warnings: Vec<EarlyWarning>,
    /// Places of what follows `# type: ignore`, where type comments were asked for.
    pub type_ignores: Vec<Span>,
    /// The brackets that are still open at the end.
    pub open_brackets: Vec<Bracket>,
}

impl Tokens {
    /// What is wrong behind a place where the parser found nothing but "invalid syntax", in line `lineno`: a
    /// tokenizer's error that stands, or a bracket of an earlier line that is open where the stream ends.
    pub fn error_behind(&self, source: &Source, lineno: u32) -> Option<SyntaxError> {
        match self.ending {
            Ending::Whole => None,
            Ending::Raised => self.error.clone(),
            Ending::Pending => {
                let bracket = self.open_brackets.last()?;
                let (opened, _) = source.line_and_column(bracket.span.start);
                (lineno > opened).then(|| bracket.never_closed(source))
            }
        }
    }
}

/// Reads the tokens of `source`.
pub fn tokenize(source: &Source, table: &TokenTable, options: Options) -> Tokens {
    lexer::Lexer::new(source, table, options).run()
}

/// Whether a token type belongs to an f-string or t-string and has text of its own.
pub fn is_template_middle(kind: TokenKind) -> bool {
    kind == TokenKind::FSTRING_MIDDLE || kind == TokenKind::TSTRING_MIDDLE
}

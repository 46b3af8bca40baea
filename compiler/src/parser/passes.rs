//! The two passes of a parse, and which error a failed one ends with.
//!
//! The first pass knows nothing of the rules named `invalid_`. Only if it fails, with nothing to say yet, the input is read
//! once more with them, for something better to say than "invalid syntax"; that itself is said of the last token that
//! the first pass had looked at. An error of the parser then gives way to one that the rest of the text has: a
//! string without an end may well be why the parser got lost.

use super::Mode;
use super::run::Parser;
use crate::ast::{Ast, Node};
use crate::error::{ErrorKind, SyntaxError};
use crate::token::{Token, TokenKind};

/// What the tokenizer says where the text ends too early.
const END_OF_TEXT: &str = "unexpected EOF while parsing";

impl Parser<'_> {
    /// Runs a start rule, and if need be once more with the rules for what is wrong.
    pub(super) fn passes(
        mut self,
        mut start: impl FnMut(&mut Self) -> Option<Node>,
    ) -> Result<Ast, SyntaxError> {
        let root = start(&mut self);
        if self.mode == Mode::Interactive && root.is_some() {
            self.refuse_more();
        }
        match (self.error.take(), root) {
            (None, Some(root)) => {
                self.ast.set_root(root);
                Ok(self.ast)
            }
            (Some(error), _) => Err(self.last_word(error)),
            (None, None) => {
                self.seen_first = self.seen;
                (self.second_pass, self.invalid) = (true, true);
                self.rewind();
                start(&mut self);
                Err(match self.error.take() {
                    Some(error) => self.last_word(error),
                    None => self.generic_error(),
                })
            }
        }
    }

    /// What is wrong with the text at a token that has just been looked at.
    pub(super) fn error_of_text(&self, token: &Token) -> Option<SyntaxError> {
        match token.kind {
            TokenKind::ERRORTOKEN => {
                let error = self.tokens.error.clone();
                let at_end = error.as_ref().is_some_and(|error| error.message == END_OF_TEXT);
                self.never_closed().filter(|_| at_end).or(error)
            }
            TokenKind::ENDMARKER => self.never_closed(),
            _ => None,
        }
    }

    /// What to say when no rule has anything to say: the last token of the first pass is the culprit.
    fn generic_error(&self) -> SyntaxError {
        let last = self.seen_first.saturating_sub(1);
        let kind = self.tokens.tokens.get(last).map(|token| token.kind);
        let message = match kind {
            Some(TokenKind::INDENT) => "unexpected indent",
            Some(TokenKind::DEDENT) => "unexpected unindent",
            _ => {
                let place = self.place_of(last);
                return self.last_word(self.error_between(place, place, "invalid syntax"));
            }
        };
        self.error_at_last(ErrorKind::IndentationError, message)
    }

    /// What the rest of the text has to say in place of an error of the parser.
    fn last_word(&self, error: SyntaxError) -> SyntaxError {
        let is_of_parser = !self.in_text && error.kind != ErrorKind::MemoryError;
        if is_of_parser && let Some(better) = self.error_of_rest() {
            return better;
        }
        error
    }

    /// What is wrong with the text behind the tokens that have been looked at. In a string's replacement
    /// field nothing is: what comes there was not meant.
    fn error_of_rest(&self) -> Option<SyntaxError> {
        let tokens = &self.tokens.tokens;
        let unseen = tokens.get(self.seen..).unwrap_or_default();
        if unseen.is_empty() || self.ends_in_template() {
            return None;
        }
        match &self.tokens.error {
            Some(error) if is_raised_by_tokenizer(error) => Some(error.clone()),
            _ => {
                let bracket = self.tokens.open_brackets.last()?;
                let (opened, _) = self.source.line_and_column(bracket.offset);
                let last = self.place_of(self.seen.saturating_sub(1));
                if last.lineno > opened as i32 { self.never_closed() } else { None }
            }
        }
    }

    /// Whether the text ends inside of an f-string or t-string.
    fn ends_in_template(&self) -> bool {
        let depth = self.tokens.tokens.iter().fold(0i32, |depth, token| match token.kind {
            TokenKind::FSTRING_START | TokenKind::TSTRING_START => depth + 1,
            TokenKind::FSTRING_END | TokenKind::TSTRING_END => depth - 1,
            _ => depth,
        });
        depth > 0
    }

    /// The innermost bracket that is open where the text ends.
    fn never_closed(&self) -> Option<SyntaxError> {
        let bracket = self.tokens.open_brackets.last()?;
        let (line, column) = self.source.line_and_column(bracket.offset);
        let message = format!("'{}' was never closed", bracket.opening as char);
        let (line, column) = (line as i32, column as i32);
        Some(self.error_at_columns(ErrorKind::SyntaxError, message, (line, column), (line, -1)))
    }
}

/// Whether CPython's tokenizer raises an error itself; of the others it leaves a mark, which only a parser that
/// gets there makes an error.
fn is_raised_by_tokenizer(error: &SyntaxError) -> bool {
    let by_mark = ["unexpected character after line continuation character", END_OF_TEXT];
    error.kind == ErrorKind::SyntaxError && !by_mark.contains(&error.message.as_str())
}

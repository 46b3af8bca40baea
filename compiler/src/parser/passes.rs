//! The two passes of a parse, and which error a failed one ends with.
//!
//! The first pass knows nothing of the rules named `invalid_`. Only if it fails, with nothing to say yet, the input is read
//! once more with them, for something better to say than "invalid syntax"; that itself is said of the last token that
//! the first pass had looked at. An error of the parser then gives way to one that the rest of the text has: a
//! string without an end may well be why the parser got lost.

use std::ops::Range;

use super::Mode;
use super::run::Parser;
use crate::ast::{Ast, Kind, Node};
use crate::error::{ErrorKind, ErrorText, Position, SyntaxError, Warning};
use crate::token::{Token, TokenKind};

impl Parser<'_> {
    /// Runs a start rule, and if need be once more with the rules for what is wrong. What CPython would warn of is
    /// added to `told`. None where the stack was not enough.
    pub(super) fn passes(
        mut self,
        told: &mut Vec<Warning>,
        start: impl FnMut(&mut Self) -> Option<Node>,
    ) -> Option<Result<Ast, SyntaxError>> {
        let outcome = self.root(start);
        if self.out_of_stack {
            return None;
        }
        let reads_on = outcome.as_ref().err().is_none_or(|error| !is_of_indentation(error));
        let read = if reads_on { usize::MAX } else { self.seen };
        told.append(&mut self.take_warnings(read));
        Some(match outcome {
            Ok(root) => {
                self.ast.set_root(root);
                Ok(self.ast)
            }
            Err(error) => Err(self.with_text(error)),
        })
    }

    /// What the start rule gives, or what is wrong.
    pub(super) fn root<T>(
        &mut self,
        mut start: impl FnMut(&mut Self) -> Option<T>,
    ) -> Result<T, SyntaxError> {
        let root = start(self);
        if self.options.mode == Mode::Interactive && root.is_some() {
            self.refuse_more();
        }
        if root.is_none() && self.more_may_mend_it() {
            return Err(self.incomplete());
        }
        match (self.error.take(), root) {
            (None, Some(root)) => Ok(root),
            (Some(error), _) => Err(self.last_word(error)),
            (None, None) => {
                self.seen_first = self.seen;
                (self.second_pass, self.invalid) = (true, true);
                self.rewind();
                let made = self.ast.node_count();
                start(self);
                let (error, end) = match self.error.take() {
                    Some(error) => (self.last_word(error), self.made_before_error),
                    None => (self.generic_error(), self.ast.node_count()),
                };
                Err(SyntaxError { statement_line: Some(self.statement_line(made..end)), ..error })
            }
        }
    }

    /// The line of the last compound statement among these nodes, in the order in which they were made; 0 for none.
    fn statement_line(&self, made: Range<usize>) -> u32 {
        let statements = self.ast.made(made).filter(|node| self.is_compound(*node));
        statements.map(|node| self.ast.location(node).lineno).max().unwrap_or(0)
    }

    /// Whether a node is a compound statement as CPython's parser notes them: it passes over functions, and an `elif`
    /// is one in the tree only.
    fn is_compound(&self, node: Node) -> bool {
        match self.ast.kind(node) {
            Kind::If => !self.source.slice(self.ast.span(node)).starts_with("elif"),
            Kind::ClassDef
            | Kind::For
            | Kind::AsyncFor
            | Kind::While
            | Kind::With
            | Kind::AsyncWith
            | Kind::Match
            | Kind::Try
            | Kind::TryStar => true,
            _ => false,
        }
    }

    /// The error with the text that CPython shows: of a line that is not the last one read, the end is not in it.
    fn with_text(&self, error: SyntaxError) -> SyntaxError {
        let (last_line, _) = self.reached(self.seen.saturating_sub(1));
        let is_earlier = error.position(self.source).lineno.is_some_and(|line| line < last_line);
        let text = match error.text {
            ErrorText::Line if is_earlier && !self.source.is_file() && !self.in_text => {
                ErrorText::LineWithoutEnd
            }
            text => text,
        };
        SyntaxError { text, ..error }
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
        let unseen = self.tokens.tokens.get(self.seen..).unwrap_or_default();
        if unseen.is_empty() || self.ends_in_template() {
            return None;
        }
        let last = self.place_of(self.seen.saturating_sub(1));
        self.tokens.error_behind(self.source, last.lineno.max(0) as u32)
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

    /// Whether the parser got to the end of the text, also where that is within a string or bracket, and may ask
    /// for more of it.
    fn more_may_mend_it(&self) -> bool {
        let last = self.seen.checked_sub(1).and_then(|last| self.tokens.tokens.get(last));
        let is_at_end = |token: &Token| token.span.start as usize >= self.source.text().len();
        self.options.allow_incomplete_input
            && last.is_some_and(|token| match token.kind {
                TokenKind::ERRORTOKEN => self.tokens.ends_too_early,
                TokenKind::ENDMARKER => true,
                // At the prompt, a line end stands behind the last one.
                TokenKind::NEWLINE => self.options.mode == Mode::Interactive && is_at_end(token),
                TokenKind::DEDENT => is_at_end(token),
                _ => false,
            })
    }

    /// The error of an input that more text may mend: at the end of its last line.
    fn incomplete(&self) -> SyntaxError {
        let text = self.source.text();
        let end = text.strip_suffix('\n').unwrap_or(text).len() as u32;
        let (line, _) = self.source.line_and_column(end);
        let characters = self.source.line(line).chars().count() as i32;
        let offset = characters + i32::from(text.ends_with('\n'));
        let position = Position::new(line as i32, offset, line as i32, -1);
        SyntaxError::exact(ErrorKind::IncompleteInput, "incomplete input", position)
    }
}

/// Whether an error is a line's unexpected indentation: only then CPython does not look at the rest of the text.
fn is_of_indentation(error: &SyntaxError) -> bool {
    error.kind == ErrorKind::IndentationError && error.message.starts_with("unexpected ")
}

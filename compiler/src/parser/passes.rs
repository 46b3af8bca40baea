//! The two passes of a parse, and which error a failed one ends with.
//!
//! The first pass knows nothing of the rules named `invalid_`. Only if it fails, with nothing to say yet, the input is read
//! once more with them, for something better to say than "invalid syntax"; that itself is said of the last token that
//! the first pass had looked at. An error of the parser then gives way to one that the rest of the text has: a
//! string without an end may well be why the parser got lost.

use std::ops::Range;

use super::options::Mode;
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
        let root = start(self).filter(|_| !self.nothing_is_typed());
        if self.options.mode == Mode::Interactive && root.is_some() {
            self.refuse_more();
            if let Some(error) = self.error.take() {
                return Err(error);
            }
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
        let is_of_bracket = error.message.ends_with("was never closed");
        let (last_line, _) = match is_of_bracket {
            true => self.end_of_text(),
            false => self.reached(self.seen.saturating_sub(1)),
        };
        let is_earlier = error.position(self.source).lineno.is_some_and(|line| line < last_line);
        let is_last = self.source.text().is_empty()
            || error.position(self.source).lineno == i32::try_from(self.source.line_count()).ok();
        let text = match error.text {
            // Only a file's last line is given an end.
            ErrorText::Line if is_last && self.options.mode != Mode::File => {
                ErrorText::LineWithoutEnd
            }
            ErrorText::Line
                if is_earlier && !self.source.is_file() && (!self.in_text || is_of_bracket) =>
            {
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

    /// Whether there is nothing but comments at the prompt. CPython leaves its prompt then, and takes it for an error of
    /// anything else.
    fn nothing_is_typed(&self) -> bool {
        let is_end = |token: &Token| token.kind == TokenKind::ENDMARKER;
        self.options.mode == Mode::Interactive && self.tokens.tokens.first().is_some_and(is_end)
    }

    /// Whether the parser got to the end of the text, also where that is within a string or bracket, and may ask
    /// for more of it.
    fn more_may_mend_it(&self) -> bool {
        let last = self.seen.checked_sub(1).and_then(|last| self.tokens.tokens.get(last));
        let is_at_end = |token: &Token| token.span.start as usize >= self.source.text().len();
        self.options.allow_incomplete_input
            && last.is_some_and(|token| match token.kind {
                TokenKind::ERRORTOKEN => self.tokens.ends_too_early || self.ends_in_string(),
                TokenKind::ENDMARKER => true,
                // At the prompt, a line end stands behind the last one.
                TokenKind::NEWLINE => self.options.mode == Mode::Interactive && is_at_end(token),
                TokenKind::DEDENT => is_at_end(token),
                _ => self.touches_end(token),
            })
    }

    /// Whether the tokenizer has met the end of the text when it gives a token: it looks one character ahead, but not
    /// behind a quote, nor behind operators of three characters. A file always ends with a line end.
    fn touches_end(&self, token: &Token) -> bool {
        let text = self.source.text();
        let is_last = token.span.end as usize == text.len() && token.span.start < token.span.end;
        let looks_ahead = match self.source.slice(token.span) {
            "''" | "\"\"" => true,
            token if token.ends_with(['\'', '"']) => false,
            token
                if token
                    .starts_with(|first: char| first.is_ascii_punctuation() && first != '_') =>
            {
                token.len() < 3 || token.as_bytes()[1].is_ascii_digit()
            }
            _ => true,
        };
        self.options.mode != Mode::File && is_last && !text.ends_with('\n') && looks_ahead
    }

    /// Whether it is not the end of the line that a string lacks its end at, but that of the text.
    fn ends_in_string(&self) -> bool {
        let last = format!("detected at line {})", self.source.line_count());
        let error = self.tokens.error.as_ref().filter(|error| is_of_string(error));
        self.options.mode != Mode::File && error.is_some_and(|error| error.message.ends_with(&last))
    }

    /// The error of an input that more text may mend: at the last token, or at the end of the last line.
    fn incomplete(&self) -> SyntaxError {
        let text = self.source.text();
        let last = self.seen.checked_sub(1).and_then(|last| self.tokens.tokens.get(last));
        let is_line_structure =
            |token: &Token| matches!(token.kind, TokenKind::INDENT | TokenKind::ERRORTOKEN);
        if let Some(token) =
            last.filter(|token| self.touches_end(token) && !is_line_structure(token))
        {
            return SyntaxError::of_kind(
                ErrorKind::IncompleteInput,
                "incomplete input",
                token.span,
            );
        }
        if let Some(error) = self.tokens.error.as_ref().filter(|error| is_of_string(error)) {
            return self.incomplete_string(error.position(self.source));
        }
        if text.is_empty() {
            let position = Position::new(0, 0, 0, -1);
            return SyntaxError::exact(ErrorKind::IncompleteInput, "incomplete input", position)
                .with_text(ErrorText::Exact(String::new()));
        }
        let end = text.strip_suffix('\n').unwrap_or(text).len() as u32;
        let (line, _) = self.source.line_and_column(end);
        let characters = self.source.line(line).chars().count() as i32;
        let has_end = text.ends_with('\n') || self.options.mode == Mode::File;
        let offset = characters + i32::from(has_end);
        let position = Position::new(line as i32, offset, line as i32, -1);
        SyntaxError::exact(ErrorKind::IncompleteInput, "incomplete input", position)
    }

    /// The same for a string that goes on: at its beginning, with all lines from there on.
    fn incomplete_string(&self, begins: Position) -> SyntaxError {
        let position = Position { end_offset: Some(-1), end_lineno: begins.lineno, ..begins };
        let start = begins.lineno.and_then(|line| self.source.offset_of(line, 1)).unwrap_or(0);
        let mut text = self.source.text()[start as usize..].to_string();
        if self.options.mode == Mode::File && !text.ends_with('\n') {
            text.push('\n');
        }
        SyntaxError::exact(ErrorKind::IncompleteInput, "incomplete input", position)
            .with_text(ErrorText::Exact(text))
    }
}

/// Whether an error is a string that has no end.
fn is_of_string(error: &SyntaxError) -> bool {
    error.message.starts_with("unterminated ")
}

/// Whether an error is a line's unexpected indentation: only then CPython does not look at the rest of the text.
fn is_of_indentation(error: &SyntaxError) -> bool {
    error.kind == ErrorKind::IndentationError && error.message.starts_with("unexpected ")
}

//! Where errors are, as CPython counts: lines and columns of tokens, and what becomes of them in the exception.
//!
//! Tokens that are no text (INDENT, DEDENT, ENDMARKER) have no columns: -1. An error at such a token has the place
//! that the tokenizer had reached, without an end. Columns become offsets in characters on the line that the
//! error begins on, its end included: an end that is beyond that line is put right behind it.

use pegen::language::Layout;

use super::options::Mode;
use super::run::Parser;
use crate::error::{ErrorKind, Position, SyntaxError};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Lines from 1, columns in bytes from 0; -1 where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub lineno: i32,
    pub col_offset: i32,
    pub end_lineno: i32,
    pub end_col_offset: i32,
}

impl Parser<'_> {
    /// The place of a token, by its number.
    pub(super) fn place_of(&self, token: usize) -> Spot {
        let Some(kind) = self.tokens.tokens.get(token).map(|token| token.kind) else {
            return Spot { lineno: 0, col_offset: -1, end_lineno: 0, end_col_offset: -1 };
        };
        match kind {
            TokenKind::ENDMARKER if self.forms.is_some_and(|one| one.layout == Layout::Free) => {
                // What is missing there is missing behind the last token.
                let before = token.checked_sub(1).map(|before| self.whole_span(before).end);
                self.spot(before.map_or(Span::default(), |end| Span::new(end, end)))
            }
            TokenKind::INDENT | TokenKind::DEDENT | TokenKind::ENDMARKER => {
                self.place_without_columns(token)
            }
            TokenKind::NEWLINE => self.place_of_line_end(token),
            _ => self.spot(self.whole_span(token)),
        }
    }

    /// The span of a token. Where the text between replacement fields ends with a doubled brace, the second one is in
    /// its place, though not in its text.
    pub(super) fn whole_span(&self, token: usize) -> Span {
        let Some(Token { kind, span }) = self.tokens.tokens.get(token).copied() else {
            return Span::default();
        };
        let is_middle = matches!(kind, TokenKind::FSTRING_MIDDLE | TokenKind::TSTRING_MIDDLE);
        let next = self.tokens.tokens.get(token + 1);
        let is_doubled = is_middle && next.is_some_and(|next| next.span.start > span.end);
        Span::new(span.start, span.end + u32::from(is_doubled))
    }

    fn place_without_columns(&self, token: usize) -> Spot {
        let (line, _) = self.reached(token);
        Spot { lineno: line, col_offset: -1, end_lineno: line, end_col_offset: -1 }
    }

    /// A line ends with its comment. The end that the prompt gives to what is typed is nowhere.
    fn place_of_line_end(&self, token: usize) -> Spot {
        let span = self.tokens.tokens[token].span;
        if span.start == span.end && self.options.mode != Mode::File {
            return self.place_without_columns(token);
        }
        let before = token.checked_sub(1).map_or(0, |before| self.tokens.tokens[before].span.end);
        let between = self.source.slice(Span::new(before.min(span.start), span.start));
        let comment = between.find('#').map_or(0, |place| between.len() - place);
        let Spot { lineno, col_offset, .. } = self.spot(span);
        Spot {
            lineno,
            col_offset: col_offset - comment as i32,
            end_lineno: lineno,
            end_col_offset: col_offset + 1,
        }
    }

    pub(super) fn spot(&self, span: Span) -> Spot {
        let location = self.source.location(span);
        Spot {
            lineno: location.lineno as i32,
            col_offset: location.col_offset as i32,
            end_lineno: location.end_lineno as i32,
            end_col_offset: location.end_col_offset as i32,
        }
    }

    /// The line and column that the tokenizer is at when it has read a token.
    pub(super) fn reached(&self, token: usize) -> (i32, i32) {
        let tokens = &self.tokens.tokens;
        let is_indentation = |kind| matches!(kind, TokenKind::INDENT | TokenKind::DEDENT);
        // The end that the prompt gives to what is typed is nowhere.
        let is_end = |token: &Token| {
            token.kind == TokenKind::ENDMARKER
                || token.kind == TokenKind::NEWLINE && token.span.start == token.span.end
        };
        let mut rest = tokens[token.min(tokens.len())..].iter();
        let Some(first) = rest.next() else { return self.end_of_text() };
        match first.kind {
            _ if is_end(first) => self.end_of_text(),
            kind if is_indentation(kind) => match rest.find(|token| !is_indentation(token.kind)) {
                Some(next) if !is_end(next) => {
                    let (line, _) = self.source.line_and_column(next.span.start);
                    let text = self.source.line(line);
                    let indentation =
                        text.len() - text.trim_start_matches([' ', '\t', '\x0C']).len();
                    (line as i32, indentation as i32)
                }
                _ => self.end_of_text(),
            },
            TokenKind::NEWLINE => {
                let (line, column) = self.source.line_and_column(first.span.start);
                (line as i32, column as i32 + 1)
            }
            _ => {
                let (line, column) = self.source.line_and_column(first.span.end);
                (line as i32, column as i32)
            }
        }
    }

    /// The last line, and the column behind its end. A file's last line without an end is given one.
    pub(super) fn end_of_text(&self) -> (i32, i32) {
        let text = self.source.text();
        if text.is_empty() {
            return (0, 0);
        }
        let last = text.strip_suffix('\n').unwrap_or(text).len();
        let (line, column) = self.source.line_and_column(last as u32);
        let has_end = last < text.len() || self.options.mode == Mode::File;
        (line as i32, column as i32 + i32::from(has_end))
    }

    /// An error at the last token that was looked at.
    pub(super) fn error_at_last(&self, kind: ErrorKind, message: impl Into<String>) -> SyntaxError {
        self.error_at_token(self.seen.saturating_sub(1), kind, message)
    }

    pub(super) fn error_at_token(
        &self,
        token: usize,
        kind: ErrorKind,
        message: impl Into<String>,
    ) -> SyntaxError {
        let spot = self.place_of(token);
        let (_, reached) = self.reached(token);
        let offset = if spot.col_offset < 0 { reached } else { spot.col_offset + 1 };
        let end = if spot.end_col_offset < 0 { -1 } else { spot.end_col_offset + 1 };
        self.error(kind, message, (spot.lineno, offset), (spot.end_lineno, end))
    }

    /// An error from the start of a place to the end of another.
    pub(super) fn error_between(
        &self,
        first: Spot,
        last: Spot,
        message: impl Into<String>,
    ) -> SyntaxError {
        let start = (first.lineno, first.col_offset);
        let end = (last.end_lineno, last.end_col_offset);
        self.error_at_columns(ErrorKind::SyntaxError, message, start, end)
    }

    /// An error from a line and column to another.
    pub(super) fn error_at_columns(
        &self,
        kind: ErrorKind,
        message: impl Into<String>,
        (lineno, col_offset): (i32, i32),
        (end_lineno, end_col_offset): (i32, i32),
    ) -> SyntaxError {
        self.error(kind, message, (lineno, col_offset + 1), (end_lineno, end_col_offset + 1))
    }

    /// An error from a line and an offset in bytes, from 1, to another. An end of 0 or -1 is none and stays so.
    pub(super) fn error(
        &self,
        kind: ErrorKind,
        message: impl Into<String>,
        (lineno, offset): (i32, i32),
        (end_lineno, end_offset): (i32, i32),
    ) -> SyntaxError {
        let characters = |offset: i32| {
            if offset > 0 { self.characters(lineno, offset as usize) as i32 } else { offset }
        };
        let (offset, end_offset) = (characters(offset), characters(end_offset));
        let position = Position::new(lineno, offset, end_lineno, end_offset);
        SyntaxError::exact(kind, message, position)
    }

    /// Whether CPython has a line with its end: the one that its tokenizer is in, and any that is read from a
    /// file again.
    fn has_line_end(&self, lineno: i32) -> bool {
        let (reached, _) = self.reached(self.seen.saturating_sub(1));
        self.source.is_file() || reached <= lineno
    }

    /// How many characters there are in so many bytes of a line; behind its end there is one more.
    fn characters(&self, lineno: i32, bytes: usize) -> usize {
        let line = self.source.line(lineno as u32).as_bytes();
        let beyond = if self.has_line_end(lineno) { 2 } else { 1 };
        let seen = line.iter().take(bytes).filter(|&&byte| byte & 0xC0 != 0x80).count();
        seen + bytes.saturating_sub(line.len()).min(beyond)
    }
}

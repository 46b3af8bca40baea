//! What is open at a place in the text: brackets, blocks, f-strings and t-strings.

use crate::error::{ErrorKind, ErrorText, Position, SyntaxError};
use crate::source::{Source, Span};
use crate::token::TokenKind;

/// An opening bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bracket {
    pub span: Span,
}

impl Bracket {
    /// The error of a bracket that is still open at the end.
    pub fn never_closed(self, source: &Source) -> SyntaxError {
        let message = format!("'{}' was never closed", source.slice(self.span));
        let at = SyntaxError::new("", self.span).position(source);
        let position = Position { end_offset: Some(0), ..at };
        let is_last = source.line(at.lineno.unwrap_or(0).cast_unsigned() + 1).is_empty();
        let text = match is_last || source.is_file() {
            true => ErrorText::Line,
            false => ErrorText::LineWithoutEnd,
        };
        SyntaxError::exact(ErrorKind::SyntaxError, message, position).with_text(text)
    }
}

/// The width of a line's indentation, counted in both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Indent {
    pub column: u32,
    pub with_narrow_tabs: u32,
}

/// An f-string or t-string that is being read.
#[derive(Debug, Clone)]
pub(super) struct Template {
    /// `f` or `t`.
    letter: u8,
    pub quote: u8,
    pub triple: bool,
    pub raw: bool,
    /// Where its prefix begins.
    pub start: usize,
    /// In text, not in a replacement field.
    pub in_text: bool,
    pub in_format_spec: bool,
    /// Brackets open inside it, its fields' own braces included.
    pub bracket_depth: u32,
    /// For each field that is open, how many brackets were open before it.
    pub fields: Vec<u32>,
}

impl Template {
    pub fn new(letter: u8, quote: u8, triple: bool, raw: bool, start: usize) -> Template {
        Template {
            letter,
            quote,
            triple,
            raw,
            start,
            in_text: true,
            in_format_spec: false,
            bracket_depth: 0,
            fields: Vec::new(),
        }
    }

    pub fn letter(&self) -> char {
        self.letter as char
    }

    pub fn kind(&self, f_string: TokenKind, t_string: TokenKind) -> TokenKind {
        if self.letter == b'f' { f_string } else { t_string }
    }

    pub fn quote_length(&self) -> usize {
        if self.triple { 3 } else { 1 }
    }

    pub fn middle(&self) -> TokenKind {
        self.kind(TokenKind::FSTRING_MIDDLE, TokenKind::TSTRING_MIDDLE)
    }

    /// Whether the closing quotes stand at the start of `rest`.
    pub fn ends_at(&self, rest: &[u8]) -> bool {
        let length = self.quote_length();
        rest.len() >= length && rest[..length].iter().all(|&byte| byte == self.quote)
    }
}

//! Indentation: INDENT and DEDENT from the white space in front of a line.
//!
//! A tab goes to the next column that is a multiple of 8. To find files that would read differently with
//! other tabs, columns are counted a second time with tabs one wide: both counts must say the same.

use super::lexer::{Lexer, Outcome};
use crate::error::{ErrorKind, SyntaxError};
use crate::source::Span;
use crate::token::TokenKind;

const TAB: u32 = 8;

/// How deep blocks can be nested; CPython's `MAXINDENT`.
const DEEPEST: usize = 100;

/// The width of a line's indentation, counted in both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Indent {
    column: u32,
    with_narrow_tabs: u32,
}

impl Lexer<'_> {
    /// Reads the indentation of a line; whether the line is blank, in which case it does not count.
    pub(super) fn indentation(&mut self) -> Result<bool, SyntaxError> {
        let start = self.at;
        let indent = self.indent_width();
        match self.peek() {
            Some(b'\n' | b'#') | None => return Ok(true),
            Some(b'\\') if self.peek_at(1) != Some(b'\n') => {}
            Some(_) => {}
        }
        self.indent_to(indent, start)?;
        Ok(false)
    }

    /// Reads white space, line continuations among it: those keep the column of their first line.
    fn indent_width(&mut self) -> Indent {
        let mut indent = Indent::default();
        let mut continued: Option<Indent> = None;
        loop {
            match self.peek() {
                Some(b' ') => {
                    indent.column += 1;
                    indent.with_narrow_tabs += 1;
                }
                Some(b'\t') => {
                    indent.column = (indent.column / TAB + 1) * TAB;
                    indent.with_narrow_tabs += 1;
                }
                Some(b'\x0C') => indent = Indent::default(),
                Some(b'\\') if self.peek_at(1) == Some(b'\n') && self.at + 2 < self.bytes.len() => {
                    continued = continued.or((indent.column > 0).then_some(indent));
                    indent = Indent::default();
                    self.at += 1;
                }
                _ => return continued.unwrap_or(indent),
            }
            self.at += 1;
        }
    }

    fn indent_to(&mut self, indent: Indent, start: usize) -> Outcome {
        let current = self.indents[self.indents.len() - 1];
        if indent.column == current.column {
            return self.check_tabs(indent == current);
        }
        if indent.column > current.column {
            if self.indents.len() >= DEEPEST {
                return Err(self.indentation_error("too many levels of indentation"));
            }
            self.check_tabs(indent.with_narrow_tabs > current.with_narrow_tabs)?;
            self.indents.push(indent);
            self.push(TokenKind::INDENT, start);
            return Ok(());
        }
        // What is wrong with the indentation comes before the levels that it ends.
        let deeper = self.indents.iter().rev().take_while(|outer| indent.column < outer.column);
        let ended = deeper.count();
        let outer = self.indents[self.indents.len() - 1 - ended];
        if indent.column != outer.column {
            let message = "unindent does not match any outer indentation level";
            return Err(self.indentation_error(message));
        }
        self.check_tabs(indent == outer)?;
        for _ in 0..ended {
            self.indents.pop();
            self.push(TokenKind::DEDENT, self.at);
        }
        Ok(())
    }

    fn check_tabs(&self, consistent: bool) -> Outcome {
        if consistent {
            return Ok(());
        }
        let message = "inconsistent use of tabs and spaces in indentation";
        Err(self.error_of_kind(ErrorKind::TabError, message, self.rest_of_line()))
    }

    fn indentation_error(&self, message: &str) -> SyntaxError {
        self.error_of_kind(ErrorKind::IndentationError, message, self.rest_of_line())
    }

    /// The end of the line, where CPython points with such errors.
    fn rest_of_line(&self) -> Span {
        let rest = &self.bytes[self.at..];
        let end = (self.at + memchr::memchr(b'\n', rest).unwrap_or(rest.len())) as u32;
        Span::new(end, end)
    }
}

//! Indentation: INDENT and DEDENT from the white space in front of a line.
//!
//! A tab goes to the next column that is a multiple of 8. To find files that would read differently with
//! other tabs, columns are counted a second time with tabs one wide: both counts must say the same.

use pegen::language::Layout;

use super::lexer::{Lexer, Outcome};
use super::nesting::Indent;
use crate::error::{ErrorKind, Position, SyntaxError};
use crate::token::TokenKind;

const TAB: u32 = 8;

/// How deep blocks can be nested; CPython's `MAXINDENT`.
const DEEPEST: usize = 100;

impl Lexer<'_> {
    /// Reads the indentation of a line; whether the line is blank, in which case it does not count.
    pub(super) fn indentation(&mut self) -> Result<bool, SyntaxError> {
        let start = self.at;
        let indent = self.indent_width()?;
        while let Some(comment) = self.own_comment().filter(|comment| comment.closing.is_some()) {
            self.pass_own_comment(comment)?;
            self.indent_width()?;
        }
        if self.peek().is_none() && self.options.open_end && self.at > start {
            // Only a line end would make it a blank line.
            self.indent_to(indent, start)?;
        }
        let is_blank = match self.peek() {
            Some(b'\n') | None => true,
            Some(b'\r') => self.options.extra_tokens,
            Some(_) => self.begins_comment(),
        };
        let is_free = self.forms.is_some_and(|forms| forms.layout != Layout::Indentation);
        if is_blank || is_free || !self.brackets.is_empty() {
            return Ok(is_blank);
        }
        self.indent_to(indent, start)?;
        Ok(false)
    }

    /// Reads white space, line continuations among it: those keep the column of their first line.
    fn indent_width(&mut self) -> Result<Indent, SyntaxError> {
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
                Some(b'\\') => {
                    let column = indent.column;
                    let first = Indent { column, with_narrow_tabs: column };
                    continued = continued.or((column > 0).then_some(first));
                    self.at += 1;
                    if self.is_last_continued() {
                        self.start_buffer(self.bytes.len());
                    }
                    self.continued_line()?;
                    self.start_buffer(self.at);
                    continue;
                }
                _ => return Ok(continued.unwrap_or(indent)),
            }
            self.at += 1;
        }
    }

    /// Behind a backslash: whether nothing follows, of which CPython then keeps nothing.
    fn is_last_continued(&self) -> bool {
        if self.options.extra_tokens {
            return matches!(&self.bytes[self.at..], b"" | b"\n" | b"\r" | b"\r\n");
        }
        self.source.is_file() && self.at + 1 >= self.bytes.len()
    }

    fn indent_to(&mut self, indent: Indent, start: usize) -> Outcome {
        let current = self.indents[self.indents.len() - 1];
        if indent.column == current.column {
            return self.check_tabs(indent == current);
        }
        if indent.column > current.column {
            if self.indents.len() >= DEEPEST {
                let message = "too many levels of indentation";
                return Err(self.whole_line(ErrorKind::IndentationError, message));
            }
            self.check_tabs(indent.with_narrow_tabs > current.with_narrow_tabs)?;
            self.indents.push(indent);
            // For people, it is what stands in the last of continued lines.
            let shown = if self.options.extra_tokens { self.line_start_of(self.at) } else { start };
            self.push(TokenKind::INDENT, shown);
            return Ok(());
        }
        // What is wrong with the indentation comes before the levels that it ends.
        let deeper = self.indents.iter().rev().take_while(|outer| indent.column < outer.column);
        let ended = deeper.count();
        let outer = self.indents[self.indents.len() - 1 - ended];
        if indent.column != outer.column {
            let message = "unindent does not match any outer indentation level";
            self.pending = true;
            return Err(self.at_line_end(message, ErrorKind::IndentationError, self.at));
        }
        self.check_tabs(indent == outer)?;
        for _ in 0..ended {
            self.indents.pop();
            self.push(TokenKind::DEDENT, self.at);
        }
        Ok(())
    }

    fn check_tabs(&mut self, consistent: bool) -> Outcome {
        if consistent {
            return Ok(());
        }
        let message = "inconsistent use of tabs and spaces in indentation";
        Err(self.whole_line(ErrorKind::TabError, message))
    }

    /// An error that CPython has at the start of the line.
    fn whole_line(&mut self, kind: ErrorKind, message: &str) -> SyntaxError {
        self.pending = true;
        if self.options.extra_tokens {
            return self.error_of_buffer(kind, message);
        }
        let (line, _) = self.source.line_and_column(self.at as u32);
        SyntaxError::exact(kind, message, Position::new(line as i32, 1, line as i32, 0))
    }
}

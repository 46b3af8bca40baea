//! A program that is not Python: what CPython raises as `SyntaxError` and its kin.

use std::fmt;

use crate::source::{Source, Span};

/// The exception's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    SyntaxError,
    IndentationError,
    TabError,
    /// Input that ends too early: the interactive interpreter asks for more.
    IncompleteInput,
    /// Nested too deeply for the parser or compiler.
    RecursionError,
    MemoryError,
}

impl ErrorKind {
    /// The name of the exception as a traceback prints it.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::SyntaxError => "SyntaxError",
            ErrorKind::IndentationError => "IndentationError",
            ErrorKind::TabError => "TabError",
            ErrorKind::IncompleteInput => "_IncompleteInputError",
            ErrorKind::RecursionError => "RecursionError",
            ErrorKind::MemoryError => "MemoryError",
        }
    }
}

/// An error of any stage from the tokenizer to the assembler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    pub kind: ErrorKind,
    pub message: String,
    /// Where in the source; `None` where it concerns no place.
    pub span: Option<Span>,
}

impl SyntaxError {
    pub fn new(message: impl Into<String>, span: Span) -> SyntaxError {
        SyntaxError { kind: ErrorKind::SyntaxError, message: message.into(), span: Some(span) }
    }

    pub fn of_kind(kind: ErrorKind, message: impl Into<String>, span: Span) -> SyntaxError {
        SyntaxError { kind, message: message.into(), span: Some(span) }
    }

    /// `lineno`, `offset`, `end_lineno` and `end_offset` as the exception has them: lines from 1,
    /// offsets in characters from 1.
    pub fn position(&self, source: &Source) -> Option<(u32, u32, u32, u32)> {
        let span = self.span?;
        let mut location = source.location(span);
        if location.end_col_offset == 0 && span.end > span.start {
            // A line end belongs to the line that it ends.
            let (line, column) = source.line_and_column(span.end - 1);
            (location.end_lineno, location.end_col_offset) = (line, column + 1);
        }
        let offset = |lineno: u32, column: u32| {
            let line = source.line(lineno);
            let before = line.get(..column as usize).unwrap_or(line);
            let beyond = (column as usize).saturating_sub(line.len());
            (before.chars().count() + beyond + 1) as u32
        };
        Some((
            location.lineno,
            offset(location.lineno, location.col_offset),
            location.end_lineno,
            offset(location.end_lineno, location.end_col_offset),
        ))
    }
}

/// The error as CPython prints it: file and line, the line's text, carets below the place, the message.
pub fn report(error: &SyntaxError, source: &Source) -> String {
    let mut text = String::new();
    if let Some((lineno, offset, end_lineno, end_offset)) = error.position(source) {
        let line = source.line(lineno);
        let shown = line.trim_start_matches([' ', '\t', '\x0C']);
        let indent = (line.chars().count() - shown.chars().count()) as u32;
        text = format!("  File \"{}\", line {lineno}\n", source.filename());
        let shown = shown.trim_end();
        if !shown.is_empty() {
            let start = offset.saturating_sub(1 + indent);
            let line_end = shown.chars().count() as u32;
            let end = if end_lineno == lineno { end_offset - 1 } else { line_end + indent };
            let carets = end.saturating_sub(start + indent).max(1);
            let pad = " ".repeat(start as usize);
            text += &format!("    {shown}\n    {pad}{}\n", "^".repeat(carets as usize));
        }
    }
    text + &format!("{error}\n")
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.message)
    }
}

impl std::error::Error for SyntaxError {}

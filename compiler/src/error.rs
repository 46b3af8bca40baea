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
        let location = source.location(self.span?);
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

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.message)
    }
}

impl std::error::Error for SyntaxError {}

//! A program that is not Python: what CPython raises as `SyntaxError` and its kin.
//!
//! An error holds what the exception has: message, `lineno`, `offset`, `end_lineno`, `end_offset` and
//! `text`. Most are given by a [`Span`] and computed where they are shown; those that CPython counts
//! oddly are given as they are, [`Place::Exact`]. The printed form is in [`report`].

mod report;

use std::fmt;

use crate::source::{Source, Span};
pub use crate::text::{CodecFailure, Uncoded};

pub(crate) use report::is_space;
pub use report::{report, report_as, report_of_place};

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
    /// A format specification's escape is malformed.
    UnicodeDecodeError,
    /// A docstring has lone surrogates.
    UnicodeEncodeError,
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
            ErrorKind::UnicodeDecodeError => "UnicodeDecodeError",
            ErrorKind::UnicodeEncodeError => "UnicodeEncodeError",
        }
    }

    /// Whether the exception is a `SyntaxError` and so has a place.
    pub fn is_syntax_error(self) -> bool {
        match self {
            ErrorKind::SyntaxError
            | ErrorKind::IndentationError
            | ErrorKind::TabError
            | ErrorKind::IncompleteInput => true,
            ErrorKind::RecursionError
            | ErrorKind::MemoryError
            | ErrorKind::UnicodeDecodeError
            | ErrorKind::UnicodeEncodeError => false,
        }
    }
}

/// Where an error is, as the exception says it: lines and offsets from 1, offsets in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    pub lineno: Option<i32>,
    pub offset: Option<i32>,
    pub end_lineno: Option<i32>,
    pub end_offset: Option<i32>,
}

impl Position {
    pub fn new(lineno: i32, offset: i32, end_lineno: i32, end_offset: i32) -> Position {
        Position {
            lineno: Some(lineno),
            offset: Some(offset),
            end_lineno: Some(end_lineno),
            end_offset: Some(end_offset),
        }
    }
}

/// Where an error is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It concerns no place: the exception's attributes are None.
    None,
    /// A piece of the text, as the parser has it.
    Span(Span),
    /// What the exception has, where CPython counts otherwise.
    Exact(Position),
}

/// What the exception has as its `text`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ErrorText {
    /// The line, with its end if it has one: the parser's errors.
    #[default]
    Line,
    /// The line without its end: the tokenizer's errors.
    LineWithoutEnd,
    /// The line if there is a file to read it from: the errors of the stages behind the parser.
    LineOfFile,
    None,
    Exact(String),
}

/// An error of any stage from the tokenizer to the assembler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    pub kind: ErrorKind,
    pub message: String,
    pub place: Place,
    pub text: ErrorText,
    /// The line of the last compound statement that was read before it, 0 for none: in it and behind it, CPython looks
    /// for misspelt keywords. `None` where it does not look for any.
    pub statement_line: Option<u32>,
    /// CPython says only by attributes where it is: the errors of the symbol table.
    pub has_bare_arguments: bool,
    /// What an error of a codec has in place of a place.
    pub codec: Option<Box<CodecFailure>>,
    /// What is printed behind it, as the notes of an exception: how an experiment's Python failed.
    pub notes: Box<[String]>,
}

impl SyntaxError {
    pub fn new(message: impl Into<String>, span: Span) -> SyntaxError {
        SyntaxError::of_kind(ErrorKind::SyntaxError, message, span)
    }

    pub fn of_kind(kind: ErrorKind, message: impl Into<String>, span: Span) -> SyntaxError {
        SyntaxError::placed(kind, message.into(), Place::Span(span))
    }

    /// An error whose numbers are given.
    pub fn exact(kind: ErrorKind, message: impl Into<String>, position: Position) -> SyntaxError {
        SyntaxError::placed(kind, message.into(), Place::Exact(position))
    }

    /// An error that concerns no place.
    pub fn without_place(kind: ErrorKind, message: impl Into<String>) -> SyntaxError {
        SyntaxError::placed(kind, message.into(), Place::None).with_text(ErrorText::None)
    }

    fn placed(kind: ErrorKind, message: String, place: Place) -> SyntaxError {
        let (text, statement_line) = (ErrorText::Line, None);
        let (has_bare_arguments, codec, notes) = (false, None, Box::default());
        SyntaxError { kind, message, place, text, statement_line, has_bare_arguments, codec, notes }
    }

    /// A codec's own error, which is no error of syntax.
    pub fn of_codec(failure: CodecFailure) -> SyntaxError {
        let kind = match failure.object {
            Uncoded::Bytes(_) => ErrorKind::UnicodeDecodeError,
            Uncoded::Text(_) => ErrorKind::UnicodeEncodeError,
        };
        let error = SyntaxError::without_place(kind, failure.to_string());
        SyntaxError { codec: Some(Box::new(failure)), ..error }
    }

    /// With what is printed behind it.
    pub fn with_notes(self, notes: Vec<String>) -> SyntaxError {
        SyntaxError { notes: notes.into(), ..self }
    }

    pub fn with_text(self, text: ErrorText) -> SyntaxError {
        SyntaxError { text, ..self }
    }

    /// As the stages behind the parser raise it: they count columns in bytes, and know the text only where
    /// there is a file.
    pub fn behind_the_parser(self, source: &Source) -> SyntaxError {
        let Place::Span(span) = self.place else { return self };
        let location = source.location(span);
        let position = Position::new(
            location.lineno as i32,
            location.col_offset as i32 + 1,
            location.end_lineno as i32,
            location.end_col_offset as i32 + 1,
        );
        SyntaxError { place: Place::Exact(position), text: ErrorText::LineOfFile, ..self }
    }

    /// Where it is, for what points into the text; `None` where it concerns no place in it.
    pub fn span(&self, source: &Source) -> Option<Span> {
        match self.place {
            Place::None => None,
            Place::Span(span) => Some(span),
            Place::Exact(position) => {
                let start = source.offset_of(position.lineno?, position.offset?)?;
                let end = position
                    .end_lineno
                    .zip(position.end_offset.filter(|&offset| offset > 0))
                    .and_then(|(line, offset)| source.offset_of(line, offset));
                Some(Span::new(start, end.unwrap_or(start).max(start)))
            }
        }
    }

    /// `lineno`, `offset`, `end_lineno` and `end_offset` as the exception has them.
    pub fn position(&self, source: &Source) -> Position {
        match self.place {
            Place::None => Position::default(),
            Place::Span(span) => position_of(span, source),
            Place::Exact(position) => position,
        }
    }

    /// `text` as the exception has it.
    pub fn text(&self, source: &Source) -> Option<String> {
        let line = || {
            let lineno = self.position(source).lineno?;
            Some(source.line(u32::try_from(lineno).ok()?))
        };
        match &self.text {
            ErrorText::None => None,
            ErrorText::Exact(text) => Some(text.clone()),
            ErrorText::LineWithoutEnd => line().map(str::to_string),
            ErrorText::LineOfFile if !source.is_file() => None,
            ErrorText::Line | ErrorText::LineOfFile => {
                let line = line()?;
                // Of a file the line is read as it is; what is compiled otherwise is given a last line end.
                let end = self.position(source).lineno?.cast_unsigned() >= source.line_count();
                let newline = if source.is_file() && end { "" } else { "\n" };
                Some(format!("{line}{newline}"))
            }
        }
    }
}

/// A span's position as the parser counts it. Both offsets are counted in the first line, also that of an
/// end in a later one, and none is more than one past the end of what CPython has of that line.
fn position_of(span: Span, source: &Source) -> Position {
    let mut location = source.location(span);
    if location.end_col_offset == 0 && span.end > span.start {
        // A line end belongs to the line that it ends.
        let (line, column) = source.line_and_column(span.end - 1);
        (location.end_lineno, location.end_col_offset) = (line, column + 1);
    }
    if span.start == span.end && source.ends_without_newline_at(span.end) {
        location.end_col_offset += 1; // the line end that is missing there
    }
    let line = source.line(location.lineno);
    // Of a file the line is read again, with its end; of a string, lines before the last are without.
    let has_end = source.is_file() || location.end_lineno == location.lineno;
    let offset = |column: u32| characters_in(line, column as usize + 1, has_end);
    let (start, end) = (location.col_offset, location.end_col_offset);
    Position::new(location.lineno as i32, offset(start), location.end_lineno as i32, offset(end))
}

/// How many characters the first `bytes` of a line are, one that is cut included. Behind the line there is only
/// its end, if the error's text has it, and one byte more.
pub(crate) fn characters_in(line: &str, bytes: usize, has_end: bool) -> i32 {
    let bytes = bytes.min(line.len() + 1 + usize::from(has_end));
    let whole = line.floor_char_boundary(bytes);
    let cut = usize::from(whole < bytes.min(line.len()));
    (line[..whole].chars().count() + cut + bytes.saturating_sub(line.len())) as i32
}

/// An escape that means nothing: CPython warns of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvalidEscape {
    /// `\d`
    Letter(char),
    /// `\777`: more than a byte can be.
    Octal(String),
}

impl InvalidEscape {
    pub fn warning(&self) -> String {
        self.told("Such sequences will not work in the future. ")
    }

    /// What it is called where warnings are errors.
    pub fn error(&self) -> String {
        self.told("")
    }

    fn told(&self, future: &str) -> String {
        let (what, escape) = match self {
            InvalidEscape::Letter(letter) => ("escape", letter.to_string()),
            InvalidEscape::Octal(digits) => ("octal escape", digits.clone()),
        };
        format!(
            "\"\\{escape}\" is an invalid {what} sequence. {future}Did you mean \"\\\\{escape}\"? A raw \
             string is also an option."
        )
    }
}

/// A `SyntaxWarning` on the way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Warning {
    pub message: String,
    /// The line that CPython names.
    pub lineno: u32,
    pub span: Span,
}

/// What the compiler has warned of so far.
#[derive(Debug, Clone, Default)]
pub struct Warnings {
    pub told: Vec<Warning>,
    /// What would be a warning is an error: `python -W error`.
    pub are_errors: bool,
    /// Nothing is told: of code that is compiled for another way through it.
    pub are_muted: bool,
}

impl Warnings {
    /// Warns of a place, each time that it is compiled; fails where warnings are errors.
    pub fn warn(
        &mut self,
        message: String,
        span: Span,
        source: &Source,
    ) -> Result<(), SyntaxError> {
        if self.are_muted {
            return Ok(());
        }
        if self.are_errors {
            return Err(SyntaxError::new(message, span));
        }
        self.told.push(Warning { message, lineno: source.location(span).lineno, span });
        Ok(())
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.message)
    }
}

impl std::error::Error for SyntaxError {}

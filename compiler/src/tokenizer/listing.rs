//! The text form of a token stream, and all else that `python -m tokenize` prints of a program.

use std::fmt::Write;

use super::decode::{decode_lossy, with_newlines};
use super::{EarlyWarning, Tokens};
use crate::code::text_repr;
use crate::error::SyntaxError;
use crate::source::{Source, Span};
use crate::token::{Token, TokenKind, TokenTable};
use crate::tokenizer;

/// Where the program comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input<'a> {
    /// A file of this name: it is read to its end before its tokens are shown.
    File(&'a str),
    /// What is typed: its tokens are shown as they come.
    Typed,
}

/// What is printed of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// A line a token: range, name, text.
    pub text: String,
    /// What is said besides, a line each.
    pub told: Vec<String>,
    /// The program's tokens end with an error.
    pub is_broken: bool,
}

/// The listing of a program. Operators have their own names if it is `exact`, and else `OP`.
pub fn listing(bytes: &[u8], input: Input<'_>, table: &TokenTable, exact: bool) -> Listing {
    let name = match input {
        Input::File(name) => name,
        Input::Typed => "<stdin>",
    };
    let lossy = match decode_lossy(bytes, name) {
        Ok(lossy) => lossy,
        Err(error) => {
            let complaint = format!("{name}: error: {}", error.message);
            return Listing { text: String::new(), told: vec![complaint], is_broken: true };
        }
    };
    let text = match input {
        Input::File(_) => lossy.text,
        Input::Typed => with_newlines(lossy.text),
    };
    let source = Source::new(name, text);
    let options = tokenizer::Options { extra_tokens: true, ..Default::default() };
    let tokens = tokenizer::tokenize(&source, table, options);
    let warned = tokens.warnings.iter().map(|EarlyWarning { warning, .. }| {
        format!("<string>:{}: SyntaxWarning: {}", warning.lineno, warning.message)
    });
    let mut told: Vec<String> = warned.collect();
    // The line with a null byte is read when all before it has been.
    let null_byte = lossy.null_byte.filter(|_| tokens.error.is_none() || tokens.ends_too_early);
    let error = null_byte.as_ref().or(tokens.error.as_ref());
    if let Some(error) = error {
        told.push(complaint(error, &source));
    }
    let text = match input {
        Input::File(_) if error.is_some() => String::new(),
        Input::File(_) => lines(&tokens, &source, table, exact, Some(&lossy.encoding)),
        Input::Typed => lines(&tokens, &source, table, exact, None),
    };
    Listing { text, told, is_broken: error.is_some() }
}

/// The lines of the tokens; a file's begin with its encoding.
fn lines(
    tokens: &Tokens,
    source: &Source,
    table: &TokenTable,
    exact: bool,
    encoding: Option<&str>,
) -> String {
    let mut text = String::new();
    if let Some(encoding) = encoding {
        push_line(&mut text, "0,0-0,0:", "ENCODING", encoding);
    }
    let mut columns = Columns::of(source);
    for token in &tokens.tokens {
        if token.kind == TokenKind::ERRORTOKEN {
            break;
        }
        let (range, content) = described(token, &mut columns);
        // Which operator it is, CPython finds by its text.
        let name = match exact && !content.starts_with('\r') {
            true => table.name(token.kind),
            false => name(token.kind, table),
        };
        push_line(&mut text, &format!("{range}:"), name, content);
    }
    text
}

/// The name of a token's type, `OP` for all operators.
pub fn name(kind: TokenKind, table: &TokenTable) -> &str {
    if table.is_operator(kind) { "OP" } else { table.name(kind) }
}

fn push_line(text: &mut String, range: &str, name: &str, content: &str) {
    let content = text_repr(&content.into());
    let written = writeln!(text, "{range:<20}{name:<15}{content:<15}");
    debug_assert!(written.is_ok(), "writing to a String cannot fail");
}

/// The range and the text that are shown for a token.
fn described<'a>(token: &Token, columns: &mut Columns<'a>) -> (String, &'a str) {
    let source = columns.source;
    let text = source.text();
    let Span { start, end } = token.span;
    let missing_newline = !text.ends_with('\n');
    let at_end = start as usize >= text.len();
    match token.kind {
        TokenKind::ENDMARKER | TokenKind::DEDENT if at_end => {
            let (line, _) = source.line_and_column(start);
            let line = line + u32::from(missing_newline && !text.is_empty());
            (format!("{line},0-{line},0"), "")
        }
        TokenKind::NEWLINE | TokenKind::NL => {
            let (line, column) = columns.place(start);
            let is_missing = missing_newline && end as usize == text.len();
            let content = match token.kind {
                TokenKind::NL if is_missing => "",
                _ => source.slice(token.span),
            };
            let end = column + (end - start) as usize + usize::from(is_missing);
            (format!("{line},{column}-{line},{end}"), content)
        }
        _ => {
            let (line, column) = columns.place(start);
            let (end_line, end_column) = columns.place(end);
            (format!("{line},{column}-{end_line},{end_column}"), source.slice(token.span))
        }
    }
}

/// What `python -m tokenize` says where the stream ends with an error.
fn complaint(error: &SyntaxError, source: &Source) -> String {
    let (name, position) = (source.filename(), error.position(source));
    let message = match error.message.starts_with("unterminated triple-quoted string literal") {
        true => "EOF in multi-line string",
        false => &error.message,
    };
    match (position.lineno, position.offset) {
        (Some(line), Some(column)) => format!("{name}:{line}:{column}: error: {message}"),
        _ => format!("unexpected error: {message}"),
    }
}

/// Places in lines and characters. Tokens come in their order, so each place is counted on from the one before it in
/// its line: a line of many tokens is walked once.
struct Columns<'a> {
    source: &'a Source,
    line: u32,
    /// Of the last place, in bytes and in characters.
    column: u32,
    characters: usize,
}

impl<'a> Columns<'a> {
    fn of(source: &'a Source) -> Columns<'a> {
        Columns { source, line: 0, column: 0, characters: 0 }
    }

    /// The line, and the column in characters.
    fn place(&mut self, at: u32) -> (u32, usize) {
        let (line, column) = self.source.line_and_column(at);
        if line != self.line || column < self.column {
            (self.line, self.column, self.characters) = (line, 0, 0);
        }
        let passed = (at - (column - self.column)) as usize..at as usize;
        let bytes = passed.len();
        let text = self.source.text().get(passed);
        self.characters += text.map_or(bytes, |text| text.chars().count());
        self.column = column;
        (line, self.characters)
    }
}

//! The text form of a token stream: what `python -m tokenize` prints.

use std::fmt::Write;

use super::Tokens;
use crate::code::text_repr;
use crate::error::SyntaxError;
use crate::source::{Source, Span};
use crate::token::{Token, TokenKind, TokenTable};

/// How a listing is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options<'a> {
    /// Operators by their own names instead of `OP`.
    pub exact: bool,
    /// The encoding, for the line that a file's listing begins with.
    pub encoding: Option<&'a str>,
    /// The lines that end with `\r\n`.
    pub crlf_lines: &'a [u32],
}

/// A line a token: range, name, text. `tokens` come from [`super::tokenize`] with extra tokens.
pub fn listing(
    tokens: &Tokens,
    source: &Source,
    table: &TokenTable,
    options: Options<'_>,
) -> String {
    let mut text = String::new();
    if let Some(encoding) = options.encoding {
        push_line(&mut text, "0,0-0,0:", "ENCODING", encoding);
    }
    for token in &tokens.tokens {
        if token.kind == TokenKind::ERRORTOKEN {
            break;
        }
        let (range, content) = described(token, source, options.crlf_lines);
        let name = match options.exact {
            true => table.name(token.kind),
            false => name(token.kind, table),
        };
        push_line(&mut text, &format!("{range}:"), name, &content);
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
fn described(token: &Token, source: &Source, crlf_lines: &[u32]) -> (String, String) {
    let text = source.text();
    let Span { start, end } = token.span;
    let missing_newline = !text.ends_with('\n');
    let at_end = start as usize >= text.len();
    match token.kind {
        TokenKind::ENDMARKER | TokenKind::DEDENT if at_end => {
            let (line, _) = source.line_and_column(start);
            let line = line + u32::from(missing_newline && !text.is_empty());
            (format!("{line},0-{line},0"), String::new())
        }
        TokenKind::NEWLINE | TokenKind::NL => {
            let (line, column) = source.line_and_column(start);
            let column = characters(source, line, column);
            let is_crlf = crlf_lines.binary_search(&line).is_ok();
            let content = if at_end { "" } else { line_end(is_crlf) };
            let end = column + content.len().max(1);
            (format!("{line},{column}-{line},{end}"), content.to_string())
        }
        _ => {
            let (line, column) = source.line_and_column(start);
            let (end_line, end_column) = source.line_and_column(end);
            let column = characters(source, line, column);
            let end_column = characters(source, end_line, end_column);
            let content = with_line_ends(source.slice(token.span), line, crlf_lines);
            (format!("{line},{column}-{end_line},{end_column}"), content)
        }
    }
}

fn line_end(is_crlf: bool) -> &'static str {
    if is_crlf { "\r\n" } else { "\n" }
}

/// The text of a token that begins in a line, with the line ends that the file has.
fn with_line_ends(text: &str, line: u32, crlf_lines: &[u32]) -> String {
    if crlf_lines.is_empty() || !text.contains('\n') {
        return text.to_string();
    }
    let lines = (line..).zip(text.split_inclusive('\n'));
    let with_end = |(line, piece): (u32, &str)| match piece.strip_suffix('\n') {
        Some(piece) => format!("{piece}{}", line_end(crlf_lines.binary_search(&line).is_ok())),
        None => piece.to_string(),
    };
    lines.map(with_end).collect()
}

/// What `python -m tokenize` says where the stream ends with an error: line, column and message.
pub fn complaint(error: &SyntaxError, source: &Source) -> (i32, i32, String) {
    let position = error.position(source);
    let message = match error.message.starts_with("unterminated triple-quoted string literal") {
        true => "EOF in multi-line string".to_string(),
        false => error.message.clone(),
    };
    (position.lineno.unwrap_or(1), position.offset.unwrap_or(0), message)
}

/// A column in characters.
fn characters(source: &Source, line: u32, column: u32) -> usize {
    source
        .line(line)
        .get(..column as usize)
        .map_or(column as usize, |before| before.chars().count())
}

//! The text form of a token stream: what `python -m tokenize` prints.

use std::fmt::Write;

use super::Tokens;
use crate::code::text_repr;
use crate::source::{Source, Span};
use crate::token::{Token, TokenKind, TokenTable};

/// How a listing is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Operators by their own names instead of `OP`.
    pub exact: bool,
}

/// A line a token: range, name, text. `tokens` come from [`super::tokenize`] with extra tokens.
pub fn listing(
    tokens: &Tokens,
    source: &Source,
    table: &TokenTable,
    encoding: &str,
    options: Options,
) -> String {
    let mut text = String::new();
    push_line(&mut text, "0,0-0,0:", "ENCODING", encoding);
    for token in &tokens.tokens {
        if token.kind == TokenKind::ERRORTOKEN {
            break;
        }
        let (range, content) = described(token, source);
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
fn described(token: &Token, source: &Source) -> (String, String) {
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
            let content = if at_end { "" } else { "\n" };
            (format!("{line},{column}-{line},{}", column + 1), content.to_string())
        }
        _ => {
            let (line, column) = source.line_and_column(start);
            let (end_line, end_column) = source.line_and_column(end);
            let column = characters(source, line, column);
            let end_column = characters(source, end_line, end_column);
            let content = source.slice(token.span).to_string();
            (format!("{line},{column}-{end_line},{end_column}"), content)
        }
    }
}

/// A column in characters.
fn characters(source: &Source, line: u32, column: u32) -> usize {
    source
        .line(line)
        .get(..column as usize)
        .map_or(column as usize, |before| before.chars().count())
}

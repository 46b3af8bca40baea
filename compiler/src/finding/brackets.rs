//! Where a bracket that was never closed was missed.

use super::Label;
use crate::language::Language;
use crate::source::{Source, Span};

/// Before the first line behind the bracket that can only begin a statement and is indented no deeper than the
/// bracket's own; otherwise at the end of the text.
pub(super) fn missed(source: &Source, bracket: Span, language: &Language) -> Label {
    let (opened, _) = source.line_and_column(bracket.start);
    let own_indent = indent(source.line(opened));
    let mut last = opened;
    for lineno in opened + 1..=source.line_count() {
        let line = source.line(lineno);
        if line.trim().is_empty() {
            continue;
        }
        if indent(line) <= own_indent && begins_statement(line.trim_start(), language) {
            let text = "it had to be closed before the next line, which begins a statement";
            return at_end_of(source, last, text);
        }
        last = lineno;
    }
    at_end_of(source, last, "the file ends, and it is still open")
}

fn at_end_of(source: &Source, lineno: u32, text: &str) -> Label {
    let end = source.offset_of(lineno.cast_signed(), i32::MAX).unwrap_or(0);
    Label { span: Span::new(end, end), text: text.to_string() }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a word of statements stands in front, or an operator of theirs.
fn begins_statement(line: &str, language: &Language) -> bool {
    let is_letter = |character: char| character.is_alphanumeric() || character == '_';
    let begins = |word: &String| {
        let rest = line.strip_prefix(word.as_str());
        rest.is_some_and(|rest| !word.ends_with(is_letter) || !rest.starts_with(is_letter))
    };
    language.statement_words.iter().any(begins) || is_assignment(line)
}

/// `name = …`, which is no keyword argument: with spaces, and without a comma behind it.
fn is_assignment(line: &str) -> bool {
    let Some((target, value)) = line.split_once(" = ") else { return false };
    let is_name = |character: char| character.is_alphanumeric() || "_.".contains(character);
    target.chars().all(is_name) && !value.trim_end().ends_with(',')
}

//! The printed form of an error: file and line, the line's text with carets below the place, the message.
//! The same text as CPython's `traceback` module makes of the exception.

use super::{Position, SyntaxError};
use crate::source::Source;

/// The error as CPython prints it.
pub fn report(error: &SyntaxError, source: &Source) -> String {
    report_as(error, error, source)
}

/// The same with the text, place and message of another behind the line of the error.
pub fn report_as(error: &SyntaxError, shown: &SyntaxError, source: &Source) -> String {
    let mut printed = String::new();
    let lineno = error.position(source).lineno;
    if let Some(lineno) = lineno {
        printed += &format!("  File \"{}\", line {lineno}\n", source.filename());
    }
    printed += &report_of_place(shown, source);
    let file_at_the_end = match lineno {
        None if error.kind.is_syntax_error() => format!(" ({})", source.filename()),
        _ => String::new(),
    };
    let (name, message) = (error.kind.name(), &shown.message);
    printed += &format!("{name}: {message}{file_at_the_end}\n");
    for note in &error.notes {
        printed += note.trim_end_matches('\n');
        printed.push('\n');
    }
    printed
}

/// Of the printed form the lines that show the place.
pub fn report_of_place(error: &SyntaxError, source: &Source) -> String {
    error.text(source).map_or(String::new(), |text| marked_line(&text, error.position(source)))
}

/// The line without its indentation, and the line with the carets if the place is not before it.
fn marked_line(text: &str, position: Position) -> String {
    let line = text.trim_end_matches('\n');
    let shown = line.trim_start_matches([' ', '\n', '\x0C']);
    let written = format!("    {shown}\n");
    let Some(offset) = position.offset.map(i64::from) else { return written };
    let characters = |text: &str| text.chars().count() as i64;
    let (offset, end) = marked_range(offset, position, characters(text), characters(line) + 1);
    let hidden = characters(line) - characters(shown);
    let Ok(before) = usize::try_from(offset - 1 - hidden) else { return written };
    // White space of other kinds, such as tabs, stays so that the carets stand below the place.
    let pad = shown.chars().take(before).map(|c| if is_space(c) { c } else { ' ' });
    let carets = "^".repeat((end - offset) as usize);
    format!("{written}    {}{carets}\n", pad.collect::<String>())
}

/// The first and the last offset to mark, the end not included. `past` is the offset behind the line.
fn marked_range(offset: i64, position: Position, text_length: i64, past: i64) -> (i64, i64) {
    let same_line = position.lineno == position.end_lineno;
    let end = match position.end_offset.map(i64::from) {
        _ if !same_line => past,
        Some(end) if end != 0 => end,
        _ => offset,
    };
    let beyond = |at: i64| if text_length > 0 && at > text_length { past } else { at };
    let (offset, end) = (beyond(offset), beyond(end));
    if offset >= end || end < 0 { (offset, offset + 1) } else { (offset, end) }
}

/// What `str.isspace` takes for white space.
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\x1C'..='\x1F').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{ErrorKind, ErrorText, Position};
    use crate::source::Span;

    fn source(text: &str) -> Source {
        Source::new("t.py", text.to_string())
    }

    #[test]
    fn the_line_is_shown_without_indentation() {
        let error = SyntaxError::new("invalid syntax", Span::new(8, 9));
        let expected =
            "  File \"t.py\", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n";
        assert_eq!(report(&error, &source("    x = = 1\n")), expected);
    }

    #[test]
    fn a_place_over_several_lines_is_marked_to_the_end_of_the_first() {
        let error = SyntaxError::new("m", Span::new(2, 8));
        let expected = "  File \"t.py\", line 1\n    f(a,\n      ^^\nSyntaxError: m\n";
        assert_eq!(report(&error, &source("f(a,\n  b)\n")), expected);
    }

    #[test]
    fn numbers_that_are_none_or_odd() {
        let at = |position| SyntaxError::exact(ErrorKind::TabError, "m", position);
        let text = source("if x:\n\ty\n        z\n");
        // No caret: the place is in the indentation that is not shown.
        let expected = "  File \"t.py\", line 3\n    z\nTabError: m\n";
        assert_eq!(report(&at(Position::new(3, 1, 3, 0)), &text), expected);
        let nowhere = SyntaxError::without_place(ErrorKind::SyntaxError, "m");
        assert_eq!(report(&nowhere, &text), "SyntaxError: m (t.py)\n");
        let deep = SyntaxError::without_place(ErrorKind::RecursionError, "m");
        assert_eq!(report(&deep, &text), "RecursionError: m\n");
        let unread =
            Position { lineno: Some(0), offset: Some(-1), end_lineno: None, end_offset: None };
        let unread = at(unread).with_text(ErrorText::None);
        assert_eq!(report(&unread, &text), "  File \"t.py\", line 0\nTabError: m\n");
    }
}

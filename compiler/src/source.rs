//! A source text and the places in it.
//!
//! Every stage speaks of places as byte offsets into the text as the tokenizer sees it: decoded to
//! UTF-8, line ends as `\n`. Lines and columns are computed where they are shown or stored.

/// A half-open range of bytes in a source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// Of what does not stand in the source.
    pub const NOWHERE: Span = Span { start: u32::MAX, end: u32::MAX };

    pub fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// From the start of `self` to the end of `last`.
    pub fn to(self, last: Span) -> Span {
        Span { start: self.start, end: last.end }
    }
}

/// Where a node stands, as CPython's AST says it: lines from 1, columns in UTF-8 bytes from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Location {
    pub lineno: u32,
    pub col_offset: u32,
    pub end_lineno: u32,
    pub end_col_offset: u32,
}

/// A source text with its name and the starts of its lines.
#[derive(Debug, Clone)]
pub struct Source {
    filename: String,
    text: String,
    /// Offsets of the first byte of each line; the first is 0.
    line_starts: Vec<u32>,
    is_file: bool,
}

impl Source {
    /// A text whose line ends are `\n`. Texts of 4 GiB and more have no offsets: they are cut there.
    pub fn new(filename: impl Into<String>, mut text: String) -> Source {
        text.truncate(text.floor_char_boundary(u32::MAX as usize - 1));
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
        let line_starts =
            std::iter::once(0).chain(newlines.map(|place| place as u32 + 1)).collect();
        let filename = filename.into();
        let is_file = !filename.starts_with('<');
        Source { filename, text, line_starts, is_file }
    }

    /// A text that a program holds, under a name that is not a file's.
    pub fn of_string(filename: impl Into<String>, text: String) -> Source {
        Source { is_file: false, ..Source::new(filename, text) }
    }

    pub fn filename(&self) -> &str {
        &self.filename
    }

    /// Whether the text is that of a file, rather than `<string>`, `<stdin>` and the like.
    pub fn is_file(&self) -> bool {
        self.is_file
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`; empty where it is not a range of whole characters.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The line, from 1, and the column in bytes, from 0, of `offset`.
    pub fn line_and_column(&self, offset: u32) -> (u32, u32) {
        let line = self.line_starts.partition_point(|&start| start <= offset);
        (line as u32, offset - self.line_starts[line - 1])
    }

    pub fn location(&self, span: Span) -> Location {
        let (lineno, col_offset) = self.line_and_column(span.start);
        let line_end = self.line_starts.get(lineno as usize).copied().unwrap_or(u32::MAX);
        let (end_lineno, end_col_offset) = if span.end < line_end && span.end >= span.start {
            (lineno, span.end - (span.start - col_offset))
        } else {
            self.line_and_column(span.end)
        };
        Location { lineno, col_offset, end_lineno, end_col_offset }
    }

    /// Whether the last line has no end, and a place is where that were.
    pub fn ends_without_newline_at(&self, place: u32) -> bool {
        place as usize == self.text.len() && !self.text.is_empty() && !self.text.ends_with('\n')
    }

    /// The place of the character at `offset`, from 1, of a line, from 1, as exceptions count; `None` for a
    /// line that is not there.
    pub fn offset_of(&self, lineno: i32, offset: i32) -> Option<u32> {
        let lineno = u32::try_from(lineno).ok().filter(|&lineno| lineno > 0)?;
        let start = *self.line_starts.get(lineno as usize - 1)?;
        let line = self.line(lineno);
        let characters = usize::try_from(offset).unwrap_or(0).saturating_sub(1);
        let column = line.char_indices().nth(characters).map_or(line.len(), |(column, _)| column);
        Some(start + column as u32)
    }

    /// The text of a line, counted from 1, without its end; empty for a line that is not there.
    pub fn line(&self, lineno: u32) -> &str {
        let Some(&start) = (lineno as usize).checked_sub(1).and_then(|at| self.line_starts.get(at))
        else {
            return "";
        };
        let rest = &self.text[start as usize..];
        &rest[..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len())]
    }

    /// How many lines there are; a text that ends with a line end has one more, empty.
    pub fn line_count(&self) -> u32 {
        self.line_starts.len() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_become_lines_and_columns() {
        let source = Source::new("t.py", "a\nbé c\n\nd".to_string());
        assert_eq!(source.line_and_column(0), (1, 0));
        assert_eq!(source.line_and_column(2), (2, 0));
        assert_eq!(source.line_and_column(6), (2, 4));
        assert_eq!(source.line(2), "bé c");
        assert_eq!((source.line(4), source.line(9)), ("d", ""));
        let location = source.location(Span::new(2, 9));
        assert_eq!((location.end_lineno, location.end_col_offset), (4, 0));
    }
}

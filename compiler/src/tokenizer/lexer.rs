//! The main loop: white space, comments, line ends, and which kind of token comes next.

use pegen::language::Layout;

use crate::error::{ErrorKind, ErrorText, Position, SyntaxError, Warning, characters_in};
use crate::memory;
use crate::source::{Source, Span};
use crate::token::{Forms, Token, TokenKind, TokenTable};

use super::flufl::Flufl;
use super::nesting::{Bracket, Indent, Template};
use super::{EarlyWarning, Ending, Options, Tokens};

/// Goes on, or ends the stream with an error.
pub(super) type Outcome = Result<(), SyntaxError>;

/// The tokenizer at a place in the text.
pub(super) struct Lexer<'a> {
    pub source: &'a Source,
    pub bytes: &'a [u8],
    pub table: &'a TokenTable,
    /// How tokens are found that the base language does not have.
    pub forms: Option<&'a Forms>,
    pub options: Options,
    /// Offset of the next byte.
    pub at: usize,
    pub tokens: Vec<Token>,
    pub indents: Vec<Indent>,
    pub brackets: Vec<Bracket>,
    /// The f-strings and t-strings around this place, innermost last.
    pub templates: Vec<Template>,
    pub type_ignores: Vec<Span>,
    pub flufl: Flufl,
    /// The next byte begins a line that is not inside brackets.
    pub line_start: bool,
    /// The line so far has only white space and comments.
    pub blank_line: bool,
    /// For people: the line has a comment behind nothing but white space, so its end means nothing.
    pub comment_line: bool,
    /// The last token is there.
    pub finished: bool,
    /// The line where CPython's buffer begins: that of the token that it was at when it read on.
    pub buffer_start: usize,
    /// The error is raised only when the parser gets there.
    pub pending: bool,
    pub ends_too_early: bool,
    pub warnings: Vec<EarlyWarning>,
}

impl<'a> Lexer<'a> {
    pub fn new(source: &'a Source, table: &'a TokenTable, options: Options) -> Lexer<'a> {
        let bytes = source.text().as_bytes();
        let mut tokens = Vec::new();
        // Where there is no room for so many, the first step that needs it says so.
        let _ = tokens.try_reserve(bytes.len() / 4);
        Lexer {
            source,
            bytes,
            table,
            forms: table.forms(),
            options,
            at: 0,
            tokens,
            indents: vec![Indent::default()],
            brackets: Vec::new(),
            templates: Vec::new(),
            type_ignores: Vec::new(),
            flufl: Flufl::new(options.barry_as_flufl),
            line_start: true,
            blank_line: true,
            comment_line: false,
            finished: false,
            buffer_start: 0,
            pending: false,
            ends_too_early: false,
            warnings: Vec::new(),
        }
    }

    /// How many tokens a step makes at most: the end of the text ends as many blocks as there may be.
    const AT_ONCE: usize = 128;

    pub fn run(mut self) -> Tokens {
        let mut error = None;
        while !self.finished {
            let in_text = self.templates.last().is_some_and(|template| template.in_text);
            let outcome = match self.tokens.try_reserve(Self::AT_ONCE) {
                Err(_) => Err(memory::error()),
                Ok(()) if in_text => self.template_text(),
                Ok(()) => self.regular(),
            };
            if let Err(found) = outcome {
                let span =
                    found.span(self.source).unwrap_or(Span::new(self.at as u32, self.at as u32));
                self.tokens.push(Token { kind: TokenKind::ERRORTOKEN, span });
                error = Some(found);
                break;
            }
        }
        let ending = match error {
            None => Ending::Whole,
            Some(_) if self.pending => Ending::Pending,
            Some(_) => Ending::Raised,
        };
        Tokens {
            tokens: self.tokens,
            error,
            ending,
            ends_too_early: self.ends_too_early,
            warnings: self.warnings,
            type_ignores: self.type_ignores,
            open_brackets: self.brackets,
        }
    }

    /// One token outside of the text of an f-string, and the white space in front of it.
    fn regular(&mut self) -> Outcome {
        if self.line_start {
            self.line_start = false;
            self.blank_line = self.indentation()?;
        }
        self.skip_white_space();
        let start = self.at;
        self.skip_carriage_return();
        let Some(byte) = self.peek() else { return self.end_of_text(start) };
        if let Some(forms) = self.forms
            && self.at == start
        {
            if self.by_pattern(forms) {
                return Ok(());
            }
            if let Some(comment) = self.own_comment() {
                return self.pass_own_comment(comment);
            }
        }
        match byte {
            b'\n' => self.line_end(start),
            b'\'' | b'"' => self.string(start),
            b'0'..=b'9' => self.number(start),
            b'.' if self.peek_at(1).is_some_and(|next| next.is_ascii_digit()) => self.number(start),
            b'\\' => self.line_continuation(),
            // No name and no comment begins with a `\r` that ends no line, but for CPython a strange operator.
            _ if self.at > start => self.operator(start),
            b'#' if self.begins_comment() => self.comment(),
            b'_' | b'a'..=b'z' | b'A'..=b'Z' | 128.. => self.name_or_string(),
            _ => self.operator(start),
        }
    }

    fn skip_white_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\x0C')) {
            self.at += 1;
        }
    }

    /// Only for people a text has a `\r`.
    pub fn skip_carriage_return(&mut self) {
        if self.options.extra_tokens && self.peek() == Some(b'\r') {
            self.at += 1;
        }
    }

    /// The end of a line that begins at `start`, where it may have a `\r`.
    fn line_end(&mut self, start: usize) -> Outcome {
        self.at += 1;
        self.start_buffer(self.at);
        if self.end_means_nothing() {
            self.comment_line = false;
            if self.options.extra_tokens {
                self.push(TokenKind::NL, start);
            }
            self.line_start = self.brackets.is_empty() || self.options.extra_tokens;
            return Ok(());
        }
        self.push(TokenKind::NEWLINE, start);
        self.line_start = true;
        Ok(())
    }

    fn end_means_nothing(&self) -> bool {
        let is_layout = self.forms.is_some_and(|forms| forms.layout == Layout::Free);
        !self.brackets.is_empty() || self.blank_line || self.comment_line || is_layout
    }

    /// A backslash outside of strings.
    fn line_continuation(&mut self) -> Outcome {
        self.at += 1;
        self.continued_line()
    }

    /// Behind a backslash: goes to the next line, which must be there.
    pub fn continued_line(&mut self) -> Outcome {
        self.skip_carriage_return();
        match self.peek() {
            None if self.options.open_end => {
                Err(self.no_continuation().with_text(ErrorText::LineWithoutEnd))
            }
            Some(b'\n') | None if self.at + 1 >= self.bytes.len() => Err(self.unexpected_end()),
            Some(b'\n') => {
                self.at += 1;
                Ok(())
            }
            _ => Err(self.no_continuation()),
        }
    }

    /// The text ends where it must not.
    pub fn unexpected_end(&mut self) -> SyntaxError {
        (self.ends_too_early, self.pending) = (true, true);
        if self.options.extra_tokens {
            return self.end_for_people();
        }
        if let Some(bracket) = self.brackets.last() {
            return bracket.never_closed(self.source);
        }
        let end = self.bytes.strip_suffix(b"\n").unwrap_or(self.bytes).len();
        let message = "unexpected EOF while parsing";
        if self.source.is_file() && self.buffer_start >= self.bytes.len() {
            let (line, _) = self.line_and_offset(end);
            let position = Position::new(line, 0, line, -1);
            return SyntaxError::exact(ErrorKind::SyntaxError, message, position);
        }
        self.at_line_end(message, ErrorKind::SyntaxError, end)
    }

    /// CPython counts the columns of this error from where its buffer begins, which can be an earlier line.
    fn no_continuation(&mut self) -> SyntaxError {
        self.pending = true;
        let message = "unexpected character after line continuation character";
        if self.options.extra_tokens {
            return self.error_of_buffer(ErrorKind::SyntaxError, message);
        }
        let (line, _) = self.source.line_and_column(self.at as u32);
        let bytes = (self.at + 1).min(self.bytes.len()) - self.buffer_start;
        let offset = characters_in(self.source.line(line), bytes, true);
        let position = Position::new(line as i32, offset, line as i32, 0);
        SyntaxError::exact(ErrorKind::SyntaxError, message, position)
    }

    /// The same as the `tokenize` module says it: behind what was read since the last token began, in bytes.
    fn end_for_people(&self) -> SyntaxError {
        let end = self.bytes.strip_suffix(b"\n").unwrap_or(self.bytes).len();
        let (line, _) = self.line_and_offset(end);
        // At the start of a line nothing is kept, unless an f-string holds on to it.
        let length = match self.buffer_start >= self.bytes.len() {
            true => 0,
            false => (end - self.buffer_start.min(end)) as i32 + 1,
        };
        let message = "unexpected EOF in multi-line statement";
        let position = Position::new(line, length, line, length);
        SyntaxError::exact(ErrorKind::SyntaxError, message, position)
    }

    /// An error that the `tokenize` module has behind the line, and behind all lines that CPython's buffer holds.
    pub fn error_of_buffer(&self, kind: ErrorKind, message: &str) -> SyntaxError {
        let text = self.source.text();
        let first = self.buffer_start;
        let last = text.strip_suffix('\n').unwrap_or(text).len();
        let at = self.at.min(last);
        let end = memchr::memchr(b'\n', &self.bytes[at..]).map_or(text.len(), |end| at + end);
        let (line, _) = self.line_and_offset(end);
        let length =
            text.get(first.min(end)..end).map_or(0, |read| read.chars().count()) as i32 + 1;
        SyntaxError::exact(kind, message, Position::new(line, length, line, length))
    }

    /// CPython's buffer begins at `place`; in an f-string, the `tokenize` module keeps it.
    pub fn start_buffer(&mut self, place: usize) {
        if self.templates.is_empty() || !self.options.extra_tokens {
            self.buffer_start = place;
        }
    }

    pub fn line_start_of(&self, place: usize) -> usize {
        let (_, column) = self.source.line_and_column(place as u32);
        place - column as usize
    }

    /// An error that CPython has behind the end of a line, its line end counted if it has one.
    pub fn at_line_end(&self, message: &str, kind: ErrorKind, end: usize) -> SyntaxError {
        let (line, _) = self.source.line_and_column(end as u32);
        let lacks_end = self.options.open_end
            && line == self.source.line_count()
            && !self.bytes.ends_with(b"\n");
        let length = self.source.line(line).chars().count() as i32 + i32::from(!lacks_end);
        let (line, end_offset) = (line as i32, Some(-1));
        let position = Position { end_offset, ..Position::new(line, length, line, 0) };
        SyntaxError::exact(kind, message, position)
    }

    /// An operator here, where a token begins that began at `start`.
    pub fn operator(&mut self, start: usize) -> Outcome {
        let byte = self.bytes[self.at];
        if self.field_punctuation() {
            return Ok(());
        }
        if byte == b'<' && self.flufl_stands_here() {
            self.at += 2;
            self.push(TokenKind::NOTEQUAL, start);
            return Ok(());
        }
        let Some((kind, length)) = self.table.operator(&self.bytes[self.at..]) else {
            if !byte.is_ascii() {
                return Err(half_a_character(byte));
            }
            self.at += 1;
            if !crate::code::is_printable(u32::from(byte)) {
                let message = format!("invalid non-printable character U+{byte:04X}");
                return Err(self.error_before(message, self.at));
            }
            // No token of the language: the parser will not know it.
            self.push(TokenKind::OP, start);
            return Ok(());
        };
        self.at += length;
        match byte {
            b'(' | b'[' | b'{' if length == 1 => self.open_bracket(start)?,
            b')' | b']' | b'}' if length == 1 => self.close_bracket(start)?,
            _ => {
                if let Some(forms) = self.forms {
                    self.own_bracket(forms, start)?;
                }
            }
        }
        self.push(kind, start);
        Ok(())
    }

    /// Whether `<>` stands here and is one token.
    fn flufl_stands_here(&mut self) -> bool {
        !self.options.extra_tokens
            && self.bytes[self.at..].starts_with(b"<>")
            && self.flufl.is_on(&self.tokens, self.source)
    }

    /// NEWLINE for a last line without an end, DEDENT for what is still indented, ENDMARKER.
    /// The last line's end begins at `start`, where it may have a `\r`.
    fn end_of_text(&mut self, start: usize) -> Outcome {
        if !self.brackets.is_empty() {
            self.push_missing_line_end(start);
            return Err(self.unexpected_end());
        }
        if !self.templates.is_empty() {
            return Err(self.unterminated_template());
        }
        let end = self.bytes.len();
        let mut last = end;
        if !self.bytes.is_empty() && self.bytes[end - 1] != b'\n' {
            // The end of the line that is not there; what comes after stands on the line after it.
            if !self.end_means_nothing() {
                self.push(TokenKind::NEWLINE, start);
            } else if self.options.extra_tokens {
                self.push(TokenKind::NL, start);
            }
            last = end;
        }
        self.at = last;
        if self.brackets.is_empty() {
            for _ in 1..self.indents.len() {
                self.push(TokenKind::DEDENT, last);
            }
        }
        self.push(TokenKind::ENDMARKER, last);
        self.finished = true;
        Ok(())
    }

    /// For people, an open bracket's last line has an end too.
    fn push_missing_line_end(&mut self, start: usize) {
        if self.options.extra_tokens && !self.bytes.ends_with(b"\n") {
            self.push(TokenKind::NL, start);
            self.start_buffer(self.bytes.len());
        }
    }

    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub fn peek_at(&self, distance: usize) -> Option<u8> {
        self.bytes.get(self.at + distance).copied()
    }

    /// A token from `start` to here.
    pub fn push(&mut self, kind: TokenKind, start: usize) {
        self.blank_line &= !self.options.extra_tokens;
        self.tokens.push(Token { kind, span: Span::new(start as u32, self.at as u32) });
    }

    /// Where the line ends that is not to end here; behind the end of the text, that is its last line.
    pub fn end_of_unfinished_line(&self) -> usize {
        match self.at < self.bytes.len() {
            true => self.at,
            false => self.bytes.strip_suffix(b"\n").unwrap_or(self.bytes).len(),
        }
    }

    /// An error as CPython's tokenizer raises it: at the last character that it has read, which ends at `end`.
    pub fn error_before(&self, message: impl Into<String>, end: usize) -> SyntaxError {
        let (line, offset) = self.line_and_offset(end);
        self.error_with(message, Position::new(line, offset, line, offset))
    }

    /// The same where the last character is the end of the line, at `end`.
    pub fn error_past(&self, message: impl Into<String>, end: usize) -> SyntaxError {
        let (line, offset) = self.line_and_offset(end);
        self.error_with(message, Position::new(line, offset + 1, line, offset + 1))
    }

    /// An error from the character at `start` to the one that ends at `end`.
    pub fn error_in(&self, message: impl Into<String>, start: usize, end: usize) -> SyntaxError {
        let (line, offset) = self.line_and_offset(start);
        let (_, end_offset) = self.line_and_offset(end);
        self.error_with(message, Position::new(line, offset + 1, line, end_offset))
    }

    fn error_with(&self, message: impl Into<String>, position: Position) -> SyntaxError {
        let error = SyntaxError::exact(ErrorKind::SyntaxError, message, position);
        error.with_text(ErrorText::LineWithoutEnd)
    }

    /// The line of a place, and how many characters stand before it there.
    fn line_and_offset(&self, at: usize) -> (i32, i32) {
        let (line, column) = self.source.line_and_column(at as u32);
        let before = self.source.line(line).get(..column as usize);
        (line as i32, before.map_or(column, |before| before.chars().count() as u32) as i32)
    }

    /// Warns, or fails where warnings are errors.
    pub fn warn(&mut self, message: String, at: usize) -> Outcome {
        self.warn_or(message.clone(), message, at)
    }

    /// Warns, or fails in other words where warnings are errors.
    pub fn warn_or(&mut self, message: String, error: String, at: usize) -> Outcome {
        if self.options.warnings_are_errors {
            return Err(self.error_before(error, at));
        }
        let span = Span::new(at as u32, at as u32);
        let (lineno, _) = self.source.line_and_column(at as u32);
        let warning = Warning { message, lineno, span };
        self.warnings.push(EarlyWarning { token: self.tokens.len(), warning });
        Ok(())
    }
}

/// CPython takes one byte behind a `\r` for an operator, which then is no text.
fn half_a_character(byte: u8) -> SyntaxError {
    let message = format!(
        "'utf-8' codec can't decode byte 0x{byte:02x} in position 1: unexpected end of data"
    );
    SyntaxError::without_place(ErrorKind::SyntaxError, message)
}

//! The main loop: white space, comments, line ends, and which kind of token comes next.

use crate::error::{ErrorKind, SyntaxError};
use crate::source::{Source, Span};
use crate::token::{Token, TokenKind, TokenTable};

use super::bracket::Bracket;
use super::indentation::Indent;
use super::template::Template;
use super::{Options, Tokens};

/// Goes on, or ends the stream with an error.
pub(super) type Outcome = Result<(), SyntaxError>;

/// The tokenizer at a place in the text.
pub(super) struct Lexer<'a> {
    pub source: &'a Source,
    pub bytes: &'a [u8],
    pub table: &'a TokenTable,
    pub options: Options,
    /// Offset of the next byte.
    pub at: usize,
    pub tokens: Vec<Token>,
    pub indents: Vec<Indent>,
    pub brackets: Vec<Bracket>,
    /// The f-strings and t-strings around this place, innermost last.
    pub templates: Vec<Template>,
    pub type_ignores: Vec<Span>,
    /// The next byte begins a line that is not inside brackets.
    pub line_start: bool,
    /// The line so far has only white space and comments.
    blank_line: bool,
    /// The text lacks the end of its last line.
    pub finished: bool,
}

impl<'a> Lexer<'a> {
    pub fn new(source: &'a Source, table: &'a TokenTable, options: Options) -> Lexer<'a> {
        let bytes = source.text().as_bytes();
        Lexer {
            source,
            bytes,
            table,
            options,
            at: 0,
            tokens: Vec::with_capacity(bytes.len() / 4 + 8),
            indents: vec![Indent::default()],
            brackets: Vec::new(),
            templates: Vec::new(),
            type_ignores: Vec::new(),
            line_start: true,
            blank_line: true,
            finished: false,
        }
    }

    pub fn run(mut self) -> Tokens {
        let mut error = None;
        while !self.finished {
            let in_text = self.templates.last().is_some_and(|template| template.in_text);
            let outcome = if in_text { self.template_text() } else { self.regular() };
            if let Err(found) = outcome {
                let span = found.span(self.source).unwrap_or(Span::new(self.at as u32, self.at as u32));
                self.tokens.push(Token { kind: TokenKind::ERRORTOKEN, span });
                error = Some(found);
                break;
            }
        }
        Tokens {
            tokens: self.tokens,
            error,
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
        let Some(byte) = self.peek() else { return self.end_of_text() };
        match byte {
            b'\n' => self.line_end(),
            b'#' => self.comment(),
            b'\\' => self.line_continuation(),
            b'_' | b'a'..=b'z' | b'A'..=b'Z' | 128.. => self.name_or_string(),
            b'0'..=b'9' => self.number(),
            b'.' if self.peek_at(1).is_some_and(|next| next.is_ascii_digit()) => self.number(),
            b'\'' | b'"' => self.string(start),
            _ => self.operator(),
        }
    }

    fn skip_white_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\x0C')) {
            self.at += 1;
        }
    }

    fn line_end(&mut self) -> Outcome {
        let start = self.at;
        self.at += 1;
        if !self.brackets.is_empty() || self.blank_line {
            if self.options.extra_tokens {
                self.push(TokenKind::NL, start);
            }
            self.line_start = self.brackets.is_empty();
            return Ok(());
        }
        self.push(TokenKind::NEWLINE, start);
        self.line_start = true;
        Ok(())
    }

    fn comment(&mut self) -> Outcome {
        let start = self.at;
        let rest = &self.bytes[start..];
        self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        if self.options.extra_tokens {
            self.push(TokenKind::COMMENT, start);
        } else if self.options.type_comments {
            self.type_comment(start);
        }
        Ok(())
    }

    /// The comment from `start` to here, if it is one of types.
    fn type_comment(&mut self, start: usize) {
        let comment = &self.bytes[start..self.at];
        let Some(text) = strip_type_prefix(comment) else { return };
        let start = self.at - text.len();
        let ignores = text.strip_prefix(b"ignore").filter(|rest| {
            rest.first().is_none_or(|&next| next < 128 && !next.is_ascii_alphanumeric())
        });
        match ignores {
            Some(tag) => {
                let span = Span::new((self.at - tag.len()) as u32, self.at as u32);
                self.type_ignores.push(span);
            }
            None => {
                self.push(TokenKind::TYPE_COMMENT, start);
                // The end of its line counts, also where nothing else stands on it.
                self.blank_line = false;
            }
        }
    }

    /// A backslash outside of strings.
    fn line_continuation(&mut self) -> Outcome {
        self.at += 1;
        match self.peek() {
            Some(b'\n') if self.at + 1 == self.bytes.len() => {
                let end = self.bytes.len() - 1;
                Err(self.error_at("unexpected EOF while parsing", end))
            }
            Some(b'\n') => {
                self.at += 1;
                self.blank_line = false;
                Ok(())
            }
            Some(_) => {
                let start = self.at;
                Err(self.error_at("unexpected character after line continuation character", start))
            }
            None => Err(self.error_at("unexpected EOF while parsing", self.at)),
        }
    }

    fn operator(&mut self) -> Outcome {
        let start = self.at;
        let byte = self.bytes[start];
        if self.field_punctuation(byte) {
            return Ok(());
        }
        let Some((kind, length)) = self.table.operator(&self.bytes[start..]) else {
            return Err(self.invalid_character(start));
        };
        self.at += length;
        if length == 1 {
            match byte {
                b'(' | b'[' | b'{' => self.open_bracket(byte, start)?,
                b')' | b']' | b'}' => self.close_bracket(byte, start)?,
                _ => {}
            }
        }
        self.push(kind, start);
        Ok(())
    }

    /// A character that begins no token. A control character is named by its number.
    pub fn invalid_character(&mut self, start: usize) -> SyntaxError {
        let character = self.source.text()[start..].chars().next().unwrap_or('\0');
        let end = start + character.len_utf8();
        let number = character as u32;
        let message = if crate::code::is_printable(number) {
            if number < 128 {
                "invalid syntax".to_string()
            } else {
                format!("invalid character '{character}' (U+{number:04X})")
            }
        } else {
            format!("invalid non-printable character U+{number:04X}")
        };
        self.error(message, Span::new(start as u32, end as u32))
    }

    /// NEWLINE for a last line without an end, DEDENT for what is still indented, ENDMARKER.
    fn end_of_text(&mut self) -> Outcome {
        if !self.templates.is_empty() {
            return Err(self.unterminated_template());
        }
        let end = self.bytes.len();
        let mut last = end;
        if !self.bytes.is_empty() && self.bytes[end - 1] != b'\n' {
            // The end of the line that is not there; what comes after stands on the line after it.
            if !self.brackets.is_empty() || self.blank_line {
                if self.options.extra_tokens {
                    self.push(TokenKind::NL, end);
                }
            } else {
                self.push(TokenKind::NEWLINE, end);
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

    pub fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub fn peek_at(&self, distance: usize) -> Option<u8> {
        self.bytes.get(self.at + distance).copied()
    }

    /// A token from `start` to here.
    pub fn push(&mut self, kind: TokenKind, start: usize) {
        self.tokens.push(Token { kind, span: Span::new(start as u32, self.at as u32) });
    }

    /// An error at the character at `start`.
    pub fn error_at(&self, message: impl Into<String>, start: usize) -> SyntaxError {
        let length = self.source.text().get(start..).and_then(|rest| rest.chars().next());
        let end = start + length.map_or(1, char::len_utf8);
        self.error(message, Span::new(start as u32, end as u32))
    }

    pub fn error(&self, message: impl Into<String>, span: Span) -> SyntaxError {
        SyntaxError::new(message, span)
    }

    pub fn error_of_kind(
        &self,
        kind: ErrorKind,
        message: impl Into<String>,
        span: Span,
    ) -> SyntaxError {
        SyntaxError::of_kind(kind, message, span)
    }
}

/// What follows `# type: `, where white space can be missing or more.
fn strip_type_prefix(comment: &[u8]) -> Option<&[u8]> {
    let rest = trim_blanks(comment.strip_prefix(b"#")?);
    let rest = rest.strip_prefix(b"type:")?;
    Some(trim_blanks(rest))
}

fn trim_blanks(text: &[u8]) -> &[u8] {
    let blanks = text.iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
    &text[blanks..]
}

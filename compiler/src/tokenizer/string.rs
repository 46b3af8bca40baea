//! Plain string and bytes literals: their extent. What their escapes mean is the parser's matter.

use super::lexer::{Lexer, Outcome};
use super::nesting::Template;
use crate::error::SyntaxError;
use crate::token::TokenKind;

impl Lexer<'_> {
    /// A string whose prefix begins at `start` and whose quote is here.
    pub(super) fn string(&mut self, start: usize) -> Outcome {
        let prefix = &self.bytes[start..self.at];
        if let Some(letter) = prefix.iter().map(u8::to_ascii_lowercase).find(|b| b"ft".contains(b))
        {
            let raw = prefix.iter().any(|byte| byte.eq_ignore_ascii_case(&b'r'));
            let (quote, triple) = self.quotes();
            return self.template_start(Template::new(letter, quote, triple, raw, start));
        }
        self.plain_string(start, TokenKind::STRING)
    }

    /// The quote here, and whether it stands three times.
    fn quotes(&self) -> (u8, bool) {
        let quote = self.bytes[self.at];
        (quote, self.peek_at(1) == Some(quote) && self.peek_at(2) == Some(quote))
    }

    /// A string without fields, whatever its prefix.
    pub(super) fn plain_string(&mut self, start: usize, kind: TokenKind) -> Outcome {
        let (quote, triple) = self.quotes();
        let opening = self.at;
        let closed = if triple { self.triple_quoted(quote) } else { self.single_quoted(quote) };
        if !closed {
            let rest = self.bytes[opening..].strip_suffix(b"\n").unwrap_or(&self.bytes[opening..]);
            let at_end = self.at == self.bytes.len();
            self.ends_too_early =
                triple || at_end && (self.options.extra_tokens || rest.ends_with(b"\\"));
            return Err(self.unterminated_string(start, opening, triple));
        }
        self.push(kind, start);
        Ok(())
    }

    /// Goes behind the closing quote; `false` where the line or the text ends before it.
    fn single_quoted(&mut self, quote: u8) -> bool {
        self.at += 1;
        loop {
            let rest = &self.bytes[self.at..];
            let Some(stop) = memchr::memchr3(quote, b'\\', b'\n', rest) else {
                self.at = self.bytes.len();
                return false;
            };
            self.at += stop;
            match self.bytes[self.at] {
                b'\\' => self.escaped(),
                b'\n' => return false,
                _ => {
                    self.at += 1;
                    return true;
                }
            }
        }
    }

    /// Goes behind a backslash and the byte behind it.
    fn escaped(&mut self) {
        self.at += 1;
        self.skip_carriage_return();
        self.at = (self.at + 1).min(self.bytes.len());
    }

    fn triple_quoted(&mut self, quote: u8) -> bool {
        self.at += 3;
        loop {
            let rest = &self.bytes[self.at..];
            let Some(stop) = memchr::memchr2(quote, b'\\', rest) else {
                self.at = self.bytes.len();
                return false;
            };
            self.at += stop;
            if self.bytes[self.at] == b'\\' {
                self.escaped();
            } else if self.peek_at(1) == Some(quote) && self.peek_at(2) == Some(quote) {
                self.at += 3;
                return true;
            } else {
                self.at += 1;
            }
        }
    }

    fn unterminated_string(&mut self, start: usize, opening: usize, triple: bool) -> SyntaxError {
        let quote = self.bytes[opening];
        if let Some(template) = self.templates.last()
            && template.quote == quote
            && template.triple == triple
        {
            let message = format!("{}-string: expecting '}}'", template.letter());
            return self.error_before(message, start + 1);
        }
        let (line, _) = self.source.line_and_column(self.end_of_unfinished_line() as u32);
        let what = if triple { "triple-quoted string" } else { "string" };
        let mut message = format!("unterminated {what} literal (detected at line {line})");
        let escaped = [b'\\', quote];
        if !triple && self.bytes[opening + 1..self.at].windows(2).any(|pair| pair == escaped) {
            message += "; perhaps you escaped the end quote?";
        }
        self.error_before(message, start + 1)
    }
}

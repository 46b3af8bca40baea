//! f-strings and t-strings as streams of tokens: START, then MIDDLE for text and the ordinary tokens of
//! the replacement fields in turn, then END.
//!
//! ```text
//! f"a{b:>{w}}c"      START f"   MIDDLE a   {   NAME b   :   MIDDLE >   {   NAME w   }   }   MIDDLE c   END "
//! ```
//!
//! A doubled brace is text: the MIDDLE before it takes the first brace in, and the second is skipped.

use super::lexer::{Lexer, Outcome};
use super::nesting::Template;
use crate::error::{InvalidEscape, SyntaxError};
use crate::token::TokenKind;

/// How deep f-strings can be nested; CPython's `MAXFSTRINGLEVEL`, one of which is the file.
const MOST_NESTED: usize = 149;

/// How deep replacement fields can be nested in format specifiers; CPython's `MAX_EXPR_NESTING`.
const MOST_FIELDS: usize = 3;

impl Lexer<'_> {
    pub(super) fn template_start(&mut self, template: Template) -> Outcome {
        let start = template.start;
        if self.templates.len() >= MOST_NESTED {
            let end = self.at + template.quote_length();
            return Err(self.error_before("too many nested f-strings or t-strings", end));
        }
        self.at += template.quote_length();
        self.push(template.kind(TokenKind::FSTRING_START, TokenKind::TSTRING_START), start);
        self.templates.push(template);
        Ok(())
    }

    /// A piece of text, the start of a replacement field, or the end of the string.
    pub(super) fn template_text(&mut self) -> Outcome {
        let start = self.at;
        let top = self.templates.len() - 1;
        let rest = &self.bytes[start..];
        if rest.first() == Some(&b'{') && rest.get(1) != Some(&b'{') {
            return self.field_start();
        }
        let template = &self.templates[top];
        if template.ends_at(rest) {
            let kind = template.kind(TokenKind::FSTRING_END, TokenKind::TSTRING_END);
            self.at += template.quote_length();
            self.push(kind, start);
            self.templates.pop();
            return Ok(());
        }
        self.template_middle(start)
    }

    /// From here on the tokens are those of an expression, the opening brace first.
    fn field_start(&mut self) -> Outcome {
        let at = self.at;
        let top = self.templates.len() - 1;
        let template = &mut self.templates[top];
        if template.fields.len() >= MOST_FIELDS {
            let message = format!("{}-string: expressions nested too deeply", template.letter());
            return Err(self.error_before(message, at));
        }
        template.fields.push(template.bracket_depth);
        template.in_text = false;
        Ok(())
    }

    /// Text up to a field, a doubled brace, the end of a format specifier, or the end of the string.
    fn template_middle(&mut self, start: usize) -> Outcome {
        let top = self.templates.len() - 1;
        let middle = self.templates[top].middle();
        let mut named_escape = false;
        loop {
            let template = &self.templates[top];
            let in_spec = template.in_format_spec && !template.fields.is_empty();
            if template.ends_at(&self.bytes[self.at..]) {
                self.push(middle, start);
                return Ok(());
            }
            match self.peek() {
                // A line end is missing at most at the end of the text.
                None | Some(b'\n') if !template.triple && in_spec && self.ends_line() => {
                    let letter = template.letter();
                    let message = format!(
                        "{letter}-string: newlines are not allowed in format specifiers for single \
                         quoted {letter}-strings"
                    );
                    return Err(self.error_past(message, self.at));
                }
                None => return Err(self.unterminated_template()),
                Some(b'\n') if !template.triple => return Err(self.unterminated_template()),
                Some(b'{') => {
                    if self.peek_at(1) == Some(b'{') && !in_spec {
                        return self.doubled_brace(middle, start);
                    }
                    self.push(middle, start);
                    return self.field_start();
                }
                Some(b'}') if named_escape => {
                    self.at += 1;
                    self.push(middle, start);
                    return Ok(());
                }
                Some(b'}') => {
                    if self.peek_at(1) == Some(b'}') && !in_spec && template.bracket_depth == 0 {
                        return self.doubled_brace(middle, start);
                    }
                    if self.at > start || !template.fields.is_empty() {
                        self.push(middle, start);
                    }
                    self.templates[top].in_text = false;
                    return Ok(());
                }
                Some(b'\\') => named_escape |= self.template_escape()?,
                Some(_) => self.at += 1,
            }
        }
    }

    fn doubled_brace(&mut self, middle: TokenKind, start: usize) -> Outcome {
        self.at += 1;
        self.push(middle, start);
        self.at += 1;
        Ok(())
    }

    /// Whether a line ends here, if only because the text does.
    fn ends_line(&self) -> bool {
        self.peek() == Some(b'\n') || !self.bytes.ends_with(b"\n")
    }

    /// A backslash in text, and the character behind it; whether `\N{` begins a name.
    fn template_escape(&mut self) -> Result<bool, SyntaxError> {
        let raw = self.templates[self.templates.len() - 1].raw;
        self.at += 1;
        self.skip_carriage_return();
        Ok(match self.peek() {
            Some(brace @ (b'{' | b'}')) if !raw => {
                let escape = InvalidEscape::Letter(brace as char);
                self.warn_or(escape.warning(), escape.error(), self.at + 1)?;
                false
            }
            Some(b'{' | b'}') | None => false,
            Some(b'N') if !raw && self.peek_at(1) == Some(b'{') => {
                self.at += 2;
                true
            }
            Some(_) => {
                self.at += 1;
                false
            }
        })
    }

    /// Whether a format specifier begins here.
    pub(super) fn begins_format_spec(&self) -> bool {
        let Some(template) = self.templates.last() else { return false };
        let Some(&field) = template.fields.last() else { return false };
        self.peek() == Some(b':') && template.bracket_depth == field + 1
    }

    /// A colon that begins a format specifier; whether it was one.
    pub(super) fn field_punctuation(&mut self) -> bool {
        if !self.begins_format_spec() {
            return false;
        }
        let Some(template) = self.templates.last_mut() else { return false };
        template.in_text = true;
        template.in_format_spec = true;
        let start = self.at;
        self.at += 1;
        self.push(TokenKind::COLON, start);
        true
    }

    pub(super) fn unterminated_template(&mut self) -> SyntaxError {
        let Some(template) = self.templates.last() else {
            return self.unexpected_end();
        };
        let (letter, start, triple) = (template.letter(), template.start, template.triple);
        let what = if triple { "triple-quoted " } else { "" };
        let (line, _) = self.source.line_and_column(self.end_of_unfinished_line() as u32);
        let message =
            format!("unterminated {what}{letter}-string literal (detected at line {line})");
        let at_end = self.at >= self.bytes.len();
        self.ends_too_early = triple || self.options.extra_tokens && at_end;
        self.error_before(message, start + 1)
    }
}

//! Comments: Python's, and those of a language that has others.
//!
//! A comment means nothing; for people, it is a token. One that is enclosed may go over several lines, and stands for
//! a blank: what is in front of it on its line is the line's indentation.

use pegen::language::Comment;

use super::lexer::{Lexer, Outcome};
use crate::error::{ErrorKind, SyntaxError};
use crate::source::Span;
use crate::token::TokenKind;

impl<'a> Lexer<'a> {
    /// Whether a comment begins here.
    pub(super) fn begins_comment(&self) -> bool {
        match self.own_comments() {
            Some(_) => self.own_comment().is_some(),
            None => self.peek() == Some(b'#'),
        }
    }

    /// What begins a comment, where that is not Python's `#`.
    fn own_comments(&self) -> Option<&'a [Comment]> {
        self.forms.and_then(|forms| forms.comments.as_deref())
    }

    /// The longest of the language's own openings that stands here.
    pub(super) fn own_comment(&self) -> Option<&'a Comment> {
        let rest = &self.bytes[self.at..];
        let here = |comment: &&Comment| rest.starts_with(comment.opening.as_bytes());
        self.own_comments()?.iter().filter(here).max_by_key(|comment| comment.opening.len())
    }

    /// A comment of the language's own.
    pub(super) fn pass_own_comment(&mut self, comment: &Comment) -> Outcome {
        let Some(closing) = &comment.closing else { return self.comment() };
        let start = self.at;
        let inner = start + comment.opening.len();
        let Some(length) = memchr::memmem::find(&self.bytes[inner..], closing.as_bytes()) else {
            (self.ends_too_early, self.pending) = (true, true);
            let span = Span::new(start as u32, inner as u32);
            let message = format!("this comment is not closed by '{closing}'");
            return Err(SyntaxError::of_kind(ErrorKind::SyntaxError, message, span));
        };
        self.at = inner + length + closing.len();
        if self.options.extra_tokens {
            let is_blank = self.blank_line;
            self.push(TokenKind::COMMENT, start);
            self.blank_line = is_blank;
        }
        Ok(())
    }

    /// A comment to the end of its line.
    pub(super) fn comment(&mut self) -> Outcome {
        let start = self.at;
        let rest = &self.bytes[start..];
        let end = match self.options.extra_tokens {
            true => memchr::memchr2(b'\n', b'\r', rest),
            false => memchr::memchr(b'\n', rest),
        };
        self.at += end.unwrap_or(rest.len());
        if self.options.extra_tokens {
            self.comment_line = self.blank_line;
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

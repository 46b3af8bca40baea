//! Names, keywords, and the prefixes of strings.

use unicode_normalization::UnicodeNormalization;

use super::lexer::{Lexer, Outcome};
use crate::error::SyntaxError;
use crate::source::Span;
use crate::token::TokenKind;

impl Lexer<'_> {
    /// A name, a keyword, or a string with a prefix.
    pub(super) fn name_or_string(&mut self) -> Outcome {
        let start = self.at;
        let mut ascii = true;
        while let Some(byte) = self.peek() {
            match byte {
                b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => self.at += 1,
                128.. => {
                    ascii = false;
                    self.at += 1;
                }
                b'\'' | b'"' if is_string_prefix(&self.bytes[start..self.at]) => {
                    return self.string(start);
                }
                _ => break,
            }
        }
        if !ascii {
            self.check_identifier(start)?;
        }
        let name = &self.source.text()[start..self.at];
        let keyword = if self.options.extra_tokens { None } else { self.table.keyword(name) };
        self.push(keyword.unwrap_or(TokenKind::NAME), start);
        Ok(())
    }

    fn check_identifier(&mut self, start: usize) -> Outcome {
        let name = &self.source.text()[start..self.at];
        let allowed = |(place, character): &(usize, char)| {
            if *place == 0 {
                is_identifier_start(*character)
            } else {
                is_identifier_part(*character)
            }
        };
        match name.char_indices().find(|one| !allowed(one)) {
            None => Ok(()),
            Some((place, character)) => Err(self.invalid_in_identifier(start + place, character)),
        }
    }

    fn invalid_in_identifier(&mut self, place: usize, character: char) -> SyntaxError {
        let number = character as u32;
        let message = if crate::code::is_printable(number) {
            format!("invalid character '{character}' (U+{number:04X})")
        } else {
            format!("invalid non-printable character U+{number:04X}")
        };
        let span = Span::new(place as u32, (place + character.len_utf8()) as u32);
        self.error(message, span)
    }
}

/// Whether a name can begin with `character`.
pub(super) fn is_identifier_start(character: char) -> bool {
    character == '_' || unicode_ident::is_xid_start(character)
}

/// Whether a name can go on with `character`.
pub(super) fn is_identifier_part(character: char) -> bool {
    unicode_ident::is_xid_continue(character)
}

/// A name as the AST has it: in normalization form KC.
pub fn normalize(name: &str) -> std::borrow::Cow<'_, str> {
    if name.is_ascii() { name.into() } else { name.nfkc().collect::<String>().into() }
}

/// Whether `letters` can stand in front of a string.
fn is_string_prefix(letters: &[u8]) -> bool {
    let lower = |place: usize| letters.get(place).map(u8::to_ascii_lowercase);
    match letters.len() {
        0 => true,
        1 => matches!(lower(0), Some(b'r' | b'b' | b'u' | b'f' | b't')),
        2 => matches!(
            (lower(0), lower(1)),
            (Some(b'r'), Some(b'b' | b'f' | b't')) | (Some(b'b' | b'f' | b't'), Some(b'r'))
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_come_in_any_case_and_order() {
        for prefix in ["", "r", "U", "bR", "Rb", "tR", "rF", "T"] {
            assert!(is_string_prefix(prefix.as_bytes()), "{prefix}");
        }
        for prefix in ["x", "ur", "bf", "ft", "rr", "brb"] {
            assert!(!is_string_prefix(prefix.as_bytes()), "{prefix}");
        }
    }

    #[test]
    fn names_are_normalized() {
        assert_eq!(normalize("ﬁ"), "fi");
        assert_eq!(normalize("plain"), "plain");
    }
}

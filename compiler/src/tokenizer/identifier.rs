//! Names, keywords, and the prefixes of strings.

use unicode_normalization::UnicodeNormalization;

use super::lexer::{Lexer, Outcome};
use crate::error::SyntaxError;
use crate::token::TokenKind;

impl Lexer<'_> {
    /// A name, a keyword, a string with a prefix, or an operator beyond ASCII.
    pub(super) fn name_or_string(&mut self) -> Outcome {
        let start = self.at;
        let mut ascii = true;
        while let Some(byte) = self.peek() {
            match byte {
                b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => self.at += 1,
                128.. if self.another_begins() => match self.at == start {
                    true => return self.operator(start),
                    false => break,
                },
                128.. => {
                    ascii = false;
                    self.at += 1;
                }
                b'\'' | b'"' if is_string_prefix(&self.bytes[start..self.at]) => {
                    self.check_prefix(start)?;
                    return self.string(start);
                }
                b'\'' | b'"' if let Some(kind) = self.own_prefix(start) => {
                    return self.plain_string(start, kind);
                }
                _ => break,
            }
        }
        if !ascii && !self.options.extra_tokens {
            self.check_identifier(start)?;
        }
        let name = &self.source.text()[start..self.at];
        let keyword = if self.options.extra_tokens { None } else { self.table.keyword(name) };
        self.push(keyword.unwrap_or(TokenKind::NAME), start);
        Ok(())
    }

    /// The string token of the language's own that begins with the letters from `start` to here.
    #[cold]
    fn own_prefix(&self, start: usize) -> Option<TokenKind> {
        self.forms?.prefixed(&self.bytes[start..self.at])
    }

    /// Letters that stand in front of a string alone, but not together.
    fn check_prefix(&mut self, start: usize) -> Outcome {
        const INCOMPATIBLE: [(u8, u8); 7] = [
            (b'u', b'b'),
            (b'u', b'r'),
            (b'u', b'f'),
            (b'u', b't'),
            (b'b', b'f'),
            (b'b', b't'),
            (b'f', b't'),
        ];
        let prefix = self.bytes[start..self.at].to_ascii_lowercase();
        let has = |letter: u8| prefix.contains(&letter);
        match INCOMPATIBLE.iter().find(|(one, other)| has(*one) && has(*other)) {
            None => Ok(()),
            Some(&(one, other)) => {
                let (one, other) = (one as char, other as char);
                let message = format!("'{one}' and '{other}' prefixes are incompatible");
                Err(self.error_in(message, start, self.at + 1))
            }
        }
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
        self.error_before(message, place + character.len_utf8())
    }
}

/// Whether a name can begin with `character`.
pub fn is_identifier_start(character: char) -> bool {
    character == '_' || unicode_ident::is_xid_start(character)
}

/// Whether a name can go on with `character`.
pub fn is_identifier_part(character: char) -> bool {
    unicode_ident::is_xid_continue(character)
}

/// A name as the AST has it: in normalization form KC.
pub fn normalize(name: &str) -> std::borrow::Cow<'_, str> {
    if name.is_ascii() { name.into() } else { name.nfkc().collect::<String>().into() }
}

/// Whether `letters` are those that stand in front of a string, each at most once. Not all of them can stand
/// together.
fn is_string_prefix(letters: &[u8]) -> bool {
    let mut seen = 0u8;
    letters.len() <= 5
        && letters.iter().all(|letter| {
            let place = b"bruft".iter().position(|known| letter.eq_ignore_ascii_case(known));
            let bit = place.map_or(0, |place| 1 << place);
            let is_new = bit != 0 && seen & bit == 0;
            seen |= bit;
            is_new
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_come_in_any_case_and_order() {
        for prefix in ["", "r", "U", "bR", "Rb", "tR", "rF", "T", "ur", "bfT"] {
            assert!(is_string_prefix(prefix.as_bytes()), "{prefix}");
        }
        for prefix in ["x", "rr", "brb", "bB", "furx"] {
            assert!(!is_string_prefix(prefix.as_bytes()), "{prefix}");
        }
    }

    #[test]
    fn names_are_normalized() {
        assert_eq!(normalize("ﬁ"), "fi");
        assert_eq!(normalize("plain"), "plain");
    }
}

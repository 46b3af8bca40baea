//! `unicode_escape` and `raw_unicode_escape`: Latin-1 with the escapes of string literals in it.

use super::Malformed;
use super::points::Points;
use crate::parser::character_named;

/// All escapes; those that mean nothing stay.
pub fn unicode_escape(bytes: &[u8]) -> Result<String, Malformed> {
    decode(bytes, "unicodeescape", |text, escape| match text.bytes[escape + 1] {
        b'\n' => Ok((None, 2)),
        letter @ (b'\\' | b'\'' | b'"') => Ok((Some(letter.into()), 2)),
        b'b' => Ok((Some(8), 2)),
        b'f' => Ok((Some(12), 2)),
        b't' => Ok((Some(9), 2)),
        b'n' => Ok((Some(10), 2)),
        b'r' => Ok((Some(13), 2)),
        b'v' => Ok((Some(11), 2)),
        b'a' => Ok((Some(7), 2)),
        b'0'..=b'7' => Ok(text.octal(escape + 1)),
        b'x' => text.hexadecimal(escape, 2, "truncated \\xXX escape"),
        b'u' => text.hexadecimal(escape, 4, "truncated \\uXXXX escape"),
        b'U' => {
            let found = text.hexadecimal(escape, 8, "truncated \\UXXXXXXXX escape")?;
            text.in_range(escape, found, "illegal Unicode character")
        }
        b'N' => text.named(escape),
        _ => Ok((Some(b'\\'.into()), 1)),
    })
}

/// Only `\u` and `\U`; a backslash behind a backslash begins no escape.
pub fn raw_unicode_escape(bytes: &[u8]) -> Result<String, Malformed> {
    let mut is_escaped = false;
    decode(bytes, "rawunicodeescape", |text, escape| {
        let begins = !std::mem::take(&mut is_escaped);
        match text.bytes[escape + 1] {
            b'u' if begins => text.hexadecimal(escape, 4, "truncated \\uXXXX escape"),
            b'U' if begins => {
                let found = text.hexadecimal(escape, 8, "truncated \\UXXXXXXXX escape")?;
                text.in_range(escape, found, "\\Uxxxxxxxx out of range")
            }
            next => {
                is_escaped = begins && next == b'\\';
                Ok((Some(b'\\'.into()), 1))
            }
        }
    })
}

/// What an escape stands for, nothing for a continued line, and how many bytes it has.
type Escape = (Option<u32>, usize);

/// The bytes, and the codec that reads them.
struct Text<'a> {
    bytes: &'a [u8],
    codec: &'static str,
}

fn decode(
    bytes: &[u8],
    codec: &'static str,
    mut escape: impl FnMut(&Text<'_>, usize) -> Result<Escape, Malformed>,
) -> Result<String, Malformed> {
    let text = Text { bytes, codec };
    let mut points = Points::default();
    let mut at = 0;
    while at < bytes.len() {
        let (point, length) = match bytes[at] {
            b'\\' if at + 1 < bytes.len() => escape(&text, at)?,
            b'\\' if codec == "unicodeescape" => {
                return Err(text.malformed(at, at + 1, "\\ at end of string"));
            }
            byte => (Some(byte.into()), 1),
        };
        point.into_iter().for_each(|point| points.push(point));
        at += length;
    }
    points.into_text()
}

impl Text<'_> {
    fn malformed(&self, start: usize, end: usize, reason: &'static str) -> Malformed {
        Malformed::new(self.codec, start, end - start, reason)
    }

    /// One to three digits.
    fn octal(&self, start: usize) -> Escape {
        let is_octal = |byte: &&u8| matches!(byte, b'0'..=b'7');
        let digits: Vec<&u8> = self.bytes[start..].iter().take(3).take_while(is_octal).collect();
        let number = digits.iter().fold(0, |number, digit| number * 8 + u32::from(**digit - b'0'));
        (Some(number), digits.len() + 1)
    }

    /// As many digits as the escape has.
    fn hexadecimal(
        &self,
        escape: usize,
        count: usize,
        truncated: &'static str,
    ) -> Result<Escape, Malformed> {
        let start = escape + 2;
        let digits = self.bytes[start..].iter().take(count);
        let digits: Vec<u32> = digits.map_while(|&digit| char::from(digit).to_digit(16)).collect();
        if digits.len() < count {
            return Err(self.malformed(escape, start + digits.len(), truncated));
        }
        let number = digits.iter().fold(0u32, |number, digit| number << 4 | digit);
        Ok((Some(number), count + 2))
    }

    fn in_range(
        &self,
        escape: usize,
        (point, length): Escape,
        reason: &'static str,
    ) -> Result<Escape, Malformed> {
        match point {
            Some(0x11_0000..) => Err(self.malformed(escape, escape + length, reason)),
            _ => Ok((point, length)),
        }
    }

    /// `\N{...}`
    fn named(&self, escape: usize) -> Result<Escape, Malformed> {
        let malformed = |end: usize| {
            Err(self.malformed(escape, end.min(self.bytes.len()), "malformed \\N character escape"))
        };
        let Some(b'{') = self.bytes.get(escape + 2) else { return malformed(escape + 2) };
        let start = escape + 3;
        let Some(length) = memchr::memchr(b'}', &self.bytes[start..]) else {
            return malformed(self.bytes.len());
        };
        if length == 0 {
            return malformed(start);
        }
        let end = start + length + 1;
        let name = std::str::from_utf8(&self.bytes[start..end - 1]).ok();
        match name.and_then(character_named) {
            Some(character) => Ok((Some(character.into()), end - escape)),
            None => Err(self.malformed(escape, end, "unknown Unicode character name")),
        }
    }
}

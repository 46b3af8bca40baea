//! What escapes in string and bytes literals stand for.

use crate::text::{PyText, push_code_point};

/// The text of a string literal's body; the message of what is wrong with it, and where.
pub(super) fn decode_text(body: &str) -> Result<PyText, String> {
    if !body.contains('\\') {
        return Ok(PyText::from(body));
    }
    let mut text = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(backslash) = rest.find('\\') {
        text.extend_from_slice(&rest.as_bytes()[..backslash]);
        rest = &rest[backslash..];
        let start = body.len() - rest.len();
        let length =
            text_escape(rest, start, &mut text).map_err(|malformed| malformed.message(body))?;
        rest = &rest[length..];
    }
    text.extend_from_slice(rest.as_bytes());
    Ok(PyText::from_surrogatepass(&text).unwrap_or_else(|| PyText::from("")))
}

/// An escape that means nothing: where its first and last byte are, and what it lacks.
struct Malformed {
    start: usize,
    end: usize,
    what: &'static str,
}

impl Malformed {
    /// The message. CPython counts in a text in which each character beyond ASCII is written as an escape of ten
    /// bytes, and a backslash in front of one or of the end as one of six.
    fn message(&self, body: &str) -> String {
        let place = |byte: usize| -> usize {
            let before = body[..body.floor_char_boundary(byte)].char_indices();
            let width = |(at, character): (usize, char)| match character {
                _ if !character.is_ascii() => 10,
                '\\' if !body[at + 1..].starts_with(|next: char| next.is_ascii()) => 6,
                _ => 1,
            };
            before.map(width).sum()
        };
        let (start, end, what) = (place(self.start), place(self.end), self.what);
        let (bytes, place) = match start == end {
            true => ("byte 0x5c", format!("in position {start}")),
            false => ("bytes", format!("in position {start}-{end}")),
        };
        format!("(unicode error) 'unicodeescape' codec can't decode {bytes} {place}: {what}")
    }
}

/// Appends what the escape at the start of `rest` stands for; its length.
fn text_escape(rest: &str, start: usize, text: &mut Vec<u8>) -> Result<usize, Malformed> {
    let bytes = rest.as_bytes();
    let Some(&letter) = bytes.get(1) else {
        text.push(b'\\');
        return Ok(1);
    };
    if letter == b'\n' {
        return Ok(2);
    }
    if let Some(byte) = simple_escape(letter) {
        text.push(byte);
        return Ok(2);
    }
    match letter {
        b'0'..=b'7' => {
            let (value, length) = octal(bytes);
            let _ = push_code_point(text, value);
            Ok(length)
        }
        b'x' => hexadecimal(bytes, 2, start, "truncated \\xXX escape", text),
        b'u' => hexadecimal(bytes, 4, start, "truncated \\uXXXX escape", text),
        b'U' => hexadecimal(bytes, 8, start, "truncated \\UXXXXXXXX escape", text),
        b'N' => named(rest, start, text),
        _ => {
            text.push(b'\\');
            Ok(1)
        }
    }
}

const MALFORMED_NAME: &str = "malformed \\N character escape";

/// `\N{name}`
fn named(rest: &str, start: usize, text: &mut Vec<u8>) -> Result<usize, Malformed> {
    let name = rest[2..].strip_prefix('{').and_then(|inner| inner.split_once('}'));
    let Some((name, _)) = name else {
        let length = rest[2..].find('}').map_or(rest.len(), |end| end + 2);
        let last = if rest[2..].starts_with('{') { length } else { 2 };
        return Err(Malformed { start, end: start + last - 1, what: MALFORMED_NAME });
    };
    let length = name.len() + 4;
    match character_named(name) {
        Some(character) if !name.is_empty() => {
            text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            Ok(length)
        }
        _ if name.is_empty() => {
            Err(Malformed { start, end: start + length - 1, what: MALFORMED_NAME })
        }
        _ => {
            let what = "unknown Unicode character name";
            Err(Malformed { start, end: start + length - 1, what })
        }
    }
}

/// A character by its name or one of its aliases, in any case.
fn character_named(name: &str) -> Option<char> {
    unicode_names2::character(name)
}

fn hexadecimal(
    bytes: &[u8],
    digits: usize,
    start: usize,
    truncated: &'static str,
    text: &mut Vec<u8>,
) -> Result<usize, Malformed> {
    let found = bytes[2..].iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit()).count();
    if found < digits {
        return Err(Malformed { start, end: start + 1 + found, what: truncated });
    }
    let value = bytes[2..2 + digits]
        .iter()
        .fold(0u32, |value, &byte| value << 4 | char::from(byte).to_digit(16).unwrap_or(0));
    match push_code_point(text, value) {
        Some(()) => Ok(2 + digits),
        None => {
            let what = "illegal Unicode character";
            Err(Malformed { start, end: start + 1 + digits, what })
        }
    }
}

/// The bytes of a bytes literal's body.
pub(super) fn decode_bytes(body: &[u8]) -> Result<Vec<u8>, String> {
    let mut decoded = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(backslash) = rest.iter().position(|&byte| byte == b'\\') {
        decoded.extend_from_slice(&rest[..backslash]);
        rest = &rest[backslash..];
        let start = body.len() - rest.len();
        let length = match rest.get(1) {
            Some(b'\n') => 2,
            Some(&letter) if simple_escape(letter).is_some() => {
                decoded.extend(simple_escape(letter));
                2
            }
            Some(b'0'..=b'7') => {
                let (value, length) = octal(rest);
                decoded.push(value as u8);
                length
            }
            Some(b'x') => {
                let digit = |at: usize| {
                    rest.get(at).and_then(|&byte| char::from(byte).to_digit(16)).ok_or_else(|| {
                        format!("(value error) invalid \\x escape at position {start}")
                    })
                };
                decoded.push((digit(2)? << 4 | digit(3)?) as u8);
                4
            }
            _ => {
                decoded.push(b'\\');
                1
            }
        };
        rest = &rest[length.min(rest.len())..];
    }
    decoded.extend_from_slice(rest);
    Ok(decoded)
}

/// Escapes of one letter.
fn simple_escape(letter: u8) -> Option<u8> {
    Some(match letter {
        b'\\' | b'\'' | b'"' => letter,
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        _ => return None,
    })
}

/// Up to three octal digits behind a backslash; their value and the length of the whole.
fn octal(bytes: &[u8]) -> (u32, usize) {
    let digits = bytes[1..].iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte));
    digits.fold((0, 1), |(value, length), &byte| (value * 8 + u32::from(byte - b'0'), length + 1))
}

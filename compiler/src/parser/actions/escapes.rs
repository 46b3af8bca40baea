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
        let length = text_escape(rest, start, &mut text)?;
        rest = &rest[length..];
    }
    text.extend_from_slice(rest.as_bytes());
    Ok(PyText::from_surrogatepass(&text).unwrap_or_else(|| PyText::from("")))
}

/// Appends what the escape at the start of `rest` stands for; its length.
fn text_escape(rest: &str, start: usize, text: &mut Vec<u8>) -> Result<usize, String> {
    let bytes = rest.as_bytes();
    let Some(&letter) = bytes.get(1) else {
        return Err(malformed(start, start, "\\ at end of string"));
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

/// `\N{name}`
fn named(rest: &str, start: usize, text: &mut Vec<u8>) -> Result<usize, String> {
    let name = rest[2..].strip_prefix('{').and_then(|inner| inner.split_once('}'));
    let Some((name, _)) = name else {
        let length = rest[2..].find('}').map_or(rest.len(), |end| end + 2);
        let last = if rest[2..].starts_with('{') { length } else { 2 };
        return Err(malformed(start, start + last - 1, "malformed \\N character escape"));
    };
    let length = name.len() + 4;
    match character_named(name) {
        Some(character) if !name.is_empty() => {
            text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            Ok(length)
        }
        _ if name.is_empty() => {
            Err(malformed(start, start + length - 1, "malformed \\N character escape"))
        }
        _ => Err(malformed(start, start + length - 1, "unknown Unicode character name")),
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
    truncated: &str,
    text: &mut Vec<u8>,
) -> Result<usize, String> {
    let found = bytes[2..].iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit()).count();
    if found < digits {
        return Err(malformed(start, start + 1 + found, truncated));
    }
    let value = bytes[2..2 + digits]
        .iter()
        .fold(0u32, |value, &byte| value << 4 | char::from(byte).to_digit(16).unwrap_or(0));
    match push_code_point(text, value) {
        Some(()) => Ok(2 + digits),
        None => Err(malformed(start, start + 1 + digits, "illegal Unicode character")),
    }
}

fn malformed(start: usize, end: usize, what: &str) -> String {
    let place = match start == end {
        true => format!("in position {start}"),
        false => format!("in position {start}-{end}"),
    };
    let bytes = if start == end { "byte 0x5c" } else { "bytes" };
    format!("(unicode error) 'unicodeescape' codec can't decode {bytes} {place}: {what}")
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

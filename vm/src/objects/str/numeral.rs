//! The text of a number, in ASCII, for `int()`, `float()` and `complex()`.

use std::borrow::Cow;

use heap::room::{self, NoRoom};
use heap::value::Value;

use super::{Str, unicode};
use crate::objects::bytes;

/// The text of a string or of bytes, without the spaces around it; nothing for other values.
pub fn of_value(value: &Value) -> Result<Option<String>, NoRoom> {
    let length = value.downcast::<Str>().map(Str::len).or_else(|| bytes::length_of(value));
    let Some(length) = length else { return Ok(None) };
    // As it is, and without the spaces.
    room::look_for::<[u8; 2]>(length)?;
    let text = match value.downcast::<Str>() {
        Some(text) => in_ascii(text),
        None => {
            let bytes = bytes::as_bytes(value).unwrap_or_default();
            Cow::Owned(bytes.into_iter().map(from_byte).collect())
        }
    };
    Ok(Some(trimmed(&text).to_string()))
}

/// The text without spaces around it. Those are the six of C: the separators of ASCII are none.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter| matches!(letter, ' ' | '\x09'..='\x0D'))
}

/// The text with decimal digits and spaces of all scripts as those of ASCII, and `?` for what else is not ASCII.
fn in_ascii(text: &Str) -> Cow<'_, str> {
    match text.as_ascii() {
        Some(text) => Cow::Borrowed(text),
        None => Cow::Owned(text.code_points().map(from_point).collect()),
    }
}

fn from_point(point: u32) -> char {
    match char::from_u32(point) {
        Some(ascii) if ascii.is_ascii() => ascii,
        _ if unicode::is_space(point) => ' ',
        _ => unicode::decimal(point).and_then(|digit| char::from_digit(digit, 10)).unwrap_or('?'),
    }
}

fn from_byte(byte: u8) -> char {
    if byte.is_ascii() { char::from(byte) } else { '?' }
}

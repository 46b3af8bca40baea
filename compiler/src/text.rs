//! Python's text: a string that may hold lone surrogates.
//!
//! Python strings are sequences of code points, surrogates included; Rust's are not. [`PyText`] keeps
//! them as UTF-8 in which a surrogate takes its three bytes, which is what CPython's `surrogatepass`
//! writes and what marshal stores. Everything without a lone surrogate is plain UTF-8.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

/// An immutable Python string: UTF-8, with lone surrogates as three bytes each. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PyText(Rc<[u8]>);

impl PyText {
    /// The text of `bytes`, or `None` where they are not UTF-8 with surrogates allowed.
    pub fn from_surrogatepass(bytes: &[u8]) -> Option<PyText> {
        if std::str::from_utf8(bytes).is_err() {
            let mut rest = bytes;
            while !rest.is_empty() {
                rest = &rest[decode(rest)?.1..];
            }
        }
        Some(PyText(bytes.into()))
    }

    /// The text of a sequence of code points, `None` where one is beyond U+10FFFF.
    pub fn from_code_points(points: impl IntoIterator<Item = u32>) -> Option<PyText> {
        let mut bytes = Vec::new();
        for point in points {
            push_code_point(&mut bytes, point)?;
        }
        Some(PyText(bytes.into()))
    }

    /// The stored bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text as a Rust string, `None` where it holds a lone surrogate.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }

    /// The text as a Rust string, each lone surrogate replaced by U+FFFD.
    pub fn to_str_lossy(&self) -> Cow<'_, str> {
        match self.as_str() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(
                self.code_points()
                    .map(|point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
                    .collect(),
            ),
        }
    }

    /// Why the text cannot be UTF-8: its first lone surrogates, where it has some.
    pub fn surrogates(&self) -> Option<CodecFailure> {
        if self.as_str().is_some() {
            return None;
        }
        let is_surrogate = |point: u32| (0xD800..0xE000).contains(&point);
        let points: Vec<u32> = self.code_points().collect();
        let start = points.iter().position(|&point| is_surrogate(point))?;
        let count = points[start..].iter().take_while(|&&point| is_surrogate(point)).count();
        let (object, end) = (Uncoded::Text(self.clone()), start + count);
        Some(CodecFailure { codec: "utf-8", object, start, end, reason: "surrogates not allowed" })
    }

    /// Its code points, in order.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        let mut rest: &[u8] = &self.0;
        std::iter::from_fn(move || {
            let (point, length) = decode(rest)?;
            rest = &rest[length..];
            Some(point)
        })
    }
}

impl From<&str> for PyText {
    fn from(text: &str) -> PyText {
        PyText(text.as_bytes().into())
    }
}

impl From<String> for PyText {
    fn from(text: String) -> PyText {
        PyText(text.into_bytes().into())
    }
}

impl PartialEq<str> for PyText {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other.as_bytes()
    }
}

impl fmt::Display for PyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_str_lossy())
    }
}

impl fmt::Debug for PyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.to_str_lossy(), f)
    }
}

/// Appends `point` to `bytes` in UTF-8, a surrogate in three bytes; `None` beyond U+10FFFF.
pub fn push_code_point(bytes: &mut Vec<u8>, point: u32) -> Option<()> {
    match char::from_u32(point) {
        Some(character) => {
            bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        None if (0xD800..0xE000).contains(&point) => {
            bytes.extend_from_slice(&[
                0xE0 | (point >> 12) as u8,
                0x80 | (point >> 6 & 0x3F) as u8,
                0x80 | (point & 0x3F) as u8,
            ]);
        }
        None => return None,
    }
    Some(())
}

/// The first code point of `bytes` and its length in bytes; `None` at the end and for malformed bytes.
fn decode(bytes: &[u8]) -> Option<(u32, usize)> {
    let lead = *bytes.first()?;
    let (length, smallest) = match lead {
        0..=0x7F => return Some((u32::from(lead), 1)),
        0xC2..=0xDF => (2, 0x80),
        0xE0..=0xEF => (3, 0x800),
        0xF0..=0xF4 => (4, 0x1_0000),
        _ => return None,
    };
    let mut point = u32::from(lead) & (0x7F >> length);
    for &byte in bytes.get(1..length)? {
        if byte & 0xC0 != 0x80 {
            return None;
        }
        point = point << 6 | u32::from(byte & 0x3F);
    }
    (smallest..=0x10_FFFF).contains(&point).then_some((point, length))
}

/// What is to be decoded, or encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uncoded {
    Bytes(Vec<u8>),
    Text(PyText),
}

/// What a codec cannot do: the arguments of `UnicodeDecodeError` and `UnicodeEncodeError`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodecFailure {
    pub codec: &'static str,
    pub object: Uncoded,
    /// From here on, up to before `end`.
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
}

impl CodecFailure {
    /// The first item that cannot be coded, as messages show it: `byte 0x5c`, `character '\ud800'`.
    fn first_item(&self) -> Option<String> {
        match &self.object {
            Uncoded::Bytes(bytes) => bytes.get(self.start).map(|byte| format!("byte 0x{byte:02x}")),
            Uncoded::Text(text) => {
                let point = text.code_points().nth(self.start)?;
                Some(match point {
                    0..=0xFF => format!("character '\\x{point:02x}'"),
                    0x100..=0xFFFF => format!("character '\\u{point:04x}'"),
                    _ => format!("character '\\U{point:08x}'"),
                })
            }
        }
    }
}

impl fmt::Display for CodecFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CodecFailure { codec, object, start, end, reason } = self;
        let (verb, many) = match object {
            Uncoded::Bytes(_) => ("decode", "bytes"),
            Uncoded::Text(_) => ("encode", "characters"),
        };
        match self.first_item().filter(|_| end - start == 1) {
            Some(item) => {
                write!(f, "'{codec}' codec can't {verb} {item} in position {start}: {reason}")
            }
            None => {
                let last = end - 1;
                write!(
                    f,
                    "'{codec}' codec can't {verb} {many} in position {start}-{last}: {reason}"
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lone_surrogate_takes_three_bytes_and_comes_back() {
        let text = PyText::from_code_points([0x61, 0xD800, 0x1F600]).unwrap();
        assert_eq!(text.as_bytes(), b"a\xED\xA0\x80\xF0\x9F\x98\x80");
        assert_eq!(text.code_points().collect::<Vec<_>>(), [0x61, 0xD800, 0x1F600]);
        assert_eq!(text.as_str(), None);
        assert_eq!(PyText::from_surrogatepass(text.as_bytes()), Some(text));
    }

    #[test]
    fn malformed_bytes_are_refused() {
        for bytes in [&b"\x80"[..], b"\xC0\x80", b"\xE2\x82", b"\xF4\x90\x80\x80", b"\xFF"] {
            assert_eq!(PyText::from_surrogatepass(bytes), None, "{bytes:x?}");
        }
    }
}

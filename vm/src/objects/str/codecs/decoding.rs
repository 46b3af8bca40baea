//! From bytes to text: a step for each encoding, and what is done about bytes that mean nothing.

use heap::room;

use super::{Encoding, unicode_error, unknown_handler};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::str::build;
use crate::objects::str::escapes::escape;
use crate::objects::{Bytes, Str};

/// What the next bytes mean.
enum Step {
    /// A code point, and how many bytes it takes.
    Point(u32, usize),
    /// So many bytes without a meaning, and why.
    Bad(usize, &'static str),
}

/// How many characters a step makes at most: those that stand for bytes without a meaning.
const MOST: usize = 16;

/// `bytes.decode(name, errors)`.
pub fn decode(vm: &Machine, bytes: &[u8], name: &str, errors: &str) -> PyResult {
    if bytes.is_empty() {
        // As in CPython, whatever the encoding is.
        super::check_names(vm, name, errors)?;
        return Ok(Str::new(""));
    }
    let encoding = super::encoding(vm, name, errors)?;
    let (encoding, mut place) = encoding.marked(bytes);
    vm.check_size(1, bytes.len())?;
    match encoding {
        Encoding::Latin1 => return Ok(Str::from_data(build::narrow_latin1(bytes))),
        Encoding::Utf8 | Encoding::Ascii => {
            if let Ok(text) = std::str::from_utf8(bytes)
                && (encoding == Encoding::Utf8 || text.is_ascii())
            {
                return Ok(Str::new(text));
            }
        }
        _ => (),
    }
    let mut points: Vec<u32> = room::for_items(bytes.len() - place)?;
    while place < bytes.len() {
        room::reserve(&mut points, MOST)?;
        match step(encoding, &bytes[place..]) {
            Step::Point(point, length) => {
                points.push(point);
                place += length;
            }
            Step::Bad(length, reason) => {
                let bad =
                    Undecodable { encoding, bytes, start: place, end: place + length, reason };
                place += bad.handle(vm, errors, &mut points)?;
            }
        }
    }
    vm.check_size(size_of::<u32>(), points.len())?;
    Ok(build::from_points(&points))
}

fn step(encoding: Encoding, rest: &[u8]) -> Step {
    match encoding {
        Encoding::Utf8 => step_utf8(rest),
        Encoding::Ascii if rest[0] >= 0x80 => Step::Bad(1, "ordinal not in range(128)"),
        Encoding::Ascii | Encoding::Latin1 => Step::Point(u32::from(rest[0]), 1),
        Encoding::Utf16 { big, .. } => step_utf16(rest, big),
        Encoding::Utf32 { big, .. } => match unit(rest, 4, big) {
            None => Step::Bad(rest.len(), "truncated data"),
            Some(0xD800..0xE000) => {
                Step::Bad(4, "code point in surrogate code point range(0xd800, 0xe000)")
            }
            Some(point) if point > 0x10_FFFF => Step::Bad(4, "code point not in range(0x110000)"),
            Some(point) => Step::Point(point, 4),
        },
    }
}

fn step_utf8(rest: &[u8]) -> Step {
    let window = &rest[..rest.len().min(4)];
    let (good, error_length) = match std::str::from_utf8(window) {
        Ok(text) => (text, None),
        Err(error) => (
            std::str::from_utf8(&window[..error.valid_up_to()]).unwrap_or_default(),
            error.error_len(),
        ),
    };
    match (good.chars().next(), error_length, rest[0]) {
        (Some(c), ..) => Step::Point(u32::from(c), c.len_utf8()),
        (None, None, _) => Step::Bad(window.len(), "unexpected end of data"),
        (None, Some(length), 0xC2..=0xF4) => Step::Bad(length, "invalid continuation byte"),
        (None, Some(length), _) => Step::Bad(length, "invalid start byte"),
    }
}

fn step_utf16(rest: &[u8], big: bool) -> Step {
    match unit(rest, 2, big) {
        None => Step::Bad(rest.len(), "truncated data"),
        Some(high @ 0xD800..0xDC00) if rest.len() >= 4 => match unit(&rest[2..], 2, big) {
            Some(low @ 0xDC00..0xE000) => {
                Step::Point(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00), 4)
            }
            _ => Step::Bad(2, "illegal UTF-16 surrogate"),
        },
        Some(0xD800..0xDC00) => Step::Bad(rest.len(), "unexpected end of data"),
        Some(0xDC00..0xE000) => Step::Bad(2, "illegal encoding"),
        Some(point) => Step::Point(point, 2),
    }
}

/// The first `size` bytes as a number.
fn unit(rest: &[u8], size: usize, big: bool) -> Option<u32> {
    let join = |number: u32, byte: &u8| number << 8 | u32::from(*byte);
    let unit = rest.get(..size)?;
    Some(if big { unit.iter().fold(0, join) } else { unit.iter().rev().fold(0, join) })
}

/// Bytes without a meaning.
struct Undecodable<'a> {
    encoding: Encoding,
    bytes: &'a [u8],
    start: usize,
    end: usize,
    reason: &'static str,
}

impl Undecodable<'_> {
    /// Does what `errors` says; gives how many bytes that settles.
    fn handle(&self, vm: &Machine, errors: &str, points: &mut Vec<u32>) -> PyResult<usize> {
        let bad = &self.bytes[self.start..self.end];
        match errors {
            "strict" => return Err(self.error(vm)),
            "ignore" => (),
            "replace" => points.push(0xFFFD),
            "backslashreplace" => {
                let shown = bad.iter().map(|byte| escape(u32::from(*byte))).collect::<String>();
                points.extend(shown.chars().map(u32::from));
            }
            "surrogateescape" => {
                let escaped = bad.iter().take_while(|byte| **byte >= 0x80).take(4).count();
                if escaped == 0 {
                    return Err(self.error(vm));
                }
                points.extend(bad[..escaped].iter().map(|byte| 0xDC00 + u32::from(*byte)));
                return Ok(escaped);
            }
            "surrogatepass" => {
                let (point, length) = self.surrogate().ok_or_else(|| self.error(vm))?;
                points.push(point);
                return Ok(length);
            }
            "xmlcharrefreplace" | "namereplace" => {
                let message = "don't know how to handle UnicodeDecodeError in error callback";
                return Err(vm.type_error(message));
            }
            _ => return Err(unknown_handler(vm, errors)),
        }
        Ok(bad.len())
    }

    /// The surrogate that stands there, and its length.
    fn surrogate(&self) -> Option<(u32, usize)> {
        let rest = &self.bytes[self.start..];
        let (point, length) = match self.encoding {
            Encoding::Utf8 => match *rest {
                [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF, ..] => {
                    (0xD000 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F), 3)
                }
                _ => return None,
            },
            Encoding::Utf16 { big, .. } => (unit(rest, 2, big)?, 2),
            Encoding::Utf32 { big, .. } => (unit(rest, 4, big)?, 4),
            Encoding::Ascii | Encoding::Latin1 => return None,
        };
        (0xD800..0xE000).contains(&point).then_some((point, length))
    }

    fn error(&self, vm: &Machine) -> crate::errors::Raised {
        let class = &vm.types.exceptions.unicode_decode_error;
        let object = Bytes::new(self.bytes.to_vec());
        unicode_error(vm, class, self.encoding.name(), &object, (self.start, self.end), self.reason)
    }
}

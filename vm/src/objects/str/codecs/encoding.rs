//! From text to bytes, and what is done about characters that an encoding lacks.

use heap::room::{self, NoRoom};
use heap::value::Value;

use super::{Encoding, unicode_error, unknown_handler};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Str;
use crate::objects::str::escapes::escape;
use crate::objects::str::{StrData, unicode};

/// How many bytes a character takes at most.
const LONGEST: usize = 4;

/// `text.encode(name, errors)`.
pub fn encode(vm: &Machine, value: &Value, name: &str, errors: &str) -> PyResult<Vec<u8>> {
    let Some(text) = value.downcast::<Str>() else { return Err(vm.type_error("expected str")) };
    let encoding = super::encoding(vm, name, errors)?;
    if let (StrData::Ascii(ascii), Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1) =
        (text.data(), encoding)
    {
        return Ok(room::copy(ascii.as_bytes())?);
    }
    if let Encoding::Utf8 = encoding
        && let Some(bytes) = utf8(text)?
    {
        return Ok(bytes);
    }
    let mut bytes = room::for_items(text.len())?;
    if let Encoding::Utf16 { mark: true, .. } | Encoding::Utf32 { mark: true, .. } = encoding {
        push(&mut bytes, encoding, 0xFEFF);
    }
    for (place, point) in text.code_points().enumerate() {
        room::reserve(&mut bytes, LONGEST)?;
        if encoding.has(point) {
            push(&mut bytes, encoding, point);
        } else if !handle(vm, &mut bytes, encoding, point, errors)? {
            return Err(error(vm, value, encoding, place));
        }
    }
    Ok(bytes)
}

/// The text in UTF-8; `None` where it has a surrogate.
fn utf8(text: &Str) -> Result<Option<Vec<u8>>, NoRoom> {
    match text.data() {
        StrData::Ascii(text) => room::copy(text.as_bytes()).map(Some),
        StrData::Latin1(row) => utf8_of(row.iter().map(|point| u32::from(*point))),
        StrData::Ucs2(row) => utf8_of(row.iter().map(|point| u32::from(*point))),
        StrData::Ucs4(row) => utf8_of(row.iter().copied()),
    }
}

fn utf8_of(points: impl Iterator<Item = u32> + Clone) -> Result<Option<Vec<u8>>, NoRoom> {
    let mut length = 0;
    for point in points.clone() {
        let Some(character) = char::from_u32(point) else { return Ok(None) };
        length += character.len_utf8();
    }
    let mut text = String::from_utf8(room::for_items(length)?).expect("it is empty");
    text.extend(points.filter_map(char::from_u32));
    Ok(Some(text.into_bytes()))
}

impl Encoding {
    /// Whether the encoding has the character.
    fn has(self, point: u32) -> bool {
        match self {
            Encoding::Ascii => point < 0x80,
            Encoding::Latin1 => point < 0x100,
            _ => !(0xD800..0xE000).contains(&point),
        }
    }
}

/// Appends a character that the encoding has, or a surrogate.
fn push(bytes: &mut Vec<u8>, encoding: Encoding, point: u32) {
    match encoding {
        Encoding::Ascii | Encoding::Latin1 => bytes.push(point as u8),
        Encoding::Utf8 => match char::from_u32(point) {
            Some(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            None => bytes.extend([
                0xE0 | (point >> 12) as u8,
                0x80 | (point >> 6 & 0x3F) as u8,
                0x80 | (point & 0x3F) as u8,
            ]),
        },
        Encoding::Utf16 { big, .. } => {
            let mut pair = [point as u16; 2];
            let units = match char::from_u32(point) {
                Some(c) => c.encode_utf16(&mut pair),
                None => &mut pair[..1],
            };
            for unit in units {
                bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            }
        }
        Encoding::Utf32 { big, .. } => {
            bytes.extend(if big { point.to_be_bytes() } else { point.to_le_bytes() })
        }
    }
}

/// Does what `errors` says about a character; false where that is an error.
fn handle(
    vm: &Machine,
    bytes: &mut Vec<u8>,
    encoding: Encoding,
    point: u32,
    errors: &str,
) -> PyResult<bool> {
    let by_bytes = matches!(encoding, Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1);
    let has_surrogates = !matches!(encoding, Encoding::Ascii | Encoding::Latin1);
    let replacement = match errors {
        "ignore" => String::new(),
        "replace" => "?".to_string(),
        "backslashreplace" => escape(point),
        "namereplace" => match unicode::name(point) {
            Some(name) => format!("\\N{{{name}}}"),
            None => escape(point),
        },
        "xmlcharrefreplace" => format!("&#{point};"),
        "surrogateescape" if by_bytes && (0xDC80..0xDD00).contains(&point) => {
            bytes.push((point - 0xDC00) as u8);
            return Ok(true);
        }
        "surrogatepass" if has_surrogates => {
            push(bytes, encoding, point);
            return Ok(true);
        }
        "strict" | "surrogateescape" | "surrogatepass" => return Ok(false),
        _ => return Err(unknown_handler(vm, errors)),
    };
    room::reserve(bytes, replacement.len() * LONGEST)?;
    replacement.chars().for_each(|c| push(bytes, encoding, u32::from(c)));
    Ok(true)
}

/// The error for the character at `place`; most encodings name all that follow which they lack too.
#[cold]
fn error(vm: &Machine, value: &Value, encoding: Encoding, place: usize) -> crate::errors::Raised {
    let reason = match encoding {
        Encoding::Ascii => "ordinal not in range(128)",
        Encoding::Latin1 => "ordinal not in range(256)",
        _ => "surrogates not allowed",
    };
    let run = match (encoding, value.downcast::<Str>()) {
        (Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1, Some(text)) => {
            text.code_points().skip(place).take_while(|point| !encoding.has(*point)).count()
        }
        _ => 1,
    };
    let class = &vm.types.exceptions.unicode_encode_error;
    unicode_error(vm, class, encoding.name(), value, (place, place + run), reason)
}

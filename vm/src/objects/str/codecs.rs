//! Between strings and bytes: the encodings that Python programs use most.

use super::{Str, StrData, build};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::Bytes;
use crate::value::Value;

/// The encodings known, by their normalised names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
    Utf16 { big: bool, mark: bool },
    Utf32 { big: bool, mark: bool },
}

fn encoding(vm: &Machine, name: &str) -> PyResult<Encoding> {
    Ok(match name.to_ascii_lowercase().replace(['-', ' '], "_").as_str() {
        "utf_8" | "utf8" | "u8" | "cp65001" => Encoding::Utf8,
        "ascii" | "us_ascii" | "646" => Encoding::Ascii,
        "latin_1" | "latin1" | "iso_8859_1" | "iso8859_1" | "l1" | "8859" => Encoding::Latin1,
        "utf_16" | "utf16" => Encoding::Utf16 { big: false, mark: true },
        "utf_16_le" => Encoding::Utf16 { big: false, mark: false },
        "utf_16_be" => Encoding::Utf16 { big: true, mark: false },
        "utf_32" | "utf32" => Encoding::Utf32 { big: false, mark: true },
        "utf_32_le" => Encoding::Utf32 { big: false, mark: false },
        "utf_32_be" => Encoding::Utf32 { big: true, mark: false },
        _ => return Err(vm.lookup_error(format!("unknown encoding: {name}"))),
    })
}

/// `text.encode(name, errors)`.
pub fn encode(vm: &Machine, value: &Value, name: &str, errors: &str) -> PyResult<Vec<u8>> {
    let Some(text) = value.downcast::<Str>() else { return Err(vm.type_error("expected str")) };
    let encoding = encoding(vm, name)?;
    if let (StrData::Ascii(ascii), Encoding::Utf8 | Encoding::Ascii | Encoding::Latin1) =
        (text.data(), encoding)
    {
        return Ok(ascii.as_bytes().to_vec());
    }
    let mut bytes = Vec::with_capacity(text.len());
    match encoding {
        Encoding::Utf16 { mark: true, .. } => bytes.extend_from_slice(&[0xFF, 0xFE]),
        Encoding::Utf32 { mark: true, .. } => bytes.extend_from_slice(&[0xFF, 0xFE, 0, 0]),
        _ => (),
    }
    for (place, point) in text.code_points().enumerate() {
        if !push_encoded(&mut bytes, encoding, point) {
            unencodable(vm, value, &mut bytes, encoding, (place, point), errors)?;
        }
    }
    Ok(bytes)
}

fn push_encoded(bytes: &mut Vec<u8>, encoding: Encoding, point: u32) -> bool {
    match encoding {
        Encoding::Ascii if point < 0x80 => bytes.push(point as u8),
        Encoding::Latin1 if point < 0x100 => bytes.push(point as u8),
        Encoding::Ascii | Encoding::Latin1 => return false,
        _ => {
            let Some(c) = char::from_u32(point) else { return false };
            match encoding {
                Encoding::Utf16 { big, .. } => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
                    }
                }
                Encoding::Utf32 { big, .. } => {
                    bytes.extend(if big { point.to_be_bytes() } else { point.to_le_bytes() })
                }
                _ => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
    }
    true
}

fn unencodable(
    vm: &Machine,
    value: &Value,
    bytes: &mut Vec<u8>,
    encoding: Encoding,
    (place, point): (usize, u32),
    errors: &str,
) -> PyResult<()> {
    let replacement = match errors {
        "ignore" => String::new(),
        "replace" => "?".to_string(),
        "backslashreplace" => escape(point),
        "xmlcharrefreplace" => format!("&#{point};"),
        "surrogateescape" if (0xDC80..0xDD00).contains(&point) => {
            bytes.push((point - 0xDC00) as u8);
            return Ok(());
        }
        "surrogatepass" if (0xD800..0xE000).contains(&point) => {
            let point = [
                0xE0 | (point >> 12) as u8,
                0x80 | (point >> 6 & 0x3F) as u8,
                0x80 | (point & 0x3F) as u8,
            ];
            bytes.extend_from_slice(&point);
            return Ok(());
        }
        _ => {
            let (name, reason) = match encoding {
                Encoding::Ascii => ("ascii", "ordinal not in range(128)"),
                Encoding::Latin1 => ("latin-1", "ordinal not in range(256)"),
                _ => ("utf-8", "surrogates not allowed"),
            };
            let class = &vm.types.exceptions.unicode_encode_error;
            return Err(unicode_error(vm, class, name, value, place, place + 1, reason));
        }
    };
    replacement.chars().for_each(|c| {
        push_encoded(bytes, encoding, u32::from(c));
    });
    Ok(())
}

fn escape(point: u32) -> String {
    match point {
        0..=0xFF => format!("\\x{point:02x}"),
        0x100..=0xFFFF => format!("\\u{point:04x}"),
        _ => format!("\\U{point:08x}"),
    }
}

fn unicode_error(
    vm: &Machine,
    class: &crate::objects::TypeRef,
    encoding: &str,
    object: &Value,
    start: usize,
    end: usize,
    reason: &str,
) -> Raised {
    let fields = vec![
        Str::new(encoding),
        object.clone(),
        Value::index(start),
        Value::index(end),
        Str::new(reason),
    ];
    let raised = vm.error_with(class, fields.clone());
    for (index, field) in fields.into_iter().enumerate() {
        raised.exception().set_field(index, field);
    }
    raised
}

/// `bytes.decode(name, errors)`.
pub fn decode(vm: &Machine, bytes: &[u8], name: &str, errors: &str) -> PyResult {
    let encoding = encoding(vm, name)?;
    match encoding {
        Encoding::Utf8 => decode_utf8(vm, bytes, errors),
        Encoding::Latin1 => Ok(Str::from_data(build::narrow_latin1(bytes))),
        Encoding::Ascii => match std::str::from_utf8(bytes) {
            Ok(text) if text.is_ascii() => Ok(Str::new(text)),
            _ => decode_ascii(vm, bytes, errors),
        },
        Encoding::Utf16 { big, mark } => {
            let (big, bytes) = match bytes {
                [0xFE, 0xFF, rest @ ..] if mark => (true, rest),
                [0xFF, 0xFE, rest @ ..] if mark => (false, rest),
                _ => (big, bytes),
            };
            let units = bytes.chunks_exact(2).map(|pair| {
                let pair = [pair[0], pair[1]];
                if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
            });
            let points = char::decode_utf16(units)
                .map(|c| c.map_or_else(|e| u32::from(e.unpaired_surrogate()), u32::from));
            Ok(build::from_points(&points.collect::<Vec<u32>>()))
        }
        Encoding::Utf32 { big, mark } => {
            let bytes =
                if mark { bytes.strip_prefix(&[0xFF, 0xFE, 0, 0]).unwrap_or(bytes) } else { bytes };
            let points = bytes.chunks_exact(4).map(|four| {
                let four = [four[0], four[1], four[2], four[3]];
                if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
            });
            Ok(build::from_points(&points.collect::<Vec<u32>>()))
        }
    }
}

fn decode_ascii(vm: &Machine, bytes: &[u8], errors: &str) -> PyResult {
    let mut points: Vec<u32> = Vec::with_capacity(bytes.len());
    for (place, &byte) in bytes.iter().enumerate() {
        if byte < 0x80 {
            points.push(u32::from(byte));
        } else {
            undecodable(
                vm,
                "ascii",
                bytes,
                place,
                place + 1,
                "ordinal not in range(128)",
                errors,
                &mut points,
            )?;
        }
    }
    Ok(build::from_points(&points))
}

fn decode_utf8(vm: &Machine, bytes: &[u8], errors: &str) -> PyResult {
    let mut rest = bytes;
    match std::str::from_utf8(rest) {
        Ok(text) => return Ok(Str::new(text)),
        Err(_) if errors == "surrogatepass" => {
            if let Some(text) = compiler::text::PyText::from_surrogatepass(bytes) {
                return Ok(Str::from_text(&text));
            }
        }
        Err(_) => (),
    }
    let mut points: Vec<u32> = Vec::with_capacity(bytes.len());
    while let Err(error) = std::str::from_utf8(rest) {
        let (good, bad) = rest.split_at(error.valid_up_to());
        points.extend(String::from_utf8_lossy(good).chars().map(u32::from));
        let start = bytes.len() - bad.len();
        let length = error.error_len().unwrap_or(bad.len());
        let reason = match (error.error_len(), bad.first()) {
            (None, _) => "unexpected end of data",
            (_, Some(0xC2..=0xF4)) => "invalid continuation byte",
            _ => "invalid start byte",
        };
        undecodable(vm, "utf-8", bytes, start, start + length, reason, errors, &mut points)?;
        rest = &bad[length..];
    }
    points.extend(String::from_utf8_lossy(rest).chars().map(u32::from));
    Ok(build::from_points(&points))
}

#[allow(clippy::too_many_arguments)]
fn undecodable(
    vm: &Machine,
    encoding: &str,
    bytes: &[u8],
    start: usize,
    end: usize,
    reason: &str,
    errors: &str,
    points: &mut Vec<u32>,
) -> PyResult<()> {
    match errors {
        "ignore" => (),
        "replace" => points.push(0xFFFD),
        "backslashreplace" => {
            for byte in &bytes[start..end] {
                points.extend(format!("\\x{byte:02x}").chars().map(u32::from));
            }
        }
        "surrogateescape" => {
            points.extend(bytes[start..end].iter().map(|byte| 0xDC00 + u32::from(*byte)))
        }
        _ => {
            let class = &vm.types.exceptions.unicode_decode_error;
            return Err(unicode_error(
                vm,
                class,
                encoding,
                &Bytes::new(bytes.to_vec()),
                start,
                end,
                reason,
            ));
        }
    }
    Ok(())
}

//! Between strings and bytes: the encodings that Python programs use most.

mod decoding;
mod encoding;

use heap::value::Value;

use super::Str;
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;

pub use decoding::decode;
pub use encoding::encode;

/// The encodings known. `mark`: the bytes begin with a mark of their order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Ascii,
    Latin1,
    Utf16 { big: bool, mark: bool },
    Utf32 { big: bool, mark: bool },
}

fn check_names(vm: &Machine, encoding: &str, errors: &str) -> PyResult<()> {
    match [encoding, errors].into_iter().any(|name| name.contains('\0')) {
        true => Err(vm.value_error("embedded null character")),
        false => Ok(()),
    }
}

fn encoding(vm: &Machine, name: &str, errors: &str) -> PyResult<Encoding> {
    check_names(vm, name, errors)?;
    Ok(match name.to_ascii_lowercase().replace(['-', ' '], "_").as_str() {
        "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Encoding::Utf8,
        "ascii" | "us_ascii" | "646" => Encoding::Ascii,
        "latin_1" | "latin1" | "latin" | "iso_8859_1" | "iso8859_1" | "l1" | "8859" => {
            Encoding::Latin1
        }
        "utf_16" | "utf16" | "u16" => Encoding::Utf16 { big: false, mark: true },
        "utf_16_le" | "utf_16le" => Encoding::Utf16 { big: false, mark: false },
        "utf_16_be" | "utf_16be" => Encoding::Utf16 { big: true, mark: false },
        "utf_32" | "utf32" | "u32" => Encoding::Utf32 { big: false, mark: true },
        "utf_32_le" | "utf_32le" => Encoding::Utf32 { big: false, mark: false },
        "utf_32_be" | "utf_32be" => Encoding::Utf32 { big: true, mark: false },
        _ => return Err(vm.lookup_error(format!("unknown encoding: {name}"))),
    })
}

impl Encoding {
    /// The name that errors show.
    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Utf16 { mark: true, .. } => "utf-16",
            Encoding::Utf16 { big: false, .. } => "utf-16-le",
            Encoding::Utf16 { big: true, .. } => "utf-16-be",
            Encoding::Utf32 { mark: true, .. } => "utf-32",
            Encoding::Utf32 { big: false, .. } => "utf-32-le",
            Encoding::Utf32 { big: true, .. } => "utf-32-be",
        }
    }

    /// The encoding with the order that `bytes` are marked with, and the mark's length.
    fn marked(self, bytes: &[u8]) -> (Encoding, usize) {
        match self {
            Encoding::Utf16 { mark: true, .. } => {
                let big = bytes.starts_with(&[0xFE, 0xFF]);
                let length = if big || bytes.starts_with(&[0xFF, 0xFE]) { 2 } else { 0 };
                (Encoding::Utf16 { big, mark: false }, length)
            }
            Encoding::Utf32 { mark: true, .. } => {
                let big = bytes.starts_with(&[0, 0, 0xFE, 0xFF]);
                let length = if big || bytes.starts_with(&[0xFF, 0xFE, 0, 0]) { 4 } else { 0 };
                (Encoding::Utf32 { big, mark: false }, length)
            }
            _ => (self, 0),
        }
    }
}

/// The error that a text, which has a lone surrogate, has none in UTF-8.
pub fn not_utf8(vm: &Machine, text: &Value) -> Raised {
    match encode(vm, text, "utf-8", "strict") {
        Err(raised) => raised,
        Ok(_) => vm.system_error("text without a lone surrogate is UTF-8"),
    }
}

fn unknown_handler(vm: &Machine, errors: &str) -> Raised {
    vm.lookup_error(format!("unknown error handler name '{errors}'"))
}

pub fn unicode_error(
    vm: &Machine,
    class: &crate::objects::TypeRef,
    encoding: &str,
    object: &Value,
    (start, end): (usize, usize),
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

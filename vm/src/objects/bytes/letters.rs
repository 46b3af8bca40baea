//! `bytes` and `bytearray` as ASCII text: cases, predicates, padding, `translate`.

use heap::Kind;
use heap::value::Value;

use super::pieces::is_space;
use super::{bytes_of, like, look, look_at_own, material};
use crate::arguments::CInt;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Bytes;
use crate::objects::type_object::spec::Method;
use crate::{method, static_method};

pub(in crate::objects) static CASES: &[Method] = &[
    method!("upper", "(self, /)", |_, this: &Value| mapped(this, |byte| byte.to_ascii_uppercase()))
        .doc("The bytes with ASCII letters as capitals."),
    method!("lower", "(self, /)", |_, this: &Value| mapped(this, |byte| byte.to_ascii_lowercase()))
        .doc("The bytes with ASCII letters small."),
    method!("swapcase", "(self, /)", |_, this: &Value| {
        mapped(this, |byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { byte })
    })
    .doc("The bytes with the case of ASCII letters turned around."),
    method!("title", "(self, /)", |_, this: &Value| {
        let mut inside = false;
        mapped(this, |byte| {
            let cased = if inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
            inside = byte.is_ascii_alphabetic();
            cased
        })
    })
    .doc("Each ASCII word with a capital in front."),
    method!("capitalize", "(self, /)", |_, this: &Value| {
        let mut first = true;
        mapped(this, |byte| match std::mem::take(&mut first) {
            true => byte.to_ascii_uppercase(),
            false => byte.to_ascii_lowercase(),
        })
    })
    .doc("The first byte as a capital, the others small, as far as they are letters."),
    method!(
        "center",
        "(self, width, fillchar=b' ', /)",
        |vm, this: &Value, size: i64, fillchar: &Value| pad(vm, this, size, fillchar, Side::Both)
    )
    .doc("The bytes, filled up on both sides to a width."),
    method!(
        "ljust",
        "(self, width, fillchar=b' ', /)",
        |vm, this: &Value, size: i64, fillchar: &Value| pad(vm, this, size, fillchar, Side::Right)
    )
    .doc("The bytes, filled up on the right to a width."),
    method!(
        "rjust",
        "(self, width, fillchar=b' ', /)",
        |vm, this: &Value, size: i64, fillchar: &Value| pad(vm, this, size, fillchar, Side::Left)
    )
    .doc("The bytes, filled up on the left to a width."),
    method!("zfill", "(self, width, /)", zero_fill)
        .doc("The digits, filled up with zeros behind their sign."),
    method!("expandtabs", "(self, /, tabsize=8)", expand_tabs)
        .doc("The bytes with tabs as blanks up to the next stop."),
    method!("translate", "(self, table, /, delete=b'')", translate)
        .doc("Each byte as a table of 256 says, without those to delete."),
    static_method!("maketrans", "(frm, to, /)", make_table)
        .doc("A table for translate(), from bytes of equal length."),
];

pub(in crate::objects) static PREDICATES: &[Method] = &[
    method!("isalpha", "(self, /)", |_, this: &Value| all(this, |byte| byte.is_ascii_alphabetic()))
        .doc("Whether all bytes are ASCII letters, and there is one."),
    method!("isdigit", "(self, /)", |_, this: &Value| all(this, |byte| byte.is_ascii_digit()))
        .doc("Whether all bytes are ASCII digits, and there is one."),
    method!("isalnum", "(self, /)", |_, this: &Value| all(this, |byte| byte
        .is_ascii_alphanumeric()))
    .doc("Whether all bytes are ASCII letters or digits, and there is one."),
    method!("isspace", "(self, /)", |_, this: &Value| all(this, is_space))
        .doc("Whether all bytes are ASCII blanks, and there is one."),
    method!("isascii", "(self, /)", |_, this: &Value| Value::bool(holds(this, <[u8]>::is_ascii)))
        .doc("Whether all bytes are of ASCII."),
    method!("isupper", "(self, /)", |_, this: &Value| Value::bool(holds(this, |data| {
        has_upper(data) && !has_lower(data)
    })))
    .doc("Whether all ASCII letters are capitals, and there is one."),
    method!("islower", "(self, /)", |_, this: &Value| Value::bool(holds(this, |data| {
        has_lower(data) && !has_upper(data)
    })))
    .doc("Whether all ASCII letters are small, and there is one."),
    method!("istitle", "(self, /)", |_, this: &Value| Value::bool(holds(this, is_title)))
        .doc("Whether each ASCII word begins with a capital, and only there."),
];

fn mapped(this: &Value, change: impl FnMut(u8) -> u8) -> PyResult {
    Ok(like(this, material(this)?.iter().copied().map(change).collect()))
}

/// Whether it holds of what `this` holds, which is looked at in place.
fn holds(this: &Value, holds: impl FnOnce(&[u8]) -> bool) -> bool {
    look(this, holds) == Some(true)
}

fn all(this: &Value, is_such: fn(u8) -> bool) -> Value {
    Value::bool(holds(this, |data| !data.is_empty() && data.iter().all(|byte| is_such(*byte))))
}

fn has_upper(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_uppercase)
}

fn has_lower(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_lowercase)
}

fn is_title(data: &[u8]) -> bool {
    let (mut cased, mut inside) = (false, false);
    for byte in data {
        if byte.is_ascii_uppercase() && inside || byte.is_ascii_lowercase() && !inside {
            return false;
        }
        inside = byte.is_ascii_alphabetic();
        cased |= inside;
    }
    cased
}

/// Where the filling goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
    Both,
}

/// How many bytes a filled up object is to have, for which there is room.
fn width(vm: &Machine, this: &Value, size: i64) -> PyResult<usize> {
    let width = usize::try_from(size).unwrap_or(0);
    match this.is_kind(Kind::Bytes) {
        true => super::check_length(vm, width)?,
        false => vm.check_size(1, width)?,
    }
    Ok(width)
}

fn pad(vm: &Machine, this: &Value, size: i64, fillchar: &Value, side: Side) -> PyResult {
    let fill = fill_byte(vm, fillchar, side)?;
    let width = width(vm, this, size)?;
    let data = material(this)?;
    let missing = width.saturating_sub(data.len());
    let left = match side {
        Side::Left => missing,
        Side::Right => 0,
        Side::Both => missing / 2 + (missing & width & 1),
    };
    let padded = [&vec![fill; left][..], &data, &vec![fill; missing - left]].concat();
    Ok(like(this, padded))
}

fn fill_byte(vm: &Machine, value: &Value, side: Side) -> PyResult<u8> {
    if value.is_null() {
        return Ok(b' ');
    }
    let name = match side {
        Side::Left => "rjust",
        Side::Right => "ljust",
        Side::Both => "center",
    };
    let kind = if value.is_none() { "None".into() } else { vm.class(value).name() };
    let wanted = "argument 2 must be a byte string of length 1, not";
    match look_at_own(value, |bytes| (bytes.first().copied(), bytes.len())) {
        Some((Some(byte), 1)) => Ok(byte),
        Some((_, length)) => {
            Err(vm.type_error(format!("{name}(): {wanted} a {kind} object of length {length}")))
        }
        None => Err(vm.type_error(format!("{name}() {wanted} {kind}"))),
    }
}

fn zero_fill(vm: &Machine, this: &Value, size: i64) -> PyResult {
    let width = width(vm, this, size)?;
    let data = material(this)?;
    let zeros = vec![b'0'; width.saturating_sub(data.len())];
    let (sign, digits) = data.split_at(usize::from(matches!(data.first(), Some(b'+' | b'-'))));
    Ok(like(this, [sign, &zeros, digits].concat()))
}

fn expand_tabs(vm: &Machine, this: &Value, tabsize: Option<CInt>) -> PyResult {
    let size = tabsize.map_or(8, |size| usize::try_from(size.0).unwrap_or(0));
    let (mut expanded, mut column) = (Vec::new(), 0);
    for &byte in material(this)?.iter() {
        match byte {
            b'\t' => {
                let blanks = if size == 0 { 0 } else { size - column % size };
                vm.check_size(expanded.len() + blanks, 1)?;
                expanded.resize(expanded.len() + blanks, b' ');
                column += blanks;
            }
            _ => {
                column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
                expanded.push(byte);
            }
        }
    }
    Ok(like(this, expanded))
}

fn translate(vm: &Machine, this: &Value, table: &Value, delete: &Value) -> PyResult {
    let table = match table.is_none() {
        true => None,
        false => Some(bytes_of(vm, table)?),
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let doomed = if delete.is_null() { Vec::new() } else { bytes_of(vm, delete)? };
    let data = material(this)?;
    let kept = data.iter().filter(|byte| !doomed.contains(byte));
    let change = |byte: &u8| table.as_ref().map_or(*byte, |table| table[usize::from(*byte)]);
    Ok(like(this, kept.map(change).collect()))
}

fn make_table(vm: &Machine, frm: &Value, to: &Value) -> PyResult {
    let (from, to) = (bytes_of(vm, frm)?, bytes_of(vm, to)?);
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    from.into_iter().zip(to).for_each(|(from, to)| table[usize::from(from)] = to);
    Ok(Bytes::new(table))
}

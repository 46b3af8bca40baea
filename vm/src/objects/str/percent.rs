//! `format % values`: `values` hands out what is to be filled in, `conversion` reads how.

use heap::value::Value;
use num_bigint::BigInt;
use num_traits::Signed;

mod conversion;
mod values;

use conversion::{Conversion, Reader};
use values::Values;

use super::Str;
use super::build::StrBuilder;
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::float::presentation::{self, Presentation};
use crate::objects::{bytes, int};
use crate::special::Special;

/// What is being made: text, or bytes, which stand in the template and in the outcome as the first 256 characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Text,
    Bytes,
}

/// Fills `values`, a tuple, a mapping or one value, into `template`.
pub fn format(vm: &Machine, template: &Str, values: &Value, target: Target) -> PyResult {
    let points: Vec<u32> = template.code_points().collect();
    let mut values = Values::new(vm, values, target);
    let mut out = StrBuilder::with_capacity(points.len());
    let mut at = 0;
    while let Some(&point) = points.get(at) {
        at += 1;
        if point != u32::from('%') {
            out.push_point(point);
            continue;
        }
        if points.get(at) == Some(&point) {
            out.push_point(point);
            at += 1;
            continue;
        }
        let mut reader = Reader::new(template, &points, at);
        let conversion = reader.conversion(&mut values)?;
        at = reader.place();
        let value = values.take()?;
        // No conversion is beyond ASCII: one that is unknown, and so are surrogates.
        let kind = char::from_u32(conversion.kind).unwrap_or(char::REPLACEMENT_CHARACTER);
        let pushed = target == Target::Bytes
            && push_bytes(vm, &mut out, kind, &value, &conversion)?
            || push_converted(vm, &mut out, kind, &value, &conversion)?;
        if !pushed {
            return Err(unsupported(vm, target, conversion.kind, at - 1));
        }
    }
    if values.are_left() {
        let made = if target == Target::Text { "string" } else { "bytes" };
        return Err(vm.type_error(format!("not all arguments converted during {made} formatting")));
    }
    Ok(out.finish()?)
}

/// The conversions that differ where bytes are made; false for the others.
fn push_bytes(
    vm: &Machine,
    out: &mut StrBuilder,
    kind: char,
    value: &Value,
    conversion: &Conversion,
) -> PyResult<bool> {
    let mut data = match kind {
        's' | 'b' => match bytes::copied(value)? {
            Some(data) => data,
            None => bytes::by_special(vm, value)?.ok_or_else(|| {
                let found = vm.class(value).name();
                vm.type_error(format!(
                    "%b requires a bytes-like object, or an object that implements __bytes__, not '{found}'"
                ))
            })?,
        },
        'c' => vec![byte(vm, value)?],
        'r' | 'a' => {
            return push_converted(vm, out, 'a', value, conversion);
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let number = vm.to_float(value).map_err(|_| {
                let class = vm.class(value).name();
                vm.type_error(format!("float argument required, not {class}"))
            })?;
            push_real(vm, out, kind, number, conversion)?;
            return Ok(true);
        }
        _ => return Ok(false),
    };
    if let Some(precision) = conversion.precision.filter(|_| kind != 'c') {
        data.truncate(precision);
    }
    push_padded(vm, out, &super::build::from_points(&data), conversion)?;
    Ok(true)
}

/// What `%c` puts among bytes.
fn byte(vm: &Machine, value: &Value) -> PyResult<u8> {
    let own = bytes::look_at_own(value, |data| (data.len(), data.first().copied()));
    match (own, vm.is_index(value)) {
        (Some((1, Some(byte))), _) => Ok(byte),
        (None, true) => u8::try_from(vm.clipped_index(value)?)
            .map_err(|_| vm.overflow_error("%c arg not in range(256)")),
        (found, _) => {
            let kind = vm.class(value).name();
            let found = match found {
                Some((length, _)) => format!("a {kind} object of length {length}"),
                None => kind.to_string(),
            };
            let wanted = "an integer in range(256) or a single byte";
            Err(vm.type_error(format!("%c requires {wanted}, not {found}")))
        }
    }
}

/// The conversions of text; false for one that does not exist.
fn push_converted(
    vm: &Machine,
    out: &mut StrBuilder,
    kind: char,
    value: &Value,
    conversion: &Conversion,
) -> PyResult<bool> {
    match kind {
        's' | 'r' | 'a' => {
            let shown = match kind {
                's' => vm.str(value)?,
                'r' => vm.repr(value)?,
                _ => vm.ascii(value)?,
            };
            let cut = match (shown.downcast::<Str>(), conversion.precision) {
                (Some(text), Some(precision)) if precision < text.len() => {
                    text.slice(0, precision)?
                }
                _ => shown,
            };
            push_padded(vm, out, &cut, conversion)?;
        }
        'c' => {
            let shown = match value.downcast::<Str>() {
                None if vm.is_index(value) => match vm.clipped_index(value)? {
                    point @ 0..0x11_0000 => Str::character(point as u32),
                    _ => return Err(vm.overflow_error("%c arg not in range(0x110000)")),
                },
                Some(text) if text.len() == 1 => value.clone(),
                text => {
                    let found = match text {
                        Some(text) => format!("a string of length {}", text.len()),
                        None => vm.class(value).name().to_string(),
                    };
                    return Err(vm.type_error(format!(
                        "%c requires an int or a unicode character, not {found}"
                    )));
                }
            };
            push_padded(vm, out, &shown, conversion)?;
        }
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => {
            let (negative, digits, prefix) = integer(vm, kind, value, conversion)?;
            push_number(vm, out, negative, prefix, &digits, conversion)?;
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            push_real(vm, out, kind, vm.to_float(value)?, conversion)?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn push_real(
    vm: &Machine,
    out: &mut StrBuilder,
    kind: char,
    number: f64,
    conversion: &Conversion,
) -> PyResult<()> {
    super::format::check_precision(vm, conversion.precision)?;
    let presentation = Presentation {
        kind: Some(kind),
        precision: conversion.precision,
        alternate: conversion.alternate,
        shows_float: false,
    };
    let digits = presentation::digits(number, &presentation);
    let negative = number.is_sign_negative() && !number.is_nan();
    push_number(vm, out, negative, "", &digits, conversion)
}

/// Where bytes are made, the character is shown as C's `char`, which is negative beyond ASCII.
#[cold]
fn unsupported(vm: &Machine, target: Target, kind: u32, at: usize) -> Raised {
    let shown = char::from_u32(kind);
    let shown = match target {
        Target::Text => shown.filter(|kind| matches!(kind, ' '..='~')).unwrap_or('?'),
        Target::Bytes => match shown.filter(char::is_ascii) {
            Some(shown) => shown,
            None => return vm.overflow_error("character argument not in range(0x110000)"),
        },
    };
    vm.value_error(format!("unsupported format character '{shown}' (0x{kind:x}) at index {at}"))
}

/// The value as an int: for the decimal conversions `__int__` will do, for the others only `__index__`.
fn whole(vm: &Machine, kind: char, value: &Value) -> PyResult<BigInt> {
    let is_decimal = matches!(kind, 'd' | 'i' | 'u');
    let number = match int::as_big(value) {
        Some(number) => return Ok(number),
        None if is_decimal && vm.class(value).defines(Special::Int) => {
            vm.call(vm.types.int.value(), std::slice::from_ref(value)).map(Some)
        }
        None if vm.is_index(value) => vm.index_value(value).map(Some),
        None => Ok(None),
    };
    match vm.unless_type_error(number)?.flatten() {
        Some(number) => Ok(int::as_big(&number).unwrap_or_default()),
        None => {
            let wanted = if is_decimal { "a real number" } else { "an integer" };
            let found = vm.class(value).name();
            Err(vm.type_error(format!("%{kind} format: {wanted} is required, not {found}")))
        }
    }
}

fn integer(
    vm: &Machine,
    kind: char,
    value: &Value,
    conversion: &Conversion,
) -> PyResult<(bool, String, &'static str)> {
    let number = whole(vm, kind, value)?;
    let magnitude = number.magnitude();
    super::format::check_digits(vm, magnitude, kind)?;
    let (digits, prefix) = match kind {
        'x' => (magnitude.to_str_radix(16), "0x"),
        'X' => (magnitude.to_str_radix(16).to_uppercase(), "0X"),
        'o' => (magnitude.to_str_radix(8), "0o"),
        _ => (int::text::to_decimal(vm, &number.abs())?, ""),
    };
    let least = conversion.precision.unwrap_or(0);
    if least > i32::MAX as usize - 3 {
        return Err(vm.overflow_error("precision too large"));
    }
    vm.check_size(1, least)?;
    let digits = "0".repeat(least.saturating_sub(digits.len())) + &digits;
    Ok((number.is_negative(), digits, if conversion.alternate { prefix } else { "" }))
}

fn push_number(
    vm: &Machine,
    out: &mut StrBuilder,
    negative: bool,
    prefix: &str,
    digits: &str,
    conversion: &Conversion,
) -> PyResult<()> {
    let sign = match (negative, conversion.plus, conversion.space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    };
    let lead = sign.len() + prefix.len();
    if conversion.zero && !conversion.left {
        vm.check_size(1, conversion.width)?;
        let zeros = conversion.width.saturating_sub(lead + digits.len());
        out.push_str(&format!("{sign}{prefix}{}{digits}", "0".repeat(zeros)));
        return Ok(());
    }
    push_padded(vm, out, &Str::from_string(format!("{sign}{prefix}{digits}")), conversion)
}

fn push_padded(
    vm: &Machine,
    out: &mut StrBuilder,
    shown: &Value,
    conversion: &Conversion,
) -> PyResult<()> {
    vm.check_size(1, conversion.width)?;
    let length = shown.downcast::<Str>().map_or(0, Str::len);
    let missing = conversion.width.saturating_sub(length);
    if !conversion.left {
        out.repeat(u32::from(' '), missing);
    }
    out.push_value(shown);
    if conversion.left {
        out.repeat(u32::from(' '), missing);
    }
    Ok(())
}

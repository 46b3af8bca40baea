//! `format % values`.

use heap::Kind;
use heap::value::Value;
use num_traits::Signed;

use super::Str;
use super::build::StrBuilder;
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::float::presentation::{self, Presentation};
use crate::objects::{Bytes, Tuple, bytes, int};
use crate::special::Special;

/// One `%` specification.
#[derive(Default)]
struct Conversion {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
}

/// What is being made: text, or bytes, which stand in the template and in the outcome as the first 256 characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Text,
    Bytes,
}

/// The values to fill in, in order.
struct Values<'a> {
    vm: &'a Machine,
    items: Vec<Value>,
    next: usize,
}

impl Values<'_> {
    fn take(&mut self) -> PyResult {
        self.next += 1;
        let value = self.items.get(self.next - 1).cloned();
        value.ok_or_else(|| self.vm.type_error("not enough arguments for format string"))
    }

    /// The next value as a width or precision, which is no larger than the named type of C can hold.
    fn take_size(&mut self, largest: i64, c_type: &str) -> PyResult<i64> {
        let value = self.take()?;
        if !int::is_int(&value) {
            return Err(self.vm.type_error("* wants int"));
        }
        let size = int::as_i64(&value).filter(|size| (-largest - 1..=largest).contains(size));
        size.ok_or_else(|| {
            let message = format!("Python int too large to convert to C {c_type}");
            self.vm.overflow_error(message)
        })
    }
}

/// Fills `values`, a tuple, a mapping or one value, into `template`.
pub fn format(vm: &Machine, template: &Str, values: &Value, target: Target) -> PyResult {
    let points: Vec<u32> = template.code_points().collect();
    let items = values
        .downcast::<Tuple>()
        .map_or_else(|| vec![values.clone()], |tuple| tuple.items().to_vec());
    let mapping = !values.is_kind(Kind::Tuple)
        && !values.is_kind(Kind::Str)
        && (target == Target::Text || bytes::as_bytes(values).is_none())
        && vm.class(values).defines(Special::GetItem);
    let mut source = Values { vm, items, next: 0 };
    let mut out = StrBuilder::with_capacity(points.len());
    let mut used_mapping = false;
    let mut at = 0;
    let percent = u32::from('%');
    while at < points.len() {
        if points[at] != percent {
            out.push_point(points[at]);
            at += 1;
            continue;
        }
        at += 1;
        let incomplete = || vm.value_error("incomplete format");
        let char_at = |at: usize| points.get(at).copied().and_then(char::from_u32);
        let mut keyed = None;
        if char_at(at) == Some('(') {
            if !mapping {
                return Err(vm.type_error("format requires a mapping"));
            }
            let (start, mut depth) = (at + 1, 1);
            at += 1;
            while depth > 0 {
                let point =
                    points.get(at).ok_or_else(|| vm.value_error("incomplete format key"))?;
                match char::from_u32(*point) {
                    Some('(') => depth += 1,
                    Some(')') => depth -= 1,
                    _ => (),
                }
                at += 1;
            }
            let key = template.slice(start, at - 1)?;
            let key = match target {
                Target::Text => key,
                Target::Bytes => Bytes::new(super::codecs::encode(vm, &key, "latin-1", "strict")?),
            };
            keyed = Some(vm.subscript(values, &key)?);
            used_mapping = true;
        }
        let mut conversion = Conversion::default();
        at = read_flags(&points, at, &mut conversion);
        at = read_sizes(&points, at, &mut conversion, &mut source, target)?;
        while matches!(char_at(at), Some('h' | 'l' | 'L')) {
            at += 1;
        }
        let kind = *points.get(at).ok_or_else(incomplete)?;
        // No conversion is beyond ASCII: one that is unknown, and so are surrogates.
        let kind = char::from_u32(kind).ok_or_else(|| unsupported(vm, kind, at))?;
        at += 1;
        if kind == '%' {
            out.push_str("%");
            continue;
        }
        let value = match keyed {
            Some(value) => value,
            None => source.take()?,
        };
        if target == Target::Text || !push_bytes(vm, &mut out, kind, &value, &conversion)? {
            push_converted(vm, &mut out, kind, &value, &conversion, at - 1)?;
        }
    }
    if source.next < source.items.len() && !used_mapping && !mapping {
        let made = if target == Target::Text { "string" } else { "bytes" };
        return Err(vm.type_error(format!("not all arguments converted during {made} formatting")));
    }
    Ok(out.finish()?)
}

fn read_flags(points: &[u32], mut at: usize, conversion: &mut Conversion) -> usize {
    loop {
        match points.get(at).copied().and_then(char::from_u32) {
            Some('-') => conversion.left = true,
            Some('+') => conversion.plus = true,
            Some(' ') => conversion.space = true,
            Some('#') => conversion.alternate = true,
            Some('0') => conversion.zero = true,
            _ => return at,
        }
        at += 1;
    }
}

fn read_sizes(
    points: &[u32],
    mut at: usize,
    conversion: &mut Conversion,
    values: &mut Values,
    target: Target,
) -> PyResult<usize> {
    let star = u32::from('*');
    let vm = values.vm;
    let read = |at: &mut usize, most: i64, what: &str| {
        let mut number = 0i64;
        while let Some(digit) =
            points.get(*at).copied().and_then(char::from_u32).and_then(|c| c.to_digit(10))
        {
            number = number.saturating_mul(10).saturating_add(i64::from(digit));
            *at += 1;
        }
        if number > most || number == i64::MAX {
            return Err(vm.value_error(format!("{what} too big")));
        }
        Ok(number as usize)
    };
    if points.get(at) == Some(&star) {
        let width = values.take_size(i64::MAX, "ssize_t")?;
        conversion.left |= width < 0;
        conversion.width = width.unsigned_abs() as usize;
        at += 1;
    } else {
        conversion.width = read(&mut at, i64::MAX, "width")?;
    }
    values.vm.check_size(1, conversion.width)?;
    if points.get(at) == Some(&u32::from('.')) {
        at += 1;
        conversion.precision = Some(if points.get(at) == Some(&star) {
            at += 1;
            values.take_size(i64::from(i32::MAX), "int")?.max(0) as usize
        } else {
            let what = if target == Target::Text { "precision" } else { "prec" };
            read(&mut at, i64::from(i32::MAX), what)?
        });
    }
    Ok(at)
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
        's' | 'b' => {
            let special = vm.class(value).special(Special::Bytes);
            match bytes::copied(value)? {
                Some(data) => data,
                None => match vm.try_call_special(value, &special, &[]) {
                    Some(outcome) => bytes::bytes_of(vm, &outcome?)?,
                    None => {
                        let found = vm.class(value).name();
                        return Err(vm.type_error(format!(
                            "%b requires a bytes-like object, or an object that implements __bytes__, not '{found}'"
                        )));
                    }
                },
            }
        }
        'c' => vec![byte(vm, value)?],
        'r' | 'a' => {
            return push_converted(vm, out, 'a', value, conversion, 0).map(|()| true);
        }
        _ => return Ok(false),
    };
    if let Some(precision) = conversion.precision.filter(|_| kind != 'c') {
        data.truncate(precision);
    }
    push_padded(out, &super::build::from_points(&data), conversion);
    Ok(true)
}

/// What `%c` puts among bytes.
fn byte(vm: &Machine, value: &Value) -> PyResult<u8> {
    match (bytes::as_bytes(value).as_deref(), vm.is_index(value)) {
        (Some([byte]), _) => Ok(*byte),
        (None, true) => u8::try_from(vm.clipped_index(value)?)
            .map_err(|_| vm.overflow_error("%c arg not in range(256)")),
        (found, _) => {
            let kind = vm.class(value).name();
            let found = match found {
                Some(found) => format!("a {kind} object of length {}", found.len()),
                None => kind.to_string(),
            };
            let wanted = "an integer in range(256) or a single byte";
            Err(vm.type_error(format!("%c requires {wanted}, not {found}")))
        }
    }
}

fn push_converted(
    vm: &Machine,
    out: &mut StrBuilder,
    kind: char,
    value: &Value,
    conversion: &Conversion,
    at: usize,
) -> PyResult<()> {
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
            push_padded(out, &cut, conversion);
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
            push_padded(out, &shown, conversion);
        }
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => {
            let (negative, digits, prefix) = integer(vm, kind, value, conversion)?;
            push_number(out, negative, prefix, &digits, conversion);
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let number = vm.to_float(value).map_err(|raised| {
                match raised.is_a(&vm.types.exceptions.type_error) {
                    true => vm
                        .type_error(format!("must be real number, not {}", vm.class(value).name())),
                    false => raised,
                }
            })?;
            super::format::check_precision(vm, conversion.precision)?;
            let presentation = Presentation {
                kind: Some(kind),
                precision: conversion.precision,
                alternate: conversion.alternate,
                shows_float: false,
            };
            let digits = presentation::digits(number, &presentation);
            push_number(
                out,
                number.is_sign_negative() && !number.is_nan(),
                "",
                &digits,
                conversion,
            );
        }
        _ => {
            return Err(unsupported(vm, u32::from(kind), at));
        }
    }
    Ok(())
}

#[cold]
fn unsupported(vm: &Machine, kind: u32, at: usize) -> Raised {
    let shown = char::from_u32(kind).filter(|kind| matches!(kind, ' '..='~')).unwrap_or('?');
    vm.value_error(format!("unsupported format character '{shown}' (0x{kind:x}) at index {at}"))
}

fn integer(
    vm: &Machine,
    kind: char,
    value: &Value,
    conversion: &Conversion,
) -> PyResult<(bool, String, &'static str)> {
    let number = match int::as_big(value) {
        Some(number) => number,
        None if (value.is_float() || value.is_kind(Kind::Float))
            && matches!(kind, 'd' | 'i' | 'u') =>
        {
            let whole = vm.call(vm.types.int.value(), std::slice::from_ref(value))?;
            int::as_big(&whole).unwrap_or_default()
        }
        None if vm.is_index(value) => int::as_big(&vm.index_value(value)?).unwrap_or_default(),
        None => {
            let found = vm.class(value).name();
            return Err(vm.type_error(match kind {
                'd' | 'i' | 'u' => {
                    format!("%{kind} format: a real number is required, not {found}")
                }
                _ => format!("%{kind} format: an integer is required, not {found}"),
            }));
        }
    };
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
    out: &mut StrBuilder,
    negative: bool,
    prefix: &str,
    digits: &str,
    conversion: &Conversion,
) {
    let sign = match (negative, conversion.plus, conversion.space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    };
    let lead = sign.len() + prefix.len();
    if conversion.zero && !conversion.left {
        let zeros = conversion.width.saturating_sub(lead + digits.len());
        out.push_str(&format!("{sign}{prefix}{}{digits}", "0".repeat(zeros)));
        return;
    }
    push_padded(out, &Str::from_string(format!("{sign}{prefix}{digits}")), conversion);
}

fn push_padded(out: &mut StrBuilder, shown: &Value, conversion: &Conversion) {
    let length = shown.downcast::<Str>().map_or(0, Str::len);
    let missing = conversion.width.saturating_sub(length);
    if !conversion.left {
        out.repeat(u32::from(' '), missing);
    }
    out.push_value(shown);
    if conversion.left {
        out.repeat(u32::from(' '), missing);
    }
}

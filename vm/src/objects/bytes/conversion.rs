//! What `bytes` and `bytearray` share beside searching and cutting: comparisons, `hex` and `fromhex`, `decode`, `%`.

use heap::Kind;
use heap::room;
use heap::value::Value;

use super::{as_bytes, compare, copied, length_of, like, material};
use crate::arguments::{CInt, Text};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::str::escapes::push_hex;
use crate::objects::str::{codecs, percent};
use crate::objects::type_object::spec::Method;
use crate::objects::{Bytes, Str, TypeRef};
use crate::{class_method, comparisons, method};

pub(in crate::objects) static COMPARISONS: &[Method] =
    comparisons!(|_, one: &Value, two, comparison| compare(one, two, comparison));

pub(in crate::objects) static CONVERSIONS: &[Method] = &[
    method!("__contains__", "(self, key, /)", |vm, this: &Value, key: &Value| {
        Ok(Value::bool(super::contains(vm, this, key)?))
    }),
    method!(
        "__add__",
        "(self, value, /)",
        |vm, this: &Value, value: &Value| match copied(value)? {
            Some(more) => Ok(like(this, room::concat(&material(this)?, &more)?)),
            None => {
                let (one, other) = (vm.class(this).name(), vm.class(value).name());
                Err(vm.type_error(format!("can't concat {other} to {one}")))
            }
        }
    ),
    method!("__mul__", "(self, value, /)", repeat),
    method!("__rmul__", "(self, value, /)", repeat),
    method!("__mod__", "(self, value, /)", fill),
    method!("__rmod__", "(self, value, /)", |vm, this: &Value, template: &Value| {
        match template.kind() == this.kind() {
            true => fill(vm, template, this),
            false => Ok(Value::NOT_IMPLEMENTED),
        }
    }),
    method!(
        "decode",
        "(self, /, encoding='utf-8', errors='strict')",
        |vm, this: &Value, encoding: Option<Text>, errors: Option<Text>| {
            let (name, errors) = (Text::or(encoding, "utf-8"), Text::or(errors, "strict"));
            codecs::decode(vm, &material(this)?, &name, &errors)
        }
    )
    .doc("The text that the bytes stand for in an encoding."),
    method!(
        "hex",
        "(self, /, sep=<unrepresentable>, bytes_per_sep=1)",
        |vm, this: &Value, sep: Option<&Value>, size: Option<CInt>| hex(
            vm,
            &material(this)?,
            sep,
            size
        )
    )
    .doc("Two hexadecimal digits for each byte, in groups if a separator is given."),
    class_method!("fromhex", "(cls, string, /)", from_hex)
        .doc("The bytes that pairs of hexadecimal digits spell; blanks between them are skipped."),
];

/// `template % value`
fn fill(vm: &Machine, this: &Value, value: &Value) -> PyResult {
    let template = codecs::decode(vm, &material(this)?, "latin-1", "strict")?;
    let template = template.downcast::<Str>().expect("decoded text is a string");
    let filled = percent::format(vm, template, value, percent::Target::Bytes)?;
    Ok(like(this, codecs::encode(vm, &filled, "latin-1", "strict")?))
}

fn repeat(vm: &Machine, this: &Value, value: &Value) -> PyResult {
    let Some(count) = vm.repeat_count(value)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let data = material(this)?;
    let length = data.len().checked_mul(count).filter(|length| *length <= i64::MAX as usize);
    if length.is_none() && this.is_kind(Kind::Bytes) {
        return Err(vm.overflow_error("repeated bytes are too long"));
    }
    vm.check_size(data.len(), count)?;
    Ok(like(this, data.repeat(if data.is_empty() { 0 } else { count })))
}

/// `hex(sep, bytes_per_sep)`: groups count from the right, or from the left for a negative size.
pub(in crate::objects) fn hex(
    vm: &Machine,
    data: &[u8],
    sep: Option<&Value>,
    size: Option<CInt>,
) -> PyResult {
    vm.check_size(6, data.len())?;
    let mut shown = String::with_capacity(2 * data.len());
    let Some(sep) = sep else {
        data.iter().for_each(|byte| push_hex(&mut shown, *byte));
        return Ok(Str::from_string(shown));
    };
    let size = size.map_or(1, |size| size.0);
    if vm.length(sep)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let separator = match (sep.downcast::<Str>(), as_bytes(sep)) {
        (Some(text), _) => text.code_point(0),
        (_, Some(bytes)) => bytes.first().map(|byte| u32::from(*byte)),
        _ => return Err(vm.type_error("sep must be str or bytes.")),
    };
    let separator = match separator {
        Some(point) if point < 0x80 => char::from(point as u8),
        _ => return Err(vm.value_error("sep must be ASCII.")),
    };
    let group = size.unsigned_abs() as usize;
    for (place, byte) in data.iter().enumerate() {
        let before = if size > 0 { data.len() - place } else { place };
        if place > 0 && group > 0 && before % group == 0 {
            shown.push(separator);
        }
        push_hex(&mut shown, *byte);
    }
    Ok(Str::from_string(shown))
}

fn from_hex(vm: &Machine, class: &TypeRef, string: &Value) -> PyResult {
    let length = string.downcast::<Str>().map(Str::len).or_else(|| length_of(string));
    vm.check_size(5, length.unwrap_or(0))?;
    let digits: Vec<u32> = match (string.downcast::<Str>(), copied(string)?) {
        (Some(text), _) => text.code_points().collect(),
        (_, Some(bytes)) => bytes.into_iter().map(u32::from).collect(),
        _ => {
            let kind = vm.class(string).name();
            return Err(
                vm.type_error(format!("fromhex() argument must be str or bytes-like, not {kind}"))
            );
        }
    };
    let data = parse_hex(vm, &digits)?;
    match class.is(&vm.types.bytes) {
        true => Ok(Bytes::new(data)),
        false => vm.call(class.value(), &[Bytes::new(data)]),
    }
}

fn parse_hex(vm: &Machine, digits: &[u32]) -> PyResult<Vec<u8>> {
    let invalid = |place: usize| {
        vm.value_error(format!("non-hexadecimal number found in fromhex() arg at position {place}"))
    };
    let digit_at = |place: usize| {
        let point = digits.get(place).copied().and_then(char::from_u32);
        point.and_then(|c| c.to_digit(16)).ok_or_else(|| match place == digits.len() {
            true => {
                vm.value_error("fromhex() arg must contain an even number of hexadecimal digits")
            }
            false => invalid(place),
        })
    };
    let mut data = Vec::with_capacity(digits.len() / 2);
    let mut place = 0;
    while place < digits.len() {
        if matches!(digits[place], 0x20 | 0x09..=0x0D) {
            place += 1;
            continue;
        }
        data.push((digit_at(place)? << 4 | digit_at(place + 1)?) as u8);
        place += 2;
    }
    Ok(data)
}

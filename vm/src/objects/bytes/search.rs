//! Looking for bytes in `bytes` and `bytearray`: `find` and its kin, `count`, `startswith`, `endswith`.

use heap::value::Value;

use super::{byte_of, bytes_of, length_of, look};
use crate::arguments::{Bound, search_range};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::method;
use crate::objects::Tuple;
use crate::objects::type_object::spec::Method;

pub(in crate::objects) static SEARCHES: &[Method] = &[
    method!(
        "find",
        "(self, sub[, start[, end]], /)",
        |vm, this: &Value, sub: &Value, start: Bound, end: Bound| {
            Ok(search(vm, this, sub, start, end, find)?.map_or(-1, |place| place as i64))
        }
    )
    .doc("The first place of bytes in the range, or -1."),
    method!(
        "rfind",
        "(self, sub[, start[, end]], /)",
        |vm, this: &Value, sub: &Value, start: Bound, end: Bound| {
            Ok(search(vm, this, sub, start, end, rfind)?.map_or(-1, |place| place as i64))
        }
    )
    .doc("The last place of bytes in the range, or -1."),
    method!(
        "index",
        "(self, sub[, start[, end]], /)",
        |vm, this: &Value, sub: &Value, start: Bound, end: Bound| {
            search(vm, this, sub, start, end, find)?
                .ok_or_else(|| vm.value_error("subsection not found"))
        }
    )
    .doc("The first place of bytes in the range; ValueError if they are not there."),
    method!(
        "rindex",
        "(self, sub[, start[, end]], /)",
        |vm, this: &Value, sub: &Value, start: Bound, end: Bound| {
            search(vm, this, sub, start, end, rfind)?
                .ok_or_else(|| vm.value_error("subsection not found"))
        }
    )
    .doc("The last place of bytes in the range; ValueError if they are not there."),
    method!("count", "(self, sub[, start[, end]], /)", count)
        .doc("How often bytes occur in the range, without overlap."),
    method!(
        "startswith",
        "(self, prefix[, start[, end]], /)",
        |vm, this: &Value, prefix: &Value, start: Bound, end: Bound| {
            affix(vm, this, prefix, start, end, "startswith", |data, affix| data.starts_with(affix))
        }
    )
    .doc("Whether the range begins with these bytes, or with some of a tuple."),
    method!(
        "endswith",
        "(self, suffix[, start[, end]], /)",
        |vm, this: &Value, suffix: &Value, start: Bound, end: Bound| {
            affix(vm, this, suffix, start, end, "endswith", |data, affix| data.ends_with(affix))
        }
    )
    .doc("Whether the range ends with these bytes, or with some of a tuple."),
];

/// The first place of `needle`.
pub fn find(data: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [] => Some(0),
        [byte] => data.iter().position(|item| item == byte),
        _ => data.windows(needle.len()).position(|window| window == needle),
    }
}

/// The last place of `needle`.
pub fn rfind(data: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [] => Some(data.len()),
        _ => data.windows(needle.len()).rposition(|window| window == needle),
    }
}

/// What is looked for: bytes, or one byte as an int.
fn needle(vm: &Machine, value: &Value) -> PyResult<Vec<u8>> {
    if let Some(bytes) = super::copied(value)? {
        return Ok(bytes);
    }
    if vm.is_index(value) {
        return Ok(vec![byte_of(vm, value, "byte must be in range(0, 256)")?]);
    }
    let kind = vm.class(value).name();
    Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{kind}'")))
}

/// The bounds of a search, `None` where nothing can be found between them.
fn bounds(start: Bound, end: Bound, length: usize) -> Option<(usize, usize)> {
    let (start, end) = search_range(start, end, length);
    (start <= end).then_some((start, end))
}

type Search = fn(&[u8], &[u8]) -> Option<usize>;

fn search(
    vm: &Machine,
    this: &Value,
    sub: &Value,
    start: Bound,
    end: Bound,
    search: Search,
) -> PyResult<Option<usize>> {
    let needle = needle(vm, sub)?;
    let found = look(this, |data| {
        let (start, end) = bounds(start, end, data.len())?;
        search(&data[start..end], &needle).map(|place| start + place)
    });
    Ok(found.flatten())
}

fn count(vm: &Machine, this: &Value, sub: &Value, start: Bound, end: Bound) -> PyResult {
    let needle = needle(vm, sub)?;
    let count = look(this, |data| {
        let (start, end) = bounds(start, end, data.len())?;
        Some(occurrences(&data[start..end], &needle))
    });
    Ok(Value::index(count.flatten().unwrap_or(0)))
}

/// How often `needle` occurs, without overlap.
fn occurrences(mut data: &[u8], needle: &[u8]) -> usize {
    if needle.is_empty() {
        return data.len() + 1;
    }
    let mut count = 0;
    while let Some(place) = find(data, needle) {
        count += 1;
        data = &data[place + needle.len()..];
    }
    count
}

fn affix(
    vm: &Machine,
    this: &Value,
    affix: &Value,
    start: Bound,
    end: Bound,
    name: &str,
    holds: fn(&[u8], &[u8]) -> bool,
) -> PyResult {
    let range = bounds(start, end, length_of(this).unwrap_or(0));
    let holds = |data: &[u8], affix: &[u8]| {
        range.is_some_and(|(start, end)| holds(&data[start..end], affix))
    };
    let matches = |affix: &[u8]| look(this, |data| holds(data, affix)) == Some(true);
    if let Some(affixes) = affix.downcast::<Tuple>() {
        for affix in affixes.items() {
            if matches(&bytes_of(vm, affix)?) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match super::copied(affix)? {
        Some(affix) => Ok(Value::bool(matches(&affix))),
        None => {
            let kind = vm.class(affix).name();
            let wanted = "must be bytes or a tuple of bytes";
            Err(vm.type_error(format!("{name} first arg {wanted}, not {kind}")))
        }
    }
}

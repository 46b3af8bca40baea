//! Looking for bytes in `bytes` and `bytearray`: `find` and its kin, `count`, `startswith`, `endswith`.

use super::{byte_of, bytes_of, content};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Tuple;
use crate::objects::type_object::spec::{Method, method};
use crate::value::Value;

pub(in crate::objects) static SEARCHES: &[Method] = &[
    method("find", "(self, sub, start=None, end=None, /)", |vm, args| {
        Ok(search(vm, args, find)?.map_or(vm.int(-1), Value::index))
    }),
    method("rfind", "(self, sub, start=None, end=None, /)", |vm, args| {
        Ok(search(vm, args, rfind)?.map_or(vm.int(-1), Value::index))
    }),
    method("index", "(self, sub, start=None, end=None, /)", |vm, args| {
        let found = search(vm, args, find)?.map(Value::index);
        found.ok_or_else(|| vm.value_error("subsection not found"))
    }),
    method("rindex", "(self, sub, start=None, end=None, /)", |vm, args| {
        let found = search(vm, args, rfind)?.map(Value::index);
        found.ok_or_else(|| vm.value_error("subsection not found"))
    }),
    method("count", "(self, sub, start=None, end=None, /)", count),
    method("startswith", "(self, prefix, start=None, end=None, /)", |vm, args| {
        affix(vm, args, "startswith", |data, affix| data.starts_with(affix))
    }),
    method("endswith", "(self, suffix, start=None, end=None, /)", |vm, args| {
        affix(vm, args, "endswith", |data, affix| data.ends_with(affix))
    }),
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
    if let Some(bytes) = super::as_bytes(value) {
        return Ok(bytes);
    }
    if vm.is_index(value) {
        return Ok(vec![byte_of(vm, value, "byte must be in range(0, 256)")?]);
    }
    let kind = vm.class(value).name();
    Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{kind}'")))
}

/// The bounds of a search, `None` where nothing can be found between them.
fn bounds(vm: &Machine, args: &[Value], length: usize) -> PyResult<Option<(usize, usize)>> {
    let (start, end) = vm.search_range(&args[2], &args[3], length)?;
    let end = end.min(length);
    Ok((start <= end).then_some((start, end)))
}

type Search = fn(&[u8], &[u8]) -> Option<usize>;

fn search(vm: &Machine, args: &[Value], search: Search) -> PyResult<Option<usize>> {
    let needle = needle(vm, &args[1])?;
    let length = content(&args[0]).len();
    let Some((start, end)) = bounds(vm, args, length)? else { return Ok(None) };
    let data = content(&args[0]);
    let part = data.get(start..end).unwrap_or_default();
    Ok(search(part, &needle).map(|place| start + place))
}

fn count(vm: &Machine, args: &[Value]) -> PyResult {
    let needle = needle(vm, &args[1])?;
    let data = content(&args[0]);
    let Some((start, end)) = bounds(vm, args, data.len())? else { return Ok(Value::index(0)) };
    let mut part = &data[start..end];
    if needle.is_empty() {
        return Ok(Value::index(part.len() + 1));
    }
    let mut count = 0;
    while let Some(place) = find(part, &needle) {
        count += 1;
        part = &part[place + needle.len()..];
    }
    Ok(Value::index(count))
}

fn affix(vm: &Machine, args: &[Value], name: &str, holds: fn(&[u8], &[u8]) -> bool) -> PyResult {
    let data = content(&args[0]);
    let range = bounds(vm, args, data.len())?;
    let matches = |affix: &[u8]| range.is_some_and(|(start, end)| holds(&data[start..end], affix));
    if let Some(affixes) = args[1].downcast::<Tuple>() {
        for affix in affixes.items() {
            if matches(&bytes_of(vm, affix)?) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match super::as_bytes(&args[1]) {
        Some(affix) => Ok(Value::bool(matches(&affix))),
        None => {
            let kind = vm.class(&args[1]).name();
            let wanted = "must be bytes or a tuple of bytes";
            Err(vm.type_error(format!("{name} first arg {wanted}, not {kind}")))
        }
    }
}

//! The methods that `bytes` and `bytearray` share: searching, splitting, trimming, case.

use super::{ByteArray, Bytes, as_bytes, byte_of, bytes_of};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::slice::{Bounds, bound};
use crate::objects::type_object::spec::{Method, class_method, method};
use crate::objects::{List, Str, Tuple, str};
use crate::value::Value;

pub static SHARED: &[Method] = &[
    method("join", "(self, iterable, /)", join),
    method("split", "(self, /, sep=None, maxsplit=-1)", split),
    method("splitlines", "(self, /, keepends=False)", splitlines),
    method("partition", "(self, sep, /)", partition),
    method("strip", "(self, bytes=None, /)", |vm, args| strip(vm, args, true, true)),
    method("lstrip", "(self, bytes=None, /)", |vm, args| strip(vm, args, true, false)),
    method("rstrip", "(self, bytes=None, /)", |vm, args| strip(vm, args, false, true)),
    method("find", "(self, sub, start=None, end=None, /)", |vm, args| {
        Ok(vm.int(places(vm, args)?.first().map_or(-1, |place| *place as i64)))
    }),
    method("rfind", "(self, sub, start=None, end=None, /)", |vm, args| {
        Ok(vm.int(places(vm, args)?.last().map_or(-1, |place| *place as i64)))
    }),
    method("index", "(self, sub, start=None, end=None, /)", |vm, args| {
        match places(vm, args)?.first() {
            Some(place) => Ok(Value::index(*place)),
            None => Err(vm.value_error("subsection not found")),
        }
    }),
    method("count", "(self, sub, start=None, end=None, /)", count),
    method("replace", "(self, old, new, count=-1, /)", replace),
    method("startswith", "(self, prefix, /)", |vm, args| {
        affix(vm, args, "startswith", |data, part| data.starts_with(part))
    }),
    method("endswith", "(self, suffix, /)", |vm, args| {
        affix(vm, args, "endswith", |data, part| data.ends_with(part))
    }),
    method("upper", "(self, /)", |_, args| Ok(like(args, data(args).to_ascii_uppercase()))),
    method("lower", "(self, /)", |_, args| Ok(like(args, data(args).to_ascii_lowercase()))),
    method("isdigit", "(self, /)", |_, args| Ok(all(args, u8::is_ascii_digit))),
    method("isalpha", "(self, /)", |_, args| Ok(all(args, u8::is_ascii_alphabetic))),
    method("isalnum", "(self, /)", |_, args| Ok(all(args, u8::is_ascii_alphanumeric))),
    method("isspace", "(self, /)", |_, args| Ok(all(args, is_space))),
    method("ljust", "(self, width, fillchar=b' ', /)", |vm, args| pad(vm, args, |_| 0)),
    method("rjust", "(self, width, fillchar=b' ', /)", |vm, args| pad(vm, args, |room| room)),
    method("center", "(self, width, fillchar=b' ', /)", |vm, args| pad(vm, args, |room| room / 2)),
    method("zfill", "(self, width, /)", zfill),
    method("hex", "(self, sep=None, bytes_per_sep=1)", hex),
    class_method("fromhex", "(cls, string, /)", fromhex),
];

fn data(args: &[Value]) -> Vec<u8> {
    as_bytes(&args[0]).expect("a method of bytes is called with them")
}

/// A result of the receiver's type.
fn like(args: &[Value], data: Vec<u8>) -> Value {
    match args[0].is_kind(crate::heap::Kind::ByteArray) {
        true => ByteArray::new(data),
        false => Bytes::new(data),
    }
}

fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

fn all(args: &[Value], test: fn(&u8) -> bool) -> Value {
    let data = data(args);
    Value::bool(!data.is_empty() && data.iter().all(test))
}

fn join(vm: &Machine, args: &[Value]) -> PyResult {
    let mut parts = Vec::new();
    for (index, item) in vm.to_vec(&args[1])?.iter().enumerate() {
        let kind = vm.class(item).name();
        parts.push(as_bytes(item).ok_or_else(|| {
            vm.type_error(format!(
                "sequence item {index}: expected a bytes-like object, {kind} found"
            ))
        })?);
    }
    Ok(like(args, parts.join(&data(args)[..])))
}

fn limit(vm: &Machine, value: &Value) -> PyResult<usize> {
    let most = if value.is_null() { -1 } else { vm.index(value)? };
    Ok(usize::try_from(most).unwrap_or(usize::MAX))
}

/// The pieces between occurrences of a separator.
fn pieces(data: &[u8], separator: &[u8], most: usize) -> Vec<Vec<u8>> {
    let (mut found, mut start) = (Vec::new(), 0);
    while found.len() < most {
        let rest = &data[start..];
        let Some(at) = rest.windows(separator.len()).position(|part| part == separator) else {
            break;
        };
        found.push(rest[..at].to_vec());
        start += at + separator.len();
    }
    found.push(data[start..].to_vec());
    found
}

fn split(vm: &Machine, args: &[Value]) -> PyResult {
    let (data, most) = (data(args), limit(vm, &args[2])?);
    let found = if args[1].is_given() {
        let separator = bytes_of(vm, &args[1])?;
        if separator.is_empty() {
            return Err(vm.value_error("empty separator"));
        }
        pieces(&data, &separator, most)
    } else {
        let (mut found, mut rest) = (Vec::new(), data.trim_ascii_start());
        while !rest.is_empty() {
            let end = rest.iter().position(is_space).filter(|_| found.len() < most);
            found.push(rest[..end.unwrap_or(rest.len())].to_vec());
            rest = end.map_or(&[][..], |end| rest[end..].trim_ascii_start());
        }
        found
    };
    Ok(List::new(found.into_iter().map(|piece| like(args, piece)).collect()))
}

fn splitlines(vm: &Machine, args: &[Value]) -> PyResult {
    let keep = !args[1].is_null() && vm.truth(&args[1])?;
    let (data, mut lines, mut start) = (data(args), Vec::new(), 0);
    while start < data.len() {
        let rest = &data[start..];
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let width = match &rest[end..] {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        lines.push(like(args, rest[..end + if keep { width } else { 0 }].to_vec()));
        start += end + width;
    }
    Ok(List::new(lines))
}

fn partition(vm: &Machine, args: &[Value]) -> PyResult {
    let (data, separator) = (data(args), bytes_of(vm, &args[1])?);
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let parts = match &pieces(&data, &separator, 1)[..] {
        [before, behind] => [before.clone(), separator, behind.clone()],
        _ => [data, Vec::new(), Vec::new()],
    };
    Ok(Tuple::new(parts.map(|part| like(args, part)).to_vec()))
}

fn strip(vm: &Machine, args: &[Value], left: bool, right: bool) -> PyResult {
    let data = data(args);
    let set = if args[1].is_given() { bytes_of(vm, &args[1])? } else { b" \t\n\r\x0b\x0c".to_vec() };
    let kept = |byte: &u8| !set.contains(byte);
    let start = if left { data.iter().position(kept).unwrap_or(data.len()) } else { 0 };
    let end = if right { data.iter().rposition(kept).map_or(start, |at| at + 1) } else { data.len() };
    Ok(like(args, data[start..end.max(start)].to_vec()))
}

/// Every place of `sub`, overlapping ones included, within the bounds.
fn places(vm: &Machine, args: &[Value]) -> PyResult<Vec<usize>> {
    let data = data(args);
    let sub = match as_bytes(&args[1]) {
        Some(sub) => sub,
        None if vm.is_index(&args[1]) => {
            vec![byte_of(vm, &args[1], "byte must be in range(0, 256)")?]
        }
        None => {
            let kind = vm.class(&args[1]).name();
            let message = "argument should be integer or bytes-like object, not";
            return Err(vm.type_error(format!("{message} '{kind}'")));
        }
    };
    let bounds = Bounds { start: bound(vm, &args[2])?, stop: bound(vm, &args[3])?, step: 1 };
    let (start, end) = bounds.clip(data.len() as i64);
    let (start, end) = (start as usize, end as usize);
    let last = (end + 1).saturating_sub(sub.len());
    Ok((start..last).filter(|at| data[*at..].starts_with(&sub)).collect())
}

fn count(vm: &Machine, args: &[Value]) -> PyResult {
    let width = as_bytes(&args[1]).map_or(1, |sub| sub.len().max(1));
    let (mut count, mut free) = (0, 0);
    for place in places(vm, args)? {
        if place >= free {
            count += 1;
            free = place + width;
        }
    }
    Ok(Value::index(count))
}

fn replace(vm: &Machine, args: &[Value]) -> PyResult {
    let (data, old, new) = (data(args), bytes_of(vm, &args[1])?, bytes_of(vm, &args[2])?);
    let most = limit(vm, &args[3])?;
    if old.is_empty() {
        let mut out = Vec::new();
        for (index, byte) in data.iter().enumerate() {
            if index < most {
                out.extend(&new);
            }
            out.push(*byte);
        }
        if data.len() < most {
            out.extend(&new);
        }
        return Ok(like(args, out));
    }
    Ok(like(args, pieces(&data, &old, most).join(&new[..])))
}

fn affix(
    vm: &Machine,
    args: &[Value],
    name: &str,
    test: fn(&[u8], &[u8]) -> bool,
) -> PyResult {
    let given = args[1].downcast::<Tuple>();
    let parts = given.map_or_else(|| vec![args[1].clone()], |parts| parts.items().to_vec());
    for part in &parts {
        let Some(part) = as_bytes(part) else {
            let kind = vm.class(part).name();
            return Err(vm.type_error(format!(
                "{name} first arg must be bytes or a tuple of bytes, not {kind}"
            )));
        };
        if test(&data(args), &part) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// Fills up to a width; `before` says how much of the room comes in front.
fn pad(vm: &Machine, args: &[Value], before: fn(usize) -> usize) -> PyResult {
    let (data, width) = (data(args), vm.index(&args[1])?.max(0) as usize);
    let fill = if args[2].is_null() { vec![b' '] } else { bytes_of(vm, &args[2])? };
    let [fill] = fill[..] else {
        return Err(vm.type_error("the fill must be a byte string of length 1"));
    };
    let room = width.saturating_sub(data.len());
    vm.check_size(1, width)?;
    let front = before(room);
    Ok(like(args, [vec![fill; front], data, vec![fill; room - front]].concat()))
}

fn zfill(vm: &Machine, args: &[Value]) -> PyResult {
    let (data, width) = (data(args), vm.index(&args[1])?.max(0) as usize);
    vm.check_size(1, width)?;
    let signed = usize::from(matches!(data.first(), Some(b'+' | b'-')));
    let zeros = vec![b'0'; width.saturating_sub(data.len())];
    Ok(like(args, [&data[..signed], &zeros, &data[signed..]].concat()))
}

fn hex(vm: &Machine, args: &[Value]) -> PyResult {
    let digits: Vec<String> = data(args).iter().map(|byte| format!("{byte:02x}")).collect();
    if !args[1].is_given() {
        return Ok(Str::from_string(digits.concat()));
    }
    let separator = match as_bytes(&args[1]) {
        Some(bytes) => String::from_utf8_lossy(&bytes).to_string(),
        None => str::text_of(vm, &args[1])?.to_string(),
    };
    let size = if args[2].is_null() { 1 } else { vm.index(&args[2])? };
    let each = size.unsigned_abs().max(1) as usize;
    // Groups are counted from the end, or for a negative size from the start.
    let odd = if size < 0 { each.min(digits.len()) } else { digits.len() % each };
    let (first, rest) = digits.split_at(odd);
    let groups = [first].into_iter().chain(rest.chunks(each)).filter(|group| !group.is_empty());
    Ok(Str::from_string(groups.map(<[String]>::concat).collect::<Vec<_>>().join(&separator)))
}

fn fromhex(vm: &Machine, args: &[Value]) -> PyResult {
    let text = str::text_of(vm, &args[1])?.to_string();
    let (mut out, mut high) = (Vec::new(), None);
    let invalid = |at: usize| {
        let message = "non-hexadecimal number found in fromhex() arg at position";
        vm.value_error(format!("{message} {at}"))
    };
    for (at, c) in text.chars().enumerate() {
        match (c.to_digit(16), high) {
            (Some(digit), None) => high = Some(digit),
            (Some(digit), Some(first)) => {
                out.push((first * 16 + digit) as u8);
                high = None;
            }
            (None, None) if c.is_ascii_whitespace() => (),
            _ => return Err(invalid(at)),
        }
    }
    if high.is_some() {
        let message = "fromhex() arg must contain an even number of hexadecimal digits";
        return Err(vm.value_error(message));
    }
    match args[0].is(vm.types.bytes.value()) {
        true => Ok(Bytes::new(out)),
        false => vm.call(&args[0], &[Bytes::new(out)]),
    }
}

//! Taking `bytes` and `bytearray` apart and putting them together: `split`, `strip`, `join`, `replace` and their kin.

use super::search::{find, rfind};
use super::{as_bytes, bytes_of, content, like};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::type_object::spec::{Method, method};
use crate::objects::{List, Tuple};
use crate::value::Value;

pub(in crate::objects) static PIECES: &[Method] = &[
    method("split", "(self, /, sep=None, maxsplit=-1)", |vm, args| split(vm, args, false)),
    method("rsplit", "(self, /, sep=None, maxsplit=-1)", |vm, args| split(vm, args, true)),
    method("splitlines", "(self, /, keepends=False)", split_lines),
    method("partition", "(self, sep, /)", |vm, args| partition(vm, args, false)),
    method("rpartition", "(self, sep, /)", |vm, args| partition(vm, args, true)),
    method("join", "(self, iterable_of_bytes, /)", join),
    method("replace", "(self, old, new, count=-1, /)", replace),
    method("strip", "(self, bytes=None, /)", |vm, args| strip(vm, args, true, true)),
    method("lstrip", "(self, bytes=None, /)", |vm, args| strip(vm, args, true, false)),
    method("rstrip", "(self, bytes=None, /)", |vm, args| strip(vm, args, false, true)),
    method("removeprefix", "(self, prefix, /)", |vm, args| {
        let (data, prefix) = (content(&args[0]), bytes_of(vm, &args[1])?);
        Ok(like(&args[0], data.strip_prefix(&prefix[..]).unwrap_or(&data).to_vec()))
    }),
    method("removesuffix", "(self, suffix, /)", |vm, args| {
        let (data, suffix) = (content(&args[0]), bytes_of(vm, &args[1])?);
        Ok(like(&args[0], data.strip_suffix(&suffix[..]).unwrap_or(&data).to_vec()))
    }),
];

/// Whether `bytes.isspace` and `bytes.split` take it for a blank.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | 0x09..=0x0D)
}

fn list_like(value: &Value, pieces: &[&[u8]]) -> Value {
    List::new(pieces.iter().map(|piece| like(value, piece.to_vec())).collect())
}

fn split(vm: &Machine, args: &[Value], from_right: bool) -> PyResult {
    let limit = match args[2].is_null() {
        true => usize::MAX,
        false => usize::try_from(vm.index(&args[2])?).unwrap_or(usize::MAX),
    };
    let data = content(&args[0]);
    let pieces = match args[1].is_null() || args[1].is_none() {
        true if from_right => right_words(&data, limit),
        true => words(&data, limit),
        false => {
            let separator = bytes_of(vm, &args[1])?;
            if separator.is_empty() {
                return Err(vm.value_error("empty separator"));
            }
            match from_right {
                true => right_fields(&data, &separator, limit),
                false => fields(&data, &separator, limit),
            }
        }
    };
    Ok(list_like(&args[0], &pieces))
}

fn fields<'a>(mut data: &'a [u8], separator: &[u8], limit: usize) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    while pieces.len() < limit
        && let Some(place) = find(data, separator)
    {
        pieces.push(&data[..place]);
        data = &data[place + separator.len()..];
    }
    pieces.push(data);
    pieces
}

fn right_fields<'a>(mut data: &'a [u8], separator: &[u8], limit: usize) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    while pieces.len() < limit
        && let Some(place) = rfind(data, separator)
    {
        pieces.push(&data[place + separator.len()..]);
        data = &data[..place];
    }
    pieces.push(data);
    pieces.reverse();
    pieces
}

fn words(data: &[u8], limit: usize) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    let mut rest = trimmed(data, is_space, true, false);
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| is_space(*byte)).unwrap_or(rest.len());
        let end = if pieces.len() == limit { rest.len() } else { end };
        pieces.push(&rest[..end]);
        rest = trimmed(&rest[end..], is_space, true, false);
    }
    pieces
}

fn right_words(data: &[u8], limit: usize) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    let mut rest = trimmed(data, is_space, false, true);
    while !rest.is_empty() {
        let start = rest.iter().rposition(|byte| is_space(*byte)).map_or(0, |place| place + 1);
        let start = if pieces.len() == limit { 0 } else { start };
        pieces.push(&rest[start..]);
        rest = trimmed(&rest[..start], is_space, false, true);
    }
    pieces.reverse();
    pieces
}

fn split_lines(vm: &Machine, args: &[Value]) -> PyResult {
    let keep = !args[1].is_null() && vm.truth(&args[1])?;
    let data = content(&args[0]);
    let mut pieces = Vec::new();
    let mut rest = &data[..];
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let next = match &rest[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [] => end,
            _ => end + 1,
        };
        pieces.push(&rest[..if keep { next } else { end }]);
        rest = &rest[next..];
    }
    Ok(list_like(&args[0], &pieces))
}

fn partition(vm: &Machine, args: &[Value], from_right: bool) -> PyResult {
    let (data, separator) = (content(&args[0]), bytes_of(vm, &args[1])?);
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let place = if from_right { rfind(&data, &separator) } else { find(&data, &separator) };
    let parts: [&[u8]; 3] = match place {
        Some(place) => [&data[..place], &separator, &data[place + separator.len()..]],
        None if from_right => [b"", b"", &data],
        None => [&data, b"", b""],
    };
    Ok(Tuple::new(parts.map(|part| like(&args[0], part.to_vec())).to_vec()))
}

fn join(vm: &Machine, args: &[Value]) -> PyResult {
    if !vm.iterates(&args[1]) {
        return Err(vm.type_error("can only join an iterable"));
    }
    let items = vm.to_vec(&args[1])?;
    let separator = content(&args[0]);
    let mut joined = Vec::new();
    for (number, item) in items.iter().enumerate() {
        let Some(piece) = as_bytes(item) else {
            let kind = vm.class(item).name();
            return Err(vm.type_error(format!(
                "sequence item {number}: expected a bytes-like object, {kind} found"
            )));
        };
        if number > 0 {
            joined.extend_from_slice(&separator);
        }
        joined.extend(piece);
    }
    Ok(like(&args[0], joined))
}

fn replace(vm: &Machine, args: &[Value]) -> PyResult {
    let (old, new) = (bytes_of(vm, &args[1])?, bytes_of(vm, &args[2])?);
    let limit = match args[3].is_null() {
        true => usize::MAX,
        false => usize::try_from(vm.index(&args[3])?).unwrap_or(usize::MAX),
    };
    let data = content(&args[0]);
    if !old.is_empty() {
        return Ok(like(&args[0], fields(&data, &old, limit).join(&new[..])));
    }
    let mut replaced = Vec::new();
    for (number, byte) in data.iter().enumerate() {
        if number < limit {
            replaced.extend_from_slice(&new);
        }
        replaced.push(*byte);
    }
    if data.len() < limit {
        replaced.extend_from_slice(&new);
    }
    Ok(like(&args[0], replaced))
}

fn trimmed(data: &[u8], drops: impl Fn(u8) -> bool, left: bool, right: bool) -> &[u8] {
    let keeps = |byte: &u8| !drops(*byte);
    let start = if left { data.iter().position(keeps).unwrap_or(data.len()) } else { 0 };
    let end = if right {
        data.iter().rposition(keeps).map_or(start, |place| place + 1)
    } else {
        data.len()
    };
    &data[start..end.max(start)]
}

fn strip(vm: &Machine, args: &[Value], left: bool, right: bool) -> PyResult {
    let data = content(&args[0]);
    if args[1].is_null() || args[1].is_none() {
        return Ok(like(&args[0], trimmed(&data, is_space, left, right).to_vec()));
    }
    let doomed = bytes_of(vm, &args[1])?;
    let kept = trimmed(&data, |byte| doomed.contains(&byte), left, right);
    Ok(like(&args[0], kept.to_vec()))
}

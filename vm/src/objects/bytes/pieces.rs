//! Taking `bytes` and `bytearray` apart and putting them together: `split`, `strip`, `join`, `replace` and their kin.

use heap::Kind;
use heap::room::{self, NoRoom};
use heap::value::Value;

use super::search::{find, rfind};
use super::{bytes_of, copied, like, material};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::method;
use crate::objects::type_object::spec::Method;
use crate::objects::{List, Tuple};

pub(in crate::objects) static PIECES: &[Method] = &[
    method!(
        "split",
        "(self, /, sep=None, maxsplit=-1)",
        |vm, this: &Value, sep: &Value, maxsplit: &Value| split(vm, this, sep, maxsplit, false)
    )
    .doc("The parts between separators, from the left; between blanks if none is given."),
    method!(
        "rsplit",
        "(self, /, sep=None, maxsplit=-1)",
        |vm, this: &Value, sep: &Value, maxsplit: &Value| split(vm, this, sep, maxsplit, true)
    )
    .doc("The parts between separators, where a limit counts from the right."),
    method!("splitlines", "(self, /, keepends=False)", split_lines)
        .doc("The lines, with their ends only where keepends is true."),
    method!("partition", "(self, sep, /)", |vm, this: &Value, sep: &Value| partition(
        vm, this, sep, false
    ))
    .doc("What is before the first separator, the separator, what is behind it."),
    method!("rpartition", "(self, sep, /)", |vm, this: &Value, sep: &Value| partition(
        vm, this, sep, true
    ))
    .doc("What is before the last separator, the separator, what is behind it."),
    method!("join", "(self, iterable_of_bytes, /)", join)
        .doc("The bytes of an iterable of them, with these between."),
    method!("replace", "(self, old, new, count=-1, /)", replace)
        .doc("The bytes with others in place of each occurrence, or of the first so many."),
    method!("strip", "(self, bytes=None, /)", |vm, this: &Value, bytes: &Value| strip(
        vm, this, bytes, true, true
    ))
    .doc("The bytes without blanks, or those given, at their ends."),
    method!("lstrip", "(self, bytes=None, /)", |vm, this: &Value, bytes: &Value| strip(
        vm, this, bytes, true, false
    ))
    .doc("The bytes without blanks, or those given, at their start."),
    method!("rstrip", "(self, bytes=None, /)", |vm, this: &Value, bytes: &Value| strip(
        vm, this, bytes, false, true
    ))
    .doc("The bytes without blanks, or those given, at their end."),
    method!("removeprefix", "(self, prefix, /)", |vm, this: &Value, prefix: &Value| {
        let (data, prefix) = (material(this)?, bytes_of(vm, prefix)?);
        Ok(like(this, data.strip_prefix(&prefix[..]).unwrap_or(&data).to_vec()))
    })
    .doc("The bytes without that start, where they have it."),
    method!("removesuffix", "(self, suffix, /)", |vm, this: &Value, suffix: &Value| {
        let (data, suffix) = (material(this)?, bytes_of(vm, suffix)?);
        Ok(like(this, data.strip_suffix(&suffix[..]).unwrap_or(&data).to_vec()))
    })
    .doc("The bytes without that end, where they have it."),
];

/// Whether `bytes.isspace` and `bytes.split` take it for a blank.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | 0x09..=0x0D)
}

/// How many words a piece takes at least, in a list of them.
const PIECE: usize = 16;

fn list_like(vm: &Machine, value: &Value, pieces: &[&[u8]]) -> PyResult {
    vm.check_items(pieces.len(), PIECE)?;
    Ok(List::new(pieces.iter().map(|piece| like(value, piece.to_vec())).collect()))
}

fn split(vm: &Machine, this: &Value, sep: &Value, maxsplit: &Value, from_right: bool) -> PyResult {
    let limit = match maxsplit.is_null() {
        true => usize::MAX,
        false => usize::try_from(vm.index(maxsplit)?).unwrap_or(usize::MAX),
    };
    let data = material(this)?;
    let pieces = match sep.is_null() || sep.is_none() {
        true if from_right => right_words(&data, limit)?,
        true => words(&data, limit)?,
        false => {
            let separator = bytes_of(vm, sep)?;
            if separator.is_empty() {
                return Err(vm.value_error("empty separator"));
            }
            match from_right {
                true => right_fields(&data, &separator, limit)?,
                false => fields(&data, &separator, limit)?,
            }
        }
    };
    list_like(vm, this, &pieces)
}

/// Parts of bytes.
type Pieces<'a> = Result<Vec<&'a [u8]>, NoRoom>;

fn fields<'a>(mut data: &'a [u8], separator: &[u8], limit: usize) -> Pieces<'a> {
    let mut pieces = Vec::new();
    while pieces.len() < limit
        && let Some(place) = find(data, separator)
    {
        room::push(&mut pieces, &data[..place])?;
        data = &data[place + separator.len()..];
    }
    room::push(&mut pieces, data)?;
    Ok(pieces)
}

fn right_fields<'a>(mut data: &'a [u8], separator: &[u8], limit: usize) -> Pieces<'a> {
    let mut pieces = Vec::new();
    while pieces.len() < limit
        && let Some(place) = rfind(data, separator)
    {
        room::push(&mut pieces, &data[place + separator.len()..])?;
        data = &data[..place];
    }
    room::push(&mut pieces, data)?;
    pieces.reverse();
    Ok(pieces)
}

fn words(data: &[u8], limit: usize) -> Pieces<'_> {
    let mut pieces = Vec::new();
    let mut rest = trimmed(data, is_space, true, false);
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| is_space(*byte)).unwrap_or(rest.len());
        let end = if pieces.len() == limit { rest.len() } else { end };
        room::push(&mut pieces, &rest[..end])?;
        rest = trimmed(&rest[end..], is_space, true, false);
    }
    Ok(pieces)
}

fn right_words(data: &[u8], limit: usize) -> Pieces<'_> {
    let mut pieces = Vec::new();
    let mut rest = trimmed(data, is_space, false, true);
    while !rest.is_empty() {
        let start = rest.iter().rposition(|byte| is_space(*byte)).map_or(0, |place| place + 1);
        let start = if pieces.len() == limit { 0 } else { start };
        room::push(&mut pieces, &rest[start..])?;
        rest = trimmed(&rest[..start], is_space, false, true);
    }
    pieces.reverse();
    Ok(pieces)
}

fn split_lines(vm: &Machine, this: &Value, keepends: bool) -> PyResult {
    let keep = keepends;
    let data = material(this)?;
    let mut pieces = Vec::new();
    let mut rest = &data[..];
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let next = match &rest[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [] => end,
            _ => end + 1,
        };
        room::push(&mut pieces, &rest[..if keep { next } else { end }])?;
        rest = &rest[next..];
    }
    list_like(vm, this, &pieces)
}

fn partition(vm: &Machine, this: &Value, sep: &Value, from_right: bool) -> PyResult {
    let (data, separator) = (material(this)?, bytes_of(vm, sep)?);
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let place = if from_right { rfind(&data, &separator) } else { find(&data, &separator) };
    let part = |data: &[u8]| like(this, data.to_vec());
    // Where there is nothing to part, `bytes` give themselves, and a `bytearray` a copy.
    let whole = || if this.is_kind(Kind::Bytes) { this.clone() } else { part(&data) };
    Ok(Tuple::new(match place {
        Some(place) => {
            // Between the parts, `bytes` give the separator as it came.
            let between = if this.is_kind(Kind::Bytes) { sep.clone() } else { part(&separator) };
            vec![part(&data[..place]), between, part(&data[place + separator.len()..])]
        }
        None if from_right => vec![part(b""), part(b""), whole()],
        None => vec![whole(), part(b""), part(b"")],
    }))
}

fn join(vm: &Machine, this: &Value, iterable_of_bytes: &Value) -> PyResult {
    let items = vm.fast_sequence(iterable_of_bytes, "can only join an iterable")?;
    let separator = material(this)?;
    let mut joined = Vec::new();
    for (number, item) in items.iter().enumerate() {
        let Some(piece) = copied(item)? else {
            let kind = vm.class(item).name();
            return Err(vm.type_error(format!(
                "sequence item {number}: expected a bytes-like object, {kind} found"
            )));
        };
        if number > 0 {
            room::reserve(&mut joined, separator.len())?;
            joined.extend_from_slice(&separator);
        }
        room::reserve(&mut joined, piece.len())?;
        joined.extend(piece);
    }
    Ok(like(this, joined))
}

fn replace(vm: &Machine, this: &Value, old: &Value, new: &Value, count: &Value) -> PyResult {
    let (old, new) = (bytes_of(vm, old)?, bytes_of(vm, new)?);
    let limit = match count.is_null() {
        true => usize::MAX,
        false => usize::try_from(vm.index(count)?).unwrap_or(usize::MAX),
    };
    let data = material(this)?;
    if !old.is_empty() {
        let parts = fields(&data, &old, limit)?;
        vm.check_size(parts.len(), new.len())?;
        vm.check_size(1, data.len() + parts.len() * new.len())?;
        return Ok(like(this, parts.join(&new[..])));
    }
    let count = (data.len() + 1).min(limit);
    vm.check_size(count, new.len())?;
    let mut replaced = room::for_items(data.len() + count * new.len())?;
    for (number, byte) in data.iter().enumerate() {
        if number < limit {
            replaced.extend_from_slice(&new);
        }
        replaced.push(*byte);
    }
    if data.len() < limit {
        replaced.extend_from_slice(&new);
    }
    Ok(like(this, replaced))
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

fn strip(vm: &Machine, this: &Value, bytes: &Value, left: bool, right: bool) -> PyResult {
    let data = material(this)?;
    if bytes.is_null() || bytes.is_none() {
        return Ok(like(this, trimmed(&data, is_space, left, right).to_vec()));
    }
    let doomed = bytes_of(vm, bytes)?;
    let kept = trimmed(&data, |byte| doomed.contains(&byte), left, right);
    Ok(like(this, kept.to_vec()))
}

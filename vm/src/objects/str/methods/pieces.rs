//! What takes texts apart, puts them together, and replaces parts of them.

use heap::room;
use heap::value::{Ref, Value};

use super::super::build::StrBuilder;
use super::super::{Str, StrData, search, unicode};
use super::plain;
use crate::arguments::{Argument, CInt, Unfit, Unless};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::type_object::spec::Method;
use crate::objects::{Dict, List, Tuple, int};
use crate::{method, static_method};

pub(super) static PIECES: &[Method] = &[
    method!("join", "(self, iterable, /)", join)
        .doc("The texts of an iterable, with this one between them."),
    method!(
        "split",
        "(self, /, sep=None, maxsplit=-1)",
        |vm, text: &Str, sep: &Value, maxsplit: Unless<-1>| split(vm, text, sep, maxsplit, false)
    )
    .doc("The parts between separators, from the left; between blanks if none is given."),
    method!(
        "rsplit",
        "(self, /, sep=None, maxsplit=-1)",
        |vm, text: &Str, sep: &Value, maxsplit: Unless<-1>| split(vm, text, sep, maxsplit, true)
    )
    .doc("The parts between separators, where a limit counts from the right."),
    method!("splitlines", "(self, /, keepends=False)", splitlines)
        .doc("The lines, with their ends only where keepends is true."),
    method!("partition", "(self, sep, /)", |vm, text: &Ref<Str>, sep: &Value| partition(
        vm, text, sep, false
    ))
    .doc("What is before the first separator, the separator, what is behind it."),
    method!("rpartition", "(self, sep, /)", |vm, text: &Ref<Str>, sep: &Value| partition(
        vm, text, sep, true
    ))
    .doc("What is before the last separator, the separator, what is behind it."),
    method!("replace", "(self, old, new, /, count=-1)", replace)
        .doc("The text with another in place of each occurrence, or of the first so many."),
    method!("strip", "(self, chars=None, /)", |vm, text: &Ref<Str>, chars: &Value| {
        strip(vm, text, chars, "strip", true, true)
    })
    .doc("The text without blanks, or the given characters, at its ends."),
    method!("lstrip", "(self, chars=None, /)", |vm, text: &Ref<Str>, chars: &Value| {
        strip(vm, text, chars, "lstrip", true, false)
    })
    .doc("The text without blanks, or the given characters, at its start."),
    method!("rstrip", "(self, chars=None, /)", |vm, text: &Ref<Str>, chars: &Value| {
        strip(vm, text, chars, "rstrip", false, true)
    })
    .doc("The text without blanks, or the given characters, at its end."),
    method!("removeprefix", "(self, prefix, /)", |_, text: &Ref<Str>, prefix: &Str| {
        let there = search::find(text, prefix, 0, prefix.len().min(text.len())) == Some(0);
        match there {
            true => Ok(text.slice(prefix.len(), text.len())?),
            false => Ok(plain(text.value())),
        }
    })
    .doc("The text without that start, where it has it."),
    method!("removesuffix", "(self, suffix, /)", |_, text: &Ref<Str>, suffix: &Str| {
        let at = text.len().checked_sub(suffix.len());
        let there = at.is_some_and(|at| search::find(text, suffix, at, text.len()) == Some(at));
        match there {
            true => Ok(text.slice(0, text.len() - suffix.len())?),
            false => Ok(plain(text.value())),
        }
    })
    .doc("The text without that end, where it has it."),
    method!("ljust", "(self, width, fillchar=' ', /)", |vm, text: &Str, width: i64, fill: Fill| {
        justify(vm, text, width, fill, |missing, _| (0, missing))
    })
    .doc("The text, filled up on the right to a width."),
    method!("rjust", "(self, width, fillchar=' ', /)", |vm, text: &Str, width: i64, fill: Fill| {
        justify(vm, text, width, fill, |missing, _| (missing, 0))
    })
    .doc("The text, filled up on the left to a width."),
    method!(
        "center",
        "(self, width, fillchar=' ', /)",
        |vm, text: &Str, width: i64, fill: Fill| {
            justify(vm, text, width, fill, |missing, width| {
                let left = missing / 2 + (missing & width & 1);
                (left, missing - left)
            })
        }
    )
    .doc("The text, filled up on both sides to a width."),
    method!("zfill", "(self, width, /)", |vm, text: &Str, width: i64| {
        let missing = (width.max(0) as usize).saturating_sub(text.len());
        vm.check_size(1, text.len() + missing)?;
        let signed = matches!(text.code_point(0).and_then(char::from_u32), Some('+' | '-'));
        let mut filled = StrBuilder::with_capacity(text.len() + missing);
        filled.push_value(&text.slice(0, usize::from(signed))?);
        filled.repeat(u32::from('0'), missing);
        filled.push_value(&text.slice(usize::from(signed), text.len())?);
        Ok(filled.finish()?)
    })
    .doc("The digits, filled up with zeros behind their sign."),
    method!("expandtabs", "(self, /, tabsize=8)", |vm, text: &Str, tabsize: Option<CInt>| {
        let size = tabsize.map_or(8, |size| usize::try_from(size.0).unwrap_or(0));
        let (mut out, mut column) = (StrBuilder::default(), 0usize);
        for point in text.code_points() {
            match char::from_u32(point) {
                Some('\t') => {
                    let spaces = if size == 0 { 0 } else { size - column % size };
                    vm.check_size(1, column + spaces)?;
                    out.repeat(u32::from(' '), spaces);
                    column += spaces;
                }
                c => {
                    out.push_point(point);
                    column = if matches!(c, Some('\n' | '\r')) { 0 } else { column + 1 };
                }
            }
        }
        Ok(out.finish()?)
    })
    .doc("The text with tabs as blanks up to the next stop."),
    method!("translate", "(self, table, /)", translate)
        .doc("Each character as the table says: another one, a text, or None for nothing."),
    static_method!("maketrans", "(x, y=<unrepresentable>, z=<unrepresentable>, /)", maketrans)
        .doc("A table for translate(), from a dict or from texts of equal length."),
];

fn join(vm: &Machine, separator: &Str, iterable: &Value) -> PyResult {
    let items = vm.fast_sequence(iterable, "can only join an iterable")?;
    let length: usize = items
        .iter()
        .filter_map(Value::downcast::<Str>)
        .map(|text| text.len() + separator.len())
        .sum();
    let mut joined = StrBuilder::with_capacity(length);
    for (number, item) in items.iter().enumerate() {
        let Some(text) = item.downcast::<Str>() else {
            let kind = vm.class(item).name();
            return Err(vm.type_error(format!(
                "sequence item {number}: expected str instance, {kind} found"
            )));
        };
        if number > 0 {
            joined.push(separator);
        }
        joined.push(text);
    }
    if let [only] = &items[..] {
        return Ok(plain(only));
    }
    Ok(joined.finish()?)
}

/// How many words a piece of a text takes at least, in a list of them.
const PIECE: usize = 16;

fn split(
    vm: &Machine,
    text: &Str,
    sep: &Value,
    maxsplit: Unless<-1>,
    from_right: bool,
) -> PyResult {
    let most = usize::try_from(maxsplit.0).unwrap_or(usize::MAX);
    if !sep.is_given() {
        return slices(vm, text, &words(vm, text, most, from_right)?);
    }
    let Some(separator) = sep.downcast::<Str>() else {
        let kind = vm.class(sep).name();
        return Err(vm.type_error(format!("must be str or None, not {kind}")));
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let mut places = match from_right {
        false => search::find_all(text, separator, 0, text.len(), most)?,
        true => {
            let (mut places, mut end) = (Vec::new(), text.len());
            while places.len() < most
                && let Some(place) = search::rfind(text, separator, 0, end)
            {
                room::push(&mut places, place)?;
                end = place;
            }
            places.reverse();
            places
        }
    };
    places.push(text.len());
    vm.check_items(places.len(), PIECE)?;
    let mut start = 0;
    let mut pieces = room::for_items(places.len())?;
    for place in places {
        pieces.push(text.slice(start, place)?);
        start = place + separator.len();
    }
    Ok(List::new(pieces))
}

/// A list of these parts of a text.
fn slices(vm: &Machine, text: &Str, places: &[(usize, usize)]) -> PyResult {
    vm.check_items(places.len(), PIECE)?;
    let mut pieces = room::for_items(places.len())?;
    for &(start, end) in places {
        pieces.push(text.slice(start, end)?);
    }
    Ok(List::new(pieces))
}

/// Where the words of a text begin and end.
fn words(vm: &Machine, text: &Str, most: usize, from_right: bool) -> PyResult<Vec<(usize, usize)>> {
    vm.check_size(4, text.len())?;
    let points: Vec<u32> = text.code_points().collect();
    let space = |at: usize| unicode::is_space(points[at]);
    let mut words: Vec<(usize, usize)> = Vec::new();
    if from_right {
        let mut end = points.len();
        loop {
            while end > 0 && space(end - 1) {
                end -= 1;
            }
            if end == 0 {
                break;
            }
            let mut start = end;
            while start > 0 && (words.len() >= most || !space(start - 1)) {
                start -= 1;
            }
            room::push(&mut words, (start, end))?;
            end = start;
        }
        words.reverse();
    } else {
        let mut start = 0;
        loop {
            while start < points.len() && space(start) {
                start += 1;
            }
            if start == points.len() {
                break;
            }
            let mut end = start;
            while end < points.len() && (words.len() >= most || !space(end)) {
                end += 1;
            }
            room::push(&mut words, (start, end))?;
            start = end;
        }
    }
    Ok(words)
}

fn splitlines(vm: &Machine, text: &Str, keepends: bool) -> PyResult {
    let keep = keepends;
    vm.check_size(4, text.len())?;
    let points: Vec<u32> = text.code_points().collect();
    let (mut lines, mut start) = (Vec::new(), 0);
    while start < points.len() {
        let is_end =
            |point: &u32| matches!(point, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029);
        let end = points[start..].iter().position(is_end).map_or(points.len(), |at| start + at);
        let mut next = (end + 1).min(points.len());
        if points.get(end) == Some(&0x0D) && points.get(next) == Some(&0x0A) {
            next += 1;
        }
        room::push(&mut lines, (start, if keep { next } else { end }))?;
        start = next;
    }
    slices(vm, text, &lines)
}

fn partition(vm: &Machine, text: &Ref<Str>, sep: &Value, from_right: bool) -> PyResult {
    let Some(separator) = sep.downcast::<Str>() else {
        let kind = vm.class(sep).name();
        return Err(vm.type_error(format!("must be str, not {kind}")));
    };
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let search = if from_right { search::rfind } else { search::find };
    Ok(Tuple::new(match search(text, separator, 0, text.len()) {
        Some(at) => {
            let behind = text.slice(at + separator.len(), text.len())?;
            vec![text.slice(0, at)?, sep.clone(), behind]
        }
        None if !from_right => vec![text.value().clone(), Str::new(""), Str::new("")],
        None => vec![Str::new(""), Str::new(""), text.value().clone()],
    }))
}

fn replace(vm: &Machine, text: &Str, old: &Str, new: &Str, count: Unless<-1>) -> PyResult {
    let most = usize::try_from(count.0).unwrap_or(usize::MAX);
    if let (StrData::Ascii(text), StrData::Ascii(old), StrData::Ascii(new)) =
        (text.data(), old.data(), new.data())
    {
        let places = text.matches(old.as_str()).take(most).count();
        vm.check_size(places, new.len())?;
        vm.check_size(1, text.len() + places * new.len())?;
        return Ok(Str::from_string(text.replacen(old.as_str(), new, most)));
    }
    vm.check_items(text.len() / old.len().max(1), 1)?;
    let places = search::find_all(text, old, 0, text.len(), most)?;
    let (mut out, mut start) = (StrBuilder::default(), 0);
    for place in places {
        out.push_value(&text.slice(start, place)?);
        out.push(new);
        start = place + old.len();
    }
    out.push_value(&text.slice(start, text.len())?);
    Ok(out.finish()?)
}

fn strip(
    vm: &Machine,
    text: &Ref<Str>,
    chars: &Value,
    method: &str,
    left: bool,
    right: bool,
) -> PyResult {
    let chars: Option<Vec<u32>> = match chars {
        chars if !chars.is_given() => None,
        chars => match chars.downcast::<Str>() {
            Some(chars) => Some(chars.code_points().collect()),
            None => return Err(vm.type_error(format!("{method} arg must be None or str"))),
        },
    };
    let drops = |point: u32| match &chars {
        Some(chars) => chars.contains(&point),
        None => unicode::is_space(point),
    };
    let (mut start, mut end) = (0, text.len());
    while left && start < end && text.code_point(start).is_some_and(drops) {
        start += 1;
    }
    while right && end > start && text.code_point(end - 1).is_some_and(drops) {
        end -= 1;
    }
    match start == 0 && end == text.len() {
        true => Ok(plain(text.value())),
        false => Ok(text.slice(start, end)?),
    }
}

/// What fills a line: a blank unless another character is given.
struct Fill(u32);

impl<'a> Argument<'a> for Fill {
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Fill, Unfit> {
        if value.is_null() {
            return Ok(Fill(u32::from(' ')));
        }
        let words = "The fill character must be";
        match value.downcast::<Str>() {
            Some(fill) if fill.len() == 1 => Ok(Fill(fill.code_point(0).unwrap_or_default())),
            Some(_) => Err(vm.type_error(format!("{words} exactly one character long")).into()),
            None => {
                let kind = vm.class(value).name();
                Err(vm.type_error(format!("{words} a unicode character, not {kind}")).into())
            }
        }
    }
}

fn justify(
    vm: &Machine,
    text: &Str,
    width: i64,
    fill: Fill,
    share: fn(usize, usize) -> (usize, usize),
) -> PyResult {
    let width = width.max(0) as usize;
    let missing = width.saturating_sub(text.len());
    vm.check_size(1, text.len() + missing)?;
    let (before, after) = share(missing, width);
    let mut filled = StrBuilder::with_capacity(text.len() + missing);
    filled.repeat(fill.0, before);
    filled.push(text);
    filled.repeat(fill.0, after);
    Ok(filled.finish()?)
}

fn translate(vm: &Machine, text: &Str, table: &Value) -> PyResult {
    let mut out = StrBuilder::default();
    for point in text.code_points() {
        match translation(vm, table, point)? {
            Some(value) if value.is_none() => (),
            Some(value) => push_translated(vm, &mut out, &value)?,
            None => out.push_point(point),
        }
    }
    Ok(out.finish()?)
}

/// What a table has for a character.
fn translation(vm: &Machine, table: &Value, point: u32) -> PyResult<Option<Value>> {
    let key = vm.int(i64::from(point));
    let found = match table.exact::<Dict>() {
        // A dict need not raise an error of what it lacks.
        Some(dict) => dict.get(vm, &key),
        None => vm.subscript(table, &key).map(Some),
    };
    match found {
        Err(raised) if raised.is_a(&vm.types.exceptions.lookup_error) => Ok(None),
        found => found,
    }
}

/// What a table gives for a character: a text, or a code point.
fn push_translated(vm: &Machine, out: &mut StrBuilder, value: &Value) -> PyResult<()> {
    if value.downcast::<Str>().is_some() {
        out.push_value(value);
        return Ok(());
    }
    if !vm.class(value).is_subclass_of(&vm.types.int) {
        return Err(vm.type_error("character mapping must return integer, None or str"));
    }
    let point = int::as_i64(value).and_then(|point| u32::try_from(point).ok());
    match point.filter(|point| *point <= u32::from(char::MAX)) {
        Some(point) => out.push_point(point),
        None => return Err(vm.value_error("character mapping must be in range(0x110000)")),
    }
    Ok(())
}

fn maketrans(vm: &Machine, x: &Value, y: Option<&Str>, z: Option<&Str>) -> PyResult {
    let table = Dict::new();
    let key = |point: u32| vm.int(i64::from(point));
    if y.is_none() {
        let Some(given) = x.downcast::<Dict>() else {
            return Err(
                vm.type_error("if you give only one argument to maketrans it must be a dict")
            );
        };
        for (from, to) in given.items() {
            let from = match from.downcast::<Str>() {
                Some(text) if text.len() == 1 => key(text.code_point(0).unwrap_or_default()),
                Some(_) => {
                    return Err(vm.value_error("string keys in translatetable must be of length 1"));
                }
                None if vm.class(&from).is_subclass_of(&vm.types.int) => from,
                None => {
                    let words = "keys in translate table mustbe strings or integers";
                    return Err(vm.type_error(words));
                }
            };
            table.set(vm, &from, to)?;
        }
        return Ok(table.into_value());
    }
    let (Some(from), Some(to)) = (x.downcast::<Str>(), y) else {
        let words = "first maketrans argument must be a string if there is a second argument";
        return Err(vm.type_error(words));
    };
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.code_points().zip(to.code_points()) {
        table.set(vm, &key(from), key(to))?;
    }
    if let Some(gone) = z {
        gone.code_points().try_for_each(|point| table.set(vm, &key(point), Value::NONE))?;
    }
    Ok(table.into_value())
}

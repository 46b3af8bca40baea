//! Searching in strings.

use heap::room::{self, NoRoom};
use heap::value::Value;

use super::build::Point;
use super::{Str, StrData, each_width};
use crate::errors::PyResult;
use crate::machine::Machine;

/// The first place of `needle` in `hay` within `start..end`.
pub fn find(hay: &Str, needle: &Str, start: usize, end: usize) -> Option<usize> {
    if start > end || needle.len() > end - start {
        return None;
    }
    if let (StrData::Ascii(hay), StrData::Ascii(needle)) = (hay.data(), needle.data()) {
        return hay[start..end].find(needle.as_str()).map(|place| start + place);
    }
    let wanted: Vec<u32> = needle.code_points().collect();
    if wanted.is_empty() {
        return Some(start);
    }
    each_width!(hay.data(), items => {
        items[start..end]
            .windows(wanted.len())
            .position(|window| window.iter().zip(&wanted).all(|(point, wanted)| point.wide() == *wanted))
            .map(|place| start + place)
    })
}

/// The last place of `needle` in `hay` within `start..end`.
pub fn rfind(hay: &Str, needle: &Str, start: usize, end: usize) -> Option<usize> {
    if start > end || needle.len() > end - start {
        return None;
    }
    if let (StrData::Ascii(hay), StrData::Ascii(needle)) = (hay.data(), needle.data()) {
        return hay[start..end].rfind(needle.as_str()).map(|place| start + place);
    }
    let wanted: Vec<u32> = needle.code_points().collect();
    if wanted.is_empty() {
        return Some(end);
    }
    each_width!(hay.data(), items => {
        items[start..end]
            .windows(wanted.len())
            .rposition(|window| window.iter().zip(&wanted).all(|(point, wanted)| point.wide() == *wanted))
            .map(|place| start + place)
    })
}

/// The places of `needle` in `hay` within `start..end`, from the left, without overlap.
pub fn matches(hay: &Str, needle: &Str, start: usize, end: usize) -> impl Iterator<Item = usize> {
    let mut from = Some(start);
    std::iter::from_fn(move || {
        let place = find(hay, needle, from?, end)?;
        from = Some(place + needle.len().max(1)).filter(|next| *next <= end);
        Some(place)
    })
}

/// The first `most` of them.
pub fn find_all(
    hay: &Str,
    needle: &Str,
    start: usize,
    end: usize,
    most: usize,
) -> Result<Vec<usize>, NoRoom> {
    let mut places = Vec::new();
    for place in matches(hay, needle, start, end).take(most) {
        room::push(&mut places, place)?;
    }
    Ok(places)
}

/// `item in text`.
pub fn contains(vm: &Machine, text: &Str, item: &Value) -> PyResult<bool> {
    match item.downcast::<Str>() {
        Some(needle) => Ok(find(text, needle, 0, text.len()).is_some()),
        None => {
            let kind = vm.class(item).name();
            Err(vm.type_error(format!("'in <string>' requires string as left operand, not {kind}")))
        }
    }
}

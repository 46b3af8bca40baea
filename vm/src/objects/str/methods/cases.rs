//! Upper and lower case.

use heap::room;
use heap::value::Value;

use super::super::build::StrBuilder;
use super::super::unicode::{self, case};
use super::super::{Str, StrData};
use super::this;
use crate::errors::PyResult;
use crate::method;
use crate::objects::type_object::spec::Method;

pub(super) static CASES: &[Method] = &[
    method!("upper", "(self, /)", |_, text: &Value| {
        convert(text, str::to_ascii_uppercase, |_, point, out| case::push_upper(point, out))
    })
    .doc("The text in capital letters."),
    method!("lower", "(self, /)", |_, text: &Value| {
        convert(text, str::to_ascii_lowercase, |place, _, out| place.push_lower(out))
    })
    .doc("The text in small letters."),
    method!("casefold", "(self, /)", |_, text: &Value| {
        convert(text, str::to_ascii_lowercase, |_, point, out| case::push_folded(point, out))
    })
    .doc("The text in a form for comparisons that ignore case."),
    method!("swapcase", "(self, /)", |_, text: &Str| {
        map(text, |place, point, out| {
            if unicode::is_upper(point) {
                place.push_lower(out);
            } else if unicode::is_lower(point) {
                case::push_upper(point, out);
            } else {
                out.push_point(point);
            }
        })
    })
    .doc("Capital letters small, small ones capital."),
    method!("capitalize", "(self, /)", |_, text: &Str| {
        map(text, |place, point, out| match place.at {
            0 => case::push_title(point, out),
            _ => place.push_lower(out),
        })
    })
    .doc("The first character as a capital, the others small."),
    method!("title", "(self, /)", |_, text: &Str| {
        let mut is_inside = false;
        map(text, |place, point, out| {
            match is_inside {
                true => place.push_lower(out),
                false => case::push_title(point, out),
            }
            is_inside = unicode::is_cased(point);
        })
    })
    .doc("Each word with a capital in front and small letters behind."),
];

/// A code point of a text, with those around it.
#[derive(Clone, Copy)]
struct Place<'a> {
    text: &'a Str,
    at: usize,
}

impl Place<'_> {
    /// Puts the lower case out. That of a sigma depends on what is around it.
    fn push_lower(self, out: &mut StrBuilder) {
        match self.text.code_point(self.at).unwrap_or_default() {
            case::CAPITAL_SIGMA if self.ends_word() => out.push_point(case::FINAL_SIGMA),
            case::CAPITAL_SIGMA => out.push_point(case::SMALL_SIGMA),
            point => case::push_lower(point, out),
        }
    }

    /// Whether a letter with case is in front and none behind, past what is to be ignored.
    fn ends_word(self) -> bool {
        let point = |at| self.text.code_point(at).unwrap_or_default();
        let tells = |at: &usize| !unicode::is_case_ignorable(point(*at));
        let is_cased = |at| unicode::is_cased(point(at));
        let before = (0..self.at).rev().find(tells);
        let behind = (self.at + 1..self.text.len()).find(tells);
        before.is_some_and(is_cased) && !behind.is_some_and(is_cased)
    }
}

/// The text with `change` made of each code point.
fn map(text: &Str, mut change: impl FnMut(Place, u32, &mut StrBuilder)) -> PyResult {
    let mut out = StrBuilder::with_capacity(text.len());
    for (at, point) in text.code_points().enumerate() {
        change(Place { text, at }, point, &mut out);
    }
    Ok(out.finish()?)
}

/// The same, where all of an ASCII text can be changed at once.
fn convert(
    value: &Value,
    ascii: fn(&str) -> String,
    change: impl FnMut(Place, u32, &mut StrBuilder),
) -> PyResult {
    match this(value).data() {
        StrData::Ascii(text) => {
            room::look_for::<u8>(text.len())?;
            Ok(Str::from_string(ascii(text)))
        }
        _ => map(this(value), change),
    }
}

//! `isalpha()` and what else asks of all characters.

use super::super::unicode;
use crate::machine::Machine;
use crate::method;
use crate::objects::Str;
use crate::objects::type_object::spec::Method;

fn all(text: &Str, holds: fn(u32) -> bool) -> bool {
    !text.is_empty() && text.code_points().all(holds)
}

/// At least one cased character, and all cased ones satisfy `holds`.
fn all_cased(text: &Str, holds: fn(u32) -> bool, fails: fn(u32) -> bool) -> bool {
    text.code_points().any(holds) && !text.code_points().any(fails)
}

pub(super) static PREDICATES: &[Method] = &[
    method!("isalpha", "(self, /)", |_, text: &Str| all(text, unicode::is_alphabetic))
        .doc("Whether all characters are letters, and there is one."),
    method!("isdigit", "(self, /)", |_, text: &Str| all(text, unicode::is_digit))
        .doc("Whether all characters are digits, and there is one."),
    method!("isdecimal", "(self, /)", |_, text: &Str| all(text, unicode::is_decimal))
        .doc("Whether all characters are decimal digits, and there is one."),
    method!("isnumeric", "(self, /)", |_, text: &Str| all(text, unicode::is_numeric))
        .doc("Whether all characters stand for numbers, and there is one."),
    method!("isalnum", "(self, /)", |_, text: &Str| all(text, unicode::is_alphanumeric))
        .doc("Whether all characters are letters or numbers, and there is one."),
    method!("isspace", "(self, /)", |_, text: &Str| all(text, unicode::is_space))
        .doc("Whether all characters are blanks, and there is one."),
    method!("isprintable", "(self, /)", |_, text: &Str| {
        text.code_points().all(unicode::is_printable)
    })
    .doc("Whether repr() would show all characters as they are."),
    method!("isascii", "(self, /)", |_, text: &Str| text.as_ascii().is_some())
        .doc("Whether all characters are of ASCII."),
    method!("isupper", "(self, /)", |_, text: &Str| {
        all_cased(text, unicode::is_upper, |point| {
            unicode::is_lower(point) || unicode::is_title(point)
        })
    })
    .doc("Whether all letters with case are capitals, and there is one."),
    method!("islower", "(self, /)", |_, text: &Str| {
        all_cased(text, unicode::is_lower, |point| {
            unicode::is_upper(point) || unicode::is_title(point)
        })
    })
    .doc("Whether all letters with case are small, and there is one."),
    method!("istitle", "(self, /)", is_title)
        .doc("Whether each word begins with a capital, and only there."),
    method!("isidentifier", "(self, /)", |_, text: &Str| { unicode::is_identifier(text) })
        .doc("Whether the text could be a name in a program."),
];

fn is_title(_: &Machine, text: &Str) -> bool {
    let (mut cased, mut previous) = (false, false);
    for point in text.code_points() {
        let (upper, lower) =
            (unicode::is_upper(point) || unicode::is_title(point), unicode::is_lower(point));
        if upper && previous || lower && !previous {
            return false;
        }
        previous = upper || lower;
        cased |= previous;
    }
    cased
}

//! `isalpha()` and what else asks of all characters.

use super::super::unicode;
use super::this;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::method;
use crate::objects::Str;
use crate::objects::type_object::spec::{Method, method};
use crate::value::Value;

fn all(args: &[Value], holds: fn(u32) -> bool) -> PyResult {
    let text = this(&args[0]);
    Ok(Value::bool(!text.is_empty() && text.code_points().all(holds)))
}

/// At least one cased character, and all cased ones satisfy `holds`.
fn all_cased(args: &[Value], holds: fn(u32) -> bool, fails: fn(u32) -> bool) -> PyResult {
    let text = this(&args[0]);
    Ok(Value::bool(text.code_points().any(holds) && !text.code_points().any(fails)))
}

pub(super) static PREDICATES: &[Method] = &[
    method("isalpha", "(self, /)", |_, args| all(args, unicode::is_alphabetic)),
    method("isdigit", "(self, /)", |_, args| all(args, unicode::is_digit)),
    method("isdecimal", "(self, /)", |_, args| all(args, unicode::is_decimal)),
    method("isnumeric", "(self, /)", |_, args| all(args, unicode::is_numeric)),
    method("isalnum", "(self, /)", |_, args| all(args, unicode::is_alphanumeric)),
    method("isspace", "(self, /)", |_, args| all(args, unicode::is_space)),
    method!("isprintable", "(self, /)", |_, text: &Str| {
        Ok(Value::bool(text.code_points().all(unicode::is_printable)))
    }),
    method!("isascii", "(self, /)", |_, text: &Str| text.as_ascii().is_some()),
    method("isupper", "(self, /)", |_, args| {
        all_cased(args, unicode::is_upper, |point| {
            unicode::is_lower(point) || unicode::is_title(point)
        })
    }),
    method("islower", "(self, /)", |_, args| {
        all_cased(args, unicode::is_lower, |point| {
            unicode::is_upper(point) || unicode::is_title(point)
        })
    }),
    method("istitle", "(self, /)", is_title),
    method!("isidentifier", "(self, /)", |_, text: &Str| {
        Ok(Value::bool(unicode::is_identifier(text)))
    }),
];

fn is_title(_: &Machine, args: &[Value]) -> PyResult {
    let (mut cased, mut previous) = (false, false);
    for point in this(&args[0]).code_points() {
        let (upper, lower) =
            (unicode::is_upper(point) || unicode::is_title(point), unicode::is_lower(point));
        if upper && previous || lower && !previous {
            return Ok(Value::FALSE);
        }
        previous = upper || lower;
        cased |= previous;
    }
    Ok(Value::bool(cased))
}

//! `find()`, `count()`, `startswith()` and their kin.

use heap::value::Value;

use super::super::{Str, search};
use crate::arguments::{Bound, search_range};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::method;
use crate::objects::Tuple;
use crate::objects::type_object::spec::Method;

pub(super) static SEARCHES: &[Method] = &[
    method!(
        "find",
        "(self, sub[, start[, end]], /)",
        |_, text: &Str, sub: &Str, start: Bound, end: Bound| {
            place(text, sub, start, end, search::find)
        }
    )
    .doc("The first place of a text in the range, or -1."),
    method!(
        "rfind",
        "(self, sub[, start[, end]], /)",
        |_, text: &Str, sub: &Str, start: Bound, end: Bound| {
            place(text, sub, start, end, search::rfind)
        }
    )
    .doc("The last place of a text in the range, or -1."),
    method!(
        "index",
        "(self, sub[, start[, end]], /)",
        |vm, text: &Str, sub: &Str, start: Bound, end: Bound| {
            found(vm, place(text, sub, start, end, search::find))
        }
    )
    .doc("The first place of a text in the range; ValueError if it is not there."),
    method!(
        "rindex",
        "(self, sub[, start[, end]], /)",
        |vm, text: &Str, sub: &Str, start: Bound, end: Bound| {
            found(vm, place(text, sub, start, end, search::rfind))
        }
    )
    .doc("The last place of a text in the range; ValueError if it is not there."),
    method!(
        "count",
        "(self, sub[, start[, end]], /)",
        |_, text: &Str, sub: &Str, start: Bound, end: Bound| {
            let (start, end) = search_range(start, end, text.len());
            search::matches(text, sub, start, end).count()
        }
    )
    .doc("How often a text occurs in the range, without overlap."),
    method!(
        "startswith",
        "(self, prefix[, start[, end]], /)",
        |vm, text: &Str, prefix: &Value, start: Bound, end: Bound| {
            affix(vm, text, prefix, start, end, "startswith")
        }
    )
    .doc("Whether the range begins with a text, or with one of a tuple."),
    method!(
        "endswith",
        "(self, suffix[, start[, end]], /)",
        |vm, text: &Str, suffix: &Value, start: Bound, end: Bound| {
            affix(vm, text, suffix, start, end, "endswith")
        }
    )
    .doc("Whether the range ends with a text, or with one of a tuple."),
];

type Search = fn(&Str, &Str, usize, usize) -> Option<usize>;

/// Where the search finds something, -1 where it does not.
fn place(text: &Str, sub: &Str, start: Bound, end: Bound, search: Search) -> i64 {
    let (start, end) = search_range(start, end, text.len());
    search(text, sub, start, end).map_or(-1, |place| place as i64)
}

fn found(vm: &Machine, place: i64) -> PyResult<i64> {
    match place {
        -1 => Err(vm.value_error("substring not found")),
        _ => Ok(place),
    }
}

fn affix(
    vm: &Machine,
    text: &Str,
    affix: &Value,
    start: Bound,
    end: Bound,
    method: &str,
) -> PyResult {
    let (start, end) = search_range(start, end, text.len());
    let matches = |affix: &Str| {
        if start > end || affix.len() > end - start {
            return false;
        }
        let at = if method == "startswith" { start } else { end - affix.len() };
        search::find(text, affix, at, at + affix.len()) == Some(at)
    };
    if let Some(affixes) = affix.downcast::<Tuple>() {
        for one in affixes.items() {
            let Some(affix) = one.downcast::<Str>() else {
                let kind = vm.class(one).name();
                return Err(
                    vm.type_error(format!("tuple for {method} must only contain str, not {kind}"))
                );
            };
            if matches(affix) {
                return Ok(Value::TRUE);
            }
        }
        return Ok(Value::FALSE);
    }
    match affix.downcast::<Str>() {
        Some(affix) => Ok(Value::bool(matches(affix))),
        None => {
            let kind = vm.class(affix).name();
            Err(vm.type_error(format!(
                "{method} first arg must be str or a tuple of str, not {kind}"
            )))
        }
    }
}

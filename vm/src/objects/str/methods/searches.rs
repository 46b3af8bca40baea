//! `find()`, `count()`, `startswith()` and their kin.

use super::super::{Str, search};
use super::this;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::method;
use crate::objects::Tuple;
use crate::objects::type_object::spec::{Method, method};
use crate::value::Value;

pub(super) static SEARCHES: &[Method] = &[
    method("find", "(self, sub, start=None, end=None, /)", |vm, args| {
        Ok(found(vm, args, search::find)?.map_or(vm.int(-1), Value::index))
    }),
    method("rfind", "(self, sub, start=None, end=None, /)", |vm, args| {
        Ok(found(vm, args, search::rfind)?.map_or(vm.int(-1), Value::index))
    }),
    method("index", "(self, sub, start=None, end=None, /)", |vm, args| {
        found(vm, args, search::find)?
            .map(Value::index)
            .ok_or_else(|| vm.value_error("substring not found"))
    }),
    method("rindex", "(self, sub, start=None, end=None, /)", |vm, args| {
        found(vm, args, search::rfind)?
            .map(Value::index)
            .ok_or_else(|| vm.value_error("substring not found"))
    }),
    method!(
        "count",
        "(self, sub, start=None, end=None, /)",
        |vm, text: &Str, sub: &Value, start: &Value, end: &Value| {
            let needle = needle(vm, sub, "count", 1)?;
            let (start, end) = vm.search_range(start, end, text.len())?;
            Ok(Value::index(search::find_all(text, needle, start, end, usize::MAX).len()))
        }
    ),
    method!(
        "startswith",
        "(self, prefix, start=None, end=None, /)",
        |vm, text: &Str, prefix: &Value, start: &Value, end: &Value| {
            affix(vm, text, prefix, start, end, "startswith")
        }
    ),
    method!(
        "endswith",
        "(self, suffix, start=None, end=None, /)",
        |vm, text: &Str, prefix: &Value, start: &Value, end: &Value| {
            affix(vm, text, prefix, start, end, "endswith")
        }
    ),
];

pub(super) fn needle<'a>(
    vm: &Machine,
    value: &'a Value,
    method: &str,
    number: usize,
) -> PyResult<&'a Str> {
    value.downcast::<Str>().ok_or_else(|| {
        let kind = vm.class(value).name();
        vm.type_error(format!("{method}() argument {number} must be str, not {kind}"))
    })
}

type Search = fn(&Str, &Str, usize, usize) -> Option<usize>;

fn found(vm: &Machine, args: &[Value], search: Search) -> PyResult<Option<usize>> {
    let needle = needle(vm, &args[1], "find", 1)?;
    let text = this(&args[0]);
    let (start, end) = vm.search_range(&args[2], &args[3], text.len())?;
    Ok(search(text, needle, start, end))
}

fn affix(
    vm: &Machine,
    text: &Str,
    prefix: &Value,
    start: &Value,
    end: &Value,
    method: &str,
) -> PyResult {
    let (start, end) = vm.search_range(start, end, text.len())?;
    let matches = |affix: &Str| {
        if start > end || affix.len() > end - start {
            return false;
        }
        let at = if method == "startswith" { start } else { end - affix.len() };
        search::find(text, affix, at, at + affix.len()) == Some(at)
    };
    if let Some(affixes) = prefix.downcast::<Tuple>() {
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
    match prefix.downcast::<Str>() {
        Some(affix) => Ok(Value::bool(matches(affix))),
        None => {
            let kind = vm.class(prefix).name();
            Err(vm.type_error(format!(
                "{method} first arg must be str or a tuple of str, not {kind}"
            )))
        }
    }
}

//! "Did you mean": the closest name to one that was not found.

use crate::heap::Kind;
use crate::machine::Machine;
use crate::objects::exception::{ATTRIBUTE_NAME, ATTRIBUTE_OBJECT, IMPORT_NAME, IMPORT_NAME_FROM};
use crate::objects::{Code, Exception, Traceback, traceback};
use crate::special::Special;
use crate::value::Value;

const MOVE: usize = 2;
const CASE: usize = 1;
const LONGEST: usize = 40;
const MOST: usize = 750;

fn substitution(one: char, two: char) -> usize {
    match one == two {
        true => 0,
        false if one.eq_ignore_ascii_case(&two) => CASE,
        false => MOVE,
    }
}

/// The weighted edit distance, `None` beyond `limit`.
fn distance(one: &str, two: &str, limit: usize) -> Option<usize> {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    if one.len() > LONGEST || two.len() > LONGEST {
        return None;
    }
    let mut row: Vec<usize> = (1..=one.len()).map(|length| length * MOVE).collect();
    let mut result = row.last().copied().unwrap_or(0);
    if one.is_empty() {
        result = two.len() * MOVE;
    }
    for (index, &wanted) in two.iter().enumerate() {
        let (mut left, mut diagonal) = (index * MOVE, index * MOVE);
        let mut smallest = usize::MAX;
        left += MOVE;
        for (cell, &have) in row.iter_mut().zip(&one) {
            let best = (diagonal + substitution(have, wanted)).min(left.min(*cell) + MOVE);
            diagonal = *cell;
            *cell = best;
            left = best;
            smallest = smallest.min(best);
        }
        result = row.last().copied().unwrap_or(result);
        if smallest > limit && !one.is_empty() {
            return None;
        }
    }
    (result <= limit).then_some(result)
}

/// The candidate closest to `name`, if one is close enough.
pub fn closest(name: &str, candidates: impl Iterator<Item = String>) -> Option<String> {
    let length = name.chars().count();
    let mut best: Option<(usize, String)> = None;
    for candidate in candidates.take(MOST) {
        if candidate == name {
            continue;
        }
        let mut limit = (length + candidate.chars().count() + 3) * MOVE / 6;
        if let Some((known, _)) = &best {
            limit = limit.min(known - 1);
        }
        if let Some(found) = distance(name, &candidate, limit) {
            if found == 0 {
                return Some(candidate);
            }
            best = Some((found, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// What a traceback adds to the message.
pub fn hint(vm: &Machine, value: &Value) -> Option<String> {
    let exception = value.downcast::<Exception>()?;
    let classes = &vm.types.exceptions;
    let class = vm.class(value);
    if class.is_subclass_of(&classes.attribute_error) {
        return attribute_hint(vm, exception);
    }
    if class.is_subclass_of(&classes.name_error) {
        return name_hint(vm, exception);
    }
    if class.is_subclass_of(&classes.import_error) {
        let wanted = exception.field(IMPORT_NAME_FROM);
        if wanted.is_kind(Kind::Str) {
            let module = vm.modules.get_str(&exception.field(IMPORT_NAME).to_string())?;
            let close = closest(&wanted.to_string(), names_in(vm, &module).into_iter())?;
            return Some(format!(". Did you mean: '{close}'?"));
        }
    }
    None
}

fn names_in(vm: &Machine, object: &Value) -> Vec<String> {
    let names = vm
        .call_special(object, Special::Dir, &[])
        .and_then(|names| vm.to_vec(&names))
        .unwrap_or_default();
    let mut names: Vec<String> =
        names.iter().filter(|name| name.is_kind(Kind::Str)).map(Value::to_string).collect();
    names.sort();
    names
}

fn attribute_hint(vm: &Machine, exception: &Exception) -> Option<String> {
    let (name, object) = (exception.field(ATTRIBUTE_NAME), exception.field(ATTRIBUTE_OBJECT));
    if !name.is_kind(Kind::Str) || object.is_null() {
        return None;
    }
    let name = name.to_string();
    let hide = !name.starts_with('_');
    let names =
        names_in(vm, &object).into_iter().filter(|candidate| !hide || !candidate.starts_with('_'));
    closest(&name, names).map(|close| format!(". Did you mean: '{close}'?"))
}

/// Standard modules that a missing name may be.
const STANDARD_MODULES: &[&str] = &[
    "abc",
    "array",
    "ast",
    "asyncio",
    "base64",
    "bisect",
    "collections",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "functools",
    "gc",
    "glob",
    "gzip",
    "hashlib",
    "heapq",
    "html",
    "http",
    "importlib",
    "inspect",
    "io",
    "itertools",
    "json",
    "keyword",
    "logging",
    "math",
    "operator",
    "os",
    "pathlib",
    "pickle",
    "platform",
    "pprint",
    "queue",
    "random",
    "re",
    "select",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "statistics",
    "string",
    "struct",
    "subprocess",
    "sys",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "token",
    "tokenize",
    "traceback",
    "types",
    "typing",
    "unicodedata",
    "unittest",
    "urllib",
    "uuid",
    "warnings",
    "weakref",
    "zipfile",
    "zlib",
];

fn name_hint(vm: &Machine, exception: &Exception) -> Option<String> {
    let name = exception.field(ATTRIBUTE_NAME);
    if !name.is_kind(Kind::Str) {
        return None;
    }
    let name = name.to_string();
    let entries = traceback::entries(&exception.traceback.get());
    let entry: &Traceback = entries.last()?;
    let code: &Code = &entry.code;
    let mut candidates: Vec<String> = code.locals.iter().map(|name| name.to_string()).collect();
    candidates.extend(entry.globals.keys().iter().map(Value::to_string));
    candidates.extend(vm.builtins.keys().iter().map(Value::to_string));
    let close = closest(&name, candidates.into_iter());
    let standard = STANDARD_MODULES.contains(&&*name);
    match (close, standard) {
        (Some(close), false) => Some(format!(". Did you mean: '{close}'?")),
        (Some(close), true) => {
            Some(format!(". Did you mean: '{close}'? Or did you forget to import '{name}'?"))
        }
        (None, true) => Some(format!(". Did you forget to import '{name}'?")),
        (None, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_names_are_found() {
        let names = || ["append", "extend", "insert"].into_iter().map(str::to_string);
        assert_eq!(closest("apend", names()).as_deref(), Some("append"));
        assert_eq!(closest("zzzzz", names()), None);
    }
}

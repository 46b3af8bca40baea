//! "Did you mean": the closest name to one that was not found.

use compiler::finding::similar;
use heap::Kind;
use heap::value::Value;

use crate::machine::Machine;
use crate::objects::exception::{ATTRIBUTE_NAME, ATTRIBUTE_OBJECT, IMPORT_NAME, IMPORT_NAME_FROM};
use crate::objects::{Code, Exception, Traceback, traceback};
use crate::special::Special;

/// With as many candidates, CPython does not look.
const TOO_MANY: usize = 750;

/// The candidate closest to `name`, if one is close enough.
pub fn closest(name: &str, candidates: &[String]) -> Option<String> {
    let few = Some(candidates).filter(|candidates| candidates.len() < TOO_MANY)?;
    similar::closest(name, few.iter().map(String::as_str)).map(str::to_string)
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
            let close = closest(&wanted.to_string(), &names_in(vm, &module))?;
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
    let mut names = names_in(vm, &object);
    names.retain(|candidate| !hide || !candidate.starts_with('_'));
    closest(&name, &names).map(|close| format!(". Did you mean: '{close}'?"))
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
    let code: &Code = &entry.code();
    let mut candidates: Vec<String> = code.locals.iter().map(|name| name.to_string()).collect();
    candidates.extend(entry.globals().keys().iter().map(Value::to_string));
    candidates.extend(vm.builtins.keys().iter().map(Value::to_string));
    let close = closest(&name, &candidates);
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

//! Builtins that run code: `compile`, `exec`, `eval`, `__import__`.

use heap::Kind;
use heap::value::{Ref, Value};
use vm::arguments::{CInt, Text};
use vm::errors::PyResult;
use vm::function;
use vm::machine::{CompileRequest, Machine, SourceText};
use vm::objects::str::codecs;
use vm::objects::type_object::spec::Method;
use vm::objects::{Code, Dict, Str, Tuple, bytes, str};
use vm::special::Special;

use crate::import;

pub(super) static FUNCTIONS: &[Method] = &[
    function!(
        "compile",
        "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        compile
    )
    .doc("A code object from source text, bytes or a tree."),
    function!(
        "exec",
        "(source, /, globals=None, locals=None, *, closure=None)",
        |vm, source: &Value, globals: &Value, locals: &Value, closure: &Value| {
            run(vm, source, globals, locals, closure, "exec").map(drop)
        }
    )
    .doc("Run statements, in the namespaces given or those of the caller."),
    function!(
        "eval",
        "(source, /, globals=None, locals=None)",
        |vm, source: &Value, globals: &Value, locals: &Value| {
            run(vm, source, globals, locals, &Value::NULL, "eval")
        }
    )
    .doc("The value of an expression, in the namespaces given or those of the caller."),
    function!(
        "__import__",
        "(name, globals=None, locals=None, fromlist=(), level=0)",
        import::import_function
    )
    .doc("Import a module by name, as the import statement does."),
];

/// `CO_FUTURE_*`: what code inherits from the code that compiles it.
const FUTURE: u32 = 0x1FE_0000;
/// The other flags that `compile()` knows: `ast.PyCF_*`, and `CO_NESTED`, which means nothing any more.
const KNOWN: u32 = 0xF610;

/// Source text as a program holds it.
enum Held {
    Text(String),
    Bytes(Vec<u8>),
}

impl Held {
    fn of(vm: &Machine, source: &Value, function: &str, other: &str) -> PyResult<Held> {
        if let Some(text) = source.downcast::<Str>() {
            // A character takes four bytes at most.
            vm.check_size(4, text.len())?;
            return match text.to_utf8() {
                Some(text) => Ok(Held::Text(text.into_owned())),
                None => Err(codecs::not_utf8(vm, source)),
            };
        }
        vm.check_size(1, bytes::length_of(source).unwrap_or(0))?;
        bytes::as_bytes(source).map(Held::Bytes).ok_or_else(|| {
            vm.type_error(format!("{function}() arg 1 must be a string, bytes or {other} object"))
        })
    }

    fn view(&self) -> SourceText<'_> {
        match self {
            Held::Text(text) => SourceText::Text(text),
            Held::Bytes(bytes) => SourceText::Bytes(bytes),
        }
    }

    /// What `eval()` reads: blanks in front of an expression mean nothing.
    fn view_of_expression(&self) -> SourceText<'_> {
        match self {
            Held::Text(text) => SourceText::Text(text.trim_start_matches([' ', '\t'])),
            Held::Bytes(bytes) => {
                let blanks = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t'));
                SourceText::Bytes(&bytes[blanks.count()..])
            }
        }
    }
}

/// The features of the future that the running code has switched on.
fn inherited(vm: &Machine) -> u32 {
    vm.running_code().map_or(0, |code| code.source.flags & FUTURE)
}

/// The name of a file, of which the system may know bytes that are no text.
fn filename(vm: &Machine, value: &Value) -> PyResult<String> {
    match value.downcast::<Str>() {
        Some(text) => Ok(text.to_string()),
        None => str::text_of(vm, value),
    }
}

// It has as many parameters as the function of Python.
#[allow(clippy::too_many_arguments)]
fn compile(
    vm: &Machine,
    source: &Value,
    file: &Value,
    mode: Text,
    flags: Option<CInt>,
    dont_inherit: bool,
    optimize: Option<CInt>,
    _: Option<CInt>,
) -> PyResult {
    let filename = filename(vm, file)?;
    let flags = flags.map_or(0, |flags| flags.0);
    let known = u32::try_from(flags).ok().filter(|flags| flags & !(FUTURE | KNOWN) == 0);
    let Some(mut flags) = known else {
        return Err(vm.value_error("compile(): unrecognised flags"));
    };
    let optimize = optimize.map_or(-1, |optimize| optimize.0);
    if !(-1..=2).contains(&optimize) {
        return Err(vm.value_error("compile(): invalid optimize value"));
    }
    if !dont_inherit {
        flags |= inherited(vm);
    }
    if !matches!(&*mode.0, "exec" | "eval" | "single") {
        return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'"));
    }
    let source = Held::of(vm, source, "compile", "AST")?;
    let source = source.view();
    let request = CompileRequest { source, filename: &filename, mode: &mode.0, flags, optimize };
    Ok(Code::new(vm.compile(&request)?).into_value())
}

fn is_mapping(vm: &Machine, value: &Value) -> bool {
    vm.class(value).defines(Special::GetItem)
}

fn run(
    vm: &Machine,
    source: &Value,
    globals: &Value,
    locals: &Value,
    closure: &Value,
    mode: &str,
) -> PyResult {
    let namespace: Ref<Dict> = match globals.is_given() {
        true => match globals.cast::<Dict>() {
            Some(globals) => globals,
            None if mode == "eval" => {
                return Err(vm.type_error(match is_mapping(vm, globals) {
                    true => "globals must be a real dict; try eval(expr, {}, mapping)",
                    false => "globals must be a dict",
                }));
            }
            None => {
                let kind = vm.class(globals).name();
                return Err(vm.type_error(format!("{mode}() globals must be a dict, not {kind}")));
            }
        },
        false => vm.running_globals().unwrap_or_else(Dict::new),
    };
    if locals.is_given() && !is_mapping(vm, locals) {
        let kind = vm.class(locals).name();
        return Err(vm.type_error(match mode {
            "eval" => "locals must be a mapping".to_string(),
            _ => format!("locals must be a mapping or None, not {kind}"),
        }));
    }
    let locals = match (locals.is_given(), globals.is_given()) {
        (true, _) => locals.clone(),
        (_, true) => namespace.value().clone(),
        _ => super::inspection::locals(vm),
    };
    let code = match source.cast::<Code>() {
        Some(code) => code,
        None if closure.is_given() => {
            return Err(vm.type_error("closure can only be used when source is a code object"));
        }
        None => {
            let source = Held::of(vm, source, mode, "code")?;
            let source = if mode == "eval" { source.view_of_expression() } else { source.view() };
            let flags = inherited(vm);
            let request =
                CompileRequest { source, filename: "<string>", mode, flags, optimize: -1 };
            Code::new(vm.compile(&request)?)
        }
    };
    if mode == "eval" && code.free_count() > 0 {
        return Err(vm.type_error("code object passed to eval() may not contain free variables"));
    }
    check_closure(vm, &code, closure)?;
    vm.run_code(&code, &namespace, Some(&locals), closure)
}

/// Checks that code gets a cell for each of its free variables, and no closure where it has none.
fn check_closure(vm: &Machine, code: &Code, closure: &Value) -> PyResult<()> {
    let free = code.free_count();
    let cells = closure.exact::<Tuple>().map_or(&[][..], Tuple::items);
    if free == 0 && closure.is_given() {
        return Err(vm.type_error("cannot use a closure with this code object"));
    }
    match cells.len() == free && cells.iter().all(|cell| cell.is_kind(Kind::Cell)) {
        true => Ok(()),
        false => {
            Err(vm.type_error(format!("code object requires a closure of exactly length {free}")))
        }
    }
}

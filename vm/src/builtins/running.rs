//! Builtins that run code: `compile`, `exec`, `eval`, `__import__`.

use crate::errors::PyResult;
use crate::import;
use crate::machine::{CompileRequest, Machine};
use crate::objects::type_object::spec::{Method, function};
use crate::objects::{Code, Dict, Str, bytes, str};
use crate::value::{Ref, Value};

pub(super) static FUNCTIONS: &[Method] = &[
    function(
        "compile",
        "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        compile,
    ),
    function("exec", "(source, /, globals=None, locals=None, *, closure=None)", |vm, args| {
        run(vm, args, "exec")?;
        Ok(Value::NONE)
    }),
    function("eval", "(source, /, globals=None, locals=None)", |vm, args| run(vm, args, "eval")),
    function(
        "__import__",
        "(name, globals=None, locals=None, fromlist=(), level=0)",
        import::import_function,
    ),
];

fn text_of(vm: &Machine, source: &Value, what: &str) -> PyResult<String> {
    if let Some(text) = source.downcast::<Str>() {
        return Ok(text.to_lossy().to_string());
    }
    match bytes::as_bytes(source) {
        Some(bytes) => Ok(String::from_utf8_lossy(&bytes).to_string()),
        None => {
            Err(vm.type_error(format!("{what}() arg 1 must be a string, bytes or code object")))
        }
    }
}

fn compile(vm: &Machine, args: &[Value]) -> PyResult {
    let source = text_of(vm, &args[0], "compile")?;
    let (filename, mode) = (str::text_of(vm, &args[1])?, str::text_of(vm, &args[2])?);
    if !matches!(&*mode, "exec" | "eval" | "single") {
        return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'"));
    }
    let flags = args[3].as_small_int().unwrap_or(0) as u32;
    let optimize = args[5].as_small_int().unwrap_or(-1) as i32;
    let request =
        CompileRequest { source: &source, filename: &filename, mode: &mode, flags, optimize };
    Ok(Code::new(vm.compile(&request)?).into_value())
}

fn run(vm: &Machine, args: &[Value], mode: &str) -> PyResult {
    let globals: Ref<Dict> = match args[1].is_given() {
        true => match args[1].cast::<Dict>() {
            Some(globals) => globals,
            None => {
                let kind = vm.class(&args[1]).name();
                return Err(vm.type_error(format!("{mode}() globals must be a dict, not {kind}")));
            }
        },
        false => vm.running_globals().unwrap_or_else(Dict::new),
    };
    let locals = match (args[2].is_given(), args[1].is_given()) {
        (true, _) => args[2].clone(),
        (_, true) => globals.value().clone(),
        _ => super::inspection::locals(vm),
    };
    let code = match args[0].cast::<Code>() {
        Some(code) => code,
        None => {
            let source = text_of(vm, &args[0], mode)?;
            let source =
                if mode == "eval" { source.trim_start_matches([' ', '\t']) } else { &source };
            let request =
                CompileRequest { source, filename: "<string>", mode, flags: 0, optimize: -1 };
            Code::new(vm.compile(&request)?)
        }
    };
    if code.free_count() > 0 {
        return Err(
            vm.type_error(format!("code object passed to {mode}() may not contain free variables"))
        );
    }
    vm.run_code(&code, &globals, Some(&locals))
}

//! The modules that are part of the machine: one file each, made when first imported. Most are written in
//! Rust; what is seldom called in Python, over a native part whose name starts with an underscore.

pub mod deque;
pub mod functools;
pub mod gc;
pub mod itertools;
pub mod math;
pub mod mersenne;
pub mod operator;
pub mod sys;
pub mod time;
pub mod weakref;

use heap::value::{Ref, Value};
use vm::errors::PyResult;
use vm::machine::{CompileRequest, Machine, SourceText};
use vm::objects::Module;

type Make = fn(&Machine) -> PyResult<Ref<Module>>;

/// Every native module by name.
static MODULES: &[(&str, Make)] = &[
    ("_collections", deque::make),
    ("_functools", functools::make),
    ("_random", mersenne::make),
    ("_weakref", weakref::make),
    ("gc", gc::make),
    ("itertools", itertools::make),
    ("math", math::make),
    ("operator", operator::make),
    ("sys", sys::make),
    ("time", time::make),
];

/// The modules that are written in Python themselves, compiled when first imported.
static SOURCES: &[(&str, &str)] = &[
    ("__future__", include_str!("modules/python/__future__.py")),
    ("collections", include_str!("modules/python/collections.py")),
    ("functools", include_str!("modules/python/functools.py")),
    ("random", include_str!("modules/python/random.py")),
];

/// Imports a module that is part of the machine and written in Python.
pub fn from_source(vm: &Machine, name: &str) -> PyResult<Option<Value>> {
    let Some((_, source)) = SOURCES.iter().find(|(known, _)| *known == name) else {
        return Ok(None);
    };
    let filename = format!("<frozen {name}>");
    let request = CompileRequest {
        source: SourceText::Text(source),
        filename: &filename,
        mode: "exec",
        flags: 0,
        optimize: 0,
    };
    let code = vm.compile(&request)?;
    let module = Module::new(name);
    vm.modules.set_str(name, module.value().clone());
    if let Err(raised) = vm.exec(code, &module.dict) {
        vm.modules.remove_name(&vm.intern(name));
        return Err(raised);
    }
    Ok(Some(module.into_value()))
}

/// The native module of a name, made and registered where it is not there yet.
pub fn native(vm: &Machine, name: &str) -> PyResult<Option<Value>> {
    let Some((_, make)) = MODULES.iter().find(|(known, _)| *known == name) else { return Ok(None) };
    let module = make(vm)?.into_value();
    vm.modules.set_str(name, module.clone());
    Ok(Some(module))
}

/// The names of the native modules.
pub fn names() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|(name, _)| *name)
}

/// Makes the modules that every program has.
pub fn register(vm: &Machine) {
    if native(vm, "sys").is_err() {
        // Making `sys` raises nothing.
    }
}

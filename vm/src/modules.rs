//! The modules written in Rust: one file each, made when first imported.

pub mod gc;
pub mod sys;
pub mod time;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Module;
use crate::value::{Ref, Value};

type Make = fn(&Machine) -> PyResult<Ref<Module>>;

/// Every native module by name.
static MODULES: &[(&str, Make)] = &[("gc", gc::make), ("sys", sys::make), ("time", time::make)];

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

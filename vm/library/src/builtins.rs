//! The module `builtins`: its functions, in files by theme, and the builtin types.

mod anext;
pub mod classes;
mod files;
pub mod inspection;
pub mod iteration;
pub mod numbers;
pub mod running;
pub mod streams;

use heap::value::Value;
use vm::machine::Machine;
use vm::objects::{Module, NativeFunction};
use vm::special::Special;

pub use streams::flush as flush_streams;

/// Fills the namespace, and registers the module.
pub fn fill(vm: &Machine) {
    let module = Module::new("builtins");
    for functions in [
        inspection::FUNCTIONS,
        iteration::FUNCTIONS,
        numbers::FUNCTIONS,
        running::FUNCTIONS,
        streams::FUNCTIONS,
        files::FUNCTIONS,
        classes::FUNCTIONS,
    ] {
        for function in functions {
            vm.builtins
                .set_str(function.name, NativeFunction::new(function, module.value().clone()));
        }
    }
    let types = vm.types;
    for class in [
        &types.object,
        &types.type_,
        &types.int,
        &types.float,
        &types.complex,
        &types.bool,
        &types.str,
        &types.bytes,
        &types.bytearray,
        &types.memoryview,
        &types.list,
        &types.tuple,
        &types.dict,
        &types.set,
        &types.frozenset,
        &types.range,
        &types.slice,
        &types.property,
        &types.classmethod,
        &types.staticmethod,
        &types.super_,
        &types.enumerate,
        &types.zip,
        &types.map,
        &types.filter,
        &types.reversed,
    ] {
        vm.builtins.set_str(&class.name(), class.value().clone());
    }
    types.exceptions.each(|class| vm.builtins.set_str(&class.name(), class.value().clone()));
    for alias in ["IOError", "EnvironmentError"] {
        vm.builtins.set_str(alias, types.exceptions.os_error.value().clone());
    }
    for (name, value) in [
        ("None", Value::NONE),
        ("True", Value::TRUE),
        ("False", Value::FALSE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("__debug__", Value::TRUE),
    ] {
        vm.builtins.set_str(name, value);
    }
    vm.builtins.set_name(
        &Special::Name.name(),
        module.dict.get_name(&Special::Name.name()).unwrap_or_default(),
    );
    // The module and the machine share one namespace.
    let shared = heap::new(&types.module, Module { dict: vm.builtins.clone() });
    vm.modules.set_str("builtins", shared.into_value());
}

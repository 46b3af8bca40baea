//! What programs find there: the builtins, imports, and the modules that are part of the machine.
//!
//! [`STANDARD`] is what a [`Machine`] is given to be Python's. All of it is written with what `vm` shows: a native
//! function is declared by name, signature and a Rust function (`vm::arguments`), a module is a `static` list of functions
//! given to `Module::native` and registered in `modules.rs`, a class is a `TypeSpec` over a Rust struct.
#![forbid(unsafe_code)]

pub mod builtins;
pub mod import;
pub mod modules;

use vm::errors::PyResult;
use vm::library::{Import, Library};
use vm::machine::Machine;

/// The library of Python 3.14, as far as it is there.
pub static STANDARD: Standard = Standard;

/// See [`STANDARD`].
#[derive(Debug)]
pub struct Standard;

impl Library for Standard {
    fn furnish(&self, vm: &Machine) {
        builtins::fill(vm);
        modules::register(vm);
    }

    fn import_module(&self, vm: &Machine, name: &str) -> PyResult {
        import::import_module(vm, name)
    }

    fn import_statement(&self, vm: &Machine, import: Import) -> PyResult {
        import::import_statement(vm, import)
    }

    fn flush_streams(&self, vm: &Machine) -> PyResult<()> {
        builtins::flush_streams(vm)
    }
}

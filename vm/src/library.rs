//! What a machine is given: builtins, and modules to import. They are written in a room of their own, which knows the
//! machine; the machine knows them by this door only.

use heap::value::Value;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Str;

/// What an `import` statement asks for.
#[derive(Clone, Copy)]
pub struct Import<'a> {
    /// The dotted name, without the dots in front.
    pub name: &'a Str,
    /// The namespace of the importing code, which says what relative names are relative to.
    pub globals: &'a Value,
    /// The names after `import` in `from name import names`; something false in `import name`.
    pub names: &'a Value,
    /// The number of dots in front.
    pub level: usize,
}

/// Builtins and modules.
pub trait Library: Sync {
    /// Fills the namespace of builtins of a new machine, and makes the modules that every program has.
    fn furnish(&self, vm: &Machine);

    /// The module of a full name, imported with its parents where it is not there yet.
    fn import_module(&self, vm: &Machine, name: &str) -> PyResult;

    /// `import name` gives the module of the name's first part, `from name import names` the one of the whole name.
    fn import_statement(&self, vm: &Machine, import: Import) -> PyResult;

    /// Writes out what the standard streams of the program hold back.
    fn flush_streams(&self, vm: &Machine) -> PyResult<()>;
}

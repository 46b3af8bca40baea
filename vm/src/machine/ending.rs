//! The end of a program: its modules go, in CPython's order, and with them what they keep alive.
//!
//! ```text
//!  cycles are collected, if that is enabled -> sys.modules emptied -> modules that nobody else has die
//!      -> cycles are collected, their names still bound -> modules that live on lose their names, the last imported first -> cycles again
//! ```

use heap::collector::{self, Generation};
use heap::value::{Ref, Value};

use super::Machine;
use crate::objects::{Dict, Module, Str, weakref};

/// What finalizers may still need.
const KEPT: [&str; 2] = ["sys", "builtins"];

/// How far the end of a program has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    Not,
    /// What is garbage is collected.
    Begun,
    /// There are no modules any more: nothing can be imported, and no source read.
    WithoutModules,
}

impl Machine {
    /// How far the end of the program has come.
    pub fn ending(&self) -> Ending {
        self.ending.get()
    }

    /// Lets go of the program's modules.
    pub(super) fn end_program(&self) {
        self.ending.set(Ending::Begun);
        heap::class::forget_former();
        if collector::is_enabled() {
            self.collect(Generation::Old);
        }
        self.forget_uncaught();
        self.restore_streams();
        self.ending.set(Ending::WithoutModules);
        let program = |(key, _): &(Value, Value)| !KEPT.contains(&&*key.to_string());
        let modules: Vec<(Value, Value)> =
            self.modules.items().into_iter().filter(program).collect();
        for (key, _) in &modules {
            self.modules.remove_name(&self.intern(&key.to_string()));
        }
        let watched: Vec<Value> =
            modules.iter().filter_map(|(_, module)| weakref::to(module)).collect();
        for module in modules {
            drop(module);
        }
        collector::collect(Generation::Old, false);
        for watch in watched.iter().rev() {
            if let Some(module) = weakref::target(watch).and_then(|module| module.cast::<Module>())
            {
                clear_names(&module.dict.clone());
            }
        }
        collector::collect(Generation::Old, false);
        self.ending.set(Ending::Not);
    }
}

/// Takes the values from a namespace: those of private names first, `__builtins__` never.
fn clear_names(namespace: &Ref<Dict>) {
    let is_private = |name: &str| name.starts_with('_') && !name.starts_with("__");
    for only_private in [true, false] {
        for (key, value) in namespace.items() {
            drop(value);
            if let Some(name) = key.cast::<Str>() {
                let text = name.to_string();
                if text != "__builtins__" && (!only_private || is_private(&text)) {
                    namespace.set_name(&name, Value::NONE);
                }
            }
        }
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        self.modules.clear();
        self.builtins.clear();
        for held in [&self.collections.garbage, &self.collections.callbacks] {
            if let Some(list) = held.downcast::<crate::objects::List>() {
                drop(list.items.take());
            }
        }
        self.tracing.stop();
        self.asynchronous.stop();
        drop(self.handled.take());
        heap::class::forget_former();
        collector::set_enabled(true);
        collector::unfreeze();
        collector::collect(Generation::Old, false);
        super::resign(self);
    }
}

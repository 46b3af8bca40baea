//! Collections as programs see them: between callbacks, with what they keep.

use std::cell::Cell;

use heap::collector::{self, Extent};
use heap::value::Value;

use super::Machine;
use crate::objects::{Dict, List, Str};

/// The bit of `gc.set_debug()` that keeps in `gc.garbage` what no program can reach.
pub const DEBUG_SAVEALL: i64 = 32;

/// What the module `gc` shows and sets.
pub struct Collections {
    /// `gc.garbage`.
    pub garbage: Value,
    /// `gc.callbacks`.
    pub callbacks: Value,
    /// `gc.set_debug()`.
    pub debug: Cell<i64>,
}

impl Default for Collections {
    fn default() -> Collections {
        let list = || List::new(Vec::new());
        Collections { garbage: list(), callbacks: list(), debug: Cell::new(0) }
    }
}

impl Machine {
    /// Collects as far as is due.
    #[cold]
    pub(crate) fn collect_due(&self) {
        let generation = match collector::due_extent() {
            Extent::Young => 0,
            Extent::All => 2,
        };
        self.collect(generation);
    }

    /// Collects, between the calls of `gc.callbacks`; says how many objects no program could reach.
    pub fn collect(&self, generation: usize) -> usize {
        let extent = if generation == 0 { Extent::Young } else { Extent::All };
        self.tell_callbacks("start", generation, 0);
        let keep = self.collections.debug.get() & DEBUG_SAVEALL != 0;
        let handled = self.handled.take();
        let found = collector::collect(extent, keep);
        self.handled.set(handled);
        if let Some(garbage) = self.collections.garbage.downcast::<List>() {
            found.kept.into_iter().for_each(|object| garbage.items.push(object));
        }
        collector::record(generation, found.unreachable);
        self.tell_callbacks("stop", generation, found.unreachable);
        found.unreachable
    }

    fn tell_callbacks(&self, phase: &str, generation: usize, collected: usize) {
        let Some(callbacks) = self.collections.callbacks.downcast::<List>() else { return };
        for callback in callbacks.items.to_vec() {
            let report = Dict::new();
            report.set_str("generation", Value::index(generation));
            report.set_str("collected", Value::index(collected));
            report.set_str("uncollectable", Value::index(0));
            if let Err(raised) = self.call(&callback, &[Str::new(phase), report.into_value()]) {
                self.report_unraisable(&raised, "calling GC callback", &callback);
            }
        }
    }
}

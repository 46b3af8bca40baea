//! Collections as programs see them: between callbacks, with what they keep.

use std::cell::Cell;

use heap::allocator;
use heap::collector::{self, Generation};
use heap::value::Value;

use super::Machine;
use crate::objects::{Dict, List, Str};

/// The bits of `gc.set_debug()`: each collection says what it looks at and what it has found.
pub const DEBUG_STATS: i64 = 1;
/// It names every object that no program can reach.
pub const DEBUG_COLLECTABLE: i64 = 2;
/// What no program can reach is kept in `gc.garbage`.
pub const DEBUG_SAVEALL: i64 = 32;

/// What the module `gc` shows and sets.
pub struct Collections {
    /// `gc.garbage`.
    pub garbage: Value,
    /// `gc.callbacks`.
    pub callbacks: Value,
    /// `gc.set_debug()`.
    pub debug: Cell<i64>,
    /// There is no more memory: the program's next turn ends in a `MemoryError`.
    pub out_of_memory: Cell<bool>,
    /// How many turns without memory go by before the next collection, since the last one was in vain.
    waiting_turns: Cell<usize>,
}

/// How many objects each turn without memory pays for: where none of them is garbage, looking at all at each turn would
/// take longer than anything else.
const OBJECTS_PER_TURN: usize = 10_000;

impl Default for Collections {
    fn default() -> Collections {
        let list = || List::new(Vec::new());
        Collections {
            garbage: list(),
            callbacks: list(),
            debug: Cell::new(0),
            out_of_memory: Cell::new(false),
            waiting_turns: Cell::new(0),
        }
    }
}

impl Machine {
    /// Collects as far as is due.
    #[cold]
    pub(crate) fn collect_due(&self) {
        if allocator::is_short() {
            return self.find_memory();
        }
        self.forget_former_classes();
        self.collect(collector::due());
    }

    /// Lets go of the classes that objects had before others, where the loop that calls this is the program's first: then no
    /// native code looks at objects.
    pub(crate) fn forget_former_classes(&self) {
        if self.loops.get() == 1 {
            heap::class::forget_former();
        }
    }

    /// The reserve of memory has been given up. Where there is none after a collection, the program is told.
    fn find_memory(&self) {
        collector::give_back_memory();
        if !allocator::restore() {
            self.collect_for_memory();
        }
        if !allocator::restore() {
            self.collections.out_of_memory.set(true);
            self.raise_event();
        }
    }

    /// Collects all generations, unless that was in vain just now.
    fn collect_for_memory(&self) {
        let waiting = &self.collections.waiting_turns;
        match waiting.get().checked_sub(1) {
            Some(left) => waiting.set(left),
            None if collector::is_enabled() => {
                let collected = collector::alone(|| self.collect_and_tell(Generation::Old));
                if collected == Some(0) {
                    waiting.set(collector::objects_looked_at() / OBJECTS_PER_TURN);
                }
            }
            None => (),
        }
    }

    /// Whether a program is to be told, now, that there is no more memory.
    pub(super) fn takes_memory_error(&self) -> bool {
        // A loop of native code does not wait for a collection.
        allocator::is_short() && !allocator::restore() || self.collections.out_of_memory.take()
    }

    /// Collects, between the calls of `gc.callbacks`; says how many objects no program could reach.
    pub fn collect(&self, generation: Generation) -> usize {
        collector::alone(|| self.collect_and_tell(generation)).unwrap_or(0)
    }

    fn collect_and_tell(&self, generation: Generation) -> usize {
        self.tell_callbacks("start", generation, 0);
        let flags = self.collections.debug.get();
        let begun = self.host.monotonic_clock();
        if flags & DEBUG_STATS != 0 {
            self.show_generations(generation);
        }
        let handled = self.handled.take();
        let keep = flags & DEBUG_SAVEALL != 0;
        let found = collector::collect_and_show(generation, keep, &mut |object| {
            if flags & DEBUG_COLLECTABLE != 0 {
                self.show_collectable(object);
            }
        });
        self.handled.set(handled);
        if flags & DEBUG_STATS != 0 {
            let seconds = (self.host.monotonic_clock() - begun) as f64 / 1e9;
            let unreachable = found.unreachable;
            self.host.write_error(&format!(
                "gc: done, {unreachable} unreachable, 0 uncollectable, {seconds:.4}s elapsed\n"
            ));
        }
        if let Some(garbage) = self.collections.garbage.downcast::<List>() {
            found.kept.into_iter().for_each(|object| garbage.items.push(object));
        }
        collector::record(generation, found.unreachable);
        self.tell_callbacks("stop", generation, found.unreachable);
        found.unreachable
    }

    /// Says what a collection is about to look at.
    fn show_generations(&self, generation: Generation) {
        let [young, middle, old] = Generation::ALL.map(|one| collector::objects(one).len());
        let (number, frozen) = (generation as usize, collector::frozen().len());
        self.host.write_error(&format!(
            "gc: collecting generation {number}...\n\
             gc: objects in each generation: {young} {middle} {old}\n\
             gc: objects in permanent generation: {frozen}\n"
        ));
    }

    /// Names an object that no program can reach.
    fn show_collectable(&self, object: &Value) {
        let class = self.class(object);
        let kind =
            if class.is_builtin() { class.qualified_name() } else { class.name().to_string() };
        self.host.write_error(&format!("gc: collectable <{kind} {:#x}>\n", object.address()));
    }

    fn tell_callbacks(&self, phase: &str, generation: Generation, collected: usize) {
        let Some(callbacks) = self.collections.callbacks.downcast::<List>() else { return };
        // Callbacks may take out others, and put in more.
        for place in 0.. {
            let Some(callback) = callbacks.items.get(place) else { break };
            let report = Dict::new();
            report.set_str("generation", Value::index(generation as usize));
            report.set_str("collected", Value::index(collected));
            report.set_str("uncollectable", Value::index(0));
            if let Err(raised) = self.call(&callback, &[Str::new(phase), report.into_value()]) {
                self.report_unraisable(&raised, "while calling GC callback", &callback);
            }
        }
    }
}

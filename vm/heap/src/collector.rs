//! The cycle collector: finds objects that only each other keep alive, and takes them apart.
//!
//! ```text
//!  take a set      the young, or all, in the order of their birth
//!  subtract        from every count what comes from within the set: what is left comes from outside
//!  reach           whoever is held from outside is alive, with all that it reaches; what it holds is counted again,
//!                  and what comes to be reached only by what stands behind it goes to the end
//!  the rest        is garbage: weak references are cleared and call back, finalizers run, oldest first; what they
//!                  bring back to life stays, with what it reaches; the others let go of what they hold
//! ```
//!
//! What holds: while the search runs, no Python does, nothing is born and nothing dies, and every count that it takes
//! apart is whole again at its end. Counts held by the Rust stack, by frames and by the machine's own tables come from
//! outside, so their objects stay. An object with count zero is dying: it is no part of any set.
#![allow(unsafe_code)]

use std::cell::Cell;

use super::generations::{self, COLLECTING, PASSED, Row};
use super::kinds::hooks;
use super::{Header, allocator, clear, traverse, verify};
use crate::value::Value;

/// Which objects to look at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    Young,
    All,
}

/// What the collections of one generation have done so far, as `gc.get_stats()` tells.
#[derive(Clone, Copy, Default, Debug)]
pub struct Statistics {
    pub collections: usize,
    pub collected: usize,
}

/// What a collection has found.
#[derive(Default)]
pub struct Found {
    /// How many objects no program could reach.
    pub unreachable: usize,
    /// These objects, where they are kept.
    pub kept: Vec<Value>,
}

thread_local! {
    static ENABLED: Cell<bool> = const { Cell::new(true) };
    /// A collection is under way: what runs meanwhile starts no other.
    static RUNNING: Cell<bool> = const { Cell::new(false) };
    /// What comes before and after it is.
    static PREPARING: Cell<bool> = const { Cell::new(false) };
    static STATISTICS: [Cell<Statistics>; 3] =
        const { [const { Cell::new(Statistics { collections: 0, collected: 0 }) }; 3] };
    /// Collections of the young since the last one of all.
    static SINCE_ALL: Cell<usize> = const { Cell::new(0) };
    /// Objects that have grown old since then, and those that were old at that time.
    static NEWLY_OLD: Cell<usize> = const { Cell::new(0) };
    static LONG_OLD: Cell<usize> = const { Cell::new(0) };
    /// How many collections of the young go before one of all.
    static PATIENCE: Cell<usize> = const { Cell::new(10) };
}

/// Whether enough objects have been born to look for cycles.
#[inline(always)]
pub fn is_due() -> bool {
    generations::is_due() && may_run()
}

/// Where memory is short, the machine has to know in any case. Asked seldom, so that looking whether a collection is due stays one comparison.
#[cold]
#[inline(never)]
fn may_run() -> bool {
    (ENABLED.get() || allocator::is_short()) && !RUNNING.get() && !PREPARING.get()
}

/// How far a collection that is due looks. All objects are looked at once those that have grown old since the last
/// time are a quarter of those before, so that the whole work stays in proportion to the births.
pub fn due_extent() -> Extent {
    let old = LONG_OLD.get();
    let all = match super::mode::stresses() {
        true => SINCE_ALL.get() * STRESSED_WORK >= old,
        false => SINCE_ALL.get() >= PATIENCE.get() && NEWLY_OLD.get() > old / 4,
    };
    if all { Extent::All } else { Extent::Young }
}

/// Under stress, how many old objects each collection pays for: with fewer, every one is of all objects.
const STRESSED_WORK: usize = 50;

pub fn set_enabled(enabled: bool) -> bool {
    ENABLED.replace(enabled)
}

pub fn is_enabled() -> bool {
    ENABLED.get()
}

/// How many young objects make a collection due; how many collections of the young go before one of all.
pub fn thresholds() -> (usize, usize) {
    (generations::threshold(), PATIENCE.get())
}

pub fn set_thresholds(young: usize, patience: usize) {
    generations::set_threshold(young);
    PATIENCE.set(patience);
}

pub fn statistics() -> [Statistics; 3] {
    STATISTICS.with(|generations| [0, 1, 2].map(|generation| generations[generation].get()))
}

/// Notes what a collection has done under its generation's number.
pub fn record(generation: usize, unreachable: usize) {
    STATISTICS.with(|generations| {
        let mut so_far = generations[generation].get();
        so_far.collections += 1;
        so_far.collected += unreachable;
        generations[generation].set(so_far);
    });
}

/// How many young objects there are, and how many collections of the young there were since the last of all.
pub fn counts() -> (usize, usize) {
    (generations::standing(Row::Young).len(), SINCE_ALL.get())
}

/// How many objects are young, old, and frozen.
pub fn sizes() -> [usize; 3] {
    [Row::Young, Row::Old, Row::Frozen].map(|row| generations::standing(row).len())
}

fn objects_in(row: Row) -> Vec<Value> {
    generations::standing(row).into_iter().map(owned).collect()
}

/// A handle of an object that stands in a row.
fn owned(address: *const Header) -> Value {
    header_at(address).increment();
    // SAFETY: the object is alive, and the count has just been added.
    unsafe { Value::from_owned(address) }
}

/// The young objects, oldest first.
pub fn young() -> Vec<Value> {
    objects_in(Row::Young)
}

/// The old objects, oldest first.
pub fn old() -> Vec<Value> {
    objects_in(Row::Old)
}

/// The objects that no collection looks at since `freeze`.
pub fn frozen() -> Vec<Value> {
    objects_in(Row::Frozen)
}

/// Takes all objects out of future collections.
pub fn freeze() {
    generations::move_all(Row::Old, Row::Frozen);
    generations::move_all(Row::Young, Row::Frozen);
}

/// Makes the frozen objects old ones again.
pub fn unfreeze() {
    generations::move_all(Row::Frozen, Row::Old);
}

/// Collects. Where `keep` is set, what no program can reach is handed out after its finalizers have run.
pub fn collect(extent: Extent, keep: bool) -> Found {
    collect_and_show(extent, keep, &mut |_| ())
}

/// The same; each object that no program can reach is shown before anything happens to it.
pub fn collect_and_show(extent: Extent, keep: bool, show: &mut dyn FnMut(&Value)) -> Found {
    if RUNNING.replace(true) {
        return Found::default();
    }
    if generations::make_room(extent == Extent::All).is_err() {
        RUNNING.set(false);
        return Found::default();
    }
    let set = generations::take(extent == Extent::All);
    let size = set.len();
    let garbage = search(set);
    count_generations(extent, size - garbage);
    let found = match garbage {
        0 => Found::default(),
        _ => end(keep, show),
    };
    if verify::is_on() {
        verify::check_in_turn();
    }
    allocator::collected();
    RUNNING.set(false);
    found
}

/// Does what belongs to a collection: nothing that runs meanwhile starts another. `None` where one is under way.
pub fn alone<R>(action: impl FnOnce() -> R) -> Option<R> {
    if RUNNING.get() || PREPARING.replace(true) {
        return None;
    }
    let result = action();
    PREPARING.set(false);
    Some(result)
}

fn count_generations(extent: Extent, alive: usize) {
    if extent == Extent::All {
        SINCE_ALL.set(0);
        NEWLY_OLD.set(0);
        LONG_OLD.set(alive);
        return;
    }
    SINCE_ALL.set(SINCE_ALL.get() + 1);
    let newly = NEWLY_OLD.get() + alive;
    NEWLY_OLD.set(newly);
    generations::tidy_old(LONG_OLD.get());
}

fn header_at<'a>(address: *const Header) -> &'a Header {
    // SAFETY: the search has only addresses of objects that are alive, and nothing dies while it runs.
    unsafe { &*address }
}

/// Calls `visit` with every object of the set that `header`'s object owns, once for each count.
fn for_each_in_set(header: &Header, mut visit: impl FnMut(&Header)) {
    traverse(header, &mut |value| {
        if let Some(target) = value.header()
            && target.stage() & COLLECTING != 0
        {
            visit(target);
        }
    });
}

/// Finds those of a marked set that nobody outside reaches, and how many they are. They end up in the row of garbage, the
/// others among the old, in the order of CPython's search.
fn search(set: Vec<*const Header>) -> usize {
    for &address in &set {
        for_each_in_set(header_at(address), |target| {
            debug_assert!(target.count() > 0, "more references than counts: {:?}", target.kind());
            target.set_count(target.count().wrapping_sub(1));
        });
    }
    let (alive, garbage) = divide(set);
    for &address in &garbage {
        for_each_in_set(header_at(address), count_again);
    }
    for (row, objects) in [(Row::Old, &alive), (Row::Garbage, &garbage)] {
        objects.iter().for_each(|&address| generations::put(row, header_at(address)));
    }
    garbage.len()
}

fn count_again(target: &Header) {
    target.set_count(target.count().wrapping_add(1));
}

/// Divides a set into those that are held from outside, with what they reach, and the others. What those that are alive
/// hold is counted again. Whoever has been passed by as not held, and is found to be, goes behind all others.
fn divide(mut set: Vec<*const Header>) -> (Vec<*const Header>, Vec<*const Header>) {
    let (mut passed, mut late) = (Vec::new(), Vec::new());
    set.retain(|&address| {
        let header = header_at(address);
        let is_held = header.count() > 0;
        if is_held {
            reach_from(header, &mut late);
        } else {
            header.set_stage(header.stage() | PASSED);
            passed.push(address);
        }
        is_held
    });
    let mut next = 0;
    while let Some(&address) = late.get(next) {
        reach_from(header_at(address), &mut late);
        next += 1;
    }
    set.append(&mut late);
    passed.retain(|&address| header_at(address).stage() & PASSED != 0);
    (set, passed)
}

/// Counts again what an object that is alive holds; of that, what was passed by is now due.
fn reach_from(header: &Header, due: &mut Vec<*const Header>) {
    for_each_in_set(header, |target| {
        count_again(target);
        if target.stage() & PASSED != 0 {
            target.set_stage(target.stage() & !PASSED);
            due.push(target);
        }
    });
}

/// The end of what nobody reaches. Finalizers run while only the objects themselves hold each other: what one of them lets
/// go of dies at once.
fn end(keep: bool, show: &mut dyn FnMut(&Value)) -> Found {
    let held = objects_in(Row::Garbage);
    let unreachable = held.len();
    held.iter().for_each(show);
    (hooks().clear_weak_references)(&held);
    drop(held);
    if finalize_garbage() {
        search(generations::take_garbage());
    }
    let dead = objects_in(Row::Garbage);
    generations::move_all(Row::Garbage, Row::Old);
    if keep {
        return Found { unreachable, kept: dead };
    }
    for object in &dead {
        (hooks().clear_weak_references)(std::slice::from_ref(object));
        if let Some(header) = object.header() {
            clear(header);
        }
    }
    drop(dead);
    Found { unreachable, kept: Vec::new() }
}

/// Runs the finalizers of what is garbage, oldest first; says whether there was one to run.
fn finalize_garbage() -> bool {
    let (mut finalized, mut index) = (false, 0);
    while let Some(entry) = generations::garbage_at(index) {
        index += 1;
        if let Some(address) = entry
            && header_at(address).take_finalizer()
        {
            finalized = true;
            (hooks().finalize)(&owned(address));
        }
    }
    finalized
}

//! The cycle collector: finds objects that only each other keep alive, and takes them apart.
//!
//! ```text
//!  take a set      the young, or all, in the order of their birth
//!  subtract        from every count what comes from within the set: what is left comes from outside
//!  reach           whoever is held from outside is alive, with all that it reaches; what it holds is counted again
//!  the rest        is garbage: weak references are cleared and call back, finalizers run, oldest first; what they
//!                  bring back to life stays, with what it reaches; the others let go of what they hold
//! ```
//!
//! What holds: while the search runs, no Python does, nothing is born and nothing dies, and every count that it takes
//! apart is whole again at its end. Counts held by the Rust stack, by frames and by the machine's own tables come from
//! outside, so their objects stay. An object with count zero is dying: it is no part of any set.
#![allow(unsafe_code)]

use std::cell::Cell;

use super::generations::{self, COLLECTING, REACHED, Row};
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
    let owned = |address: *const Header| {
        header_at(address).increment();
        // SAFETY: the object is alive, and the count has just been added.
        unsafe { Value::from_owned(address) }
    };
    generations::standing(row).into_iter().map(owned).collect()
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
    let garbage = search(&set, 0);
    count_generations(extent, set.len() - garbage.len());
    let found = match garbage.is_empty() {
        true => Found::default(),
        false => end(garbage, keep, show),
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

/// Finds those of a marked set that nobody outside reaches; each of their counts may include `held` of the caller's.
/// All of the set end up among the old, unmarked.
fn search(set: &[*const Header], held: u32) -> Vec<*const Header> {
    for &address in set {
        let header = header_at(address);
        header.set_count(header.count().wrapping_sub(held));
    }
    for &address in set {
        for_each_in_set(header_at(address), |target| {
            debug_assert!(target.count() > 0, "more references than counts: {:?}", target.kind());
            target.set_count(target.count().wrapping_sub(1));
        });
    }
    reach(set);
    let garbage: Vec<*const Header> =
        set.iter().copied().filter(|&one| header_at(one).stage() & REACHED == 0).collect();
    for &address in &garbage {
        for_each_in_set(header_at(address), count_again);
    }
    for &address in set {
        let header = header_at(address);
        header.set_count(header.count().wrapping_add(held));
        generations::put(Row::Old, header);
    }
    garbage
}

fn count_again(target: &Header) {
    target.set_count(target.count().wrapping_add(1));
}

/// Marks what is held from outside of the set, and what that reaches, counting again what these hold.
fn reach(set: &[*const Header]) {
    let mut waiting: Vec<*const Header> = Vec::new();
    for &address in set {
        let header = header_at(address);
        if header.count() == 0 || header.stage() & REACHED != 0 {
            continue;
        }
        header.set_stage(header.stage() | REACHED);
        waiting.push(address);
        while let Some(next) = waiting.pop() {
            for_each_in_set(header_at(next), |target| {
                count_again(target);
                if target.stage() & REACHED == 0 {
                    target.set_stage(target.stage() | REACHED);
                    waiting.push(target);
                }
            });
        }
    }
}

/// The end of what nobody reaches.
fn end(garbage: Vec<*const Header>, keep: bool, show: &mut dyn FnMut(&Value)) -> Found {
    let unreachable = garbage.len();
    let held: Vec<Value> = garbage
        .into_iter()
        .map(|address| {
            header_at(address).increment();
            // SAFETY: the count has just been added.
            unsafe { Value::from_owned(address) }
        })
        .collect();
    held.iter().for_each(show);
    (hooks().clear_weak_references)(&held);
    let mut finalized = false;
    for object in &held {
        finalized |= finalize(object);
    }
    let dead = if finalized { still_unreachable(held) } else { held };
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

/// Runs the finalizer of an object, once in its life; says whether there was one to run.
fn finalize(object: &Value) -> bool {
    let due = object.header().is_some_and(|header| header.take_finalizer());
    if due {
        (hooks().finalize)(object);
    }
    due
}

/// Finalizers have run: those that they have not brought back to life.
fn still_unreachable(held: Vec<Value>) -> Vec<Value> {
    let headers: Vec<*const Header> =
        held.iter().filter_map(Value::header).map(std::ptr::from_ref).collect();
    for &address in &headers {
        let header = header_at(address);
        header.set_stage(header.stage() | COLLECTING);
    }
    let dead: rustc_hash::FxHashSet<u64> =
        search(&headers, 1).into_iter().map(|address| address as u64).collect();
    held.into_iter().filter(|object| dead.contains(&object.bits())).collect()
}

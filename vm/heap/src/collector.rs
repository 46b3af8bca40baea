//! The cycle collector: finds objects that only each other keep alive, and takes them apart.
//!
//! ```text
//!  take a set      a generation and all younger ones, in CPython's order
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

use super::birth::is_row_without_cycles;
use super::generations::{self, COLLECTING, PASSED, Row, SearchRoom};
use super::kinds::{Moment, hooks};
use super::memory::Which;
use super::room::{self, NoRoom};
use super::{Header, allocator, class, clear, in_place, memory, traverse, verify};
use crate::value::Value;

/// How often an object has survived: never, once, more often.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Generation {
    Young = 0,
    Middle = 1,
    Old = 2,
}

impl Generation {
    pub const ALL: [Generation; 3] = [Generation::Young, Generation::Middle, Generation::Old];

    fn row(self) -> Row {
        [Row::Young, Row::Middle, Row::Old][self as usize]
    }

    /// What a collection looks at, in this order: the generation itself, then the younger ones from the youngest on.
    fn collected(self) -> &'static [Row] {
        match self {
            Generation::Young => &[Row::Young],
            Generation::Middle => &[Row::Middle, Row::Young],
            Generation::Old => &[Row::Old, Row::Young, Row::Middle],
        }
    }

    /// Where the survivors go. Under stress all are old at once, so that a collection of all sees the oldest first, as
    /// where there was none before.
    fn next(self) -> Row {
        match self {
            Generation::Young if !super::mode::stresses() => Row::Middle,
            _ => Row::Old,
        }
    }
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
    /// What programs know as the thresholds.
    static ASKED: Cell<[i32; 3]> = const { Cell::new([2000, 10, 10]) };
    /// How often the next younger generation was collected since the last collection of each.
    static COUNTS: [Cell<usize>; 3] = const { [const { Cell::new(0) }; 3] };
    /// How large the count of the middle, and that of the old, gets before they are collected.
    static THRESHOLDS: [Cell<usize>; 2] = const { [const { Cell::new(10) }; 2] };
    /// Collections since the last one of all.
    static SINCE_ALL: Cell<usize> = const { Cell::new(0) };
    /// Objects that have grown old since then, and those that were old at that time.
    static NEWLY_OLD: Cell<usize> = const { Cell::new(0) };
    static LONG_OLD: Cell<usize> = const { Cell::new(0) };
}

/// Whether enough objects have been born to look for cycles.
#[inline(always)]
pub fn is_due() -> bool {
    generations::is_due() && may_run()
}

/// Where memory is short, the machine has to know in any case, also of a finalizer that takes it during a collection. Asked
/// seldom, so that looking whether a collection is due stays one comparison.
#[cold]
#[inline(never)]
fn may_run() -> bool {
    allocator::is_short() || ENABLED.get() && !RUNNING.get() && !PREPARING.get()
}

/// Which generation is due. All objects are looked at only once those that have grown old since the last time are a quarter
/// of those before, so that the whole work stays in proportion to the births; or where they may hold much memory.
pub fn due() -> Generation {
    let long_old = LONG_OLD.get();
    if super::mode::stresses() {
        let all = SINCE_ALL.get() * STRESSED_WORK >= long_old;
        return if all { Generation::Old } else { Generation::Young };
    }
    let [_, middle, old] = counts_of_collections();
    match THRESHOLDS.with(|[of_middle, of_old]| (middle > of_middle.get(), old > of_old.get())) {
        (_, true) if NEWLY_OLD.get() >= long_old / 4 => Generation::Old,
        (true, _) if allocator::may_be_held_by_the_old() => Generation::Old,
        (true, _) => Generation::Middle,
        _ => Generation::Young,
    }
}

/// Under stress, how many old objects each collection pays for: with fewer, every one is of all objects.
const STRESSED_WORK: usize = 50;

pub fn set_enabled(enabled: bool) -> bool {
    ENABLED.replace(enabled)
}

pub fn is_enabled() -> bool {
    ENABLED.get()
}

/// How many young objects make a collection due, and for the others how many collections of the next younger generation.
pub fn thresholds() -> [i32; 3] {
    ASKED.get()
}

/// Below zero, any number makes a collection due; no threshold for the young means none.
pub fn set_thresholds(asked: [i32; 3]) {
    ASKED.set(asked);
    let [young, middle, old] = asked.map(|threshold| usize::try_from(threshold).unwrap_or(0));
    generations::set_threshold(if asked[0] < 0 { 1 } else { young });
    THRESHOLDS.with(|thresholds| {
        thresholds[0].set(middle);
        thresholds[1].set(old);
    });
}

pub fn statistics() -> [Statistics; 3] {
    STATISTICS.with(|generations| [0, 1, 2].map(|generation| generations[generation].get()))
}

/// Notes what a collection has done.
pub fn record(generation: Generation, unreachable: usize) {
    STATISTICS.with(|generations| {
        let statistics = &generations[generation as usize];
        let mut so_far = statistics.get();
        so_far.collections += 1;
        so_far.collected += unreachable;
        statistics.set(so_far);
    });
}

fn counts_of_collections() -> [usize; 3] {
    COUNTS.with(|counts| [0, 1, 2].map(|generation: usize| counts[generation].get()))
}

/// How many young objects there are; for the other generations how often the next younger one was collected since.
pub fn counts() -> [usize; 3] {
    let [_, middle, old] = counts_of_collections();
    [generations::young_count(), middle, old]
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

/// The objects of a generation, oldest first.
pub fn objects(generation: Generation) -> Vec<Value> {
    objects_in(generation.row())
}

/// The objects that no collection looks at since `freeze`.
pub fn frozen() -> Vec<Value> {
    objects_in(Row::Frozen)
}

/// Takes all objects out of future collections.
pub fn freeze() {
    for generation in Generation::ALL {
        generations::move_all(generation.row(), Row::Frozen);
        COUNTS.with(|counts| counts[generation as usize].set(0));
    }
}

/// Makes the frozen objects old ones again.
pub fn unfreeze() {
    generations::move_all(Row::Frozen, Row::Old);
}

/// Collects. Where `keep` is set, what no program can reach is handed out after its finalizers have run.
pub fn collect(generation: Generation, keep: bool) -> Found {
    collect_and_show(generation, keep, &mut |_| ())
}

/// The same; each object that no program can reach is shown before anything happens to it.
pub fn collect_and_show(generation: Generation, keep: bool, show: &mut dyn FnMut(&Value)) -> Found {
    if RUNNING.replace(true) {
        return Found::default();
    }
    let found = search_and_end(generation, keep, show);
    if verify::is_on() {
        verify::check_in_turn();
    }
    allocator::collected();
    RUNNING.set(false);
    if matches!(generation, Generation::Old) {
        allocator::all_collected();
        memory::give_back_empty_chunks(Which::Many);
    }
    found
}

/// Finds garbage and ends it. Where there is no memory for the lists of a search, some of it goes first, until it was all or
/// there is memory for the rest.
fn search_and_end(generation: Generation, keep: bool, show: &mut dyn FnMut(&Value)) -> Found {
    let (rows, next) = (generation.collected(), generation.next());
    let mut found = Found::default();
    for _ in 0..MOST_SEARCHES {
        let (garbage, is_all) = match generations::make_room(rows, next) {
            Ok(room) => {
                let (alive, garbage) = search(generations::take(rows), room, next);
                count(generation, alive);
                (garbage, true)
            }
            Err(NoRoom) => {
                let searched = in_place::search(rows, next).unwrap_or((0, true));
                // It counts as any other: the next of all generations comes when much has grown old again.
                count(generation, generations::entries());
                // What the search took of the reserves is no fault of the finalizers.
                allocator::restore();
                searched
            }
        };
        if garbage > 0 {
            let mut some = end(next, keep, show);
            found.unreachable += some.unreachable;
            found.kept.append(&mut some.kept);
        }
        if is_all || keep {
            break;
        }
        // What went may be the memory for a search of the rest.
        memory::give_back_empty_chunks(Which::All);
    }
    found
}

/// How often a search begins again for want of memory: finalizers may make new garbage each time.
const MOST_SEARCHES: usize = 100;

/// Does what belongs to a collection: nothing that runs meanwhile starts another. `None` where one is under way.
pub fn alone<R>(action: impl FnOnce() -> R) -> Option<R> {
    if RUNNING.get() || PREPARING.replace(true) {
        return None;
    }
    let result = action();
    PREPARING.set(false);
    Some(result)
}

/// Does what no collection may be under way for, unless one is.
pub(super) fn while_none_runs(action: impl FnOnce()) {
    if !RUNNING.get() {
        action();
    }
}

/// About how many objects a collection of all generations looks at.
pub fn objects_looked_at() -> usize {
    generations::entries()
}

/// Gives memory in which no object lies back to the system.
pub fn give_back_memory() {
    while_none_runs(|| memory::give_back_empty_chunks(Which::All));
}

/// Counts a collection that has left so many objects alive.
fn count(generation: Generation, alive: usize) {
    COUNTS.with(|counts| {
        counts[..=generation as usize].iter().for_each(|count| count.set(0));
        if let Some(next) = counts.get(generation as usize + 1) {
            next.set(next.get() + 1);
        }
    });
    SINCE_ALL.set(SINCE_ALL.get() + 1);
    match generation {
        Generation::Young => generations::tidy_grown(generation.next(), LONG_OLD.get().max(alive)),
        Generation::Middle => {
            NEWLY_OLD.set(NEWLY_OLD.get() + alive);
            generations::tidy_grown(Row::Old, LONG_OLD.get());
        }
        Generation::Old => {
            SINCE_ALL.set(0);
            NEWLY_OLD.set(0);
            LONG_OLD.set(alive);
        }
    }
}

pub(super) fn header_at<'a>(address: *const Header) -> &'a Header {
    // SAFETY: the search has only addresses of objects that are alive, and nothing dies while it runs.
    unsafe { &*address }
}

/// Calls `visit` with every object of the set that `header`'s object owns, or that a part of it does, once for each count.
#[inline]
pub(super) fn for_each_in_set(header: &Header, mut visit: impl FnMut(&Header)) {
    traverse(header, &mut |value| match value.header() {
        Some(part) if part.is_part() => traverse(part, &mut |value| {
            value.header().filter(|target| is_in_set(target)).into_iter().for_each(&mut visit);
        }),
        Some(target) if is_in_set(target) => visit(target),
        _ => (),
    });
}

#[inline]
fn is_in_set(target: &Header) -> bool {
    target.stage() & COLLECTING != 0
}

/// Calls `visit` with every class of the set that is there only because native code may still look at one that an object
/// has had: who asks what can be reached does not see that.
pub(super) fn for_each_former_class_in_set(mut visit: impl FnMut(&Header)) {
    class::for_each_former(|class| {
        if let Some(target) = class.header()
            && is_in_set(target)
        {
            visit(target);
        }
    });
}

/// Finds those of a marked set that nobody outside reaches. They end up in the row of garbage, the others in that of the
/// survivors, in the order of CPython's search, but for tuples that can be in no cycle. Says how many are in each.
fn search(mut set: Vec<*const Header>, room: SearchRoom, survivors: Row) -> (usize, usize) {
    generations::leave_out_untracked(&mut set);
    for header in set.iter().map(|&address| header_at(address)) {
        let mut is_leaf = true;
        for_each_in_set(header, |target| {
            is_leaf = false;
            count_less(target);
        });
        header.set_leaf(is_leaf);
    }
    for_each_former_class_in_set(count_less);
    let (alive, garbage) = divide(set, room);
    for header in garbage.iter().map(|&address| header_at(address)) {
        if !header.is_leaf() {
            for_each_in_set(header, count_again);
        }
    }
    for_each_former_class_in_set(count_again);
    let found = garbage.len();
    let staying = generations::put_all(survivors, alive, |header| !is_row_without_cycles(header));
    generations::put_all(Row::Garbage, garbage, |_| true);
    (staying, found)
}

pub(super) fn count_less(target: &Header) {
    debug_assert!(target.count() > 0, "more references than counts: {:?}", target.kind());
    target.set_count(target.count().wrapping_sub(1));
}

pub(super) fn count_again(target: &Header) {
    target.set_count(target.count().wrapping_add(1));
}

/// Divides a set into those that are held from outside, with what they reach, and the others. What those that are alive
/// hold is counted again. Whoever has been passed by as not held, and is found to be, goes behind all others.
fn divide(
    mut set: Vec<*const Header>,
    room: SearchRoom,
) -> (Vec<*const Header>, Vec<*const Header>) {
    let SearchRoom { mut passed, mut late } = room;
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
    if header.is_leaf() {
        return;
    }
    for_each_in_set(header, |target| {
        count_again(target);
        if target.stage() & PASSED != 0 {
            target.set_stage(target.stage() & !PASSED);
            due.push(target);
        }
    });
}

/// The end of what nobody reaches. Finalizers run while only the objects themselves hold each other: what one of them lets
/// go of dies at once. Where there is no memory for what comes behind them, everything stays until the next collection.
fn end(survivors: Row, keep: bool, show: &mut dyn FnMut(&Value)) -> Found {
    let mut dead = objects_in(Row::Garbage);
    let Ok(again) = SearchAgain::prepared(dead.len()) else {
        generations::move_all(Row::Garbage, survivors);
        return Found::default();
    };
    dead.iter().for_each(show);
    (hooks().clear_weak_references)(&dead, Moment::Found);
    dead.clear();
    if finalize_garbage() {
        again.run(survivors);
    }
    generations::for_each_standing(Row::Garbage, |address| dead.push(owned(address)));
    let unreachable = dead.len();
    let alive = generations::length(survivors);
    generations::move_all(Row::Garbage, survivors);
    if keep {
        return Found { unreachable, kept: dead };
    }
    (hooks().clear_weak_references)(&dead, Moment::Finalized);
    for object in &dead {
        if let Some(header) = object.header() {
            clear(header);
            // It has been collected, and stays for native code alone.
            if class::is_former(object) {
                generations::untrack(header);
            }
        }
    }
    drop(dead);
    generations::tidy_behind(survivors, alive);
    Found { unreachable, kept: Vec::new() }
}

/// The search behind the finalizers, which may leave no memory: what it needs is taken before them.
enum SearchAgain {
    /// With lists, and a row for what is garbage still.
    WithLists {
        room: SearchRoom,
        row: Vec<*const Header>,
    },
    InPlace(in_place::Reach),
}

impl SearchAgain {
    /// One that looks at so many objects at most.
    fn prepared(count: usize) -> Result<SearchAgain, NoRoom> {
        let lists = SearchRoom::of(count).and_then(|room| Ok((room, room::for_items(count)?)));
        match lists {
            Ok((room, row)) => Ok(SearchAgain::WithLists { room, row }),
            Err(NoRoom) => in_place::Reach::new().map(SearchAgain::InPlace),
        }
    }

    /// Looks for what nobody reaches in the row of garbage. That stays there, the others survive.
    fn run(self, survivors: Row) {
        match self {
            SearchAgain::WithLists { room, row } => {
                search(generations::take_garbage(row), room, survivors);
            }
            SearchAgain::InPlace(reach) => in_place::search_again(reach, survivors),
        }
    }
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

//! The cycle collector: finds objects that only each other keep alive, and takes them apart.
//!
//! What holds: an object is garbage when all of its counts come from garbage. Counts held by the Rust stack,
//! by frames and by the machine's own tables are not found by traversal, so their objects stay.
#![allow(unsafe_code)]

use std::cell::Cell;

use rustc_hash::FxHashMap;

use super::{Header, Kind, memory, traverse};
use crate::value::Value;

thread_local! {
    /// The number of live objects at which the next collection is due.
    static THRESHOLD: Cell<usize> = const { Cell::new(200_000) };
    static ENABLED: Cell<bool> = const { Cell::new(true) };
}

/// Whether enough objects have been born to look for cycles.
#[inline(always)]
pub fn is_due() -> bool {
    memory::live() > THRESHOLD.get() && ENABLED.get()
}

pub fn set_enabled(enabled: bool) -> bool {
    ENABLED.replace(enabled)
}

pub fn is_enabled() -> bool {
    ENABLED.get()
}

fn is_container(header: &Header) -> bool {
    !matches!(
        header.kind(),
        Kind::Str
            | Kind::Bytes
            | Kind::ByteArray
            | Kind::Int
            | Kind::Float
            | Kind::Complex
            | Kind::Code
    ) || !header.is_exact()
}

/// Collects, and says how many objects were unreachable.
pub fn collect() -> usize {
    let garbage = find_garbage();
    let found = garbage.len();
    let doomed: Vec<Value> = garbage
        .iter()
        .map(|&address| {
            // SAFETY: the object is alive, and the count is added here.
            unsafe {
                (*address).increment();
                Value::from_owned(address)
            }
        })
        .collect();
    for object in &doomed {
        crate::machine::finalizers::run_once(object);
    }
    let still_garbage =
        if doomed.iter().any(|object| object.header().is_some_and(|h| h.class().has_finalizer())) {
            revive(&doomed)
        } else {
            doomed.iter().map(|_| true).collect()
        };
    for (object, dead) in doomed.iter().zip(still_garbage) {
        if dead {
            crate::machine::finalizers::clear_weak_references(object);
            crate::machine::finalizers::clear(object);
        }
    }
    drop(doomed);
    THRESHOLD.set((memory::live() * 3 / 2).max(200_000));
    found
}

/// The counts of every container that do not come from other containers.
fn outside_counts(extra: u32) -> FxHashMap<*const Header, i64> {
    let mut counts: FxHashMap<*const Header, i64> = FxHashMap::default();
    memory::for_each_object(|header| {
        if is_container(header) {
            counts.insert(std::ptr::from_ref(header), i64::from(header.count()) - i64::from(extra));
        }
    });
    let containers: Vec<*const Header> = counts.keys().copied().collect();
    for &address in &containers {
        // SAFETY: nothing dies during a collection's search.
        traverse(unsafe { &*address }, &mut |value| {
            if let Some(target) = value.header()
                && let Some(count) = counts.get_mut(&std::ptr::from_ref(target))
            {
                *count -= 1;
            }
        });
    }
    counts
}

fn find_garbage() -> Vec<*const Header> {
    let mut counts = outside_counts(0);
    let mut reached: Vec<*const Header> =
        counts.iter().filter(|(_, count)| **count > 0).map(|(address, _)| *address).collect();
    for address in &reached {
        counts.remove(address);
    }
    while let Some(address) = reached.pop() {
        // SAFETY: nothing dies during a collection's search.
        traverse(unsafe { &*address }, &mut |value| {
            if let Some(target) = value.header() {
                let target = std::ptr::from_ref(target);
                if counts.remove(&target).is_some() {
                    reached.push(target);
                }
            }
        });
    }
    counts.into_keys().collect()
}

/// After finalizers ran: which of the doomed objects are still unreachable.
fn revive(doomed: &[Value]) -> Vec<bool> {
    let mut counts: FxHashMap<u64, i64> =
        doomed.iter().map(|object| (object.bits(), i64::from(object.count()) - 1)).collect();
    for object in doomed {
        let Some(header) = object.header() else { continue };
        traverse(header, &mut |value| {
            if let Some(count) = counts.get_mut(&value.bits()) {
                *count -= 1;
            }
        });
    }
    // One object held from outside keeps everything that it reaches; a coarse answer is to keep them all.
    let alive = counts.values().any(|count| *count > 0);
    doomed.iter().map(|_| !alive).collect()
}

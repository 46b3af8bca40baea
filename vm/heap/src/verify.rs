//! What would show a fault of the heap: freed memory is filled, counts are compared with the references that exist.
//!
//! An object's count is at least the number of references that other objects and frames hold on it; what is beyond that
//! belongs to the Rust stack and to the machine's own tables. Whoever is referred to is alive.
#![allow(unsafe_code)]

use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::ptr;

use rustc_hash::FxHashMap;

use super::{Header, Kind, for_each_object, live_objects, memory, mode, traverse};
use crate::value::Value;

const POISON: u8 = 0xDB;
/// What a free block keeps: its kind, and room for the link to the next one.
const KEPT: usize = 16;

/// Whether every collection is followed by [`check`].
pub fn is_on() -> bool {
    mode::verifies()
}

/// Fills a block that has become free, and puts it aside.
#[cold]
pub(super) fn retire(block: *mut u8, size: usize) {
    // SAFETY: the block is free, and has `size` bytes.
    unsafe { block.add(KEPT).write_bytes(POISON, size - KEPT) };
    RETIRED.with_borrow_mut(|retired| retired.entry(size).or_default().push(block));
}

/// Free blocks of one size, which name each other: there is no memory to be had where much of it is freed.
struct Retired {
    /// The one that became free first.
    first: *mut u8,
    last: *mut u8,
    count: usize,
}

impl Default for Retired {
    fn default() -> Retired {
        Retired { first: ptr::null_mut(), last: ptr::null_mut(), count: 0 }
    }
}

impl Retired {
    fn push(&mut self, block: *mut u8) {
        // SAFETY: these blocks are free, and nobody else links them.
        unsafe {
            *memory::link(block) = ptr::null_mut();
            match self.last.is_null() {
                true => self.first = block,
                false => *memory::link(self.last) = block,
            }
        }
        self.last = block;
        self.count += 1;
    }

    fn pop(&mut self) -> Option<*mut u8> {
        let block = self.first;
        if block.is_null() {
            return None;
        }
        // SAFETY: a free block that `push` has linked.
        self.first = unsafe { *memory::link(block) };
        if self.first.is_null() {
            self.last = ptr::null_mut();
        }
        self.count -= 1;
        Some(block)
    }
}

/// How many blocks of a size are put aside before the first is used again.
const ASIDE: usize = 64;

/// The block of this size that was put aside first, nobody having written into it since.
#[cold]
pub(super) fn take_retired(size: usize) -> Option<*mut u8> {
    let block = RETIRED.with_borrow_mut(|retired| {
        retired.get_mut(&size).filter(|blocks| blocks.count > ASIDE)?.pop()
    })?;
    // SAFETY: the block is free and was filled when it became so.
    let bytes = unsafe { std::slice::from_raw_parts(block.add(KEPT), size - KEPT) };
    assert!(bytes.iter().all(|byte| *byte == POISON), "memory at {block:p} was written when free");
    Some(block)
}

/// Counts a reference, and looks whether its target is alive.
fn note(value: &Value, owner: impl Fn() -> String, references: &mut FxHashMap<u64, u32>) {
    if !value.is_object() {
        return;
    }
    // SAFETY: it is a fault of ours if the address is not that of an object. A block that was freed says so, unless the
    // system has taken it back.
    let header = unsafe { &*(value.bits() as *const Header) };
    assert!(
        header.kind() != Kind::Free && header.count() > 0,
        "{} refers to an object that has died, at {header:p}",
        owner()
    );
    *references.entry(value.bits()).or_default() += 1;
}

thread_local! {
    /// Collections since the last check, and how many objects that looked at.
    static SINCE_CHECK: Cell<usize> = const { Cell::new(0) };
    static CHECKED: Cell<usize> = const { Cell::new(0) };
    /// Free blocks by size.
    static RETIRED: RefCell<ManuallyDrop<FxHashMap<usize, Retired>>> = RefCell::default();
}

/// How many objects each collection pays for.
const WORK: usize = 100;

/// Checks the heap, unless it is large and has been checked a short while ago.
pub(super) fn check_in_turn() {
    let since = SINCE_CHECK.get() + 1;
    SINCE_CHECK.set(since);
    if since * WORK >= CHECKED.get() {
        check();
    }
}

/// Recomputes what refers to each object of the thread.
///
/// # Panics
/// Where an object that has died is referred to, or one has fewer counts than references.
pub fn check() {
    let mut references = FxHashMap::default();
    let checked = live_objects();
    // Where there is no memory to look, it is looked at another time.
    if references.try_reserve(checked).is_err() {
        return;
    }
    for_each_object(|header| {
        let owner = || format!("{:?} at {header:p}", header.kind());
        traverse(header, &mut |value| note(value, owner, &mut references));
    });
    (super::kinds::hooks().traverse_frames)(&mut |value, owned| {
        note(value, || "a frame".to_string(), &mut references);
        if !owned && let Some(count) = references.get_mut(&value.bits()) {
            *count -= 1;
        }
    });
    SINCE_CHECK.set(0);
    CHECKED.set(checked);
    for_each_object(|header| {
        let found = references.get(&(ptr::from_ref(header) as u64)).copied().unwrap_or(0);
        assert!(
            header.count() >= found,
            "{:?} at {header:p} has {} counts and {found} references",
            header.kind(),
            header.count()
        );
    });
}

//! The memory that Rust asks for beside the heap's blocks: lists' rows, tables, texts.
//!
//! ```text
//!  large blocks    counted while they live: so many more than after the last collection make the next one due
//!  two reserves    given up, one after the other, where the system has nothing more, so that what cannot fail goes on for a
//!                  while; the machine collects, and raises `MemoryError` where that does not bring them back: once for
//!                  the first, which a program may overcome; at every turn as long as the last one is gone
//! ```
//!
//! What holds: whoever can do without a block asks in [`asking`], gets none from a reserve, and is told so. No more
//! than a half of a reserve goes to one block: a row that a program can make longer than that has to be asked for.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use super::generations;

/// Blocks of fewer bytes are not counted: as many of them as make a collection due are no more than `MOST`.
const COUNTED: usize = 1024;

/// How many bytes, beyond what lived after the last collection, make one due.
const MOST: usize = 3 << 20;

const RESERVE: Layout = match Layout::from_size_align(8 << 20, 16) {
    Ok(layout) => layout,
    Err(_) => panic!("a constant layout"),
};

thread_local! {
    /// How many bytes of large blocks live that this thread made, less those that it has given back.
    static LIVING: Cell<isize> = const { Cell::new(0) };
    /// How many make a collection due.
    static LIMIT: Cell<isize> = const { Cell::new(0) };
    /// How many there were after the last collection of all generations.
    static AFTER_ALL: Cell<isize> = const { Cell::new(0) };
    /// How many there were before the program.
    static LASTING: Cell<isize> = const { Cell::new(0) };
    /// Whoever asks can do without.
    static ASKING: Cell<bool> = const { Cell::new(false) };
    /// A reserve has been given up, and the machine has not noticed yet; or the last one has not come back.
    static SHORT: Cell<bool> = const { Cell::new(false) };
}

/// The reserves, the one that is given up first in front.
static KEPT: [AtomicPtr<u8>; 2] = [const { AtomicPtr::new(ptr::null_mut()) }; 2];

struct Allocator;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

// SAFETY: all is left to the system's allocator, and no method unwinds.
unsafe impl GlobalAlloc for Allocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's.
        let block = unsafe { System.alloc(layout) };
        if layout.size() < COUNTED && !block.is_null() {
            return block;
        }
        // SAFETY: the caller's.
        made(block, layout.size(), || unsafe { System.alloc(layout) })
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's.
        let block = unsafe { System.alloc_zeroed(layout) };
        if layout.size() < COUNTED && !block.is_null() {
            return block;
        }
        // SAFETY: the caller's.
        made(block, layout.size(), || unsafe { System.alloc_zeroed(layout) })
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if layout.size() >= COUNTED {
            LIVING.set(LIVING.get().wrapping_sub_unsigned(layout.size()));
        }
        // SAFETY: the caller's.
        unsafe { System.dealloc(block, layout) }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller's.
        let moved = unsafe { System.realloc(block, layout, size) };
        if size.max(layout.size()) < COUNTED && !moved.is_null() {
            return moved;
        }
        // SAFETY: the caller's; what could not grow is still there.
        let moved = made(moved, size, || unsafe { System.realloc(block, layout, size) });
        if !moved.is_null() {
            LIVING.set(LIVING.get().wrapping_sub_unsigned(layout.size()));
        }
        moved
    }
}

/// Counts a large block, of which the `size` is asked for `again` where the system has not given it.
fn made(block: *mut u8, size: usize, again: impl Fn() -> *mut u8) -> *mut u8 {
    let block = if block.is_null() { rescue(size, again) } else { block };
    if !block.is_null() {
        let living = LIVING.get().wrapping_add_unsigned(size);
        LIVING.set(living);
        if living > LIMIT.get() {
            look_whether_due();
        }
        if !KEPT.iter().all(is_kept) && !SHORT.get() {
            replenish();
        }
    }
    block
}

/// A block that is never given back is not counted: what lies in it is, by the number.
pub(super) fn forget(layout: Layout) {
    debug_assert!(layout.size() >= COUNTED);
    LIVING.set(LIVING.get().wrapping_sub_unsigned(layout.size()));
}

/// One that was not counted is about to be given back after all.
pub(super) fn remember(layout: Layout) {
    LIVING.set(LIVING.get().wrapping_add_unsigned(layout.size()));
}

#[cold]
#[inline(never)]
fn look_whether_due() {
    // The first large block of a thread comes before all collections.
    if LIMIT.get() != 0 {
        generations::much_is_held();
    }
    collected();
}

/// A collection has been: what lives now does not make the next one due.
pub(super) fn collected() {
    let living = LIVING.get();
    let grown = living.wrapping_sub(LASTING.get());
    LIMIT.set(living.wrapping_add((MOST as isize).max(grown / 4)));
}

/// A collection of all generations has been.
pub(super) fn all_collected() {
    AFTER_ALL.set(LIVING.get());
}

/// Whether there is so much more in large blocks than after the last collection of all generations that what has grown old
/// since then and died may hold much of it, however few objects it is.
pub(super) fn may_be_held_by_the_old() -> bool {
    let grown = LIVING.get().wrapping_sub(AFTER_ALL.get());
    grown > (MOST as isize).max(AFTER_ALL.get().wrapping_sub(LASTING.get()) / 2)
}

/// The large blocks that live now are no measure for those of programs.
pub fn take_for_granted() {
    LASTING.set(LIVING.get());
    all_collected();
    collected();
}

#[cold]
#[inline(never)]
fn rescue(size: usize, again: impl Fn() -> *mut u8) -> *mut u8 {
    if ASKING.get() || size > RESERVE.size() / 2 {
        return ptr::null_mut();
    }
    while give_up_reserve() {
        let block = again();
        if !block.is_null() {
            return block;
        }
    }
    ptr::null_mut()
}

/// Memory is short: what cannot fail gets what has been kept for it, and the machine is told. False where nothing is left.
#[cold]
pub(super) fn give_up_reserve() -> bool {
    SHORT.set(true);
    generations::set_memory_is_short(true);
    let mut taken = KEPT.iter().map(|reserve| reserve.swap(ptr::null_mut(), Relaxed));
    let Some(block) = taken.find(|block| !block.is_null()) else { return false };
    // SAFETY: it comes from `replenish`, and has been taken out for good.
    unsafe { System.dealloc(block, RESERVE) };
    true
}

fn is_kept(reserve: &AtomicPtr<u8>) -> bool {
    !reserve.load(Relaxed).is_null()
}

/// Looks for the reserves that are not there, the last one first; says whether all are there now.
#[cold]
fn replenish() -> bool {
    KEPT.iter().rev().all(|reserve| is_kept(reserve) || fill(reserve))
}

fn fill(reserve: &AtomicPtr<u8>) -> bool {
    // SAFETY: the layout has a size.
    let block = unsafe { System.alloc(RESERVE) };
    if block.is_null() {
        return false;
    }
    let other = reserve.swap(block, Relaxed);
    if !other.is_null() {
        // SAFETY: another thread was faster; its block has been taken out for good.
        unsafe { System.dealloc(other, RESERVE) };
    }
    true
}

/// Whether a reserve has been given up since the machine last asked, or the last one has not come back.
pub fn is_short() -> bool {
    SHORT.get()
}

/// The machine has noticed that a reserve was given up, and done what it can. True where all are there again.
pub fn restore() -> bool {
    let is_whole = replenish();
    let is_last_gone = !KEPT.last().is_some_and(is_kept);
    SHORT.set(is_last_gone);
    generations::set_memory_is_short(is_last_gone);
    is_whole
}

/// Does what asks for memory and can do without.
pub fn asking<R>(action: impl FnOnce() -> R) -> R {
    let before = ASKING.replace(true);
    let result = action();
    ASKING.set(before);
    result
}

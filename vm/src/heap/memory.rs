//! Memory for objects: free lists by size, over chunks that can be walked.
//!
//! Blocks of up to 512 bytes come from chunks of 64 KiB, one size to a chunk, so that the collector can find every
//! object without a list through them: a block whose kind byte is zero is free. Larger blocks come from the
//! system and are kept in a set. A thread's chunks are given back when the process ends.
#![allow(unsafe_code)]

use std::alloc::{Layout, alloc, alloc_zeroed, dealloc, handle_alloc_error};
use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::ptr;

use rustc_hash::FxHashSet;

use super::{Header, Kind};

const STEP: usize = 16;
const LARGEST_BLOCK: usize = 512;
const SIZES: usize = LARGEST_BLOCK / STEP + 1;
const CHUNK: usize = 64 * 1024;

thread_local! {
    static FREE: [Cell<*mut u8>; SIZES] = const { [const { Cell::new(ptr::null_mut()) }; SIZES] };
    static CHUNKS: RefCell<ManuallyDrop<Vec<(*mut u8, usize)>>> = const { RefCell::new(ManuallyDrop::new(Vec::new())) };
    static LARGE: RefCell<ManuallyDrop<FxHashSet<*mut u8>>> = RefCell::default();
    /// Blocks handed out and not given back.
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

/// Where a free block keeps the next one: behind the kind byte, which stays readable.
unsafe fn link(block: *mut u8) -> *mut *mut u8 {
    // SAFETY: every block has at least 16 bytes.
    unsafe { block.add(8).cast() }
}

/// A block of at least `size` bytes, aligned to 16. Its content is undefined but for the kind byte.
#[inline(always)]
pub fn allocate(size: usize) -> *mut u8 {
    let index = size.div_ceil(STEP);
    if index >= SIZES {
        return allocate_large(size);
    }
    LIVE.set(LIVE.get() + 1);
    FREE.with(|free| {
        let block = free[index].get();
        if block.is_null() {
            return refill(index);
        }
        // SAFETY: the block is on the free list, so its link is set.
        free[index].set(unsafe { *link(block) });
        block
    })
}

/// Gives a block back.
///
/// # Safety
/// The block must come from `allocate(size)` and be unused from here on.
#[inline(always)]
pub unsafe fn free(block: *mut u8, size: usize) {
    let index = size.div_ceil(STEP);
    if index >= SIZES {
        // SAFETY: the caller's.
        unsafe { free_large(block, size) };
        return;
    }
    LIVE.set(LIVE.get() - 1);
    FREE.with(|free| {
        // SAFETY: the block is ours again.
        unsafe { *link(block) = free[index].get() };
        free[index].set(block);
    });
}

#[cold]
#[inline(never)]
fn refill(index: usize) -> *mut u8 {
    let size = index * STEP;
    let layout = Layout::from_size_align(CHUNK, STEP).expect("a constant layout");
    // SAFETY: the layout has a size; zeroed memory reads as free blocks.
    let chunk = unsafe { alloc_zeroed(layout) };
    if chunk.is_null() {
        handle_alloc_error(layout);
    }
    CHUNKS.with_borrow_mut(|chunks| chunks.push((chunk, size)));
    let blocks = CHUNK / size;
    // SAFETY: all blocks lie within the chunk.
    unsafe {
        for number in 1..blocks - 1 {
            *link(chunk.add(number * size)) = chunk.add((number + 1) * size);
        }
        FREE.with(|free| free[index].set(chunk.add(size)));
    }
    chunk
}

#[cold]
#[inline(never)]
fn allocate_large(size: usize) -> *mut u8 {
    let layout = Layout::from_size_align(size, STEP).expect("an object's size");
    // SAFETY: the size is not zero.
    let block = unsafe { alloc(layout) };
    if block.is_null() {
        handle_alloc_error(layout);
    }
    LARGE.with_borrow_mut(|large| large.insert(block));
    LIVE.set(LIVE.get() + 1);
    block
}

#[cold]
#[inline(never)]
unsafe fn free_large(block: *mut u8, size: usize) {
    LARGE.with_borrow_mut(|large| large.remove(&block));
    LIVE.set(LIVE.get() - 1);
    let layout = Layout::from_size_align(size, STEP).expect("an object's size");
    // SAFETY: allocated with the same layout.
    unsafe { dealloc(block, layout) };
}

/// How many objects there are.
#[inline(always)]
pub fn live() -> usize {
    LIVE.get()
}

/// Every object of the thread. None may be born or die meanwhile.
pub fn for_each_object(mut visit: impl FnMut(&Header)) {
    let chunks = CHUNKS.with_borrow(Clone::clone);
    for &(chunk, size) in chunks.iter() {
        for number in 0..CHUNK / size {
            // SAFETY: every block begins with a header, zeroed or written; free ones say so.
            let header = unsafe { &*chunk.add(number * size).cast::<Header>() };
            if header.kind() != Kind::Free {
                visit(header);
            }
        }
    }
    let large: Vec<*mut u8> = LARGE.with_borrow(|large| large.iter().copied().collect());
    for block in large {
        // SAFETY: a large block in the set holds a live object.
        visit(unsafe { &*block.cast::<Header>() });
    }
}

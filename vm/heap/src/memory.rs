//! Memory for objects: free lists by size, over chunks that can be walked.
//!
//! Blocks of up to 512 bytes come from chunks of 64 KiB, one size to a chunk, so that every object can be found without
//! a list through them: a block whose kind byte is zero is free. A chunk is opened page by page, as it is needed: what
//! lies behind is memory that has not been touched. Chunks without objects are given back after full collections, and
//! where many new ones are asked for. Larger blocks come from the system, behind a [`Prefix`] that says where the
//! registry and the collector's rows have them.
//!
//! With `--cfg system_memory` every block comes from the system: a sanitizer then sees each object by itself.
#![allow(unsafe_code)]

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::{Cell, RefCell};
use std::mem::{ManuallyDrop, size_of};
use std::ptr;

use super::{Header, Kind, collector, generations, mode};

const STEP: usize = 16;
pub(super) const LARGEST_BLOCK: usize = 512;
const SIZES: usize = LARGEST_BLOCK / STEP + 1;
const CHUNK: usize = 64 * 1024;
const CHUNK_LAYOUT: Layout = match Layout::from_size_align(CHUNK, STEP) {
    Ok(layout) => layout,
    Err(_) => panic!("a constant layout"),
};
/// So many chunks are not worth a look at whether they are empty.
const FEW_CHUNKS: usize = 64;
/// How much of a chunk is looked at before more of it is needed.
const PAGE: usize = 4 * 1024;

/// What stands in front of a block from the system.
#[repr(C)]
struct Prefix {
    /// The block's place in `SYSTEM`.
    registered: Cell<usize>,
    /// The block's place in a row of the collector.
    place: Cell<generations::Place>,
}

const _: () = assert!(size_of::<Prefix>() == STEP);

thread_local! {
    static FREE: [Cell<*mut u8>; SIZES] = const { [const { Cell::new(ptr::null_mut()) }; SIZES] };
    /// Of the chunk made last for each size: how many blocks have never been used, and the first of them.
    static UNUSED: [Cell<usize>; SIZES] = const { [const { Cell::new(0) }; SIZES] };
    static NEXT: [Cell<*mut u8>; SIZES] = const { [const { Cell::new(ptr::null_mut()) }; SIZES] };
    /// How many chunks there may be before empty ones are looked for.
    static MOST_CHUNKS: Cell<usize> = const { Cell::new(FEW_CHUNKS) };
    static CHUNKS: RefCell<ManuallyDrop<Vec<(*mut u8, usize)>>> = const { RefCell::new(ManuallyDrop::new(Vec::new())) };
    static SYSTEM: RefCell<ManuallyDrop<Vec<*mut u8>>> = const { RefCell::new(ManuallyDrop::new(Vec::new())) };
}

/// Whether blocks of this size come from the system.
#[inline(always)]
pub(super) fn is_system(size: usize) -> bool {
    cfg!(system_memory) || size > LARGEST_BLOCK
}

/// Where a free block keeps the next one: behind the kind byte, which stays readable.
pub(super) unsafe fn link(block: *mut u8) -> *mut *mut u8 {
    // SAFETY: every block has at least 16 bytes.
    unsafe { block.add(8).cast() }
}

/// A block of at least `size` bytes, aligned to 16. Its content is undefined but for the kind byte.
#[inline(always)]
pub(super) fn allocate(size: usize) -> *mut u8 {
    if is_system(size) {
        return allocate_from_system(size);
    }
    let index = size.div_ceil(STEP);
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
/// The block must come from `allocate(size)`, say that it is free, and be unused from here on.
#[inline(always)]
pub(super) unsafe fn free(block: *mut u8, size: usize) {
    if is_system(size) {
        // SAFETY: the caller's.
        unsafe { free_to_system(block, size) };
        return;
    }
    let index = size.div_ceil(STEP);
    if mode::verifies() {
        super::verify::retire(block, index * STEP);
        return;
    }
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
    if mode::verifies()
        && let Some(block) = super::verify::take_retired(size)
    {
        return block;
    }
    if UNUSED.with(|unused| unused[index].get()) > 0 {
        let next = NEXT.with(|next| next[index].get());
        // SAFETY: the rest of the chunk that was made last.
        return unsafe { open_blocks(next, size) };
    }
    if CHUNKS.with_borrow(|chunks| chunks.len()) >= MOST_CHUNKS.get() {
        collector::while_none_runs(|| give_back_empty_chunks(Which::Many));
    }
    // SAFETY: the layout has a size.
    let chunk = unsafe { alloc(CHUNK_LAYOUT) };
    if chunk.is_null() {
        handle_alloc_error(CHUNK_LAYOUT);
    }
    super::allocator::forget(CHUNK_LAYOUT);
    CHUNKS.with_borrow_mut(|chunks| chunks.push((chunk, size)));
    UNUSED.with(|unused| unused[index].set(CHUNK / size));
    // SAFETY: none of the chunk's blocks is open.
    unsafe { open_blocks(chunk, size) }
}

/// Puts some blocks of a chunk on the free list, but for one, which it gives: so many that they touch a page or two.
///
/// # Safety
/// As many blocks as `UNUSED` says, from `start` on, must lie in a chunk, never used before.
unsafe fn open_blocks(start: *mut u8, size: usize) -> *mut u8 {
    let index = size / STEP;
    let left = UNUSED.with(|unused| unused[index].get());
    let opened = left.min(PAGE.div_ceil(size));
    debug_assert!(opened > 0);
    // SAFETY: the caller's; a header of zeros says that the block is free.
    unsafe {
        ptr::write_bytes(start, 0, size_of::<Header>());
        for number in 1..opened {
            let block = start.add(number * size);
            let next = if number + 1 < opened { block.add(size) } else { ptr::null_mut() };
            ptr::write_bytes(block, 0, size_of::<Header>());
            *link(block) = next;
        }
        let first = if opened > 1 { start.add(size) } else { ptr::null_mut() };
        FREE.with(|free| free[index].set(first));
    }
    UNUSED.with(|unused| unused[index].set(left - opened));
    NEXT.with(|next| next[index].set(start.wrapping_add(opened * size)));
    start
}

/// Which chunks in which no object lies are given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Those of a size of which many are empty: the others will be used again.
    Many,
    /// All, because memory is short.
    All,
}

/// Gives chunks in which no object lies back to the system. No collection may be under way.
#[cold]
pub(super) fn give_back_empty_chunks(which: Which) {
    let count = CHUNKS.with_borrow(|chunks| chunks.len());
    MOST_CHUNKS.set(count + count / 4 + FEW_CHUNKS);
    // The heap that is verified has its free blocks in lists of its own.
    if count < FEW_CHUNKS || mode::verifies() {
        return;
    }
    let (mut empty, mut all) = ([0usize; SIZES], [0usize; SIZES]);
    CHUNKS.with_borrow(|chunks| {
        for &(chunk, size) in chunks.iter() {
            all[size / STEP] += 1;
            empty[size / STEP] += usize::from(is_empty(chunk, size));
        }
    });
    let goes = |size: usize| match which {
        Which::Many => empty[size / STEP] > all[size / STEP] / 4,
        Which::All => empty[size / STEP] > 0,
    };
    if !(STEP..=LARGEST_BLOCK).step_by(STEP).any(goes) {
        return;
    }
    // The rows may name what has died there.
    generations::tidy_all();
    let mut gone = Vec::new();
    CHUNKS.with_borrow_mut(|chunks| {
        chunks.retain(|&(chunk, size)| {
            let stays = !goes(size) || !is_empty(chunk, size);
            if !stays {
                gone.push(chunk);
            }
            stays
        });
    });
    for size in (STEP..=LARGEST_BLOCK).step_by(STEP).filter(|size| goes(*size)) {
        link_free_blocks(size);
    }
    for chunk in gone {
        super::allocator::remember(CHUNK_LAYOUT);
        // SAFETY: the chunk came from `refill`; no object lies in it, no list and no row names a block of it.
        unsafe { dealloc(chunk, CHUNK_LAYOUT) };
    }
}

/// How many blocks at the beginning of a chunk are open; all but those of the chunk made last for its size.
fn opened_blocks(chunk: *mut u8, size: usize) -> usize {
    let unused = UNUSED.with(|unused| unused[size / STEP].get());
    let next = NEXT.with(|next| next[size / STEP].get());
    match unused > 0 && (chunk..chunk.wrapping_add(CHUNK)).contains(&next) {
        true => CHUNK / size - unused,
        false => CHUNK / size,
    }
}

/// Whether all blocks of a chunk have been opened and are free.
fn is_empty(chunk: *mut u8, size: usize) -> bool {
    let count = CHUNK / size;
    opened_blocks(chunk, size) == count
        // SAFETY: every open block begins with a header.
        && (0..count).all(|number| unsafe { is_free(chunk.add(number * size)) })
}

/// Whether no object lies in a block.
///
/// # Safety
/// The block must lie in a chunk, and be open.
unsafe fn is_free(block: *const u8) -> bool {
    // SAFETY: the caller's; every open block begins with a header.
    unsafe { (*block.cast::<Header>()).kind() == Kind::Free }
}

/// Makes the list of the free blocks of a size anew.
fn link_free_blocks(size: usize) {
    let mut first = ptr::null_mut();
    CHUNKS.with_borrow(|chunks| {
        for &(chunk, _) in chunks.iter().filter(|chunk| chunk.1 == size) {
            for number in (0..opened_blocks(chunk, size)).rev() {
                // SAFETY: within the chunk, and where the block is free it is ours.
                unsafe {
                    let block = chunk.add(number * size);
                    if is_free(block) {
                        *link(block) = first;
                        first = block;
                    }
                }
            }
        }
    });
    FREE.with(|free| free[size / STEP].set(first));
}

/// The prefix of a block from the system.
unsafe fn prefix<'a>(block: *mut u8) -> &'a Prefix {
    // SAFETY: the caller's: `allocate_from_system` put it there.
    unsafe { &*block.sub(STEP).cast::<Prefix>() }
}

fn system_layout(size: usize) -> Layout {
    Layout::from_size_align(size + STEP, STEP).expect("an object's size")
}

#[cold]
#[inline(never)]
fn allocate_from_system(size: usize) -> *mut u8 {
    let layout = system_layout(size);
    // SAFETY: the size is not zero.
    let start = unsafe { alloc(layout) };
    if start.is_null() {
        handle_alloc_error(layout);
    }
    // SAFETY: the block has room for a prefix and `size` bytes.
    unsafe {
        let block = start.add(STEP);
        let registered = SYSTEM.with_borrow_mut(|system| {
            system.push(block);
            system.len() - 1
        });
        let place = Cell::new(generations::Place::NOWHERE);
        ptr::write(start.cast(), Prefix { registered: Cell::new(registered), place });
        block
    }
}

#[cold]
#[inline(never)]
unsafe fn free_to_system(block: *mut u8, size: usize) {
    // SAFETY: the block has a prefix, and was allocated with the same layout.
    unsafe {
        generations::leave(prefix(block).place.get(), block.cast());
        let registered = prefix(block).registered.get();
        SYSTEM.with_borrow_mut(|system| {
            debug_assert!(system[registered] == block, "the registry has another block");
            system.swap_remove(registered);
            if let Some(&moved) = system.get(registered) {
                prefix(moved).registered.set(registered);
            }
        });
        dealloc(block.sub(STEP), system_layout(size));
    }
}

/// Remembers where a row of the collector has a block from the system; gives where it was before.
///
/// # Safety
/// The object must lie in a block from the system.
pub(super) unsafe fn replace_place(
    header: *const Header,
    place: generations::Place,
) -> generations::Place {
    // SAFETY: the caller's.
    unsafe { prefix(header.cast_mut().cast()).place.replace(place) }
}

/// Every object of the thread that has an owner. None may be born or die meanwhile.
pub fn for_each_object(mut visit: impl FnMut(&Header)) {
    let mut visit_live = |header: &Header| {
        if header.kind() != Kind::Free && header.count() > 0 {
            visit(header);
        }
    };
    let chunks = CHUNKS.with_borrow(Clone::clone);
    for &(chunk, size) in chunks.iter() {
        for number in 0..opened_blocks(chunk, size) {
            // SAFETY: every open block begins with a header; free ones say so.
            visit_live(unsafe { &*chunk.add(number * size).cast::<Header>() });
        }
    }
    let system: Vec<*mut u8> = SYSTEM.with_borrow(|system| system.to_vec());
    for block in system {
        // SAFETY: a registered block holds an object.
        visit_live(unsafe { &*block.cast::<Header>() });
    }
}

/// How many objects of the thread have an owner.
pub fn live_objects() -> usize {
    let mut live = 0;
    for_each_object(|_| live += 1);
    live
}

//! What would show a fault of the heap: freed memory is filled, counts are compared with the references that exist.
//!
//! An object's count is at least the number of references that other objects and frames hold on it; what is beyond that
//! belongs to the Rust stack and to the machine's own tables. Whoever is referred to is alive.
#![allow(unsafe_code)]

use rustc_hash::FxHashMap;

use super::{Header, Kind, for_each_object, mode, traverse};
use crate::value::Value;

const POISON: u8 = 0xDB;
/// What a free block keeps: its kind, and the link to the next one.
const KEPT: usize = 16;

/// Whether every collection is followed by [`check`].
pub fn is_on() -> bool {
    mode::verifies()
}

/// Fills a block that has become free.
#[cold]
pub(super) fn poison(block: *mut u8, size: usize) {
    // SAFETY: the block is free, and has `size` bytes.
    unsafe { block.add(KEPT).write_bytes(POISON, size - KEPT) };
}

/// Whether nobody has written into a block since it became free.
#[cold]
pub(super) fn check_poison(block: *mut u8, size: usize) {
    // SAFETY: the block is free and was filled when it became so.
    let bytes = unsafe { std::slice::from_raw_parts(block.add(KEPT), size - KEPT) };
    assert!(bytes.iter().all(|byte| *byte == POISON), "memory at {block:p} was written when free");
}

/// Counts a reference, and looks whether its target is alive.
fn note(value: &Value, owner: &str, references: &mut FxHashMap<u64, u32>) {
    if !value.is_object() {
        return;
    }
    // SAFETY: it is a fault of ours if the address is not that of an object. A block that was freed says so, unless the
    // system has taken it back.
    let header = unsafe { &*(value.bits() as *const Header) };
    assert!(
        header.kind() != Kind::Free && header.count() > 0,
        "{owner} refers to an object that has died, at {header:p}"
    );
    *references.entry(value.bits()).or_default() += 1;
}

/// Recomputes what refers to each object of the thread.
///
/// # Panics
/// Where an object that has died is referred to, or one has fewer counts than references.
pub fn check() {
    let mut references = FxHashMap::default();
    for_each_object(|header| {
        let owner = format!("{:?} at {header:p}", header.kind());
        traverse(header, &mut |value| note(value, &owner, &mut references));
    });
    crate::machine::with_current(|vm| {
        vm.traverse_frames(&mut |value, owned| {
            note(value, "a frame", &mut references);
            if !owned && let Some(count) = references.get_mut(&value.bits()) {
                *count -= 1;
            }
        });
    });
    for_each_object(|header| {
        let found = references.get(&(std::ptr::from_ref(header) as u64)).copied().unwrap_or(0);
        assert!(
            header.count() >= found,
            "{:?} at {header:p} has {} counts and {found} references",
            header.kind(),
            header.count()
        );
    });
}

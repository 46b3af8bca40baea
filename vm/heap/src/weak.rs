//! Weak pointers: they name an object without counting, and are told when it dies.
//!
//! What holds: a pointer that names an object stands in the table under it, together with the object that the pointer is
//! part of; it leaves the table when either of them goes.
#![allow(unsafe_code)]

use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;

use rustc_hash::FxHashMap;

use crate::allocator::asking;
use crate::room::{self, NoRoom};
use crate::value::Value;

thread_local! {
    /// The objects that refer to one weakly, oldest first, by its address.
    static REFERENCES: RefCell<ManuallyDrop<FxHashMap<u64, Vec<u64>>>> = RefCell::default();
}

/// The part of a weak reference that names its target.
#[derive(Default)]
pub struct WeakPointer {
    /// The target's address, zero without one.
    target: Cell<u64>,
    /// The address of the reference that the pointer is part of.
    reference: Cell<u64>,
}

/// The object at the address of one that stands in the table, or in a pointer that does.
fn alive(address: u64) -> Option<Value> {
    // SAFETY: it leaves the table before it is freed.
    unsafe { super::value_at(address) }
}

impl WeakPointer {
    /// Names `target` for the object `reference`, which the pointer is part of.
    pub fn set(&self, target: &Value, reference: &Value) -> Result<(), NoRoom> {
        debug_assert!(self.target.get() == 0, "a weak pointer names one object");
        let Some(header) = target.header() else { return Ok(()) };
        REFERENCES.with_borrow_mut(|table| {
            asking(|| table.try_reserve(1)).map_err(|_| NoRoom)?;
            room::push(table.entry(target.bits()).or_default(), reference.bits())
        })?;
        header.set_weakly_referenced();
        self.target.set(target.bits());
        self.reference.set(reference.bits());
        Ok(())
    }

    /// The target, `None` once it is gone.
    pub fn get(&self) -> Option<Value> {
        match self.target.get() {
            0 => None,
            address => alive(address),
        }
    }

    /// Names nothing any more.
    pub fn clear(&self) {
        let (target, reference) = (self.target.replace(0), self.reference.get());
        if target == 0 {
            return;
        }
        REFERENCES.with_borrow_mut(|table| {
            if let Some(references) = table.get_mut(&target) {
                // Those that were made last tend to go first.
                if let Some(place) = references.iter().rposition(|known| *known == reference) {
                    references.remove(place);
                }
                if references.is_empty() {
                    table.remove(&target);
                }
            }
        });
    }
}

impl Drop for WeakPointer {
    fn drop(&mut self) {
        self.clear();
    }
}

/// The objects that refer weakly to one, oldest first.
pub fn references_to(target: &Value) -> Vec<Value> {
    let addresses =
        REFERENCES.with_borrow(|table| table.get(&target.bits()).cloned().unwrap_or_default());
    addresses.into_iter().filter_map(alive).collect()
}

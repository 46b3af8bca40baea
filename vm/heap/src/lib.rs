//! Values and objects: all raw memory of the machine, but for its frames.
//!
//! A [`value`] is one word: an immediate, or a counted pointer to an object. An object is a header, a payload, and
//! trailing values:
//!
//! ```text
//!  +0   count: u32 | kind: u8 | flags: u8 | inline: u8 | stage: u8
//!  +8   class: pointer to the type object (counted where the class is not a builtin one)
//!  +16  payload: the struct that `kind` names
//!  ...  trailing values: a row's items, then the `__slots__`, the instance dict, the inline attributes
//! ```
//!
//! What holds:
//! - An object dies when its count falls to zero, at once and in the order of the program; a chain of any length dies
//!   without deep recursion (`death`).
//! - An object with count zero has no owner: nothing but its own death touches it, and whoever walks over the heap
//!   passes it by.
//! - What payloads there are is not known here: `kinds` has their names, and whoever defines them describes them.
//! - Every payload shows exactly the values that it owns, each once, and can let go of those that may close a cycle.
//!   The collector (`collector`) rests on it; `verify` checks it.
#![allow(unsafe_code)]

pub mod allocator;
mod birth;
pub mod class;
pub mod collector;
mod death;
pub mod generations;
mod header;
mod in_place;
mod kinds;
mod memory;
pub mod mode;
pub mod native;
pub mod room;
pub mod value;
pub mod verify;
pub mod weak;

pub use birth::{
    Length, Row, items, new, new_root_type, new_row, new_untracked, replace_item, track,
    trailing_offset,
};
pub use death::{dispose, set_stack_for_deaths, stack_address};
pub use header::{Header, Object};
pub use kinds::{Description, Hooks, Kind, Moment, Payload, Traverse, Visit, describe};
pub use memory::{for_each_object, live_objects};

use kinds::description;
use value::Value;

/// The object at an address, `None` for address zero, and while the object dies.
///
/// # Safety
/// Where the address is not zero, there must be an object that has not been freed.
pub unsafe fn value_at(address: u64) -> Option<Value> {
    if address == 0 {
        return None;
    }
    // SAFETY: the caller's.
    let header = unsafe { &*(address as *const Header) };
    if header.count() == 0 {
        return None;
    }
    header.increment();
    // SAFETY: the count has just been added.
    Some(unsafe { Value::from_owned(header) })
}

/// The values behind an object's payload.
fn trailing_values(header: &Header) -> &[Value] {
    let length = header.row_length() + header.shape().trailing() + header.inline_capacity();
    // SAFETY: `birth` made room for them and filled it.
    unsafe { std::slice::from_raw_parts(header.payload_end().cast::<Value>(), length) }
}

/// Shows every value that an object owns to `visit`, in CPython's order: slots, dict, attributes, class, payload, a row's
/// items from the last to the first.
pub fn traverse(header: &Header, visit: Visit) {
    let (items, own) = match trailing_values(header) {
        [] => (&[][..], &[][..]),
        trailing => trailing.split_at(header.row_length()),
    };
    own.iter().for_each(&mut *visit);
    header.look_at_counted_class(&mut *visit);
    // SAFETY: the kind names the payload that lies behind the header.
    unsafe { (description(header.kind()).traverse)(header.payload(), visit) };
    items.iter().rev().for_each(visit);
}

/// The same as a collection sees it: what a part of the object holds is in the place of the part.
pub fn traverse_whole(header: &Header, visit: Visit) {
    traverse(header, &mut |value| match value.header() {
        Some(part) if part.is_part() => traverse(part, visit),
        _ => visit(value),
    });
}

/// The items of an object, none where it is no row.
fn row_items(header: &Header) -> &[Value] {
    &trailing_values(header)[..header.row_length()]
}

/// Lets go of what a dead cycle's object holds.
fn clear(header: &Header) {
    // SAFETY: the kind names the payload that lies behind the header.
    unsafe { (description(header.kind()).clear)(header.payload()) };
    if header.kind() != Kind::Type {
        header.clear_instance_values();
    }
}

//! Objects on the heap: header, payload, trailing values; their birth and their death.
//!
//! ```text
//!  +0   count: u32 | kind: u8 | flags: u8 | inline: u8 | stage: u8
//!  +8   class: pointer to the type object (counted where the class is not a builtin one)
//!  +16  payload: the struct that `kind` names
//!  ...  trailing values: a tuple's items, then the `__slots__`, the instance dict, the inline attributes
//! ```
//!
//! What holds:
//! - An object dies when its count falls to zero, at once and in the order of the program; a chain of any length dies
//!   without deep recursion (`death`).
//! - An object with count zero has no owner: nothing but its own death touches it, and whoever walks over the heap
//!   passes it by.
//! - Every payload shows exactly the values that it owns, each once, and can let go of those that may close a cycle.
//!   The collector (`collector`) rests on it; `verify` checks it.
#![allow(unsafe_code)]

mod birth;
pub mod collector;
mod death;
pub mod generations;
mod header;
mod memory;
pub mod mode;
pub mod verify;
pub mod weak;

use std::mem::size_of;
use std::ptr;

use crate::objects::*;
use crate::value::Value;

pub use birth::{new, new_root_type, new_tuple, trailing_offset, tuple_items};
pub use death::dispose;
pub use header::{Header, Object};
pub use memory::{for_each_object, live_objects};

/// What an object consists of beyond its header.
///
/// # Safety
/// `KIND` must be the kind that the table below gives this type.
pub unsafe trait Payload: Traverse + Sized + 'static {
    const KIND: Kind;
    /// Whether it can be part of a cycle. Instances of classes that programs define always can.
    const CYCLIC: bool;
}

/// What a traversal calls with every value.
pub type Visit<'a> = &'a mut dyn FnMut(&Value);

struct KindInfo {
    size: usize,
    drop: unsafe fn(*mut u8),
    traverse: unsafe fn(*const u8, Visit),
    clear: unsafe fn(*const u8),
}

unsafe fn drop_payload<T: Payload>(payload: *mut u8) {
    // SAFETY: the kind table pairs this with objects of payload `T` only.
    unsafe { ptr::drop_in_place(payload.cast::<T>()) }
}

unsafe fn traverse_payload<T: Payload>(payload: *const u8, visit: &mut dyn FnMut(&Value)) {
    // SAFETY: as above.
    unsafe { (*payload.cast::<T>()).traverse(visit) }
}

unsafe fn clear_payload<T: Payload>(payload: *const u8) {
    // SAFETY: as above.
    unsafe { (*payload.cast::<T>()).clear() }
}

macro_rules! kinds {
    ($($kind:ident => $payload:ty: $cyclic:literal),* $(,)?) => {
        /// Which payload an object has.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Kind {
            /// Memory without an object.
            Free = 0,
            $($kind),*
        }

        static KINDS: &[KindInfo] = &[
            KindInfo { size: 0, drop: |_| (), traverse: |_, _| (), clear: |_| () },
            $(KindInfo {
                size: size_of::<$payload>(),
                drop: drop_payload::<$payload>,
                traverse: traverse_payload::<$payload>,
                clear: clear_payload::<$payload>,
            }),*
        ];

        $(
            // SAFETY: this is the table.
            unsafe impl Payload for $payload {
                const KIND: Kind = Kind::$kind;
                const CYCLIC: bool = $cyclic;
            }
        )*
    };
}

/// The part of [`Payload`] that each payload writes for itself.
pub trait Traverse {
    /// Shows every value that it owns to `visit`, each once.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
    /// Lets go of the values that may close a cycle: the object is garbage that no program can reach. What it cannot
    /// change it may keep, as long as another part of every cycle through it can be changed.
    fn clear(&self);
}

kinds! {
    Type => TypeObject: true,
    Plain => Plain: false,
    Int => Int: false,
    Float => Float: false,
    Complex => Complex: false,
    Str => Str: false,
    Bytes => Bytes: false,
    ByteArray => ByteArray: false,
    List => List: true,
    Tuple => Tuple: true,
    Dict => Dict: true,
    Set => Set: true,
    Range => Range: false,
    Slice => Slice: true,
    Function => Function: true,
    NativeFunction => NativeFunction: true,
    Method => Method: true,
    Code => Code: false,
    Cell => CellObject: true,
    Generator => Generator: true,
    Exception => Exception: true,
    Module => Module: true,
    Property => Property: true,
    ClassMethod => ClassMethod: true,
    StaticMethod => StaticMethod: true,
    GetSet => GetSet: true,
    Member => Member: true,
    Super => Super: true,
    ItemIterator => ItemIterator: true,
    RangeIterator => RangeIterator: false,
    DictIterator => DictIterator: true,
    Traceback => Traceback: true,
    Frame => FrameObject: true,
    Native => Native: true,
}

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

/// How many bytes an object takes, without what its payload holds elsewhere.
fn size(header: &Header) -> usize {
    let payload = KINDS[header.kind() as usize].size;
    size_of::<Header>() + payload + size_of_val(trailing_values(header))
}

/// The values behind an object's payload.
fn trailing_values(header: &Header) -> &[Value] {
    let length = header.tuple_length() + header.class().trailing() + header.inline_capacity();
    // SAFETY: `birth` made room for them and filled it.
    unsafe { std::slice::from_raw_parts(header.payload_end().cast::<Value>(), length) }
}

/// Shows every value that an object owns to `visit`: payload, trailing values, class.
pub fn traverse(header: &Header, visit: Visit) {
    // SAFETY: the kind names the payload that lies behind the header.
    unsafe { (KINDS[header.kind() as usize].traverse)(header.payload(), visit) };
    for value in trailing_values(header) {
        visit(value);
    }
    header.look_at_counted_class(visit);
}

/// Lets go of what a dead cycle's object holds.
fn clear(header: &Header) {
    // SAFETY: the kind names the payload that lies behind the header.
    unsafe { (KINDS[header.kind() as usize].clear)(header.payload()) };
    if header.kind() != Kind::Type {
        header.clear_instance_values();
    }
}

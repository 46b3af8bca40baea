//! Birth: objects with their payload and the room behind it.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::mem::size_of;
use std::ptr;

use super::class::{Class, Shape};
use super::kinds::description;
use super::{Header, Kind, Object, Payload, generations, memory};
use crate::value::{Ref, Value};

/// The offset of the first trailing value behind a payload of this kind.
pub fn trailing_offset(kind: Kind) -> usize {
    size_of::<Header>() + description(kind).size
}

/// A new object of `class`, with room for what the class adds to the payload.
#[inline]
pub fn new<T: Payload, C: Class>(class: &Ref<C>, payload: T) -> Ref<T> {
    let (trailing, inline) = class.shape().instance_room();
    // SAFETY: the room fits the payload and its trailing values.
    unsafe {
        let header = allocate(class, T::KIND, size_of::<T>(), trailing + inline, inline);
        ptr::write(header.cast_mut().add(1).cast::<T>(), payload);
        if T::KIND == Kind::Type {
            // The payload of a class begins with its shape.
            (*header.add(1).cast::<Shape>()).place_at(header as u64);
        }
        if T::CYCLIC || class.shape().is_counted {
            generations::born(&*header);
        }
        Ref::from_value_unchecked(Value::from_owned(header))
    }
}

/// The same of a builtin `class`, for an object that collections are to look at only after a call of [`track`].
pub fn new_untracked<T: Payload, C: Class>(class: &Ref<C>, payload: T) -> Ref<T> {
    debug_assert!(!class.shape().is_counted, "instances of classes are always tracked");
    let (trailing, inline) = class.shape().instance_room();
    // SAFETY: the room fits the payload and its trailing values.
    unsafe {
        let header = allocate(class, T::KIND, size_of::<T>(), trailing + inline, inline);
        ptr::write(header.cast_mut().add(1).cast::<T>(), payload);
        generations::born_untracked(&*header);
        Ref::from_value_unchecked(Value::from_owned(header))
    }
}

/// Has collections look at an object from here on, as at one that has just been born.
pub fn track(object: &Value) {
    if let Some(header) = object.header() {
        generations::track(header);
    }
}

/// Whether an object is of a kind, or a class, of which some are part of a cycle.
#[inline(always)]
fn is_cyclic(header: &Header) -> bool {
    header.is_tracked() || description(header.kind()).cyclic
}

/// Whether a value can be part of a cycle; tuples and classes can where they are tracked.
#[inline(always)]
fn may_be_tracked(value: &Value) -> bool {
    value.header().is_some_and(|header| match header.kind() {
        Kind::Tuple | Kind::Type => header.is_tracked(),
        _ => is_cyclic(header),
    })
}

/// Whether an object is a row whose items are no part of a cycle, so that it is none either: it need not be looked at.
pub(super) fn is_row_without_cycles(header: &Header) -> bool {
    header.kind() == Kind::Tuple
        && header.is_exact()
        && !super::row_items(header).iter().any(may_be_tracked)
}

/// The number of items of a row, and a number that its owner keeps with it: all that the payload of a tuple is.
pub struct Length {
    items: usize,
    /// -1 until it is set, and where an item was replaced.
    pub memo: Cell<i64>,
}

impl Length {
    #[inline(always)]
    pub fn get(&self) -> usize {
        self.items
    }
}

/// The payload of objects that have items behind it: tuples.
///
/// # Safety
/// The type must be `repr(transparent)` over a [`Length`], and its kind [`Kind::Tuple`].
pub unsafe trait Row: Payload {}

/// A new row with the given items behind it.
pub fn new_row<T: Row, C: Class>(
    class: &Ref<C>,
    items: impl ExactSizeIterator<Item = Value>,
) -> Ref<T> {
    let (trailing, inline) = class.shape().instance_room();
    let length = items.len();
    // SAFETY: the room fits; an iterator that yields fewer items than it said leaves `NULL`s.
    unsafe {
        let header =
            allocate(class, Kind::Tuple, size_of::<Length>(), length + trailing + inline, inline);
        let payload = header.cast_mut().add(1).cast::<Length>();
        ptr::write(payload, Length { items: length, memo: Cell::new(-1) });
        let mut place = payload.add(1).cast::<Value>();
        let mut tracked = class.shape().is_counted;
        for item in items.take(length) {
            // Of tuples, too, the collector finds out which need not be looked at.
            tracked |= item.header().is_some_and(is_cyclic);
            ptr::write(place, item);
            place = place.add(1);
        }
        match tracked {
            true => generations::born(&*header),
            false => generations::born_untracked(&*header),
        }
        Ref::from_value_unchecked(Value::from_owned(header))
    }
}

/// The items of a row.
#[inline(always)]
pub fn items<T: Row>(row: &T) -> &[Value] {
    // SAFETY: a row is its length, and is made by `new_row` only, which put so many items behind it.
    unsafe {
        let length = ptr::from_ref(row).cast::<Length>();
        std::slice::from_raw_parts(length.add(1).cast::<Value>(), (*length).get())
    }
}

/// Puts a value into a row that nobody else has, and gives what was there; where others have it, gives the value back.
#[inline]
pub fn replace_item<T: Row>(row: &mut Ref<T>, index: usize, value: Value) -> Result<Value, Value> {
    assert!(index < items::<T>(row).len(), "a row has as many items as when it was made");
    let header = row.value().header().filter(|header| header.count() == 1);
    let Some(header) = header else { return Err(value) };
    if may_be_tracked(&value) {
        generations::track(header);
    }
    // SAFETY: a row's items lie behind its length, and the index is one of them. The only handle is borrowed for this call
    // alone, so that nobody looks at the items.
    Ok(unsafe {
        let length = header.payload().cast::<Length>();
        (*length).memo.set(-1);
        let first = length.add(1).cast::<Value>();
        ptr::replace(first.add(index), value)
    })
}

/// # Safety
/// The payload of `kind` must be written before anything else happens on the heap.
#[inline(always)]
unsafe fn allocate<C: Class>(
    class: &Ref<C>,
    kind: Kind,
    payload: usize,
    values: usize,
    inline: usize,
) -> *const Header {
    let size = size_of::<Header>() + payload + values * size_of::<Value>();
    let block = memory::allocate(size);
    let header = block.cast::<Header>();
    // SAFETY: the block is large enough, aligned to 16 and ours alone.
    unsafe {
        let stage = if memory::is_system(size) { generations::SYSTEM } else { 0 };
        ptr::write(header, Header::new(1, kind, inline, stage));
        (*header).adopt(class);
        let start = block.add(size_of::<Header>() + payload).cast::<u64>();
        for index in 0..values {
            ptr::write(start.add(index), 0);
        }
    }
    header
}

/// The first type object, whose class is itself: it cannot exist before its own birth.
pub fn new_root_type<C: Class>(payload: C) -> Ref<C> {
    let size = size_of::<Object<C>>();
    let object = memory::allocate(size).cast::<Object<C>>();
    // SAFETY: the block is large enough; the class is set before anyone sees the object.
    unsafe {
        ptr::write(
            object,
            Object { header: Header::new_root(object.cast::<Object<Shape>>()), payload },
        );
        (*object).payload.shape().place_at(object as u64);
        Ref::from_value_unchecked(Value::from_owned(object.cast()))
    }
}

//! Birth: objects with their payload and the room behind it.
#![allow(unsafe_code)]

use std::mem::size_of;
use std::ptr;

use super::{Header, KINDS, Kind, Object, Payload, generations, memory};
use crate::objects::{Tuple, TypeObject, TypeRef};
use crate::value::{Ref, Value};

/// The offset of the first trailing value behind a payload of this kind.
pub fn trailing_offset(kind: Kind) -> usize {
    size_of::<Header>() + KINDS[kind as usize].size
}

/// A new object of `class`, with room for what the class adds to the payload.
#[inline]
pub fn new<T: Payload>(class: &TypeRef, payload: T) -> Ref<T> {
    let (trailing, inline) = class.instance_room();
    // SAFETY: the room fits the payload and its trailing values.
    unsafe {
        let header = allocate(class, T::KIND, T::CYCLIC, size_of::<T>(), trailing + inline, inline);
        ptr::write(header.cast_mut().add(1).cast::<T>(), payload);
        Ref::from_value_unchecked(Value::from_owned(header))
    }
}

/// A new tuple with the given items behind it.
pub fn new_tuple(class: &TypeRef, items: impl ExactSizeIterator<Item = Value>) -> Ref<Tuple> {
    let (trailing, inline) = class.instance_room();
    let length = items.len();
    // SAFETY: the room fits; an iterator that yields fewer items than it said leaves `NULL`s.
    unsafe {
        let header = allocate(
            class,
            Kind::Tuple,
            true,
            size_of::<Tuple>(),
            length + trailing + inline,
            inline,
        );
        let tuple = header.cast_mut().add(1).cast::<Tuple>();
        ptr::write(tuple, Tuple::with_length(length));
        let mut place = tuple.add(1).cast::<Value>();
        for item in items.take(length) {
            ptr::write(place, item);
            place = place.add(1);
        }
        Ref::from_value_unchecked(Value::from_owned(header))
    }
}

/// The items of a tuple.
#[inline(always)]
pub fn tuple_items(tuple: &Tuple) -> &[Value] {
    // SAFETY: tuples are made by `new_tuple` only, which put `len` items behind the payload.
    unsafe { std::slice::from_raw_parts(ptr::from_ref(tuple).add(1).cast::<Value>(), tuple.len()) }
}

/// # Safety
/// The payload of `kind` must be written before anything else happens on the heap.
#[inline(always)]
unsafe fn allocate(
    class: &TypeRef,
    kind: Kind,
    cyclic: bool,
    payload: usize,
    values: usize,
    inline: usize,
) -> *const Header {
    let size = size_of::<Header>() + payload + values * size_of::<Value>();
    let block = memory::allocate(size);
    let header = block.cast::<Header>();
    let tracked = cyclic || !class.is_builtin();
    // SAFETY: the block is large enough, aligned to 16 and ours alone.
    unsafe {
        let stage = if tracked { generations::TRACKED } else { 0 };
        ptr::write(header, Header::new(1, kind, inline, stage));
        (*header).adopt(class);
        let start = block.add(size_of::<Header>() + payload).cast::<u64>();
        for index in 0..values {
            ptr::write(start.add(index), 0);
        }
        if tracked {
            generations::born(&*header, size);
        }
    }
    header
}

/// The first type object, whose class is itself: it cannot exist before its own birth.
pub fn new_root_type(payload: TypeObject) -> TypeRef {
    let size = size_of::<Object<TypeObject>>();
    let object = memory::allocate(size).cast::<Object<TypeObject>>();
    // SAFETY: the block is large enough; the class is set before anyone sees the object.
    unsafe {
        ptr::write(object, Object { header: Header::new_root(object), payload });
        Ref::from_value_unchecked(Value::from_owned(object.cast()))
    }
}

//! The first words of every object: its count, kind, flags and class.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::mem::{ManuallyDrop, size_of};
use std::ptr;

use super::birth::Length;
use super::class::{Class, Shape, keep_former};
use super::kinds::description;
use super::{Kind, Visit};
use crate::value::cells::ValueCell;
use crate::value::{Ref, Value};

/// The first 16 bytes of every object.
#[repr(C)]
pub struct Header {
    count: Cell<u32>,
    kind: Cell<Kind>,
    flags: Cell<u8>,
    /// How many inline attributes trail the object.
    inline: Cell<u8>,
    /// Where the collector has the object, and what it knows of it (see `generations`).
    stage: Cell<u8>,
    class: Cell<*const Object<Shape>>,
}

const _: () = assert!(size_of::<Header>() == 16);

/// A header and the payload behind it.
#[repr(C)]
pub struct Object<T> {
    pub header: Header,
    pub payload: T,
}

/// The class is the builtin one of this payload, not a subclass.
const EXACT: u8 = 1;
/// A weak reference to the object exists.
const WEAKLY_REFERENCED: u8 = 2;
/// `__del__` has run.
const FINALIZED: u8 = 4;
/// The class is counted by its instances.
const COUNTS_CLASS: u8 = 8;

/// Its birth was written down.
const COUNTED: u8 = 16;
/// A part of the object that holds it: collections see what it holds in its place.
const PART: u8 = 32;
/// It holds nothing that the search looks at which is under way.
const LEAF: u8 = 64;

impl Header {
    #[inline(always)]
    pub(super) fn set_counted(&self) {
        self.set_flag(COUNTED);
    }

    /// Notes for the search that is under way whether the object holds anything that it looks at.
    #[inline(always)]
    pub(super) fn set_leaf(&self, is_leaf: bool) {
        let others = self.flags.get() & !LEAF;
        self.flags.set(if is_leaf { others | LEAF } else { others });
    }

    #[inline(always)]
    pub(super) fn is_leaf(&self) -> bool {
        self.has(LEAF)
    }

    /// Whether its birth was written down.
    #[inline(always)]
    pub(super) fn is_counted(&self) -> bool {
        self.has(COUNTED)
    }

    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.kind.get()
    }

    #[inline(always)]
    pub fn count(&self) -> u32 {
        self.count.get()
    }

    #[inline(always)]
    pub fn increment(&self) {
        debug_assert!(self.kind() != Kind::Free, "a dead object is used");
        self.count.set(self.count.get() + 1);
    }

    #[inline(always)]
    pub fn decrement(&self) -> u32 {
        debug_assert!(self.kind() != Kind::Free && self.count.get() > 0, "a dead object is used");
        let count = self.count.get() - 1;
        self.count.set(count);
        count
    }

    #[inline(always)]
    pub fn is_exact(&self) -> bool {
        self.flags.get() & EXACT != 0
    }

    #[inline(always)]
    pub(super) fn has(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }

    fn set_flag(&self, flag: u8) {
        self.flags.set(self.flags.get() | flag);
    }

    /// The header of a new object of `kind`, in the `stage` that the collector sees it in.
    #[inline(always)]
    pub(super) fn new(count: u32, kind: Kind, inline: usize, stage: u8) -> Header {
        Header {
            count: Cell::new(count),
            kind: Cell::new(kind),
            flags: Cell::new(0),
            inline: Cell::new(inline as u8),
            stage: Cell::new(stage),
            class: Cell::new(ptr::null()),
        }
    }

    /// The same for the first type object, whose class is itself.
    pub(super) fn new_root(class: *const Object<Shape>) -> Header {
        let header = Header::new(2, Kind::Type, 0, 0);
        header.flags.set(EXACT);
        header.class.set(class);
        header
    }

    /// Says that the memory is free.
    #[inline(always)]
    pub(super) fn vacate(&self) {
        self.kind.set(Kind::Free);
    }

    #[inline(always)]
    pub(super) fn stage(&self) -> u8 {
        self.stage.get()
    }

    #[inline(always)]
    pub(super) fn set_stage(&self, stage: u8) {
        self.stage.set(stage);
    }

    /// The collector's own arithmetic on counts, which comes out even.
    #[inline(always)]
    pub(super) fn set_count(&self, count: u32) {
        self.count.set(count);
    }

    /// The class, where the object counts it.
    #[inline(always)]
    pub(super) fn counted_class(&self) -> Option<*const Header> {
        self.has(COUNTS_CLASS).then(|| self.class.get().cast())
    }

    pub(super) fn look_at_counted_class(&self, visit: Visit) {
        if let Some(class) = self.counted_class() {
            // SAFETY: the object counts the class, so that it is alive; the handle is looked at only.
            let class = ManuallyDrop::new(unsafe { Value::from_owned(class) });
            visit(&class);
        }
    }

    /// Notes that a weak reference exists, so that death looks for it.
    pub fn set_weakly_referenced(&self) {
        self.set_flag(WEAKLY_REFERENCED);
    }

    /// What the heap knows of the object's class.
    #[inline(always)]
    pub(super) fn shape(&self) -> &Shape {
        // SAFETY: an object's class lives at least as long as the object, and its payload begins with the shape. A class
        // that the object has left by `set_class` is kept as long as native code may borrow from it.
        unsafe { &(*self.class.get()).payload }
    }

    /// The object's class, as a handle that is not counted.
    #[inline(always)]
    pub fn class<C: Class>(&self) -> &Ref<C> {
        self.shape().handle()
    }

    /// Whether `class` is the object's class.
    #[inline(always)]
    pub fn is_instance_of_exactly<C: Class>(&self, class: &Ref<C>) -> bool {
        self.class.get() as u64 == class.value().bits()
    }

    /// Gives the object another class of the same layout (`__class__ = ...`).
    pub fn set_class<C: Class>(&self, class: &Ref<C>) {
        keep_former(self.class::<C>().value().clone());
        let old = self.counted_class();
        self.adopt(class);
        if let Some(old) = old {
            // SAFETY: the object counted its old class, and does so no more.
            drop(unsafe { Value::from_owned(old) });
        }
    }

    pub(super) fn adopt<C: Class>(&self, class: &Ref<C>) {
        let counted = class.shape().is_counted;
        self.class.set(class.value().bits() as *const Object<Shape>);
        let kept = self.flags.get() & !(EXACT | COUNTS_CLASS);
        self.flags.set(kept | if counted { COUNTS_CLASS } else { EXACT });
        if counted {
            std::mem::forget(class.clone());
        }
    }

    /// Whether the collector looks at it.
    pub fn is_tracked(&self) -> bool {
        super::generations::is_tracked(self)
    }

    /// Whether it is a part of the object that holds it.
    #[inline(always)]
    pub fn is_part(&self) -> bool {
        self.has(PART)
    }

    /// Makes the object one that collections do not look at, but at what it holds, as if its only owner held that.
    pub fn set_part(&self) {
        debug_assert!(!self.is_tracked(), "it is made as one that no collection looks at");
        self.set_flag(PART);
    }

    /// Makes a part an object of its own, which is born now.
    pub fn set_apart(&self) {
        self.flags.set(self.flags.get() & !PART);
        super::generations::track(self);
    }

    /// Whether a collection that is under way has found that nobody reaches it.
    pub fn is_garbage(&self) -> bool {
        super::generations::is_garbage(self)
    }

    /// Whether anything has to happen before the object dies.
    #[inline(always)]
    pub(super) fn has_last_wish(&self) -> bool {
        self.has(WEAKLY_REFERENCED) || self.shape().has_finalizer.get()
    }

    pub fn is_weakly_referenced(&self) -> bool {
        self.has(WEAKLY_REFERENCED)
    }

    /// Whether `__del__` has run.
    pub fn is_finalized(&self) -> bool {
        self.has(FINALIZED)
    }

    /// Whether `__del__` is still to be run; it counts as run from here on.
    pub fn take_finalizer(&self) -> bool {
        let due = !self.has(FINALIZED) && self.shape().has_finalizer.get();
        if due {
            self.set_flag(FINALIZED);
        }
        due
    }

    /// Empties slots, dict and inline attributes.
    pub fn clear_instance_values(&self) {
        self.clear_what_dies_early();
        for index in 0..self.instance_values().len() {
            drop(self.instance_place(index).take());
        }
    }

    /// Empties the inline attributes, or the dict in their place, where they die in an order of their own.
    #[inline(always)]
    pub(super) fn clear_what_dies_early(&self) {
        if self.inline_capacity() > 1 && self.shape().order_of_death.borrow().is_some() {
            self.clear_inline_in_order();
        }
        if self.shape().has_dict && !self.instance_place(self.shape().slots as usize).is_null() {
            self.clear_dict_in_order();
        }
    }

    #[inline(never)]
    fn clear_dict_in_order(&self) {
        let dict = self.instance_place(self.shape().slots as usize).get();
        // This borrow and the place itself own it, and nobody else.
        if let Some(header) = dict.header()
            && header.count() == 2
        {
            // SAFETY: the kind names the payload that lies behind the header.
            unsafe { (description(header.kind()).clear_attributes)(header.payload(), self) };
        }
    }

    fn clear_inline_in_order(&self) {
        let first = self.shape().trailing();
        let order = self.shape().order_of_death.borrow().clone();
        for index in order.iter().flat_map(|order| order.iter()).map(|index| usize::from(*index)) {
            if index < self.inline_capacity() {
                drop(self.instance_place(first + index).take());
            }
        }
    }

    pub(super) fn address(&self) -> *mut u8 {
        ptr::from_ref(self).cast_mut().cast()
    }

    pub(super) fn payload(&self) -> *mut u8 {
        // SAFETY: the payload lies directly behind the header.
        unsafe { self.address().add(size_of::<Header>()) }
    }

    pub(super) fn payload_end(&self) -> *mut u8 {
        // SAFETY: the payload lies directly behind the header.
        unsafe { self.address().add(size_of::<Header>() + description(self.kind()).size) }
    }

    /// The number of items that a row has, zero for other objects.
    pub(super) fn row_length(&self) -> usize {
        if self.kind() != Kind::Tuple {
            return 0;
        }
        // SAFETY: the payload of a row is its length.
        unsafe { (*ptr::from_ref(self).cast::<Object<Length>>()).payload.get() }
    }

    /// Slots, dict and inline attributes.
    fn instance_values(&self) -> &[Value] {
        let length = self.shape().trailing() + usize::from(self.inline.get());
        // SAFETY: `allocate` made room for them and filled it with `NULL`.
        unsafe {
            let start = self.payload_end().cast::<Value>().add(self.row_length());
            std::slice::from_raw_parts(start, length)
        }
    }

    /// The place of slot `index`: the `__slots__` first, the dict after them, the inline attributes last.
    #[inline(always)]
    pub fn instance_place(&self, index: usize) -> &ValueCell {
        debug_assert!(index < self.instance_values().len());
        // SAFETY: a `ValueCell` is laid out as its value, and the index is within the trailing values.
        unsafe {
            let start = self.payload_end().cast::<Value>().add(self.row_length());
            &*start.add(index).cast()
        }
    }

    /// The same for an object that is known not to be a row, at a known offset.
    ///
    /// # Safety
    /// `offset` must be that of a trailing value of this object.
    #[inline(always)]
    pub unsafe fn place_at(&self, offset: usize) -> &ValueCell {
        debug_assert!({
            let first = self.payload_end() as usize - self.address() as usize;
            offset >= first && offset < first + size_of_val(self.instance_values())
        });
        // SAFETY: the caller's.
        unsafe { &*self.address().add(offset).cast() }
    }

    #[inline(always)]
    pub fn inline_capacity(&self) -> usize {
        usize::from(self.inline.get())
    }

    /// Whether the inline attributes are still in the order in which they came when the one at `index` gets a value.
    #[inline(always)]
    pub fn keeps_order(&self, index: usize) -> bool {
        let inline = &self.instance_values()[self.shape().trailing()..];
        !inline[index].is_null() || inline[index + 1..].iter().all(Value::is_null)
    }
}

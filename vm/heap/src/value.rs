//! The value: one 64-bit word that is an immediate or a counted pointer.
//!
//! ```text
//!  bits 63..48  47..............................................0
//!  0000         0000 0000 0000 .. 000E      NULL None False True Ellipsis NotImplemented
//!  0000         pppp pppp pppp pppb         pointer to a heap object; b: borrowed (only in a StackRef)
//!  0002..FFFA   dddd dddd dddd dddd         float: its IEEE bits plus 2^49
//!  FFFE..FFFF   iiii iiii iiii iiii         int: 49 bits, two's complement
//! ```
//!
//! Cloning a [`Value`] counts, dropping it uncounts: ownership is in the types. A [`StackRef`] is the form that
//! a value takes in a frame's slots, where it may be borrowed (`LOAD_FAST_BORROW` pushes without counting);
//! turning it into a `Value` takes ownership, and the heap never holds a borrowed one.
//! Everybody else sees values through the methods of this file. Tests: at the end.
#![allow(unsafe_code)]

pub mod cells;

use std::cell::Cell;
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, size_of};
use std::ops::Deref;

use crate::kinds::description;
use crate::{Header, Kind, Object, Payload, dispose};

/// A Python value. `NULL` stands for "absent" in slots and argument arrays, and is never seen by a program.
#[repr(transparent)]
pub struct Value(u64);

const _: () = assert!(size_of::<Value>() == 8);

const NULL: u64 = 0x0;
const NONE: u64 = 0x2;
const FALSE: u64 = 0x4;
const TRUE: u64 = 0x6;
const ELLIPSIS: u64 = 0x8;
const NOT_IMPLEMENTED: u64 = 0xA;
/// Words below are the special values, words from here up to `POINTER_LIMIT` are pointers.
const SPECIAL_LIMIT: u64 = 0x10;
const POINTER_LIMIT: u64 = 1 << 48;
const BORROWED: u64 = 1;
const FLOAT_OFFSET: u64 = 1 << 49;
const INT_TAG: u64 = 0xFFFE << 48;
const INT_BITS: u32 = 49;
const INT_SHIFT: u32 = 64 - INT_BITS;
/// What all quiet NaNs have in common, but for the sign.
const NAN: u64 = 0x7FF8 << 48;
const SIGN: u64 = 1 << 63;
/// What is left to tell NaNs apart: with more bits, negative ones would run into the ints.
const NAN_NUMBERS: u64 = (1 << 50) - 1;

thread_local! {
    static NEXT_NAN: Cell<u64> = const { Cell::new(0) };
}

/// The smallest and the largest int that needs no heap object.
pub const SMALLEST_INT: i64 = -(1 << (INT_BITS - 1));
pub const LARGEST_INT: i64 = (1 << (INT_BITS - 1)) - 1;

impl Value {
    pub const NULL: Value = Value(NULL);
    pub const NONE: Value = Value(NONE);
    pub const FALSE: Value = Value(FALSE);
    pub const TRUE: Value = Value(TRUE);
    pub const ELLIPSIS: Value = Value(ELLIPSIS);
    pub const NOT_IMPLEMENTED: Value = Value(NOT_IMPLEMENTED);

    #[inline(always)]
    pub const fn bool(truth: bool) -> Value {
        Value(FALSE + (truth as u64) * (TRUE - FALSE))
    }

    /// A float. What is no number is one of its own, as an object would be: identity tells two of them apart.
    #[inline(always)]
    pub fn float(number: f64) -> Value {
        match number.is_nan() {
            true => Value::fresh_nan(number.is_sign_negative()),
            false => Value(number.to_bits() + FLOAT_OFFSET),
        }
    }

    #[cold]
    fn fresh_nan(is_negative: bool) -> Value {
        let number = NEXT_NAN.get();
        NEXT_NAN.set((number + 1) & NAN_NUMBERS);
        let sign = if is_negative { SIGN } else { 0 };
        Value((sign | NAN | number) + FLOAT_OFFSET)
    }

    /// The immediate int, `None` where `number` is too large for one.
    #[inline(always)]
    pub fn small_int(number: i64) -> Option<Value> {
        ((number << INT_SHIFT) >> INT_SHIFT == number).then(|| Value::int_unchecked(number))
    }

    /// The immediate int of a number known to fit into 49 bits.
    #[inline(always)]
    pub fn int_unchecked(number: i64) -> Value {
        debug_assert!((SMALLEST_INT..=LARGEST_INT).contains(&number));
        Value(INT_TAG | (number as u64 & !INT_TAG))
    }

    /// An index, a length or a count of something in memory.
    #[inline(always)]
    pub fn index(number: usize) -> Value {
        Value::int_unchecked(number as i64)
    }

    #[inline(always)]
    pub fn bits(&self) -> u64 {
        self.0
    }

    #[inline(always)]
    pub fn is_null(&self) -> bool {
        self.0 == NULL
    }

    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.0 == NONE
    }

    /// Neither `NULL` nor `None`.
    #[inline(always)]
    pub fn is_given(&self) -> bool {
        self.0 != NULL && self.0 != NONE
    }

    #[inline(always)]
    pub fn is_true(&self) -> bool {
        self.0 == TRUE
    }

    #[inline(always)]
    pub fn is_bool(&self) -> bool {
        self.0 == TRUE || self.0 == FALSE
    }

    #[inline(always)]
    pub fn is_ellipsis(&self) -> bool {
        self.0 == ELLIPSIS
    }

    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.0 == NOT_IMPLEMENTED
    }

    #[inline(always)]
    pub fn is_small_int(&self) -> bool {
        self.0 >= INT_TAG
    }

    #[inline(always)]
    pub fn is_float(&self) -> bool {
        self.0.wrapping_sub(FLOAT_OFFSET) < INT_TAG - FLOAT_OFFSET
    }

    #[inline(always)]
    pub fn is_object(&self) -> bool {
        self.0.wrapping_sub(SPECIAL_LIMIT) < POINTER_LIMIT - SPECIAL_LIMIT
    }

    /// `is`: the same object, and for immediates the same word.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.0 == other.0
    }

    #[inline(always)]
    pub fn as_small_int(&self) -> Option<i64> {
        self.is_small_int().then(|| self.small_int_unchecked())
    }

    #[inline(always)]
    pub fn small_int_unchecked(&self) -> i64 {
        debug_assert!(self.is_small_int());
        ((self.0 << INT_SHIFT) as i64) >> INT_SHIFT
    }

    /// The exact float (not a subclass's).
    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        self.is_float().then(|| self.float_unchecked())
    }

    #[inline(always)]
    pub fn float_unchecked(&self) -> f64 {
        debug_assert!(self.is_float());
        f64::from_bits(self.0 - FLOAT_OFFSET)
    }

    /// Both are immediate ints.
    #[inline(always)]
    pub fn both_small_ints(&self, other: &Value) -> bool {
        self.0 & other.0 >= INT_TAG
    }

    /// The sum of two immediate ints, `None` where it does not fit.
    #[inline(always)]
    pub fn add_small(&self, other: &Value) -> Option<Value> {
        let sum = ((self.0 << INT_SHIFT) as i64).checked_add((other.0 << INT_SHIFT) as i64)?;
        Some(Value(INT_TAG | (sum as u64 >> INT_SHIFT)))
    }

    /// The difference of two immediate ints, `None` where it does not fit.
    #[inline(always)]
    pub fn subtract_small(&self, other: &Value) -> Option<Value> {
        let difference =
            ((self.0 << INT_SHIFT) as i64).checked_sub((other.0 << INT_SHIFT) as i64)?;
        Some(Value(INT_TAG | (difference as u64 >> INT_SHIFT)))
    }

    /// The product of two immediate ints, `None` where it does not fit.
    #[inline(always)]
    pub fn multiply_small(&self, other: &Value) -> Option<Value> {
        let product = ((self.0 << INT_SHIFT) as i64).checked_mul(other.small_int_unchecked())?;
        Some(Value(INT_TAG | (product as u64 >> INT_SHIFT)))
    }

    /// The header of a heap object.
    #[inline(always)]
    pub fn header(&self) -> Option<&Header> {
        // SAFETY: a word in the pointer range was made from a live object, and `self` keeps it alive.
        self.is_object().then(|| unsafe { &*(self.0 as *const Header) })
    }

    #[inline(always)]
    pub fn kind(&self) -> Option<Kind> {
        self.header().map(Header::kind)
    }

    #[inline(always)]
    pub fn is_kind(&self, kind: Kind) -> bool {
        self.kind() == Some(kind)
    }

    /// The payload, where this is an object of payload `T` (a subclass's instance has its base's payload).
    #[inline(always)]
    pub fn downcast<T: Payload>(&self) -> Option<&T> {
        let header = self.header()?;
        if header.kind() != T::KIND {
            return None;
        }
        // SAFETY: the kind says that a `T` follows the header, and `self` keeps the object alive.
        Some(unsafe { &(*(self.0 as *const Object<T>)).payload })
    }

    /// The payload of an object whose class is the builtin one itself, not a subclass.
    #[inline(always)]
    pub fn exact<T: Payload>(&self) -> Option<&T> {
        let header = self.header()?;
        if header.kind() != T::KIND || !header.is_exact() {
            return None;
        }
        // SAFETY: as in `downcast`.
        Some(unsafe { &(*(self.0 as *const Object<T>)).payload })
    }

    #[inline(always)]
    pub fn is_exact<T: Payload>(&self) -> bool {
        self.exact::<T>().is_some()
    }

    /// The same object as a typed handle.
    #[inline(always)]
    pub fn cast<T: Payload>(&self) -> Option<Ref<T>> {
        self.is_kind(T::KIND).then(|| Ref(self.clone(), PhantomData))
    }

    /// The counts on the object; immediates are immortal.
    pub fn count(&self) -> u32 {
        self.header().map_or(u32::MAX, Header::count)
    }

    /// The object's address or the word itself: what `id()` shows.
    #[inline(always)]
    pub fn address(&self) -> u64 {
        self.0
    }

    /// # Safety
    /// `object` must be a live object, and the caller must hand over one of its counts.
    #[inline(always)]
    pub unsafe fn from_owned(object: *const Header) -> Value {
        debug_assert!(object as u64 & BORROWED == 0 && (object as u64) < POINTER_LIMIT);
        Value(object as u64)
    }

    /// The word, without giving up the count that it carries.
    #[inline(always)]
    pub fn into_bits(self) -> u64 {
        ManuallyDrop::new(self).0
    }

    /// # Safety
    /// `bits` must come from `into_bits` or a `StackRef` that owns, and be taken up only once.
    #[inline(always)]
    pub unsafe fn from_bits(bits: u64) -> Value {
        debug_assert!(bits & BORROWED == 0 || bits >= POINTER_LIMIT);
        Value(bits)
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        if let Some(header) = self.header() {
            header.increment();
        }
        Value(self.0)
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(header) = self.header()
            && header.decrement() == 0
        {
            dispose(header);
        }
    }
}

impl Default for Value {
    fn default() -> Value {
        Value::NULL
    }
}

/// The text of an object that is one; for other values the word, as `Debug` shows it.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = self.header().and_then(|header| {
            // SAFETY: the kind names the payload behind the header.
            unsafe { (description(header.kind()).text)(header) }
        });
        match text {
            Some(text) => text.fmt(f),
            None => std::fmt::Debug::fmt(self, f),
        }
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            NULL => f.write_str("NULL"),
            NONE => f.write_str("None"),
            FALSE => f.write_str("False"),
            TRUE => f.write_str("True"),
            ELLIPSIS => f.write_str("Ellipsis"),
            NOT_IMPLEMENTED => f.write_str("NotImplemented"),
            _ if self.is_small_int() => write!(f, "{}", self.small_int_unchecked()),
            _ if self.is_float() => write!(f, "{:?}", self.float_unchecked()),
            _ => write!(f, "<{:?} at {:#x}>", self.kind(), self.0),
        }
    }
}

/// A value known to be an object of payload `T`.
#[repr(transparent)]
pub struct Ref<T: Payload>(Value, PhantomData<T>);

impl<T: Payload> Ref<T> {
    #[inline(always)]
    pub fn value(&self) -> &Value {
        &self.0
    }

    #[inline(always)]
    pub fn into_value(self) -> Value {
        self.0
    }

    #[inline(always)]
    pub fn is(&self, other: &Ref<T>) -> bool {
        self.0.0 == other.0.0
    }

    /// Views a value of payload `T` as a typed handle.
    #[inline(always)]
    pub fn from_value(value: &Value) -> Option<&Ref<T>> {
        // SAFETY: `Ref<T>` is a transparent `Value`, and the kind has been checked.
        value.is_kind(T::KIND).then(|| unsafe { &*(value as *const Value).cast::<Ref<T>>() })
    }

    /// # Safety
    /// `value` must be an object of payload `T`.
    #[inline(always)]
    pub unsafe fn from_value_unchecked(value: Value) -> Ref<T> {
        debug_assert!(value.is_kind(T::KIND));
        Ref(value, PhantomData)
    }
}

impl<T: Payload> Deref for Ref<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the kind was checked when the handle was made.
        unsafe { &(*(self.0.0 as *const Object<T>)).payload }
    }
}

impl<T: Payload> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Ref<T> {
        Ref(self.0.clone(), PhantomData)
    }
}

impl<T: Payload> From<Ref<T>> for Value {
    fn from(handle: Ref<T>) -> Value {
        handle.0
    }
}

/// A value in a frame's slot: owned, or borrowed from a local that outlives it.
#[repr(transparent)]
pub struct StackRef(u64);

const _: () = assert!(size_of::<StackRef>() == 8);

impl StackRef {
    pub const NULL: StackRef = StackRef(NULL);

    #[inline(always)]
    pub fn owned(value: Value) -> StackRef {
        StackRef(value.into_bits())
    }

    /// A second reference to what `slot` holds, without counting. The slot must outlive it.
    #[inline(always)]
    pub fn borrow_from(slot: &StackRef) -> StackRef {
        let value = slot.view();
        StackRef(if value.is_object() { slot.0 | BORROWED } else { slot.0 })
    }

    #[inline(always)]
    pub fn is_null(&self) -> bool {
        self.0 == NULL
    }

    #[inline(always)]
    pub fn is_borrowed(&self) -> bool {
        self.0 & BORROWED != 0 && self.0 < POINTER_LIMIT
    }

    /// The value in the slot, to look at.
    #[inline(always)]
    pub fn view(&self) -> View<'_> {
        let bits = if self.0 < POINTER_LIMIT { self.0 & !BORROWED } else { self.0 };
        View(ManuallyDrop::new(Value(bits)), PhantomData)
    }

    /// Takes the value out of the slot, counting it if it was borrowed.
    #[inline(always)]
    pub fn into_value(self) -> Value {
        if self.is_borrowed() {
            return (*self.view()).clone();
        }
        Value(ManuallyDrop::new(self).0)
    }

    /// A counted copy of the value in the slot.
    #[inline(always)]
    pub fn to_value(&self) -> Value {
        (*self.view()).clone()
    }

    /// Makes a borrowed slot an owning one.
    #[inline(always)]
    pub fn own(&mut self) {
        if self.is_borrowed() {
            self.0 = self.to_value().into_bits();
        }
    }
}

impl Drop for StackRef {
    #[inline(always)]
    fn drop(&mut self) {
        if !self.is_borrowed() {
            drop(Value(self.0));
        }
    }
}

/// A value looked at in place: derefs to `&Value`, and does not uncount at its end.
pub struct View<'a>(ManuallyDrop<Value>, PhantomData<&'a Value>);

impl Deref for View<'_> {
    type Target = Value;

    #[inline(always)]
    fn deref(&self) -> &Value {
        &self.0
    }
}

/// Owning slots, seen as values. In debug builds it checks that none is borrowed.
///
/// # Safety
/// All slots must be owning (see [`StackRef::own`]) and stay untouched as long as the slice is used.
#[inline(always)]
pub unsafe fn slots_as_values<'a>(slots: *const StackRef, length: usize) -> &'a [Value] {
    // SAFETY: a `StackRef` that owns has the same word as its `Value`; the caller vouches for the rest.
    unsafe {
        let slots = std::slice::from_raw_parts(slots, length);
        debug_assert!(slots.iter().all(|slot| !slot.is_borrowed()));
        std::slice::from_raw_parts(slots.as_ptr().cast::<Value>(), length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_keep_their_bits() {
        for number in [0.0, -0.0, 1.5, f64::MAX, f64::MIN, f64::INFINITY, f64::NEG_INFINITY, 5e-324]
        {
            let value = Value::float(number);
            assert!(value.is_float() && !value.is_object() && !value.is_small_int());
            assert_eq!(value.as_float().unwrap().to_bits(), number.to_bits());
        }
        assert!(Value::float(-f64::NAN).as_float().unwrap().is_nan());
        assert!(Value::float(f64::from_bits(u64::MAX)).as_float().unwrap().is_nan());
    }

    #[test]
    fn ints_have_49_bits() {
        for number in [0, 1, -1, LARGEST_INT, SMALLEST_INT] {
            assert_eq!(Value::small_int(number).unwrap().as_small_int(), Some(number));
        }
        assert!(Value::small_int(LARGEST_INT + 1).is_none());
        assert!(Value::small_int(SMALLEST_INT - 1).is_none());
    }

    #[test]
    fn sums_leave_the_range_as_none() {
        let (one, largest) = (Value::int_unchecked(1), Value::int_unchecked(LARGEST_INT));
        assert!(largest.add_small(&one).is_none());
        assert_eq!(largest.subtract_small(&one).unwrap().as_small_int(), Some(LARGEST_INT - 1));
        assert!(Value::int_unchecked(SMALLEST_INT).subtract_small(&one).is_none());
    }

    #[test]
    fn specials_are_nothing_else() {
        for value in [Value::NULL, Value::NONE, Value::TRUE, Value::FALSE, Value::ELLIPSIS] {
            assert!(!value.is_object() && !value.is_float() && !value.is_small_int());
        }
    }
}

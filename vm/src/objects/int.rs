//! `int`: immediate up to 49 bits, a heap object beyond, and for subclasses.
//!
//! What holds: a number that fits into an immediate never is an exact heap object, so that equal exact ints of
//! one word are the same word.

pub mod arithmetic;
pub mod division;
pub mod methods;
pub mod multiplication;
pub mod parse;
pub mod text;

use heap::Traverse;
use heap::room::{self, NoRoom};
use heap::value::Value;
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::TypeRef;
use crate::types::types;

pub use methods::SPEC;

/// An int on the heap.
pub struct Int(pub BigInt);

impl Traverse for Int {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

/// 2^61 - 1: what hashes of numbers are taken modulo.
pub const HASH_MODULUS: u64 = (1 << 61) - 1;

/// The int of a number of any size.
pub fn from_big(number: BigInt) -> Value {
    match number.to_i64().and_then(Value::small_int) {
        Some(small) => small,
        None => heap::new(&types().int, Int(number)).into_value(),
    }
}

#[inline]
pub fn from_i64(number: i64) -> Value {
    Value::small_int(number).unwrap_or_else(|| from_big(BigInt::from(number)))
}

pub fn from_u64(number: u64) -> Value {
    match i64::try_from(number) {
        Ok(number) => from_i64(number),
        Err(_) => from_big(BigInt::from(number)),
    }
}

/// An instance of a subclass of `int`.
pub fn of_class(class: &TypeRef, number: BigInt) -> Value {
    if class.is(&types().int) {
        return from_big(number);
    }
    heap::new(class, Int(number)).into_value()
}

/// The number of an int, a bool or an instance of a subclass.
#[inline]
pub fn as_big(value: &Value) -> Option<BigInt> {
    if let Some(small) = as_i64(value) {
        return Some(BigInt::from(small));
    }
    value.downcast::<Int>().map(|int| int.0.clone())
}

/// Whether there is room for so many copies of an int: what calculates with a large one asks first, since it cannot fail
/// later.
#[inline]
pub fn look_for_copies(value: &Value, count: usize) -> Result<(), NoRoom> {
    match value.downcast::<Int>() {
        Some(int) => {
            let bytes = usize::try_from(int.0.bits() / 8).unwrap_or(usize::MAX);
            room::look_for::<u8>(bytes.saturating_mul(count))
        }
        None => Ok(()),
    }
}

/// The number of an int, a bool or an instance of a subclass, where it fits.
#[inline]
pub fn as_i64(value: &Value) -> Option<i64> {
    if let Some(small) = value.as_small_int() {
        return Some(small);
    }
    if value.is_bool() {
        return Some(i64::from(value.is_true()));
    }
    value.downcast::<Int>().and_then(|int| int.0.to_i64())
}

/// Whether `value` is an int, a bool or an instance of a subclass.
#[inline]
pub fn is_int(value: &Value) -> bool {
    value.is_small_int() || value.is_bool() || value.is_kind(heap::Kind::Int)
}

/// CPython's hash of an int.
pub fn hash_big(number: &BigInt) -> i64 {
    let rest = (number.magnitude() % HASH_MODULUS).to_i64().unwrap_or(0);
    let hash = if number.is_negative() { -rest } else { rest };
    if hash == -1 { -2 } else { hash }
}

/// CPython's hash of an int that fits into a word.
#[inline]
pub fn hash_i64(number: i64) -> i64 {
    let modulus = HASH_MODULUS as i64;
    let hash = if number.unsigned_abs() < HASH_MODULUS { number } else { number % modulus };
    if hash == -1 { -2 } else { hash }
}

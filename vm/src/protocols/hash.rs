//! Hashes: CPython's for numbers, bools, `None` and tuples of these.

use heap::value::Value;

use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::singletons::NONE_HASH;
use crate::objects::{Bytes, Float, Int, Str, Tuple, float, int, object};
use crate::special::Special;

/// The hash of a value of a simple builtin type.
#[inline]
fn simple_hash(value: &Value) -> Option<i64> {
    if let Some(text) = value.exact::<Str>() {
        return Some(text.hash());
    }
    if let Some(small) = value.as_small_int() {
        return Some(int::hash_i64(small));
    }
    if let Some(number) = value.as_float() {
        return float::hash(number);
    }
    if value.is_bool() {
        return Some(i64::from(value.is_true()));
    }
    if value.is_none() {
        return Some(NONE_HASH);
    }
    if let Some(number) = value.exact::<Int>() {
        return Some(int::hash_big(&number.0));
    }
    value.exact::<Bytes>().map(Bytes::hash)
}

/// The hash of a constant in a set display, `None` for what only a machine can hash.
pub fn hash_constant(value: &Value) -> Option<i64> {
    if let Some(hash) = simple_hash(value) {
        return Some(hash);
    }
    let tuple = value.exact::<Tuple>()?;
    let hash = crate::machine::with_current(|vm| crate::objects::tuple::hash_tuple(vm, tuple));
    hash?.ok()
}

impl Machine {
    /// `hash(value)`.
    #[inline]
    pub fn hash(&self, value: &Value) -> PyResult<i64> {
        match simple_hash(value) {
            Some(hash) => Ok(hash),
            None => self.hash_by_method(value),
        }
    }

    /// The hash of a key; an error says what it was to be used as.
    #[inline]
    pub fn hash_key(&self, key: &Value, what: &str) -> PyResult<i64> {
        match simple_hash(key) {
            Some(hash) => Ok(hash),
            None => {
                self.hash_by_method(key).map_err(|raised| self.unhashable_key(key, what, raised))
            }
        }
    }

    #[cold]
    fn unhashable_key(&self, key: &Value, what: &str, raised: Raised) -> Raised {
        if !raised.is_a(&self.types.exceptions.type_error) {
            return raised;
        }
        let kind = self.class(key).name_in_messages();
        match self.str(raised.value()) {
            Ok(reason) => self.type_error(format!("cannot use '{kind}' as {what} ({reason})")),
            Err(raised) => raised,
        }
    }

    fn hash_by_method(&self, value: &Value) -> PyResult<i64> {
        if let Some(tuple) = value.exact::<Tuple>() {
            return crate::objects::tuple::hash_tuple(self, tuple);
        }
        let method = self.class(value).special(Special::Hash);
        if method.is(&self.types.object.special(Special::Hash)) {
            return Ok(object::identity_hash(value));
        }
        let outcome =
            if method.is_none() { None } else { self.try_call_special(value, &method, &[]) };
        let Some(outcome) = outcome else {
            let kind = self.class(value).name();
            return Err(self.type_error(format!("unhashable type: '{kind}'")));
        };
        let hash = outcome?;
        let number = match int::as_big(&hash) {
            Some(_) if int::as_i64(&hash).is_some() => int::as_i64(&hash).unwrap_or_default(),
            Some(big) => int::hash_big(&big),
            None => return Err(self.type_error("__hash__ method should return an integer")),
        };
        Ok(if number == -1 { -2 } else { number })
    }

    /// The hash of a float of a subclass.
    pub fn hash_float(&self, value: &Value) -> i64 {
        let number = value.as_float().or_else(|| value.downcast::<Float>().map(|float| float.0));
        number.and_then(float::hash).unwrap_or_else(|| object::identity_hash(value))
    }
}

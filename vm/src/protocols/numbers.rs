//! Values as numbers and sizes: truth, length, index, `int()` and `float()` of anything.

use heap::Kind;
use heap::room::{self, NoRoom};
use heap::value::Value;
use num_traits::{Signed, ToPrimitive};

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::machine::warnings::Category;
use crate::objects::*;
use crate::special::Special;

impl Machine {
    /// `bool(value)`.
    #[inline]
    pub fn truth(&self, value: &Value) -> PyResult<bool> {
        if value.is_bool() {
            return Ok(value.is_true());
        }
        if let Some(number) = value.as_small_int() {
            return Ok(number != 0);
        }
        if value.is_none() {
            return Ok(false);
        }
        self.truth_of_object(value)
    }

    fn truth_of_object(&self, value: &Value) -> PyResult<bool> {
        if let Some(number) = value.as_float() {
            return Ok(number != 0.0);
        }
        if let Some(header) = value.header()
            && header.is_exact()
        {
            match header.kind() {
                Kind::Str => {
                    return Ok(value.downcast::<Str>().is_some_and(|text| !text.is_empty()));
                }
                Kind::List => {
                    return Ok(value.downcast::<List>().is_some_and(|list| !list.is_empty()));
                }
                Kind::Tuple => {
                    return Ok(value.downcast::<Tuple>().is_some_and(|tuple| !tuple.is_empty()));
                }
                Kind::Dict => {
                    return Ok(value.downcast::<Dict>().is_some_and(|dict| !dict.is_empty()));
                }
                Kind::Int => return Ok(true),
                _ => (),
            }
        }
        let class = self.class(value);
        let method = class.special(Special::Bool);
        if method.is_none() {
            let kind = class.name();
            return Err(self.type_error(format!("'{kind}' cannot be interpreted as a boolean")));
        }
        if let Some(answer) = self.try_call_special(value, &method, &[]) {
            let answer = answer?;
            if !answer.is_bool() {
                let kind = self.class(&answer).name();
                return Err(
                    self.type_error(format!("__bool__ should return bool, returned {kind}"))
                );
            }
            return Ok(answer.is_true());
        }
        match class.defines(Special::Len) {
            true => Ok(self.length(value)? != 0),
            false => Ok(true),
        }
    }

    /// `len(value)`.
    pub fn length(&self, value: &Value) -> PyResult<usize> {
        if let Some(header) = value.header()
            && header.is_exact()
        {
            let known = match header.kind() {
                Kind::Str => value.downcast::<Str>().map(Str::len),
                Kind::List => value.downcast::<List>().map(List::len),
                Kind::Tuple => value.downcast::<Tuple>().map(Tuple::len),
                Kind::Dict => value.downcast::<Dict>().map(Dict::len),
                Kind::Set => value.downcast::<Set>().map(Set::len),
                _ => None,
            };
            if let Some(length) = known {
                return Ok(length);
            }
        }
        let class = self.class(value);
        let Some(length) = self.try_call_special(value, &class.special(Special::Len), &[]) else {
            return Err(self.type_error(format!("object of type '{}' has no len()", class.name())));
        };
        let length = length?;
        if !self.is_index(&length) {
            let kind = self.class(&length).name();
            return Err(
                self.type_error(format!("'{kind}' object cannot be interpreted as an integer"))
            );
        }
        let length = self.index_value(&length)?;
        match int::as_i64(&length) {
            Some(length) if length >= 0 => Ok(length as usize),
            Some(_) => Err(self.value_error("__len__() should return >= 0")),
            None if int::as_big(&length).is_some_and(|big| big.is_negative()) => {
                Err(self.value_error("__len__() should return >= 0"))
            }
            None => Err(self.overflow_error("cannot fit 'int' into an index-sized integer")),
        }
    }

    /// How many items an iterable will give, as far as it knows.
    pub fn length_hint(&self, value: &Value) -> PyResult<Option<usize>> {
        let class = self.class(value);
        if !class.special(Special::Len).is_null()
            && let Some(length) = self.unless_type_error(self.length(value))?
        {
            return Ok(Some(length));
        }
        let hint = self.try_call_special(value, &class.special(Special::LengthHint), &[]);
        let hint = hint.map(|outcome| self.unless_type_error(outcome)).transpose()?.flatten();
        let Some(hint) = hint.filter(|hint| !hint.is(&Value::NOT_IMPLEMENTED)) else {
            return Ok(None);
        };
        if !int::is_int(&hint) {
            let kind = self.class(&hint).name();
            return Err(self.type_error(format!("__length_hint__ must be an integer, not {kind}")));
        }
        match int::as_i64(&hint) {
            Some(hint) if hint >= 0 => Ok(Some(hint as usize)),
            Some(_) => Err(self.value_error("__length_hint__() should return >= 0")),
            None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// What came of it, `None` for a `TypeError`.
    pub fn unless_type_error<T>(&self, outcome: PyResult<T>) -> PyResult<Option<T>> {
        match outcome {
            Err(raised) if raised.is_a(&self.types.exceptions.type_error) => Ok(None),
            outcome => outcome.map(Some),
        }
    }

    /// Whether the value is an int or has `__index__`.
    #[inline]
    pub fn is_index(&self, value: &Value) -> bool {
        int::is_int(value) || self.class(value).defines(Special::Index)
    }

    /// `operator.index(value)`: an exact int.
    pub fn index_value(&self, value: &Value) -> PyResult {
        if value.is_small_int() || value.is_exact::<Int>() {
            return Ok(value.clone());
        }
        if int::is_int(value) {
            return Ok(int::as_big(value).map_or(Value::NULL, int::from_big));
        }
        let class = self.class(value);
        match self.try_call_special(value, &class.special(Special::Index), &[]) {
            None => {
                let kind = class.name();
                Err(self.type_error(format!("'{kind}' object cannot be interpreted as an integer")))
            }
            Some(number) => {
                let number = number?;
                self.exact_int(&number, "__index__")
            }
        }
    }

    /// What a method that is to return an int returned, as an exact one.
    pub fn exact_int(&self, number: &Value, method: &str) -> PyResult {
        if number.is_small_int() || number.is_exact::<Int>() {
            return Ok(number.clone());
        }
        let kind = self.class(number).name();
        let outcome = format!("{method} returned non-int (type {kind})");
        match int::as_big(number) {
            Some(big) => {
                self.warn_of_subclass(&outcome, "int");
                Ok(int::from_big(big))
            }
            None => Err(self.type_error(outcome)),
        }
    }

    /// Warns that a method returned an instance of a class that only derives from the one it is to return.
    pub fn warn_of_subclass(&self, outcome: &str, wanted: &str) {
        let warning = format!(
            "{outcome}.  The ability to return an instance of a strict subclass of {wanted} is deprecated, and may be \
             removed in a future version of Python."
        );
        self.warn(Category::Deprecation, warning);
    }

    /// The value as an index into memory; too large ones are an error.
    pub fn index(&self, value: &Value) -> PyResult<i64> {
        if let Some(small) = value.as_small_int() {
            return Ok(small);
        }
        let number = self.index_value(value)?;
        int::as_i64(&number).ok_or_else(|| {
            self.overflow_error(format!(
                "cannot fit '{}' into an index-sized integer",
                self.class(value).name()
            ))
        })
    }

    /// The value as an index, clipped to a word.
    pub fn clipped_index(&self, value: &Value) -> PyResult<i64> {
        let number = self.index_value(value)?;
        Ok(int::as_i64(&number).unwrap_or_else(|| {
            let negative = int::as_big(&number).is_some_and(|big| big.is_negative());
            if negative { i64::MIN } else { i64::MAX }
        }))
    }

    /// The index in `sequence[key]`.
    #[inline]
    pub fn subscript_index(&self, key: &Value, sequence: &str) -> PyResult<i64> {
        if let Some(small) = key.as_small_int() {
            return Ok(small);
        }
        if !self.is_index(key) {
            let kind = self.class(key).name();
            return Err(self
                .type_error(format!("{sequence} indices must be integers or slices, not {kind}")));
        }
        let number = self.index_value(key)?;
        int::as_i64(&number).ok_or_else(|| {
            let kind = self.class(key).name();
            self.index_error(format!("cannot fit '{kind}' into an index-sized integer"))
        })
    }

    /// The factor in `sequence * n`; `None` where it is no int.
    pub fn repeat_count(&self, value: &Value) -> PyResult<Option<usize>> {
        if !self.is_index(value) {
            return Ok(None);
        }
        Ok(Some(self.index(value)?.max(0) as usize))
    }

    /// Fails where `count` times `length` items or bytes are more than an object may have.
    pub fn check_size(&self, length: usize, count: usize) -> PyResult<()> {
        match length.checked_mul(count) {
            Some(total) if total < self.config.largest_object => Ok(room::look_for::<u8>(total)?),
            _ => Err(NoRoom.into()),
        }
    }

    /// The same for values, which take a word each.
    pub fn check_items(&self, length: usize, count: usize) -> PyResult<()> {
        self.check_size(length, count)?;
        self.check_size(length * count, size_of::<Value>())
    }

    /// `float(value)` for numbers.
    pub fn to_float(&self, value: &Value) -> PyResult<f64> {
        if let Some(number) = value.as_float() {
            return Ok(number);
        }
        if let Some(small) = int::as_i64(value) {
            return Ok(small as f64);
        }
        if let Some(float) = value.downcast::<Float>() {
            return Ok(float.0);
        }
        if let Some(big) = int::as_big(value) {
            return match float::from_big(&big) {
                Some(number) => Ok(number),
                None => Err(self.overflow_error("int too large to convert to float")),
            };
        }
        if let Some(number) = self.float_by_special(value) {
            return number;
        }
        let class = self.class(value);
        if class.defines(Special::Index) {
            return self.to_float(&self.index_value(value)?);
        }
        Err(self.type_error(format!("must be real number, not {}", class.name())))
    }

    /// What `__float__` makes of a value that has it.
    pub fn float_by_special(&self, value: &Value) -> Option<PyResult<f64>> {
        let class = self.class(value);
        let outcome = self.try_call_special(value, &class.special(Special::Float), &[])?;
        Some(outcome.and_then(|number| self.returned_float(&number, &class.name())))
    }

    /// What `__float__` of a class returned.
    fn returned_float(&self, number: &Value, class: &str) -> PyResult<f64> {
        if let Some(number) = number.as_float() {
            return Ok(number);
        }
        let kind = self.class(number);
        let outcome = format!("{class}.__float__ returned non-float (type {})", kind.name());
        match number.downcast::<Float>() {
            Some(float) => {
                if !kind.is(&self.types.float) {
                    self.warn_of_subclass(&outcome, "float");
                }
                Ok(float.0)
            }
            None => Err(self.type_error(outcome)),
        }
    }

    /// The value as an `i64`, with an overflow error that names C's type.
    pub fn to_i64(&self, value: &Value, what: &str) -> PyResult<i64> {
        let number = self.index_value(value)?;
        int::as_big(&number).and_then(|big| big.to_i64()).ok_or_else(|| {
            self.overflow_error(format!("Python int too large to convert to {what}"))
        })
    }
}

//! The conversions of arguments, by the type that a Rust function asks for.

use std::borrow::Cow;
use std::ops::Deref;

use heap::Kind;
use heap::value::{Ref, Value};
use num_bigint::BigInt;

use super::{Argument, Unfit};
use crate::machine::Machine;
use crate::objects::kinds::Builtin;
use crate::objects::{Tuple, bytes, int, slice, str};

/// Anything, `NULL` where it was not given.
impl<'a> Argument<'a> for &'a Value {
    #[inline(always)]
    fn from_value(_: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        Ok(value)
    }
}

/// What may be left out. `None` is a value like others.
impl<'a, T: Argument<'a>> Argument<'a> for Option<T> {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        match value.is_null() {
            true => Ok(None),
            false => T::from_value(vm, value).map(Some),
        }
    }
}

/// What may be left out or `None`, which mean the same.
pub struct OrNone<T>(pub Option<T>);

impl<'a, T: Argument<'a>> Argument<'a> for OrNone<T> {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        if !value.is_given() {
            return Ok(OrNone(None));
        }
        match T::from_value(vm, value) {
            Ok(converted) => Ok(OrNone(Some(converted))),
            Err(Unfit::Expected("str")) => Err(Unfit::Expected("str or None")),
            Err(unfit) => Err(unfit),
        }
    }
}

/// A number that is `DEFAULT` where it was not given.
pub struct Unless<const DEFAULT: i64>(pub i64);

impl<'a, const DEFAULT: i64> Argument<'a> for Unless<DEFAULT> {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        match value.is_null() {
            true => Ok(Unless(DEFAULT)),
            false => i64::from_value(vm, value).map(Unless),
        }
    }
}

/// An object of a builtin type or of a class derived from it.
impl<'a, T: Builtin> Argument<'a> for &'a T {
    #[inline(always)]
    fn from_value(_: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        value.downcast::<T>().ok_or(Unfit::Expected(type_name(T::KIND)))
    }
}

/// The same with its identity.
impl<'a, T: Builtin> Argument<'a> for &'a Ref<T> {
    #[inline(always)]
    fn from_value(_: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        Ref::from_value(value).ok_or(Unfit::Expected(type_name(T::KIND)))
    }
}

/// The builtin types that functions ask for by name. Receivers are of the right type whatever it is.
const fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Str => "str",
        Kind::Bytes => "bytes",
        Kind::ByteArray => "bytearray",
        Kind::List => "list",
        Kind::Tuple => "tuple",
        Kind::Dict => "dict",
        Kind::Set => "set",
        Kind::Type => "type",
        Kind::Slice => "slice",
        Kind::Function => "function",
        Kind::Code => "code",
        Kind::Frame => "frame",
        Kind::Cell => "cell",
        Kind::Module => "module",
        _ => "an object of another type",
    }
}

/// `*args`.
impl<'a> Argument<'a> for &'a [Value] {
    #[inline(always)]
    fn from_value(_: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        value.downcast::<Tuple>().map(Tuple::items).ok_or(Unfit::Expected("tuple"))
    }
}

/// The truth of a value; what is not given is not so.
impl<'a> Argument<'a> for bool {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        Ok(!value.is_null() && vm.truth(value)?)
    }
}

/// An index or a size.
impl<'a> Argument<'a> for i64 {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        if let Some(small) = value.as_small_int() {
            return Ok(small);
        }
        let number = vm.index_value(value)?;
        let too_large = || vm.overflow_error("Python int too large to convert to C ssize_t");
        Ok(int::as_i64(&number).ok_or_else(too_large)?)
    }
}

/// A number that C keeps in an `int`.
pub struct CInt(pub i32);

impl<'a> Argument<'a> for CInt {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        match value.as_small_int().map(i32::try_from) {
            Some(Ok(small)) => Ok(CInt(small)),
            _ => {
                let number = vm.to_i64(value, "C int")?;
                let too_large = |_| vm.overflow_error("Python int too large to convert to C int");
                Ok(CInt(i32::try_from(number).map_err(too_large)?))
            }
        }
    }
}

impl<'a> Argument<'a> for f64 {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        Ok(vm.to_float(value)?)
    }
}

/// The number of an int, whatever its size; other objects by `__index__`.
impl<'a> Argument<'a> for BigInt {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        int::look_for_copies(value, 3).map_err(crate::errors::Raised::from)?;
        if let Some(number) = int::as_big(value) {
            return Ok(number);
        }
        Ok(int::as_big(&vm.index_value(value)?).unwrap_or_default())
    }
}

/// An end of a range to search: a number clipped to a word, or open.
pub struct Bound(pub Option<i64>);

impl<'a> Argument<'a> for Bound {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        Ok(Bound(slice::bound(vm, value)?))
    }
}

/// A number clipped to a word: where a search begins or ends.
pub struct Clipped(pub i64);

impl<'a> Argument<'a> for Clipped {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        if !vm.is_index(value) {
            let words = "slice indices must be integers or have an __index__ method";
            return Err(vm.type_error(words).into());
        }
        Ok(Clipped(vm.clipped_index(value)?))
    }
}

impl From<Option<Clipped>> for Bound {
    fn from(clipped: Option<Clipped>) -> Bound {
        Bound(clipped.map(|Clipped(number)| number))
    }
}

/// `start` and `stop` of a search, clipped to a length.
pub fn search_range(
    start: impl Into<Bound>,
    stop: impl Into<Bound>,
    length: usize,
) -> (usize, usize) {
    let (start, stop) = search_bounds(start, stop, length);
    (start, stop.min(length))
}

/// The same where more may come while the search goes on: only negative ones are counted from the length.
pub fn search_bounds(
    start: impl Into<Bound>,
    stop: impl Into<Bound>,
    length: usize,
) -> (usize, usize) {
    let place = |bound: Bound, default: i64| {
        let bound = bound.0.unwrap_or(default);
        let counted = if bound < 0 { bound.saturating_add(length as i64).max(0) } else { bound };
        counted as usize
    };
    (place(start.into(), 0), place(stop.into(), i64::MAX))
}

/// A text without lone surrogates: a name.
pub struct Text(pub String);

impl Text {
    /// The text, or `default` where it was not given.
    pub fn or(given: Option<Text>, default: &str) -> String {
        given.map_or_else(|| default.to_string(), |text| text.0)
    }
}

impl<'a> Argument<'a> for Text {
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        match value.is_kind(Kind::Str) {
            true => Ok(Text(str::text_of(vm, value)?)),
            false => Err(Unfit::Expected("str")),
        }
    }
}

/// The bytes of an object that has a buffer: a copy of what can change.
pub struct BytesLike<'a>(pub Cow<'a, [u8]>);

impl<'a> Argument<'a> for BytesLike<'a> {
    #[inline(always)]
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        match value.downcast::<crate::objects::Bytes>() {
            Some(bytes) => Ok(BytesLike(Cow::Borrowed(&bytes.data))),
            None => Ok(BytesLike(Cow::Owned(bytes::bytes_of(vm, value)?))),
        }
    }
}

impl Deref for BytesLike<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

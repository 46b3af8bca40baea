//! `range`: an arithmetic progression of ints of any size.

use heap::value::Value;
use heap::{Kind, Traverse};
use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

use super::object::{UNEQUAL, UNORDERED};
use super::type_object::flags::SEQUENCE;
use super::type_object::spec::{Attribute, Method, TypeSpec, member};
use super::{ItemIterator, RangeIterator, Slice, Str, Tuple, int};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::types::types;
use crate::{method, static_method};

/// A range.
pub struct Range {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
    pub length: Value,
}

impl Traverse for Range {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl Range {
    /// A new range object; the parts must be ints, the step not zero.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(start: Value, stop: Value, step: Value) -> Value {
        let length = length_of(&start, &stop, &step);
        heap::new(&types().range, Range { start, stop, step, length }).into_value()
    }

    /// Start, step and length, where all numbers fit into immediates.
    #[inline]
    pub fn small(&self) -> Option<(i64, i64, i64)> {
        self.stop.as_small_int()?;
        Some((self.start.as_small_int()?, self.step.as_small_int()?, self.length.as_small_int()?))
    }

    fn item(&self, index: &BigInt) -> Value {
        int::from_big(big(&self.start) + big(&self.step) * index)
    }

    /// How many items there are.
    pub fn count(&self) -> BigInt {
        big(&self.length)
    }

    /// The range without its first items.
    pub fn behind(&self, items: usize) -> Value {
        let (first, end) = (self.item(&BigInt::from(items)), self.item(&self.count()));
        Range::new(first, end, self.step.clone())
    }
}

fn big(value: &Value) -> BigInt {
    int::as_big(value).unwrap_or_default()
}

fn length_of(start: &Value, stop: &Value, step: &Value) -> Value {
    if let (Some(start), Some(stop), Some(step)) =
        (start.as_small_int(), stop.as_small_int(), step.as_small_int())
    {
        let length = match step {
            1.. if start < stop => (stop - start - 1) / step + 1,
            ..=-1 if stop < start => (start - stop - 1) / -step + 1,
            _ => 0,
        };
        return int::from_i64(length);
    }
    let (start, stop, step) = (big(start), big(stop), big(step));
    let (distance, step) =
        if step.is_negative() { (start - stop, -step) } else { (stop - start, step) };
    match distance.is_positive() {
        true => int::from_big((distance - 1) / step + 1),
        false => int::from_i64(0),
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "range",
    doc: "The ints from a start to before a stop, a step apart.",
    kind: Kind::Range,
    flags: SEQUENCE,
    methods: &[METHODS, UNEQUAL, UNORDERED],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, start, stop=None, step=1, /)", new),
    method!("__repr__", "(self, /)", repr),
    method!("__len__", "(self, /)", |vm, range: &Range| match int::as_i64(&range.length) {
        Some(_) => Ok(range.length.clone()),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }),
    method!("__bool__", "(self, /)", |vm, range: &Range| Ok(Value::bool(vm.truth(&range.length)?))),
    method!("__iter__", "(self, /)", RangeIterator::over),
    method!("__getitem__", "(self, key, /)", subscript),
    method!("__contains__", "(self, key, /)", contains),
    method!("__eq__", "(self, value, /)", eq),
    method!(
        "__hash__",
        "(self, /)",
        |vm, range: &Range| Ok(vm.int(vm.hash(&identity(vm, range))?))
    ),
    method!("__reversed__", "(self, /)", reversed),
    method!("__reduce__", "(self, /)", |vm, range: &Range| {
        let parts = [&range.start, &range.stop, &range.step].map(Value::clone);
        Tuple::new(vec![vm.types.range.value().clone(), Tuple::new(parts.to_vec())])
    }),
    method!("count", "(self, value, /)", count)
        .doc("How often a value occurs: once or never.")
        .untold(),
    method!("index", "(self, value, /)", index)
        .doc("Where a value is in the range; ValueError if it is not there.")
        .untold(),
];

static ATTRIBUTES: &[Attribute] = &[
    member("start", |_, value| Ok(this(value).start.clone())),
    member("stop", |_, value| Ok(this(value).stop.clone())),
    member("step", |_, value| Ok(this(value).step.clone())),
];

fn this(value: &Value) -> &Range {
    value.downcast::<Range>().expect("a method of ranges is called with one")
}

fn new(vm: &Machine, _: &Value, start: &Value, stop: &Value, step: &Value) -> PyResult {
    let (start, stop) = match stop.is_null() {
        true => (Value::int_unchecked(0), vm.index_value(start)?),
        false => (vm.index_value(start)?, vm.index_value(stop)?),
    };
    let step = if step.is_null() { Value::int_unchecked(1) } else { vm.index_value(step)? };
    if step.as_small_int() == Some(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(Range::new(start, stop, step))
}

fn repr(vm: &Machine, range: &Range) -> PyResult {
    let (start, stop) = (vm.repr(&range.start)?, vm.repr(&range.stop)?);
    Ok(Str::from_string(match range.step.as_small_int() {
        Some(1) => format!("range({start}, {stop})"),
        _ => format!("range({start}, {stop}, {})", vm.repr(&range.step)?),
    }))
}

fn reversed(vm: &Machine, range: &Range) -> PyResult {
    let (start, step, length) = (big(&range.start), big(&range.step), big(&range.length));
    let last = &start + (length - 1) * &step;
    let back = Range::new(int::from_big(last), int::from_big(start - &step), int::from_big(-step));
    Ok(RangeIterator::over(vm, this(&back)))
}

/// `range[key]`.
pub fn subscript(vm: &Machine, range: &Value, key: &Value) -> PyResult {
    let this = this(range);
    if let Some(slice) = key.downcast::<Slice>() {
        let length = big(&this.length).to_i64().unwrap_or(i64::MAX);
        let bounds = slice.unpack(vm)?;
        let (start, stop) = bounds.clip(length);
        let (start, stop) = (BigInt::from(start), BigInt::from(stop));
        let step = big(&this.step) * bounds.step;
        return Ok(Range::new(this.item(&start), this.item(&stop), int::from_big(step)));
    }
    if !vm.is_index(key) {
        let kind = vm.class(key).name();
        return Err(vm.type_error(format!("range indices must be integers or slices, not {kind}")));
    }
    let length = big(&this.length);
    let mut index = big(&vm.index_value(key)?);
    if index.is_negative() {
        index += &length;
    }
    if index.is_negative() || index >= length {
        return Err(vm.index_error("range object index out of range"));
    }
    Ok(this.item(&index))
}

/// The place of an int in the range.
fn place_of(range: &Range, value: &Value) -> Option<BigInt> {
    let (offset, step) = (big(value) - big(&range.start), big(&range.step));
    let place = &offset / &step;
    let inside = (&offset % &step).is_zero() && !place.is_negative() && place < big(&range.length);
    inside.then_some(place)
}

fn contains(vm: &Machine, range: &Range, key: &Value) -> PyResult {
    if int::is_int(key) {
        return Ok(Value::bool(place_of(range, key).is_some()));
    }
    let iterator = RangeIterator::over(vm, range);
    while let Some(item) = vm.next(&iterator)? {
        if vm.same_or_equal(&item, key)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// What equal ranges have in common: length, start and step as far as they matter.
fn identity(_: &Machine, range: &Range) -> Value {
    let length = range.length.clone();
    let parts = match length.as_small_int() {
        Some(0) => [length, Value::NONE, Value::NONE],
        Some(1) => [length, range.start.clone(), Value::NONE],
        _ => [length, range.start.clone(), range.step.clone()],
    };
    Tuple::new(parts.to_vec())
}

fn eq(vm: &Machine, range: &Range, value: &Value) -> PyResult {
    let Some(other) = value.downcast::<Range>() else { return Ok(Value::NOT_IMPLEMENTED) };
    Ok(Value::bool(vm.equal(&identity(vm, range), &identity(vm, other))?))
}

fn index(vm: &Machine, range: &Range, value: &Value) -> PyResult {
    if int::is_int(value) {
        return match place_of(range, value) {
            Some(place) => Ok(int::from_big(place)),
            None => Err(vm.value_error("range.index(x): x not in range")),
        };
    }
    let iterator = RangeIterator::over(vm, range);
    let mut place = 0;
    while let Some(item) = vm.next(&iterator)? {
        if vm.same_or_equal(&item, value)? {
            return Ok(vm.int(place));
        }
        place += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

fn count(vm: &Machine, range: &Range, value: &Value) -> PyResult {
    if int::is_int(value) {
        return Ok(vm.int(i64::from(place_of(range, value).is_some())));
    }
    let mut count = 0;
    let iterator = RangeIterator::over(vm, range);
    while let Some(item) = vm.next(&iterator)? {
        count += i64::from(vm.same_or_equal(&item, value)?);
    }
    Ok(vm.int(count))
}

/// Items one after the other, for a range whose numbers may be large.
pub fn items(range: &Range) -> Vec<Value> {
    let length = big(&range.length).to_usize().unwrap_or(0);
    (0..length).map(|index| range.item(&BigInt::from(index))).collect()
}

/// An iterator over a range whose numbers do not fit into immediates.
pub fn long_iterator(vm: &Machine, range: &Range) -> Value {
    ItemIterator::over_long_range(
        vm,
        Range::new(range.start.clone(), range.stop.clone(), range.step.clone()),
    )
}

/// The item at `index` of a range of any size, `None` behind its end.
pub fn item_at(range: &Value, index: usize) -> Option<Value> {
    let range = range.downcast::<Range>()?;
    let index = BigInt::from(index);
    (index < big(&range.length)).then(|| range.item(&index))
}

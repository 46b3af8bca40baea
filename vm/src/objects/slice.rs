//! `slice`: start, stop and step, and the indexes that they pick from a sequence.

use heap::value::Value;
use heap::{Kind, Traverse};
use num_bigint::BigInt;
use num_traits::{Signed, Zero};

use super::type_object::spec::{Attribute, Method, TypeSpec, member};
use super::{Str, Tuple, int};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::protocols::compare::Comparison;
use crate::types::types;
use crate::{method, static_method};

/// A slice.
pub struct Slice {
    // They die in this order.
    pub step: Value,
    pub start: Value,
    pub stop: Value,
}

impl Traverse for Slice {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.start, &self.stop, &self.step].into_iter().for_each(visit);
    }

    fn clear(&self) {}
}

/// The bounds as numbers, not yet clipped to a length.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    pub start: Option<i64>,
    pub stop: Option<i64>,
    pub step: i64,
}

/// Indexes into a sequence: `length` of them from `start` on, `step` apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indexes {
    pub start: usize,
    pub step: i64,
    pub length: usize,
}

impl Indexes {
    pub fn indices(self) -> impl ExactSizeIterator<Item = usize> {
        let Indexes { start, step, length } = self;
        (0..length).map(move |number| (start as i64 + number as i64 * step) as usize)
    }

    /// Whether it picks all of a sequence, in order.
    pub fn is_whole(self, length: usize) -> bool {
        self.start == 0 && self.step == 1 && self.length == length
    }
}

impl Bounds {
    /// The indexes that the bounds pick from a sequence of `length` items.
    pub fn resolve(self, length: usize) -> Indexes {
        let (start, stop) = self.clip(length as i64);
        let count = match self.step {
            step if step > 0 && start < stop => (stop - start - 1) / step + 1,
            step if step < 0 && stop < start => (start - stop - 1) / step.saturating_neg() + 1,
            _ => 0,
        };
        let start = if count == 0 { start.clamp(0, length as i64) } else { start };
        Indexes { start: start as usize, step: self.step, length: count as usize }
    }

    /// Start and stop within a row of `length` items, as `slice.indices()` gives them.
    pub fn clip(self, length: i64) -> (i64, i64) {
        let backwards = self.step < 0;
        let (lowest, highest) = if backwards { (-1, length - 1) } else { (0, length) };
        let clip = |bound: i64| {
            let bound = if bound < 0 { bound.saturating_add(length) } else { bound };
            bound.clamp(lowest, highest)
        };
        let start = self.start.map_or(if backwards { highest } else { lowest }, clip);
        let stop = self.stop.map_or(if backwards { lowest } else { highest }, clip);
        (start, stop)
    }
}

impl Slice {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(start: Value, stop: Value, step: Value) -> Value {
        heap::new(&types().slice, Slice { start, stop, step }).into_value()
    }

    /// The bounds as numbers.
    pub fn unpack(&self, vm: &Machine) -> PyResult<Bounds> {
        let step = bound(vm, &self.step)?.unwrap_or(1);
        if step == 0 {
            return Err(vm.value_error("slice step cannot be zero"));
        }
        let step = step.max(-i64::MAX);
        Ok(Bounds { start: bound(vm, &self.start)?, stop: bound(vm, &self.stop)?, step })
    }

    pub fn resolve(&self, vm: &Machine, length: usize) -> PyResult<Indexes> {
        Ok(self.unpack(vm)?.resolve(length))
    }
}

/// A bound, clipped to a word.
pub fn bound(vm: &Machine, value: &Value) -> PyResult<Option<i64>> {
    if value.is_none() || value.is_null() {
        return Ok(None);
    }
    if let Some(small) = value.as_small_int() {
        return Ok(Some(small));
    }
    look_for_index(vm, value)?;
    vm.clipped_index(value).map(Some)
}

/// A bound as it is.
fn whole_bound(vm: &Machine, value: &Value) -> PyResult<Option<BigInt>> {
    if value.is_none() || value.is_null() {
        return Ok(None);
    }
    look_for_index(vm, value)?;
    Ok(int::as_big(&vm.index_value(value)?))
}

fn look_for_index(vm: &Machine, value: &Value) -> PyResult<()> {
    match vm.is_index(value) {
        true => Ok(()),
        false => {
            let words = "slice indices must be integers or None or have an __index__ method";
            Err(vm.type_error(words))
        }
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "slice",
    doc: "What the indexes of a slice are made of: start, stop and step.",
    kind: Kind::Slice,
    methods: &[METHODS, COMPARISONS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!(
        "__new__",
        "(cls, start, stop=None, step=None, /)",
        |_, _: &Value, start: &Value, stop: &Value, step: &Value| {
            let given = |value: &Value| if value.is_null() { Value::NONE } else { value.clone() };
            Ok(match stop.is_null() {
                true => Slice::new(Value::NONE, start.clone(), Value::NONE),
                false => Slice::new(start.clone(), stop.clone(), given(step)),
            })
        }
    ),
    method!("__repr__", "(self, /)", |vm, slice: &Slice| {
        let Slice { start, stop, step } = slice;
        let (start, stop, step) = (vm.repr(start)?, vm.repr(stop)?, vm.repr(step)?);
        Ok(Str::from_string(format!("slice({start}, {stop}, {step})")))
    }),
    method!("__hash__", "(self, /)", |vm, slice: &Slice| {
        let hash = super::tuple::hash_lanes(vm, &parts(slice))?;
        Ok(vm.int(if hash == u64::MAX { 1_546_275_796 } else { hash as i64 }))
    }),
    method!("indices", "(self, length, /)", indices)
        .doc("Start, stop and step for a sequence of that length.")
        .untold(),
    method!("__reduce__", "(self, /)", |vm, slice: &Slice| {
        Tuple::new(vec![vm.types.slice.value().clone(), Tuple::new(parts(slice).to_vec())])
    }),
];

static COMPARISONS: &[Method] =
    crate::comparisons!(|vm, one: &Slice, value, comparison| compare(vm, one, value, comparison));

static ATTRIBUTES: &[Attribute] = &[
    member("start", |_, value| Ok(this(value).start.clone())),
    member("stop", |_, value| Ok(this(value).stop.clone())),
    member("step", |_, value| Ok(this(value).step.clone())),
];

fn this(value: &Value) -> &Slice {
    value.downcast::<Slice>().expect("a method of slices is called with one")
}

fn parts(slice: &Slice) -> [Value; 3] {
    [slice.start.clone(), slice.stop.clone(), slice.step.clone()]
}

/// Slices are compared as tuples of their parts.
fn compare(vm: &Machine, one: &Slice, value: &Value, comparison: Comparison) -> PyResult {
    match value.downcast::<Slice>() {
        Some(other) => vm.compare_rows(&parts(one)[..], &parts(other)[..], comparison),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// The bounds within a row of any length: there are rows, like ranges, that no memory holds.
fn indices(vm: &Machine, slice: &Slice, length: &Value) -> PyResult {
    let length = int::as_big(&vm.index_value(length)?).unwrap_or_default();
    if length.is_negative() {
        return Err(vm.value_error("length should not be negative"));
    }
    let step = whole_bound(vm, &slice.step)?.unwrap_or_else(|| BigInt::from(1));
    if step.is_zero() {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let backwards = step.is_negative();
    let (lowest, highest) = match backwards {
        true => (BigInt::from(-1), &length - 1),
        false => (BigInt::ZERO, length.clone()),
    };
    let clip = |bound: BigInt| {
        let bound = if bound.is_negative() { bound + &length } else { bound };
        bound.clamp(lowest.clone(), highest.clone())
    };
    let (first, last) = if backwards { (&highest, &lowest) } else { (&lowest, &highest) };
    let start = whole_bound(vm, &slice.start)?.map_or_else(|| first.clone(), clip);
    let stop = whole_bound(vm, &slice.stop)?.map_or_else(|| last.clone(), clip);
    Ok(Tuple::new([start, stop, step].map(int::from_big).to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picked(start: Option<i64>, stop: Option<i64>, step: i64, length: usize) -> Vec<usize> {
        Bounds { start, stop, step }.resolve(length).indices().collect()
    }

    #[test]
    fn bounds_are_clipped() {
        assert_eq!(picked(Some(-3), None, 1, 5), [2, 3, 4]);
        assert_eq!(picked(None, None, -1, 3), [2, 1, 0]);
        assert_eq!(picked(Some(10), Some(-10), -2, 5), [4, 2, 0]);
        assert_eq!(picked(Some(3), Some(1), 1, 5), Vec::<usize>::new());
        assert_eq!(picked(None, None, i64::MAX, 5), [0]);
        assert_eq!(picked(None, Some(2), 1, 5), [0, 1]);
    }
}

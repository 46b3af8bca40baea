//! Iterators that need not end: `count`, `cycle`, `repeat`.

use std::cell::Cell;

use heap::value::Value;
use heap::value::cells::{ValueCell, ValueVec};
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::complex::Complex;
use vm::objects::int;
use vm::objects::list::drop_backwards;
use vm::protocols::operators::number;
use vm::special::Special;

use super::step::{Step, iterator_type};

pub(super) struct Count {
    value: ValueCell,
    step: Value,
}

iterator_type!(
    COUNT,
    "count",
    "Numbers from a start on, a step apart, without end.",
    "(cls, start=0, step=1)",
    Count,
    |vm, start: Option<&Value>, step: Option<&Value>| {
        let or = |value: Option<&Value>, default| value.cloned().unwrap_or(int::from_i64(default));
        let (value, step) = (or(start, 0), or(step, 1));
        for number in [&value, &step] {
            if !is_number(vm, number) {
                return Err(vm.type_error("a number is required"));
            }
        }
        Ok(Count { value: ValueCell::new(value), step })
    }
);

/// Whether its class says that it can be made a number: that is not tried.
fn is_number(vm: &Machine, value: &Value) -> bool {
    let class = vm.class(value);
    [Special::Index, Special::Int, Special::Float].iter().any(|one| class.defines(*one))
        || value.downcast::<Complex>().is_some()
}

impl Step for Count {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        let value = self.value.get();
        let next = match value.add_small(&self.step) {
            Some(next) if value.both_small_ints(&self.step) => next,
            _ => vm.binary_operator(&value, &self.step, number::ADD)?,
        };
        self.value.set(next);
        Ok(Some(value))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.value.look(&mut *visit);
        visit(&self.step);
    }
}

/// The values of an iterable, kept, and given again from the first.
pub(super) struct Cycle {
    /// `NULL` once it has ended.
    iterator: ValueCell,
    kept: ValueVec,
    /// Which of those that are kept comes next; `None` while the iterator gives values.
    place: Cell<Option<usize>>,
}

iterator_type!(
    CYCLE,
    "cycle",
    "The items again and again.",
    "(cls, iterable, /)",
    Cycle,
    |vm, iterable: &Value| {
        let iterator = ValueCell::new(vm.iter(iterable)?);
        Ok(Cycle { iterator, kept: ValueVec::default(), place: Cell::new(None) })
    }
);

impl Step for Cycle {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        let place = match self.place.get() {
            Some(place) => place,
            None => {
                if let Some(value) = vm.next(&self.iterator.get())? {
                    self.kept.try_push(value.clone())?;
                    return Ok(Some(value));
                }
                // What dies with the iterator may step on; here the first comes next.
                self.place.set(Some(0));
                drop(self.iterator.take());
                0
            }
        };
        let Some(value) = self.kept.get(place) else { return Ok(None) };
        self.place.set(Some(if place + 1 < self.kept.len() { place + 1 } else { 0 }));
        Ok(Some(value))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterator.look(&mut *visit);
        self.kept.look(|kept| kept.iter().rev().for_each(visit));
    }
}

impl Drop for Cycle {
    /// What is kept dies as a list's items do, after the iterator.
    fn drop(&mut self) {
        drop(self.iterator.take());
        drop_backwards(self.kept.take());
    }
}

pub(super) struct Repeat {
    object: Value,
    /// How often still; `None` for ever.
    left: Cell<Option<i64>>,
}

iterator_type!(untold REPEAT, "repeat",
    "An object so many times, or without end.", "(cls, object, times=None)", Repeat, |vm, object: &Value, times: Option<i64>| {
    Ok(Repeat { object: object.clone(), left: Cell::new(times.map(|times| times.max(0))) })
});

impl Step for Repeat {
    fn next(&self, _: &Machine, _: &Value) -> PyResult<Option<Value>> {
        match self.left.get() {
            Some(0) => return Ok(None),
            left => self.left.set(left.map(|left| left - 1)),
        }
        Ok(Some(self.object.clone()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object);
    }
}

//! Iterators that need not end: `count`, `cycle`, `repeat`.

use heap::value::Value;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::int;
use vm::objects::list::drop_backwards;
use vm::protocols::operators::number;

use super::step::{Step, iterator_type};

pub(super) struct Count {
    value: Value,
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
            if !(int::is_int(number) || number.is_float() || vm.to_float(number).is_ok()) {
                return Err(vm.type_error("a number is required"));
            }
        }
        Ok(Count { value, step })
    }
);

impl Step for Count {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        let next = match self.value.add_small(&self.step) {
            Some(next) if self.value.both_small_ints(&self.step) => next,
            _ => vm.binary_operator(&self.value, &self.step, number::ADD)?,
        };
        Ok(Some(std::mem::replace(&mut self.value, next)))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.value);
        visit(&self.step);
    }
}

/// The values of an iterable, kept, and given again from the first.
pub(super) struct Cycle {
    iterator: Option<Value>,
    kept: Vec<Value>,
    place: usize,
}

iterator_type!(
    CYCLE,
    "cycle",
    "The items again and again.",
    "(cls, iterable, /)",
    Cycle,
    |vm, iterable: &Value| {
        Ok(Cycle { iterator: Some(vm.iter(iterable)?), kept: Vec::new(), place: 0 })
    }
);

impl Step for Cycle {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        if let Some(iterator) = &self.iterator {
            if let Some(value) = vm.next(iterator)? {
                self.kept.push(value.clone());
                return Ok(Some(value));
            }
            self.iterator = None;
        }
        let value = self.kept.get(self.place).cloned();
        self.place = if self.place + 1 < self.kept.len() { self.place + 1 } else { 0 };
        Ok(value)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterator.iter().chain(self.kept.iter().rev()).for_each(visit);
    }
}

impl Drop for Cycle {
    /// What is kept dies as a list's items do, after the iterator.
    fn drop(&mut self) {
        drop(self.iterator.take());
        drop_backwards(std::mem::take(&mut self.kept));
    }
}

pub(super) struct Repeat {
    object: Value,
    /// How often still; `None` for ever.
    left: Option<i64>,
}

iterator_type!(untold REPEAT, "repeat",
    "An object so many times, or without end.", "(cls, object, times=None)", Repeat, |vm, object: &Value, times: Option<i64>| {
    Ok(Repeat { object: object.clone(), left: times.map(|times| times.max(0)) })
});

impl Step for Repeat {
    fn next(&mut self, _: &Machine) -> PyResult<Option<Value>> {
        match &mut self.left {
            Some(0) => return Ok(None),
            Some(left) => *left -= 1,
            None => {}
        }
        Ok(Some(self.object.clone()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.object);
    }
}

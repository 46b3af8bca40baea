//! Iterators that need not end: `count`, `cycle`, `repeat`.

use std::cell::Cell;
use std::rc::Rc;

use heap::value::Value;
use heap::value::cells::{ValueCell, ValueVec};
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::method;
use vm::objects::complex::Complex;
use vm::objects::list::drop_backwards;
use vm::objects::{Str, int};
use vm::protocols::operators::number;
use vm::special::Special;

use super::step::{Step, iterator_type, state};

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
        // One that goes up by one counts in plain ints.
        let plain = int::as_i64(&value).filter(|_| int::as_i64(&step) == Some(1));
        let value = plain.map_or(value, int::from_i64);
        Ok(Count { value: ValueCell::new(value), step })
    },
    method!("__repr__", "(self, /)", |vm, count: &Value| {
        let (name, count) = (own_name(vm, count), step_of::<Count>(vm, count)?);
        let value = vm.repr(&count.value.get())?;
        // A step of one goes without saying where it is an int.
        let step = match int::as_i64(&count.step) {
            Some(1) => String::new(),
            _ => format!(", {}", vm.repr(&count.step)?),
        };
        Ok(Str::from_string(format!("{name}({value}{step})")))
    })
);

/// The name of an object's class, without that of the module.
fn own_name(vm: &Machine, value: &Value) -> String {
    let name = vm.class(value).name();
    name.rsplit('.').next().unwrap_or_default().to_string()
}

/// What an iterator is at; nothing where its memory is being given back.
fn step_of<S: Step>(vm: &Machine, iterator: &Value) -> PyResult<Rc<S>> {
    state::<S>(iterator).ok_or_else(|| vm.runtime_error("the iterator is gone"))
}

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
}, method!("__repr__", "(self, /)", |vm, repeat: &Value| {
    let (name, repeat) = (own_name(vm, repeat), step_of::<Repeat>(vm, repeat)?);
    let times = repeat.left.get().map_or(String::new(), |left| format!(", {left}"));
    Ok(Str::from_string(format!("{name}({}{times})", vm.repr(&repeat.object)?)))
}), method!("__length_hint__", "(self, /)", |vm, repeat: &Value| {
    let left = step_of::<Repeat>(vm, repeat)?.left.get();
    left.map(|left| vm.int(left)).ok_or_else(|| vm.type_error("len() of unsized object"))
}).untold());

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

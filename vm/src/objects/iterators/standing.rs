//! Where an iterator stands, told and set: `__length_hint__`, `__reduce__`, `__setstate__`.

use heap::value::Value;
use heap::value::cells::ValueCell;
use num_bigint::BigInt;

use super::{DictIterator, ItemIterator, KeptTuple, RangeIterator, Walk};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::method;
use crate::objects::type_object::spec::Method;
use crate::objects::{ByteArray, Bytes, Dict, List, Range, Set, Str, Tuple, int};
use crate::special::Special;

pub(super) static REDUCE: &[Method] = &[method!("__reduce__", "(self, /)", reduce)];

pub(super) static HINT: &[Method] = &[method!("__length_hint__", "(self, /)", length_hint)];

pub(super) static SET_STATE: &[Method] =
    &[method!("__setstate__", "(self, object, /)", |vm, this: &Value, state: &Value| {
        match this.downcast::<ItemIterator>() {
            Some(iterator) => iterator.set_place(vm, state)?,
            None => set_range(vm, this, state)?,
        }
        Ok(Value::NONE)
    })];

fn length_hint(vm: &Machine, this: &Value) -> PyResult {
    if let Some(range) = this.downcast::<RangeIterator>() {
        return Ok(vm.int(range.left.get()));
    }
    match this.downcast::<DictIterator>() {
        Some(entries) => Ok(Value::index(entries.left())),
        None => this.downcast::<ItemIterator>().map_or(Ok(Value::index(0)), |it| it.hint(vm)),
    }
}

/// What makes the iterator again: a call, and where it has a place of its own, that.
fn reduce(vm: &Machine, this: &Value) -> PyResult {
    if let Some(range) = this.downcast::<RangeIterator>() {
        let (next, step, left) = (range.next.get(), range.step, range.left.get());
        let stop = next.wrapping_add(step.wrapping_mul(left));
        let rest = Range::new(vm.int(next), vm.int(stop), vm.int(step));
        return made(vm, "iter", vec![rest], Some(Value::NONE));
    }
    match this.downcast::<ItemIterator>() {
        Some(iterator) => iterator.reduced(vm, this),
        None => {
            rest(vm, this.downcast::<DictIterator>().map_or(this.clone(), |it| it.copy(vm, this)))
        }
    }
}

fn made(vm: &Machine, builtin: &str, arguments: Vec<Value>, state: Option<Value>) -> PyResult {
    let call = [vm.builtin(builtin)?, Tuple::new(arguments)];
    Ok(Tuple::new(call.into_iter().chain(state).collect()))
}

/// An iterator over what this one would still give.
fn rest(vm: &Machine, copy: Value) -> PyResult {
    let mut rest = Vec::new();
    while let Some(item) = vm.next(&copy)? {
        rest.push(item);
    }
    made(vm, "iter", vec![List::new(rest)], None)
}

impl ItemIterator {
    fn length(&self, vm: &Machine, container: &Value) -> PyResult<Option<usize>> {
        Ok(match self.walk {
            Walk::List | Walk::ListBackwards => container.downcast::<List>().map(List::len),
            Walk::Tuple => container.downcast::<Tuple>().map(Tuple::len),
            Walk::Str => container.downcast::<Str>().map(Str::len),
            Walk::Bytes => container.downcast::<Bytes>().map(|bytes| bytes.data.len()),
            Walk::ByteArray => container.downcast::<ByteArray>().map(|it| it.data.borrow().len()),
            Walk::Set => None,
            Walk::Sequence | Walk::SequenceBackwards
                if vm.class(container).defines(Special::Len) =>
            {
                Some(vm.length(container)?)
            }
            Walk::Sequence | Walk::SequenceBackwards | Walk::Callable | Walk::LongRange => None,
        })
    }

    fn hint(&self, vm: &Machine) -> PyResult {
        let container = self.container.get();
        if container.is_null() {
            return Ok(Value::index(0));
        }
        let index = self.index.get();
        Ok(match (self.walk, self.length(vm, &container)?) {
            (Walk::ListBackwards | Walk::SequenceBackwards, Some(length)) => {
                vm.int(if index <= length { index as i64 } else { 0 })
            }
            (_, Some(length)) => vm.int(length.saturating_sub(index) as i64),
            (Walk::LongRange, None) => match container.downcast::<Range>() {
                Some(range) => int::from_big(range.count() - BigInt::from(index)),
                None => Value::index(0),
            },
            (Walk::Set, None) => Value::index(self.left_of_set(&container)),
            (_, None) => Value::NOT_IMPLEMENTED,
        })
    }

    /// How many items of a set are to come: none where its size has changed.
    fn left_of_set(&self, set: &Value) -> usize {
        let Some(set) = set.downcast::<Set>() else { return 0 };
        if self.extra.look(Value::as_small_int) != Some(set.len() as i64) {
            return 0;
        }
        match self.index.get() {
            0 => set.len(),
            index => {
                let next = |place: &usize| set.next_from(*place).map(|(place, _)| place + 1);
                std::iter::successors(Some(index), next).skip(1).count()
            }
        }
    }

    fn reduced(&self, vm: &Machine, this: &Value) -> PyResult {
        let container = self.container.get();
        let index = self.index.get();
        let is_over = container.is_null() || self.walk == Walk::ListBackwards && index == 0;
        if is_over {
            let nothing = match self.walk {
                Walk::Str => Str::from_string(String::new()),
                Walk::List | Walk::ListBackwards | Walk::Set => List::new(Vec::new()),
                _ => Tuple::new(Vec::new()),
            };
            let backwards = matches!(self.walk, Walk::ListBackwards | Walk::SequenceBackwards);
            return made(vm, if backwards { "reversed" } else { "iter" }, vec![nothing], None);
        }
        match self.walk {
            Walk::ListBackwards | Walk::SequenceBackwards => {
                made(vm, "reversed", vec![container], Some(vm.int(index as i64 - 1)))
            }
            Walk::Callable => made(vm, "iter", vec![container, self.extra.get()], None),
            Walk::LongRange => {
                let range = container.downcast::<Range>().map(|range| range.behind(index));
                made(vm, "iter", range.into_iter().collect(), Some(Value::NONE))
            }
            Walk::Set => {
                let extra = self.extra.get();
                rest(vm, ItemIterator::make(vm.class(this), container, index, self.walk, extra))
            }
            _ => made(vm, "iter", vec![container], Some(vm.int(index as i64))),
        }
    }

    /// Goes to a place; one outside goes to the nearest, or to the end.
    fn set_place(&self, vm: &Machine, state: &Value) -> PyResult<()> {
        if self.walk == Walk::LongRange {
            return self.go_on_by(vm, state);
        }
        if !vm.class(state).is_subclass_of(&vm.types.int) {
            return Err(vm.type_error("an integer is required"));
        }
        let Some(place) = int::as_i64(state) else {
            return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
        };
        let container = self.container.get();
        if container.is_null() {
            return Ok(());
        }
        if self.walk == Walk::Sequence {
            self.index.set(place.max(0) as usize);
            return Ok(());
        }
        let length = self.length(vm, &container)?.map_or(i64::MAX, |length| length as i64);
        let place = match self.walk {
            Walk::ListBackwards | Walk::SequenceBackwards => place.clamp(-1, length - 1) + 1,
            Walk::List | Walk::ByteArray if place < 0 => length,
            _ => place.clamp(0, length),
        };
        self.index.set(place as usize);
        Ok(())
    }

    /// The iterator of a long range goes on from where it stands, not beyond the end.
    fn go_on_by(&self, vm: &Machine, steps: &Value) -> PyResult<()> {
        if !vm.class(steps).is(&vm.types.int) {
            let class = vm.class(steps).name_in_messages();
            return Err(vm.type_error(format!("state must be an int, not {class}")));
        }
        let container = self.container.get();
        let Some(range) = container.downcast::<Range>() else { return Ok(()) };
        let index = self.index.get();
        let left = (range.count() - BigInt::from(index)).max(BigInt::ZERO);
        let steps = int::as_big(steps).unwrap_or_default().clamp(BigInt::ZERO, left);
        let place = usize::try_from(steps + BigInt::from(index))
            .map_err(|_| vm.overflow_error("Python int too large to convert to C ssize_t"))?;
        self.index.set(place);
        Ok(())
    }
}

fn set_range(vm: &Machine, this: &Value, state: &Value) -> PyResult<()> {
    let Some(range) = this.downcast::<RangeIterator>() else { return Ok(()) };
    let number = vm.index_value(state)?;
    let Some(place) = int::as_i64(&number) else {
        return Err(vm.overflow_error("Python int too large to convert to C long"));
    };
    let place = place.clamp(0, range.left.get());
    range.next.set(range.next.get().wrapping_add(range.step.wrapping_mul(place)));
    range.left.set(range.left.get() - place);
    Ok(())
}

impl DictIterator {
    /// Another iterator at the same place.
    fn copy(&self, vm: &Machine, this: &Value) -> Value {
        let copy = DictIterator {
            dict: ValueCell::new(self.dict.get()),
            kept: KeptTuple::none(),
            place: self.place.clone(),
            length: self.length.clone(),
            left: self.left.clone(),
            ..*self
        };
        heap::new(vm.class(this), copy).into_value()
    }

    /// How many entries it would still give; none of a dict that has changed its size.
    fn left(&self) -> usize {
        self.dict.look(|dict| {
            let is_as_long = |dict: &Dict| dict.len() == self.length.get();
            dict.downcast::<Dict>().filter(|dict| is_as_long(dict)).map_or(0, |_| self.left.get())
        })
    }
}

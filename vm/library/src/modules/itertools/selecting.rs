//! Iterators over an iterable that change, choose or join its values.

use std::cell::Cell;

use heap::value::Value;
use heap::value::cells::ValueCell;
use vm::class_method;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::{Tuple, TypeRef};
use vm::protocols::operators::number;

use super::step::{Step, iterator_type, start};

/// A function and the iterator whose values it is asked about.
pub(super) struct Filter<const HOW: u8> {
    function: Value,
    iterator: Value,
    /// Past the values that `dropwhile` drops, or at the end of `takewhile`.
    decided: Cell<bool>,
}

const TAKE: u8 = 0;
const DROP: u8 = 1;
const FALSE: u8 = 2;
const STAR: u8 = 3;

impl<const HOW: u8> Filter<HOW> {
    fn new(vm: &Machine, function: &Value, iterable: &Value) -> PyResult<Filter<HOW>> {
        let iterator = vm.iter(iterable)?;
        Ok(Filter { function: function.clone(), iterator, decided: Cell::new(false) })
    }

    fn holds(&self, vm: &Machine, value: &Value) -> PyResult<bool> {
        if HOW == FALSE && (self.function.is_none() || self.function.is(vm.types.bool.value())) {
            return vm.truth(value);
        }
        let answer = vm.call(&self.function, std::slice::from_ref(value))?;
        vm.truth(&answer)
    }

    /// What is no tuple is let go of before the call.
    fn star(&self, vm: &Machine, value: Value) -> PyResult {
        if let Some(arguments) = value.exact::<Tuple>() {
            return vm.call(&self.function, arguments.items());
        }
        let arguments = vm.to_vec(&value)?;
        drop(value);
        vm.call(&self.function, &arguments)
    }
}

iterator_type!(
    TAKEWHILE,
    "takewhile",
    "The items up to the first for which the predicate is false.",
    "(cls, predicate, iterable, /)",
    Filter<TAKE>,
    |vm, function: &Value, iterable: &Value| Filter::new(vm, function, iterable)
);
iterator_type!(
    DROPWHILE,
    "dropwhile",
    "The items from the first on for which the predicate is false.",
    "(cls, predicate, iterable, /)",
    Filter<DROP>,
    |vm, function: &Value, iterable: &Value| Filter::new(vm, function, iterable)
);
iterator_type!(
    FILTERFALSE,
    "filterfalse",
    "The items for which a function is false.",
    "(cls, function, iterable, /)",
    Filter<FALSE>,
    |vm, function: &Value, iterable: &Value| Filter::new(vm, function, iterable)
);
iterator_type!(
    STARMAP,
    "starmap",
    "What a function gives for each tuple of arguments.",
    "(cls, function, iterable, /)",
    Filter<STAR>,
    |vm, function: &Value, iterable: &Value| Filter::new(vm, function, iterable)
);

impl<const HOW: u8> Step for Filter<HOW> {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        if HOW == TAKE && self.decided.get() {
            return Ok(None);
        }
        while let Some(value) = vm.next(&self.iterator)? {
            match HOW {
                TAKE if self.holds(vm, &value)? => return Ok(Some(value)),
                TAKE => {
                    drop(value);
                    self.decided.set(true);
                    return Ok(None);
                }
                DROP if self.decided.get() => return Ok(Some(value)),
                DROP if !self.holds(vm, &value)? => {
                    self.decided.set(true);
                    return Ok(Some(value));
                }
                FALSE if !self.holds(vm, &value)? => return Ok(Some(value)),
                STAR => return self.star(vm, value).map(Some),
                _ => {}
            }
        }
        Ok(None)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.iterator);
    }
}

/// The values of one iterable after those of another.
pub(super) struct Chain {
    // They die in this order.
    current: ValueCell,
    /// Gives the iterables; `NULL` once it has ended, or one of them could not be gone through.
    iterables: ValueCell,
}

iterator_type!(
    CHAIN,
    "chain",
    "The items of one iterable after those of another.",
    "(cls, *iterables)",
    Chain,
    |vm, iterables: &Value| Chain::over(vm, iterables),
    class_method!(
        "from_iterable",
        "(cls, iterable, /)",
        |vm, class: &TypeRef, iterable: &Value| { Ok(start(class, Chain::over(vm, iterable)?)) }
    )
    .doc("The values of the iterables that one iterable gives.")
);

impl Chain {
    fn over(vm: &Machine, iterables: &Value) -> PyResult<Chain> {
        let iterables = ValueCell::new(vm.iter(iterables)?);
        Ok(Chain { iterables, current: ValueCell::default() })
    }

    /// The iterator over the next iterable.
    fn following(&self, vm: &Machine) -> PyResult<Option<Value>> {
        match vm.next(&self.iterables.get())? {
            Some(iterable) => vm.iter(&iterable).map(Some),
            None => Ok(None),
        }
    }
}

impl Step for Chain {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        while !self.iterables.is_null() {
            if self.current.is_null() {
                match self.following(vm) {
                    Ok(Some(current)) => self.current.set(current),
                    end => {
                        drop(self.iterables.take());
                        return end;
                    }
                }
            }
            if let Some(value) = vm.next(&self.current.get())? {
                return Ok(Some(value));
            }
            drop(self.current.take());
        }
        Ok(None)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterables.look(&mut *visit);
        self.current.look(visit);
    }
}

pub(super) struct Compress {
    data: Value,
    selectors: Value,
}

iterator_type!(
    COMPRESS,
    "compress",
    "The items whose selector is true.",
    "(cls, data, selectors)",
    Compress,
    |vm, data: &Value, selectors: &Value| {
        Ok(Compress { data: vm.iter(data)?, selectors: vm.iter(selectors)? })
    }
);

impl Step for Compress {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        while let Some(value) = vm.next(&self.data)? {
            match vm.next(&self.selectors)? {
                Some(selector) if vm.truth(&selector)? => return Ok(Some(value)),
                Some(_) => {}
                None => return Ok(None),
            }
        }
        Ok(None)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.data);
        visit(&self.selectors);
    }
}

/// What a function makes of all values so far.
pub(super) struct Accumulate {
    // They die in this order.
    /// `NULL` for addition.
    function: Value,
    /// `NULL` before the first.
    total: ValueCell,
    iterator: Value,
    /// Where the total begins, until that is given; else `NULL`.
    initial: ValueCell,
}

iterator_type!(
    ACCUMULATE,
    "accumulate",
    "Sums of all items so far, or what a function of two makes of them.",
    "(cls, iterable, func=None, *, initial=None)",
    Accumulate,
    |vm, iterable: &Value, func: &Value, initial: &Value| {
        Ok(Accumulate {
            iterator: vm.iter(iterable)?,
            function: if func.is_given() { func.clone() } else { Value::NULL },
            total: ValueCell::default(),
            initial: ValueCell::new(if initial.is_given() { initial.clone() } else { Value::NULL }),
        })
    }
);

impl Accumulate {
    fn combine(&self, vm: &Machine, total: Value, value: Value) -> PyResult {
        // The total goes first: the value that dies may step on, and then nobody else has the former total.
        let arguments = [total, value];
        match self.function.is_null() {
            true => vm.binary_operator(&arguments[0], &arguments[1], number::ADD),
            false => vm.call(&self.function, &arguments),
        }
    }
}

impl Step for Accumulate {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        let initial = self.initial.take();
        if !initial.is_null() {
            self.total.set(initial.clone());
            return Ok(Some(initial));
        }
        let Some(value) = vm.next(&self.iterator)? else { return Ok(None) };
        let former = self.total.get();
        let total = match former.is_null() {
            true => value,
            false => self.combine(vm, former, value)?,
        };
        self.total.set(total.clone());
        Ok(Some(total))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.iterator);
        self.total.look(&mut *visit);
        self.initial.look(visit);
    }
}

/// Values at places that are a step apart.
pub(super) struct Slice {
    /// `NULL` once it has ended.
    iterator: ValueCell,
    /// The place of the next value wanted, and of the next value of the iterator.
    wanted: Cell<usize>,
    place: Cell<usize>,
    stop: Option<usize>,
    step: usize,
}

iterator_type!(untold
    ISLICE,
    "islice",
    "The items that a slice would pick.",
    "(cls, iterable, start, stop=None, step=None, /)",
    Slice,
    |vm, iterable: &Value, start: &Value, stop: &Value, step: &Value| {
        let bound = |value: &Value, what: &str| {
            if value.is_null() || value.is_none() {
                return Ok(None);
            }
            match vm.index(value) {
                Ok(number) if number >= 0 => Ok(Some(number as usize)),
                _ if what == "Step" => {
                    Err(vm.value_error("Step for islice() must be a positive integer or None."))
                }
                _ if what == "Stop" => Err(vm.value_error(
                    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
                )),
                _ => Err(vm.value_error(
                    "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
                )),
            }
        };
        let (start, stop) = match stop.is_null() {
            true => (Some(0), bound(start, "Stop")?),
            false => {
                let stop = bound(stop, "Stop")?;
                (bound(start, "Indices")?, stop)
            }
        };
        let step = bound(step, "Step")?.unwrap_or(1);
        if step == 0 {
            return Err(vm.value_error("Step for islice() must be a positive integer or None."));
        }
        let iterator = ValueCell::new(vm.iter(iterable)?);
        let wanted = Cell::new(start.unwrap_or(0));
        Ok(Slice { iterator, wanted, place: Cell::new(0), stop, step })
    }
);

impl Step for Slice {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        let outcome = self.pick(vm);
        if !matches!(outcome, Ok(Some(_))) {
            drop(self.iterator.take());
        }
        outcome
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterator.look(visit);
    }
}

impl Slice {
    fn pick(&self, vm: &Machine) -> PyResult<Option<Value>> {
        let iterator = self.iterator.get();
        if iterator.is_null() {
            return Ok(None);
        }
        while self.place.get() < self.wanted.get() {
            if vm.next(&iterator)?.is_none() {
                return Ok(None);
            }
            self.place.update(|place| place + 1);
        }
        if self.stop.is_some_and(|stop| self.place.get() >= stop) {
            return Ok(None);
        }
        let Some(value) = vm.next(&iterator)? else { return Ok(None) };
        self.place.update(|place| place + 1);
        let wanted = self.wanted.get().saturating_add(self.step);
        self.wanted.set(self.stop.map_or(wanted, |stop| stop.min(wanted)));
        Ok(Some(value))
    }
}

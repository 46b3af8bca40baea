//! Iterators over an iterable that change, choose or join its values.

use heap::value::Value;
use vm::class_method;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::TypeRef;
use vm::protocols::operators::number;

use super::step::{Step, iterator_type, start};

/// A function and the iterator whose values it is asked about.
pub(super) struct Filter<const HOW: u8> {
    function: Value,
    iterator: Value,
    /// Past the values that `dropwhile` drops, or at the end of `takewhile`.
    decided: bool,
}

const TAKE: u8 = 0;
const DROP: u8 = 1;
const FALSE: u8 = 2;
const STAR: u8 = 3;

impl<const HOW: u8> Filter<HOW> {
    fn new(vm: &Machine, function: &Value, iterable: &Value) -> PyResult<Filter<HOW>> {
        Ok(Filter { function: function.clone(), iterator: vm.iter(iterable)?, decided: false })
    }

    fn holds(&self, vm: &Machine, value: &Value) -> PyResult<bool> {
        if self.function.is_none() {
            return vm.truth(value);
        }
        let answer = vm.call(&self.function, std::slice::from_ref(value))?;
        vm.truth(&answer)
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
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        if HOW == TAKE && self.decided {
            return Ok(None);
        }
        while let Some(value) = vm.next(&self.iterator)? {
            match HOW {
                TAKE if self.holds(vm, &value)? => return Ok(Some(value)),
                TAKE => {
                    self.decided = true;
                    return Ok(None);
                }
                DROP if self.decided || !self.holds(vm, &value)? => {
                    self.decided = true;
                    return Ok(Some(value));
                }
                FALSE if !self.holds(vm, &value)? => return Ok(Some(value)),
                STAR => return vm.call(&self.function, &vm.to_vec(&value)?).map(Some),
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
    /// Gives the iterables; nothing once it has ended, or one of them could not be gone through.
    iterables: Option<Value>,
    current: Option<Value>,
}

iterator_type!(
    CHAIN,
    "chain",
    "The items of one iterable after those of another.",
    "(cls, *iterables)",
    Chain,
    |vm, iterables: &Value| Ok(Chain { iterables: Some(vm.iter(iterables)?), current: None }),
    class_method!(
        "from_iterable",
        "(cls, iterable, /)",
        |vm, class: &TypeRef, iterable: &Value| {
            Ok(start(class, Chain { iterables: Some(vm.iter(iterable)?), current: None }))
        }
    )
    .doc("The values of the iterables that one iterable gives.")
);

impl Step for Chain {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        while let Some(iterables) = &self.iterables {
            if let Some(current) = &self.current {
                if let Some(value) = vm.next(current)? {
                    return Ok(Some(value));
                }
                self.current = None;
                continue;
            }
            let iterable = vm.next(iterables);
            match iterable.and_then(|found| found.map(|it| vm.iter(&it)).transpose()) {
                Ok(Some(current)) => self.current = Some(current),
                end => {
                    self.iterables = None;
                    return end;
                }
            }
        }
        Ok(None)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterables.iter().for_each(&mut *visit);
        self.current.iter().for_each(visit);
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
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
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
    total: Option<Value>,
    iterator: Value,
    /// Where the total begins, until that is given.
    initial: Option<Value>,
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
            total: None,
            initial: initial.is_given().then(|| initial.clone()),
        })
    }
);

impl Step for Accumulate {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        if let Some(initial) = self.initial.take() {
            self.total = Some(initial);
            return Ok(self.total.clone());
        }
        let Some(value) = vm.next(&self.iterator)? else { return Ok(None) };
        let total = match &self.total {
            None => value,
            Some(total) if self.function.is_null() => {
                vm.binary_operator(total, &value, number::ADD)?
            }
            Some(total) => vm.call(&self.function, &[total.clone(), value])?,
        };
        self.total = Some(total.clone());
        Ok(Some(total))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.iterator);
        self.total.iter().chain(&self.initial).for_each(visit);
    }
}

/// Values at places that are a step apart.
pub(super) struct Slice {
    iterator: Option<Value>,
    /// The place of the next value wanted, and of the next value of the iterator.
    wanted: usize,
    place: usize,
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
        let iterator = Some(vm.iter(iterable)?);
        Ok(Slice { iterator, wanted: start.unwrap_or(0), place: 0, stop, step })
    }
);

impl Step for Slice {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        let Some(iterator) = &self.iterator else { return Ok(None) };
        let end = self.stop.map_or(self.wanted, |stop| stop.min(self.wanted));
        while self.place < end {
            if vm.next(iterator)?.is_none() {
                self.iterator = None;
                return Ok(None);
            }
            self.place += 1;
        }
        if self.stop.is_some_and(|stop| self.place >= stop) {
            self.iterator = None;
            return Ok(None);
        }
        let value = vm.next(iterator)?;
        self.place += 1;
        self.wanted = self.wanted.saturating_add(self.step);
        if value.is_none() {
            self.iterator = None;
        }
        Ok(value)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterator.iter().for_each(visit);
    }
}

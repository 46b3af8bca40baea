//! Iterators that give several values together: `batched`, `groupby`, `pairwise`, `zip_longest`, and `tee`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use heap::room;
use heap::value::{Ref, Value};
use vm::arguments::Unless;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::tuple::KeptTuple;
use vm::objects::type_object::spec::TypeSpec;
use vm::objects::{List, Tuple, TypeRef};

use super::step::{Common, Step, iterator_type, start};

pub(super) struct Batched {
    iterator: Option<Value>,
    size: usize,
    strict: bool,
}

iterator_type!(
    BATCHED,
    "batched",
    "Tuples of so many items; the last may be shorter.",
    "(cls, iterable, n, *, strict=False)",
    Batched,
    |vm, iterable: &Value, size: i64, strict: bool| {
        if size < 1 {
            return Err(vm.value_error("n must be at least one"));
        }
        Ok(Batched { iterator: Some(vm.iter(iterable)?), size: size as usize, strict })
    }
);

impl Step for Batched {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        let Some(iterator) = &self.iterator else { return Ok(None) };
        let mut batch = Vec::new();
        while batch.len() < self.size
            && let Some(value) = vm.next(iterator)?
        {
            batch.push(value);
        }
        if batch.len() < self.size {
            self.iterator = None;
            if self.strict && !batch.is_empty() {
                return Err(vm.value_error("batched(): incomplete batch"));
            }
        }
        Ok((!batch.is_empty()).then(|| Tuple::new(batch)))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterator.iter().for_each(visit);
    }
}

pub(super) struct Pairwise {
    /// `None` once it has ended.
    iterator: Option<Value>,
    before: Option<Value>,
    kept: KeptTuple,
}

iterator_type!(
    PAIRWISE,
    "pairwise",
    "Pairs of each item and the next.",
    "(cls, iterable, /)",
    Pairwise,
    |vm, iterable: &Value| {
        let iterator = Some(vm.iter(iterable)?);
        Ok(Pairwise { iterator, before: None, kept: KeptTuple::new(2) })
    }
);

impl Step for Pairwise {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        let outcome = self.advance(vm);
        if !matches!(outcome, Ok(Some(_))) {
            drop(self.iterator.take());
            drop(self.before.take());
        }
        outcome
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterator.iter().chain(&self.before).for_each(&mut *visit);
        self.kept.look(visit);
    }
}

impl Pairwise {
    fn advance(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        let Some(iterator) = &self.iterator else { return Ok(None) };
        if self.before.is_none() {
            self.before = vm.next(iterator)?;
        }
        let Some(before) = self.before.clone() else { return Ok(None) };
        let Some(after) = vm.next(iterator)? else { return Ok(None) };
        let pair = self.kept.pair([before, after.clone()]);
        self.before = Some(after);
        Ok(Some(pair))
    }
}

pub(super) struct ZipLongest {
    // They die in this order.
    iterators: Vec<Option<Value>>,
    kept: KeptTuple,
    fill: Value,
    /// How many iterators have not ended; none after an error.
    active: usize,
}

iterator_type!(
    ZIP_LONGEST,
    "zip_longest",
    "Tuples of an item from each iterable, until all end.",
    "(cls, *iterables, fillvalue=None)",
    ZipLongest,
    |vm, fill: Option<&Value>, iterables: &[Value]| {
        let fill = fill.cloned().unwrap_or(Value::NONE);
        let iterators =
            iterables.iter().map(|one| vm.iter(one).map(Some)).collect::<PyResult<Vec<_>>>()?;
        let active = iterators.len();
        Ok(ZipLongest { iterators, kept: KeptTuple::new(active), fill, active })
    }
);

impl Step for ZipLongest {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        if self.active == 0 {
            return Ok(None);
        }
        let kept = self.kept.take();
        let is_kept = kept.is_some();
        let nothing = || KeptTuple::new(self.iterators.len()).take();
        let mut tuple = kept.or_else(nothing).expect("nobody else has a new tuple");
        let filled = self.fill(vm, &mut tuple);
        if is_kept {
            self.kept.keep(&tuple);
        }
        if filled.is_err() {
            self.active = 0;
        }
        Ok(filled?.then(|| tuple.into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterators.iter().rev().flatten().for_each(&mut *visit);
        self.kept.look(&mut *visit);
        visit(&self.fill);
    }
}

impl ZipLongest {
    /// Fills a tuple anew; false where the last iterator has ended.
    fn fill(&mut self, vm: &Machine, tuple: &mut Ref<Tuple>) -> PyResult<bool> {
        for (index, place) in self.iterators.iter_mut().enumerate() {
            let mut value = match place {
                Some(iterator) => vm.next(iterator)?,
                None => Some(self.fill.clone()),
            };
            if value.is_none() {
                self.active -= 1;
                if self.active == 0 {
                    return Ok(false);
                }
                value = Some(self.fill.clone());
                *place = None;
            }
            drop(Tuple::replace(tuple, index, value.unwrap_or_default()));
        }
        Ok(true)
    }
}

impl Drop for ZipLongest {
    /// They die as a tuple's items do.
    fn drop(&mut self) {
        while self.iterators.pop().is_some() {}
    }
}

/// What a `groupby` and its current group share.
struct Groups {
    iterator: Value,
    /// `None` for the value itself.
    key: Value,
    /// A value that was read and not given yet, with its key.
    pending: RefCell<Option<(Value, Value)>>,
    current_key: RefCell<Option<Value>>,
    /// Counts the groups; one that is not the newest is at its end.
    number: Cell<u64>,
}

impl Groups {
    fn read(&self, vm: &Machine) -> PyResult<Option<(Value, Value)>> {
        if let Some(pending) = self.pending.take() {
            return Ok(Some(pending));
        }
        let Some(value) = vm.next(&self.iterator)? else { return Ok(None) };
        let key = match self.key.is_none() {
            true => value.clone(),
            false => vm.call(&self.key, std::slice::from_ref(&value))?,
        };
        Ok(Some((key, value)))
    }

    fn is_current(&self, vm: &Machine, key: &Value) -> PyResult<bool> {
        let current = self.current_key.borrow().clone();
        current.map_or(Ok(false), |current| vm.same_or_equal(&current, key))
    }
}

impl NativeObject for Groups {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.iterator);
        visit(&self.key);
        if let Some((key, value)) = &*self.pending.borrow() {
            visit(key);
            visit(value);
        }
        self.current_key.borrow().iter().for_each(visit);
    }

    fn clear(&self) {
        let pending = self.pending.take();
        let current = self.current_key.take();
        drop((pending, current));
    }
}

static GROUPS: TypeSpec = TypeSpec { name: "_groups", module: "itertools", ..TypeSpec::DEFAULT };

pub(super) struct GroupBy {
    groups: Common<Groups>,
    group_class: TypeRef,
}

iterator_type!(
    GROUPBY,
    "groupby",
    "Runs of items with equal keys: pairs of the key and an iterator.",
    "(cls, iterable, key=None)",
    GroupBy,
    |vm, iterable: &Value, key: Option<&Value>| {
        let key = key.cloned().unwrap_or(Value::NONE);
        let groups = Groups {
            iterator: vm.iter(iterable)?,
            key,
            pending: RefCell::new(None),
            current_key: RefCell::new(None),
            number: Cell::new(0),
        };
        let group_class = class_of(&GROUPER);
        Ok(GroupBy { groups: Common::new(&class_of(&GROUPS), groups), group_class })
    }
);

impl Step for GroupBy {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        let groups = &self.groups;
        let (key, value) = loop {
            match groups.read(vm)? {
                None => return Ok(None),
                Some((key, _)) if groups.is_current(vm, &key)? => {}
                Some(found) => break found,
            }
        };
        *groups.current_key.borrow_mut() = Some(key.clone());
        *groups.pending.borrow_mut() = Some((key.clone(), value));
        groups.number.set(groups.number.get() + 1);
        let group = Group { groups: groups.share(), number: groups.number.get() };
        Ok(Some(Tuple::new(vec![key, start(&self.group_class, group)])))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.groups.traverse(visit);
        visit(self.group_class.value());
    }
}

/// The values of one group.
pub(super) struct Group {
    groups: Common<Groups>,
    number: u64,
}

iterator_type!(GROUPER, "_grouper", "", "(cls, /)", Group, |vm| {
    Err(vm.type_error("cannot create 'itertools._grouper' instances"))
});

impl Step for Group {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        if self.groups.number.get() != self.number {
            return Ok(None);
        }
        let Some((key, value)) = self.groups.read(vm)? else { return Ok(None) };
        if self.groups.is_current(vm, &key)? {
            return Ok(Some(value));
        }
        *self.groups.pending.borrow_mut() = Some((key, value));
        Ok(None)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.groups.traverse(visit);
    }
}

/// What the iterators of one `tee` share: the values that some of them have not given yet.
struct Shared {
    iterator: Value,
    values: RefCell<VecDeque<Value>>,
    /// How many values were dropped from the front of `values`.
    dropped: Cell<usize>,
    places: RefCell<Vec<usize>>,
}

impl NativeObject for Shared {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.iterator);
        self.values.borrow().iter().for_each(visit);
    }

    /// Nobody asks any more: what looks for a value behind the last finds the end of the iterator.
    fn clear(&self) {
        drop(self.values.take());
    }
}

static SHARED: TypeSpec =
    TypeSpec { name: "_tee_dataobject", module: "itertools", ..TypeSpec::DEFAULT };

pub(super) struct Tee {
    shared: Common<Shared>,
    own: usize,
}

iterator_type!(TEE, "_tee", "", "(cls, iterable, /)", Tee, |vm, iterable: &Value| {
    let shared = share(vm, iterable, 1)?;
    Ok(Tee { shared, own: 0 })
});

fn share(vm: &Machine, iterable: &Value, count: usize) -> PyResult<Common<Shared>> {
    let shared = Shared {
        iterator: vm.iter(iterable)?,
        values: RefCell::default(),
        dropped: Cell::new(0),
        places: RefCell::new(room::filled(0, count)?),
    };
    Ok(Common::new(&class_of(&SHARED), shared))
}

/// `tee(iterable, n)`.
pub(super) fn tee(vm: &Machine, iterable: &Value, count: Unless<2>) -> PyResult {
    if count.0 < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    let (class, count) = (class_of(&TEE), count.0 as usize);
    // Each is an object of its own.
    room::look_for::<[usize; 8]>(count)?;
    let shared = share(vm, iterable, count)?;
    let tees = (0..count).map(|own| start(&class, Tee { shared: shared.share(), own }));
    Ok(Tuple::new(tees.collect()))
}

impl Step for Tee {
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>> {
        let shared = &self.shared;
        let place = shared.places.borrow()[self.own];
        let kept = shared.values.borrow().get(place - shared.dropped.get()).cloned();
        let value = match kept {
            Some(value) => value,
            None => {
                let Some(value) = vm.next(&shared.iterator)? else { return Ok(None) };
                shared.values.borrow_mut().push_back(value.clone());
                value
            }
        };
        shared.places.borrow_mut()[self.own] += 1;
        let slowest = shared.places.borrow().iter().copied().min().unwrap_or(0);
        while shared.dropped.get() < slowest {
            shared.values.borrow_mut().pop_front();
            shared.dropped.set(shared.dropped.get() + 1);
        }
        Ok(Some(value))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.shared.traverse(visit);
    }
}

impl Drop for Tee {
    fn drop(&mut self) {
        // One that is gone holds nothing back.
        if let Ok(mut places) = self.shared.places.try_borrow_mut() {
            places[self.own] = usize::MAX;
        }
    }
}

/// A list of the pools of a combinatoric iterator.
pub(super) fn to_pool(vm: &Machine, iterable: &Value) -> PyResult<Vec<Value>> {
    match iterable.exact::<List>() {
        Some(list) => Ok(list.items.to_vec()),
        None => vm.to_vec(iterable),
    }
}

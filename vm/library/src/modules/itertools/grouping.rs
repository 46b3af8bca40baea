//! Iterators that give several values together: `batched`, `pairwise`, `zip_longest`.

use std::cell::Cell;

use heap::room;
use heap::value::cells::{ValueCell, ValueVec};
use heap::value::{Ref, Value};
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::Tuple;
use vm::objects::tuple::KeptTuple;

use super::step::{Step, iterator_type};

pub(super) struct Batched {
    /// `NULL` once it has ended.
    iterator: ValueCell,
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
        let iterator = ValueCell::new(vm.iter(iterable)?);
        Ok(Batched { iterator, size: size as usize, strict })
    }
);

impl Step for Batched {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        vm.check_items(self.size, 1)?;
        let mut batch = Vec::new();
        let outcome = self.fill(vm, &mut batch);
        let is_short = batch.len() < self.size;
        if outcome.is_err() || is_short && (self.strict || batch.is_empty()) {
            drop(self.iterator.take());
        }
        outcome?;
        if is_short && self.strict && !batch.is_empty() {
            drop(batch);
            return Err(vm.value_error("batched(): incomplete batch"));
        }
        Ok((!batch.is_empty()).then(|| Tuple::new(batch)))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterator.look(visit);
    }
}

impl Batched {
    fn fill(&self, vm: &Machine, batch: &mut Vec<Value>) -> PyResult<()> {
        let iterator = self.iterator.get();
        while !iterator.is_null()
            && batch.len() < self.size
            && let Some(value) = vm.next(&iterator)?
        {
            room::push(batch, value)?;
        }
        Ok(())
    }
}

pub(super) struct Pairwise {
    /// `NULL` once it has ended.
    iterator: ValueCell,
    /// `NULL` before the first pair, and after the last.
    before: ValueCell,
    kept: KeptTuple,
}

iterator_type!(
    PAIRWISE,
    "pairwise",
    "Pairs of each item and the next.",
    "(cls, iterable, /)",
    Pairwise,
    |vm, iterable: &Value| {
        let iterator = ValueCell::new(vm.iter(iterable)?);
        Ok(Pairwise { iterator, before: ValueCell::default(), kept: KeptTuple::new(2) })
    }
);

impl Step for Pairwise {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        let outcome = self.advance(vm);
        if !matches!(outcome, Ok(Some(_))) {
            drop(self.iterator.take());
            drop(self.before.take());
        }
        outcome
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterator.look(&mut *visit);
        self.before.look(&mut *visit);
        self.kept.look(visit);
    }
}

impl Pairwise {
    fn advance(&self, vm: &Machine) -> PyResult<Option<Value>> {
        if self.iterator.is_null() {
            return Ok(None);
        }
        let mut before = self.before.get();
        if before.is_null() {
            let first = vm.next(&self.iterator.get());
            let Ok(Some(first)) = first else {
                drop(self.before.take());
                return first;
            };
            self.before.set(first.clone());
            before = first;
            // The first value came from an iterator that may have ended meanwhile.
            if self.iterator.is_null() {
                return Ok(None);
            }
        }
        let Some(after) = vm.next(&self.iterator.get())? else { return Ok(None) };
        let pair = self.kept.pair([before, after.clone()]);
        self.before.set(after);
        Ok(Some(pair))
    }
}

pub(super) struct ZipLongest {
    // They die in this order.
    /// `NULL` for one that has ended.
    iterators: ValueVec,
    kept: KeptTuple,
    fill: Value,
    /// How many iterators have not ended; none after an error.
    active: Cell<isize>,
}

iterator_type!(
    ZIP_LONGEST,
    "zip_longest",
    "Tuples of an item from each iterable, until all end.",
    "(cls, *iterables, fillvalue=None)",
    ZipLongest,
    |vm, fill: Option<&Value>, iterables: &[Value]| {
        let fill = fill.cloned().unwrap_or(Value::NONE);
        let iterators = iterables.iter().map(|one| vm.iter(one)).collect::<PyResult<Vec<_>>>()?;
        let count = iterators.len();
        Ok(ZipLongest {
            iterators: ValueVec::new(iterators),
            kept: KeptTuple::new(count),
            fill,
            active: Cell::new(count as isize),
        })
    }
);

impl Step for ZipLongest {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        if self.active.get() == 0 {
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
            self.active.set(0);
        }
        Ok(filled?.then(|| tuple.into_value()))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterators.look(|iterators| iterators.iter().rev().for_each(&mut *visit));
        self.kept.look(&mut *visit);
        visit(&self.fill);
    }
}

impl ZipLongest {
    /// Fills a tuple anew; false where the last iterator has ended.
    fn fill(&self, vm: &Machine, tuple: &mut Ref<Tuple>) -> PyResult<bool> {
        for index in 0..self.iterators.len() {
            let iterator = self.iterators.get(index).unwrap_or_default();
            let mut value = match iterator.is_null() {
                true => Some(self.fill.clone()),
                false => vm.next(&iterator)?,
            };
            drop(iterator);
            if value.is_none() {
                self.active.update(|active| active - 1);
                if self.active.get() == 0 {
                    return Ok(false);
                }
                value = Some(self.fill.clone());
                let _ = self.iterators.set(index, Value::NULL);
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

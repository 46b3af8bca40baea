//! Arrangements of the values of pools: `product`, `permutations`, `combinations`.
//!
//! All but `product` choose places of one pool, in lexicographic order. Steps run no Python: the pools hold what the
//! rows do, so that nothing dies with a row.

use std::cell::{Cell, RefCell};

use heap::room;
use heap::value::Value;
use heap::value::cells::ValueCell;
use vm::arguments::Unless;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::list::drop_backwards;
use vm::objects::{List, Tuple, int};

use super::step::{Step, iterator_type};

pub(super) struct Product {
    // They die in this order.
    pools: Vec<Vec<Value>>,
    last: ValueCell,
    /// The place in each pool.
    places: RefCell<Vec<usize>>,
    started: Cell<bool>,
    ended: Cell<bool>,
}

iterator_type!(
    PRODUCT,
    "product",
    "All tuples of an item from each iterable.",
    "(cls, *iterables, repeat=1)",
    Product,
    |vm, repeat: Unless<1>, iterables: &[Value]| {
        let repeat = repeat.0;
        if repeat < 0 {
            return Err(vm.value_error("repeat argument cannot be negative"));
        }
        let once = iterables.iter().map(|pool| to_pool(vm, pool)).collect::<PyResult<Vec<_>>>()?;
        let count = once.len().checked_mul(repeat as usize);
        let count = count.filter(|count| *count <= isize::MAX as usize / size_of::<usize>());
        let count = count.ok_or_else(|| vm.overflow_error("repeat argument too large"))?;
        // Each pool is copied into a block of its own.
        const BLOCK: usize = 10;
        let held: usize = once.iter().map(|pool| pool.len() + BLOCK).sum();
        vm.check_items(held, repeat as usize)?;
        let rounds = if once.is_empty() { 0 } else { repeat };
        let mut pools = room::for_items(count)?;
        pools.extend((0..rounds).flat_map(|_| once.iter().cloned()));
        let places = RefCell::new(room::filled(0, count)?);
        Ok(Product {
            pools,
            last: ValueCell::default(),
            places,
            started: Cell::new(false),
            ended: Cell::new(false),
        })
    }
);

impl Product {
    /// Goes on to the next row: to the first where there is none.
    fn advance(&self) {
        if !self.started.replace(true) {
            return self.ended.set(self.pools.iter().any(Vec::is_empty));
        }
        for (place, pool) in self.places.borrow_mut().iter_mut().zip(&self.pools).rev() {
            *place += 1;
            if *place < pool.len() {
                return;
            }
            *place = 0;
        }
        self.ended.set(true);
    }

    fn row(&self) -> Value {
        let places = self.places.borrow();
        let items = places.iter().zip(&self.pools).map_while(|(&place, pool)| pool.get(place));
        Tuple::new(items.cloned().collect())
    }
}

impl Step for Product {
    fn next(&self, _: &Machine, _: &Value) -> PyResult<Option<Value>> {
        if self.ended.get() {
            return Ok(None);
        }
        self.advance();
        // At its end it keeps the first row: that dies after the pools.
        let row = self.row();
        self.last.set(row.clone());
        Ok((!self.ended.get()).then_some(row))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.pools.iter().rev().flat_map(|pool| pool.iter().rev()).for_each(&mut *visit);
        self.last.look(visit);
    }
}

impl Drop for Product {
    /// The pools die as tuples of tuples do.
    fn drop(&mut self) {
        while let Some(pool) = self.pools.pop() {
            drop_backwards(pool);
        }
    }
}

/// Choices of some values of a pool.
pub(super) struct Choice<const HOW: u8> {
    // They die in this order.
    pool: Vec<Value>,
    last: ValueCell,
    chosen: RefCell<Places<HOW>>,
    started: Cell<bool>,
    ended: Cell<bool>,
}

/// The places of the values that are chosen in a pool of `size`.
struct Places<const HOW: u8> {
    size: usize,
    places: Vec<usize>,
    /// For permutations: the places that are not chosen, behind those that are.
    order: Vec<usize>,
    cycles: Vec<usize>,
}

const COMBINE: u8 = 0;
const COMBINE_WITH_REPLACEMENT: u8 = 1;
const PERMUTE: u8 = 2;

impl<const HOW: u8> Choice<HOW> {
    fn new(vm: &Machine, iterable: &Value, r: &Value) -> PyResult<Choice<HOW>> {
        if HOW != PERMUTE {
            vm.index(r)?;
        }
        let pool = to_pool(vm, iterable)?;
        if HOW == PERMUTE && r.is_given() && !int::is_int(r) {
            return Err(vm.type_error("Expected int as r"));
        }
        let count = match HOW == PERMUTE && !r.is_given() {
            true => pool.len() as i64,
            false => vm.index(r)?,
        };
        if count < 0 {
            return Err(vm.value_error("r must be non-negative"));
        }
        let count = count as usize;
        room::look_for::<[usize; 2]>(count)?;
        let possible = match HOW {
            COMBINE_WITH_REPLACEMENT => !pool.is_empty() || count == 0,
            _ => count <= pool.len(),
        };
        let places = match HOW {
            _ if !possible => Vec::new(),
            COMBINE_WITH_REPLACEMENT => room::filled(0, count)?,
            _ => (0..count).collect(),
        };
        let order = (0..pool.len()).collect();
        let cycles = (0..places.len()).map(|place| pool.len() - place.min(pool.len())).collect();
        let chosen = Places { size: pool.len(), places, order, cycles };
        Ok(Choice {
            pool,
            last: ValueCell::default(),
            chosen: RefCell::new(chosen),
            started: Cell::new(false),
            ended: Cell::new(!possible),
        })
    }
}

impl<const HOW: u8> Places<HOW> {
    /// Goes on to the next choice; whether there is one.
    fn advance(&mut self) -> bool {
        match HOW {
            PERMUTE => self.permute(),
            _ => self.combine(),
        }
    }

    fn combine(&mut self) -> bool {
        let (size, count) = (self.size, self.places.len());
        let highest = |place: usize| match HOW {
            COMBINE => place + size - count,
            _ => size - 1,
        };
        let Some(change) = (0..count).rev().find(|&place| self.places[place] != highest(place))
        else {
            return false;
        };
        let value = self.places[change] + 1;
        for (distance, place) in (change..count).enumerate() {
            self.places[place] = if HOW == COMBINE { value + distance } else { value };
        }
        true
    }

    fn permute(&mut self) -> bool {
        let size = self.size;
        for place in (0..self.places.len()).rev() {
            self.cycles[place] -= 1;
            if self.cycles[place] == 0 {
                self.order[place..].rotate_left(1);
                self.cycles[place] = size - place;
            } else {
                let other = size - self.cycles[place];
                self.order.swap(place, other);
                let count = self.places.len();
                self.places.copy_from_slice(&self.order[..count]);
                return true;
            }
        }
        false
    }
}

iterator_type!(
    COMBINATIONS,
    "combinations",
    "All picks of r items, in their order.",
    "(cls, iterable, r)",
    Choice<COMBINE>,
    |vm, iterable: &Value, r: &Value| Choice::new(vm, iterable, r)
);
iterator_type!(
    COMBINATIONS_WITH_REPLACEMENT,
    "combinations_with_replacement",
    "All picks of r items, each as often as one likes.",
    "(cls, iterable, r)",
    Choice<COMBINE_WITH_REPLACEMENT>,
    |vm, iterable: &Value, r: &Value| Choice::new(vm, iterable, r)
);
iterator_type!(
    PERMUTATIONS,
    "permutations",
    "All rows of r items.",
    "(cls, iterable, r=None)",
    Choice<PERMUTE>,
    |vm, iterable: &Value, r: &Value| Choice::new(vm, iterable, r)
);

impl<const HOW: u8> Step for Choice<HOW> {
    fn next(&self, _: &Machine, _: &Value) -> PyResult<Option<Value>> {
        if self.ended.get() {
            return Ok(None);
        }
        if self.started.replace(true) && !self.chosen.borrow_mut().advance() {
            self.ended.set(true);
            return Ok(None);
        }
        let items =
            self.chosen.borrow().places.iter().map(|&place| self.pool[place].clone()).collect();
        let row = Tuple::new(items);
        self.last.set(row.clone());
        Ok(Some(row))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.pool.iter().rev().for_each(&mut *visit);
        self.last.look(visit);
    }
}

impl<const HOW: u8> Drop for Choice<HOW> {
    /// The pool dies as a tuple does.
    fn drop(&mut self) {
        drop_backwards(std::mem::take(&mut self.pool));
    }
}

/// A list of the pools of a combinatoric iterator.
fn to_pool(vm: &Machine, iterable: &Value) -> PyResult<Vec<Value>> {
    match iterable.exact::<List>() {
        Some(list) => Ok(list.items.to_vec()),
        None => vm.to_vec(iterable),
    }
}

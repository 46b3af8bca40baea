//! `set` and `frozenset`: an open-addressed table whose order is CPython's.
//!
//! The order of a set of ints shows in a program's output, so the table grows and probes as CPython's does: up to
//! nine neighbours in line, then a jump that mixes in higher bits of the hash; it grows when three fifths are filled.
#![allow(unsafe_code)]

pub mod methods;

use std::cell::{Cell, UnsafeCell};

use heap::Traverse;
use heap::room::{self, NoRoom};
use heap::value::Value;

use super::{Str, TypeRef};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::types::types;

pub use methods::{FROZEN_SPEC, SPEC};

#[derive(Clone)]
struct Slot {
    /// `NULL` where empty; `ELLIPSIS_MARK` of `deleted` where an item was.
    key: Value,
    hash: i64,
    deleted: bool,
}

const EMPTY: Slot = Slot { key: Value::NULL, hash: 0, deleted: false };
const SMALLEST: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

/// A set or frozenset.
pub struct Set {
    table: UnsafeCell<Vec<Slot>>,
    used: Cell<usize>,
    /// Used and deleted slots.
    fill: Cell<usize>,
    /// Where `pop` looks next.
    finger: Cell<usize>,
    /// Which of two places the table lies at, as with dicts.
    elsewhere: Cell<bool>,
    /// A frozenset's hash, once computed.
    hash: Cell<Option<i64>>,
}

impl Default for Set {
    fn default() -> Set {
        Set {
            table: UnsafeCell::new(vec![EMPTY; SMALLEST]),
            used: Cell::new(0),
            fill: Cell::new(0),
            finger: Cell::new(0),
            elsewhere: Cell::new(false),
            hash: Cell::new(None),
        }
    }
}

impl Traverse for Set {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.table().iter().for_each(|slot| visit(&slot.key));
    }

    fn clear(&self) {
        Set::clear(self);
    }
}

/// Where a search ended.
enum Found {
    At(usize),
    /// Where the item would go: the last slot on the way that a removed item has left, or the first empty one.
    Free(usize),
}

/// The slots to look at for a hash, in order and without end.
struct Probe {
    index: usize,
    /// The last one in line, and where the line began.
    last: usize,
    start: usize,
    mask: usize,
    perturb: u64,
}

impl Probe {
    #[inline(always)]
    fn new(hash: i64, mask: usize) -> Probe {
        let start = hash as usize & mask;
        Probe { index: start, last: Probe::end(start, mask), start, mask, perturb: hash as u64 }
    }

    #[inline(always)]
    fn end(start: usize, mask: usize) -> usize {
        if start + LINEAR_PROBES <= mask { start + LINEAR_PROBES } else { start }
    }
}

impl Iterator for Probe {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        let index = self.index;
        if index < self.last {
            self.index += 1;
            return Some(index);
        }
        self.perturb >>= PERTURB_SHIFT;
        self.start = self.start.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize);
        self.start &= self.mask;
        (self.index, self.last) = (self.start, Probe::end(self.start, self.mask));
        Some(index)
    }
}

impl Set {
    #[allow(clippy::new_ret_no_self)]
    pub fn new() -> Value {
        heap::new(&types().set, Set::default()).into_value()
    }

    pub fn of_class(class: &TypeRef) -> Value {
        heap::new(class, Set::default()).into_value()
    }

    /// A frozenset of a code object's constants, which are all hashable without Python.
    pub fn frozen_constant(items: impl Iterator<Item = Value>) -> Value {
        let set = heap::new(&types().frozenset, Set::default());
        for item in items {
            if let Some(hash) = crate::protocols::hash::hash_constant(&item) {
                let Found::Free(slot) = set.search(hash, |_| false) else { continue };
                set.insert_at(slot, item, hash).expect("memory for a constant");
            }
        }
        set.into_value()
    }

    fn table(&self) -> &Vec<Slot> {
        // SAFETY: one thread; borrows end before Python can run.
        unsafe { &*self.table.get() }
    }

    #[allow(clippy::mut_from_ref)]
    fn table_mut(&self) -> &mut Vec<Slot> {
        // SAFETY: one thread; callers hold no other borrow, and drop nothing while they hold this one.
        unsafe { &mut *self.table.get() }
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.used.get()
    }

    /// The bytes that the slots of the members take.
    pub fn room(&self) -> usize {
        size_of_val(&**self.table())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Tells the table from another that a search may find in its stead. In CPython the smallest one is a part of the set,
    /// and so never another.
    fn identity(&self) -> (usize, bool) {
        let size = self.table().len();
        (size, size > SMALLEST && self.elsewhere.get())
    }

    pub fn hash_cell(&self) -> &Cell<Option<i64>> {
        &self.hash
    }

    /// Follows the probe sequence until a slot with `hash` satisfies `same`, or an empty slot comes.
    #[inline]
    fn search(&self, hash: i64, mut same: impl FnMut(&Slot) -> bool) -> Found {
        let table = self.table();
        let mut left = None;
        for index in Probe::new(hash, table.len() - 1) {
            let slot = &table[index];
            if slot.deleted {
                left = Some(index);
            } else if slot.key.is_null() {
                return Found::Free(left.unwrap_or(index));
            } else if slot.hash == hash && same(slot) {
                return Found::At(index);
            }
        }
        unreachable!("a table has empty slots");
    }

    /// The place of `key`. Whoever has its hash and comes before it is asked, and may change the set: as in CPython, the
    /// search goes on from there, unless the one asked has gone or the table is another.
    /// Whoever says that it is equal is believed by what `adds`, gone or not: then the place means nothing.
    fn find(&self, vm: &Machine, key: &Value, hash: i64, adds: bool) -> PyResult<Found> {
        'again: loop {
            let identity = self.identity();
            let mut left = None;
            for index in Probe::new(hash, self.table().len() - 1) {
                let slot = &self.table()[index];
                if slot.deleted {
                    left = Some(index);
                    continue;
                }
                if slot.key.is_null() {
                    return Ok(Found::Free(left.unwrap_or(index)));
                }
                if slot.hash != hash {
                    continue;
                }
                if slot.key.is(key) {
                    return Ok(Found::At(index));
                }
                match (slot.key.exact::<Str>(), key.exact::<Str>()) {
                    (Some(one), Some(two)) if one == two => return Ok(Found::At(index)),
                    (Some(_), Some(_)) => continue,
                    _ if slot.key.both_small_ints(key) => continue,
                    _ => (),
                }
                let asked = slot.key.clone();
                let equal = vm.equal(&asked, key)?;
                if equal && adds {
                    return Ok(Found::At(index));
                }
                if self.identity() != identity || !self.table()[index].key.is(&asked) {
                    continue 'again;
                }
                if equal {
                    return Ok(Found::At(index));
                }
            }
        }
    }

    #[inline]
    pub fn contains(&self, vm: &Machine, key: &Value) -> PyResult<bool> {
        let hash = vm.hash_key(key, "a set element")?;
        self.contains_hashed(vm, key, hash)
    }

    pub fn contains_hashed(&self, vm: &Machine, key: &Value, hash: i64) -> PyResult<bool> {
        Ok(matches!(self.find(vm, key, hash, false)?, Found::At(_)))
    }

    #[inline]
    pub fn add(&self, vm: &Machine, key: &Value) -> PyResult<()> {
        let hash = vm.hash_key(key, "a set element")?;
        self.add_hashed(vm, key, hash)
    }

    pub fn add_hashed(&self, vm: &Machine, key: &Value, hash: i64) -> PyResult<()> {
        if let Found::Free(slot) = self.find(vm, key, hash, true)? {
            self.insert_at(slot, key.clone(), hash)?;
        }
        Ok(())
    }

    fn insert_at(&self, slot: usize, key: Value, hash: i64) -> Result<(), NoRoom> {
        let mask = self.table().len() - 1;
        // Where there was no room for a larger table, this one fills up; a search ends at an empty slot.
        if self.fill.get() + 1 >= mask {
            return Err(NoRoom);
        }
        let reused =
            std::mem::replace(&mut self.table_mut()[slot], Slot { key, hash, deleted: false });
        self.used.set(self.used.get() + 1);
        if reused.deleted {
            return Ok(());
        }
        self.fill.set(self.fill.get() + 1);
        if self.fill.get() * 5 >= mask * 3 {
            let used = self.used.get();
            self.resize(if used > 50_000 { used * 2 } else { used * 4 })?;
        }
        Ok(())
    }

    fn resize(&self, least: usize) -> Result<(), NoRoom> {
        let mut size = SMALLEST;
        while size <= least {
            size *= 2;
        }
        let table = room::filled(EMPTY, size)?;
        let old = std::mem::replace(self.table_mut(), table);
        self.elsewhere.set(self.elsewhere.get() ^ (old.len() == size));
        self.fill.set(self.used.get());
        for slot in old.into_iter().filter(|slot| !slot.key.is_null()) {
            let Found::Free(place) = self.search(slot.hash, |_| false) else { continue };
            self.table_mut()[place] = slot;
        }
        Ok(())
    }

    /// Removes `key`; says whether it was there.
    pub fn remove(&self, vm: &Machine, key: &Value) -> PyResult<bool> {
        let hash = vm.hash_key(key, "a set element")?;
        self.remove_hashed(vm, key, hash)
    }

    pub fn remove_hashed(&self, vm: &Machine, key: &Value, hash: i64) -> PyResult<bool> {
        match self.find(vm, key, hash, false)? {
            Found::At(slot) => {
                drop(self.remove_at(slot));
                Ok(true)
            }
            Found::Free(_) => Ok(false),
        }
    }

    fn remove_at(&self, slot: usize) -> Value {
        self.used.set(self.used.get() - 1);
        let slot = &mut self.table_mut()[slot];
        slot.deleted = true;
        std::mem::take(&mut slot.key)
    }

    /// Removes the next item behind the one popped last.
    pub fn pop(&self) -> Option<Value> {
        let mask = self.table().len() - 1;
        let start = self.finger.get() & mask;
        let slot =
            (start..=mask).chain(0..start).find(|slot| !self.table()[*slot].key.is_null())?;
        self.finger.set(slot + 1);
        Some(self.remove_at(slot))
    }

    /// Makes room for `more` items whose number is known beforehand.
    pub fn reserve(&self, more: usize) -> Result<(), NoRoom> {
        if (self.fill.get() + more) * 5 >= (self.table().len() - 1) * 3 {
            self.resize((self.used.get() + more) * 2)?;
        }
        Ok(())
    }

    /// Builds the table anew where removed items take more than a quarter of it.
    pub fn tidy(&self) -> Result<(), NoRoom> {
        if self.fill.get() - self.used.get() > (self.table().len() - 1) / 4 {
            let used = self.used.get();
            self.resize(if used > 50_000 { used * 2 } else { used * 4 })?;
        }
        Ok(())
    }

    pub fn clear(&self) {
        self.used.set(0);
        self.fill.set(0);
        drop(std::mem::replace(self.table_mut(), vec![EMPTY; SMALLEST]));
    }

    /// The item at slot `place` or the next one behind it, with its slot.
    #[inline]
    pub fn next_from(&self, place: usize) -> Option<(usize, Value)> {
        let slots = self.table().get(place..)?;
        let ahead = slots.iter().position(|slot| !slot.key.is_null())?;
        Some((place + ahead, slots[ahead].key.clone()))
    }

    /// The items with their hashes, as the set is when their turn comes.
    pub fn walk(&self) -> impl Iterator<Item = (Value, i64)> {
        let mut place = 0;
        std::iter::from_fn(move || {
            let (found, item) = self.next_from(place)?;
            place = found + 1;
            Some((item, self.table()[found].hash))
        })
    }

    pub fn items(&self) -> Vec<Value> {
        let live = self.table().iter().filter(|slot| !slot.key.is_null());
        live.map(|slot| slot.key.clone()).collect()
    }

    /// Takes over the items of another set.
    pub fn merge(&self, vm: &Machine, other: &Set) -> PyResult<()> {
        if std::ptr::eq(self, other) || other.is_empty() {
            return Ok(());
        }
        self.reserve(other.used.get())?;
        if self.fill.get() == 0
            && self.table().len() == other.table().len()
            && other.fill.get() == other.used.get()
        {
            let copy = room::copy(other.table())?;
            self.used.set(other.used.get());
            self.fill.set(other.fill.get());
            drop(std::mem::replace(self.table_mut(), copy));
            return Ok(());
        }
        vm.check_items(other.len(), 2)?;
        let is_new = self.fill.get() == 0;
        for (item, hash) in other.walk() {
            match is_new {
                // No two items of the other one are equal.
                true => self.add_absent(item, hash)?,
                false => self.add_hashed(vm, &item, hash)?,
            }
        }
        Ok(())
    }

    /// Adds an item that is known not to be there, without comparing it with any.
    fn add_absent(&self, item: Value, hash: i64) -> Result<(), NoRoom> {
        match self.search(hash, |_| false) {
            Found::Free(slot) => self.insert_at(slot, item, hash),
            Found::At(_) => Ok(()),
        }
    }

    /// Trades contents with another set.
    pub fn swap(&self, other: &Set) {
        self.used.swap(&other.used);
        self.fill.swap(&other.fill);
        std::mem::swap(self.table_mut(), other.table_mut());
        for set in [self, other] {
            set.elsewhere.set(!set.elsewhere.get());
        }
    }
}

/// The order of the methods of `set` and `frozenset`.
static ORDER: &[&str] = &[
    "add",
    "clear",
    "copy",
    "discard",
    "difference",
    "difference_update",
    "intersection",
    "intersection_update",
    "isdisjoint",
    "issubset",
    "issuperset",
    "pop",
    "__reduce__",
    "remove",
    "__sizeof__",
    "symmetric_difference",
    "symmetric_difference_update",
    "union",
    "update",
    "__class_getitem__",
];

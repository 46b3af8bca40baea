//! `dict`: entries in the order of their insertion, found through an open-addressed index.
//!
//! ```text
//!  entries  [hash, key, value] [hash, key, value] [deleted] ...      in order of insertion
//!  index    .. 2 . 0 .. 1 ..                                         only with more than 5 entries
//! ```
//!
//! Size and probing are CPython's, since a program sees which keys are compared, and how often: the index has a power of two
//! of slots, of which two thirds are given to entries, deleted ones too, before it is built anew.
//!
//! What holds: lookups with a string key run no Python unless the dict has keys that are not strings; a lookup
//! whose comparison changed the dict looks at it anew; values leave the dict before they are dropped; the index has empty
//! slots. `keys_version` names a state of the keys: inline caches remember it together with an entry's place.
#![allow(unsafe_code)]

pub mod methods;
pub mod proxy;
mod table;
pub mod views;

use std::cell::{Cell, RefCell, UnsafeCell};

use heap::room::NoRoom;
use heap::value::{Ref, Value};
use heap::{Header, Traverse};
use rustc_hash::FxHashMap;

use super::type_object::next_version;
use super::{Name, Str, TypeRef};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::types::types;

use self::table::{DELETED, EMPTY, Entry, Match, Probe, Table, compare, slots_for};

pub use methods::SPEC;

/// A dict.
#[derive(Default)]
pub struct Dict {
    table: UnsafeCell<Table>,
    keys_version: Cell<u32>,
    /// It was made for the attributes of an instance: in CPython their values lie where the class has given them places.
    split: Cell<Split>,
}

/// Whose places a dict has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Split {
    /// Nobody's.
    #[default]
    No,
    OfClass,
    /// Those of a class that the instance had when its attributes became a dict: they are in [`FORMER`].
    OfFormerClass,
}

thread_local! {
    /// The names of former classes' places in their order, for the dicts that have them.
    static FORMER: RefCell<FxHashMap<*const Dict, Box<[Box<str>]>>> = RefCell::default();
    static NEXT_VERSION: Cell<u32> = const { Cell::new(1) };
}

#[cold]
fn is_same_text(one: &Value, two: &Value) -> bool {
    match (one.downcast::<Str>(), two.downcast::<Str>()) {
        (Some(one), Some(two)) => one == two,
        _ => false,
    }
}

impl Dict {
    /// A new dict object.
    #[allow(clippy::new_ret_no_self)]
    pub fn new() -> Ref<Dict> {
        heap::new(&types().dict, Dict::default())
    }

    /// The dict of an instance's attributes, a part of the instance until a program asks for it.
    pub fn of_attributes() -> Ref<Dict> {
        let dict = Dict::default();
        dict.split.set(Split::OfClass);
        let dict = heap::new_untracked(&types().dict, dict);
        if let Some(header) = dict.value().header() {
            header.set_part();
        }
        dict
    }

    /// Whether it has been an instance's attributes from its birth on, and still keeps their places as CPython would.
    pub fn is_split(&self) -> bool {
        self.split.get() != Split::No
    }

    /// Whether the places are those that the instance's class gives names now.
    pub fn has_places_of_class(&self) -> bool {
        self.split.get() == Split::OfClass
    }

    /// The instance whose attributes it has gets another class: it keeps the places of this one.
    pub fn keep_places(&self, class: &TypeRef) {
        if self.split.get() == Split::OfClass {
            self.split.set(Split::OfFormerClass);
            FORMER.with_borrow_mut(|former| former.insert(self, class.keys.in_order_of_death()));
        }
    }

    pub fn of_class(class: &TypeRef) -> Ref<Dict> {
        heap::new(class, Dict::default())
    }

    #[inline(always)]
    fn table(&self) -> &Table {
        // SAFETY: one thread; borrows end before Python can run.
        unsafe { &*self.table.get() }
    }

    #[allow(clippy::mut_from_ref)]
    #[inline(always)]
    fn table_mut(&self) -> &mut Table {
        // SAFETY: one thread; callers hold no other borrow, and drop nothing while they hold this one.
        unsafe { &mut *self.table.get() }
    }

    #[inline(always)]
    fn keys_changed(&self) {
        self.keys_version.set(0);
    }

    /// Names the present state of the keys; never zero. `None` once all numbers have been used.
    pub fn keys_version(&self) -> Option<u32> {
        if self.keys_version.get() == 0 {
            self.keys_version.set(next_version(&NEXT_VERSION)?);
        }
        Some(self.keys_version.get())
    }

    /// The same, zero where nobody has asked since the last change.
    #[inline(always)]
    pub fn cached_keys_version(&self) -> u32 {
        self.keys_version.get()
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.table().used as usize
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place of `key`.
    #[inline]
    pub fn find(&self, vm: &Machine, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        let (mut found, mut asks) = (None, false);
        self.table().probe(hash, |place, entry| match compare(entry, key, hash) {
            Match::Same => {
                found = Some(place);
                true
            }
            Match::Different => false,
            Match::Ask => {
                asks = true;
                true
            }
        });
        if asks { self.find_by_asking(vm, key, hash) } else { Ok(found) }
    }

    /// The same where keys have to be asked. Whoever is asked may change the dict: as in CPython, the search goes on from
    /// there, unless the one asked has gone or the table is another.
    #[inline(never)]
    fn find_by_asking(&self, vm: &Machine, key: &Value, hash: i64) -> PyResult<Option<usize>> {
        'again: loop {
            let identity = self.table().identity();
            for slot in Probe::new(hash, self.table().size()) {
                let place = match self.table().slot(slot) {
                    EMPTY => return Ok(None),
                    DELETED => continue,
                    place => place as usize,
                };
                let entry = &self.table().entries[place];
                match compare(entry, key, hash) {
                    Match::Same => return Ok(Some(place)),
                    Match::Different => continue,
                    Match::Ask => (),
                }
                let asked = entry.key.clone();
                let equal = vm.equal(&asked, key)?;
                let is_there = |entry: &Entry| entry.key.is(&asked);
                let table = self.table();
                if table.identity() != identity || !table.entries.get(place).is_some_and(is_there) {
                    continue 'again;
                }
                if equal {
                    return Ok(Some(place));
                }
            }
        }
    }

    /// The place of a string key. Keys whose comparison would run Python are not asked: those of a subclass of `str` count as
    /// their text.
    #[inline(always)]
    fn find_str(&self, key: &Value, hash: i64) -> Option<usize> {
        let mut found = None;
        self.table().probe(hash, |place, entry| {
            let same = match compare(entry, key, hash) {
                Match::Same => true,
                Match::Different => false,
                Match::Ask => is_same_text(&entry.key, key),
            };
            if same {
                found = Some(place);
            }
            same
        });
        found
    }

    /// The place of `name`, for inline caches.
    #[inline]
    pub fn place_of(&self, name: &Name) -> Option<usize> {
        self.find_str(name.value(), name.hash())
    }

    /// The value at `place`, if the key there is the very object `name`.
    #[inline(always)]
    pub fn value_at(&self, place: usize, name: &Value) -> Option<Value> {
        let entry = self.table().entries.get(place)?;
        entry.key.is(name).then(|| entry.value.clone())
    }

    /// Replaces the value at `place`, if the key there is the very object `name`.
    #[inline(always)]
    pub fn replace_at(&self, place: usize, name: &Value, value: Value) -> Result<(), Value> {
        match self.table_mut().entries.get_mut(place) {
            Some(entry) if entry.key.is(name) => {
                drop(std::mem::replace(&mut entry.value, value));
                Ok(())
            }
            _ => Err(value),
        }
    }

    /// The value of a string key.
    #[inline]
    pub fn get_name(&self, name: &Name) -> Option<Value> {
        let place = self.find_str(name.value(), name.hash())?;
        Some(self.table().entries[place].value.clone())
    }

    pub fn get_str(&self, name: &str) -> Option<Value> {
        self.get_name(&super::str::intern(name))
    }

    /// `dict[key]` without `__missing__`.
    #[inline]
    pub fn get(&self, vm: &Machine, key: &Value) -> PyResult<Option<Value>> {
        let hash = vm.hash_key(key, "a dict key")?;
        self.get_hashed(vm, key, hash)
    }

    /// The same of a key whose hash is known.
    #[inline]
    pub fn get_hashed(&self, vm: &Machine, key: &Value, hash: i64) -> PyResult<Option<Value>> {
        Ok(self.find(vm, key, hash)?.map(|place| self.table().entries[place].value.clone()))
    }

    /// The value of `key`, which becomes `default` where there is none. One search.
    pub fn get_or_set(&self, vm: &Machine, key: &Value, default: Value) -> PyResult {
        let hash = vm.hash_key(key, "a dict key")?;
        match self.find(vm, key, hash)? {
            Some(place) => Ok(self.table().entries[place].value.clone()),
            None => {
                self.put(None, key, hash, default.clone())?;
                Ok(default)
            }
        }
    }

    /// `dict[key] = value`.
    #[inline]
    pub fn set(&self, vm: &Machine, key: &Value, value: Value) -> PyResult<()> {
        let hash = vm.hash_key(key, "a dict key")?;
        self.set_hashed(vm, key, hash, value)
    }

    #[inline]
    pub fn set_hashed(&self, vm: &Machine, key: &Value, hash: i64, value: Value) -> PyResult<()> {
        let place = self.find(vm, key, hash)?;
        Ok(self.put(place, key, hash, value)?)
    }

    #[inline(always)]
    fn put(
        &self,
        place: Option<usize>,
        key: &Value,
        hash: i64,
        value: Value,
    ) -> Result<(), NoRoom> {
        match place {
            Some(place) => {
                let old = std::mem::replace(&mut self.table_mut().entries[place].value, value);
                drop(old);
            }
            None => {
                if self.table().is_full() {
                    self.table_mut().grow()?;
                }
                self.keys_changed();
                self.table_mut().push(Entry { hash, key: key.clone(), value });
            }
        }
        Ok(())
    }

    /// `dict[name] = value` for a string.
    pub fn try_set_name(&self, name: &Name, value: Value) -> Result<(), NoRoom> {
        let hash = name.hash();
        self.put(self.find_str(name.value(), hash), name.value(), hash, value)
    }

    /// The same in a dict that no program makes long.
    pub fn set_name(&self, name: &Name, value: Value) {
        self.try_set_name(name, value).expect("memory for a few names");
    }

    pub fn set_str(&self, name: &str, value: Value) {
        self.set_name(&super::str::intern(name), value);
    }

    /// Removes `key`, and gives what it was.
    pub fn remove(&self, vm: &Machine, key: &Value) -> PyResult<Option<Value>> {
        let hash = vm.hash_key(key, "a dict key")?;
        self.remove_hashed(vm, key, hash)
    }

    pub fn remove_hashed(&self, vm: &Machine, key: &Value, hash: i64) -> PyResult<Option<Value>> {
        let place = self.find(vm, key, hash)?;
        Ok(place.map(|place| self.remove_at(place).1))
    }

    /// The value of a key, whose entry becomes the last one.
    pub fn refresh(&self, vm: &Machine, key: &Value, hash: i64) -> PyResult<Option<Value>> {
        let Some(place) = self.find(vm, key, hash)? else { return Ok(None) };
        let (key, value) = self.remove_at(place);
        self.put(None, &key, hash, value.clone())?;
        Ok(Some(value))
    }

    pub fn remove_name(&self, name: &Name) -> Option<Value> {
        let place = self.find_str(name.value(), name.hash())?;
        Some(self.remove_at(place).1)
    }

    fn remove_at(&self, place: usize) -> (Value, Value) {
        self.keys_changed();
        self.table_mut().remove(place)
    }

    /// Removes the entry inserted last.
    pub fn pop_last(&self) -> Option<(Value, Value)> {
        let place = self.table().entries.iter().rposition(|entry| !entry.key.is_null())?;
        let removed = self.remove_at(place);
        self.table_mut().forget_from(place);
        self.forget_places();
        Some(removed)
    }

    pub fn clear(&self) {
        self.keys_changed();
        let empty = self.table().emptied();
        drop(std::mem::replace(self.table_mut(), empty));
    }

    /// Removes the entry inserted first.
    pub fn pop_first(&self) -> Option<(Value, Value)> {
        let (place, ..) = self.next_from(0)?;
        Some(self.remove_at(place))
    }

    /// The entry at `place` or the next one behind it, with its place.
    #[inline]
    pub fn next_from(&self, place: usize) -> Option<(usize, Value, Value)> {
        let place = place.max(self.table().first as usize);
        let entries = self.table().entries.get(place..)?;
        let ahead = entries.iter().position(|entry| !entry.key.is_null())?;
        let entry = &entries[ahead];
        Some((place + ahead, entry.key.clone(), entry.value.clone()))
    }

    /// The entry before `end`, with its place.
    pub fn previous_from(&self, end: usize) -> Option<(usize, Value, Value)> {
        let table = self.table();
        let entries = &table.entries[..end.min(table.entries.len())];
        let place = entries.iter().rposition(|entry| !entry.key.is_null())?;
        Some((place, entries[place].key.clone(), entries[place].value.clone()))
    }

    /// How many places there are, deleted ones included.
    pub fn places(&self) -> usize {
        self.table().entries.len()
    }

    /// The bytes that the entries and the way to them take.
    pub fn room(&self) -> usize {
        self.table().room()
    }

    /// The entries with the hashes of their keys, as the dict is when their turn comes.
    pub fn walk(&self) -> impl Iterator<Item = (Value, i64, Value)> {
        let mut place = 0;
        std::iter::from_fn(move || {
            let (found, key, value) = self.next_from(place)?;
            place = found + 1;
            Some((key, self.table().entries[found].hash, value))
        })
    }

    pub fn keys(&self) -> Vec<Value> {
        self.table().live().map(|entry| entry.key.clone()).collect()
    }

    pub fn values(&self) -> Vec<Value> {
        self.table().live().map(|entry| entry.value.clone()).collect()
    }

    pub fn items(&self) -> Vec<(Value, Value)> {
        self.table().live().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
    }

    /// Makes room for `more` entries at once.
    pub fn reserve(&self, more: usize) -> Result<(), NoRoom> {
        self.table_mut().reserve(more)
    }

    /// A new dict with the same entries, at the same places unless many of these are empty.
    pub fn copy(&self) -> Result<Ref<Dict>, NoRoom> {
        let copy = Dict::new();
        if self.is_empty() {
            return Ok(copy);
        }
        self.copy_into(&copy)?;
        if !self.table().is_mostly_used() {
            let slots = slots_for(self.len());
            copy.table_mut().rebuild(slots)?;
        }
        Ok(copy)
    }

    fn copy_into(&self, copy: &Dict) -> Result<(), NoRoom> {
        copy.keys_changed();
        let table = self.table().copy_in_place_of(copy.table())?;
        *copy.table_mut() = table;
        Ok(())
    }

    /// Takes over the entries of `other`.
    pub fn update(&self, vm: &Machine, other: &Dict) -> PyResult<()> {
        if other.is_empty() || std::ptr::eq(self, other) {
            return Ok(());
        }
        if self.is_empty() && other.table().is_compact() {
            return Ok(other.copy_into(self)?);
        }
        self.reserve(other.len())?;
        let length = other.len();
        for (key, hash, value) in other.walk() {
            self.set_hashed(vm, &key, hash, value)?;
            if other.len() != length {
                return Err(vm.runtime_error("dict mutated during update"));
            }
        }
        Ok(())
    }
}

impl Traverse for Dict {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for entry in &self.table().entries {
            visit(&entry.value);
            visit(&entry.key);
        }
    }

    fn clear(&self) {
        Dict::clear(self);
    }

    fn clear_attributes(&self, instance: &Header) {
        if self.len() < 2 {
            return;
        }
        let class: &TypeRef = instance.class();
        match self.split.get() {
            Split::No => (),
            Split::OfClass => self.clear_by(|key| class.keys.rank(key)),
            Split::OfFormerClass => {
                let names = self.forget_places();
                let position = |key: &Str| names.iter().position(|name| *key == **name);
                self.clear_by(|key| key.downcast().and_then(position).unwrap_or(usize::MAX));
            }
        }
    }
}

impl Dict {
    /// It has nobody's places any more; the names of those of a former class.
    #[inline]
    fn forget_places(&self) -> Box<[Box<str>]> {
        match self.split.replace(Split::No) {
            Split::OfFormerClass => take_former(self),
            Split::No | Split::OfClass => Box::default(),
        }
    }

    /// Lets go of the entries in the order of what `rank` says of their keys, where that is not theirs.
    fn clear_by(&self, rank: impl Fn(&Value) -> usize) {
        if self.table().entries.is_sorted_by_key(|entry| rank(&entry.key)) {
            return;
        }
        self.keys_changed();
        let empty = self.table().emptied();
        let mut entries = std::mem::replace(self.table_mut(), empty).entries;
        entries.sort_by_key(|entry| rank(&entry.key));
        drop(entries);
    }
}

#[cold]
fn take_former(dict: &Dict) -> Box<[Box<str>]> {
    // At the end of a thread the table may be gone before the last dicts.
    let taken = FORMER.try_with(|former| former.borrow_mut().remove(&std::ptr::from_ref(dict)));
    taken.ok().flatten().unwrap_or_default()
}

impl Drop for Dict {
    fn drop(&mut self) {
        self.forget_places();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::str::intern;

    #[test]
    fn names_are_found_after_growth_and_removal() {
        let dict = Dict::new();
        for number in 0..1000i64 {
            dict.set_str(&format!("name{number}"), Value::int_unchecked(number));
        }
        for number in (0..1000).step_by(3) {
            assert!(dict.remove_name(&intern(&format!("name{number}"))).is_some());
        }
        for number in 0..1000i64 {
            let found = dict.get_str(&format!("name{number}"));
            let expected = (number % 3 != 0).then_some(number);
            assert_eq!(found.and_then(|value| value.as_small_int()), expected);
        }
        assert_eq!(dict.len(), 666);
    }

    #[test]
    fn an_index_never_fills_with_deleted_entries() {
        let dict = Dict::new();
        for number in 0..1000 {
            dict.set_str(&format!("name{number}"), Value::NONE);
            if number > 8 {
                dict.pop_last();
            }
        }
        assert_eq!(dict.len(), 9);
        assert!(dict.get_str("name1000").is_none());
    }

    #[test]
    fn order_is_that_of_insertion() {
        let dict = Dict::new();
        for name in ["c", "a", "b"] {
            dict.set_str(name, Value::NONE);
        }
        dict.remove_name(&intern("a"));
        dict.set_str("a", Value::NONE);
        let keys: Vec<String> = dict.keys().iter().map(Value::to_string).collect();
        assert_eq!(keys, ["c", "b", "a"]);
    }
}

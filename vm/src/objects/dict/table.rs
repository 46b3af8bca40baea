//! The entries of a dict, and the index through which they are found.

use heap::allocator::asking;
use heap::room::{self, NoRoom};
use heap::value::Value;

use crate::objects::Str;

pub(super) struct Entry {
    pub hash: i64,
    /// `NULL` where deleted.
    pub key: Value,
    pub value: Value,
}

impl Entry {
    /// Whether Python may be asked for the equality of its key.
    fn is_asked(&self) -> bool {
        !self.key.is_null() && !self.key.is_small_int() && self.key.exact::<Str>().is_none()
    }
}

#[derive(Default)]
pub(super) struct Table {
    pub entries: Vec<Entry>,
    /// Places in `entries`, a power of two of them; empty while there is room for few entries.
    index: Box<[u32]>,
    pub used: u32,
    /// Before this place there are only deleted entries.
    pub first: u32,
    /// How many entries were added since the table was built, those included that are gone.
    pub filled: u32,
    /// Which of two places the index lies at. One that is built anew cannot lie where the old one does; one that grows back
    /// to its size after the old one was freed does, as CPython's, and a search goes on in it.
    pub elsewhere: bool,
}

pub(super) const EMPTY: u32 = u32::MAX;
pub(super) const DELETED: u32 = u32::MAX - 1;
/// The size of an index that is not there.
const SMALLEST: usize = 8;
const PERTURB_SHIFT: u32 = 5;

/// How many entries an index of `size` slots is filled with.
fn usable(size: usize) -> usize {
    size * 2 / 3
}

/// How many slots are asked for where so many entries are to come.
pub(super) fn slots_for(entries: usize) -> usize {
    (entries * 3).div_ceil(2)
}

/// The slots of an index to look at for a hash, in order and without end.
pub(super) struct Probe {
    slot: usize,
    perturb: u64,
    mask: usize,
}

impl Probe {
    #[inline(always)]
    pub fn new(hash: i64, size: usize) -> Probe {
        let mask = size - 1;
        Probe { slot: hash as usize & mask, perturb: hash as u64, mask }
    }

    #[inline(always)]
    fn advance(&mut self) {
        self.perturb >>= PERTURB_SHIFT;
        let next = self.slot.wrapping_mul(5).wrapping_add(self.perturb as usize).wrapping_add(1);
        self.slot = next & self.mask;
    }
}

impl Iterator for Probe {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        let slot = self.slot;
        self.advance();
        Some(slot)
    }
}

/// What a look at one entry says about the key searched for.
pub(super) enum Match {
    Same,
    Different,
    /// Only Python can tell.
    Ask,
}

#[inline(always)]
pub(super) fn compare(entry: &Entry, key: &Value, hash: i64) -> Match {
    if entry.key.is(key) {
        return Match::Same;
    }
    if entry.hash != hash || entry.key.is_null() {
        return Match::Different;
    }
    match (entry.key.exact::<Str>(), key.exact::<Str>()) {
        (Some(one), Some(two)) if same_text(one, two) => Match::Same,
        (Some(_), Some(_)) => Match::Different,
        _ if entry.key.both_small_ints(key) => Match::Different,
        _ => Match::Ask,
    }
}

/// Called, not inlined: most keys that are found are the very object searched for, and looking for them takes few registers.
#[inline(never)]
fn same_text(one: &Str, two: &Str) -> bool {
    one == two
}

impl Table {
    /// The bytes that entries and index take.
    pub fn room(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>() + size_of_val(&*self.index)
    }

    /// The entries to look at for `hash`, in order; where there is no index, all of them.
    #[inline(always)]
    pub fn probe(&self, hash: i64, mut look: impl FnMut(usize, &Entry) -> bool) {
        if self.index.is_empty() {
            for (place, entry) in self.entries.iter().enumerate() {
                if look(place, entry) {
                    return;
                }
            }
            return;
        }
        // Most searches end at the first slot: the next one is not computed before.
        let mut probe = Probe::new(hash, self.index.len());
        loop {
            match self.index[probe.slot] {
                EMPTY => return,
                DELETED => (),
                place => {
                    if look(place as usize, &self.entries[place as usize]) {
                        return;
                    }
                }
            }
            probe.advance();
        }
    }

    /// A table without entries to come after this one.
    pub fn emptied(&self) -> Table {
        Table { elsewhere: self.elsewhere, ..Table::default() }
    }

    fn insert_index(index: &mut [u32], hash: i64, place: usize) {
        let free = Probe::new(hash, index.len()).find(|slot| index[*slot] >= DELETED);
        index[free.expect("an index has empty slots")] = place as u32;
    }

    /// How many slots its index has, or would have.
    pub fn size(&self) -> usize {
        self.index.len().max(SMALLEST)
    }

    /// Tells it from another that a search may find in its stead.
    pub fn identity(&self) -> (usize, bool) {
        (self.size(), self.elsewhere)
    }

    /// The entries that are there.
    pub fn live(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_null())
    }

    /// Makes room for `more` entries at once.
    pub fn reserve(&mut self, more: usize) -> Result<(), NoRoom> {
        match more > usable(self.size()) {
            true => self.rebuild(slots_for(self.used as usize + more)),
            false => Ok(()),
        }
    }

    /// Whether what is merged into nothing becomes a copy: where no place is empty, and hardly more room was made than the
    /// entries need.
    pub fn is_compact(&self) -> bool {
        let (size, used) = (self.size(), self.used as usize);
        used == self.entries.len() && (size == SMALLEST || usable(size / 2) < used)
    }

    /// Whether a copy keeps the places.
    pub fn is_mostly_used(&self) -> bool {
        self.used as usize >= self.entries.len() * 2 / 3
    }

    /// The same entries at the same places, and the same index, in place of another table.
    pub fn copy_in_place_of(&self, other: &Table) -> Result<Table, NoRoom> {
        let mut entries = room::for_items(self.entries.len())?;
        entries.extend(self.entries.iter().map(|entry| Entry {
            hash: entry.hash,
            key: entry.key.clone(),
            value: entry.value.clone(),
        }));
        let index = room::copy(&self.index)?.into_boxed_slice();
        let elsewhere = other.elsewhere ^ (self.size() == other.size());
        Ok(Table { entries, index, elsewhere, ..*self })
    }

    /// Whether there is no room for another entry.
    #[inline(always)]
    pub fn is_full(&self) -> bool {
        self.entries.len() == self.entries.capacity() || self.is_filled()
    }

    /// Whether as many entries were added as the index has room for.
    #[inline(always)]
    fn is_filled(&self) -> bool {
        self.filled as usize >= usable(self.size())
    }

    /// Makes room for another entry.
    #[cold]
    #[inline(never)]
    pub fn grow(&mut self) -> Result<(), NoRoom> {
        if self.is_filled() {
            self.rebuild(self.used as usize * 3)?;
        }
        asking(|| self.entries.try_reserve(1)).map_err(|_| NoRoom)
    }

    /// Puts an entry behind the last; there is room.
    pub fn push(&mut self, entry: Entry) {
        debug_assert!(!self.is_full());
        if !self.index.is_empty() {
            Table::insert_index(&mut self.index, entry.hash, self.entries.len());
        }
        self.entries.push(entry);
        self.used += 1;
        self.filled += 1;
    }

    /// Drops the deleted entries, and makes an index of at least `least` slots.
    pub fn rebuild(&mut self, least: usize) -> Result<(), NoRoom> {
        let size = least.next_power_of_two();
        let index = if size > SMALLEST { room::filled(EMPTY, size)? } else { Vec::new() };
        self.elsewhere ^= size.max(SMALLEST) == self.size();
        self.entries.retain(|entry| !entry.key.is_null());
        self.filled = self.used;
        self.first = 0;
        self.index = self.indexed(index).into_boxed_slice();
        Ok(())
    }

    /// An empty index with the entries in it; none where there is none.
    fn indexed<Index: AsMut<[u32]>>(&self, mut index: Index) -> Index {
        if index.as_mut().is_empty() {
            return index;
        }
        for (place, entry) in self.entries.iter().enumerate() {
            Table::insert_index(index.as_mut(), entry.hash, place);
        }
        index
    }

    /// What the index says at a slot; where there is none, what it would say.
    pub fn slot(&self, slot: usize) -> u32 {
        match self.index.is_empty() {
            true => self.indexed([EMPTY; SMALLEST])[slot],
            false => self.index[slot],
        }
    }

    /// Leaves out the places from one on, where all are deleted.
    pub fn forget_from(&mut self, place: usize) {
        self.entries.truncate(place);
        self.first = self.first.min(place as u32);
    }

    /// Takes out an entry, whose place stays.
    pub fn remove(&mut self, place: usize) -> (Value, Value) {
        if self.index.is_empty() && self.entries.iter().any(Entry::is_asked) {
            // What comes next may take the free slot, and be found before what was there: where Python compares, it sees that.
            self.index = Box::new(self.indexed([EMPTY; SMALLEST]));
        }
        if !self.index.is_empty() {
            let mut probe = Probe::new(self.entries[place].hash, self.index.len());
            let slot = probe.find(|slot| self.index[*slot] == place as u32);
            self.index[slot.expect("each entry is in the index")] = DELETED;
        }
        self.used -= 1;
        let entry = &mut self.entries[place];
        let removed = (std::mem::take(&mut entry.key), std::mem::take(&mut entry.value));
        if place == self.first as usize {
            let ahead = self.entries[place..].iter().position(|entry| !entry.key.is_null());
            self.first = ahead.map_or(self.entries.len(), |ahead| place + ahead) as u32;
        }
        removed
    }
}

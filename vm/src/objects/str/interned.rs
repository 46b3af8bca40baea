//! Interned strings: of equal ones there is one, as long as somebody has it.
//!
//! What holds: the table names exact strings that are alive, without counting them; one that dies takes itself out,
//! before its memory is given back. No Python runs between its last owner's going and that, since strings have no
//! finalizers and own nothing.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use hashbrown::HashTable;
use heap::Kind;

use super::{Name, Str, StrData, build};

thread_local! {
    /// The addresses of the objects. Never dropped: objects may die after the thread's storage has gone away.
    static TABLE: RefCell<ManuallyDrop<HashTable<u64>>> = const { RefCell::new(ManuallyDrop::new(HashTable::new())) };
}

/// The string at an address of the table.
fn string_at<'a>(address: u64) -> &'a Str {
    // SAFETY: who stands in the table is a string that is alive; the payload lies behind the header.
    unsafe { &*((address + heap::trailing_offset(Kind::Free) as u64) as *const Str) }
}

/// The interned string with this hash of which `is_it` is true.
fn find(hash: i64, is_it: impl Fn(&Str) -> bool) -> Option<Name> {
    let found = TABLE.with_borrow(|table| {
        table.find(hash as u64, |&address| is_it(string_at(address))).copied()
    })?;
    // SAFETY: as above.
    unsafe { heap::value_at(found) }?.cast::<Str>()
}

/// Makes an exact string that has no equal in the table the interned one.
fn insert(name: &Name) {
    debug_assert!(name.value().is_exact::<Str>(), "only exact strings are interned");
    name.interned.set(true);
    let address = name.value().bits();
    TABLE.with_borrow_mut(|table| {
        table.insert_unique(name.hash() as u64, address, |&other| string_at(other).hash() as u64);
    });
}

/// A string that dies leaves the table.
pub(super) fn forget(dying: &Str) {
    let address = std::ptr::from_ref(dying) as u64 - heap::trailing_offset(Kind::Free) as u64;
    TABLE.with_borrow_mut(|table| {
        if let Ok(entry) = table.find_entry(dying.hash() as u64, |&known| known == address) {
            entry.remove();
        }
    });
}

/// The interned string of `text`.
pub fn intern(text: &str) -> Name {
    if text.is_ascii()
        && let Some(known) = find(super::hash_of_ascii(text), |one| one.as_ascii() == Some(text))
    {
        return known;
    }
    intern_data(build::data_from_str(text))
}

fn intern_data(data: StrData) -> Name {
    let made = Str::from_data(data);
    let name = made.cast::<Str>().expect("a string has just been made");
    drop(made);
    intern_value(&name)
}

/// The interned string equal to `text`: itself, where there was none.
pub fn intern_value(text: &Name) -> Name {
    if text.interned.get() {
        return text.clone();
    }
    if let Some(known) = find(text.hash(), |one| one == &**text) {
        return known;
    }
    match text.value().is_exact::<Str>() {
        true => {
            insert(text);
            text.clone()
        }
        false => intern_data(text.data().clone()),
    }
}

/// How many strings are interned.
pub fn count() -> usize {
    TABLE.with_borrow(|table| table.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use heap::value::Value;

    #[test]
    fn equal_names_are_one_object_as_long_as_it_lives() {
        // A thread's first string brings the builtin types with their names.
        drop(Str::new(""));
        let before = count();
        let one = intern("a name that nothing else has");
        assert!(one.is(&intern("a name that nothing else has")));
        assert!(intern("naïve name").is(&intern("naïve name")));
        assert_eq!(count(), before + 1);
        drop(one);
        assert_eq!(count(), before);
    }

    #[test]
    fn a_string_becomes_the_interned_one() {
        let made: Value = Str::new("made by a program");
        let name = made.cast::<Str>().unwrap();
        assert!(intern_value(&name).is(&name));
        assert!(intern("made by a program").is(&name));
    }
}

//! Where the attributes of instances are, by class and name: for instructions that meet many classes.
//!
//! A row of entries, found by the class's version and the name's address; the newest takes an older one's room. What
//! holds: as long as a class's version stays, the class keeps alive the names that it was asked for and what it found
//! under them ([`TypeObject::lookup`](crate::objects::TypeObject::lookup)), so that an entry whose version is a living
//! class's speaks of that name and that value.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::mem::ManuallyDrop;

use heap::value::Value;
use heap::value::cells::ValueCell;
use heap::{Header, Kind};

use super::{dict_offset, plain_method};
use crate::machine::Machine;
use crate::objects::str::Name;
use crate::objects::type_object::flags::{CUSTOM_GETATTR, CUSTOM_SETATTR};
use crate::objects::{Member, TypeObject};

/// How many places are remembered, a power of two.
const ROOM: usize = 1024;

/// The places that are known.
pub struct Places {
    entries: Box<[Cell<Entry>]>,
}

#[derive(Clone, Copy)]
struct Entry {
    /// The class's, zero where there is no entry.
    version: u32,
    name: u64,
    place: Place,
}

#[derive(Clone, Copy)]
enum Place {
    /// A slot, or the inline attribute `index`, at an offset from the object's header.
    Value { offset: u32, index: u16 },
    /// A method of the class, at an address; instances have their dict at an offset, zero without one.
    Method { method: u64, dict: u32 },
    /// Not at one place for all instances.
    Elsewhere,
}

/// The index of slots, which every instance of the class has.
const SLOT: u16 = 0;

impl Default for Places {
    fn default() -> Places {
        let nothing = Entry { version: 0, name: 0, place: Place::Elsewhere };
        Places { entries: vec![Cell::new(nothing); ROOM].into() }
    }
}

/// The attribute, and whether it is a method that takes the object as receiver.
pub type Found = (Value, bool);

impl Places {
    fn entry(&self, version: u32, name: &Name) -> &Cell<Entry> {
        let mixed = (name.value().bits() >> 4) as usize ^ (version as usize).wrapping_mul(0x9E37);
        &self.entries[mixed & (ROOM - 1)]
    }

    /// What is known of the place of an object's attribute.
    #[inline]
    fn known(&self, header: &Header, name: &Name) -> Option<Place> {
        let version = header.class::<TypeObject>().cached_version();
        let entry = self.entry(version, name).get();
        let is_it = entry.version == version && entry.name == name.value().bits() && version != 0;
        is_it.then_some(entry.place)
    }

    /// The attribute of an object, where it is at a known place; as a method only where `method` asks for one.
    #[inline]
    pub fn find(&self, vm: &Machine, object: &Value, name: &Name, method: bool) -> Option<Found> {
        let header = object.header()?;
        match self.known(header, name) {
            None => {
                self.learn(vm, object, name);
                None
            }
            Some(Place::Value { offset, index }) => {
                let value = value_place(header, offset, index)?.get();
                (!value.is_null()).then_some((value, false))
            }
            Some(Place::Method { method: address, dict })
                if method && has_no_dict(header, dict) =>
            {
                // SAFETY: the class keeps the method alive, see the top of the file.
                let found = ManuallyDrop::new(unsafe { Value::from_bits(address) });
                Some(((*found).clone(), true))
            }
            Some(Place::Method { .. } | Place::Elsewhere) => None,
        }
    }

    /// Assigns to an attribute that has a value, at a known place; gives the value back where it has not.
    #[inline]
    pub fn replace(&self, object: &Value, name: &Name, value: Value) -> Result<(), Value> {
        let Some(header) = object.header() else { return Err(value) };
        let place = match self.known(header, name) {
            Some(Place::Value { offset, index })
                if !header.class::<TypeObject>().has(CUSTOM_SETATTR) =>
            {
                value_place(header, offset, index)
            }
            _ => None,
        };
        match place {
            Some(place) if !place.is_null() => {
                drop(place.replace(value));
                Ok(())
            }
            _ => Err(value),
        }
    }

    /// Remembers where instances of the object's class have an attribute.
    #[cold]
    fn learn(&self, vm: &Machine, object: &Value, name: &Name) {
        let class = vm.class(object);
        let by_themselves = [Kind::Type, Kind::Module, Kind::Super, Kind::Method, Kind::Tuple];
        let plain = !class.has(CUSTOM_GETATTR)
            && object.kind().is_some_and(|kind| !by_themselves.contains(&kind));
        if !name.is_interned() {
            return;
        }
        let found = class.lookup(name);
        let place = if plain { place_in(vm, object, name, found) } else { Place::Elsewhere };
        if let Some(version) = class.version() {
            self.entry(version, name).set(Entry { version, name: name.value().bits(), place });
        }
    }
}

/// The place of an attribute under whose name the class has `found`.
fn place_in(vm: &Machine, object: &Value, name: &Name, found: Option<Value>) -> Place {
    let class = vm.class(object);
    let inline = class.keys.place(name).filter(|_| class.has_dict());
    let base = heap::trailing_offset(class.kind);
    match (found, inline) {
        (None, Some(index)) => Place::Value {
            offset: (base + 8 * (class.trailing() + index)) as u32,
            index: index as u16 + 1,
        },
        (Some(found), inline) => match found.downcast::<Member>() {
            Some(member) => match member.slot_in(class) {
                Some(place) => Place::Value { offset: (base + 8 * place) as u32, index: SLOT },
                None => Place::Elsewhere,
            },
            None if inline.is_none() => match plain_method(vm, object, name) {
                Some(method) => Place::Method {
                    method: method.bits(),
                    dict: if class.has_dict() { dict_offset(class) } else { 0 },
                },
                None => Place::Elsewhere,
            },
            _ => Place::Elsewhere,
        },
        (None, None) => Place::Elsewhere,
    }
}

/// The place of a slot or inline attribute of an object whose class has it there.
#[inline(always)]
fn value_place(header: &Header, offset: u32, index: u16) -> Option<&ValueCell> {
    // SAFETY: instances of the class have a value at this offset, inline attributes as far as there is room.
    (usize::from(index) <= header.inline_capacity())
        .then(|| unsafe { header.place_at(offset as usize) })
}

#[inline(always)]
fn has_no_dict(header: &Header, offset: u32) -> bool {
    // SAFETY: instances of the class have their dict there.
    offset == 0 || unsafe { header.place_at(offset as usize) }.is_null()
}

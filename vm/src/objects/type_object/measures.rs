//! What a class says of the memory of its instances, in CPython's measures: sizes, where the dict and the weak references
//! are, and the flags. Those of builtin classes are a table, `measures.txt`; those of others follow from their base.
//! Tests: `tests/run/measures_of_classes.py`.

use super::{TypeObject, flags};

/// Where a dict that the machine manages is said to be, and the weak references that it manages.
const MANAGED_DICT: i64 = -1;
const MANAGED_WEAKREFS: i64 = -32;

/// CPython's `tp_flags`, as far as they are not known from the table alone.
mod bits {
    pub const INLINE_VALUES: i64 = 1 << 2;
    pub const MANAGED_WEAKREFS: i64 = 1 << 3;
    pub const MANAGED_DICT: i64 = 1 << 4;
    pub const SEQUENCE: i64 = 1 << 5;
    pub const MAPPING: i64 = 1 << 6;
    pub const HEAP: i64 = 1 << 9;
    pub const BASETYPE: i64 = 1 << 10;
    pub const VECTORCALL: i64 = 1 << 11;
    pub const READY: i64 = 1 << 12;
    pub const COLLECTED: i64 = 1 << 14;
    pub const ABSTRACT: i64 = 1 << 20;
    pub const MATCH_SELF: i64 = 1 << 22;
    /// Which builtin class it derives from, and that the items of its instances are at their end.
    pub const FAMILY: i64 = 0x1FF << 23;
}

/// What subclasses take over.
const INHERITED: i64 =
    bits::SEQUENCE | bits::MAPPING | bits::MATCH_SELF | bits::VECTORCALL | bits::FAMILY;

#[derive(Clone, Copy)]
pub(super) struct Measures {
    pub basic_size: i64,
    pub item_size: i64,
    pub dict_offset: i64,
    pub weakref_offset: i64,
    flags: i64,
}

/// `object`'s.
const LEAST: Measures = Measures {
    basic_size: 16,
    item_size: 0,
    dict_offset: 0,
    weakref_offset: 0,
    flags: bits::READY | bits::BASETYPE,
};

/// The measures of a class, but for the flags.
pub(super) fn of(class: &TypeObject) -> Measures {
    let base = class.base();
    match class.is_builtin() {
        true => known(class).or_else(|| base.as_deref().map(of)).unwrap_or(LEAST),
        false => derived(class, base.as_deref().map_or(LEAST, of)),
    }
}

/// The flags of a class.
pub(super) fn flags_of(class: &TypeObject) -> i64 {
    let is_abstract = if class.has(flags::ABSTRACT) { bits::ABSTRACT } else { 0 };
    of(class).flags | is_abstract
}

/// Whether instances can be in a cycle, as far as CPython's collector goes by their class.
pub(super) fn is_collected(class: &TypeObject) -> bool {
    of(class).flags & bits::COLLECTED != 0
}

fn known(class: &TypeObject) -> Option<Measures> {
    let spec = class.spec?;
    let (module, name) = (spec.module, class.plain_name());
    include_str!("measures.txt").lines().find_map(|line| {
        let mut words = line.split(' ');
        let (found_module, found_name) = words.next()?.rsplit_once('.')?;
        if found_module != module || found_name != &*name {
            return None;
        }
        let mut number = || words.next()?.parse().ok();
        Some(Measures {
            basic_size: number()?,
            item_size: number()?,
            dict_offset: number()?,
            weakref_offset: number()?,
            flags: i64::from_str_radix(words.next()?.strip_prefix("0x")?, 16).ok()?,
        })
    })
}

fn derived(class: &TypeObject, base: Measures) -> Measures {
    let mut measures = base;
    measures.basic_size += 8 * class.slot_names().len() as i64;
    if base.dict_offset == 0 && class.has_dict() {
        measures.dict_offset = MANAGED_DICT;
    }
    // Where items lie at the end, there is no place for weak references.
    if base.weakref_offset == 0 && base.item_size == 0 && class.has(flags::WEAKREFS) {
        measures.weakref_offset = MANAGED_WEAKREFS;
    }
    let has_managed_dict = measures.dict_offset == MANAGED_DICT;
    let managed = [
        (bits::MANAGED_DICT, has_managed_dict),
        (bits::INLINE_VALUES, has_managed_dict && base.item_size == 0),
        (bits::MANAGED_WEAKREFS, measures.weakref_offset == MANAGED_WEAKREFS),
    ];
    let managed: i64 = managed.iter().filter(|(_, is_so)| *is_so).map(|(bit, _)| bit).sum();
    let own = bits::HEAP | bits::BASETYPE | bits::READY | bits::COLLECTED;
    measures.flags = base.flags & INHERITED | own | managed;
    measures
}

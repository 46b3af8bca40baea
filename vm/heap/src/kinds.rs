//! Kinds of payloads: their names stand here, and what has to be known of each is described by the crate that defines the
//! payloads, before it makes the first object.
#![allow(unsafe_code)]

use std::cell::UnsafeCell;
use std::fmt::Display;
use std::mem::size_of;
use std::ptr;
use std::sync::Once;

use super::{Header, Object};
use crate::value::Value;

/// Which payload an object has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    /// Memory without an object.
    Free = 0,
    Type,
    Plain,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    ByteArray,
    List,
    Tuple,
    Dict,
    Set,
    Range,
    Slice,
    Function,
    NativeFunction,
    Method,
    Code,
    Cell,
    Generator,
    Exception,
    Module,
    Property,
    ClassMethod,
    StaticMethod,
    GetSet,
    Member,
    Super,
    ItemIterator,
    RangeIterator,
    DictIterator,
    Traceback,
    Frame,
    Native,
}

const COUNT: usize = Kind::Native as usize + 1;

/// What an object consists of beyond its header.
///
/// # Safety
/// `KIND` must be that of no other payload.
pub unsafe trait Payload: Traverse + Sized + 'static {
    const KIND: Kind;
    /// Whether it can be part of a cycle. Instances of classes that programs define always can.
    const CYCLIC: bool;
}

/// The part of [`Payload`] that each payload writes for itself.
pub trait Traverse {
    /// Shows every value that it owns to `visit`, each once.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
    /// Lets go of the values that may close a cycle: the object is garbage that no program can reach. What it cannot
    /// change it may keep, as long as another part of every cycle through it can be changed.
    fn clear(&self);
    /// Lets go of the attributes of `instance`, which dies and is alone in having this dict; where they die in the order of
    /// insertion anyway, nothing need be done.
    fn clear_attributes(&self, _instance: &Header) {}
    /// The text that the object is, for messages; `None` where it is none.
    fn text(&self) -> Option<&dyn Display> {
        None
    }
}

/// What a traversal calls with every value.
pub type Visit<'a> = &'a mut dyn FnMut(&Value);

/// What a traversal of frames calls with what is in each slot, and whether the slot owns it.
pub type VisitSlot<'a> = &'a mut dyn FnMut(&Value, bool);

/// What the heap does with the payloads of a kind.
#[derive(Clone, Copy)]
pub struct Description {
    kind: Kind,
    pub(super) cyclic: bool,
    pub(super) size: usize,
    pub(super) drop: unsafe fn(*mut u8),
    pub(super) traverse: unsafe fn(*const u8, Visit),
    pub(super) clear: unsafe fn(*const u8),
    pub(super) clear_attributes: unsafe fn(*const u8, &Header),
    pub(super) text: unsafe fn(&Header) -> Option<&dyn Display>,
}

impl Description {
    pub const fn of<T: Payload>() -> Description {
        Description {
            kind: T::KIND,
            cyclic: T::CYCLIC,
            size: size_of::<T>(),
            drop: drop_payload::<T>,
            traverse: traverse_payload::<T>,
            clear: clear_payload::<T>,
            clear_attributes: clear_attributes_of_payload::<T>,
            text: text_of_payload::<T>,
        }
    }

    const NOTHING: Description = Description {
        kind: Kind::Free,
        cyclic: false,
        size: 0,
        drop: |_| (),
        traverse: |_, _| (),
        clear: |_| (),
        clear_attributes: |_, _| (),
        text: |_| None,
    };
}

unsafe fn drop_payload<T: Payload>(payload: *mut u8) {
    // SAFETY: the table pairs this with objects of payload `T` only.
    unsafe { ptr::drop_in_place(payload.cast::<T>()) }
}

unsafe fn traverse_payload<T: Payload>(payload: *const u8, visit: Visit) {
    // SAFETY: as above.
    unsafe { (*payload.cast::<T>()).traverse(visit) }
}

unsafe fn clear_payload<T: Payload>(payload: *const u8) {
    // SAFETY: as above.
    unsafe { (*payload.cast::<T>()).clear() }
}

unsafe fn clear_attributes_of_payload<T: Payload>(payload: *const u8, instance: &Header) {
    // SAFETY: as above.
    unsafe { (*payload.cast::<T>()).clear_attributes(instance) }
}

unsafe fn text_of_payload<T: Payload>(header: &Header) -> Option<&dyn Display> {
    // SAFETY: as above.
    unsafe { (*ptr::from_ref(header).cast::<Object<T>>()).payload.text() }
}

/// When weak references are cleared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Nobody holds the object any more.
    Released,
    /// The collector has found the objects, and their finalizers are still to run.
    Found,
    /// The finalizers of what the collector has found have run.
    Finalized,
}

/// What the crate above does at the moments that the heap comes to.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Runs the finalizer of an object that is about to die.
    pub finalize: fn(&Value),
    /// Clears the weak references to objects that die together, and calls back but for the last moment.
    pub clear_weak_references: fn(&[Value], Moment),
    /// Shows what the running frames hold.
    pub traverse_frames: fn(VisitSlot),
}

struct Table {
    descriptions: [Description; COUNT],
    hooks: Hooks,
}

struct Described(UnsafeCell<Table>);

// SAFETY: it is written once, by `describe`, which every thread passes before it reads.
unsafe impl Sync for Described {}

static DESCRIBED: Described = Described(UnsafeCell::new(Table {
    descriptions: [Description::NOTHING; COUNT],
    hooks: Hooks { finalize: |_| (), clear_weak_references: |_, _| (), traverse_frames: |_| () },
}));

/// Says what payloads there are, and what happens at certain moments. Only the first call of a process counts.
///
/// # Safety
/// Each thread must call it before it makes its first object, all with the same arguments. The descriptions must be those
/// of all payloads that objects are made of.
pub unsafe fn describe(descriptions: &[Description], hooks: Hooks) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: nobody reads before the first `describe` has returned.
        let table = unsafe { &mut *DESCRIBED.0.get() };
        for description in descriptions {
            table.descriptions[description.kind as usize] = *description;
        }
        table.hooks = hooks;
    });
}

#[inline(always)]
fn table() -> &'static Table {
    // SAFETY: see `Described`.
    unsafe { &*DESCRIBED.0.get() }
}

#[inline(always)]
pub(super) fn description(kind: Kind) -> &'static Description {
    &table().descriptions[kind as usize]
}

#[inline(always)]
pub(super) fn hooks() -> &'static Hooks {
    &table().hooks
}

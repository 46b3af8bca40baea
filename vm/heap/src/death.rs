//! Death: what happens when the last owner of an object has gone.
//!
//! ```text
//!  count 0 -> last wishes (`__del__`, weak references) -> values dropped, payload dropped -> memory given back
//!                 '-> somebody owns it again: it lives on
//! ```
//!
//! The values go in CPython's order: slots, those of the class before those of its base; dict and attributes; the payload;
//! a tuple's items, the last one first.
//!
//! A value that is dropped may be the last owner of another object, and so on. Such a chain goes on in the Rust stack for a
//! long while, as CPython's do; what lies deeper waits until it has come back some way. Where much of the stack is used,
//! as by Python code that runs as a last wish and begins a chain of its own, it waits earlier.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::mem::{ManuallyDrop, size_of};
use std::ptr;
use std::thread::LocalKey;

use super::class::Shape;
use super::kinds::{Moment, description, hooks};
use super::{Header, Kind, Object, generations, memory, trailing_values};
use crate::value::Value;

thread_local! {
    /// How deep the present chain of deaths is.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    /// The lowest address of the stack at which a chain goes deeper than it always may.
    static FLOOR: Cell<usize> = const { Cell::new(usize::MAX) };
    /// Objects with count zero whose death waits until the chain has come back.
    static WAITING: Cell<ManuallyDrop<Vec<*const Header>>> = const { Cell::new(ManuallyDrop::new(Vec::new())) };
    /// Below which depth the chain has to be before they die; 0 where nothing waits.
    static RESUMES: Cell<u32> = const { Cell::new(0) };
    /// How many last wishes are being fulfilled, one within the other.
    static WISHES: Cell<u32> = const { Cell::new(0) };
    /// Objects with count zero whose last wish waits.
    static WISHING: Cell<ManuallyDrop<Vec<*const Header>>> = const { Cell::new(ManuallyDrop::new(Vec::new())) };
    /// Fewer than how many wishes have to be left before they are fulfilled; 0 where nothing waits.
    static WISHES_RESUME: Cell<u32> = const { Cell::new(0) };
}

/// A thread's list of objects.
type Waiting = LocalKey<Cell<ManuallyDrop<Vec<*const Header>>>>;

/// How deep a chain goes wherever the stack is.
const ALWAYS: u32 = 50;

/// How deep it goes where there is stack for it.
const DEEPEST: u32 = 20_000;

/// Where the stack is, about.
#[inline(always)]
pub fn stack_address() -> usize {
    let marker = 0u8;
    &raw const marker as usize
}

/// Says how many bytes of the stack, from here on, deaths may take.
pub fn set_stack_for_deaths(room: usize) {
    FLOOR.set(stack_address().saturating_sub(room));
}

fn is_too_deep(depth: u32) -> bool {
    depth >= ALWAYS && (depth >= DEEPEST || stack_address() < FLOOR.get())
}

/// Where memory is full, what would wait stays as it is for good: nobody owns it, and nobody frees it.
fn push(list: &'static Waiting, header: &Header) {
    let mut waiting = list.take();
    if waiting.try_reserve(1).is_ok() {
        waiting.push(ptr::from_ref(header));
    }
    list.set(waiting);
}

fn pop(list: &'static Waiting) -> Option<*const Header> {
    let mut waiting = list.take();
    let last = waiting.pop();
    match last.is_none() && waiting.capacity() > KEPT {
        true => drop(ManuallyDrop::into_inner(waiting)),
        false => list.set(waiting),
    }
    last
}

/// How many places an empty list keeps.
const KEPT: usize = 1024;

/// The end of an object whose count has fallen to zero.
#[inline(never)]
pub fn dispose(header: &Header) {
    debug_assert!(header.count() == 0, "an object with owners is disposed of");
    if header.has_last_wish() && (waits_with_its_wish(header) || lives_on(header)) {
        return;
    }
    let depth = DEPTH.get();
    // Only what owns others can be part of a chain: the rest dies at once, and is never seen waiting.
    let is_part_of_chains =
        header.is_tracked() || matches!(header.kind(), Kind::Tuple | Kind::Code);
    if is_part_of_chains && is_too_deep(depth) {
        RESUMES.set(depth / 2 + 1);
        push(&WAITING, header);
        return;
    }
    DEPTH.set(depth + 1);
    bury(header);
    DEPTH.set(depth);
    if depth < RESUMES.get() {
        bury_waiting(depth);
    }
}

#[cold]
fn bury_waiting(depth: u32) {
    while let Some(next) = pop(&WAITING) {
        DEPTH.set(depth + 1);
        // SAFETY: what waits has count zero and no other owner, and its memory has not been given back.
        bury(unsafe { &*next });
        DEPTH.set(depth);
    }
    RESUMES.set(0);
}

/// Drops what the object owns, and gives its memory back. Its count stays zero, so that nobody else looks at it.
#[inline(always)]
fn bury(header: &Header) {
    let info = description(header.kind());
    let values = trailing_values(header);
    let (first, count, items) = (values.as_ptr().cast_mut(), values.len(), header.row_length());
    let size = size_of::<Header>() + info.size + count * size_of::<Value>();
    // SAFETY: the object has no owner left; payload and values are dropped once, then the memory is given back. The
    // class is counted until the end, or builtin.
    unsafe {
        let slots = header.shape().slots as usize;
        if slots > 0 {
            drop_slots(first.add(items), header.shape());
        }
        header.clear_what_dies_early();
        for index in items + slots..count {
            ptr::drop_in_place(first.add(index));
        }
        (info.drop)(header.payload());
        for index in (0..items).rev() {
            ptr::drop_in_place(first.add(index));
        }
        debug_assert!(header.count() == 0, "a dying object has been given an owner");
        if header.is_counted() {
            generations::died();
        }
        let class = header.counted_class();
        header.vacate();
        memory::free(header.address(), size);
        if let Some(class) = class {
            drop(Value::from_owned(class));
        }
    }
}

/// Drops the values of `__slots__`: those that the class itself adds go before those of its base.
///
/// # Safety
/// `first` must be the place of the first slot of an object of this class, whose slots nobody looks at any more.
#[cold]
unsafe fn drop_slots(first: *mut Value, class: &Shape) {
    let base = class.base.get();
    // SAFETY: the base of a class is a class, whose payload begins with its shape.
    let base =
        (!base.is_null()).then(|| unsafe { &(*(base.bits() as *const Object<Shape>)).payload });
    let inherited = base.map_or(0, |base| base.slots as usize);
    for index in inherited..class.slots as usize {
        // SAFETY: the caller's; each class drops the slots that it adds.
        unsafe { ptr::drop_in_place(first.add(index)) };
    }
    if let Some(base) = base
        && inherited > 0
    {
        // SAFETY: the caller's; the base's slots come first.
        unsafe { drop_slots(first, base) };
    }
}

/// Whether the stack has no room for the object's last wish; it is put off then.
#[cold]
fn waits_with_its_wish(header: &Header) -> bool {
    let nested = WISHES.get();
    let waits = is_too_deep(nested);
    if waits {
        WISHES_RESUME.set(nested / 2 + 1);
        push(&WISHING, header);
    }
    waits
}

/// Goes on with what waits with its wish.
#[cold]
fn dispose_of_wishing() {
    while let Some(next) = pop(&WISHING) {
        // SAFETY: what waits has count zero and no other owner, and its memory has not been given back.
        dispose(unsafe { &*next });
    }
    WISHES_RESUME.set(0);
}

/// Fulfils the object's last wishes; true where it lives on.
#[cold]
fn lives_on(header: &Header) -> bool {
    header.set_count(1);
    // SAFETY: the count of one that was just set is the one handed over.
    let object = unsafe { Value::from_owned(ptr::from_ref(header)) };
    let (depth, waiting, resumes) = (DEPTH.replace(0), WAITING.take(), RESUMES.replace(0));
    let nested = WISHES.get();
    WISHES.set(nested + 1);
    // As in CPython, where what dies leaves the collector's lists, and comes back as the youngest for its finalizer; a
    // generator does only where it lives on.
    let puts_last_now = !header.is_exact();
    if header.kind() == Kind::Generator && header.is_weakly_referenced() {
        // Whoever waits for a generator's end hears of it before the generator is closed.
        (hooks().clear_weak_references)(std::slice::from_ref(&object), Moment::Released);
    }
    if header.take_finalizer() {
        if puts_last_now {
            generations::put_last(header);
        }
        (hooks().finalize)(&object);
    }
    if header.count() == 1 && header.is_weakly_referenced() {
        (hooks().clear_weak_references)(std::slice::from_ref(&object), Moment::Released);
    }
    if nested < WISHES_RESUME.get() {
        dispose_of_wishing();
    }
    WISHES.set(nested);
    DEPTH.set(depth);
    // What waited within has died.
    drop(ManuallyDrop::into_inner(WAITING.replace(waiting)));
    RESUMES.set(resumes);
    let bits = object.into_bits();
    debug_assert!(bits == header.address() as u64);
    let lives_on = header.decrement() > 0;
    if lives_on && !puts_last_now && header.is_tracked() {
        generations::put_last(header);
    }
    lives_on
}

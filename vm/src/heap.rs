//! Objects on the heap: header, payload, trailing values; their birth and their death.
//!
//! ```text
//!  +0   count: u32 | kind: u8 | flags: u8 | inline: u8 | mark: u8
//!  +8   class: pointer to the type object (counted where the class is not a builtin one)
//!  +16  payload: the struct that `kind` names
//!  ...  trailing values: a tuple's items, then the `__slots__`, the instance dict, the inline attributes
//! ```
//!
//! What holds: an object dies when its count falls to zero, at once and in the order of the program; a chain of
//! any length dies without deep recursion (see `graveyard`); every payload can be traversed, for the collector
//! in `heap/collector.rs`. Memory comes from `heap/memory.rs`.
#![allow(unsafe_code)]

pub mod collector;
mod memory;

use std::cell::Cell;
use std::mem::{ManuallyDrop, size_of};
use std::ptr;

use crate::objects::*;
use crate::value::{Ref, Value};

/// The first 16 bytes of every object.
#[repr(C)]
pub struct Header {
    count: Cell<u32>,
    kind: Cell<Kind>,
    flags: Cell<u8>,
    /// How many inline attributes trail the object.
    inline: Cell<u8>,
    mark: Cell<u8>,
    class: Cell<*const Object<TypeObject>>,
}

const _: () = assert!(size_of::<Header>() == 16);

/// A header and the payload behind it.
#[repr(C)]
pub struct Object<T> {
    pub header: Header,
    pub payload: T,
}

/// The class is the builtin one of this payload, not a subclass.
const EXACT: u8 = 1;
/// A weak reference to the object exists.
const WEAKLY_REFERENCED: u8 = 2;
/// `__del__` has run.
const FINALIZED: u8 = 4;
/// The class is counted by its instances.
const COUNTS_CLASS: u8 = 8;

/// What an object consists of beyond its header.
///
/// # Safety
/// `KIND` must be the kind that the table below gives this type.
pub unsafe trait Payload: Sized + 'static {
    const KIND: Kind;
    /// Shows every value that the payload owns to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
}

/// What a traversal calls with every value.
pub type Visit<'a> = &'a mut dyn FnMut(&Value);

struct KindInfo {
    size: usize,
    drop: unsafe fn(*mut u8),
    traverse: unsafe fn(*const u8, Visit),
}

unsafe fn drop_payload<T: Payload>(payload: *mut u8) {
    // SAFETY: the kind table pairs this with objects of payload `T` only.
    unsafe { ptr::drop_in_place(payload.cast::<T>()) }
}

unsafe fn traverse_payload<T: Payload>(payload: *const u8, visit: &mut dyn FnMut(&Value)) {
    // SAFETY: as above.
    unsafe { (*payload.cast::<T>()).traverse(visit) }
}

macro_rules! kinds {
    ($($kind:ident => $payload:ty),* $(,)?) => {
        /// Which payload an object has.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Kind {
            /// Memory without an object.
            Free = 0,
            $($kind),*
        }

        static KINDS: &[KindInfo] = &[
            KindInfo { size: 0, drop: |_| (), traverse: |_, _| () },
            $(KindInfo {
                size: size_of::<$payload>(),
                drop: drop_payload::<$payload>,
                traverse: traverse_payload::<$payload>,
            }),*
        ];

        $(
            // SAFETY: this is the table.
            unsafe impl Payload for $payload {
                const KIND: Kind = Kind::$kind;
                #[inline]
                fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
                    Traverse::traverse(self, visit);
                }
            }
        )*
    };
}

/// The part of [`Payload`] that each payload writes for itself.
pub trait Traverse {
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
}

kinds! {
    Type => TypeObject,
    Plain => Plain,
    Int => Int,
    Float => Float,
    Complex => Complex,
    Str => Str,
    Bytes => Bytes,
    ByteArray => ByteArray,
    List => List,
    Tuple => Tuple,
    Dict => Dict,
    Set => Set,
    Range => Range,
    Slice => Slice,
    Function => Function,
    NativeFunction => NativeFunction,
    Method => Method,
    Code => Code,
    Cell => CellObject,
    Generator => Generator,
    Exception => Exception,
    Module => Module,
    Property => Property,
    ClassMethod => ClassMethod,
    StaticMethod => StaticMethod,
    GetSet => GetSet,
    Member => Member,
    Super => Super,
    ItemIterator => ItemIterator,
    RangeIterator => RangeIterator,
    DictIterator => DictIterator,
    Traceback => Traceback,
    Native => Native,
}

impl Header {
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.kind.get()
    }

    #[inline(always)]
    pub fn count(&self) -> u32 {
        self.count.get()
    }

    #[inline(always)]
    pub fn increment(&self) {
        debug_assert!(self.kind() != Kind::Free, "a dead object is used");
        self.count.set(self.count.get() + 1);
    }

    #[inline(always)]
    pub fn decrement(&self) -> u32 {
        debug_assert!(self.kind() != Kind::Free && self.count.get() > 0, "a dead object is used");
        let count = self.count.get() - 1;
        self.count.set(count);
        count
    }

    #[inline(always)]
    pub fn is_exact(&self) -> bool {
        self.flags.get() & EXACT != 0
    }

    #[inline(always)]
    fn has(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }

    fn set_flag(&self, flag: u8) {
        self.flags.set(self.flags.get() | flag);
    }

    /// Notes that a weak reference exists, so that death looks for it.
    pub fn set_weakly_referenced(&self) {
        self.set_flag(WEAKLY_REFERENCED);
    }

    /// The object's class.
    #[inline(always)]
    pub fn class(&self) -> &TypeObject {
        // SAFETY: an object's class lives at least as long as the object.
        unsafe { &(*self.class.get()).payload }
    }

    /// The class as a counted handle.
    #[inline(always)]
    pub fn class_ref(&self) -> TypeRef {
        // SAFETY: as above; the count is added here.
        unsafe {
            let class = &(*self.class.get()).header;
            class.increment();
            Ref::from_value_unchecked(Value::from_owned(class))
        }
    }

    /// The class as a handle that is not counted.
    #[inline(always)]
    pub fn class_handle(&self) -> &TypeRef {
        // SAFETY: `TypeRef` is a transparent word, and the class lives at least as long as the object: one that
        // objects have left by `set_class` is never dropped.
        unsafe { &*self.class.as_ptr().cast::<TypeRef>() }
    }

    /// Whether `class` is the object's class.
    #[inline(always)]
    pub fn is_instance_of_exactly(&self, class: &TypeRef) -> bool {
        self.class.get() as u64 == class.value().bits()
    }

    /// Gives the object another class of the same layout (`__class__ = ...`).
    pub fn set_class(&self, class: &TypeRef) {
        // The old class keeps its count: somebody may hold a handle that is not counted.
        self.adopt(class);
    }

    fn adopt(&self, class: &TypeRef) {
        let builtin = class.is_builtin();
        self.class.set(class.value().bits() as *const Object<TypeObject>);
        let kept = self.flags.get() & !(EXACT | COUNTS_CLASS);
        self.flags.set(kept | if builtin { EXACT } else { COUNTS_CLASS });
        if !builtin {
            std::mem::forget(class.clone());
        }
    }

    /// Whether `__del__` is still to be run; it counts as run from here on.
    pub fn take_finalizer(&self) -> bool {
        let due = !self.has(FINALIZED)
            && (self.class().has_finalizer() || self.kind() == Kind::Generator);
        if due {
            self.set_flag(FINALIZED);
        }
        due
    }

    /// Empties slots, dict and inline attributes.
    pub fn clear_instance_values(&self) {
        for index in 0..self.instance_values().len() {
            drop(self.instance_place(index).take());
        }
    }

    fn address(&self) -> *mut u8 {
        ptr::from_ref(self).cast_mut().cast()
    }

    fn payload_end(&self) -> *mut u8 {
        // SAFETY: the payload lies directly behind the header.
        unsafe { self.address().add(size_of::<Header>() + KINDS[self.kind() as usize].size) }
    }

    fn tuple_length(&self) -> usize {
        if self.kind() != Kind::Tuple {
            return 0;
        }
        // SAFETY: the kind says so.
        unsafe { (*ptr::from_ref(self).cast::<Object<Tuple>>()).payload.len() }
    }

    /// Slots, dict and inline attributes.
    fn instance_values(&self) -> &[Value] {
        let length = self.class().trailing() + usize::from(self.inline.get());
        // SAFETY: `allocate` made room for them and filled it with `NULL`.
        unsafe {
            let start = self.payload_end().cast::<Value>().add(self.tuple_length());
            std::slice::from_raw_parts(start, length)
        }
    }

    /// The place of slot `index`: the `__slots__` first, the dict after them, the inline attributes last.
    #[inline(always)]
    pub fn instance_place(&self, index: usize) -> &crate::value::cells::ValueCell {
        debug_assert!(index < self.instance_values().len());
        // SAFETY: a `ValueCell` is laid out as its value, and the index is within the trailing values.
        unsafe {
            let start = self.payload_end().cast::<Value>().add(self.tuple_length());
            &*start.add(index).cast()
        }
    }

    /// The same for an object that is known not to be a tuple, at a known offset.
    ///
    /// # Safety
    /// `offset` must be that of a trailing value of this object.
    #[inline(always)]
    pub unsafe fn place_at(&self, offset: usize) -> &crate::value::cells::ValueCell {
        // SAFETY: the caller's.
        unsafe { &*self.address().add(offset).cast() }
    }

    #[inline(always)]
    pub fn inline_capacity(&self) -> usize {
        usize::from(self.inline.get())
    }
}

/// The offset of the first trailing value behind a payload of this kind.
pub fn trailing_offset(kind: Kind) -> usize {
    size_of::<Header>() + KINDS[kind as usize].size
}

/// A new object of `class`, with room for what the class adds to the payload.
#[inline]
pub fn new<T: Payload>(class: &TypeRef, payload: T) -> Ref<T> {
    let (trailing, inline) = class.instance_room();
    // SAFETY: the room fits the payload and its trailing values.
    unsafe {
        let header = allocate(class, T::KIND, size_of::<T>(), trailing + inline, inline);
        ptr::write(header.cast_mut().add(1).cast::<T>(), payload);
        Ref::from_value_unchecked(Value::from_owned(header))
    }
}

/// A new tuple with the given items behind it.
pub fn new_tuple(class: &TypeRef, items: impl ExactSizeIterator<Item = Value>) -> Ref<Tuple> {
    let (trailing, inline) = class.instance_room();
    let length = items.len();
    // SAFETY: the room fits; an iterator that yields fewer items than it said leaves `NULL`s.
    unsafe {
        let header =
            allocate(class, Kind::Tuple, size_of::<Tuple>(), length + trailing + inline, inline);
        let tuple = header.cast_mut().add(1).cast::<Tuple>();
        ptr::write(tuple, Tuple::with_length(length));
        let mut place = tuple.add(1).cast::<Value>();
        for item in items.take(length) {
            ptr::write(place, item);
            place = place.add(1);
        }
        Ref::from_value_unchecked(Value::from_owned(header))
    }
}

/// The items of a tuple.
#[inline(always)]
pub fn tuple_items(tuple: &Tuple) -> &[Value] {
    // SAFETY: tuples are made by `new_tuple` only, which put `len` items behind the payload.
    unsafe { std::slice::from_raw_parts(ptr::from_ref(tuple).add(1).cast::<Value>(), tuple.len()) }
}

#[inline(always)]
unsafe fn allocate(
    class: &TypeRef,
    kind: Kind,
    payload: usize,
    values: usize,
    inline: usize,
) -> *const Header {
    let size = size_of::<Header>() + payload + values * size_of::<Value>();
    let block = memory::allocate(size);
    let header = block.cast::<Header>();
    // SAFETY: the block is large enough, aligned to 16 and ours alone.
    unsafe {
        ptr::write(
            header,
            Header {
                count: Cell::new(1),
                kind: Cell::new(kind),
                flags: Cell::new(0),
                inline: Cell::new(inline as u8),
                mark: Cell::new(0),
                class: Cell::new(ptr::null()),
            },
        );
        (*header).adopt(class);
        let start = block.add(size_of::<Header>() + payload).cast::<u64>();
        for index in 0..values {
            ptr::write(start.add(index), 0);
        }
    }
    header
}

/// The first type object, whose class is itself: it cannot exist before its own birth.
pub fn new_root_type(payload: TypeObject) -> TypeRef {
    let size = size_of::<Object<TypeObject>>();
    let object = memory::allocate(size).cast::<Object<TypeObject>>();
    // SAFETY: the block is large enough; the class is set before anyone sees the object.
    unsafe {
        ptr::write(
            object,
            Object {
                header: Header {
                    count: Cell::new(2),
                    kind: Cell::new(Kind::Type),
                    flags: Cell::new(EXACT),
                    inline: Cell::new(0),
                    mark: Cell::new(0),
                    class: Cell::new(object),
                },
                payload,
            },
        );
        Ref::from_value_unchecked(Value::from_owned(object.cast()))
    }
}

thread_local! {
    /// How deep the present chain of deaths is.
    static DYING: Cell<u32> = const { Cell::new(0) };
    /// Objects whose death waits until the chain has unwound.
    static GRAVEYARD: Cell<ManuallyDrop<Vec<*const Header>>> = const { Cell::new(ManuallyDrop::new(Vec::new())) };
}

const DEEPEST_DEATH: u32 = 50;

/// The end of an object whose count has fallen to zero.
#[inline]
pub fn dispose(header: &Header) {
    let has_last_wish = header.has(WEAKLY_REFERENCED)
        || header.class().has_finalizer()
        || header.kind() == Kind::Generator;
    if has_last_wish && finalize(header) {
        return;
    }
    let depth = DYING.get();
    if depth >= DEEPEST_DEATH {
        let mut waiting = GRAVEYARD.take();
        waiting.push(ptr::from_ref(header));
        GRAVEYARD.set(waiting);
        return;
    }
    DYING.set(depth + 1);
    bury(header);
    DYING.set(depth);
    if depth == 0 {
        empty_graveyard();
    }
}

fn empty_graveyard() {
    loop {
        let mut waiting = GRAVEYARD.take();
        let Some(next) = waiting.pop() else { return };
        GRAVEYARD.set(waiting);
        DYING.set(1);
        // SAFETY: objects in the graveyard have count zero and no other owner.
        bury(unsafe { &*next });
        DYING.set(0);
    }
}

#[inline]
fn bury(header: &Header) {
    let kind = header.kind();
    let values = header.tuple_length() + header.class().trailing() + header.inline_capacity();
    let info = &KINDS[kind as usize];
    let size = size_of::<Header>() + info.size + values * size_of::<Value>();
    // SAFETY: the object has no owner left; payload and values are dropped once, then the memory is given back.
    unsafe {
        let first = header.payload_end().cast::<Value>();
        for index in 0..values {
            ptr::drop_in_place(first.add(index));
        }
        (info.drop)(header.address().add(size_of::<Header>()));
        let class = header.has(COUNTS_CLASS).then(|| header.class.get());
        header.kind.set(Kind::Free);
        memory::free(header.address(), size);
        if let Some(class) = class {
            drop(Value::from_owned(class.cast()));
        }
    }
}

/// Runs `__del__` and the callbacks of weak references; true where the object lives on.
#[cold]
fn finalize(header: &Header) -> bool {
    header.count.set(1);
    // SAFETY: the count of one that was just set is the one handed over.
    let object = unsafe { Value::from_owned(ptr::from_ref(header)) };
    if header.take_finalizer() {
        crate::machine::finalizers::run(&object);
    }
    if header.count() == 1 && header.has(WEAKLY_REFERENCED) {
        crate::machine::finalizers::clear_weak_references(&object);
    }
    let bits = object.into_bits();
    debug_assert!(bits == header.address() as u64);
    header.decrement() > 0
}

/// Shows every value that an object owns to `visit`: payload, trailing values, class.
pub fn traverse(header: &Header, visit: &mut dyn FnMut(&Value)) {
    let values = header.tuple_length() + header.class().trailing() + header.inline_capacity();
    // SAFETY: the kind names the payload; the values lie behind it.
    unsafe {
        let payload = header.address().add(size_of::<Header>());
        (KINDS[header.kind() as usize].traverse)(payload, visit);
        let first = header.payload_end().cast::<Value>();
        for value in std::slice::from_raw_parts(first, values) {
            visit(value);
        }
        if header.has(COUNTS_CLASS) {
            let class = ManuallyDrop::new(Value::from_owned(header.class.get().cast()));
            visit(&class);
        }
    }
}

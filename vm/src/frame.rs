//! Frames: windows on one contiguous stack of values.
//!
//! ```text
//!  | Frame | locals, cells, free variables | evaluation stack | Frame | ...
//!  ^ frame                                 ^ stack bottom     ^ limit = the next frame's place
//! ```
//!
//! What holds:
//! - A frame is current, or waits below the current one, or belongs to a generator that waits, or to a frame object. Before
//!   anything in it is dropped it has left the chain: the caller is current, so that nobody finds a frame that goes away.
//! - A slot of the evaluation stack may borrow from a local of the same frame, a local from a frame below. Who keeps a
//!   frame beyond that (a generator, a frame object) makes all of its slots owning.
//!
//! A Python-to-Python call puts the callee's frame on top and moves the arguments over; nothing recurses on the Rust
//! stack. A generator's frame has a block of its own, in which it also runs. The stack never moves: slices of
//! arguments stay valid while they are used.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::mem::size_of;
use std::ptr;

use heap::value::cells::ValueCell;
use heap::value::{Ref, StackRef, Value};

use crate::machine::with_current;
use crate::objects::{Code, Dict, Function, frame_object};

/// What happens when a frame returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum OnReturn {
    /// The value goes onto the caller's stack.
    Push,
    /// The loop that runs the frame ends.
    Leave,
    /// It was `__init__`: the value must be `None`, and the new instance goes onto the caller's stack.
    Instance,
    /// It is a generator in a `for` loop: its return ends the loop.
    EndLoop,
    /// It is a generator in `yield from` or `await`: its return value goes on, past the loop.
    EndSend,
}

/// A frame's header; its slots follow.
#[repr(C)]
pub struct Frame {
    /// The function that runs; keeps code and globals alive.
    pub function: StackRef,
    pub code: *const Code,
    pub globals: *const Dict,
    pub builtins: *const Dict,
    /// The namespace of a module or class body, `NULL` in a function.
    pub locals: Value,
    pub previous: *mut Frame,
    /// Where to go on: behind the instruction in execution.
    pub pc: *const Cell<u16>,
    pub sp: *mut StackRef,
    /// The instance for `OnReturn::Instance`; the generator whose frame this is.
    pub owner: Value,
    /// The frame object, `NULL` where nobody has asked for it.
    pub object: ValueCell,
    pub on_return: OnReturn,
    /// The address of the generator whose frame it is, which keeps it, or zero.
    pub generator: u64,
    pub in_generator: bool,
    /// For `OnReturn::EndLoop` and `EndSend`: how many code units the caller skips, from where it waits.
    pub leave_by: u32,
}

pub const FRAME_WORDS: usize = size_of::<Frame>() / size_of::<StackRef>();

impl Frame {
    #[inline(always)]
    pub fn slots(frame: *mut Frame) -> *mut StackRef {
        // SAFETY: the slots follow the header in the same block.
        unsafe { frame.add(1).cast() }
    }

    /// The code that runs.
    #[inline(always)]
    pub fn code(&self) -> &Code {
        // SAFETY: the function keeps it alive.
        unsafe { &*self.code }
    }

    /// The same, counted.
    pub fn counted_code(&self) -> Ref<Code> {
        let function = self.function.view();
        let function = function.downcast::<Function>().expect("a frame runs a function");
        function.code_at(self.code).expect("a function keeps the code that its frames run")
    }

    #[inline(always)]
    pub fn globals(&self) -> &Dict {
        // SAFETY: the function keeps it alive.
        unsafe { &*self.globals }
    }

    #[inline(always)]
    pub fn builtins(&self) -> &Dict {
        // SAFETY: the function keeps it alive.
        unsafe { &*self.builtins }
    }

    /// The code unit of the instruction in execution.
    #[inline]
    pub fn unit(&self) -> u32 {
        let base = self.code().units.as_ptr();
        (self.pc as usize - base as usize) as u32 / 2 - u32::from(self.pc != base)
    }

    /// The line of the instruction in execution.
    pub fn line(&self) -> Option<i32> {
        crate::objects::code::positions::line_at(&self.code().source, self.unit())
    }

    /// Shows what a frame of the chain holds, and whether the place owns it: the locals, and with `stack` the evaluation
    /// stack. What a generator owns in its frame the generator shows.
    pub fn traverse(&self, stack: bool, visit: &mut dyn FnMut(&Value, bool)) {
        visit(&self.owner, true);
        self.traverse_variables(&mut |value, owned| {
            if !(owned && self.in_generator) {
                visit(value, owned);
            }
        });
        if stack {
            self.traverse_stack(visit);
        }
    }

    /// Shows what a frame holds in every state, beside its owner: what runs in it, and the locals.
    fn traverse_variables(&self, visit: &mut dyn FnMut(&Value, bool)) {
        self.object.look(|object| visit(object, true));
        visit(&self.locals, true);
        visit(&self.function.view(), !self.function.is_borrowed());
        let first = Frame::slots(ptr::from_ref(self).cast_mut());
        // SAFETY: locals are initialised always.
        unsafe { show_slots(first, first.add(self.code().locals.len()), visit) };
    }

    fn traverse_stack(&self, visit: &mut dyn FnMut(&Value, bool)) {
        let first = Frame::slots(ptr::from_ref(self).cast_mut());
        // SAFETY: the stack is initialised up to the saved pointer.
        unsafe { show_slots(first.add(self.code().locals.len()), self.sp, visit) };
    }

    /// The local in slot `index`, as a counted value; `NULL` where unbound.
    pub fn local(&self, index: usize) -> Value {
        let frame = ptr::from_ref(self).cast_mut();
        if index >= self.code().locals.len() {
            return Value::NULL;
        }
        // SAFETY: the slot is one of the frame's, and initialised.
        unsafe { (*Frame::slots(frame).add(index)).to_value() }
    }
}

/// The memory of the stack.
pub struct ValueStack {
    memory: Box<[std::mem::MaybeUninit<u64>]>,
    top: Cell<*mut u64>,
    limit: *mut u64,
}

/// How many words the stack has, and at least where there is no memory for so many.
const STACK_WORDS: usize = 16 << 20;
const FEWEST_WORDS: usize = 64 << 10;
/// Words kept free above the limit, for padding a native call's arguments.
const SLACK: usize = 4096;

impl ValueStack {
    pub fn new() -> ValueStack {
        // Untouched pages take no memory, but addresses, of which there may be few: most of them are left to others.
        let mut words = STACK_WORDS;
        while words > FEWEST_WORDS && Vec::<[u64; 4]>::new().try_reserve_exact(words).is_err() {
            words /= 2;
        }
        let mut memory = Box::new_uninit_slice(words);
        let bottom = memory.as_mut_ptr().cast::<u64>();
        // SAFETY: within the block.
        let limit = unsafe { bottom.add(words - SLACK) };
        ValueStack { memory, top: Cell::new(bottom), limit }
    }

    /// Room for a frame with `slots` slots, `None` where the stack is full.
    #[inline(always)]
    pub fn reserve(&self, slots: usize) -> Option<*mut Frame> {
        let frame = self.top.get();
        if slots > self.memory.len() {
            return None;
        }
        // It may lie beyond the memory: then it is not used.
        let top = frame.wrapping_add(FRAME_WORDS + slots);
        if top > self.limit {
            return None;
        }
        self.top.set(top);
        Some(frame.cast())
    }

    /// Gives back the room from `frame` on.
    #[inline(always)]
    pub fn release(&self, frame: *mut Frame) {
        debug_assert!(self.memory.as_ptr_range().contains(&frame.cast_const().cast()));
        self.top.set(frame.cast());
    }
}

impl Default for ValueStack {
    fn default() -> ValueStack {
        ValueStack::new()
    }
}

/// Writes a new frame's header, and `NULL` into the slots from `filled` on.
///
/// # Safety
/// `frame` must be room for a frame of the function's code, and `function` hold a function.
#[inline(always)]
pub unsafe fn initialise(frame: *mut Frame, function: StackRef, filled: usize) {
    // SAFETY: the caller's; `code()` and the dicts live as long as the function in the frame.
    unsafe {
        let view = function.view();
        let payload = view.downcast::<Function>().expect("a frame runs a function");
        let (code, globals, builtins): (&Code, &Dict, &Dict) =
            (payload.code(), &payload.globals, &payload.builtins);
        let (code, globals, builtins): (*const Code, *const Dict, *const Dict) =
            (code, globals, builtins);
        let (units, locals) = (payload.code().units.as_ptr(), payload.code().locals.len());
        ptr::write(
            frame,
            Frame {
                code,
                globals,
                builtins,
                function,
                locals: Value::NULL,
                previous: ptr::null_mut(),
                pc: units,
                sp: ptr::null_mut(),
                owner: Value::NULL,
                object: ValueCell::default(),
                on_return: OnReturn::Push,
                generator: 0,
                in_generator: false,
                leave_by: 0,
            },
        );
        let slots = Frame::slots(frame);
        for index in filled..locals {
            ptr::write(slots.add(index), StackRef::NULL);
        }
        (*frame).sp = slots.add(locals);
    }
}

/// The end of a frame: drops what it holds, or leaves it to the frame object where somebody else has that, too.
///
/// # Safety
/// The frame must be initialised and have left the chain; it must not be used afterwards.
#[inline(always)]
pub unsafe fn end(frame: *mut Frame) {
    // SAFETY: the caller's.
    unsafe { end_as(frame, false) };
}

/// The same of a generator's frame that waits.
///
/// # Safety
/// As for [`end`].
pub unsafe fn end_waiting(frame: *mut Frame) {
    // SAFETY: the caller's.
    unsafe { end_as(frame, true) };
}

/// # Safety
/// As for [`end`].
#[inline(always)]
unsafe fn end_as(frame: *mut Frame, waits: bool) {
    // SAFETY: the caller's.
    unsafe {
        debug_assert!(!is_current(frame), "a frame ends while it is current");
        if (*frame).object.is_null() || !frame_object::take_over(frame, waits) {
            clear(frame);
        }
    }
}

/// Whether the thread's machine runs the frame.
fn is_current(frame: *mut Frame) -> bool {
    with_current(|vm| vm.frame.get() == frame) == Some(true)
}

/// Drops what a frame holds: stack, locals, header.
///
/// # Safety
/// As for [`end`].
#[inline(always)]
unsafe fn clear(frame: *mut Frame) {
    // SAFETY: slots below `sp` are initialised.
    unsafe {
        drop_slots(frame, Frame::slots(frame));
        ptr::drop_in_place(&raw mut (*frame).locals);
        ptr::drop_in_place(&raw mut (*frame).owner);
        ptr::drop_in_place(&raw mut (*frame).function);
    }
}

/// Drops the slots from the top down to `bottom`; each has been taken out before it is dropped.
///
/// # Safety
/// Slots below the frame's `sp` must be initialised, and `bottom` be one of the frame's slots.
#[inline(always)]
pub unsafe fn drop_slots(frame: *mut Frame, bottom: *mut StackRef) {
    // SAFETY: the caller's.
    unsafe {
        while (*frame).sp > bottom {
            (*frame).sp = (*frame).sp.sub(1);
            drop(ptr::read((*frame).sp));
        }
    }
}

/// Makes the slots of a frame owning.
///
/// # Safety
/// Slots below the frame's `sp` must be initialised.
#[inline(always)]
pub unsafe fn own_slots(frame: *mut Frame) {
    // SAFETY: the caller's.
    unsafe {
        let mut slot = Frame::slots(frame);
        while slot < (*frame).sp {
            (*slot).own();
            slot = slot.add(1);
        }
    }
}

/// A frame off the stack: a generator's, or one that a frame object has taken over.
pub struct FrameBlock {
    memory: Box<[u64]>,
}

impl FrameBlock {
    /// Moves a frame off the stack; borrowed slots become owning ones.
    ///
    /// # Safety
    /// The frame must be initialised and is used no more where it was.
    pub unsafe fn adopt(frame: *mut Frame) -> FrameBlock {
        // SAFETY: the caller's; the copy has room for all slots.
        unsafe {
            let slots = Frame::slots(frame);
            let used = (*frame).sp.offset_from(slots) as usize;
            own_slots(frame);
            (*frame).function.own();
            let words = FRAME_WORDS + (*frame).code().frame_slots;
            let mut memory = vec![0u64; words].into_boxed_slice();
            ptr::copy_nonoverlapping(frame.cast::<u64>(), memory.as_mut_ptr(), FRAME_WORDS + used);
            let block = memory.as_mut_ptr().cast::<Frame>();
            (*block).sp = Frame::slots(block).add(used);
            (*block).previous = ptr::null_mut();
            (*block).generator = 0;
            (*block).in_generator = false;
            (*block).object.look(|object| frame_object::moved(object, block));
            FrameBlock { memory }
        }
    }

    #[inline(always)]
    pub fn frame(&self) -> *mut Frame {
        self.memory.as_ptr().cast_mut().cast()
    }

    /// Shows the values that a waiting frame holds.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        // SAFETY: a waiting frame is initialised.
        let frame = unsafe { &*self.frame() };
        debug_assert!(frame.owner.is_null(), "somebody keeps the owner of a frame that waits");
        let mut show = |value: &Value, owned: bool| {
            debug_assert!(owned, "a frame that waits borrows");
            visit(value);
        };
        frame.traverse_variables(&mut show);
        frame.traverse_stack(&mut show);
    }

    /// Shows the values that a running frame owns, but for what is on its stack, which is on its way.
    pub fn traverse_running(&self, visit: &mut dyn FnMut(&Value)) {
        // SAFETY: a running frame is initialised.
        let frame = unsafe { &*self.frame() };
        frame.traverse_variables(&mut |value, owned| {
            if owned {
                visit(value);
            }
        });
    }
}

/// Shows the slots from `first` up to `end`, and whether each owns what is in it.
///
/// # Safety
/// They must be initialised slots of one frame.
unsafe fn show_slots(
    first: *mut StackRef,
    end: *mut StackRef,
    visit: &mut dyn FnMut(&Value, bool),
) {
    let mut slot = first;
    while slot < end {
        // SAFETY: the caller's.
        let value = unsafe { &*slot };
        visit(&value.view(), !value.is_borrowed());
        // SAFETY: at most the end of the frame's slots.
        slot = unsafe { slot.add(1) };
    }
}

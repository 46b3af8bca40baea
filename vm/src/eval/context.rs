//! Where the loop is: the frame, the next instruction, the top of the stack.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::mem::MaybeUninit;
use std::ptr;

use compiler::opcode::Opcode;
use heap::value::{StackRef, Value, View};

use crate::frame::{self, Frame, OnReturn};
use crate::machine::Machine;
use crate::objects::Code;
use crate::objects::str::Name;

/// The loop's registers.
#[derive(Clone, Copy)]
pub struct Context<'vm> {
    pub vm: &'vm Machine,
    pub frame: *mut Frame,
    /// Behind the instruction in execution, or in its caches.
    pc: *const Cell<u16>,
    /// The first free slot.
    sp: *mut StackRef,
    locals: *mut StackRef,
    consts: *const Value,
}

impl<'vm> Context<'vm> {
    /// # Safety
    /// `frame` must be initialised.
    #[inline(always)]
    pub unsafe fn enter(vm: &'vm Machine, frame: *mut Frame) -> Context<'vm> {
        let mut cx = Context {
            vm,
            frame,
            pc: ptr::null(),
            sp: ptr::null_mut(),
            locals: ptr::null_mut(),
            consts: ptr::null(),
        };
        cx.load(frame);
        cx
    }

    /// Calls a slow function on a copy of the registers, so that the loop's own can stay in registers. The copy
    /// is made word by word: a wide load of what was just stored in parts would have to wait for the stores, which
    /// cost `tests/bench/calls.py` a tenth of its time.
    #[inline(always)]
    pub fn outline<R>(&mut self, slow: impl FnOnce(&mut Context<'vm>) -> R) -> R {
        let mut copy = MaybeUninit::<Context<'vm>>::uninit();
        let place = copy.as_mut_ptr();
        let Context { vm, frame, pc, sp, locals, consts } = *self;
        // SAFETY: the copy is whole before it is used, and its fields are plain words.
        unsafe {
            ptr::write_volatile(&raw mut (*place).vm, vm);
            ptr::write_volatile(&raw mut (*place).frame, frame);
            ptr::write_volatile(&raw mut (*place).pc, pc);
            ptr::write_volatile(&raw mut (*place).sp, sp);
            ptr::write_volatile(&raw mut (*place).locals, locals);
            ptr::write_volatile(&raw mut (*place).consts, consts);
            let copied = copy.assume_init_mut();
            if heap::mode::stresses() {
                copied.stress();
            }
            let result = slow(copied);
            self.frame = ptr::read_volatile(&raw const (*place).frame);
            self.pc = ptr::read_volatile(&raw const (*place).pc);
            self.sp = ptr::read_volatile(&raw const (*place).sp);
            self.locals = ptr::read_volatile(&raw const (*place).locals);
            self.consts = ptr::read_volatile(&raw const (*place).consts);
            result
        }
    }

    /// Collects garbage if anything has been born since the last time.
    #[cold]
    #[inline(never)]
    fn stress(&mut self) {
        if heap::collector::is_due() {
            self.save();
            self.vm.frame_is_saved.set(true);
            self.vm.collect_due();
            self.vm.frame_is_saved.set(false);
        }
    }

    /// Makes `frame` the running one.
    #[inline(always)]
    pub fn load(&mut self, frame: *mut Frame) {
        // SAFETY: frames are initialised before they are loaded.
        unsafe {
            self.frame = frame;
            self.pc = (*frame).pc;
            self.sp = (*frame).sp;
            self.locals = Frame::slots(frame);
            self.consts = (*(*frame).code).consts.as_ptr();
        }
        self.vm.frame.set(frame);
    }

    /// Writes the position into the frame, for code outside of the loop that looks at it.
    #[inline(always)]
    pub fn save(&mut self) {
        // SAFETY: the running frame is alive.
        unsafe {
            (*self.frame).pc = self.pc;
            (*self.frame).sp = self.sp;
        }
    }

    #[inline(always)]
    pub fn frame(&self) -> &Frame {
        // SAFETY: the running frame is alive.
        unsafe { &*self.frame }
    }

    #[inline(always)]
    pub fn frame_mut(&mut self) -> &mut Frame {
        // SAFETY: the running frame is alive, and nobody else looks at it now.
        unsafe { &mut *self.frame }
    }

    // The code.

    /// The next instruction: opcode and argument.
    #[inline(always)]
    pub fn fetch(&mut self) -> (u8, u32) {
        // SAFETY: code ends with an instruction that does not go on; jumps are checked when code is loaded.
        unsafe {
            let unit = (*self.pc).get();
            self.pc = self.pc.add(1);
            // The frame knows where it is, for tracebacks and for native code that asks.
            (*self.frame).pc = self.pc;
            (unit as u8, u32::from(unit >> 8))
        }
    }

    /// Skips the instruction's caches, or jumps ahead.
    #[inline(always)]
    pub fn skip(&mut self, units: usize) {
        // SAFETY: as in `fetch`.
        self.pc = unsafe { self.pc.add(units) };
    }

    #[inline(always)]
    pub fn jump_back(&mut self, units: usize) {
        // SAFETY: as in `fetch`.
        self.pc = unsafe { self.pc.sub(units) };
    }

    /// The code unit of the next instruction.
    pub fn position(&self) -> u32 {
        let base = self.frame().code().units.as_ptr();
        // SAFETY: both point into the same code.
        unsafe { self.pc.offset_from(base) as u32 }
    }

    /// Makes the frame look as if it were at a code unit.
    pub fn show_position(&mut self, unit: u32) {
        let units = &self.frame().code().units;
        if let Some(place) = units.get(unit as usize + 1) {
            let place: *const Cell<u16> = place;
            self.frame_mut().pc = place;
        }
    }

    /// Goes on at a code unit.
    pub fn jump_to(&mut self, unit: u32) {
        let units = &self.frame().code().units;
        debug_assert!((unit as usize) < units.len());
        // SAFETY: targets in the exception table are checked when code is loaded.
        self.pc = unsafe { units.as_ptr().add(unit as usize) };
    }

    /// Cache unit `index` of the instruction in execution, whose caches have not been skipped yet.
    #[inline(always)]
    pub fn cache(&self, index: usize) -> u16 {
        // SAFETY: the instruction has that many caches.
        unsafe { (*self.pc.add(index)).get() }
    }

    #[inline(always)]
    pub fn cache_u32(&self, index: usize) -> u32 {
        u32::from(self.cache(index)) | u32::from(self.cache(index + 1)) << 16
    }

    #[inline(always)]
    pub fn cache_u64(&self, index: usize) -> u64 {
        u64::from(self.cache_u32(index)) | u64::from(self.cache_u32(index + 2)) << 32
    }

    #[inline(always)]
    pub fn set_cache(&self, index: usize, word: u16) {
        // SAFETY: the instruction has that many caches.
        unsafe { (*self.pc.add(index)).set(word) }
    }

    pub fn set_cache_u32(&self, index: usize, word: u32) {
        self.set_cache(index, word as u16);
        self.set_cache(index + 1, (word >> 16) as u16);
    }

    pub fn set_cache_u64(&self, index: usize, word: u64) {
        self.set_cache_u32(index, word as u32);
        self.set_cache_u32(index + 2, (word >> 32) as u32);
    }

    /// Puts another opcode in the place of the one in execution, whose caches have not been skipped yet. What is
    /// watched stays as it is.
    #[inline(always)]
    pub fn rewrite(&self, opcode: Opcode) {
        // SAFETY: the instruction lies before the next one.
        unsafe {
            let unit = &*self.pc.sub(1);
            if unit.get() & 0xFF != Opcode::INSTRUMENTED_INSTRUCTION.0 {
                unit.set((unit.get() & 0xFF00) | opcode.0);
            }
        }
    }

    // The stack.

    #[inline(always)]
    pub fn push(&mut self, value: Value) {
        self.push_ref(StackRef::owned(value));
    }

    #[inline(always)]
    pub fn push_ref(&mut self, value: StackRef) {
        debug_assert!(self.depth() < self.frame().code().source.stacksize as usize);
        // SAFETY: the code's stack size has room, which is checked when code is loaded.
        unsafe {
            ptr::write(self.sp, value);
            self.sp = self.sp.add(1);
        }
    }

    #[inline(always)]
    pub fn pop_ref(&mut self) -> StackRef {
        debug_assert!(self.depth() > 0);
        // SAFETY: code pops no more than it pushed, which is checked when code is loaded.
        unsafe {
            self.sp = self.sp.sub(1);
            ptr::read(self.sp)
        }
    }

    #[inline(always)]
    pub fn pop(&mut self) -> Value {
        self.pop_ref().into_value()
    }

    /// The value `depth` below the top, the top being 0.
    #[inline(always)]
    pub fn peek<'a>(&self, depth: usize) -> View<'a> {
        debug_assert!(self.depth() > depth);
        // SAFETY: as in `pop_ref`; callers use it before they pop it.
        unsafe { (*self.sp.sub(depth + 1)).view() }
    }

    /// The slot `depth` below the top.
    #[inline(always)]
    pub fn slot(&mut self, depth: usize) -> &mut StackRef {
        debug_assert!(self.depth() > depth);
        // SAFETY: as in `pop_ref`.
        unsafe { &mut *self.sp.sub(depth + 1) }
    }

    /// Replaces the top.
    #[inline(always)]
    pub fn set_top(&mut self, value: Value) {
        *self.slot(0) = StackRef::owned(value);
    }

    /// Replaces the top two by one value.
    #[inline(always)]
    pub fn replace_two(&mut self, value: Value) {
        drop(self.pop_ref());
        self.set_top(value);
    }

    /// Drops the top `count` values.
    #[inline(always)]
    pub fn drop_top(&mut self, count: usize) {
        for _ in 0..count {
            drop(self.pop_ref());
        }
    }

    /// Takes the top `count` values, in order.
    #[inline(always)]
    pub fn take_top(
        &mut self,
        count: usize,
    ) -> impl ExactSizeIterator<Item = Value> + use<'_, 'vm> {
        debug_assert!(self.depth() >= count);
        // SAFETY: as in `pop_ref`; nothing is pushed as long as the iterator borrows the context.
        unsafe {
            self.sp = self.sp.sub(count);
            let base = self.sp;
            (0..count).map(move |index| ptr::read(base.add(index)).into_value())
        }
    }

    /// The first of the top `count` slots.
    #[inline(always)]
    pub fn base_of(&self, count: usize) -> *mut StackRef {
        debug_assert!(self.depth() >= count);
        // SAFETY: as in `pop_ref`.
        unsafe { self.sp.sub(count) }
    }

    #[inline(always)]
    pub fn stack_pointer(&self) -> *mut StackRef {
        self.sp
    }

    /// # Safety
    /// Slots between the old and the new top must have been moved or dropped, or initialised.
    #[inline(always)]
    pub unsafe fn set_stack_pointer(&mut self, sp: *mut StackRef) {
        self.sp = sp;
    }

    /// How many values are on the stack.
    pub fn depth(&self) -> usize {
        let bottom =
            self.locals as usize + self.frame().code().locals.len() * size_of::<StackRef>();
        (self.sp as usize - bottom) / size_of::<StackRef>()
    }

    // Locals and constants.

    #[inline(always)]
    pub fn local(&mut self, index: u32) -> &mut StackRef {
        debug_assert!((index as usize) < self.frame().code().locals.len());
        // SAFETY: indexes are checked when code is loaded.
        unsafe { &mut *self.locals.add(index as usize) }
    }

    #[inline(always)]
    pub fn constant(&self, index: u32) -> &'vm Value {
        debug_assert!((index as usize) < self.frame().code().consts.len());
        // SAFETY: indexes are checked when code is loaded; the function keeps the code alive.
        unsafe { &*self.consts.add(index as usize) }
    }

    #[inline(always)]
    pub fn name(&self, index: u32) -> &'vm Name {
        // SAFETY: as for constants.
        unsafe {
            let code: &'vm Code = &*(*self.frame).code;
            code.names.get_unchecked(index as usize)
        }
    }

    // Frames.

    /// Makes a new frame, whose arguments are in place, the running one.
    #[inline(always)]
    pub fn push_frame(&mut self, frame: *mut Frame) {
        // SAFETY: both frames are initialised.
        unsafe {
            (*self.frame).pc = self.pc;
            (*self.frame).sp = self.sp;
            (*frame).previous = self.frame;
        }
        self.vm.depth.set(self.vm.depth.get() + 1);
        self.load(frame);
    }

    /// Drops the running frame, and goes back to the caller's without making it run.
    #[inline(always)]
    pub fn pop_frame(&mut self) -> (*mut Frame, OnReturn) {
        let frame = self.frame;
        // SAFETY: the frame is done; it lies on top of the stack, or in its generator, which drops it.
        unsafe {
            (*frame).sp = self.sp;
            let (previous, on_return) = ((*frame).previous, (*frame).on_return);
            self.vm.frame.set(previous);
            // What dies with the frame runs where it has been called.
            self.vm.depth.set(self.vm.depth.get() - 1);
            frame::end(frame);
            self.vm.stack.release(frame);
            (previous, on_return)
        }
    }
}

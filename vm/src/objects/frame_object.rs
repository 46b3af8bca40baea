//! `frame`: a running or finished piece of code, as `sys._getframe()`, tracebacks and generators show it.
//!
//! ```text
//!  frame on the stack ----object----> FrameObject      made when somebody asks, one for each frame
//!          ^-------------frame-----------'             a plain pointer while the frame lives
//!                                     own block        what is left of the frame once it is done
//! ```
//!
//! What holds: a frame that ends either is the only one that has its object, and the object goes with it, or moves into
//! a block of the object's. So the pointer always leads to an initialised frame.
#![allow(unsafe_code)]

mod jump;
mod stacks;

use std::cell::{Cell, RefCell};
use std::ptr;

use compiler::code::{flags, local_kinds};
use heap::value::cells::{ValueCell, ValueVec};
use heap::value::{Ref, StackRef, Value};
use heap::{Kind, Traverse};

use super::object;
use super::type_object::spec::{Attribute, Method, TypeSpec, attribute, field, getter};
use super::{CellObject, Code, Dict, Function, Generator, Str, frame_locals};
use crate::errors::{PyResult, Raised};
use crate::frame::{self, Frame, FrameBlock};
use crate::machine::Machine;
use crate::method;
use crate::types::types;

/// The flags of code whose frames are resumed, by one or another.
const RESUMED: u32 = flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR;

/// A frame object.
pub struct FrameObject {
    /// Where the frame is now.
    frame: Cell<*mut Frame>,
    own: RefCell<Option<FrameBlock>>,
    /// The caller's frame object, once the frame is done; a generator's has none.
    back: ValueCell,
    /// What variables held that were set from outside: the stack may borrow it as long as the frame lives.
    overwritten: ValueVec,
    /// A dict of what was put into `f_locals` beside the variables, or `NULL`.
    extra: ValueCell,
    /// Who hears of what comes up in the frame, or `NULL`.
    pub(crate) trace: ValueCell,
    pub(crate) trace_lines: Cell<bool>,
    pub(crate) trace_opcodes: Cell<bool>,
    /// The code unit of the instruction that watched code has carried out last.
    last: Cell<u32>,
}

impl Traverse for FrameObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for place in [&self.back, &self.extra, &self.trace] {
            place.look(&mut *visit);
        }
        self.overwritten.look(|values| values.iter().for_each(&mut *visit));
        if let Some(block) = &*self.own.borrow() {
            block.traverse(visit);
        }
    }

    fn clear(&self) {
        self.let_go();
        drop(self.back.take());
    }
}

impl Drop for FrameObject {
    fn drop(&mut self) {
        if let Some(block) = self.own.take() {
            // SAFETY: the block's frame is in no chain, and its object field was taken out by `take_over`.
            unsafe { frame::end(block.frame()) };
        }
        for place in [&self.back, &self.trace, &self.extra] {
            drop(place.take());
        }
        self.drop_overwritten();
    }
}

/// The frame's object, made where nobody has asked before. The collector sees it once it holds something: when it has taken
/// the frame over, or got a value that is not the frame's.
pub fn of(frame: &Frame) -> Value {
    if !frame.object.is_null() {
        return frame.object.get();
    }
    let place = ptr::from_ref(frame).cast_mut();
    let object = FrameObject {
        frame: Cell::new(place),
        own: RefCell::new(None),
        back: ValueCell::default(),
        overwritten: ValueVec::default(),
        extra: ValueCell::default(),
        trace: ValueCell::default(),
        trace_lines: Cell::new(true),
        trace_opcodes: Cell::new(false),
        last: Cell::new(frame.unit()),
    };
    let object = heap::new_untracked(&types().frame, object).into_value();
    frame.object.set(object.clone());
    object
}

/// The frame's object, if somebody has asked for it, and the unit of the instruction carried out last, which is `unit`
/// from here on.
pub fn note_place(frame: &Frame, unit: u32) -> Option<(Value, u32)> {
    if frame.object.is_null() {
        return None;
    }
    let object = frame.object.get();
    let last = this(&object).last.replace(unit);
    Some((object, last))
}

/// The frame of an object lies at another place now.
pub fn moved(object: &Value, place: *mut Frame) {
    if let Some(this) = object.downcast::<FrameObject>() {
        this.frame.set(place);
    }
}

/// A frame that has an object ends: true where the object has taken it over, since somebody else has the object, too. That
/// of a generator that waits keeps what is on its stack.
///
/// # Safety
/// The frame must be initialised and have left the chain.
#[cold]
#[inline(never)]
pub unsafe fn take_over(frame: *mut Frame, waits: bool) -> bool {
    // SAFETY: the caller's.
    unsafe {
        let object = (*frame).object.take();
        let Some(this) = object.downcast::<FrameObject>() else { return false };
        if object.count() == 1 {
            this.frame.set(ptr::null_mut());
            return false;
        }
        if !waits {
            frame::drop_slots(frame, Frame::slots(frame).add((*frame).code().locals.len()));
        }
        let owner = std::mem::take(&mut (*frame).owner);
        // Who resumed a generator last is not its caller.
        if let Some(caller) = (*frame).previous.as_ref()
            && !(*frame).code().has(RESUMED)
        {
            this.back.set(of(caller));
        }
        let block = FrameBlock::adopt(frame);
        this.frame.set(block.frame());
        *this.own.borrow_mut() = Some(block);
        heap::track(&object);
        drop(owner);
        true
    }
}

impl FrameObject {
    /// The frame, while the object lives.
    pub fn frame(&self) -> &Frame {
        debug_assert!(!self.frame.get().is_null(), "a frame object without a frame is used");
        // SAFETY: see the head of this file.
        unsafe { &*self.frame.get() }
    }

    fn is_done(&self) -> bool {
        self.own.borrow().is_some()
    }

    /// The code that it runs.
    pub fn code(&self) -> Ref<Code> {
        self.frame().counted_code()
    }

    pub fn globals(&self) -> Ref<Dict> {
        let function = self.frame().function.view();
        function.downcast::<Function>().expect("a frame runs a function").globals.clone()
    }

    /// What a variable holds.
    pub(super) fn variable(&self, index: usize) -> Value {
        variable(self.frame(), index)
    }

    /// Sets a variable. What it held lives on as long as the frame.
    pub(super) fn set_variable(&self, index: usize, value: Value) {
        let frame = self.frame.get();
        let held = self.frame().local(index);
        if let Some(cell) = held.downcast::<CellObject>()
            && has_cell(self.frame().code(), index)
        {
            cell.contents.set(value);
            return;
        }
        // SAFETY: `local` has checked the index; the slot is initialised, and its old value is kept.
        let old = unsafe { ptr::replace(Frame::slots(frame).add(index), StackRef::owned(value)) };
        self.overwritten.push(old.into_value());
        heap::track(&self.frame().object.get());
    }

    /// The dict of what `f_locals` has beside the variables.
    pub(super) fn extra(&self) -> Option<Ref<Dict>> {
        self.extra.get().cast::<Dict>()
    }

    pub(super) fn extra_or_new(&self) -> Ref<Dict> {
        if self.extra.is_null() {
            self.extra.set(Dict::new().into_value());
            heap::track(&self.frame().object.get());
        }
        self.extra().expect("it has just been set")
    }

    /// Forgets what is noted beside the frame, then the variables of one that is done: `frame.clear()`.
    fn let_go(&self) {
        for place in [&self.trace, &self.extra] {
            drop(place.take());
        }
        self.drop_overwritten();
        self.drop_variables();
    }

    /// Forgets what variables held, the last one first.
    fn drop_overwritten(&self) {
        self.overwritten.take().into_iter().rev().for_each(drop);
    }

    /// Forgets the variables of a frame that is done.
    fn drop_variables(&self) {
        let Some(frame) = self.own.borrow().as_ref().map(FrameBlock::frame) else { return };
        let count = self.frame().code().locals.len();
        // SAFETY: slots of the block's frame, which is initialised; it will not run again.
        unsafe {
            frame::drop_slots(frame, Frame::slots(frame).add(count));
            for index in (0..count).rev() {
                drop(ptr::replace(Frame::slots(frame).add(index), StackRef::NULL));
            }
        }
    }

    fn line(&self) -> Option<i32> {
        self.frame().line()
    }
}

/// What a variable holds: of a cell, the contents. Nothing of what no program may see.
fn variable(frame: &Frame, index: usize) -> Value {
    if frame.code().source.is_secret(index) {
        return Value::NULL;
    }
    let held = frame.local(index);
    match held.downcast::<CellObject>() {
        Some(cell) if has_cell(frame.code(), index) => cell.contents.get(),
        _ => held,
    }
}

/// Whether the variable lies in a cell, once the code has made it.
fn has_cell(code: &Code, index: usize) -> bool {
    let kinds = &code.source.localspluskinds;
    kinds.get(index).is_some_and(|kind| kind & (local_kinds::CELL | local_kinds::FREE) != 0)
}

/// Whether the frame has variables beside a namespace: those of comprehensions in a module or class body.
fn has_hidden_variables(frame: &Frame) -> bool {
    let kinds = frame.code().source.localspluskinds.iter().enumerate();
    let mut hidden = kinds.filter(|(_, kind)| **kind & local_kinds::HIDDEN != 0);
    hidden.any(|(index, _)| !variable(frame, index).is_null())
}

/// What `f_locals` shows: the namespace of a module or class body, or a view on the variables, for which it takes the frame's
/// object. A frame that is done does not know its own.
fn f_locals(frame: &Frame, object: impl FnOnce() -> Value) -> Value {
    let own_variables = frame.code().has(flags::OPTIMIZED) || has_hidden_variables(frame);
    if !own_variables && !frame.locals.is_null() {
        return frame.locals.clone();
    }
    frame_locals::over(object())
}

/// The object of the frame that is `depth` calls above the running one.
pub fn at(vm: &Machine, depth: usize) -> Option<Value> {
    let mut frame = vm.running_frame()?;
    for _ in 0..depth {
        frame = vm.caller_of(frame)?;
    }
    Some(of(frame))
}

/// `locals()` of the running code, if any runs: the namespace itself, or a new dict of the variables.
pub fn running_locals(vm: &Machine) -> Option<Value> {
    let frame = vm.running_frame()?;
    let shown = f_locals(frame, || of(frame));
    match frame_locals::to_dict(&shown) {
        Some(dict) => Some(dict.into_value()),
        None => Some(shown),
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "frame",
    kind: Kind::Frame,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    method!("__repr__", "(self, /)", |_, frame: &Ref<FrameObject>| {
        let (this, code) = (frame, frame.code());
        Ok(Str::from_string(format!(
            "<frame at {:#x}, file '{}', line {}, code {}>",
            frame.value().address(),
            code.filename,
            this.line().unwrap_or(-1),
            *code.name
        )))
    }),
    method!("clear", "(self, /)", clear)
        .doc("Let go of the variables of a frame that does not run."),
    method!("__sizeof__", "(self, /)", |_, frame: &Ref<FrameObject>| {
        let slots = frame.code().frame_slots * size_of::<StackRef>();
        object::size(frame.value()) + size_of::<FrameObject>() + size_of::<Frame>() + slots
    }),
];

fn clear(vm: &Machine, this: &Ref<FrameObject>) -> PyResult {
    if this.is_done() {
        this.let_go();
        return Ok(Value::NONE);
    }
    match generator_of(this.value()) {
        generator if generator.is_none() => {
            Err(vm.runtime_error("cannot clear an executing frame"))
        }
        generator => match generator.downcast::<Generator>() {
            Some(waiting) if waiting.is_suspended() && !waiting.has_started() => {
                super::generator::close(vm, &generator)
            }
            Some(waiting) if waiting.is_suspended() => {
                Err(vm.runtime_error("cannot clear a suspended frame"))
            }
            _ => Err(vm.runtime_error("cannot clear an executing frame")),
        },
    }
}

/// The generator whose frame it is, or `None`.
fn generator_of(value: &Value) -> Value {
    super::generator::owner_of(this(value).frame())
}

fn back(vm: &Machine, value: &Value) -> PyResult {
    let this = this(value);
    if this.is_done() {
        return Ok(or_none(this.back.get()));
    }
    Ok(vm.caller_of(this.frame()).map_or(Value::NONE, of))
}

/// The byte where the instruction in execution begins; in a generator that waits, the one where it goes on.
fn last_instruction(vm: &Machine, value: &Value) -> PyResult {
    let frame = this(value).frame();
    let waits = generator_of(value).downcast::<Generator>().is_some_and(Generator::is_suspended);
    let unit = match waits {
        true => frame.unit() + 1,
        false => frame.code().instruction_at(frame.unit(), &vm.config.language.opcodes),
    };
    Ok(Value::int_unchecked(2 * i64::from(unit)))
}

fn or_none(value: Value) -> Value {
    if value.is_null() { Value::NONE } else { value }
}

fn flag(vm: &Machine, place: &Cell<bool>, value: &Value) -> PyResult<()> {
    match value.is_bool() {
        true => place.set(value.is_true()),
        false => return Err(vm.type_error("attribute value type must be bool")),
    }
    Ok(())
}

/// The error for `del frame.name`, where a value is `NULL`.
fn not_deletable(vm: &Machine, name: &str) -> Raised {
    vm.plain_attribute_error(format!("attribute '{name}' of 'frame' objects cannot be deleted"))
}

static ATTRIBUTES: &[Attribute] = &[
    field(
        "f_trace_lines",
        |_, value| Ok(Value::bool(this(value).trace_lines.get())),
        |vm, value, given| match given.is_null() {
            true => Err(vm.type_error("can't delete numeric/char attribute")),
            false => flag(vm, &this(value).trace_lines, &given),
        },
    ),
    getter("f_back", back),
    getter("f_locals", |_, value| Ok(f_locals(this(value).frame(), || value.clone()))),
    attribute(
        "f_lineno",
        |vm, value| Ok(this(value).line().map_or(Value::NONE, |line| vm.int(i64::from(line)))),
        |vm, value, line| match line.is_null() {
            true => Err(not_deletable(vm, "f_lineno")),
            false => jump::set_line(vm, this(value), &line),
        },
    ),
    attribute(
        "f_trace",
        |_, value| Ok(or_none(this(value).trace.get())),
        |_, value, trace| {
            this(value).trace.set(if trace.is_none() { Value::NULL } else { trace });
            heap::track(value);
            Ok(())
        },
    ),
    getter("f_lasti", last_instruction),
    getter("f_globals", |_, value| Ok(this(value).globals().into_value())),
    getter("f_builtins", |_, value| {
        let function = this(value).frame().function.view();
        Ok(function
            .downcast::<Function>()
            .map_or(Value::NONE, |function| function.builtins.value().clone()))
    }),
    getter("f_code", |_, value| Ok(this(value).code().into_value())),
    attribute(
        "f_trace_opcodes",
        |_, value| Ok(Value::bool(this(value).trace_opcodes.get())),
        |vm, value, given| match given.is_null() {
            true => Err(not_deletable(vm, "f_trace_opcodes")),
            false => flag(vm, &this(value).trace_opcodes, &given),
        },
    ),
    getter("f_generator", |_, value| Ok(generator_of(value))),
];

pub fn this(value: &Value) -> &FrameObject {
    value.downcast::<FrameObject>().expect("a method of frames is called with one")
}

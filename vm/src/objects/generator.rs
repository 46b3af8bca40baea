//! Generators and coroutines: a frame that can wait.
//!
//! The frame lies in a block of the generator's own and runs there. While it runs, the frame holds the generator; the
//! exception that the resumer handles is put aside and comes back when the generator waits again.
#![allow(unsafe_code)]

pub mod asynchronous;
pub mod ending;
pub mod methods;
mod thrown;

use std::cell::Cell;

use compiler::code::flags;
use compiler::opcode::Opcode;
use compiler::operand::Resumed;
use compiler::operand::part::resume;
use heap::Traverse;
use heap::value::cells::ValueCell;
use heap::value::{StackRef, Value};

use super::{Code, Function};
use crate::errors::{PyResult, Raised};
use crate::eval;
use crate::frame::{self, Frame, FrameBlock, OnReturn};
use crate::machine::Machine;
use thrown::Thrown;

pub use methods::{ASYNC_GENERATOR_SPEC, COROUTINE_SPEC, COROUTINE_WRAPPER_SPEC, SPEC};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    Generator,
    Coroutine,
    AsyncGenerator,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    Created,
    Suspended,
    Running,
    Finished,
}

/// A generator, coroutine or asynchronous generator.
pub struct Generator {
    block: FrameBlock,
    state: Cell<State>,
    returned: Cell<bool>,
    sort: Sort,
    pub name: ValueCell,
    pub qualname: ValueCell,
    /// The exception that it handles while it waits.
    handled: ValueCell,
    asynchronous: asynchronous::Progress,
    /// Where a coroutine was made, or the hook for an asynchronous generator that dies before its end. `NULL` for none.
    origin_or_finalizer: ValueCell,
    code: Value,
}

impl Traverse for Generator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for place in [&self.name, &self.qualname, &self.origin_or_finalizer] {
            place.look(&mut *visit);
        }
        visit(&self.code);
        match self.state.get() {
            State::Created | State::Suspended => self.block.traverse(&mut *visit),
            State::Running => self.block.traverse_running(&mut *visit),
            State::Finished => (),
        }
        self.handled.look(visit);
    }

    fn clear(&self) {
        if self.is_suspended() {
            abandon(self);
        }
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        if self.is_suspended() {
            abandon(self);
        }
    }
}

/// What a `send` led to.
pub enum Sent {
    Yielded(Value),
    Returned(Value),
}

impl Generator {
    /// A generator for a frame that has just begun.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(vm: &Machine, block: FrameBlock) -> Value {
        // SAFETY: the block holds an initialised frame.
        let frame = unsafe { &*block.frame() };
        let function = frame.function.to_value();
        let (name, qualname, code) = match function.downcast::<Function>() {
            Some(function) => (function.name.get(), function.qualname.get(), function.code_value()),
            None => (Value::NONE, Value::NONE, Value::NONE),
        };
        let bits = frame.code().source.flags;
        let (sort, class) = match bits {
            _ if bits & flags::ASYNC_GENERATOR != 0 => {
                (Sort::AsyncGenerator, &vm.types.async_generator)
            }
            _ if bits & flags::COROUTINE != 0 => (Sort::Coroutine, &vm.types.coroutine),
            _ => (Sort::Generator, &vm.types.generator),
        };
        let origin = if sort == Sort::Coroutine { vm.origin() } else { Value::NULL };
        let generator = Generator {
            block,
            state: Cell::new(State::Created),
            returned: Cell::new(false),
            sort,
            name: ValueCell::new(name),
            qualname: ValueCell::new(qualname),
            handled: ValueCell::default(),
            asynchronous: asynchronous::Progress::default(),
            origin_or_finalizer: ValueCell::new(origin),
            code,
        };
        let value = heap::new(class, generator).into_value();
        let frame = this(&value).block.frame();
        // SAFETY: the block's frame is initialised; it goes when the generator does.
        unsafe {
            (*frame).in_generator = true;
            (*frame).generator = value.bits();
        }
        value
    }

    pub fn kind(&self) -> Sort {
        self.sort
    }

    pub fn state(&self) -> State {
        self.state.get()
    }

    #[inline(always)]
    pub fn is_suspended(&self) -> bool {
        matches!(self.state.get(), State::Created | State::Suspended)
    }

    /// Goes from waiting to running; the caller pushes the frame.
    #[inline(always)]
    pub fn resume(&self, vm: &Machine, owner: &Value) -> Option<*mut Frame> {
        if !self.is_suspended() {
            return None;
        }
        let frame = self.block.frame();
        // SAFETY: a waiting frame is initialised.
        unsafe { (*frame).owner = owner.clone() };
        vm.handled_outside.push(vm.handled.replace(self.handled.take()));
        Some(frame)
    }

    #[inline(always)]
    pub fn has_started(&self) -> bool {
        self.state.get() != State::Created
    }

    #[inline(always)]
    pub fn set_started(&self) {
        self.state.set(State::Running);
    }

    /// Goes from running to waiting, once the resumer's frame is current again. What the frame has on its stack it owns
    /// from here on: the collector sees it.
    #[inline(always)]
    pub fn suspend(&self, vm: &Machine) {
        let frame = self.block.frame();
        // SAFETY: the frame's stack pointer has been saved.
        unsafe {
            frame::own_slots(frame);
            (*frame).previous = std::ptr::null_mut();
        }
        self.state.set(State::Suspended);
        self.leave(vm);
    }

    #[inline(always)]
    fn leave(&self, vm: &Machine) {
        vm.depth.set(vm.depth.get() - 1);
        let outside = vm.handled_outside.pop().unwrap_or_default();
        self.handled.set(vm.handled.replace(outside));
    }

    /// The frame has returned or raised: goes back to the resumer's. The caller holds the generator.
    pub fn finish(&self, vm: &Machine) {
        let frame = self.block.frame();
        self.state.set(State::Finished);
        self.leave(vm);
        // SAFETY: the frame is done, its stack pointer saved, and it leaves the chain before it ends.
        unsafe {
            vm.frame.set((*frame).previous);
            drop(self.handled.take());
            frame::end(frame);
        }
    }

    pub fn set_returned(&self) {
        self.returned.set(true);
    }

    /// What it waits for in `yield from` or `await`.
    pub fn awaited(&self) -> Option<Value> {
        if self.state.get() != State::Suspended {
            return None;
        }
        let place = resume::PLACE.of(self.resume_argument()?);
        // SAFETY: the receiver is on top of the stack of a delegating frame.
        Resumed::delegates(place).then(|| unsafe { (*self.frame().sp.sub(1)).to_value() })
    }

    /// The argument of the `RESUME` where it goes on, if it waits at one.
    fn resume_argument(&self) -> Option<u32> {
        // SAFETY: the frame of a generator that waits is at an instruction.
        let next = unsafe { (*self.frame().pc).get() };
        (next & 0xFF == Opcode::RESUME.0).then(|| u32::from(next >> 8))
    }

    pub fn is_being_awaited(&self) -> bool {
        self.awaited().is_some()
    }

    /// The frame, while it waits.
    pub fn frame(&self) -> &Frame {
        // SAFETY: the block lives as long as the generator.
        unsafe { &*self.block.frame() }
    }

    /// Only the handler that every generator has covers the place where it waits: nothing comes up there that anybody
    /// could tell of.
    fn waits_plainly(&self) -> bool {
        let is_plain = |argument| resume::OWN_HANDLER.is_set(argument);
        self.resume_argument().is_some_and(is_plain) && !self.frame().code().is_watched()
    }

    /// The bytes that its frame takes.
    fn room(&self) -> usize {
        let slots = self.code.downcast::<Code>().map_or(0, |code| code.frame_slots);
        size_of::<Frame>() + slots * size_of::<StackRef>()
    }

    fn noun(&self) -> &'static str {
        match self.sort {
            Sort::Generator => "generator",
            Sort::Coroutine => "coroutine",
            Sort::AsyncGenerator => "async generator",
        }
    }
}

pub fn this(value: &Value) -> &Generator {
    value.downcast::<Generator>().expect("a method of generators is called with one")
}

/// The generator whose frame it is; `None` for another frame, and while the generator dies.
pub fn owner_of(frame: &Frame) -> Value {
    // SAFETY: a generator's frame lies in the generator, so that this is still there.
    unsafe { heap::value_at(frame.generator) }.unwrap_or(Value::NONE)
}

/// Runs the generator until it yields, returns or raises.
fn run(vm: &Machine, value: &Value, sent: Value, raised: Option<Raised>) -> PyResult<Sent> {
    vm.enter_native("")?;
    if vm.depth.get() >= vm.recursion_limit.get() {
        return Err(vm.recursion_error("maximum recursion depth exceeded"));
    }
    let generator = this(value);
    let Some(frame) = generator.resume(vm, value) else {
        return Err(vm.value_error(format!("{} already executing", generator.noun())));
    };
    // SAFETY: a waiting frame is initialised, and has room for the value sent.
    let outcome = unsafe {
        (*frame).on_return = OnReturn::Leave;
        (*frame).previous = vm.frame.get();
        std::ptr::write((*frame).sp, StackRef::owned(sent));
        (*frame).sp = (*frame).sp.add(1);
        generator.set_started();
        vm.depth.set(vm.depth.get() + 1);
        eval::run(vm, frame, raised)?
    };
    Ok(match generator.returned.replace(false) {
        true => Sent::Returned(outcome),
        false => Sent::Yielded(outcome),
    })
}

/// `generator.send(value)`, the end not turned into an exception.
pub fn send(vm: &Machine, value: &Value, sent: Value) -> PyResult<Sent> {
    let generator = this(value);
    match generator.state.get() {
        State::Running => Err(vm.value_error(format!("{} already executing", generator.noun()))),
        State::Finished if generator.sort == Sort::Coroutine => {
            Err(vm.runtime_error("cannot reuse already awaited coroutine"))
        }
        State::Finished => Ok(Sent::Returned(Value::NONE)),
        State::Created if !sent.is_none() => {
            let noun = generator.noun();
            Err(vm.type_error(format!("can't send non-None value to a just-started {noun}")))
        }
        _ => run(vm, value, sent, None),
    }
}

/// The next value of a generator, `None` at its end.
#[inline]
pub fn next(vm: &Machine, value: &Value) -> PyResult<Option<Value>> {
    match send(vm, value, Value::NONE)? {
        Sent::Yielded(value) => Ok(Some(value)),
        Sent::Returned(_) => Ok(None),
    }
}

/// Sends to a generator, or to any other iterator.
pub fn send_any(vm: &Machine, receiver: &Value, value: Value) -> PyResult<Sent> {
    if receiver
        .downcast::<Generator>()
        .is_some_and(|generator| generator.sort != Sort::AsyncGenerator)
    {
        return send(vm, receiver, value);
    }
    match send_to_iterator(vm, receiver, value) {
        Ok(value) => Ok(Sent::Yielded(value)),
        Err(raised) if raised.is_a(&vm.types.exceptions.stop_iteration) => {
            Ok(Sent::Returned(raised.stop_value()))
        }
        Err(raised) => Err(raised),
    }
}

/// Sends to an iterator that is no generator; at its end that is a `StopIteration`.
pub fn send_to_iterator(vm: &Machine, receiver: &Value, value: Value) -> PyResult {
    match value.is_none() {
        true => vm.call_special(receiver, crate::special::Special::Next, &[]),
        false => vm.call_method(receiver, "send", &[value]),
    }
}

/// `generator.throw(exception)`.
pub fn throw(vm: &Machine, value: &Value, thrown: &Thrown) -> PyResult<Sent> {
    throw_closing(vm, value, thrown, true)
}

/// The same; what an asynchronous generator delegates to is not closed first.
fn throw_closing(
    vm: &Machine,
    value: &Value,
    thrown: &Thrown,
    closes_on_exit: bool,
) -> PyResult<Sent> {
    // Only the frame still holds the receiver when it goes on: there it dies.
    let outcome = match this(value).awaited() {
        Some(receiver) => throw_into(vm, &receiver, thrown, closes_on_exit),
        None => Delegated::Passes,
    };
    match outcome {
        Delegated::Waits(yielded) => Ok(Sent::Yielded(yielded)),
        Delegated::Ends(raised) => raise_in(vm, value, raised),
        Delegated::Passes => raise_in(vm, value, thrown.exception(vm)?),
        Delegated::Fails(raised) => Err(raised),
    }
}

/// Goes on with an exception where the generator waits.
fn raise_in(vm: &Machine, value: &Value, raised: Raised) -> PyResult<Sent> {
    let generator = this(value);
    match generator.state.get() {
        State::Running => Err(vm.value_error(format!("{} already executing", generator.noun()))),
        State::Finished if generator.sort == Sort::Coroutine => {
            Err(vm.runtime_error("cannot reuse already awaited coroutine"))
        }
        State::Finished => Err(raised),
        State::Created | State::Suspended => run(vm, value, Value::NONE, Some(raised)),
    }
}

/// What a throw into the receiver of a delegating generator led to.
enum Delegated {
    /// The receiver has yielded: the generator goes on waiting.
    Waits(Value),
    /// The receiver is done: this comes up in the generator, `StopIteration` for its result.
    Ends(Raised),
    /// There is no receiver, or it knows no `throw`, or was closed: the generator gets what was thrown.
    Passes,
    /// The receiver could not be asked: the generator is left alone.
    Fails(Raised),
}

fn is_plain_generator(receiver: &Value) -> bool {
    let generator = receiver.downcast::<Generator>();
    generator.is_some_and(|generator| generator.sort != Sort::AsyncGenerator)
}

fn throw_into(vm: &Machine, receiver: &Value, thrown: &Thrown, closes_on_exit: bool) -> Delegated {
    if closes_on_exit && thrown.is_exit(vm) {
        return close_any(vm, receiver).map_or_else(Delegated::Ends, |()| Delegated::Passes);
    }
    let outcome = if is_plain_generator(receiver) {
        throw_closing(vm, receiver, thrown, closes_on_exit)
    } else {
        match vm.get_optional_attribute(receiver, &vm.intern("throw")) {
            Err(raised) => return Delegated::Fails(raised),
            Ok(None) => return Delegated::Passes,
            Ok(Some(method)) => vm.call(&method, &thrown.arguments()).map(Sent::Yielded),
        }
    };
    match outcome {
        Ok(Sent::Yielded(yielded)) => Delegated::Waits(yielded),
        Ok(Sent::Returned(result)) => Delegated::Ends(vm.stop_iteration(result)),
        Err(raised) => Delegated::Ends(raised),
    }
}

fn close_any(vm: &Machine, receiver: &Value) -> PyResult<()> {
    if is_plain_generator(receiver) {
        return close(vm, receiver).map(drop);
    }
    match vm.get_optional_attribute(receiver, &vm.intern("close")) {
        Ok(Some(method)) => vm.call(&method, &[]).map(drop),
        Ok(None) => Ok(()),
        Err(raised) => {
            ending::report(vm, &raised, receiver);
            Ok(())
        }
    }
}

/// `generator.close()`.
pub fn close(vm: &Machine, value: &Value) -> PyResult {
    let generator = this(value);
    match generator.state.get() {
        State::Finished => return Ok(Value::NONE),
        State::Running => {
            return Err(vm.value_error(format!("{} already executing", generator.noun())));
        }
        State::Created => {
            abandon(generator);
            return Ok(Value::NONE);
        }
        State::Suspended if generator.waits_plainly() && generator.awaited().is_none() => {
            abandon(generator);
            return Ok(Value::NONE);
        }
        State::Suspended => (),
    }
    match throw(vm, value, &Thrown::exit(vm)) {
        Ok(Sent::Yielded(_)) => {
            let noun = generator.noun();
            Err(vm.runtime_error(format!("{noun} ignored GeneratorExit")))
        }
        Ok(Sent::Returned(value)) => Ok(value),
        Err(raised)
            if raised.is_a(&vm.types.exceptions.generator_exit)
                || raised.is_a(&vm.types.exceptions.stop_iteration) =>
        {
            Ok(Value::NONE)
        }
        Err(raised) => Err(raised),
    }
}

/// Ends a waiting generator without running it.
fn abandon(generator: &Generator) {
    generator.state.set(State::Finished);
    drop(generator.handled.take());
    // SAFETY: the frame waits, outside of the chain; it will not run again.
    unsafe { frame::end_waiting(generator.block.frame()) };
}

/// A generator dies: code that waits in a `try` gets `GeneratorExit`, and what one that has not begun was given is let go
/// of. A coroutine that has not begun keeps it until it is gone.
pub fn finalize(vm: &Machine, value: &Value) {
    let generator = this(value);
    if asynchronous::call_finalizer(vm, value) {
        return;
    }
    ending::warn_unawaited(vm, value);
    let is_closed = match generator.state.get() {
        State::Created => generator.sort != Sort::Coroutine,
        // That one that runs cannot be closed is told to whoever asks for its end himself.
        State::Suspended | State::Running => true,
        State::Finished => false,
    };
    if is_closed && let Err(raised) = close(vm, value) {
        ending::report(vm, &raised, value);
    }
}

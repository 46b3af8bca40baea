//! What comes up in code that is watched: where it is told of, before an instruction is carried out.
//!
//! Calls begin and go on at a `RESUME`, which looks whether anything has come up. Every other instruction of watched
//! code is `INSTRUMENTED_INSTRUCTION`: it tells of a line, of the instruction, and of what that is about to do; then
//! the loop carries out the instruction itself. Exceptions are told of where they unwind. So the loop of a program that
//! nobody listens to has no question in it that asks for listeners.

use std::ops::ControlFlow::{self, Break, Continue};

use compiler::opcode::{Opcode, caches};
use heap::value::{StackRef, Value};

use super::{Context, Flow, Step, calls};
use crate::errors::{PyResult, Raised};
use crate::machine::tracing::Event;
use crate::objects::frame_object;
use crate::objects::generator::{self, Generator, Sort};
use crate::objects::{Exception, Method, Tuple};

/// An instruction that the loop is to carry out: opcode and argument.
type Instruction = (u8, u32);

/// `RESUME` where something has come up.
#[cold]
#[inline(never)]
pub fn resume(cx: &mut Context, place: u32) -> Step {
    cx.vm.check_interrupt()?;
    if !cx.vm.tracing.is_on() {
        return Ok(());
    }
    let is_new = cx.vm.watch(cx.frame());
    if cx.vm.tracing.is_counting() {
        count_resume(cx, is_new);
    }
    frame_object::note_place(cx.frame(), cx.frame().unit());
    let event = if place == 0 { Event::Start } else { Event::Resume };
    tell(cx, event, &Value::NONE).map(drop)
}

/// Counts a `RESUME`, and what stood before the first one, where it was not watched yet.
fn count_resume(cx: &Context, is_new: bool) {
    let tracing = &cx.vm.tracing;
    if is_new {
        cx.frame().code().before_resume().for_each(|opcode| tracing.count(opcode));
    }
    tracing.count(Opcode::RESUME.0 as u8);
}

/// Tells of an event in the running frame; true where the frame goes on at another line.
fn tell(cx: &mut Context, event: Event, argument: &Value) -> PyResult<bool> {
    if !cx.vm.tracing.listens() {
        return Ok(false);
    }
    cx.save();
    let jumps = cx.vm.tell(cx.frame(), event, argument)?;
    if jumps {
        cx.load(cx.frame);
    }
    Ok(jumps)
}

/// A watched instruction. What is told may send the frame elsewhere, or be part of carrying it out: then it is done.
#[cold]
#[inline(never)]
pub fn watched(cx: &mut Context, argument: u32) -> ControlFlow<Flow, Instruction> {
    let unit = cx.position() - 1;
    let place = cx.frame().code().place(unit);
    let opcode = place.opcode;
    cx.vm.tracing.count(opcode);
    if !place.is_told || !cx.vm.tracing.has_listeners() {
        return Continue((opcode, argument));
    }
    let told = tell_of_place(cx, unit).and_then(|jumps| match jumps {
        true => Ok(Some(Flow::Next)),
        false if cx.vm.tracing.listens() => tell_of_deed(cx, unit, (opcode, argument)),
        false => Ok(None),
    });
    match told {
        Ok(None) => Continue((opcode, argument)),
        Ok(Some(flow)) => Break(flow),
        Err(raised) => Break(Flow::Raise(raised)),
    }
}

/// Tells of the line and of the instruction; true where the frame goes on elsewhere.
fn tell_of_place(cx: &mut Context, unit: u32) -> PyResult<bool> {
    let Some((object, previous)) = frame_object::note_place(cx.frame(), unit) else {
        return Ok(false);
    };
    let this = frame_object::this(&object);
    if this.tells_lines()
        && cx.frame().code().begins_line(unit, previous)
        && tell(cx, Event::Line, &Value::NONE)?
    {
        return Ok(true);
    }
    if this.tells_instructions() {
        tell(cx, Event::Instruction, &Value::NONE)?;
    }
    Ok(false)
}

/// Tells of what the instruction does; gives what it led to where it has been carried out.
fn tell_of_deed(
    cx: &mut Context,
    unit: u32,
    (opcode, argument): Instruction,
) -> PyResult<Option<Flow>> {
    let jumps = match Opcode(u16::from(opcode)) {
        Opcode::RETURN_VALUE => {
            let value = cx.peek(0).clone();
            tell(cx, Event::Return, &value)?
        }
        Opcode::YIELD_VALUE => {
            let value = cx.peek(0).clone();
            tell(cx, Event::Yield, &value)?
        }
        Opcode::JUMP_BACKWARD => tell_of_round(cx, unit, argument)?,
        Opcode::END_SEND => tell_of_result(cx)?,
        Opcode::FOR_ITER => return next(cx, argument).map(Some),
        Opcode::SEND => return send(cx, argument),
        opcode if cx.vm.tracing.is_profiling() => return call(cx, opcode, argument),
        _ => false,
    };
    Ok(jumps.then_some(Flow::Next))
}

/// A loop that goes back to the line it is on; one that goes to another is told of there.
fn tell_of_round(cx: &mut Context, unit: u32, distance: u32) -> PyResult<bool> {
    let code = cx.frame().code();
    let target = (unit + 1 + caches::JUMP_BACKWARD as u32).saturating_sub(distance);
    let line = code.place(unit).line;
    let stays = line >= 0 && code.place(target).line == line;
    let object = frame_object::of(cx.frame());
    if stays && frame_object::this(&object).tells_lines() {
        return tell(cx, Event::Jump, &Value::NONE);
    }
    Ok(false)
}

/// What a generator returned to the one that waits for it.
fn tell_of_result(cx: &mut Context) -> PyResult<bool> {
    let receiver = cx.peek(1);
    let is_generator = receiver
        .downcast::<Generator>()
        .is_some_and(|generator| generator.kind() != Sort::AsyncGenerator);
    if is_generator {
        let stop = cx.vm.stop_iteration(cx.peek(0).clone());
        return tell(cx, Event::StopIteration, &details(cx, &stop));
    }
    Ok(false)
}

/// `FOR_ITER`: tells of the `StopIteration` that ends the loop, where one was raised.
fn next(cx: &mut Context, distance: u32) -> PyResult<Flow> {
    match cx.vm.next_or_stop(&cx.peek(0))? {
        Ok(item) => {
            cx.skip(caches::FOR_ITER);
            cx.push(item);
        }
        Err(stop) => {
            if let Some(stop) = stop {
                tell(cx, Event::Raise, &details(cx, &stop))?;
            }
            super::iteration::leave_loop(cx, distance);
        }
    }
    Ok(Flow::Next)
}

/// `SEND` to what is no generator: tells of the `StopIteration` that ends it, where one was raised. A list's iterator
/// raises none; what can be sent to does.
fn send(cx: &mut Context, distance: u32) -> PyResult<Option<Flow>> {
    let receiver = cx.peek(1).clone();
    if receiver.is_kind(heap::Kind::Generator) {
        return Ok(None);
    }
    let value = cx.peek(0).clone();
    match generator::send_to_iterator(cx.vm, &receiver, value) {
        Ok(value) => {
            cx.skip(caches::SEND);
            cx.set_top(value);
        }
        Err(stop) if stop.is_a(&cx.vm.types.exceptions.stop_iteration) => {
            let sends = cx.vm.get_optional_attribute(&receiver, &cx.vm.intern("send"))?.is_some();
            if sends || !stop.exception().traceback.is_null() {
                tell(cx, Event::Raise, &details(cx, &stop))?;
            }
            cx.skip(caches::SEND + distance as usize);
            cx.set_top(stop.stop_value());
        }
        Err(raised) => return Err(raised),
    }
    Ok(Some(Flow::Next))
}

/// A call: one of a native function is carried out here, between what is told before and after.
fn call(cx: &mut Context, opcode: Opcode, argument: u32) -> PyResult<Option<Flow>> {
    let called = match opcode {
        Opcode::CALL => Called::below(cx, argument as usize, 0),
        Opcode::CALL_KW => Called::below(cx, argument as usize, 1),
        Opcode::CALL_FUNCTION_EX => Called::packed(cx)?,
        _ => return Ok(None),
    };
    let Some(callable) = called.natively(cx)? else { return Ok(None) };
    tell(cx, Event::NativeCall, &callable)?;
    let outcome = match opcode {
        Opcode::CALL => calls::call(cx, argument),
        Opcode::CALL_KW => calls::call_kw(cx, argument),
        _ => calls::call_function_ex(cx, argument),
    };
    match outcome {
        Ok(()) => {
            if let Err(raised) = tell(cx, Event::NativeReturn, &callable) {
                drop(cx.pop_ref());
                return Err(raised);
            }
            Ok(Some(Flow::Next))
        }
        Err(raised) => {
            tell(cx, Event::NativeRaise, &callable)?;
            Err(raised)
        }
    }
}

/// What a call calls. What it is given lives until the end of the call has been told of.
struct Called {
    callable: Value,
    arguments: Vec<Value>,
}

impl Called {
    /// Callable, receiver or nothing, and arguments, below other values; a bound method is its function and receiver.
    fn below(cx: &Context, count: usize, above: usize) -> Called {
        let value = |depth: usize| cx.peek(above + depth).clone();
        let (callable, receiver) = (value(count + 1), value(count));
        let given = (0..count).rev().map(value);
        let (callable, receiver) = match callable.exact::<Method>() {
            Some(method) if receiver.is_null() => {
                (method.function.clone(), method.receiver.clone())
            }
            _ => (callable, receiver),
        };
        let receiver = (!receiver.is_null()).then_some(receiver);
        Called { callable, arguments: receiver.into_iter().chain(given).collect() }
    }

    /// Callable, nothing, an iterable of arguments, keywords or nothing. The iterable is gone through before.
    fn packed(cx: &mut Context) -> PyResult<Called> {
        let (callable, iterable) = (cx.peek(3).clone(), cx.peek(1).clone());
        let arguments = match cx.vm.iterates(&iterable) {
            true => cx.vm.to_vec(&iterable)?,
            false => Vec::new(),
        };
        if !iterable.is_exact::<Tuple>() && cx.vm.iterates(&iterable) {
            *cx.slot(1) = StackRef::owned(Tuple::new(arguments.clone()));
        }
        Ok(Called { callable, arguments })
    }

    /// The native function, a method bound to its first argument; `None` for any other callable.
    fn natively(&self, cx: &Context) -> PyResult<Option<Value>> {
        let (class, types) = (cx.vm.class(&self.callable), cx.vm.types);
        if class.is(&types.builtin_function) {
            return Ok(Some(self.callable.clone()));
        }
        match self.arguments.first() {
            Some(first) if class.is(&types.method_descriptor) => {
                let owner = cx.vm.class(first).value();
                cx.vm.bind_descriptor(&self.callable, first, owner).map(Some)
            }
            _ => Ok(None),
        }
    }
}

/// Class, exception and traceback.
fn details(cx: &Context, raised: &Raised) -> Value {
    let exception: &Exception = raised.exception();
    let traceback = exception.traceback.get();
    let traceback = if traceback.is_null() { Value::NONE } else { traceback };
    let value = raised.value().clone();
    Tuple::new(vec![cx.vm.class(&value).value().clone(), value, traceback])
}

/// Tells of an exception on its way; gives the one that goes on, which is another where a listener raises.
#[inline]
pub fn raise(cx: &mut Context, event: Event, raised: Raised) -> Raised {
    match cx.vm.tracing.is_on() {
        true => tell_of_exception(cx, event, raised),
        false => raised,
    }
}

#[cold]
#[inline(never)]
fn tell_of_exception(cx: &mut Context, event: Event, raised: Raised) -> Raised {
    if !cx.vm.tracing.listens() {
        return raised;
    }
    let argument = match event {
        Event::Raise => details(cx, &raised),
        _ => Value::NONE,
    };
    match cx.vm.tell(cx.frame(), event, &argument) {
        Ok(_) => raised,
        Err(other) => other,
    }
}

/// A handler begins: in the line of the instruction that the frame shows, or in a new one.
#[inline]
pub fn handle(cx: &mut Context) {
    if cx.vm.tracing.is_on() {
        frame_object::note_place(cx.frame(), cx.frame().unit());
    }
}

/// Tells of an exception that is thrown into the running generator.
pub fn throw(cx: &mut Context, raised: Raised) -> Raised {
    if !cx.vm.tracing.is_on() {
        return raised;
    }
    cx.vm.watch(cx.frame());
    tell_of_exception(cx, Event::Throw, raised)
}

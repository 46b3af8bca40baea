//! Calls that the machine makes for an opcode of an experiment: where a return comes next, in the place of the running frame.
//!
//! ```text
//!  | caller | running |            | caller | called |
//!  ^ frames           ^ top   =>   ^ frames          ^ top
//! ```
//!
//! The running frame stays where it is still needed: it is a generator's, a handler covers the call, what is called is no
//! function of Python, or somebody traces or profiles, who is told of each frame that ends.
#![allow(unsafe_code)]

use compiler::opcode::Opcode;
use heap::value::{StackRef, Value};

use super::{Context, Step, binding};
use crate::frame::{self, Frame};
use crate::machine::Machine;
use crate::objects::{Function, Method};

/// Calls something with values of its own; the result is pushed.
pub fn call(cx: &mut Context, callable: &Value, mut arguments: Vec<Value>) -> Step {
    if let Some(method) = callable.exact::<Method>() {
        arguments.insert(0, method.receiver.clone());
        return call(cx, &method.function, arguments);
    }
    if !callable.is_exact::<Function>() {
        let result = cx.vm.call(callable, &arguments)?;
        cx.push(result);
        return Ok(());
    }
    // SAFETY: the frame is initialised with the function, and its arguments are bound.
    unsafe {
        match can_be_replaced(cx) {
            true => replace(cx, callable, arguments),
            false => {
                let frame = binding::make_frame(cx.vm, callable, arguments, &[])?;
                cx.push_frame(frame);
                Ok(())
            }
        }
    }
}

/// Whether the running frame has nothing left to do but to return what is called returns.
fn can_be_replaced(cx: &Context) -> bool {
    let frame = cx.frame();
    let next = cx.position();
    frame.code().opcode(next) == Some(Opcode::RETURN_VALUE)
        && frame.code().handler(frame.unit()).is_none()
        && !frame.in_generator
        && !cx.vm.tracing.is_on()
}

/// Lets the called function have the place of the running one, its caller and what becomes of its value.
///
/// # Safety
/// `callable` must be a function.
unsafe fn replace(cx: &mut Context, callable: &Value, arguments: Vec<Value>) -> Step {
    // What does not fit is told while the running frame is there.
    let bound = binding::bound(cx.vm, callable, arguments)?;
    // SAFETY: the running frame is a function's, and what is taken from it stays alive; the new one is whole before it runs.
    unsafe {
        let slots = match callable.downcast::<Function>() {
            Some(function) => function.code().frame_slots,
            None => return Err(cx.vm.system_error("not a function")),
        };
        has_room(cx.vm, slots)?;
        let owner = cx.frame().owner.clone();
        let (previous, on_return) = cx.pop_frame();
        let Some(frame) = cx.vm.stack.reserve(slots) else {
            unreachable!("there is more room than before the running frame went");
        };
        let first = Frame::slots(frame);
        let count = bound.len();
        for (index, value) in bound.into_iter().enumerate() {
            std::ptr::write(first.add(index), StackRef::owned(value));
        }
        frame::initialise(frame, StackRef::owned(callable.clone()), count);
        (*frame).on_return = on_return;
        (*frame).owner = owner;
        (*frame).previous = previous;
        cx.vm.depth.set(cx.vm.depth.get() + 1);
        cx.load(frame);
    }
    Ok(())
}

fn has_room(vm: &Machine, slots: usize) -> Step {
    match vm.stack.reserve(slots) {
        Some(frame) => {
            vm.stack.release(frame);
            Ok(())
        }
        None => Err(vm.recursion_error("maximum recursion depth exceeded")),
    }
}

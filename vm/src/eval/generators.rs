//! Generators, coroutines and asynchronous generators: suspending, resuming, `yield from`, `await`.
#![allow(unsafe_code)]

use compiler::code::flags;
use compiler::opcode::caches;
use compiler::operand::AwaitContext;
use heap::value::Value;

use super::{Context, Flow, Step};
use crate::frame::{FrameBlock, OnReturn};
use crate::objects::generator::{self, Generator, asynchronous};
use crate::special::Special;

/// The first instruction of a generator function: moves the frame into a new generator and returns that.
pub fn return_generator(cx: &mut Context, _: u32) -> Flow {
    if cx.frame().in_generator {
        return Flow::Raise(cx.vm.system_error("RETURN_GENERATOR in a generator"));
    }
    cx.save();
    let frame = cx.frame;
    let (previous, on_return) = (cx.frame().previous, cx.frame().on_return);
    let owner = cx.frame().owner.clone();
    cx.vm.frame.set(previous);
    // SAFETY: the frame is complete, has left the chain, and is used no more where it lies.
    let generator = unsafe {
        std::ptr::drop_in_place(&raw mut (*frame).owner);
        std::ptr::write(&raw mut (*frame).owner, Value::NULL);
        let block = FrameBlock::adopt(frame);
        cx.vm.stack.release(frame);
        Generator::new(cx.vm, block)
    };
    cx.vm.depth.set(cx.vm.depth.get() - 1);
    match on_return {
        OnReturn::Leave => Flow::Leave(generator),
        OnReturn::Instance => {
            cx.load(previous);
            let kind = cx.vm.class(&generator).name();
            drop(owner);
            Flow::Raise(cx.vm.type_error(format!("__init__() should return None, not '{kind}'")))
        }
        _ => {
            cx.load(previous);
            cx.push(generator);
            Flow::Next
        }
    }
}

#[inline(always)]
pub fn yield_value(cx: &mut Context, _: u32) -> Flow {
    if !cx.frame().in_generator {
        return Flow::Raise(cx.outline(|cx| cx.vm.system_error("YIELD_VALUE outside a generator")));
    }
    let value = cx.pop();
    cx.save();
    let (previous, on_return) = (cx.frame().previous, cx.frame().on_return);
    // The generator, and with it the frame, may live only as long as this handle.
    let owner = std::mem::take(&mut cx.frame_mut().owner);
    cx.vm.frame.set(previous);
    if let Some(generator) = owner.downcast::<Generator>() {
        generator.suspend(cx.vm);
    }
    if on_return == OnReturn::Leave {
        return Flow::Leave(value);
    }
    cx.load(previous);
    cx.push(value);
    Flow::Next
}

/// Goes on in a suspended generator, which gets `value` as the result of its `yield`.
#[inline(always)]
fn enter(
    cx: &mut Context,
    generator: &Generator,
    owner: &Value,
    value: Value,
    (on_return, leave_by): (OnReturn, u32),
) {
    let Some(frame) = generator.resume(cx.vm, owner) else { return };
    // SAFETY: a suspended frame is initialised, and has room for the value that its `yield` yields.
    unsafe {
        (*frame).on_return = on_return;
        (*frame).leave_by = leave_by;
        std::ptr::write((*frame).sp, heap::value::StackRef::owned(value));
        (*frame).sp = (*frame).sp.add(1);
        generator.set_started();
    }
    cx.push_frame(frame);
}

/// A generator in a `for` loop runs in the same loop as its caller.
#[inline(always)]
pub fn for_iter_gen(cx: &mut Context, distance: u32) -> Step {
    let iterator = cx.peek(0);
    if let Some(generator) = iterator.exact::<Generator>()
        && generator.is_suspended()
        && cx.vm.class(&iterator).is(&cx.vm.types.generator)
        && cx.vm.depth.get() < cx.vm.recursion_limit.get()
    {
        cx.skip(caches::FOR_ITER);
        // Over `END_FOR`, to `POP_ITER`.
        let end = (OnReturn::EndLoop, distance + 1);
        enter(cx, generator, &iterator, Value::NONE, end);
        return Ok(());
    }
    cx.outline(|cx| {
        cx.rewrite(compiler::opcode::Opcode::FOR_ITER);
        super::iteration::for_iter_plain(cx, distance)
    })
}

/// `SEND`: receiver and value on the stack; the value is replaced by what the receiver yields.
pub fn send(cx: &mut Context, distance: u32) -> Step {
    let value = cx.pop();
    let receiver = cx.peek(0);
    if let Some(generator) = receiver.downcast::<Generator>()
        && generator.is_suspended()
        && generator.kind() != generator::Sort::AsyncGenerator
        && cx.vm.depth.get() < cx.vm.recursion_limit.get()
        && (generator.has_started() || value.is_none())
    {
        cx.skip(caches::SEND);
        enter(cx, generator, &receiver, value, (OnReturn::EndSend, distance));
        return Ok(());
    }
    let outcome = generator::send_any(cx.vm, &receiver, value)?;
    cx.skip(caches::SEND);
    match outcome {
        generator::Sent::Yielded(value) => cx.push(value),
        generator::Sent::Returned(value) => {
            cx.skip(distance as usize);
            cx.push(value);
        }
    }
    Ok(())
}

/// Behind a `yield from` loop: drops the receiver under the result.
pub fn end_send(cx: &mut Context, _: u32) {
    let value = cx.pop();
    cx.set_top(value);
}

/// The iterator of `yield from`: a coroutine only inside a coroutine.
pub fn get_yield_from_iter(cx: &mut Context, _: u32) -> Step {
    let value = cx.peek(0);
    if let Some(generator) = value.downcast::<Generator>() {
        let allowed = flags::COROUTINE | flags::ITERABLE_COROUTINE;
        if generator.kind() == generator::Sort::Coroutine
            && cx.frame().code().source.flags & allowed == 0
        {
            return Err(cx.vm.type_error(
                "cannot 'yield from' a coroutine object in a non-coroutine generator",
            ));
        }
        if generator.kind() != generator::Sort::AsyncGenerator {
            return Ok(());
        }
    }
    let iterator = cx.vm.iter(&value)?;
    cx.set_top(iterator);
    Ok(())
}

/// `await value`; the argument says where.
pub fn get_awaitable(cx: &mut Context, place: u32) -> Step {
    let Some(place) = AwaitContext::from_number(place) else {
        return Err(cx.vm.system_error("unknown place of an await"));
    };
    let value = cx.peek(0);
    let iterator = asynchronous::awaitable(cx.vm, &value, place)?;
    if let Some(generator) = iterator.downcast::<Generator>()
        && generator.kind() == generator::Sort::Coroutine
        && generator.is_being_awaited()
    {
        return Err(cx.vm.runtime_error("coroutine is being awaited already"));
    }
    cx.set_top(iterator);
    Ok(())
}

pub fn get_aiter(cx: &mut Context, _: u32) -> Step {
    let value = cx.peek(0);
    let class = cx.vm.class(&value);
    if !class.defines(Special::AIter) {
        let kind = class.name();
        return Err(cx.vm.type_error(format!(
            "'async for' requires an object with __aiter__ method, got {kind}"
        )));
    }
    let iterator = cx.vm.call_special(&value, Special::AIter, &[])?;
    if !cx.vm.class(&iterator).defines(Special::ANext) {
        let kind = cx.vm.class(&iterator).name();
        return Err(cx.vm.type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {kind}"
        )));
    }
    cx.set_top(iterator);
    Ok(())
}

pub fn get_anext(cx: &mut Context, _: u32) -> Step {
    let value = cx.peek(0);
    let class = cx.vm.class(&value);
    if !class.defines(Special::ANext) {
        let kind = class.name();
        return Err(cx.vm.type_error(format!(
            "'async for' requires an iterator with __anext__ method, got {kind}"
        )));
    }
    let step = cx.vm.call_special(&value, Special::ANext, &[])?;
    let awaitable =
        asynchronous::awaitable(cx.vm, &step, AwaitContext::Expression).map_err(|raised| {
            let kind = cx.vm.class(&step).name();
            let outer = cx.vm.type_error(format!(
                "'async for' received an invalid object from __anext__: {kind}"
            ));
            outer.exception().cause.set(raised.into_value());
            outer
        })?;
    cx.push(awaitable);
    Ok(())
}

/// The end of an `async for`: `StopAsyncIteration` ends it, other exceptions go on.
pub fn end_async_for(cx: &mut Context, _: u32) -> Flow {
    let exception = cx.pop();
    if cx.vm.class(&exception).is_subclass_of(&cx.vm.types.exceptions.stop_async_iteration) {
        drop(cx.pop_ref());
        return Flow::Next;
    }
    super::exceptions::reraise_value(cx, exception)
}

/// An exception thrown into a `yield from`: `StopIteration` is the receiver's return.
pub fn cleanup_throw(cx: &mut Context, _: u32) -> Flow {
    let exception = cx.pop();
    if let Some(stop) = exception.cast::<crate::objects::Exception>()
        && cx.vm.class(&exception).is_subclass_of(&cx.vm.types.exceptions.stop_iteration)
    {
        let value = crate::errors::Raised::new(stop).stop_value();
        cx.drop_top(2);
        cx.push(Value::NONE);
        cx.push(value);
        return Flow::Next;
    }
    super::exceptions::reraise_value(cx, exception)
}

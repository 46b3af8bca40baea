//! Exceptions: raising, handling, and unwinding to a handler.
#![allow(unsafe_code)]

use compiler::opcode::Opcode;
use heap::Kind;
use heap::value::{StackRef, Value};

use super::{Context, Flow, Step, tracing};
use crate::errors::{PyResult, Raised};
use crate::frame::OnReturn;
use crate::machine::tracing::Event;
use crate::objects::exception::{self, group};
use crate::objects::{Exception, Generator, Traceback, Tuple};

/// Takes an exception to the innermost handler; gives it back where it leaves the frame that the loop began with.
#[cold]
#[inline(never)]
pub fn unwind(cx: &mut Context, raised: Raised, trace: bool) -> Option<Raised> {
    if trace && raised.exception().traceback.is_null() && raised.exception().context.is_null() {
        exception::chain(&raised, &cx.vm.handled_exception());
    }
    unwind_frames(cx, raised, trace)
}

/// The same for an exception that is thrown into a generator: it comes up while that handles what it handles, and has
/// nothing to do with what others do.
#[cold]
#[inline(never)]
pub fn enter_with(cx: &mut Context, raised: Raised) -> Option<Raised> {
    exception::chain(&raised, &cx.vm.handled.get());
    // It is the `RESUME` behind the `yield` that is seen to raise.
    let next = cx.position();
    if cx.frame().code().opcode(next) == Some(Opcode::RESUME) {
        cx.show_position(next);
    }
    let raised = tracing::throw(cx, raised);
    unwind_frames(cx, raised, true)
}

fn unwind_frames(cx: &mut Context, mut raised: Raised, mut trace: bool) -> Option<Raised> {
    loop {
        let unit = cx.position().saturating_sub(1);
        // After a `RERAISE`, the frame shows the original place, also when it is done.
        let shown = if trace { unit } else { cx.frame().unit() };
        if trace {
            Traceback::add(cx.vm, &raised, cx.frame(), unit);
            raised = tracing::raise(cx, Event::Raise, raised);
        }
        trace = true;
        // A handler can lead to itself: that is a loop, too.
        let handler = cx.frame().code().handler(unit).filter(|_| cx.vm.count_step().is_ok());
        // What the handler does not count on, or all that is left of the stack, dies while its frame runs.
        let (depth, kept) = (cx.depth(), handler.map_or(0, |handler| handler.depth as usize));
        cx.drop_top(depth.saturating_sub(kept));
        if let Some(handler) = handler {
            if handler.push_lasti {
                cx.push(Value::int_unchecked(i64::from(shown)));
            }
            cx.push(raised.into_value());
            tracing::handle(cx);
            cx.jump_to(handler.target);
            return None;
        }
        raised = tracing::raise(cx, Event::Unwind, raised);
        let owner = cx.frame().owner.clone();
        let (on_return, leave_by) = (cx.frame().on_return, cx.frame().leave_by as usize);
        let previous = match cx.frame().in_generator {
            true => {
                cx.save();
                cx.show_position(shown);
                let previous = cx.frame().previous;
                if let Some(generator) = owner.downcast::<Generator>() {
                    generator.finish(cx.vm);
                }
                previous
            }
            false => {
                cx.show_position(shown);
                cx.pop_frame().0
            }
        };
        if on_return == OnReturn::Leave {
            return Some(raised);
        }
        cx.load(previous);
        if on_return == OnReturn::EndSend && raised.is_a(&cx.vm.types.exceptions.stop_iteration) {
            cx.skip(leave_by);
            cx.push(raised.stop_value());
            return None;
        }
    }
}

/// An exception on the stack goes on as it was.
pub fn reraise_value(cx: &mut Context, value: Value) -> Flow {
    match value.cast::<Exception>() {
        Some(exception) => Flow::Reraise(Raised::new(exception)),
        None => Flow::Raise(cx.vm.system_error("RERAISE without an exception")),
    }
}

/// `RERAISE`: the argument says how deep the original instruction's place lies.
pub fn reraise(cx: &mut Context, depth: u32) -> Flow {
    let value = cx.pop();
    if depth > 0
        && let Some(unit) = cx.peek(depth as usize - 1).as_small_int()
    {
        // Whoever looks at the frame sees the original place; the handler is looked for from here.
        cx.show_position(unit as u32);
    }
    reraise_value(cx, value)
}

pub fn push_exc_info(cx: &mut Context, _: u32) -> Step {
    if !cx.peek(0).is_kind(Kind::Exception) {
        return Err(cx.vm.system_error("PUSH_EXC_INFO without an exception"));
    }
    let new = cx.pop();
    let previous = cx.vm.handled.replace(new.clone());
    cx.push(if previous.is_null() { Value::NONE } else { previous });
    cx.push(new);
    Ok(())
}

pub fn pop_except(cx: &mut Context, _: u32) -> Step {
    if !cx.peek(0).is_none() && !cx.peek(0).is_kind(Kind::Exception) {
        return Err(cx.vm.system_error("POP_EXCEPT without an exception"));
    }
    let previous = cx.pop();
    cx.vm.handled.set(if previous.is_none() { Value::NULL } else { previous });
    Ok(())
}

pub fn check_exc_match(cx: &mut Context, _: u32) -> Step {
    let matcher = cx.pop();
    check_matcher(cx, &matcher)?;
    let matches = cx.vm.exception_matches(&cx.peek(0), &matcher)?;
    cx.push(Value::bool(matches));
    Ok(())
}

fn check_matcher(cx: &Context, matcher: &Value) -> Step {
    let base = &cx.vm.types.exceptions.base_exception;
    let fine = |value: &Value| {
        crate::objects::TypeRef::from_value(value).is_some_and(|class| class.is_subclass_of(base))
    };
    let all_fine = match matcher.downcast::<Tuple>() {
        Some(tuple) => tuple.items().iter().all(fine),
        None => fine(matcher),
    };
    match all_fine {
        true => Ok(()),
        false => Err(cx
            .vm
            .type_error("catching classes that do not inherit from BaseException is not allowed")),
    }
}

/// `except*`: the matching part and the rest.
pub fn check_eg_match(cx: &mut Context, _: u32) -> Step {
    let matcher = cx.pop();
    let exception = cx.pop();
    check_matcher(cx, &matcher)?;
    let group_class = &cx.vm.types.exceptions.base_exception_group;
    let is_group = |value: &Value| {
        crate::objects::TypeRef::from_value(value)
            .is_some_and(|class| class.is_subclass_of(group_class))
    };
    if matcher
        .downcast::<Tuple>()
        .map_or(is_group(&matcher), |tuple| tuple.items().iter().any(is_group))
    {
        return Err(cx.vm.type_error(
            "catching ExceptionGroup with except* is not allowed. Use except instead.",
        ));
    }
    let (matching, rest) = group::match_star(cx.vm, &exception, &matcher)?;
    cx.push(rest);
    if !matching.is_none() {
        cx.vm.handled.set(matching.clone());
    }
    cx.push(matching);
    Ok(())
}

/// `raise`, `raise exception`, `raise exception from cause`.
pub fn raise_varargs(cx: &mut Context, count: u32) -> Flow {
    match do_raise(cx, count) {
        Ok(flow) => flow,
        Err(raised) => Flow::Raise(raised),
    }
}

fn do_raise(cx: &mut Context, count: u32) -> PyResult<Flow> {
    let vm = cx.vm;
    if count == 0 {
        let handled = vm.handled_exception();
        return Ok(match handled.cast::<Exception>() {
            Some(exception) => {
                let raised = Raised::new(exception);
                Flow::Reraise(raised)
            }
            None => Flow::Raise(vm.runtime_error("No active exception to reraise")),
        });
    }
    let cause = if count == 2 { cx.pop() } else { Value::NULL };
    let value = cx.pop();
    let raised = Raised::new(exception::instantiate(vm, &value)?);
    if !cause.is_null() {
        let fixed = match cause.is_none() {
            true => Value::NULL,
            false if cause.is_kind(Kind::Exception) || cause.is_kind(Kind::Type) => {
                match exception::instantiate(vm, &cause) {
                    Ok(cause) => cause.into_value(),
                    Err(_) => {
                        return Err(
                            vm.type_error("exception causes must derive from BaseException")
                        );
                    }
                }
            }
            false => return Err(vm.type_error("exception causes must derive from BaseException")),
        };
        raised.exception().cause.set(fixed);
        raised.exception().suppress_context.set(true);
    }
    exception::chain(&raised, &vm.handled_exception());
    Ok(Flow::Raise(raised))
}

/// `with`: calls `__exit__` with the exception.
pub fn with_except_start(cx: &mut Context, _: u32) -> Step {
    // exit, receiver, lasti, previous, exception
    let (exception, receiver, exit) = (cx.peek(0).clone(), cx.peek(3).clone(), cx.peek(4).clone());
    let class = cx.vm.class(&exception).value().clone();
    let traceback = match exception.downcast::<Exception>() {
        Some(this) if !this.traceback.is_null() => this.traceback.get(),
        _ => Value::NONE,
    };
    let arguments = [receiver, class, exception, traceback];
    let given = if arguments[0].is_null() { &arguments[1..] } else { &arguments[..] };
    let answer = cx.vm.call(&exit, given)?;
    cx.push_ref(StackRef::owned(answer));
    Ok(())
}

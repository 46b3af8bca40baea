//! Asynchronous generators: each step is an awaitable, and values that go out are told from those that are awaited.

use std::cell::Cell;

use super::methods::thrown;
use super::{Generator, Sent, Sort, State, send, this, throw};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::native::{Native, NativeObject};
use crate::objects::type_object::spec::{Method, TypeSpec, method};
use crate::special::Special;
use crate::value::Value;
use crate::value::cells::ValueCell;

/// A value that an asynchronous generator yields, as opposed to one that something it awaits yields.
struct Yielded {
    value: Value,
}

impl NativeObject for Yielded {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.value);
    }

    fn clear(&self) {}
}

/// Marks a value as yielded.
pub fn wrap(vm: &Machine, value: Value) -> Value {
    Native::new(&vm.types.async_generator_step, Yielded { value })
}

/// What a step does when it is first run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Send,
    Throw,
    Close,
}

/// `__anext__()`, `asend()`, `athrow()`, `aclose()`.
struct AsyncStep {
    generator: Value,
    action: Action,
    value: ValueCell,
    begun: Cell<bool>,
    done: Cell<bool>,
}

impl NativeObject for AsyncStep {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.generator);
        self.value.look(visit);
    }

    fn clear(&self) {
        drop(self.value.take());
    }
}

pub static STEP_SPEC: TypeSpec =
    TypeSpec { name: "async_generator_asend", methods: &[STEP_METHODS], ..TypeSpec::DEFAULT };

static STEP_METHODS: &[Method] = &[
    method("__await__", "(self, /)", |_, args| Ok(args[0].clone())),
    method("__iter__", "(self, /)", |_, args| Ok(args[0].clone())),
    method("__next__", "(self, /)", |vm, args| advance(vm, &args[0], Value::NONE)),
    method("send", "(self, value, /)", |vm, args| advance(vm, &args[0], args[1].clone())),
    method("throw", "(self, typ, val=None, tb=None, /)", |vm, args| {
        let raised = thrown(vm, &args[1..])?;
        let step = step(&args[0]);
        step.begun.set(true);
        conclude(vm, step, throw(vm, &step.generator, raised))
    }),
    method("close", "(self, /)", |_, args| {
        step(&args[0]).done.set(true);
        Ok(Value::NONE)
    }),
];

fn step(value: &Value) -> &AsyncStep {
    value.native::<AsyncStep>().expect("a method of steps is called with one")
}

fn advance(vm: &Machine, value: &Value, sent: Value) -> PyResult {
    let step = step(value);
    if step.done.get() {
        return Err(vm.runtime_error("cannot reuse already awaited __anext__()/asend()"));
    }
    if step.begun.replace(true) {
        return conclude(vm, step, send(vm, &step.generator, sent));
    }
    let generator = this(&step.generator);
    if generator.state() == State::Finished {
        step.done.set(true);
        return Err(match step.action {
            Action::Close => vm.stop_iteration(Value::NONE),
            _ => stop(vm),
        });
    }
    let outcome = match step.action {
        Action::Send => send(vm, &step.generator, step.value.get()),
        Action::Throw => {
            let raised = thrown(vm, &[step.value.get(), Value::NULL, Value::NULL])?;
            throw(vm, &step.generator, raised)
        }
        Action::Close => {
            let exit = vm.error_with(&vm.types.exceptions.generator_exit, Vec::new());
            throw(vm, &step.generator, exit)
        }
    };
    conclude(vm, step, outcome)
}

fn stop(vm: &Machine) -> crate::errors::Raised {
    vm.error_with(&vm.types.exceptions.stop_async_iteration, Vec::new())
}

/// A value that was yielded ends the step; one that is awaited goes on to the event loop.
fn conclude(vm: &Machine, step: &AsyncStep, outcome: PyResult<Sent>) -> PyResult {
    match outcome {
        Ok(Sent::Yielded(value)) => match value.native::<Yielded>() {
            Some(yielded) => {
                step.done.set(true);
                if step.action == Action::Close {
                    return Err(vm.runtime_error("async generator ignored GeneratorExit"));
                }
                Err(vm.stop_iteration(yielded.value.clone()))
            }
            None => Ok(value),
        },
        Ok(Sent::Returned(_)) => {
            step.done.set(true);
            Err(if step.action == Action::Close {
                vm.stop_iteration(Value::NONE)
            } else {
                stop(vm)
            })
        }
        Err(raised) => {
            step.done.set(true);
            let classes = &vm.types.exceptions;
            let closes =
                raised.is_a(&classes.generator_exit) || raised.is_a(&classes.stop_async_iteration);
            match step.action == Action::Close && closes {
                true => Err(vm.stop_iteration(Value::NONE)),
                false => Err(raised),
            }
        }
    }
}

fn new_step(vm: &Machine, generator: &Value, action: Action, value: Value) -> Value {
    Native::new(
        &vm.types.async_generator_step,
        AsyncStep {
            generator: generator.clone(),
            action,
            value: ValueCell::new(value),
            begun: Cell::new(false),
            done: Cell::new(false),
        },
    )
}

pub(super) static METHODS: &[Method] = &[
    method("__aiter__", "(self, /)", |_, args| Ok(args[0].clone())),
    method("__anext__", "(self, /)", |vm, args| {
        Ok(new_step(vm, &args[0], Action::Send, Value::NONE))
    }),
    method("asend", "(self, value, /)", |vm, args| {
        Ok(new_step(vm, &args[0], Action::Send, args[1].clone()))
    }),
    method("athrow", "(self, typ, val=None, tb=None, /)", |vm, args| {
        let value = if args[2].is_given() { args[2].clone() } else { args[1].clone() };
        Ok(new_step(vm, &args[0], Action::Throw, value))
    }),
    method("aclose", "(self, /)", |vm, args| {
        Ok(new_step(vm, &args[0], Action::Close, Value::NONE))
    }),
];

/// The iterator of an awaitable; `place` is 1 in `__aenter__` and 2 in `__aexit__`.
pub fn awaitable(vm: &Machine, value: &Value, place: u32) -> PyResult {
    if let Some(generator) = value.downcast::<Generator>() {
        let iterable = compiler::code::flags::ITERABLE_COROUTINE;
        if generator.kind() == Sort::Coroutine || generator.frame().code().has(iterable) {
            return Ok(value.clone());
        }
    }
    let class = vm.class(value);
    let Some(iterator) = vm.try_call_special(value, &class.special(Special::Await), &[]) else {
        let kind = class.name();
        return Err(match place {
            1 => vm.type_error(format!("'async with' received an object from __aenter__ that does not implement __await__: {kind}")),
            2 => vm.type_error(format!("'async with' received an object from __aexit__ that does not implement __await__: {kind}")),
            _ => vm.type_error(format!("'{kind}' object can't be awaited")),
        });
    };
    let iterator = iterator?;
    if iterator.downcast::<Generator>().is_some_and(|generator| generator.kind() == Sort::Coroutine)
    {
        return Err(vm.type_error("__await__() returned a coroutine"));
    }
    if !vm.class(&iterator).defines(Special::Next) {
        let kind = vm.class(&iterator).name();
        return Err(vm.type_error(format!("__await__() returned non-iterator of type '{kind}'")));
    }
    Ok(iterator)
}

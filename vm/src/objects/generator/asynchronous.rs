//! Asynchronous generators: each step is an awaitable, and values that go out are told from those that are awaited.

use std::cell::Cell;

use compiler::operand::AwaitContext;
use heap::value::Value;

use super::{Generator, Sent, Sort, State, Thrown, ending, send, this, throw, throw_closing};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::method;
use crate::objects::native::{Native, NativeObject};
use crate::objects::type_object::flags;
use crate::objects::type_object::spec::{Method, TypeSpec, method};
use crate::special::Special;

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
    Native::new(&vm.types.async_generator_wrapped, Yielded { value })
}

/// What an asynchronous generator remembers between its steps.
#[derive(Default)]
pub struct Progress {
    /// A step is on its way, be it that it waits for something that it awaits.
    is_running: Cell<bool>,
    /// It has ended, or was asked to.
    is_closed: Cell<bool>,
    /// The hook for the first step was called.
    is_known: Cell<bool>,
}

/// The first step is about to be made: remembers the hook for a death before the end, and calls the one for now.
fn announce(vm: &Machine, value: &Value) -> PyResult<()> {
    let generator = this(value);
    if generator.asynchronous.is_known.replace(true) {
        return Ok(());
    }
    drop(generator.origin_or_finalizer.replace(vm.asynchronous.finalizer.get()));
    let hook = vm.asynchronous.first_iteration.get();
    match hook.is_null() {
        true => Ok(()),
        false => vm.call(&hook, std::slice::from_ref(value)).map(drop),
    }
}

/// An asynchronous generator dies before its end: leaves that to its hook. False where it has none.
pub(super) fn call_finalizer(vm: &Machine, value: &Value) -> bool {
    let generator = this(value);
    if generator.sort != Sort::AsyncGenerator
        || generator.state() == State::Finished
        || generator.asynchronous.is_closed.get()
        || generator.origin_or_finalizer.is_null()
    {
        return false;
    }
    let hook = generator.origin_or_finalizer.get();
    let handled = vm.handled.take();
    if let Err(raised) = vm.call(&hook, std::slice::from_ref(value)) {
        vm.report_unraisable(&raised, "while finalizing generator", value);
    }
    vm.handled.set(handled);
    true
}

/// `ag_running`
pub fn is_running(generator: &Value) -> bool {
    this(generator).asynchronous.is_running.get()
}

/// What a step does when it is first run.
enum Action {
    Send(Value),
    Throw(Thrown),
    Close,
}

/// How far a step is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    New,
    Begun,
    Done,
}

/// `__anext__()`, `asend()`, `athrow()`, `aclose()`: each is awaited once.
struct AsyncStep {
    generator: Value,
    action: Action,
    stage: Cell<Stage>,
}

impl NativeObject for AsyncStep {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.generator);
        match &self.action {
            Action::Send(value) => visit(value),
            Action::Throw(thrown) => thrown.traverse(visit),
            Action::Close => {}
        }
    }

    /// A cycle through it leads through the frame of the generator, which is cleared.
    fn clear(&self) {}
}

/// A step dies: says so if it was never awaited. False for what is no step.
pub fn finalize_step(vm: &Machine, value: &Value) -> bool {
    let Some(step) = value.native::<AsyncStep>() else { return false };
    if step.stage.get() == Stage::New {
        let method = match step.action {
            Action::Send(_) => "asend",
            Action::Throw(_) => "athrow",
            Action::Close => "aclose",
        };
        ending::warn_unawaited_method(vm, &step.generator, method);
    }
    true
}

pub static STEP_SPEC: TypeSpec = TypeSpec {
    name: "async_generator_asend",
    flags: flags::FINALIZER,
    methods: &[STEP_METHODS],
    ..TypeSpec::DEFAULT
};
pub static THROW_SPEC: TypeSpec = TypeSpec {
    name: "async_generator_athrow",
    flags: flags::FINALIZER,
    methods: &[STEP_METHODS],
    ..TypeSpec::DEFAULT
};
pub static WRAPPED_SPEC: TypeSpec =
    TypeSpec { name: "async_generator_wrapped_value", ..TypeSpec::DEFAULT };

static STEP_METHODS: &[Method] = &[
    method!("__del__", "(self, /)", |vm, step: &Value| {
        finalize_step(vm, step);
    }),
    method!("__await__", "(self, /)", |_, generator: &Value| generator.clone()),
    method!("__iter__", "(self, /)", |_, generator: &Value| generator.clone()),
    method!("__next__", "(self, /)", |vm, generator: &Value| step(generator).send(vm, Value::NONE)),
    method!("send", "(self, value, /)", |vm, generator: &Value, value: &Value| step(generator)
        .send(vm, value.clone()))
    .doc("Go on, with a value for what waits.")
    .untold(),
    method("throw", "(self, typ, val=None, tb=None, /)", |vm, args| {
        step(&args[0]).throw(vm, &Thrown::of_call(vm, &args[1..], "throw"))
    })
    .doc("Raise an exception where the code waits.")
    .untold(),
    method!("close", "(self, /)", |vm, generator: &Value| step(generator).close(vm))
        .doc("End the step."),
];

fn step(value: &Value) -> &AsyncStep {
    value.native::<AsyncStep>().expect("a method of steps is called with one")
}

impl AsyncStep {
    fn progress(&self) -> &Progress {
        &this(&self.generator).asynchronous
    }

    fn is_send(&self) -> bool {
        matches!(self.action, Action::Send(_))
    }

    fn is_close(&self) -> bool {
        matches!(self.action, Action::Close)
    }

    /// Fails where the step was awaited before.
    fn check_unused(&self, vm: &Machine) -> PyResult<()> {
        let methods = if self.is_send() { "__anext__()/asend()" } else { "aclose()/athrow()" };
        match self.stage.get() {
            Stage::Done => Err(vm.runtime_error(format!("cannot reuse already awaited {methods}"))),
            Stage::New | Stage::Begun => Ok(()),
        }
    }

    /// Fails, for good, where another step is on its way.
    fn check_alone(&self, vm: &Machine) -> PyResult<()> {
        if !self.progress().is_running.get() {
            return Ok(());
        }
        self.stage.set(Stage::Done);
        let method = match self.action {
            Action::Send(_) => "anext",
            Action::Throw(_) => "athrow",
            Action::Close => "aclose",
        };
        Err(vm.runtime_error(format!("{method}(): asynchronous generator is already running")))
    }

    fn begin(&self) {
        self.stage.set(Stage::Begun);
        self.progress().is_running.set(true);
    }

    fn send(&self, vm: &Machine, sent: Value) -> PyResult {
        self.check_unused(vm)?;
        if !self.is_send() && this(&self.generator).state() == State::Finished {
            self.stage.set(Stage::Done);
            return Err(vm.stop_iteration(Value::NONE));
        }
        if self.stage.get() == Stage::Begun {
            self.progress().is_running.set(true);
            return self.conclude(vm, send(vm, &self.generator, sent));
        }
        self.check_alone(vm)?;
        if !self.is_send() {
            if self.progress().is_closed.get() {
                self.stage.set(Stage::Done);
                return Err(stop(vm));
            }
            if !sent.is_none() {
                return Err(
                    vm.runtime_error("can't send non-None value to a just-started coroutine")
                );
            }
        }
        self.begin();
        let outcome = match &self.action {
            Action::Send(first) => {
                let value = if sent.is_none() { first.clone() } else { sent };
                send(vm, &self.generator, value)
            }
            Action::Throw(thrown) => throw_closing(vm, &self.generator, thrown, false),
            Action::Close => {
                self.progress().is_closed.set(true);
                throw_closing(vm, &self.generator, &Thrown::bare_exit(vm), false)
            }
        };
        self.conclude(vm, outcome)
    }

    fn throw(&self, vm: &Machine, thrown: &Thrown) -> PyResult {
        self.check_unused(vm)?;
        if self.stage.get() == Stage::New {
            self.check_alone(vm)?;
            self.begin();
        }
        self.conclude(vm, throw(vm, &self.generator, thrown))
    }

    fn close(&self, vm: &Machine) -> PyResult {
        if self.stage.get() == Stage::Done {
            return Ok(Value::NONE);
        }
        let classes = &vm.types.exceptions;
        let ends =
            [&classes.stop_iteration, &classes.stop_async_iteration, &classes.generator_exit];
        match self.throw(vm, &Thrown::bare_exit(vm)) {
            Ok(_) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
            Err(raised) if ends.iter().any(|end| raised.is_a(end)) => Ok(Value::NONE),
            Err(raised) => Err(raised),
        }
    }

    /// A value that was yielded ends the step; one that is awaited goes on to the event loop.
    fn conclude(&self, vm: &Machine, outcome: PyResult<Sent>) -> PyResult {
        let raised = match outcome {
            Ok(Sent::Yielded(value)) => match value.native::<Yielded>() {
                None => return Ok(value),
                Some(_) if self.is_close() => {
                    vm.runtime_error("async generator ignored GeneratorExit")
                }
                Some(yielded) => vm.stop_iteration_with(yielded.value.clone()),
            },
            Ok(Sent::Returned(_)) => self.ended(vm, stop(vm)),
            Err(raised) => self.ended(vm, raised),
        };
        self.progress().is_running.set(false);
        self.stage.set(Stage::Done);
        Err(raised)
    }

    /// The generator has ended by this: what comes of it for who awaits the step.
    fn ended(&self, vm: &Machine, raised: Raised) -> Raised {
        let classes = &vm.types.exceptions;
        let ends =
            raised.is_a(&classes.generator_exit) || raised.is_a(&classes.stop_async_iteration);
        if ends {
            self.progress().is_closed.set(true);
            if self.is_close() {
                return vm.stop_iteration(Value::NONE);
            }
        }
        raised
    }
}

fn stop(vm: &Machine) -> Raised {
    vm.error_with(&vm.types.exceptions.stop_async_iteration, Vec::new())
}

fn new_step(vm: &Machine, generator: &Value, action: Action) -> PyResult {
    announce(vm, generator)?;
    let class = match action {
        Action::Send(_) => &vm.types.async_generator_step,
        Action::Throw(_) | Action::Close => &vm.types.async_generator_throw,
    };
    let stage = Cell::new(Stage::New);
    Ok(Native::new(class, AsyncStep { generator: generator.clone(), action, stage }))
}

pub(super) static METHODS: &[Method] = &[
    method!("__aiter__", "(self, /)", |_, generator: &Value| generator.clone()),
    method!("__anext__", "(self, /)", |vm, generator: &Value| {
        new_step(vm, generator, Action::Send(Value::NONE))
    }),
    method!("asend", "(self, value, /)", |vm, generator: &Value, value: &Value| {
        new_step(vm, generator, Action::Send(value.clone()))
    })
    .untold()
    .doc("An awaitable that goes on with a value for the yield that waits."),
    method("athrow", "(self, typ, val=None, tb=None, /)", |vm, args| {
        let thrown = Thrown::of_call(vm, &args[1..], "athrow");
        new_step(vm, &args[0], Action::Throw(thrown))
    })
    .untold()
    .doc("An awaitable that raises an exception where the generator waits."),
    method!("aclose", "(self, /)", |vm, generator: &Value| new_step(vm, generator, Action::Close))
        .doc("An awaitable that raises GeneratorExit where the generator waits."),
];

/// The iterator of an awaitable; `place` is 1 in `__aenter__` and 2 in `__aexit__`.
pub fn awaitable(vm: &Machine, value: &Value, place: AwaitContext) -> PyResult {
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
            AwaitContext::Aenter => vm.type_error(format!("'async with' received an object from __aenter__ that does not implement __await__: {kind}")),
            AwaitContext::Aexit => vm.type_error(format!("'async with' received an object from __aexit__ that does not implement __await__: {kind}")),
            AwaitContext::Expression => vm.type_error(format!("'{kind}' object can't be awaited")),
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

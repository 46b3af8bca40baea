//! The methods of generators and coroutines.

use heap::Kind;
use heap::value::{Ref, Value};

use super::{Sent, State, Thrown, asynchronous, close, finalize, send, this, throw};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Generator;
use crate::objects::Str;
use crate::objects::function::set_text;
use crate::objects::native::{Native, NativeObject};
use crate::objects::object;
use crate::objects::type_object::flags::{FINALIZER, WEAKREFS};
use crate::objects::type_object::spec::{
    Attribute, Method, TypeSpec, attribute, getter, member, method,
};
use crate::{class_method, method};

const SHARED: TypeSpec =
    TypeSpec { kind: Kind::Generator, flags: FINALIZER | WEAKREFS, ..TypeSpec::DEFAULT };
pub static SPEC: TypeSpec = TypeSpec {
    name: "generator",
    methods: &[METHODS, ITERATOR, ALL],
    attributes: ATTRIBUTES,
    ..SHARED
};
pub static COROUTINE_SPEC: TypeSpec = TypeSpec {
    name: "coroutine",
    methods: &[METHODS, AWAITABLE, ALL],
    attributes: COROUTINE_ATTRIBUTES,
    ..SHARED
};
pub static ASYNC_GENERATOR_SPEC: TypeSpec = TypeSpec {
    name: "async_generator",
    methods: &[SHOWN, asynchronous::METHODS, ALL],
    attributes: ASYNC_ATTRIBUTES,
    ..SHARED
};
pub static COROUTINE_WRAPPER_SPEC: TypeSpec =
    TypeSpec { name: "coroutine_wrapper", methods: &[WRAPPER], ..TypeSpec::DEFAULT };

static SHOWN: &[Method] = &[method!("__repr__", "(self, /)", |vm, generator: &Ref<Generator>| {
    let (kind, name) = (vm.class(generator.value()).name(), generator.qualname.get());
    Ok(Str::from_string(format!("<{kind} object {name} at {:#x}>", generator.value().address())))
})];

static METHODS: &[Method] = &[
    method("__repr__", "(self, /)", |vm, args| (SHOWN[0].call)(vm, args)),
    method!("send", "(self, value, /)", |vm, generator: &Value, value: &Value| {
        value_of(vm, send(vm, generator, value.clone())?)
    })
    .doc("Go on, with a value for the yield that waits; gives what is yielded next.")
    .untold(),
    method("throw", "(self, typ, val=None, tb=None, /)", |vm, args| {
        let thrown = Thrown::of_call(vm, &args[1..], "throw");
        value_of(vm, throw(vm, &args[0], &thrown)?)
    })
    .doc("Raise an exception where the code waits; gives what is yielded next.")
    .untold(),
    method!("close", "(self, /)", close)
        .doc("Raise GeneratorExit where the code waits, and end it."),
];

static ALL: &[Method] = &[
    method!("__del__", "(self, /)", |vm, generator: &Value| finalize(vm, generator)),
    method!("__sizeof__", "(self, /)", |_, generator: &Ref<Generator>| {
        object::size(generator.value()) + size_of::<Generator>() + generator.room()
    }),
    class_method!(
        "__class_getitem__",
        "(cls, item, /)",
        crate::objects::generic_alias::class_getitem,
    )
    .untold(),
];

static ITERATOR: &[Method] = &[
    method!("__iter__", "(self, /)", |_, generator: &Value| generator.clone()),
    method!("__next__", "(self, /)", |vm, generator: &Value| value_of(
        vm,
        send(vm, generator, Value::NONE)?
    )),
];

static AWAITABLE: &[Method] = &[method!("__await__", "(self, /)", |vm, generator: &Value| {
    Ok(Native::new(&vm.types.coroutine_wrapper, Wrapper { coroutine: generator.clone() }))
})];

/// The iterator that `coroutine.__await__()` gives.
struct Wrapper {
    coroutine: Value,
}

impl NativeObject for Wrapper {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.coroutine);
    }

    fn clear(&self) {}
}

static WRAPPER: &[Method] = &[
    method!("__iter__", "(self, /)", |_, generator: &Value| generator.clone()),
    method!("__next__", "(self, /)", |vm, generator: &Value| {
        value_of(vm, send(vm, wrapped(generator), Value::NONE)?)
    }),
    method!("send", "(self, value, /)", |vm, generator: &Value, value: &Value| {
        value_of(vm, send(vm, wrapped(generator), value.clone())?)
    })
    .doc("Go on, with a value for the yield that waits; gives what is yielded next.")
    .untold(),
    method("throw", "(self, typ, val=None, tb=None, /)", |vm, args| {
        let thrown = Thrown::of_call(vm, &args[1..], "throw");
        value_of(vm, throw(vm, wrapped(&args[0]), &thrown)?)
    })
    .doc("Raise an exception where the code waits; gives what is yielded next.")
    .untold(),
    method!("close", "(self, /)", |vm, generator: &Value| close(vm, wrapped(generator)))
        .doc("Raise GeneratorExit where the code waits, and end it."),
];

fn wrapped(value: &Value) -> &Value {
    &value.native::<Wrapper>().expect("a method of wrappers is called with one").coroutine
}

fn value_of(vm: &Machine, sent: Sent) -> PyResult {
    match sent {
        Sent::Yielded(value) => Ok(value),
        Sent::Returned(value) => Err(vm.stop_iteration(value)),
    }
}

fn running(_: &Machine, value: &Value) -> PyResult {
    Ok(Value::bool(this(value).state() == State::Running))
}

fn suspended(_: &Machine, value: &Value) -> PyResult {
    Ok(Value::bool(this(value).state() == State::Suspended))
}

fn code(_: &Machine, value: &Value) -> PyResult {
    Ok(this(value).code.clone())
}

fn awaited(_: &Machine, value: &Value) -> PyResult {
    Ok(this(value).awaited().unwrap_or(Value::NONE))
}

fn frame(_: &Machine, value: &Value) -> PyResult {
    match this(value).state() {
        State::Finished => Ok(Value::NONE),
        _ => Ok(crate::objects::frame_object::of(this(value).frame())),
    }
}

fn set_name(vm: &Machine, value: &Value, name: Value) -> PyResult<()> {
    set_text(vm, &this(value).name, "__name__", name)
}

fn set_qualname(vm: &Machine, value: &Value, name: Value) -> PyResult<()> {
    set_text(vm, &this(value).qualname, "__qualname__", name)
}

const NAME: Attribute = attribute("__name__", |_, value| Ok(this(value).name.get()), set_name);
const QUALNAME: Attribute =
    attribute("__qualname__", |_, value| Ok(this(value).qualname.get()), set_qualname);

static ATTRIBUTES: &[Attribute] = &[
    NAME,
    QUALNAME,
    getter("gi_yieldfrom", awaited),
    getter("gi_running", running),
    getter("gi_frame", frame),
    getter("gi_suspended", suspended),
    getter("gi_code", code),
];

static COROUTINE_ATTRIBUTES: &[Attribute] = &[
    member("cr_origin", |_, value| {
        let origin = this(value).origin_or_finalizer.get();
        Ok(if origin.is_null() { Value::NONE } else { origin })
    }),
    NAME,
    QUALNAME,
    getter("cr_await", awaited),
    getter("cr_running", running),
    getter("cr_frame", frame),
    getter("cr_code", code),
    getter("cr_suspended", suspended),
];

static ASYNC_ATTRIBUTES: &[Attribute] = &[
    member("ag_running", |_, value| Ok(Value::bool(asynchronous::is_running(value)))),
    NAME,
    QUALNAME,
    getter("ag_await", awaited),
    getter("ag_frame", frame),
    getter("ag_code", code),
    getter("ag_suspended", suspended),
];

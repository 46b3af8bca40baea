//! `anext` with a default: what awaits the next item, and gives the default after the last.

use compiler::operand::AwaitContext;
use heap::value::Value;
use vm::errors::{PyResult, Raised};
use vm::machine::Machine;
use vm::method;
use vm::objects::Native;
use vm::objects::generator::asynchronous::awaitable;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::flags::NO_NEW;
use vm::objects::type_object::spec::TypeSpec;
use vm::special::Special;

struct NextOrDefault {
    wrapped: Value,
    default: Value,
}

impl NativeObject for NextOrDefault {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.wrapped);
        visit(&self.default);
    }

    fn clear(&self) {}
}

/// Awaits `wrapped`; where that ends the iteration, the default is what it gives.
pub fn new(wrapped: Value, default: Value) -> Value {
    Native::new(&class_of(&NEXT_OR_DEFAULT), NextOrDefault { wrapped, default })
}

fn this(value: &Value) -> &NextOrDefault {
    value.native::<NextOrDefault>().expect("a method of this type is called with one of it")
}

impl NextOrDefault {
    /// What can be sent to: of a coroutine, its wrapper.
    fn iterator(&self, vm: &Machine) -> PyResult {
        let iterator = awaitable(vm, &self.wrapped, AwaitContext::Expression)?;
        if vm.class(&iterator).defines(Special::Next) {
            return Ok(iterator);
        }
        let wrapper = vm.call_special(&iterator, Special::Await, &[])?;
        match vm.class(&wrapper).defines(Special::Next) {
            true => Ok(wrapper),
            false => {
                let kind = vm.class(&wrapper).name();
                Err(vm.type_error(format!("'{kind}' object is not an iterator")))
            }
        }
    }

    fn or_default(&self, vm: &Machine, raised: Raised) -> Raised {
        match raised.is_a(&vm.types.exceptions.stop_async_iteration) {
            true => vm.stop_iteration(self.default.clone()),
            false => raised,
        }
    }

    fn call(&self, vm: &Machine, name: &str, arguments: &[Value]) -> PyResult {
        let iterator = self.iterator(vm)?;
        vm.call_method(&iterator, name, arguments).map_err(|raised| self.or_default(vm, raised))
    }
}

static NEXT_OR_DEFAULT: TypeSpec = TypeSpec {
    name: "anext_awaitable",
    flags: NO_NEW,
    methods: &[&[
        method!("__await__", "(self, /)", |_, one: &Value| one.clone()),
        method!("__iter__", "(self, /)", |_, one: &Value| one.clone()),
        method!("__next__", "(self, /)", |vm, one: &Value| {
            let this = this(one);
            let iterator = this.iterator(vm)?;
            vm.call_special(&iterator, Special::Next, &[])
                .map_err(|raised| this.or_default(vm, raised))
        }),
        method!("send", "(self, value, /)", |vm, one: &Value, value: &Value| {
            this(one).call(vm, "send", std::slice::from_ref(value))
        })
        .untold()
        .doc("Send a value to what is awaited."),
        method!("throw", "(self, /, *args)", |vm, one: &Value, args: &[Value]| {
            this(one).call(vm, "throw", args)
        })
        .untold()
        .doc("Raise an exception in what is awaited."),
        method!("close", "(self, /, *args)", |vm, one: &Value, args: &[Value]| {
            this(one).call(vm, "close", args)
        })
        .untold()
        .doc("Raise GeneratorExit in what is awaited."),
    ]],
    ..TypeSpec::DEFAULT
};

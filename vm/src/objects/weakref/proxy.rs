//! Proxies: weak references that behave like what they refer to.

use super::{WeakRef, is_plain, refer};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::modules::class_of;
use crate::objects::str::Name;
use crate::objects::type_object::spec::{Method, TypeSpec, method};
use crate::objects::{Str, native::Native};
use crate::protocols::compare::Comparison;
use crate::protocols::operators::number::{self, INPLACE};
use crate::special::Special;
use crate::value::Value;

/// A proxy of an object: of the class whose instances can be called, where that one can.
pub fn to(vm: &Machine, target: &Value, callback: &Value) -> PyResult {
    let spec = if vm.is_callable(target) { &CALLABLE_SPEC } else { &SPEC };
    refer(vm, &class_of(spec), target, callback)
}

/// Whether a reference is the proxy that all share who ask for one without a callback.
pub(super) fn is_shared(reference: &Value) -> bool {
    [&SPEC, &CALLABLE_SPEC].iter().any(|spec| is_plain(&class_of(spec), reference))
}

/// What a value stands for: a proxy for its referent, which has to be there, any other for itself.
fn unwrap(vm: &Machine, value: &Value) -> PyResult {
    match value.native::<WeakRef>() {
        Some(proxy) if is_proxy(value) => match proxy.target.get() {
            Some(target) => Ok(target),
            None => Err(vm.new_error(
                &vm.types.exceptions.reference_error,
                "weakly-referenced object no longer exists",
            )),
        },
        _ => Ok(value.clone()),
    }
}

fn is_proxy(value: &Value) -> bool {
    let is_of =
        |spec| value.header().is_some_and(|header| std::ptr::eq(header.class(), &*class_of(spec)));
    value.is_exact::<Native>() && (is_of(&SPEC) || is_of(&CALLABLE_SPEC))
}

fn name_of(vm: &Machine, value: &Value) -> PyResult<Name> {
    vm.attribute_name(value)
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "ProxyType",
    module: "weakref",
    methods: &[OPERATORS, METHODS, SEQUENCES],
    unhashable: true,
    ..TypeSpec::DEFAULT
};

pub static CALLABLE_SPEC: TypeSpec = TypeSpec {
    name: "CallableProxyType",
    module: "weakref",
    methods: &[OPERATORS, METHODS, CALL],
    unhashable: true,
    ..TypeSpec::DEFAULT
};

/// Operators: with the referent in the place of each operand that is a proxy.
macro_rules! operators {
    (
        binary { $($forward:literal $reflected:literal $in_place:literal $number:ident;)* }
        unary { $($unary:literal $special:ident;)* }
        compare { $($compare:literal $comparison:ident;)* }
    ) => {
        &[
            $(
                method($forward, "(self, value, /)", |vm, args| {
                    vm.binary_operator(&unwrap(vm, &args[0])?, &unwrap(vm, &args[1])?, number::$number)
                }),
                method($reflected, "(self, value, /)", |vm, args| {
                    vm.binary_operator(&unwrap(vm, &args[1])?, &unwrap(vm, &args[0])?, number::$number)
                }),
                method($in_place, "(self, value, /)", |vm, args| {
                    let (one, two) = (unwrap(vm, &args[0])?, unwrap(vm, &args[1])?);
                    vm.binary_operator(&one, &two, INPLACE + number::$number)
                }),
            )*
            $(method($unary, "(self, /)", |vm, args| {
                vm.unary_operator(&unwrap(vm, &args[0])?, Special::$special)
            }),)*
            $(method($compare, "(self, value, /)", |vm, args| {
                vm.compare(&unwrap(vm, &args[0])?, &unwrap(vm, &args[1])?, Comparison::$comparison)
            }),)*
        ]
    };
}

static OPERATORS: &[Method] = operators! {
    binary {
        "__add__" "__radd__" "__iadd__" ADD;
        "__and__" "__rand__" "__iand__" AND;
        "__floordiv__" "__rfloordiv__" "__ifloordiv__" FLOOR_DIVIDE;
        "__lshift__" "__rlshift__" "__ilshift__" LSHIFT;
        "__matmul__" "__rmatmul__" "__imatmul__" MATRIX_MULTIPLY;
        "__mod__" "__rmod__" "__imod__" REMAINDER;
        "__mul__" "__rmul__" "__imul__" MULTIPLY;
        "__or__" "__ror__" "__ior__" OR;
        "__rshift__" "__rrshift__" "__irshift__" RSHIFT;
        "__sub__" "__rsub__" "__isub__" SUBTRACT;
        "__truediv__" "__rtruediv__" "__itruediv__" TRUE_DIVIDE;
        "__xor__" "__rxor__" "__ixor__" XOR;
    }
    unary { "__abs__" Abs; "__neg__" Neg; "__pos__" Pos; "__invert__" Invert; }
    compare { "__lt__" Lt; "__le__" Le; "__eq__" Eq; "__ne__" Ne; "__gt__" Gt; "__ge__" Ge; }
};

static METHODS: &[Method] = &[
    method("__pow__", "(self, value, mod=None, /)", |vm, args| {
        power(vm, &args[0], &args[1], &args[2])
    }),
    method("__rpow__", "(self, value, mod=None, /)", |vm, args| {
        power(vm, &args[1], &args[0], &args[2])
    }),
    method("__ipow__", "(self, value, /)", |vm, args| {
        let (one, two) = (unwrap(vm, &args[0])?, unwrap(vm, &args[1])?);
        vm.binary_operator(&one, &two, INPLACE + number::POWER)
    }),
    method("__divmod__", "(self, value, /)", |vm, args| {
        vm.divmod(&unwrap(vm, &args[0])?, &unwrap(vm, &args[1])?)
    }),
    method("__rdivmod__", "(self, value, /)", |vm, args| {
        vm.divmod(&unwrap(vm, &args[1])?, &unwrap(vm, &args[0])?)
    }),
    method("__repr__", "(self, /)", repr),
    method("__str__", "(self, /)", |vm, args| vm.str(&unwrap(vm, &args[0])?)),
    method("__bool__", "(self, /)", |vm, args| Ok(Value::bool(vm.truth(&unwrap(vm, &args[0])?)?))),
    method("__int__", "(self, /)", |vm, args| call(vm, vm.types.int.value(), &args[0])),
    method("__float__", "(self, /)", |vm, args| call(vm, vm.types.float.value(), &args[0])),
    method("__index__", "(self, /)", |vm, args| vm.index_value(&unwrap(vm, &args[0])?)),
    method("__len__", "(self, /)", |vm, args| Ok(Value::index(vm.length(&unwrap(vm, &args[0])?)?))),
    method("__contains__", "(self, key, /)", |vm, args| {
        Ok(Value::bool(vm.contains(&unwrap(vm, &args[0])?, &args[1])?))
    }),
    method("__iter__", "(self, /)", |vm, args| vm.iter(&unwrap(vm, &args[0])?)),
    method("__next__", "(self, /)", next),
    method("__getitem__", "(self, key, /)", |vm, args| {
        vm.subscript(&unwrap(vm, &args[0])?, &unwrap(vm, &args[1])?)
    }),
    method("__setitem__", "(self, key, value, /)", |vm, args| {
        vm.store_subscript(&unwrap(vm, &args[0])?, &args[1], args[2].clone())?;
        Ok(Value::NONE)
    }),
    method("__delitem__", "(self, key, /)", |vm, args| {
        vm.delete_subscript(&unwrap(vm, &args[0])?, &args[1])?;
        Ok(Value::NONE)
    }),
    method("__getattribute__", "(self, name, /)", |vm, args| {
        vm.load_attribute(&unwrap(vm, &args[0])?, &name_of(vm, &args[1])?)
    }),
    method("__setattr__", "(self, name, value, /)", |vm, args| {
        vm.set_attribute(&unwrap(vm, &args[0])?, &name_of(vm, &args[1])?, args[2].clone())?;
        Ok(Value::NONE)
    }),
    method("__delattr__", "(self, name, /)", |vm, args| {
        vm.delete_attribute(&unwrap(vm, &args[0])?, &name_of(vm, &args[1])?)?;
        Ok(Value::NONE)
    }),
];

static CALL: &[Method] = &[method("__call__", "(self, /, *args, **kwargs)", |vm, args| {
    vm.call_packed(&unwrap(vm, &args[0])?, &args[1], &args[2])
})];

/// What proxies of callables lack.
static SEQUENCES: &[Method] = &[
    method("__bytes__", "(self, /)", |vm, args| {
        vm.call_method(&unwrap(vm, &args[0])?, "__bytes__", &[])
    }),
    method("__reversed__", "(self, /)", |vm, args| {
        vm.call_method(&unwrap(vm, &args[0])?, "__reversed__", &[])
    }),
];

fn power(vm: &Machine, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    let modulus = if modulus.is_null() { Value::NONE } else { unwrap(vm, modulus)? };
    vm.power(&unwrap(vm, base)?, &unwrap(vm, exponent)?, &modulus)
}

fn call(vm: &Machine, class: &Value, proxy: &Value) -> PyResult {
    vm.call(class, &[unwrap(vm, proxy)?])
}

fn repr(vm: &Machine, args: &[Value]) -> PyResult {
    let address = args[0].address();
    let target = args[0].native::<WeakRef>().map_or(Value::NONE, WeakRef::get);
    Ok(Str::from_string(match target.is_none() {
        true => format!("<weakproxy at {address:#x}; dead>"),
        false => {
            let kind = vm.class(&target).name();
            format!("<weakproxy at {address:#x}; to '{kind}' at {:#x}>", target.address())
        }
    }))
}

fn next(vm: &Machine, args: &[Value]) -> PyResult {
    let target = unwrap(vm, &args[0])?;
    if !vm.class(&target).defines(Special::Next) {
        let kind = vm.class(&target).name();
        return Err(
            vm.type_error(format!("Weakref proxy referenced a non-iterator '{kind}' object"))
        );
    }
    match vm.next(&target)? {
        Some(item) => Ok(item),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}

//! Proxies: weak references that behave like what they refer to.

use heap::value::Value;

use super::{WeakRef, is_plain, refer};
use crate::arguments::{Argument, Unfit};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::method;
use crate::objects::Str;
use crate::objects::native::{Native, class_of};
use crate::objects::str::Name;
use crate::objects::type_object::spec::{Hashing, Method, TypeSpec};
use crate::protocols::compare::Comparison;
use crate::protocols::operators::number::{self, INPLACE};
use crate::special::Special;

/// A proxy of an object: of the class whose instances can be called, where that one can.
pub fn to(vm: &Machine, target: &Value, callback: &Value) -> PyResult {
    let spec = if vm.is_callable(target) { &CALLABLE_SPEC } else { &SPEC };
    refer(vm, &class_of(spec), target, callback)
}

/// Whether a reference is the proxy that all share who ask for one without a callback.
pub(super) fn is_shared(reference: &Value) -> bool {
    [&SPEC, &CALLABLE_SPEC].iter().any(|spec| is_plain(&class_of(spec), reference))
}

/// An operand as an argument: with the referent in the place of a proxy.
struct Referent(Value);

impl<'a> Argument<'a> for Referent {
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Referent, Unfit> {
        Ok(Referent(unwrap(vm, value)?))
    }
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
        |spec| value.header().is_some_and(|header| header.is_instance_of_exactly(&class_of(spec)));
    value.is_exact::<Native>() && (is_of(&SPEC) || is_of(&CALLABLE_SPEC))
}

fn name_of(vm: &Machine, value: &Value) -> PyResult<Name> {
    vm.attribute_name(value)
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "ProxyType",
    module: "weakref",
    tells_module: false,
    methods: &[OPERATORS, METHODS, SEQUENCES],
    hashing: Hashing::Missing,
    ..TypeSpec::DEFAULT
};

pub static CALLABLE_SPEC: TypeSpec = TypeSpec {
    name: "CallableProxyType",
    module: "weakref",
    tells_module: false,
    methods: &[OPERATORS, METHODS, CALL],
    hashing: Hashing::Missing,
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
                method!($forward, "(self, value, /)", |vm, one: Referent, two: Referent| {
                    vm.binary_operator(&one.0, &two.0, number::$number)
                }),
                method!($reflected, "(self, value, /)", |vm, one: Referent, two: Referent| {
                    vm.binary_operator(&two.0, &one.0, number::$number)
                }),
                method!($in_place, "(self, value, /)", |vm, one: Referent, two: Referent| {
                    let (one, two) = (one.0, two.0);
                    vm.binary_operator(&one, &two, INPLACE + number::$number)
                }),
            )*
            $(method!($unary, "(self, /)", |vm, proxy: Referent| {
                vm.unary_operator(&proxy.0, Special::$special)
            }),)*
            $(method!($compare, "(self, value, /)", |vm, one: Referent, two: Referent| {
                vm.compare(&one.0, &two.0, Comparison::$comparison)
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
    method!(
        "__pow__",
        "(self, value, mod=None, /)",
        |vm, proxy: &Value, value: &Value, modulus: &Value| { power(vm, proxy, value, modulus) }
    ),
    method!(
        "__rpow__",
        "(self, value, mod=None, /)",
        |vm, proxy: &Value, value: &Value, modulus: &Value| { power(vm, value, proxy, modulus) }
    ),
    method!("__ipow__", "(self, value, /)", |vm, proxy: Referent, value: Referent| {
        let (one, two) = (proxy.0, value.0);
        vm.binary_operator(&one, &two, INPLACE + number::POWER)
    }),
    method!("__divmod__", "(self, value, /)", |vm, proxy: Referent, value: Referent| {
        vm.divmod(&proxy.0, &value.0)
    }),
    method!("__rdivmod__", "(self, value, /)", |vm, proxy: Referent, value: Referent| {
        vm.divmod(&value.0, &proxy.0)
    }),
    method!("__repr__", "(self, /)", repr),
    method!("__str__", "(self, /)", |vm, proxy: Referent| vm.str(&proxy.0)),
    method!("__bool__", "(self, /)", |vm, proxy: Referent| Ok(Value::bool(vm.truth(&proxy.0)?))),
    method!("__int__", "(self, /)", |vm, proxy: &Value| call(vm, vm.types.int.value(), proxy)),
    method!("__float__", "(self, /)", |vm, proxy: &Value| call(vm, vm.types.float.value(), proxy)),
    method!("__index__", "(self, /)", |vm, proxy: Referent| vm.index_value(&proxy.0)),
    method!("__len__", "(self, /)", |vm, proxy: Referent| Ok(vm.int(vm.length(&proxy.0)? as i64))),
    method!("__contains__", "(self, key, /)", |vm, proxy: Referent, key: &Value| {
        Ok(Value::bool(vm.contains(&proxy.0, key)?))
    }),
    method!("__iter__", "(self, /)", |vm, proxy: Referent| vm.iter(&proxy.0)),
    method!("__next__", "(self, /)", next),
    method!("__getitem__", "(self, key, /)", |vm, proxy: Referent, key: Referent| {
        vm.subscript(&proxy.0, &key.0)
    }),
    method!(
        "__setitem__",
        "(self, key, value, /)",
        |vm, proxy: Referent, key: &Value, value: &Value| {
            vm.store_subscript(&proxy.0, key, value.clone())?;
            Ok(Value::NONE)
        }
    ),
    method!("__delitem__", "(self, key, /)", |vm, proxy: Referent, key: &Value| {
        vm.delete_subscript(&proxy.0, key)?;
        Ok(Value::NONE)
    }),
    method!("__getattribute__", "(self, name, /)", |vm, proxy: Referent, name: &Value| {
        vm.get_attribute(&proxy.0, &name_of(vm, name)?)
    }),
    method!(
        "__setattr__",
        "(self, name, value, /)",
        |vm, proxy: Referent, name: &Value, value: &Value| {
            vm.set_attribute(&proxy.0, &name_of(vm, name)?, value.clone())?;
            Ok(Value::NONE)
        }
    ),
    method!("__delattr__", "(self, name, /)", |vm, proxy: Referent, name: &Value| {
        vm.delete_attribute(&proxy.0, &name_of(vm, name)?)?;
        Ok(Value::NONE)
    }),
];

static CALL: &[Method] = &[method!(
    "__call__",
    "(self, /, *args, **kwargs)",
    |vm, proxy: Referent, args: &Value, kwargs: &Value| { vm.call_packed(&proxy.0, args, kwargs) }
)];

/// What proxies of callables lack.
static SEQUENCES: &[Method] = &[
    method!("__bytes__", "(self, /)", |vm, proxy: Referent| {
        vm.call_method(&proxy.0, "__bytes__", &[])
    }),
    method!("__reversed__", "(self, /)", |vm, proxy: Referent| {
        vm.call_method(&proxy.0, "__reversed__", &[])
    }),
];

fn power(vm: &Machine, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    let modulus = if modulus.is_null() { Value::NONE } else { unwrap(vm, modulus)? };
    vm.power(&unwrap(vm, base)?, &unwrap(vm, exponent)?, &modulus)
}

fn call(vm: &Machine, class: &Value, proxy: &Value) -> PyResult {
    vm.call(class, &[unwrap(vm, proxy)?])
}

fn repr(vm: &Machine, proxy: &Value) -> PyResult {
    let address = proxy.address();
    let target = proxy.native::<WeakRef>().map_or(Value::NONE, WeakRef::get);
    Ok(Str::from_string(match target.is_none() {
        true => format!("<weakproxy at {address:#x}; dead>"),
        false => {
            let kind = vm.class(&target).name_in_messages();
            format!("<weakproxy at {address:#x}; to '{kind}' at {:#x}>", target.address())
        }
    }))
}

fn next(vm: &Machine, proxy: Referent) -> PyResult {
    let target = proxy.0;
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

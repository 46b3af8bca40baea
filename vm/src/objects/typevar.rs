//! Type parameters and aliases: `def f[T]`, `type X = ...`.

use super::Tuple;
use super::generic_alias::{self, GenericAlias};
use super::native::{Native, NativeObject};
use super::type_object::flags::BASETYPE;
use super::type_object::spec::{Attribute, Method, TypeSpec, class_method, getter, method};
use crate::errors::PyResult;
use crate::heap::Kind;
use crate::machine::Machine;
use crate::value::Value;
use crate::value::cells::ValueCell;

/// A type parameter of any kind. Bounds and constraints are functions that make them, called when asked for.
struct TypeParameter {
    name: Value,
    bound: Value,
    constraints: Value,
    default: ValueCell,
}

impl NativeObject for TypeParameter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.name, &self.bound, &self.constraints].into_iter().for_each(&mut *visit);
        self.default.look(visit);
    }

    fn clear(&self) {
        drop(self.default.take());
    }
}

fn parameter(name: Value, bound: Value, constraints: Value) -> TypeParameter {
    TypeParameter { name, bound, constraints, default: ValueCell::default() }
}

pub fn type_var(vm: &Machine, name: Value, bound: Value, constraints: Value) -> Value {
    Native::new(&vm.types.type_var, parameter(name, bound, constraints))
}

pub fn param_spec(vm: &Machine, name: Value) -> Value {
    Native::new(&vm.types.param_spec, parameter(name, Value::NULL, Value::NULL))
}

pub fn type_var_tuple(vm: &Machine, name: Value) -> Value {
    Native::new(&vm.types.type_var_tuple, parameter(name, Value::NULL, Value::NULL))
}

pub fn set_default(vm: &Machine, value: Value, default: Value) -> PyResult {
    match value.native::<TypeParameter>() {
        Some(parameter) => parameter.default.set(default),
        None => return Err(vm.system_error("not a type parameter")),
    }
    Ok(value)
}

/// `Generic[T, ...]`, the implied base of a class with type parameters.
pub fn subscript_generic(vm: &Machine, parameters: &Value) -> PyResult {
    Ok(GenericAlias::new(vm, vm.types.generic.value(), parameters))
}

/// `type X = ...`: a lazy alias.
struct TypeAlias {
    name: Value,
    parameters: Value,
    compute: Value,
    value: ValueCell,
}

impl NativeObject for TypeAlias {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.name, &self.parameters, &self.compute].into_iter().for_each(&mut *visit);
        self.value.look(visit);
    }

    fn clear(&self) {
        drop(self.value.take());
    }
}

/// From a tuple of name, type parameters and the function that computes the value.
pub fn type_alias(vm: &Machine, parts: &Value) -> PyResult {
    let [name, parameters, compute] = parts.downcast::<Tuple>().map_or(&[][..], Tuple::items)
    else {
        return Err(vm.system_error("a type alias has three parts"));
    };
    if !name.is_kind(Kind::Str) || !(parameters.is_none() || parameters.is_kind(Kind::Tuple)) {
        return Err(vm.system_error("a type alias has a name, and a tuple of parameters"));
    }
    let parameters = if parameters.is_none() { Tuple::new(Vec::new()) } else { parameters.clone() };
    let alias = TypeAlias {
        name: name.clone(),
        parameters,
        compute: compute.clone(),
        value: ValueCell::default(),
    };
    Ok(Native::new(&vm.types.type_alias, alias))
}

const SHARED: TypeSpec = TypeSpec { module: "typing", attributes: ATTRIBUTES, ..TypeSpec::DEFAULT };
pub static TYPE_VAR_SPEC: TypeSpec = TypeSpec { name: "TypeVar", methods: &[METHODS], ..SHARED };
pub static PARAM_SPEC_SPEC: TypeSpec =
    TypeSpec { name: "ParamSpec", methods: &[METHODS], ..SHARED };
pub static TYPE_VAR_TUPLE_SPEC: TypeSpec =
    TypeSpec { name: "TypeVarTuple", methods: &[METHODS, UNPACK], ..SHARED };

fn this(value: &Value) -> &TypeParameter {
    value.native::<TypeParameter>().expect("a method of type parameters is called with one")
}

fn evaluate(vm: &Machine, compute: &Value) -> PyResult {
    match compute.is_null() {
        true => Ok(Value::NONE),
        false => vm.call(compute, &[Value::int_unchecked(1)]),
    }
}

static METHODS: &[Method] = &[
    method("__repr__", "(self, /)", |_, args| Ok(this(&args[0]).name.clone())),
    method("__or__", "(self, value, /)", |vm, args| generic_alias::union(vm, &args[0], &args[1])),
    method("__ror__", "(self, value, /)", |vm, args| generic_alias::union(vm, &args[1], &args[0])),
    method("has_default", "(self, /)", |_, args| {
        Ok(Value::bool(!this(&args[0]).default.is_null()))
    }),
];

static UNPACK: &[Method] =
    &[method("__iter__", "(self, /)", |vm, args| vm.iter(&Tuple::new(vec![args[0].clone()])))];

static ATTRIBUTES: &[Attribute] = &[
    getter("__name__", |_, value| Ok(this(value).name.clone())),
    getter("__bound__", |vm, value| evaluate(vm, &this(value).bound)),
    getter("__constraints__", |vm, value| match this(value).constraints.is_null() {
        true => Ok(Tuple::new(Vec::new())),
        false => evaluate(vm, &this(value).constraints),
    }),
    getter("__default__", |vm, value| evaluate(vm, &this(value).default.get())),
    getter("__covariant__", |_, _| Ok(Value::FALSE)),
    getter("__contravariant__", |_, _| Ok(Value::FALSE)),
    getter("__infer_variance__", |_, _| Ok(Value::TRUE)),
];

pub static TYPE_ALIAS_SPEC: TypeSpec = TypeSpec {
    name: "TypeAliasType",
    module: "typing",
    methods: &[ALIAS_METHODS],
    attributes: ALIAS_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

fn alias(value: &Value) -> &TypeAlias {
    value.native::<TypeAlias>().expect("a method of type aliases is called with one")
}

static ALIAS_METHODS: &[Method] = &[
    method("__repr__", "(self, /)", |_, args| Ok(alias(&args[0]).name.clone())),
    method("__getitem__", "(self, item, /)", |vm, args| {
        Ok(GenericAlias::new(vm, &args[0], &args[1]))
    }),
    method("__or__", "(self, value, /)", |vm, args| generic_alias::union(vm, &args[0], &args[1])),
    method("__ror__", "(self, value, /)", |vm, args| generic_alias::union(vm, &args[1], &args[0])),
];

static ALIAS_ATTRIBUTES: &[Attribute] = &[
    getter("__name__", |_, value| Ok(alias(value).name.clone())),
    getter("__type_params__", |_, value| Ok(alias(value).parameters.clone())),
    getter("__parameters__", |_, value| Ok(alias(value).parameters.clone())),
    getter("__value__", |vm, value| {
        let this = alias(value);
        if this.value.is_null() {
            let made = evaluate(vm, &this.compute)?;
            this.value.set(made);
        }
        Ok(this.value.get())
    }),
];

pub static GENERIC_SPEC: TypeSpec = TypeSpec {
    name: "Generic",
    module: "typing",
    kind: Kind::Plain,
    flags: BASETYPE,
    methods: &[GENERIC_METHODS],
    ..TypeSpec::DEFAULT
};

static GENERIC_METHODS: &[Method] =
    &[class_method("__class_getitem__", "(cls, item, /)", generic_alias::class_getitem)];

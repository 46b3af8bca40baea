//! The methods of `type`.

use heap::Kind;
use heap::value::Value;

use super::attributes::{ATTRIBUTES, get_attribute, set_attribute, this};
use super::creation::{announce, calculate_metaclass, linearise, new_class};
use super::flags::{BASETYPE, WEAKREFS};
use super::spec::{Method, TypeSpec, method};
use super::{TypeObject, TypeRef};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::str::Name;
use crate::objects::{Dict, List, Tuple, generic_alias};
use crate::special::Special;
use crate::{class_method, method, static_method};

pub static SPEC: TypeSpec = TypeSpec {
    name: "type",
    doc: "The class of classes: of one object it gives the class, of name, bases and namespace a new one.",
    kind: Kind::Type,
    flags: BASETYPE | WEAKREFS,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, /, *args, **kwargs)", new),
    method!("__init__", "(self, /, *args, **kwargs)", init),
    method!(
        "__call__",
        "(self, /, *args, **kwargs)",
        |vm, class: &TypeRef, args: &[Value], kwargs: &Value| {
            vm.instantiate(class, args, &vm.keywords_of(kwargs)?)
        }
    ),
    method!("__repr__", "(self, /)", |_, class: &TypeRef| {
        format!("<class '{}'>", class.qualified_name())
    }),
    method!("__getattribute__", "(self, name, /)", |vm, this: &Value, name: &Value| {
        let name = vm.attribute_name(name)?;
        get_attribute(vm, this, &name)?.ok_or_else(|| vm.no_attribute(this, &name))
    }),
    method!(
        "__setattr__",
        "(self, name, value, /)",
        |vm, this: &Value, name: &Value, value: &Value| set_attribute(
            vm,
            this,
            &vm.attribute_name(name)?,
            value.clone()
        )
    ),
    method!("__delattr__", "(self, name, /)", |vm, this: &Value, name: &Value| set_attribute(
        vm,
        this,
        &vm.attribute_name(name)?,
        Value::NULL
    )),
    method!("__or__", "(self, value, /)", generic_alias::union),
    method!("__ror__", "(self, value, /)", |vm, this: &Value, value: &Value| generic_alias::union(
        vm, value, this
    )),
    method("mro", "(self, /)", mro).doc("The order in which classes are asked for attributes."),
    method!("__subclasses__", "(self, /)", |_, class: &TypeRef| {
        let classes = class.live_subclasses();
        Ok(List::new(classes.into_iter().map(TypeRef::into_value).collect()))
    }),
    class_method!(
        "__prepare__",
        "(cls, /, *args, **kwargs)",
        |_, _: &Value, _: &[Value], _: &Value| Dict::new().into_value()
    ),
    method!("__instancecheck__", "(self, instance, /)", |vm, this: &Value, instance: &Value| {
        Ok(Value::bool(vm.real_is_instance(instance, this)?))
    }),
    method!("__subclasscheck__", "(self, subclass, /)", |vm, this: &Value, subclass: &Value| {
        Ok(Value::bool(vm.real_is_subclass(subclass, this)?))
    }),
    method!("__dir__", "(self, /)", dir),
    method!("__sizeof__", "(self, /)", |_, _: &Value| 1000),
];

fn new(vm: &Machine, class: &Value, args: &Value, kwargs: &Value) -> PyResult {
    let Some(metaclass) = class.cast::<TypeObject>() else {
        return Err(vm.type_error("type.__new__(X): X is not a type object"));
    };
    let arguments = vm.to_vec(args)?;
    let [name, bases, namespace] = &arguments[..] else {
        let given = arguments.len();
        return Err(
            vm.type_error(format!("type.__new__() takes exactly 3 arguments ({given} given)"))
        );
    };
    if !name.is_kind(Kind::Str) {
        let kind = if name.is_none() { "None".into() } else { vm.class(name).name() };
        return Err(vm.type_error(format!("type.__new__() argument 1 must be str, not {kind}")));
    }
    let Some(bases_tuple) = bases.downcast::<Tuple>() else {
        let kind = vm.class(bases).name();
        return Err(vm.type_error(format!("type.__new__() argument 2 must be tuple, not {kind}")));
    };
    let Some(namespace) = namespace.cast::<Dict>() else {
        let kind = vm.class(namespace).name();
        return Err(vm.type_error(format!("type.__new__() argument 3 must be dict, not {kind}")));
    };
    for base in bases_tuple.items() {
        if !base.is_kind(Kind::Type)
            && vm.get_optional_attribute(base, &Special::MroEntries.name())?.is_some()
        {
            return Err(
                vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()")
            );
        }
    }
    let winner = calculate_metaclass(vm, &metaclass, bases_tuple.items())?;
    if !winner.is(&metaclass) && !winner.native_new().is(&vm.types.type_.special(Special::New)) {
        let new = vm.get_attribute(winner.value(), &Special::New.name())?;
        let mut all = vec![winner.value().clone()];
        all.extend(arguments);
        return vm.call_with_keywords(&new, &all, &vm.keywords_of(kwargs)?);
    }
    let class = new_class(vm, &winner, name, bases_tuple.items(), &namespace)?;
    let keywords: Vec<(Name, Value)> = vm.keywords_of(kwargs)?;
    announce(vm, &class, &keywords)?;
    Ok(class.into_value())
}

fn init(vm: &Machine, _: &Value, args: &Value, _: &Value) -> PyResult {
    let count = vm.to_vec(args)?.len();
    if count != 1 && count != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(Value::NONE)
}

fn dir(vm: &Machine, class: &TypeRef) -> PyResult {
    let names = Dict::new();
    for class in class.mro().iter() {
        class.dict().keys().into_iter().try_for_each(|name| names.set(vm, &name, Value::NONE))?;
    }
    Ok(List::new(names.keys()))
}

fn mro(vm: &Machine, args: &[Value]) -> PyResult {
    let class = this(&args[0]);
    let bases: Vec<TypeRef> =
        vm.to_vec(&class.bases.get())?.iter().filter_map(Value::cast::<TypeObject>).collect();
    let mro = linearise(vm, class, &bases)?;
    Ok(List::new(mro.into_iter().map(TypeRef::into_value).collect()))
}

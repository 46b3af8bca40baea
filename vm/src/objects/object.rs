//! `object`: the root of all classes, and the payload of instances that have none.

use heap::value::Value;
use heap::{Kind, Traverse};

use super::type_object::flags::{ABSTRACT, BASETYPE};
use super::type_object::layout::check_layout;
use super::type_object::spec::{Attribute, Method, TypeSpec, attribute, class_method};
use super::type_object::{TypeObject, TypeRef};
use super::{Bytes, Dict, Str, Tuple};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::special::Special;
use crate::{method, static_method};

/// The empty payload.
pub struct Plain;

impl Traverse for Plain {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "object",
    signature: "()",
    doc: "The root of all classes; its instances have no attributes of their own.",
    kind: Kind::Plain,
    flags: BASETYPE,
    methods: &[METHODS, EQUAL, UNEQUAL, UNORDERED],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, /, *args, **kwargs)", new),
    method!("__init__", "(self, /, *args, **kwargs)", init),
    method!("__repr__", "(self, /)", repr),
    method!("__str__", "(self, /)", str),
    method!("__hash__", "(self, /)", hash),
    method!("__getattribute__", "(self, name, /)", getattribute),
    method!("__setattr__", "(self, name, value, /)", setattr),
    method!("__delattr__", "(self, name, /)", delattr),
    method!("__reduce_ex__", "(self, protocol, /)", reduce_ex),
    method!("__reduce__", "(self, /)", reduce),
    method!("__getstate__", "(self, /)", getstate),
    class_method("__subclasshook__", "(cls, object, /)", subclass_hook),
    class_method("__init_subclass__", "(cls, /)", init_subclass),
    method!("__format__", "(self, format_spec, /)", format),
    method!("__sizeof__", "(self, /)", |_, this: &Value| size(this)),
    method!("__dir__", "(self, /)", dir),
];

/// Equal is only what is the same.
pub static EQUAL: &[Method] = &[method!("__eq__", "(self, value, /)", eq)];
/// What is not equal differs.
pub static UNEQUAL: &[Method] = &[method!("__ne__", "(self, value, /)", ne)];
/// The comparisons of a type whose instances come in no order.
pub static UNORDERED: &[Method] = &[
    method!("__lt__", "(self, value, /)", not_implemented),
    method!("__le__", "(self, value, /)", not_implemented),
    method!("__gt__", "(self, value, /)", not_implemented),
    method!("__ge__", "(self, value, /)", not_implemented),
];

static ATTRIBUTES: &[Attribute] = &[attribute("__class__", get_class, set_class)];

/// Whether `object.__new__` or `object.__init__` was given more than it takes.
fn excess(args: &[Value], kwargs: &Dict) -> bool {
    !args.is_empty() || !kwargs.is_empty()
}

fn overrides_init(vm: &Machine, class: &TypeObject) -> bool {
    !class.special(Special::Init).is(&vm.types.object.special(Special::Init))
}

/// Whether `object.__new__` makes the instances of a class, without being looked for.
pub fn is_made_by_object(vm: &Machine, class: &TypeObject) -> bool {
    class.native_new().is(&vm.types.object.special(Special::New))
}

fn new(vm: &Machine, class: &TypeRef, args: &[Value], kwargs: &Dict) -> PyResult {
    if excess(args, kwargs) {
        if !is_made_by_object(vm, class) {
            return Err(vm.type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if !overrides_init(vm, class) {
            return Err(vm.type_error(format!("{}() takes no arguments", class.name())));
        }
    }
    instantiate(vm, class)
}

/// A new instance of a class whose instances have no payload.
pub fn instantiate(vm: &Machine, class: &TypeRef) -> PyResult {
    if class.has(ABSTRACT) {
        return Err(abstract_error(vm, class)?);
    }
    if class.kind != Kind::Plain {
        let name = class.name();
        return Err(
            vm.type_error(format!("object.__new__({name}) is not safe, use {name}.__new__()"))
        );
    }
    Ok(heap::new(class, Plain).into_value())
}

fn abstract_error(vm: &Machine, class: &TypeRef) -> PyResult<crate::errors::Raised> {
    let names = class.dict().get_name(&Special::AbstractMethods.name()).unwrap_or(Value::NONE);
    let mut names: Vec<String> = vm.to_vec(&names)?.iter().map(Value::to_string).collect();
    names.sort();
    let plural = if names.len() == 1 { "" } else { "s" };
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    Ok(vm.type_error(format!(
        "Can't instantiate abstract class {} without an implementation for abstract method{plural} {}",
        class.name(),
        quoted.join(", ")
    )))
}

fn init(vm: &Machine, this: &Value, args: &[Value], kwargs: &Dict) -> PyResult {
    if excess(args, kwargs) {
        let class = vm.class(this);
        if overrides_init(vm, class) {
            return Err(vm.type_error(
                "object.__init__() takes exactly one argument (the instance to initialize)",
            ));
        }
        if is_made_by_object(vm, class) && class.kind == Kind::Plain {
            return Err(vm.type_error(format!(
                "{}.__init__() takes exactly one argument (the instance to initialize)",
                class.name()
            )));
        }
    }
    Ok(Value::NONE)
}

fn repr(vm: &Machine, this: &Value) -> PyResult {
    let class = vm.class(this).qualified_name();
    Ok(Str::from_string(format!("<{class} object at {:#x}>", this.address())))
}

fn str(vm: &Machine, this: &Value) -> PyResult {
    vm.shown(this)
}

fn format(vm: &Machine, this: &Value, format_spec: &Str) -> PyResult {
    if !format_spec.is_empty() {
        let class = vm.class(this).name();
        let message = format!("unsupported format string passed to {class}.__format__");
        return Err(vm.type_error(message));
    }
    vm.str(this)
}

fn hash(vm: &Machine, this: &Value) -> PyResult {
    Ok(vm.int(identity_hash(this)))
}

/// The hash of an object that is equal to nothing but itself.
pub fn identity_hash(value: &Value) -> i64 {
    value.address().rotate_right(4) as i64
}

fn eq(_: &Machine, this: &Value, value: &Value) -> PyResult {
    Ok(if this.is(value) { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

fn ne(vm: &Machine, this: &Value, value: &Value) -> PyResult {
    let equal = vm.call_special(this, Special::Eq, std::slice::from_ref(value))?;
    Ok(if equal.is_not_implemented() { equal } else { Value::bool(!vm.truth(&equal)?) })
}

fn not_implemented(_: &Machine, _: &Value, _: &Value) -> Value {
    Value::NOT_IMPLEMENTED
}

pub(super) fn getattribute(vm: &Machine, this: &Value, name: &Value) -> PyResult {
    let name = vm.attribute_name(name)?;
    vm.generic_get_attribute(this, &name)
}

/// Classes keep their attributes in a way of their own, which is not to be passed by.
fn check_applies(vm: &Machine, method: &str, this: &Value) -> PyResult<()> {
    if !this.is_kind(Kind::Type) {
        return Ok(());
    }
    let class = vm.class(this).name();
    Err(vm.type_error(format!("can't apply this {method} to {class} object")))
}

fn setattr(vm: &Machine, this: &Value, name: &Value, value: &Value) -> PyResult {
    check_applies(vm, "__setattr__", this)?;
    let name = vm.attribute_name(name)?;
    vm.generic_set_attribute(this, &name, value.clone())?;
    Ok(Value::NONE)
}

fn delattr(vm: &Machine, this: &Value, name: &Value) -> PyResult {
    check_applies(vm, "__delattr__", this)?;
    let name = vm.attribute_name(name)?;
    vm.generic_set_attribute(this, &name, Value::NULL)?;
    Ok(Value::NONE)
}

fn dir(vm: &Machine, this: &Value) -> PyResult {
    let names = Dict::new();
    if let Some(dict) = vm.get_optional_attribute(this, &Special::Dict.name())?
        && let Some(dict) = dict.downcast::<Dict>()
    {
        dict.keys().into_iter().try_for_each(|name| names.set(vm, &name, Value::NONE))?;
    }
    let class = vm.get_optional_attribute(this, &Special::Class.name())?;
    let classes = class.as_ref().and_then(Value::downcast::<TypeObject>).map(TypeObject::mro);
    for class in classes.iter().flat_map(|classes| classes.iter()) {
        class.dict().keys().into_iter().try_for_each(|name| names.set(vm, &name, Value::NONE))?;
    }
    Ok(super::List::new(names.keys()))
}

/// The bytes that an object takes: its header, what all instances of a type of this machine have without a payload of their
/// own, and its attributes.
pub fn size(this: &Value) -> usize {
    let room = this
        .header()
        .map_or(0, |header| header.class::<TypeObject>().trailing() + header.inline_capacity());
    let held = match (this.downcast::<Tuple>(), this.downcast::<Bytes>()) {
        (Some(tuple), _) => 8 * tuple.len(),
        (_, Some(bytes)) => bytes.data.len(),
        _ => 0,
    };
    16 + 8 * room + held
}

/// The attributes in the dict, and those in slots where there are any.
fn getstate(vm: &Machine, this: &Value) -> PyResult {
    let dict = match vm.instance_dict(this) {
        Some(dict) if !dict.is_empty() => dict.copy()?.into_value(),
        _ => Value::NONE,
    };
    let slots = Dict::new();
    for class in vm.class(this).mro().iter() {
        for (name, member) in class.dict().items() {
            if vm.class(&member).is(&vm.types.member_descriptor)
                && !class.is_builtin()
                && let Some(value) = vm.get_optional_attribute(this, &vm.attribute_name(&name)?)?
            {
                slots.set(vm, &name, value)?;
            }
        }
    }
    Ok(if slots.is_empty() { dict } else { Tuple::new(vec![dict, slots.into_value()]) })
}

fn reduce(vm: &Machine, this: &Value) -> PyResult {
    let class = vm.class(this);
    let state = match vm.instance_dict(this) {
        Some(dict) if !dict.is_empty() => dict.into_value(),
        _ => Value::NONE,
    };
    let rebuild = vm.import("copyreg")?;
    let rebuild = vm.get_attribute(&rebuild, &vm.intern("__newobj__"))?;
    Ok(Tuple::new(vec![rebuild, Tuple::new(vec![class.value().clone()]), state]))
}

/// What the object's own `__reduce__` says, where it has one.
fn reduce_ex(vm: &Machine, this: &Value, _: i64) -> PyResult {
    let is_own =
        !vm.class(this).special(Special::Reduce).is(&vm.types.object.special(Special::Reduce));
    match is_own {
        true => {
            let method = vm.get_attribute(this, &Special::Reduce.name())?;
            vm.call(&method, &[])
        }
        false => reduce(vm, this),
    }
}

fn init_subclass(_: &Machine, _: &[Value]) -> PyResult {
    Ok(Value::NONE)
}

fn subclass_hook(_: &Machine, _: &[Value]) -> PyResult {
    Ok(Value::NOT_IMPLEMENTED)
}

fn get_class(vm: &Machine, value: &Value) -> PyResult {
    Ok(vm.class(value).value().clone())
}

/// Whether instances of a class keep it: those of builtin types, but for `ExceptionGroup`, which is made in CPython as a
/// program's classes are.
fn is_fixed(vm: &Machine, class: &TypeRef) -> bool {
    class.is_builtin() && !class.is(&vm.types.exceptions.exception_group)
}

fn set_class(vm: &Machine, value: &Value, class: Value) -> PyResult<()> {
    if class.is_null() {
        return Err(vm.type_error("can't delete __class__ attribute"));
    }
    let Some(new) = class.cast::<TypeObject>() else {
        let kind = vm.class(&class).name();
        return Err(vm.type_error(format!("__class__ must be set to a class, not '{kind}' object")));
    };
    let old = vm.class(value);
    let both_modules = new.kind == Kind::Module && old.kind == Kind::Module;
    if (is_fixed(vm, &new) || is_fixed(vm, old)) && !both_modules {
        return Err(vm.type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        ));
    }
    check_layout(vm, "__class__", &new, old)?;
    if new.has_dict() {
        let old = old.clone();
        if let Some(dict) = vm.instance_dict(value) {
            dict.keep_places(&old);
        }
    }
    if let Some(header) = value.header() {
        header.set_class(&new);
    }
    Ok(())
}

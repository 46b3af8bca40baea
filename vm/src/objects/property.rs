//! `property`, `classmethod` and `staticmethod`.

use std::cell::Cell;

use heap::value::cells::ValueCell;
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::generic_alias::class_getitem;
use super::type_object::attributes::INSTANCE_DICT;
use super::type_object::flags::BASETYPE;
use super::type_object::spec::{Attribute, Method, TypeSpec, attribute, field, getter, member};
use super::{Dict, Str, TypeObject};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::TypeRef;
use crate::special::Special;
use crate::types::types;
use crate::{class_method, method, static_method};

/// An attribute computed by functions, each `NULL` where missing.
#[derive(Default)]
pub struct Property {
    pub get: ValueCell,
    set: ValueCell,
    delete: ValueCell,
    doc: ValueCell,
    name: ValueCell,
    /// Whether the documentation is that of the function that reads.
    has_doc_of_getter: Cell<bool>,
}

impl Traverse for Property {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for place in [&self.get, &self.set, &self.delete, &self.doc, &self.name] {
            place.look(&mut *visit);
        }
    }

    fn clear(&self) {
        for place in [&self.get, &self.set, &self.delete, &self.doc, &self.name] {
            drop(place.take());
        }
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "property",
    doc: "Attributes that functions read, write and delete.",
    signature: "(fget=None, fset=None, fdel=None, doc=None)",
    kind: Kind::Property,
    flags: BASETYPE,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        |_, class: &TypeRef, _: &[Value], _: &Value| {
            Ok(heap::new(class, Property::default()).into_value())
        }
    ),
    method!("__init__", "(self, /, fget=None, fset=None, fdel=None, doc=None)", init),
    method!(
        "__get__",
        "(self, instance, owner=None, /)",
        |vm, property: &Ref<Property>, instance: &Value, owner: &Value| {
            vm.check_bound(instance, owner)?;
            match instance.is_none() {
                true => Ok(property.value().clone()),
                false => property.read(vm, instance),
            }
        }
    ),
    method!(
        "__set__",
        "(self, instance, value, /)",
        |vm, property: &Property, instance: &Value, value: &Value| property.write(
            vm,
            instance,
            value.clone()
        )
    ),
    method!("__delete__", "(self, instance, /)", |vm, property: &Property, instance: &Value| {
        property.write(vm, instance, Value::NULL)
    }),
    method!("getter", "(self, fget, /)", |vm, old: &Ref<Property>, fget: &Value| {
        derive(vm, old, fget, 0)
    })
    .doc("The property with another function that reads.")
    .untold(),
    method!("setter", "(self, fset, /)", |vm, old: &Ref<Property>, fset: &Value| {
        derive(vm, old, fset, 1)
    })
    .doc("The property with another function that writes.")
    .untold(),
    method!("deleter", "(self, fdel, /)", |vm, old: &Ref<Property>, fdel: &Value| {
        derive(vm, old, fdel, 2)
    })
    .doc("The property with another function that deletes.")
    .untold(),
    method!(
        "__set_name__",
        "(self, owner, name, /)",
        |_, property: &Property, _: &Value, name: &Value| {
            property.name.set(name.clone());
        }
    ),
];

static ATTRIBUTES: &[Attribute] = &[
    member("fget", |_, value| or_none(&this(value).get)),
    member("fset", |_, value| or_none(&this(value).set)),
    member("fdel", |_, value| or_none(&this(value).delete)),
    field(
        "__doc__",
        |_, value| or_none(&this(value).doc),
        |_, value, doc| {
            this(value).doc.set(doc);
            Ok(())
        },
    ),
    attribute("__name__", get_name, |_, value, name| {
        this(value).name.set(name);
        Ok(())
    }),
    getter("__isabstractmethod__", |vm, value| {
        let property = this(value);
        for place in [&property.get, &property.set, &property.delete] {
            let function = place.get();
            if function.is_given() && vm.is_abstract(&function)? {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }),
];

fn this(value: &Value) -> &Property {
    value.downcast::<Property>().expect("a method of properties is called with one")
}

fn or_none(place: &ValueCell) -> PyResult {
    Ok(if place.is_null() { Value::NONE } else { place.get() })
}

fn init(
    vm: &Machine,
    this: &Ref<Property>,
    fget: &Value,
    fset: &Value,
    fdel: &Value,
    doc: &Value,
) -> PyResult {
    let property: &Property = this;
    for (place, value) in [(&property.get, fget), (&property.set, fset), (&property.delete, fdel)] {
        place.set(if value.is_given() { value.clone() } else { Value::NULL });
    }
    property.doc.set(Value::NULL);
    property.has_doc_of_getter.set(false);
    let name = Special::Doc.name();
    let doc = match doc.is_given() {
        true => doc.clone(),
        false if fget.is_given() => {
            let doc = vm.get_optional_attribute(fget, &name)?.unwrap_or(Value::NONE);
            property.has_doc_of_getter.set(doc.is_given());
            doc
        }
        false => Value::NONE,
    };
    if vm.class(this.value()).is(&vm.types.property) {
        property.doc.set(doc);
        return Ok(Value::NONE);
    }
    // The class has documentation of its own, which would hide that of the property.
    match vm.set_attribute(this.value(), &name, doc) {
        Err(raised)
            if property.has_doc_of_getter.get()
                || !raised.is_a(&vm.types.exceptions.attribute_error) =>
        {
            Err(raised)
        }
        _ => Ok(Value::NONE),
    }
}

fn get_name(vm: &Machine, value: &Value) -> PyResult {
    this(value).known_name(vm)?.ok_or_else(|| {
        // A subclass goes by this name as well.
        let words = "'property' object has no attribute '__name__'";
        vm.attribute_error(value, &Special::Name.name(), words)
    })
}

fn derive(vm: &Machine, old: &Ref<Property>, function: &Value, which: usize) -> PyResult {
    let mut parts = [old.get.get(), old.set.get(), old.delete.get(), Value::NONE];
    parts[which] = function.clone();
    for part in &mut parts {
        if part.is_null() {
            *part = Value::NONE;
        }
    }
    if !old.has_doc_of_getter.get() || parts[0].is_none() {
        let doc = old.doc.get();
        parts[3] = if doc.is_null() { Value::NONE } else { doc };
    }
    let class = vm.class(old.value()).value().clone();
    let made = vm.call(&class, &parts)?;
    if let Some(property) = made.downcast::<Property>() {
        property.name.set(old.name.get());
    }
    Ok(made)
}

impl Property {
    #[inline]
    pub fn read(&self, vm: &Machine, instance: &Value) -> PyResult {
        let getter = self.get.get();
        if getter.is_null() {
            return Err(self.missing(vm, instance, "getter"));
        }
        vm.call(&getter, std::slice::from_ref(instance))
    }

    /// Assigns, or deletes where `value` is `NULL`.
    pub fn write(&self, vm: &Machine, instance: &Value, value: Value) -> PyResult<()> {
        let deletes = value.is_null();
        let function = if deletes { self.delete.get() } else { self.set.get() };
        if function.is_null() {
            return Err(self.missing(vm, instance, if deletes { "deleter" } else { "setter" }));
        }
        match deletes {
            true => vm.call(&function, std::slice::from_ref(instance))?,
            false => vm.call(&function, &[instance.clone(), value])?,
        };
        Ok(())
    }

    #[cold]
    fn missing(&self, vm: &Machine, instance: &Value, what: &str) -> crate::errors::Raised {
        let class = vm.class(instance);
        let class = match class.qualname.get() {
            name if name.is_null() => class.name().to_string(),
            name => name.to_string(),
        };
        let name = self.known_name(vm).and_then(|name| name.map(|name| vm.repr(&name)).transpose());
        match name {
            Ok(Some(name)) => vm.plain_attribute_error(format!(
                "property {name} of '{class}' object has no {what}"
            )),
            Ok(None) => {
                vm.plain_attribute_error(format!("property of '{class}' object has no {what}"))
            }
            Err(raised) => raised,
        }
    }

    /// The name that it was given, by hand or as an attribute of a class, or else that of its getter.
    fn known_name(&self, vm: &Machine) -> PyResult<Option<Value>> {
        if !self.name.is_null() {
            return Ok(Some(self.name.get()));
        }
        let getter = self.get.get();
        match getter.is_null() {
            true => Ok(None),
            false => vm.get_optional_attribute(&getter, &Special::Name.name()),
        }
    }
}

/// A function that receives the class.
pub struct ClassMethod {
    pub function: ValueCell,
}

/// A function that receives neither class nor instance.
pub struct StaticMethod {
    pub function: ValueCell,
}

impl Traverse for ClassMethod {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.function.look(visit);
    }

    fn clear(&self) {
        drop(self.function.take());
    }
}

impl Traverse for StaticMethod {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.function.look(visit);
    }

    fn clear(&self) {
        drop(self.function.take());
    }
}

impl ClassMethod {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(function: Value) -> Value {
        heap::new(&types().classmethod, ClassMethod { function: ValueCell::new(function) })
            .into_value()
    }

    /// The function bound to a class.
    pub fn bind(&self, class: &Value) -> PyResult {
        Ok(super::Method::new(self.function.get(), class.clone()))
    }
}

impl StaticMethod {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(function: Value) -> Value {
        heap::new(&types().staticmethod, StaticMethod { function: ValueCell::new(function) })
            .into_value()
    }
}

pub static CLASS_METHOD_SPEC: TypeSpec = TypeSpec {
    name: "classmethod",
    doc: "Methods that get the class as their first argument.",
    signature: "(function, /)",
    kind: Kind::ClassMethod,
    flags: BASETYPE,
    has_dict: true,
    methods: &[CLASS_METHOD_METHODS, PARAMETERS],
    attributes: WRAPPER_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

pub static STATIC_METHOD_SPEC: TypeSpec = TypeSpec {
    name: "staticmethod",
    doc: "Functions that are found in a class but get neither it nor an instance.",
    signature: "(function, /)",
    kind: Kind::StaticMethod,
    flags: BASETYPE,
    has_dict: true,
    methods: &[STATIC_METHOD_METHODS, PARAMETERS],
    attributes: WRAPPER_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

/// The function inside a `classmethod` or `staticmethod`.
pub fn wrapped(value: &Value) -> &ValueCell {
    match (value.downcast::<ClassMethod>(), value.downcast::<StaticMethod>()) {
        (Some(wrapper), _) => &wrapper.function,
        (_, Some(wrapper)) => &wrapper.function,
        _ => unreachable!("a method of wrappers is called with one"),
    }
}

/// Takes over the function's name and documentation.
fn init_wrapper(vm: &Machine, property: &Value, function: &Value) -> PyResult {
    wrapped(property).set(function.clone());
    for special in [Special::Module, Special::Name, Special::QualName, Special::Doc] {
        if let Some(value) = vm.get_optional_attribute(function, &special.name())? {
            vm.generic_set_attribute(property, &special.name(), value)?;
        }
    }
    Ok(Value::NONE)
}

fn wrapper_repr(vm: &Machine, property: &Value, name: &str) -> PyResult {
    let function = wrapped(property).get();
    Ok(Str::from_string(format!("<{name}({})>", vm.repr(&function)?)))
}

static WRAPPER_ATTRIBUTES: &[Attribute] = &[
    member("__func__", |_, value| or_none(wrapped(value))),
    member("__wrapped__", |_, value| or_none(wrapped(value))),
    getter("__isabstractmethod__", |vm, value| {
        Ok(Value::bool(vm.is_abstract(&wrapped(value).get())?))
    }),
    INSTANCE_DICT,
    attribute(
        "__annotations__",
        |vm, value| taken_over(vm, value, Special::Annotations),
        |vm, value, new| set_own(vm, value, Special::Annotations, new),
    ),
    attribute(
        "__annotate__",
        |vm, value| taken_over(vm, value, Special::Annotate),
        |vm, value, new| set_own(vm, value, Special::Annotate, new),
    ),
];

fn own_attributes(vm: &Machine, wrapper: &Value) -> Ref<Dict> {
    vm.instance_dict(wrapper).expect("a wrapper has attributes of its own")
}

/// An attribute of the function inside, which the wrapper keeps once somebody has asked.
fn taken_over(vm: &Machine, wrapper: &Value, special: Special) -> PyResult {
    let own = own_attributes(vm, wrapper);
    if let Some(known) = own.get_name(&special.name()) {
        return Ok(known);
    }
    let value = vm.get_attribute(&wrapped(wrapper).get(), &special.name())?;
    own.set_name(&special.name(), value.clone());
    Ok(value)
}

/// Assigns an attribute that hides the function's, or deletes it where `value` is `NULL`.
fn set_own(vm: &Machine, wrapper: &Value, special: Special, value: Value) -> PyResult<()> {
    let own = own_attributes(vm, wrapper);
    if !value.is_null() {
        own.set_name(&special.name(), value);
        return Ok(());
    }
    let kind = if wrapper.is_kind(Kind::ClassMethod) { "classmethod" } else { "staticmethod" };
    match own.remove_name(&special.name()) {
        Some(_) => Ok(()),
        None => Err(vm.plain_attribute_error(format!(
            "'{kind}' object has no attribute '{}'",
            special.text()
        ))),
    }
}

static PARAMETERS: &[Method] =
    &[class_method!("__class_getitem__", "(cls, item, /)", class_getitem).untold()];

static CLASS_METHOD_METHODS: &[Method] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        |vm, class: &Value, _: &[Value], _: &Value| {
            match class.cast::<TypeObject>() {
                Some(class) => {
                    Ok(heap::new(&class, ClassMethod { function: ValueCell::default() })
                        .into_value())
                }
                None => Err(vm.type_error("classmethod.__new__(X): X is not a type object")),
            }
        }
    ),
    method!("__init__", "(self, function, /)", init_wrapper),
    method!(
        "__get__",
        "(self, instance, owner=None, /)",
        |vm, property: &Value, instance: &Value, owner: &Value| {
            vm.check_bound(instance, owner)?;
            let class =
                if owner.is_given() { owner.clone() } else { vm.class(instance).value().clone() };
            match property.downcast::<ClassMethod>() {
                Some(this) => this.bind(&class),
                None => Ok(property.clone()),
            }
        }
    ),
    method!("__repr__", "(self, /)", |vm, this: &Value| wrapper_repr(vm, this, "classmethod")),
];

static STATIC_METHOD_METHODS: &[Method] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        |vm, class: &Value, _: &[Value], _: &Value| {
            match class.cast::<TypeObject>() {
                Some(class) => {
                    Ok(heap::new(&class, StaticMethod { function: ValueCell::default() })
                        .into_value())
                }
                None => Err(vm.type_error("staticmethod.__new__(X): X is not a type object")),
            }
        }
    ),
    method!("__init__", "(self, function, /)", init_wrapper),
    method!(
        "__get__",
        "(self, instance, owner=None, /)",
        |vm, property: &Value, instance: &Value, owner: &Value| {
            vm.check_bound(instance, owner)?;
            Ok(wrapped(property).get())
        }
    ),
    method!(
        "__call__",
        "(self, /, *args, **kwargs)",
        |vm, property: &Value, args: &Value, kwargs: &Value| {
            vm.call_packed(&wrapped(property).get(), args, kwargs)
        }
    ),
    method!("__repr__", "(self, /)", |vm, this: &Value| wrapper_repr(vm, this, "staticmethod")),
];

//! Descriptors for attributes that native code computes (`getset_descriptor`), and for those with a place in instances: fields
//! of builtin types and `__slots__` (`member_descriptor`).

use heap::value::Value;
use heap::{Kind, Traverse};

use super::str::{self, Name};
use super::type_object::TypeRef;
use super::type_object::spec::{self, Attribute, Method, TypeSpec, getter};
use super::{Str, Tuple, TypeObject};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::method;
use crate::types::types;

/// A computed attribute.
pub struct GetSet {
    pub attribute: &'static Attribute,
    owner: Value,
}

/// A field, or a slot.
pub struct Member {
    name: Name,
    owner: Value,
    place: Place,
}

#[derive(Clone, Copy)]
enum Place {
    /// Among an instance's values.
    Slot(usize),
    /// In what native code knows.
    Field(&'static Attribute),
}

impl Traverse for GetSet {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.owner);
    }

    fn clear(&self) {}
}

impl Traverse for Member {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.name.value());
        visit(&self.owner);
    }

    fn clear(&self) {}
}

/// The descriptor of an attribute of a builtin type.
pub fn descriptor(attribute: &'static Attribute, class: &TypeRef) -> Value {
    let owner = class.value().clone();
    if attribute.is_field {
        let (name, place) = (str::intern(attribute.name), Place::Field(attribute));
        return heap::new(&types().member_descriptor, Member { name, owner, place }).into_value();
    }
    heap::new(&types().getset_descriptor, GetSet { attribute, owner }).into_value()
}

impl GetSet {
    pub fn get(&self, vm: &Machine, instance: &Value) -> PyResult {
        check(vm, &self.owner, self.attribute.name, instance)?;
        (self.attribute.get)(vm, instance)
    }

    /// Assigns, or deletes where `value` is `NULL`.
    pub fn set(&self, vm: &Machine, instance: &Value, value: Value) -> PyResult<()> {
        check(vm, &self.owner, self.attribute.name, instance)?;
        match self.attribute.set {
            Some(set) => set(vm, instance, value),
            None => {
                let owner = TypeRef::from_value(&self.owner).unwrap_or(vm.class(instance));
                let (name, class) = (self.attribute.name, owner.name());
                Err(vm.plain_attribute_error(format!(
                    "attribute '{name}' of '{class}' objects is not writable"
                )))
            }
        }
    }
}

fn check(vm: &Machine, owner: &Value, name: &str, instance: &Value) -> PyResult<()> {
    let Some(owner) = TypeRef::from_value(owner) else { return Ok(()) };
    let class = vm.class(instance);
    if class.is_subclass_of(owner) {
        return Ok(());
    }
    let (owner, class) = (owner.name(), class.name());
    Err(vm.type_error(format!(
        "descriptor '{name}' for '{owner}' objects doesn't apply to a '{class}' object"
    )))
}

impl Member {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(name: &Name, owner: &TypeRef, place: usize) -> Value {
        let (owner, place) = (owner.value().clone(), Place::Slot(place));
        let member = Member { name: name.clone(), owner, place };
        heap::new(&types().member_descriptor, member).into_value()
    }

    /// The slot's place among the values of instances of `class`, if they have it.
    pub fn slot_in(&self, class: &TypeObject) -> Option<usize> {
        match self.place {
            Place::Slot(place) => TypeRef::from_value(&self.owner)
                .is_some_and(|owner| class.is_subclass_of(owner))
                .then_some(place),
            Place::Field(_) => None,
        }
    }

    pub fn get(&self, vm: &Machine, instance: &Value) -> PyResult {
        let name = self.name.to_lossy();
        check(vm, &self.owner, &name, instance)?;
        let place = match self.place {
            Place::Slot(place) => place,
            Place::Field(attribute) => return (attribute.get)(vm, instance),
        };
        let value =
            instance.header().map_or(Value::NULL, |header| header.instance_place(place).get());
        if value.is_null() {
            return Err(vm.empty_slot(instance, &self.name));
        }
        Ok(value)
    }

    /// Assigns, or deletes where `value` is `NULL`.
    pub fn set(&self, vm: &Machine, instance: &Value, value: Value) -> PyResult<()> {
        check(vm, &self.owner, &self.name.to_lossy(), instance)?;
        let place = match self.place {
            Place::Slot(place) => place,
            Place::Field(Attribute { set: Some(set), .. }) => return set(vm, instance, value),
            Place::Field(_) => return Err(vm.plain_attribute_error("readonly attribute")),
        };
        let Some(header) = instance.header() else { return Ok(()) };
        let deletes = value.is_null();
        let old = header.instance_place(place).replace(value);
        if deletes && old.is_null() {
            return Err(vm.plain_attribute_error(&*self.name));
        }
        Ok(())
    }
}

macro_rules! descriptor_methods {
    ($payload:ident, $this:ident) => {
        fn $this(value: &Value) -> &$payload {
            value.downcast::<$payload>().expect("a descriptor's method is called with one")
        }
    };
}

descriptor_methods!(GetSet, getset);
descriptor_methods!(Member, member);

pub static GETSET_SPEC: TypeSpec = TypeSpec {
    name: "getset_descriptor",
    doc: "Attributes of builtin types that are computed.",
    kind: Kind::GetSet,
    methods: &[GETSET_METHODS],
    attributes: GETSET_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static GETSET_METHODS: &[Method] = &[
    method!(
        "__get__",
        "(self, instance, owner=None, /)",
        |vm, this: &Value, instance: &Value, owner: &Value| {
            vm.check_bound(instance, owner)?;
            match instance.is_none() {
                true => Ok(this.clone()),
                false => getset(this).get(vm, instance),
            }
        }
    ),
    method!(
        "__set__",
        "(self, instance, value, /)",
        |vm, this: &Value, instance: &Value, value: &Value| getset(this).set(
            vm,
            instance,
            value.clone()
        )
    ),
    method!("__delete__", "(self, instance, /)", |vm, this: &Value, instance: &Value| getset(this)
        .set(vm, instance, Value::NULL)),
    method!("__repr__", "(self, /)", |_, this: &Value| {
        let this = getset(this);
        Ok(shown("attribute", this.attribute.name, &this.owner))
    }),
];

static GETSET_ATTRIBUTES: &[Attribute] = &[
    spec::member("__objclass__", |_, value| Ok(getset(value).owner.clone())),
    spec::member("__name__", |_, value| Ok(Str::new(getset(value).attribute.name))),
    getter("__doc__", |_, _| Ok(Value::NONE)),
    getter("__qualname__", |_, value| {
        Ok(qualname(getset(value).attribute.name, &getset(value).owner))
    }),
];

pub static MEMBER_SPEC: TypeSpec = TypeSpec {
    name: "member_descriptor",
    doc: "Attributes that have a place in instances.",
    kind: Kind::Member,
    methods: &[MEMBER_METHODS],
    attributes: MEMBER_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static MEMBER_METHODS: &[Method] = &[
    method!(
        "__get__",
        "(self, instance, owner=None, /)",
        |vm, this: &Value, instance: &Value, owner: &Value| {
            vm.check_bound(instance, owner)?;
            match instance.is_none() {
                true => Ok(this.clone()),
                false => member(this).get(vm, instance),
            }
        }
    ),
    method!(
        "__set__",
        "(self, instance, value, /)",
        |vm, this: &Value, instance: &Value, value: &Value| member(this).set(
            vm,
            instance,
            value.clone()
        )
    ),
    method!("__delete__", "(self, instance, /)", |vm, this: &Value, instance: &Value| member(this)
        .set(vm, instance, Value::NULL)),
    method!("__reduce__", "(self, /)", |vm, this: &Value| {
        let Member { name, owner, .. } = member(this);
        let place = Tuple::new(vec![owner.clone(), name.value().clone()]);
        Ok(Tuple::new(vec![vm.builtin("getattr")?, place]))
    }),
    method!("__repr__", "(self, /)", |_, this: &Value| {
        let this = member(this);
        Ok(shown("member", &this.name.to_lossy(), &this.owner))
    }),
];

static MEMBER_ATTRIBUTES: &[Attribute] = &[
    spec::member("__objclass__", |_, value| Ok(member(value).owner.clone())),
    spec::member("__name__", |_, value| Ok(member(value).name.value().clone())),
    getter("__doc__", |_, _| Ok(Value::NONE)),
    getter("__qualname__", |_, value| {
        Ok(qualname(&member(value).name.to_lossy(), &member(value).owner))
    }),
];

fn owner_name(owner: &Value) -> String {
    owner.downcast::<TypeObject>().map_or(String::new(), |class| class.name().to_string())
}

fn shown(what: &str, name: &str, owner: &Value) -> Value {
    Str::from_string(format!("<{what} '{name}' of '{}' objects>", owner_name(owner)))
}

fn qualname(name: &str, owner: &Value) -> Value {
    let owner = owner.downcast::<TypeObject>().map_or(Value::NULL, |class| class.qualname.get());
    let owner = owner.downcast::<Str>().map_or(String::new(), |name| name.to_lossy().to_string());
    Str::from_string(format!("{owner}.{name}"))
}

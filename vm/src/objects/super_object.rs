//! `super`: attributes of the classes behind one in an instance's order.

use heap::value::cells::ValueCell;
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::str::Name;
use super::type_object::TypeRef;
use super::type_object::flags::BASETYPE;
use super::type_object::spec::{Attribute, Counting, Method, TypeSpec, member};
use super::{CellObject, Str, TypeObject};
use crate::errors::{PyResult, Sentence};
use crate::machine::Machine;
use crate::special::Special;
use crate::types::types;
use crate::{method, static_method};

/// `super(start, object)`; `object` and its class are `NULL` while unbound.
#[derive(Default)]
pub struct Super {
    start: ValueCell,
    object: ValueCell,
    object_class: ValueCell,
}

impl Traverse for Super {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for place in [&self.object, &self.start, &self.object_class] {
            place.look(&mut *visit);
        }
    }

    fn clear(&self) {
        for place in [&self.start, &self.object, &self.object_class] {
            drop(place.take());
        }
    }
}

impl Super {
    /// `super(start, class)` for a class known to derive from `start`.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(start: &TypeRef, class: &Value) -> Value {
        let place = |value: &Value| ValueCell::new(value.clone());
        let this =
            Super { start: place(start.value()), object: place(class), object_class: place(class) };
        heap::new(&types().super_, this).into_value()
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "super",
    doc: "The attributes of the classes behind one in the order of another's.",
    kind: Kind::Super,
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
            Ok(heap::new(class, Super::default()).into_value())
        }
    ),
    method!("__init__", "(self, type=None, object=None, /)", init)
        .counting(Counting::ByPosition("super()")),
    method!("__getattribute__", "(self, name, /)", |vm, this: &Ref<Super>, name: &Value| {
        let name = vm.attribute_name(name)?;
        if name.as_ascii() != Some("__class__")
            && let Some(found) = attribute_behind(
                vm,
                &this.start.get(),
                &this.object.get(),
                &this.object_class.get(),
                &name,
            )?
        {
            return Ok(found);
        }
        match vm.find_generic_attribute(this.value(), &name)? {
            Some(found) => Ok(found),
            None => Err(vm.attribute_error(
                this.value(),
                &name,
                Sentence::default()
                    .words("'super' object has no attribute '")
                    .text(&name)
                    .words("'"),
            )),
        }
    }),
    method!(
        "__get__",
        "(self, instance, owner=None, /)",
        |vm, this: &Ref<Super>, instance: &Value, owner: &Value| {
            vm.check_bound(instance, owner)?;
            if instance.is_none() || !this.object.is_null() {
                return Ok(this.value().clone());
            }
            let class = vm.class(this.value()).value().clone();
            vm.call(&class, &[this.start.get(), instance.clone()])
        }
    ),
    method!("__repr__", "(self, /)", |_, this: &Super| {
        let start =
            this.start.get().downcast::<TypeObject>().map_or("NULL".into(), TypeObject::name);
        Ok(Str::from_string(match this.object_class.get().downcast::<TypeObject>() {
            Some(class) => format!("<super: <class '{start}'>, <{} object>>", class.name()),
            None => format!("<super: <class '{start}'>, NULL>"),
        }))
    }),
];

static ATTRIBUTES: &[Attribute] = &[
    member("__thisclass__", |_, value| Ok(or_none(&this(value).start))),
    member("__self__", |_, value| Ok(or_none(&this(value).object))),
    member("__self_class__", |_, value| Ok(or_none(&this(value).object_class))),
];

fn or_none(place: &ValueCell) -> Value {
    if place.is_null() { Value::NONE } else { place.get() }
}

fn this(value: &Value) -> &Super {
    value.downcast::<Super>().expect("a method of super is called with one")
}

/// The class and instance that `super()` without arguments means.
fn implicit(vm: &Machine) -> PyResult<(Value, Value)> {
    let Some(frame) = vm.running_frame() else {
        return Err(vm.runtime_error("super(): no current frame"));
    };
    let code = frame.code();
    if code.source.argcount == 0 {
        return Err(vm.runtime_error("super(): no arguments"));
    }
    let cell_of = |value: Value| match value.downcast::<CellObject>() {
        Some(cell) => cell.contents.get(),
        None => value,
    };
    let object = cell_of(frame.local(0));
    if object.is_null() {
        return Err(vm.runtime_error("super(): arg[0] deleted"));
    }
    let free = code.locals.len() - code.free_count();
    let place = code.locals.iter().skip(free).position(|name| name.as_ascii() == Some("__class__"));
    match place.map(|place| cell_of(frame.local(free + place))) {
        Some(class) if class.is_kind(Kind::Type) => Ok((class, object)),
        Some(other) if !other.is_null() => {
            let kind = vm.class(&other).name();
            Err(vm.runtime_error(format!("super(): __class__ is not a type ({kind})")))
        }
        Some(_) => Err(vm.runtime_error("super(): empty __class__ cell")),
        None => Err(vm.runtime_error("super(): __class__ cell not found")),
    }
}

fn init(vm: &Machine, this: &Super, type_: &Value, object: &Value) -> PyResult {
    let (start, object) = match type_.is_null() {
        true => implicit(vm)?,
        false => (type_.clone(), object.clone()),
    };
    if !start.is_kind(Kind::Type) {
        let kind = vm.class(&start).name();
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {kind}")));
    }
    if object.is_given() {
        this.object_class.set(check(vm, &start, &object)?);
        this.object.set(object);
    }
    this.start.set(start);
    Ok(Value::NONE)
}

/// The class in whose order attributes are searched: that of an instance, or a class itself.
pub fn check(vm: &Machine, start: &Value, object: &Value) -> PyResult {
    let Some(start) = TypeRef::from_value(start) else {
        let kind = vm.class(start).name();
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {kind}")));
    };
    if let Some(class) = object.downcast::<TypeObject>()
        && class.is_subclass_of(start)
    {
        return Ok(object.clone());
    }
    let class = vm.class(object);
    if class.is_subclass_of(start) {
        return Ok(class.value().clone());
    }
    if let Some(claimed) = vm.get_optional_attribute(object, &Special::Class.name())?
        && claimed.downcast::<TypeObject>().is_some_and(|class| class.is_subclass_of(start))
    {
        return Ok(claimed);
    }
    let (what, name) = match object.downcast::<TypeObject>() {
        Some(class) => ("type", class.name()),
        None => ("instance of", class.name()),
    };
    Err(vm.type_error(format!(
        "super(type, obj): obj ({what} {name}) is not an instance or subtype of type ({}).",
        start.name()
    )))
}

/// What an attribute is in the classes behind `start`.
pub fn attribute_behind(
    vm: &Machine,
    start: &Value,
    object: &Value,
    object_class: &Value,
    name: &Name,
) -> PyResult<Option<Value>> {
    let Some(found) = lookup_behind(start, object_class, name) else { return Ok(None) };
    let instance = if object.is(object_class) { Value::NONE } else { object.clone() };
    vm.bind_descriptor(&found, &instance, object_class).map(Some)
}

/// The same, not bound.
pub fn lookup_behind(start: &Value, object_class: &Value, name: &Name) -> Option<Value> {
    let class = object_class.downcast::<TypeObject>()?;
    let mro = class.mro();
    let behind = mro.iter().skip_while(|class| !class.value().is(start)).skip(1);
    behind.into_iter().find_map(|class| class.dict().get_name(name))
}

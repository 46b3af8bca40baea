//! Weak references: `weakref.ref` and proxies, their callbacks, and how a program finds them.

pub mod proxy;

use std::cell::Cell;

use heap::room::NoRoom;
use heap::value::Value;
use heap::value::cells::ValueCell;
use heap::weak::{self, WeakPointer};

use super::native::{Native, NativeObject};
use super::type_object::flags::{BASETYPE, WEAKREFS};
use super::type_object::spec::{Attribute, Counting, Method, TypeSpec, member};
use super::{Str, TypeRef, generic_alias};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::special::Special;
use crate::types::types;
use crate::{class_method, method, static_method};

/// A reference that does not count. The referent clears it when it dies.
pub struct WeakRef {
    target: WeakPointer,
    pub callback: ValueCell,
    hash: Cell<Option<i64>>,
}

crate::native_argument!(WeakRef);

impl NativeObject for WeakRef {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.callback.look(visit);
    }

    fn clear(&self) {
        drop(self.callback.take());
    }
}

impl WeakRef {
    /// The referent, `None` where it is gone.
    pub fn get(&self) -> Value {
        self.target.get().unwrap_or(Value::NONE)
    }
}

/// A reference to an object, `None` where there can be none.
pub fn to(target: &Value) -> Option<Value> {
    target.header()?;
    let class = &types().weakref;
    plain(class, target).or_else(|| make(class, target, Value::NULL).ok())
}

/// What a reference refers to, `None` once it is gone.
pub fn target(reference: &Value) -> Option<Value> {
    reference.native::<WeakRef>()?.target.get()
}

fn make(class: &TypeRef, target: &Value, callback: Value) -> Result<Value, NoRoom> {
    let reference = WeakRef {
        target: WeakPointer::default(),
        callback: ValueCell::new(callback),
        hash: Cell::new(None),
    };
    let reference = Native::new(class, reference);
    this(&reference).target.set(target, &reference)?;
    Ok(reference)
}

/// Clears the references to an object; gives them, the newest first, as their callbacks are called.
pub fn take_references(target: &Value) -> Vec<Value> {
    let mut references = weak::references_to(target);
    for reference in &references {
        if let Some(this) = reference.native::<WeakRef>() {
            this.target.clear();
        }
    }
    references.reverse();
    references
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "ReferenceType",
    module: "weakref",
    tells_module: false,
    flags: BASETYPE,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

/// A reference or a proxy: the one of its exact class without a callback is shared.
fn refer(vm: &Machine, class: &TypeRef, target: &Value, callback: &Value) -> PyResult {
    if !target.is_object() || !vm.class(target).has(WEAKREFS) {
        let kind = vm.class(target).name();
        return Err(vm.type_error(format!("cannot create weak reference to '{kind}' object")));
    }
    let callback = if callback.is_given() { callback.clone() } else { Value::NULL };
    if callback.is_null()
        && class.is_builtin()
        && let Some(shared) = plain(class, target)
    {
        return Ok(shared);
    }
    Ok(make(class, target, callback)?)
}

/// The reference without callback, of the very class, that an object has already.
fn plain(class: &TypeRef, target: &Value) -> Option<Value> {
    if !target.header()?.is_weakly_referenced() {
        return None;
    }
    let is_it = |reference: &Value| is_plain(class, reference);
    weak::references_to(target).into_iter().find(is_it)
}

fn is_plain(class: &TypeRef, reference: &Value) -> bool {
    let of_class = reference.header().is_some_and(|header| header.is_instance_of_exactly(class));
    of_class && reference.native::<WeakRef>().is_some_and(|this| this.callback.is_null())
}

/// The references to an object, in CPython's order: the shared reference, the shared proxy, the others, newest first.
pub fn all(target: &Value) -> Vec<Value> {
    if !target.header().is_some_and(|header| header.is_weakly_referenced()) {
        return Vec::new();
    }
    let mut references = weak::references_to(target);
    references.reverse();
    references.sort_by_key(|reference| {
        let shared = is_plain(&types().weakref, reference);
        if shared { 0 } else { 1 + u8::from(!proxy::is_shared(reference)) }
    });
    references
}

fn this(value: &Value) -> &WeakRef {
    value.native::<WeakRef>().expect("a method of weak references is called with one")
}

static METHODS: &[Method] = &[
    // Keywords are for `__init__`, which is asked later.
    static_method!(
        "__new__",
        "(cls, object, callback=None, /, **keywords)",
        |vm, class: &TypeRef, target: &Value, callback: &Value, _: &Value| refer(
            vm, class, target, callback
        )
    )
    .counting(Counting::ByPosition("__new__")),
    class_method!("__class_getitem__", "(cls, item, /)", generic_alias::class_getitem),
    method!(
        "__init__",
        "(self, object, callback=None, /, **keywords)",
        |vm, _: &Value, _: &Value, _: &Value, keywords: &Value| match vm.length(keywords)? {
            0 => Ok(Value::NONE),
            _ => Err(vm.type_error("ref() takes no keyword arguments")),
        }
    )
    .counting(Counting::ByPosition("__init__")),
    method!("__call__", "(self, /)", |_, weak_ref: &WeakRef| weak_ref.get())
        .counting(Counting::ByPosition("weakref")),
    method!("__repr__", "(self, /)", |vm, reference: &Value| {
        let (address, target) = (reference.address(), this(reference).get());
        Ok(Str::from_string(match target.is_none() {
            true => format!("<weakref at {address:#x}; dead>"),
            false => {
                let class = vm.class(&target);
                let (kind, found) = (class.name_in_messages(), class.special(Special::Name));
                // The class is asked, not the object.
                let name = match found.is_null() {
                    true => found,
                    false => vm.bind_descriptor(&found, &target, class.value())?,
                };
                let name =
                    name.downcast::<Str>().map_or(String::new(), |name| format!(" ({name})"));
                format!("<weakref at {address:#x}; to '{kind}' at {:#x}{name}>", target.address())
            }
        }))
    }),
    method!("__eq__", "(self, value, /)", |vm, reference: &Value, value: &Value| {
        let Some(other) = value.native::<WeakRef>() else { return Ok(Value::NOT_IMPLEMENTED) };
        let (one, two) = (this(reference).get(), other.get());
        match one.is_none() || two.is_none() {
            true => Ok(Value::bool(reference.is(value))),
            false => Ok(Value::bool(vm.equal(&one, &two)?)),
        }
    }),
    method!("__hash__", "(self, /)", |vm, reference: &WeakRef| {
        if let Some(known) = reference.hash.get() {
            return Ok(vm.int(known));
        }
        let target = reference.get();
        if target.is_none() {
            return Err(vm.type_error("weak object has gone away"));
        }
        let hash = vm.hash(&target)?;
        reference.hash.set(Some(hash));
        Ok(vm.int(hash))
    }),
];

static ATTRIBUTES: &[Attribute] = &[member("__callback__", |_, value| {
    let callback = this(value).callback.get();
    Ok(if callback.is_null() { Value::NONE } else { callback })
})];

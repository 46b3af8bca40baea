//! Weak references.

use std::cell::Cell;

use super::native::{Native, NativeObject};
use super::type_object::flags::{BASETYPE, WEAKREFS};
use super::type_object::spec::{Attribute, Method, TypeSpec, getter, method, static_method};
use super::{Str, TypeObject};
use crate::errors::PyResult;
use crate::heap::Kind;
use crate::machine::Machine;
use crate::value::Value;
use crate::value::cells::ValueCell;

/// A reference that does not count. The referent clears it when it dies.
pub struct WeakRef {
    /// The referent's address, zero once it is gone.
    target: Cell<u64>,
    pub callback: ValueCell,
    hash: Cell<Option<i64>>,
}

impl NativeObject for WeakRef {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.callback.look(visit);
    }
}

impl WeakRef {
    /// The referent, `None` where it is gone.
    pub fn get(&self) -> Value {
        match self.target.get() {
            0 => Value::NONE,
            address => crate::machine::finalizers::value_at(address),
        }
    }

    pub fn clear(&self) {
        self.target.set(0);
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "ReferenceType",
    module: "weakref",
    flags: BASETYPE,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

/// Whether weak references to the object are possible.
fn referable(vm: &Machine, value: &Value) -> bool {
    value.is_object()
        && (vm.class(value).has(WEAKREFS)
            || matches!(value.kind(), Some(Kind::Set | Kind::Function | Kind::Type | Kind::Module)))
}

fn new(vm: &Machine, args: &[Value]) -> PyResult {
    let Some(class) = args[0].cast::<TypeObject>() else {
        return Err(vm.type_error("ref.__new__(X): X is not a type object"));
    };
    if !referable(vm, &args[1]) {
        let kind = vm.class(&args[1]).name();
        return Err(vm.type_error(format!("cannot create weak reference to '{kind}' object")));
    }
    let callback = if args[2].is_given() { args[2].clone() } else { Value::NULL };
    let reference = Native::new(
        &class,
        WeakRef {
            target: Cell::new(args[1].bits()),
            callback: ValueCell::new(callback),
            hash: Cell::new(None),
        },
    );
    vm.register_weak_reference(&args[1], &reference);
    Ok(reference)
}

fn this(value: &Value) -> &WeakRef {
    value.native::<WeakRef>().expect("a method of weak references is called with one")
}

static METHODS: &[Method] = &[
    static_method("__new__", "(cls, object, callback=None, /)", new),
    method("__init__", "(self, object, callback=None, /)", |_, _| Ok(Value::NONE)),
    method("__call__", "(self, /)", |_, args| Ok(this(&args[0]).get())),
    method("__repr__", "(self, /)", |vm, args| {
        let (address, target) = (args[0].address(), this(&args[0]).get());
        Ok(Str::from_string(match target.is_none() {
            true => format!("<weakref at {address:#x}; dead>"),
            false => {
                let kind = vm.class(&target).name();
                format!("<weakref at {address:#x}; to '{kind}' at {:#x}>", target.address())
            }
        }))
    }),
    method("__eq__", "(self, value, /)", |vm, args| {
        let Some(other) = args[1].native::<WeakRef>() else { return Ok(Value::NOT_IMPLEMENTED) };
        let (one, two) = (this(&args[0]).get(), other.get());
        match one.is_none() || two.is_none() {
            true => Ok(Value::bool(args[0].is(&args[1]))),
            false => Ok(Value::bool(vm.equal(&one, &two)?)),
        }
    }),
    method("__hash__", "(self, /)", |vm, args| {
        let reference = this(&args[0]);
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

static ATTRIBUTES: &[Attribute] = &[getter("__callback__", |_, value| {
    let callback = this(value).callback.get();
    Ok(if callback.is_null() { Value::NONE } else { callback })
})];

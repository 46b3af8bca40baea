//! Functions and methods written in Rust, and how a call's arguments are bound to their signatures.

use std::cell::OnceCell;

use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::object::{UNEQUAL, UNORDERED};
use super::type_object::flags::{ASKS_FOR_NEW, WEAKREFS};
use super::type_object::spec::{Attribute, Binding, Method, TypeSpec, getter, member};
use super::type_object::{TypeRef, slots};
use super::{Str, Tuple};
use crate::arguments::signature::Signature;
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::method;
use crate::special::Special;
use crate::types::types;

/// A native function, alone, in a type's namespace, or bound.
pub struct NativeFunction {
    pub method: &'static Method,
    /// What it is bound to: an instance, a class, a module; or `NULL`.
    pub bound: Value,
    /// The class in whose namespace it stands, or `NULL`.
    pub owner: Value,
    /// It is the `__new__` of its class.
    pub is_constructor: bool,
    signature: OnceCell<Signature>,
}

impl Traverse for NativeFunction {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.bound);
        visit(&self.owner);
    }

    fn clear(&self) {}
}

impl NativeFunction {
    fn of_class(class: &TypeRef, method: &'static Method, bound: Value, owner: Value) -> Value {
        let signature = OnceCell::new();
        let is_constructor = method.binding == Binding::Static && method.name == "__new__";
        let native = NativeFunction { method, bound, owner, is_constructor, signature };
        heap::new(class, native).into_value()
    }

    /// A function of a module.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(method: &'static Method, module: Value) -> Value {
        NativeFunction::of_class(&types().builtin_function, method, module, Value::NULL)
    }

    /// An entry of a type's namespace.
    pub fn for_type(method: &'static Method, owner: &TypeRef) -> Value {
        let types = types();
        let class = match method.binding {
            Binding::Instance if is_slot(method) => &types.wrapper_descriptor,
            Binding::Instance => &types.method_descriptor,
            Binding::Class => &types.classmethod_descriptor,
            _ => &types.builtin_function,
        };
        let bound = match method.binding {
            Binding::Static => owner.value().clone(),
            _ => Value::NULL,
        };
        NativeFunction::of_class(class, method, bound, owner.value().clone())
    }

    /// The same method bound to `receiver`.
    pub fn bind(&self, receiver: &Value) -> Value {
        let types = types();
        let class = match is_slot(self.method) {
            true => &types.method_wrapper,
            false => &types.builtin_function,
        };
        NativeFunction::of_class(class, self.method, receiver.clone(), self.owner.clone())
    }

    /// The first parameter is an instance that is not bound yet.
    #[inline(always)]
    pub fn is_unbound_method(&self) -> bool {
        matches!(self.method.binding, Binding::Instance) && self.bound.is_null()
    }

    /// The first parameter is the class, which is not bound yet.
    pub fn is_unbound_class_method(&self) -> bool {
        matches!(self.method.binding, Binding::Class) && self.bound.is_null()
    }

    /// A class method bound to a class, which must have it.
    pub fn bind_to_class(&self, vm: &Machine, class: &Value) -> PyResult {
        self.check_own_class(vm, Some(class))?;
        Ok(self.bind(class))
    }

    /// Its first argument has to be checked: an instance of its class, or for class methods and `__new__` a subclass of it.
    #[inline(always)]
    pub fn checks_first(&self) -> bool {
        let is_unbound = self.bound.is_null()
            && matches!(self.method.binding, Binding::Instance | Binding::Class);
        is_unbound || self.is_constructor
    }

    /// Calls pass what it is bound to as the first argument.
    #[inline(always)]
    pub fn passes_bound(&self) -> bool {
        !self.bound.is_null() && matches!(self.method.binding, Binding::Instance | Binding::Class)
    }

    #[inline(always)]
    pub fn signature(&self) -> &Signature {
        self.signature.get_or_init(|| Signature::parse(self.method.signature))
    }

    /// The class that its name begins with: what a class method is bound to, else where it stands.
    pub(crate) fn home(&self) -> Option<&super::TypeObject> {
        let bound = match self.method.binding {
            Binding::Class => self.bound.downcast::<super::TypeObject>(),
            _ => None,
        };
        bound.or_else(|| self.owner.downcast::<super::TypeObject>())
    }

    /// Checks what `__new__` is to make an instance of: a class that derives from its own, and whose instances are made
    /// by the same `__new__` as far as builtin types go.
    fn check_class(&self, vm: &Machine, owner: &TypeRef, args: &[Value]) -> PyResult<()> {
        let shown = owner.name();
        let Some(first) = args.first() else {
            return Err(vm.type_error(format!("{shown}.__new__(): not enough arguments")));
        };
        let Some(class) = TypeRef::from_value(first) else {
            let kind = vm.class(first).name();
            return Err(
                vm.type_error(format!("{shown}.__new__(X): X is not a type object ({kind})"))
            );
        };
        if !class.is_subclass_of(owner) {
            let class = class.name();
            return Err(vm.type_error(format!(
                "{shown}.__new__({class}): {class} is not a subtype of {shown}"
            )));
        }
        if vm.makes_no_instances(class, &class.native_new()) {
            return Err(vm.type_error(format!("cannot create '{}' instances", class.name())));
        }
        let base = match class.is_builtin() {
            true => class.clone(),
            false => class.builtin_base().expect("every class derives from a builtin type"),
        };
        let own = |class: &TypeRef| class.lookup(&Special::New.name());
        let same = match (own(&base), own(owner)) {
            (Some(one), Some(other)) => is_same_method(&one, &other),
            _ => true,
        };
        let needs_own = base.kind != Kind::Plain && owner.is(&vm.types.object);
        if base.is(owner) || same && !needs_own {
            return Ok(());
        }
        let (class, base) = (class.name(), maker(class).name());
        Err(vm.type_error(format!("{shown}.__new__({class}) is not safe, use {base}.__new__()")))
    }

    /// Checks that an unbound method got an instance of its class, a class method a subclass, and `__new__` a class that it can
    /// make instances of.
    #[inline]
    pub fn check_first(&self, vm: &Machine, args: &[Value]) -> PyResult<()> {
        let Some(class) = TypeRef::from_value(&self.owner) else { return Ok(()) };
        match self.is_constructor {
            true if args.first().is_some_and(|first| first.is(class.value())) => Ok(()),
            true => self.check_class(vm, class, args),
            false if self.is_unbound_class_method() => self.check_own_class(vm, args.first()),
            false => self.check_receiver(vm, class, args),
        }
    }

    /// Checks what a class method is to be bound to.
    fn check_own_class(&self, vm: &Machine, class: Option<&Value>) -> PyResult<()> {
        let Some(owner) = TypeRef::from_value(&self.owner) else { return Ok(()) };
        let (name, home) = (self.method.name, owner.name());
        let Some(class) = class else {
            return Err(
                vm.type_error(format!("descriptor '{name}' of '{home}' object needs an argument"))
            );
        };
        match TypeRef::from_value(class) {
            Some(class) if class.is_subclass_of(owner) => Ok(()),
            Some(class) => Err(vm.type_error(format!(
                "descriptor '{name}' requires a subtype of '{home}' but received '{}'",
                class.name()
            ))),
            None => Err(vm.type_error(format!(
                "descriptor '{name}' for type '{home}' needs a type, not a '{}' as arg 2",
                vm.class(class).name()
            ))),
        }
    }

    fn check_receiver(&self, vm: &Machine, class: &TypeRef, args: &[Value]) -> PyResult<()> {
        let name = self.method.name;
        match args.first() {
            Some(receiver) if vm.class(receiver).is_subclass_of(class) => Ok(()),
            Some(receiver) if is_slot(self.method) => {
                let (class, kind) = (class.name(), vm.class(receiver).name());
                Err(vm.type_error(format!(
                    "descriptor '{name}' requires a '{class}' object but received a '{kind}'"
                )))
            }
            Some(receiver) => Err(foreign_receiver(vm, name, class, receiver)),
            None => {
                let class = class.name();
                Err(vm.type_error(match is_slot(self.method) {
                    true => format!("descriptor '{name}' of '{class}' object needs an argument"),
                    false => format!("unbound method {class}.{name}() needs an argument"),
                }))
            }
        }
    }
}

/// Whether it is the `__new__` of a builtin type.
pub fn is_constructor(function: &Value) -> bool {
    function.downcast::<NativeFunction>().is_some_and(|native| native.is_constructor)
}

/// The nearest class that is not asked for what makes its instances.
fn maker(class: &TypeRef) -> TypeRef {
    let mut maker = class.clone();
    while maker.has(ASKS_FOR_NEW)
        && let Some(base) = maker.base()
    {
        maker = base;
    }
    maker
}

fn is_same_method(one: &Value, other: &Value) -> bool {
    match (one.downcast::<NativeFunction>(), other.downcast::<NativeFunction>()) {
        (Some(one), Some(other)) => std::ptr::eq(one.method, other.method),
        _ => false,
    }
}

/// Whether programs see the method as a "slot wrapper".
pub fn is_slot(method: &Method) -> bool {
    !method.is_method && method.binding == Binding::Instance && method.slot().is_some()
}

static CALLED: &[Method] = &[
    method!("__repr__", "(self, /)", repr),
    method!(
        "__call__",
        "(self, /, *args, **kwargs)",
        |vm, function: &Value, args: &Value, kwargs: &Value| {
            vm.call_packed(function, args, kwargs)
        }
    ),
];

static REDUCE: &[Method] = &[method!("__reduce__", "(self, /)", reduce)];

/// Of what stands in the namespace of a type, and is bound when it is found.
static UNBOUND: &[Method] = &[method!("__get__", "(self, instance, owner=None, /)", get)];

static UNBOUND_FROM_CLASS: &[Method] =
    &[method!("__get__", "(self, instance, owner=None, /)", get_for_class)];

/// Of what is bound, or needs nothing to be bound to.
static BOUND: &[Method] =
    &[method!("__eq__", "(self, value, /)", eq), method!("__hash__", "(self, /)", hash)];

const QUALNAME: Attribute = getter("__qualname__", qualname);
const DOC: Attribute = getter("__doc__", |_, value| Ok(doc(this(value).method)));
const SIGNATURE: Attribute =
    getter("__text_signature__", |_, value| Ok(text_signature(this(value))));

static FUNCTION_ATTRIBUTES: &[Attribute] = &[
    getter("__module__", |vm, value| match this(value).bound.is_kind(Kind::Module) {
        true => vm.get_attribute(&this(value).bound, &Special::Name.name()),
        false => Ok(Value::NONE),
    }),
    DOC,
    getter("__name__", name),
    QUALNAME,
    getter("__self__", receiver),
    SIGNATURE,
];
static UNBOUND_ATTRIBUTES: &[Attribute] =
    &[member("__objclass__", home), member("__name__", name), DOC, QUALNAME, SIGNATURE];
static WRAPPER_ATTRIBUTES: &[Attribute] = &[
    member("__self__", receiver),
    getter("__objclass__", home),
    getter("__name__", name),
    QUALNAME,
    DOC,
    SIGNATURE,
];

fn name(_: &Machine, value: &Value) -> PyResult {
    Ok(Str::new(this(value).method.name))
}

fn home(_: &Machine, value: &Value) -> PyResult {
    Ok(or_none(&this(value).owner))
}

/// What calls pass before all arguments, or the module.
fn receiver(_: &Machine, value: &Value) -> PyResult {
    let function = this(value);
    Ok(match function.method.binding == Binding::Static && !function.is_constructor {
        true => Value::NONE,
        false => or_none(&function.bound),
    })
}

/// A name in a module, or an attribute of what it is bound to, or of its class.
fn reduce(vm: &Machine, function: &NativeFunction) -> PyResult {
    let name = Str::new(function.method.name);
    let home = if function.bound.is_null() { &function.owner } else { &function.bound };
    if home.is_null() || home.is_kind(Kind::Module) {
        return Ok(name);
    }
    Ok(Tuple::new(vec![vm.builtin("getattr")?, Tuple::new(vec![home.clone(), name])]))
}

fn doc(method: &Method) -> Value {
    let doc = match method.slot() {
        _ if !method.doc.is_empty() => method.doc,
        Some(slot) => slot.doc,
        None => slots::common_doc(method.name),
    };
    if doc.is_empty() { Value::NONE } else { Str::new(doc) }
}

/// The signature with the receiver marked, as CPython writes it: `($self, index=-1, /)`.
fn text_signature(function: &NativeFunction) -> Value {
    let method = function.method;
    if !method.told {
        return Str::new(match (function.signature().names.len(), method.binding) {
            (1, Binding::Instance) | (0, Binding::Function) if function.signature().plain => {
                "($self, /)"
            }
            (2, Binding::Instance) | (1, Binding::Function) if function.signature().plain => {
                "($self, object, /)"
            }
            (2, Binding::Class) => "($type, object, /)",
            _ => return Value::NONE,
        });
    }
    if let Some(slot) = method.slot()
        && (is_slot(method) || method.binding == Binding::Static)
    {
        return Str::new(slot.signature);
    }
    Str::from_string(match method.binding {
        Binding::Function => in_module(method.signature),
        Binding::Static => method.signature.to_string(),
        Binding::Instance => method.signature.replacen("(self", "($self", 1),
        Binding::Class => method.signature.replacen("(cls", "($type", 1),
    })
}

/// The same for a function of a module. Parameters that can be given by name are behind a mark of their own.
fn in_module(signature: &str) -> String {
    let parameters = signature.trim_start_matches('(');
    let mark = match Signature::parse(signature).positional_only {
        0 if !parameters.starts_with('/') => "/, ",
        _ => "",
    };
    match parameters {
        ")" => "($module, /)".to_string(),
        _ => format!("($module, {mark}{parameters}"),
    }
}

fn or_none(value: &Value) -> Value {
    if value.is_null() { Value::NONE } else { value.clone() }
}

fn this(value: &Value) -> &NativeFunction {
    value.downcast::<NativeFunction>().expect("a method of native functions is called with one")
}

fn get(vm: &Machine, function: &Ref<NativeFunction>, instance: &Value, owner: &Value) -> PyResult {
    vm.check_bound(instance, owner)?;
    if !function.is_unbound_method() || instance.is_none() {
        return Ok(function.value().clone());
    }
    match TypeRef::from_value(&function.owner) {
        Some(class) if !vm.class(instance).is_subclass_of(class) => {
            Err(foreign_receiver(vm, function.method.name, class, instance))
        }
        _ => Ok(function.bind(instance)),
    }
}

fn foreign_receiver(vm: &Machine, name: &str, class: &TypeRef, receiver: &Value) -> Raised {
    let (class, kind) = (class.name(), vm.class(receiver).name());
    vm.type_error(format!(
        "descriptor '{name}' for '{class}' objects doesn't apply to a '{kind}' object"
    ))
}

fn get_for_class(
    vm: &Machine,
    function: &NativeFunction,
    instance: &Value,
    owner: &Value,
) -> PyResult {
    vm.check_bound(instance, owner)?;
    match owner.is_given() {
        true => function.bind_to_class(vm, owner),
        false => function.bind_to_class(vm, vm.class(instance).value()),
    }
}

fn repr(vm: &Machine, function: &Ref<NativeFunction>) -> PyResult {
    let name = function.method.name;
    let owner = function.owner.downcast::<super::TypeObject>().map(super::TypeObject::name);
    let class = vm.class(function.value());
    Ok(Str::from_string(match owner {
        Some(owner) if class.is(&vm.types.wrapper_descriptor) => {
            format!("<slot wrapper '{name}' of '{owner}' objects>")
        }
        Some(owner)
            if [&vm.types.method_descriptor, &vm.types.classmethod_descriptor]
                .into_iter()
                .any(|descriptor| class.is(descriptor)) =>
        {
            format!("<method '{name}' of '{owner}' objects>")
        }
        _ if function.bound.is_null() || function.bound.is_kind(Kind::Module) => {
            format!("<built-in function {name}>")
        }
        _ => {
            let kind = vm.class(&function.bound).name();
            let address = function.bound.address();
            match class.is(&vm.types.method_wrapper) {
                true => format!("<method-wrapper '{name}' of {kind} object at {address:#x}>"),
                false => format!("<built-in method {name} of {kind} object at {address:#x}>"),
            }
        }
    }))
}

fn qualname(_: &Machine, value: &Value) -> PyResult {
    let function = this(value);
    let name = function.method.name;
    Ok(Str::from_string(match function.home() {
        Some(owner) => format!("{}.{name}", owner.qualname.get()),
        None => name.to_string(),
    }))
}

fn eq(_: &Machine, one: &NativeFunction, value: &Value) -> Value {
    let Some(other) = value.downcast::<NativeFunction>() else { return Value::NOT_IMPLEMENTED };
    let same = std::ptr::eq(one.method, other.method) && one.owner.is(&other.owner);
    Value::bool(same && one.bound.is(&other.bound))
}

fn hash(vm: &Machine, function: &NativeFunction) -> Value {
    let address = std::ptr::from_ref(function.method) as i64;
    vm.int((address ^ function.bound.address() as i64) >> 4)
}

const DESCRIPTOR: TypeSpec = TypeSpec { kind: Kind::NativeFunction, ..TypeSpec::DEFAULT };

pub static FUNCTION_SPEC: TypeSpec = TypeSpec {
    name: "builtin_function_or_method",
    doc: "Functions and methods of the machine.",
    flags: WEAKREFS,
    methods: &[CALLED, REDUCE, BOUND, UNEQUAL, UNORDERED],
    attributes: FUNCTION_ATTRIBUTES,
    ..DESCRIPTOR
};
pub static METHOD_SPEC: TypeSpec = TypeSpec {
    name: "method_descriptor",
    doc: "Methods of builtin types, not bound yet.",
    methods: &[CALLED, REDUCE, UNBOUND],
    attributes: UNBOUND_ATTRIBUTES,
    ..DESCRIPTOR
};
pub static CLASS_METHOD_SPEC: TypeSpec = TypeSpec {
    name: "classmethod_descriptor",
    doc: "Class methods of builtin types, not bound yet.",
    methods: &[CALLED, UNBOUND_FROM_CLASS],
    attributes: UNBOUND_ATTRIBUTES,
    ..DESCRIPTOR
};
pub static WRAPPER_SPEC: TypeSpec = TypeSpec {
    name: "wrapper_descriptor",
    doc: "Special methods of builtin types, not bound yet.",
    methods: &[CALLED, REDUCE, UNBOUND],
    attributes: UNBOUND_ATTRIBUTES,
    ..DESCRIPTOR
};
pub static METHOD_WRAPPER_SPEC: TypeSpec = TypeSpec {
    name: "method-wrapper",
    doc: "Special methods of builtin types, bound to an object.",
    methods: &[CALLED, REDUCE, BOUND, UNEQUAL, UNORDERED],
    attributes: WRAPPER_ATTRIBUTES,
    ..DESCRIPTOR
};

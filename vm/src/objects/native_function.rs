//! Functions and methods written in Rust, and how a call's arguments are bound to their signatures.

use std::cell::OnceCell;
use std::rc::Rc;

use super::str::{self, Name};
use super::type_object::TypeRef;
use super::type_object::flags::WEAKREFS;
use super::type_object::spec::{Attribute, Binding, Method, TypeSpec, getter, method};
use super::{Dict, Str, Tuple};
use crate::errors::{PyResult, unexpected_keyword};
use crate::heap::{self, Kind, Traverse};
use crate::machine::Machine;
use crate::special::Special;
use crate::types::types;
use crate::value::Value;

/// A native function, alone, in a type's namespace, or bound.
pub struct NativeFunction {
    pub method: &'static Method,
    /// What it is bound to: an instance, a class, a module; or `NULL`.
    pub bound: Value,
    /// The class in whose namespace it stands, or `NULL`.
    pub owner: Value,
    /// It is the `__new__` of its class.
    is_constructor: bool,
    signature: OnceCell<Signature>,
}

impl Traverse for NativeFunction {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.bound);
        visit(&self.owner);
    }

    fn clear(&self) {}
}

/// The parameters of a native function.
pub struct Signature {
    pub names: Vec<Name>,
    /// How many can only be given by position, by position, and in all (without `*args` and `**kwargs`).
    pub positional_only: usize,
    pub positional: usize,
    pub required: Vec<bool>,
    pub varargs: bool,
    pub varkeywords: bool,
    /// Only required positional-only parameters: arguments need no binding.
    pub plain: bool,
}

impl Signature {
    fn parse(text: &str) -> Signature {
        let mut signature = Signature {
            names: Vec::new(),
            positional_only: 0,
            positional: 0,
            required: Vec::new(),
            varargs: false,
            varkeywords: false,
            plain: false,
        };
        let mut keyword_only = false;
        let inner = text.trim_start_matches('(').trim_end_matches(')');
        for part in inner.split(", ").map(str::trim).filter(|part| !part.is_empty()) {
            match part {
                "/" => signature.positional_only = signature.names.len(),
                "*" => keyword_only = true,
                _ if part.starts_with("**") => signature.varkeywords = true,
                _ if part.starts_with('*') => {
                    signature.varargs = true;
                    keyword_only = true;
                }
                _ => {
                    let (name, default) =
                        part.split_once('=').map_or((part, false), |(name, _)| (name, true));
                    signature.names.push(str::intern(name));
                    signature.required.push(!default);
                    signature.positional += usize::from(!keyword_only);
                }
            }
        }
        signature.plain = signature.positional_only == signature.names.len()
            && signature.required.iter().all(|required| *required)
            && !signature.varargs
            && !signature.varkeywords;
        signature
    }

    /// How many values the native function receives.
    pub fn slots(&self) -> usize {
        self.names.len() + usize::from(self.varargs) + usize::from(self.varkeywords)
    }

    fn required_positional(&self) -> usize {
        self.required[..self.positional].iter().filter(|required| **required).count()
    }
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
        let special = method.name.starts_with("__") && method.name.ends_with("__");
        let class = match method.binding {
            Binding::Instance if special && is_slot(method.name) => &types.wrapper_descriptor,
            Binding::Instance | Binding::Class => &types.method_descriptor,
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
        let class = match is_slot(self.method.name) {
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

    /// Its first argument has to be checked: an instance of its class, or for `__new__` a subclass of it.
    #[inline(always)]
    pub fn checks_first(&self) -> bool {
        self.is_unbound_method() || self.is_constructor
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

    /// The name as errors show it: `list.append`, `len`.
    fn shown_name(&self) -> String {
        match self.home() {
            Some(class) if self.method.binding != Binding::Static => {
                format!("{}.{}", class.qualname.get(), self.method.name)
            }
            _ => self.called_name().to_string(),
        }
    }

    /// The class that its name begins with: what a class method is bound to, else where it stands.
    fn home(&self) -> Option<&super::TypeObject> {
        let bound = match self.method.binding {
            Binding::Class => self.bound.downcast::<super::TypeObject>(),
            _ => None,
        };
        bound.or_else(|| self.owner.downcast::<super::TypeObject>())
    }

    /// The name that is called: of what makes an instance, that of its class.
    fn called_name(&self) -> Rc<str> {
        match self.owner.downcast::<super::TypeObject>() {
            Some(class) if matches!(self.method.name, "__new__" | "__init__") => class.plain_name(),
            _ => self.method.name.into(),
        }
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
        let base = builtin_base(class);
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

    /// Checks that an unbound method got an instance of its class, and `__new__` a class that it can make instances of.
    #[inline]
    pub fn check_first(&self, vm: &Machine, args: &[Value]) -> PyResult<()> {
        let Some(class) = TypeRef::from_value(&self.owner) else { return Ok(()) };
        match self.is_constructor {
            true if args.first().is_some_and(|first| first.is(class.value())) => Ok(()),
            true => self.check_class(vm, class, args),
            false => self.check_receiver(vm, class, args),
        }
    }

    fn check_receiver(&self, vm: &Machine, class: &TypeRef, args: &[Value]) -> PyResult<()> {
        let name = self.method.name;
        match args.first() {
            Some(receiver) if vm.class(receiver).is_subclass_of(class) => Ok(()),
            Some(receiver) => {
                let (class, kind) = (class.name(), vm.class(receiver).name());
                Err(vm.type_error(match is_slot(name) {
                    true => format!("descriptor '{name}' requires a '{class}' object but received a '{kind}'"),
                    false => format!("descriptor '{name}' for '{class}' objects doesn't apply to a '{kind}' object"),
                }))
            }
            None => {
                let class = class.name();
                Err(vm.type_error(match is_slot(name) {
                    true => format!("descriptor '{name}' of '{class}' object needs an argument"),
                    false => format!("unbound method {class}.{name}() needs an argument"),
                }))
            }
        }
    }

    /// Binds positional and keyword arguments to the parameters.
    pub fn bind_arguments(
        &self,
        vm: &Machine,
        positional: &[Value],
        keywords: &[(Name, Value)],
    ) -> PyResult<Vec<Value>> {
        let signature = self.signature();
        let mut bound = Vec::with_capacity(signature.slots());
        let taken = positional.len().min(signature.positional);
        bound.extend_from_slice(&positional[..taken]);
        bound.resize(signature.names.len(), Value::NULL);
        if positional.len() > signature.positional && !signature.varargs {
            return Err(self.wrong_count(vm, positional.len(), !keywords.is_empty()));
        }
        let rest = signature.varkeywords.then(Dict::new);
        for (name, value) in keywords {
            let place = signature.names.iter().position(|known| known.is(name));
            match (place, &rest) {
                (Some(place), _) if place >= signature.positional_only => {
                    if !bound[place].is_null() {
                        return Err(self.given_twice(vm, name, place));
                    }
                    bound[place] = value.clone();
                }
                (_, Some(rest)) => rest.set_name(name, value.clone()),
                _ => return Err(self.unexpected_keyword(vm, name)),
            }
        }
        let missing = signature
            .required
            .iter()
            .zip(&bound)
            .position(|(required, value)| *required && value.is_null());
        if let Some(missing) = missing {
            return Err(self.missing(vm, missing, positional.len(), !keywords.is_empty()));
        }
        if signature.varargs {
            bound.push(Tuple::new(positional[taken..].to_vec()));
        }
        bound.extend(rest.map(crate::value::Ref::into_value));
        Ok(bound)
    }

    #[cold]
    fn given_twice(&self, vm: &Machine, name: &Name, place: usize) -> crate::errors::Raised {
        let shown = self.called_name();
        vm.type_error(format!(
            "argument for {shown}() given by name ('{}') and position ({})",
            **name,
            place + usize::from(!self.has_receiver())
        ))
    }

    fn has_receiver(&self) -> bool {
        !matches!(self.method.binding, Binding::Function)
    }

    #[cold]
    fn unexpected_keyword(&self, vm: &Machine, name: &Name) -> crate::errors::Raised {
        let signature = self.signature();
        if signature.positional_only == signature.names.len() && !signature.varkeywords {
            return vm.type_error(format!("{}() takes no keyword arguments", self.shown_name()));
        }
        vm.type_error(unexpected_keyword(&self.called_name(), name, ""))
    }

    #[cold]
    fn missing(
        &self,
        vm: &Machine,
        place: usize,
        given: usize,
        keywords: bool,
    ) -> crate::errors::Raised {
        let signature = self.signature();
        if signature.positional_only == signature.names.len() {
            return self.wrong_count(vm, given, keywords);
        }
        let receiver = usize::from(self.has_receiver());
        let called = self.called_name();
        if place < signature.positional_only {
            let least = signature.required_positional().saturating_sub(receiver);
            let most = signature.positional.saturating_sub(receiver);
            let (bound, plural) = (
                if least < most { "at least" } else { "exactly" },
                if least == 1 { "" } else { "s" },
            );
            let given = given.saturating_sub(receiver);
            return vm.type_error(format!(
                "{called}() takes {bound} {least} positional argument{plural} ({given} given)"
            ));
        }
        vm.type_error(format!(
            "{called}() missing required argument '{}' (pos {})",
            *signature.names[place],
            place + 1 - receiver
        ))
    }

    /// The error for too few or too many positional arguments.
    #[cold]
    pub fn wrong_count(
        &self,
        vm: &Machine,
        given: usize,
        _keywords: bool,
    ) -> crate::errors::Raised {
        let signature = self.signature();
        let receiver = usize::from(self.has_receiver());
        let given = given.saturating_sub(receiver);
        let most = signature.positional.saturating_sub(receiver);
        let least = signature.required_positional().saturating_sub(receiver);
        let (shown, name) = (self.shown_name(), self.called_name());
        let only_positional = signature.positional_only == signature.names.len();
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let is_slot = is_slot(self.method.name) && self.method.name != "__init__";
        if is_slot && only_positional && least == most {
            return vm.type_error(format!("expected {most} argument{}, got {given}", plural(most)));
        }
        vm.type_error(match (least, most) {
            (0, 0) if only_positional => format!("{shown}() takes no arguments ({given} given)"),
            (1, 1) if only_positional && self.method.name != "__init__" => {
                format!("{shown}() takes exactly one argument ({given} given)")
            }
            _ if only_positional && least == most => {
                format!("{name} expected {most} argument{}, got {given}", plural(most))
            }
            _ if only_positional && given < least => {
                format!("{name} expected at least {least} argument{}, got {given}", plural(least))
            }
            _ if only_positional => {
                format!("{name} expected at most {most} argument{}, got {given}", plural(most))
            }
            _ => {
                let exactly = if least == most { "exactly" } else { "at most" };
                let kind =
                    if most == signature.names.len() - receiver { "" } else { "positional " };
                format!(
                    "{name}() takes {exactly} {most} {kind}argument{} ({given} given)",
                    plural(most)
                )
            }
        })
    }
}

/// The nearest class whose instances no `__new__` written in Python makes.
fn maker(class: &TypeRef) -> TypeRef {
    let mut maker = class.clone();
    while maker.lookup(&Special::New.name()).is_some_and(|new| !new.is_kind(Kind::NativeFunction))
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

/// The nearest builtin type that a class derives its layout from.
fn builtin_base(class: &TypeRef) -> TypeRef {
    let mut base = class.clone();
    while !base.is_builtin()
        && let Some(next) = base.base()
    {
        base = next;
    }
    base
}

/// Special methods that CPython keeps in type slots, and shows as "slot wrappers".
fn is_slot(name: &str) -> bool {
    name.starts_with("__")
        && name.ends_with("__")
        && !matches!(
            name,
            "__format__"
                | "__sizeof__"
                | "__reduce__"
                | "__reduce_ex__"
                | "__dir__"
                | "__reversed__"
                | "__length_hint__"
                | "__round__"
                | "__trunc__"
                | "__floor__"
                | "__ceil__"
                | "__getnewargs__"
                | "__bytes__"
                | "__complex__"
                | "__enter__"
                | "__exit__"
                | "__class_getitem__"
                | "__new__"
                | "__init_subclass__"
                | "__subclasshook__"
                | "__instancecheck__"
                | "__subclasscheck__"
                | "__prepare__"
                | "__mro_entries__"
                | "__copy__"
                | "__deepcopy__"
                | "__setstate__"
                | "__missing__"
                | "__fspath__"
                | "__typing_subst__"
        )
}

static METHODS: &[Method] = &[
    method("__repr__", "(self, /)", repr),
    method("__call__", "(self, /, *args, **kwargs)", |vm, args| {
        vm.call_packed(&args[0], &args[1], &args[2])
    }),
    method("__get__", "(self, instance, owner=None, /)", |vm, args| {
        if !this(&args[0]).is_unbound_method() || args[1].is_none() {
            return Ok(args[0].clone());
        }
        this(&args[0]).check_first(vm, &args[1..2])?;
        Ok(this(&args[0]).bind(&args[1]))
    }),
    method("__reduce__", "(self, /)", |_, args| Ok(Str::new(this(&args[0]).method.name))),
    method("__eq__", "(self, value, /)", eq),
    method("__hash__", "(self, /)", hash),
];

static ATTRIBUTES: &[Attribute] = &[
    getter("__name__", |_, value| Ok(Str::new(this(value).method.name))),
    getter("__qualname__", qualname),
    getter("__doc__", |_, value| {
        let doc = this(value).method.doc;
        Ok(if doc.is_empty() { Value::NONE } else { Str::new(doc) })
    }),
    getter("__module__", |vm, value| match this(value).bound.is_kind(Kind::Module) {
        true => vm.get_attribute(&this(value).bound, &Special::Name.name()),
        false => Ok(Value::NONE),
    }),
    getter("__self__", |_, value| Ok(or_none(&this(value).bound))),
    getter("__objclass__", |_, value| Ok(or_none(&this(value).owner))),
    getter("__text_signature__", |_, value| {
        let signature = this(value).method.signature.replacen("(self", "($self", 1);
        Ok(Str::new(&signature.replacen("(cls", "($type", 1)))
    }),
];

fn or_none(value: &Value) -> Value {
    if value.is_null() { Value::NONE } else { value.clone() }
}

fn this(value: &Value) -> &NativeFunction {
    value.downcast::<NativeFunction>().expect("a method of native functions is called with one")
}

fn repr(vm: &Machine, args: &[Value]) -> PyResult {
    let function = this(&args[0]);
    let name = function.method.name;
    let owner = function.owner.downcast::<super::TypeObject>().map(super::TypeObject::name);
    let class = vm.class(&args[0]);
    Ok(Str::from_string(match owner {
        Some(owner) if class.is(&vm.types.wrapper_descriptor) => {
            format!("<slot wrapper '{name}' of '{owner}' objects>")
        }
        Some(owner) if class.is(&vm.types.method_descriptor) => {
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

fn eq(_: &Machine, args: &[Value]) -> PyResult {
    let Some(other) = args[1].downcast::<NativeFunction>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let one = this(&args[0]);
    let same = std::ptr::eq(one.method, other.method) && one.bound.is(&other.bound);
    Ok(Value::bool(same))
}

fn hash(vm: &Machine, args: &[Value]) -> PyResult {
    let function = this(&args[0]);
    let address = std::ptr::from_ref(function.method) as i64;
    Ok(vm.int((address ^ function.bound.address() as i64) >> 4))
}

const DESCRIPTOR: TypeSpec = TypeSpec {
    kind: Kind::NativeFunction,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

pub static FUNCTION_SPEC: TypeSpec =
    TypeSpec { name: "builtin_function_or_method", flags: WEAKREFS, ..DESCRIPTOR };
pub static METHOD_SPEC: TypeSpec = TypeSpec { name: "method_descriptor", ..DESCRIPTOR };
pub static WRAPPER_SPEC: TypeSpec = TypeSpec { name: "wrapper_descriptor", ..DESCRIPTOR };
pub static METHOD_WRAPPER_SPEC: TypeSpec = TypeSpec { name: "method-wrapper", ..DESCRIPTOR };

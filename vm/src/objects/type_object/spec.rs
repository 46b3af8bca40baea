//! How a builtin type describes itself: [`TypeSpec`], its [`Method`]s and [`Attribute`]s.
//!
//! A spec is a `static` beside the payload it describes. `signature` is written as Python writes parameters,
//! `"(self, object, /, *, key=None)"`; the machine binds a call's arguments to it, so that a native function
//! receives exactly one value per parameter, in order: `NULL` for an optional one not given (whatever default
//! the text shows), a tuple for `*args`, a dict for `**kwargs`. The macros of [`arguments`](crate::arguments) convert
//! these values to the types of a Rust function's parameters.

use heap::Kind;
use heap::value::Value;

use super::slots;
use crate::errors::PyResult;
use crate::machine::Machine;

/// A native function: its arguments are bound to its signature.
pub type NativeFn = fn(&Machine, &[Value]) -> PyResult;
pub type Getter = fn(&Machine, &Value) -> PyResult;
/// The value is `NULL` for deletion.
pub type Setter = fn(&Machine, &Value, Value) -> PyResult<()>;

/// How a native function in a type's namespace binds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Binding {
    /// A function of a module, or of nothing.
    Function,
    /// The first parameter is the instance.
    Instance,
    /// The first parameter is the class.
    Class,
    /// Neither.
    Static,
}

/// How CPython counts the arguments of a function: it is seen in its errors.
#[derive(Clone, Copy)]
pub enum Counting {
    /// In the way that functions of such a signature are called.
    BySignature,
    /// In the same way, under the name of the function that stands behind: `typevar() missing required argument`.
    Named(&'static str),
    /// Only those by position, before anything else: `sorted expected 1 argument, got 0`; with the name that it is
    /// given there.
    ByPosition(&'static str),
    /// By a format: `function takes exactly 5 arguments (0 given)`.
    ByFormat(&'static str),
}

/// A native function with its name and signature.
pub struct Method {
    pub name: &'static str,
    pub signature: &'static str,
    pub binding: Binding,
    pub call: NativeFn,
    pub doc: &'static str,
    pub counting: Counting,
    /// Programs see its signature.
    pub told: bool,
    /// It is shown as a method, though its name is that of a slot.
    pub is_method: bool,
    /// The keys of its keywords need not be strings.
    pub any_keys: bool,
    /// Where its slot stands in the namespace of a type, and in that of a sequence.
    pub places: [u8; 2],
}

impl Method {
    /// The slot of that name: of operators, that of numbers.
    pub fn slot(&self) -> Option<&'static slots::Slot> {
        slots::at(self.places[0])
    }

    pub const fn doc(mut self, doc: &'static str) -> Method {
        self.doc = doc;
        self
    }

    /// CPython says nothing of the parameters: `__text_signature__` is `None`.
    pub const fn untold(mut self) -> Method {
        self.told = false;
        self
    }

    /// A method beside the slot of the same name: errors about its arguments are those of methods.
    pub const fn as_method(mut self) -> Method {
        self.is_method = true;
        self
    }

    /// A method `(self, /, *args, **kwargs)` that takes keywords with any keys where it is bound.
    pub const fn any_keys(mut self) -> Method {
        self.any_keys = true;
        self
    }

    /// How arguments are counted, where the signature does not say it.
    pub const fn counting(mut self, counting: Counting) -> Method {
        self.counting = counting;
        self
    }
}

const fn define(
    name: &'static str,
    signature: &'static str,
    binding: Binding,
    call: NativeFn,
) -> Method {
    Method {
        name,
        signature,
        binding,
        call,
        doc: "",
        counting: Counting::BySignature,
        told: true,
        is_method: false,
        any_keys: false,
        places: [slots::place(name), slots::place_in_sequence(name)],
    }
}

/// A function of a module.
pub const fn function(name: &'static str, signature: &'static str, call: NativeFn) -> Method {
    define(name, signature, Binding::Function, call)
}

/// A method of instances.
pub const fn method(name: &'static str, signature: &'static str, call: NativeFn) -> Method {
    define(name, signature, Binding::Instance, call)
}

/// A method of the class.
pub const fn class_method(name: &'static str, signature: &'static str, call: NativeFn) -> Method {
    define(name, signature, Binding::Class, call)
}

/// A static method; `__new__` is one.
pub const fn static_method(name: &'static str, signature: &'static str, call: NativeFn) -> Method {
    define(name, signature, Binding::Static, call)
}

/// An attribute of instances.
pub struct Attribute {
    pub name: &'static str,
    pub get: Getter,
    pub set: Option<Setter>,
    /// A field of CPython's struct: its descriptor is a `member_descriptor`.
    pub is_field: bool,
}

/// An attribute that cannot be assigned.
pub const fn getter(name: &'static str, get: Getter) -> Attribute {
    Attribute { name, get, set: None, is_field: false }
}

/// A field of the struct that programs may read.
pub const fn member(name: &'static str, get: Getter) -> Attribute {
    Attribute { name, get, set: None, is_field: true }
}

/// A field of the struct that programs may assign.
pub const fn field(name: &'static str, get: Getter, set: Setter) -> Attribute {
    Attribute { name, get, set: Some(set), is_field: true }
}

pub const fn attribute(name: &'static str, get: Getter, set: Setter) -> Attribute {
    Attribute { name, get, set: Some(set), is_field: false }
}

/// How instances are hashed. Those without a hash have `None` as `__hash__`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hashing {
    /// By `__hash__`, of the type itself or of its base.
    ByMethod,
    /// Not at all, as the type says in the place of the method.
    Refused,
    /// Not at all, since the type compares and says nothing of hashes: that comes last in its namespace.
    Missing,
}

/// A builtin type.
pub struct TypeSpec {
    pub name: &'static str,
    /// The module that programs see as its home.
    pub module: &'static str,
    /// The namespace has `__module__`, as that of a type that CPython makes while it runs.
    pub tells_module: bool,
    pub doc: &'static str,
    /// What the class is called with, as `__text_signature__` tells it; empty where CPython tells nothing.
    pub signature: &'static str,
    pub kind: Kind,
    /// `type_object::flags` bits.
    pub flags: u32,
    pub has_dict: bool,
    pub methods: &'static [&'static [Method]],
    /// The order of the methods without a slot, where the tables do not have it.
    pub order: &'static [&'static str],
    pub attributes: &'static [Attribute],
    pub hashing: Hashing,
}

impl TypeSpec {
    /// What most types have; used as `..TypeSpec::DEFAULT`.
    pub const DEFAULT: TypeSpec = TypeSpec {
        name: "",
        module: "builtins",
        tells_module: true,
        doc: "",
        signature: "",
        kind: Kind::Native,
        flags: 0,
        has_dict: false,
        methods: &[],
        order: &[],
        attributes: &[],
        hashing: Hashing::ByMethod,
    };
}

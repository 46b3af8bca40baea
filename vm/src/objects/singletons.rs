//! `None`, `Ellipsis` and `NotImplemented`.

use heap::Kind;
use heap::value::Value;

use super::Str;
use super::object::{EQUAL, UNEQUAL, UNORDERED};
use super::type_object::spec::{Method, TypeSpec, method, static_method};

pub static NONE_SPEC: TypeSpec = TypeSpec {
    name: "NoneType",
    doc: "The class of None.",
    signature: "()",
    kind: Kind::Plain,
    methods: &[NONE_METHODS, EQUAL, UNEQUAL, UNORDERED],
    ..TypeSpec::DEFAULT
};

static NONE_METHODS: &[Method] = &[
    static_method("__new__", "(cls, /)", |_, _| Ok(Value::NONE)),
    method("__repr__", "(self, /)", |_, _| Ok(Str::new("None"))),
    method("__bool__", "(self, /)", |_, _| Ok(Value::FALSE)),
    method("__hash__", "(self, /)", |vm, _| Ok(vm.int(NONE_HASH))),
];

/// CPython's hash of `None`.
pub const NONE_HASH: i64 = 0xFCA8_6420;

pub static ELLIPSIS_SPEC: TypeSpec = TypeSpec {
    name: "ellipsis",
    doc: "The class of Ellipsis.",
    signature: "()",
    kind: Kind::Plain,
    methods: &[ELLIPSIS_METHODS],
    ..TypeSpec::DEFAULT
};

static ELLIPSIS_METHODS: &[Method] = &[
    static_method("__new__", "(cls, /)", |_, _| Ok(Value::ELLIPSIS)),
    method("__repr__", "(self, /)", |_, _| Ok(Str::new("Ellipsis"))),
    method("__reduce__", "(self, /)", |_, _| Ok(Str::new("Ellipsis"))),
];

pub static NOT_IMPLEMENTED_SPEC: TypeSpec = TypeSpec {
    name: "NotImplementedType",
    doc: "The class of NotImplemented.",
    signature: "()",
    kind: Kind::Plain,
    methods: &[NOT_IMPLEMENTED_METHODS],
    ..TypeSpec::DEFAULT
};

static NOT_IMPLEMENTED_METHODS: &[Method] = &[
    static_method("__new__", "(cls, /)", |_, _| Ok(Value::NOT_IMPLEMENTED)),
    method("__repr__", "(self, /)", |_, _| Ok(Str::new("NotImplemented"))),
    method("__bool__", "(self, /)", |vm, _| {
        Err(vm.type_error("NotImplemented should not be used in a boolean context"))
    }),
    method("__reduce__", "(self, /)", |_, _| Ok(Str::new("NotImplemented"))),
];

//! `bool`: the two ints `False` and `True`.

use heap::Kind;
use heap::value::Value;

use super::type_object::spec::{Method, TypeSpec};
use super::{Str, int};
use crate::machine::warnings::Category;
use crate::{method, static_method};

pub static SPEC: TypeSpec = TypeSpec {
    name: "bool",
    doc: "True or False, by whether an object counts as true.",
    signature: "(object=False, /)",
    kind: Kind::Int,
    flags: super::type_object::flags::MATCH_SELF,
    methods: &[METHODS],
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, object=False, /)", |_, _: &Value, object: bool| {
        Ok(Value::bool(object))
    }),
    method!("__repr__", "(self, /)", |_, this: &Value| {
        Ok(Str::new(if this.is_true() { "True" } else { "False" }))
    }),
    method!("__and__", "(self, value, /)", |_, left: &Value, right: &Value| logic(
        left,
        right,
        |one, two| one & two
    )),
    method!("__or__", "(self, value, /)", |_, left: &Value, right: &Value| logic(
        left,
        right,
        |one, two| one | two
    )),
    method!("__xor__", "(self, value, /)", |_, left: &Value, right: &Value| logic(
        left,
        right,
        |one, two| one ^ two
    )),
    method!("__rand__", "(self, value, /)", |_, left: &Value, right: &Value| logic(
        left,
        right,
        |one, two| one & two
    )),
    method!("__ror__", "(self, value, /)", |_, left: &Value, right: &Value| logic(
        left,
        right,
        |one, two| one | two
    )),
    method!("__rxor__", "(self, value, /)", |_, left: &Value, right: &Value| logic(
        left,
        right,
        |one, two| one ^ two
    )),
    method!("__invert__", "(self, /)", |vm, this: &Value| {
        vm.warn(Category::Deprecation, INVERSION.to_string());
        Ok(vm.int(!i64::from(this.is_true())))
    }),
];

const INVERSION: &str = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the \
     bitwise inversion of the underlying int object and is usually not what you expect from negating a \
     bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise \
     inversion of the underlying int.";

/// The operators that keep bools: on two of them the result is one, else an int.
fn logic(left: &Value, right: &Value, apply: fn(i64, i64) -> i64) -> Value {
    let (Some(one), Some(two)) = (int::as_i64(left), int::as_i64(right)) else {
        return Value::NOT_IMPLEMENTED;
    };
    let result = apply(one, two);
    match left.is_bool() && right.is_bool() {
        true => Value::bool(result != 0),
        false => int::from_i64(result),
    }
}

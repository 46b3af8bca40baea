//! The methods of `float`.

use heap::Kind;
use heap::value::{Ref, Value};
use num_bigint::BigInt;
use num_traits::{FromPrimitive, One};

use super::hexadecimal::{self, Unreadable};
use super::{Float, calculate, divmod, repr, rounding};
use crate::arguments::OrNone;
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::str::build::StrBuilder;
use crate::objects::type_object::flags::{BASETYPE, MATCH_SELF};
use crate::objects::type_object::spec::{Attribute, Method, TypeSpec, getter};
use crate::objects::{Str, Tuple, TypeRef, int, str};
use crate::protocols::compare::{Comparison, float_value};
use crate::protocols::operators::number;
use crate::special::Special;
use crate::{class_method, comparisons, method, static_method};

pub static SPEC: TypeSpec = TypeSpec {
    name: "float",
    signature: "(x=0, /)",
    doc: "Floating point numbers of double precision, from a number or a text.",
    kind: Kind::Float,
    flags: BASETYPE | MATCH_SELF,
    methods: &[METHODS, COMPARISONS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

macro_rules! binary {
    ($name:literal $reflected:literal $op:ident) => {
        [
            method!($name, "(self, value, /)", |vm, one: &Value, two: &Value| {
                operate(vm, one, two, number::$op)
            }),
            method!($reflected, "(self, value, /)", |vm, one: &Value, two: &Value| {
                operate(vm, two, one, number::$op)
            }),
        ]
    };
}

static COMPARISONS: &[Method] =
    comparisons!(|vm, number: &Value, value, comparison| compare(vm, number, value, comparison));

static METHODS: &[Method] = &{
    let [add, radd] = binary!("__add__" "__radd__" ADD);
    let [sub, rsub] = binary!("__sub__" "__rsub__" SUBTRACT);
    let [mul, rmul] = binary!("__mul__" "__rmul__" MULTIPLY);
    let [truediv, rtruediv] = binary!("__truediv__" "__rtruediv__" TRUE_DIVIDE);
    let [floordiv, rfloordiv] = binary!("__floordiv__" "__rfloordiv__" FLOOR_DIVIDE);
    let [rem, rrem] = binary!("__mod__" "__rmod__" REMAINDER);
    [
        add,
        radd,
        sub,
        rsub,
        mul,
        rmul,
        truediv,
        rtruediv,
        floordiv,
        rfloordiv,
        rem,
        rrem,
        static_method!("__new__", "(cls, x=0, /)", new),
        method!(
            "__pow__",
            "(self, value, mod=None, /)",
            |vm, number: &Value, value: &Value, modulus: OrNone<&Value>| {
                no_modulus(vm, &modulus)?;
                operate(vm, number, value, number::POWER)
            }
        ),
        method!(
            "__rpow__",
            "(self, value, mod=None, /)",
            |vm, number: &Value, value: &Value, modulus: OrNone<&Value>| {
                no_modulus(vm, &modulus)?;
                operate(vm, value, number, number::POWER)
            }
        ),
        method!("__divmod__", "(self, value, /)", divide),
        method!("__rdivmod__", "(self, value, /)", |vm, number: &Value, value: &Value| divide(
            vm, value, number
        )),
        method!("__repr__", "(self, /)", |_, number: f64| Str::from_string(repr(number))),
        method!("__hash__", "(self, /)", |vm, number: &Value| vm.int(vm.hash_float(number))),
        method!("__bool__", "(self, /)", |_, number: f64| number != 0.0),
        method!("__neg__", "(self, /)", |_, number: f64| -number),
        method!("__pos__", "(self, /)", itself),
        method!("__abs__", "(self, /)", |_, number: f64| number.abs()),
        method!("__float__", "(self, /)", itself),
        method!("__int__", "(self, /)", |vm, number: f64| to_int(vm, number.trunc())),
        class_method!("from_number", "(cls, number, /)", from_number)
            .doc("A real number of any type as a float; texts are none."),
        method!("conjugate", "(self, /)", itself)
            .doc("The number itself: its imaginary part is zero."),
        method!("__trunc__", "(self, /)", |vm, number: f64| to_int(vm, number.trunc())),
        method!("__floor__", "(self, /)", |vm, number: f64| to_int(vm, number.floor())),
        method!("__ceil__", "(self, /)", |vm, number: f64| to_int(vm, number.ceil())),
        method!("__round__", "(self, ndigits=None, /)", round),
        method!("as_integer_ratio", "(self, /)", as_integer_ratio)
            .doc("Two ints without common factor whose quotient is the number."),
        class_method!("fromhex", "(cls, string, /)", from_hex)
            .doc("The number that hexadecimal digits spell."),
        method!("hex", "(self, /)", |_, number: f64| {
            Ok(Str::from_string(hexadecimal::shown(number)))
        })
        .doc("The exact number in hexadecimal digits."),
        method!("is_integer", "(self, /)", |_, number: f64| {
            Ok(Value::bool(number.is_finite() && number == number.trunc()))
        })
        .doc("Whether there is no fraction."),
        method!("__getnewargs__", "(self, /)", |_, number: f64| {
            Ok(Tuple::new(vec![Value::float(number)]))
        }),
        class_method!("__getformat__", "(cls, typestr, /)", format_of)
            .doc("How numbers of a C type lie in memory; for tests."),
        method!("__format__", "(self, format_spec, /)", |vm, number: &Value, spec: &Ref<Str>| {
            str::format::float(vm, number, this(number), spec.value())
        }),
    ]
};

static ATTRIBUTES: &[Attribute] = &[
    getter("real", |vm, value| Ok(itself(vm, value))),
    getter("imag", |_, _| Ok(Value::float(0.0))),
];

fn from_number(vm: &Machine, class: &TypeRef, number: &Value) -> PyResult {
    let made = match number.is_float() {
        true => number.clone(),
        false => Value::float(vm.to_float(number)?),
    };
    if class.is(&vm.types.float) { Ok(made) } else { vm.call(class.value(), &[made]) }
}

fn no_modulus(vm: &Machine, modulus: &OrNone<&Value>) -> PyResult<()> {
    let words = "pow() 3rd argument not allowed unless all arguments are integers";
    if modulus.0.is_some() { Err(vm.type_error(words)) } else { Ok(()) }
}

fn this(value: &Value) -> f64 {
    value.as_float().or_else(|| value.downcast::<Float>().map(|float| float.0)).unwrap_or(f64::NAN)
}

/// The text, which has no spaces around it, as a float, as `float()` reads it.
pub fn parse(text: &str) -> Option<f64> {
    let plain = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digit_first = plain.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let is_word = ["inf", "infinity", "nan"].iter().any(|word| plain.eq_ignore_ascii_case(word));
    if !digit_first && !is_word {
        return None;
    }
    if !are_lines_between_digits(plain) {
        return None;
    }
    text.replace('_', "").parse().ok()
}

/// Whether each `_` has a digit on both sides.
pub fn are_lines_between_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_digit =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let lines = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'_');
    lines.into_iter().all(|(at, _)| is_digit(at.checked_sub(1)) && is_digit(Some(at + 1)))
}

/// The number as a plain float: a plain one is that already.
fn itself(_: &Machine, number: &Value) -> Value {
    if number.is_float() { number.clone() } else { Value::float(this(number)) }
}

fn new(vm: &Machine, class: &TypeRef, x: &Value) -> PyResult {
    if x.is_float() && class.is(&vm.types.float) {
        return Ok(x.clone());
    }
    let number = match x {
        value if value.is_null() => 0.0,
        value => convert(vm, value)?,
    };
    match class.is(&vm.types.float) {
        true => Ok(Value::float(number)),
        false => Ok(heap::new(class, Float(number)).into_value()),
    }
}

fn convert(vm: &Machine, value: &Value) -> PyResult<f64> {
    if value.is_kind(Kind::Str)
        && let Some(number) = read(vm, value)?
    {
        return Ok(number);
    }
    let class = vm.class(value);
    if !class.is_builtin()
        && let Some(number) = vm.float_by_special(value)
    {
        return number;
    }
    if float_value(value).is_some()
        || class.defines(Special::Float)
        || class.defines(Special::Index)
    {
        return vm.to_float(value);
    }
    read(vm, value)?.ok_or_else(|| {
        let kind = class.name();
        vm.type_error(format!("float() argument must be a string or a real number, not '{kind}'"))
    })
}

/// The number that a text spells, or bytes; `None` for another value.
fn read(vm: &Machine, value: &Value) -> PyResult<Option<f64>> {
    match str::numeral::of_value(value)?.map(|text| parse(&text)) {
        Some(None) => Err(unreadable(vm, value)?),
        number => Ok(number.flatten()),
    }
}

/// The error that a text is no float.
fn unreadable(vm: &Machine, value: &Value) -> PyResult<Raised> {
    let mut message = StrBuilder::default();
    message.push_str("could not convert string to float: ");
    message.push_value(&vm.repr(value)?);
    Ok(vm.error_with(&vm.types.exceptions.value_error, vec![message.finish()?]))
}

fn operand(vm: &Machine, value: &Value) -> PyResult<Option<f64>> {
    match int::is_int(value) {
        true => vm.to_float(value).map(Some),
        false => Ok(float_value(value)),
    }
}

fn operate(vm: &Machine, one: &Value, two: &Value, op: u32) -> PyResult {
    let (Some(x), Some(y)) = (operand(vm, one)?, operand(vm, two)?) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    calculate(vm, x, y, op).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

fn divide(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    let (Some(x), Some(y)) = (operand(vm, one)?, operand(vm, two)?) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if y == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    let (floor, rest) = divmod(x, y);
    Ok(Tuple::new(vec![Value::float(floor), Value::float(rest)]))
}

/// A whole float as an int.
pub fn to_int(vm: &Machine, number: f64) -> PyResult {
    if number.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if number.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
    }
    match number.abs() < 1e14 {
        true => Ok(int::from_i64(number as i64)),
        false => Ok(int::from_big(BigInt::from_f64(number).unwrap_or_default())),
    }
}

fn round(vm: &Machine, number: f64, ndigits: &Value) -> PyResult {
    if !ndigits.is_given() {
        return to_int(vm, number.round_ties_even());
    }
    let rounded = rounding::round(number, vm.clipped_index(ndigits)?);
    match rounded.is_infinite() && number.is_finite() {
        true => Err(vm.overflow_error("rounded value too large to represent")),
        false => Ok(Value::float(rounded)),
    }
}

/// `float.__getformat__(typestr)`
fn format_of(vm: &Machine, _: &Value, typestr: &Ref<Str>) -> PyResult<&'static str> {
    match &*typestr.to_lossy() {
        "double" | "float" if cfg!(target_endian = "little") => Ok("IEEE, little-endian"),
        "double" | "float" => Ok("IEEE, big-endian"),
        _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

fn compare(vm: &Machine, number: &Value, value: &Value, comparison: Comparison) -> PyResult {
    Ok(vm.compare_builtin_numbers(number, value, comparison))
}

fn as_integer_ratio(vm: &Machine, number: f64) -> PyResult {
    if number.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    if number.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    let (mut scaled, mut shift) = (number, 0usize);
    while scaled != scaled.trunc() {
        scaled *= 2.0;
        shift += 1;
    }
    let numerator = BigInt::from_f64(scaled).unwrap_or_default();
    Ok(Tuple::new(vec![int::from_big(numerator), int::from_big(BigInt::one() << shift)]))
}

fn from_hex(vm: &Machine, class: &Value, string: &Value) -> PyResult {
    if string.downcast::<Str>().is_none() {
        return Err(vm.type_error("bad argument type for built-in operation"));
    }
    let number = hexadecimal::parse(&str::text_of(vm, string)?).map_err(|error| match error {
        Unreadable::Invalid => vm.value_error("invalid hexadecimal floating-point string"),
        Unreadable::TooLarge => {
            vm.overflow_error("hexadecimal value too large to represent as a float")
        }
    })?;
    match class.is(vm.types.float.value()) {
        true => Ok(Value::float(number)),
        false => vm.call(class, &[Value::float(number)]),
    }
}

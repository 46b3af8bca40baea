//! `complex`: two floats.

use compiler::constants::arithmetic::complex::{self as arithmetic, Failure, multiply};
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::object::UNORDERED;
use super::type_object::spec::{Attribute, Method, TypeSpec, member};
use super::{Str, Tuple, TypeRef, float};
use crate::arguments::{Argument, OrNone, Unfit};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::machine::warnings::Category;
use crate::protocols::compare::{float_of, float_value};
use crate::special::Special;
use crate::types::types;
use crate::{class_method, method, static_method};

/// A complex number.
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

impl Traverse for Complex {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl Complex {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(real: f64, imag: f64) -> Value {
        heap::new(&types().complex, Complex { real, imag }).into_value()
    }
}

type Pair = (f64, f64);

/// `x ** y` of floats whose power is no float.
pub fn power(vm: &Machine, x: f64, y: f64) -> PyResult {
    made(vm, arithmetic::power((x, 0.0), (y, 0.0)))
}

fn add(x: Pair, y: Pair) -> Pair {
    (x.0 + y.0, x.1 + y.1)
}

fn subtract(x: Pair, y: Pair) -> Pair {
    (x.0 - y.0, x.1 - y.1)
}

fn scale(x: Pair, y: f64) -> Pair {
    (x.0 * y, x.1 * y)
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "complex",
    doc: "Numbers with a real and an imaginary part.",
    signature: "(real=0, imag=0)",
    kind: Kind::Complex,
    flags: super::type_object::flags::BASETYPE,
    methods: &[METHODS, UNORDERED],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, real=0, imag=0)", new),
    method!("__repr__", "(self, /)", |_, number: Pair| Str::from_string(repr(number))),
    method!("__add__", "(self, value, /)", |vm, one: Pair, other: &Value| operate(
        vm,
        one,
        other,
        add,
        |x, y| (x.0 + y, x.1)
    )),
    method!("__radd__", "(self, value, /)", |vm, one: Pair, other: &Value| operate(
        vm,
        one,
        other,
        add,
        |x, y| (y + x.0, x.1)
    )),
    method!("__sub__", "(self, value, /)", |vm, one: Pair, other: &Value| operate(
        vm,
        one,
        other,
        subtract,
        |x, y| (x.0 - y, x.1)
    )),
    method!("__rsub__", "(self, value, /)", |vm, one: Pair, other: &Value| operate(
        vm,
        one,
        other,
        |x, y| subtract(y, x),
        |x, y| (y - x.0, -x.1)
    )),
    method!("__mul__", "(self, value, /)", |vm, one: Pair, other: &Value| operate(
        vm, one, other, multiply, scale
    )),
    method!("__rmul__", "(self, value, /)", |vm, one: Pair, other: &Value| operate(
        vm, one, other, multiply, scale
    )),
    method!("__truediv__", "(self, value, /)", quotient),
    method!("__rtruediv__", "(self, value, /)", |vm, number: &Value, value: &Value| quotient(
        vm, value, number
    )),
    method!(
        "__pow__",
        "(self, value, mod=None, /)",
        |vm, number: &Value, value: &Value, modulus: OrNone<&Value>| match modulus.0 {
            None => raise(vm, number, value),
            Some(_) if pair_of(value).is_none() => Ok(Value::NOT_IMPLEMENTED),
            Some(_) => Err(vm.value_error("complex modulo")),
        }
    ),
    method!(
        "__rpow__",
        "(self, value, mod=None, /)",
        |vm, number: &Value, value: &Value, modulus: OrNone<&Value>| match modulus.0 {
            None => raise(vm, value, number),
            Some(_) if pair_of(value).is_none() => Ok(Value::NOT_IMPLEMENTED),
            Some(_) => Err(vm.value_error("complex modulo")),
        }
    ),
    method!("__neg__", "(self, /)", |_, number: Pair| { Ok(Complex::new(-number.0, -number.1)) }),
    method!("__pos__", "(self, /)", |_, number: Pair| Complex::new(number.0, number.1)),
    method!("__abs__", "(self, /)", |_, number: Pair| {
        Ok(Value::float(number.0.hypot(number.1)))
    }),
    method!("__bool__", "(self, /)", |_, number: Pair| number != (0.0, 0.0)),
    method!("__eq__", "(self, value, /)", |_, number: Pair, value: &Value| {
        Ok(pair_of(value).map_or(Value::NOT_IMPLEMENTED, |other| Value::bool(number == other)))
    }),
    method!("__ne__", "(self, value, /)", |_, number: Pair, value: &Value| {
        Ok(pair_of(value).map_or(Value::NOT_IMPLEMENTED, |other| Value::bool(number != other)))
    }),
    method!("__hash__", "(self, /)", |vm, number: Pair| {
        let (real, imag) = number;
        let (real, imag) = (float::hash(real).unwrap_or(0), float::hash(imag).unwrap_or(0));
        let hash = real.wrapping_add(imag.wrapping_mul(1_000_003));
        Ok(vm.int(if hash == -1 { -2 } else { hash }))
    }),
    class_method!("from_number", "(cls, number, /)", from_number)
        .doc("A number of any type as a complex one; texts are none."),
    method!("conjugate", "(self, /)", |_, number: Pair| { Ok(Complex::new(number.0, -number.1)) })
        .doc("The number with the other sign before its imaginary part."),
    method!("__complex__", "(self, /)", |_, number: Pair| Complex::new(number.0, number.1)),
    method!("__getnewargs__", "(self, /)", |_, number: Pair| {
        Ok(Tuple::new(vec![Value::float(number.0), Value::float(number.1)]))
    }),
    method!("__format__", "(self, format_spec, /)", |vm, number: &Value, spec: &Ref<Str>| {
        super::str::format::complex(vm, number, this(number), spec.value())
    }),
];

static ATTRIBUTES: &[Attribute] = &[
    member("real", |_, value| Ok(Value::float(this(value).0))),
    member("imag", |_, value| Ok(Value::float(this(value).1))),
];

/// A complex number as an argument: its two parts.
impl<'a> Argument<'a> for Pair {
    fn from_value(_: &Machine, value: &'a Value) -> Result<Self, Unfit> {
        Ok(this(value))
    }
}

fn this(value: &Value) -> Pair {
    value.downcast::<Complex>().map_or((f64::NAN, 0.0), |complex| (complex.real, complex.imag))
}

/// The number as a pair, for any number of a builtin type.
pub fn pair_of(value: &Value) -> Option<Pair> {
    match value.downcast::<Complex>() {
        Some(complex) => Some((complex.real, complex.imag)),
        None => float_value(value).map(|real| (real, 0.0)),
    }
}

/// A real number; an int beyond the range of floats is none.
fn real_of(vm: &Machine, value: &Value) -> PyResult<Option<f64>> {
    let real = float_value(value);
    if real.is_some_and(f64::is_infinite) && float_of(value).is_none() {
        return Err(vm.overflow_error("int too large to convert to float"));
    }
    Ok(real)
}

/// The operands of an operation as pairs; `None` where one of them is no number.
fn operands(vm: &Machine, one: &Value, two: &Value) -> PyResult<Option<(Pair, Pair)>> {
    let pair = |value: &Value| match value.downcast::<Complex>() {
        Some(complex) => PyResult::Ok(Some((complex.real, complex.imag))),
        None => Ok(real_of(vm, value)?.map(|real| (real, 0.0))),
    };
    Ok(pair(one)?.zip(pair(two)?))
}

/// An operation with another complex number, or with a real one, which has no imaginary part at all.
fn operate(
    vm: &Machine,
    one: Pair,
    other: &Value,
    with_complex: fn(Pair, Pair) -> Pair,
    with_real: fn(Pair, f64) -> Pair,
) -> PyResult {
    let (real, imag) = match (other.downcast::<Complex>(), real_of(vm, other)?) {
        (Some(other), _) => with_complex(one, (other.real, other.imag)),
        (_, Some(other)) => with_real(one, other),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Complex::new(real, imag))
}

fn quotient(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    let Some((x, y)) = operands(vm, one, two)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let quotient = match (two.is_kind(Kind::Complex), one.is_kind(Kind::Complex)) {
        (false, _) if y.0 == 0.0 => Err(Failure::DivisionByZero),
        (false, _) => Ok((x.0 / y.0, x.1 / y.0)),
        (true, false) => arithmetic::divide_real(x.0, y),
        (true, true) => arithmetic::divide(x, y),
    };
    made(vm, quotient)
}

fn raise(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    let Some((x, y)) = operands(vm, one, two)? else { return Ok(Value::NOT_IMPLEMENTED) };
    made(vm, arithmetic::power(x, y))
}

fn from_number(vm: &Machine, class: &TypeRef, number: &Value) -> PyResult {
    let converted = converted(vm, number)?;
    let (real, imag) = match converted.downcast::<Complex>() {
        Some(complex) => (complex.real, complex.imag),
        None => (vm.to_float(number)?, 0.0),
    };
    let made = Complex::new(real, imag);
    if class.is(&types().complex) { Ok(made) } else { vm.call(class.value(), &[made]) }
}

/// What `__complex__` makes of a value; without it the value itself.
fn converted(vm: &Machine, value: &Value) -> PyResult {
    if value.is_null() {
        return Ok(Value::NULL);
    }
    let class = vm.class(value);
    let Some(made) = vm.try_call_special(value, &class.special(Special::Complex), &[]) else {
        return Ok(value.clone());
    };
    let made = made?;
    if made.is_exact::<Complex>() {
        return Ok(made);
    }
    let outcome = format!("__complex__ returned non-complex (type {})", vm.class(&made).name());
    if !made.is_kind(Kind::Complex) {
        return Err(vm.type_error(outcome));
    }
    vm.warn_of_subclass(&outcome, "complex");
    Ok(made)
}

fn made(vm: &Machine, result: Result<Pair, Failure>) -> PyResult {
    match result {
        Ok((real, imag)) => Ok(Complex::new(real, imag)),
        Err(Failure::DivisionByZero) => Err(vm.zero_division("division by zero")),
        Err(Failure::ZeroToPower) => Err(vm.zero_division("zero to a negative or complex power")),
        Err(Failure::Overflow) => Err(vm.overflow_error("complex exponentiation")),
    }
}

fn part(number: f64) -> String {
    let text = float::repr(number);
    text.strip_suffix(".0").map_or(text.clone(), str::to_string)
}

fn repr((real, imag): Pair) -> String {
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imag));
    }
    let sign = if imag.is_sign_negative() && !imag.is_nan() { "" } else { "+" };
    format!("({}{sign}{}j)", part(real), part(imag))
}

fn new(vm: &Machine, class: &TypeRef, real: &Value, imag: &Value) -> PyResult {
    let alone = imag.is_null();
    if alone
        && real.is_kind(Kind::Str)
        && let Some(text) = super::str::numeral::of_value(real)?
    {
        return match parse(&text) {
            Some((real, imag)) => Ok(heap::new(class, Complex { real, imag }).into_value()),
            None if !float::methods::are_lines_between_digits(&text) => {
                let shown = vm.repr(real)?;
                Err(vm.value_error(format!("could not convert string to complex: {shown}")))
            }
            None => Err(vm.value_error("complex() arg is a malformed string")),
        };
    }
    let wanted = if alone { "" } else { " 'real'" };
    let one = given_part(vm, real, &converted(vm, real)?, wanted)?;
    let two = given_part(vm, imag, imag, " 'imag'")?;
    for (given, name) in [(real, "real"), (imag, "imag")] {
        if !alone && given.is_kind(Kind::Complex) {
            let kind = vm.class(given).name();
            let message = format!("complex() argument '{name}' must be a real number, not {kind}");
            vm.warn(Category::Deprecation, message);
        }
    }
    // A part that is not there adds nothing, not even the sign of its zero.
    let (one, two) = (one.unwrap_or(Part::REAL_ZERO), two.unwrap_or(Part::REAL_ZERO));
    let real = if two.is_complex { one.pair.0 - two.pair.1 } else { one.pair.0 };
    let imag = if one.is_complex { one.pair.1 + two.pair.0 } else { two.pair.0 };
    Ok(heap::new(class, Complex { real, imag }).into_value())
}

/// An argument of `complex()` as a number.
struct Part {
    pair: Pair,
    is_complex: bool,
}

impl Part {
    const REAL_ZERO: Part = Part { pair: (0.0, 0.0), is_complex: false };
}

/// An argument of `complex()`, `None` where it is not given, and what `__complex__` made of it; `which` is how errors call
/// it.
fn given_part(
    vm: &Machine,
    given: &Value,
    converted: &Value,
    which: &str,
) -> PyResult<Option<Part>> {
    if given.is_null() {
        return Ok(None);
    }
    let class = vm.class(given);
    if let Some(complex) = converted.downcast::<Complex>() {
        return Ok(Some(Part { pair: (complex.real, complex.imag), is_complex: true }));
    }
    let is_real = float_value(given).is_some()
        || class.defines(Special::Float)
        || class.defines(Special::Index);
    if !is_real {
        let kind = class.name_in_messages();
        let wanted = if which.is_empty() { "a string or a number" } else { "a real number" };
        return Err(
            vm.type_error(format!("complex() argument{which} must be {wanted}, not {kind}"))
        );
    }
    Ok(Some(Part { pair: (vm.to_float(given)?, 0.0), is_complex: false }))
}

fn parse(text: &str) -> Option<Pair> {
    let text = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    let text = super::str::numeral::trimmed(text);
    let Some(body) = text.strip_suffix(['j', 'J']) else {
        return float::methods::parse(text).map(|real| (real, 0.0));
    };
    let split = body
        .char_indices()
        .filter(|(index, c)| {
            *index > 0
                && matches!(c, '+' | '-')
                && !matches!(body.as_bytes()[index - 1], b'e' | b'E')
        })
        .map(|(index, _)| index)
        .next_back();
    let (real, imag) = split.map_or(("", body), |at| body.split_at(at));
    let imag = match imag {
        "" | "+" => 1.0,
        "-" => -1.0,
        digits => float::methods::parse(digits)?,
    };
    Some((if real.is_empty() { 0.0 } else { float::methods::parse(real)? }, imag))
}

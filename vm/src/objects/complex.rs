//! `complex`: two floats.

use super::type_object::spec::{Attribute, Method, TypeSpec, getter, method, static_method};
use super::{Str, float};
use crate::errors::PyResult;
use crate::heap::{self, Kind, Traverse};
use crate::machine::Machine;
use crate::protocols::compare::float_value;
use crate::types::types;
use crate::value::Value;

/// A complex number.
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

impl Traverse for Complex {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl Complex {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(real: f64, imag: f64) -> Value {
        heap::new(&types().complex, Complex { real, imag }).into_value()
    }
}

type Pair = (f64, f64);

/// `x ** y`.
pub fn power(x: Pair, y: Pair) -> Pair {
    if y == (0.0, 0.0) {
        return (1.0, 0.0);
    }
    if x == (0.0, 0.0) {
        return (0.0, 0.0);
    }
    let (length, angle) = (x.0.hypot(x.1), x.1.atan2(x.0));
    let mut size = length.powf(y.0);
    let mut turn = angle * y.0;
    if y.1 != 0.0 {
        size *= (-angle * y.1).exp();
        turn += y.1 * length.ln();
    }
    (size * turn.cos(), size * turn.sin())
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

fn multiply(x: Pair, y: Pair) -> Pair {
    (x.0 * y.0 - x.1 * y.1, x.0 * y.1 + x.1 * y.0)
}

fn divide(x: Pair, y: Pair) -> Pair {
    if y.0.abs() >= y.1.abs() {
        let ratio = y.1 / y.0;
        let scale = y.0 + y.1 * ratio;
        ((x.0 + x.1 * ratio) / scale, (x.1 - x.0 * ratio) / scale)
    } else {
        let ratio = y.0 / y.1;
        let scale = y.0 * ratio + y.1;
        ((x.0 * ratio + x.1) / scale, (x.1 * ratio - x.0) / scale)
    }
}

fn divide_real(x: f64, y: Pair) -> Pair {
    if y.0.abs() >= y.1.abs() {
        let ratio = y.1 / y.0;
        let scale = y.0 + y.1 * ratio;
        (x / scale, (-x * ratio) / scale)
    } else {
        let ratio = y.0 / y.1;
        let scale = y.0 * ratio + y.1;
        ((x * ratio) / scale, -x / scale)
    }
}

/// `x ** count` by repeated squaring, in CPython's order.
fn whole_power(x: Pair, count: u32) -> Pair {
    let (mut power, mut result) = (x, if count == 0 { (1.0, 0.0) } else { x });
    let mut rest = count.saturating_sub(1);
    while rest > 0 {
        if rest & 1 == 1 {
            result = multiply(result, power);
        }
        rest >>= 1;
        power = multiply(power, power);
    }
    result
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "complex",
    kind: Kind::Complex,
    flags: super::type_object::flags::BASETYPE,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method("__new__", "(cls, real=0, imag=0)", new),
    method("__repr__", "(self, /)", |_, args| Ok(Str::from_string(repr(this(&args[0]))))),
    method("__format__", "(self, format_spec, /)", |vm, args| {
        let (real, imag) = this(&args[0]);
        super::str::format::complex(vm, real, imag, &repr((real, imag)), &args[1])
    }),
    method("__add__", "(self, value, /)", |_, args| operate(args, add, |x, y| (x.0 + y, x.1))),
    method("__radd__", "(self, value, /)", |_, args| operate(args, add, |x, y| (y + x.0, x.1))),
    method("__sub__", "(self, value, /)", |_, args| operate(args, subtract, |x, y| (x.0 - y, x.1))),
    method("__rsub__", "(self, value, /)", |_, args| {
        operate(args, |x, y| subtract(y, x), |x, y| (y - x.0, -x.1))
    }),
    method("__mul__", "(self, value, /)", |_, args| operate(args, multiply, scale)),
    method("__rmul__", "(self, value, /)", |_, args| operate(args, multiply, scale)),
    method("__truediv__", "(self, value, /)", |vm, args| quotient(vm, &args[0], &args[1])),
    method("__rtruediv__", "(self, value, /)", |vm, args| quotient(vm, &args[1], &args[0])),
    method("__pow__", "(self, value, mod=None, /)", |vm, args| raise(vm, &args[0], &args[1])),
    method("__rpow__", "(self, value, mod=None, /)", |vm, args| raise(vm, &args[1], &args[0])),
    method("__neg__", "(self, /)", |_, args| {
        Ok(Complex::new(-this(&args[0]).0, -this(&args[0]).1))
    }),
    method("__pos__", "(self, /)", |_, args| Ok(Complex::new(this(&args[0]).0, this(&args[0]).1))),
    method("__abs__", "(self, /)", |_, args| {
        Ok(Value::float(this(&args[0]).0.hypot(this(&args[0]).1)))
    }),
    method("__bool__", "(self, /)", |_, args| Ok(Value::bool(this(&args[0]) != (0.0, 0.0)))),
    method("__complex__", "(self, /)", |_, args| Ok(args[0].clone())),
    method("__eq__", "(self, value, /)", |_, args| {
        Ok(pair_of(&args[1])
            .map_or(Value::NOT_IMPLEMENTED, |other| Value::bool(this(&args[0]) == other)))
    }),
    method("__ne__", "(self, value, /)", |_, args| {
        Ok(pair_of(&args[1])
            .map_or(Value::NOT_IMPLEMENTED, |other| Value::bool(this(&args[0]) != other)))
    }),
    method("__hash__", "(self, /)", |vm, args| {
        let (real, imag) = this(&args[0]);
        let (real, imag) = (float::hash(real).unwrap_or(0), float::hash(imag).unwrap_or(0));
        let hash = real.wrapping_add(imag.wrapping_mul(1_000_003));
        Ok(vm.int(if hash == -1 { -2 } else { hash }))
    }),
    method("conjugate", "(self, /)", |_, args| {
        Ok(Complex::new(this(&args[0]).0, -this(&args[0]).1))
    }),
];

static ATTRIBUTES: &[Attribute] = &[
    getter("real", |_, value| Ok(Value::float(this(value).0))),
    getter("imag", |_, value| Ok(Value::float(this(value).1))),
];

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

/// An operation with another complex number, or with a real one, which has no imaginary part at all.
fn operate(
    args: &[Value],
    with_complex: fn(Pair, Pair) -> Pair,
    with_real: fn(Pair, f64) -> Pair,
) -> PyResult {
    let (real, imag) = match (args[1].downcast::<Complex>(), float_value(&args[1])) {
        (Some(other), _) => with_complex(this(&args[0]), (other.real, other.imag)),
        (_, Some(other)) => with_real(this(&args[0]), other),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    Ok(Complex::new(real, imag))
}

fn quotient(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    let (Some(x), Some(y)) = (pair_of(one), pair_of(two)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if y == (0.0, 0.0) {
        return Err(vm.zero_division("division by zero"));
    }
    let (real, imag) = match (two.is_kind(Kind::Complex), one.is_kind(Kind::Complex)) {
        (false, _) => (x.0 / y.0, x.1 / y.0),
        (true, false) => divide_real(x.0, y),
        (true, true) => divide(x, y),
    };
    Ok(Complex::new(real, imag))
}

fn raise(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    let (Some(x), Some(y)) = (pair_of(one), pair_of(two)) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if x == (0.0, 0.0) && (y.0 < 0.0 || y.1 != 0.0) {
        return Err(vm.zero_division("zero to a negative or complex power"));
    }
    // Small whole exponents multiply, as CPython does: the result is exact where it can be.
    if y.1 == 0.0 && y.0 == y.0.trunc() && y.0.abs() <= 100.0 {
        let product = whole_power(x, y.0.abs() as u32);
        let (real, imag) = if y.0 < 0.0 { divide((1.0, 0.0), product) } else { product };
        return Ok(Complex::new(real, imag));
    }
    let (real, imag) = power(x, y);
    Ok(Complex::new(real, imag))
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

fn new(vm: &Machine, args: &[Value]) -> PyResult {
    let Some(class) = args[0].cast::<super::TypeObject>() else {
        return Err(vm.type_error("complex.__new__(X): X is not a type object"));
    };
    let zero = Value::int_unchecked(0);
    let given = |value: &Value| if value.is_null() { zero.clone() } else { value.clone() };
    let mut first = given(&args[1]);
    if let Some(text) = first.downcast::<Str>().and_then(|_| super::str::numeral::of_value(&first))
    {
        return match parse(&text) {
            Some((real, imag)) => Ok(heap::new(&class, Complex { real, imag }).into_value()),
            None if !float::methods::are_lines_between_digits(&text) => {
                let shown = vm.repr(&first)?;
                Err(vm.value_error(format!("could not convert string to complex: {shown}")))
            }
            None => Err(vm.value_error("complex() arg is a malformed string")),
        };
    }
    if let Some(made) = vm.try_call_special(
        &first,
        &vm.class(&first).special(crate::special::Special::Complex),
        &[],
    ) {
        first = made?;
    }
    let pair = |value: &Value| match pair_of(value) {
        Some(pair) => Ok(pair),
        None => vm.to_float(value).map(|real| (real, 0.0)),
    };
    let second = given(&args[2]);
    let (one, two) = (pair(&first)?, pair(&second)?);
    // A part that is not there adds nothing, not even the sign of its zero.
    let real = if second.is_kind(Kind::Complex) { one.0 - two.1 } else { one.0 };
    let imag = if first.is_kind(Kind::Complex) { one.1 + two.0 } else { two.0 };
    Ok(heap::new(&class, Complex { real, imag }).into_value())
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

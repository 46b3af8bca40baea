//! The methods of `int`.

use heap::Kind;
use heap::value::{Ref, Value};
use num_bigint::{BigInt, Sign};
use num_traits::{One, Signed, Zero};

use super::parse::Unreadable;
use super::{Int, arithmetic, as_big, from_big, from_i64, look_for_copies, of_class, parse, text};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::object;
use crate::objects::str::build::StrBuilder;
use crate::objects::type_object::flags::{BASETYPE, MATCH_SELF};
use crate::objects::type_object::spec::{Attribute, Counting, Method, TypeSpec, getter};
use crate::objects::{Bytes, Str, Tuple, TypeRef, bytes, float, str};
use crate::protocols::compare::Comparison;
use crate::protocols::operators::number;
use crate::special::Special;
use crate::{class_method, comparisons, method, static_method};

pub static SPEC: TypeSpec = TypeSpec {
    name: "int",
    doc: "Whole numbers of any size, from a number or from digits in a base.",
    kind: Kind::Int,
    flags: BASETYPE | MATCH_SELF,
    methods: &[OPERATORS, COMPARISONS, METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

macro_rules! binary {
    ($name:literal, $op:ident) => {
        method!($name, "(self, value, /)", |vm, one: &Value, two: &Value| {
            arithmetic::big(vm, one, two, number::$op)
        })
    };
    ($name:literal, reflected $op:ident) => {
        method!($name, "(self, value, /)", |vm, one: &Value, two: &Value| {
            arithmetic::big(vm, two, one, number::$op)
        })
    };
}

static COMPARISONS: &[Method] =
    comparisons!(|vm, number: &Value, value, comparison| compare(vm, number, value, comparison));

static OPERATORS: &[Method] = &[
    binary!("__add__", ADD),
    binary!("__radd__", reflected ADD),
    binary!("__sub__", SUBTRACT),
    binary!("__rsub__", reflected SUBTRACT),
    binary!("__mul__", MULTIPLY),
    binary!("__rmul__", reflected MULTIPLY),
    binary!("__floordiv__", FLOOR_DIVIDE),
    binary!("__rfloordiv__", reflected FLOOR_DIVIDE),
    binary!("__mod__", REMAINDER),
    binary!("__rmod__", reflected REMAINDER),
    binary!("__truediv__", TRUE_DIVIDE),
    binary!("__rtruediv__", reflected TRUE_DIVIDE),
    binary!("__and__", AND),
    binary!("__rand__", reflected AND),
    binary!("__or__", OR),
    binary!("__ror__", reflected OR),
    binary!("__xor__", XOR),
    binary!("__rxor__", reflected XOR),
    binary!("__lshift__", LSHIFT),
    binary!("__rlshift__", reflected LSHIFT),
    binary!("__rshift__", RSHIFT),
    binary!("__rrshift__", reflected RSHIFT),
    method!("__pow__", "(self, value, mod=None, /)", pow),
    method!(
        "__rpow__",
        "(self, value, mod=None, /)",
        |vm, number: &Value, value: &Value, modulus: &Value| match super::is_int(value) {
            true => pow(vm, value, number, modulus),
            false => Ok(Value::NOT_IMPLEMENTED),
        }
    ),
    method!("__divmod__", "(self, value, /)", divide),
    method!("__rdivmod__", "(self, value, /)", |vm, number: &Value, value: &Value| divide(
        vm, value, number
    )),
];

static METHODS: &[Method] = &[
    static_method!("__new__" as "int", "(cls, x=0, /, base=10)", new)
        .counting(Counting::ByPosition("int")),
    method!("__repr__", "(self, /)", |vm, number: BigInt| shown(vm, &number)),
    method!("__hash__", "(self, /)", |vm, number: BigInt| vm.int(super::hash_big(&number))),
    method!("__bool__", "(self, /)", |_, number: BigInt| !number.is_zero()),
    method!("__neg__", "(self, /)", |_, number: BigInt| from_big(-number)),
    method!("__pos__", "(self, /)", |_, number: BigInt| from_big(number)),
    method!("__abs__", "(self, /)", |_, number: BigInt| from_big(number.abs())),
    method!("__invert__", "(self, /)", |_, number: BigInt| from_big(!number)),
    method!("__int__", "(self, /)", plain),
    method!("__index__", "(self, /)", plain),
    method!("__float__", "(self, /)", |_, number: f64| number),
    method!("conjugate", "(self, /)", plain).doc("The number itself: its imaginary part is zero."),
    method!("bit_length", "(self, /)", |vm, number: BigInt| vm.int(number.bits() as i64))
        .doc("How many bits the number without its sign takes."),
    method!("bit_count", "(self, /)", |vm, number: BigInt| {
        let ones: u32 = number.magnitude().iter_u64_digits().map(u64::count_ones).sum();
        Ok(vm.int(i64::from(ones)))
    })
    .doc("How many bits are set in the number without its sign."),
    method!("to_bytes", "(self, /, length=1, byteorder='big', *, signed=False)", to_bytes)
        .doc("The number as so many bytes, in one of the two orders."),
    class_method!("from_bytes", "(cls, /, bytes, byteorder='big', *, signed=False)", from_bytes)
        .doc("The number that bytes spell in one of the two orders."),
    method!("as_integer_ratio", "(self, /)", |_, number: BigInt| {
        Ok(Tuple::new(vec![from_big(number), from_i64(1)]))
    })
    .doc("The number and 1."),
    method!("__trunc__", "(self, /)", plain),
    method!("__floor__", "(self, /)", plain),
    method!("__ceil__", "(self, /)", plain),
    method!("__round__", "(self, ndigits=None, /)", round),
    method!("__getnewargs__", "(self, /)", |_, number: BigInt| Tuple::new(vec![from_big(number)])),
    method!("__format__", "(self, format_spec, /)", |vm, number: &Value, spec: &Ref<Str>| {
        str::format::int(vm, number, spec.value())
    }),
    method!("__sizeof__", "(self, /)", |_, number: &Value| {
        let digits = as_big(number).map_or(0, |number| number.iter_u64_digits().len());
        object::size(number) + 8 * digits
    }),
    method!("is_integer", "(self, /)", |_, _: &Value| Value::TRUE)
        .doc("Always true, as for a float without a fraction."),
];

static ATTRIBUTES: &[Attribute] = &[
    getter("real", |_, value| Ok(from_big(this(value)))),
    getter("imag", |_, _| Ok(from_i64(0))),
    getter("numerator", |_, value| Ok(from_big(this(value)))),
    getter("denominator", |_, _| Ok(from_i64(1))),
];

fn this(value: &Value) -> BigInt {
    as_big(value).unwrap_or_default()
}

fn plain(_: &Machine, number: BigInt) -> PyResult {
    Ok(from_big(number))
}

fn shown(vm: &Machine, number: &BigInt) -> PyResult {
    text::to_decimal(vm, number).map(Str::from_string)
}

fn new(vm: &Machine, class: &TypeRef, x: &Value, base: &Value) -> PyResult {
    if x.is_null() {
        if !base.is_null() {
            return Err(vm.type_error("int() missing string argument"));
        }
        return Ok(of_class(class, BigInt::zero()));
    }
    if base.is_null() {
        if class.is(&vm.types.int) && x.is_small_int() {
            return Ok(x.clone());
        }
        return Ok(of_class(class, convert(vm, x)?));
    }
    let base = vm.index(base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    match str::numeral::of_value(x)? {
        Some(text) => Ok(of_class(class, parse_text(vm, x, &text, base as u32)?)),
        None => Err(vm.type_error("int() can't convert non-string with explicit base")),
    }
}

fn parse_text(vm: &Machine, value: &Value, text: &str, base: u32) -> PyResult<BigInt> {
    parse::parse(&|| vm.check_interrupt(), text, base)?.map_err(|error| match error {
        Unreadable::TooLong(digits) => text::too_long(vm, &format!(": value has {digits} digits")),
        Unreadable::Invalid => invalid_literal(vm, value, base).unwrap_or_else(|raised| raised),
    })
}

/// The error that a text is no int; it shows so much of the text.
fn invalid_literal(vm: &Machine, value: &Value, base: u32) -> PyResult<Raised> {
    const SHOWN: usize = 200;
    let shown = match bytes::copied(value)? {
        Some(data) => vm.repr(&Bytes::new(data))?,
        None => vm.repr(value)?,
    };
    let mut message = StrBuilder::default();
    message.push_str(&format!("invalid literal for int() with base {base}: "));
    if let Some(text) = shown.downcast::<Str>() {
        message.push_value(&text.slice(0, text.len().min(SHOWN))?);
    }
    Ok(vm.error_with(&vm.types.exceptions.value_error, vec![message.finish()?]))
}

/// `int(value)` without a base.
fn convert(vm: &Machine, value: &Value) -> PyResult<BigInt> {
    if let Some(number) = value.as_float() {
        return Ok(this(&float::methods::to_int(vm, number.trunc())?));
    }
    if vm.class(value).is(&vm.types.bool) || value.is_exact::<Int>() {
        return Ok(this(value));
    }
    let class = vm.class(value);
    for special in [Special::Int, Special::Index] {
        if let Some(outcome) = vm.try_call_special(value, &class.special(special), &[]) {
            return Ok(this(&vm.exact_int(&outcome?, special.text())?));
        }
    }
    if let Some(text) = str::numeral::of_value(value)? {
        return parse_text(vm, value, &text, 10);
    }
    let kind = class.name();
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{kind}'"
    )))
}

fn pow(vm: &Machine, number: &Value, value: &Value, modulus: &Value) -> PyResult {
    if !modulus.is_given() {
        return arithmetic::big(vm, number, value, number::POWER);
    }
    match (as_big(value), as_big(modulus)) {
        (Some(exponent), Some(modulus)) => {
            arithmetic::power_modulo(vm, &this(number), &exponent, &modulus)
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn divide(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    look_for_copies(one, 8)?;
    look_for_copies(two, 8)?;
    let (Some(x), Some(y)) = (as_big(one), as_big(two)) else { return Ok(Value::NOT_IMPLEMENTED) };
    if y.is_zero() {
        return Err(vm.zero_division("division by zero"));
    }
    let (quotient, rest) = arithmetic::divmod(&|| vm.check_interrupt(), &x, &y)?;
    Ok(Tuple::new(vec![from_big(quotient), from_big(rest)]))
}

fn compare(vm: &Machine, number: &Value, value: &Value, comparison: Comparison) -> PyResult {
    if !super::is_int(value) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(vm.compare_builtin_numbers(number, value, comparison))
}

fn round(vm: &Machine, number: BigInt, ndigits: &Value) -> PyResult {
    let digits = if ndigits.is_given() { vm.index(ndigits)? } else { 0 };
    if digits >= 0 {
        return Ok(from_big(number));
    }
    let unit = BigInt::from(10).pow(digits.unsigned_abs().min(1 << 20) as u32);
    let (quotient, rest) = arithmetic::divmod(&|| vm.check_interrupt(), &number, &unit)?;
    let twice = &rest * 2;
    let up = twice > unit || twice == unit && quotient.bit(0);
    Ok(from_big((quotient + if up { BigInt::one() } else { BigInt::zero() }) * unit))
}

fn is_little(vm: &Machine, order: Option<&Str>) -> PyResult<bool> {
    match order.map(Str::as_ascii) {
        None | Some(Some("big")) => Ok(false),
        Some(Some("little")) => Ok(true),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(
    vm: &Machine,
    number: BigInt,
    length: Option<i64>,
    byteorder: Option<&Str>,
    signed: bool,
) -> PyResult {
    let little = is_little(vm, byteorder)?;
    let length = usize::try_from(length.unwrap_or(1))
        .map_err(|_| vm.value_error("length argument must be non-negative"))?;
    bytes::check_length(vm, length)?;
    if number.is_negative() && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    let mut bytes = match signed {
        true => number.to_signed_bytes_le(),
        false => number.to_bytes_le().1,
    };
    if number.is_zero() {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(vm.overflow_error("int too big to convert"));
    }
    bytes.resize(length, if number.is_negative() { 0xFF } else { 0 });
    if !little {
        bytes.reverse();
    }
    Ok(Bytes::new(bytes))
}

fn from_bytes(
    vm: &Machine,
    class: &Value,
    bytes: &Value,
    byteorder: Option<&Str>,
    signed: bool,
) -> PyResult {
    let little = is_little(vm, byteorder)?;
    let mut bytes = match bytes::by_special(vm, bytes)? {
        Some(bytes) => bytes,
        None => bytes::from_object(vm, bytes, "bytes")?,
    };
    if !little {
        bytes.reverse();
    }
    vm.check_size(2, bytes.len())?;
    let number = match signed {
        true => BigInt::from_signed_bytes_le(&bytes),
        false => BigInt::from_bytes_le(Sign::Plus, &bytes),
    };
    match class.is(vm.types.int.value()) {
        true => Ok(from_big(number)),
        false => vm.call(class, &[from_big(number)]),
    }
}

//! `format(value, specification)` of strings and numbers. `tests/tests/floats.rs` compares it.

pub mod layout;
pub mod spec;

use heap::value::Value;
use num_bigint::{BigInt, BigUint};
use num_traits::{Signed, ToPrimitive};

use super::Str;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::float as float_object;
use crate::objects::float::presentation::{Presentation, digits};
use crate::objects::int as int_object;
use layout::{Number, pad};
use spec::{Spec, parse, unknown_kind};

/// Without a specification, an object of any class is what `str()` makes of it.
fn is_empty(spec: &Value) -> bool {
    spec.downcast::<Str>().is_some_and(Str::is_empty)
}

/// `format(text, spec)`.
pub fn text(vm: &Machine, value: &Value, spec: &Value) -> PyResult {
    if is_empty(spec) {
        return vm.str(value);
    }
    let class = vm.class(value).name();
    let parsed = parse(vm, spec, &class, '<')?;
    let Some(this) = value.downcast::<Str>() else { return Ok(value.clone()) };
    match parsed.kind {
        Some(kind) if kind != u32::from('s') => return Err(unknown_kind(vm, kind, &class)),
        _ => check_text(vm, &parsed)?,
    }
    let cut = match parsed.precision {
        Some(precision) if precision < this.len() => this.slice(0, precision)?,
        _ => value.clone(),
    };
    pad(&parsed, &cut)
}

/// Fails for what only numbers have.
fn check_text(vm: &Machine, spec: &Spec) -> PyResult<()> {
    if let Some(separator) = spec.grouping {
        return Err(vm.value_error(format!("Cannot specify '{separator}' with 's'.")));
    }
    let what = match spec.sign {
        Some(' ') => "Space",
        Some(_) => "Sign",
        None if spec.no_negative_zero => "Negative zero coercion (z)",
        None if spec.alternate => "Alternate form (#)",
        None if spec.align == '=' => "'=' alignment",
        None => return Ok(()),
    };
    Err(vm.value_error(format!("{what} not allowed in string format specifier")))
}

/// `format(int, spec)`; `value` is an int, a bool or an instance of a subclass.
pub fn int(vm: &Machine, value: &Value, spec: &Value) -> PyResult {
    if is_empty(spec) {
        return vm.str(value);
    }
    let number = int_object::as_big(value).unwrap_or_default();
    let class = vm.class(value).name();
    let parsed = parse(vm, spec, &class, '>')?;
    match parsed.letter() {
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
            let float = float_object::from_big(&number)
                .ok_or_else(|| vm.overflow_error("int too large to convert to float"))?;
            float_with(vm, float, &parsed, &class)
        }
        None if parsed.kind.is_none() => int_with(vm, &number, 'd', &parsed),
        Some(kind @ ('b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n')) => {
            int_with(vm, &number, kind, &parsed)
        }
        _ => Err(unknown_kind(vm, parsed.kind.unwrap_or_default(), &class)),
    }
}

fn int_with(vm: &Machine, number: &BigInt, kind: char, spec: &Spec) -> PyResult {
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        let message = "Negative zero coercion (z) not allowed in integer format specifier";
        return Err(vm.value_error(message));
    }
    if kind == 'c' {
        return character(vm, number, spec);
    }
    let magnitude = number.magnitude();
    check_digits(vm, magnitude, kind)?;
    let (whole, prefix, group) = match kind {
        'b' => (magnitude.to_str_radix(2), "0b", 4),
        'o' => (magnitude.to_str_radix(8), "0o", 4),
        'x' => (magnitude.to_str_radix(16), "0x", 4),
        'X' => (magnitude.to_str_radix(16).to_ascii_uppercase(), "0X", 4),
        _ => (int_object::text::to_decimal(vm, &number.abs())?, "", 3),
    };
    let prefix = if spec.alternate { prefix } else { "" };
    let negative = number.is_negative();
    Number { negative, prefix, whole: &whole, group, ..Number::default() }.lay_out(spec)
}

/// Whether there is room for the digits of a number as a format of this kind writes them, and for what is made of them;
/// decimal ones look for theirs.
pub(super) fn check_digits(vm: &Machine, magnitude: &BigUint, kind: char) -> PyResult<()> {
    let bits = match kind {
        'b' => 1,
        'o' => 3,
        'x' | 'X' => 4,
        _ => return Ok(()),
    };
    vm.check_size(5, (magnitude.bits() / bits) as usize)
}

/// The character with the number, as `c` shows an int.
fn character(vm: &Machine, number: &BigInt, spec: &Spec) -> PyResult {
    let refused = match (spec.sign, spec.alternate) {
        (Some(_), _) => "Sign",
        (None, true) => "Alternate form (#)",
        (None, false) => {
            let too_large = "Python int too large to convert to C long";
            let number = number.to_i64().ok_or_else(|| vm.overflow_error(too_large))?;
            let point = u32::try_from(number).ok().filter(|point| *point < 0x11_0000);
            let point = point.ok_or_else(|| vm.overflow_error("%c arg not in range(0x110000)"))?;
            return pad(spec, &Str::character(point));
        }
    };
    Err(vm.value_error(format!("{refused} not allowed with integer format specifier 'c'")))
}

/// `format(float, spec)`; `value` is the float or an instance of a subclass.
pub fn float(vm: &Machine, value: &Value, number: f64, spec: &Value) -> PyResult {
    if is_empty(spec) {
        return vm.str(value);
    }
    let class = vm.class(value).name();
    float_with(vm, number, &parse(vm, spec, &class, '>')?, &class)
}

fn float_with(vm: &Machine, number: f64, spec: &Spec, class: &str) -> PyResult {
    let kind = match spec.letter() {
        None if spec.kind.is_none() => None,
        Some(kind @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%')) => Some(kind),
        _ => return Err(unknown_kind(vm, spec.kind.unwrap_or_default(), class)),
    };
    check_precision(vm, spec.precision)?;
    let presentation = Presentation {
        kind,
        precision: spec.precision,
        alternate: spec.alternate,
        shows_float: true,
    };
    lay_out_float(number, &presentation, spec)
}

/// So many digits a float may have in CPython, which counts them with others in a C int.
const MOST_DIGITS: usize = i32::MAX as usize - 1024;

/// Fails where there would be more digits of a float than CPython can count.
pub(super) fn check_precision(vm: &Machine, precision: Option<usize>) -> PyResult<()> {
    match precision.unwrap_or(0) {
        digits if digits > MOST_DIGITS => Err(vm.value_error("precision too big")),
        digits => vm.check_size(1, digits),
    }
}

fn lay_out_float(number: f64, presentation: &Presentation, spec: &Spec) -> PyResult {
    let text = digits(number, presentation);
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let is_zero =
        mantissa.contains('0') && !mantissa.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let hides_sign = number.is_nan() || spec.no_negative_zero && is_zero;
    Number::of_float(number.is_sign_negative() && !hides_sign, &text).lay_out(spec)
}

/// `format(complex, spec)`; `shown` is what an empty specification gives.
pub fn complex(vm: &Machine, value: &Value, (real, imag): (f64, f64), spec: &Value) -> PyResult {
    if is_empty(spec) {
        return vm.str(value);
    }
    let whole = parse(vm, spec, "complex", '>')?;
    let kind = match whole.letter() {
        None if whole.kind.is_none() => None,
        Some(kind @ ('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) => Some(kind),
        _ => return Err(unknown_kind(vm, whole.kind.unwrap_or_default(), "complex")),
    };
    if whole.fill == u32::from('0') {
        let message = "Zero padding is not allowed in complex format specifier";
        return Err(vm.value_error(message));
    }
    if whole.align == '=' {
        let message = "'=' alignment flag is not allowed in complex format specifier";
        return Err(vm.value_error(message));
    }
    check_precision(vm, whole.precision)?;
    let presentation = Presentation {
        kind,
        precision: whole.precision,
        alternate: whole.alternate,
        shows_float: false,
    };
    let part = |number: f64, sign: Option<char>| {
        let spec = Spec { width: 0, sign, ..whole.clone() };
        PyResult::Ok(lay_out_float(number, &presentation, &spec)?.to_string())
    };
    let (imag, is_plain) = (|sign| part(imag, sign), kind.is_none());
    let body = match is_plain && real == 0.0 && real.is_sign_positive() {
        true => format!("{}j", imag(whole.sign)?),
        false if is_plain => format!("({}{}j)", part(real, whole.sign)?, imag(Some('+'))?),
        false => format!("{}{}j", part(real, whole.sign)?, imag(Some('+'))?),
    };
    pad(&whole, &Str::from_string(body))
}

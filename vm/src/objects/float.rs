//! `float`: always immediate; a heap object only for instances of subclasses.

pub mod hexadecimal;
pub mod methods;
pub mod presentation;
pub mod rounding;

use heap::Traverse;
use heap::value::Value;
use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::protocols::compare::float_value;
use crate::protocols::operators::number;

pub use compiler::code::float_repr as repr;
pub use methods::SPEC;

/// The float inside an instance of a subclass.
pub struct Float(pub f64);

impl Traverse for Float {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

/// The nearest float, `None` where the int is too large.
pub fn from_big(big: &BigInt) -> Option<f64> {
    big.to_f64().filter(|number| number.is_finite())
}

/// CPython's hash of a float; that of a NaN goes by its identity.
pub fn hash(number: f64) -> Option<i64> {
    if number.is_nan() {
        let mark = number.to_bits() & ((1 << 50) - 1);
        return Some(super::int::hash_i64(mark as i64));
    }
    if number.is_infinite() {
        return Some(if number > 0.0 { 314_159 } else { -314_159 });
    }
    if number == number.trunc() && number.abs() < 9.0e15 {
        return Some(super::int::hash_i64(number as i64));
    }
    let bits = number.abs().to_bits();
    let (mut exponent, mut mantissa) = ((bits >> 52) as i64, bits & ((1 << 52) - 1));
    match exponent {
        0 => exponent = 1,
        _ => mantissa |= 1 << 52,
    }
    let shift = (exponent - 1075).rem_euclid(61) as u32;
    let modulus = super::int::HASH_MODULUS;
    let rotated = ((u128::from(mantissa) << shift) % u128::from(modulus)) as i64;
    let hash = if number < 0.0 { -rotated } else { rotated };
    Some(if hash == -1 { -2 } else { hash })
}

/// `x % y` with the sign of `y`, and `x // y`.
pub fn divmod(x: f64, y: f64) -> (f64, f64) {
    let mut rest = x % y;
    let mut quotient = (x - rest) / y;
    if rest != 0.0 {
        if (y < 0.0) != (rest < 0.0) {
            rest += y;
            quotient -= 1.0;
        }
    } else {
        rest = 0f64.copysign(y);
    }
    let floor = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0f64.copysign(x / y)
    };
    (floor, rest)
}

/// `one <op> two` where one is a float and the other a number; `None` for other operands.
#[inline]
pub fn arithmetic(vm: &Machine, one: &Value, two: &Value, op: u32) -> Option<PyResult> {
    if !one.is_float() && !two.is_float() {
        return None;
    }
    let operand = |value: &Value| match value.as_float() {
        Some(number) => Some(number),
        None if value.is_small_int() || value.is_bool() => float_value(value),
        None => None,
    };
    let (x, y) = (operand(one)?, operand(two)?);
    calculate(vm, x, y, op)
}

/// `x <op> y`; `None` where floats do not know the operator.
pub fn calculate(vm: &Machine, x: f64, y: f64, op: u32) -> Option<PyResult> {
    let zero = |message: &str| Some(Err(vm.zero_division(message)));
    Some(Ok(Value::float(match op {
        number::ADD => x + y,
        number::SUBTRACT => x - y,
        number::MULTIPLY => x * y,
        number::TRUE_DIVIDE if y == 0.0 => return zero("division by zero"),
        number::TRUE_DIVIDE => x / y,
        number::FLOOR_DIVIDE if y == 0.0 => return zero("division by zero"),
        number::FLOOR_DIVIDE => divmod(x, y).0,
        number::REMAINDER if y == 0.0 => return zero("division by zero"),
        number::REMAINDER => divmod(x, y).1,
        number::POWER => return Some(power(vm, x, y)),
        _ => return None,
    })))
}

fn power(vm: &Machine, x: f64, y: f64) -> PyResult {
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(vm.zero_division("zero to a negative power"));
    }
    if x < 0.0 && y.is_finite() && y != y.trunc() && x.is_finite() {
        return super::complex::power(vm, x, y);
    }
    let result = x.powf(y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(vm.error_with(
            &vm.types.exceptions.overflow_error,
            vec![vm.int(34), super::Str::new("Numerical result out of range")],
        ));
    }
    Ok(Value::float(result))
}

//! Arithmetic on ints: fast for words, exact for any size.

use heap::room;
use heap::value::Value;
use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::division::div_rem_signed;
use super::multiplication::{self, Turn, product_signed};
use super::{as_big, from_big, from_i64, look_for_copies};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::protocols::operators::number;

/// `one <op> two` for two immediate ints; `None` where the operands or the operator ask for more.
#[inline]
pub fn small(vm: &Machine, one: &Value, two: &Value, op: u32) -> Option<PyResult> {
    if !one.both_small_ints(two) {
        return None;
    }
    let (x, y) = (one.small_int_unchecked(), two.small_int_unchecked());
    let result = match op {
        number::ADD => x + y,
        number::SUBTRACT => x - y,
        number::MULTIPLY => match x.checked_mul(y) {
            Some(product) => product,
            None => return Some(Ok(from_big(BigInt::from(x) * y))),
        },
        number::FLOOR_DIVIDE if y != 0 => {
            let quotient = x / y;
            if x % y != 0 && (x < 0) != (y < 0) { quotient - 1 } else { quotient }
        }
        number::REMAINDER if y != 0 => {
            let rest = x % y;
            if rest != 0 && (rest < 0) != (y < 0) { rest + y } else { rest }
        }
        number::FLOOR_DIVIDE | number::REMAINDER | number::TRUE_DIVIDE if y == 0 => {
            return Some(Err(vm.zero_division("division by zero")));
        }
        number::TRUE_DIVIDE if x.unsigned_abs() <= 1 << 53 && y.unsigned_abs() <= 1 << 53 => {
            return Some(Ok(Value::float(x as f64 / y as f64)));
        }
        number::AND => x & y,
        number::OR => x | y,
        number::XOR => x ^ y,
        number::LSHIFT if (0..14).contains(&y) => x << y,
        number::RSHIFT if y >= 0 => x >> y.min(63),
        number::POWER if (0..64).contains(&y) => x.checked_pow(y as u32)?,
        _ => return None,
    };
    Some(Ok(from_i64(result)))
}

/// Quotient and remainder, the remainder with the divisor's sign.
pub fn divmod(turn: Turn, x: &BigInt, y: &BigInt) -> PyResult<(BigInt, BigInt)> {
    let (mut quotient, mut rest) = div_rem_signed(turn, x, y)?;
    if !rest.is_zero() && rest.is_negative() != y.is_negative() {
        quotient -= 1;
        rest += y;
    }
    Ok((quotient, rest))
}

/// `one <op> two` for ints of any size.
pub fn big(vm: &Machine, one: &Value, two: &Value, op: u32) -> PyResult {
    if let Some(result) = small(vm, one, two, op) {
        return result;
    }
    let copies = match op {
        number::FLOOR_DIVIDE | number::REMAINDER | number::TRUE_DIVIDE => 8,
        _ => 3,
    };
    look_for_copies(one, copies)?;
    look_for_copies(two, copies)?;
    let (Some(x), Some(y)) = (as_big(one), as_big(two)) else { return Ok(Value::NOT_IMPLEMENTED) };
    let turn: Turn = &|| vm.check_interrupt();
    Ok(from_big(match op {
        number::ADD => x + y,
        number::SUBTRACT => x - y,
        number::MULTIPLY => {
            check_bits(vm, x.bits() + y.bits())?;
            product_signed(turn, &x, &y)?
        }
        number::AND => x & y,
        number::OR => x | y,
        number::XOR => x ^ y,
        number::FLOOR_DIVIDE | number::REMAINDER | number::TRUE_DIVIDE if y.is_zero() => {
            return Err(vm.zero_division("division by zero"));
        }
        number::FLOOR_DIVIDE => divmod(turn, &x, &y)?.0,
        number::REMAINDER => divmod(turn, &x, &y)?.1,
        number::TRUE_DIVIDE => return true_divide(vm, &x, &y),
        number::LSHIFT | number::RSHIFT => return shift(vm, x, &y, op),
        number::POWER => return power(vm, &x, &y),
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }))
}

fn shift(vm: &Machine, x: BigInt, y: &BigInt, op: u32) -> PyResult {
    if y.is_negative() {
        return Err(vm.value_error("negative shift count"));
    }
    match (op, y.to_usize()) {
        _ if x.is_zero() => Ok(from_i64(0)),
        (number::LSHIFT, Some(count)) => {
            check_bits(vm, x.bits().saturating_add(count as u64))?;
            Ok(from_big(x << count))
        }
        (number::LSHIFT, _) => Err(vm.overflow_error("too many digits in integer")),
        (_, Some(count)) => Ok(from_big(x >> count)),
        (_, None) => Ok(from_i64(if x.is_negative() { -1 } else { 0 })),
    }
}

/// Fails where an int of so many bits is larger than an object may be, or there is no room for it and some copies: what
/// makes it, and what works with it, copies it.
pub fn check_bits(vm: &Machine, bits: u64) -> PyResult<()> {
    let bytes = usize::try_from(bits / 8).unwrap_or(usize::MAX);
    vm.check_size(3, bytes)?;
    Ok(room::look_for::<u8>(bytes.saturating_mul(8))?)
}

/// The correctly rounded quotient.
fn true_divide(vm: &Machine, x: &BigInt, y: &BigInt) -> PyResult {
    let negative = x.is_negative() != y.is_negative();
    let (x, y) = (x.abs(), y.abs());
    // Scale so that the whole quotient has 55 bits or a few more; a sticky bit stands for the rest.
    let shift = 55 - (x.bits() as i64 - y.bits() as i64);
    let (scaled_x, scaled_y) = match shift >= 0 {
        true => (x << shift as usize, y),
        false => (x, y << (-shift) as usize),
    };
    let (mut quotient, rest) = divmod(&|| vm.check_interrupt(), &scaled_x, &scaled_y)?;
    if !rest.is_zero() {
        quotient |= BigInt::one();
    }
    let mantissa = quotient.to_f64().unwrap_or(f64::INFINITY);
    // Two steps, so that a subnormal result is scaled once at most.
    let half = (-shift / 2) as i32;
    let result = mantissa * 2f64.powi(half) * 2f64.powi((-shift) as i32 - half);
    if result.is_infinite() {
        return Err(vm.overflow_error("integer division result too large for a float"));
    }
    Ok(Value::float(if negative { -result } else { result }))
}

fn power(vm: &Machine, x: &BigInt, y: &BigInt) -> PyResult {
    if y.is_negative() {
        let (x, y) = (super::super::float::from_big(x), super::super::float::from_big(y));
        return match (x, y) {
            (Some(x), Some(y)) => super::super::float::calculate(vm, x, y, number::POWER)
                .unwrap_or(Ok(Value::NOT_IMPLEMENTED)),
            _ => Err(vm.overflow_error("int too large to convert to float")),
        };
    }
    if x.is_one() || x.is_zero() && !y.is_zero() {
        return Ok(from_big(x.clone()));
    }
    match y.to_u32() {
        Some(exponent) => {
            check_bits(vm, (x.bits() - 1) * u64::from(exponent))?;
            let power = multiplication::power(&|| vm.check_interrupt(), x.magnitude(), exponent)?;
            let is_negative = x.is_negative() && exponent % 2 == 1;
            Ok(from_big(if is_negative { -BigInt::from(power) } else { power.into() }))
        }
        None if *x == -BigInt::one() => Ok(from_i64(if y.bit(0) { -1 } else { 1 })),
        None => Err(vm.error_with(&vm.types.exceptions.memory_error, Vec::new())),
    }
}

/// `pow(base, exponent, modulus)`.
pub fn power_modulo(vm: &Machine, base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> PyResult {
    if modulus.is_zero() {
        return Err(vm.value_error("pow() 3rd argument cannot be 0"));
    }
    let (base, exponent) = match exponent.is_negative() {
        false => (base.clone(), exponent.clone()),
        true => match base.modinv(modulus) {
            Some(inverse) => (inverse, -exponent),
            None => return Err(vm.value_error("base is not invertible for the given modulus")),
        },
    };
    let (bits, steps) = (modulus.bits(), exponent.bits());
    if bits < MOST_BITS_OF_MODPOW && steps.saturating_mul(bits * bits) < MOST_WORK_OF_MODPOW {
        return Ok(from_big(base.modpow(&exponent, modulus)));
    }
    Ok(from_big(power_by_squares(&|| vm.check_interrupt(), &base, &exponent, modulus)?))
}

/// From so many bits on, dividing each square in less than quadratic time is faster than the method of `num-bigint`.
const MOST_BITS_OF_MODPOW: u64 = 16 * 1024;
/// From so many steps of so many products of bits on, that method could not be interrupted for some tenths of a second.
const MOST_WORK_OF_MODPOW: u64 = 1 << 40;

/// `base` to a power that is not negative, each product taken modulo `modulus`.
fn power_by_squares(
    turn: Turn,
    base: &BigInt,
    exponent: &BigInt,
    modulus: &BigInt,
) -> PyResult<BigInt> {
    let rest = |number: &BigInt| divmod(turn, number, modulus).map(|(_, rest)| rest);
    let (base, mut power) = (rest(base)?, rest(&BigInt::one())?);
    for bit in (0..exponent.bits()).rev() {
        turn()?;
        power = rest(&product_signed(turn, &power, &power)?)?;
        if exponent.bit(bit) {
            power = rest(&product_signed(turn, &power, &base)?)?;
        }
    }
    Ok(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remainders_have_the_sign_of_the_divisor() {
        for (x, y, quotient, rest) in
            [(7, 3, 2, 1), (-7, 3, -3, 2), (7, -3, -3, -2), (-7, -3, 2, -1)]
        {
            let found = divmod(&|| Ok(()), &BigInt::from(x), &BigInt::from(y)).unwrap();
            assert_eq!(found, (BigInt::from(quotient), BigInt::from(rest)));
        }
    }
}

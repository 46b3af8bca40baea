//! The quotient of two integers as a float, rounded once.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};

/// The bits of a float's mantissa, and the exponent of its smallest part.
const MANTISSA_BITS: i64 = 53;
const LEAST_EXPONENT: i64 = -1074;

/// The float nearest to a / b; of two as near, the even one. `None` for a division by zero and for what is too large.
///
/// ```text
/// quotient = |a| * 2^shift // |b|       two bits or more than a float holds, the last one also for the remainder
/// a / b    = round(quotient) * 2^-shift
/// ```
pub fn nearest(a: &BigInt, b: &BigInt) -> Option<f64> {
    if b.is_zero() {
        return None;
    }
    if a.bits() <= MANTISSA_BITS as u64 && b.bits() <= MANTISSA_BITS as u64 {
        return Some(a.to_f64()? / b.to_f64()?);
    }
    let sign = if a.is_negative() == b.is_negative() { 1.0 } else { -1.0 };
    let excess = i64::try_from(a.bits()).ok()? - i64::try_from(b.bits()).ok()?;
    // Bits below half of the smallest float decide nothing but whether there are any.
    let shift = (MANTISSA_BITS + 2 - excess).min(2 - LEAST_EXPONENT);
    let quotient = shifted_quotient(&a.abs(), &b.abs(), shift)?;
    let bits = i64::from(u64::BITS - quotient.leading_zeros());
    let dropped = (bits - MANTISSA_BITS).max(shift + LEAST_EXPONENT).max(0);
    let result = scaled(rounded(quotient, dropped as u32) as f64, dropped - shift);
    result.is_finite().then_some(sign * result)
}

/// `a * 2^shift // b`, with its last bit set if there is a remainder.
fn shifted_quotient(a: &BigInt, b: &BigInt, shift: i64) -> Option<u64> {
    let distance = shift.unsigned_abs();
    let (a, b) = match shift >= 0 {
        true => (a << distance, b.clone()),
        false => (a.clone(), b << distance),
    };
    let quotient = (&a / &b).to_u64()?;
    Some(quotient | u64::from(!(a % b).is_zero()))
}

/// `number / 2^dropped`, half to even.
fn rounded(number: u64, dropped: u32) -> u64 {
    if dropped == 0 {
        return number;
    }
    let (kept, rest) = (number >> dropped, number & ((1 << dropped) - 1));
    let half = 1 << (dropped - 1);
    let up = rest > half || (rest == half && kept & 1 == 1);
    kept + u64::from(up)
}

/// `number * 2^exponent`, in two steps: each power of two is a float, also where the result is subnormal.
fn scaled(number: f64, exponent: i64) -> f64 {
    let half = exponent / 2;
    number * power_of_two(half) * power_of_two(exponent - half)
}

/// 2 to the power of `exponent`, infinite above the range of floats.
fn power_of_two(exponent: i64) -> f64 {
    const BIAS: i64 = 1023;
    match u64::try_from(exponent + BIAS) {
        Ok(biased @ 1..=2046) => f64::from_bits(biased << (MANTISSA_BITS - 1)),
        Ok(0) | Err(_) => 0.0,
        Ok(_) => f64::INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotients_are_rounded_once() {
        let ten = |exponent: u32| BigInt::from(10).pow(exponent);
        let two = |exponent: u32| BigInt::from(2).pow(exponent);
        let cases = [
            (ten(20), BigInt::from(3), Some(33333333333333333333.333)),
            (two(53) + 1, BigInt::from(1), Some(9007199254740992.0)),
            (two(53) + 3, BigInt::from(1), Some(9007199254740996.0)),
            (-ten(400), ten(399), Some(-10.0)),
            (BigInt::from(1), two(1074), Some(f64::from_bits(1))),
            (BigInt::from(1), two(1075), Some(0.0)),
            (BigInt::from(3), two(1075), Some(f64::from_bits(2))),
            (two(1075) + 1, two(2150), Some(f64::from_bits(1))),
            (ten(308), BigInt::from(1), Some(1e308)),
            (ten(309), BigInt::from(1), None),
            (ten(20), BigInt::ZERO, None),
        ];
        for (a, b, expected) in cases {
            assert_eq!(nearest(&a, &b), expected, "{a} / {b}");
        }
    }
}

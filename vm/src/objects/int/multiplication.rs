//! Products of large numbers in pieces, so that long work can be interrupted between them: by the method of Toom and Cook
//! for three parts (in the sequence of Bodrato and Zanoni, 2007). `num-bigint` multiplies what is small.

use num_bigint::{BigInt, BigUint};
use num_traits::One;

use super::division::low_bits;
use crate::errors::PyResult;

/// Is asked between two pieces of long work whether it goes on.
pub type Turn<'a> = &'a dyn Fn() -> PyResult<()>;

/// Numbers of up to so many bits are multiplied at once, in some milliseconds.
const MOST_BITS: u64 = 1 << 20;

pub fn product(turn: Turn, x: &BigUint, y: &BigUint) -> PyResult<BigUint> {
    let (short, long) = if x.bits() <= y.bits() { (x, y) } else { (y, x) };
    if long.bits() <= MOST_BITS {
        return Ok(x * y);
    }
    turn()?;
    if short.bits() * 2 <= long.bits() {
        return by_pieces(turn, long, short);
    }
    let width = long.bits().div_ceil(3).next_multiple_of(64);
    let values = Values::of(short, width).times(turn, &Values::of(long, width))?;
    Ok(values.polynomial(width))
}

/// The product of ints.
pub fn product_signed(turn: Turn, x: &BigInt, y: &BigInt) -> PyResult<BigInt> {
    let magnitude = product(turn, x.magnitude(), y.magnitude())?;
    Ok(BigInt::from_biguint(x.sign() * y.sign(), magnitude))
}

/// `base` to the power of `exponent`.
pub fn power(turn: Turn, base: &BigUint, exponent: u32) -> PyResult<BigUint> {
    if base.bits().saturating_mul(u64::from(exponent)) <= MOST_BITS {
        return Ok(base.pow(exponent));
    }
    let zeros = base.trailing_zeros().unwrap_or(0);
    let odd = base >> zeros;
    let mut power = BigUint::one();
    for bit in (0..u32::BITS - exponent.leading_zeros()).rev() {
        power = product(turn, &power, &power)?;
        if exponent >> bit & 1 == 1 {
            power = product(turn, &power, &odd)?;
        }
    }
    Ok(power << (zeros * u64::from(exponent)))
}

/// The product with a number that is much longer, which is cut into pieces of like length, or of what is multiplied at
/// once.
fn by_pieces(turn: Turn, long: &BigUint, short: &BigUint) -> PyResult<BigUint> {
    let width = short.bits().max(MOST_BITS / 2).next_multiple_of(64);
    let words = (width / 32) as usize;
    let long = long.to_u32_digits();
    let (mut digits, mut carry) = (Vec::with_capacity(long.len() + words), BigUint::ZERO);
    for piece in long.chunks(words) {
        carry += product(turn, &BigUint::from_slice(piece), short)?;
        let end = digits.len() + words;
        digits.extend(carry.iter_u32_digits().take(words));
        digits.resize(end, 0);
        carry >>= width;
    }
    digits.extend(carry.iter_u32_digits());
    Ok(BigUint::new(digits))
}

/// The values of a polynomial at five points.
struct Values {
    at_zero: BigInt,
    at_one: BigInt,
    at_minus_one: BigInt,
    at_minus_two: BigInt,
    at_infinity: BigInt,
}

impl Values {
    /// Of the polynomial whose coefficients are three parts of a number, `width` bits each.
    fn of(number: &BigUint, width: u64) -> Values {
        let part = |place| BigInt::from(low_bits(&(number >> (place * width)), width));
        let (low, middle, high) = (part(0), part(1), part(2));
        let sum = &low + &high;
        let at_minus_one = &sum - &middle;
        Values {
            at_one: sum + middle,
            at_minus_two: ((&at_minus_one + &high) << 1) - &low,
            at_minus_one,
            at_zero: low,
            at_infinity: high,
        }
    }

    fn times(self, turn: Turn, other: &Values) -> PyResult<Values> {
        Ok(Values {
            at_zero: product_signed(turn, &self.at_zero, &other.at_zero)?,
            at_one: product_signed(turn, &self.at_one, &other.at_one)?,
            at_minus_one: product_signed(turn, &self.at_minus_one, &other.at_minus_one)?,
            at_minus_two: product_signed(turn, &self.at_minus_two, &other.at_minus_two)?,
            at_infinity: product_signed(turn, &self.at_infinity, &other.at_infinity)?,
        })
    }

    /// The value at `2 ** width` of the polynomial of the fourth degree that has these values.
    fn polynomial(self, width: u64) -> BigUint {
        let Values { at_zero, at_one, at_minus_one, at_minus_two, at_infinity } = self;
        let third = (at_minus_two - &at_one) / 3;
        let first: BigInt = (at_one - &at_minus_one) >> 1;
        let second = at_minus_one - &at_zero;
        let third: BigInt = ((&second - third) >> 1) + (&at_infinity << 1);
        let second = second + &first - &at_infinity;
        let first = first - &third;
        let lower = [third, second, first, at_zero];
        let value = lower.into_iter().fold(at_infinity, |value, next| (value << width) + next);
        value.into_parts().1
    }
}

#[cfg(test)]
mod tests {
    use super::super::division::tests::number;
    use super::*;

    #[test]
    fn products_in_pieces_are_products() {
        let lengths = [1, 64, 1 << 19, (1 << 20) + 1, 1_700_000, 2_200_000, 3_500_000];
        for (seed, x) in lengths.into_iter().enumerate() {
            for y in lengths {
                let (x, y) = (number(x, seed as u64), number(y, y + 7));
                assert!(
                    product(&|| Ok(()), &x, &y).unwrap() == &x * &y,
                    "{} by {}",
                    x.bits(),
                    y.bits()
                );
            }
        }
    }

    #[test]
    fn powers_are_products() {
        for (base, exponent) in
            [(3u32, 700_000), (12, 400_001), (1 << 20, 60_000), (1, u32::MAX), (0, 5)]
        {
            let found = power(&|| Ok(()), &base.into(), exponent).unwrap();
            assert!(found == BigUint::from(base).pow(exponent), "{base} ** {exponent}");
        }
    }
}

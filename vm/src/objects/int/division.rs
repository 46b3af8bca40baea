//! Division of large numbers in less than quadratic time: the recursive division of Burnikel and Ziegler (1998), which
//! divides by halves and leaves the work to multiplication. `tests/bench/digits` measures it.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Zero};

use super::multiplication::{Turn, product};
use crate::errors::PyResult;

/// Below so many bits of divisor or quotient the long division of `num-bigint` is faster.
const LEAST_BITS: u64 = 64 * 80;

/// Quotient and remainder, towards zero; the divisor is not zero.
pub fn div_rem(turn: Turn, dividend: &BigUint, divisor: &BigUint) -> PyResult<(BigUint, BigUint)> {
    let (bits, divisor_bits) = (dividend.bits(), divisor.bits());
    if divisor_bits < LEAST_BITS || bits < divisor_bits + LEAST_BITS {
        return Ok(dividend.div_rem(divisor));
    }
    let width = width_in_halves(divisor_bits.div_ceil(64)) * 64;
    let shift = width - divisor_bits;
    let divisor = divisor << shift;
    let (quotient, rest) = by_blocks(turn, &(dividend << shift), &divisor, width)?;
    Ok((quotient, rest >> shift))
}

/// Quotient and remainder of ints, towards zero.
pub fn div_rem_signed(
    turn: Turn,
    dividend: &BigInt,
    divisor: &BigInt,
) -> PyResult<(BigInt, BigInt)> {
    let (quotient, rest) = div_rem(turn, dividend.magnitude(), divisor.magnitude())?;
    let sign = if dividend.sign() == divisor.sign() { Sign::Plus } else { Sign::Minus };
    Ok((BigInt::from_biguint(sign, quotient), BigInt::from_biguint(dividend.sign(), rest)))
}

/// The least number of words, not below `words`, that can be halved down to the size of long division.
fn width_in_halves(words: u64) -> u64 {
    let mut halves = 0;
    while (words >> halves) * 64 > LEAST_BITS {
        halves += 1;
    }
    words.div_ceil(1 << halves) << halves
}

/// Long division with digits of `width` bits; the divisor is one digit, its highest bit set.
fn by_blocks(
    turn: Turn,
    dividend: &BigUint,
    divisor: &BigUint,
    width: u64,
) -> PyResult<(BigUint, BigUint)> {
    let blocks = dividend.bits().div_ceil(width);
    let (mut quotient, mut rest) = (BigUint::zero(), BigUint::zero());
    for block in (0..blocks).rev() {
        let digit = low_bits(&(dividend >> (block * width)), width);
        let (next, left) = two_by_one(turn, (rest << width) + digit, divisor, width)?;
        quotient = (quotient << width) + next;
        rest = left;
    }
    Ok((quotient, rest))
}

/// Two digits by one, where the quotient is one digit.
fn two_by_one(
    turn: Turn,
    dividend: BigUint,
    divisor: &BigUint,
    width: u64,
) -> PyResult<(BigUint, BigUint)> {
    if dividend < *divisor {
        return Ok((BigUint::zero(), dividend));
    }
    let half = width / 2;
    if width <= LEAST_BITS || !half.is_multiple_of(64) {
        return Ok(dividend.div_rem(divisor));
    }
    let divisor =
        Halves { high: divisor >> half, low: low_bits(divisor, half), whole: divisor, half };
    let third = low_bits(&(&dividend >> half), half);
    let (high, rest) = divisor.three_by_two(turn, &dividend >> width, third)?;
    let (low, rest) = divisor.three_by_two(turn, rest, low_bits(&dividend, half))?;
    Ok(((high << half) + low, rest))
}

/// A divisor of two halves.
struct Halves<'a> {
    high: BigUint,
    low: BigUint,
    whole: &'a BigUint,
    half: u64,
}

impl Halves<'_> {
    /// Three halves, of which `upper` is two and `third` one, by the two of the divisor.
    fn three_by_two(
        &self,
        turn: Turn,
        upper: BigUint,
        third: BigUint,
    ) -> PyResult<(BigUint, BigUint)> {
        // By the high half alone the quotient comes out too large, by two at most.
        let (mut quotient, rest) = if &upper >> self.half >= self.high {
            let largest = (BigUint::one() << self.half) - 1u32;
            let rest = upper + &self.high - (&self.high << self.half);
            (largest, rest)
        } else {
            two_by_one(turn, upper, &self.high, self.half)?
        };
        let mut rest = (rest << self.half) + third;
        let product = product(turn, &quotient, &self.low)?;
        while rest < product {
            quotient -= 1u32;
            rest += self.whole;
        }
        Ok((quotient, rest - product))
    }
}

pub(super) fn low_bits(number: &BigUint, bits: u64) -> BigUint {
    if number.bits() <= bits {
        return number.clone();
    }
    number & ((BigUint::one() << bits) - 1u32)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A number whose bits come in long rows, which reach the corrections that are rare.
    pub fn number(bits: u64, seed: u64) -> BigUint {
        let mut number = BigUint::one();
        let mut state = seed;
        while number.bits() < bits {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let row = state >> 54;
            number <<= row;
            if state >> 40 & 1 == 1 {
                number += (BigUint::one() << row) - 1u32;
            }
        }
        number
    }

    #[test]
    fn quotient_and_rest_are_those_of_long_division() {
        for seed in 0..40 {
            let divisor = number(LEAST_BITS * (1 + seed % 5) + seed * 37, seed);
            let dividend = number(LEAST_BITS * (3 + seed % 17), seed + 100);
            for dividend in [&dividend * &divisor, &dividend * &divisor - 1u32, dividend.clone()] {
                let found = div_rem(&|| Ok(()), &dividend, &divisor).unwrap();
                assert_eq!(found, dividend.div_rem(&divisor), "{seed}");
            }
        }
    }

    #[test]
    fn signs_are_those_of_division_towards_zero() {
        for (x, y) in [(7, 3), (-7, 3), (7, -3), (-7, -3), (-6, 3), (0, -3)] {
            let found = div_rem_signed(&|| Ok(()), &BigInt::from(x), &BigInt::from(y)).unwrap();
            assert_eq!(found, (BigInt::from(x / y), BigInt::from(x % y)));
        }
    }
}

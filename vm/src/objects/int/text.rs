//! Between ints and their digits, in less than quadratic time: long texts are split in the middle, and the halves are
//! put together by a power of the base, or taken apart by one.
//!
//! How long a text in a base that is no power of two may be is a setting of the running program: `sys` has its functions.

use std::cell::Cell;

use num_bigint::{BigInt, BigUint};
use num_traits::{Num, Signed, Zero};

use super::division::div_rem;
use super::multiplication::{Turn, product};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;

/// The longest text that becomes an int or comes from one, in digits, as a program finds it.
pub const DEFAULT_MOST_DIGITS: usize = 4300;
/// What it may not be set below.
pub const LEAST_MOST_DIGITS: usize = 640;

thread_local! {
    static MOST_DIGITS: Cell<usize> = const { Cell::new(DEFAULT_MOST_DIGITS) };
}

/// How many digits are the most; zero where there is no limit.
pub fn most_digits() -> usize {
    MOST_DIGITS.get()
}

/// Sets how many digits are the most; false for a number that is too small.
pub fn set_most_digits(most: usize) -> bool {
    let is_allowed = most == 0 || most >= LEAST_MOST_DIGITS;
    if is_allowed {
        MOST_DIGITS.set(most);
    }
    is_allowed
}

fn exceeds(digits: usize) -> bool {
    let most = most_digits();
    most > 0 && digits > most
}

/// Whether a text of so many digits in `base` is too long.
pub fn is_too_long(digits: usize, base: u32) -> bool {
    !base.is_power_of_two() && exceeds(digits)
}

/// The error that a text is too long, with what was `found`.
pub fn too_long(vm: &Machine, found: &str) -> Raised {
    let most = most_digits();
    vm.value_error(format!(
        "Exceeds the limit ({most} digits) for integer string conversion{found}; use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// The decimal text of an int, or the error that it is too long.
pub fn to_decimal(vm: &Machine, number: &BigInt) -> PyResult<String> {
    // A digit has more than three bits: what is far too long is not worth the work.
    if exceeds((number.bits() / 4) as usize) {
        return Err(too_long(vm, ""));
    }
    let digits = decimal_digits(&|| vm.check_interrupt(), number.magnitude())?;
    if exceeds(digits.len()) {
        return Err(too_long(vm, ""));
    }
    Ok(if number.is_negative() { format!("-{digits}") } else { digits })
}

/// How many digits are converted at once, in quadratic time.
const PIECE: usize = 512;
/// So many bits have less than `2 * PIECE` digits.
const PIECE_BITS: u64 = 3 * PIECE as u64;

/// The decimal digits of a number.
pub fn decimal_digits(turn: Turn, number: &BigUint) -> PyResult<String> {
    if number.bits() <= PIECE_BITS {
        return Ok(number.to_string());
    }
    let mut powers = vec![BigUint::from(10u32).pow(PIECE as u32)];
    while let Some(last) = powers.last()
        && last.bits() * 2 <= number.bits()
    {
        powers.push(product(turn, last, last)?);
    }
    let mut digits = String::with_capacity((number.bits() / 3) as usize);
    push_digits(turn, number, &powers, false, &mut digits)?;
    Ok(digits)
}

/// Appends the digits of a number below the square of the last power, with all zeros in front where it is `padded`.
fn push_digits(
    turn: Turn,
    number: &BigUint,
    powers: &[BigUint],
    padded: bool,
    digits: &mut String,
) -> PyResult<()> {
    let Some((power, smaller)) = powers.split_last() else {
        let text = if number.is_zero() && !padded { String::new() } else { number.to_string() };
        let zeros = if padded { PIECE - text.len() } else { 0 };
        digits.extend(std::iter::repeat_n('0', zeros));
        digits.push_str(&text);
        return Ok(());
    };
    let (high, low) = div_rem(turn, number, power)?;
    let begun = padded || !high.is_zero();
    if begun {
        push_digits(turn, &high, smaller, padded, digits)?;
    }
    push_digits(turn, &low, smaller, begun, digits)
}

/// The number that ASCII digits are in `base`; nothing where one is no digit of it.
pub fn from_digits(turn: Turn, digits: &str, base: u32) -> PyResult<Option<BigUint>> {
    if digits.len() <= 2 * PIECE || base.is_power_of_two() {
        return Ok(BigUint::from_str_radix(digits, base).ok());
    }
    let mut powers = vec![BigUint::from(base).pow(PIECE as u32)];
    while let Some(last) = powers.last()
        && PIECE << powers.len() < digits.len()
    {
        powers.push(product(turn, last, last)?);
    }
    joined(turn, digits, base, &powers)
}

/// The last power has as many digits as the half behind.
fn joined(turn: Turn, digits: &str, base: u32, powers: &[BigUint]) -> PyResult<Option<BigUint>> {
    let Some((power, smaller)) = powers.split_last() else {
        return Ok(BigUint::from_str_radix(digits, base).ok());
    };
    let Some(middle) = digits.len().checked_sub(PIECE << smaller.len()).filter(|at| *at > 0) else {
        return joined(turn, digits, base, smaller);
    };
    let Some((high, low)) = digits.split_at_checked(middle) else { return Ok(None) };
    let (high, low) = (joined(turn, high, base, smaller)?, joined(turn, low, base, smaller)?);
    let (Some(high), Some(low)) = (high, low) else { return Ok(None) };
    Ok(Some(product(turn, &high, power)? + low))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(digits: &str, base: u32) -> Option<BigUint> {
        from_digits(&|| Ok(()), digits, base).unwrap()
    }

    #[test]
    fn long_numbers_are_their_digits() {
        for length in [1, 511, 512, 513, 1023, 1024, 1025, 2048, 5000, 20000] {
            let varied: String =
                (0..length).map(|at| (b'1' + (at * at % 9) as u8) as char).collect();
            let round = format!("1{}", "0".repeat(length));
            let nines = "9".repeat(length);
            for digits in [varied, round, nines] {
                let number = read(&digits, 10).expect("they are digits");
                assert_eq!(number.to_string(), digits);
                assert_eq!(decimal_digits(&|| Ok(()), &number).unwrap(), digits);
            }
        }
    }

    #[test]
    fn every_base_is_read() {
        let digits = "12012".repeat(1000);
        for base in [3, 7, 16, 36] {
            let slow = BigUint::parse_bytes(digits.as_bytes(), base);
            assert_eq!(read(&digits, base), slow);
        }
        assert_eq!(read(&"19".repeat(2000), 9), None);
        assert_eq!(read(&format!("{}é", "1".repeat(3000)), 10), None);
    }
}

//! `float.hex()` and `float.fromhex()`.

use super::repr;
use crate::objects::str::numeral::trimmed;

/// The bits of a float's fraction, and the exponents of the least and the largest that have all of them.
const FRACTION_BITS: i64 = 52;
const LEAST_EXPONENT: i64 = -1022;
const LARGEST_EXPONENT: i64 = 1023;

/// The float in hexadecimal, every bit of it.
pub fn shown(number: f64) -> String {
    if !number.is_finite() {
        return repr(number);
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    let bits = number.abs().to_bits();
    let (exponent, fraction) = ((bits >> FRACTION_BITS) as i64, bits & ((1 << FRACTION_BITS) - 1));
    match (exponent, fraction) {
        (0, 0) => format!("{sign}0x0.0p+0"),
        (0, _) => format!("{sign}0x0.{fraction:013x}p{LEAST_EXPONENT}"),
        _ => format!("{sign}0x1.{fraction:013x}p{:+}", exponent - LARGEST_EXPONENT),
    }
}

/// Why a text is no float.
#[derive(Debug, PartialEq, Eq)]
pub enum Unreadable {
    Invalid,
    TooLarge,
}

/// The float that `text` is in hexadecimal, the nearest one, and of two as near the one whose last bit is zero.
pub fn parse(text: &str) -> Result<f64, Unreadable> {
    let text = trimmed(text);
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let magnitude = match rest.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        rest => Digits::read(rest).ok_or(Unreadable::Invalid)?.nearest()?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

/// A number as written: the digits as one whole number, times a power of two.
struct Digits {
    /// The first bits, and in the last one whether any bit follows.
    bits: u64,
    exponent: i64,
}

impl Digits {
    fn read(text: &str) -> Option<Digits> {
        let text = text.strip_prefix("0x").unwrap_or(text);
        let (digits, exponent) = match text.split_once('p') {
            Some((digits, exponent)) => (digits, read_exponent(exponent)?),
            None => (text, 0),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut number = Digits { bits: 0, exponent };
        for digit in whole.chars() {
            number.push(digit.to_digit(16)?);
        }
        for digit in fraction.chars() {
            number.push(digit.to_digit(16)?);
            number.exponent = number.exponent.saturating_sub(4);
        }
        Some(number)
    }

    /// Appends a digit; once the word is full, all that is kept of it is whether it is zero.
    fn push(&mut self, digit: u32) {
        if self.bits >> 60 == 0 {
            self.bits = self.bits << 4 | u64::from(digit);
        } else {
            self.bits |= u64::from(digit != 0);
            self.exponent = self.exponent.saturating_add(4);
        }
    }

    fn nearest(self) -> Result<f64, Unreadable> {
        if self.bits == 0 {
            return Ok(0.0);
        }
        let length = i64::from(64 - self.bits.leading_zeros());
        // The exponent of the first bit, and of the last one that a float of this size has.
        let first = self.exponent.saturating_add(length - 1);
        if first > LARGEST_EXPONENT {
            return Err(Unreadable::TooLarge);
        }
        let last = first.max(LEAST_EXPONENT) - FRACTION_BITS;
        let dropped = last.saturating_sub(self.exponent);
        let kept = match dropped {
            ..=0 => u128::from(self.bits) << -dropped,
            1..=64 => rounded(self.bits, dropped as u32),
            _ => 0,
        };
        // Both factors are exact, and so is the product: it has no bit below the last.
        let (half, other) = (last / 2, last - last / 2);
        let number = kept as f64 * power_of_two(half) * power_of_two(other);
        if number.is_finite() { Ok(number) } else { Err(Unreadable::TooLarge) }
    }
}

/// The number without its last bits, to the nearest, ties to even.
fn rounded(bits: u64, dropped: u32) -> u128 {
    let bits = u128::from(bits);
    let (kept, rest, half) = (bits >> dropped, bits & ((1 << dropped) - 1), 1 << (dropped - 1));
    kept + u128::from(rest > half || rest == half && kept & 1 == 1)
}

fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((exponent + LARGEST_EXPONENT) as u64) << FRACTION_BITS)
}

/// An exponent with its sign; one that no number has is as good as any other such.
fn read_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let largest = i64::MAX / 4;
    let exponent = digits.parse::<i64>().unwrap_or(largest).min(largest);
    Some(if text.starts_with('-') { -exponent } else { exponent })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read() {
        for number in [0.1, -2.5, f64::MAX, f64::MIN_POSITIVE, 5e-324, -0.0, 1e300] {
            assert_eq!(parse(&shown(number)).map(f64::to_bits), Ok(number.to_bits()));
        }
    }

    #[test]
    fn ties_go_to_even() {
        assert_eq!(parse("0x1.00000000000008p0"), Ok(1.0));
        assert_eq!(parse("0x1.000000000000080000001p0"), Ok(1.0 + f64::EPSILON));
        assert_eq!(parse("0x1.00000000000018p0"), Ok(1.0 + 2.0 * f64::EPSILON));
        assert_eq!(parse("0x1p-1075"), Ok(0.0));
        assert_eq!(parse("0x1.8p-1075"), Ok(5e-324));
        assert_eq!(parse("0x1.fffffffffffff8p1023"), Err(Unreadable::TooLarge));
        assert_eq!(parse("0x1p1024"), Err(Unreadable::TooLarge));
        for text in ["", "0x", ".", "1p", "0x1p+", "1.2.3", "0x 1", "p1", "--1"] {
            assert_eq!(parse(text), Err(Unreadable::Invalid), "{text}");
        }
    }
}

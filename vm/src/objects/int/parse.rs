//! The int of a text, as `int()` reads it.

use num_bigint::{BigInt, Sign};
use num_traits::Zero;

use super::multiplication::Turn;
use super::text;
use crate::errors::PyResult;

/// Why a text is no int.
#[derive(Debug, PartialEq, Eq)]
pub enum Unreadable {
    Invalid,
    /// So many digits are more than may be.
    TooLong(usize),
}

/// The int that `text`, which has no spaces around it, is in `base`; 0 stands for the base that its prefix says.
pub fn parse(turn: Turn, text: &str, base: u32) -> PyResult<Result<BigInt, Unreadable>> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (Sign::Minus, rest),
        None => (Sign::Plus, text.strip_prefix('+').unwrap_or(text)),
    };
    let prefix = match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let (real_base, digits) = match (base, prefix) {
        (0, 0) => (10, digits),
        (0, _) => (prefix, without_prefix(digits)),
        (base, prefix) if base == prefix => (base, without_prefix(digits)),
        (base, _) => (base, digits),
    };
    let plain = match plain_digits(digits, real_base) {
        Ok(plain) => plain,
        Err(unreadable) => return Ok(Err(unreadable)),
    };
    // `010` was octal once, and is nothing since.
    let is_octal_once = base == 0 && prefix == 0 && plain.starts_with('0');
    let magnitude = text::from_digits(turn, &plain, real_base)?
        .filter(|magnitude| !is_octal_once || magnitude.is_zero());
    Ok(magnitude.map(|magnitude| BigInt::from_biguint(sign, magnitude)).ok_or(Unreadable::Invalid))
}

/// What follows `0x`, one line between them left out.
fn without_prefix(digits: &str) -> &str {
    digits[2..].strip_prefix('_').unwrap_or(&digits[2..])
}

/// The digits without the lines between them.
fn plain_digits(digits: &str, base: u32) -> Result<String, Unreadable> {
    if digits.is_empty()
        || !digits.chars().all(|letter| letter == '_' || letter.is_digit(base))
        || digits.starts_with('_')
        || digits.ends_with('_')
        || digits.contains("__")
    {
        return Err(Unreadable::Invalid);
    }
    let plain = digits.replace('_', "");
    if text::is_too_long(plain.len(), base) {
        return Err(Unreadable::TooLong(plain.len()));
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, base: u32) -> Result<BigInt, Unreadable> {
        parse(&|| Ok(()), text, base).unwrap()
    }

    #[test]
    fn prefixes_and_underscores() {
        let read = |text, base| read(text, base).ok();
        assert_eq!(read("1_000", 10), Some(BigInt::from(1000)));
        assert_eq!(read("0xff", 0), Some(BigInt::from(255)));
        assert_eq!(read("-0b_11", 0), Some(BigInt::from(-3)));
        assert_eq!(read("-0X_1F", 16), Some(BigInt::from(-31)));
        assert_eq!(read("0b1", 16), Some(BigInt::from(0xB1)));
        assert_eq!(read("0_0", 0), Some(BigInt::from(0)));
        assert_eq!(read("z", 36), Some(BigInt::from(35)));
        for (text, base) in
            [("010", 0), ("1__0", 10), ("", 10), ("0x", 16), ("0x__1", 16), ("+-1", 10)]
        {
            assert_eq!(read(text, base), None, "{text}");
        }
    }

    #[test]
    fn only_digits_can_be_too_many() {
        let digits = "1".repeat(5000);
        assert_eq!(read(&digits, 10), Err(Unreadable::TooLong(5000)));
        assert_eq!(read(&format!("{digits}x"), 10), Err(Unreadable::Invalid));
        assert!(read(&digits, 16).is_ok());
    }
}

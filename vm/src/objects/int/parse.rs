//! Text to int, and int to text.

use num_bigint::BigInt;

/// The int that `text` is in `base` (0: by its prefix), as `int()` reads it.
pub fn parse(text: &str, base: u32) -> Option<BigInt> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let prefix = match digits.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => 0,
    };
    let (base, mut digits) = match (base, prefix) {
        (0, 0) => {
            let leading_zero =
                digits.starts_with('0') && digits.bytes().any(|byte| !matches!(byte, b'0' | b'_'));
            if leading_zero {
                return None;
            }
            (10, digits)
        }
        (0, prefix) => (prefix, &digits[2..]),
        (base, prefix) if base == prefix => (base, &digits[2..]),
        (base, _) => (base, digits),
    };
    if prefix != 0 && prefix == base {
        digits = digits.strip_prefix('_').unwrap_or(digits);
    }
    if digits.is_empty()
        || digits.starts_with('_')
        || digits.ends_with('_')
        || digits.contains("__")
    {
        return None;
    }
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let plain: String = digits.chars().filter(|c| *c != '_').map(ascii_digit).collect();
    let number = BigInt::parse_bytes(plain.as_bytes(), base)?;
    Some(if negative { -number } else { number })
}

/// A decimal digit of any script as an ASCII one.
fn ascii_digit(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    crate::objects::str::unicode::decimal(u32::from(c))
        .and_then(|digit| char::from_digit(digit, 10))
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_and_underscores() {
        assert_eq!(parse(" 1_000 ", 10), Some(BigInt::from(1000)));
        assert_eq!(parse("0xff", 0), Some(BigInt::from(255)));
        assert_eq!(parse("-0b_11", 0), Some(BigInt::from(-3)));
        assert_eq!(parse("010", 0), None);
        assert_eq!(parse("1__0", 10), None);
        assert_eq!(parse("", 10), None);
        assert_eq!(parse("z", 36), Some(BigInt::from(35)));
    }
}

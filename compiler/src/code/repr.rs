//! `repr()` of constants, as Python prints it.

use std::fmt::{self, Write};

use unicode_general_category::{GeneralCategory, get_general_category};

use super::Constant;
use crate::text::PyText;

impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constant::None => f.write_str("None"),
            Constant::True => f.write_str("True"),
            Constant::False => f.write_str("False"),
            Constant::Ellipsis => f.write_str("Ellipsis"),
            Constant::Int(value) => write!(f, "{value}"),
            Constant::Float(value) => f.write_str(&float_repr(*value)),
            Constant::Complex { real, imag } => f.write_str(&complex_repr(*real, *imag)),
            Constant::Str(text) => f.write_str(&text_repr(text)),
            Constant::Bytes(bytes) => f.write_str(&bytes_repr(bytes)),
            Constant::Tuple(items) if items.len() == 1 => write!(f, "({},)", items[0]),
            Constant::Tuple(items) => write!(f, "({})", Commas(items)),
            Constant::FrozenSet(items) if items.is_empty() => f.write_str("frozenset()"),
            Constant::FrozenSet(items) => write!(f, "frozenset({{{}}})", Commas(items)),
            Constant::Slice(parts) => write!(f, "slice({})", Commas(&parts[..])),
            Constant::Code(code) => {
                write!(
                    f,
                    "<code object {}, file \"{}\", line {}>",
                    code.name, code.filename, code.firstlineno
                )
            }
        }
    }
}

/// Constants with commas between them.
struct Commas<'a>(&'a [Constant]);

impl fmt::Display for Commas<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, item) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}{item}")?;
        }
        Ok(())
    }
}

/// The shortest decimal that reads back as `value`.
pub fn float_repr(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_string();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_string();
    }
    let (digits, exponent) = shortest_digits(value.abs());
    let minus = if value.is_sign_negative() { "-" } else { "" };
    let (first, rest) = digits.split_at(1);
    match exponent {
        -4..0 => format!("{minus}0.{}{digits}", "0".repeat(-exponent as usize - 1)),
        0..16 => {
            let whole = exponent as usize + 1;
            let zeros = "0".repeat(whole.saturating_sub(digits.len()));
            let (whole, fraction) = digits.split_at(whole.min(digits.len()));
            let fraction = if fraction.is_empty() { "0" } else { fraction };
            format!("{minus}{whole}{zeros}.{fraction}")
        }
        _ => {
            let sign = if exponent < 0 { '-' } else { '+' };
            let point = if rest.is_empty() { "" } else { "." };
            format!("{minus}{first}{point}{rest}e{sign}{:02}", exponent.abs())
        }
    }
}

/// The fewest digits that read back as `value`, which is not negative, and the power of ten of the first. Of two such
/// rows as near to it, Python takes the even one, and Rust the larger.
fn shortest_digits(value: f64) -> (String, i32) {
    let text = format!("{value:e}");
    if is_tie_possible(value) {
        let behind = text.find('e').unwrap_or(0).saturating_sub(2);
        let even = format!("{value:.behind$e}");
        if even != text && even.parse() == Ok(value) {
            return digits_and_exponent(&even);
        }
    }
    digits_and_exponent(&text)
}

/// Whether the value can lie in the middle between two rows of digits: its decimal has eighteen digits at most, as
/// no row has more than seventeen. With `n` bits behind the point it has at least those of five to the `n`.
fn is_tie_possible(value: f64) -> bool {
    const MOST_FRACTION_BITS: f64 = (1u64 << 25) as f64;
    (1e-9..1e40).contains(&value) && (value * MOST_FRACTION_BITS).fract() == 0.0
}

fn digits_and_exponent(scientific: &str) -> (String, i32) {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    (mantissa.replace('.', ""), exponent.parse().unwrap_or(0))
}

/// A complex number: only its imaginary part where the real part is a positive zero.
pub fn complex_repr(real: f64, imag: f64) -> String {
    let part = |value: f64| {
        let text = float_repr(value);
        text.strip_suffix(".0").map_or(text.clone(), str::to_string)
    };
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imag));
    }
    let plus = if imag.is_sign_negative() && !imag.is_nan() { "" } else { "+" };
    format!("({}{plus}{}j)", part(real), part(imag))
}

/// A string in quotes, with escapes for what cannot be shown.
pub fn text_repr(text: &PyText) -> String {
    let bytes = text.as_bytes();
    let quote = repr_quote(bytes);
    let mut repr = String::with_capacity(bytes.len() + 2);
    repr.push(quote);
    for point in text.code_points() {
        match char::from_u32(point) {
            Some('\t') => repr.push_str("\\t"),
            Some('\n') => repr.push_str("\\n"),
            Some('\r') => repr.push_str("\\r"),
            Some(one) if one == quote || one == '\\' => repr.extend(['\\', one]),
            Some(one) if is_printable(point) => repr.push(one),
            _ => push_escape(&mut repr, point),
        }
    }
    repr.push(quote);
    repr
}

/// Bytes in quotes, with escapes for all but printable ASCII.
pub fn bytes_repr(bytes: &[u8]) -> String {
    let quote = repr_quote(bytes);
    let mut repr = String::with_capacity(bytes.len() + 3);
    repr.extend(['b', quote]);
    for &byte in bytes {
        match byte {
            b'\t' => repr.push_str("\\t"),
            b'\n' => repr.push_str("\\n"),
            b'\r' => repr.push_str("\\r"),
            b'\\' => repr.push_str("\\\\"),
            _ if char::from(byte) == quote => repr.extend(['\\', quote]),
            b' '..=b'~' => repr.push(char::from(byte)),
            _ => push_escape(&mut repr, u32::from(byte)),
        }
    }
    repr.push(quote);
    repr
}

/// Double quotes for what has single quotes and no double ones.
fn repr_quote(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' }
}

fn push_escape(repr: &mut String, point: u32) {
    let written = match point {
        0..=0xFF => write!(repr, "\\x{point:02x}"),
        0x100..=0xFFFF => write!(repr, "\\u{point:04x}"),
        _ => write!(repr, "\\U{point:08x}"),
    };
    debug_assert!(written.is_ok(), "writing to a String cannot fail");
}

/// `str.isprintable()` of one code point: no control, format, surrogate, private or unassigned
/// character, and no separator but the space.
pub fn is_printable(point: u32) -> bool {
    use GeneralCategory as Is;
    match point {
        0x20..=0x7E => true,
        0..=0x7F => false,
        _ => char::from_u32(point).is_some_and(|character| {
            !matches!(
                get_general_category(character),
                Is::Control
                    | Is::Format
                    | Is::Surrogate
                    | Is::PrivateUse
                    | Is::Unassigned
                    | Is::LineSeparator
                    | Is::ParagraphSeparator
                    | Is::SpaceSeparator
            )
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_as_short_as_they_can_be() {
        for (value, repr) in [
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (1.5e-5, "1.5e-05"),
            (-0.0, "-0.0"),
            (1e100, "1e+100"),
            (0.0001, "0.0001"),
            (-1234.5, "-1234.5"),
            (949533925941237.0 / 8.0, "118691740742654.62"),
            (2f64.powi(-25), "2.9802322387695312e-08"),
            (9007199254740992.0, "9007199254740992.0"),
            (5.684341886080802e-14, "5.684341886080802e-14"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(float_repr(value), repr);
        }
        assert_eq!(complex_repr(0.0, 2.0), "2j");
        assert_eq!(complex_repr(-0.0, -1.5), "(-0-1.5j)");
    }

    #[test]
    fn strings_are_quoted_and_escaped() {
        assert_eq!(text_repr(&"it's".into()), "\"it's\"");
        assert_eq!(text_repr(&"a\"'\n\u{e9}\u{200b}".into()), "'a\"\\'\\né\\u200b'");
        assert_eq!(bytes_repr(b"\x00a'"), "b\"\\x00a'\"");
    }
}

//! Where sign, digits and separators of a number stand, and what fills the rest of the width.

use heap::value::Value;

use super::super::Str;
use super::super::build::StrBuilder;
use super::spec::Spec;
use crate::errors::PyResult;

/// A number in pieces: `-0x` `1234` `.` `5678` `e+10`.
#[derive(Default)]
pub struct Number<'a> {
    pub negative: bool,
    pub prefix: &'a str,
    /// The digits in front of the point; none in `inf` and `nan`.
    pub whole: &'a str,
    pub point: &'a str,
    pub fraction: &'a str,
    /// An exponent, a percent sign, `inf`.
    pub rest: &'a str,
    /// How many digits stand between two separators.
    pub group: usize,
}

impl<'a> Number<'a> {
    /// Takes apart what `digits` of a float gives.
    pub fn of_float(negative: bool, text: &'a str) -> Number<'a> {
        let digits =
            |text: &str| text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
        let (whole, rest) = text.split_at(digits(text));
        let (point, rest) = rest.split_at(usize::from(rest.starts_with('.')));
        let (fraction, rest) = rest.split_at(digits(rest));
        Number { negative, prefix: "", whole, point, fraction, rest, group: 3 }
    }

    /// The number as the specification wants it.
    pub fn lay_out(&self, spec: &Spec) -> PyResult {
        let sign = match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        };
        let fraction = match spec.fraction_grouping {
            Some(separator) => grouped_from_left(self.fraction, separator, self.group),
            None => self.fraction.to_string(),
        };
        let around =
            sign.len() + self.prefix.len() + self.point.len() + fraction.len() + self.rest.len();
        let whole = match spec.grouping {
            Some(separator) if !self.whole.is_empty() => {
                let zeros = spec.has_leading_zeros();
                let least = if zeros { spec.width.saturating_sub(around) } else { 0 };
                grouped(self.whole, separator, self.group, least)
            }
            _ => self.whole.to_string(),
        };
        let front = format!("{sign}{}", self.prefix);
        let behind = format!("{whole}{}{fraction}{}", self.point, self.rest);
        if spec.align != '=' {
            return pad(spec, &Str::from_string(front + &behind));
        }
        let mut padded = StrBuilder::default();
        padded.push_str(&front);
        padded.repeat(spec.fill, spec.width.saturating_sub(around + whole.len()));
        padded.push_str(&behind);
        Ok(padded.finish()?)
    }
}

/// Puts fill characters around `body`.
pub fn pad(spec: &Spec, body: &Value) -> PyResult {
    let length = body.downcast::<Str>().map_or(0, Str::len);
    let missing = spec.width.saturating_sub(length);
    if missing == 0 {
        return Ok(body.clone());
    }
    let before = match spec.align {
        '<' => 0,
        '^' => missing / 2,
        _ => missing,
    };
    let mut padded = StrBuilder::with_capacity(spec.width);
    padded.repeat(spec.fill, before);
    padded.push_value(body);
    padded.repeat(spec.fill, missing - before);
    Ok(padded.finish()?)
}

/// Digits in groups from the right, with leading zeros until they take `least` places. No separator stands in front.
fn grouped(digits: &str, separator: char, group: usize, least: usize) -> String {
    let mut count = digits.len();
    while count + (count - 1) / group < least {
        count += 1;
    }
    let zeros = std::iter::repeat_n('0', count - digits.len());
    let mut out = String::with_capacity(count + count / group);
    for (at, digit) in zeros.chain(digits.chars()).enumerate() {
        if at > 0 && (count - at).is_multiple_of(group) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// Digits behind the point, in groups from the left.
fn grouped_from_left(digits: &str, separator: char, group: usize) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / group);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at.is_multiple_of(group) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_counted_from_the_point() {
        assert_eq!(grouped("1234567", ',', 3, 0), "1,234,567");
        assert_eq!(grouped("12", ',', 3, 6), "00,012");
        assert_eq!(grouped("12", ',', 3, 4), "0,012");
        assert_eq!(grouped("ffff", '_', 4, 0), "ffff");
        assert_eq!(grouped_from_left("1234567", '_', 3), "123_456_7");
    }
}

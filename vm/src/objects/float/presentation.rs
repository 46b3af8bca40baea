//! The digits of floats in every presentation: all are those of the exact decimal, and ties go to the even digit.

/// How a float is shown.
#[derive(Clone, Copy, Debug)]
pub struct Presentation {
    /// One of `eEfFgGn%`; without one as `repr` shows it, or as `g` with a precision.
    pub kind: Option<char>,
    pub precision: Option<usize>,
    /// The point is shown without digits behind it too, and zeros at the end.
    pub alternate: bool,
    /// Without a kind, a whole number shows by `.0` that it is a float.
    pub shows_float: bool,
}

/// The digits of a float's magnitude.
pub fn digits(number: f64, presentation: &Presentation) -> String {
    let magnitude = number.abs();
    let precision = presentation.precision.unwrap_or(6);
    let alternate = presentation.alternate;
    let text = match presentation.kind {
        None if presentation.precision.is_none() => shortest(magnitude, presentation),
        None => general(magnitude, precision, alternate, presentation.shows_float),
        Some('e' | 'E') => scientific(magnitude, precision, alternate),
        Some('f' | 'F') => fixed(magnitude, precision, alternate),
        Some('%') => fixed(magnitude * 100.0, precision, alternate) + "%",
        Some(_) => general(magnitude, precision, alternate, false),
    };
    match presentation.kind {
        Some('E' | 'F' | 'G') => text.to_ascii_uppercase(),
        _ => text,
    }
}

/// As `repr` shows it.
fn shortest(magnitude: f64, presentation: &Presentation) -> String {
    let text = super::repr(magnitude);
    match (text.split_once('e'), text.strip_suffix(".0")) {
        (Some((mantissa, exponent)), _) if presentation.alternate && !mantissa.contains('.') => {
            format!("{mantissa}.e{exponent}")
        }
        (_, Some(whole)) if !presentation.shows_float => with_point(whole, presentation.alternate),
        _ => text,
    }
}

/// What `inf` and `nan` are in every presentation.
fn not_finite(magnitude: f64) -> Option<String> {
    let text = if magnitude.is_nan() { "nan" } else { "inf" };
    (!magnitude.is_finite()).then(|| text.to_string())
}

/// No float has more digits behind its point, nor more digits at all: what follows are zeros.
const MOST_DIGITS: usize = 1100;

fn fixed(magnitude: f64, precision: usize, alternate: bool) -> String {
    if let Some(text) = not_finite(magnitude) {
        return text;
    }
    let digits = precision.min(MOST_DIGITS);
    let text = format!("{magnitude:.digits$}") + &"0".repeat(precision - digits);
    with_point(&text, alternate)
}

fn scientific(magnitude: f64, precision: usize, alternate: bool) -> String {
    if let Some(text) = not_finite(magnitude) {
        return text;
    }
    let digits = precision.min(MOST_DIGITS);
    let (mantissa, exponent) = mantissa_and_exponent(magnitude, digits);
    let mantissa = mantissa + &"0".repeat(precision - digits);
    with_exponent(&with_point(&mantissa, alternate), exponent)
}

/// As `fixed` where the exponent is neither small nor as large as the precision, which counts all digits.
fn general(magnitude: f64, precision: usize, alternate: bool, shows_float: bool) -> String {
    if let Some(text) = not_finite(magnitude) {
        return text;
    }
    let precision = precision.max(1);
    let (mantissa, exponent) = mantissa_and_exponent(magnitude, (precision - 1).min(MOST_DIGITS));
    let limit = precision as i64 - i64::from(shows_float);
    if exponent < -4 || i64::from(exponent) >= limit {
        return match alternate {
            true => scientific(magnitude, precision - 1, true),
            false => with_exponent(without_zeros(&mantissa), exponent),
        };
    }
    let behind = (precision as i64 - 1 - i64::from(exponent)).max(0) as usize;
    let text = fixed(magnitude, behind, alternate);
    let text = if alternate { &text } else { without_zeros(&text) };
    if shows_float && !text.contains('.') { format!("{text}.0") } else { text.to_string() }
}

/// The digits with a point behind the first, and the power of ten.
fn mantissa_and_exponent(magnitude: f64, digits: usize) -> (String, i32) {
    let text = format!("{magnitude:.digits$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (mantissa.to_string(), exponent.parse().unwrap_or(0))
}

fn with_exponent(mantissa: &str, exponent: i32) -> String {
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

fn with_point(digits: &str, alternate: bool) -> String {
    let point = if alternate && !digits.contains('.') { "." } else { "" };
    format!("{digits}{point}")
}

fn without_zeros(digits: &str) -> &str {
    match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.'),
        false => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(number: f64, kind: char, precision: usize) -> String {
        let precision = Some(precision);
        digits(
            number,
            &Presentation { kind: Some(kind), precision, alternate: false, shows_float: true },
        )
    }

    #[test]
    fn ties_go_to_the_even_digit() {
        assert_eq!(shown(0.125, 'f', 2), "0.12");
        assert_eq!(shown(0.375, 'f', 2), "0.38");
        assert_eq!(shown(0.5, 'f', 0), "0");
        assert_eq!(shown(1.5, 'f', 0), "2");
        assert_eq!(shown(949533925941237.0 / 8.0, 'f', 2), "118691740742654.62");
        assert_eq!(shown(2.5, 'e', 0), "2e+00");
        assert_eq!(shown(125.0, 'g', 2), "1.2e+02");
    }
}

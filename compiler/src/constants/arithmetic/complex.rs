//! Complex arithmetic, with CPython 3.14's rules for operands without an imaginary part, which is not
//! the same as one of zero.

use super::{Number, complex_parts, operators};

type Complex = (f64, f64);

/// `a operator b`, one of them being complex. `None` for what raises.
pub fn binary(operator: u32, a: &Number, b: &Number) -> Option<Complex> {
    let (both, left_real) = (is_complex(a) && is_complex(b), !is_complex(a));
    let (a, b) = (complex_parts(a), complex_parts(b));
    match operator {
        operators::ADD if both => Some((a.0 + b.0, a.1 + b.1)),
        operators::ADD => Some((a.0 + b.0, if left_real { b.1 } else { a.1 })),
        operators::SUBTRACT if both => Some((a.0 - b.0, a.1 - b.1)),
        operators::SUBTRACT => Some((a.0 - b.0, if left_real { -b.1 } else { a.1 })),
        operators::MULTIPLY if both => Some(multiply(a, b)),
        operators::MULTIPLY if left_real => Some((a.0 * b.0, a.0 * b.1)),
        operators::MULTIPLY => Some((a.0 * b.0, a.1 * b.0)),
        operators::TRUE_DIVIDE if both => divide(a, b),
        operators::TRUE_DIVIDE if left_real => divide_real(a.0, b),
        operators::TRUE_DIVIDE => (b.0 != 0.0).then(|| (a.0 / b.0, a.1 / b.0)),
        operators::POWER => power(a, b),
        _ => None,
    }
}

fn is_complex(number: &Number) -> bool {
    matches!(number, Number::Complex(..))
}

fn multiply(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// Scaled by the larger part of the divisor.
fn divide(a: Complex, b: Complex) -> Option<Complex> {
    if b == (0.0, 0.0) {
        return None;
    }
    if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let divisor = b.0 + b.1 * ratio;
        Some(((a.0 + a.1 * ratio) / divisor, (a.1 - a.0 * ratio) / divisor))
    } else {
        let ratio = b.0 / b.1;
        let divisor = b.0 * ratio + b.1;
        Some(((a.0 * ratio + a.1) / divisor, (a.1 * ratio - a.0) / divisor))
    }
}

fn divide_real(a: f64, b: Complex) -> Option<Complex> {
    if b == (0.0, 0.0) {
        return None;
    }
    if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let divisor = b.0 + b.1 * ratio;
        Some((a / divisor, -a * ratio / divisor))
    } else {
        let ratio = b.0 / b.1;
        let divisor = b.0 * ratio + b.1;
        Some((a * ratio / divisor, -a / divisor))
    }
}

fn power(a: Complex, b: Complex) -> Option<Complex> {
    const LARGEST_BY_MULTIPLYING: f64 = 100.0;
    if b.1 == 0.0 && b.0.fract() == 0.0 && b.0.abs() <= LARGEST_BY_MULTIPLYING {
        let power = whole_power(a, b.0.abs() as u32);
        return finite(if b.0 > 0.0 { power } else { divide((1.0, 0.0), power)? });
    }
    if b == (0.0, 0.0) {
        return Some((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        return (b.1 == 0.0 && b.0 > 0.0).then_some((0.0, 0.0));
    }
    let absolute = a.0.hypot(a.1);
    let angle = a.1.atan2(a.0);
    let mut length = absolute.powf(b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length *= (-angle * b.1).exp();
        phase += b.1 * absolute.ln();
    }
    finite((length * phase.cos(), length * phase.sin()))
}

/// By squaring.
fn whole_power(a: Complex, exponent: u32) -> Complex {
    let (mut result, mut square) = ((1.0, 0.0), a);
    let mut bit = 1;
    while bit <= exponent {
        if exponent & bit != 0 {
            result = multiply(result, square);
        }
        bit <<= 1;
        square = multiply(square, square);
    }
    result
}

/// An overflow raises.
fn finite(number: Complex) -> Option<Complex> {
    (number.0.is_finite() && number.1.is_finite()).then_some(number)
}

//! Complex arithmetic, with CPython 3.14's rules for operands without an imaginary part, which is not
//! the same as one of zero, and with C's for parts that are infinite.
//!
//! The machine calculates with it as well, so that a folded constant is what the program would compute.

use super::{Number, operators};

/// The real and the imaginary part.
pub type Complex = (f64, f64);

/// Why an operation has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    DivisionByZero,
    /// Zero to a power that is negative or complex.
    ZeroToPower,
    Overflow,
}

/// The largest exponent that is raised to by multiplying.
const LARGEST_BY_MULTIPLYING: f64 = 100.0;

/// `a operator b`, one of them being complex. `None` for what raises.
pub(super) fn binary(operator: u32, a: &Number, b: &Number) -> Option<Complex> {
    let (both, left_real) = (is_complex(a) && is_complex(b), !is_complex(a));
    let (a, b) = (parts(a)?, parts(b)?);
    match operator {
        operators::ADD if both => Some((a.0 + b.0, a.1 + b.1)),
        operators::ADD => Some((a.0 + b.0, if left_real { b.1 } else { a.1 })),
        operators::SUBTRACT if both => Some((a.0 - b.0, a.1 - b.1)),
        operators::SUBTRACT => Some((a.0 - b.0, if left_real { -b.1 } else { a.1 })),
        operators::MULTIPLY if both => Some(multiply(a, b)),
        operators::MULTIPLY if left_real => Some((a.0 * b.0, a.0 * b.1)),
        operators::MULTIPLY => Some((a.0 * b.0, a.1 * b.0)),
        operators::TRUE_DIVIDE if both => divide(a, b).ok(),
        operators::TRUE_DIVIDE if left_real => divide_real(a.0, b).ok(),
        operators::TRUE_DIVIDE => (b.0 != 0.0).then(|| (a.0 / b.0, a.1 / b.0)),
        operators::POWER => power(a, b).ok(),
        _ => None,
    }
}

fn is_complex(number: &Number) -> bool {
    matches!(number, Number::Complex(..))
}

/// An integer beyond the range of floats has none.
fn parts(number: &Number) -> Option<Complex> {
    let parts = super::complex_parts(number);
    (!matches!(number, Number::Int(_)) || parts.0.is_finite()).then_some(parts)
}

pub fn multiply(a: Complex, b: Complex) -> Complex {
    let products = [a.0 * b.0, a.1 * b.1, a.0 * b.1, a.1 * b.0];
    let product = (products[0] - products[1], products[2] + products[3]);
    if product.0.is_nan() && product.1.is_nan() {
        return infinite_product(a, b, &products).unwrap_or(product);
    }
    product
}

/// The product that came out as no number though a factor, or a part of it, is infinite.
fn infinite_product(a: Complex, b: Complex, products: &[f64; 4]) -> Option<Complex> {
    let (mut x, mut y) = (a, b);
    if is_infinite(x) {
        (x, y) = (boxed(x), without_nan(y));
    }
    if is_infinite(y) {
        (x, y) = (without_nan(x), boxed(y));
    }
    if !is_infinite(a) && !is_infinite(b) {
        if !products.iter().any(|product| product.is_infinite()) {
            return None;
        }
        (x, y) = (without_nan(a), without_nan(b));
    }
    let infinity = f64::INFINITY;
    Some((infinity * (x.0 * y.0 - x.1 * y.1), infinity * (x.0 * y.1 + x.1 * y.0)))
}

fn is_infinite(a: Complex) -> bool {
    a.0.is_infinite() || a.1.is_infinite()
}

fn is_finite(a: Complex) -> bool {
    a.0.is_finite() && a.1.is_finite()
}

/// The direction of an infinite number: its infinite parts as ones, the others as zeros.
fn boxed(a: Complex) -> Complex {
    let part = |part: f64| (if part.is_infinite() { 1.0_f64 } else { 0.0 }).copysign(part);
    (part(a.0), part(a.1))
}

fn without_nan(a: Complex) -> Complex {
    let part = |part: f64| if part.is_nan() { 0.0_f64.copysign(part) } else { part };
    (part(a.0), part(a.1))
}

/// Scaled by the larger part of the divisor.
pub fn divide(a: Complex, b: Complex) -> Result<Complex, Failure> {
    let quotient = if b == (0.0, 0.0) {
        return Err(Failure::DivisionByZero);
    } else if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let divisor = b.0 + b.1 * ratio;
        ((a.0 + a.1 * ratio) / divisor, (a.1 - a.0 * ratio) / divisor)
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let divisor = b.0 * ratio + b.1;
        ((a.0 * ratio + a.1) / divisor, (a.1 * ratio - a.0) / divisor)
    } else {
        (f64::NAN, f64::NAN)
    };
    Ok(if quotient.0.is_nan() && quotient.1.is_nan() {
        infinite_quotient(a, b).unwrap_or(quotient)
    } else {
        quotient
    })
}

/// The quotient that came out as no number though one of the operands is infinite and the other is not.
fn infinite_quotient(a: Complex, b: Complex) -> Option<Complex> {
    let (scale, a, b) = match (is_infinite(a), is_infinite(b)) {
        (true, _) if is_finite(b) => (f64::INFINITY, boxed(a), b),
        (_, true) if is_finite(a) => (0.0, a, boxed(b)),
        _ => return None,
    };
    Some((scale * (a.0 * b.0 + a.1 * b.1), scale * (a.1 * b.0 - a.0 * b.1)))
}

/// A real number divided by a complex one.
pub fn divide_real(a: f64, b: Complex) -> Result<Complex, Failure> {
    let quotient = if b == (0.0, 0.0) {
        return Err(Failure::DivisionByZero);
    } else if b.0.abs() >= b.1.abs() {
        let ratio = b.1 / b.0;
        let divisor = b.0 + b.1 * ratio;
        (a / divisor, -a * ratio / divisor)
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let divisor = b.0 * ratio + b.1;
        (a * ratio / divisor, -a / divisor)
    } else {
        (f64::NAN, f64::NAN)
    };
    if quotient.0.is_nan() && quotient.1.is_nan() && a.is_finite() && is_infinite(b) {
        let direction = boxed(b);
        return Ok((0.0 * (a * direction.0), 0.0 * (-a * direction.1)));
    }
    Ok(quotient)
}

/// `a ** b`.
pub fn power(a: Complex, b: Complex) -> Result<Complex, Failure> {
    if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= LARGEST_BY_MULTIPLYING {
        let power = whole_power(a, b.0.abs() as u32);
        let power = if b.0 > 0.0 { Ok(power) } else { divide((1.0, 0.0), power) };
        return in_range(power.map_err(|_| Failure::ZeroToPower)?);
    }
    if b == (0.0, 0.0) {
        return Ok((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        let is_zero = b.1 == 0.0 && b.0 >= 0.0;
        return if is_zero { Ok((0.0, 0.0)) } else { Err(Failure::ZeroToPower) };
    }
    let absolute = a.0.hypot(a.1);
    let angle = a.1.atan2(a.0);
    let mut length = absolute.powf(b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length *= (-angle * b.1).exp();
        phase += b.1 * absolute.ln();
    }
    if phase.is_infinite() {
        // An angle without a sine: CPython takes the mark that C leaves of it for that of a division.
        return Err(Failure::ZeroToPower);
    }
    in_range((length * phase.cos(), length * phase.sin()))
}

/// By squaring.
fn whole_power(a: Complex, exponent: u32) -> Complex {
    let Some(rest) = exponent.checked_sub(1) else { return (1.0, 0.0) };
    let (mut result, mut square) = (a, a);
    let mut bit = 1;
    while bit <= rest {
        if rest & bit != 0 {
            result = multiply(result, square);
        }
        bit <<= 1;
        if bit <= rest {
            square = multiply(square, square);
        }
    }
    result
}

fn in_range(number: Complex) -> Result<Complex, Failure> {
    if is_infinite(number) { Err(Failure::Overflow) } else { Ok(number) }
}

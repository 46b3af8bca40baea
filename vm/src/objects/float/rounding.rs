//! `round(x, n)`: the float nearest to the exact decimal, rounded to a digit, ties to the even digit.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::FromPrimitive;

/// No float has a digit behind this one that is not zero.
const LAST_DIGIT: i64 = 323;
/// Every float is less than half of ten to this power.
const FIRST_DIGIT: i64 = 308;

/// `x` rounded to `digits` digits behind the point, or with fewer than none in front of it; infinite where the outcome
/// is too large.
pub fn round(x: f64, digits: i64) -> f64 {
    match digits {
        _ if !x.is_finite() || digits > LAST_DIGIT => x,
        _ if digits < -FIRST_DIGIT => 0f64.copysign(x),
        0.. => {
            let text = format!("{x:.*}", digits as usize);
            text.parse().unwrap_or(x)
        }
        _ => to_multiple(x, (-digits) as u32),
    }
}

/// `x` rounded to a multiple of a power of ten.
fn to_multiple(x: f64, power: u32) -> f64 {
    let magnitude = x.abs();
    let unit = BigInt::from(10).pow(power);
    let (mut count, rest) = BigInt::from_f64(magnitude.trunc()).unwrap_or_default().div_rem(&unit);
    let twice = rest * 2;
    let is_tie = twice == unit && magnitude.fract() == 0.0;
    if twice > unit || twice == unit && !is_tie || is_tie && count.is_odd() {
        count += 1;
    }
    // Through its text, so that it is the nearest.
    let nearest: f64 = (count * unit).to_string().parse().unwrap_or(f64::INFINITY);
    nearest.copysign(x)
}

#[cfg(test)]
mod tests {
    use super::round;

    #[test]
    fn ties_go_to_the_even_digit() {
        for (x, digits, rounded) in [
            (0.125, 2, 0.12),
            (2.675, 2, 2.67),
            (25.0, -1, 20.0),
            (35.0, -1, 40.0),
            (25.5, -1, 30.0),
            (-15.0, -1, -20.0),
            (8.676275375188096e+71, -5, 8.676275375188096e+71),
            (1e23, -22, 1e23),
            (4.9, -1, 0.0),
        ] {
            assert_eq!(round(x, digits), rounded, "round({x}, {digits})");
        }
        assert_eq!(round(1.7e308, -308), f64::INFINITY);
    }
}

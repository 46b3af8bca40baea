//! Arithmetic on constants, as CPython's compiler does it: `None` where it leaves the work to run time.
//!
//! It declines what would raise or warn, and what would make a constant big: the limits are CPython's.

pub mod complex;
mod division;

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::code::Constant;
use crate::text::PyText;

const MAX_INT_BITS: u64 = 128;
const MAX_COLLECTION_SIZE: usize = 256;
const MAX_STR_SIZE: usize = 4096;
const MAX_TOTAL_ITEMS: isize = 1024;

pub use crate::operator::number as operators;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnaryOperator {
    Negative,
    Positive,
    Invert,
    Not,
}

/// A number, bools being integers.
enum Number {
    Int(BigInt),
    Float(f64),
    Complex(f64, f64),
}

fn number(constant: &Constant) -> Option<Number> {
    Some(match constant {
        Constant::Int(int) => Number::Int(int.clone()),
        Constant::True => Number::Int(1.into()),
        Constant::False => Number::Int(0.into()),
        Constant::Float(float) => Number::Float(*float),
        Constant::Complex { real, imag } => Number::Complex(*real, *imag),
        _ => return None,
    })
}

fn integer(constant: &Constant) -> Option<BigInt> {
    match number(constant) {
        Some(Number::Int(int)) => Some(int),
        _ => None,
    }
}

fn boolean(value: bool) -> Constant {
    if value { Constant::True } else { Constant::False }
}

/// `left == right`
pub fn is_equal(left: &Constant, right: &Constant) -> bool {
    match (number(left), number(right)) {
        (Some(Number::Int(left)), Some(Number::Int(right))) => left == right,
        (Some(left), Some(right)) => complex_parts(&left) == complex_parts(&right),
        _ => super::is_same(left, right),
    }
}

fn complex_parts(number: &Number) -> (f64, f64) {
    match number {
        Number::Int(int) => (int.to_f64().unwrap_or(f64::NAN), 0.0),
        Number::Float(float) => (*float, 0.0),
        Number::Complex(real, imag) => (*real, *imag),
    }
}

pub fn unary(operator: UnaryOperator, operand: &Constant) -> Option<Constant> {
    use UnaryOperator::{Invert, Negative, Not, Positive};
    Some(match (operator, number(operand)) {
        // The inversion of a bool warns when it runs.
        (Invert, _) if matches!(operand, Constant::True | Constant::False) => return None,
        (Not, _) => boolean(!super::is_true(operand)),
        (Negative, Some(Number::Int(int))) => Constant::Int(-int),
        (Negative, Some(Number::Float(float))) => Constant::Float(-float),
        (Negative, Some(Number::Complex(real, imag))) => {
            Constant::Complex { real: -real, imag: -imag }
        }
        (Positive, Some(Number::Int(int))) => Constant::Int(int),
        (Positive, Some(_)) => operand.clone(),
        (Invert, Some(Number::Int(int))) => Constant::Int(!int),
        _ => return None,
    })
}

/// `left operator right`, the operator as in `BINARY_OP`.
pub fn binary(operator: u32, left: &Constant, right: &Constant) -> Option<Constant> {
    if operator == operators::SUBSCR {
        return subscript(left, right);
    }
    match (number(left), number(right)) {
        (Some(Number::Int(a)), Some(Number::Int(b))) => {
            let both_bool = [left, right]
                .iter()
                .all(|operand| matches!(operand, Constant::True | Constant::False));
            integers(operator, &a, &b, both_bool)
        }
        (Some(a @ Number::Complex(..)), Some(b)) | (Some(a), Some(b @ Number::Complex(..))) => {
            complexes(operator, &a, &b)
        }
        (Some(a), Some(b)) => floats(operator, float(a)?, float(b)?),
        _ => sequences(operator, left, right),
    }
}

/// An operand of a float operation. An integer beyond the range of floats would raise.
fn float(number: Number) -> Option<f64> {
    match number {
        Number::Int(int) => int.to_f64().filter(|float| float.is_finite()),
        Number::Float(float) => Some(float),
        Number::Complex(..) => None,
    }
}

fn integers(operator: u32, a: &BigInt, b: &BigInt, both_bool: bool) -> Option<Constant> {
    let bits = |int: &BigInt| int.bits();
    Some(Constant::Int(match operator {
        operators::ADD => a + b,
        operators::SUBTRACT => a - b,
        operators::MULTIPLY => {
            if !a.is_zero() && !b.is_zero() && bits(a) + bits(b) > MAX_INT_BITS {
                return None;
            }
            a * b
        }
        operators::TRUE_DIVIDE => return division::nearest(a, b).map(Constant::Float),
        operators::FLOOR_DIVIDE if !b.is_zero() => floor_divide(a, b).0,
        operators::REMAINDER if !b.is_zero() => floor_divide(a, b).1,
        operators::POWER if b.is_negative() => {
            let (a, b) = (float(Number::Int(a.clone()))?, float(Number::Int(b.clone()))?);
            return float_power(a, b);
        }
        operators::POWER => whole_power(a, b)?,
        operators::LSHIFT | operators::RSHIFT if b.is_negative() => return None,
        operators::LSHIFT if a.is_zero() || b.is_zero() => a.clone(),
        operators::LSHIFT => {
            let shift = b.to_u64().filter(|&shift| shift <= MAX_INT_BITS)?;
            if bits(a) > MAX_INT_BITS - shift {
                return None;
            }
            a << shift
        }
        operators::RSHIFT => a >> b.to_u64().unwrap_or(u64::MAX),
        operators::AND if both_bool => return Some(boolean(!a.is_zero() && !b.is_zero())),
        operators::OR if both_bool => return Some(boolean(!a.is_zero() || !b.is_zero())),
        operators::XOR if both_bool => return Some(boolean(a != b)),
        operators::AND => a & b,
        operators::OR => a | b,
        operators::XOR => a ^ b,
        _ => return None,
    }))
}

/// Quotient and remainder, rounded towards minus infinity.
fn floor_divide(a: &BigInt, b: &BigInt) -> (BigInt, BigInt) {
    let (quotient, remainder) = (a / b, a % b);
    if !remainder.is_zero() && remainder.is_negative() != b.is_negative() {
        return (quotient - 1, remainder + b);
    }
    (quotient, remainder)
}

/// `a ** b` for an exponent that is not negative.
fn whole_power(a: &BigInt, b: &BigInt) -> Option<BigInt> {
    if a.is_zero() || b.is_zero() {
        return Some(if b.is_zero() { BigInt::one() } else { BigInt::ZERO });
    }
    if a.bits() > MAX_INT_BITS / b.to_u64()? {
        return None;
    }
    Some(a.pow(b.to_u32()?))
}

fn floats(operator: u32, a: f64, b: f64) -> Option<Constant> {
    Some(Constant::Float(match operator {
        operators::ADD => a + b,
        operators::SUBTRACT => a - b,
        operators::MULTIPLY => a * b,
        operators::TRUE_DIVIDE if b != 0.0 => a / b,
        operators::FLOOR_DIVIDE if b != 0.0 => float_divmod(a, b).0,
        operators::REMAINDER if b != 0.0 => float_divmod(a, b).1,
        operators::POWER => return float_power(a, b),
        _ => return None,
    }))
}

/// `a ** b`: a root of a negative number is complex, zero to a negative power raises.
fn float_power(a: f64, b: f64) -> Option<Constant> {
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return None;
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
        let (real, imag) = complex::power((a, 0.0), (b, 0.0)).ok()?;
        return Some(Constant::Complex { real, imag });
    }
    let power = a.powf(b);
    let overflows = power.is_infinite() && a.is_finite() && b.is_finite();
    (!overflows).then_some(Constant::Float(power))
}

/// Floor division and modulo, the latter with the sign of the divisor.
fn float_divmod(a: f64, b: f64) -> (f64, f64) {
    let mut remainder = a % b;
    let mut quotient = (a - remainder) / b;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(b);
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder += b;
        quotient -= 1.0;
    }
    let floor = if quotient == 0.0 {
        0.0_f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (floor, remainder)
}

fn complexes(operator: u32, a: &Number, b: &Number) -> Option<Constant> {
    complex::binary(operator, a, b).map(|(real, imag)| Constant::Complex { real, imag })
}

fn sequences(operator: u32, left: &Constant, right: &Constant) -> Option<Constant> {
    match (operator, left, right) {
        (operators::ADD, Constant::Str(a), Constant::Str(b)) => {
            let joined = [a.as_bytes(), b.as_bytes()].concat();
            // Two halves of a surrogate pair stay two code points.
            Some(Constant::Str(PyText::from_surrogatepass(&joined)?))
        }
        (operators::ADD, Constant::Bytes(a), Constant::Bytes(b)) => {
            Some(Constant::Bytes([&a[..], &b[..]].concat().into()))
        }
        (operators::ADD, Constant::Tuple(a), Constant::Tuple(b)) => {
            Some(Constant::Tuple([&a[..], &b[..]].concat().into()))
        }
        (operators::MULTIPLY, sequence, count) if integer(count).is_some() => {
            repeat(sequence, &integer(count)?)
        }
        (operators::MULTIPLY, count, sequence) => repeat(sequence, &integer(count)?),
        _ => None,
    }
}

fn repeat(sequence: &Constant, count: &BigInt) -> Option<Constant> {
    let size = match sequence {
        Constant::Str(text) => text.code_points().count(),
        Constant::Bytes(bytes) => bytes.len(),
        Constant::Tuple(items) => items.len(),
        _ => return None,
    };
    let limit = if let Constant::Tuple(_) = sequence { MAX_COLLECTION_SIZE } else { MAX_STR_SIZE };
    // A count of whatever size is fine for nothing to repeat, as long as it fits a `ssize_t`.
    let count = if size == 0 { count.to_i64().map(|_| 0)? } else { count.to_usize()? };
    if size > 0 && count > limit / size {
        return None;
    }
    Some(match sequence {
        Constant::Str(text) => {
            Constant::Str(PyText::from_surrogatepass(&text.as_bytes().repeat(count))?)
        }
        Constant::Bytes(bytes) => Constant::Bytes(bytes.repeat(count).into()),
        Constant::Tuple(items) => {
            let budget = MAX_TOTAL_ITEMS.checked_div(count as isize).unwrap_or(MAX_TOTAL_ITEMS);
            if size > 0 && count > 0 && remaining_items(items, budget) < 0 {
                return None;
            }
            Constant::Tuple(std::iter::repeat_n(&items[..], count).flatten().cloned().collect())
        }
        _ => return None,
    })
}

/// What is left of a budget of items after those of a tuple, nested ones included.
fn remaining_items(items: &[Constant], budget: isize) -> isize {
    let mut left = budget - items.len() as isize;
    for item in items {
        if left < 0 {
            break;
        }
        if let Constant::Tuple(nested) = item {
            left = remaining_items(nested, left);
        }
    }
    left
}

/// `container[index]`
fn subscript(container: &Constant, index: &Constant) -> Option<Constant> {
    if let Constant::Slice(bounds) = index {
        return slice(container, bounds);
    }
    let index = integer(index)?.to_i64()?;
    let place = |length: usize| {
        let place = if index < 0 { index + length as i64 } else { index };
        usize::try_from(place).ok().filter(|&place| place < length)
    };
    Some(match container {
        Constant::Str(text) => {
            let points: Vec<u32> = text.code_points().collect();
            Constant::Str(PyText::from_code_points([points[place(points.len())?]])?)
        }
        Constant::Bytes(bytes) => Constant::Int(bytes[place(bytes.len())?].into()),
        Constant::Tuple(items) => items[place(items.len())?].clone(),
        _ => return None,
    })
}

fn slice(container: &Constant, bounds: &Rc<[Constant; 3]>) -> Option<Constant> {
    Some(match container {
        Constant::Str(text) => {
            let points: Vec<u32> = text.code_points().collect();
            let chosen = places(bounds, points.len())?.into_iter().map(|place| points[place]);
            Constant::Str(PyText::from_code_points(chosen)?)
        }
        Constant::Bytes(bytes) => {
            let chosen = places(bounds, bytes.len())?;
            Constant::Bytes(chosen.into_iter().map(|place| bytes[place]).collect())
        }
        Constant::Tuple(items) => {
            let chosen = places(bounds, items.len())?;
            Constant::Tuple(chosen.into_iter().map(|place| items[place].clone()).collect())
        }
        _ => return None,
    })
}

/// The places that a slice of a sequence of this length picks.
fn places(bounds: &[Constant; 3], length: usize) -> Option<Vec<usize>> {
    let length = length as i64;
    let bound = |bound: &Constant| match bound {
        Constant::None => Some(None),
        // Beyond the range of a machine word is beyond any sequence.
        other => integer(other).map(|int| {
            let extreme = if int.is_negative() { i64::MIN / 2 } else { i64::MAX / 2 };
            Some(int.to_i64().unwrap_or(extreme).clamp(i64::MIN / 2, i64::MAX / 2))
        }),
    };
    let step = bound(&bounds[2])?.unwrap_or(1);
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let clip = |place: i64| {
        let place = if place < 0 { place + length } else { place };
        place.clamp(lowest, highest)
    };
    let start = bound(&bounds[0])?.map_or(if step < 0 { highest } else { lowest }, clip);
    let stop = bound(&bounds[1])?.map_or(if step < 0 { lowest } else { highest }, clip);
    let mut places = Vec::new();
    let mut place = start;
    while step != 0 && (if step < 0 { place > stop } else { place < stop }) {
        places.push(usize::try_from(place).ok()?);
        place = place.checked_add(step)?;
    }
    (step != 0).then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(value: i64) -> Constant {
        Constant::Int(value.into())
    }

    #[test]
    fn operations_have_pythons_results() {
        let (huge, third) = (BigInt::from(10).pow(20), 33333333333333333333.333);
        let cases = [
            (operators::FLOOR_DIVIDE, int(-7), int(2), Some(int(-4))),
            (operators::REMAINDER, int(-7), int(2), Some(int(1))),
            (operators::TRUE_DIVIDE, int(1), int(0), None),
            (operators::POWER, int(2), int(-1), Some(Constant::Float(0.5))),
            (operators::POWER, int(2), int(1000), None),
            (operators::POWER, int(0), Constant::Int(huge.clone()), Some(int(0))),
            (operators::LSHIFT, int(0), Constant::Int(huge.clone()), Some(int(0))),
            (operators::LSHIFT, int(0), int(-1), None),
            (operators::RSHIFT, int(-5), Constant::Int(huge.clone()), Some(int(-1))),
            (operators::TRUE_DIVIDE, Constant::Int(huge), int(3), Some(Constant::Float(third))),
            (operators::OR, Constant::True, Constant::False, Some(Constant::True)),
            (operators::ADD, Constant::True, int(1), Some(int(2))),
            (
                operators::MULTIPLY,
                Constant::Str("ab".into()),
                int(2),
                Some(Constant::Str("abab".into())),
            ),
            (operators::MULTIPLY, Constant::Str("ab".into()), int(5000), None),
            (
                operators::SUBSCR,
                Constant::Str("abc".into()),
                int(-1),
                Some(Constant::Str("c".into())),
            ),
            (operators::SUBSCR, Constant::Str("abc".into()), int(3), None),
        ];
        for (operator, left, right, expected) in cases {
            assert_eq!(binary(operator, &left, &right), expected, "{operator} {left:?} {right:?}");
        }
        let all_but_first = Constant::Slice(Rc::new([int(1), Constant::None, Constant::None]));
        let rest = binary(operators::SUBSCR, &Constant::Str("abc".into()), &all_but_first);
        assert_eq!(rest, Some(Constant::Str("bc".into())));
    }
}

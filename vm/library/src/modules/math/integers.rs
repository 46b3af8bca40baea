//! Functions of ints, exact for any size: products are taken by halves, so that the factors are of like size.

use std::ops::Range;

use heap::value::Value;
use num_bigint::{BigInt, BigUint};
use num_traits::{One, Signed, ToPrimitive, Zero};
use vm::arguments::OrNone;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::int::multiplication::{Turn, product, product_signed};
use vm::objects::int::{self, arithmetic, division};

pub(super) fn factorial(vm: &Machine, n: BigInt) -> PyResult {
    if n.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(n) = n.to_u64().filter(|&n| n < 1 << 31) else {
        return Err(vm.overflow_error("factorial() argument should not exceed 9223372036854775807"));
    };
    // A factor has no more bits than the last.
    arithmetic::check_bits(vm, n * u64::from(64 - n.leading_zeros()))?;
    Ok(int::from_big(by_halves(&|| vm.check_interrupt(), 1..n + 1, &BigInt::from)?))
}

pub(super) fn combinations(vm: &Machine, n: BigInt, k: BigInt) -> PyResult<BigInt> {
    check_natural(vm, &n, &k)?;
    if k > n {
        return Ok(BigInt::zero());
    }
    let k = if &k * 2 > n { &n - &k } else { k };
    let steps = small_count(vm, &k, "comb")?;
    arithmetic::check_bits(vm, steps.saturating_mul(n.bits()))?;
    let turn: Turn = &|| vm.check_interrupt();
    let ordered = by_halves(turn, 0..steps, &|step| &n - step)?;
    let orders = by_halves(turn, 1..steps + 1, &BigInt::from)?;
    Ok(division::div_rem_signed(turn, &ordered, &orders)?.0)
}

pub(super) fn permutations(vm: &Machine, n: BigInt, k: OrNone<BigInt>) -> PyResult {
    let Some(k) = k.0 else { return factorial(vm, n) };
    check_natural(vm, &n, &k)?;
    if k > n {
        return Ok(int::from_i64(0));
    }
    let steps = small_count(vm, &k, "perm")?;
    arithmetic::check_bits(vm, steps.saturating_mul(n.bits()))?;
    Ok(int::from_big(by_halves(&|| vm.check_interrupt(), 0..steps, &|step| &n - step)?))
}

fn check_natural(vm: &Machine, n: &BigInt, k: &BigInt) -> PyResult<()> {
    for (name, value) in [("n", n), ("k", k)] {
        if value.is_negative() {
            return Err(vm.value_error(format!("{name} must be a non-negative integer")));
        }
    }
    Ok(())
}

fn small_count(vm: &Machine, k: &BigInt, function: &str) -> PyResult<u64> {
    k.to_u64().filter(|&k| k < 1 << 32).ok_or_else(|| {
        vm.overflow_error(format!(
            "min(n - k, k) must not exceed 9223372036854775807 in {function}"
        ))
    })
}

/// The product of the factors at these places.
fn by_halves(turn: Turn, places: Range<u64>, factor: &dyn Fn(u64) -> BigInt) -> PyResult<BigInt> {
    let Range { start, end } = places;
    if end.saturating_sub(start) <= 16 {
        return Ok(places.fold(BigInt::one(), |product, place| product * factor(place)));
    }
    turn()?;
    let middle = start + (end - start) / 2;
    let (one, two) =
        (by_halves(turn, start..middle, factor)?, by_halves(turn, middle..end, factor)?);
    product_signed(turn, &one, &two)
}

pub(super) fn gcd(vm: &Machine, integers: &[Value]) -> PyResult {
    let mut common = BigUint::zero();
    for item in integers {
        common = greatest_divisor(&|| vm.check_interrupt(), common, magnitude(vm, item)?)?;
    }
    Ok(int::from_big(common.into()))
}

pub(super) fn lcm(vm: &Machine, integers: &[Value]) -> PyResult {
    let turn: Turn = &|| vm.check_interrupt();
    let mut multiple = BigUint::one();
    for item in integers {
        let item = magnitude(vm, item)?;
        if multiple.is_zero() || item.is_zero() {
            multiple = BigUint::zero();
            continue;
        }
        let common = greatest_divisor(turn, multiple.clone(), item.clone())?;
        multiple = product(turn, &division::div_rem(turn, &multiple, &common)?.0, &item)?;
    }
    Ok(int::from_big(multiple.into()))
}

fn magnitude(vm: &Machine, value: &Value) -> PyResult<BigUint> {
    Ok(int::as_big(&vm.index_value(value)?).unwrap_or_default().into_parts().1)
}

/// Euclid's algorithm as Lehmer has it: what its steps do is told by the first word of each number, as long as that is
/// enough, and is done to the whole numbers at once.
fn greatest_divisor(turn: Turn, x: BigUint, y: BigUint) -> PyResult<BigUint> {
    let (mut x, mut y) = if x < y { (y, x) } else { (x, y) };
    while y.bits() > 64 {
        turn()?;
        let shift = x.bits() - 62;
        let (first, second) = (first_word(&x, shift), first_word(&y, shift));
        let steps = Steps::of(first, second);
        (x, y) = match steps.is_none() {
            true => {
                let rest = division::div_rem(turn, &x, &y)?.1;
                (y, rest)
            }
            false => (steps.upper.of_both(&x, &y), steps.lower.of_both(&x, &y)),
        };
    }
    while !y.is_zero() {
        (x, y) = (y.clone(), x % y);
    }
    Ok(x)
}

fn first_word(number: &BigUint, shift: u64) -> i64 {
    (number >> shift).to_i64().expect("the bits that are left fit a word")
}

/// What of two numbers remains after some steps of Euclid's algorithm: multiples of them, added.
struct Steps {
    upper: Multiples,
    lower: Multiples,
}

#[derive(Clone, Copy, PartialEq)]
struct Multiples(i64, i64);

impl Steps {
    /// The steps that are the same for all numbers that begin with these words.
    fn of(mut x: i64, mut y: i64) -> Steps {
        let (mut upper, mut lower) = (Multiples(1, 0), Multiples(0, 1));
        while y + lower.0 != 0 && y + lower.1 != 0 {
            let quotient = (x + upper.0) / (y + lower.0);
            if quotient != (x + upper.1) / (y + lower.1) {
                break;
            }
            let next = upper.less(lower, quotient);
            let Some(next) = next else { break };
            (upper, lower) = (lower, next);
            (x, y) = (y, x - quotient * y);
        }
        Steps { upper, lower }
    }

    fn is_none(&self) -> bool {
        self.upper == Multiples(1, 0)
    }
}

impl Multiples {
    fn less(self, other: Multiples, times: i64) -> Option<Multiples> {
        let first = self.0.checked_sub(times.checked_mul(other.0)?)?;
        let second = self.1.checked_sub(times.checked_mul(other.1)?)?;
        Some(Multiples(first, second))
    }

    /// The sum, which is not negative.
    fn of_both(self, x: &BigUint, y: &BigUint) -> BigUint {
        let (first, second) = (x * self.0.unsigned_abs(), y * self.1.unsigned_abs());
        match (self.0 < 0, self.1 < 0) {
            (false, false) => first + second,
            (true, _) => second - first,
            (_, true) => first - second,
        }
    }
}

pub(super) fn isqrt(vm: &Machine, n: BigInt) -> PyResult {
    if n.is_negative() {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    Ok(int::from_big(root(&|| vm.check_interrupt(), n.magnitude())?.into()))
}

/// The whole part of the square root: Newton's method, each step with twice the bits of the one before, so that the last
/// one decides how long it takes.
fn root(turn: Turn, number: &BigUint) -> PyResult<BigUint> {
    let Some(half) = number.bits().checked_sub(1).map(|bits| bits / 2) else {
        return Ok(BigUint::zero());
    };
    let (mut root, mut bits) = (BigUint::one(), 0);
    for places in (0..u64::BITS - half.leading_zeros()).rev() {
        let next = half >> places;
        let part = number >> (2 * half - bits - next + 1);
        let quotient = division::div_rem(turn, &part, &root)?.0;
        root = (root << (next - bits - 1)) + quotient;
        bits = next;
    }
    if product(turn, &root, &root)? > *number {
        root -= 1u32;
    }
    Ok(root)
}

#[cfg(test)]
mod tests {
    use num_integer::Integer;

    use super::*;

    fn numbers() -> impl Iterator<Item = BigUint> {
        let mut state = 1u64;
        (0..300u64).map(move |length| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let odd = BigUint::from(state | 1);
            let power = odd.pow((length % 23) as u32);
            if length % 3 == 0 { power << (length % 130) } else { power + length }
        })
    }

    #[test]
    fn divisors_are_those_of_euclid() {
        let numbers: Vec<_> = numbers().collect();
        for (x, y) in numbers.iter().zip(numbers.iter().skip(7)) {
            for (x, y) in [(x * y, y * &numbers[40]), (x.clone(), y.clone()), (x + 1u32, x.clone())]
            {
                let found = greatest_divisor(&|| Ok(()), x.clone(), y.clone()).unwrap();
                assert_eq!(found, x.gcd(&y), "{x} {y}");
            }
        }
    }

    #[test]
    fn roots_are_whole_parts() {
        for number in numbers() {
            for number in
                [&number * &number, &number * &number + 1u32, number.clone(), number + 2u32]
            {
                assert_eq!(root(&|| Ok(()), &number).unwrap(), number.sqrt(), "{number}");
            }
        }
    }
}

//! `math`: functions of floats, and of ints where they are exact.

mod integers;

use heap::value::{Ref, Value};
use num_bigint::BigInt;
use num_traits::{FromPrimitive, One, Signed, ToPrimitive, Zero};
use vm::arguments::OrNone;
use vm::errors::{PyResult, Raised};
use vm::function;
use vm::machine::Machine;
use vm::objects::type_object::spec::Method;
use vm::objects::{Module, Tuple, float, int};
use vm::protocols::operators::number;

pub fn make(_: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::native("math", FUNCTIONS);
    for (name, value) in [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        module.dict.set_str(name, Value::float(value));
    }
    Ok(module)
}

/// A function of one float: what it gives, or an error where CPython has one. Where only a part of the floats will do, what
/// it expects.
macro_rules! of_one {
    ($name:literal, $function:expr) => {
        function!($name, "(x, /)", |vm, x: f64| {
            let function: fn(f64) -> f64 = $function;
            checked(vm, x, function(x))
        })
    };
    ($name:literal, $function:expr, $expected:literal) => {
        function!($name, "(x, /)", |vm, x: f64| {
            let function: fn(f64) -> f64 = $function;
            let result = function(x);
            match result.is_nan() && !x.is_nan() || result.is_infinite() && x.is_finite() {
                true => Err(unexpected(vm, $expected, x)),
                false => Ok(Value::float(result)),
            }
        })
    };
}

/// A predicate of one float.
macro_rules! test_of_one {
    ($name:literal, $function:expr) => {
        function!($name, "(x, /)", |_, x: f64| {
            let function: fn(f64) -> bool = $function;
            function(x)
        })
    };
}

static FUNCTIONS: &[Method] = &[
    of_one!("acos", f64::acos, "a number in range from -1 up to 1")
        .doc("The arc cosine, in radians."),
    of_one!("acosh", libm::acosh, "argument value not less than 1").doc("The inverse of cosh()."),
    of_one!("asin", f64::asin, "a number in range from -1 up to 1")
        .doc("The arc sine, in radians."),
    of_one!("asinh", libm::asinh).doc("The inverse of sinh()."),
    of_one!("atan", f64::atan).doc("The arc tangent, in radians."),
    of_one!("atanh", libm::atanh, "a number between -1 and 1").doc("The inverse of tanh()."),
    of_one!("cbrt", f64::cbrt).doc("The cube root."),
    of_one!("cos", f64::cos).doc("The cosine of an angle in radians."),
    of_one!("cosh", f64::cosh).doc("The hyperbolic cosine."),
    function!("degrees", "(x, /)", |_, x: f64| x * (180.0 / std::f64::consts::PI))
        .doc("An angle in radians, in degrees."),
    of_one!("exp", f64::exp).doc("e to the power of x."),
    of_one!("exp2", f64::exp2).doc("2 to the power of x."),
    of_one!("expm1", f64::exp_m1).doc("exp(x) - 1, exact also for small x."),
    of_one!("fabs", f64::abs).doc("The size of a number, as a float."),
    of_one!("radians", |x| x * (std::f64::consts::PI / 180.0))
        .doc("An angle in degrees, in radians."),
    of_one!("sin", f64::sin).doc("The sine of an angle in radians."),
    of_one!("sinh", f64::sinh).doc("The hyperbolic sine."),
    of_one!("tan", f64::tan).doc("The tangent of an angle in radians."),
    of_one!("tanh", f64::tanh).doc("The hyperbolic tangent."),
    of_one!("log1p", f64::ln_1p, "argument value > -1")
        .doc("The logarithm of 1 + x, exact also for small x."),
    test_of_one!("isfinite", f64::is_finite).doc("Whether the number is neither infinite nor NaN."),
    test_of_one!("isinf", f64::is_infinite).doc("Whether the number is infinite."),
    test_of_one!("isnan", f64::is_nan).doc("Whether the number is NaN."),
    of_one!("sqrt", f64::sqrt, "a nonnegative input").doc("The square root."),
    function!("atan2", "(y, x, /)", |_, y: f64, x: f64| y.atan2(x))
        .doc("The angle of the point (x, y), in radians."),
    function!("copysign", "(x, y, /)", |_, x: f64, y: f64| x.copysign(y))
        .doc("The size of the one number with the sign of the other."),
    function!("fma", "(x, y, z, /)", fma).doc("x * y + z, rounded once."),
    function!("fmod", "(x, y, /)", fmod).doc("The rest of a division, with the sign of x."),
    function!("pow", "(x, y, /)", pow).doc("x to the power of y, as a float."),
    function!("remainder", "(x, y, /)", remainder).doc("The rest that is nearest to zero."),
    function!("nextafter", "(x, y, /, *, steps=None)", nextafter)
        .doc("The float next to x in the direction of y, or so many steps away."),
    function!("hypot", "(*coordinates)", hypot)
        .doc("The length of the vector with these coordinates."),
    function!("dist", "(p, q, /)", dist).doc("The distance of two points."),
    function!("fsum", "(seq, /)", fsum).doc("The sum of floats, exact but for one rounding."),
    function!("prod", "(iterable, /, *, start=1)", prod)
        .doc("The start and all items, multiplied."),
    function!("sumprod", "(p, q, /)", sumprod).doc("The products of the pairs of items, added up."),
    function!("isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isclose)
        .doc("Whether two numbers differ by no more than a tolerance."),
    function!("log", "(x, base=None, /)", log)
        .doc("The logarithm, to base e unless another is given.")
        .untold(),
    function!("log2", "(x, /)", |vm, x: &Value| logarithm(vm, x, f64::log2))
        .doc("The logarithm to base 2."),
    function!("log10", "(x, /)", |vm, x: &Value| logarithm(vm, x, f64::log10))
        .doc("The logarithm to base 10."),
    function!("floor", "(x, /)", |vm, x: &Value| rounded(vm, x, "__floor__", f64::floor))
        .doc("The nearest int that is not greater."),
    function!("ceil", "(x, /)", |vm, x: &Value| rounded(vm, x, "__ceil__", f64::ceil))
        .doc("The nearest int that is not less."),
    function!("trunc", "(x, /)", |vm, x: &Value| rounded(vm, x, "__trunc__", f64::trunc))
        .doc("The number without its fraction, as an int."),
    function!("frexp", "(x, /)", |_, x: f64| {
        let (mantissa, exponent) = frexp(x);
        Ok(Tuple::new(vec![Value::float(mantissa), int::from_i64(exponent)]))
    })
    .doc("Mantissa and exponent of base 2."),
    function!("ldexp", "(x, i, /)", ldexp).doc("x times 2 to the power of i."),
    function!("modf", "(x, /)", |_, x: f64| {
        let fraction = if x.is_infinite() { 0.0_f64.copysign(x) } else { x.fract().copysign(x) };
        Ok(Tuple::new(vec![Value::float(fraction), Value::float(x.trunc())]))
    })
    .doc("The fraction and the whole part, both as floats."),
    function!("gamma", "(x, /)", |vm, x: f64| {
        match x == f64::NEG_INFINITY || is_pole_of_gamma(x) {
            true => Err(unexpected(vm, WHERE_GAMMA_IS, x)),
            false => checked(vm, x, libm::tgamma(x)),
        }
    })
    .doc("The gamma function."),
    function!("lgamma", "(x, /)", |vm, x: f64| {
        match is_pole_of_gamma(x) {
            true => Err(unexpected(vm, WHERE_GAMMA_IS, x)),
            false => checked(vm, x, libm::lgamma(x)),
        }
    })
    .doc("The logarithm of the size of gamma(x)."),
    of_one!("erf", libm::erf).doc("The error function."),
    of_one!("erfc", libm::erfc).doc("1 - erf(x), exact also for large x."),
    function!("factorial", "(n, /)", integers::factorial)
        .doc("The product of all ints from 1 to n."),
    function!("gcd", "(*integers)", integers::gcd)
        .doc("The greatest int that divides all of them."),
    function!("lcm", "(*integers)", integers::lcm)
        .doc("The least positive int that all of them divide."),
    function!("isqrt", "(n, /)", integers::isqrt)
        .doc("The whole part of the square root of an int."),
    function!("comb", "(n, k, /)", integers::combinations)
        .doc("In how many ways k of n things can be picked."),
    function!("perm", "(n, k=None, /)", integers::permutations)
        .doc("In how many ways k of n things can be put in a row."),
    function!("ulp", "(x, /)", |_, x: f64| {
        let x = x.abs();
        Ok(Value::float(if x.is_finite() { next_after(x, f64::INFINITY) - x } else { x }))
    })
    .doc("The value of the last bit of a float."),
];

/// The result of a function at `x`: not a number where `x` is one is a domain error, infinity an overflow.
fn checked(vm: &Machine, x: f64, result: f64) -> PyResult {
    if result.is_nan() && !x.is_nan() {
        return Err(unexpected(vm, "a finite input", x));
    }
    if result.is_infinite() && x.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(result))
}

fn unexpected(vm: &Machine, expected: &str, x: f64) -> Raised {
    vm.value_error(format!("expected {expected}, got {}", shown(x)))
}

const WHERE_GAMMA_IS: &str = "a noninteger or positive integer";

fn is_pole_of_gamma(x: f64) -> bool {
    x <= 0.0 && x.is_finite() && x.fract() == 0.0
}

fn shown(x: f64) -> String {
    compiler::code::float_repr(x)
}

fn fma(vm: &Machine, x: f64, y: f64, z: f64) -> PyResult {
    let result = x.mul_add(y, z);
    if result.is_nan() && ![x, y, z].into_iter().any(f64::is_nan) {
        return Err(vm.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && [x, y, z].into_iter().all(f64::is_finite) {
        return Err(vm.overflow_error("overflow in fma"));
    }
    Ok(Value::float(result))
}

fn fmod(vm: &Machine, x: f64, y: f64) -> PyResult {
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    Ok(Value::float(result))
}

fn pow(vm: &Machine, x: f64, y: f64) -> PyResult {
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || (x == 0.0 && y < 0.0) {
            return Err(vm.value_error("math domain error"));
        }
        if result.is_infinite() {
            return Err(vm.overflow_error("math range error"));
        }
    }
    Ok(Value::float(result))
}

/// The IEEE remainder: the quotient is rounded to the nearest integer, to even in a tie.
fn remainder(vm: &Machine, x: f64, y: f64) -> PyResult {
    if x.is_infinite() && !y.is_nan() || y == 0.0 && !x.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    Ok(Value::float(libm::remainder(x, y)))
}

/// `steps` floats from `x` in the direction of `y`, and not beyond it.
fn nextafter(vm: &Machine, x: f64, y: f64, steps: OrNone<BigInt>) -> PyResult<f64> {
    let steps = steps.0.unwrap_or(BigInt::one());
    if steps.is_negative() {
        return Err(vm.value_error("steps must be a non-negative integer"));
    }
    if x.is_nan() || y.is_nan() || steps.is_zero() {
        return Ok(if y.is_nan() && !x.is_nan() && !steps.is_zero() { y } else { x });
    }
    if x == y {
        return Ok(y);
    }
    // Floats are in the order of their bits, the negative ones backwards.
    let rank = |number: f64| match number.to_bits() as i64 {
        bits if bits < 0 => -i128::from(bits & i64::MAX),
        bits => i128::from(bits),
    };
    let (from, to) = (rank(x), rank(y));
    let steps = steps.to_i128().unwrap_or(i128::MAX / 2);
    let place = if to > from { (from + steps).min(to) } else { (from - steps).max(to) };
    let size = f64::from_bits(place.unsigned_abs() as u64);
    Ok(match place {
        0 if place == to => y,
        0 => size.copysign(x),
        _ if place < 0 => -size,
        _ => size,
    })
}

fn next_after(x: f64, y: f64) -> f64 {
    if x == y {
        y
    } else if y > x {
        x.next_up()
    } else if y < x {
        x.next_down()
    } else {
        f64::NAN
    }
}

fn hypot(vm: &Machine, coordinates: &Value) -> PyResult {
    let coordinates = vm.to_vec(coordinates)?;
    let coordinates =
        coordinates.iter().map(|one| vm.to_float(one)).collect::<PyResult<Vec<_>>>()?;
    Ok(Value::float(norm(&coordinates)))
}

fn dist(vm: &Machine, p: &Value, q: &Value) -> PyResult {
    let (p, q) = (vm.to_vec(p)?, vm.to_vec(q)?);
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let differences = p
        .iter()
        .zip(&q)
        .map(|(p, q)| Ok(vm.to_float(p)? - vm.to_float(q)?))
        .collect::<PyResult<Vec<_>>>()?;
    Ok(Value::float(norm(&differences)))
}

/// The square root of the sum of the squares, scaled so that it neither overflows nor loses small parts.
fn norm(coordinates: &[f64]) -> f64 {
    let largest = coordinates.iter().fold(0.0_f64, |largest, one| largest.max(one.abs()));
    if coordinates.iter().any(|one| one.is_infinite()) {
        return f64::INFINITY;
    }
    if coordinates.iter().any(|one| one.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 {
        return 0.0;
    }
    if let [x, y] = coordinates {
        return x.hypot(*y);
    }
    let squares = coordinates.iter().map(|one| (one / largest) * (one / largest));
    largest * exact_sum(squares.collect()).unwrap_or(f64::INFINITY).sqrt()
}

fn fsum(vm: &Machine, seq: &Value) -> PyResult {
    let items = vm.to_vec(seq)?;
    let items = items.iter().map(|one| vm.to_float(one)).collect::<PyResult<Vec<_>>>()?;
    if items.contains(&f64::INFINITY) && items.contains(&f64::NEG_INFINITY) {
        return Err(vm.value_error("-inf + inf in fsum"));
    }
    let sum = exact_sum(items);
    sum.map(Value::float).ok_or_else(|| vm.overflow_error("intermediate overflow in fsum"))
}

/// The sum of floats, rounded once: Shewchuk's partial sums, which do not overlap. `None` where one is beyond all floats.
fn exact_sum(items: Vec<f64>) -> Option<f64> {
    if let Some(special) = items.iter().copied().filter(|one| !one.is_finite()).reduce(|a, b| a + b)
    {
        return Some(special);
    }
    let mut partials: Vec<f64> = Vec::new();
    for mut x in items {
        let mut kept = 0;
        for place in 0..partials.len() {
            let mut y = partials[place];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        if !x.is_finite() {
            return None;
        }
        partials.truncate(kept);
        partials.push(x);
    }
    Some(round_partials(&partials))
}

/// The sum of partial sums that do not overlap, ties to even.
fn round_partials(partials: &[f64]) -> f64 {
    let Some((&last, mut rest)) = partials.split_last() else { return 0.0 };
    let (mut high, mut low) = (last, 0.0);
    while let Some((&next, before)) = rest.split_last() {
        rest = before;
        let x = high;
        high = x + next;
        low = next - (high - x);
        if low != 0.0 {
            break;
        }
    }
    if let Some(&next) = rest.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let doubled = low * 2.0;
        let x = high + doubled;
        if x - high == doubled {
            return x;
        }
    }
    high
}

fn prod(vm: &Machine, iterable: &Value, start: &Value) -> PyResult {
    let start = if start.is_null() { int::from_i64(1) } else { start.clone() };
    vm.to_vec(iterable)?.iter().try_fold(start, |product, item| multiply(vm, &product, item))
}

fn sumprod(vm: &Machine, p: &Value, q: &Value) -> PyResult {
    let (p, q) = (vm.to_vec(p)?, vm.to_vec(q)?);
    if p.len() != q.len() {
        return Err(vm.value_error("Inputs are not the same length"));
    }
    p.iter().zip(&q).try_fold(int::from_i64(0), |sum, (p, q)| add(vm, &sum, &multiply(vm, p, q)?))
}

fn isclose(vm: &Machine, a: f64, b: f64, rel_tol: &Value, abs_tol: &Value) -> PyResult {
    let or = |value: &Value, default: f64| {
        if value.is_null() { Ok(default) } else { vm.to_float(value) }
    };
    let (relative, absolute) = (or(rel_tol, 1e-9)?, or(abs_tol, 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    let difference = (a - b).abs();
    let close = a == b
        || (a.is_finite()
            && b.is_finite()
            && (difference <= relative * b.abs()
                || difference <= relative * a.abs()
                || difference <= absolute));
    Ok(Value::bool(close))
}

fn log(vm: &Machine, x: &Value, base: &Value) -> PyResult {
    let natural = |value: &Value| logarithm(vm, value, f64::ln);
    let numerator = natural(x)?;
    if base.is_null() {
        return Ok(numerator);
    }
    let (numerator, denominator) = (vm.to_float(&numerator)?, vm.to_float(&natural(base)?)?);
    if denominator == 0.0 {
        return Err(vm.zero_division("division by zero"));
    }
    Ok(Value::float(numerator / denominator))
}

/// A logarithm of a float, or of an int of any size.
fn logarithm(vm: &Machine, value: &Value, function: fn(f64) -> f64) -> PyResult {
    if let Some(big) = int::as_big(value) {
        if !big.is_positive() {
            return Err(vm.value_error("expected a positive input"));
        }
        if float::from_big(&big).is_none() {
            // The number is a mantissa times a power of two.
            let (mantissa, exponent) = mantissa_of(&big);
            return Ok(Value::float(function(mantissa) + function(2.0) * exponent as f64));
        }
    }
    let x = vm.to_float(value)?;
    if x <= 0.0 {
        return Err(vm.value_error(format!("expected a positive input, got {}", shown(x))));
    }
    Ok(Value::float(function(x)))
}

/// The nearest float between one half and one, and the exponent of two, of a positive int of more than 64 bits.
fn mantissa_of(number: &BigInt) -> (f64, u64) {
    let shift = number.bits() - 64;
    let first = (number >> shift).to_u64().expect("64 bits are left");
    // The last bit stands for all that are shifted out.
    let rest = u64::from(number.trailing_zeros().is_some_and(|zeros| zeros < shift));
    let mantissa = (first | rest) as f64 / 2f64.powi(64);
    if mantissa < 1.0 { (mantissa, number.bits()) } else { (0.5, number.bits() + 1) }
}

/// `floor`, `ceil`, `trunc`: an int stays, a float is rounded, anything else is asked.
fn rounded(vm: &Machine, value: &Value, method: &str, function: fn(f64) -> f64) -> PyResult {
    if int::is_int(value) {
        return vm.index_value(value);
    }
    match value.as_float() {
        Some(x) => int_from_float(vm, function(x)),
        None => match special_result(vm, value, method)? {
            Some(result) => Ok(result),
            None if method == "__trunc__" => {
                let kind = vm.class(value).name();
                Err(vm.type_error(format!("type {kind} doesn't define __trunc__ method")))
            }
            None => int_from_float(vm, function(vm.to_float(value)?)),
        },
    }
}

/// What a special method of the value's class gives, where the class has it.
fn special_result(vm: &Machine, value: &Value, name: &str) -> PyResult<Option<Value>> {
    let name = vm.intern(name);
    match vm.get_optional_attribute(vm.class(value).value(), &name)? {
        Some(method) => vm.call(&method, std::slice::from_ref(value)).map(Some),
        None => Ok(None),
    }
}

fn int_from_float(vm: &Machine, x: f64) -> PyResult {
    if x.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    match BigInt::from_f64(x) {
        Some(number) => Ok(int::from_big(number)),
        None => Err(vm.overflow_error("cannot convert float infinity to integer")),
    }
}

fn add(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    vm.binary_operator(one, two, number::ADD)
}

fn multiply(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    vm.binary_operator(one, two, number::MULTIPLY)
}

/// A mantissa from 0.5 to 1 and an exponent of two.
fn frexp(x: f64) -> (f64, i64) {
    let (mantissa, exponent) = libm::frexp(x);
    (mantissa, i64::from(exponent))
}

fn ldexp(vm: &Machine, x: f64, i: &Value) -> PyResult {
    let exponent = match int::as_big(i) {
        Some(exponent) => {
            exponent.to_i64().unwrap_or(if exponent.is_negative() { -5000 } else { 5000 })
        }
        None => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
    };
    let result = libm::ldexp(x, exponent.clamp(-5000, 5000) as i32);
    if result.is_infinite() && x.is_finite() {
        return Err(vm.overflow_error("math range error"));
    }
    Ok(Value::float(result))
}

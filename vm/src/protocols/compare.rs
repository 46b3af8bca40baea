//! Comparisons.

use std::cmp::Ordering;

use compiler::operator::{COMPARISONS, comparison};
use heap::value::Value;
use heap::value::cells::ValueVec;
use num_traits::ToPrimitive;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::{Float, Int, Str, int};
use crate::special::Special;

/// `<`, `<=`, `==`, `!=`, `>`, `>=`, numbered as `COMPARE_OP` numbers them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Comparison {
    Lt = comparison::LT as u8,
    Le = comparison::LE as u8,
    Eq = comparison::EQ as u8,
    Ne = comparison::NE as u8,
    Gt = comparison::GT as u8,
    Ge = comparison::GE as u8,
}

impl Comparison {
    #[inline(always)]
    pub fn from_number(number: u32) -> Option<Comparison> {
        Some(match number {
            comparison::LT => Comparison::Lt,
            comparison::LE => Comparison::Le,
            comparison::EQ => Comparison::Eq,
            comparison::NE => Comparison::Ne,
            comparison::GT => Comparison::Gt,
            comparison::GE => Comparison::Ge,
            _ => return None,
        })
    }

    #[inline(always)]
    pub fn holds<T: PartialOrd + ?Sized>(self, one: &T, two: &T) -> bool {
        match self {
            Comparison::Lt => one < two,
            Comparison::Le => one <= two,
            Comparison::Eq => one == two,
            Comparison::Ne => one != two,
            Comparison::Gt => one > two,
            Comparison::Ge => one >= two,
        }
    }

    pub fn of_ordering(self, ordering: Ordering) -> bool {
        self.holds(&ordering, &Ordering::Equal)
    }

    /// The comparison that says the same with the operands exchanged.
    fn swapped(self) -> Comparison {
        match self {
            Comparison::Lt => Comparison::Gt,
            Comparison::Le => Comparison::Ge,
            Comparison::Gt => Comparison::Lt,
            Comparison::Ge => Comparison::Le,
            same => same,
        }
    }

    fn special(self) -> Special {
        match self {
            Comparison::Lt => Special::Lt,
            Comparison::Le => Special::Le,
            Comparison::Eq => Special::Eq,
            Comparison::Ne => Special::Ne,
            Comparison::Gt => Special::Gt,
            Comparison::Ge => Special::Ge,
        }
    }

    fn symbol(self) -> &'static str {
        COMPARISONS[self as usize]
    }
}

/// Compares two numbers of builtin types; `None` for other values, and where one is NaN.
fn compare_numbers(one: &Value, two: &Value) -> Option<Option<Ordering>> {
    if let (Some(one), Some(two)) = (int::as_i64(one), int::as_i64(two)) {
        return Some(Some(one.cmp(&two)));
    }
    match (float_of(one), float_of(two)) {
        (Some(one), Some(two)) => Some(one.partial_cmp(&two)),
        (Some(one), None) if int::is_int(two) => Some(compare_float_int(one, two)),
        (None, Some(two)) if int::is_int(one) => {
            Some(compare_float_int(two, one).map(Ordering::reverse))
        }
        _ => Some(Some(int::as_big(one)?.cmp(&int::as_big(two)?))),
    }
}

/// The number in a `float`.
pub fn float_of(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.downcast::<Float>().map(|float| float.0))
}

/// Compares exactly: the int is not rounded.
fn compare_float_int(float: f64, number: &Value) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if let Some(small) = int::as_i64(number)
        && small.unsigned_abs() <= 1 << 53
    {
        return float.partial_cmp(&(small as f64));
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Greater } else { Ordering::Less });
    }
    let big = int::as_big(number)?;
    let whole = num_bigint::BigInt::from(0)
        + num_traits::FromPrimitive::from_f64(float.trunc())
            .unwrap_or_else(num_bigint::BigInt::default);
    match whole.cmp(&big) {
        Ordering::Equal => float.fract().partial_cmp(&0.0),
        ordering => Some(ordering),
    }
}

impl Machine {
    /// `one <op> two`.
    #[inline]
    pub fn compare(&self, one: &Value, two: &Value, comparison: Comparison) -> PyResult {
        if one.both_small_ints(two) {
            let (one, two) = (one.small_int_unchecked(), two.small_int_unchecked());
            return Ok(Value::bool(comparison.holds(&one, &two)));
        }
        if let (Some(one), Some(two)) = (one.as_float(), two.as_float()) {
            return Ok(Value::bool(comparison.holds(&one, &two)));
        }
        if let (Some(one), Some(two)) = (one.exact::<Str>(), two.exact::<Str>()) {
            return Ok(Value::bool(match comparison {
                Comparison::Eq => one == two,
                Comparison::Ne => one != two,
                _ => comparison.of_ordering(one.partial_cmp(two).unwrap_or(Ordering::Equal)),
            }));
        }
        self.compare_slowly(one, two, comparison)
    }

    fn compare_slowly(&self, one: &Value, two: &Value, comparison: Comparison) -> PyResult {
        let plain = |value: &Value| !value.is_object() || value.is_exact::<Int>();
        if plain(one)
            && plain(two)
            && let Some(ordering) = compare_numbers(one, two)
        {
            return Ok(Value::bool(match ordering {
                Some(ordering) => comparison.of_ordering(ordering),
                None => comparison == Comparison::Ne,
            }));
        }
        self.enter_native(" in comparison")?;
        let (left, right) = (self.class(one), self.class(two));
        let mut swapped_done = false;
        if !left.is(right) && right.is_subclass_of(left) {
            swapped_done = true;
            if let Some(answer) = self.try_compare(two, one, comparison.swapped())? {
                return Ok(answer);
            }
        }
        if let Some(answer) = self.try_compare(one, two, comparison)? {
            return Ok(answer);
        }
        if !swapped_done && let Some(answer) = self.try_compare(two, one, comparison.swapped())? {
            return Ok(answer);
        }
        match comparison {
            Comparison::Eq => Ok(Value::bool(one.is(two))),
            Comparison::Ne => Ok(Value::bool(!one.is(two))),
            _ => {
                // Whoever was asked may have become something else meanwhile.
                let (left, right) = (self.class(one).name(), self.class(two).name());
                Err(self.type_error(format!(
                    "'{}' not supported between instances of '{left}' and '{right}'",
                    comparison.symbol()
                )))
            }
        }
    }

    fn try_compare(
        &self,
        one: &Value,
        two: &Value,
        comparison: Comparison,
    ) -> PyResult<Option<Value>> {
        let method = self.class(one).special(comparison.special());
        match self.try_call_special(one, &method, std::slice::from_ref(two)) {
            None => Ok(None),
            Some(answer) => answer.map(|answer| (!answer.is_not_implemented()).then_some(answer)),
        }
    }

    /// Compares as a condition.
    #[inline]
    pub fn compare_truth(
        &self,
        one: &Value,
        two: &Value,
        comparison: Comparison,
    ) -> PyResult<bool> {
        let answer = self.compare(one, two, comparison)?;
        self.truth(&answer)
    }

    /// `one == two`.
    #[inline]
    pub fn equal(&self, one: &Value, two: &Value) -> PyResult<bool> {
        self.compare_truth(one, two, Comparison::Eq)
    }

    /// `one is two or one == two`: what containers mean by "the same".
    #[inline]
    pub fn same_or_equal(&self, one: &Value, two: &Value) -> PyResult<bool> {
        Ok(one.is(two) || self.equal(one, two)?)
    }

    /// Compares two rows item by item, as lists and tuples are compared: each pair as the rows are at that time.
    pub fn compare_rows(
        &self,
        one: &(impl Row + ?Sized),
        two: &(impl Row + ?Sized),
        comparison: Comparison,
    ) -> PyResult {
        let pair = |place| Some((one.item(place)?, two.item(place)?));
        let mut place = 0;
        while let Some((left, right)) = pair(place) {
            if self.same_or_equal(&left, &right)? {
                place += 1;
                continue;
            }
            let Some((left, right)) = pair(place) else { break };
            return match comparison {
                Comparison::Eq => Ok(Value::FALSE),
                Comparison::Ne => Ok(Value::TRUE),
                _ => self.compare(&left, &right, comparison),
            };
        }
        Ok(Value::bool(comparison.holds(&one.length(), &two.length())))
    }

    /// How two numbers of builtin types compare; `NotImplemented` for other values.
    pub fn compare_builtin_numbers(
        &self,
        one: &Value,
        two: &Value,
        comparison: Comparison,
    ) -> Value {
        match compare_numbers(one, two) {
            Some(Some(ordering)) => Value::bool(comparison.of_ordering(ordering)),
            Some(None) => Value::bool(comparison == Comparison::Ne),
            None => Value::NOT_IMPLEMENTED,
        }
    }
}

/// Items in a row, which may change while they are compared.
pub trait Row {
    fn length(&self) -> usize;
    fn item(&self, place: usize) -> Option<Value>;
}

impl Row for [Value] {
    fn length(&self) -> usize {
        self.len()
    }

    fn item(&self, place: usize) -> Option<Value> {
        self.get(place).cloned()
    }
}

impl Row for ValueVec {
    fn length(&self) -> usize {
        self.len()
    }

    fn item(&self, place: usize) -> Option<Value> {
        self.get(place)
    }
}

/// The float nearest to a number of a builtin type.
pub fn float_value(value: &Value) -> Option<f64> {
    float_of(value)
        .or_else(|| int::as_i64(value).map(|small| small as f64))
        .or_else(|| int::as_big(value)?.to_f64())
}

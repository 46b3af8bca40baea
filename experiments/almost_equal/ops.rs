//! `a ~= b` of two floats; all else is for `ops.py`, of which this is a part.

use vm::native::{Machine, PyResult, Value};

const TOLERANCE: f64 = 1e-9;

#[inline(always)]
pub fn compare_almost_equal(_: &Machine, left: &Value, right: &Value) -> PyResult<Option<Value>> {
    let (Some(left), Some(right)) = (left.as_float(), right.as_float()) else {
        return Ok(None);
    };
    // Infinities are equal, and their distance is no number.
    let size = larger(larger(1.0, left.abs()), right.abs());
    let equal = left == right || (left - right).abs() <= TOLERANCE * size;
    Ok(Some(Value::bool(equal)))
}

#[inline(always)]
pub fn test_almost_equal(vm: &Machine, left: &Value, right: &Value) -> PyResult<Option<Value>> {
    compare_almost_equal(vm, left, right)
}

/// As `max()` of Python has it, where one is no number.
#[inline(always)]
fn larger(one: f64, other: f64) -> f64 {
    if other > one { other } else { one }
}

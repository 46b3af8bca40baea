//! `a ~= b` of two floats; all else is for `ops.py`, of which this is a part.

use vm::native::{Machine, PyResult, Value};

const TOLERANCE: f64 = 1e-9;

#[inline(always)]
pub fn compare_almost_equal(_: &Machine, left: &Value, right: &Value) -> PyResult<Option<Value>> {
    let (Some(left), Some(right)) = (left.as_float(), right.as_float()) else {
        return Ok(None);
    };
    // Infinities are equal, and their distance is no number.
    let equal = left == right
        || (left - right).abs() <= TOLERANCE * left.abs().max(right.abs()).max(1.0);
    Ok(Some(Value::bool(equal)))
}

#[inline(always)]
pub fn test_almost_equal(vm: &Machine, left: &Value, right: &Value) -> PyResult<Option<Value>> {
    compare_almost_equal(vm, left, right)
}

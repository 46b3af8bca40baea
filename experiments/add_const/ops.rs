//! `local + number`, and `local += number` before it is stored.

use vm::native::{Machine, PyResult, Value, operator};

#[inline(always)]
pub fn add_const(vm: &Machine, local: &Value, inplace: u32, number: u32) -> PyResult {
    let number = vm.int(i64::from(number));
    if local.both_small_ints(&number)
        && let Some(sum) = local.add_small(&number)
    {
        return Ok(sum);
    }
    other(vm, local, inplace, &number)
}

/// Whatever else `+` means.
#[cold]
#[inline(never)]
fn other(vm: &Machine, local: &Value, inplace: u32, number: &Value) -> PyResult {
    let kind = if inplace == 0 { operator::ADD } else { operator::INPLACE + operator::ADD };
    vm.binary_operator(local, number, kind)
}

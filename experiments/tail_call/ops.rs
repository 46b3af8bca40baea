//! The same natively: the call is the machine's in any case.

use vm::native::{Machine, PyResult, Value, call};

pub fn tail_call(vm: &Machine, given: &[Value]) -> PyResult {
    match given.split_first() {
        Some((callable, arguments)) => Ok(call(callable.clone(), arguments.to_vec())),
        None => Err(vm.type_error("TAIL_CALL takes what it calls")),
    }
}

//! The same natively, but for texts: these are left to `ops.py`.

use vm::native::{Machine, PyResult, Str, Tuple, Value, jump};

pub fn both(_: &Machine, given: &[Value]) -> PyResult {
    Ok(Tuple::new([given, given].concat()))
}

pub fn gather(_: &Machine, given: &[Value]) -> PyResult {
    Ok(Tuple::new(given.to_vec()))
}

pub fn jump_if_first(vm: &Machine, given: &[Value]) -> PyResult<Option<Value>> {
    let values = &given[0];
    let first = values.downcast::<Tuple>().and_then(|values| values.items().first());
    match first.filter(|first| first.downcast::<Str>().is_none()) {
        None => Ok(None),
        Some(first) if vm.truth(first)? => Ok(Some(jump(vec![values.clone()]))),
        Some(_) => Ok(Some(values.clone())),
    }
}

//! When two code objects are equal: what they do is, wherever they come from.

use std::hash::{Hash, Hasher};

use heap::Payload;
use heap::value::Value;
use rustc_hash::FxHasher;

use super::Code;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::{Bytes, Complex, Int, Set, Slice, Str, Tuple};

impl Code {
    /// Whether everything but the file and the qualified name is equal.
    pub(super) fn equals(&self, vm: &Machine, other: &Code) -> PyResult<bool> {
        let (one, two) = (&*self.source, &*other.source);
        let looks_alike = one.name == two.name
            && (one.argcount, one.posonlyargcount, one.kwonlyargcount)
                == (two.argcount, two.posonlyargcount, two.kwonlyargcount)
            && (one.flags, one.firstlineno) == (two.flags, two.firstlineno)
            && one.code == two.code
            && one.names == two.names
            && one.localsplusnames == two.localsplusnames
            && one.linetable == two.linetable
            && one.exceptiontable == two.exceptiontable;
        Ok(looks_alike && same_constants(vm, &self.consts, &other.consts)?)
    }

    /// The same for equal code; constants count by their number.
    pub(super) fn hashed(&self) -> i64 {
        let source = &*self.source;
        let mut hasher = FxHasher::default();
        source.name.as_bytes().hash(&mut hasher);
        (source.argcount, source.posonlyargcount, source.kwonlyargcount).hash(&mut hasher);
        (source.flags, source.firstlineno, self.consts.len()).hash(&mut hasher);
        source.code.hash(&mut hasher);
        source.linetable.hash(&mut hasher);
        source.exceptiontable.hash(&mut hasher);
        for name in source.names.iter().chain(&source.localsplusnames) {
            name.as_bytes().hash(&mut hasher);
        }
        (hasher.finish() >> 1) as i64
    }
}

/// Whether two constants are equal and of the same types all through: `1` is not `1.0`, `0.0` is not `-0.0`.
fn same_constant(vm: &Machine, one: &Value, two: &Value) -> PyResult<bool> {
    if one.is(two) {
        return Ok(true);
    }
    vm.enter_native(" in comparison")?;
    if let Some((one, two)) = both::<Tuple>(one, two) {
        return same_constants(vm, one.items(), two.items());
    }
    if let Some((one, two)) = both::<Slice>(one, two) {
        let parts = |slice: &Slice| [&slice.start, &slice.stop, &slice.step].map(Value::clone);
        return same_constants(vm, &parts(one), &parts(two));
    }
    if let Some((one, two)) = both::<Set>(one, two) {
        return same_items(vm, &one.items(), &two.items());
    }
    if let Some((one, two)) = both::<Code>(one, two) {
        return one.equals(vm, two);
    }
    Ok(both::<Int>(one, two).is_some_and(|(one, two)| one.0 == two.0)
        || both::<Str>(one, two).is_some_and(|(one, two)| one == two)
        || both::<Bytes>(one, two).is_some_and(|(one, two)| one.data == two.data)
        || both::<Complex>(one, two).is_some_and(|(one, two)| {
            let bits = |number: &Complex| (number.real.to_bits(), number.imag.to_bits());
            bits(one) == bits(two)
        }))
}

fn both<'a, T: Payload>(one: &'a Value, two: &'a Value) -> Option<(&'a T, &'a T)> {
    one.exact::<T>().zip(two.exact::<T>())
}

fn same_constants(vm: &Machine, one: &[Value], two: &[Value]) -> PyResult<bool> {
    if one.len() != two.len() {
        return Ok(false);
    }
    for (one, two) in one.iter().zip(two) {
        if !same_constant(vm, one, two)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn same_items(vm: &Machine, one: &[Value], two: &[Value]) -> PyResult<bool> {
    if one.len() != two.len() {
        return Ok(false);
    }
    for item in one {
        if !is_among(vm, item, two)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_among(vm: &Machine, item: &Value, items: &[Value]) -> PyResult<bool> {
    for other in items {
        if same_constant(vm, item, other)? {
            return Ok(true);
        }
    }
    Ok(false)
}

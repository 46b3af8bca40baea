//! When two code objects are equal: what they do is, wherever they come from.

use std::hash::{Hash, Hasher};

use heap::Payload;
use heap::value::Value;
use rustc_hash::FxHasher;

use super::Code;
use crate::objects::{Bytes, Complex, Int, Set, Slice, Str, Tuple};

impl Code {
    /// Whether everything but the file and the qualified name is equal.
    pub(super) fn equals(&self, other: &Code) -> bool {
        let (one, two) = (&*self.source, &*other.source);
        one.name == two.name
            && (one.argcount, one.posonlyargcount, one.kwonlyargcount)
                == (two.argcount, two.posonlyargcount, two.kwonlyargcount)
            && (one.flags, one.firstlineno) == (two.flags, two.firstlineno)
            && one.code == two.code
            && one.names == two.names
            && one.localsplusnames == two.localsplusnames
            && one.linetable == two.linetable
            && one.exceptiontable == two.exceptiontable
            && same_constants(&self.consts, &other.consts)
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
fn same_constant(one: &Value, two: &Value) -> bool {
    one.is(two)
        || both::<Int>(one, two).is_some_and(|(one, two)| one.0 == two.0)
        || both::<Str>(one, two).is_some_and(|(one, two)| one == two)
        || both::<Bytes>(one, two).is_some_and(|(one, two)| one.data == two.data)
        || both::<Complex>(one, two).is_some_and(|(one, two)| {
            let bits = |number: &Complex| (number.real.to_bits(), number.imag.to_bits());
            bits(one) == bits(two)
        })
        || both::<Tuple>(one, two)
            .is_some_and(|(one, two)| same_constants(one.items(), two.items()))
        || both::<Slice>(one, two).is_some_and(|(one, two)| {
            let parts = |slice: &Slice| [&slice.start, &slice.stop, &slice.step].map(Value::clone);
            same_constants(&parts(one), &parts(two))
        })
        || both::<Set>(one, two).is_some_and(|(one, two)| same_items(&one.items(), &two.items()))
        || both::<Code>(one, two).is_some_and(|(one, two)| one.equals(two))
}

fn both<'a, T: Payload>(one: &'a Value, two: &'a Value) -> Option<(&'a T, &'a T)> {
    one.exact::<T>().zip(two.exact::<T>())
}

fn same_constants(one: &[Value], two: &[Value]) -> bool {
    one.len() == two.len() && one.iter().zip(two).all(|(one, two)| same_constant(one, two))
}

fn same_items(one: &[Value], two: &[Value]) -> bool {
    one.len() == two.len()
        && one.iter().all(|item| two.iter().any(|other| same_constant(item, other)))
}

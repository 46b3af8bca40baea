//! The constants of a code unit, each once.
//!
//! Two constants are the same when CPython would share them: equal *and* of the same type, down to the
//! sign of a zero, item by item. So `0`, `0.0`, `-0.0` and `False` are four.

pub mod arithmetic;

use std::hash::{Hash, Hasher};

use num_traits::Zero;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};

use crate::code::Constant;

/// Constants with their indices.
#[derive(Debug, Clone, Default)]
pub struct ConstantPool {
    constants: Vec<Constant>,
    indices: FxHashMap<Key, u32>,
}

impl ConstantPool {
    /// The index of a constant, which is added where it is new.
    pub fn add(&mut self, constant: Constant) -> u32 {
        let next = self.constants.len() as u32;
        let key = Key(constant);
        if let Some(&index) = self.indices.get(&key) {
            return index;
        }
        self.constants.push(key.0.clone());
        self.indices.insert(key, next);
        next
    }

    pub fn get(&self, index: u32) -> &Constant {
        &self.constants[index as usize]
    }

    pub fn len(&self) -> usize {
        self.constants.len()
    }

    pub fn is_empty(&self) -> bool {
        self.constants.is_empty()
    }

    /// Drops the constants for which there is `false`; the others move up.
    pub fn keep(&mut self, keep: &[bool]) {
        let mut flags = keep.iter();
        self.constants.retain(|_| flags.next().copied().unwrap_or(true));
        self.indices =
            (0..).zip(&self.constants).map(|(index, c)| (Key(c.clone()), index)).collect();
    }

    pub fn into_vec(self) -> Vec<Constant> {
        self.constants
    }
}

/// A constant as a key of a map.
#[derive(Debug, Clone)]
struct Key(Constant);

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        is_same(&self.0, &other.0)
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(&self.0, state);
    }
}

/// Whether CPython would share two constants.
pub fn is_same(left: &Constant, right: &Constant) -> bool {
    use Constant::{Bytes, Code, Complex, Float, FrozenSet, Int, Slice, Str, Tuple};
    let all_same = |left: &[Constant], right: &[Constant]| {
        left.len() == right.len()
            && left.iter().zip(right).all(|(left, right)| is_same(left, right))
    };
    match (left, right) {
        (Int(left), Int(right)) => left == right,
        // A NaN is the same as none, itself included.
        (Float(left), Float(right)) => left.to_bits() == right.to_bits() && !left.is_nan(),
        (Complex { real, imag }, Complex { real: other_real, imag: other_imag }) => {
            let parts = [(real, other_real), (imag, other_imag)];
            parts.iter().all(|(one, other)| one.to_bits() == other.to_bits() && !one.is_nan())
        }
        (Str(left), Str(right)) => left == right,
        (Bytes(left), Bytes(right)) => left == right,
        (Tuple(left), Tuple(right)) => all_same(left, right),
        (Slice(left), Slice(right)) => all_same(&left[..], &right[..]),
        (FrozenSet(left), FrozenSet(right)) => {
            left.len() == right.len()
                && left.iter().all(|item| right.iter().any(|other| is_same(item, other)))
        }
        (Code(left), Code(right)) => {
            left.name == right.name
                && left.firstlineno == right.firstlineno
                && left.linetable == right.linetable
                && all_same(&left.consts, &right.consts)
                && left.code == right.code
                && left.names == right.names
                && left.localsplusnames == right.localsplusnames
                && left.exceptiontable == right.exceptiontable
                && left.argcount == right.argcount
                && left.posonlyargcount == right.posonlyargcount
                && left.kwonlyargcount == right.kwonlyargcount
                && left.flags == right.flags
        }
        _ => std::mem::discriminant(left) == std::mem::discriminant(right) && is_singleton(left),
    }
}

fn is_singleton(constant: &Constant) -> bool {
    matches!(constant, Constant::None | Constant::True | Constant::False | Constant::Ellipsis)
}

fn hash(constant: &Constant, state: &mut impl Hasher) {
    std::mem::discriminant(constant).hash(state);
    match constant {
        Constant::None | Constant::True | Constant::False | Constant::Ellipsis => {}
        Constant::Int(int) => int.hash(state),
        Constant::Float(float) => float.to_bits().hash(state),
        Constant::Complex { real, imag } => (real.to_bits(), imag.to_bits()).hash(state),
        Constant::Str(text) => text.hash(state),
        Constant::Bytes(bytes) => bytes.hash(state),
        Constant::Tuple(items) => items.iter().for_each(|item| hash(item, state)),
        Constant::Slice(bounds) => bounds.iter().for_each(|bound| hash(bound, state)),
        Constant::FrozenSet(items) => {
            // The order of the items does not matter.
            let hash_of = |item| {
                let mut hasher: FxHasher = std::hash::BuildHasher::build_hasher(&FxBuildHasher);
                hash(item, &mut hasher);
                hasher.finish()
            };
            items.iter().map(hash_of).fold(0, u64::wrapping_add).hash(state);
        }
        Constant::Code(code) => (&code.name, code.firstlineno, code.code.len()).hash(state),
    }
}

/// The frozenset of these items: of those that are equal, the first.
pub fn frozenset(items: Vec<Constant>) -> Constant {
    let mut unique: Vec<Constant> = Vec::with_capacity(items.len());
    for item in items {
        if !unique.iter().any(|other| arithmetic::is_equal(other, &item)) {
            unique.push(item);
        }
    }
    Constant::FrozenSet(unique.into())
}

/// `bool(constant)`
pub fn is_true(constant: &Constant) -> bool {
    match constant {
        Constant::None | Constant::False => false,
        Constant::True | Constant::Ellipsis | Constant::Slice(_) | Constant::Code(_) => true,
        Constant::Int(int) => !int.is_zero(),
        Constant::Float(float) => *float != 0.0,
        Constant::Complex { real, imag } => *real != 0.0 || *imag != 0.0,
        Constant::Str(text) => !text.as_bytes().is_empty(),
        Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Tuple(items) | Constant::FrozenSet(items) => !items.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_of_different_types_are_kept_apart() {
        let mut pool = ConstantPool::default();
        let zeros = [
            Constant::Int(0.into()),
            Constant::Float(0.0),
            Constant::Float(-0.0),
            Constant::False,
            Constant::Tuple(vec![Constant::Int(0.into())].into()),
            Constant::Tuple(vec![Constant::False].into()),
        ];
        for (index, zero) in (0..).zip(&zeros) {
            assert_eq!(pool.add(zero.clone()), index);
        }
        assert_eq!(pool.add(Constant::Float(-0.0)), 2);
    }

    #[test]
    fn of_equal_items_a_frozenset_has_the_first() {
        let one = Constant::Int(1.into());
        let set = frozenset(vec![one.clone(), Constant::True, Constant::Float(1.0)]);
        assert_eq!(set, Constant::FrozenSet(vec![one].into()));
    }
}

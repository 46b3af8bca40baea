//! `_random`: the Mersenne Twister MT19937, seeded and read as CPython does, so that seeded programs give
//! the same numbers. The distributions are `python/random.py`.
//!
//! Source of the algorithm: Matsumoto and Nishimura, "Mersenne Twister", 1998, and their reference values.

use std::cell::RefCell;

use heap::value::{Ref, Value};
use num_bigint::BigUint;
use num_traits::Signed;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::native::NativeObject;
use vm::objects::native::class_of;
use vm::objects::type_object::flags::BASETYPE;
use vm::objects::type_object::spec::TypeSpec;
use vm::objects::{Module, Native, Tuple, TypeObject, int};
use vm::{method, static_method};

/// Words of state, and the distance that the recurrence reaches.
const WORDS: usize = 624;
const DISTANCE: usize = 397;

/// A generator.
struct Twister {
    state: [u32; WORDS],
    /// Words of the state that were used up.
    used: usize,
}

impl Twister {
    fn from_number(seed: u32) -> Twister {
        let mut state = [seed; WORDS];
        for place in 1..WORDS {
            let before = state[place - 1];
            state[place] =
                1_812_433_253_u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(place as u32);
        }
        Twister { state, used: WORDS }
    }

    fn from_words(key: &[u32]) -> Twister {
        let mut twister = Twister::from_number(19_650_218);
        let state = &mut twister.state;
        let mixed = |state: &[u32; WORDS], place: usize, factor: u32| {
            let before = state[place - 1];
            state[place] ^ (before ^ (before >> 30)).wrapping_mul(factor)
        };
        let mut place = 1;
        for step in 0..WORDS.max(key.len()) {
            let word = step % key.len();
            state[place] =
                mixed(state, place, 1_664_525).wrapping_add(key[word]).wrapping_add(word as u32);
            place += 1;
            if place == WORDS {
                state[0] = state[WORDS - 1];
                place = 1;
            }
        }
        for _ in 1..WORDS {
            state[place] = mixed(state, place, 1_566_083_941).wrapping_sub(place as u32);
            place += 1;
            if place == WORDS {
                state[0] = state[WORDS - 1];
                place = 1;
            }
        }
        state[0] = 0x8000_0000;
        twister
    }

    fn refill(&mut self) {
        for place in 0..WORDS {
            let high = self.state[place] & 0x8000_0000;
            let low = self.state[(place + 1) % WORDS] & 0x7FFF_FFFF;
            let word = high | low;
            let odd = if word & 1 == 1 { 0x9908_B0DF } else { 0 };
            self.state[place] = self.state[(place + DISTANCE) % WORDS] ^ (word >> 1) ^ odd;
        }
        self.used = 0;
    }

    fn next_word(&mut self) -> u32 {
        if self.used >= WORDS {
            self.refill();
        }
        let mut word = self.state[self.used];
        self.used += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C_5680;
        word ^= (word << 15) & 0xEFC6_0000;
        word ^ (word >> 18)
    }

    /// A float from 0 up to but not including 1, of 53 random bits.
    fn next_float(&mut self) -> f64 {
        let high = f64::from(self.next_word() >> 5);
        let low = f64::from(self.next_word() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }
}

/// The generator as a Python object.
struct Random(RefCell<Twister>);

impl NativeObject for Random {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

pub fn make(_: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::new("_random");
    module.dict.set_str("Random", class_of(&SPEC).into_value());
    Ok(module)
}

fn twister(value: &Value) -> &RefCell<Twister> {
    &value.native::<Random>().expect("a method of Random is called with one").0
}

static SPEC: TypeSpec = TypeSpec {
    name: "Random",
    module: "_random",
    flags: BASETYPE,
    has_dict: true,
    methods: &[&[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            |vm, class: &Value, _: &[Value], _: &Value| {
                match class.cast::<TypeObject>() {
                    Some(class) => {
                        let made = Twister::from_words(&vm.host.random_words());
                        Ok(Native::new(&class, Random(RefCell::new(made))))
                    }
                    None => Err(vm.type_error("Random.__new__(X): X is not a type object")),
                }
            }
        ),
        method!("seed", "(self, n=None, /)", seed).doc("Begin anew from a number."),
        method!("random", "(self, /)", |_, this: &Value| {
            Ok(Value::float(twister(this).borrow_mut().next_float()))
        })
        .doc("A float from 0 up to, but not including, 1."),
        method!("getrandbits", "(self, k, /)", getrandbits).doc("An int of so many random bits."),
        method!("getstate", "(self, /)", |_, this: &Value| {
            let twister = twister(this).borrow();
            let words = twister.state.iter().map(|&word| int::from_i64(i64::from(word)));
            Ok(Tuple::new(words.chain([Value::index(twister.used)]).collect()))
        })
        .doc("The state of the generator."),
        method!("setstate", "(self, state, /)", setstate).doc("Go back to a state."),
    ]],
    ..TypeSpec::DEFAULT
};

/// Seeds with the words of an int's absolute value, or of a hash; without one from the system.
fn seed(vm: &Machine, this: &Value, n: &Value) -> PyResult {
    let words = match n.is_null() || n.is_none() {
        true => vm.host.random_words(),
        false => {
            let number = match int::as_big(n) {
                Some(number) => number.abs(),
                None => (vm.hash(n)? as u64).into(),
            };
            number.magnitude().to_u32_digits()
        }
    };
    let words = if words.is_empty() { vec![0] } else { words };
    *twister(this).borrow_mut() = Twister::from_words(&words);
    Ok(Value::NONE)
}

/// An int of `k` random bits, the first word lowest.
fn getrandbits(vm: &Machine, this: &Value, k: i64) -> PyResult {
    let bits = k;
    if bits < 0 {
        return Err(vm.value_error("number of bits must be non-negative"));
    }
    let mut twister = twister(this).borrow_mut();
    if (1..=32).contains(&bits) {
        return Ok(int::from_i64(i64::from(twister.next_word() >> (32 - bits))));
    }
    vm.check_size(4, (bits / 32) as usize)?;
    let mut left = bits as usize;
    let mut words = Vec::with_capacity(left.div_ceil(32));
    while left > 0 {
        let word = twister.next_word();
        words.push(if left < 32 { word >> (32 - left) } else { word });
        left = left.saturating_sub(32);
    }
    Ok(int::from_big(BigUint::new(words).into()))
}

fn setstate(vm: &Machine, this: &Value, state: &Value) -> PyResult {
    let items = vm.to_vec(state)?;
    if items.len() != WORDS + 1 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut words = Vec::with_capacity(items.len());
    for item in &items {
        words.push(vm.index(item)?);
    }
    let used = words[WORDS];
    if !(0..=WORDS as i64).contains(&used) {
        return Err(vm.value_error("invalid state"));
    }
    let mut twister = twister(this).borrow_mut();
    for (place, word) in twister.state.iter_mut().zip(&words) {
        *place = *word as u32;
    }
    twister.used = used as usize;
    Ok(Value::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_are_those_of_the_reference_implementation() {
        // mt19937ar.out: init_by_array({0x123, 0x234, 0x345, 0x456})
        let mut twister = Twister::from_words(&[0x123, 0x234, 0x345, 0x456]);
        let words: Vec<u32> = (0..5).map(|_| twister.next_word()).collect();
        assert_eq!(words, [1067595299, 955945823, 477289528, 4107218783, 4228976476]);
    }
}

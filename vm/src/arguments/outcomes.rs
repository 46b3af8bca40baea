//! What native functions give, as a value.

use heap::Payload;
use heap::value::{Ref, Value};
use num_bigint::BigInt;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::{Str, int};

/// What a native function can give.
pub trait Outcome {
    fn into_result(self, vm: &Machine) -> PyResult;
}

impl<T: Outcome> Outcome for PyResult<T> {
    #[inline(always)]
    fn into_result(self, vm: &Machine) -> PyResult {
        self?.into_result(vm)
    }
}

/// `None` where there is nothing.
impl<T: Outcome> Outcome for Option<T> {
    #[inline(always)]
    fn into_result(self, vm: &Machine) -> PyResult {
        self.map_or(Ok(Value::NONE), |given| given.into_result(vm))
    }
}

impl<T: Payload> Outcome for Ref<T> {
    #[inline(always)]
    fn into_result(self, _: &Machine) -> PyResult {
        Ok(self.into_value())
    }
}

macro_rules! outcomes {
    ($($type:ty: $given:pat => $value:expr;)*) => {$(
        impl Outcome for $type {
            #[inline(always)]
            fn into_result(self, _: &Machine) -> PyResult {
                let $given = self;
                Ok($value)
            }
        }
    )*};
}

outcomes! {
    Value: value => value;
    (): () => Value::NONE;
    bool: truth => Value::bool(truth);
    usize: count => Value::index(count);
    i64: number => int::from_i64(number);
    i32: number => int::from_i64(i64::from(number));
    u32: number => int::from_i64(i64::from(number));
    f64: number => Value::float(number);
    BigInt: number => int::from_big(number);
    String: text => Str::from_string(text);
    &'static str: text => Str::new(text);
}

//! From the values of a call to the parameters of a Rust function, and from what it gives to the value of the call.
//!
//! ```text
//!  method!("ljust", "(self, width, fillchar=' ', /)", ljust)          the declaration: name, parameters, function
//!  fn ljust(vm: &Machine, text: &Ref<Str>, width: i64, fill: Option<Fill>) -> PyResult
//! ```
//!
//! The types of the Rust function say how its arguments are converted ([`Argument`], `arguments/conversions.rs`), its
//! result how it becomes a value ([`Outcome`]). What the machine passes is bound to the signature before
//! (`arguments/binding.rs`): one value for each parameter. A value that does not fit is [`Unfit`], and the error has the words of
//! CPython's argument parser, with the name of the function and of the parameter (`arguments/unfit.rs`).
//!
//! That the function has as many parameters as the signature is checked when the declaration is compiled.

mod binding;
mod conversions;
mod declarations;
mod outcomes;
pub mod signature;
mod unfit;

use heap::value::Value;

use crate::errors::PyResult;
use crate::machine::Machine;

pub use binding::take_keywords;
pub use conversions::{
    Bound, BytesLike, CInt, Clipped, OrNone, Text, Unless, search_bounds, search_range,
};
pub use outcomes::Outcome;
pub use unfit::Unfit;

/// A type that an argument can be converted to. The value is `NULL` where an optional argument was not given.
pub trait Argument<'a>: Sized {
    fn from_value(vm: &Machine, value: &'a Value) -> Result<Self, Unfit>;
}

/// What a native function is declared as.
pub struct Declared {
    pub name: &'static str,
    pub signature: &'static str,
}

/// A Rust function whose parameters are arguments, behind the machine. `Types` are those of its parameters and result.
pub trait Native<'a, Types> {
    const PARAMETERS: usize;

    /// Converts the arguments, one for each parameter, and calls the function.
    fn call(&self, vm: &Machine, arguments: &'a [Value], declared: &'static Declared) -> PyResult;
}

macro_rules! natives {
    ($($count:literal: $($name:ident $type:ident $place:literal)*;)*) => {$(
        impl<'a, F, R, $($type),*> Native<'a, (R, $($type,)*)> for F
        where
            F: Fn(&Machine, $($type),*) -> R,
            R: Outcome,
            $($type: Argument<'a>,)*
        {
            const PARAMETERS: usize = $count;

            #[inline(always)]
            fn call(
                &self,
                vm: &Machine,
                arguments: &'a [Value],
                declared: &'static Declared,
            ) -> PyResult {
                let [$($name),*] = arguments else { return Err(unfit::unbound(vm, declared)) };
                $(let $name = match $type::from_value(vm, $name) {
                    Ok(converted) => converted,
                    Err(unfit) => return Err(unfit.into_raised(vm, declared, $place, $name)),
                };)*
                let _ = declared;
                self(vm, $($name),*).into_result(vm)
            }
        }
    )*};
}

natives! {
    0: ;
    1: a A 0;
    2: a A 0 b B 1;
    3: a A 0 b B 1 c C 2;
    4: a A 0 b B 1 c C 2 d D 3;
    5: a A 0 b B 1 c C 2 d D 3 e E 4;
    6: a A 0 b B 1 c C 2 d D 3 e E 4 f G 5;
    7: a A 0 b B 1 c C 2 d D 3 e E 4 f G 5 g H 6;
    8: a A 0 b B 1 c C 2 d D 3 e E 4 f G 5 g H 6 h I 7;
    9: a A 0 b B 1 c C 2 d D 3 e E 4 f G 5 g H 6 h I 7 i J 8;
}

/// How many parameters the Rust function has: a declaration compares it with its signature.
pub const fn parameters<'a, F: Native<'a, Types>, Types>(_: &F) -> usize {
    F::PARAMETERS
}

//! `itertools`: iterators that work on iterators.
//!
//! Each type is a [`Step`]: a struct that gives the next value. [`step::iterator_type`] makes a Python type of
//! it. Grouped as CPython's documentation groups them: infinite, those that end with their input, combinatoric.

mod combinatoric;
mod grouping;
mod infinite;
mod selecting;
mod step;

use crate::machine::Machine;
use crate::objects::Module;
use crate::objects::type_object::spec::{Method, TypeSpec, function};
use crate::value::Ref;

pub fn create(vm: &Machine) -> Ref<Module> {
    let module = Module::native("itertools", FUNCTIONS);
    for spec in TYPES {
        module.dict.set_str(spec.name, vm.new_native_type(spec).into_value());
    }
    module
}

static FUNCTIONS: &[Method] = &[function("tee", "(iterable, n=2, /)", grouping::tee)];

static TYPES: &[&TypeSpec] = &[
    &infinite::COUNT,
    &infinite::CYCLE,
    &infinite::REPEAT,
    &selecting::ACCUMULATE,
    &selecting::CHAIN,
    &selecting::COMPRESS,
    &selecting::DROPWHILE,
    &selecting::FILTERFALSE,
    &selecting::ISLICE,
    &selecting::STARMAP,
    &selecting::TAKEWHILE,
    &grouping::BATCHED,
    &grouping::GROUPBY,
    &grouping::PAIRWISE,
    &grouping::ZIP_LONGEST,
    &combinatoric::COMBINATIONS,
    &combinatoric::COMBINATIONS_WITH_REPLACEMENT,
    &combinatoric::PERMUTATIONS,
    &combinatoric::PRODUCT,
];

//! `itertools`: iterators that work on iterators.
//!
//! Each type is a [`step::Step`]: a struct that gives the next value. [`step::iterator_type`] makes a Python type of
//! it. Grouped as CPython's documentation groups them: infinite, those that end with their input, combinatoric.

mod combinatoric;
mod grouping;
mod groups;
mod infinite;
mod selecting;
mod step;
mod tee;

use heap::value::Ref;
use vm::errors::PyResult;
use vm::function;
use vm::machine::Machine;
use vm::objects::Module;
use vm::objects::native::class_of;
use vm::objects::type_object::spec::{Method, TypeSpec};

pub fn make(_: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::native("itertools", FUNCTIONS);
    for spec in TYPES {
        module.dict.set_str(spec.name, class_of(spec).into_value());
    }
    Ok(module)
}

static FUNCTIONS: &[Method] = &[function!("tee", "(iterable, n=2, /)", tee::tee)
    .doc("Several independent iterators over one iterable.")];

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
    &groups::GROUPBY,
    &grouping::PAIRWISE,
    &grouping::ZIP_LONGEST,
    &combinatoric::COMBINATIONS,
    &combinatoric::COMBINATIONS_WITH_REPLACEMENT,
    &combinatoric::PERMUTATIONS,
    &combinatoric::PRODUCT,
    &groups::GROUPER,
    &tee::BLOCKS,
    &tee::TEE,
];

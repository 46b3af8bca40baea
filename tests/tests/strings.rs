//! Strings against the reference's: every code point in every method that asks for its properties, and lone surrogates in
//! whatever takes a string.

use std::path::Path;

use tests::compared::assert_same;
use tests::suite::reference;

tests::suite! {
    reference: every_code_point_is_what_it_is_to_cpython, lone_surrogates_survive;
}

fn every_code_point_is_what_it_is_to_cpython(reference: &Path) {
    assert_same(reference, "characters", &[]);
}

fn lone_surrogates_survive(reference: &Path) {
    assert_same(reference, "surrogates", &[]);
}

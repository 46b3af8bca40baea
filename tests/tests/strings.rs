//! Strings against the reference's: every code point in every method that asks for its properties, and lone surrogates in
//! whatever takes a string.

use tests::compared::assert_same;

#[test]
fn every_code_point_is_what_it_is_to_cpython() {
    let Some(reference) = tests::reference() else { return };
    assert_same(&reference, "characters", &[]);
}

#[test]
fn lone_surrogates_survive() {
    let Some(reference) = tests::reference() else { return };
    assert_same(&reference, "surrogates", &[]);
}

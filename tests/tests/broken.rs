//! Programs that CPython refuses: lab refuses the same ones, with the same words at the same place.
//!
//! `LAB_BROKEN` says how many mutated programs there are to be, `LAB_SEED` which.

use std::path::Path;

use compiler::language::Language;
use compiler::parser::Engine;
use tests::broken::{self, Comparison};
use tests::setting;
use tests::suite::reference;

tests::suite! {
    reference:
        mutated_programs_are_refused_in_the_same_words,
        snippets_of_the_test_suite_are_refused_in_the_same_words;
}

/// Compares both readings of the base language's grammar with CPython.
fn compare(reference: &Path, arguments: &[&str]) -> Comparison {
    let language = Language::base();
    let readings = [(&language, Engine::Generated), (&language, Engine::Machine)];
    broken::compare(reference, arguments, &readings)
}

fn mutated_programs_are_refused_in_the_same_words(reference: &Path) {
    let (count, seed) = (setting("LAB_BROKEN", "2000"), setting("LAB_SEED", "1"));
    let comparison = compare(reference, &["mutated", &count, &seed]);
    comparison.judge();
}

fn snippets_of_the_test_suite_are_refused_in_the_same_words(reference: &Path) {
    let comparison = compare(reference, &["snippets"]);
    comparison.judge();
}

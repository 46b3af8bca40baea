//! Programs read as older versions of Python: CPython's verdict, words and place for each version, by both readings of
//! the grammar and by upstream's own.
//!
//! `LAB_BROKEN` says how many mutated programs there are to be, `LAB_SEED` which; with `LAB_FULL`, every file of the
//! library is read.

use compiler::language::Language;
use compiler::parser::Engine;
use tests::broken::compare_by;
use tests::{setting, upstream, with_stack};

/// Compares the verdicts on the programs of `tests/reference/versions ARGUMENTS`.
fn compare(arguments: &[&str]) {
    let Some(reference) = tests::reference() else { return };
    let base = Language::base();
    let mut readings = vec![(&base, Engine::Generated), (&base, Engine::Machine)];
    let theirs = upstream::language(&reference, "3.14");
    readings.extend(theirs.iter().map(|theirs| (theirs, Engine::Machine)));
    compare_by("versions", &reference, arguments, &readings).expect_equality();
}

#[test]
fn constructs_are_refused_before_the_version_that_has_them() {
    with_stack(8, || compare(&["constructs"]));
}

#[test]
fn library_files_are_refused_by_the_versions_that_are_too_old_for_them() {
    with_stack(64, || {
        let step = if std::env::var_os("LAB_FULL").is_some() { "1" } else { "40" };
        compare(&["library", step]);
    });
}

#[test]
fn mutated_programs_are_refused_in_the_same_words_as_any_version() {
    with_stack(8, || {
        let (count, seed) = (setting("LAB_BROKEN", "1000"), setting("LAB_SEED", "14"));
        compare(&["mutated", &count, &seed]);
    });
}

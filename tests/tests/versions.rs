//! Programs read as older versions of Python: CPython's verdict, words and place for each version, by both readings of
//! the grammar and by upstream's own.
//!
//! `LAB_BROKEN` says how many mutated programs there are to be, `LAB_SEED` which; with `LAB_FULL`, every file of the
//! library is read.

use std::path::Path;

use compiler::language::Language;
use compiler::parser::Engine;
use tests::broken::compare_by;
use tests::suite::reference;
use tests::{setting, upstream};

tests::suite! {
    reference:
        constructs_are_refused_before_the_version_that_has_them,
        library_files_are_refused_by_the_versions_that_are_too_old_for_them,
        mutated_programs_are_refused_in_the_same_words_as_any_version;
}

/// Compares the verdicts on the programs of `tests/reference/versions ARGUMENTS`.
fn compare(reference: &Path, arguments: &[&str]) {
    let base = Language::base();
    let mut readings = vec![(&base, Engine::Generated), (&base, Engine::Machine)];
    let theirs = upstream::language(reference, "3.14");
    readings.extend(theirs.iter().map(|theirs| (theirs, Engine::Machine)));
    compare_by("versions", reference, arguments, &readings).expect_equality();
}

fn constructs_are_refused_before_the_version_that_has_them(reference: &Path) {
    compare(reference, &["constructs"]);
}

fn library_files_are_refused_by_the_versions_that_are_too_old_for_them(reference: &Path) {
    let step = if std::env::var_os("LAB_FULL").is_some() { "1" } else { "40" };
    compare(reference, &["library", step]);
}

fn mutated_programs_are_refused_in_the_same_words_as_any_version(reference: &Path) {
    let (count, seed) = (setting("LAB_BROKEN", "1000"), setting("LAB_SEED", "14"));
    compare(reference, &["mutated", &count, &seed]);
}

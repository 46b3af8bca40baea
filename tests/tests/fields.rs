//! Replacement fields and arguments made at random: CPython's verdict, words and place, by both readings of the grammar
//! and by upstream's own.
//!
//! Upstream's rules for their errors have three alternatives that ours has not, since another always comes first; here
//! is where one that was missed would show. `LAB_BROKEN` says how many programs there are to be, `LAB_SEED` which.

use std::path::Path;
use std::process::Command;
use std::rc::Rc;

use compiler::language::Language;
use compiler::parser::{self, Engine, Options};
use compiler::source::Source;
use serde::Deserialize;
use tests::broken::compare_by;
use tests::suite::reference;
use tests::{setting, trees, upstream};

tests::suite! {
    reference:
        fields_and_arguments_are_refused_in_the_same_words,
        fields_that_are_right_give_the_same_trees;
}

/// A program of `tests/reference/fields`.
#[derive(Debug, Deserialize)]
struct Program {
    source: String,
    tree: Option<String>,
}

fn fields_and_arguments_are_refused_in_the_same_words(reference: &Path) {
    let base = Language::base();
    let theirs = upstream::language(reference, "3.14");
    let mut readings = vec![(&base, Engine::Generated), (&base, Engine::Machine)];
    readings.extend(theirs.iter().map(|theirs| (theirs, Engine::Machine)));
    let (count, seed) = (setting("LAB_BROKEN", "5000"), setting("LAB_SEED", "5"));
    compare_by("fields", reference, &[&count, &seed], &readings).expect_equality();
}

fn fields_that_are_right_give_the_same_trees(reference: &Path) {
    let script = tests::repository().join("tests/reference/fields");
    let (count, seed) = (setting("LAB_BROKEN", "20000"), setting("LAB_SEED", "5"));
    let run = Command::new(reference).arg(script).args([count, seed]).output();
    let output = String::from_utf8(run.expect("the reference runs").stdout).expect("it is text");
    let base = Language::base();
    let mut compared = 0;
    for line in output.lines() {
        let program: Program = serde_json::from_str(line).expect("a line is a program");
        let Some(expected) = program.tree else { continue };
        let source = Rc::new(Source::new("<fields>", program.source));
        let ast = parser::parse(&source, &base, Options::default()).expect("it is right");
        let found = trees::dumped(&ast, &base, true);
        assert_eq!(on_one_line(&found), on_one_line(&expected), "{}", source.text());
        compared += 1;
    }
    println!("{compared} trees");
    assert!(compared > 0);
}

/// A tree without the white space that is between its parts, and within its strings.
fn on_one_line(tree: &str) -> String {
    tree.split_whitespace().collect()
}

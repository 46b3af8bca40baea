//! The programs of `tests/bench`, each at the size that its line `SIZE = N  # M in the tests` has for here: the machine
//! writes what CPython writes, also on a heap that is stressed and verified.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use heap::mode::Mode;
use tests::suite::{Suite, reference};
use tests::{compared, repository, sealed};

fn main() -> ExitCode {
    let mut suite = Suite::default();
    let entries = std::fs::read_dir(repository().join("tests/bench")).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry is readable").path());
    let is_program = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "py");
    let mut programs: Vec<PathBuf> = paths.filter(is_program).collect();
    programs.sort();
    for program in programs {
        let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        suite.add(&name, reference, move |reference| compare(&reference, &program));
    }
    suite.run()
}

fn compare(reference: &Path, program: &Path) {
    let text = small(&std::fs::read_to_string(program).expect("the program is there"));
    let expected = compared::written_by_reference(reference, &text);
    assert!(!expected.is_empty(), "the programs write lines");
    for heap in [Mode::default(), Mode { stress: true, verify: true }] {
        assert_eq!(sealed::written_in(&text, heap), expected, "{heap:?}");
    }
}

/// The program at the size for tests.
fn small(text: &str) -> String {
    let line = text.lines().find(|line| line.starts_with("SIZE = "));
    let line = line.expect("a program has a line for its size");
    let size =
        line.split_once("  # ").and_then(|(_, comment)| comment.strip_suffix(" in the tests"));
    let size = size.unwrap_or_else(|| panic!("{line}: no size for the tests"));
    text.replacen(line, &format!("SIZE = {size}"), 1)
}

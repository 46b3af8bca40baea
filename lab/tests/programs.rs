//! The programs of `tests/run/`: standard output, standard error and exit code are those that CPython 3.14 gave when
//! `tests/run/record` ran them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab is a folder of the repository")
}

fn programs() -> Vec<PathBuf> {
    let folder = repository().join("tests/run");
    let entries = std::fs::read_dir(folder).expect("tests/run is there");
    let mut programs: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry is readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    programs
}

/// What makes the heap show faults: a collection after every birth, and every count checked (`heap::mode`).
const STRESS: [(&str, &str); 2] = [("LAB_GC", "stress"), ("LAB_HEAP", "verify")];

/// What a program does, in the form of the files in `tests/run/expected/`.
fn behaviour(program: &Path, modes: &[(&str, &str)]) -> String {
    let relative = program.strip_prefix(repository()).expect("a program of the repository");
    let run = Command::new(env!("CARGO_BIN_EXE_lab"))
        .envs(modes.iter().copied())
        .arg("run")
        .arg(relative)
        .current_dir(repository())
        .output()
        .expect("lab starts");
    let root = format!("{}/", repository().display());
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&root, "");
    let code = run.status.code().unwrap_or(-1);
    format!("exit {code}\n--- stdout\n{}--- stderr\n{}", text(&run.stdout), text(&run.stderr))
}

/// The programs that are known to differ, each with the reason: `name: reason` a line.
fn known_differences() -> BTreeMap<String, String> {
    let path = repository().join("tests/run/known_differences.txt");
    let text = std::fs::read_to_string(path).expect("the list of known differences is there");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| line.split_once(": ").unwrap_or_else(|| panic!("{line}: no reason")))
        .map(|(name, reason)| (name.to_string(), reason.to_string()))
        .collect()
}

/// Where the behaviour differs from what is expected: the first line of each that does.
fn difference(program: &Path, name: &str, modes: &[(&str, &str)]) -> Option<String> {
    let expected = repository().join("tests/run/expected").join(name).with_extension("txt");
    let expected = std::fs::read_to_string(&expected)
        .unwrap_or_else(|_| panic!("{}: run tests/run/record", expected.display()));
    let found = behaviour(program, modes);
    let line = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
    (found != expected).then(|| format!("{name}: {line:?}"))
}

#[test]
fn every_program_does_what_cpython_does() {
    compare(&[]);
}

#[test]
fn every_program_does_the_same_on_a_heap_that_is_stressed_and_verified() {
    compare(&STRESS);
}

fn compare(modes: &[(&str, &str)]) {
    let (programs, known) = (programs(), known_differences());
    assert!(programs.len() >= 20, "the programs are there");
    let mut surprises = Vec::new();
    for program in &programs {
        let name = program.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        match (difference(program, name, modes), known.get(name)) {
            (None, None) | (Some(_), Some(_)) => {}
            (Some(difference), None) => surprises.push(difference),
            (None, Some(_)) => {
                surprises.push(format!("{name}: no longer differs, take it off the list"))
            }
        }
    }
    println!("{} programs, {} known to differ", programs.len(), known.len());
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}

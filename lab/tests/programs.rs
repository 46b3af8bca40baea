//! The programs of `tests/run/`: standard output, standard error and exit code are those that CPython 3.14 gave when
//! `tests/run/record` ran them.

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

/// What a program does, in the form of the files in `tests/run/expected/`.
fn behaviour(program: &Path) -> String {
    let relative = program.strip_prefix(repository()).expect("a program of the repository");
    let run = Command::new(env!("CARGO_BIN_EXE_lab"))
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

#[test]
fn every_program_does_what_cpython_does() {
    let programs = programs();
    assert!(programs.len() >= 20, "the programs are there");
    let mut differing = Vec::new();
    for program in &programs {
        let name = program.file_stem().unwrap_or_default();
        let expected = repository().join("tests/run/expected").join(name).with_extension("txt");
        let expected = std::fs::read_to_string(&expected)
            .unwrap_or_else(|_| panic!("{}: run tests/run/record", expected.display()));
        let found = behaviour(program);
        if found != expected {
            let line = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
            differing.push(format!("{}: {line:?}", program.display()));
        }
    }
    println!("{} programs, {} differ", programs.len(), differing.len());
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

//! The programs of `tests/compared/`, run by the machine and by the reference, line by line.

use std::path::Path;
use std::process::Command;

use crate::{repository, sealed};

/// How many lines a failure shows.
const SHOWN: usize = 20;

/// The text of a program, with its settings as a line in front.
fn program(name: &str, settings: &[(&str, String)]) -> String {
    let path = repository().join("tests/compared").join(name).with_extension("py");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let settings = settings.iter().map(|(name, value)| format!("{name} = {value}; "));
    format!("{}\n{text}", settings.collect::<String>())
}

/// What the reference writes to its standard output.
pub fn written_by_reference(reference: &Path, text: &str) -> String {
    let run = Command::new(reference)
        .args(["-c", text])
        // Lone surrogates are errors, whatever the locale is.
        .env("PYTHONIOENCODING", "utf-8:strict")
        .output()
        .expect("the reference starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8_lossy(&run.stdout).into_owned()
}

/// What the reference and the machine write.
pub fn outputs(reference: &Path, name: &str, settings: &[(&str, String)]) -> [String; 2] {
    let text = program(name, settings);
    std::thread::scope(|scope| {
        let expected = scope.spawn(|| written_by_reference(reference, &text));
        let found = sealed::written_by(&text);
        [expected.join().expect("the reference answers"), found]
    })
}

/// The lines in which the two differ, each as the reference and as the machine writes it; and how many lines there are.
pub fn differences(
    reference: &Path,
    name: &str,
    settings: &[(&str, String)],
) -> (Vec<[String; 2]>, usize) {
    let [expected, found] = outputs(reference, name, settings);
    let (mut theirs, mut ours) = (expected.lines(), found.lines());
    let (mut differing, mut count) = (Vec::new(), 0);
    loop {
        let pair = [theirs.next(), ours.next()];
        if pair == [None, None] {
            return (differing, count);
        }
        count += 1;
        if pair[0] != pair[1] {
            differing.push(pair.map(|line| line.unwrap_or("(nothing)").to_string()));
        }
    }
}

/// Fails where a program writes one line and the reference another.
pub fn assert_same(reference: &Path, name: &str, settings: &[(&str, String)]) {
    let (differing, count) = differences(reference, name, settings);
    println!("{name}: {count} lines, {} differ", differing.len());
    assert!(count > 0, "the programs write lines");
    assert!(
        differing.is_empty(),
        "{name}: {} of {count} lines differ\n{}",
        differing.len(),
        shown(&differing)
    );
}

/// The first of the lines that differ.
pub fn shown(differing: &[[String; 2]]) -> String {
    let lines = differing.iter().take(SHOWN);
    lines.map(|[theirs, ours]| format!("CPython: {theirs}\nlab:     {ours}\n")).collect()
}

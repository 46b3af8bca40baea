//! Tracebacks of expressions that fail, with their carets, against what CPython prints.
//!
//! `LAB_TRACEBACKS` says how many programs there are, `LAB_SEED` which.

use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use tests::suite::reference;
use tests::{compared, repository, sealed, setting};

tests::suite! {
    reference:
        carets_are_those_of_cpython,
        wide_characters_are_those_of_cpython;
}

/// A line of `tests/reference/tracebacks`.
#[derive(Debug, Deserialize)]
struct Case {
    source: String,
    printed: String,
}

fn carets_are_those_of_cpython(reference: &Path) {
    let (count, seed) = (setting("LAB_TRACEBACKS", "800"), setting("LAB_SEED", "1"));
    let script = repository().join("tests/reference/tracebacks");
    let asked = Command::new(reference).arg(script).args([&count, &seed]).output();
    let asked = asked.expect("the reference starts");
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    let text = String::from_utf8(asked.stdout).expect("it writes JSON");
    let cases: Vec<Case> =
        text.lines().map(|line| serde_json::from_str(line).expect("each line is a case")).collect();
    assert_eq!(cases.len().to_string(), count);
    let is_marked = |case: &&Case| case.printed.rsplit("in main").next().unwrap().contains('~');
    let marked = cases.iter().filter(is_marked).count();
    assert!(3 * marked > cases.len(), "{marked} have an operator or brackets marked");
    let mut differing = Vec::new();
    for case in &cases {
        let found = sealed::written_by(&case.source);
        if found != case.printed {
            differing.push([format!("\n{}", case.printed), format!("\n{found}")]);
        }
    }
    println!("{count} tracebacks, {marked} with marks, {} differ", differing.len());
    assert!(differing.is_empty(), "{}", compared::shown(&differing));
}

fn wide_characters_are_those_of_cpython(reference: &Path) {
    let program = "import unicodedata\nfor point in range(0x110000):\n \
                   if unicodedata.east_asian_width(chr(point)) in 'WF': print(point)\n";
    let asked = Command::new(reference).args(["-c", program]).output();
    let text = String::from_utf8(asked.expect("the reference starts").stdout).expect("numbers");
    let expected: Vec<u32> = text.lines().map(|line| line.parse().expect("a number")).collect();
    let wide = |point: &u32| vm::objects::str::unicode::is_wide(*point);
    assert!(expected.len() > 1000);
    assert_eq!((0..=0x10FFFF).filter(wide).collect::<Vec<_>>(), expected);
}

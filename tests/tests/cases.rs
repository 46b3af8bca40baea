//! The cases of `tests/cases`, file by file: how they end in the machine, also on a heap that is stressed and verified, is
//! what the file says, and what the file says is how they end in CPython. `tests/reference/cases` records that.

use std::process::ExitCode;

use heap::mode::Mode;
use tests::cases::{Cases, names};
use tests::suite::{Suite, reference};

/// How many files and cases there are at least.
const FILES: usize = 50;
const CASES: usize = 9_000;

fn main() -> ExitCode {
    let mut suite = Suite::default();
    let names = names();
    for name in &names {
        let ours = [("", Mode::default()), (", stressed", Mode { stress: true, verify: true })];
        for (suffix, heap) in ours {
            let cases = name.clone();
            let machine = move |()| {
                let cases = Cases::read(&cases);
                assert_none(&cases.faults(&cases.in_the_machine(heap), true));
            };
            suite.add(&format!("{name}{suffix}"), || Ok(()), machine);
        }
        let cases = name.clone();
        suite.add(&format!("{name}, in CPython"), reference, move |reference| {
            let cases = Cases::read(&cases);
            assert_none(&cases.faults(&cases.in_cpython(&reference), false));
        });
    }
    suite.add(
        "the_cases_are_there",
        || Ok(()),
        move |()| {
            let cases: usize = names.iter().map(|name| Cases::read(name).cases.len()).sum();
            println!("{} files, {cases} cases", names.len());
            assert!(names.len() >= FILES && cases >= CASES, "{} files, {cases} cases", names.len());
        },
    );
    suite.run()
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} cases\n{}", faults.len(), faults.join("\n"));
}

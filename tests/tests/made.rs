//! Programs made at random from `tests/made/programs.txt`: they end as they should on a heap that is verified and on one
//! that is stressed, write what CPython writes, and leave nothing behind.
//!
//! As many as `LAB_PROGRAMS` says, or for `LAB_SECONDS`, from the number `LAB_SEED`. Where `LAB_KEEP` names a folder, it
//! gets what fails, as small as it can be, and the others go on. A program may take as many seconds as `LAB_PATIENCE` says.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use tests::made::grammar::Grammar;
use tests::made::trial::{Failure, Trial, Verdict};
use tests::made::worker::is_worker;
use tests::suite::{Suite, reference};
use tests::{repository, setting};

fn main() -> ExitCode {
    if is_worker() {
        return ExitCode::SUCCESS;
    }
    let mut suite = Suite::default();
    suite.add(
        "programs_made_at_random_do_what_they_do_in_cpython_and_leave_nothing_behind",
        reference,
        |reference| programs(Some(&reference)),
    );
    suite.run()
}

/// How many programs are run where nothing else is said.
const FIRST: &str = "300";

/// How many programs one process runs.
const TOGETHER: u64 = 200;

fn number(name: &str, default: &str) -> u64 {
    setting(name, default).parse().unwrap_or_else(|_| panic!("{name} is no number"))
}

fn programs(reference: Option<&Path>) {
    let text = std::fs::read_to_string(repository().join("tests/made/programs.txt"));
    let grammar = Grammar::read(&text.expect("the grammar is there"));
    let (first, count) = (number("LAB_SEED", "1"), number("LAB_PROGRAMS", FIRST));
    let seconds = std::env::var("LAB_SECONDS").ok().map(|_| number("LAB_SECONDS", ""));
    let (started, mut run, mut failed, mut passed_by) = (Instant::now(), 0, 0, 0);
    let is_over = |run| match seconds {
        Some(seconds) => started.elapsed() > Duration::from_secs(seconds),
        None => run >= count,
    };
    let mut trial = Trial::new(reference);
    while !is_over(run) {
        if run % TOGETHER == TOGETHER - 1 {
            trial = Trial::new(reference);
        }
        let (number, program) = (first + run, grammar.program(first + run));
        match trial.verdict(&program) {
            Verdict::Wrong(failure) => {
                failed += 1;
                report(&mut trial, number, &program, &failure);
            }
            Verdict::PassedBy(told) => {
                passed_by += 1;
                println!("program {number} is passed by: of the reference, {told}");
            }
            Verdict::Right => {}
        }
        run += 1;
    }
    let last = first + run - 1;
    println!("programs {first} to {last}: {failed} fail, {passed_by} are passed by");
    assert!(failed == 0, "{failed} of {run} programs fail");
}

/// Shows a failure, as small as it can be.
fn report(trial: &mut Trial, number: u64, program: &str, failure: &Failure) {
    let (smallest, found) = match failure {
        Failure::NoProgram => (program.to_string(), failure.clone()),
        _ => trial.smallest(program, failure),
    };
    let shown = format!("# program {number}: {failure:?}\n# smaller: {found:?}\n{smallest}");
    match std::env::var("LAB_KEEP") {
        Ok(folder) => {
            let kept = std::fs::create_dir_all(&folder).and_then(|()| {
                std::fs::write(Path::new(&folder).join(format!("{number}.py")), &shown)
            });
            kept.expect("the folder can be written to");
        }
        Err(_) => println!("{shown}"),
    }
}

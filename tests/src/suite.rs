//! The harness of the differential suites: a test that needs what is not there is reported as ignored, with the reason,
//! and the last lines count those that were.
//!
//! A suite is a test target with `harness = false`, and its `main` is [`suite!`](crate::suite!), which lists the tests
//! behind what they need. What is there is found out when the suite runs: a reference may be installed after the build.
//! Where `LAB_REQUIRE_REFERENCE` is set, a test that lacks one fails.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use compiler::language::Language;
use libtest_mimic::{Arguments, Completion, Failed, Trial};

use crate::upstream;

/// Trees of real programs are deeper than the stack of a test's thread.
const STACK: usize = 64 << 20;

/// What a test needs, or why it is not there.
pub type Needed<T> = Result<T, Missing>;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// What `tests/reference/install` brings.
    Reference(String),
    /// What is there only for those who ask for it.
    Setting(String),
}

impl Missing {
    fn why(&self) -> &str {
        let (Missing::Reference(why) | Missing::Setting(why)) = self;
        why
    }

    fn is_a_failure(&self) -> bool {
        let is_required = std::env::var_os("LAB_REQUIRE_REFERENCE").is_some();
        matches!(self, Missing::Reference(_)) && is_required
    }
}

/// The launcher of the reference interpreter.
pub fn reference() -> Needed<PathBuf> {
    crate::reference().map_err(|why| Missing::Reference(why.to_string()))
}

/// A language of upstream's own grammar, and the reference that came with its files.
#[derive(Debug)]
pub struct Upstream {
    pub reference: PathBuf,
    pub language: Language,
}

pub fn upstream_3_13() -> Needed<Upstream> {
    upstream_of("3.13")
}

pub fn upstream_3_14() -> Needed<Upstream> {
    upstream_of("3.14")
}

pub fn upstream_3_15() -> Needed<Upstream> {
    upstream_of("3.15")
}

/// Upstream's grammar of a version.
pub fn upstream_of(version: &str) -> Needed<Upstream> {
    let reference = reference()?;
    let language = upstream::language(&reference, version).map_err(Missing::Reference)?;
    Ok(Upstream { reference, language })
}

/// The `main` of a suite: each test behind the function of what it needs, which it is given; `alone` is nothing.
#[macro_export]
macro_rules! suite {
    (alone: $($test:ident),+; $($rest:tt)*) => {
        $crate::suite! { @ { $((|| Ok(()), |()| $test(), $test))+ } $($rest)* }
    };
    (@ { $(($known:expr, $run:expr, $name:ident))* } $($need:ident: $($test:ident),+;)*) => {
        fn main() -> std::process::ExitCode {
            let mut suite = $crate::suite::Suite::default();
            $(suite.add(stringify!($name), $known, $run);)*
            $($(suite.add(stringify!($test), $need, |needed| $test(&needed));)+)*
            suite.run()
        }
    };
    ($($rest:tt)*) => {
        $crate::suite! { @ {} $($rest)* }
    };
}

/// The tests of a suite.
pub struct Suite {
    arguments: Arguments,
    trials: Vec<Trial>,
    /// How many were ignored, for each reason.
    ignored: Arc<Mutex<BTreeMap<Missing, usize>>>,
}

impl Default for Suite {
    fn default() -> Suite {
        Suite { arguments: Arguments::from_args(), trials: Vec::new(), ignored: Arc::default() }
    }
}

impl Suite {
    pub fn add<T: 'static>(
        &mut self,
        name: &str,
        need: fn() -> Needed<T>,
        test: impl FnOnce(T) + Send + 'static,
    ) {
        let is_asked_for = self.arguments.ignored || self.arguments.include_ignored;
        let ignored = self.ignored.clone();
        let trial = Trial::ignorable_test(name, move || match on_large_stack(need, test) {
            Ok(()) => Ok(Completion::Completed),
            Err(missing) if is_asked_for || missing.is_a_failure() => {
                Err(Failed::from(missing.why()))
            }
            Err(missing) => {
                let completion = Completion::ignored_with(missing.why());
                let mut ignored = ignored.lock().expect("nobody panics with it");
                *ignored.entry(missing).or_default() += 1;
                Ok(completion)
            }
        });
        // Runners that go by the list know of the ignored from it, and never start them.
        let goes_by_list = self.arguments.list || self.arguments.ignored;
        let is_ignored = || need().is_err_and(|missing| !missing.is_a_failure());
        self.trials.push(trial.with_ignored_flag(goes_by_list && is_ignored()));
    }

    pub fn run(self) -> ExitCode {
        let conclusion = libtest_mimic::run(&self.arguments, self.trials);
        for (missing, count) in &*self.ignored.lock().expect("nobody panics with it") {
            println!("{count} ignored: {}", missing.why());
        }
        conclusion.exit_code()
    }
}

/// Runs a test on a thread of its own; its panic becomes this thread's.
fn on_large_stack<T: 'static>(
    need: fn() -> Needed<T>,
    test: impl FnOnce(T) + Send + 'static,
) -> Result<(), Missing> {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || need().map(test));
    let outcome = thread.expect("a thread starts").join();
    outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

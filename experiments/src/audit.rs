//! Whether an experiment is whole: the list that its author would go through by hand.
//!
//! ```text
//! grammar    what the language has: tokens, nodes, alternatives, keywords
//! programs   what its samples show: opcodes, rewrites, passes, unparse, .pyc
//! ```
//!
//! A [`Point`] is one line of the list. Whatever needs files or processes, the caller finds out. Tests are in
//! `lab/tests/authors/audit.rs`.

mod grammar;
mod programs;

use std::rc::Rc;

use compiler::ast::dump;
use compiler::codegen::Lowering;
use compiler::error;
use compiler::parser::{self, Engine, Options};
use compiler::source::Source;

use crate::experiment::{Experiment, README};
use crate::language::Changed;

/// One point of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub name: &'static str,
    /// What is right when nothing was found.
    pub about: &'static str,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Fine,
    /// There is nothing to look at, or no way to look at it.
    LeftOut(&'static str),
    Findings(Vec<String>),
}

impl Outcome {
    pub fn of(findings: Vec<String>) -> Outcome {
        if findings.is_empty() { Outcome::Fine } else { Outcome::Findings(findings) }
    }
}

impl Point {
    fn new(name: &'static str, about: &'static str, findings: Vec<String>) -> Point {
        Point { name, about, outcome: Outcome::of(findings) }
    }

    /// The same, with a reason why there was nothing to look at.
    fn unless(self, nothing: bool, reason: &'static str) -> Point {
        match nothing {
            true => Point { outcome: Outcome::LeftOut(reason), ..self },
            false => self,
        }
    }

    pub fn findings(&self) -> &[String] {
        match &self.outcome {
            Outcome::Findings(findings) => findings,
            Outcome::Fine | Outcome::LeftOut(_) => &[],
        }
    }
}

/// An experiment, its language, and what is known of its samples.
pub struct Subject<'a> {
    pub experiment: &'a Experiment,
    pub changed: &'a Changed,
    /// What gives the experiment's nodes their code.
    pub lowering: Option<&'a dyn Lowering>,
    /// The language without the experiment; `None` where it is a language of its own.
    pub base: Option<&'a Changed>,
    pub samples: &'a [Rc<Source>],
    /// How many of the samples end with an error that is expected.
    pub errors: usize,
    /// What is not as expected when they are run.
    pub unexpected: Vec<String>,
}

/// Every point, in the order of the stages.
pub fn audit(subject: &Subject<'_>) -> Vec<Point> {
    vec![
        grammar::tokens(subject),
        grammar::nodes(subject),
        programs::opcodes(subject),
        programs::rewrites(subject),
        programs::passes(subject),
        grammar::alternatives(subject),
        samples(subject),
        errors(subject),
        grammar::keywords(subject),
        programs::unparse(subject),
        programs::pyc(subject),
        readings(subject),
        magic(subject),
        documentation(subject),
    ]
}

fn samples(subject: &Subject<'_>) -> Point {
    let mut findings = subject.unexpected.clone();
    findings.extend(programs::failures_of_hooks(subject));
    if findings.is_empty() && subject.samples.len() == subject.errors {
        findings.push("every sample ends with an error: write one that shows what it does".into());
    }
    Point::new("samples", "each does what is expected of it", findings)
}

fn errors(subject: &Subject<'_>) -> Point {
    let missing = (subject.errors == 0).then(|| {
        "no sample ends with an error: write one that has to be refused, with its samples/NAME.err"
            .to_string()
    });
    Point::new("errors", "what is wrong is among the samples", missing.into_iter().collect())
}

/// Where this build has the emitted parser of the language, both readings of its grammar make the same of each sample.
fn readings(subject: &Subject<'_>) -> Point {
    let language = &subject.changed.language;
    let read = |sample: &Rc<Source>, engine| {
        let options = Options { engine, ..Options::default() };
        let tree = parser::parse(sample, language, options);
        let text = tree.and_then(|ast| {
            dump::dump(&ast, &language.schema, ast.root(), dump::Options::default())
        });
        text.unwrap_or_else(|error| error::report(&error, sample))
    };
    let differ = subject
        .samples
        .iter()
        .filter(|sample| read(sample, Engine::Generated) != read(sample, Engine::Machine));
    let findings = match language.compiled_in {
        Some(_) => {
            differ.map(|sample| format!("{} is read as two trees", sample.filename())).collect()
        }
        None => Vec::new(),
    };
    Point::new("readings", "the emitted parser and the grammar machine agree", findings).unless(
        language.compiled_in.is_none(),
        "this build has no parser of it: `lab regen --with NAME`, then build",
    )
}

fn magic(subject: &Subject<'_>) -> Point {
    let experiment = subject.experiment;
    let finding = match &experiment.fingerprint {
        Some(recorded) if *recorded == experiment.fingerprint_of_today() => None,
        Some(_) => Some("it has changed since its magic number was given"),
        None => Some("no fingerprint is recorded"),
    };
    let findings =
        finding.map(|what| format!("{what}: `lab magic {} --bump`", experiment.name)).into_iter();
    Point::new("magic", "the magic number stands for what it is today", findings.collect())
}

fn documentation(subject: &Subject<'_>) -> Point {
    let experiment = subject.experiment;
    let mut findings = Vec::new();
    if experiment.summary.trim().is_empty() {
        findings.push("experiment.toml has no summary".to_string());
    }
    let says_something = |text: &str| {
        text.lines().any(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
    };
    match experiment.text(README) {
        None => findings.push(format!("there is no {README}")),
        Some(text) if !says_something(text) => {
            findings.push(format!("{README} has nothing but its title"));
        }
        Some(_) => {}
    }
    Point::new("documentation", "it is described to people", findings)
}

//! An experiment as a change to CPython's own files.
//!
//! In come the experiments, the language that they make of the definition of a checkout (or of ours, where there is none),
//! and their samples; out come the [`Change`]s, file by file, and what is still to be written in C. Nothing is left out
//! in silence: what has no C is on that list. Tests are in `lab/tests/export.rs`.
//!
//! ```text
//! grammar    Grammar/python.gram    rules with C actions, as little of the file as can be
//! tokens     Grammar/Tokens
//! nodes      Parser/Python.asdl
//! opcodes    Python/bytecodes.c     the entries, without their bodies
//! magic      Include/internal/pycore_magic_number.h
//! programs   Lib/test/test_NAME.py  of the samples
//! left       what is to be written
//! ```

mod ahead;
mod edit;
mod grammar;
mod left;
mod magic;
mod nodes;
mod opcodes;
mod programs;
mod tokens;

use pegen::definition::Model;
use pegen::diagnostic::{Checked, Diagnostic};

pub use edit::{Change, Edit};
pub use grammar::unknown_rules;
pub use programs::Sample;

use crate::experiment::Experiment;
use crate::language::Changed;

/// Where CPython has its files.
pub const GRAMMAR: &str = "Grammar/python.gram";
pub const TOKENS: &str = "Grammar/Tokens";
pub const NODES: &str = "Parser/Python.asdl";
pub const OPCODES: &str = "Python/bytecodes.c";
pub const MAGIC: &str = "Include/internal/pycore_magic_number.h";

/// What is exported.
pub struct Subject<'a> {
    pub experiments: &'a [Experiment],
    /// The language of the checkout's files, or ours, with the experiments and without them.
    pub changed: &'a Changed,
    pub base: &'a Model,
    pub samples: &'a [Vec<Sample>],
}

/// The change, and what it leaves to be written.
pub struct Exported {
    pub changes: Vec<Change>,
    pub left: Vec<String>,
}

/// Exports experiments. `file` gives the text of a checkout's file, which is not there where there is no checkout.
pub fn export<E>(
    subject: &Subject<'_>,
    mut file: impl FnMut(&str) -> Result<Option<String>, E>,
) -> Result<Checked<Exported>, E> {
    let mut found = left::Found::default();
    let mut changes = Vec::new();
    match grammar::change(subject, &mut found) {
        Ok(change) => changes.extend(change),
        Err(findings) => return Ok(Err(findings)),
    }
    changes.extend(tokens::change(subject));
    changes.extend(nodes::change(subject));
    let mut findings: Vec<Diagnostic> = Vec::new();
    if opcodes::has_some(subject) {
        match opcodes::change(subject, file(OPCODES)?) {
            Ok(change) => changes.push(change),
            Err(finding) => findings.push(finding),
        }
    }
    if subject.experiments.iter().any(|one| !one.only_parses()) {
        match magic::change(subject, file(MAGIC)?) {
            Ok(change) => changes.push(change),
            Err(finding) => findings.push(finding),
        }
    }
    for (experiment, samples) in subject.experiments.iter().zip(subject.samples) {
        changes.extend(programs::change(experiment, samples));
    }
    changes.retain(|change| !change.edits.is_empty());
    let left = left::to_write(subject, &found);
    Ok(if findings.is_empty() { Ok(Exported { changes, left }) } else { Err(findings) })
}

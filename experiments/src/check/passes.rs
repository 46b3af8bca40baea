//! What is wrong with the functions of `passes.py`: each of them whose name does not begin with `_` is a pass.

use compiler::flowgraph::PASSES;
use pegen::diagnostic::{Diagnostic, Files, Span};

use super::{Function, functions};
use crate::experiment::Experiment;

pub const FILE: &str = "passes.py";

/// Whether a name is that of a pass: those of helpers begin with `_`.
pub fn is_pass(name: &str) -> bool {
    !name.starts_with('_')
}

pub fn check(experiments: &[Experiment], files: &mut Files, findings: &mut Vec<Diagnostic>) {
    let mut known: Vec<Function> = Vec::new();
    for experiment in experiments {
        let Some(script) = experiment.files.get(FILE) else { continue };
        let before = findings.len();
        let own = functions(std::slice::from_ref(experiment), FILE, files, findings);
        let mut own: Vec<Function> =
            own.into_iter().filter(|function| is_pass(&function.name)).collect();
        if own.is_empty() && findings.len() == before {
            let place = files.add(&*script.path, &*script.text).at(Span::new(0, 1));
            let finding = Diagnostic::error("no-pass", format!("{FILE} has no pass"));
            findings.push(finding.label(place, "here").hint("write `def NAME(graph)`"));
        }
        findings.extend(own.iter().flat_map(|function| wrong(function, &known)));
        known.append(&mut own);
    }
}

/// What is wrong with a pass; `known` are those of other experiments.
fn wrong(function: &Function, known: &[Function]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let name = &function.name;
    if !function.arguments.contains(&1) {
        let headline = format!("`{name}` is called with one argument, the graph");
        let finding = Diagnostic::error("wrong-parameters", headline)
            .label(function.place, "its function takes another number");
        findings.push(finding.hint(format!("what helps others is called `_{name}`")));
    }
    let other = known.iter().find(|other| other.name == *name);
    if other.is_some() || PASSES.iter().any(|pass| pass.name == name) {
        let headline = format!("there is a pass `{name}` already");
        let mut finding =
            Diagnostic::error("pass-taken", headline).label(function.place, "this one");
        if let Some(other) = other {
            finding = finding.label(other.place, "the other one");
        }
        findings.push(finding.hint("give it another name: `lab cfg --pass NAME` shows it"));
    }
    findings
}

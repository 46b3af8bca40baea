//! `ops.rs`: what an experiment's opcodes do, in Rust, for builds that have them baked in.
//!
//! `lab regen --with NAME` writes the texts into the machine's sources. A machine uses a handler where it was made of the
//! texts that the experiment has today; else there is `ops.py`, which means the same.

use compiler::language::Language;
use pegen::definition::{Fingerprint, Model};
use pegen::diagnostic::{Diagnostic, Files, Span};
use pegen::emit::natives::Native;
use vm::Machine;

use crate::experiment::{Experiment, NATIVE};

/// The handlers of an experiment; `None` where it has none.
pub fn of(experiment: &Experiment) -> Option<Native> {
    let text = experiment.text(NATIVE)?.to_string();
    let parts = [NATIVE, "opcodes.toml", "operands.toml"];
    let fingerprint = parts.iter().fold(Fingerprint::default(), |all, name| {
        all.with(experiment.text(name).unwrap_or_default())
    });
    let opcodes = functions(&text).map(|(name, _)| name.to_uppercase()).collect();
    let experiment = experiment.name.clone();
    Some(Native { experiment, text, fingerprint: fingerprint.0, opcodes })
}

/// Lets the handlers of an experiment carry out its opcodes in `machine`, if they are baked in.
pub fn install(machine: &Machine, experiment: &Experiment, language: &Language) {
    let Some(native) = of(experiment) else { return };
    let baked = (native.experiment.as_str(), native.fingerprint);
    if !vm::native::baked().contains(&baked) {
        return;
    }
    for name in &native.opcodes {
        let opcode = language.opcodes.by_name(name);
        if let Some(number) = opcode.and_then(|opcode| u8::try_from(opcode.0).ok()) {
            machine.use_native(number);
        }
    }
}

/// The functions at the top of a text of Rust that others can call, and where their names stand.
fn functions(text: &str) -> impl Iterator<Item = (&str, Span)> {
    let lines = text.split_inclusive('\n').scan(0, |start, line| {
        let at = *start;
        *start += line.len();
        Some((at, line))
    });
    lines.filter_map(|(at, line)| {
        let rest = line.strip_prefix("pub fn ")?;
        let is_part = |one: char| one.is_ascii_alphanumeric() || one == '_';
        let name = &rest[..rest.find(|one| !is_part(one)).unwrap_or(rest.len())];
        let start = at + "pub fn ".len();
        Some((name, Span::new(start, start + name.len())))
    })
}

/// What is wrong with the handlers of experiments: functions without an opcode.
pub fn check(experiments: &[Experiment], files: &mut Files, model: &Model) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for experiment in experiments {
        let Some(file) = experiment.files.get(NATIVE) else { continue };
        let id = files.add(&*file.path, &*file.text);
        if functions(&file.text).next().is_none() {
            findings.push(
                Diagnostic::error("no-opcode", format!("{NATIVE} carries out no opcode"))
                    .label(id.at(Span::new(0, 1)), "here")
                    .hint("write `pub fn NAME(…)`, with the name of an opcode in small letters"),
            );
        }
        for (name, span) in functions(&file.text) {
            let opcode = name.to_uppercase();
            let own = experiment.text("opcodes.toml").unwrap_or_default();
            if model.opcodes.get(&opcode).is_none() || !own.contains(&format!("[{opcode}]")) {
                let headline = format!("the experiment adds no opcode `{opcode}`");
                let finding = Diagnostic::error("no-opcode", headline);
                findings.push(
                    finding
                        .label(id.at(span), "nobody calls this function")
                        .hint("what helps others is no `pub fn`"),
                );
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handlers_are_public_functions_at_the_top() {
        let text =
            "//! x\npub fn one(vm: &M) {}\n    pub fn inner() {}\nfn two() {}\npub fn three() {}\n";
        let found: Vec<(&str, usize)> =
            functions(text).map(|(name, span)| (name, span.start as usize)).collect();
        let expected = ["one", "three"].map(|name| (name, text.find(name).unwrap()));
        assert_eq!(found, expected);
    }
}

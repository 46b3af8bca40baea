//! `lab export`: an experiment as a patch to a checkout of CPython; without one, what would go where.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use experiments::export::{self, Exported, GRAMMAR, NODES, Sample, Subject, TOKENS};
use experiments::{Changed, Experiment};
use pegen::definition::Definition;

use crate::catalog::{Home, Refused};
use crate::input::{self, Failure};
use crate::program::Stop;
use crate::samples;

/// The file of a checkout that says which version it is of, and how it says it.
const VERSION_FILE: &str = "Include/patchlevel.h";
const VERSION: [(&str, &str); 2] = [("PY_MAJOR_VERSION", "3"), ("PY_MINOR_VERSION", "14")];

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The experiment: its name, or the path of its folder
    experiment: String,
    /// Another experiment in the same patch; can be given several times
    #[arg(long, value_name = "EXPERIMENT")]
    with: Vec<String>,
    /// A checkout of CPython 3.14, or its unpacked source: the patch is for its files, which stay as they are
    #[arg(long, value_name = "DIR")]
    cpython: Option<PathBuf>,
    /// Write the patch to this file
    #[arg(long, value_name = "PATCH", requires = "cpython")]
    out: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match export(arguments) {
        Ok(code) => Ok(code),
        Err(stop) => stop.outcome(),
    }
}

fn export(arguments: &Arguments) -> Result<ExitCode, Stop> {
    let mut chosen = Vec::new();
    let mut programs = Vec::new();
    for name in [&arguments.experiment].into_iter().chain(&arguments.with) {
        let home = Home::find(name)?;
        let experiment = home.read().map_err(Refused::report)?;
        if experiment.is_language() {
            let name = &experiment.name;
            let reason =
                format!("`{name}` is a language of its own: CPython has nothing that it changes");
            return Err(Failure(reason).into());
        }
        chosen.push(experiment);
        programs.push(samples_of(&home)?);
    }
    let checkout = arguments.cpython.as_deref();
    let definition = definition(checkout)?;
    check_rules(&definition, &chosen)?;
    let base = language(definition.clone(), &[])?;
    let changed = language(definition, &chosen)?;
    let subject =
        Subject { experiments: &chosen, changed: &changed, base: &base.model, samples: &programs };
    let exported = export::export(&subject, |path| match checkout {
        Some(folder) => file(folder, path).map(Some),
        None => Ok(None),
    })?;
    let exported = exported.map_err(|findings| {
        let files = changed.definition.files.clone();
        Refused { findings, files }.report()
    })?;
    let text = match checkout {
        Some(_) => patch(&chosen, &exported),
        None => {
            exported.changes.iter().map(|change| change.pieces()).collect::<Vec<_>>().join("\n")
        }
    };
    tell!("{}", left(&exported));
    match &arguments.out {
        Some(out) => Ok(input::write_out(out, &text)?),
        None => Ok(input::print(&text)?),
    }
}

/// The definition of a checkout: its grammar, tokens and nodes in the place of ours.
fn definition(checkout: Option<&Path>) -> Result<Definition, Failure> {
    let mut definition = Definition::base();
    let Some(folder) = checkout else { return Ok(definition) };
    check_version(folder)?;
    for (name, path) in [("python.gram", GRAMMAR), ("Tokens", TOKENS), ("Python.asdl", NODES)] {
        let text = file(folder, path)?;
        definition.replace(name, folder.join(path).display().to_string(), text);
    }
    Ok(definition)
}

/// Whether a checkout that says its version is of the right one.
fn check_version(folder: &Path) -> Result<(), Failure> {
    let path = folder.join(VERSION_FILE);
    if !path.is_file() {
        return Ok(());
    }
    let text = file(folder, VERSION_FILE)?;
    for (name, wanted) in VERSION {
        let line = text.lines().find(|line| line.contains(&format!("define {name}")));
        let found = line.and_then(|line| line.split_whitespace().last()).unwrap_or("missing");
        if found != wanted {
            let path = path.display();
            let wants = "this is lab for CPython 3.14";
            return Err(Failure(format!("{path}: {name} is {found}; {wants}")));
        }
    }
    Ok(())
}

/// The text of a file of the checkout.
fn file(folder: &Path, path: &str) -> Result<String, Failure> {
    let whole = folder.join(path);
    fs::read_to_string(&whole).map_err(|error| {
        let whole = whole.display();
        Failure(format!(
            "{whole}: {error}\n--cpython names a checkout of CPython 3.14 or its unpacked source"
        ))
    })
}

/// Whether the rules that the experiments change are there.
fn check_rules(definition: &Definition, chosen: &[Experiment]) -> Result<(), Stop> {
    let mut over = definition.clone();
    chosen.iter().for_each(|experiment| experiments::lay_over(&mut over, experiment));
    export::unknown_rules(&over)
        .map_err(|findings| Refused { findings, files: over.files }.report())
}

fn language(definition: Definition, experiments: &[Experiment]) -> Result<Changed, Stop> {
    experiments::language(definition, experiments)
        .map_err(|(findings, files)| Refused { findings, files }.report())
}

/// The samples of an experiment, with what is expected of them.
fn samples_of(home: &Home) -> Result<Vec<Sample>, Stop> {
    let unpacked = home.unpack()?;
    let (found, faults) = samples::samples(&unpacked.folder)?;
    if let Some(fault) = faults.first() {
        return Err(Failure(format!("{}: {fault}", home.name())).into());
    }
    let read = |path: &Path| match path.exists() {
        true => fs::read_to_string(path)
            .map_err(|error| Failure(format!("{}: {error}", path.display()))),
        false => Ok(String::new()),
    };
    let mut all = Vec::new();
    for sample in found {
        let path = &sample.path;
        all.push(Sample {
            text: read(path)?,
            out: read(&path.with_extension("out"))?,
            err: read(&path.with_extension("err"))?,
            path: sample.name,
        });
    }
    Ok(all)
}

/// The patch, with what it leaves to do in front of it, where `git apply` reads nothing.
fn patch(experiments: &[Experiment], exported: &Exported) -> String {
    let about: String =
        experiments.iter().map(|one| format!("{}: {}\n", one.name, one.summary)).collect();
    let patches: String = exported.changes.iter().map(|change| change.patch()).collect();
    format!("{about}\nFor CPython 3.14. Behind it: make regen-all\n\n{}\n{patches}", left(exported))
}

/// What is still to be written, as a list.
fn left(exported: &Exported) -> String {
    if exported.left.is_empty() {
        return "Nothing is left to be written in C.\n".to_string();
    }
    let lines: String = exported.left.iter().map(|one| format!("  {one}\n")).collect();
    format!("Left to be written in C:\n{lines}")
}

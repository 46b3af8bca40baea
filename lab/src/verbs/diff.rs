//! `lab diff`: what an experiment changes, stage by stage.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::rc::Rc;

use compiler::codegen::Lowering;
use compiler::source::Source;
use experiments::diff::{self, Look};
use experiments::stages::{self, Stage, Subject};
use experiments::{Changed, Experiment};
use pegen::definition::Definition;
use pegen::report;

use crate::catalog::{self, Selection};
use crate::input::{self, Failure};
use crate::program::{self, Stop};
use crate::terminal::{self, ReportFormat};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The experiment: its name, or the path of its folder
    experiment: String,
    /// The program; the experiment's first sample if there is none
    file: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match compare(arguments) {
        Ok(text) => input::print(&text),
        Err(stop) => stop.outcome(),
    }
}

fn compare(arguments: &Arguments) -> Result<String, Stop> {
    let selection = Selection { with: vec![arguments.experiment.clone()], ..Selection::default() };
    let selected = selection.select_with_machine(Vec::new())?;
    let (Some(changed), Some(experiment)) = (selected.changed(), selected.experiments.first())
    else {
        return Err(Failure("nothing to compare".to_string()).into());
    };
    let base = base_language()?;
    let path = match &arguments.file {
        Some(path) => path.clone(),
        None => shown(&first_sample(&catalog::folder_of(&arguments.experiment)?)?),
    };
    let bytes = input::read_bytes(&path)?;
    let name = path.display().to_string();
    let source = input::decode_source(&bytes, &name)
        .map_err(|error| program::reported(&error, &Source::new(&*name, String::new())))?;
    let source = Rc::new(source);
    let look = if terminal::output_has_colour() { Look::Colour } else { Look::Plain };
    let mut before = stages::stages(&subject(&base, None), &source);
    let mut after = stages::stages(&subject(changed, selected.lowering()), &source);
    push_output(&mut before, &path, &[])?;
    push_output(&mut after, &path, &["--with", &arguments.experiment])?;
    let differences = diff::render(&before, &after, look);
    Ok(heading(experiment, &name) + &differences)
}

/// Adds what the program prints, in front of the last stage. It runs in a process of its own.
fn push_output(stages: &mut Vec<Stage>, program: &Path, with: &[&str]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure(format!("running the program: {error}"));
    let lab = std::env::current_exe().map_err(failed)?;
    let run = Command::new(lab).arg("run").args(with).arg(program).output().map_err(failed)?;
    let text = [run.stdout, run.stderr].concat();
    // Tracebacks show whole paths, as CPython's do; a comparison should read the same in every folder.
    let here = format!("{}/", std::env::current_dir().map_err(failed)?.display());
    let text = String::from_utf8_lossy(&text).replace(&here, "");
    let output = Stage { name: "output", about: "what the program prints", text };
    stages.insert(stages.len().saturating_sub(1), output);
    Ok(())
}

/// A path as it is shown: from the current folder on, where it is below it.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).to_path_buf()
}

fn subject<'a>(changed: &'a Changed, lowering: Option<&'a dyn Lowering>) -> Subject<'a> {
    Subject {
        language: &changed.language,
        lowering,
        definition: &changed.definition,
        model: &changed.model,
    }
}

fn base_language() -> Result<Changed, Stop> {
    experiments::language(Definition::base(), &[]).map_err(|(findings, files)| {
        let format = terminal::report_format(ReportFormat::Full);
        eprint!("{}", report::render(&findings, &files, format));
        Stop::Reported
    })
}

fn heading(experiment: &Experiment, program: &str) -> String {
    format!(
        "What the experiment `{}` changes: {}.\nFrom Python (-) to Python with it (+), stage by stage, for {program}.\n\n",
        experiment.name, experiment.summary
    )
}

/// The first of an experiment's samples, in the order of their names.
fn first_sample(folder: &Path) -> Result<PathBuf, Failure> {
    let samples = folder.join("samples");
    let failed = |error: std::io::Error| Failure(format!("{}: {error}", samples.display()));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&samples).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
    found.sort();
    let hint = || Failure(format!("{} has no program; name one", samples.display()));
    found.into_iter().next().ok_or_else(hint)
}

//! `lab diff`: what an experiment changes, stage by stage.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::rc::Rc;
use std::time::Duration;

use compiler::source::Source;
use experiments::Experiment;
use experiments::diff::{self, Look};
use experiments::stages::{self, Stage};

use crate::catalog::{self, Home, Selection, Unpacked};
use crate::definition::LanguageFiles;
use crate::input::{self, Failure};
use crate::program::{self, Stop};
use crate::samples::{self, Ending};
use crate::terminal;

/// How long the program may take.
const LIMIT: Duration = Duration::from_secs(10);

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The experiment: its name, or the path of its folder. With another language it can be left out: what that
    /// language changes is shown then
    #[arg(required_unless_present_any = LanguageFiles::OPTIONS)]
    experiment: Option<String>,
    /// The program; the experiment's first sample if there is none
    file: Option<PathBuf>,
    #[command(flatten)]
    files: LanguageFiles,
}

impl Arguments {
    /// The experiment and the program. One alone, with another language, is the program if there is such a file.
    fn subjects(&self) -> (Option<&str>, Option<&Path>) {
        match (self.experiment.as_deref(), self.file.as_deref()) {
            (Some(only), None) if !self.files.is_base() && Path::new(only).is_file() => {
                (None, Some(Path::new(only)))
            }
            both => both,
        }
    }
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match compare(arguments) {
        Ok(text) => input::print(&text),
        Err(stop) => stop.outcome(),
    }
}

fn compare(arguments: &Arguments) -> Result<String, Stop> {
    let (experiment, file) = arguments.subjects();
    let with = experiment.map(str::to_string).into_iter().collect();
    let after = Selection { with, files: arguments.files.clone() };
    let before = match experiment {
        Some(_) => Selection { with: Vec::new(), ..after.clone() },
        None => Selection::default(),
    };
    let program = match (file, experiment) {
        (Some(path), _) => {
            Program { path: path.to_path_buf(), shown: path.to_path_buf(), home: None }
        }
        (None, Some(experiment)) => Program::of_experiment(experiment)?,
        (None, None) => return Err(Failure("name a program to compare".to_string()).into()),
    };
    let selected = after.select_with_hooks()?;
    let bytes = input::read_bytes(&program.path)?;
    let name = program.shown.display().to_string();
    let source = input::decode_source(&bytes, &name)
        .map_err(|error| program::reported(&error, &Source::new(&*name, String::new())))?;
    let source = Rc::new(source);
    let old = before.build()?;
    let mut old_stages = stages::stages(&catalog::subject(&old, None), &source);
    let new = selected.subject().expect("an experiment or other files were asked for");
    let mut new_stages = stages::stages(&new, &source);
    push_output(&mut old_stages, &program, &before, experiment.is_some())?;
    push_output(&mut new_stages, &program, &after, experiment.is_some())?;
    let look = if terminal::output_has_colour() { Look::Colour } else { Look::Plain };
    let differences = diff::render(&old_stages, &new_stages, look);
    let heading = match selected.experiments.first() {
        Some(experiment) => heading_of_experiment(experiment, &name),
        None => heading_of_language(&name),
    };
    Ok(heading + &differences)
}

/// The program that is looked at.
struct Program {
    path: PathBuf,
    /// Its path as it is shown.
    shown: PathBuf,
    /// Where it is, as long as it is there.
    home: Option<Unpacked>,
}

impl Program {
    /// What it may read where it is sealed: the experiment that it is a sample of, or the folder that it is in.
    fn folder(&self) -> &Path {
        let around = || self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        match &self.home {
            Some(home) => &home.folder,
            None => around().unwrap_or(Path::new(".")),
        }
    }

    /// The first sample of an experiment.
    fn of_experiment(experiment: &str) -> Result<Program, Failure> {
        let home = Home::find(experiment)?.unpack()?;
        let path = first_sample(&home.folder)?;
        let shown = path.strip_prefix(&home.root).unwrap_or(&path).to_path_buf();
        Ok(Program { path, shown, home: Some(home) })
    }
}

/// Adds what the program prints, in front of the last stage. It runs in a process of its own.
fn push_output(
    stages: &mut Vec<Stage>,
    program: &Program,
    language: &Selection,
    is_sealed: bool,
) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure(format!("running the program: {error}"));
    let lab = std::env::current_exe().map_err(failed)?;
    let arguments = language.arguments();
    let mut run = Command::new(lab);
    run.arg("run").args(arguments);
    // The experiment may be anybody's.
    if is_sealed {
        run.arg("--sealed").arg(program.folder());
    }
    let run = samples::run(run.arg(&program.path), LIMIT).map_err(failed)?;
    let stopped = match run.ending {
        Ending::Code(_) => String::new(),
        ending => format!("{}\n", ending.shown(LIMIT)),
    };
    let text = [run.out, run.err, stopped.into_bytes()].concat();
    // Tracebacks show whole paths, as CPython's do; a comparison should read the same in every folder.
    let here = std::env::current_dir().map_err(failed)?;
    let root = program.home.as_ref().map_or(&here, |home| &home.root);
    let text = String::from_utf8_lossy(&text).replace(&format!("{}/", root.display()), "");
    let output =
        Stage { name: "output", about: "what the program prints", text, is_of_program: true };
    stages.insert(stages.len().saturating_sub(1), output);
    Ok(())
}

fn heading_of_experiment(experiment: &Experiment, program: &str) -> String {
    format!(
        "What the experiment `{}` changes: {}.\nFrom Python (-) to Python with it (+), stage by stage, for {program}.\n\n",
        experiment.name, experiment.summary
    )
}

fn heading_of_language(program: &str) -> String {
    format!(
        "What the other language changes.\nFrom the built-in one (-) to that one (+), stage by stage, for {program}.\n\n"
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

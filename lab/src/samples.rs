//! The samples of an experiment: programs, what is expected of each, and what it does.
//!
//! ```text
//! samples/x.py                    a program
//! samples/x.out, samples/x.err    what it prints, and the error that it ends with, if it does
//! snapshots/STAGE.txt             what changes at a stage, sample by sample
//! ```
//!
//! Everything that is expected is a file: an [`Expectation`] is its text, if it is there, beside the text that was found,
//! if there should be one. What cannot be expected at all, such as a program without an end, is a fault.

mod process;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::time::Duration;

use compiler::error;
use compiler::source::Source;
use experiments::diff;
use experiments::stages::{self, Stage, Subject};

pub use process::{Ending, MOST, run};

use crate::catalog::{HookOptions, Selected};
use crate::input::{self, Failure};

/// The folders of an experiment.
pub const SAMPLES: &str = "samples";
pub const SNAPSHOTS: &str = "snapshots";

/// Stages that say no more than the description of an experiment.
const WITHOUT_SNAPSHOT: [&str; 1] = ["magic"];

/// What the files with what is expected end with.
const RESULTS: [&str; 2] = ["out", "err"];

/// A program of an experiment.
#[derive(Debug, Clone)]
pub struct Sample {
    /// `samples/x.py`.
    pub name: String,
    pub path: PathBuf,
}

/// A file with what is expected, and what was found.
#[derive(Debug)]
pub struct Expectation {
    /// Its path from the experiment's folder on.
    pub path: String,
    pub expected: Option<String>,
    pub found: Option<String>,
}

impl Expectation {
    pub fn is_met(&self) -> bool {
        self.expected == self.found
    }
}

/// What came of a sample, or of the snapshots.
#[derive(Debug)]
pub struct Outcome {
    pub name: String,
    pub expectations: Vec<Expectation>,
    pub faults: Vec<String>,
}

impl Outcome {
    /// Whether it is expected that an error ends the program.
    pub fn ends_with_error(&self) -> bool {
        let is_error = |one: &Expectation| one.path.ends_with(".err") && one.expected.is_some();
        self.expectations.iter().any(is_error)
    }

    pub fn is_good(&self) -> bool {
        self.faults.is_empty() && self.expectations.iter().all(Expectation::is_met)
    }
}

/// The samples in an experiment's folder, in the order of their names, and what is wrong with its folders.
pub fn samples(folder: &Path) -> Result<(Vec<Sample>, Vec<String>), Failure> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    let names = match names(folder, SAMPLES)? {
        Names::Missing => Vec::new(),
        Names::NoFolder => return Ok((found, vec![format!("{SAMPLES} is no folder")])),
        Names::These(names) => names,
    };
    let is_program = |name: &str| is_program(folder, Path::new(name));
    let programs: Vec<&str> =
        names.iter().filter(|name| is_program(name)).map(|name| stem(name)).collect();
    for name in &names {
        if name.contains(char::is_control) {
            faults.push(format!("{SAMPLES}/{} is no name of a sample", name.escape_debug()));
            continue;
        }
        let path = folder.join(SAMPLES).join(name);
        let is_result = RESULTS.iter().any(|ending| path.extension() == Some(ending.as_ref()));
        let shown = format!("{SAMPLES}/{name}");
        // A link leads to what is no part of the experiment.
        let is_file = fs::symlink_metadata(&path).is_ok_and(|data| data.is_file());
        if (is_result || is_program(name)) && !is_file {
            faults.push(format!("{} is no file", shown.escape_debug()));
        } else if is_program(name) {
            found.push(Sample { name: shown, path });
        } else if is_result && !programs.contains(&stem(name)) {
            let missing = format!("{SAMPLES}/{}.py", stem(name));
            let (shown, missing) = (shown.escape_debug(), missing.escape_debug());
            faults.push(format!("{shown} has no program {missing}"));
        }
    }
    Ok((found, faults))
}

/// Whether a file is a program of the experiment in `folder`, by its name: those of a language of its own may be named
/// after it.
fn is_program(folder: &Path, path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    let is_language = || folder.join("language.toml").is_file();
    ending == "py" || (Some(ending) == folder.file_name() && is_language())
}

/// A file's name without its ending.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

enum Names {
    Missing,
    /// Something else has the place of the folder.
    NoFolder,
    These(Vec<String>),
}

/// What is in a folder of an experiment. A link to a folder elsewhere is none: files are written there.
fn names(folder: &Path, name: &str) -> Result<Names, Failure> {
    let path = folder.join(name);
    let failed = |error: std::io::Error| Failure(format!("{}: {error}", path.display()));
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Names::Missing),
        Err(error) => return Err(failed(error)),
        Ok(data) if !data.is_dir() => return Ok(Names::NoFolder),
        Ok(_) => {}
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(&path).map_err(failed)? {
        names.extend(entry.map_err(failed)?.file_name().into_string().ok());
    }
    names.sort();
    Ok(Names::These(names))
}

/// Runs a sample with the experiment in `folder` switched on, and compares what it prints.
pub fn run_sample(
    folder: &Path,
    sample: &Sample,
    limit: Duration,
    hooks: &HookOptions,
) -> Result<Outcome, Failure> {
    let failed = |error: std::io::Error| Failure(format!("running {}: {error}", sample.name));
    let mut command = Command::new(std::env::current_exe().map_err(failed)?);
    command.args(["run", "--sealed", "."]).args(hooks.arguments());
    command.arg("--with").arg(folder).arg(&sample.name);
    command.current_dir(folder).env("NO_COLOR", "1");
    let ran = run(&mut command, limit).map_err(failed)?;
    let mut faults = Vec::new();
    match ran.ending {
        Ending::Code(_) => {}
        ending => faults.push(ending.shown(limit)),
    }
    let is_error = ran.ending != Ending::Code(0) || !ran.err.is_empty();
    let out = relative(&String::from_utf8_lossy(&ran.out), folder);
    let err = relative(&String::from_utf8_lossy(&ran.err), folder);
    let found = [
        (RESULTS[0], (!is_error || !out.is_empty()).then_some(out)),
        (RESULTS[1], is_error.then_some(err)),
    ];
    let mut expectations = Vec::new();
    for (ending, found) in found {
        let path = Path::new(&sample.name).with_extension(ending).display().to_string();
        match expected(folder, &path) {
            Ok(expected) => expectations.push(Expectation { path, expected, found }),
            Err(fault) => faults.push(fault),
        }
    }
    Ok(Outcome { name: sample.name.clone(), expectations, faults })
}

/// A text without the experiment's own place in it.
fn relative(text: &str, folder: &Path) -> String {
    text.replace(&format!("{}/", folder.display()), "")
}

/// The text of a file with what is expected; none where it is not there.
fn expected(folder: &Path, path: &str) -> Result<Option<String>, String> {
    let whole = folder.join(path);
    match fs::symlink_metadata(&whole) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Ok(data) if data.is_file() => match fs::read_to_string(&whole) {
            Ok(text) => Ok(Some(text)),
            Err(error) => Err(format!("{path} cannot be read: {error}")),
        },
        Ok(_) => Err(format!("{path} is no file")),
        Err(error) => Err(format!("{path} cannot be read: {error}")),
    }
}

/// A sample as the stages take it; what is wrong with its encoding is a fault.
pub fn source(sample: &Sample) -> Result<Rc<Source>, String> {
    let bytes = fs::read(&sample.path).map_err(|error| format!("{}: {error}", sample.name))?;
    let decoded = input::decode_source(&bytes, &sample.name);
    decoded
        .map(Rc::new)
        .map_err(|error| error::report(&error, &Source::new(&*sample.name, String::new())))
}

/// What changes at each stage, for all samples, beside the snapshots in `folder`. Without `base`, each stage is as it is.
pub fn compare_stages(
    folder: &Path,
    samples: &[Sample],
    base: Option<&Subject<'_>>,
    selected: &Selected,
) -> Result<Outcome, Failure> {
    let (texts, mut faults) = changes(folder, samples, base, selected);
    let mut expectations = Vec::new();
    let known = match names(folder, SNAPSHOTS)? {
        Names::Missing => Vec::new(),
        Names::NoFolder => {
            faults.push(format!("{SNAPSHOTS} is no folder"));
            return Ok(Outcome { name: SNAPSHOTS.to_string(), expectations, faults });
        }
        Names::These(names) => names,
    };
    for (name, text) in &texts {
        let path = format!("{SNAPSHOTS}/{name}.txt");
        let found = (!text.is_empty()).then(|| text.clone());
        match expected(folder, &path) {
            Ok(None) if found.is_none() => {}
            Ok(expected) => expectations.push(Expectation { path, expected, found }),
            Err(fault) => faults.push(fault),
        }
    }
    let is_stage = |file: &&String| texts.iter().any(|(name, _)| **file == format!("{name}.txt"));
    let strange = known.iter().filter(|file| file.ends_with(".txt") && !is_stage(file));
    for file in strange.filter(|_| !texts.is_empty()) {
        faults.push(format!("{SNAPSHOTS}/{} is of no stage", file.escape_debug()));
    }
    Ok(Outcome { name: SNAPSHOTS.to_string(), expectations, faults })
}

/// A text for each stage with what changes there, sample by sample, and what is wrong with samples.
fn changes(
    folder: &Path,
    samples: &[Sample],
    base: Option<&Subject<'_>>,
    selected: &Selected,
) -> (Vec<(&'static str, String)>, Vec<String>) {
    let (mut texts, mut faults) = (Vec::<(&'static str, String)>::new(), Vec::new());
    let with_snapshot = |stage: &Stage| !WITHOUT_SNAPSHOT.contains(&stage.name);
    for sample in samples {
        let source = match source(sample) {
            Ok(source) => source,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        let Some(subject) = selected.subject() else { continue };
        let after = stages::stages(&subject, &source);
        let before = match base {
            Some(base) => stages::stages(base, &source),
            None => after.iter().map(Stage::of_none).collect(),
        };
        let pairs = before.iter().zip(&after);
        for (before, after) in pairs.filter(|(before, _)| with_snapshot(before)) {
            let changes = diff::changes(&before.text, &after.text, diff::Look::Plain);
            let known = texts.iter().position(|(name, _)| *name == before.name);
            let place = known.unwrap_or_else(|| {
                texts.push((before.name, String::new()));
                texts.len() - 1
            });
            let text = &mut texts[place].1;
            match before.is_of_program {
                _ if changes.is_empty() => {}
                true => *text += &format!("{}\n{}", sample.name, relative(&changes, folder)),
                false => *text = changes,
            }
        }
    }
    (texts, faults)
}

/// Writes what was found in the place of what was expected.
pub fn accept(folder: &Path, outcome: &Outcome) -> Result<Vec<String>, Failure> {
    let mut written = Vec::new();
    for expectation in outcome.expectations.iter().filter(|one| !one.is_met()) {
        let path = folder.join(&expectation.path);
        written.push(match &expectation.found {
            Some(text) => {
                if let Some(parent) = path.parent().filter(|parent| !parent.exists()) {
                    let failed = |error| Failure(format!("{}: {error}", parent.display()));
                    fs::create_dir(parent).map_err(failed)?;
                }
                input::write_beside(&path, text)?;
                expectation.path.clone()
            }
            None => {
                let failed = |error| Failure(format!("{}: {error}", path.display()));
                fs::remove_file(&path).map_err(failed)?;
                format!("{} is removed", expectation.path)
            }
        });
    }
    Ok(written)
}

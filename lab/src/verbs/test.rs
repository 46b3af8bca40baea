//! `lab test`: whether an experiment's samples do what is expected of them.

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use pegen::difference::unified;
use pegen::report;

use crate::catalog::{self, Home, HookOptions, Selection};
use crate::input::{self, Failure};
use crate::program::Stop;
use crate::samples::{self, Expectation, Outcome};

/// Unchanged lines around a difference.
const CONTEXT: usize = 3;

/// How many lines are shown of a difference, and of what nobody has expected so far.
const MOST_LINES: usize = 100;
const FIRST_LINES: usize = 12;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The experiment: its name, or the path of its folder
    experiment: String,
    /// Take what is found as what is expected from now on
    #[arg(long)]
    accept: bool,
    /// How many seconds a sample may take
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    time: u64,
    #[command(flatten)]
    hooks: HookOptions,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match test(arguments) {
        Ok(code) => Ok(code),
        Err(stop) => stop.outcome(),
    }
}

fn test(arguments: &Arguments) -> Result<ExitCode, Stop> {
    let home = Home::find(&arguments.experiment)?;
    if let (true, Home::Shipped(shipped)) = (arguments.accept, &home) {
        let reason = format!("`{}` came with lab: there is no folder to write to", shipped.name);
        return Err(Failure(reason).into());
    }
    let unpacked = home.unpack()?;
    let limit = Duration::from_secs(arguments.time);
    let outcomes = outcomes(&unpacked.folder, limit, &arguments.hooks)?;
    let mut text = String::new();
    let mut failures = 0;
    let mut acceptable = false;
    for outcome in &outcomes {
        let mut written = Vec::new();
        if arguments.accept && outcome.faults.is_empty() {
            written = samples::accept(&unpacked.folder, outcome)?;
        }
        let is_good = outcome.is_good() || !written.is_empty();
        failures += usize::from(!is_good);
        acceptable |= !is_good && outcome.faults.is_empty();
        text += &match (is_good, written.is_empty()) {
            (true, true) => format!("ok       {}\n", outcome.name),
            (true, false) => format!("accepted {}: {}\n", outcome.name, written.join(", ")),
            (false, _) => format!("FAILED   {}\n{}", outcome.name, shown(outcome)),
        };
    }
    text += &match failures {
        0 => format!("{}: all as expected\n", home.name()),
        _ => format!("{}: {failures} of {} failed\n", home.name(), outcomes.len()),
    };
    if acceptable && matches!(home, Home::Folder(_)) {
        text += &format!(
            "`lab test {} --accept` takes what was found as what is expected\n",
            arguments.experiment
        );
    }
    input::print(&text)?;
    Ok(ExitCode::from(if failures == 0 { 0 } else { input::FINDINGS }))
}

/// What came of each sample of the experiment in `folder`, and of its snapshots.
pub fn outcomes(folder: &Path, limit: Duration, hooks: &HookOptions) -> Result<Vec<Outcome>, Stop> {
    let selection = Selection { hooks: hooks.clone(), ..Selection::of_folder(folder)? };
    let selected = selection.select_with_hooks()?;
    let (found, faults) = samples::samples(folder)?;
    let mut outcomes = Vec::new();
    if found.is_empty() && faults.is_empty() {
        let fault = "there is no sample; write samples/NAME.py".to_string();
        outcomes.push(of_folder(vec![fault]));
    } else if !faults.is_empty() {
        outcomes.push(of_folder(faults));
    }
    for sample in &found {
        outcomes.push(samples::run_sample(folder, sample, limit, hooks)?);
    }
    let base = selected.base()?;
    let base = base.as_ref().map(|base| catalog::subject(base, None));
    outcomes.push(samples::compare_stages(folder, &found, base.as_ref(), &selected)?);
    Ok(outcomes)
}

fn of_folder(faults: Vec<String>) -> Outcome {
    Outcome { name: samples::SAMPLES.to_string(), expectations: Vec::new(), faults }
}

/// The first lines of a text, and how many there are besides.
fn beginning(text: &str, most: usize) -> String {
    let mut lines = text.split_inclusive('\n');
    let first: String = lines.by_ref().take(most).collect();
    match lines.count() {
        0 => first,
        left => format!("{first}  and {left} lines more\n"),
    }
}

/// What is wrong, as a difference where there is one.
pub fn shown(outcome: &Outcome) -> String {
    let mut text = String::new();
    for fault in &outcome.faults {
        text += &format!("  {}\n", fault.trim_end().replace('\n', "\n  "));
    }
    for Expectation { path, expected, found } in &outcome.expectations {
        let names = match (expected, found) {
            (Some(_), Some(_)) => (format!("{path} (expected)"), format!("{path} (found)")),
            (None, _) => (format!("{path} (is not there)"), format!("{path} (found)")),
            (_, None) => (format!("{path} (expected)"), format!("{path} (nothing was found)")),
        };
        let (old, new) = (expected.as_deref().unwrap_or(""), found.as_deref().unwrap_or(""));
        let names = (names.0.as_str(), names.1.as_str());
        let difference = unified(old, new, CONTEXT, names);
        let most = if expected.is_some() { MOST_LINES } else { FIRST_LINES };
        let difference = beginning(&difference, most);
        text += &match (difference.is_empty(), expected == found) {
            (true, true) => String::new(),
            (true, false) => format!("--- {}\n+++ {}\n", names.0, names.1),
            (false, _) => difference,
        };
    }
    report::printable(&text)
}

//! `lab magic`: the number that stands for an experiment's bytecode, and what it stood for when it was recorded.

use std::collections::BTreeSet;
use std::process::ExitCode;

use experiments::{Experiment, MANIFEST, magic};

use crate::catalog::{Home, Refused};
use crate::input::{self, Failure};
use crate::program::Stop;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The experiment: its name, or the path of its folder
    experiment: String,
    /// Give it the next free number, and record today's fingerprint beside it
    #[arg(long)]
    bump: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match show_or_bump(arguments) {
        Ok(code) => Ok(code),
        Err(stop) => stop.outcome(),
    }
}

fn show_or_bump(arguments: &Arguments) -> Result<ExitCode, Stop> {
    let home = Home::find(&arguments.experiment)?;
    let experiment = home.read().map_err(Refused::report)?;
    if !arguments.bump {
        return show(&experiment, &arguments.experiment);
    }
    let Home::Folder(folder) = &home else {
        let reason = format!("`{}` came with lab: there is no folder to write to", home.name());
        return Err(Failure(reason).into());
    };
    let taken = taken(&experiment.name)?;
    let (name, today) = (&experiment.name, experiment.fingerprint_of_today());
    if experiment.fingerprint.as_ref() == Some(&today) && !taken.contains(&experiment.magic) {
        let magic = experiment.magic;
        let text = format!("{name}: nothing has changed since it was given the magic {magic}\n");
        return input::print(&text).map_err(Stop::from);
    }
    let number = match experiment.fingerprint {
        // It stands for nothing yet.
        None if !taken.contains(&experiment.magic) => Some(experiment.magic),
        _ => magic::next(experiment.magic, &taken),
    };
    let number = number.ok_or_else(|| Failure("all magic numbers are taken".to_string()))?;
    let text = magic::recorded(&experiment.manifest.text, number, today.clone())
        .map_err(|error| Failure(format!("{}: {error}", experiment.manifest.path)))?;
    input::write_beside(&folder.join(MANIFEST), &text)?;
    input::print(&format!("{name}: magic {number}, fingerprint {today}\n")).map_err(Stop::from)
}

fn show(experiment: &Experiment, name: &str) -> Result<ExitCode, Stop> {
    let today = experiment.fingerprint_of_today();
    let (recorded, finding) = match &experiment.fingerprint {
        Some(recorded) if *recorded == today => (recorded.as_str(), None),
        Some(recorded) => (recorded.as_str(), Some("has changed since its magic number was given")),
        None => ("none", Some("has no fingerprint recorded")),
    };
    input::print(&format!(
        "{}\n  magic        {}\n  fingerprint  {today}\n  recorded     {recorded}\n",
        experiment.name, experiment.magic
    ))?;
    let Some(finding) = finding else { return Ok(ExitCode::SUCCESS) };
    tell_line!("`{}` {finding}: `lab magic {name} --bump`", experiment.name);
    Ok(ExitCode::from(input::FINDINGS))
}

/// The numbers that experiments of other names have here.
pub fn taken(name: &str) -> Result<BTreeSet<u16>, Failure> {
    let others = Home::all()?.into_iter().filter(|home| home.name() != name);
    Ok(others.filter_map(|home| Some(home.read().ok()?.magic)).collect())
}

//! `lab audit`: what an experiment lacks, or a change of the base language in a checkout, one line a point.

mod base;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use experiments::audit::{self, Outcome, Point, Subject};
use pegen::report::{self, Format};
use serde_json::{Value, json};

use crate::catalog::{self, Home, HookOptions, Refused, Selection};
use crate::input::{self, Failure};
use crate::program::Stop;
use crate::samples;
use crate::verbs::test;

/// How long a sample may take.
const LIMIT: Duration = Duration::from_secs(10);

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The experiment: its name, or the path of its folder
    #[arg(required_unless_present = "base")]
    experiment: Option<String>,
    /// What the base language of the checkout lacks, whose grammar/ has been changed
    #[arg(long, conflicts_with = "experiment")]
    base: bool,
    /// The root of the checkout; the one around the current folder where it is left out
    #[arg(long, value_name = "DIR", requires = "base")]
    root: Option<PathBuf>,
    /// How the points are written
    #[arg(long, value_enum, default_value_t)]
    format: AuditFormat,
    #[command(flatten)]
    hooks: HookOptions,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum AuditFormat {
    /// A line each, and one for each finding
    #[default]
    Text,
    /// For programs
    Json,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match audit(arguments) {
        Ok(code) => Ok(code),
        Err(stop) => stop.outcome(),
    }
}

fn audit(arguments: &Arguments) -> Result<ExitCode, Stop> {
    let Some(experiment) = &arguments.experiment else {
        return shown(
            arguments.format,
            "the base language",
            &base::points(arguments.root.as_deref())?,
        );
    };
    let home = Home::find(experiment)?;
    let unpacked = home.unpack()?;
    let folder = &unpacked.folder;
    let loaded =
        Home::Folder(folder.clone()).read().and_then(|one| catalog::check(&one, &arguments.hooks));
    if let Err(refused) = loaded {
        return match arguments.format {
            AuditFormat::Text => Err(refused.report()),
            AuditFormat::Json => not_loaded(&home.name(), &refused),
        };
    }
    let outcomes = test::outcomes(folder, LIMIT, &arguments.hooks)?;
    let hooks = arguments.hooks.clone();
    let selected = Selection { hooks, ..Selection::of_folder(folder)? }.select_with_hooks()?;
    let (Some(changed), [read]) = (selected.changed(), selected.experiments.as_slice()) else {
        return Err(Failure("there is no experiment".to_string()).into());
    };
    let (found, _) = samples::samples(folder)?;
    let sources: Vec<_> = found.iter().filter_map(|sample| samples::source(sample).ok()).collect();
    let base = selected.base()?;
    let unexpected = outcomes.iter().filter(|outcome| !outcome.is_good());
    let unexpected =
        unexpected.map(|outcome| format!("{}: `lab test {experiment}` says more", outcome.name));
    let points = audit::audit(&Subject {
        experiment: read,
        changed,
        lowering: selected.lowering(),
        base: base.as_ref(),
        samples: &sources,
        errors: outcomes.iter().filter(|outcome| outcome.ends_with_error()).count(),
        unexpected: unexpected.collect(),
    });
    shown(arguments.format, &read.name, &points)
}

/// Prints all points; the exit code says whether something was found.
fn shown(format: AuditFormat, name: &str, points: &[Point]) -> Result<ExitCode, Stop> {
    let findings: usize = points.iter().map(|point| point.findings().len()).sum();
    input::print(&match format {
        AuditFormat::Text => text(name, points, findings),
        AuditFormat::Json => format!("{:#}\n", as_json(name, points)),
    })?;
    Ok(ExitCode::from(if findings == 0 { 0 } else { input::FINDINGS }))
}

/// What programs are told of an experiment that cannot be loaded.
fn not_loaded(name: &str, refused: &Refused) -> Result<ExitCode, Stop> {
    let findings = report::render(&refused.findings, &refused.files, Format::Short);
    let findings = findings.lines().map(str::to_string).collect();
    let outcome = Outcome::Findings(findings);
    let point = Point { name: "loads", about: "nothing is wrong with its files", outcome };
    input::print(&format!("{:#}\n", as_json(name, &[point])))?;
    Ok(ExitCode::from(input::FINDINGS))
}

fn text(name: &str, points: &[Point], findings: usize) -> String {
    let mut text = String::new();
    for Point { name, about, outcome } in points {
        text += &match outcome {
            Outcome::Fine => format!("ok       {name:<14} {about}\n"),
            Outcome::LeftOut(reason) => format!("-        {name:<14} {reason}\n"),
            Outcome::Findings(findings) => {
                let lines = findings.iter().map(|line| format!("FOUND    {name:<14} {line}\n"));
                lines.collect()
            }
        };
    }
    text + &match findings {
        0 => format!("{name}: nothing is missing\n"),
        1 => format!("{name}: 1 finding\n"),
        _ => format!("{name}: {findings} findings\n"),
    }
}

fn as_json(name: &str, points: &[Point]) -> Value {
    let point = |point: &Point| {
        let (status, reason) = match &point.outcome {
            Outcome::Fine => ("ok", None),
            Outcome::LeftOut(reason) => ("left out", Some(reason)),
            Outcome::Findings(_) => ("findings", None),
        };
        json!({
            "name": point.name,
            "about": point.about,
            "status": status,
            "reason": reason,
            "findings": point.findings(),
        })
    };
    json!({ "experiment": name, "points": points.iter().map(point).collect::<Vec<_>>() })
}

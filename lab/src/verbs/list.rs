//! `lab list`: the experiments there are, and what is wrong with those that cannot be used.

use std::process::ExitCode;

use experiments::{Experiment, MANIFEST, README};
use pegen::report::{self, Format};

use crate::catalog::{self, Home, HookOptions, Refused};
use crate::input::{self, Failure};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// How the list is written
    #[arg(long, value_enum, default_value_t)]
    format: ListFormat,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum ListFormat {
    /// A line each
    #[default]
    Text,
    /// A table, as documents have it
    Markdown,
}

/// A line of the list.
type Row = [String; 5];

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let heading = ["experiment", "status", "magic", "what it is for", "files"].map(str::to_string);
    let mut rows = Vec::new();
    let mut findings = String::new();
    for home in Home::all()? {
        match checked(&home) {
            Ok(experiment) => rows.push(row(&experiment, arguments.format)),
            Err(refused) => findings += &finding(&home.name(), &refused),
        }
    }
    input::print(&match arguments.format {
        ListFormat::Text => text(&heading, &rows),
        ListFormat::Markdown => markdown(&heading, &rows),
    })?;
    tell!("{findings}");
    Ok(ExitCode::from(if findings.is_empty() { 0 } else { input::FINDINGS }))
}

/// The experiment, with nothing wrong about it.
fn checked(home: &Home) -> Result<Experiment, Refused> {
    let experiment = home.read()?;
    catalog::check(&experiment, &HookOptions::default())?;
    Ok(experiment)
}

fn row(experiment: &Experiment, format: ListFormat) -> Row {
    let files = experiment.files.keys().map(String::as_str);
    let files: Vec<&str> = files.filter(|name| ![MANIFEST, README].contains(name)).collect();
    let (name, files) = match format {
        ListFormat::Text => (experiment.name.clone(), files.join(" ")),
        ListFormat::Markdown => {
            let files: Vec<String> = files.iter().map(|name| format!("`{name}`")).collect();
            (format!("`{}`", experiment.name), files.join(", "))
        }
    };
    // It is one line, whatever is written there.
    let summary = experiment.summary.replace(char::is_control, " ");
    [name, experiment.status.name().to_string(), experiment.magic.to_string(), summary, files]
}

/// The columns are as wide as they have to be.
fn text(heading: &Row, rows: &[Row]) -> String {
    let all = || std::iter::once(heading).chain(rows);
    let mut text = String::new();
    for row in all() {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let width = all().map(|row| row[column].chars().count()).max().unwrap_or(0);
            line += &format!("{cell:<width$}  ");
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}

fn markdown(heading: &Row, rows: &[Row]) -> String {
    let line = |row: &Row| {
        format!("| {} |\n", row.clone().map(|cell| cell.replace('|', "\\|")).join(" | "))
    };
    let rule = "|---".repeat(heading.len()) + "|\n";
    line(heading) + &rule + &rows.iter().map(line).collect::<String>()
}

/// The first of what is wrong with an experiment, on one line.
fn finding(name: &str, refused: &Refused) -> String {
    let first = refused.findings.first().map(std::slice::from_ref).unwrap_or_default();
    let first = report::render(first, &refused.files, Format::Short);
    let more = match refused.findings.len() {
        0 | 1 => String::new(),
        all => format!(" (and {} more)", all - 1),
    };
    let line = first.lines().next().unwrap_or_default();
    report::printable(&format!("{name}: {line}{more}\n"))
}

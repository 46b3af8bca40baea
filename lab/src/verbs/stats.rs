//! `lab stats`: which instructions programs carry out, and which come one after the other.

use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use experiments::counts::Counts;

use crate::catalog::Selection;
use crate::input::{self, Failure};
use crate::scratch::Scratch;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The programs; what they print goes to standard error
    #[arg(required = true)]
    programs: Vec<PathBuf>,
    /// Show pairs of instructions too
    #[arg(long)]
    pairs: bool,
    /// Show triples of instructions too
    #[arg(long)]
    triples: bool,
    /// Show the most frequent of each only
    #[arg(long, value_name = "N", default_value_t = 25)]
    top: usize,
    /// How the counts are shown
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    selection: Selection,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Tables
    #[default]
    Text,
    /// One object, with all of them
    Json,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut all = Counts::default();
    let mut is_fine = true;
    for program in &arguments.programs {
        match counts(program, arguments)? {
            Some(counts) => all = all.with(counts),
            None => is_fine = false,
        }
    }
    if !arguments.pairs {
        all.pairs.clear();
    }
    let text = match arguments.format {
        Format::Text => all.text(arguments.top),
        Format::Json => serde_json::to_string_pretty(&all).unwrap_or_default() + "\n",
    };
    input::print(&text)?;
    Ok(if is_fine { ExitCode::SUCCESS } else { ExitCode::from(input::FINDINGS) })
}

/// What one program carries out, in a process of its own; `None` where it did not come to run.
fn counts(program: &PathBuf, arguments: &Arguments) -> Result<Option<Counts>, Failure> {
    let shown = program.display();
    let failed = |error: std::io::Error| Failure(format!("{shown}: {error}"));
    let scratch = Scratch::new()?;
    let file = scratch.path().join("counts");
    let lab = std::env::current_exe().map_err(failed)?;
    let mut command = Command::new(lab);
    command.arg("run").args(arguments.selection.arguments()).arg("--counts").arg(&file);
    if arguments.triples {
        command.arg("--triples");
    }
    let status = command.arg("--").arg(program).stdout(Stdio::from(std::io::stderr())).status();
    let status = status.map_err(failed)?;
    let Ok(bytes) = std::fs::read(&file) else {
        tell_line!("lab: {shown}: it did not run to an end that could be counted");
        return Ok(None);
    };
    if !status.success() {
        tell_line!("lab: {shown}: it ended with {status}");
    }
    let read = serde_json::from_slice(&bytes);
    read.map(Some).map_err(|error| Failure(format!("{shown}: its counts: {error}")))
}

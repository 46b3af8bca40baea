//! `lab regen`: the generated files of the repository, made anew out of `grammar/`.

use std::path::PathBuf;
use std::process::ExitCode;

use pegen::regen::repository;
use pegen::report;

use crate::input::{self, Failure};
use crate::terminal::{self, ReportFormat};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Write nothing; list the stale files with a diff, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    /// The repository
    #[arg(long, default_value = ".")]
    root: PathBuf,
    /// How findings are shown
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let regenerated =
        repository::regenerate(&arguments.root, arguments.check).map_err(|error| {
            Failure(format!(
                "{error}\nlab regen works at the root of a checkout; --root says where that is"
            ))
        })?;
    let format = terminal::report_format(arguments.format);
    eprint!("{}", report::render(&regenerated.findings, &regenerated.files, format));
    if regenerated.has_errors() {
        return Ok(ExitCode::from(input::FINDINGS));
    }
    let mut text = String::new();
    for stale in &regenerated.stale {
        match arguments.check {
            true => text += &stale.diff,
            false => text += &format!("{}\n", stale.path),
        }
    }
    input::print(&text)?;
    if arguments.check && !regenerated.stale.is_empty() {
        eprintln!("{} stale; `lab regen` makes them anew", regenerated.stale.len());
        return Ok(ExitCode::from(input::FINDINGS));
    }
    Ok(ExitCode::SUCCESS)
}

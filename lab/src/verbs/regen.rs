//! `lab regen`: the generated files of the repository, made anew out of `grammar/`, with experiments baked in or without; or
//! the parser of another grammar.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use compiler::parser::program_text::Templates;
use experiments::{Changed, natives};
use pegen::definition::Model;
use pegen::diagnostic::Diagnostic;
use pegen::emit::natives::Native;
use pegen::regen;
use pegen::regen::repository::{Checkout, Options};
use pegen::report;

use crate::catalog::Selection;
use crate::input::{self, Failure};
use crate::interrupt;
use crate::program::Stop;
use crate::terminal::{self, ReportFormat};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Write nothing; list the stale files with a diff, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    /// The root of the checkout; the one around the current folder where it is left out
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Regenerate a checkout that this lab was not built from, too
    #[arg(long)]
    force: bool,
    /// Write the Rust parser of the chosen language to this file, `-` for the standard output, and nothing else. Built in the place of
    /// `compiler/src/parser/generated/parser.rs`, it parses that language; the grammar machine runs all others
    #[arg(long, value_name = "FILE", conflicts_with_all = ["check", "root", "force"])]
    out: Option<PathBuf>,
    #[command(flatten)]
    selection: Selection,
    /// How findings are shown
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if let Some(out) = &arguments.out {
        return match emit_parser(arguments, out) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(stop) => stop.outcome(),
        };
    }
    if !arguments.selection.files.is_base() {
        return Err(Failure(
            "another language's parser needs a file to be written to: --out FILE".into(),
        ));
    }
    interrupt::note();
    let ended = match (arguments.selection.with.is_empty(), arguments.check) {
        (true, _) => regenerate(arguments),
        (false, true) => Err(Failure("--check is of the base language".into()).into()),
        (false, false) => bake(arguments),
    };
    ended.or_else(Stop::outcome)
}

/// Bakes the chosen experiments into the checkout: their parser, and the native handlers of their opcodes.
fn bake(arguments: &Arguments) -> Result<ExitCode, Stop> {
    let selected = arguments.selection.select()?;
    let Some(Changed { model, definition, .. }) = selected.changed() else {
        return Ok(ExitCode::SUCCESS);
    };
    let natives: Vec<Native> = selected.experiments.iter().filter_map(natives::of).collect();
    let files = regen::baked(definition, model, &natives, &Templates).map_err(|findings| {
        let format = terminal::report_format(arguments.format);
        tell!("{}", report::render(&findings, &definition.files, format));
        Stop::Reported
    })?;
    let differing = checkout(arguments.root.as_deref())?.replace(files, &options(arguments));
    let differing = differing.map_err(stopped)?;
    let mut text: String = differing.iter().map(|path| format!("{path}\n")).collect();
    text += "Build lab, and it has the experiments baked in; `lab regen` makes the files the base language's again.\n";
    Ok(input::print(&text)?)
}

/// Writes the parser of the chosen language.
fn emit_parser(arguments: &Arguments, out: &Path) -> Result<(), Stop> {
    let definition = arguments.selection.definition()?;
    let format = terminal::report_format(arguments.format);
    let show = |findings: &[Diagnostic]| {
        tell!("{}", report::render(findings, &definition.files, format));
    };
    let model = Model::read_with(&definition, &Templates).map_err(|findings| {
        show(&findings);
        Stop::Reported
    })?;
    show(&model.analysis.warnings);
    let parser = regen::parser(&definition, &model, &Templates).map_err(|findings| {
        show(&findings);
        Stop::Reported
    })?;
    input::write_out(out, &parser)?;
    Ok(())
}

fn regenerate(arguments: &Arguments) -> Result<ExitCode, Stop> {
    let regenerated =
        checkout(arguments.root.as_deref())?.regenerate(&options(arguments)).map_err(stopped)?;
    let format = terminal::report_format(arguments.format);
    tell!("{}", report::render(&regenerated.told(), &regenerated.files, format));
    if regenerated.has_errors() {
        return Err(Stop::Reported);
    }
    input::print(&regenerated.shown(arguments.check))?;
    if arguments.check && regenerated.is_stale() {
        if !regenerated.stale.is_empty() {
            tell_line!("{} stale; `lab regen` makes them anew", regenerated.stale.len());
        }
        return Err(Stop::Reported);
    }
    Ok(ExitCode::SUCCESS)
}

/// The checkout at a folder, or the one around the current folder.
pub fn checkout(root: Option<&Path>) -> Result<Checkout, Stop> {
    let found = match root {
        Some(root) => Checkout::at(root),
        None => Checkout::around(Path::new(".")),
    };
    found.map_err(|error| Failure(format!("{error}; --root says where one is")).into())
}

/// How lab regenerates a checkout where nothing else is said.
pub const OPTIONS: Options<'static> = Options {
    check: false,
    force: false,
    templates: &Templates,
    is_interrupted: &interrupt::is_asked_for,
};

fn options(arguments: &Arguments) -> Options<'static> {
    Options { check: arguments.check, force: arguments.force, ..OPTIONS }
}

pub fn stopped(error: io::Error) -> Stop {
    match error.kind() {
        ErrorKind::Interrupted => {
            tell_line!("lab: {error}");
            Stop::Interrupted
        }
        _ => Failure(error.to_string()).into(),
    }
}

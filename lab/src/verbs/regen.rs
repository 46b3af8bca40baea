//! `lab regen`: the generated files of the repository, made anew out of `grammar/`, with experiments baked in or without; or
//! the parser of another grammar.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use compiler::parser::program_text::Templates;
use experiments::{Changed, natives};
use pegen::definition::Model;
use pegen::diagnostic::Diagnostic;
use pegen::emit::natives::Native;
use pegen::regen::{self, repository};
use pegen::report;

use crate::catalog::Selection;
use crate::input::{self, Failure};
use crate::program::Stop;
use crate::terminal::{self, ReportFormat};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Write nothing; list the stale files with a diff, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    /// The repository
    #[arg(long, default_value = ".")]
    root: PathBuf,
    /// Write the Rust parser of the chosen language to this file, and nothing else. Built in the place of
    /// `compiler/src/parser/generated/parser.rs`, it parses that language; the grammar machine runs all others
    #[arg(long, value_name = "FILE", conflicts_with_all = ["check", "root"])]
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
    match (arguments.selection.with.is_empty(), arguments.check) {
        (true, _) => regenerate(arguments),
        (false, true) => Err(Failure("--check is of the base language".into())),
        (false, false) => match bake(arguments) {
            Ok(text) => input::print(&text),
            Err(stop) => stop.outcome(),
        },
    }
}

/// Bakes the chosen experiments into the checkout: their parser, and the native handlers of their opcodes.
fn bake(arguments: &Arguments) -> Result<String, Stop> {
    let selected = arguments.selection.select()?;
    let Some(Changed { model, definition, .. }) = selected.changed() else {
        return Ok(String::new());
    };
    let natives: Vec<Native> = selected.experiments.iter().filter_map(natives::of).collect();
    let files = regen::baked(definition, model, &natives, &Templates).map_err(|findings| {
        let format = terminal::report_format(arguments.format);
        tell!("{}", report::render(&findings, &definition.files, format));
        Stop::Reported
    })?;
    let failed = |error: std::io::Error| {
        Failure(format!(
            "{error}\nlab regen works at the root of a checkout; --root says where that is"
        ))
    };
    let mut text = String::new();
    for (path, new) in files {
        let file = arguments.root.join(path);
        // What is no checkout stays without files of one.
        let old = std::fs::read_to_string(&file).map_err(|error| {
            failed(std::io::Error::new(error.kind(), format!("{path}: {error}")))
        })?;
        if old != new {
            repository::write_beside(&file, &new).map_err(failed)?;
            text += &format!("{path}\n");
        }
    }
    text += "Build lab, and it has the experiments baked in; `lab regen` makes the files the base language's again.\n";
    Ok(text)
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

fn regenerate(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let regenerated = repository::regenerate(&arguments.root, arguments.check, &Templates)
        .map_err(|error| {
            Failure(format!(
                "{error}\nlab regen works at the root of a checkout; --root says where that is"
            ))
        })?;
    let format = terminal::report_format(arguments.format);
    tell!("{}", report::render(&regenerated.findings, &regenerated.files, format));
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
        tell_line!("{} stale; `lab regen` makes them anew", regenerated.stale.len());
        return Ok(ExitCode::from(input::FINDINGS));
    }
    Ok(ExitCode::SUCCESS)
}

//! `pegen`: makes the generated files out of `grammar/`, or says which of them are stale.
//!
//! It depends on no generated file, so that none of them, broken, can keep anyone from making it anew.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // a program, not the library

use std::io;
use std::path::Path;
use std::process::ExitCode;

use pegen::regen::repository::{Checkout, Options};
use pegen::report;
use pegen::template::NoReader;

const USAGE: &str = "usage: pegen regen [--check] [--force]

Makes the generated files of the checkout around the current folder out of its grammar/.
With --check, nothing is written: stale files are listed with a diff, and the exit code is 1.
With --force, it does so for the checkout of another version too.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (mut check, mut force) = (false, false);
    let mut words = arguments.iter().map(String::as_str);
    let is_regen = words.next() == Some("regen");
    for word in words {
        match word {
            "--check" => check = true,
            "--force" => force = true,
            _ => return usage(),
        }
    }
    if !is_regen {
        return usage();
    }
    let options = Options { check, force, templates: &NoReader, is_interrupted: &|| false };
    run(&options).unwrap_or_else(|error| {
        eprintln!("pegen: {error}");
        ExitCode::from(2)
    })
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

/// Regenerates the checkout around the current folder, or only compares.
fn run(options: &Options<'_>) -> io::Result<ExitCode> {
    let regenerated = Checkout::around(Path::new("."))?.regenerate(options)?;
    let findings = report::render(&regenerated.told(), &regenerated.files, report::Format::Plain);
    eprint!("{findings}");
    print!("{}", regenerated.shown(options.check));
    let failed = regenerated.has_errors() || (options.check && regenerated.is_stale());
    Ok(ExitCode::from(u8::from(failed)))
}

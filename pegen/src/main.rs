//! `pegen`: makes the generated files out of `grammar/`, or says which of them are stale.
//!
//! It depends on no generated file, so that none of them, broken, can keep anyone from making it anew.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // a program, not the library

use std::io;
use std::path::Path;
use std::process::ExitCode;

use pegen::regen::repository::regenerate;
use pegen::report;
use pegen::template::NoReader;

const USAGE: &str = "usage: pegen regen [--check]

Makes the generated files of the repository in the current folder out of its grammar/.
With --check, nothing is written: stale files are listed with a diff, and the exit code is 1.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let check = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["regen"] => false,
        ["regen", "--check"] => true,
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    run(Path::new("."), check).unwrap_or_else(|error| {
        eprintln!("pegen: {error}");
        ExitCode::from(2)
    })
}

/// Regenerates the repository at `root`, or only compares.
fn run(root: &Path, check: bool) -> io::Result<ExitCode> {
    let regenerated = regenerate(root, check, &NoReader)?;
    let findings = report::render(&regenerated.findings, &regenerated.files, report::Format::Plain);
    eprint!("{findings}");
    for stale in &regenerated.stale {
        if check {
            print!("{}", stale.diff);
        } else {
            println!("{}", stale.path);
        }
    }
    let failed = regenerated.has_errors() || (check && !regenerated.stale.is_empty());
    Ok(ExitCode::from(u8::from(failed)))
}

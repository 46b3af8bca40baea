//! `pegen`: makes the generated files out of `grammar/`, or says which of them are stale.
//!
//! It depends on no generated file, so that none of them, broken, can keep anyone from making it anew.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use pegen::definition::{Definition, Model};
use pegen::{regen, report};
use similar::TextDiff;

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
fn run(root: &Path, check: bool) -> Result<ExitCode, Box<dyn Error>> {
    let mut definition = Definition::new();
    definition.add_layer(|name| -> Result<_, String> {
        let path = root.join("grammar").join(name);
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Some((format!("grammar/{name}"), text)))
    })?;
    let model = match Model::read(&definition) {
        Ok(model) => model,
        Err(findings) => {
            eprint!("{}", report::render(&findings, &definition.files, report::Format::Plain));
            return Ok(ExitCode::from(1));
        }
    };
    eprint!(
        "{}",
        report::render(&model.analysis.warnings, &definition.files, report::Format::Plain)
    );
    let mut stale = 0;
    for (path, text) in regen::regen(&model) {
        let file = root.join(path);
        let old = fs::read_to_string(&file).unwrap_or_default();
        if old == text {
            continue;
        }
        stale += 1;
        if check {
            let diff = TextDiff::from_lines(&old, &text);
            print!("{}", diff.unified_diff().context_radius(2).header(path, "regenerated"));
        } else {
            write_beside(&file, &text)?;
            println!("{path}");
        }
    }
    Ok(ExitCode::from(u8::from(check && stale > 0)))
}

/// Writes a file so that no reader ever sees half of it.
fn write_beside(file: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = file.with_extension("rs.new");
    fs::write(&beside, text)?;
    fs::rename(&beside, file)
}

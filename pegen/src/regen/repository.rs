//! Regeneration of a repository on disk: the only place in `pegen` that reads and writes files. The binary
//! and `lab regen` both call it.
#![allow(clippy::disallowed_methods)] // the one place that does

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::regen;
use crate::definition::{Definition, Model};
use crate::diagnostic::{Diagnostic, Files};
use crate::difference::unified;
use crate::template;

/// What came of it.
#[derive(Debug)]
pub struct Regenerated {
    /// What there is to say about the definition, and the texts that it speaks of.
    pub findings: Vec<Diagnostic>,
    pub files: Files,
    /// The files that were not as they should be; with errors among the findings, none were looked at.
    pub stale: Vec<Stale>,
}

/// A generated file that differed from what it should be.
#[derive(Debug)]
pub struct Stale {
    pub path: &'static str,
    /// A unified diff from what it was to what it should be.
    pub diff: String,
}

impl Regenerated {
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Diagnostic::is_error)
    }
}

/// Makes the generated files of the repository at `root` out of its `grammar/`. With `check`, nothing is
/// written; `templates` reads those of the grammar. Errors are those of reading and writing.
pub fn regenerate(
    root: &Path,
    check: bool,
    templates: &dyn template::Reader,
) -> io::Result<Regenerated> {
    let mut definition = Definition::new();
    definition.add_layer(|name| {
        let text = read(&root.join("grammar").join(name))?;
        Ok::<_, io::Error>(Some((format!("grammar/{name}"), text)))
    })?;
    let model = match Model::read_with(&definition, templates) {
        Ok(model) => model,
        Err(findings) => {
            return Ok(Regenerated { findings, files: definition.files, stale: Vec::new() });
        }
    };
    let mut stale = Vec::new();
    for (path, text) in regen(&model) {
        let file = root.join(path);
        let old = if file.exists() { read(&file)? } else { String::new() };
        if old == text {
            continue;
        }
        let diff = match check {
            true => unified(&old, &text, 2, (path, "regenerated")),
            false => String::new(),
        };
        if !check {
            write_beside(&file, &text)?;
        }
        stale.push(Stale { path, diff });
    }
    Ok(Regenerated { findings: model.analysis.warnings, files: definition.files, stale })
}

/// A file's text; an error names the file.
fn read(path: &Path) -> io::Result<String> {
    fs::read_to_string(path).map_err(|error| named(path, error))
}

/// Writes a file so that no reader ever sees half of it.
pub fn write_beside(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|error| named(folder, error))?;
    }
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    fs::write(&beside, text).map_err(|error| named(&beside, error))?;
    fs::rename(&beside, file).map_err(|error| named(file, error))
}

fn named(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

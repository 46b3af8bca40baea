//! An experiment: its description and its files.

use std::collections::BTreeMap;

use pegen::diagnostic::{Checked, Diagnostic, Files, Span};
use serde::Deserialize;
use toml::Spanned;

/// The file that makes a folder an experiment.
pub const MANIFEST: &str = "experiment.toml";

/// An experiment, read but not yet laid over the language.
#[derive(Debug, Clone)]
pub struct Experiment {
    pub name: String,
    /// What it is for, on one line.
    pub summary: String,
    pub status: Status,
    /// The number that `.pyc` files of the language with only this experiment start with.
    pub magic: u16,
    /// Its other files by name, with the path to show for each.
    pub files: BTreeMap<String, File>,
}

/// A file of an experiment.
#[derive(Debug, Clone)]
pub struct File {
    /// The path to show.
    pub path: String,
    pub text: String,
}

/// Where in its life an experiment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Idea,
    Active,
    Accepted,
    Removed,
}

impl Status {
    pub fn name(self) -> &'static str {
        match self {
            Status::Idea => "idea",
            Status::Active => "active",
            Status::Accepted => "accepted",
            Status::Removed => "removed",
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    name: Spanned<String>,
    summary: String,
    status: Status,
    magic: u16,
}

impl Experiment {
    /// Reads the experiment in a folder called `folder` from its files; `files` is told of the manifest.
    pub fn read(
        folder: &str,
        mut contents: BTreeMap<String, File>,
        files: &mut Files,
    ) -> Checked<Experiment> {
        let Some(manifest) = contents.remove(MANIFEST) else {
            let headline = format!("`{folder}` is no experiment: it has no {MANIFEST}");
            return Err(vec![Diagnostic::error("no-manifest", headline)]);
        };
        let file = files.add(&*manifest.path, &*manifest.text);
        let read: Manifest = toml::from_str(&manifest.text).map_err(|error| {
            let span = error.span().map_or(Span::new(0, 1), Span::from);
            let headline = error.message().lines().next().unwrap_or("malformed TOML").to_string();
            vec![Diagnostic::error("manifest", headline).label(file.at(span), "here")]
        })?;
        if read.name.get_ref() != folder {
            let place = file.at(Span::from(read.name.span()));
            return Err(vec![
                Diagnostic::error("manifest-name", "an experiment is called like its folder")
                    .label(place, format!("the folder is `{folder}`")),
            ]);
        }
        let Manifest { name, summary, status, magic } = read;
        Ok(Experiment { name: name.into_inner(), summary, status, magic, files: contents })
    }

    /// The text of one of its files.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|file| file.text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(folder: &str, manifest: &str) -> Checked<Experiment> {
        let file = File { path: MANIFEST.to_string(), text: manifest.to_string() };
        let contents = BTreeMap::from([(MANIFEST.to_string(), file)]);
        Experiment::read(folder, contents, &mut Files::new())
    }

    #[test]
    fn a_manifest_describes_its_folder() {
        let text = "name = 'x'\nsummary = 's'\nstatus = 'idea'\nmagic = 5\n";
        let experiment = read("x", text).unwrap();
        assert_eq!((experiment.magic, experiment.status.name()), (5, "idea"));
        assert_eq!(read("y", text).unwrap_err()[0].code, "manifest-name");
        assert_eq!(read("x", "name = 'x'").unwrap_err()[0].code, "manifest");
    }
}

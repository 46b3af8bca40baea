//! An experiment: its description and its files.

use std::collections::BTreeMap;

use compiler::language::Language;
use pegen::definition::{FILE_NAMES, Fingerprint};
use pegen::diagnostic::{Checked, Diagnostic, Files, Span};
use serde::Deserialize;
use toml::Spanned;

/// The first number that an experiment can have: CPython's are below.
pub const FIRST_MAGIC: u16 = 10_000;

/// The first magic number that stands for several experiments together, or for other files.
pub const FIRST_COMBINED_MAGIC: u16 = 40_000;

/// The file that makes a folder an experiment.
pub const MANIFEST: &str = "experiment.toml";

/// The file that says which instructions become which others.
pub const REWRITES: &str = "rewrites.toml";

/// The file of native handlers: what they do, `ops.py` says.
pub const NATIVE: &str = "ops.rs";

/// The file that describes it to people.
pub const README: &str = "README.md";

/// How long a summary may be.
const MOST_OF_SUMMARY: usize = 200;

/// What a name is made of.
pub const NAMES: &str = "a small letter, then small letters, digits and underscores";

/// An experiment, read but not yet laid over the language.
#[derive(Debug, Clone)]
pub struct Experiment {
    pub name: String,
    /// What it is for, on one line.
    pub summary: String,
    pub status: Status,
    /// The number that `.pyc` files of the language with only this experiment start with.
    pub magic: u16,
    /// Where its description says it.
    pub magic_span: Span,
    /// The fingerprint that it had when it was given the number, if that is recorded.
    pub fingerprint: Option<String>,
    /// Its description.
    pub manifest: File,
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
    summary: Spanned<String>,
    status: Status,
    magic: Spanned<u16>,
    fingerprint: Option<String>,
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
        if !is_name(folder) {
            let place = file.at(Span::from(read.name.span()));
            let headline = format!("`{}` is no name of an experiment", folder.escape_debug());
            let finding = Diagnostic::error("manifest-name", headline).label(place, "this one");
            return Err(vec![finding.why(format!("a name is {NAMES}"))]);
        }
        if read.summary.get_ref().contains(char::is_control)
            || read.summary.get_ref().chars().count() > MOST_OF_SUMMARY
        {
            let place = file.at(Span::from(read.summary.span()));
            let finding = Diagnostic::error("manifest-summary", "a summary is one line of text");
            let finding = finding.label(place, "this one");
            let why =
                format!("at most {MOST_OF_SUMMARY} characters, none of which controls a terminal");
            return Err(vec![finding.why(why)]);
        }
        let strange: Vec<Diagnostic> =
            contents.values().filter_map(|file| unknown(&file.path)).collect();
        if !strange.is_empty() {
            return Err(strange);
        }
        let Manifest { name, summary, status, magic, fingerprint } = read;
        let magic_span = Span::from(magic.span());
        let (name, magic) = (name.into_inner(), magic.into_inner());
        let summary = summary.into_inner();
        let files = contents;
        Ok(Experiment { name, summary, status, magic, magic_span, fingerprint, manifest, files })
    }

    /// What decides what programs compile to and mean with it, as a number: its own texts, and the base language's
    /// magic number.
    pub fn fingerprint_of_today(&self) -> String {
        let base = Language::base().magic.to_string();
        let decides = |name: &str| ![README, NATIVE].contains(&name);
        let texts = self.files.iter().filter(|(name, _)| decides(name));
        let all = texts.fold(Fingerprint::default().with(&base), |all, (name, file)| {
            all.with(name).with(&file.text)
        });
        format!("{:016x}", all.0)
    }

    /// A folder, or whatever else is no text, where one of its files should be.
    pub fn no_file(path: &str) -> Diagnostic {
        Diagnostic::error("no-file", format!("{path} is no file"))
            .why("an experiment's parts are files of text")
    }

    /// Whether a file of this name is one of the parts of an experiment.
    pub fn has_part(name: &str) -> bool {
        parts().any(|part| part == name)
    }

    /// Whether all that it changes is which tree a text has: the same tree compiles to the same code.
    pub fn only_parses(&self) -> bool {
        const PARSED_BY: [&str; 4] = ["python.gram", "Tokens", "actions.toml", "README.md"];
        self.files.keys().all(|name| PARSED_BY.contains(&name.as_str()))
    }

    /// Whether it is a language of its own, rather than a change of Python.
    pub fn is_language(&self) -> bool {
        self.files.contains_key("language.toml")
    }

    /// The text of one of its files.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|file| file.text.as_str())
    }
}

/// Whether an experiment can be called like this: it is the name of a folder on every system, and of rules.
pub fn is_name(name: &str) -> bool {
    let is_part = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_';
    name.starts_with(|one: char| one.is_ascii_lowercase()) && name.chars().all(is_part)
}

/// The names that the files of an experiment can have.
fn parts() -> impl Iterator<Item = &'static str> {
    FILE_NAMES.into_iter().chain([
        "desugar.py",
        "lower.py",
        "ops.py",
        "passes.py",
        NATIVE,
        REWRITES,
        README,
        MANIFEST,
    ])
}

/// A file that is none of an experiment's parts.
fn unknown(path: &str) -> Option<Diagnostic> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    if Experiment::has_part(name) {
        return None;
    }
    let known: Vec<&str> = parts().collect();
    let finding = Diagnostic::error("unknown-file", format!("{path} is no part of an experiment"));
    Some(match pegen::diagnostic::closest(name, known.iter().copied()) {
        Some(_) => finding.suggest(name, known),
        None => {
            finding.hint(format!("its files are {}; programs go to samples/", known.join(", ")))
        }
    })
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
        assert!(unknown("x/python.gram").is_none());
        let hint = unknown("x/python.grm").unwrap().hint;
        assert_eq!(hint.as_deref(), Some("did you mean `python.gram`?"));
        assert_eq!(read("y", text).unwrap_err()[0].code, "manifest-name");
        assert_eq!(read("x", "name = 'x'").unwrap_err()[0].code, "manifest");
        let odd = read("../x", &text.replace("'x'", "'../x'")).unwrap_err();
        assert_eq!(odd[0].code, "manifest-name");
    }

    #[test]
    fn what_describes_an_experiment_is_no_part_of_its_fingerprint() {
        let manifest = "name = 'x'\nsummary = 's'\nstatus = 'idea'\nmagic = 5\n";
        let fingerprint = |files: &[(&str, &str)]| {
            let of = |(name, text): &(&str, &str)| {
                let name = name.to_string();
                (name.clone(), File { path: name, text: text.to_string() })
            };
            let contents: BTreeMap<String, File> =
                files.iter().chain([&(MANIFEST, manifest)]).map(of).collect();
            Experiment::read("x", contents, &mut Files::new()).unwrap().fingerprint_of_today()
        };
        assert_eq!(fingerprint(&[]), fingerprint(&[("README.md", "what")]));
        assert_ne!(fingerprint(&[]), fingerprint(&[("ops.py", "")]));
        assert_ne!(fingerprint(&[("ops.py", "a")]), fingerprint(&[("ops.py", "b")]));
        assert_ne!(fingerprint(&[("ops.py", "a")]), fingerprint(&[("lower.py", "a")]));
    }
}

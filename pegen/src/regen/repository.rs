//! Regeneration of a repository on disk: with its two helpers the only place in `pegen` that reads and writes files. The
//! binary and `lab regen` both call it.
#![allow(clippy::disallowed_methods)] // the one place that does

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::by_hand::{self, Point, Sources};
use super::staging::{self, Lock, named};
use super::{EMITTERS, names, regen, sources};
use crate::definition::{Definition, Model};
use crate::diagnostic::{Checked, Diagnostic, Files};
use crate::difference::unified;
use crate::operators;
use crate::template;

/// What the sources of this generator were when it was built.
const SOURCES: &str = env!("PEGEN_SOURCES");

/// A checkout of the repository.
pub struct Checkout {
    root: PathBuf,
}

/// How a checkout is regenerated.
pub struct Options<'a> {
    /// Nothing is written.
    pub check: bool,
    /// A generator that was built from other sources is as good as any.
    pub force: bool,
    /// Reads the templates of the grammar.
    pub templates: &'a dyn template::Reader,
    /// Whether somebody wants it to stop.
    pub is_interrupted: &'a dyn Fn() -> bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Regenerated {
    /// What there is to say about the definition, and the texts that it speaks of.
    pub findings: Vec<Diagnostic>,
    /// What is still to be written by hand.
    pub by_hand: Vec<Point>,
    pub files: Files,
    /// The files that were not as they should be; with errors among the findings, none were looked at.
    pub stale: Vec<Stale>,
    /// Files among the generated ones that nothing makes.
    pub surplus: Vec<String>,
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

    /// All that there is to say.
    pub fn told(&self) -> Vec<Diagnostic> {
        let by_hand = self.by_hand.iter().flat_map(|point| &point.findings);
        by_hand.chain(&self.findings).cloned().collect()
    }

    /// What was written, or with `check` how it would differ, and what nobody has made.
    pub fn shown(&self, check: bool) -> String {
        let stale = self.stale.iter().map(|stale| match check {
            true => stale.diff.clone(),
            false => format!("{}\n", stale.path),
        });
        let surplus =
            self.surplus.iter().map(|path| format!("{path}: made by nothing; remove it\n"));
        stale.chain(surplus).collect()
    }

    /// Whether something is not as it should be.
    pub fn is_stale(&self) -> bool {
        !(self.stale.is_empty() && self.surplus.is_empty())
    }
}

impl Checkout {
    /// The one that a folder is in.
    pub fn around(folder: &Path) -> io::Result<Checkout> {
        let folder = std::path::absolute(folder)?;
        let root = folder.ancestors().find(|folder| is_root(folder));
        root.map(Checkout::from).ok_or_else(|| {
            let what = format!("{}: this folder is in no checkout of lab", folder.display());
            io::Error::new(ErrorKind::NotFound, what)
        })
    }

    /// The one whose root this folder is.
    pub fn at(root: &Path) -> io::Result<Checkout> {
        match is_root(root) {
            true => Ok(Checkout::from(root)),
            false => {
                let what = format!("{}: this is not the root of a checkout of lab", root.display());
                Err(io::Error::new(ErrorKind::NotFound, what))
            }
        }
    }

    fn from(root: &Path) -> Checkout {
        Checkout { root: root.to_path_buf() }
    }

    /// The definition of the checkout's language.
    fn definition(&self) -> io::Result<Definition> {
        let mut definition = Definition::new();
        definition.add_layer(|name| {
            let path = self.root.join("grammar").join(name);
            let text = fs::read_to_string(&path).map_err(|error| named(&path, error))?;
            Ok::<_, io::Error>(Some((format!("grammar/{name}"), text)))
        })?;
        Ok(definition)
    }

    /// Makes the generated files out of `grammar/`: all of them or none. Errors are those of reading and writing; one of
    /// the kind `Interrupted` says that somebody wanted it to stop.
    pub fn regenerate(&self, options: &Options<'_>) -> io::Result<Regenerated> {
        let _lock = self.enter(options)?;
        let definition = self.definition()?;
        let model = match read(&definition, options.templates) {
            Ok(model) => model,
            Err(findings) => {
                let (by_hand, stale, surplus) = (Vec::new(), Vec::new(), Vec::new());
                let files = definition.files;
                return Ok(Regenerated { findings, by_hand, files, stale, surplus });
            }
        };
        let differing = self.differing(regen(&model))?;
        if !options.check {
            self.write(&differing, options)?;
        }
        let stale = differing.iter().map(|one| Stale { path: one.path, diff: one.diff() });
        Ok(Regenerated {
            by_hand: by_hand::check(&model, &self.by_hand()?),
            findings: model.analysis.warnings,
            files: definition.files,
            stale: stale.collect(),
            surplus: self.surplus()?,
        })
    }

    /// The sources of the language that nobody generates.
    fn by_hand(&self) -> io::Result<Sources> {
        let mut sources = Sources::default();
        let mut folders: Vec<PathBuf> =
            by_hand::FOLDERS.iter().map(|folder| self.root.join(folder)).collect();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).map_err(|error| named(&folder, error))? {
                let path = entry.map_err(|error| named(&folder, error))?.path();
                if path.is_dir() {
                    if !path.ends_with("generated") {
                        folders.push(path);
                    }
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let text = fs::read(&path).map_err(|error| named(&path, error))?;
                    let shown = path.strip_prefix(&self.root).unwrap_or(&path);
                    let shown = shown.to_string_lossy().replace('\\', "/");
                    sources.add(&shown, &String::from_utf8_lossy(&text));
                }
            }
        }
        Ok(sources)
    }

    /// Puts other texts in the places of generated files: all of them or none. The paths of those that differed.
    pub fn replace(
        &self,
        texts: Vec<(&'static str, String)>,
        options: &Options<'_>,
    ) -> io::Result<Vec<&'static str>> {
        let _lock = self.enter(options)?;
        let differing = self.differing(texts)?;
        self.write(&differing, options)?;
        Ok(differing.iter().map(|one| one.path).collect())
    }

    /// Keeps others out while something is written, and a generator that is not the checkout's in any case.
    fn enter(&self, options: &Options<'_>) -> io::Result<Option<Lock>> {
        if !options.force {
            self.refuse_others()?;
        }
        (!options.check).then(|| Lock::new(&self.root, options.is_interrupted)).transpose()
    }

    /// Says that this generator was not built from the sources of the checkout.
    fn refuse_others(&self) -> io::Result<()> {
        let folder = self.root.join("pegen/src");
        let found = sources::fingerprint(&folder).map_err(|error| named(&folder, error))?;
        match found == SOURCES {
            true => Ok(()),
            false => Err(io::Error::other(format!(
                "{}: this generator was built from other sources than these, and may make other files; build it \
                 again, or say --force",
                folder.display()
            ))),
        }
    }

    /// Which files are not what they should be.
    fn differing(&self, texts: Vec<(&'static str, String)>) -> io::Result<Vec<Differing>> {
        let mut differing = Vec::new();
        for (path, text) in texts {
            let file = self.root.join(path);
            let old = match fs::read(&file) {
                Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
                read => read.map_err(|error| named(&file, error))?,
            };
            if old != text.as_bytes() {
                differing.push(Differing { path, old, text });
            }
        }
        Ok(differing)
    }

    fn write(&self, differing: &[Differing], options: &Options<'_>) -> io::Result<()> {
        let texts: Vec<_> = differing.iter().map(|one| (one.path, one.text.as_str())).collect();
        match texts.is_empty() {
            true => Ok(()),
            false => staging::replace(&self.root, &texts, options.is_interrupted),
        }
    }

    /// What stands beside generated files and is none.
    fn surplus(&self) -> io::Result<Vec<String>> {
        let made: BTreeSet<&Path> = EMITTERS.iter().map(|(path, _)| Path::new(*path)).collect();
        let folders: BTreeSet<&Path> = made.iter().filter_map(|path| path.parent()).collect();
        let mut surplus = Vec::new();
        for folder in folders {
            let place = self.root.join(folder);
            for entry in fs::read_dir(&place).map_err(|error| named(&place, error))? {
                let path = folder.join(entry.map_err(|error| named(&place, error))?.file_name());
                if !made.contains(&*path) {
                    surplus.push(path.display().to_string());
                }
            }
        }
        surplus.sort_unstable();
        Ok(surplus)
    }
}

/// Reads the definition of a language that has a build of its own.
fn read(definition: &Definition, templates: &dyn template::Reader) -> Checked<Model> {
    let undefined = definition.undeclared()?;
    if !undefined.is_empty() {
        return Err(undefined);
    }
    let model = Model::read_with(definition, templates)?;
    model.start_rules()?;
    let mut unfit = names::check(&model);
    let files = definition.with("operators.toml");
    unfit.extend(files.flat_map(|file| operators::check(&model.operators, &model.asdl, file)));
    if unfit.is_empty() { Ok(model) } else { Err(unfit) }
}

/// A file that is not what it should be.
struct Differing {
    path: &'static str,
    old: Vec<u8>,
    text: String,
}

impl Differing {
    fn diff(&self) -> String {
        unified(&String::from_utf8_lossy(&self.old), &self.text, 2, (self.path, "regenerated"))
    }
}

/// Whether a folder is the root of a checkout.
fn is_root(folder: &Path) -> bool {
    ["Cargo.toml", "grammar/python.gram", "pegen/src/regen.rs"]
        .iter()
        .all(|name| folder.join(name).is_file())
}

//! Where experiments are: in folders, or in lab itself.
//!
//! A name is looked for in this order: the path of a folder, a folder of the name in the current folder, one in
//! `experiments/` of the checkout around, an experiment that came with lab.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use experiments::shipped::{self, Folder};
use experiments::{Experiment, File, MANIFEST};
use pegen::diagnostic::{Diagnostic, Files, closest};
use tempfile::TempDir;

use super::Refused;
use crate::input::Failure;

/// Where an experiment is.
#[derive(Debug, Clone)]
pub enum Home {
    Folder(PathBuf),
    /// In lab itself.
    Shipped(&'static Folder),
}

/// An experiment as files on disk: its own, or those that came with lab in a folder of their own for as long as
/// this lives.
pub struct Unpacked {
    pub folder: PathBuf,
    /// What is left out in front of its paths when they are shown.
    pub root: PathBuf,
    _temporary: Option<TempDir>,
}

impl Home {
    /// The experiment of a name, or in the folder of a path.
    pub fn find(name: &str) -> Result<Home, Failure> {
        // A description that is no file is told when it is read.
        let is_home = |path: &PathBuf| path.join(MANIFEST).exists();
        let beside = catalog().map(|catalog| catalog.join(name));
        if let Some(folder) =
            [Some(PathBuf::from(name)), beside].into_iter().flatten().find(is_home)
        {
            return Ok(Home::Folder(folder));
        }
        if let Some(shipped) = Folder::named(name) {
            return Ok(Home::Shipped(shipped));
        }
        let known = Home::all()?;
        let known: Vec<String> = known.iter().map(Home::name).collect();
        let hint = match closest(name, known.iter().map(String::as_str)) {
            Some(close) => format!("did you mean `{close}`?"),
            None => format!("there are: {}", known.join(", ")),
        };
        Err(Failure(format!("there is no experiment `{}`; {hint}", name.escape_debug())))
    }

    /// Every experiment that a name finds here, in the order of their names.
    pub fn all() -> Result<Vec<Home>, Failure> {
        let mut found = BTreeMap::new();
        for shipped in shipped::ALL {
            found.insert(shipped.name.to_string(), Home::Shipped(shipped));
        }
        for folder in catalog().into_iter().chain([PathBuf::from(".")]) {
            for home in folders(&folder)? {
                found.insert(home.name(), home);
            }
        }
        Ok(found.into_values().collect())
    }

    /// What its folder is called.
    pub fn name(&self) -> String {
        match self {
            Home::Folder(path) => name_of(path).unwrap_or_default(),
            Home::Shipped(shipped) => shipped.name.to_string(),
        }
    }

    /// Reads the experiment.
    pub fn read(&self) -> Result<Experiment, Refused> {
        match self {
            Home::Folder(folder) => read_folder(folder),
            Home::Shipped(shipped) => {
                shipped.read().map_err(|findings| Refused { findings, files: Files::new() })
            }
        }
    }

    /// The experiment's folder; one that came with lab is written to a folder that is gone afterwards.
    pub fn unpack(&self) -> Result<Unpacked, Failure> {
        let failed = |error: std::io::Error| Failure(format!("a folder for the samples: {error}"));
        match self {
            Home::Folder(folder) => {
                let root = std::env::current_dir().unwrap_or_default();
                let folder = fs::canonicalize(folder).map_err(failed)?;
                Ok(Unpacked { folder, root, _temporary: None })
            }
            Home::Shipped(shipped) => {
                let temporary =
                    tempfile::Builder::new().prefix("lab-").tempdir().map_err(failed)?;
                let root = fs::canonicalize(temporary.path()).map_err(failed)?;
                let folder = root.join("experiments").join(shipped.name);
                for (path, text) in shipped.files {
                    let file = folder.join(path);
                    let parent = file.parent().unwrap_or(&folder);
                    fs::create_dir_all(parent).map_err(failed)?;
                    fs::write(&file, text).map_err(failed)?;
                }
                Ok(Unpacked { folder, root, _temporary: Some(temporary) })
            }
        }
    }
}

/// The nearest folder `experiments/`, from the current folder upwards.
pub fn catalog() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join("experiments")).find(|path| path.is_dir())
}

/// The experiments in a folder.
fn folders(folder: &Path) -> Result<Vec<Home>, Failure> {
    let failed = |error: std::io::Error| Failure(format!("{}: {error}", folder.display()));
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.join(MANIFEST).exists() {
            let path = path.strip_prefix(".").map(Path::to_path_buf).unwrap_or(path);
            found.push(Home::Folder(path));
        }
    }
    Ok(found)
}

/// The name of a folder, wherever its path leads.
fn name_of(folder: &Path) -> Option<String> {
    let absolute = fs::canonicalize(folder).ok()?;
    Some(absolute.file_name()?.to_string_lossy().into_owned())
}

fn read_folder(folder: &Path) -> Result<Experiment, Refused> {
    let unreadable = |path: &Path, error: std::io::Error| {
        let headline = format!("{} cannot be read: {error}", path.display());
        Refused::alone(Diagnostic::error("unreadable", headline))
    };
    let mut contents = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !path.is_file() {
            if Experiment::has_part(name) {
                return Err(Refused::alone(Experiment::no_file(&path.display().to_string())));
            }
            continue;
        }
        // Those are the editor's, or the system's.
        if name.starts_with('.') {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
        contents.insert(name.to_string(), File { path: path.display().to_string(), text });
    }
    let name = name_of(folder).unwrap_or_default();
    let mut files = Files::new();
    Experiment::read(&name, contents, &mut files).map_err(|findings| Refused { findings, files })
}

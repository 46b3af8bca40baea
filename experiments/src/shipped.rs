//! The experiments that come with lab: it has them with it, and their magic numbers are taken, wherever it runs.
//!
//! `experiments/build.rs` makes the list of the folders beside it.

use std::collections::BTreeMap;

use pegen::diagnostic::{Checked, Files};

use crate::experiment::{Experiment, File, MANIFEST};

/// An experiment, or a template of one, that is part of the binary.
#[derive(Debug)]
pub struct Folder {
    pub name: &'static str,
    /// Its files and their texts, by their paths from its folder on.
    pub files: &'static [(&'static str, &'static str)],
}

/// Stands in front of the paths of files that are in lab itself.
const IN_LAB: &str = "lab:";

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

impl Folder {
    /// The experiment of this name.
    pub fn named(name: &str) -> Option<&'static Folder> {
        ALL.iter().find(|shipped| shipped.name == name)
    }

    /// The experiment, read from the binary.
    pub fn read(&self) -> Checked<Experiment> {
        let parts = self.files.iter().filter(|(path, _)| !path.contains('/'));
        let file = |path: &str, text: &str| File {
            path: format!("{IN_LAB}{}/{path}", self.name),
            text: text.to_string(),
        };
        let contents: BTreeMap<String, File> =
            parts.map(|(path, text)| (path.to_string(), file(path, text))).collect();
        Experiment::read(self.name, contents, &mut Files::new())
    }
}

/// The text of a file of theirs, by the path that is shown for it.
pub fn text(shown: &str) -> Option<&'static str> {
    let (name, file) = shown.strip_prefix(IN_LAB)?.split_once('/')?;
    let files = Folder::named(name)?.files;
    files.iter().find(|(path, _)| *path == file).map(|(_, text)| *text)
}

/// The name of the one with this magic number.
pub fn with_magic(magic: u16) -> Option<&'static str> {
    numbered().find(|(_, number)| *number == magic).map(|(shipped, _)| shipped.name)
}

/// The magic numbers of all of them.
pub fn magic_numbers() -> impl Iterator<Item = u16> {
    numbered().map(|(_, number)| number)
}

fn numbered() -> impl Iterator<Item = (&'static Folder, u16)> {
    ALL.iter().filter_map(|shipped| {
        let (_, manifest) = shipped.files.iter().find(|(path, _)| *path == MANIFEST)?;
        let number = manifest.parse::<toml::Table>().ok()?.get("magic")?.as_integer()?;
        Some((shipped, u16::try_from(number).ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_beside_is_known() {
        let folders = std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
        let folders = folders.map(|entry| entry.unwrap().path());
        let folders = folders.filter(|folder| folder.join(MANIFEST).is_file());
        let mut folders: Vec<String> =
            folders.map(|folder| folder.file_name().unwrap().to_string_lossy().into()).collect();
        folders.sort();
        assert!(folders.len() > 1);
        assert_eq!(ALL.iter().map(|shipped| shipped.name).collect::<Vec<_>>(), folders);
    }

    #[test]
    fn each_is_read_from_the_binary() {
        for shipped in ALL {
            let experiment = shipped.read().unwrap();
            assert_eq!(experiment.name, shipped.name);
            assert_eq!(with_magic(experiment.magic), Some(shipped.name));
            for File { path, text: known } in experiment.files.values() {
                assert_eq!(text(path), Some(known.as_str()));
            }
            assert!(shipped.files.iter().any(|(path, _)| path.starts_with("samples/")));
        }
        assert_eq!(with_magic(31400), None);
        assert!(Folder::named("nothing").is_none());
    }
}

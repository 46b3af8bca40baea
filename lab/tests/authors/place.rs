//! Folders to work in, and the command.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of a test's own, outside of any checkout.
pub struct Place(pub PathBuf);

impl Place {
    pub fn new(name: &str) -> Place {
        let folder =
            std::env::temp_dir().join(format!("lab-authors-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for temporary files");
        Place(folder)
    }

    /// With a copy of a shipped experiment in it.
    pub fn with_copy(name: &str, of: &str) -> Place {
        let place = Place::new(name);
        copy(&repository().join("experiments").join(of), &place.0.join(of));
        place
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, text).expect("a file can be written");
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.0.join(path)).expect("the file is there")
    }

    /// What a verb prints to both outputs, and its exit code.
    pub fn lab(&self, arguments: &[&str]) -> (i32, String) {
        let output = lab(&self.0, arguments);
        let text = [output.stdout, output.stderr].concat();
        (output.status.code().expect("no signal"), String::from_utf8_lossy(&text).into_owned())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab is a folder of the repository")
}

pub fn lab(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    command.args(arguments).current_dir(folder).output().expect("lab starts")
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("it is there") {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).expect("an entry");
        match path.is_dir() {
            true => copy(&path, &to.join(name)),
            false => std::fs::copy(&path, to.join(name)).map(|_| ()).expect("a file"),
        }
    }
}

/// The shipped experiments.
pub fn shipped() -> Vec<String> {
    let folders = std::fs::read_dir(repository().join("experiments")).expect("it is there");
    let folders = folders.map(|entry| entry.expect("an entry").path());
    let folders = folders.filter(|folder| folder.join("experiment.toml").is_file());
    let name = |folder: PathBuf| folder.file_name().map(|name| name.to_string_lossy().into_owned());
    folders.filter_map(name).collect()
}

/// The description of an experiment `mine`.
pub const MANIFEST: &str = "name = 'mine'\nsummary = 's'\nstatus = 'idea'\nmagic = 23456\n";

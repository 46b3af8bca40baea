//! The world of programs: the operating system, and the files of the experiments that are in lab itself. A sealed one is for
//! programs that nobody has looked at: they may print, and read what lies in one folder, write nothing and ask nobody.

use std::io::{Error, Result};
use std::path::{Path, PathBuf};

use experiments::shipped;
use vm::host::{Host, System};

/// What programs may do outside of themselves.
pub struct World {
    system: System,
    /// Of a sealed world the folder that may be read, as the system itself calls it.
    folder: Option<PathBuf>,
}

impl World {
    pub fn open() -> World {
        World { system: System::new(), folder: None }
    }

    pub fn sealed(folder: &Path) -> Result<World> {
        Ok(World { system: System::new(), folder: Some(folder.canonicalize()?) })
    }

    /// Whether a path may be read: in a sealed world that of a regular file or folder below the folder, wherever links lead.
    fn is_visible(&self, path: &str) -> bool {
        let Some(folder) = &self.folder else { return true };
        let Ok(real) = Path::new(path).canonicalize() else { return false };
        (real.is_file() || real.is_dir()) && real.starts_with(folder)
    }

    /// Why a path may not be read: of what lies outside of the folder not even that it is not there is told.
    fn refusal(&self, path: &str) -> Error {
        const ENOENT: i32 = 2;
        let path = std::path::absolute(path).unwrap_or_default();
        let real = path.ancestors().find_map(|above| above.canonicalize().ok());
        let is_within = |folder: &PathBuf| real.is_some_and(|real| real.starts_with(folder));
        match self.folder.as_ref().is_some_and(is_within) && !path.exists() {
            true => Error::from_raw_os_error(ENOENT),
            false => denied(),
        }
    }

    /// Nothing, or what the system would answer.
    fn may_change(&self) -> Result<()> {
        if self.folder.is_some() { Err(denied()) } else { Ok(()) }
    }
}

/// What the system answers where something is denied.
fn denied() -> Error {
    const EACCES: i32 = 13;
    Error::from_raw_os_error(EACCES)
}

impl Host for World {
    fn write(&self, text: &str) -> Result<()> {
        self.system.write(text)
    }

    fn write_error(&self, text: &str) {
        self.system.write_error(text);
    }

    fn flush(&self) -> Result<()> {
        self.system.flush()
    }

    fn read_line(&self) -> Result<String> {
        match self.folder {
            None => self.system.read_line(),
            Some(_) => self.system.flush().map(|()| String::new()),
        }
    }

    fn read_file(&self, path: &str) -> Result<Vec<u8>> {
        if let Some(text) = shipped::text(path) {
            return Ok(text.as_bytes().to_vec());
        }
        match self.is_visible(path) {
            true => self.system.read_file(path),
            false => Err(self.refusal(path)),
        }
    }

    fn write_file(&self, path: &str, data: &[u8], append: bool) -> Result<()> {
        self.may_change()?;
        self.system.write_file(path, data, append)
    }

    fn exists(&self, path: &str) -> bool {
        self.is_visible(path) && self.system.exists(path)
    }

    fn is_directory(&self, path: &str) -> bool {
        self.is_visible(path) && self.system.is_directory(path)
    }

    fn modified(&self, path: &str) -> Option<(u32, u32)> {
        match shipped::text(path) {
            Some(text) => Some((0, u32::try_from(text.len()).ok()?)),
            None => self.is_visible(path).then(|| self.system.modified(path)).flatten(),
        }
    }

    fn make_directory(&self, path: &str) -> Result<()> {
        self.may_change()?;
        self.system.make_directory(path)
    }

    fn wall_clock(&self) -> u64 {
        self.system.wall_clock()
    }

    fn monotonic_clock(&self) -> u64 {
        self.system.monotonic_clock()
    }

    fn random_words(&self) -> Vec<u32> {
        self.system.random_words()
    }

    fn sleep(&self, seconds: f64) {
        self.system.sleep(seconds);
    }

    fn variable(&self, name: &str) -> Option<String> {
        if self.folder.is_some() { None } else { self.system.variable(name) }
    }

    fn current_directory(&self) -> String {
        self.system.current_directory()
    }
}

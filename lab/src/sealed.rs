//! The world of a program that nobody has looked at: it may print, and read what lies in one folder. It writes nothing, and
//! asks nobody.

use std::io::{Error, ErrorKind, Result};
use std::path::{Path, PathBuf};

use vm::host::{Host, System};

/// What a sealed program may do.
pub struct Sealed {
    system: System,
    /// The folder that it may read, as the system itself calls it.
    folder: PathBuf,
}

impl Sealed {
    pub fn new(folder: &Path) -> Result<Sealed> {
        Ok(Sealed { system: System::new(), folder: folder.canonicalize()? })
    }

    /// The path of a regular file or folder below the folder, wherever links lead.
    fn inside(&self, path: &str) -> Option<String> {
        let real = Path::new(path).canonicalize().ok()?;
        let is_plain = real.is_file() || real.is_dir();
        (is_plain && real.starts_with(&self.folder)).then(|| path.to_string())
    }

    fn allowed(&self, path: &str) -> Result<String> {
        self.inside(path).ok_or_else(|| match Path::new(path).exists() {
            true => denied(),
            false => Error::from(ErrorKind::NotFound),
        })
    }
}

/// What the system answers where something is denied.
fn denied() -> Error {
    const EACCES: i32 = 13;
    Error::from_raw_os_error(EACCES)
}

impl Host for Sealed {
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
        self.system.flush()?;
        Ok(String::new())
    }

    fn read_file(&self, path: &str) -> Result<Vec<u8>> {
        self.system.read_file(&self.allowed(path)?)
    }

    fn write_file(&self, _: &str, _: &[u8], _: bool) -> Result<()> {
        Err(denied())
    }

    fn exists(&self, path: &str) -> bool {
        self.inside(path).is_some()
    }

    fn is_directory(&self, path: &str) -> bool {
        self.inside(path).is_some_and(|path| self.system.is_directory(&path))
    }

    fn modified(&self, path: &str) -> Option<(u32, u32)> {
        self.system.modified(&self.inside(path)?)
    }

    fn make_directory(&self, _: &str) -> Result<()> {
        Err(denied())
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

    fn variable(&self, _: &str) -> Option<String> {
        None
    }

    fn current_directory(&self) -> String {
        self.system.current_directory()
    }
}

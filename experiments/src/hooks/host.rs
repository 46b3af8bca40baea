//! The world of a hook: none. It can print, and read the experiment's own files, for tracebacks; all else is denied. The
//! hook of an author who is trusted has the real one.

use std::cell::RefCell;
use std::io::{Error, Result};
use std::rc::Rc;

use vm::host::Host;

/// How many bytes of what a hook prints are shown.
const MOST_SHOWN: usize = 1 << 20;

/// What a hook may do outside of itself: print.
pub struct Sealed {
    /// The experiment's own files, by the path to show.
    pub files: Vec<(String, String)>,
    /// What has been printed to both outputs since it was last taken.
    pub printed: Rc<RefCell<String>>,
}

impl Sealed {
    fn print(&self, text: &str) {
        let mut printed = self.printed.borrow_mut();
        let room = MOST_SHOWN.saturating_sub(printed.len());
        let mut end = room.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        printed.push_str(&text[..end]);
    }
}

/// What the system answers where something is denied.
const EACCES: i32 = 13;

fn refused<T>() -> Result<T> {
    Err(Error::from_raw_os_error(EACCES))
}

impl Host for Sealed {
    fn write(&self, text: &str) -> Result<()> {
        self.print(text);
        Ok(())
    }

    fn write_error(&self, text: &str) {
        self.print(text);
    }

    fn flush(&self) -> Result<()> {
        Ok(())
    }

    fn read_line(&self) -> Result<String> {
        Ok(String::new())
    }

    fn read_file(&self, path: &str) -> Result<Vec<u8>> {
        match self.files.iter().find(|(name, _)| name == path) {
            Some((_, text)) => Ok(text.clone().into_bytes()),
            None => refused(),
        }
    }

    fn write_file(&self, _: &str, _: &[u8], _: bool) -> Result<()> {
        refused()
    }

    fn exists(&self, _: &str) -> bool {
        false
    }

    fn is_directory(&self, _: &str) -> bool {
        false
    }

    fn modified(&self, path: &str) -> Option<(u32, u32)> {
        let (_, text) = self.files.iter().find(|(name, _)| name == path)?;
        Some((0, u32::try_from(text.len()).ok()?))
    }

    fn make_directory(&self, _: &str) -> Result<()> {
        refused()
    }

    fn wall_clock(&self) -> u64 {
        0
    }

    fn monotonic_clock(&self) -> u64 {
        0
    }

    fn random_words(&self) -> Vec<u32> {
        vec![0]
    }

    fn sleep(&self, _: f64) {}

    fn variable(&self, _: &str) -> Option<String> {
        None
    }

    fn current_directory(&self) -> String {
        "/".to_string()
    }
}

/// What a hook of a trusted author may do: everything. What it prints is shown as other hooks' is.
pub struct Trusted {
    pub sealed: Sealed,
    pub world: Box<dyn Host>,
}

impl Host for Trusted {
    fn write(&self, text: &str) -> Result<()> {
        self.sealed.write(text)
    }

    fn write_error(&self, text: &str) {
        self.sealed.write_error(text);
    }

    fn flush(&self) -> Result<()> {
        self.sealed.flush()
    }

    fn read_line(&self) -> Result<String> {
        self.world.read_line()
    }

    fn read_file(&self, path: &str) -> Result<Vec<u8>> {
        self.sealed.read_file(path).or_else(|_| self.world.read_file(path))
    }

    fn write_file(&self, path: &str, data: &[u8], append: bool) -> Result<()> {
        self.world.write_file(path, data, append)
    }

    fn exists(&self, path: &str) -> bool {
        self.world.exists(path)
    }

    fn is_directory(&self, path: &str) -> bool {
        self.world.is_directory(path)
    }

    fn modified(&self, path: &str) -> Option<(u32, u32)> {
        self.sealed.modified(path).or_else(|| self.world.modified(path))
    }

    fn make_directory(&self, path: &str) -> Result<()> {
        self.world.make_directory(path)
    }

    fn wall_clock(&self) -> u64 {
        self.world.wall_clock()
    }

    fn monotonic_clock(&self) -> u64 {
        self.world.monotonic_clock()
    }

    fn random_words(&self) -> Vec<u32> {
        self.world.random_words()
    }

    fn sleep(&self, seconds: f64) {
        self.world.sleep(seconds);
    }

    fn variable(&self, name: &str) -> Option<String> {
        self.world.variable(name)
    }

    fn current_directory(&self) -> String {
        self.world.current_directory()
    }
}

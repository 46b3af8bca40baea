//! Writing several files of a checkout: all of them or none.
//!
//! ```text
//! texts --> .regen/0.new …     what is there --> .regen/0.old …     --> each new one takes its file's place
//!                                                                   '-> where one cannot: the old ones come back
//! ```
//!
//! Whoever is killed leaves that folder, which git does not see, and the next one clears it away.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)] // it writes

use std::fs::{self, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The folder for what is being written, below the root.
const STAGING: &str = ".regen";

/// Keeps others out of a checkout for as long as it lives.
pub struct Lock(#[expect(dead_code)] fs::File);

/// How often it is asked whether who is in there has gone.
const TURN: Duration = Duration::from_millis(10);

impl Lock {
    /// Waits for whoever has it, and for nobody where it is to stop.
    pub fn new(root: &Path, is_interrupted: &dyn Fn() -> bool) -> io::Result<Lock> {
        let path = root.join("Cargo.toml");
        let file = fs::File::open(&path).map_err(|error| named(&path, error))?;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock(file)),
                Err(TryLockError::WouldBlock) if is_interrupted() => return Err(interrupted()),
                Err(TryLockError::WouldBlock) => thread::sleep(TURN),
                Err(TryLockError::Error(error)) => return Err(named(&path, error)),
            }
        }
    }
}

fn interrupted() -> io::Error {
    io::Error::new(ErrorKind::Interrupted, "interrupted: nothing is written")
}

/// Puts texts in the places of files below `root`. Asks before the first one takes its place whether it is to stop:
/// an error of the kind `Interrupted` says that it has, and nothing was written.
pub fn replace(
    root: &Path,
    files: &[(&str, &str)],
    is_interrupted: &dyn Fn() -> bool,
) -> io::Result<()> {
    let staging = root.join(STAGING);
    clear(&staging)?;
    fs::create_dir(&staging).map_err(|error| named(&staging, error))?;
    let staged = files.iter().enumerate().map(|(number, (path, text))| {
        let one = Staged {
            file: target(&root.join(path)),
            new: staging.join(format!("{number}.new")),
            old: staging.join(format!("{number}.old")),
        };
        one.prepare(text).map(|()| one)
    });
    let replaced =
        staged.collect::<io::Result<Vec<_>>>().and_then(|staged| match is_interrupted() {
            true => Err(interrupted()),
            false => take_places(&staged),
        });
    // What an error has led to is told before what stands in the way of clearing up behind it.
    replaced.and(clear(&staging))
}

/// Where a link leads.
fn target(file: &Path) -> PathBuf {
    fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf())
}

fn clear(staging: &Path) -> io::Result<()> {
    match fs::remove_dir_all(staging) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(named(staging, error)),
        _ => Ok(()),
    }
}

/// A file, its text to be, and what it was.
struct Staged {
    file: PathBuf,
    new: PathBuf,
    old: PathBuf,
}

impl Staged {
    fn prepare(&self, text: &str) -> io::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder).map_err(|error| named(folder, error))?;
        }
        fs::write(&self.new, text).map_err(|error| named(&self.new, error))?;
        match fs::copy(&self.file, &self.old) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            // Who may write it may still do so.
            Ok(_) => fs::metadata(&self.file)
                .and_then(|known| fs::set_permissions(&self.new, known.permissions()))
                .map_err(|error| named(&self.file, error)),
            Err(error) => Err(named(&self.file, error)),
        }
    }

    fn take_place(&self) -> io::Result<()> {
        fs::rename(&self.new, &self.file).map_err(|error| named(&self.file, error))
    }

    /// Brings back what there was.
    fn give_back(&self) -> io::Result<()> {
        let given = match self.old.exists() {
            true => fs::rename(&self.old, &self.file),
            false => fs::remove_file(&self.file),
        };
        given.map_err(|error| named(&self.file, error))
    }
}

fn take_places(staged: &[Staged]) -> io::Result<()> {
    for (place, one) in staged.iter().enumerate() {
        let Err(error) = one.take_place() else { continue };
        for before in &staged[..place] {
            before.give_back().map_err(|worse| {
                let both =
                    format!("{error}; what was written before cannot be taken back: {worse}");
                io::Error::new(worse.kind(), both)
            })?;
        }
        return Err(error);
    }
    Ok(())
}

/// An error that names a file.
pub fn named(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

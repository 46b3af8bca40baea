//! The CPython that is installed: to measure against, and for the library that comes with it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::input::Failure;

/// The CPython 3.14 that was named, or else the first of the usual places that has one.
pub fn reference(named: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    if let Some(named) = named {
        return match is_reference(named) {
            true => Ok(Some(named.to_path_buf())),
            false => Err(Failure(format!("{} is not a CPython 3.14", named.display()))),
        };
    }
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let candidates = [
        std::env::var_os("LAB_REFERENCE").map(PathBuf::from),
        Some(PathBuf::from("python3.14")),
        Some(home.join(".cache/lab-reference/bin/python3.14")),
    ];
    Ok(candidates.into_iter().flatten().find(|candidate| is_reference(candidate)))
}

fn is_reference(candidate: &Path) -> bool {
    let check = "import sys; sys.exit(sys.implementation.name != 'cpython' or sys.version_info[:2] != (3, 14))";
    Command::new(candidate).args(["-c", check]).output().is_ok_and(|run| run.status.success())
}

/// The folder of the standard library: that of CPython 3.14, or else of whatever `python3` is.
pub fn library() -> Result<PathBuf, Failure> {
    let python = reference(None)?.unwrap_or_else(|| PathBuf::from("python3"));
    let ask = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    // A `sysconfig.py` of the current folder is not the one that is asked.
    let answer = Command::new(&python).args(["-c", ask]).env("PYTHONSAFEPATH", "1").output();
    let answer = answer.ok().filter(|run| run.status.success());
    let folder = answer.map(|run| PathBuf::from(String::from_utf8_lossy(&run.stdout).trim()));
    folder.filter(|folder| folder.is_dir()).ok_or_else(|| {
        Failure(
            "there is no Python whose standard library could be read; name files or folders, or \
             set LAB_REFERENCE to a python3.14"
                .to_string(),
        )
    })
}

//! What the tests share: the reference interpreter and its files, programs with errors, trees.
//!
//! A real CPython 3.14 is found by `LAB_REFERENCE` (the path of its launcher), as `python3.14` on the PATH,
//! or where `tests/reference/install` puts it. Tests that need one are in a [`suite`].
#![forbid(unsafe_code)]

pub mod broken;
pub mod cases;
pub mod compared;
pub mod error_cases;
pub mod made;
pub mod notation;
pub mod sealed;
pub mod suite;
pub mod trees;
pub mod upstream;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The root of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests are in a folder of the repository")
}

/// The launcher of the reference interpreter, or why there is none.
pub fn reference() -> Result<PathBuf, &'static str> {
    static FOUND: OnceLock<Option<PathBuf>> = OnceLock::new();
    let found = FOUND.get_or_init(find_reference).clone();
    found.ok_or("no CPython 3.14 found: run tests/reference/install, or set LAB_REFERENCE")
}

fn find_reference() -> Option<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let candidates = [
        std::env::var_os("LAB_REFERENCE").map(PathBuf::from),
        Some(PathBuf::from("python3.14")),
        Some(home.join(".cache/lab-reference/bin/python3.14")),
    ];
    let works = |candidate: &PathBuf| {
        let check = "import sys; sys.exit(sys.version_info[:2] != (3, 14))";
        Command::new(candidate).args(["-c", check]).output().is_ok_and(|run| run.status.success())
    };
    candidates.into_iter().flatten().find(works)
}

/// The Python files of the reference's standard library and test suite, in the order of their paths.
pub fn library_files(reference: &Path) -> Vec<PathBuf> {
    let script = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    let output = Command::new(reference).args(["-c", script]).output().expect("the reference runs");
    let root = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "py") && path.is_file() {
            files.push(path);
        }
    }
}

/// Every `step`-th of `files`: all of them where `LAB_FULL` is set.
pub fn sample(files: Vec<PathBuf>, step: usize) -> Vec<PathBuf> {
    let step = if std::env::var_os("LAB_FULL").is_some() { 1 } else { step };
    files.into_iter().step_by(step).collect()
}

/// The lines that a Python script prints, one for each of `files`, whose paths it is given on standard input.
pub fn reference_lines(
    reference: &Path,
    script: &str,
    arguments: &[&str],
    files: &[PathBuf],
) -> Vec<String> {
    let mut child = Command::new(reference)
        .args(["-c", script])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the reference starts");
    let paths: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    let mut input = child.stdin.take().expect("its input is piped");
    input.write_all(paths.join("\n").as_bytes()).expect("the reference reads its input");
    drop(input);
    let output = child.wait_with_output().expect("the reference ends");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_string).collect()
}

/// The SHA-256 of `bytes`, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes that are written in hexadecimal.
pub fn from_hexadecimal(text: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(&String::from_utf8_lossy(pair), 16);
    text.as_bytes().chunks(2).flat_map(byte).collect()
}

/// A setting of the environment, or its default.
pub fn setting(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_string())
}

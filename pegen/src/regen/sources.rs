//! What this generator was built of, so that a binary can tell whether it belongs to a checkout. The build script
//! compiles this file too.
#![allow(clippy::disallowed_methods)] // it reads the sources

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What a generator is built of.
const EXTENSIONS: [&str; 3] = ["rs", "pest", "lalrpop"];

/// A number for the names and texts of a generator's sources, in hexadecimal digits.
pub fn fingerprint(sources: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    list(sources, &mut files)?;
    files.sort_unstable();
    let mut hash = Fnv::default();
    for file in files {
        let name = file.strip_prefix(sources).unwrap_or(&file).display().to_string();
        hash.add(name.replace('\\', "/").as_bytes());
        hash.add(&fs::read(&file)?);
    }
    Ok(format!("{:016x}", hash.0))
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            list(&path, files)?;
        } else if extension.is_some_and(|extension| EXTENSIONS.contains(&extension)) {
            files.push(path);
        }
    }
    Ok(())
}

/// FNV-1a of 64 bits, with the length behind each part.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().copied().chain((bytes.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

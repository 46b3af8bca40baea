//! Which files are looked at: those named, and those below folders, in the order of their paths.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};

use experiments::impact::Shard;

use crate::input::Failure;

/// A file with more bytes is not read: nobody writes one by hand.
const MOST_BYTES: u64 = 16 << 20;

/// A file that is looked at.
#[derive(Debug, Clone)]
pub struct Found {
    pub path: PathBuf,
    /// Why it cannot be read.
    pub why_not: Option<String>,
}

/// The files of `paths` that belong to a shard, by the path below the one that was named. Links to folders are not
/// followed: what they lead to is read where it is.
pub fn collect(paths: &[PathBuf], shard: Option<Shard>) -> Result<Vec<Found>, Failure> {
    let mut found = BTreeMap::new();
    for path in paths {
        // The same file by two names is one.
        let path = path
            .strip_prefix(".")
            .ok()
            .filter(|path| path.components().next().is_some())
            .unwrap_or(path);
        let metadata =
            fs::metadata(path).map_err(|error| Failure(format!("{}: {error}", path.display())))?;
        match metadata.is_dir() {
            true => walk(path, &mut found),
            false => {
                let below = path.file_name().map(PathBuf::from).unwrap_or_default();
                found.insert(path.to_path_buf(), (below, why_not(&metadata)));
            }
        }
    }
    let is_in = |below: &Path| shard.is_none_or(|shard| shard.has(&below.to_string_lossy()));
    let chosen = found.into_iter().filter(|(_, (below, _))| is_in(below));
    Ok(chosen.map(|(path, (_, why_not))| Found { path, why_not }).collect())
}

/// By the path of each file the path below the root, and why it cannot be read.
type Files = BTreeMap<PathBuf, (PathBuf, Option<String>)>;

fn walk(root: &Path, found: &mut Files) {
    let below = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_path_buf();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                found.insert(folder.clone(), (below(&folder), Some(error.to_string())));
                continue;
            }
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                let why_not = match fs::metadata(&path) {
                    Ok(metadata) => why_not(&metadata),
                    Err(error) => Some(error.to_string()),
                };
                found.insert(path.clone(), (below(&path), why_not));
            }
        }
    }
}

fn why_not(metadata: &Metadata) -> Option<String> {
    match metadata {
        metadata if !metadata.is_file() => Some("it is no regular file".to_string()),
        metadata if metadata.len() > MOST_BYTES => Some(too_large()),
        _ => None,
    }
}

fn too_large() -> String {
    format!("it has more than {} MiB", MOST_BYTES >> 20)
}

/// The bytes of a file, or why there are none.
pub fn read(found: &Found) -> Result<Vec<u8>, String> {
    if let Some(why_not) = &found.why_not {
        return Err(why_not.clone());
    }
    let mut bytes = Vec::new();
    let file = File::open(&found.path).map_err(|error| error.to_string())?;
    // It may have grown, and some tell no length.
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > MOST_BYTES { Err(too_large()) } else { Ok(bytes) }
}

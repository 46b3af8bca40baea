//! Puts the experiments that come with lab into it, and the templates of new ones: lists of the folders beside this file, and of
//! those in `templates/`, that have an `experiment.toml` in them.

use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("shipped.rs"), list(&here)?)?;
    fs::write(out.join("templates.rs"), list(&here.join("templates"))?)
}

/// The list of the experiments in a folder.
fn list(folder: &Path) -> io::Result<String> {
    let mut text = String::from("pub static ALL: &[Folder] = &[\n");
    for folder in sorted(folder)? {
        if !folder.join("experiment.toml").is_file() {
            continue;
        }
        println!("cargo:rerun-if-changed={}", folder.display());
        let mut files = String::new();
        push_files(&mut files, &folder, &folder)?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let _ = writeln!(text, "Folder {{ name: {name:?}, files: &[\n{files}] }},");
    }
    // A folder that is added or goes.
    println!("cargo:rerun-if-changed={}", folder.display());
    Ok(text + "];\n")
}

/// A line for each file below `folder`, by its path from `root` on.
fn push_files(text: &mut String, root: &Path, folder: &Path) -> io::Result<()> {
    for path in sorted(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || name == "__pycache__" {
            continue;
        }
        if path.is_dir() {
            push_files(text, root, &path)?;
            continue;
        }
        let parts = path.strip_prefix(root).unwrap_or(&path).iter();
        let parts: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
        let _ = writeln!(text, "    ({:?}, include_str!({path:?})),", parts.join("/"));
    }
    Ok(())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries: io::Result<Vec<fs::DirEntry>> = fs::read_dir(folder)?.collect();
    let mut paths: Vec<PathBuf> = entries?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

//! `--watch`: the same command again, whenever one of its files is saved, and what changed in what it prints.
//!
//! The times and sizes of the files are asked for ten times a second: that is the same on every system and every kind
//! of file system, and needs no crate. An editor that puts a new file in the place of the old one is waited for.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

use experiments::diff::{self, Look};

use crate::input::{self, Failure};
use crate::samples::MOST;
use crate::terminal;

/// How often the files are looked at.
const TURN: Duration = Duration::from_millis(100);

/// How deep folders are looked into.
const DEPTH: usize = 3;

/// Somebody wants it to end.
static IS_OVER: AtomicBool = AtomicBool::new(false);

/// Carries out the command that `lab` was given, without `--watch`, until somebody ends it.
pub fn watch(paths: &[PathBuf]) -> Result<ExitCode, Failure> {
    ctrlc::set_handler(|| IS_OVER.store(true, Relaxed))
        .map_err(|error| Failure(format!("Ctrl-C cannot be waited for: {error}")))?;
    let command = command();
    let mut shown: Option<String> = None;
    while !IS_OVER.load(Relaxed) {
        let seen = settled(paths);
        if IS_OVER.load(Relaxed) {
            break;
        }
        let is_first = shown.is_none();
        let Some(printed) = output(&command, is_first, || Files::of(paths) != seen)? else {
            if is_first && !IS_OVER.load(Relaxed) {
                // What has been shown of it is no whole output.
                input::print("saved: it runs again\n")?;
            }
            continue;
        };
        if let Some(before) = &shown {
            tell(before, &printed)?;
        }
        shown = Some(printed);
        tell_line!("lab: waiting for a change; Ctrl-C ends it");
        while Files::of(paths) == seen && !IS_OVER.load(Relaxed) {
            thread::sleep(TURN);
        }
    }
    tell_line!();
    Ok(ExitCode::SUCCESS)
}

/// The command, without the first `--watch`: that is the option, another is the program's own.
fn command() -> Vec<OsString> {
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    if let Some(place) = arguments.iter().position(|one| one == "--watch") {
        arguments.remove(place);
    }
    arguments
}

/// Waits until all files are there, and none has changed for a moment.
fn settled(paths: &[PathBuf]) -> Files {
    let mut last = Files::of(paths);
    loop {
        thread::sleep(TURN / 2);
        let now = Files::of(paths);
        if IS_OVER.load(Relaxed) || now == last && now.is_whole() {
            return now;
        }
        last = now;
    }
}

/// What is known of some files, and of those in folders; none of one that is not there.
#[derive(PartialEq, Eq)]
struct Files(BTreeMap<PathBuf, Option<(SystemTime, u64)>>);

impl Files {
    fn of(paths: &[PathBuf]) -> Files {
        let mut files = Files(BTreeMap::new());
        paths.iter().for_each(|path| files.add(path, DEPTH));
        files
    }

    fn add(&mut self, path: &Path, depth: usize) {
        let metadata = fs::metadata(path).ok();
        if metadata.as_ref().is_some_and(fs::Metadata::is_dir) {
            let entries = fs::read_dir(path).into_iter().flatten().flatten();
            let is_seen = |entry: &fs::DirEntry| {
                let name = entry.file_name();
                // Editors and the machine leave files of their own.
                let is_own = name
                    .to_str()
                    .is_some_and(|name| name.starts_with(['.', '_']) || name.ends_with('~'));
                !is_own
            };
            if depth > 0 {
                entries.filter(is_seen).for_each(|entry| self.add(&entry.path(), depth - 1));
            }
            return;
        }
        let facts = metadata.map(|of| (of.modified().unwrap_or(SystemTime::UNIX_EPOCH), of.len()));
        self.0.insert(path.to_path_buf(), facts);
    }

    fn is_whole(&self) -> bool {
        !self.0.is_empty() && self.0.values().all(Option::is_some)
    }
}

/// What a run of the command prints: shown as it comes, if `live`. `None` where `is_stale` while it ran: it is ended then.
fn output(
    arguments: &[OsString],
    live: bool,
    is_stale: impl Fn() -> bool,
) -> Result<Option<String>, Failure> {
    let failed = |error: std::io::Error| Failure(format!("running the command: {error}"));
    let lab = std::env::current_exe().map_err(failed)?;
    let mut command = Command::new(lab);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    let out = child.stdout.take().map(|pipe| kept(pipe, live.then(std::io::stdout)));
    let err = child.stderr.take().map(|pipe| kept(pipe, live.then(std::io::stderr)));
    while child.try_wait().map_err(failed)?.is_none() {
        if IS_OVER.load(Relaxed) || is_stale() {
            end(&mut child);
            return Ok(None);
        }
        thread::sleep(TURN / 5);
    }
    let text = [out, err].map(|thread| thread.and_then(|thread| thread.join().ok()));
    let bytes: Vec<u8> = text.into_iter().flatten().flatten().collect();
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Ends a process. One that has ended by itself is none any more.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Reads an output to its end, and passes it on.
fn kept<W: Write + Send + 'static>(
    mut pipe: impl Read + Send + 'static,
    mut to: Option<W>,
) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let (mut bytes, mut piece) = (Vec::new(), [0; 8192]);
        while let Ok(length @ 1..) = pipe.read(&mut piece) {
            if let Some(to) = &mut to {
                // A reader that has gone misses it.
                let _ = to.write_all(&piece[..length]).and_then(|()| to.flush());
            }
            bytes.extend_from_slice(&piece[..length.min(MOST - bytes.len().min(MOST))]);
        }
        bytes
    })
}

/// What changed in what is printed.
fn tell(before: &str, after: &str) -> Result<(), Failure> {
    let look = if terminal::output_has_colour() { Look::Colour } else { Look::Plain };
    let text = match before == after {
        true => "saved: the output is the same\n".to_string(),
        false => format!("saved: the output changes\n{}", diff::changes(before, after, look)),
    };
    input::print(&text).map(drop)
}

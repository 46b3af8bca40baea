//! `lab impact`: what experiments change in code that exists.

mod files;
mod state;

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use compiler::codegen::Lowering;
use experiments::Experiment;
use experiments::impact::{self, Change, Heading, Outcome, Record, Report, Shard, Side};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::catalog::{ForThread, Home, HookOptions, Selection};
use crate::definition::LanguageFiles;
use crate::input::{self, Failure};
use crate::interrupt::INTERRUPTED;
use crate::program::{self, Stop};
use crate::reference;

use files::Found;
use state::State;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The experiments, by name or by the path of their folder, and the files and folders to look at; the standard
    /// library of the Python that is installed if there are none
    #[arg(value_name = "NAME|PATH", required_unless_present_any = ["merge", "grammar", "tokens", "asdl", "language"])]
    names: Vec<String>,
    /// Look at one of N parts of the files, such as 2/8: which one a file is in depends on its path only
    #[arg(long, value_name = "I/N")]
    shard: Option<Shard>,
    /// How the report is shown
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write what is known to this file, and go on from there if it exists
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,
    /// Make one report of those of all parts, which were written with --format json
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["names", "shard", "resume"])]
    merge: Vec<PathBuf>,
    #[command(flatten)]
    files: LanguageFiles,
    #[command(flatten)]
    hooks: HookOptions,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One object, with every file
    Json,
}

/// The stack of a thread that compiles. Deep programs are refused by what there is of it.
const STACK: usize = 64 << 20;

/// How often what is known is written down, and an interrupt noticed.
const TURN: Duration = Duration::from_millis(500);

/// Somebody wants the run to stop.
static IS_STOPPED: AtomicBool = AtomicBool::new(false);

fn is_stopped() -> bool {
    IS_STOPPED.load(Relaxed)
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let report = match arguments.merge.is_empty() {
        true => examine(arguments),
        false => merge(&arguments.merge).map_err(Stop::Failure),
    };
    let report = match report {
        Ok(report) => report,
        Err(stop) => return stop.outcome(),
    };
    let text = match arguments.format {
        Format::Text => report.to_string(),
        Format::Json => serde_json::to_string_pretty(&report).unwrap_or_default() + "\n",
    };
    let printed = input::print(&text)?;
    Ok(if is_stopped() { ExitCode::from(INTERRUPTED) } else { printed })
}

fn examine(arguments: &Arguments) -> Result<Report, Stop> {
    let (experiments, mut paths) = subjects(&arguments.names)?;
    if experiments.is_empty() && arguments.files.is_base() {
        return Err(Failure("name an experiment, or another language".to_string()).into());
    }
    if paths.is_empty() {
        paths.push(reference::library()?);
    }
    let (files, hooks) = (arguments.files.clone(), arguments.hooks.clone());
    let after = Selection { with: experiments.clone(), files, hooks };
    let before = match experiments.is_empty() {
        true => Selection::default(),
        false => Selection { with: Vec::new(), ..after.clone() },
    };
    let (before, after) = (before.select()?, after.select_with_hooks()?);
    let sides = [before.for_thread(), after.for_thread()];
    let [old, new] = &sides;
    let fingerprint = |side: &ForThread| format!("{:016x}", side.language.fingerprint().0);
    let names = after.experiments.iter().map(|one| one.name.clone());
    let heading =
        Heading { change: names.collect(), before: fingerprint(old), after: fingerprint(new) };
    let mut files = files::collect(&paths, arguments.shard)?;
    let mut records = Vec::new();
    let mut state = None;
    if let Some(path) = &arguments.resume {
        let (opened, known) = State::open(path, &heading, arguments.shard)?;
        let names: HashSet<&str> = known.iter().map(|record| record.path.as_str()).collect();
        files.retain(|file| !names.contains(&*file.path.to_string_lossy()));
        records = known;
        state = Some(opened);
    }
    let count = files.len();
    let only_parses =
        !experiments.is_empty() && after.experiments.iter().all(Experiment::only_parses);
    let new_records = all(&Languages { sides, only_parses }, &files, state.as_mut())?;
    let left = count - new_records.len();
    records.extend(new_records);
    if left > 0 && arguments.resume.is_some() {
        tell_line!("lab: stopped; the same command goes on from here");
    }
    Ok(Report { left: left as u64, ..Report::of(heading, arguments.shard, records) })
}

/// What each thread needs to know of both languages.
struct Languages {
    sides: [ForThread; 2],
    only_parses: bool,
}

/// Which names are experiments; the others are files and folders.
fn subjects(names: &[String]) -> Result<(Vec<String>, Vec<PathBuf>), Failure> {
    let (mut experiments, mut paths) = (Vec::new(), Vec::new());
    for name in names {
        match Home::find(name) {
            Ok(_) => experiments.push(name.clone()),
            Err(_) if Path::new(name).exists() => paths.push(PathBuf::from(name)),
            Err(Failure(why)) => {
                return Err(Failure(format!("{name}: there is no such file or folder; {why}")));
            }
        }
    }
    Ok((experiments, paths))
}

/// Looks at all files, in as many threads as can run at once; at fewer, where somebody stops it.
fn all(
    languages: &Languages,
    files: &[Found],
    mut state: Option<&mut State>,
) -> Result<Vec<Record>, Failure> {
    // Without a handler, Ctrl-C ends the process: what is known is written down all the same.
    let _ = ctrlc::set_handler(|| {
        if IS_STOPPED.swap(true, Relaxed) {
            std::process::exit(INTERRUPTED.into());
        }
    });
    let progress = progress(files.len());
    let next = AtomicUsize::new(0);
    let mut records = Vec::new();
    thread::scope(|scope| {
        let (told, records_of_threads) = channel();
        let count = thread::available_parallelism().map_or(1, |count| count.get()).min(files.len());
        for _ in 0..count {
            let (told, next) = (told.clone(), &next);
            let builder = thread::Builder::new().name("impact".into()).stack_size(STACK);
            let work = move || work(languages, files, next, &told);
            builder
                .spawn_scoped(scope, work)
                .map_err(|error| Failure(format!("a thread: {error}")))?;
        }
        drop(told);
        let mut saved = Instant::now();
        loop {
            match records_of_threads.recv_timeout(TURN) {
                Ok(record) => {
                    progress.inc(1);
                    if let Some(state) = &mut state {
                        state.add(&record)?;
                    }
                    records.push(record);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if let Some(state) = state.as_mut().filter(|_| saved.elapsed() > TURN) {
                state.save()?;
                saved = Instant::now();
            }
        }
        Ok(())
    })
    .inspect_err(|_: &Failure| IS_STOPPED.store(true, Relaxed))?;
    if let Some(state) = state {
        state.save()?;
    }
    progress.finish_and_clear();
    Ok(records)
}

/// Looks at one file after the other, until there are no more.
fn work(languages: &Languages, files: &[Found], next: &AtomicUsize, told: &Sender<Record>) {
    let Languages { sides, only_parses } = languages;
    let hooks = sides.each_ref().map(|side| side.hooks(is_stopped));
    let side = |place: usize| Side {
        language: &sides[place].language,
        lowering: hooks[place].as_ref().map(|hooks| hooks as &dyn Lowering),
        compile: program::compile,
    };
    let (before, after) = (side(0), side(1));
    let reserved = impact::reserved(before.language, after.language);
    let change = Change { before, after, reserved, only_parses: *only_parses };
    while !is_stopped() {
        let Some(found) = files.get(next.fetch_add(1, Relaxed)) else { return };
        let path = found.path.to_string_lossy();
        let record = match files::read(found) {
            Err(why) => skipped(&path, why),
            Ok(bytes) => {
                let examine = || impact::examine(&bytes, &path, &change);
                // Whatever is wrong with lab, the other files are looked at.
                catch_unwind(AssertUnwindSafe(examine)).unwrap_or_else(|_| {
                    skipped(&path, "lab stopped unexpectedly there: this is a bug".to_string())
                })
            }
        };
        // What a hook that was interrupted leads to says nothing of the file.
        if is_stopped() || told.send(record).is_err() {
            return;
        }
    }
}

fn skipped(path: &str, why: String) -> Record {
    Record { path: path.to_string(), lines: 0, outcome: Outcome::Skipped(why), uses: Vec::new() }
}

/// Progress on a terminal, nothing elsewhere.
fn progress(files: usize) -> ProgressBar {
    let progress = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:30} {pos}/{len} files, {eta} left") {
        Ok(style) => progress.with_style(style),
        Err(_) => progress,
    }
}

/// One report of those in files.
fn merge(paths: &[PathBuf]) -> Result<Report, Failure> {
    let mut merged: Option<Report> = None;
    for path in paths {
        let shown = path.display();
        let bytes = input::read_bytes(path)?;
        let report: Report = serde_json::from_slice(&bytes).map_err(|error| {
            Failure(format!("{shown}: no report of `lab impact --format json`: {error}"))
        })?;
        merged = Some(match merged {
            None => report,
            Some(merged) => {
                merged.merge(report).map_err(|clash| Failure(format!("{shown}: {clash}")))?
            }
        });
    }
    merged.ok_or_else(|| Failure("there is nothing to merge".to_string()))
}

//! `lab new`: a folder with a new experiment, which does something already and passes `lab test` and `lab audit`.
//!
//! It is made beside its place, tried there, and moved when everything is right: what is there already is never touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use experiments::{MANIFEST, NAMES, is_name, magic, templates};

use crate::catalog::{self, Home, HookOptions, Refused, Selection};
use crate::input::{self, Failure};
use crate::program::Stop;
use crate::samples;
use crate::verbs::{magic as numbers, test};

/// How long a sample may take.
const LIMIT: Duration = Duration::from_secs(10);

/// Names that stand for devices on some systems, whatever the folder.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// What it is to be called
    name: String,
    /// What the idea is about
    #[arg(long, value_enum, default_value_t, value_name = "KIND")]
    from: Kind,
    /// Where its folder is made; the current folder if nothing is said, `experiments/` at the root of a checkout
    #[arg(long)]
    dir: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    /// A statement with a block
    #[default]
    Statement,
    /// A binary operator
    Operator,
    /// An expression that computes what it needs
    Expression,
    /// An operator that is carried out by an opcode of its own
    Opcode,
    /// Another word for a statement that is there
    Keyword,
    /// Another way to write what is there
    Token,
    /// A pass over the flow graph
    Pass,
    /// A language of one's own
    Language,
}

impl Kind {
    /// The name of its template.
    fn template(self) -> &'static str {
        match self {
            Kind::Statement => "statement",
            Kind::Operator => "operator",
            Kind::Expression => "expression",
            Kind::Opcode => "opcode",
            Kind::Keyword => "keyword",
            Kind::Token => "token",
            Kind::Pass => "pass",
            Kind::Language => "language",
        }
    }
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match make(arguments) {
        Ok(text) => input::print(&text),
        Err(stop) => stop.outcome(),
    }
}

fn make(arguments: &Arguments) -> Result<String, Stop> {
    let (name, kind) = (arguments.name.as_str(), arguments.from.template());
    can_be_called(name)?;
    let dir = arguments.dir.clone().unwrap_or_else(default_dir);
    if !dir.is_dir() {
        return Err(Failure(format!("{} is no folder", dir.display())).into());
    }
    let place = dir.join(name);
    if fs::symlink_metadata(&place).is_ok() {
        return Err(Failure(format!("{} is there already", place.display())).into());
    }
    let number = magic::first(name, &numbers::taken(name)?);
    let number = number.ok_or_else(|| Failure("all magic numbers are taken".to_string()))?;
    let failed = |error: std::io::Error| Failure(format!("{}: {error}", place.display()));
    let beside = tempfile::Builder::new().prefix(".lab-new-").tempdir_in(&dir).map_err(failed)?;
    let folder = fs::canonicalize(beside.path()).map_err(failed)?.join(name);
    write(&folder, kind, name, number).map_err(failed)?;
    complete(&folder, number)?;
    fs::rename(&folder, &place).map_err(failed)?;
    let (found, _) = samples::samples(&place)?;
    let first = found.iter().find(|sample| sample.name.starts_with("samples/first."));
    let sample = first.map_or("", |sample| &sample.name);
    Ok(what_next(&place, name, kind, number, sample))
}

/// Where a folder is made when nothing else is said.
fn default_dir() -> PathBuf {
    let experiments = Path::new("experiments");
    let is_checkout = experiments.is_dir() && Path::new("grammar/python.gram").is_file();
    if is_checkout { experiments.to_path_buf() } else { PathBuf::from(".") }
}

/// Whether the name is one that nobody has.
fn can_be_called(name: &str) -> Result<(), Stop> {
    let shown = name.escape_debug();
    if !is_name(name) {
        let reason = format!("`{shown}` is no name of an experiment: a name is {NAMES}");
        return Err(Failure(reason).into());
    }
    if DEVICES.contains(&name.trim_end_matches(|one: char| one.is_ascii_digit())) {
        return Err(Failure(format!("`{shown}` is the name of a device on some systems")).into());
    }
    if Home::all()?.iter().any(|home| home.name() == name) {
        return Err(Failure(format!("there is an experiment `{shown}` already")).into());
    }
    let keywords = Selection::default().build()?.model.grammar.keywords;
    let mut words = keywords.hard.iter().chain(&keywords.soft);
    match words.any(|word| word == name) {
        true => Err(Failure(format!("`{shown}` is a keyword of Python")).into()),
        false => Ok(()),
    }
}

fn write(folder: &Path, kind: &str, name: &str, number: u16) -> std::io::Result<()> {
    for (path, text) in templates::render(kind, name, number).unwrap_or_default() {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap_or(folder))?;
        fs::write(file, text)?;
    }
    Ok(())
}

/// Records the fingerprint and writes the snapshots. What the samples print has to be what the template says.
fn complete(folder: &Path, number: u16) -> Result<(), Stop> {
    let experiment = Home::Folder(folder.to_path_buf()).read().map_err(Refused::report)?;
    let fingerprint = experiment.fingerprint_of_today();
    let text = magic::recorded(&experiment.manifest.text, number, fingerprint);
    let text = text.map_err(|error| Failure(format!("{MANIFEST}: {error}")))?;
    input::write_beside(&folder.join(MANIFEST), &text)?;
    let clash = || {
        let reason = "means something else already, or the samples use it: take another";
        Failure(format!("the name `{}` {reason}", experiment.name))
    };
    if let Err(refused) = catalog::check(&experiment, &HookOptions::default()) {
        refused.report();
        return Err(clash().into());
    }
    for outcome in test::outcomes(folder, LIMIT, &HookOptions::default())? {
        if outcome.name == samples::SNAPSHOTS && outcome.faults.is_empty() {
            samples::accept(folder, &outcome)?;
        } else if !outcome.is_good() {
            tell!("{}", test::shown(&outcome));
            return Err(clash().into());
        }
    }
    Ok(())
}

fn what_next(place: &Path, name: &str, kind: &str, number: u16, sample: &str) -> String {
    let place = place.strip_prefix(".").unwrap_or(place);
    let folder = place.display();
    // A name is found here and in the checkout around.
    let is_found = [Path::new(name), &Path::new("experiments").join(name)].contains(&place);
    let called = if is_found { name.to_string() } else { folder.to_string() };
    format!(
        "{folder}/ is a new {kind}, with the magic number {number}. Try:\n\
         \x20 lab run --with {called} {folder}/{sample}\n\
         \x20 lab diff {called}\n\
         \x20 lab test {called}\n"
    )
}

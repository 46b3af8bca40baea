//! `lab diff`: what an experiment, or another language, changes, stage by stage.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::rc::Rc;
use std::time::Duration;

use clap::builder::PossibleValuesParser;
use compiler::codegen::Lowering;
use compiler::source::Source;
use experiments::diff::{Compared, Look, Telling, html};
use experiments::hooks::Hooks;
use experiments::stages::{self, Course, Stage, Subject};
use experiments::{Changed, Experiment};
use serde_json::json;

use crate::catalog::{self, HookOptions, Selected, Selection, seconds};
use crate::child;
use crate::definition::{LanguageFiles, SingleFiles};
use crate::input::{self, Failure};
use crate::program::{self, Stop};
use crate::{terminal, watch};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The experiment: its name, or the path of its folder. With another language it can be left out: what that
    /// language changes is shown then
    #[arg(value_name = "NAME", required_unless_present_any = LanguageFiles::OPTIONS)]
    experiment: Option<String>,
    /// The program; the experiment's first sample if there is none
    #[arg(value_name = "SAMPLE")]
    file: Option<PathBuf>,
    /// Show this stage; can be given several times
    #[arg(long = "stage", value_name = "STAGE", value_parser = PossibleValuesParser::new(stage_names()))]
    stages: Vec<String>,
    /// Compare with this experiment instead of the language without one
    #[arg(long, value_name = "EXPERIMENT")]
    against: Option<String>,
    /// Switch an experiment on in both languages; can be given several times
    #[arg(long = "with", value_name = "EXPERIMENT")]
    with: Vec<String>,
    /// How long the program may run
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "10")]
    seconds: Duration,
    /// How the differences are shown
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Compare again whenever the program, or a file of an experiment, is saved
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    single: SingleFiles,
    /// A folder with a language: a checkout of CPython, or one laid out like `grammar/`. Of two, the first is compared
    /// with the second
    #[arg(
        id = "language",
        long = "language",
        value_name = "DIR",
        help_heading = "Another language"
    )]
    languages: Vec<PathBuf>,
    #[command(flatten)]
    hooks: HookOptions,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One object: of each stage both texts and the difference
    Json,
    /// A page that needs no other file
    Html,
}

/// The stage that is no text of the compiler's: the program runs.
const OUTPUT: &str = "output";

fn stage_names() -> impl Iterator<Item = &'static str> {
    stages::NAMES.into_iter().chain([OUTPUT])
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let pair = Pair::of(arguments)?;
    if arguments.watch {
        return watch::watch(&pair.paths()?);
    }
    compare(arguments, &pair).or_else(Stop::outcome)
}

/// The languages and the program.
struct Pair {
    before: Selection,
    after: Selection,
    experiment: Option<String>,
    program: Option<PathBuf>,
}

impl Pair {
    fn of(arguments: &Arguments) -> Result<Pair, Failure> {
        let Arguments { single, languages, with, hooks, .. } = arguments;
        let files = |language: Option<&PathBuf>| LanguageFiles {
            single: single.clone(),
            language: language.cloned(),
        };
        let (old, new) = match languages.as_slice() {
            [] => (LanguageFiles::default(), files(None)),
            [only] => (LanguageFiles::default(), files(Some(only))),
            [one, other] => (files(Some(one)), files(Some(other))),
            _ => return Err(Failure("two languages can be compared, not more".to_string())),
        };
        let (experiment, file) = match (&arguments.experiment, &arguments.file) {
            // One alone, with another language, is the program if there is such a file.
            (Some(only), None) if !new.is_base() && Path::new(only).is_file() => {
                (None, Some(PathBuf::from(only)))
            }
            (experiment, file) => (experiment.clone(), file.clone()),
        };
        let old = if experiment.is_some() && languages.len() < 2 { new.clone() } else { old };
        let chosen = |more: &Option<String>| with.iter().chain(more).cloned().collect();
        let select = |files, more| Selection { with: chosen(more), files, hooks: hooks.clone() };
        let program = match (&file, &experiment) {
            (Some(path), _) => Some(path.clone()),
            (None, Some(experiment)) => {
                Some(shown(&first_sample(&catalog::folder_of(experiment)?)?))
            }
            (None, None) => None,
        };
        let (before, after) = (select(old, &arguments.against), select(new, &experiment));
        Ok(Pair { before, after, experiment, program })
    }

    /// The files whose change makes another difference.
    fn paths(&self) -> Result<Vec<PathBuf>, Failure> {
        let languages = self.before.paths()?.into_iter().chain(self.after.paths()?);
        Ok(languages.chain(self.program.clone()).collect())
    }

    fn heading(&self, selected: &Selected) -> String {
        let of = self.experiment.as_ref().and_then(|_| selected.experiments.last());
        let what = match of {
            Some(Experiment { name, summary, .. }) => {
                format!("What the experiment `{name}` changes: {summary}.")
            }
            None => "What the other language changes.".to_string(),
        };
        let from = match self.before.with.as_slice() {
            [] if of.is_some() => "Python (-) to Python with it (+)".to_string(),
            [] => "the first (-) to the second (+)".to_string(),
            with => format!("Python with {} (-) to the other (+)", with.join(" and ")),
        };
        let program =
            self.program.as_ref().map_or(String::new(), |path| format!(", for {}", path.display()));
        format!("{what}\nFrom {from}, stage by stage{program}.\n\n")
    }
}

fn compare(arguments: &Arguments, pair: &Pair) -> Result<ExitCode, Stop> {
    let after = pair.after.select_with_machine(Vec::new())?;
    let before = pair.before.select()?;
    let hooks = before.for_thread().hooks(|| false);
    let source = pair.program.as_deref().map(read).transpose()?;
    let (old, new) = (changed(&before, &pair.before)?, changed(&after, &pair.after)?);
    let lowering = hooks.as_ref().map(|hooks: &Hooks| hooks as &dyn Lowering);
    let courses = [
        Course::new(subject(&old, lowering), source.as_ref()),
        Course::new(subject(&new, after.lowering()), source.as_ref()),
    ];
    let heading = pair.heading(&after);
    let look = if terminal::output_has_colour() { Look::Colour } else { Look::Plain };
    let mut telling = Telling::new(look);
    if arguments.format == Format::Text {
        input::print(&heading)?;
    }
    let mut all = [Vec::new(), Vec::new()];
    let is_chosen =
        |name: &str| arguments.stages.is_empty() || arguments.stages.iter().any(|one| one == name);
    for name in stage_names().filter(|name| is_chosen(name)) {
        let [old, new] = match name {
            OUTPUT => outputs(arguments, pair, &courses)?,
            name => courses.each_ref().map(|course| course.stage(name)),
        };
        let (Some(old), Some(new)) = (old, new) else { continue };
        if arguments.format == Format::Text {
            input::print(&telling.stage(&old, &new))?;
        }
        all[0].push(old);
        all[1].push(new);
    }
    let [old, new] = &all;
    Ok(match arguments.format {
        Format::Text => ExitCode::SUCCESS,
        Format::Html => input::print(&html::page(&heading, old, new))?,
        Format::Json => {
            let stages = old.iter().zip(new).map(|(old, new)| Compared::new(old, new));
            let object =
                json!({ "heading": heading.trim_end(), "stages": stages.collect::<Vec<_>>() });
            input::print(&format!("{object:#}\n"))?
        }
    })
}

fn read(path: &Path) -> Result<Rc<Source>, Stop> {
    let bytes = input::read_bytes(path)?;
    let name = path.display().to_string();
    let source = input::decode_source(&bytes, &name);
    let refused = |error| program::reported(&error, &Source::new(&*name, String::new()));
    source.map(Rc::new).map_err(refused)
}

/// What the program prints in both languages; a language that refuses it does not run it.
fn outputs(
    arguments: &Arguments,
    pair: &Pair,
    courses: &[Course<'_>; 2],
) -> Result<[Option<Stage>; 2], Failure> {
    // Standard input has been read.
    let Some(path) = pair.program.as_deref().filter(|path| *path != Path::new("-")) else {
        return Ok([None, None]);
    };
    let [old, new] = courses;
    Ok([
        output(old, path, &pair.before, arguments.seconds)?,
        output(new, path, &pair.after, arguments.seconds)?,
    ])
}

fn output(
    course: &Course<'_>,
    program: &Path,
    language: &Selection,
    limit: Duration,
) -> Result<Option<Stage>, Failure> {
    let Some(bytecode) = course.stage("bytecode") else { return Ok(None) };
    let (name, about) = (OUTPUT, "what the program prints");
    if bytecode.is_refusal {
        return Ok(Some(Stage { name, about, ..bytecode }));
    }
    let failed = |error: std::io::Error| Failure(format!("running the program: {error}"));
    let lab = std::env::current_exe().map_err(failed)?;
    let mut command = Command::new(lab);
    command.arg("run").args(language.arguments()).arg("--").arg(program);
    let ran = child::run(&mut command, limit).map_err(failed)?;
    // Tracebacks show whole paths, as CPython's do; a comparison should read the same in every folder.
    let here = format!("{}/", std::env::current_dir().map_err(failed)?.display());
    let mut text = ran.printed.replace(&here, "");
    if ran.is_cut {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text += &format!("[it was ended: it ran for {} s, see --seconds]\n", limit.as_secs_f64());
    }
    Ok(Some(Stage { name, about, text, is_refusal: false }))
}

/// A path as it is shown: from the current folder on, where it is below it.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).to_path_buf()
}

fn subject<'a>(changed: &'a Changed, lowering: Option<&'a dyn Lowering>) -> Subject<'a> {
    Subject {
        language: &changed.language,
        lowering,
        definition: &changed.definition,
        model: &changed.model,
    }
}

/// The language with its texts, also where it is the built-in one.
fn changed(selected: &Selected, selection: &Selection) -> Result<Changed, Stop> {
    match selected.changed() {
        Some(changed) => Ok(changed.clone()),
        None => experiments::language(selection.definition()?, &[])
            .map_err(|(findings, files)| catalog::reported(&findings, &files)),
    }
}

/// The first of an experiment's samples, in the order of their names.
fn first_sample(folder: &Path) -> Result<PathBuf, Failure> {
    let samples = folder.join("samples");
    let failed = |error: std::io::Error| Failure(format!("{}: {error}", samples.display()));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&samples).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
    found.sort();
    let hint = || Failure(format!("{} has no program; name one", samples.display()));
    found.into_iter().next().ok_or_else(hint)
}

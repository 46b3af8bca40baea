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
use experiments::stages::{self, Course, Stage};
use experiments::{Changed, Experiment};
use serde_json::json;

use crate::catalog::{self, Home, HookOptions, Selected, Selection, Unpacked, seconds};
use crate::definition::{LanguageFiles, SingleFiles};
use crate::input::{self, Failure};
use crate::program::{self, Stop};
use crate::samples::{self, Ending, Sample};
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
    program: Option<Program>,
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
            (Some(path), _) => Some(Program::new(path)),
            (None, Some(experiment)) => Some(Program::of_experiment(experiment)?),
            (None, None) => None,
        };
        let (before, after) = (select(old, &arguments.against), select(new, &experiment));
        Ok(Pair { before, after, experiment, program })
    }

    /// The files whose change makes another difference.
    fn paths(&self) -> Result<Vec<PathBuf>, Failure> {
        let languages = self.before.paths()?.into_iter().chain(self.after.paths()?);
        let program = self.program.as_ref().map(|program| program.path.clone());
        Ok(languages.chain(program).collect())
    }

    fn heading(&self, selected: &Selected, is_alone: bool) -> String {
        let program = self.program.as_ref();
        let program = program.map_or(String::new(), |one| format!(", for {}", one.shown.display()));
        if let (true, Some(Experiment { name, summary, .. })) =
            (is_alone, selected.experiments.last())
        {
            return format!("The language `{name}`: {summary}.\nStage by stage{program}.\n\n");
        }
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
        format!("{what}\nFrom {from}, stage by stage{program}.\n\n")
    }
}

fn compare(arguments: &Arguments, pair: &Pair) -> Result<ExitCode, Stop> {
    let after = pair.after.select_with_hooks()?;
    let before = pair.before.select()?;
    let hooks = before.for_thread().hooks(|| false);
    let source = pair.program.as_ref().map(read).transpose()?;
    let (old, new) = (changed(&before, &pair.before)?, changed(&after, &pair.after)?);
    let lowering = hooks.as_ref().map(|hooks: &Hooks| hooks as &dyn Lowering);
    // A language of its own has nothing to do with Python.
    let is_alone = before.changed().is_none() && after.is_language();
    let courses = [
        (!is_alone).then(|| Course::new(catalog::subject(&old, lowering), source.as_ref())),
        Some(Course::new(catalog::subject(&new, after.lowering()), source.as_ref())),
    ];
    let heading = pair.heading(&after, is_alone);
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
            name => courses.each_ref().map(|course| course.as_ref()?.stage(name)),
        };
        let Some(new) = new else { continue };
        let Some(old) = old.or_else(|| is_alone.then(|| new.of_none())) else { continue };
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

/// The program that is looked at.
struct Program {
    path: PathBuf,
    /// Its path as it is shown.
    shown: PathBuf,
    /// Where it is, as long as it is there.
    home: Option<Unpacked>,
}

impl Program {
    fn new(path: &Path) -> Program {
        Program { path: path.to_path_buf(), shown: path.to_path_buf(), home: None }
    }

    /// What it may read where it is sealed: the experiment that it is a sample of, or the folder that it is in.
    fn folder(&self) -> &Path {
        let around = || self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        match &self.home {
            Some(home) => &home.folder,
            None => around().unwrap_or(Path::new(".")),
        }
    }

    /// The first sample of an experiment that is no error, if there is one.
    fn of_experiment(experiment: &str) -> Result<Program, Failure> {
        let home = Home::find(experiment)?.unpack()?;
        let (found, faults) = samples::samples(&home.folder)?;
        let works = |sample: &&Sample| !sample.path.with_extension("err").exists();
        let first = found.iter().find(works).or(found.first());
        let Some(Sample { path, .. }) = first else {
            let of = format!("{}/{}", home.folder.display(), samples::SAMPLES);
            let why = faults.into_iter().next();
            return Err(Failure(why.unwrap_or(format!("{of} has no program; name one"))));
        };
        let shown = path.strip_prefix(&home.root).unwrap_or(path).to_path_buf();
        Ok(Program { path: path.clone(), shown, home: Some(home) })
    }
}

fn read(program: &Program) -> Result<Rc<Source>, Stop> {
    let bytes = input::read_bytes(&program.path)?;
    let name = program.shown.display().to_string();
    let source = input::decode_source(&bytes, &name);
    let refused = |error| program::reported(&error, &Source::new(&*name, String::new()));
    source.map(Rc::new).map_err(refused)
}

/// What the program prints in both languages; a language that refuses it does not run it.
fn outputs(
    arguments: &Arguments,
    pair: &Pair,
    courses: &[Option<Course<'_>>; 2],
) -> Result<[Option<Stage>; 2], Failure> {
    // Standard input has been read.
    let Some(program) = pair.program.as_ref().filter(|one| one.path != Path::new("-")) else {
        return Ok([None, None]);
    };
    let [old, new] = courses;
    let run = |course: &Option<Course<'_>>, language| match course {
        Some(course) => {
            output(course, program, language, pair.experiment.is_some(), arguments.seconds)
        }
        None => Ok(None),
    };
    Ok([run(old, &pair.before)?, run(new, &pair.after)?])
}

fn output(
    course: &Course<'_>,
    program: &Program,
    language: &Selection,
    is_sealed: bool,
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
    command.arg("run").args(language.arguments());
    // The experiment may be anybody's.
    if is_sealed {
        command.arg("--sealed").arg(program.folder());
    }
    let ran = samples::run(command.arg("--").arg(&program.path), limit).map_err(failed)?;
    let [out, err] = [ran.out, ran.err].map(|bytes| cut(&String::from_utf8_lossy(&bytes)));
    // Tracebacks show whole paths, as CPython's do; a comparison should read the same in every folder.
    let here = std::env::current_dir().map_err(failed)?;
    let root = program.home.as_ref().map_or(&here, |home| &home.root);
    let mut text = (out + &err).replace(&format!("{}/", root.display()), "");
    if !matches!(ran.ending, Ending::Code(_)) {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text += &format!("[it {}: see --seconds]\n", ran.ending.shown(limit));
    }
    Ok(Some(Stage { name, about, text, is_of_program: true, is_refusal: false }))
}

/// The most that is compared of an output: what differs between two such texts is found at once.
const MOST: usize = 64 << 10;

fn cut(text: &str) -> String {
    match text.char_indices().map(|(place, _)| place).find(|place| *place >= MOST) {
        Some(place) => format!("{}\n[there is more]\n", &text[..place]),
        None => text.to_string(),
    }
}

/// The language with its texts, also where it is the built-in one.
fn changed(selected: &Selected, selection: &Selection) -> Result<Changed, Stop> {
    match selected.changed() {
        Some(changed) => Ok(changed.clone()),
        None => selection.build(),
    }
}

//! Experiments, and the language that the chosen ones make of the chosen files.

mod home;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use compiler::codegen::Lowering;
use compiler::language::Language;
use experiments::hooks::{Budget, Failed, Hooks, Script, Scripts, Surroundings};
use experiments::stages::Subject;
use experiments::{Changed, Experiment, File, natives, opcodes};
use pegen::definition::Definition;
use pegen::diagnostic::{Diagnostic, Files, Span};
use pegen::report;
use vm::Machine;
use vm::host::{Host, System};

pub use home::{Home, Unpacked};

use crate::definition::LanguageFiles;
use crate::input::Failure;
use crate::program::Stop;
use crate::runner;
use crate::terminal::{self, ReportFormat};

/// Which language: whose files, and which experiments are switched on.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Selection {
    /// Switch an experiment on: its name, or the path of its folder; can be given several times
    #[arg(long = "with", value_name = "EXPERIMENT")]
    pub with: Vec<String>,
    #[command(flatten)]
    pub files: LanguageFiles,
    #[command(flatten)]
    pub hooks: HookOptions,
}

/// What the Python of experiments may do and use.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "The Python of experiments")]
pub struct HookOptions {
    /// Let `lower.py` use files, environment and clock: only for authors whom you trust as you trust a program
    #[arg(long)]
    pub trust: bool,
    /// How long a call of a hook may take
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "10")]
    pub hook_seconds: Duration,
    /// How much memory a call of a hook may take
    #[arg(long, value_name = "MIB", default_value_t = 512)]
    pub hook_memory: u64,
}

impl Default for HookOptions {
    fn default() -> HookOptions {
        let Budget { time, memory } = Budget::default();
        HookOptions { trust: false, hook_seconds: time, hook_memory: memory >> 20 }
    }
}

impl HookOptions {
    /// The options and their values, as on a command line.
    pub fn arguments(&self) -> Vec<OsString> {
        let HookOptions { trust, hook_seconds, hook_memory } = self;
        let seconds = format!("--hook-seconds={}", hook_seconds.as_secs_f64());
        let memory = format!("--hook-memory={hook_memory}");
        let trust = trust.then(|| "--trust".to_string());
        [seconds, memory].into_iter().chain(trust).map(OsString::from).collect()
    }

    /// What hooks need of the world.
    fn surroundings(&self) -> Surroundings {
        let HookOptions { trust, hook_seconds, hook_memory } = self;
        Surroundings {
            make_machine: runner::machine_of_hooks,
            world: trust.then_some(|| Box::new(System::new()) as Box<dyn Host>),
            show: |text| tell!("{text}"),
            memory: runner::memory_in_use,
            is_interrupted: || {
                vm::machine::with_current(|machine| machine.interrupt_handle().is_waiting())
                    .unwrap_or(false)
            },
            budget: Budget { time: *hook_seconds, memory: hook_memory.saturating_mul(1 << 20) },
        }
    }
}

/// A time in seconds, fractions included.
pub fn seconds(text: &str) -> Result<Duration, String> {
    let number = text.parse::<f64>().ok().filter(|number| *number > 0.0);
    let time = number.and_then(|number| Duration::try_from_secs_f64(number).ok());
    time.ok_or_else(|| "a number of seconds is wanted, such as 0.5".to_string())
}

/// The language that a verb works in.
pub struct Selected {
    pub experiments: Vec<Experiment>,
    hooks: HookOptions,
    /// The changed language; `None` for the base language.
    changed: Option<Changed>,
    base: Language,
    /// What gives the experiments' nodes their code, and the machine that it runs in.
    lowering: Option<Rc<Hooks>>,
    machine: Option<Box<Machine>>,
}

/// Why an experiment cannot be had: what is wrong with it, and the texts that this speaks of.
pub struct Refused {
    pub findings: Vec<Diagnostic>,
    pub files: Files,
}

impl Refused {
    /// One finding that is about no place in a text.
    pub fn alone(finding: Diagnostic) -> Refused {
        Refused { findings: vec![finding], files: Files::new() }
    }

    /// Prints the findings.
    pub fn report(self) -> Stop {
        reported(&self.findings, &self.files)
    }
}

impl Selected {
    pub fn language(&self) -> &Language {
        self.changed.as_ref().map_or(&self.base, |changed| &changed.language)
    }

    /// What gives the experiments' nodes their code.
    pub fn lowering(&self) -> Option<&dyn Lowering> {
        self.lowering.as_deref().map(|lowering| lowering as &dyn Lowering)
    }

    /// The machine that the experiments' Python is loaded into, to run a program in.
    pub fn machine(&self) -> Option<&Machine> {
        self.machine.as_deref()
    }

    /// Starts to read the experiments' scripts, in a thread beside.
    fn with_hooks(mut self) -> Selected {
        if let Some(Changed { language, .. }) = &self.changed {
            let hooks = Hooks::new(language.clone(), self.scripts(), self.hooks.surroundings());
            self.lowering = Some(Rc::new(hooks));
        }
        self
    }

    /// Loads the experiments' Python into `machine`, and into a thread beside it.
    fn install(self, machine: Box<Machine>) -> Result<Selected, Stop> {
        let mut selected = self.with_hooks();
        if let Some(changed) = &selected.changed {
            runner::set_compiler(&machine, Language::base(), None);
            for experiment in &selected.experiments {
                let Some(script) = script(experiment, "ops.py") else { continue };
                if let Err(raised) = opcodes::install(&machine, &script, &changed.language) {
                    machine.finish(Err(raised));
                    return Err(Stop::Reported);
                }
                natives::install(&machine, experiment, &changed.language);
            }
            selected.are_read().map_err(Refused::report)?;
            runner::set_compiler(&machine, changed.language.clone(), selected.lowering.clone());
        }
        selected.machine = Some(machine);
        Ok(selected)
    }

    /// Whether every script could be read.
    fn are_read(&self) -> Result<(), Refused> {
        let Some(hooks) = &self.lowering else { return Ok(()) };
        hooks.functions().map(|_| ()).map_err(|failed| unreadable(&self.experiments, &failed))
    }

    /// Whether it is a language of its own, rather than Python with changes.
    pub fn is_language(&self) -> bool {
        self.experiments.iter().any(Experiment::is_language)
    }

    /// What it is compared with, Python; `None` for a language of its own.
    pub fn base(&self) -> Result<Option<Changed>, Stop> {
        (!self.is_language()).then(|| Selection::default().build()).transpose()
    }

    pub fn changed(&self) -> Option<&Changed> {
        self.changed.as_ref()
    }

    /// What another thread needs to compile in this language.
    pub fn for_thread(&self) -> ForThread {
        ForThread {
            language: self.language().clone(),
            scripts: self.scripts(),
            hooks: self.hooks.clone(),
        }
    }

    /// The changed language, for its stages.
    pub fn subject(&self) -> Option<Subject<'_>> {
        Some(subject(self.changed.as_ref()?, self.lowering()))
    }

    /// What says what each experiment's nodes mean.
    fn scripts(&self) -> Vec<(String, Scripts)> {
        let scripts = |one: &Experiment| {
            let (lower, desugar) = (script(one, "lower.py"), script(one, "desugar.py"));
            let passes = script(one, "passes.py");
            (one.name.clone(), Scripts { lower, desugar, passes })
        };
        self.experiments.iter().map(scripts).collect()
    }
}

/// A language, for its stages.
pub fn subject<'a>(changed: &'a Changed, lowering: Option<&'a dyn Lowering>) -> Subject<'a> {
    Subject {
        language: &changed.language,
        lowering,
        definition: &changed.definition,
        model: &changed.model,
    }
}

/// What a thread needs to compile in a language.
#[derive(Clone)]
pub struct ForThread {
    pub language: Language,
    scripts: Vec<(String, Scripts)>,
    hooks: HookOptions,
}

impl ForThread {
    /// What gives the experiments' nodes their code; `is_interrupted` says whether everything is to stop.
    pub fn hooks(&self, is_interrupted: fn() -> bool) -> Option<Hooks> {
        let surroundings = Surroundings { is_interrupted, ..self.hooks.surroundings() };
        let hooks = || Hooks::new(self.language.clone(), self.scripts.clone(), surroundings);
        (!self.scripts.is_empty()).then(hooks)
    }
}

impl Selection {
    /// The experiment in a folder.
    pub fn of_folder(folder: &Path) -> Result<Selection, Failure> {
        let no_text = || Failure(format!("{}: the path is no text", folder.display()));
        let with = vec![folder.to_str().ok_or_else(no_text)?.to_string()];
        Ok(Selection { with, ..Selection::default() })
    }

    /// The language of the chosen files, without experiments.
    pub fn build(&self) -> Result<Changed, Stop> {
        experiments::language(self.files.definition()?, &[])
            .map_err(|(findings, files)| Refused { findings, files }.report())
    }

    /// Reads the chosen experiments and builds their language; what is wrong with them is reported.
    pub fn select(&self) -> Result<Selected, Stop> {
        let chosen = self.chosen()?;
        let changed = match chosen.is_empty() && self.files.is_base() {
            true => None,
            false => {
                let changed = experiments::language(self.files.definition()?, &chosen);
                Some(changed.map_err(|(findings, files)| reported(&findings, &files))?)
            }
        };
        let base = Language::base();
        let hooks = self.hooks.clone();
        Ok(Selected { experiments: chosen, hooks, changed, base, lowering: None, machine: None })
    }

    /// The texts of the language, the chosen experiments' over the others.
    pub fn definition(&self) -> Result<Definition, Stop> {
        let mut definition = self.files.definition()?;
        self.chosen()?
            .iter()
            .for_each(|experiment| experiments::lay_over(&mut definition, experiment));
        Ok(definition)
    }

    /// What chooses it, as on a command line.
    pub fn arguments(&self) -> Vec<OsString> {
        let with = self.with.iter().flat_map(|name| ["--with".into(), name.into()]);
        with.chain(self.files.arguments()).chain(self.hooks.arguments()).collect()
    }

    /// The files and folders that decide which language it is.
    pub fn paths(&self) -> Result<Vec<PathBuf>, Failure> {
        let homes: Result<Vec<Home>, Failure> =
            self.with.iter().map(|name| Home::find(name)).collect();
        let folders = homes?.into_iter().filter_map(|home| match home {
            Home::Folder(folder) => Some(folder),
            Home::Shipped(_) => None,
        });
        Ok(folders.chain(self.files.paths()).collect())
    }

    fn chosen(&self) -> Result<Vec<Experiment>, Stop> {
        let read = |name: &String| Home::find(name)?.read().map_err(Refused::report);
        self.with.iter().map(read).collect()
    }

    /// The same, with what gives the experiments' nodes their code, but no machine.
    pub fn select_with_hooks(&self) -> Result<Selected, Stop> {
        let selected = self.select()?.with_hooks();
        selected.are_read().map_err(Refused::report)?;
        Ok(selected)
    }

    /// The same, with a machine in that world, into which the experiments' Python is loaded.
    pub fn select_with_machine(&self, host: Box<dyn Host>) -> Result<Selected, Stop> {
        let selected = self.select()?;
        let machine = runner::machine(selected.language(), host);
        selected.install(machine)
    }
}

/// What is wrong with an experiment: its description is right, all else is not known.
pub fn check(experiment: &Experiment, hooks: &HookOptions) -> Result<(), Refused> {
    let alone = vec![experiment.clone()];
    let changed = experiments::language(Definition::base(), &alone)
        .map_err(|(findings, files)| Refused { findings, files })?;
    let (base, changed) = (Language::base(), Some(changed));
    let hooks = hooks.clone();
    let (lowering, machine) = (None, None);
    let selected = Selected { experiments: alone, hooks, changed, base, lowering, machine };
    selected.with_hooks().are_read()
}

/// What is wrong with a `lower.py` that could not be read.
fn unreadable(experiments: &[Experiment], failed: &Failed) -> Refused {
    let Failed { experiment, file, line, error, notes } = failed;
    let mut files = Files::new();
    let name = Path::new(file).file_name().unwrap_or_default().to_string_lossy();
    let headline = format!("{name} of the experiment `{experiment}` cannot be read: {error}");
    let mut finding = Diagnostic::error("hook-fails", headline);
    let named = experiments.iter().find(|one| one.name == *experiment);
    if let Some(file) = named.and_then(|one| one.files.get(&*name)) {
        let before = file.text.split_inclusive('\n').take(*line as usize - usize::from(*line > 0));
        let start: usize = before.map(str::len).sum();
        let length = file.text[start..].lines().next().map_or(0, str::len);
        let place = files.add(&*file.path, &*file.text).at(Span::new(start, start + length));
        finding = finding.label(place, "here");
    }
    if !notes.is_empty() {
        finding = finding.why(notes.trim_end().to_string());
    }
    Refused { findings: vec![finding], files }
}

/// A file of Python that an experiment may have.
fn script(experiment: &Experiment, name: &str) -> Option<Script> {
    let File { path, text } = experiment.files.get(name)?.clone();
    Some(Script { path, text })
}

/// Prints what is wrong with a definition.
pub fn reported(findings: &[Diagnostic], files: &Files) -> Stop {
    let format = terminal::report_format(ReportFormat::Full);
    tell!("{}", report::render(findings, files, format));
    Stop::Reported
}

//! Experiments on disk: where they are, and the language that the chosen ones make of the chosen files.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use compiler::codegen::Lowering;
use compiler::language::Language;
use experiments::hooks::{Budget, Failed, Hooks, Script, Surroundings};
use experiments::{Changed, Experiment, File, MANIFEST, opcodes};
use pegen::definition::Definition;
use pegen::diagnostic::{Diagnostic, Files, Span};
use pegen::report;
use vm::Machine;
use vm::host::{Host, System};

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
    fn arguments(&self) -> Vec<OsString> {
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
            show: |text| eprint!("{text}"),
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

    /// Loads the experiments' Python into `machine`, and into a thread beside it.
    fn install(mut self, machine: Box<Machine>) -> Result<Selected, Stop> {
        if let Some(changed) = &self.changed {
            let hooks =
                Hooks::new(changed.language.clone(), self.scripts(), self.hooks.surroundings());
            runner::set_compiler(&machine, Language::base(), None);
            for experiment in &self.experiments {
                let Some(script) = script(experiment, "ops.py") else { continue };
                if let Err(raised) = opcodes::install(&machine, &script, &changed.language) {
                    machine.finish(Err(raised));
                    return Err(Stop::Reported);
                }
            }
            hooks.functions().map_err(|failed| self.unreadable(&failed))?;
            let (language, hooks) = (changed.language.clone(), Rc::new(hooks));
            runner::set_compiler(&machine, language, Some(Rc::clone(&hooks)));
            self.lowering = Some(hooks);
        }
        self.machine = Some(machine);
        Ok(self)
    }

    /// Reports a `lower.py` that could not be read.
    fn unreadable(&self, failed: &Failed) -> Stop {
        let Failed { experiment, line, error, notes } = failed;
        let mut files = Files::new();
        let headline = format!("lower.py of the experiment `{experiment}` cannot be read: {error}");
        let mut finding = Diagnostic::error("hook-fails", headline);
        let named = self.experiments.iter().find(|one| one.name == *experiment);
        if let Some(file) = named.and_then(|one| one.files.get("lower.py")) {
            let before =
                file.text.split_inclusive('\n').take(*line as usize - usize::from(*line > 0));
            let start: usize = before.map(str::len).sum();
            let length = file.text[start..].lines().next().map_or(0, str::len);
            let place = files.add(&*file.path, &*file.text).at(Span::new(start, start + length));
            finding = finding.label(place, "here");
        }
        if !notes.is_empty() {
            finding = finding.why(notes.trim_end().to_string());
        }
        reported(&[finding], &files)
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

    /// The `lower.py` of each experiment.
    fn scripts(&self) -> Vec<(String, Option<Script>)> {
        let experiments = self.experiments.iter();
        experiments.map(|one| (one.name.clone(), script(one, "lower.py"))).collect()
    }
}

/// What a thread needs to compile in a language.
#[derive(Clone)]
pub struct ForThread {
    pub language: Language,
    scripts: Vec<(String, Option<Script>)>,
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
        let folders: Result<Vec<PathBuf>, Failure> =
            self.with.iter().map(|name| folder_of(name)).collect();
        Ok(folders?.into_iter().chain(self.files.paths()).collect())
    }

    fn chosen(&self) -> Result<Vec<Experiment>, Stop> {
        self.with.iter().map(|name| read(&folder_of(name)?)).collect()
    }

    /// The same, with a machine whose modules are looked for in `path`, into which the experiments' Python
    /// is loaded.
    pub fn select_with_machine(&self, path: Vec<String>) -> Result<Selected, Stop> {
        let selected = self.select()?;
        let machine = runner::machine(selected.language(), path);
        selected.install(machine)
    }
}

/// A file of Python that an experiment may have.
fn script(experiment: &Experiment, name: &str) -> Option<Script> {
    let File { path, text } = experiment.files.get(name)?.clone();
    Some(Script { path, text })
}

/// The folder of an experiment: a path as it is, a name below the nearest `experiments/`.
pub fn folder_of(name: &str) -> Result<PathBuf, Failure> {
    let path = Path::new(name);
    if path.join(MANIFEST).is_file() {
        return Ok(path.to_path_buf());
    }
    let catalog = catalog()?;
    let folder = catalog.join(name);
    if folder.join(MANIFEST).is_file() {
        return Ok(folder);
    }
    let known = names(&catalog)?;
    let hint = match pegen::diagnostic::closest(name, known.iter().map(String::as_str)) {
        Some(close) => format!("did you mean `{close}`?"),
        None => format!("there are: {}", known.join(", ")),
    };
    Err(Failure(format!("there is no experiment `{name}`; {hint}")))
}

/// The nearest folder `experiments/`, from the current folder upwards.
pub fn catalog() -> Result<PathBuf, Failure> {
    let here =
        std::env::current_dir().map_err(|error| Failure(format!("current folder: {error}")))?;
    let found =
        here.ancestors().map(|folder| folder.join("experiments")).find(|path| path.is_dir());
    found.ok_or_else(|| {
        Failure(
            "there is no folder `experiments` here or above; give the path of an experiment".into(),
        )
    })
}

/// The names of the experiments in a folder, in the order of their letters.
pub fn names(catalog: &Path) -> Result<Vec<String>, Failure> {
    let failed = |error: std::io::Error| Failure(format!("{}: {error}", catalog.display()));
    let mut names = Vec::new();
    for entry in fs::read_dir(catalog).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.join(MANIFEST).is_file()
            && let Some(name) = path.file_name().and_then(|name| name.to_str())
        {
            names.push(name.to_string());
        }
    }
    names.sort();
    Ok(names)
}

/// Reads the experiment in `folder`; what is wrong with its description is reported.
pub fn read(folder: &Path) -> Result<Experiment, Stop> {
    let mut contents = BTreeMap::new();
    let failed =
        |path: &Path, error: std::io::Error| Failure(format!("{}: {error}", path.display()));
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, error))? {
        let path = entry.map_err(|error| failed(folder, error))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !path.is_file() {
            if Experiment::has_part(name) {
                let finding = Experiment::no_file(&path.display().to_string());
                return Err(reported(&[finding], &Files::new()));
            }
            continue;
        }
        // Those are the editor's, or the system's.
        if name.starts_with('.') {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
        contents.insert(name.to_string(), File { path: path.display().to_string(), text });
    }
    let absolute = fs::canonicalize(folder).map_err(|error| failed(folder, error))?;
    let name = absolute.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut files = Files::new();
    Experiment::read(name, contents, &mut files).map_err(|findings| reported(&findings, &files))
}

/// Prints what is wrong with a definition.
pub fn reported(findings: &[Diagnostic], files: &Files) -> Stop {
    let format = terminal::report_format(ReportFormat::Full);
    eprint!("{}", report::render(findings, files, format));
    Stop::Reported
}

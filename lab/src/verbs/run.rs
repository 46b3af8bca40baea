//! `lab run`: runs a program.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use compiler::code::CodeObject;
use compiler::compile::CompileOptions;
use compiler::finding::typos::Kept;
use compiler::parser;
use compiler::pyc::Pyc;
use compiler::source::Source;
use experiments::counts::Counts;
use serde_json::json;
use vm::host::Host;

use crate::catalog::{Selected, Selection};
use crate::input::{self, Failure};
use crate::interrupt;
use crate::program::{self, EngineChoice, Stop, TYPED};
use crate::watch;
use crate::world::World;

#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// Run this text
    #[arg(short, value_name = "CODE", allow_hyphen_values = true)]
    code: Option<String>,
    /// Run the module of this name, found from the current folder
    #[arg(short, value_name = "MODULE", conflicts_with = "code")]
    module: Option<String>,
    /// Run it again whenever it, or a file of an experiment, is saved, and show what changed in its output
    #[arg(long)]
    watch: bool,
    /// Which reading of the grammar parses it
    #[arg(long, value_enum, default_value_t)]
    engine: EngineChoice,
    /// Let the program read what lies in this folder and nothing else, and write nothing
    #[arg(long, value_name = "DIR")]
    sealed: Option<PathBuf>,
    /// Count the instructions that are carried out, and write how often each was to this file, as JSON
    #[arg(long, value_name = "FILE")]
    counts: Option<PathBuf>,
    /// Count triples of instructions too
    #[arg(long, requires = "counts")]
    triples: bool,
    #[command(flatten)]
    selection: Selection,
    /// The program, and what it finds in `sys.argv`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

/// What is run: its code, the name that it goes by, and where its modules are.
struct Program {
    code: Rc<CodeObject>,
    filename: String,
    folder: String,
    argv: Vec<OsString>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if arguments.watch {
        return watch::watch(&watched(arguments)?);
    }
    match start(arguments) {
        Ok(status) => Ok(ExitCode::from(status as u8)),
        Err(stop) => stop.outcome(),
    }
}

fn start(arguments: &Arguments) -> Result<i32, Stop> {
    let selected = arguments.selection.select_with_machine(world(arguments)?)?;
    let program = program(arguments, &selected)?;
    let Some(machine) = selected.machine() else {
        return Err(Failure("there is no machine".to_string()).into());
    };
    machine.set_argv(&program.argv);
    machine.set_path(&[program.folder]);
    interrupt::watch(machine);
    if arguments.counts.is_some() {
        machine.count_instructions(arguments.triples);
    }
    let status = machine.run_main(program.code, &program.filename);
    if let (Some(file), Some(counts)) = (&arguments.counts, machine.instruction_counts()) {
        let counts = Counts::new(&counts, &selected.language().opcodes);
        input::write_out(file, &format!("{}\n", json!(counts)))?;
    }
    Ok(status)
}

/// The files whose change runs the program again.
fn watched(arguments: &Arguments) -> Result<Vec<PathBuf>, Failure> {
    let program = match (&arguments.code, &arguments.module, arguments.arguments.first()) {
        (Some(_), ..) => None,
        (None, Some(module), _) => Some(module_path(module)?),
        (None, None, Some(path)) if path != "-" => Some(PathBuf::from(path)),
        _ => return Err(Failure("standard input cannot be watched; name a program".to_string())),
    };
    Ok(program.into_iter().chain(arguments.selection.paths()?).collect())
}

/// What the program may do outside of itself.
fn world(arguments: &Arguments) -> Result<Box<dyn Host>, Failure> {
    let Some(folder) = &arguments.sealed else { return Ok(Box::new(World::open())) };
    let failed = |error: std::io::Error| Failure(format!("{}: {error}", folder.display()));
    Ok(Box::new(World::sealed(folder).map_err(failed)?))
}

fn program(arguments: &Arguments, selected: &Selected) -> Result<Program, Stop> {
    let rest = &arguments.arguments;
    if let Some(text) = &arguments.code {
        let source = Source::new(TYPED, format!("{text}\n"));
        let argv = std::iter::once(OsString::from("-c")).chain(rest.iter().cloned()).collect();
        let code = compiled(source, Kept::Text, arguments, selected)?;
        return Ok(Program { code, filename: TYPED.to_string(), folder: String::new(), argv });
    }
    if let Some(module) = &arguments.module {
        let path = module_path(module)?;
        let argv = std::iter::once(path.clone().into()).chain(rest.iter().cloned()).collect();
        return of_file(&path, ".".to_string(), argv, arguments, selected);
    }
    let argv = if rest.is_empty() { vec![OsString::from("-")] } else { rest.clone() };
    let path = PathBuf::from(&argv[0]);
    let path = absolute(path);
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let folder = if folder.is_empty() { ".".to_string() } else { folder };
    of_file(&path, folder, argv, arguments, selected)
}

fn of_file(
    path: &Path,
    folder: String,
    argv: Vec<OsString>,
    arguments: &Arguments,
    selected: &Selected,
) -> Result<Program, Stop> {
    let bytes = input::read_bytes(path)?;
    let filename =
        if path == Path::new("-") { "<stdin>".into() } else { path.display().to_string() };
    if path.extension().is_some_and(|extension| extension == "pyc") {
        let pyc = Pyc::read(&bytes, selected.language().magic)
            .map_err(|error| Failure(format!("{filename}: {error}")))?;
        let code = vm::verify::from_file(&pyc.code, &selected.language().opcodes)
            .map_err(|error| Failure(format!("{filename}: {error}")))?;
        let filename = code.filename.to_string();
        return Ok(Program { code, filename, folder, argv });
    }
    let source = input::decode_source(&bytes, &filename)
        .map_err(|error| program::reported(&error, &Source::new(&*filename, String::new())))?;
    // CPython reads the file again when it shows an error, as UTF-8 and with all line ends.
    let kept = match std::str::from_utf8(&bytes) {
        Ok(text) if path != Path::new("-") => Kept::File(text),
        _ => Kept::Line,
    };
    let code = compiled(source, kept, arguments, selected)?;
    Ok(Program { code, filename, folder, argv })
}

fn compiled(
    source: Source,
    kept: Kept<'_>,
    arguments: &Arguments,
    selected: &Selected,
) -> Result<Rc<CodeObject>, Stop> {
    let (source, language) = (Rc::new(source), selected.language());
    // A hook can take its time.
    let machine = selected.lowering().and(selected.machine());
    machine.inspect(|machine| interrupt::watch(machine));
    let options = parser::Options { engine: arguments.engine.into(), ..Default::default() };
    let mut told = Vec::new();
    let code = parser::parse_telling(&source, language, options, &mut told).and_then(|ast| {
        let mut options = CompileOptions::new(source.filename(), language);
        options.lowering = selected.lowering();
        program::compile(&ast, &options, &mut told)
    });
    program::warn(&told, &source);
    code.map(Rc::new).map_err(|error| {
        let stop = program::reported_in(&error, &source, kept, language);
        let is_interrupted = machine.is_some_and(|one| one.interrupt_handle().is_waiting());
        if is_interrupted { Stop::Interrupted } else { stop }
    })
}

/// The path as CPython shows a program's: below the current folder, unless it is the standard input.
fn absolute(path: PathBuf) -> PathBuf {
    if path == Path::new("-") { path } else { std::path::absolute(&path).unwrap_or(path) }
}

/// The file of a module: `a.b` is `a/b.py`, or `a/b/__main__.py`.
fn module_path(module: &str) -> Result<PathBuf, Failure> {
    let path = PathBuf::from(module.replace('.', "/"));
    let candidates = [path.with_extension("py"), path.join("__main__.py")];
    let missing = || Failure(format!("there is no module `{module}` in the current folder"));
    candidates.into_iter().find(|candidate| candidate.is_file()).ok_or_else(missing)
}

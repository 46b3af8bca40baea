//! `lab repl`: a prompt. Lines come in, from a terminal or a pipe; each statement runs when it is whole, in one
//! namespace, and the value of an expression is shown. Tested by `lab/tests/repl.rs`.

mod lines;
mod statement;

use std::process::ExitCode;
use std::rc::Rc;

use compiler::code::{CodeObject, flags};
use compiler::compile::{self, CompileOptions};
use compiler::error::SyntaxError;
use compiler::finding::typos::{self, Kept};
use compiler::language::Language;
use compiler::parser;
use compiler::source::Source;
use heap::value::Ref;
use vm::objects::{Dict, Module};
use vm::{Machine, PyResult};

use crate::catalog::{Selected, Selection};
use crate::input::Failure;
use crate::interrupt;
use crate::program::{self, Stop};
use crate::world::World;
use lines::{Line, Lines};
use statement::Progress;

/// What tracebacks call the text that is typed.
const FILENAME: &str = "<stdin>";

/// The bits of `from __future__ import`: they stay on for what is typed later.
const FUTURE: u32 =
    flags::FUTURE_BARRY_AS_BDFL | flags::FUTURE_GENERATOR_STOP | flags::FUTURE_ANNOTATIONS;

#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    selection: Selection,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match talk(&arguments.selection) {
        Ok(status) => Ok(ExitCode::from(status as u8)),
        Err(stop) => stop.outcome(),
    }
}

/// Reads and runs until the end of the input, or `exit()`; gives the exit code.
fn talk(selection: &Selection) -> Result<i32, Stop> {
    let selected = selection.select_with_machine(Box::new(World::open()))?;
    let Some(machine) = selected.machine() else {
        return Err(Failure("there is no machine".to_string()).into());
    };
    let mut lines = Lines::open()?;
    if lines.is_terminal() {
        tell!("{}", banner(&selected));
    }
    interrupt::watch(machine);
    let mut session = Session::start(machine, &selected);
    let mut text = String::new();
    loop {
        let line = lines.next(!text.is_empty())?;
        match line {
            Line::Typed(ref line) => text += &format!("{line}\n"),
            Line::Dropped => {
                text.clear();
                continue;
            }
            Line::End if text.is_empty() => return Ok(machine.finish(Ok(()))),
            Line::End => {}
        }
        let is_last = matches!(line, Line::End);
        match statement::progress(&text, selected.language(), statement::options(session.future)) {
            Progress::Nothing => text.clear(),
            Progress::Incomplete if !is_last => {}
            Progress::Incomplete | Progress::Whole => {
                if let Some(status) = session.run(&std::mem::take(&mut text)) {
                    return Ok(status);
                }
            }
        }
    }
}

/// Which language is spoken, what its experiments are for, and how to leave.
fn banner(selected: &Selected) -> String {
    let Language { name, version: (major, minor), magic, .. } = selected.language();
    let mut text = format!("{name}, version {major}.{minor}, magic {magic}\n");
    if selected.experiments.is_empty() {
        text += "No experiments; --with NAME switches one on.\n";
    }
    for experiment in &selected.experiments {
        text += &format!("Experiment {}: {}\n", experiment.name, experiment.summary);
    }
    text + "exit() or Ctrl-D ends, Ctrl-C drops the line, or interrupts what runs.\n"
}

/// What stays from one statement to the next.
struct Session<'a> {
    machine: &'a Machine,
    selected: &'a Selected,
    namespace: Ref<Dict>,
    future: u32,
}

impl<'a> Session<'a> {
    fn start(machine: &'a Machine, selected: &'a Selected) -> Session<'a> {
        let main = Module::new("__main__");
        let namespace = main.dict.clone();
        machine.modules.set_str("__main__", main.into_value());
        machine.set_argv(&[String::new()]);
        machine.set_path(&[".".to_string()]);
        let session = Session { machine, selected, namespace, future: 0 };
        // Without `sys.exit` there is still Ctrl-D.
        let _ = session.add_exit();
        session
    }

    /// `exit()` and `quit()`, which CPython has from its module `site`.
    fn add_exit(&self) -> PyResult<()> {
        let sys = self.machine.import("sys")?;
        let exit = self.machine.get_attribute(&sys, &self.machine.intern("exit"))?;
        for name in ["exit", "quit"] {
            self.machine.builtins.set_str(name, exit.clone());
        }
        Ok(())
    }

    /// Runs a statement and shows what comes of it; gives the exit code where it ends the session.
    fn run(&mut self, text: &str) -> Option<i32> {
        let source = Rc::new(Source::new(FILENAME, text.to_string()));
        let code = match self.compile(&source) {
            Ok(code) => code,
            Err(error) => {
                let language = self.selected.language();
                tell!("{}", typos::report(&error, &source, Kept::Text, language));
                return None;
            }
        };
        self.future |= code.flags & FUTURE;
        // What came while nothing ran is over.
        self.machine.interrupt_handle().forget();
        let outcome = self.machine.run_program(Rc::new(code), &self.namespace).map(drop);
        let exits = matches!(
            &outcome, Err(raised) if raised.is_a(&self.machine.types.exceptions.system_exit)
        );
        let status = self.machine.finish(outcome);
        exits.then_some(status)
    }

    fn compile(&self, source: &Rc<Source>) -> Result<CodeObject, SyntaxError> {
        let language: &Language = self.selected.language();
        let mut told = Vec::new();
        let parsing = statement::options(self.future);
        let code = parser::parse_telling(source, language, parsing, &mut told).and_then(|ast| {
            let mut options = CompileOptions::new(FILENAME, language);
            options.flags = self.future;
            options.lowering = self.selected.lowering();
            compile::compile_telling(&ast, &options, &mut told)
        });
        program::warn(&told, source);
        code
    }
}

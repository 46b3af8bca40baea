//! Programs that verbs look at: reading, parsing, and saying what is wrong with them.

use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use compiler::ast::Ast;
use compiler::code::CodeObject;
use compiler::codegen::Lowering;
use compiler::compile::{self, CompileOptions, Warning};
use compiler::error::{self, ErrorKind, Position, SyntaxError};
use compiler::finding::typos::{self, Kept};
use compiler::language::Language;
use compiler::parser::{self, Engine, Mode};
use compiler::source::Source;

use crate::catalog::{Selected, Selection};
use crate::input::{self, Failure};
use crate::interrupt;

/// Which program, and in which language: what all verbs that read a program have in common.
#[derive(Debug, clap::Args)]
#[group(skip)] // the verb's own arguments have the name already
pub struct Arguments {
    /// The program; standard input if there is none
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// Take this text for the program
    #[arg(short, value_name = "CODE", allow_hyphen_values = true, conflicts_with = "file")]
    pub code: Option<String>,
    /// Which reading of the grammar parses it
    #[arg(long, value_enum, default_value_t)]
    pub engine: EngineChoice,
    #[command(flatten)]
    pub selection: Selection,
}

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum EngineChoice {
    /// The parser that `lab regen` wrote
    #[default]
    Generated,
    /// The grammar machine
    Machine,
}

impl From<EngineChoice> for Engine {
    fn from(choice: EngineChoice) -> Engine {
        match choice {
            EngineChoice::Generated => Engine::Generated,
            EngineChoice::Machine => Engine::Machine,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum ModeChoice {
    /// A module
    #[default]
    Exec,
    /// What is typed at a prompt
    Single,
    /// An expression
    Eval,
    /// A function's type comment
    FuncType,
}

impl From<ModeChoice> for Mode {
    fn from(choice: ModeChoice) -> Mode {
        match choice {
            ModeChoice::Exec => Mode::File,
            ModeChoice::Single => Mode::Interactive,
            ModeChoice::Eval => Mode::Eval,
            ModeChoice::FuncType => Mode::FuncType,
        }
    }
}

/// Why there is nothing to go on with: the tool's failure, or a finding that was reported.
pub enum Stop {
    Failure(Failure),
    Reported,
    /// Somebody has pressed Ctrl-C, which has been reported.
    Interrupted,
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Failure(failure)
    }
}

impl Stop {
    /// The verb's outcome.
    pub fn outcome(self) -> Result<ExitCode, Failure> {
        match self {
            Stop::Failure(failure) => Err(failure),
            Stop::Reported => Ok(ExitCode::from(input::FINDINGS)),
            Stop::Interrupted => Ok(ExitCode::from(interrupt::INTERRUPTED)),
        }
    }
}

impl Arguments {
    /// The program's text; `<stdin>` is what CPython calls standard input.
    pub fn read(&self) -> Result<Rc<Source>, Stop> {
        let name = self.name();
        let bytes = self.bytes()?;
        let empty = || Source::new(&*name, String::new());
        let source =
            input::decode_source(&bytes, &name).map_err(|error| reported(&error, &empty()))?;
        Ok(Rc::new(source))
    }

    /// The program's bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, Failure> {
        match &self.code {
            Some(code) => Ok(typed(code)),
            None => input::read_bytes(&self.file),
        }
    }

    /// The program's name, as errors show it.
    pub fn name(&self) -> String {
        match self.code {
            Some(_) => TYPED.to_string(),
            None if self.file.as_os_str() == "-" => "<stdin>".to_string(),
            None => self.file.display().to_string(),
        }
    }

    /// Whether it is no file.
    pub fn is_typed(&self) -> bool {
        self.code.is_some() || self.file.as_os_str() == "-"
    }

    /// The program's code object. What CPython would warn of is printed.
    pub fn compile(&self, selected: &Selected) -> Result<CodeObject, Stop> {
        let (source, language) = (self.read()?, selected.language());
        let mut told = Vec::new();
        let parsing = parser::Options { engine: self.engine.into(), ..Default::default() };
        let code = parser::parse_telling(&source, language, parsing, &mut told).and_then(|ast| {
            let mut options = CompileOptions::new(source.filename(), language);
            options.lowering = selected.lowering();
            compile(&ast, &options, &mut told)
        });
        warn(&told, &source);
        code.map_err(|error| reported_in(&error, &source, Kept::Text, language))
    }

    /// The program's tree, by the reading that was asked for. What CPython's parser would warn of is printed.
    pub fn parse(&self, language: &Language, options: parser::Options) -> Result<Ast, Stop> {
        let source = self.read()?;
        let mut told = Vec::new();
        let options = parser::Options { engine: self.engine.into(), ..options };
        let parsed = parser::parse_telling(&source, language, options, &mut told);
        warn(&told, &source);
        parsed.map_err(|error| reported_in(&error, &source, Kept::Text, language))
    }
}

/// The name of a program that is given as text.
pub const TYPED: &str = "<string>";

/// The bytes of a program that is given as text.
pub fn typed(code: &str) -> Vec<u8> {
    format!("{code}\n").into_bytes()
}

/// Compiles a tree. What experiments had a hand in is verified before it can run.
pub fn compile(
    ast: &Ast,
    options: &CompileOptions,
    told: &mut Vec<Warning>,
) -> Result<CodeObject, SyntaxError> {
    let code = compile::compile_telling(ast, options, told)?;
    let has_a_hand = |lowering: &dyn Lowering| !ast.is_made_by_base() || lowering.has_a_hand();
    if options.lowering.is_some_and(has_a_hand) {
        vm::verify::compiled(&code, &options.language.opcodes).map_err(|(error, line)| {
            let what = format!("what the experiments emit for this program cannot run: {error}");
            let position = Position { lineno: line, ..Position::default() };
            SyntaxError::exact(ErrorKind::SyntaxError, what, position)
        })?;
    }
    Ok(code)
}

/// Prints an error as CPython does.
pub fn reported(error: &SyntaxError, source: &Source) -> Stop {
    tell!("{}", error::report(error, source));
    Stop::Reported
}

/// The same, and suggests a keyword where one was misspelt.
pub fn reported_in(
    error: &SyntaxError,
    source: &Source,
    kept: Kept<'_>,
    language: &Language,
) -> Stop {
    tell!("{}", typos::report(error, source, kept, language));
    Stop::Reported
}

/// Prints warnings as CPython does, each with its line: what is compiled for several ways is warned of each time.
pub fn warn(warnings: &[Warning], source: &Source) {
    for Warning { message, lineno, span: _ } in warnings {
        tell_line!("{}:{lineno}: SyntaxWarning: {message}", source.filename());
        let text = source.line(*lineno).trim();
        if !text.is_empty() && !source.filename().starts_with('<') {
            tell_line!("  {text}");
        }
    }
}

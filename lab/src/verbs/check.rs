//! `lab check`: what is wrong with programs, for people, editors and continuous integration.

use std::collections::HashSet;
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use compiler::compile::{self, CompileOptions, Warning};
use compiler::error::{Position, SyntaxError};
use compiler::finding::{Finding, Label};
use compiler::parser;
use compiler::source::Source;
use compiler::tokenizer::decode::{Origin, decode};
use pegen::diagnostic::{Files, Severity};
use pegen::report::{self, Format};
use serde_json::{Value, json};

use crate::catalog::{Selected, Selection};
use crate::input::{self, Failure};
use crate::program::{self, EngineChoice, TYPED};
use crate::terminal;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The programs; `-` is standard input
    #[arg(required_unless_present = "code")]
    files: Vec<PathBuf>,
    /// Take this text for a program
    #[arg(short, value_name = "CODE", allow_hyphen_values = true)]
    code: Option<String>,
    /// How findings are shown
    #[arg(long, value_enum, default_value_t)]
    format: FindingFormat,
    /// What becomes of warnings: with `error` they are errors, as with `python -W error`
    #[arg(short = 'W', value_enum, default_value_t, value_name = "ACTION")]
    warnings: WarningAction,
    /// Which reading of the grammar parses them
    #[arg(long, value_enum, default_value_t)]
    engine: EngineChoice,
    #[command(flatten)]
    selection: Selection,
}

/// How findings are shown, as `--format` says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum FindingFormat {
    /// The source around each place
    #[default]
    Full,
    /// One line each
    Short,
    /// One object a line
    Json,
}

/// What becomes of warnings, as `-W` says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum WarningAction {
    /// They are shown, and the program is fine
    #[default]
    Always,
    /// They are errors
    Error,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let selected = match arguments.selection.select_with_hooks() {
        Ok(selected) => selected,
        Err(stop) => return stop.outcome(),
    };
    let (mut has_errors, mut is_unread) = (false, false);
    let typed = arguments.code.iter().map(|code| (TYPED.to_string(), Ok(program::typed(code))));
    let files = arguments.files.iter().map(|path| {
        let is_input = path.as_os_str() == "-";
        let name = if is_input { "<stdin>".to_string() } else { path.display().to_string() };
        (name, input::read_bytes(path))
    });
    for (name, bytes) in typed.chain(files) {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(failure) => {
                tell_line!("lab: {failure}");
                is_unread = true;
                continue;
            }
        };
        let (findings, source) = check(&bytes, &name, arguments, &selected);
        has_errors |= findings.iter().any(|finding| finding.severity == Severity::Error);
        input::print(&shown(&findings, &source, arguments.format))?;
    }
    Ok(match (is_unread, has_errors) {
        (true, _) => ExitCode::from(input::COULD_NOT_WORK),
        (false, true) => ExitCode::from(input::FINDINGS),
        (false, false) => ExitCode::SUCCESS,
    })
}

/// The warnings and the error of a program, and its text.
fn check(
    bytes: &[u8],
    name: &str,
    arguments: &Arguments,
    selected: &Selected,
) -> (Vec<Finding>, Rc<Source>) {
    let language = selected.language();
    let source = match decode(bytes, Origin::Memory) {
        Ok(decoded) => Rc::new(Source::new(name, decoded.text)),
        Err(error) => {
            let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
            let source = Rc::new(Source::new(name, text));
            return (vec![Finding::of_error(&error, &source, language)], source);
        }
    };
    let mut told = Vec::new();
    let error = compiled(&source, arguments, selected, &mut told).err();
    // What is compiled for several ways through a program is warned of each time.
    let mut once = HashSet::new();
    let told = told.iter().filter(|warning| once.insert(*warning));
    let warnings = told.map(|warning| Finding::of_warning(warning, &source));
    let error = error.map(|error| Finding::of_error(&error, &source, language));
    (warnings.chain(error).collect(), source)
}

fn compiled(
    source: &Rc<Source>,
    arguments: &Arguments,
    selected: &Selected,
    told: &mut Vec<Warning>,
) -> Result<(), SyntaxError> {
    let language = selected.language();
    let warnings_are_errors = arguments.warnings == WarningAction::Error;
    let engine = arguments.engine.into();
    let options = parser::Options { engine, warnings_are_errors, ..Default::default() };
    let ast = parser::parse_telling(source, language, options, told)?;
    let mut options = CompileOptions::new(source.filename(), language);
    options.lowering = selected.lowering();
    options.warnings_are_errors = warnings_are_errors;
    compile::compile_telling(&ast, &options, told).map(drop)
}

fn shown(findings: &[Finding], source: &Source, format: FindingFormat) -> String {
    let format = match format {
        FindingFormat::Json => return findings.iter().map(|one| object(one, source)).collect(),
        FindingFormat::Short => Format::Short,
        FindingFormat::Full if terminal::output_has_colour() => Format::Colour,
        FindingFormat::Full => Format::Plain,
    };
    let mut files = Files::new();
    let file = files.add(source.filename(), source.text());
    let diagnostics: Vec<_> = findings.iter().map(|finding| finding.diagnostic(file)).collect();
    report::render(&diagnostics, &files, format)
}

/// A finding as a line of JSON, with the numbers that CPython's exception has.
fn object(finding: &Finding, source: &Source) -> String {
    let Finding { severity, kind, message, position, labels, hint } = finding;
    let Position { lineno, offset, end_lineno, end_offset } = position;
    let labels: Vec<Value> = labels.iter().map(|label| place(label, source)).collect();
    let object = json!({
        "severity": severity.to_string(),
        "type": kind,
        "message": message,
        "filename": source.filename(),
        "lineno": lineno,
        "offset": offset,
        "end_lineno": end_lineno,
        "end_offset": end_offset,
        "labels": labels,
        "hint": hint,
    });
    format!("{object}\n")
}

/// A label's place: lines and offsets from 1, offsets in characters.
fn place(label: &Label, source: &Source) -> Value {
    let offsets = |at: u32| {
        let (line, column) = source.line_and_column(at);
        let before = source.line(line).get(..column as usize).unwrap_or("");
        (line, before.chars().count() + 1)
    };
    let ((lineno, offset), (end_lineno, end_offset)) =
        (offsets(label.span.start), offsets(label.span.end));
    json!({
        "lineno": lineno,
        "offset": offset,
        "end_lineno": end_lineno,
        "end_offset": end_offset,
        "message": label.text,
    })
}

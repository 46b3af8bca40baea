//! What the front end says of programs, against what CPython says of them: exception, place, text and warnings.
//!
//! `tests/reference/record_errors` writes the expectations in `tests/errors/*.jsonl`; `tests/reference/made` makes
//! programs while the test runs, as many as `LAB_MADE` says, from the seed `LAB_SEED`.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;
use std::rc::Rc;

use compiler::compile::{self, CompileOptions, Warning};
use compiler::error::{Position, SyntaxError};
use compiler::language::Language;
use compiler::parser::{self, Engine, Mode};
use compiler::source::Source;
use compiler::tokenizer::decode::{Origin, decode, from_text};
use serde::Deserialize;
use tests::suite::reference;

tests::suite! {
    alone:
        errors_of_the_tokenizer,
        errors_and_warnings_of_the_stages_behind_the_parser,
        programs_in_all_encodings,
        literals_and_their_warnings;
    reference:
        statements_that_leave_finally_blocks,
        input_that_may_go_on,
        programs_in_every_encoding;
}

#[derive(Debug, Deserialize)]
struct Case {
    #[serde(default)]
    source: String,
    /// In hexadecimal.
    bytes: Option<String>,
    /// The bytes are those of a file with the name `FILE`.
    #[serde(default)]
    file: bool,
    #[serde(default)]
    mode: String,
    /// Warnings are errors.
    #[serde(default)]
    strict: bool,
    /// More text may follow: as the module `codeop` compiles.
    #[serde(default)]
    incomplete: bool,
    error: Option<Verdict>,
    warnings: Vec<(String, u32)>,
}

type Number = Option<i32>;

/// The exception: its type, message, `lineno`, `offset`, `end_lineno`, `end_offset` and `text`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Verdict(String, String, Number, Number, Number, Number, Option<String>);

fn found(
    case: &Case,
    language: &Language,
    engine: Engine,
) -> (Option<Verdict>, Vec<(String, u32)>) {
    let name = if case.file { "FILE" } else { "<errors>" };
    let (source, unreadable) = match text(case) {
        Ok(text) => (Rc::new(Source::new(name, text)), None),
        Err(error) => (Rc::new(Source::new(name, String::new())), Some(error)),
    };
    let mut told = Vec::new();
    let error = match unreadable {
        Some(error) => Some(error),
        None => compiled(case, &source, language, engine, &mut told).err(),
    };
    let error = error.map(|error| {
        let Position { lineno, offset, end_lineno, end_offset } = error.position(&source);
        let (kind, text) = (error.kind.name().to_string(), error.text(&source));
        Verdict(kind, error.message, lineno, offset, end_lineno, end_offset, text)
    });
    (error, told.into_iter().map(|one| (one.message, one.lineno)).collect())
}

fn text(case: &Case) -> Result<String, SyntaxError> {
    let Some(bytes) = &case.bytes else { return from_text(&case.source) };
    let bytes = tests::from_hexadecimal(bytes);
    let origin = if case.file { Origin::File("FILE") } else { Origin::Memory };
    decode(&bytes, origin).map(|decoded| decoded.text)
}

fn compiled(
    case: &Case,
    source: &Rc<Source>,
    language: &Language,
    engine: Engine,
    told: &mut Vec<Warning>,
) -> Result<(), SyntaxError> {
    let mode = match case.mode.as_str() {
        "eval" => Mode::Eval,
        "single" => Mode::Interactive,
        _ => Mode::File,
    };
    let warnings_are_errors = case.strict;
    let options = parser::Options {
        mode,
        engine,
        warnings_are_errors,
        allow_incomplete_input: case.incomplete,
        keeps_blocks_open: case.incomplete,
        ..Default::default()
    };
    let ast = parser::parse_telling(source, language, options, told)?;
    let mut options = CompileOptions::new("<errors>", language);
    options.warnings_are_errors = case.strict;
    compile::compile_telling(&ast, &options, told).map(drop)
}

/// Compares the cases of a file in `tests/errors`.
fn check(name: &str) {
    let path = tests::repository().join("tests/errors").join(name);
    let lines = std::fs::read_to_string(&path).expect("the cases are there");
    check_lines(lines.lines().map(str::to_string), |_| false);
}

/// Compares the cases that `tests/reference/made` makes, but for those that are known to differ.
fn check_made(reference: &Path, what: &str, is_known: fn(&Verdict) -> bool) {
    let script = tests::repository().join("tests/reference/made");
    let output = Command::new(reference)
        .arg(script)
        .args([what, &tests::setting("LAB_MADE", "2000"), &tests::setting("LAB_SEED", "1")])
        .output()
        .expect("the reference starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = BufReader::new(&*output.stdout).lines();
    check_lines(lines.map(|line| line.expect("the reference writes text")), is_known);
}

fn check_lines(lines: impl Iterator<Item = String>, is_known: impl Fn(&Verdict) -> bool) {
    let language = Language::base();
    let (mut wrong, mut count, mut known) = (Vec::new(), 0, 0);
    for line in lines {
        let case: Case = serde_json::from_str(&line).expect("a line is a case");
        let expected = (case.error.clone(), case.warnings.clone());
        for engine in [Engine::Generated, Engine::Machine] {
            let found = found(&case, &language, engine);
            count += 1;
            if found != expected {
                if found.0.as_ref().is_some_and(&is_known) {
                    known += 1;
                    break;
                }
                let text = text(&case).map_err(|error| error.message);
                let Case { mode, strict, incomplete, file, .. } = &case;
                wrong.push(format!(
                    "{text:?} {mode} {strict} {incomplete} {file} {engine:?}\n  {expected:?}\n  {found:?}\n"
                ));
                break;
            }
        }
    }
    println!("{count} readings, {} differ, {known} known to", wrong.len());
    let shown = wrong.iter().take(20).cloned().collect::<String>();
    assert!(wrong.is_empty(), "{} of {count} differ:\n{shown}", wrong.len());
}

fn errors_of_the_tokenizer() {
    check("tokenizer.jsonl");
}

fn errors_and_warnings_of_the_stages_behind_the_parser() {
    check("compiler.jsonl");
}

fn programs_in_all_encodings() {
    check("encodings.jsonl");
}

fn literals_and_their_warnings() {
    check("literals.jsonl");
}

/// They come in front of what the symbol table refuses, also where warnings are errors.
fn statements_that_leave_finally_blocks(reference: &Path) {
    check_made(reference, "finally", |_| false);
}

fn input_that_may_go_on(reference: &Path) {
    check_made(reference, "incomplete", |_| false);
}

/// All but parts of those encodings that README.md names.
fn programs_in_every_encoding(reference: &Path) {
    check_made(reference, "encodings", |Verdict(_, message, ..)| {
        message.ends_with("is not supported here, or not all of it")
    });
}

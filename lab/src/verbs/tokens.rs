//! `lab tokens`: the tokens of a program, as `python -m tokenize` prints them.

use std::process::ExitCode;

use compiler::error::SyntaxError;
use compiler::source::Source;
use compiler::tokenizer::decode::decode_lossy;
use compiler::tokenizer::{self, EarlyWarning, listing};

use crate::input::{self, Failure};
use crate::program;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    program: program::Arguments,
    /// Show operators by their own names
    #[arg(short, long)]
    exact: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let selected = match arguments.program.selection.select() {
        Ok(selected) => selected,
        Err(stop) => return stop.outcome(),
    };
    let language = selected.language();
    let name = arguments.program.name();
    let bytes = input::read_bytes(&arguments.program.file)?;
    let decoded = match decode_lossy(&bytes, &name) {
        Ok(decoded) => decoded,
        Err(error) => return unreadable(&error, &name),
    };
    let source = Source::new(&*name, decoded.text);
    let options = tokenizer::Options { extra_tokens: true, ..Default::default() };
    let tokens = tokenizer::tokenize(&source, &language.tokens, options);
    // A file is read to its end before its tokens are shown, what is typed is not.
    let is_typed = arguments.program.is_standard_input();
    let shape = listing::Options {
        exact: arguments.exact,
        encoding: (!is_typed).then_some(&*decoded.encoding),
        crlf_lines: &decoded.crlf_lines,
    };
    if tokens.error.is_none() || is_typed {
        input::print(&listing::listing(&tokens, &source, &language.tokens, shape))?;
    }
    for EarlyWarning { warning, .. } in &tokens.warnings {
        eprintln!("<string>:{}: SyntaxWarning: {}", warning.lineno, warning.message);
    }
    let Some(error) = &tokens.error else { return Ok(ExitCode::SUCCESS) };
    let (line, column, message) = listing::complaint(error, &source);
    eprintln!("{name}:{line}:{column}: error: {message}");
    Ok(ExitCode::from(input::FINDINGS))
}

/// A program that is not of its encoding.
fn unreadable(error: &SyntaxError, name: &str) -> Result<ExitCode, Failure> {
    let message = error.message.as_str();
    match error.position(&Source::new(name, String::new())).lineno {
        Some(lineno) => eprintln!("{name}:{lineno}:0: error: {message}"),
        None => eprintln!("{name}: error: {message}"),
    }
    Ok(ExitCode::from(input::FINDINGS))
}

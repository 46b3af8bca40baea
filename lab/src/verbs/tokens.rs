//! `lab tokens`: the tokens of a program, as `python -m tokenize` prints them.

use std::process::ExitCode;

use compiler::tokenizer::{self, listing};

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
    let (source, encoding) = match arguments.program.read() {
        Ok(read) => read,
        Err(stop) => return stop.outcome(),
    };
    let options = tokenizer::Options { extra_tokens: true, ..Default::default() };
    let tokens = tokenizer::tokenize(&source, &language.tokens, options);
    let shape = listing::Options { exact: arguments.exact };
    let printed =
        input::print(&listing::listing(&tokens, &source, &language.tokens, &encoding, shape));
    match &tokens.error {
        None => printed,
        Some(error) => {
            let position = error.position(&source);
            let (line, column) = (position.lineno.unwrap_or(1), position.offset.unwrap_or(1));
            eprintln!("{}:{line}:{column}: error: {}", source.filename(), error.message);
            Ok(ExitCode::from(input::FINDINGS))
        }
    }
}

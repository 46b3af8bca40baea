//! `lab tokens`: the tokens of a program.

use std::path::PathBuf;
use std::process::ExitCode;

use compiler::language::Language;
use compiler::tokenizer::{self, listing};

use crate::input::{self, Failure};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The program; standard input if there is none
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Show operators by their own names
    #[arg(short, long)]
    exact: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let name = arguments.file.display().to_string();
    let bytes = input::read_bytes(&arguments.file)?;
    let language = Language::base();
    let (source, encoding) = match input::decode_source(&bytes, &name) {
        Ok(read) => read,
        Err(error) => {
            eprintln!("{name}: error: {}", error.message);
            return Ok(ExitCode::from(input::FINDINGS));
        }
    };
    let options = tokenizer::Options { extra_tokens: true, ..Default::default() };
    let tokens = tokenizer::tokenize(&source, &language.tokens, options);
    let shape = listing::Options { exact: arguments.exact };
    print!("{}", listing::listing(&tokens, &source, &language.tokens, &encoding, shape));
    if let Some(error) = &tokens.error {
        let (line, column, ..) = error.position(&source).unwrap_or((1, 1, 1, 1));
        eprintln!("{name}:{line}:{column}: error: {}", error.message);
        return Ok(ExitCode::from(input::FINDINGS));
    }
    Ok(ExitCode::SUCCESS)
}

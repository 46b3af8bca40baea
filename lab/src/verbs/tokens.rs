//! `lab tokens`: the tokens of a program, as `python -m tokenize` prints them.

use std::process::ExitCode;

use compiler::tokenizer::listing::{Input, listing};

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
    let bytes = arguments.program.bytes()?;
    let input = match arguments.program.is_typed() {
        true => Input::Typed,
        false => Input::File(&name),
    };
    let listing = listing(&bytes, input, &language.tokens, arguments.exact);
    input::print(&listing.text)?;
    for line in &listing.told {
        tell_line!("{line}");
    }
    Ok(if listing.is_broken { ExitCode::from(input::FINDINGS) } else { ExitCode::SUCCESS })
}

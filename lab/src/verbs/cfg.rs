//! `lab cfg`: the control-flow graphs of a program, as the assembler gets them.

use std::process::ExitCode;

use experiments::stages;

use crate::input::{self, Failure};
use crate::program::{self, Stop};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    program: program::Arguments,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match graphs(arguments) {
        Ok(text) => input::print(&text),
        Err(stop) => stop.outcome(),
    }
}

fn graphs(arguments: &Arguments) -> Result<String, Stop> {
    let selected = arguments.program.selection.select()?;
    let (source, _) = arguments.program.read()?;
    stages::graphs(&source, selected.language(), selected.lowering())
        .map_err(|error| program::reported(&error, &source))
}

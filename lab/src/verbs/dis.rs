//! `lab dis`: the bytecode of a program, as `python -m dis` prints it.

use std::process::ExitCode;

use compiler::disassembler;

use crate::input::{self, Failure};
use crate::program;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    program: program::Arguments,
    /// Show inline caches
    #[arg(short = 'C', long)]
    show_caches: bool,
    /// Show offsets
    #[arg(short = 'O', long)]
    show_offsets: bool,
    /// Show lines and columns in place of lines
    #[arg(short = 'P', long)]
    show_positions: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let compiled = arguments.program.selection.select_with_hooks().and_then(|selected| {
        let code = arguments.program.compile(&selected)?;
        Ok((code, selected))
    });
    let (code, selected) = match compiled {
        Ok(compiled) => compiled,
        Err(stop) => return stop.outcome(),
    };
    let options = disassembler::Options {
        caches: arguments.show_caches,
        offsets: arguments.show_offsets,
        positions: arguments.show_positions,
    };
    input::print(&disassembler::disassemble(&code, selected.language(), options))
}

//! `lab symtable`: the symbol table of a program, as `python -m symtable` prints it.

use std::process::ExitCode;

use compiler::parser::Options;
use compiler::symtable::{Settings, SymbolTable, text};

use crate::input::{self, Failure};
use crate::program::{self, Stop};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    program: program::Arguments,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match table(arguments) {
        Ok(text) => input::print(&text),
        Err(stop) => stop.outcome(),
    }
}

fn table(arguments: &Arguments) -> Result<String, Stop> {
    let selected = arguments.program.selection.select_with_hooks()?;
    let language = selected.language();
    let ast = arguments.program.parse(language, Options::default())?;
    let table =
        SymbolTable::build(&ast, &language.schema, Settings::default(), selected.lowering())
            .map_err(|error| program::reported(&error, ast.source()))?;
    Ok(text::render(&table, &ast.source().filename().into()))
}

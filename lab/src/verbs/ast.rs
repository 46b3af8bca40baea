//! `lab ast`: the tree of a program, as `python -m ast` prints it.

use std::process::ExitCode;

use compiler::ast::dump;

use crate::input::{self, Failure};
use crate::program::{self, ModeChoice};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    program: program::Arguments,
    /// What kind of code it is
    #[arg(short, long, value_enum, default_value_t)]
    mode: ModeChoice,
    /// Leave type comments out
    #[arg(long)]
    no_type_comments: bool,
    /// Show where each node stands
    #[arg(short = 'a', long)]
    include_attributes: bool,
    /// Spaces a level
    #[arg(short, long, default_value_t = 3)]
    indent: usize,
    /// Show empty lists
    #[arg(long)]
    show_empty: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let selected = match arguments.program.selection.select() {
        Ok(selected) => selected,
        Err(stop) => return stop.outcome(),
    };
    let language = selected.language();
    let mode = arguments.mode.into();
    let ast = match arguments.program.parse(language, mode, !arguments.no_type_comments) {
        Ok(ast) => ast,
        Err(stop) => return stop.outcome(),
    };
    let options = dump::Options {
        attributes: arguments.include_attributes,
        indent: arguments.indent,
        show_empty: arguments.show_empty,
    };
    let mut text = match dump::dump(&ast, &language.schema, ast.root(), options) {
        Ok(text) => text,
        Err(error) => return program::reported(&error, ast.source()).outcome(),
    };
    text.push('\n');
    input::print(&text)
}

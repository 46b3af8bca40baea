//! `lab ast`: the tree of a program, as `python -m ast` prints it.

use std::process::ExitCode;

use compiler::ast::dump;
use compiler::preprocess;

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
    /// Spaces a level; none below 1
    #[arg(short, long, default_value_t = 3, allow_negative_numbers = true)]
    indent: i32,
    /// Show empty lists
    #[arg(long)]
    show_empty: bool,
    /// Show the tree as the compiler prepares it: 1 as for `python -O`, 2 as for `-OO`
    #[arg(
        short = 'O', long, value_name = "LEVEL", default_value_t = -1,
        value_parser = clap::value_parser!(i8).range(-1..=2), allow_negative_numbers = true
    )]
    optimize: i8,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let selected = match arguments.program.selection.select() {
        Ok(selected) => selected,
        Err(stop) => return stop.outcome(),
    };
    let language = selected.language();
    let mode = arguments.mode.into();
    let mut ast = match arguments.program.parse(language, mode, !arguments.no_type_comments) {
        Ok(ast) => ast,
        Err(stop) => return stop.outcome(),
    };
    let level = u8::try_from(arguments.optimize).unwrap_or(0);
    if let Err(error) = preprocess::preprocess(&mut ast, &language.schema, level) {
        return program::reported(&error, ast.source()).outcome();
    }
    let options = dump::Options {
        attributes: arguments.include_attributes,
        indent: usize::try_from(arguments.indent).unwrap_or(0),
        show_empty: arguments.show_empty,
    };
    let mut text = match dump::dump(&ast, &language.schema, ast.root(), options) {
        Ok(text) => text,
        Err(error) => return program::reported(&error, ast.source()).outcome(),
    };
    text.push('\n');
    input::print(&text)
}

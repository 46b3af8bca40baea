//! `lab cfg`: the control-flow graphs of a program, after any pass.

use std::process::ExitCode;

use compiler::compile::{self, CompileOptions};
use compiler::flowgraph::{BEFORE_EXPERIMENTS, PASSES};
use compiler::parser::Options;

use crate::input::{self, Failure};
use crate::program::{self, Stop};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    program: program::Arguments,
    /// After which pass; the last one if none is named
    #[arg(long)]
    pass: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match graphs(arguments) {
        Ok(text) => input::print(&text),
        Err(stop) => stop.outcome(),
    }
}

fn graphs(arguments: &Arguments) -> Result<String, Stop> {
    let selected = arguments.program.selection.select_with_hooks()?;
    let pass = arguments.pass.as_deref();
    let own = selected.lowering().map_or(Ok(Vec::new()), |lowering| lowering.passes());
    let own = own.map_err(|error| Failure(error.message.to_string()))?;
    let (first, then) = PASSES.split_at(BEFORE_EXPERIMENTS);
    let names = first.iter().map(|pass| pass.name).chain(own.iter().map(String::as_str));
    let names: Vec<&str> = names.chain(then.iter().map(|pass| pass.name)).collect();
    if let Some(name) = pass.filter(|name| !names.contains(name)) {
        return Err(
            Failure(format!("there is no pass `{name}`; there are: {}", names.join(", "))).into()
        );
    }
    let language = selected.language();
    let ast = arguments.program.parse(language, Options::default())?;
    let mut options = CompileOptions::new(ast.source().filename(), language);
    options.lowering = selected.lowering();
    compile::flow_graphs(&ast, &options, pass)
        .map_err(|error| program::reported(&error, ast.source()))
}

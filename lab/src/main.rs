//! `lab`: a workbench for changing a real language. This file is the table of verbs; a verb is a file.

mod input;
mod verbs;

use std::process::ExitCode;

use clap::Parser;

/// Python 3.14, taken apart: change its grammar and see what the change does at every stage.
#[derive(Debug, Parser)]
#[command(name = "lab", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// The tokens of a program, as `python -m tokenize` prints them
    Tokens(verbs::tokens::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().verb {
        Verb::Tokens(arguments) => verbs::tokens::run(&arguments),
    };
    outcome.unwrap_or_else(|failure| {
        eprintln!("lab: {failure}");
        ExitCode::from(input::COULD_NOT_WORK)
    })
}

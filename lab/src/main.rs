//! `lab`: a workbench for changing a real language. This file is the table of verbs; a verb is a file.

#[macro_use]
mod terminal;

mod catalog;
mod definition;
mod input;
mod interrupt;
mod program;
mod reference;
mod runner;
mod samples;
mod scratch;
mod verbs;
mod watch;
mod world;

use std::process::ExitCode;

use clap::Parser;

/// The end of `lab --help`.
const EXAMPLES: &str = "\
Examples:
  lab diff almost_equal         what `~=` changes, from the grammar to the output
  lab new whenever              a folder with an experiment of your own, which works at once
  lab run --with proceed FILE   run a program in a changed language
  lab ast FILE                  the tree of a program
  lab regen                     after a change in grammar/: the generated files, anew
  lab repl                      try things out";

/// Python 3.14, taken apart: change its grammar and see what the change does at every stage.
#[derive(Debug, Parser)]
#[command(name = "lab", version, arg_required_else_help = true, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// Make the generated files anew out of `grammar/`
    Regen(verbs::regen::Arguments),
    /// The tokens of a program, as `python -m tokenize` prints them
    Tokens(verbs::tokens::Arguments),
    /// Whether a program parses; with --trace, every attempt of the grammar machine
    Parse(verbs::parse::Arguments),
    /// The tree of a program, as `python -m ast` prints it
    Ast(verbs::ast::Arguments),
    /// The symbol table of a program, as `python -m symtable` prints it
    Symtable(verbs::symtable::Arguments),
    /// What is wrong with programs, with the places that it has to do with
    Check(verbs::check::Arguments),
    /// The control-flow graphs of a program
    Cfg(verbs::cfg::Arguments),
    /// The bytecode of a program, as `python -m dis` prints it
    Dis(verbs::dis::Arguments),
    /// Run a program, some text, or a module
    Run(verbs::run::Arguments),
    /// Type a program line by line, and see the value of each expression
    Repl(verbs::repl::Arguments),
    /// What an experiment changes, stage by stage
    Diff(verbs::diff::Arguments),
    /// What experiments change in code that exists: a standard library, or other files
    Impact(verbs::impact::Arguments),
    /// Which instructions programs carry out, and which come one after the other
    Stats(verbs::stats::Arguments),
    /// The experiments there are
    List(verbs::list::Arguments),
    /// A folder with a new experiment, which does something already
    New(verbs::new::Arguments),
    /// Whether an experiment's samples do what is expected of them
    Test(verbs::test::Arguments),
    /// What an experiment lacks
    Audit(verbs::audit::Arguments),
    /// An experiment's magic number, and what it was given for
    Magic(verbs::magic::Arguments),
    /// An experiment as a patch to CPython, and what is left to be written in C
    Export(verbs::export::Arguments),
    /// What a language is defined by: a rule, token, node, opcode, kind of operand, or a whole file
    Show(verbs::show::Arguments),
    /// What the code of a finding means
    Explain(verbs::explain::Arguments),
    /// How long the benchmarks take, here and under CPython
    Bench(verbs::bench::Arguments),
}

fn main() -> ExitCode {
    let verb = Arguments::parse().verb;
    let outcome = runner::with_stack(move || dispatch(&verb));
    let stopped = || Err(input::Failure("stopped unexpectedly: this is a bug".to_string()));
    outcome.unwrap_or_else(stopped).unwrap_or_else(|failure| {
        tell_line!("lab: {failure}");
        ExitCode::from(input::COULD_NOT_WORK)
    })
}

fn dispatch(verb: &Verb) -> Result<ExitCode, input::Failure> {
    runner::heap_mode().map_err(input::Failure)?;
    match verb {
        Verb::Regen(arguments) => verbs::regen::run(arguments),
        Verb::Tokens(arguments) => verbs::tokens::run(arguments),
        Verb::Parse(arguments) => verbs::parse::run(arguments),
        Verb::Ast(arguments) => verbs::ast::run(arguments),
        Verb::Symtable(arguments) => verbs::symtable::run(arguments),
        Verb::Check(arguments) => verbs::check::run(arguments),
        Verb::Cfg(arguments) => verbs::cfg::run(arguments),
        Verb::Dis(arguments) => verbs::dis::run(arguments),
        Verb::Run(arguments) => verbs::run::run(arguments),
        Verb::Repl(arguments) => verbs::repl::run(arguments),
        Verb::Diff(arguments) => verbs::diff::run(arguments),
        Verb::Impact(arguments) => verbs::impact::run(arguments),
        Verb::Stats(arguments) => verbs::stats::run(arguments),
        Verb::List(arguments) => verbs::list::run(arguments),
        Verb::New(arguments) => verbs::new::run(arguments),
        Verb::Test(arguments) => verbs::test::run(arguments),
        Verb::Audit(arguments) => verbs::audit::run(arguments),
        Verb::Magic(arguments) => verbs::magic::run(arguments),
        Verb::Export(arguments) => verbs::export::run(arguments),
        Verb::Show(arguments) => verbs::show::run(arguments),
        Verb::Explain(arguments) => verbs::explain::run(arguments),
        Verb::Bench(arguments) => verbs::bench::run(arguments),
    }
}

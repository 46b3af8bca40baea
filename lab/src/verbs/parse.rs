//! `lab parse`: whether a program parses, and with `--trace` how the grammar machine tries.

use std::fmt::Write;
use std::process::ExitCode;

use compiler::finding::typos::Kept;
use compiler::parser::{self, Attempt, TreeGrammar, TreeLine, TreePart};
use compiler::source::Source;
use compiler::token::TokenTable;

use crate::catalog;
use crate::input::{self, Failure};
use crate::program::{self, ModeChoice, Stop};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    program: program::Arguments,
    /// What kind of code it is
    #[arg(short, long, value_enum, default_value_t)]
    mode: ModeChoice,
    /// Show every rule that is tried, where, and what came of it
    #[arg(long)]
    trace: bool,
    /// Show the tree of rules and tokens as it matches, whatever the actions make of it: for any grammar
    #[arg(long, conflicts_with = "trace")]
    tree: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if arguments.tree {
        return tree(arguments).or_else(Stop::outcome);
    }
    let selected = match arguments.program.selection.select() {
        Ok(selected) => selected,
        Err(stop) => return stop.outcome(),
    };
    let language = selected.language();
    let source = match arguments.program.read() {
        Ok(read) => read,
        Err(stop) => return stop.outcome(),
    };
    let engine = arguments.program.engine.into();
    let options = parser::Options { mode: arguments.mode.into(), engine, ..Default::default() };
    let mut text = String::new();
    let parsed = match arguments.trace {
        false => parser::parse(&source, language, options),
        true => parser::trace(
            &source,
            language,
            options,
            &mut |attempt| {
                push_attempt(&mut text, &attempt, &source, &language.tokens);
            },
            &mut |_, _| {},
        ),
    };
    input::print(&text)?;
    match parsed {
        Ok(ast) => {
            tell_line!("{}: parses, {} nodes made", source.filename(), ast.node_count());
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => program::reported_in(&error, &source, Kept::Text, language).outcome(),
    }
}

/// The tree by the grammar's own rules; it begins with `start` or `file`.
fn tree(arguments: &Arguments) -> Result<ExitCode, Stop> {
    let definition = arguments.program.selection.definition()?;
    let grammar = TreeGrammar::new(&definition)
        .map_err(|findings| catalog::reported(&findings, &definition.files))?;
    let source = arguments.program.read()?;
    let lines = grammar.parse(&source).map_err(|error| program::reported(&error, &source))?;
    let mut text = String::new();
    for TreeLine { depth, part } in lines {
        text += &"  ".repeat(depth);
        text += &match part {
            TreePart::Rule(name) => name.to_string(),
            TreePart::Group => "(…)".to_string(),
            TreePart::List => "[…]".to_string(),
            TreePart::Nothing => "nothing".to_string(),
            TreePart::Token(span) => compiler::code::text_repr(&source.slice(span).into()),
        };
        text.push('\n');
    }
    input::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// `> rule` for an attempt, `+ rule` for a match and `- rule` for a failure, with the token it begins at.
fn push_attempt(text: &mut String, attempt: &Attempt<'_>, source: &Source, tokens: &TokenTable) {
    let indent = " ".repeat(attempt.depth);
    let place = attempt.token.map_or(String::new(), |token| {
        let (line, column) = source.line_and_column(token.span.start);
        let content = compiler::code::text_repr(&source.slice(token.span).into());
        format!("{line}:{column} {} {content}", tokens.name(token.kind))
    });
    let rule = attempt.rule;
    let written = match attempt.outcome {
        None => writeln!(text, "{indent}> {rule} at {place}"),
        Some(outcome) => {
            let remembered = if outcome.remembered { ", known from before" } else { "" };
            match outcome.end {
                Some(end) => {
                    let taken = end.saturating_sub(attempt.at);
                    writeln!(text, "{indent}+ {rule} took {taken} tokens{remembered}")
                }
                None => writeln!(text, "{indent}- {rule} failed{remembered}"),
            }
        }
    };
    debug_assert!(written.is_ok(), "writing to a String cannot fail");
}

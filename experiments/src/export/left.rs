//! What a patch leaves to be written in C, as a list with the file for each.

use pegen::asdl::NodeKind;
use pegen::tokens::{Form, Token};

use super::{OPCODES, Subject, opcodes, tokens};
use crate::experiment::Experiment;

/// What was come across on the way.
#[derive(Debug, Default)]
pub struct Found {
    pub grammar: pegen::c::Found,
}

/// The files of an experiment that are said in full by the patch, or are for people.
const SAID: [&str; 5] = ["python.gram", "Tokens", "Python.asdl", "opcodes.toml", "README.md"];

/// The helper that a template with a value that is kept needs.
const KEEPS: &str = "once_name";

/// The list; empty where nothing is left.
pub fn to_write(subject: &Subject<'_>, found: &Found) -> Vec<String> {
    let mut left = Vec::new();
    for token in tokens::new(subject) {
        left.extend(of_token(subject, token));
    }
    let known: Vec<&str> = subject.base.asdl.kinds().map(|kind| kind.name).collect();
    let kinds = subject.changed.model.asdl.kinds();
    for kind in kinds.filter(|kind| !known.contains(&kind.name)) {
        left.extend(of_kind(subject, &kind));
    }
    left.extend(of_helpers(subject, found));
    let problems = &found.grammar.problems;
    left.extend(
        problems.iter().map(|what| format!("Grammar/python.gram: C has no words for {what}")),
    );
    for opcode in opcodes::new(subject) {
        left.push(format!("{OPCODES}: the body of {}: {}", opcode.name, opcode.doc));
    }
    for experiment in subject.experiments {
        left.extend(of_files(experiment));
    }
    left
}

fn of_token(subject: &Subject<'_>, token: &Token) -> Option<String> {
    let name = &token.name;
    let what = match &token.form {
        Form::Pattern(_) => {
            let text = subject.changed.definition.files.text(token.file);
            format!("the token {name}, which is {}", &text[token.form_span.range()])
        }
        Form::Prefix(letters) => format!("the token {name}, a string with `{letters}` in front"),
        Form::BuiltIn => format!("the token {name}"),
        Form::Opening { spelling, closing } => {
            format!("{name}: `{spelling}` opens a bracket that `{closing}` closes")
        }
        Form::Spelled(spelling) if !spelling.is_ascii() => {
            format!("{name}: `{spelling}` is more than ASCII")
        }
        Form::Spelled(spelling) if spelling.chars().count() > 3 => {
            format!("{name}: `{spelling}` has more than three characters")
        }
        Form::Spelled(_) => return None,
    };
    Some(format!("Parser/lexer/lexer.c: {what}"))
}

/// What is to be said of a new node or operator, wherever CPython goes through all of them.
fn of_kind(subject: &Subject<'_>, kind: &NodeKind<'_>) -> Vec<String> {
    let name = kind.name;
    if kind.of.is_simple_sum() {
        let operator = subject.changed.model.operators.get(&kind.of.name, name);
        let symbol = operator.map_or(String::new(), |one| format!(", `{}`", one.symbol));
        return vec![
            format!("Python/codegen.c: what the {} {name}{symbol} compiles to", kind.of.name),
            format!("Python/ast_unparse.c and Lib/_ast_unparse.py: how {name} is written{symbol}"),
        ];
    }
    let mut left = vec![
        format!("Python/symtable.c: what is inside of {name} is visited"),
        format!("Python/ast_preprocess.c: what is inside of {name} is visited"),
        format!("Python/ast.c: whether {name} is valid"),
    ];
    // What is only a part of others has neither code nor text of its own.
    let is_part = kind.of.name == name;
    if !is_part {
        let unparsed = match kind.of.name.as_str() {
            "expr" => "Python/ast_unparse.c and Lib/_ast_unparse.py",
            _ => "Lib/_ast_unparse.py",
        };
        left.push(format!("Python/codegen.c: what {name} compiles to"));
        left.push(format!("{unparsed}: how {name} is written"));
    }
    left
}

/// Functions that actions call and CPython has not, and names that are kept.
fn of_helpers(subject: &Subject<'_>, found: &Found) -> Vec<String> {
    let helpers = &subject.changed.model.grammar.schema.declarations.helpers;
    let needed = helpers.iter().filter(|helper| found.grammar.helpers.contains(&helper.name));
    let mut left = Vec::new();
    for helper in needed {
        match &helper.c {
            None => left.push(format!(
                "Parser/action_helpers.c and Parser/pegen.h: {}: {}",
                helper.upstream_call(),
                helper.doc
            )),
            Some(_) if helper.name == KEEPS => left.push(
                "Python/symtable.c: names that begin with `.hidden` are locals of whatever code they are in; until \
                 then they are names like those of `:=`: globals in modules, and refused in comprehensions of classes"
                    .to_string(),
            ),
            Some(_) => {}
        }
    }
    left
}

/// Files that say in Python, or in lab's own words, what C has to say in its.
fn of_files(experiment: &Experiment) -> Vec<String> {
    let mut left = Vec::new();
    for (name, file) in &experiment.files {
        let functions = file.text.lines().filter_map(|line| {
            let (name, _) = line.strip_prefix("def ")?.split_once('(')?;
            name.starts_with(|letter: char| letter.is_ascii_uppercase()).then_some(name)
        });
        let functions: Vec<&str> = functions.collect();
        let path = format!("{}/{name}", experiment.name);
        match name.as_str() {
            "lower.py" | "desugar.py" => {
                left.push(format!("Python/codegen.c: what {path} says of {}", functions.join(", ")))
            }
            "ops.py" => {
                left.push(format!("{OPCODES}: what {path} does in {}", functions.join(", ")))
            }
            name if SAID.contains(&name) => {}
            // Symbols are told with their operators, and handlers in Rust mean what the functions do.
            "operators.toml" | "ops.rs" => {}
            _ => left.push(format!("what {path} says")),
        }
    }
    left
}

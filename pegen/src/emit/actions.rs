//! Emits the table by which the grammar machine calls helpers: their names, and a `match` over their numbers.

use super::parser::rust_type;
use super::rust::{RustFile, identifier};
use crate::action::{Helper, Schema, Type};

/// The text of the table for the helpers of `schema`.
pub fn emit(schema: &Schema) -> String {
    let about = "The helpers of actions by number, for the grammar machine.";
    let mut file = RustFile::new("emit::actions", "grammar/actions.toml", about);
    file.line("use crate::ast::{ConstantId, Int, Kind, List, Node, Symbol};");
    file.line("use crate::parser::machine::{Any, argument};");
    file.line("use crate::parser::run::{Parser, Record, TokenAt, word};");
    file.line("use crate::source::Span;");
    file.line("");
    let helpers = &schema.declarations.helpers;
    file.line("/// The helpers' names, in the order of their numbers.");
    file.line(format_args!("pub const HELPERS: [&str; {}] = [", helpers.len()));
    for names in helpers.chunks(5) {
        let list: Vec<String> = names.iter().map(|one| format!("{:?},", one.name)).collect();
        file.line(format_args!("    {}", list.join(" ")));
    }
    file.line("];");
    file.line("");
    file.line("/// Calls a helper with its arguments as words.");
    let head =
        "pub fn call(parser: &mut Parser<'_>, helper: u16, arguments: &[u32], span: Span) -> u32";
    file.block(head, |file| {
        file.block("match helper", |file| {
            for (number, helper) in helpers.iter().enumerate() {
                file.line(format_args!("{number} => {},", call(schema, helper)));
            }
            file.line("_ => 0,");
        });
    });
    file.finish()
}

fn call(schema: &Schema, helper: &Helper) -> String {
    let mut arguments: Vec<String> = helper
        .parameters
        .iter()
        .enumerate()
        .map(|(place, parameter)| {
            format!("argument::<{}>(arguments, {place})", parameter_type(schema, &parameter.ty))
        })
        .collect();
    if helper.span {
        arguments.push("span".to_string());
    }
    format!(
        "{{ let made: {} = parser.{}({}); word(made) }}",
        parameter_type(schema, &helper.result),
        identifier(&helper.name),
        arguments.join(", ")
    )
}

/// The Rust type of a declared one; `any` is a bare word.
fn parameter_type(schema: &Schema, text: &str) -> String {
    match text.trim_end_matches(['*', '?']) {
        "any" => {
            (0..text.matches('*').count()).fold("Any".to_string(), |of, _| format!("List<{of}>"))
        }
        _ => rust_type(&schema.read(text).unwrap_or(Type::Matched)),
    }
}

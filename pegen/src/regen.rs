//! Regeneration: the list of emitters, which is the generator's table of contents.
//!
//! In comes a definition, out come the paths and texts of all generated files. Writing and comparing them is up to the
//! caller: `cargo run -p pegen -- regen`, or `lab regen`.

pub mod by_hand;
mod names;
pub mod repository;
pub mod sources;
mod staging;

use crate::action::Helper;
use crate::definition::{Definition, Model};
use crate::diagnostic::{Checked, Diagnostic};
use crate::emit;
use crate::emit::natives::Native;
use crate::numbering::Numbering;
use crate::template;

/// A generated file: its path in the repository, and what makes it of the model.
pub type Emitter = (&'static str, fn(&Model) -> String);

// The files that differ where a language is baked in.
const PARSER: &str = "compiler/src/parser/generated/parser.rs";
const DISPATCH: &str = "vm/src/eval/generated/dispatch.rs";
const NATIVES: &str = "vm/src/eval/generated/natives.rs";

/// All generated files.
pub const EMITTERS: [Emitter; 11] = [
    ("compiler/src/token/generated/tokens.rs", |model| emit::tokens::emit(&model.tokens)),
    ("compiler/src/ast/generated/nodes.rs", |model| emit::ast::emit(&model.asdl)),
    (PARSER, |model| {
        let numbers = Numbering::new(model, model);
        emit::parser::emit(&model.grammar, &model.plan(), &numbers, "grammar/python.gram")
    }),
    ("compiler/src/parser/generated/actions.rs", |model| {
        emit::actions::emit(&model.grammar.schema)
    }),
    ("compiler/src/language/generated/identity.rs", |model| {
        emit::identity::emit(&model.identity, model.whole_fingerprint)
    }),
    ("compiler/src/language/generated/words.rs", |model| {
        emit::words::emit(&model.statement_words())
    }),
    ("compiler/src/operator/generated/operators.rs", |model| {
        emit::operators::emit(&model.operators)
    }),
    ("compiler/src/operand/generated/operands.rs", |model| emit::operands::emit(&model.operands)),
    ("compiler/src/opcode/generated/opcodes.rs", |model| emit::opcodes::emit(&model.opcodes)),
    (DISPATCH, |model| emit::dispatch::emit(&model.opcodes, &[])),
    (NATIVES, |model| emit::natives::emit(&[], &model.opcodes, &model.operands)),
];

/// The text of the parser of any definition, which names the files that its rules come from. It compiles where the
/// base language is that of this build.
pub fn parser(
    definition: &Definition,
    model: &Model,
    templates: &dyn template::Reader,
) -> Checked<String> {
    model.start_rules()?;
    let base = Model::read_with(&Definition::base(), templates)?;
    let unknown = unknown_helpers(model, &base);
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let sources: Vec<&str> =
        definition.with("python.gram").map(|file| definition.files.name(file)).collect();
    let numbers = Numbering::new(model, &base);
    Ok(emit::parser::emit(&model.grammar, &model.plan(), &numbers, &sources.join(" and ")))
}

/// The generated files of a build that has a language baked in: its parser, and the native handlers of its opcodes. All others
/// are the base language's, as [`regen`] makes them.
pub fn baked(
    definition: &Definition,
    model: &Model,
    natives: &[Native],
    templates: &dyn template::Reader,
) -> Checked<Vec<(&'static str, String)>> {
    let base = Model::read_with(&Definition::base(), templates)?;
    let own_parser = match model.fingerprint == base.fingerprint {
        true => None,
        false => Some(parser(definition, model, templates)?),
    };
    let opcodes = natives.iter().flat_map(|native| &native.opcodes);
    let numbered = opcodes.filter_map(|name| Some((model.opcodes.get(name)?.number, name.clone())));
    let numbered: Vec<(u16, String)> = numbered.collect();
    let files = regen(&base).into_iter().map(|(path, text)| {
        let text = match path {
            PARSER => own_parser.clone().unwrap_or(text),
            DISPATCH => emit::dispatch::emit(&base.opcodes, &numbered),
            NATIVES => emit::natives::emit(natives, &model.opcodes, &model.operands),
            _ => text,
        };
        (path, text)
    });
    Ok(files.collect())
}

/// The helpers of a language that are not those of the build which its parser is for.
fn unknown_helpers(model: &Model, base: &Model) -> Vec<Diagnostic> {
    let known = &base.grammar.schema.declarations.helpers;
    let is_known = |helper: &&Helper| {
        known.iter().any(|known| {
            let Helper { name, parameters, result, span, variadic, .. } = known;
            helper.name == *name
                && helper.parameters == *parameters
                && (&helper.result, helper.span, helper.variadic) == (result, *span, *variadic)
        })
    };
    let declared = &model.grammar.schema.declarations.helpers;
    let unknown = declared.iter().filter(|helper| !is_known(helper));
    unknown
        .map(|helper| {
            let headline = format!("this build of lab has no such helper `{}`", helper.name);
            Diagnostic::error("not-in-this-build", headline).label(helper.place, "declared here")
        })
        .collect()
}

/// The path and text of every generated file.
pub fn regen(model: &Model) -> Vec<(&'static str, String)> {
    EMITTERS.iter().map(|(path, emit)| (*path, emit(model))).collect()
}

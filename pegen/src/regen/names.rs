//! Names of a definition that the generated Rust cannot have.

use rustc_hash::FxHashMap;

use crate::definition::Model;
use crate::diagnostic::{Diagnostic, Place};
use crate::emit::rust::camel_case;

/// Types that the generated files have beside the sums of the ASDL.
const TAKEN: [&str; 8] = ["Self", "Kind", "Ast", "Node", "List", "Int", "Symbol", "ConstantId"];

/// Every name that would not compile, or would mean two things.
pub fn check(model: &Model) -> Vec<Diagnostic> {
    let mut findings = types(model);
    let declarations = &model.grammar.schema.declarations;
    let helpers = declarations.helpers.iter().map(|helper| (&helper.name, helper.place));
    let records = declarations.records.iter().map(|record| (&record.name, record.place));
    let fields = model.asdl.kinds().flat_map(|kind| {
        kind.fields.iter().map(move |field| (&field.name, kind.file.at(field.span)))
    });
    let lower = helpers.chain(records).chain(fields).filter(|(name, _)| !is_lower(name));
    findings.extend(lower.map(|(name, place)| unfit(name, place, "small letters, digits and `_`")));
    let opcodes = model.opcodes.opcodes.iter().filter(|opcode| !is_upper(&opcode.name));
    findings.extend(
        opcodes.map(|one| {
            unfit(&one.name, one.place, "large letters, digits and `_`, as `LOAD_FAST`")
        }),
    );
    findings
}

/// Sums whose names in Rust are taken or those of others, and constructors and products.
fn types(model: &Model) -> Vec<Diagnostic> {
    let kinds = model.asdl.kinds().map(|kind| (kind.name, kind.place())).collect::<Vec<_>>();
    let is_product = |name: &str| model.asdl.kind(name).is_some_and(|kind| kind.of.name == name);
    let sums = model.asdl.types.iter().filter(|of| !is_product(&of.name));
    let sums: Vec<_> = sums.map(|of| (&*of.name, of.file.at(of.span))).collect();
    [different(&sums, &TAKEN), different(&kinds, &TAKEN[..1])].concat()
}

/// Names that are not different in Rust, or are one that is taken.
fn different(names: &[(&str, Place)], taken: &[&str]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut known: FxHashMap<String, (&str, Place)> = FxHashMap::default();
    for &(name, place) in names {
        let rust = camel_case(name);
        if taken.contains(&&*rust) || !rust.starts_with(char::is_alphabetic) {
            findings.push(
                Diagnostic::error("rust-name", format!("`{name}` cannot be the name of a type"))
                    .label(place, format!("in Rust it is `{rust}`, which is something else"))
                    .hint("give it another name"),
            );
        } else if let Some((first, other)) = known.insert(rust.clone(), (name, place)) {
            findings.push(
                Diagnostic::error("rust-name", format!("`{first}` and `{name}` are one in Rust"))
                    .label(place, format!("`{rust}` there"))
                    .label(other, "and this one is it too")
                    .hint("give one of them another name"),
            );
        }
    }
    findings
}

fn unfit(name: &str, place: Place, wanted: &str) -> Diagnostic {
    Diagnostic::error("rust-name", format!("`{}` is no name", name.escape_debug()))
        .label(place, "here")
        .hint(format!("write it with {wanted}"))
}

fn is_lower(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(is_part)
}

fn is_upper(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    name.starts_with(|first: char| first.is_ascii_uppercase()) && name.bytes().all(is_part)
}

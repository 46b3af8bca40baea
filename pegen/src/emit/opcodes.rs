//! Emits `compiler/src/opcode/generated/opcodes.rs`: constants for the opcodes, their table and their
//! stack effects.

use std::collections::BTreeMap;

use super::rust::{RustFile, camel_case};
use crate::opcodes::effect::{Effect, Holds, Item, Operation, Size};
use crate::opcodes::{FLAGS, Opcode, Opcodes, Role};

pub fn emit(opcodes: &Opcodes) -> String {
    let mut sorted: Vec<&Opcode> = opcodes.opcodes.iter().collect();
    sorted.sort_by_key(|opcode| opcode.number);

    let mut file = RustFile::new("emit::opcodes", "grammar/opcodes.toml", "The opcodes.");
    file.line("use crate::opcode::{Holds, Opcode, OpcodeInfo, Raises, Role};");
    file.line("use crate::operand::Operand;");
    file.line("");
    file.block("impl Opcode", |file| {
        for opcode in &sorted {
            file.line(format_args!("/// `{}`: {}", opcode.effect, doc(opcode)));
            file.line(format_args!(
                "pub const {}: Opcode = Opcode({});",
                opcode.name, opcode.number
            ));
        }
    });
    flags(&mut file);
    table(&mut file, &sorted);
    effect_function(&mut file, "popped", "takes off the stack", &sorted, |effect| &effect.inputs);
    effect_function(&mut file, "pushed", "puts on the stack", &sorted, |effect| &effect.outputs);
    let what = "takes by its effect and only looks at, in place";
    effect_function(&mut file, "kept", what, &sorted, |effect| &effect.inputs[..effect.kept()]);
    taken_function(&mut file, &sorted);
    put_function(&mut file, &sorted);
    cache_sizes(&mut file, &sorted);
    file.finish()
}

/// The sizes of inline caches, for those that step over them.
fn cache_sizes(file: &mut RustFile, sorted: &[&Opcode]) {
    file.line("");
    file.line("/// Code units of the inline cache behind each instruction that has one.");
    file.block("pub mod caches", |file| {
        let real = sorted.iter().filter(|one| one.role == Role::Real && one.caches() > 0);
        for opcode in real {
            let (name, size) = (&opcode.name, opcode.caches());
            file.line(format_args!("pub const {name}: usize = {size};"));
        }
    });
}

/// What the slots may hold that an instruction takes, by their depth below the top.
fn taken_function(file: &mut RustFile, sorted: &[&Opcode]) {
    let about = "What a slot may hold that an instruction takes or looks at; the top has depth 0.";
    holds_function(
        file,
        about,
        "taken(opcode: Opcode, oparg: i32, depth: i32)",
        sorted,
        |effect| {
            let items: Vec<Item> = effect.inputs.iter().rev().cloned().collect();
            ranges(&items, "depth")
        },
    );
}

/// What the slots hold that an instruction puts on the stack, by their place.
fn put_function(file: &mut RustFile, sorted: &[&Opcode]) {
    let about =
        "What a slot holds that an instruction puts on the stack: the one at a place among those.";
    holds_function(file, about, "put(opcode: Opcode, oparg: i32, place: i32)", sorted, |effect| {
        ranges(&effect.outputs[effect.kept()..], "place")
    });
}

/// The places of the items that need not be values, each as a pattern's guard, and what is there.
fn ranges(items: &[Item], variable: &str) -> Vec<(String, Holds)> {
    let not_values = items.iter().enumerate().filter(|(_, item)| item.holds != Holds::Value);
    let range = |place: usize| {
        let (start, end) = (count(&items[..place]), count(&items[..=place]));
        format!("({start}..{end}).contains(&{variable})")
    };
    not_values.map(|(place, item)| (range(place), item.holds)).collect()
}

fn holds_function(
    file: &mut RustFile,
    about: &str,
    head: &str,
    sorted: &[&Opcode],
    of: impl Fn(&Effect) -> Vec<(String, Holds)>,
) {
    file.line("");
    file.line(format_args!("/// {about}"));
    file.block(format_args!("pub fn {head} -> Holds"), |file| {
        file.enclosed(
            "match opcode {",
            |file| {
                for opcode in sorted {
                    for (guard, holds) in of(&opcode.effect) {
                        let name = &opcode.name;
                        file.line(format_args!("Opcode::{name} if {guard} => Holds::{holds:?},"));
                    }
                }
                file.line("_ => Holds::Value,");
            },
            "}",
        );
    });
}

fn doc(opcode: &Opcode) -> String {
    match &opcode.role {
        Role::Specializes(family) => format!("a form of {family}"),
        Role::Instruments(Some(watched)) => format!("{watched}, watched"),
        _ => opcode.doc.clone(),
    }
}

fn flags(file: &mut RustFile) {
    file.line("");
    file.line("/// The bits of [`OpcodeInfo::flags`].");
    file.block("pub mod flags", |file| {
        for (bit, flag) in FLAGS.iter().enumerate() {
            file.line(format_args!("pub const {}: u16 = 1 << {bit};", flag.to_ascii_uppercase()));
        }
    });
}

fn table(file: &mut RustFile, sorted: &[&Opcode]) {
    file.line("");
    file.line("/// The opcodes, in the order of their numbers.");
    file.enclosed(
        format_args!("pub static OPCODES: [OpcodeInfo; {}] = [", sorted.len()),
        |file| {
            for opcode in sorted {
                file.enclosed("OpcodeInfo {", |file| entry(file, opcode), "},");
            }
        },
        "];",
    );
}

fn entry(file: &mut RustFile, opcode: &Opcode) {
    let role = match &opcode.role {
        Role::Real => "Role::Real".to_string(),
        Role::Specializes(family) => format!("Role::Specializes(Opcode::{family})"),
        Role::Instruments(Some(watched)) => format!("Role::Instruments(Some(Opcode::{watched}))"),
        Role::Instruments(None) => "Role::Instruments(None)".to_string(),
        Role::Pseudo(targets) => {
            let targets: Vec<_> = targets.iter().map(|name| format!("Opcode::{name}")).collect();
            format!("Role::Pseudo(&[{}])", targets.join(", "))
        }
    };
    let operand = match &opcode.operand {
        Some(operand) => format!("Some(Operand::{})", camel_case(operand)),
        None => "None".to_string(),
    };
    let flags: Vec<_> =
        opcode.flags.iter().map(|flag| format!("flags::{}", flag.to_ascii_uppercase())).collect();
    let flags = if flags.is_empty() { "0".to_string() } else { flags.join(" | ") };
    file.line(format_args!("opcode: Opcode::{},", opcode.name));
    file.line(format_args!("name: {:?},", opcode.name));
    file.line(format_args!("role: {role},"));
    file.line(format_args!("operand: {operand},"));
    file.line(format_args!("caches: {},", opcode.caches()));
    let cache: Vec<_> =
        opcode.cache.iter().map(|(name, size)| format!("({name:?}, {size})")).collect();
    file.line(format_args!("cache: &[{}],", cache.join(", ")));
    file.line(format_args!("flags: {flags},"));
    file.line(format_args!("raises: Raises::{:?},", opcode.raises));
    file.line(format_args!("continues: {},", opcode.continues));
}

/// A function from opcode and argument to a number of values, opcodes with the same number in one arm.
fn effect_function(
    file: &mut RustFile,
    name: &str,
    what: &str,
    sorted: &[&Opcode],
    side: fn(&Effect) -> &[Item],
) {
    let mut arms: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for opcode in sorted {
        arms.entry(count(side(&opcode.effect))).or_default().push(&opcode.name);
    }
    file.line("");
    file.line(format_args!(
        "/// How many values an instruction {what}; `None` for an unknown opcode."
    ));
    file.block(format_args!("pub fn {name}(opcode: Opcode, oparg: i32) -> Option<i32>"), |file| {
        file.enclosed(
            "Some(match opcode {",
            |file| {
                for (count, names) in arms {
                    for (place, name) in names.iter().enumerate() {
                        let bar = if place == 0 { "" } else { "| " };
                        let end = if place + 1 == names.len() {
                            format!(" => {count},")
                        } else {
                            String::new()
                        };
                        file.line(format_args!("{bar}Opcode::{name}{end}"));
                    }
                }
                file.line("_ => return None,");
            },
            "})",
        );
    });
}

/// The size of a side of an effect, as an expression of Rust.
fn count(items: &[Item]) -> String {
    let single = items.iter().filter(|item| item.size.is_none()).count();
    let sizes = items.iter().filter_map(|item| item.size.as_ref()).map(expression);
    let mut terms: Vec<String> = sizes.collect();
    if let (0, [only]) = (single, terms.as_slice()) {
        return only.trim_matches(['(', ')']).to_string();
    }
    if single > 0 || terms.is_empty() {
        terms.insert(0, single.to_string());
    }
    terms.join(" + ")
}

fn expression(size: &Size) -> String {
    let mut text = size.first.to_string();
    for (place, (operation, term)) in size.rest.iter().enumerate() {
        if place > 0 {
            text = format!("({text})");
        }
        text = match operation {
            Operation::Add => format!("{text} + {term}"),
            Operation::Subtract => format!("{text} - {term}"),
            Operation::Multiply => format!("{text} * {term}"),
            Operation::And => format!("{text} & {term}"),
            Operation::ShiftRight => format!("{text} >> {term}"),
        };
    }
    if size.rest.is_empty() { text } else { format!("({text})") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;
    use crate::operands::Operands;

    #[test]
    fn a_family_and_a_pseudo_opcode() {
        let text = "[CALL]\nnumber = 52\neffect = 'callable, args[oparg] -- result'\noperand = 'count'\n\
                    cache = 'counter, version[2]'\nflags = ['error']\ndoc = 'a call'\n\
                    [CALL_LEN]\nnumber = 140\nspecializes = 'CALL'\n\
                    [JUMP]\nnumber = 256\neffect = '--'\nbecomes = ['CALL']\ndoc = 'a jump'\n";
        let mut files = Files::new();
        let kinds = "[count]\ndoc = 'how many'\n";
        let file = files.add("operands.toml", kinds);
        let operands = crate::operands::read_over(kinds, file, &Operands::default()).unwrap();
        let file = files.add("opcodes.toml", text);
        let opcodes = crate::opcodes::read(text, file, &operands).unwrap();
        insta::assert_snapshot!(emit(&opcodes));
    }
}

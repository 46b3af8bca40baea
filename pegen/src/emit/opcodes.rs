//! Emits `compiler/src/opcode/generated/opcodes.rs`: constants for the opcodes, their table and their
//! stack effects.

use std::collections::BTreeMap;

use super::rust::{RustFile, camel_case};
use crate::opcodes::effect::{Effect, Item, Operation, Size};
use crate::opcodes::{FLAGS, OPERANDS, Opcode, Opcodes, Role};

pub fn emit(opcodes: &Opcodes) -> String {
    let mut sorted: Vec<&Opcode> = opcodes.opcodes.iter().collect();
    sorted.sort_by_key(|opcode| opcode.number);

    let mut file = RustFile::new("emit::opcodes", "grammar/opcodes.toml", "The opcodes.");
    file.line("use crate::opcode::{Opcode, OpcodeInfo, Operand, Role};");
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
    operands(&mut file);
    flags(&mut file);
    table(&mut file, &sorted);
    effect_function(&mut file, "popped", "takes off the stack", &sorted, |effect| &effect.inputs);
    effect_function(&mut file, "pushed", "puts on the stack", &sorted, |effect| &effect.outputs);
    file.finish()
}

fn doc(opcode: &Opcode) -> String {
    match &opcode.role {
        Role::Specializes(family) => format!("a form of {family}"),
        Role::Instruments(Some(watched)) => format!("{watched}, watched"),
        _ => opcode.doc.clone(),
    }
}

/// What `opcodes.toml` can call an operand, for what an experiment adds.
fn operands(file: &mut RustFile) {
    file.line("");
    file.block("impl Operand", |file| {
        file.line("/// The operand that `opcodes.toml` calls `name`.");
        file.block("pub fn from_name(name: &str) -> Option<Operand>", |file| {
            file.enclosed(
                "Some(match name {",
                |file| {
                    for operand in OPERANDS {
                        file.line(format_args!("{operand:?} => Operand::{},", camel_case(operand)));
                    }
                    file.line("_ => return None,");
                },
                "})",
            );
        });
    });
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
    file.line(format_args!("caches: {},", opcode.caches));
    file.line(format_args!("flags: {flags},"));
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

    #[test]
    fn a_family_and_a_pseudo_opcode() {
        let text = "[CALL]\nnumber = 52\neffect = 'callable, args[oparg] -- result'\noperand = 'count'\n\
                    caches = 3\nflags = ['error']\ndoc = 'a call'\n\
                    [CALL_LEN]\nnumber = 140\nspecializes = 'CALL'\n\
                    [JUMP]\nnumber = 256\neffect = '--'\nbecomes = ['CALL']\ndoc = 'a jump'\n";
        let opcodes = crate::opcodes::read(text, Files::new().add("opcodes.toml", text)).unwrap();
        insta::assert_snapshot!(emit(&opcodes));
    }
}

//! Emits `compiler/src/operand/generated/operands.rs`: the kinds of operand, their table, their parts and their words.

use super::rust::{RustFile, camel_case, identifier};
use crate::operands::{Meaning, OperandKind, Operands, Part};

pub fn emit(operands: &Operands) -> String {
    let mut file = RustFile::new("emit::operands", "grammar/operands.toml", "The operands.");
    file.line("use std::borrow::Cow;");
    file.line("");
    file.line("use crate::operand::{Meaning, OperandInfo, Part, Table, Word};");
    kinds(&mut file, operands);
    table(&mut file, operands);
    parts(&mut file, operands);
    for kind in operands.kinds.iter().filter(|kind| !kind.words.is_empty()) {
        words(&mut file, kind);
    }
    file.finish()
}

fn kinds(file: &mut RustFile, operands: &Operands) {
    file.line("");
    file.line("/// What an argument means.");
    file.line("#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]");
    file.block("pub enum Operand", |file| {
        for kind in &operands.kinds {
            file.line(format_args!("/// {}.", sentence(&kind.doc)));
            file.line(format_args!("{},", camel_case(&kind.name)));
        }
        file.line("/// One that an experiment adds: its place among those.");
        file.line("Added(u8),");
    });
}

/// With a capital letter.
fn sentence(doc: &str) -> String {
    let mut letters = doc.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn table(file: &mut RustFile, operands: &Operands) {
    file.line("");
    file.line("/// What is known of each kind, in the order of the file.");
    file.enclosed(
        format_args!("pub static OPERANDS: [OperandInfo; {}] = [", operands.kinds.len()),
        |file| {
            for kind in &operands.kinds {
                file.enclosed("OperandInfo {", |file| entry(file, kind), "},");
            }
        },
        "];",
    );
}

fn entry(file: &mut RustFile, kind: &OperandKind) {
    let OperandKind { name, doc: _, parts, least, most, bits, words, place: _ } = kind;
    file.line(format_args!("operand: Operand::{},", camel_case(name)));
    file.line(format_args!("name: Cow::Borrowed({name:?}),"));
    list(file, "parts", parts.iter().map(part));
    let names = parts.iter().map(|part| format!("Cow::Borrowed({:?})", part.name));
    list(file, "part_names", names);
    file.line(format_args!("least: {least},"));
    match most {
        &u32::MAX => file.line("most: u32::MAX,"),
        most => file.line(format_args!("most: {most},")),
    }
    file.line(format_args!("bits: {bits},"));
    let words = words.iter().map(|word| {
        let (name, shown) = (&word.name, &word.shown);
        let (number, refused) = (word.number, word.refused);
        format!("Word::new({name:?}, {number}, {shown:?}, {refused})")
    });
    list(file, "words", words);
}

fn list(file: &mut RustFile, name: &str, items: impl ExactSizeIterator<Item = String>) {
    if items.len() == 0 {
        file.line(format_args!("{name}: Cow::Borrowed(&[]),"));
        return;
    }
    let write = |file: &mut RustFile| items.for_each(|item| file.line(format_args!("{item},")));
    file.enclosed(format_args!("{name}: Cow::Borrowed(&["), write, "]),");
}

fn part(part: &Part) -> String {
    let Part { name: _, shift, width, meaning, optional } = part;
    let meaning = match meaning {
        Meaning::Number => "Meaning::Number".to_string(),
        Meaning::Index(table) => format!("Meaning::Index(Table::{table:?})"),
        Meaning::Word(kind) => format!("Meaning::Word(Operand::{})", camel_case(kind)),
    };
    format!("Part::new({shift}, {width}, {meaning}, {optional})")
}

/// A module for each kind that has more than one part, or a part that is no simple index.
fn parts(file: &mut RustFile, operands: &Operands) {
    file.line("");
    file.line("/// The parts of arguments that hold several numbers.");
    file.block("pub mod part", |file| {
        file.line("use super::{Meaning, Operand, Part, Table};");
        for kind in operands.kinds.iter().filter(|kind| kind.parts.len() > 1) {
            file.line("");
            file.block(format_args!("pub mod {}", identifier(&kind.name)), |file| {
                file.line("use super::*;");
                for one in &kind.parts {
                    let name = one.name.to_ascii_uppercase();
                    file.line(format_args!("pub const {name}: Part = {};", part(one)));
                }
            });
        }
    });
}

/// The words of a kind that instructions may have, as an enum.
fn words(file: &mut RustFile, kind: &OperandKind) {
    let name = camel_case(&kind.name);
    let words: Vec<_> = kind.words.iter().filter(|word| !word.refused).collect();
    file.line("");
    file.line(format_args!("/// {}.", sentence(&kind.doc)));
    file.line("#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]");
    file.block(format_args!("pub enum {name}"), |file| {
        for word in &words {
            file.line(format_args!("{} = {},", camel_case(&word.name), word.number));
        }
    });
    file.line("");
    file.block(format_args!("impl {name}"), |file| {
        file.line("/// What a number stands for.");
        file.line("#[inline(always)]");
        file.block("pub const fn from_number(number: u32) -> Option<Self>", |file| {
            file.enclosed(
                "Some(match number {",
                |file| {
                    for word in &words {
                        let variant = camel_case(&word.name);
                        file.line(format_args!("{} => Self::{variant},", word.number));
                    }
                    file.line("_ => return None,");
                },
                "})",
            );
        });
        file.line("");
        file.line("#[inline(always)]");
        file.block("pub const fn number(self) -> u32", |file| file.line("self as u32"));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    #[test]
    fn parts_and_words() {
        let text = "[attr]\ndoc = 'a name'\nlayout = 'method[1], name: names'\n\
                    [depth]\ndoc = 'how far down'\nleast = 1\n\
                    [color]\ndoc = 'a color'\nwords.none = { number = 0, shown = 'NO', refused = true }\n\
                    words.dark_red = { number = 1, shown = 'RED' }\n";
        let file = Files::new().add("operands.toml", text);
        let operands = crate::operands::read_over(text, file, &Operands::default()).unwrap();
        insta::assert_snapshot!(emit(&operands));
    }
}

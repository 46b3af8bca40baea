//! `opcodes.toml`: numbers, stack effects, operands, inline caches and flags of the instructions.
//!
//! In comes a table an opcode; out comes [`Opcodes`], in the order of the file, in which members of a
//! family have the family's effect, operand and cache. Effects are read by [`effect`].

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Checked, Diagnostic, FileId, Place, Span};
use crate::language::toml_error;
use crate::operands::{Meaning, Operands, Table};

pub mod effect;
use effect::Effect;

/// The first number that only the compiler knows: no bytecode holds it.
pub const FIRST_PSEUDO: u16 = 256;

/// The properties of an opcode that `flags` can name; they are CPython's.
#[rustfmt::skip]
pub const FLAGS: [&str; 10] = [
    "eval_break", "deopt", "error", "escapes", "exit", "pure", "passthrough", "oparg_and_1",
    "error_no_pop", "no_save_ip",
];

/// The opcodes of a language, in the order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Opcodes {
    pub opcodes: Vec<Opcode>,
}

/// One opcode.
#[derive(Debug, Clone, PartialEq)]
pub struct Opcode {
    pub name: String,
    pub number: u16,
    pub role: Role,
    pub effect: Effect,
    /// What its argument means: the name of a kind of [`Operands`]; `None` where it has none.
    pub operand: Option<String>,
    /// The entries of the inline cache behind it, with their sizes in code units.
    pub cache: Vec<(String, u8)>,
    pub flags: Vec<String>,
    pub raises: Raises,
    /// Whether the next instruction is where it leads, always or on a condition.
    pub continues: bool,
    /// Whether what carries it out is given the locals that its argument names.
    pub locals: bool,
    pub doc: String,
    pub place: Place,
}

impl Opcode {
    /// Code units of inline cache behind it.
    pub fn caches(&self) -> u8 {
        self.cache.iter().map(|(_, size)| size).sum()
    }
}

/// When an instruction can raise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Raises {
    Never,
    /// Only before it takes anything off the stack.
    First,
    #[default]
    Anytime,
}

/// How an opcode comes into the bytecode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The assembler writes it.
    Real,
    /// The machine puts it in place of a member of this family.
    Specializes(String),
    /// The machine puts it in place of this opcode while somebody watches; `None`: of any.
    Instruments(Option<String>),
    /// The compiler turns it into one of these.
    Pseudo(Vec<String>),
}

/// A table of the file, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    number: u16,
    effect: Option<Spanned<String>>,
    operand: Option<Spanned<String>>,
    cache: Option<Spanned<String>>,
    #[serde(default)]
    raises: Raises,
    continues: Option<bool>,
    #[serde(default)]
    locals: bool,
    #[serde(default)]
    flags: Vec<Spanned<String>>,
    specializes: Option<Spanned<String>>,
    instruments: Option<Spanned<String>>,
    becomes: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    doc: String,
}

impl Opcodes {
    pub fn get(&self, name: &str) -> Option<&Opcode> {
        self.opcodes.iter().find(|opcode| opcode.name == name)
    }
}

/// Reads and checks a whole file.
pub fn read(text: &str, file: FileId, operands: &Operands) -> Checked<Opcodes> {
    read_over(text, file, operands, None)
}

/// Reads a file whose entries can refer to those of `base`; the result holds only the file's own.
pub fn read_over(
    text: &str,
    file: FileId,
    operands: &Operands,
    base: Option<&Opcodes>,
) -> Checked<Opcodes> {
    let entries: BTreeMap<Spanned<String>, Entry> =
        toml::from_str(text).map_err(|error| vec![toml_error(&error, text, file)])?;
    let mut entries: Vec<_> = entries.into_iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);

    let mut reader =
        Reader { file, operands, base, known: FxHashMap::default(), findings: Vec::new() };
    let mut opcodes = Vec::new();
    for (name, entry) in entries {
        let opcode = reader.opcode(&name, entry);
        reader.known.insert(opcode.name.clone(), opcodes.len());
        opcodes.push(opcode);
    }
    reader.inherit(&mut opcodes);
    reader.check_numbers(&opcodes);
    reader.check_added(&opcodes);
    if reader.findings.is_empty() { Ok(Opcodes { opcodes }) } else { Err(reader.findings) }
}

/// `base` with the opcodes of `over`, which [`read_over`] read with it; those of one name from `over`.
pub fn overlay(base: &Opcodes, over: Opcodes) -> Opcodes {
    let mut merged = base.clone();
    for opcode in over.opcodes {
        match merged.opcodes.iter_mut().find(|known| known.name == opcode.name) {
            Some(known) => *known = opcode,
            None => merged.opcodes.push(opcode),
        }
    }
    merged
}

/// Turns entries into opcodes and collects what is wrong with them.
struct Reader<'a> {
    file: FileId,
    operands: &'a Operands,
    base: Option<&'a Opcodes>,
    /// Places of the file's own opcodes, by name.
    known: FxHashMap<String, usize>,
    findings: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn opcode(&mut self, name: &Spanned<String>, entry: Entry) -> Opcode {
        let place = self.file.at(Span::from(name.span()));
        self.check_words(&entry);
        let effect = match &entry.effect {
            Some(text) => self.effect(text),
            None => Effect::default(),
        };
        let cache = entry.cache.as_ref().map_or(Vec::new(), |text| self.cache(text));
        let inherits = entry.specializes.is_some() || entry.instruments.is_some();
        if entry.effect.is_none() && !inherits {
            self.findings.push(
                Diagnostic::error("no-effect", format!("`{}` has no stack effect", name.get_ref()))
                    .label(place, "this opcode")
                    .hint("add `effect = \"popped -- pushed\"`"),
            );
        }
        let pseudo = entry.number >= FIRST_PSEUDO;
        let role = if let Some(family) = entry.specializes {
            Role::Specializes(family.into_inner())
        } else if let Some(watched) = entry.instruments {
            Role::Instruments(Some(watched.into_inner()).filter(|name| !name.is_empty()))
        } else if pseudo {
            let targets = entry.becomes.unwrap_or_default();
            Role::Pseudo(targets.into_iter().map(Spanned::into_inner).collect())
        } else {
            Role::Real
        };
        Opcode {
            name: name.get_ref().clone(),
            number: entry.number,
            role,
            effect,
            operand: entry.operand.map(Spanned::into_inner),
            cache,
            raises: entry.raises,
            continues: entry.continues.unwrap_or(true),
            locals: entry.locals,
            flags: entry.flags.into_iter().map(Spanned::into_inner).collect(),
            doc: entry.doc,
            place,
        }
    }

    fn effect(&mut self, text: &Spanned<String>) -> Effect {
        effect::read(text.get_ref()).unwrap_or_else(|mistake| {
            self.findings.push(
                Diagnostic::error("effect-syntax", mistake)
                    .label(self.file.at(Span::from(text.span())), "in this stack effect")
                    .hint("write `left, right -- result`; `args[oparg]` for several values"),
            );
            Effect::default()
        })
    }

    fn cache(&mut self, text: &Spanned<String>) -> Vec<(String, u8)> {
        effect::read_cache(text.get_ref()).unwrap_or_else(|mistake| {
            self.findings.push(
                Diagnostic::error("cache-syntax", mistake)
                    .label(self.file.at(Span::from(text.span())), "in this inline cache")
                    .hint("write `counter, version[2]`"),
            );
            Vec::new()
        })
    }

    /// Operands and flags that are not known.
    fn check_words(&mut self, entry: &Entry) {
        if let Some(operand) = &entry.operand {
            self.check_word("operand", operand, self.operands.names());
        }
        for flag in &entry.flags {
            self.check_word("flag", flag, FLAGS.into_iter());
        }
    }

    fn check_word<'b>(
        &mut self,
        what: &str,
        word: &Spanned<String>,
        known: impl Iterator<Item = &'b str> + Clone,
    ) {
        if known.clone().any(|one| one == word.get_ref()) {
            return;
        }
        self.findings.push(
            Diagnostic::error("unknown-word", format!("there is no {what} `{}`", word.get_ref()))
                .label(self.file.at(Span::from(word.span())), "here")
                .suggest(word.get_ref(), known),
        );
    }

    /// Gives the members of a family what the family has.
    fn inherit(&mut self, opcodes: &mut [Opcode]) {
        for index in 0..opcodes.len() {
            let (Role::Specializes(from) | Role::Instruments(Some(from))) = &opcodes[index].role
            else {
                continue;
            };
            let own = self.known.get(from).map(|&place| &opcodes[place]);
            let Some(family) = own.or_else(|| self.base.and_then(|base| base.get(from))) else {
                self.findings.push(
                    Diagnostic::error("undefined-opcode", format!("there is no opcode `{from}`"))
                        .label(opcodes[index].place, "a form of it")
                        .suggest(from, self.known.keys().map(String::as_str)),
                );
                continue;
            };
            let (effect, operand, cache) =
                (family.effect.clone(), family.operand.clone(), family.cache.clone());
            let (raises, continues) = (family.raises, family.continues);
            let opcode = &mut opcodes[index];
            (opcode.effect, opcode.operand, opcode.cache) = (effect, operand, cache);
            (opcode.raises, opcode.continues) = (raises, continues);
        }
    }

    /// Of opcodes over others: names that are taken, numbers that bytecode has no room for, and what only the machine's
    /// own opcodes can be.
    fn check_added(&mut self, opcodes: &[Opcode]) {
        let Some(base) = self.base else { return };
        for opcode in opcodes {
            let (name, number, place) = (&opcode.name, opcode.number, opcode.place);
            if let Some(known) = base.get(name) {
                self.findings.push(
                    Diagnostic::error(
                        "opcode-taken",
                        format!("there is an opcode `{name}` already"),
                    )
                    .label(place, "here once more")
                    .label(known.place, "defined here")
                    .hint("compiler and machine know it as it is: give the new one another name"),
                );
            }
            if number >= FIRST_PSEUDO {
                self.findings.push(
                    Diagnostic::error(
                        "opcode-number",
                        format!("{number} is no number of an opcode"),
                    )
                    .label(place, format!("`{name}` wants it"))
                    .why("an instruction's opcode is one byte")
                    .hint(free_numbers(&base.opcodes, opcodes)),
                );
            }
            if matches!(opcode.role, Role::Specializes(_) | Role::Instruments(_)) {
                self.findings.push(
                    Diagnostic::error(
                        "opcode-form",
                        format!("`{name}` cannot be a form of another"),
                    )
                    .label(place, "this opcode")
                    .why("the machine puts the forms that it is built with, and no others"),
                );
            }
            if opcode.locals && !self.names_locals(opcode) {
                self.findings.push(
                    Diagnostic::error("no-locals", format!("`{name}` names no local"))
                        .label(place, "this opcode wants the value of one")
                        .hint("its operand has a part that is one: `local`, or a layout with `a: locals`"),
                );
            }
            let Effect { inputs, outputs } = &opcode.effect;
            // What may be there is given to the function where it is.
            let is_empty = inputs.iter().any(|item| item.holds == effect::Holds::Nothing);
            if is_empty || outputs.iter().any(|item| item.holds != effect::Holds::Value) {
                self.findings.push(
                    Diagnostic::error(
                        "empty-slot",
                        format!("`{name}` takes or puts an empty slot"),
                    )
                    .label(place, "this opcode")
                    .why("its function gets values, and returns values"),
                );
            }
        }
    }

    /// Whether a part of its argument is a local.
    fn names_locals(&self, opcode: &Opcode) -> bool {
        let kind = opcode.operand.as_deref().and_then(|name| self.operands.get(name));
        kind.is_some_and(|kind| {
            kind.parts.iter().any(|part| part.meaning == Meaning::Index(Table::Locals))
        })
    }

    fn check_numbers(&mut self, opcodes: &[Opcode]) {
        let base = self.base.map_or(&[][..], |base| &base.opcodes);
        let mut numbers: FxHashMap<u16, &Opcode> =
            base.iter().map(|opcode| (opcode.number, opcode)).collect();
        for opcode in opcodes {
            let Some(first) = numbers.insert(opcode.number, opcode) else { continue };
            if first.name == opcode.name {
                continue;
            }
            self.findings.push(
                Diagnostic::error(
                    "number-taken",
                    format!("opcode number {} is taken", opcode.number),
                )
                .label(opcode.place, format!("`{}` wants it", opcode.name))
                .label(first.place, format!("`{}` has it", first.name))
                .hint(free_numbers(base, opcodes)),
            );
        }
    }
}

/// Says which numbers no opcode has.
fn free_numbers(base: &[Opcode], own: &[Opcode]) -> String {
    let is_free = |number: &u16| base.iter().chain(own).all(|opcode| opcode.number != *number);
    let free: Vec<String> = (0..FIRST_PSEUDO).filter(is_free).map(|n| n.to_string()).collect();
    format!("free are {}", free.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    fn read_text(text: &str) -> Checked<Opcodes> {
        let mut files = Files::new();
        let kinds = "[count]\ndoc = 'how many'\n[local]\ndoc = 'a local'\n";
        let file = files.add("operands.toml", kinds);
        let operands = crate::operands::read_over(kinds, file, &Operands::default())?;
        read(text, files.add("opcodes.toml", text), &operands)
    }

    #[test]
    fn members_have_what_their_family_has() {
        let opcodes = read_text(
            "[CALL]\nnumber = 52\neffect = 'callable, args[oparg] -- result'\noperand = 'count'\ncache = 'counter, func_version[2]'\n
             [CALL_LEN]\nnumber = 140\nspecializes = 'CALL'\n",
        )
        .unwrap();
        let member = opcodes.get("CALL_LEN").unwrap();
        assert_eq!(member.caches(), 3);
        assert_eq!(member.effect.popped(4), 5);
        assert_eq!(member.operand.as_deref(), Some("count"));
    }

    #[test]
    fn independent_mistakes_are_all_found() {
        let findings = read_text(
            "[A]\nnumber = 1\neffect = 'x'\n[B]\nnumber = 1\neffect = '--'\noperand = 'locl'\n
             [C]\nnumber = 2\n[D]\nnumber = 3\nspecializes = 'E'\n",
        )
        .unwrap_err();
        let codes: Vec<_> = findings.iter().map(|one| one.code).collect();
        assert_eq!(
            codes,
            ["effect-syntax", "unknown-word", "no-effect", "undefined-opcode", "number-taken"]
        );
        assert_eq!(findings[1].hint.as_deref(), Some("did you mean `local`?"));
    }
}

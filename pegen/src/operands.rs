//! `operands.toml`: what the arguments of instructions mean, in numbers, parts and words.
//!
//! In comes a table a kind; out come [`Operands`], in the order of the file. A file over another adds kinds, and
//! leaves those that are there as they are: compiler and machine are built with them.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Checked, Diagnostic, FileId, Place, Span};
use crate::language::toml_error;

/// How many bits an argument has.
const BITS: u8 = 32;

/// The kinds of operand of a language, in the order of its files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Operands {
    pub kinds: Vec<OperandKind>,
}

/// What an argument can mean.
#[derive(Debug, Clone, PartialEq)]
pub struct OperandKind {
    pub name: String,
    pub doc: String,
    pub parts: Vec<Part>,
    /// The numbers that mean something.
    pub least: u32,
    pub most: u32,
    /// Whether the words are bits.
    pub bits: bool,
    /// In the order of their numbers; where there are some, other numbers mean nothing.
    pub words: Vec<Word>,
    pub place: Place,
}

/// Some bits of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub name: String,
    /// The lowest bit, and how many there are.
    pub shift: u8,
    pub width: u8,
    pub meaning: Meaning,
    /// Whether 0 stands for nothing, and other numbers are one more than nothing's.
    pub optional: bool,
}

/// What a part of an argument is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    Number,
    Index(Table),
    /// A word of this kind.
    Word(String),
}

/// A table of a code object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    Consts,
    Names,
    Locals,
}

/// What a number stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub name: String,
    pub number: u32,
    /// As `dis` shows it; empty where it does not.
    pub shown: String,
    /// Whether no instruction may have it.
    pub refused: bool,
}

/// A table of the file, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    doc: String,
    layout: Option<Spanned<String>>,
    #[serde(default)]
    least: u32,
    most: Option<u32>,
    #[serde(default)]
    bits: bool,
    #[serde(default)]
    words: BTreeMap<String, WordEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordEntry {
    number: u32,
    #[serde(default)]
    shown: String,
    #[serde(default)]
    refused: bool,
}

impl Operands {
    pub fn get(&self, name: &str) -> Option<&OperandKind> {
        self.kinds.iter().find(|kind| kind.name == name)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.kinds.iter().map(|kind| kind.name.as_str())
    }
}

/// Reads a file, over the kinds that are known already.
pub fn read_over(text: &str, file: FileId, base: &Operands) -> Checked<Operands> {
    let entries: BTreeMap<Spanned<String>, Entry> =
        toml::from_str(text).map_err(|error| vec![toml_error(&error, text, file)])?;
    let mut entries: Vec<_> = entries.into_iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    let mut merged = base.clone();
    let mut findings = Vec::new();
    for (name, entry) in entries {
        let place = file.at(Span::from(name.span()));
        if let Some(known) = base.get(name.get_ref()) {
            let headline = format!("there is an operand `{}` already", known.name);
            findings.push(
                Diagnostic::error("operand-taken", headline)
                    .label(place, "here once more")
                    .label(known.place, "defined here"),
            );
            continue;
        }
        let layout = entry.layout.as_ref().map_or(Ok(Vec::new()), |text| layout(text.get_ref()));
        let parts = layout.unwrap_or_else(|mistake| {
            let at = entry.layout.as_ref().map_or(place, |text| file.at(Span::from(text.span())));
            findings.push(
                Diagnostic::error("layout-syntax", mistake)
                    .label(at, "in this layout")
                    .hint("write `method[1], name: names`"),
            );
            Vec::new()
        });
        merged.kinds.push(entry.understood(name.into_inner(), parts, place));
    }
    findings.extend(unknown_words(&merged, file));
    if findings.is_empty() { Ok(merged) } else { Err(findings) }
}

impl Entry {
    fn understood(self, name: String, parts: Vec<Part>, place: Place) -> OperandKind {
        let Entry { doc, layout: _, least, most, bits, words } = self;
        let mut words: Vec<Word> = words
            .into_iter()
            .map(|(name, WordEntry { number, shown, refused })| Word {
                name,
                number,
                shown,
                refused,
            })
            .collect();
        words.sort_by_key(|word| word.number);
        let most = most.unwrap_or(u32::MAX);
        OperandKind { name, doc, parts, least, most, bits, words, place }
    }
}

/// Reads `method[1], name: names`: the lowest bits first.
fn layout(text: &str) -> Result<Vec<Part>, String> {
    let mut parts: Vec<Part> = Vec::new();
    let mut shift = 0;
    for text in text.split(',') {
        let (name, meaning) = match text.split_once(':') {
            Some((name, meaning)) => (name.trim(), Some(meaning.trim())),
            None => (text.trim(), None),
        };
        let left = BITS - shift;
        let (name, width) = match name.split_once('[') {
            Some((name, width)) => {
                let width = width.strip_suffix(']').and_then(|width| width.parse().ok());
                (name, width.filter(|width| (1..=left).contains(width)))
            }
            None => (name, Some(left).filter(|left| *left > 0)),
        };
        let width =
            width.ok_or_else(|| format!("`{}` has no width of 1 to {left}", text.trim()))?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        {
            return Err(format!("`{name}` is no name of a part"));
        }
        let optional = meaning.is_some_and(|meaning| meaning.ends_with('?'));
        let meaning = match meaning.map(|meaning| meaning.trim_end_matches('?')) {
            None => Meaning::Number,
            Some("consts") => Meaning::Index(Table::Consts),
            Some("names") => Meaning::Index(Table::Names),
            Some("locals") => Meaning::Index(Table::Locals),
            Some(kind) => Meaning::Word(kind.to_string()),
        };
        parts.push(Part { name: name.to_string(), shift, width, meaning, optional });
        shift += width;
    }
    Ok(parts)
}

/// Parts that stand for words of kinds that have none.
fn unknown_words(operands: &Operands, file: FileId) -> Vec<Diagnostic> {
    let with_words = || operands.kinds.iter().filter(|kind| !kind.words.is_empty());
    let own = operands.kinds.iter().filter(|kind| kind.place.file == file);
    let parts = own.flat_map(|kind| kind.parts.iter().map(move |part| (kind, part)));
    let unknown = parts.filter_map(|(kind, part)| match &part.meaning {
        Meaning::Word(name) if !with_words().any(|known| known.name == *name) => {
            let headline = format!("there is no table `{name}`, and no operand with words");
            let known = with_words().map(|kind| kind.name.as_str());
            let known = ["consts", "names", "locals"].into_iter().chain(known);
            let finding = Diagnostic::error("undefined-operand", headline);
            Some(finding.label(kind.place, "in the layout of this").suggest(name, known))
        }
        _ => None,
    });
    unknown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    fn read_text(text: &str, base: &Operands) -> Checked<Operands> {
        read_over(text, Files::new().add("operands.toml", text), base)
    }

    #[test]
    fn parts_follow_each_other_and_the_last_has_the_rest() {
        let text = "[attr]\ndoc = 'd'\nlayout = 'method[1], form[2]: form?, name: names'\n\
                    [form]\ndoc = 'f'\nwords.late = { number = 2 }\nwords.soon = { number = 1, shown = 's' }\n";
        let operands = read_text(text, &Operands::default()).unwrap();
        let parts = &operands.get("attr").unwrap().parts;
        let places: Vec<_> = parts.iter().map(|part| (part.shift, part.width)).collect();
        assert_eq!(places, [(0, 1), (1, 2), (3, 29)]);
        assert_eq!(parts[1].meaning, Meaning::Word("form".to_string()));
        assert_eq!(parts[2].meaning, Meaning::Index(Table::Names));
        assert!(parts[1].optional && !parts[2].optional);
        let words: Vec<_> =
            operands.get("form").unwrap().words.iter().map(|one| &one.name).collect();
        assert_eq!(words, ["soon", "late"]);
    }

    #[test]
    fn mistakes_are_found_at_their_places() {
        let codes = |text: &str, base: &Operands| -> Vec<&str> {
            read_text(text, base).unwrap_err().iter().map(|finding| finding.code).collect()
        };
        let base = read_text("[count]\ndoc = 'how many'\n", &Operands::default()).unwrap();
        assert_eq!(codes("[count]\ndoc = 'again'\n", &base), ["operand-taken"]);
        for layout in ["a, b", "a[0], b", "a[40]", "a[, b", "!"] {
            let text = format!("[x]\ndoc = ''\nlayout = '{layout}'\n");
            assert_eq!(codes(&text, &base), ["layout-syntax"], "{layout}");
        }
        let text = "[x]\ndoc = ''\nlayout = 'a: nmaes'\n";
        assert_eq!(codes(text, &base), ["undefined-operand"]);
        let findings = read_text(text, &base).unwrap_err();
        assert_eq!(findings[0].hint.as_deref(), Some("did you mean `names`?"));
        assert_eq!(codes("[x]\nlayout = 'a'\n", &base), ["toml"]);
    }
}

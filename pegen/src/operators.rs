//! `operators.toml`: how the operators of the ASDL are written, how tightly they bind, and what applies them.
//!
//! In comes a table for each sum of operators; out come [`Operators`], in the order of the file.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::asdl::Asdl;
use crate::diagnostic::{Checked, Diagnostic, FileId, Place, Span};
use crate::language::toml_error;
use crate::opcodes::Opcodes;

/// The sums of the ASDL whose constructors are operators.
pub const SUMS: [&str; 4] = ["boolop", "operator", "unaryop", "cmpop"];

/// The operators of a language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Operators {
    /// How tightly expressions can bind, from the least on.
    pub levels: Vec<String>,
    pub operators: Vec<Operator>,
}

/// One operator.
#[derive(Debug, Clone, PartialEq)]
pub struct Operator {
    /// The sum of the ASDL that it is of, and its name there.
    pub sum: &'static str,
    pub node: String,
    pub symbol: String,
    /// A place in [`Operators::levels`].
    pub level: u8,
    pub groups_right: bool,
    pub application: Option<Application>,
    /// What CPython calls its number.
    pub name: Option<String>,
    pub place: Place,
}

/// The instruction that applies an operator to the values on the stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    pub opcode: String,
    /// Which of the instruction's operators it is.
    pub number: u8,
    /// Of comparing two numbers, what makes it true: bits in the order of [`Outcome`].
    pub outcomes: u8,
}

/// What comparing two numbers can give, in the order of the bits that `COMPARE_OP` has for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Unordered,
    Less,
    Greater,
    Equal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Side {
    Left,
    Right,
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    levels: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    boolop: Table,
    #[serde(default)]
    operator: Table,
    #[serde(default)]
    unaryop: Table,
    #[serde(default)]
    cmpop: Table,
}

type Table = BTreeMap<Spanned<String>, Entry>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    symbol: String,
    binds: Spanned<String>,
    groups: Option<Side>,
    instruction: Option<String>,
    #[serde(default)]
    number: u8,
    #[serde(default)]
    outcomes: Vec<Outcome>,
    name: Option<String>,
}

/// Reads a file, over what is known already: an operator with a known name replaces it.
pub fn read_over(text: &str, file: FileId, base: &Operators) -> Checked<Operators> {
    let File { levels, boolop, operator, unaryop, cmpop } =
        toml::from_str(text).map_err(|error| vec![toml_error(&error, text, file)])?;
    let mut merged = base.clone();
    let is_overlay = !base.operators.is_empty();
    let mut findings = Vec::new();
    if is_overlay && let Some(levels) = &levels {
        let place = file.at(Span::from(levels.span()));
        findings
            .push(no_effect("levels", place).why("how tightly expressions bind is the grammar's"));
    }
    merged.levels = match levels {
        Some(levels) if !is_overlay => levels.into_inner(),
        _ => merged.levels,
    };
    for (sum, table) in SUMS.into_iter().zip([boolop, operator, unaryop, cmpop]) {
        let mut entries: Vec<_> = table.into_iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        for (node, entry) in entries {
            let place = file.at(Span::from(node.span()));
            if is_overlay {
                findings.extend(entry.wrong_in_overlay(sum, node.get_ref(), place, &merged));
            }
            match level(&entry.binds, &merged.levels, file) {
                Ok(level) => merged.add(entry.understood(sum, node.into_inner(), level, place)),
                Err(finding) => findings.push(finding),
            }
        }
    }
    if findings.is_empty() { Ok(merged) } else { Err(findings) }
}

fn level(binds: &Spanned<String>, levels: &[String], file: FileId) -> Result<u8, Diagnostic> {
    let place = levels.iter().position(|level| level == binds.get_ref());
    place.and_then(|place| u8::try_from(place).ok()).ok_or_else(|| {
        let headline = format!("nothing binds as `{}`", binds.get_ref());
        Diagnostic::error("unknown-level", headline)
            .label(file.at(Span::from(binds.span())), "here")
            .suggest(binds.get_ref(), levels.iter().map(String::as_str))
    })
}

/// What somebody has said in vain.
fn no_effect(key: &str, place: Place) -> Diagnostic {
    let headline = format!("`{key}` has no effect here");
    Diagnostic::error("operator-entry", headline).label(place, "here").hint("leave it out")
}

/// What two operands stand on both sides of.
fn is_between(sum: &str) -> bool {
    sum != "unaryop"
}

impl Entry {
    /// What is wrong with an entry that is laid over others.
    fn wrong_in_overlay(
        &self,
        sum: &str,
        node: &str,
        place: Place,
        known: &Operators,
    ) -> Vec<Diagnostic> {
        let symbol = &self.symbol;
        let mut findings = Vec::new();
        if symbol.trim() != symbol || symbol.is_empty() || symbol.contains(char::is_control) {
            let headline = format!("{symbol:?} cannot be written between operands");
            let finding = Diagnostic::error("operator-entry", headline).label(place, "its symbol");
            findings.push(finding.hint("write the operator as its token is written"));
        }
        let is_alike = |other: &&Operator| {
            other.symbol == *symbol
                && is_between(other.sum) == is_between(sum)
                && (other.sum, &*other.node) != (sum, node)
        };
        if let Some(other) = known.operators.iter().find(is_alike) {
            let headline = format!("`{}` is written `{symbol}` too", other.node);
            findings.push(
                Diagnostic::error("operator-entry", headline)
                    .label(place, "of two operators, one would be read for the other"),
            );
        }
        let given = [
            ("instruction", self.instruction.is_some()),
            ("number", self.number != 0),
            ("outcomes", !self.outcomes.is_empty()),
            ("name", self.name.is_some()),
        ];
        let why = "what an experiment's operator does is said in lower.py";
        let given = given.into_iter().filter(|(_, given)| *given);
        findings.extend(given.map(|(key, _)| no_effect(key, place).why(why)));
        findings
    }

    fn understood(self, sum: &'static str, node: String, level: u8, place: Place) -> Operator {
        let Entry { symbol, binds: _, groups, instruction, number, outcomes, name } = self;
        let outcomes = outcomes.iter().fold(0, |bits, outcome| bits | 1 << *outcome as u8);
        let application = instruction.map(|opcode| Application { opcode, number, outcomes });
        let groups_right = groups == Some(Side::Right);
        Operator { sum, node, symbol, level, groups_right, application, name, place }
    }
}

impl Operators {
    pub fn get(&self, sum: &str, node: &str) -> Option<&Operator> {
        self.operators.iter().find(|one| one.sum == sum && one.node == node)
    }

    /// Those that an instruction applies, in the order of its numbers.
    pub fn applied_by(&self, opcode: &str) -> Vec<&Operator> {
        let of = |one: &&Operator| one.application.as_ref().is_some_and(|by| by.opcode == opcode);
        let mut operators: Vec<&Operator> = self.operators.iter().filter(of).collect();
        operators.sort_by_key(|one| one.application.as_ref().map(|by| by.number));
        operators
    }

    fn add(&mut self, operator: Operator) {
        let is_it =
            |known: &&mut Operator| (known.sum, &known.node) == (operator.sum, &operator.node);
        match self.operators.iter_mut().find(is_it) {
            // Only how it is written and binds can be another.
            Some(known) => {
                let (application, name) = (known.application.clone(), known.name.clone());
                *known = Operator { application, name, ..operator };
            }
            None => self.operators.push(operator),
        }
    }
}

/// Entries of `file` that the ASDL has no operator for.
pub fn check(operators: &Operators, asdl: &Asdl, file: FileId) -> Vec<Diagnostic> {
    let is_there = |operator: &Operator| {
        asdl.kinds().any(|kind| kind.of.name == operator.sum && kind.name == operator.node)
    };
    let own = operators.operators.iter().filter(|operator| operator.place.file == file);
    let unknown = own.filter(|operator| !is_there(operator)).map(|operator| {
        let Operator { sum, node, place, .. } = operator;
        let known = asdl.kinds().filter(|kind| kind.of.name == *sum).map(|kind| kind.name);
        Diagnostic::error("undefined-operator", format!("`{sum}` has no `{node}`"))
            .label(*place, "this operator")
            .suggest(node, known)
    });
    unknown.collect()
}

/// What is to apply operators and cannot: opcodes that are not there, and two operators that are one number of an opcode.
pub fn applications(operators: &Operators, opcodes: &Opcodes) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut known: BTreeMap<(&str, u8), &Operator> = BTreeMap::new();
    for operator in &operators.operators {
        let Operator { node, application: Some(by), place, .. } = operator else { continue };
        if opcodes.get(&by.opcode).is_none() {
            let names = opcodes.opcodes.iter().map(|opcode| opcode.name.as_str());
            findings.push(
                Diagnostic::error(
                    "undefined-opcode",
                    format!("there is no opcode `{}`", by.opcode),
                )
                .label(*place, "it is to apply this operator")
                .suggest(&by.opcode, names),
            );
        }
        if let Some(first) = known.insert((&by.opcode, by.number), operator) {
            let headline = format!("`{node}` is number {} of `{}` too", by.number, by.opcode);
            findings.push(
                Diagnostic::error("number-taken", headline)
                    .label(*place, "this operator")
                    .label(first.place, "and this one"),
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    fn read_text(text: &str, base: &Operators) -> Checked<Operators> {
        read_over(text, Files::new().add("operators.toml", text), base)
    }

    #[test]
    fn a_file_over_another_adds_and_replaces() {
        let base = read_text(
            "levels = ['compare', 'term']\n[cmpop]\nLt = { symbol = '<', binds = 'compare', \
             instruction = 'COMPARE_OP', outcomes = ['less', 'equal'] }\n",
            &Operators::default(),
        )
        .unwrap();
        assert_eq!(base.operators[0].application.as_ref().unwrap().outcomes, 2 | 8);
        let over = "[cmpop]\nAlmostEq = { symbol = '~=', binds = 'compare' }\n\
                    [operator]\nPow = { symbol = '**', binds = 'term', groups = 'right' }\n";
        let merged = read_text(over, &base).unwrap();
        assert_eq!(merged.operators.len(), 3);
        assert_eq!(merged.get("cmpop", "AlmostEq").unwrap().symbol, "~=");
        let findings = read_text(&over.replace("'term'", "'tern'"), &base).unwrap_err();
        assert_eq!(findings[0].hint.as_deref(), Some("did you mean `term`?"));
    }

    #[test]
    fn an_operator_has_to_be_in_the_tree() {
        let mut files = Files::new();
        let text = "module M { cmpop = Eq  other = Thing }";
        let asdl = crate::asdl::read(text, files.add("Python.asdl", text)).unwrap();
        let text = "levels = ['all']\n[cmpop]\nEk = { symbol = '=', binds = 'all' }\n";
        let file = files.add("operators.toml", text);
        let operators = read_over(text, file, &Operators::default()).unwrap();
        let findings = check(&operators, &asdl, file);
        assert_eq!(findings[0].code, "undefined-operator");
        assert_eq!(findings[0].hint.as_deref(), Some("did you mean `Eq`?"));
    }
}

//! What patterns and results mean: opcodes by their names, operands by what they are.
//!
//! An operand is given as `lower.py` gives it: the last part of the layout first, the others behind it or by their names; a
//! part that is left out is 0. Locals are loaded and stored one by one where rewrites take place, so what `lab dis` shows as
//! a pair is two instructions here, and a borrowed load is a load.

use std::ops::Range;

use compiler::flowgraph::rewrites::{Shape, Term, one_by_one};
use compiler::language::Language;
use compiler::opcode::Opcode;
use compiler::operand::{Meaning, Operand, OperandInfo, Part, Table};
use pegen::diagnostic::{Diagnostic, FileId, Span};
use toml::Spanned;

use super::notation::{self, Mistake, Value, Written};
use crate::hooks::{operator, refusal_in_graphs};

/// What a variable stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Number,
    Word(Operand),
    Index(Table),
    /// A cell or free variable, which has no place among the locals yet.
    Cell,
}

#[derive(Debug, Clone)]
pub struct Variable {
    name: String,
    sort: Sort,
}

impl Variable {
    /// Whether what an instruction does to the stack may depend on it.
    pub fn counts(&self) -> bool {
        matches!(self.sort, Sort::Number | Sort::Word(_))
    }
}

/// What came of reading.
pub struct Meant {
    pub variables: Vec<Variable>,
    pub findings: Vec<Diagnostic>,
}

/// Reads a rewrite, the pattern first.
pub struct Reader<'a> {
    language: &'a Language,
    file: FileId,
    /// The whole file.
    text: &'a str,
    variables: Vec<Variable>,
    findings: Vec<Diagnostic>,
}

/// One side of a rewrite.
#[derive(Clone, Copy)]
struct Side<'s> {
    written: &'s Spanned<String>,
    is_pattern: bool,
}

impl<'a> Reader<'a> {
    pub fn new(language: &'a Language, file: FileId, text: &'a str) -> Reader<'a> {
        Reader { language, file, text, variables: Vec::new(), findings: Vec::new() }
    }

    pub fn pattern(&mut self, written: &Spanned<String>) -> Vec<Shape> {
        self.side(Side { written, is_pattern: true })
    }

    pub fn result(&mut self, written: &Spanned<String>) -> Vec<Shape> {
        self.side(Side { written, is_pattern: false })
    }

    pub fn finish(self) -> Meant {
        Meant { variables: self.variables, findings: self.findings }
    }

    fn side(&mut self, side: Side<'_>) -> Vec<Shape> {
        match notation::read(side.written.get_ref()) {
            Ok(written) => written.iter().flat_map(|one| self.instruction(side, one)).collect(),
            Err(Mistake { what, at }) => {
                let hint = "write `LOAD_FAST_BORROW a; LOAD_CONST b; BINARY_OP \"+\"`";
                let finding = self.finding("rewrite-syntax", what, side, &at).hint(hint);
                self.findings.push(finding);
                Vec::new()
            }
        }
    }

    fn finding(
        &self,
        code: &'static str,
        headline: String,
        side: Side<'_>,
        at: &Range<usize>,
    ) -> Diagnostic {
        let span = side.written.span();
        // A text with escapes in it stands in the file as something else.
        let raw = self.text.get(span.clone()).unwrap_or_default();
        let span = match raw.find(side.written.get_ref().as_str()) {
            Some(start) => {
                let start = span.start + start;
                Span::new(start + at.start, start + at.end.max(at.start + 1))
            }
            None => Span::from(span),
        };
        Diagnostic::error(code, headline).label(self.file.at(span), "here")
    }

    fn instruction(&mut self, side: Side<'_>, written: &Written) -> Vec<Shape> {
        let Some(opcode) = self.opcode(side, written) else { return Vec::new() };
        let made_of = one_by_one(opcode);
        let (single, given) = match made_of.len() {
            2 => (made_of, written.operands.len()),
            1 => (made_of, 1),
            _ => (&[opcode][..], 1),
        };
        if single.len() == 2 && given != 2 {
            let headline = format!("{} takes two locals", written.name);
            let finding = self.finding("rewrite-operand", headline, side, &written.at);
            self.findings.push(finding);
            return Vec::new();
        }
        let operands: Vec<&[notation::Operand]> = match single.len() {
            2 => written.operands.chunks(1).collect(),
            _ => vec![&written.operands],
        };
        let shapes = single.iter().zip(operands);
        shapes.map(|(opcode, operands)| self.shape(side, *opcode, operands, &written.at)).collect()
    }

    /// The opcode of this name, if it may stand here.
    fn opcode(&mut self, side: Side<'_>, written: &Written) -> Option<Opcode> {
        let (name, opcodes) = (&written.name, &self.language.opcodes);
        let Some(opcode) = opcodes.by_name(name) else {
            let mut known: Vec<&str> = compiler::opcode::names().collect();
            known.extend(opcodes.added().iter().map(|added| added.name.as_str()));
            let headline = format!("there is no opcode `{name}`");
            let finding = self.finding("rewrite-opcode", headline, side, &written.at);
            self.findings.push(finding.suggest(name, known));
            return None;
        };
        let why = match () {
            () if opcodes.has_jump(opcode) => Some("it jumps, and a rewrite is of one block"),
            () if !one_by_one(opcode).is_empty() => None,
            () => refusal_in_graphs(self.language, opcode),
        };
        if let Some(why) = why {
            let headline = format!("`{name}` is not for rewrites: {why}");
            let finding = self.finding("rewrite-opcode", headline, side, &written.at);
            self.findings.push(finding.hint("a pass in passes.py sees the whole flow graph"));
            return None;
        }
        Some(opcode)
    }

    fn shape(
        &mut self,
        side: Side<'_>,
        opcode: Opcode,
        given: &[notation::Operand],
        at: &Range<usize>,
    ) -> Shape {
        let language = self.language;
        let operand = language.opcodes.operand(opcode);
        let info = operand.and_then(|operand| language.opcodes.operands.info(operand));
        let mut parts: Vec<(Part, Term)> = match info {
            None => Vec::new(),
            Some(info) if info.parts.is_empty() => vec![(Part::WHOLE, Term::Number(0))],
            Some(info) => info.parts.iter().map(|part| (*part, Term::Number(0))).collect(),
        };
        let name = language.opcodes.name(opcode);
        if given.is_empty() != parts.is_empty() || given.len() > parts.len() {
            let headline = match (parts.len(), info) {
                (0, _) | (_, None) => format!("{name} has no argument"),
                (1, Some(info)) => format!("{name} takes one operand: {}", info.name),
                (_, Some(info)) => format!(
                    "{name} takes {}",
                    info.part_names.iter().rev().map(|part| &**part).collect::<Vec<_>>().join(", ")
                ),
            };
            let finding = self.finding("rewrite-operand", headline, side, at);
            self.findings.push(finding);
            return Shape { opcode, parts };
        }
        let Some(info) = info else { return Shape { opcode, parts } };
        for (number, operand) in given.iter().enumerate() {
            let place = match &operand.part {
                None => parts.len().checked_sub(number + 1),
                Some(part) => info.part_names.iter().position(|known| *known == *part),
            };
            let Some(place) = place else {
                let part = operand.part.as_deref().unwrap_or_default();
                let headline = format!("the argument of {name} has no part `{part}`");
                let finding = self.finding("rewrite-operand", headline, side, &operand.at);
                let known = info.part_names.iter().map(|name| &**name);
                self.findings.push(finding.suggest(part, known));
                continue;
            };
            if let Err(finding) = self.set(side, opcode, info, &mut parts, place, operand) {
                self.findings.push(*finding);
            }
        }
        Shape { opcode, parts }
    }

    /// Sets a part of an argument, or all of it where a word says so.
    fn set(
        &mut self,
        side: Side<'_>,
        opcode: Opcode,
        info: &OperandInfo,
        parts: &mut [(Part, Term)],
        place: usize,
        operand: &notation::Operand,
    ) -> Result<(), Box<Diagnostic>> {
        let part = parts[place].0;
        let sort = sort(info, part);
        let name = self.language.opcodes.name(opcode);
        let wrong = |reader: &Self, headline: String| {
            Box::new(reader.finding("rewrite-operand", headline, side, &operand.at))
        };
        let term = match &operand.value {
            Value::Any if side.is_pattern => Term::Any,
            Value::Any => {
                return Err(wrong(self, "`_` in a result is nothing".to_string()));
            }
            Value::Variable(variable) => self.variable(variable, sort, side, operand, &name)?,
            Value::Number(number) => {
                if matches!(sort, Sort::Index(_) | Sort::Cell) {
                    let what = format!("{} of {name} is no number", sort.shown());
                    let finding = wrong(self, what);
                    return Err(Box::new(finding.hint("give it a name: a variable")));
                }
                if u64::from(*number) >= part.limit() || *number > info.most {
                    return Err(wrong(self, format!("{number} has no room in {name}")));
                }
                Term::Number(*number)
            }
            Value::Word(word) => match self.word(opcode, info, part, word) {
                Some(Meaningful::Whole(argument)) => {
                    for (part, term) in parts.iter_mut() {
                        *term = Term::Number(part.of(argument));
                    }
                    return Ok(());
                }
                Some(Meaningful::Part(number)) => Term::Number(number),
                None => return Err(wrong(self, format!("`{word}` is no argument of {name}"))),
            },
        };
        parts[place].1 = term;
        Ok(())
    }

    fn variable(
        &mut self,
        variable: &str,
        sort: Sort,
        side: Side<'_>,
        operand: &notation::Operand,
        name: &str,
    ) -> Result<Term, Box<Diagnostic>> {
        let known = self.variables.iter().position(|known| known.name == variable);
        let Some(place) = known else {
            if !side.is_pattern {
                let headline = format!("the pattern has no `{variable}`");
                let finding = self.finding("rewrite-unbound", headline, side, &operand.at);
                let known = self.variables.iter().map(|known| known.name.as_str());
                return Err(Box::new(finding.suggest(variable, known)));
            }
            self.variables.push(Variable { name: variable.to_string(), sort });
            return Ok(Term::Variable(self.variables.len() - 1));
        };
        let bound = self.variables[place].sort;
        // The number of a word is a number too.
        let fits = bound == sort || (matches!(bound, Sort::Word(_)) && sort == Sort::Number);
        match fits {
            true => Ok(Term::Variable(place)),
            false => {
                let headline =
                    format!("`{variable}` is {}, and {name} wants {}", bound.shown(), sort.shown());
                Err(Box::new(self.finding("rewrite-operand", headline, side, &operand.at)))
            }
        }
    }

    /// The number that a word stands for.
    fn word(
        &self,
        opcode: Opcode,
        info: &OperandInfo,
        part: Part,
        word: &str,
    ) -> Option<Meaningful> {
        let of = |info: &OperandInfo| {
            let mut words = info.words.iter().filter(|known| !known.refused);
            words.find(|known| known.name.eq_ignore_ascii_case(word)).map(|known| known.number)
        };
        if let Meaning::Word(kind) = part.meaning {
            let kind = self.language.opcodes.operands.info(kind)?;
            return of(kind).map(Meaningful::Part);
        }
        of(info).or_else(|| operator(self.language, opcode, word)).map(Meaningful::Whole)
    }
}

/// What a word says: a part of the argument, or all of it.
enum Meaningful {
    Part(u32),
    Whole(u32),
}

impl Sort {
    fn shown(self) -> &'static str {
        match self {
            Sort::Number => "a number",
            Sort::Word(_) => "a word of its own",
            Sort::Index(Table::Consts) => "a constant",
            Sort::Index(Table::Names) => "a name",
            Sort::Index(Table::Locals) => "a local",
            Sort::Cell => "a cell",
        }
    }
}

fn sort(info: &OperandInfo, part: Part) -> Sort {
    match part.meaning {
        Meaning::Index(_) if info.operand == Operand::Deref => Sort::Cell,
        Meaning::Index(table) => Sort::Index(table),
        Meaning::Word(kind) => Sort::Word(kind),
        Meaning::Number if !info.words.is_empty() => Sort::Word(info.operand),
        Meaning::Number if matches!(info.operand, Operand::BinaryOp | Operand::CompareOp) => {
            Sort::Word(info.operand)
        }
        Meaning::Number => Sort::Number,
    }
}

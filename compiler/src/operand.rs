//! What the arguments of instructions mean: kinds, the parts that they hold, the words that numbers stand for.
//!
//! The base language's are generated from `grammar/operands.toml`: [`Operand`], its table, an enum for each kind with
//! words, and [`part`]. [`Operands`] are those of a language: an experiment's come behind.

use std::borrow::Cow;
use std::sync::Arc;

#[rustfmt::skip]
mod generated {
    pub mod operands;
}

use generated::operands::OPERANDS;
pub use generated::operands::{
    AwaitContext, CommonConstant, Conversion, FunctionAttribute, Intrinsic1, Intrinsic2, Operand,
    Resumed, SpecialMethod, Yielding, part,
};
pub use pegen::operands::Table;

/// What is known of a kind of operand.
#[derive(Debug, Clone, PartialEq)]
pub struct OperandInfo {
    pub operand: Operand,
    pub name: Cow<'static, str>,
    /// From the lowest bit on; none where the number is simply one.
    pub parts: Cow<'static, [Part]>,
    /// What they are called, in the same order.
    pub part_names: Cow<'static, [Cow<'static, str>]>,
    /// The numbers that mean something.
    pub least: u32,
    pub most: u32,
    /// Whether the words are bits, of which an instruction has one.
    pub bits: bool,
    /// In the order of their numbers; where there are some, other numbers mean nothing.
    pub words: Cow<'static, [Word]>,
}

/// Some bits of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    shift: u8,
    width: u8,
    pub meaning: Meaning,
    /// Whether 0 stands for nothing.
    pub optional: bool,
}

/// What a part of an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Number,
    Index(Table),
    /// A word of this kind.
    Word(Operand),
}

/// What a number stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub name: Cow<'static, str>,
    pub number: u32,
    /// As `dis` shows it; empty where it does not.
    pub shown: Cow<'static, str>,
    /// Whether no instruction may have it.
    pub refused: bool,
}

/// The kinds of operand of a language: the base's, and those that experiments add. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Operands {
    added: Arc<[OperandInfo]>,
}

impl Part {
    /// All of an argument that has no parts.
    pub const WHOLE: Part = Part::new(0, 32, Meaning::Number, false);

    pub(crate) const fn new(shift: u8, width: u8, meaning: Meaning, optional: bool) -> Part {
        Part { shift, width, meaning, optional }
    }

    /// The part's number in an argument.
    #[inline(always)]
    pub const fn of(self, argument: u32) -> u32 {
        argument >> self.shift & u32::MAX >> (32 - self.width)
    }

    #[inline(always)]
    pub const fn is_set(self, argument: u32) -> bool {
        self.of(argument) != 0
    }

    /// An argument in which this part is `number`, and the others are 0.
    #[inline(always)]
    pub const fn put(self, number: u32) -> u32 {
        number << self.shift
    }

    /// One more than any number that it has room for.
    pub const fn limit(self) -> u64 {
        1 << self.width
    }
}

impl Conversion {
    /// The letters behind `!` in a replacement field.
    const LETTERS: [(char, Conversion); 3] =
        [('s', Conversion::Str), ('r', Conversion::Repr), ('a', Conversion::Ascii)];

    /// Of a node's `conversion`: a letter, or a negative number for none.
    pub fn from_letter(conversion: i32) -> Option<Conversion> {
        let letter = u32::try_from(conversion).ok().and_then(char::from_u32)?;
        Conversion::LETTERS.into_iter().find(|(known, _)| *known == letter).map(|(_, one)| one)
    }

    pub fn letter(self) -> Option<char> {
        Conversion::LETTERS.into_iter().find(|(_, one)| *one == self).map(|(letter, _)| letter)
    }
}

impl Resumed {
    /// Whether a frame that goes on at the `RESUME` of this place was waiting for what it delegates to.
    pub fn delegates(place: u32) -> bool {
        matches!(Resumed::from_number(place), Some(Resumed::AfterYieldFrom | Resumed::AfterAwait))
    }
}

impl Word {
    pub(crate) const fn new(
        name: &'static str,
        number: u32,
        shown: &'static str,
        refused: bool,
    ) -> Word {
        Word { name: Cow::Borrowed(name), number, shown: Cow::Borrowed(shown), refused }
    }
}

impl Operands {
    pub fn base() -> Operands {
        Operands::default()
    }

    /// The base's and those of `model` that the base does not have.
    pub fn from_model(model: &pegen::operands::Operands) -> Operands {
        let is_new = |kind: &&pegen::operands::OperandKind| in_base(&kind.name).is_none();
        let new: Vec<&pegen::operands::OperandKind> = model.kinds.iter().filter(is_new).collect();
        let operand = |name: &str| {
            let added = || new.iter().position(|kind| kind.name == name).and_then(added);
            in_base(name).map(|info| info.operand).or_else(added)
        };
        let info = |kind: &&pegen::operands::OperandKind| {
            let pegen::operands::OperandKind { name, parts, least, most, bits, words, .. } = kind;
            Some(OperandInfo {
                operand: operand(name)?,
                name: name.clone().into(),
                parts: parts.iter().map(|part| of_model(part, operand)).collect(),
                part_names: parts.iter().map(|part| part.name.clone().into()).collect(),
                least: *least,
                most: *most,
                bits: *bits,
                words: words.iter().map(Word::from_model).collect(),
            })
        };
        Operands { added: new.iter().filter_map(info).collect() }
    }

    pub fn info(&self, operand: Operand) -> Option<&OperandInfo> {
        match operand {
            Operand::Added(place) => self.added.get(usize::from(place)),
            _ => OPERANDS.get(place_in_base(operand)),
        }
    }

    pub fn by_name(&self, name: &str) -> Option<Operand> {
        let added = || self.added.iter().find(|info| info.name == name);
        in_base(name).or_else(added).map(|info| info.operand)
    }

    /// How `dis` shows a number; empty where it does not.
    pub fn shown(&self, operand: Operand, number: u32) -> String {
        let Some(info) = self.info(operand) else { return String::new() };
        let is_meant = |word: &&Word| match info.bits {
            true => number & word.number != 0,
            false => number == word.number,
        };
        let shown: Vec<&str> =
            info.words.iter().filter(is_meant).map(|word| &*word.shown).collect();
        shown.join(", ")
    }

    /// The parts of an argument of a kind that an experiment adds, as `lower.py` gives them: the last of the layout first.
    /// `entry` is the text of what an index stands for. Empty for all other kinds.
    pub fn shown_parts(
        &self,
        operand: Operand,
        argument: u32,
        entry: &dyn Fn(Table, u32) -> Option<String>,
    ) -> String {
        let Operand::Added(_) = operand else { return String::new() };
        let Some(info) = self.info(operand) else { return String::new() };
        let shown = |part: &Part| {
            let number = part.of(argument);
            let known = match part.meaning {
                Meaning::Index(table) => entry(table, number),
                Meaning::Word(kind) => {
                    Some(self.shown(kind, number)).filter(|text| !text.is_empty())
                }
                Meaning::Number => None,
            };
            known.unwrap_or_else(|| number.to_string())
        };
        let parts: Vec<String> = info.parts.iter().rev().map(shown).collect();
        parts.join(", ")
    }

    /// Whether an argument means something: its words, and its parts that are words, are known. What
    /// it is an index of is for others to ask.
    pub fn is_known(&self, operand: Operand, argument: u32) -> bool {
        let Some(info) = self.info(operand) else { return false };
        let is_word = |number: u32, info: &OperandInfo| {
            info.words.is_empty()
                || info.words.iter().any(|word| word.number == number && !word.refused)
        };
        let part_is_known = |part: &Part| match part.meaning {
            Meaning::Word(kind) => {
                let number = part.of(argument);
                (part.optional && number == 0)
                    || self.info(kind).is_some_and(|info| is_word(number, info))
            }
            _ => true,
        };
        (info.least..=info.most).contains(&argument)
            && is_word(argument, info)
            && info.parts.iter().all(part_is_known)
    }
}

/// The base language's kind of this name.
fn in_base(name: &str) -> Option<&'static OperandInfo> {
    OPERANDS.iter().find(|info| info.name == name)
}

/// The numbers that an argument of the base language can have.
pub fn numbers(operand: Operand) -> std::ops::RangeInclusive<u32> {
    OPERANDS.get(place_in_base(operand)).map_or(0..=u32::MAX, |info| info.least..=info.most)
}

fn place_in_base(operand: Operand) -> usize {
    OPERANDS.iter().position(|info| info.operand == operand).unwrap_or(usize::MAX)
}

fn added(place: usize) -> Option<Operand> {
    u8::try_from(place).ok().map(Operand::Added)
}

fn of_model(part: &pegen::operands::Part, operand: impl Fn(&str) -> Option<Operand>) -> Part {
    let meaning = match &part.meaning {
        pegen::operands::Meaning::Number => Meaning::Number,
        pegen::operands::Meaning::Index(table) => Meaning::Index(*table),
        pegen::operands::Meaning::Word(kind) => {
            operand(kind).map_or(Meaning::Number, Meaning::Word)
        }
    };
    Part::new(part.shift, part.width, meaning, part.optional)
}

impl Word {
    fn from_model(word: &pegen::operands::Word) -> Word {
        let pegen::operands::Word { name, number, shown, refused } = word;
        Word {
            name: name.clone().into(),
            number: *number,
            shown: shown.clone().into(),
            refused: *refused,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_parts_and_words() {
        assert_eq!(part::super_attr::NAME.put(3) | part::super_attr::METHOD.put(1), 13);
        assert_eq!(part::local_pair::FIRST.of(0x25), 2);
        assert_eq!(part::compare_op::COMPARISON.of(u32::MAX), u32::MAX >> 5);
        let operands = Operands::base();
        assert_eq!(operands.shown(Operand::FunctionAttribute, 9), "defaults, closure");
        assert!(operands.is_known(Operand::FunctionAttribute, 8));
        assert!(!operands.is_known(Operand::FunctionAttribute, 9));
        assert_eq!(operands.shown(Operand::Intrinsic1, 0), "INTRINSIC_1_INVALID");
        assert!(!operands.is_known(Operand::Intrinsic1, 0));
        assert!(operands.is_known(Operand::Interpolation, 2));
        assert!(!operands.is_known(Operand::Interpolation, 4 << 2 | 2));
        assert!(
            operands.is_known(Operand::Resume, 7) && operands.is_known(Operand::Count, 1 << 31)
        );
        assert_eq!(numbers(Operand::SmallInt), 0..=255);
    }
}

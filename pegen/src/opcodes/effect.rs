//! Stack effects: `left, args[oparg - 1] -- result`.
//!
//! An item is one value, or as many as an expression over the instruction's argument says. Expressions
//! know numbers, `oparg`, `+`, `-`, `*`, `&` and `>>`, from left to right without precedence. A value may be an empty
//! slot where a `?` stands behind its name, and is one where it is called `null`.

use std::fmt;

/// What an instruction takes off the stack and puts on it, the top last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Effect {
    pub inputs: Vec<Item>,
    pub outputs: Vec<Item>,
}

/// A named value, or several under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub name: String,
    pub holds: Holds,
    /// How many, where that is not simply one.
    pub size: Option<Size>,
}

/// What can be in the slot of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Value,
    /// A value or nothing.
    Either,
    Nothing,
}

/// What an item is called that is always an empty slot.
const EMPTY: &str = "null";

/// A number of values: `first` and then one operation after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    pub first: Term,
    pub rest: Vec<(Operation, Term)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    Oparg,
    Number(i32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    Add,
    Subtract,
    Multiply,
    And,
    ShiftRight,
}

impl Effect {
    /// How many values it takes when the argument is `oparg`.
    pub fn popped(&self, oparg: u32) -> i32 {
        count(&self.inputs, oparg)
    }

    /// How many values it puts on the stack when the argument is `oparg`.
    pub fn pushed(&self, oparg: u32) -> i32 {
        count(&self.outputs, oparg)
    }

    /// What may be in the slot that is so far below the top of what it takes.
    pub fn taken(&self, oparg: u32, depth: u32) -> Holds {
        let mut depth = i64::from(depth);
        for item in self.inputs.iter().rev() {
            depth -= i64::from(item.size.as_ref().map_or(1, |size| size.value(oparg)));
            if depth < 0 {
                return item.holds;
            }
        }
        Holds::Value
    }

    /// How many items, from the bottom, stay where they are: both sides begin with them.
    pub fn kept(&self) -> usize {
        self.inputs.iter().zip(&self.outputs).take_while(|(one, other)| one == other).count()
    }
}

fn count(items: &[Item], oparg: u32) -> i32 {
    items
        .iter()
        .map(|item| item.size.as_ref().map_or(1, |size| size.value(oparg)))
        .fold(0, i32::saturating_add)
}

impl Size {
    pub fn value(&self, oparg: u32) -> i32 {
        let term = |term: Term| match term {
            Term::Oparg => i32::try_from(oparg).unwrap_or(i32::MAX),
            Term::Number(number) => number,
        };
        self.rest.iter().fold(term(self.first), |left, &(operation, right)| {
            let right = term(right);
            match operation {
                Operation::Add => left.saturating_add(right),
                Operation::Subtract => left.saturating_sub(right),
                Operation::Multiply => left.saturating_mul(right),
                Operation::And => left & right,
                Operation::ShiftRight => left >> right.clamp(0, 31),
            }
        })
    }
}

/// Reads the layout of an inline cache, `counter, version[2]`: its entries with their sizes in code units.
pub fn read_cache(text: &str) -> Result<Vec<(String, u8)>, String> {
    let entry = |item: Item| {
        let size = item.size.as_ref().map_or(1, |size| size.value(0));
        match u8::try_from(size) {
            Ok(size) => Ok((item.name, size)),
            Err(_) => Err(format!("`{size}` is no number of code units")),
        }
    };
    items(text)?.into_iter().map(entry).collect()
}

/// Reads an effect; the error says what is wrong with it.
pub fn read(text: &str) -> Result<Effect, String> {
    let (inputs, outputs) =
        text.split_once("--").ok_or("a stack effect has `--` between what it pops and pushes")?;
    Ok(Effect { inputs: items(inputs)?, outputs: items(outputs)? })
}

fn items(side: &str) -> Result<Vec<Item>, String> {
    if side.trim().is_empty() {
        return Ok(Vec::new());
    }
    side.split(',').map(|text| item(text.trim())).collect()
}

fn item(text: &str) -> Result<Item, String> {
    let (name, size) = match text.split_once('[') {
        None => (text, None),
        Some((name, rest)) => {
            let inside = rest.strip_suffix(']').ok_or(format!("`{text}` lacks its `]`"))?;
            (name, Some(size(inside)?))
        }
    };
    let (name, may_be_empty) = match name.strip_suffix('?') {
        Some(name) => (name, true),
        None => (name, false),
    };
    let holds = match name {
        EMPTY => Holds::Nothing,
        _ if may_be_empty => Holds::Either,
        _ => Holds::Value,
    };
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|one| one.is_ascii_alphanumeric() || one == '_');
    if !is_name {
        return Err(format!("`{name}` is no name of a value"));
    }
    Ok(Item { name: name.to_string(), holds, size })
}

fn size(text: &str) -> Result<Size, String> {
    let mut words = text.split_whitespace();
    let first = term(words.next())?;
    let mut rest = Vec::new();
    while let Some(word) = words.next() {
        let operation = match word {
            "+" => Operation::Add,
            "-" => Operation::Subtract,
            "*" => Operation::Multiply,
            "&" => Operation::And,
            ">>" => Operation::ShiftRight,
            _ => return Err(format!("`{word}` is none of + - * & >>")),
        };
        rest.push((operation, term(words.next())?));
    }
    Ok(Size { first, rest })
}

fn term(word: Option<&str>) -> Result<Term, String> {
    match word {
        Some("oparg") => Ok(Term::Oparg),
        Some(word) => {
            let number =
                word.parse().map_err(|_| format!("`{word}` is no number, and not `oparg`"))?;
            Ok(Term::Number(number))
        }
        None => Err("a size ends too early".to_string()),
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side =
            |items: &[Item]| items.iter().map(Item::to_string).collect::<Vec<_>>().join(", ");
        let text = format!("{} -- {}", side(&self.inputs), side(&self.outputs));
        f.write_str(text.trim())
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if self.holds == Holds::Either {
            f.write_str("?")?;
        }
        match &self.size {
            None => Ok(()),
            Some(size) => write!(f, "[{size}]"),
        }
    }
}

/// The expression, as Rust and as the file writes it.
impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        for (operation, term) in &self.rest {
            let sign = match operation {
                Operation::Add => "+",
                Operation::Subtract => "-",
                Operation::Multiply => "*",
                Operation::And => "&",
                Operation::ShiftRight => ">>",
            };
            write!(f, " {sign} {term}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Oparg => f.write_str("oparg"),
            Term::Number(number) => write!(f, "{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_depend_on_the_argument() {
        let effect = read("sequence -- before[oparg & 255], list, after[oparg >> 8]").unwrap();
        assert_eq!((effect.popped(0x203), effect.pushed(0x203)), (1, 6));
        assert_eq!(effect.to_string(), "sequence -- before[oparg & 255], list, after[oparg >> 8]");
        assert_eq!(read("--").unwrap(), Effect::default());
    }

    #[test]
    fn what_begins_both_sides_stays() {
        let effect = read("list, rest?[oparg - 1], value -- list, rest?[oparg - 1]").unwrap();
        assert_eq!((effect.kept(), effect.inputs[1].holds), (2, Holds::Either));
        assert_eq!(effect.inputs[1].to_string(), "rest?[oparg - 1]");
        assert_eq!(read("-- null").unwrap().outputs[0].holds, Holds::Nothing);
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(
            read("a, b").unwrap_err(),
            "a stack effect has `--` between what it pops and pushes"
        );
        assert_eq!(read("a[oparg -- b").unwrap_err(), "`a[oparg` lacks its `]`");
        assert_eq!(read("a[oparg / 2] --").unwrap_err(), "`/` is none of + - * & >>");
        assert_eq!(read("a[] --").unwrap_err(), "a size ends too early");
        assert_eq!(read("a,, b --").unwrap_err(), "`` is no name of a value");
    }
}

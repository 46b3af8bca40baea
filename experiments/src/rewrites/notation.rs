//! The notation of patterns and results: `LOAD_FAST_BORROW a; LOAD_ATTR x, method=1; BINARY_OP "+"`.
//!
//! In comes a text, out come the instructions as they are written, each with its place in the text. What their names and
//! operands mean is up to others.

use std::ops::Range;

/// An instruction as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub name: String,
    pub operands: Vec<Operand>,
    /// In the text.
    pub at: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// The part of the argument, where it is given by its name.
    pub part: Option<String>,
    pub value: Value,
    pub at: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Number(u32),
    /// What stands in quotes.
    Word(String),
    Variable(String),
    /// `_`: whatever is there.
    Any,
}

/// What cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub what: String,
    pub at: Range<usize>,
}

/// Reads instructions, with a semicolon or the end of a line between two of them.
pub fn read(text: &str) -> Result<Vec<Written>, Mistake> {
    let mut written = Vec::new();
    for at in pieces(text, 0..text.len(), |one| matches!(one, ';' | '\n'))? {
        if !text[at.clone()].is_empty() {
            written.push(instruction(text, at)?);
        }
    }
    Ok(written)
}

/// The pieces between characters that stand in no quotes, without the space around them.
fn pieces(
    text: &str,
    within: Range<usize>,
    ends: impl Fn(char) -> bool,
) -> Result<Vec<Range<usize>>, Mistake> {
    let (mut pieces, mut start, mut quote) = (Vec::new(), within.start, None);
    for (place, one) in text[within.clone()].char_indices() {
        let place = within.start + place;
        match quote {
            Some((known, _)) if known == one => quote = None,
            Some(_) => {}
            None if matches!(one, '"' | '\'') => quote = Some((one, place)),
            None if ends(one) => {
                pieces.push(trimmed(text, start..place));
                start = place + one.len_utf8();
            }
            None => {}
        }
    }
    if let Some((_, place)) = quote {
        return Err(Mistake { what: "a quote without its end".into(), at: place..within.end });
    }
    pieces.push(trimmed(text, start..within.end));
    Ok(pieces)
}

fn trimmed(text: &str, at: Range<usize>) -> Range<usize> {
    let piece = &text[at.clone()];
    let start = at.start + piece.len() - piece.trim_start().len();
    start..(start + piece.trim().len())
}

fn instruction(text: &str, at: Range<usize>) -> Result<Written, Mistake> {
    let piece = &text[at.clone()];
    let is_part = |one: char| one.is_ascii_uppercase() || one.is_ascii_digit() || one == '_';
    let length = piece.find(|one| !is_part(one)).unwrap_or(piece.len());
    let (name, rest) = piece.split_at(length);
    if !name.starts_with(|one: char| one.is_ascii_uppercase())
        || !(rest.is_empty() || rest.starts_with(char::is_whitespace))
    {
        let what = format!("`{piece}` does not begin with the name of an opcode");
        return Err(Mistake { what, at });
    }
    let given = trimmed(text, at.start + length..at.end);
    let operands = match given.is_empty() {
        true => Vec::new(),
        false => {
            let pieces = pieces(text, given, |one| one == ',')?;
            pieces.into_iter().map(|at| operand(text, at)).collect::<Result<_, _>>()?
        }
    };
    Ok(Written { name: name.to_string(), operands, at })
}

fn operand(text: &str, at: Range<usize>) -> Result<Operand, Mistake> {
    let piece = &text[at.clone()];
    let named = piece.split_once('=').filter(|(name, _)| is_variable(name.trim()));
    let (part, value) = match named {
        Some((name, value)) => (Some(name.trim().to_string()), value.trim()),
        None => (None, piece),
    };
    let quoted = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    let word = quoted('"').or_else(|| quoted('\'')).filter(|word| !word.is_empty());
    let value = match word {
        Some(word) => Value::Word(word.to_string()),
        None if value == "_" => Value::Any,
        None if is_variable(value) => Value::Variable(value.to_string()),
        None => match value.parse() {
            Ok(number) => Value::Number(number),
            Err(_) => {
                let what = format!(
                    "`{value}` is no operand: a variable, a number, a word in quotes, or `_`"
                );
                return Err(Mistake { what, at });
            }
        },
    };
    Ok(Operand { part, value, at })
}

fn is_variable(text: &str) -> bool {
    let is_part = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_';
    text.starts_with(|one: char| one.is_ascii_lowercase()) && text.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_have_operands_of_four_kinds() {
        let text = "LOAD_ATTR x, method=1\n BINARY_OP \";=\"; ADD _, 2 ;\n\nNOP";
        let read = read(text).unwrap();
        let names: Vec<&str> = read.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["LOAD_ATTR", "BINARY_OP", "ADD", "NOP"]);
        let values = |place: usize| -> Vec<(Option<&str>, &Value)> {
            let operands = read[place].operands.iter();
            operands.map(|one| (one.part.as_deref(), &one.value)).collect()
        };
        let attr = [(None, &Value::Variable("x".into())), (Some("method"), &Value::Number(1))];
        assert_eq!(values(0), attr);
        assert_eq!(values(1), [(None, &Value::Word(";=".into()))]);
        assert_eq!(values(2), [(None, &Value::Any), (None, &Value::Number(2))]);
        assert_eq!(&text[read[2].at.clone()], "ADD _, 2");
    }

    #[test]
    fn mistakes_have_places() {
        for (text, at) in [
            ("load_fast a", 0..11),
            ("NOP; LOAD+", 5..10),
            ("ADD a, B", 7..8),
            ("ADD a,", 6..6),
            ("ADD \"+", 4..6),
            ("ADD ''", 4..6),
            ("ADD 99999999999", 4..15),
            ("ADD -1", 4..6),
        ] {
            assert_eq!(read(text).unwrap_err().at, at, "{text}");
        }
    }
}

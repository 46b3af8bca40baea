//! `'...' % (...)`, where it can be done as an f-string: the pieces that it has as one.

use crate::ast::{Ast, Expr, Node, node};
use crate::text::PyText;

/// A part of a string that is put together from a `%` format.
pub enum Piece {
    Literal(PyText),
    /// `conversion` is the character after `!` that an f-string has for it.
    Value {
        value: Node,
        conversion: i32,
        spec: Option<String>,
    },
}

/// The pieces of `format % items`, where `items` is a tuple and the format simple enough to be done as an f-string.
pub fn pieces(ast: &Ast, format: &PyText, items: Node) -> Option<Vec<Piece>> {
    let Expr::Tuple(node::Tuple { elts, ctx: _ }) = ast.expr(items) else { return None };
    let items = ast.list(elts);
    if items.iter().any(|item| matches!(ast.expr(item), Expr::Starred(_))) {
        return None;
    }
    let points: Vec<u32> = format.code_points().collect();
    let mut rest = &points[..];
    let mut items = items.iter();
    let mut pieces = Vec::new();
    loop {
        let literal = take_literal(&mut rest);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(PyText::from_code_points(literal)?));
        }
        if rest.is_empty() {
            break;
        }
        rest = &rest[1..];
        let value = items.next()?;
        let (conversion, spec) = take_format(&mut rest)?;
        pieces.push(Piece::Value { value, conversion, spec });
    }
    items.next().is_none().then_some(pieces)
}

/// The text up to the next `%` that stands for a value, with `%%` as `%`.
fn take_literal(rest: &mut &[u32]) -> Vec<u32> {
    const PERCENT: u32 = '%' as u32;
    let mut literal = Vec::new();
    while let Some((&first, after)) = rest.split_first() {
        if first == PERCENT && after.first() != Some(&PERCENT) {
            break;
        }
        literal.push(first);
        *rest = if first == PERCENT { &after[1..] } else { after };
    }
    literal
}

/// What follows a `%`: the conversion, and the spec that `format()` would need. Only `%s`, `%r` and `%a`
/// with width and precision of up to two digits are known.
fn take_format(rest: &mut &[u32]) -> Option<(i32, Option<String>)> {
    let mut next = || {
        let (&first, after) = rest.split_first()?;
        *rest = after;
        char::from_u32(first)
    };
    let mut is_left = false;
    let mut character = next()?;
    while "-+ #0".contains(character) {
        is_left |= character == '-';
        character = next()?;
    }
    let width = digits(&mut next, &mut character)?;
    let mut precision = None;
    if character == '.' {
        character = next()?;
        precision = Some(digits(&mut next, &mut character)?);
    }
    let conversion = "sra".contains(character).then_some(character as i32)?;
    let mut spec = String::new();
    if !width.is_empty() {
        let width: u32 = width.parse().ok()?;
        if !is_left && width > 0 {
            spec.push('>');
        }
        spec.push_str(&width.to_string());
    }
    if let Some(precision) = precision {
        // A precision of no digits is one of zero.
        let precision: u32 = if precision.is_empty() { 0 } else { precision.parse().ok()? };
        spec.push_str(&format!(".{precision}"));
    }
    Some((conversion, (!spec.is_empty()).then_some(spec)))
}

/// Up to two digits, beginning with `character`, which becomes what follows them.
fn digits(next: &mut impl FnMut() -> Option<char>, character: &mut char) -> Option<String> {
    let mut digits = String::new();
    while character.is_ascii_digit() {
        digits.push(*character);
        *character = next()?;
        if digits.len() >= 3 {
            return None;
        }
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_formats_become_specs() {
        let parse = |text: &str| {
            let points: Vec<u32> = text.chars().map(u32::from).collect();
            take_format(&mut &points[..])
        };
        assert_eq!(parse("s"), Some(('s' as i32, None)));
        assert_eq!(parse("-5r"), Some(('r' as i32, Some("5".to_string()))));
        assert_eq!(parse("5.2a"), Some(('a' as i32, Some(">5.2".to_string()))));
        assert_eq!(parse("d"), None);
        assert_eq!(parse("1000s"), None);
    }
}

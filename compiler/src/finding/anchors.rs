//! Which characters of a failing expression stand for what it does: its binary operator, or the brackets of a
//! subscript or call. Tracebacks mark them.
//!
//! The expression is parsed, in the language of the program, and the places of its operands tell where to look. How far
//! a mark reaches is CPython's choice, also where it is odd: in `a+(b)` the parenthesis counts as part of the operator.
//! Tests: `tests/tests/tracebacks.rs`.

use std::rc::Rc;

use crate::ast::{Ast, Expr, Kind, Mod, Node, Stmt, node};
use crate::language::Language;
use crate::parser::{Options, parse};
use crate::source::Source;
use crate::tokenizer::decode;

/// A character: its line and its column, from 0.
pub type Place = (usize, usize);

/// From the first character to behind the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchors {
    pub start: Place,
    pub end: Place,
}

/// Those of an expression's text; `None` where it is no such expression.
pub fn anchors(text: &str, language: &Language) -> Option<Anchors> {
    let ast = parsed(&format!("(\n{text}\n)"), language)?;
    let Stmt::Expr(node::Expr { value: expression }) = ast.stmt(only_statement(&ast)?) else {
        return None;
    };
    let text = Text { lines: split_lines(text).map(|line| line.chars().collect()).collect() };
    match ast.expr(expression) {
        Expr::BinOp(node::BinOp { left, op, right }) => {
            text.operator(&ast, left, symbol(op, language), right)
        }
        Expr::Subscript(node::Subscript { value, .. }) => {
            text.brackets(&ast, expression, value, '[')
        }
        Expr::Call(node::Call { func, .. }) => text.brackets(&ast, expression, func, '('),
        _ => None,
    }
}

/// Whether marks under some columns of these lines say nothing, because the first statement returns or assigns the
/// call of a name that has them and all of the lines. Nor do they where there is no statement.
pub fn is_whole_value(lines: &[&str], columns: (usize, usize), language: &Language) -> bool {
    let Some(ast) = parsed(&lines.join("\n"), language) else { return false };
    let Mod::Module(node::Module { body, .. }) = ast.mod_(ast.root()) else { return false };
    let Some(statement) = ast.list(body).first() else { return true };
    let called = |value: Node| match ast.expr(value) {
        Expr::Call(node::Call { func, .. }) => Some(func),
        _ => None,
    };
    let value = match ast.stmt(statement) {
        Stmt::Return(node::Return { value: Some(value) }) => {
            called(value).filter(|func| ast.kind(*func) == Kind::Name).map(|_| value)
        }
        Stmt::Assign(node::Assign { targets, value, .. }) => {
            let targets = ast.list(targets);
            let is_name = targets.first().is_some_and(|target| ast.kind(target) == Kind::Name);
            called(value).filter(|_| targets.len() == 1 && is_name).map(|_| value)
        }
        _ => None,
    };
    value.is_some_and(|value| {
        let place = ast.location(value);
        (place.lineno, place.end_lineno as usize) == (1, lines.len())
            && (place.col_offset as usize, place.end_col_offset as usize) == columns
    })
}

/// The lines of a text as `str.splitlines()` gives them.
pub fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let is_end = |c: char| matches!(c, '\n'..='\r' | '\x1C'..='\x1E' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let Some(end) = rest.find(is_end) else { return Some(std::mem::take(&mut rest)) };
        let (line, behind) = rest.split_at(end);
        let width = match behind.starts_with("\r\n") {
            true => 2,
            false => behind.chars().next().map_or(0, char::len_utf8),
        };
        rest = &behind[width..];
        Some(line)
    })
}

fn parsed(text: &str, language: &Language) -> Option<Ast> {
    let text = decode::from_text(text).ok()?;
    let source = Rc::new(Source::of_string("<unknown>", text));
    parse(&source, language, Options::default()).ok()
}

fn only_statement(ast: &Ast) -> Option<Node> {
    let Mod::Module(node::Module { body, .. }) = ast.mod_(ast.root()) else { return None };
    let body = ast.list(body);
    body.first().filter(|_| body.len() == 1)
}

/// How an operator is written in the language; empty where it does not say.
fn symbol(operator: Kind, language: &Language) -> &str {
    language.operators.get(operator).map_or("", |known| &known.symbol)
}

/// An expression's text, which was parsed behind a line of its own.
struct Text {
    lines: Vec<Vec<char>>,
}

impl Text {
    /// The operator: the first character behind the left operand and its parentheses, with the next one where that
    /// touches it; or as much as the language's operator is long, if that is more.
    fn operator(&self, ast: &Ast, left: Node, symbol: &str, right: Node) -> Option<Anchors> {
        let end = self.valid(self.end_of(ast, left)?)?;
        let (line, column) = self.first(end, |c| !c.is_whitespace() && c != ')')?;
        let location = ast.location(right);
        let right = self.place(location.lineno, location.col_offset)?;
        let next = self.lines[line].get(column + 1);
        let touches = next.is_some_and(|c| !c.is_whitespace() && !matches!(c, '\\' | '#'));
        let width = 1 + usize::from(touches && (line, column + 1) < right);
        let width = match symbol.chars().count() {
            longer @ 3.. => longer,
            _ => width,
        };
        Some(Anchors { start: (line, column), end: (line, column + width) })
    }

    /// From the bracket behind `before` to the expression's end.
    fn brackets(&self, ast: &Ast, expression: Node, before: Node, open: char) -> Option<Anchors> {
        let start = self.first(self.valid(self.end_of(ast, before)?)?, |c| c == open)?;
        Some(Anchors { start, end: self.end_of(ast, expression)? })
    }

    fn end_of(&self, ast: &Ast, node: Node) -> Option<Place> {
        let location = ast.location(node);
        self.place(location.end_lineno, location.end_col_offset)
    }

    /// Of a line and a column in bytes of what was parsed.
    fn place(&self, lineno: u32, bytes: u32) -> Option<Place> {
        let line = (lineno as usize).checked_sub(2)?;
        let mut left = bytes as usize;
        let column = self.lines.get(line)?.iter().take_while(|c| {
            let is_before = left > 0;
            left = left.saturating_sub(c.len_utf8());
            is_before
        });
        Some((line, column.count()))
    }

    /// The place itself, or the first one behind it where there is a character.
    fn valid(&self, (line, column): Place) -> Option<Place> {
        if column < self.lines.get(line)?.len() {
            return Some((line, column));
        }
        let behind = self.lines.iter().skip(line + 1).position(|line| !line.is_empty())?;
        Some((line + 1 + behind, 0))
    }

    /// The first character from a place on that `is_it`; comments and joined lines are passed by.
    fn first(&self, mut place: Place, is_it: impl Fn(char) -> bool) -> Option<Place> {
        loop {
            let (line, column) = place;
            match self.lines[line][column] {
                '\\' | '#' => place = self.valid((line + 1, 0))?,
                c if is_it(c) => return Some(place),
                _ => place = self.valid((line, column + 1))?,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_python_ends_them() {
        let lines: Vec<&str> = split_lines("a\r\nb\x0c\n\u{2028}c\x1d").collect();
        assert_eq!(lines, ["a", "b", "", "", "c"]);
        assert_eq!(split_lines("").count(), 0);
    }
}

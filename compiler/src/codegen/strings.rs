//! Strings that are put together: f-strings, t-strings, `'...' % (...)`, and docstrings.

use crate::ast::{Expr, List, Node, node};
use crate::code::Constant;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::{Conversion, part};
use crate::percent_format::{self, Piece};
use crate::text::PyText;

use super::emit::AttributeLoad;
use super::{Codegen, Result, STACK_USE_GUIDELINE};

impl Codegen<'_> {
    pub fn joined_str(&mut self, location: SourceLocation, values: List<Node>) -> Result {
        let values = self.ast.list(values);
        self.join(location, values.len(), values.iter(), |codegen, value| codegen.visit(value))
    }

    /// The string of a `%` format, piece by piece.
    pub fn join_pieces(&mut self, location: SourceLocation, pieces: Vec<Piece>) -> Result {
        self.join(location, pieces.len(), pieces, |codegen, piece| match piece {
            Piece::Literal(text) => {
                codegen.load_const(SourceLocation::NONE, Constant::Str(text));
                Ok(())
            }
            Piece::Value { value, conversion, spec } => {
                codegen.visit(value)?;
                let location = codegen.loc(value);
                codegen.convert_value(location, conversion);
                match spec {
                    Some(spec) => {
                        codegen.load_const(SourceLocation::NONE, Constant::Str(spec.into()));
                        codegen.op(location, Opcode::FORMAT_WITH_SPEC);
                    }
                    None => codegen.op(location, Opcode::FORMAT_SIMPLE),
                }
                Ok(())
            }
        })
    }

    fn join<T>(
        &mut self,
        location: SourceLocation,
        count: usize,
        parts: impl IntoIterator<Item = T>,
        mut push: impl FnMut(&mut Self, T) -> Result,
    ) -> Result {
        if count > STACK_USE_GUIDELINE {
            self.load_const(location, Constant::Str("".into()));
            let join = self.table.names.intern("join");
            self.load_attr(location, AttributeLoad::Method, join);
            self.emit(location, Opcode::BUILD_LIST, 0);
            for part in parts {
                push(self, part)?;
                self.emit(location, Opcode::LIST_APPEND, 1);
            }
            self.emit(location, Opcode::CALL, 1);
            return Ok(());
        }
        for part in parts {
            push(self, part)?;
        }
        match count {
            0 => self.load_const(location, Constant::Str("".into())),
            1 => {}
            _ => self.emit(location, Opcode::BUILD_STRING, count as u32),
        }
        Ok(())
    }

    /// `!r` and the like; a negative number stands for none.
    fn convert_value(&mut self, location: SourceLocation, conversion: i32) {
        if let Some(conversion) = Conversion::from_letter(conversion) {
            self.emit(location, Opcode::CONVERT_VALUE, conversion.number());
        }
    }

    pub fn formatted_value(&mut self, expression: Node, formatted: node::FormattedValue) -> Result {
        let node::FormattedValue { value, conversion, format_spec } = formatted;
        let location = self.loc(expression);
        self.visit(value)?;
        self.convert_value(location, conversion);
        match format_spec {
            Some(format_spec) => {
                self.visit(format_spec)?;
                self.op(location, Opcode::FORMAT_WITH_SPEC);
            }
            None => self.op(location, Opcode::FORMAT_SIMPLE),
        }
        Ok(())
    }

    /// A t-string: a tuple of its strings, one more than there are interpolations, and a tuple of these.
    pub fn template_str(&mut self, location: SourceLocation, values: List<Node>) -> Result {
        let values = self.ast.list(values);
        let is_interpolation = |value: Node| matches!(self.ast.expr(value), Expr::Interpolation(_));
        let kinds: Vec<bool> = values.iter().map(is_interpolation).collect();
        let empty = || Constant::Str("".into());
        let mut strings = 0;
        let mut after_interpolation = true;
        for (value, &is_interpolation) in values.iter().zip(&kinds) {
            if !is_interpolation {
                self.visit(value)?;
                strings += 1;
            } else if after_interpolation {
                self.load_const(location, empty());
                strings += 1;
            }
            after_interpolation = is_interpolation;
        }
        if after_interpolation {
            self.load_const(location, empty());
            strings += 1;
        }
        self.emit(location, Opcode::BUILD_TUPLE, strings);
        let mut interpolations = 0;
        for (value, is_interpolation) in values.iter().zip(kinds) {
            if is_interpolation {
                self.visit(value)?;
                interpolations += 1;
            }
        }
        self.emit(location, Opcode::BUILD_TUPLE, interpolations);
        self.op(location, Opcode::BUILD_TEMPLATE);
        Ok(())
    }

    pub fn interpolation(
        &mut self,
        expression: Node,
        interpolation: node::Interpolation,
    ) -> Result {
        let node::Interpolation { value, str, conversion, format_spec } = interpolation;
        let location = self.loc(expression);
        self.visit(value)?;
        let text = self.ast.constant(str).clone();
        self.load_const(location, text);
        let mut oparg = part::interpolation::ALWAYS.put(1);
        if let Some(format_spec) = format_spec {
            oparg |= part::interpolation::FORMAT.put(1);
            self.visit(format_spec)?;
        }
        if let Some(conversion) = Conversion::from_letter(conversion) {
            oparg |= part::interpolation::CONVERSION.put(conversion.number());
        }
        self.emit(location, Opcode::BUILD_INTERPOLATION, oparg);
        Ok(())
    }

    /// The pieces of `format % (items)`, where the format is simple enough to be done as an f-string.
    pub fn percent_format(&self, format: Node, items: Node) -> Option<Vec<Piece>> {
        let Some(Constant::Str(format)) = self.constant_of(format) else { return None };
        percent_format::pieces(self.ast, &format, items)
    }
}

/// A docstring without the indentation of the code around it: what `inspect.cleandoc` does, apart from
/// blank lines at the ends.
pub fn clean_docstring(text: &PyText) -> PyText {
    let expanded = expand_tabs(text.as_bytes());
    let mut lines = expanded.split(|&byte| byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let indent = |line: &[u8]| line.iter().take_while(|&&byte| byte == b' ').count();
    let margin = lines
        .clone()
        .filter(|line| line.iter().any(|&byte| byte != b' '))
        .map(indent)
        .min()
        .unwrap_or(0);
    let mut cleaned = first[indent(first)..].to_vec();
    for line in lines {
        cleaned.push(b'\n');
        cleaned.extend_from_slice(&line[indent(line).min(margin)..]);
    }
    PyText::from_surrogatepass(&cleaned).unwrap_or_else(|| text.clone())
}

/// Tabs to spaces, up to columns that are multiples of eight.
fn expand_tabs(text: &[u8]) -> Vec<u8> {
    let mut expanded = Vec::with_capacity(text.len());
    let mut column = 0;
    for &byte in text {
        match byte {
            b'\t' => {
                let spaces = 8 - column % 8;
                expanded.resize(expanded.len() + spaces, b' ');
                column += spaces;
            }
            b'\n' | b'\r' => {
                expanded.push(byte);
                column = 0;
            }
            _ => {
                expanded.push(byte);
                // A character's continuation bytes take no column.
                column += usize::from(byte & 0xC0 != 0x80);
            }
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docstrings_lose_their_indentation() {
        let cases = [
            ("a\n    b\n      c\n    ", "a\nb\n  c\n"),
            ("  a", "a"),
            ("\n\tx\n\t\ty", "\nx\n        y"),
            ("a\n  \n    b", "a\n\nb"),
        ];
        for (text, expected) in cases {
            assert_eq!(clean_docstring(&text.into()), PyText::from(expected), "{text:?}");
        }
    }
}

//! The text form of a tree: what `ast.dump` gives and `python -m ast` prints.
//!
//! A node stands on one line when it shows at most three things, none of which shows anything itself.

use std::fmt::Write;

use super::schema::{FieldInfo, FieldType, KindInfo, Quantity};
use super::{Ast, ConstantId, Int, Kind, List, Node, Schema, Symbol, Word};
use crate::code::text_repr;
use crate::error::SyntaxError;
use crate::source::{Location, Span};
use crate::stack::StackLimit;

/// How a dump is to look; the default is that of `python -m ast`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Show where each node stands.
    pub attributes: bool,
    /// Spaces a level.
    pub indent: usize,
    /// Show empty lists.
    pub show_empty: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { attributes: false, indent: 3, show_empty: false }
    }
}

/// The tree below `root`, without a line end behind it; an error for one that is nested too deeply.
pub fn dump(
    ast: &Ast,
    schema: &Schema,
    root: Node,
    options: Options,
) -> Result<String, SyntaxError> {
    let stack = StackLimit::of_thread();
    let mut dumper = Dumper { ast, schema, options, text: String::new(), stack, outcome: Ok(()) };
    dumper.node(root, 1);
    dumper.outcome.map(|()| dumper.text)
}

struct Dumper<'a> {
    ast: &'a Ast,
    schema: &'a Schema,
    options: Options,
    text: String,
    stack: StackLimit,
    outcome: Result<(), SyntaxError>,
}

/// The attributes that a node has where its ASDL type has any.
const ATTRIBUTES: usize = 4;

impl Dumper<'_> {
    fn node(&mut self, node: Node, level: usize) {
        if let Err(error) = self.stack.check() {
            self.outcome = Err(error);
            return;
        }
        let kind = self.ast.kind(node);
        let info = self.schema.info(kind);
        let fields = self.schema.fields(self.ast, node);
        let shown: Vec<_> = fields.filter(|shown| self.is_shown(shown)).collect();
        let attributes = if self.has_attributes(info) { ATTRIBUTES } else { 0 };
        let one_line =
            shown.len() + attributes <= 3 && shown.iter().all(|shown| self.is_simple(shown));

        self.push(&info.name);
        self.push("(");
        let mut first = true;
        for (field, word) in shown {
            self.separate(&mut first, one_line, level);
            self.push(&field.name);
            self.push("=");
            self.field(field, word, level + 1);
        }
        if attributes > 0 {
            self.attributes(self.location(node), level);
        }
        self.push(")");
    }

    /// Where a node stands; nowhere, if it was made up.
    fn location(&self, node: Node) -> Option<Location> {
        let span = self.ast.span(node);
        let location = (span != Span::NOWHERE).then(|| self.ast.location(node))?;
        if self.ast.kind(node) != Kind::Pass {
            return Some(location);
        }
        // One that replaces a docstring has its own length, even where the line is shorter.
        let (end_lineno, end_col_offset) = (location.lineno, location.col_offset + 4);
        Some(Location { end_lineno, end_col_offset, ..location })
    }

    fn attributes(&mut self, location: Option<Location>, level: usize) {
        let value = |part: fn(Location) -> u32| location.map_or(-1, |of| i64::from(part(of)));
        for (name, value) in [
            ("lineno", value(|of| of.lineno)),
            ("col_offset", value(|of| of.col_offset)),
            ("end_lineno", value(|of| of.end_lineno)),
            ("end_col_offset", value(|of| of.end_col_offset)),
        ] {
            // What is shown in front of them, and that there are four, puts each on its own line.
            let mut first = self.text.ends_with('(');
            self.separate(&mut first, false, level);
            self.format(format_args!("{name}={value}"));
        }
    }

    /// What stands in front of the next part of a node or list.
    fn separate(&mut self, first: &mut bool, one_line: bool, level: usize) {
        let first = std::mem::take(first);
        if one_line {
            self.push(if first { "" } else { ", " });
        } else {
            self.push(if first { "\n" } else { ",\n" });
            self.indent(level);
        }
    }

    fn field(&mut self, field: &FieldInfo, word: u32, level: usize) {
        match field.quantity {
            Quantity::One | Quantity::Optional => {
                self.value(&field.ty, field.quantity, word, level)
            }
            Quantity::Many | Quantity::ManyOptional => {
                let items: Vec<u32> = self.ast.list(List::<u32>::from_word(word)).iter().collect();
                if items.is_empty() {
                    self.push("[]");
                    return;
                }
                self.push("[");
                let mut first = true;
                for item in items {
                    self.separate(&mut first, false, level);
                    if item == 0 && field.quantity == Quantity::ManyOptional {
                        self.push("None");
                    } else {
                        self.value(&field.ty, Quantity::One, item, level + 1);
                    }
                }
                self.push("]");
            }
        }
    }

    fn value(&mut self, ty: &FieldType, quantity: Quantity, word: u32, level: usize) {
        match ty {
            FieldType::Node(_) => match Option::<Node>::from_word(word) {
                Some(node) => self.node(node, level),
                None => self.push("None"),
            },
            FieldType::Int => match quantity {
                Quantity::Optional => {
                    let value = Option::<Int>::from_word(word).unwrap_or_default();
                    self.format(format_args!("{value}"));
                }
                _ => self.format(format_args!("{}", Int::from_word(word))),
            },
            _ if word == 0 => self.push("None"),
            FieldType::Simple(_) => {
                let name = self.schema.info(Kind::from_word(word)).name.clone();
                self.format(format_args!("{name}()"));
            }
            FieldType::Identifier | FieldType::String => {
                let text = self.ast.text(Symbol::from_word(word));
                let repr = text_repr(&text.into());
                self.push(&repr);
            }
            FieldType::Constant => {
                let value = self.ast.constant(ConstantId::from_word(word)).to_string();
                self.push(&value);
            }
        }
    }

    /// Whether a field is shown: empty lists are not, unless they are asked for, and missing values never.
    fn is_shown(&self, (field, word): &(&FieldInfo, u32)) -> bool {
        match field.quantity {
            Quantity::One => true,
            Quantity::Optional => *word != 0,
            Quantity::Many | Quantity::ManyOptional => *word != 0 || self.options.show_empty,
        }
    }

    /// Whether the value of a shown field shows nothing but itself.
    fn is_simple(&self, (field, word): &(&FieldInfo, u32)) -> bool {
        match field.quantity {
            Quantity::Many | Quantity::ManyOptional => *word == 0,
            Quantity::One | Quantity::Optional => {
                match (&field.ty, Option::<Node>::from_word(*word)) {
                    (FieldType::Node(_), Some(node)) => self.shows_nothing(node),
                    _ => true,
                }
            }
        }
    }

    fn shows_nothing(&self, node: Node) -> bool {
        let info = self.schema.info(self.ast.kind(node));
        let mut shown = self.schema.fields(self.ast, node);
        !self.has_attributes(info) && !shown.any(|shown| self.is_shown(&shown))
    }

    fn has_attributes(&self, info: &KindInfo) -> bool {
        self.options.attributes && info.has_span
    }

    fn indent(&mut self, level: usize) {
        for _ in 0..level * self.options.indent {
            self.text.push(' ');
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn format(&mut self, arguments: std::fmt::Arguments<'_>) {
        let written = self.text.write_fmt(arguments);
        debug_assert!(written.is_ok(), "writing to a String cannot fail");
    }
}

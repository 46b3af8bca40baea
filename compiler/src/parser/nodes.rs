//! Nodes that the base language does not have, or not with the same fields: made and read by the language's layouts.

use super::machine::Any;
use super::run::Parser;
use crate::ast::{Kind, List, Node, Word};
use crate::error::SyntaxError;
use crate::source::Span;

impl Parser<'_> {
    /// A node of any kind of the language; `fields` are its words in the order of the language's ASDL.
    pub(super) fn node(&mut self, kind: Kind, fields: &[u32], span: Span) -> Node {
        self.layouts.make(&mut self.ast, kind, fields, span)
    }

    /// A field of a node that has to be of this kind; where it is of another, the parse ends. `T` can be nothing.
    pub(super) fn field_of<T: Word>(&mut self, node: Node, kind: Kind, field: usize) -> T {
        let found = self.layouts.kind(self.ast.kind(node));
        if found != kind {
            let message = "an action of the grammar reads a field that this node does not have";
            let span = self.ast.span(node);
            self.fail(SyntaxError::new(message, span));
            return T::from_word(0);
        }
        let place = self.layouts.place(kind, field);
        T::from_word(self.ast.words(node).get(place).copied().unwrap_or(0))
    }

    /// The same field of each node of a list; none where the parse has ended.
    pub(super) fn fields_of<T: Word>(
        &mut self,
        nodes: List<Node>,
        kind: Kind,
        field: usize,
    ) -> Option<List<T>> {
        let fields = self.each(nodes, |parser, node| parser.field_of::<Any>(node, kind, field));
        (!self.has_failed()).then(|| List::from_word(fields.to_word()))
    }
}

/// A value as one of another type that is the same word.
pub(super) fn recast<T: Word, U: Word>(value: T) -> U {
    U::from_word(value.to_word())
}

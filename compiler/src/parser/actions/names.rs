//! Names, the contexts they stand in, and imports.

use crate::ast::{Expr, Int, Kind, List, Node, Symbol, Word, node};
use crate::error::{ErrorKind, SyntaxError};
use crate::parser::run::{Parser, TokenAt};
use crate::source::Span;
use crate::tokenizer::normalize;

/// Each beginning of a dotted name is a name too: without a limit, they would take the square of its length.
const LONGEST_DOTTED_NAME: usize = 16 << 10;

impl Parser<'_> {
    /// A Name node, to be loaded: one for each token, however often rules come by.
    pub(crate) fn name(&mut self, name: TokenAt) -> Node {
        match Option::<Node>::from_word(self.nodes[name.place()]) {
            Some(node) => node,
            None => {
                let id = self.intern_name(name);
                let span = self.token_span(name);
                let node = self.ast.new_name(id, Kind::Load, span);
                self.nodes[name.place()] = node.to_word();
                node
            }
        }
    }

    /// The name itself, in NFKC.
    pub(crate) fn identifier(&mut self, name: TokenAt) -> Symbol {
        match Option::<Node>::from_word(self.nodes[name.place()]) {
            Some(node) => self.field(node, 0),
            None => self.intern_name(name),
        }
    }

    fn intern_name(&mut self, name: TokenAt) -> Symbol {
        let text = self.token_text(name);
        self.ast.intern(&normalize(text))
    }

    /// The same expression as it is when stored to, deleted or loaded.
    pub(crate) fn set_context(&mut self, target: Node, context: Kind) -> Node {
        let span = self.ast.span(target);
        match self.ast.expr(target) {
            Expr::Name(node::Name { id, .. }) => self.ast.new_name(id, context, span),
            Expr::Attribute(node::Attribute { value, attr, .. }) => {
                self.ast.new_attribute(value, attr, context, span)
            }
            Expr::Subscript(node::Subscript { value, slice, .. }) => {
                self.ast.new_subscript(value, slice, context, span)
            }
            Expr::Starred(node::Starred { value, .. }) => {
                let value = self.set_context(value, context);
                self.ast.new_starred(value, context, span)
            }
            Expr::Tuple(node::Tuple { elts, .. }) => {
                let elts = self.each(elts, |parser, item| parser.set_context(item, context));
                self.ast.new_tuple(elts, context, span)
            }
            Expr::List(node::List { elts, .. }) => {
                let elts = self.each(elts, |parser, item| parser.set_context(item, context));
                self.ast.new_list(elts, context, span)
            }
            _ => target,
        }
    }

    /// A dotted name as one Name.
    pub(crate) fn join_names(&mut self, before: Node, name: TokenAt, span: Span) -> Node {
        let first: Symbol = self.field(before, 0);
        let joined = format!("{}.{}", self.ast.text(first), normalize(self.token_text(name)));
        if joined.len() > LONGEST_DOTTED_NAME {
            let message = "Parser stack overflowed - Python source too complex to parse";
            self.fail(SyntaxError::without_place(ErrorKind::MemoryError, message));
            return before;
        }
        let id = self.ast.intern(&joined);
        self.ast.new_name(id, Kind::Load, span)
    }

    /// An ImportFrom; one from `__future__` takes effect on the rest of the file.
    pub(crate) fn import_from(
        &mut self,
        module: Symbol,
        names: List<Node>,
        level: Int,
        span: Span,
    ) -> Node {
        if self.ast.text(module) == "__future__" {
            self.see_future(names);
        }
        self.ast.new_import_from(Some(module), names, Some(level), span)
    }

    fn see_future(&mut self, names: List<Node>) {
        let imports = |alias| self.ast.text(self.ast.alias(alias).name) == "barry_as_FLUFL";
        self.flufl |= self.ast.list(names).iter().any(imports);
    }

    /// What a `from … import` of 3.15 names. One of `__future__` is not lazy, and takes effect on the rest of the file;
    /// `from . lazy import` has the word in the wrong place.
    pub(crate) fn checked_module(
        &mut self,
        dots: List<TokenAt>,
        module: Node,
        names: List<Node>,
        lazy: Option<TokenAt>,
    ) -> Symbol {
        let name = match self.ast.expr(module) {
            Expr::Name(node::Name { id, .. }) => id,
            _ => self.ast.intern(""),
        };
        match (self.ast.text(name), self.ast.list(dots).last(), lazy) {
            ("__future__", None, Some(lazy)) => {
                let span = self.token_span(lazy);
                self.fail(SyntaxError::new("lazy from __future__ import is not allowed", span));
            }
            ("__future__", None, None) => self.see_future(names),
            ("lazy", Some(last), None)
                if self.token_span(last).end < self.ast.span(module).start =>
            {
                self.warn_of_lazy_module(dots, last, self.ast.span(module));
            }
            _ => {}
        }
        name
    }

    fn warn_of_lazy_module(&mut self, dots: List<TokenAt>, last: TokenAt, module: Span) {
        let dots = ".".repeat(usize::try_from(self.count_dots(dots)).unwrap_or(0));
        let message = format!(
            "'from {dots} lazy import' is the same as 'from {dots}lazy import'; did you mean 'lazy from {dots} import'?"
        );
        let (lineno, _) = self.source.line_and_column(module.start);
        let error = SyntaxError::new(message.clone(), module);
        self.warn(TokenAt::new(last.place() + 1), message, || error, lineno);
    }

    /// How many dots `.` and `...` tokens have together.
    pub(crate) fn count_dots(&mut self, dots: List<TokenAt>) -> Int {
        self.ast.list(dots).iter().map(|token| self.token_text(token).len() as Int).sum()
    }

    /// The name that `import *` imports.
    pub(crate) fn star_name(&mut self) -> Symbol {
        self.ast.intern("*")
    }

    /// Whether the sign is the one in force: `!=`, or `<>` after its future import.
    pub(crate) fn is_not_equal(&mut self, sign: TokenAt) -> bool {
        let is_plain = self.token_text(sign) == "!=";
        if self.flufl && is_plain {
            self.fail_at_last("with Barry as BDFL, use '<>' instead of '!='");
        }
        is_plain != self.flufl
    }
}

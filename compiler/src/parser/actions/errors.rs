//! What the `invalid_` rules say: errors at places, and what things are called in them.

use crate::ast::{Expr, Int, Kind, List, Node, Symbol, Word, node};
use crate::code::Constant;
use crate::error::{ErrorKind, SyntaxError};
use crate::parser::places::Spot;
use crate::parser::run::{Parser, Record, TokenAt, word};
use crate::token::TokenKind;

/// The fields of the record `place`, by place.
mod part {
    pub const LINENO: usize = 0;
    pub const COL_OFFSET: usize = 1;
    pub const END_LINENO: usize = 2;
    pub const END_COL_OFFSET: usize = 3;
}

/// What a statement does with its targets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Targets {
    Assigned,
    AssignedInFor,
    Deleted,
}

impl Parser<'_> {
    /// Where a token stands.
    pub(crate) fn place_of_token(&mut self, token: TokenAt) -> Record {
        let spot = self.place_of(token.place());
        self.place(spot)
    }

    /// Where a node stands.
    pub(crate) fn place_of_node<T: Word>(&mut self, node: T) -> Record {
        let spot = self.spot(self.ast.span(Node::from_word(node.to_word())));
        self.place(spot)
    }

    fn place(&mut self, spot: Spot) -> Record {
        let Spot { lineno, col_offset, end_lineno, end_col_offset } = spot;
        self.record(&[lineno, col_offset, end_lineno, end_col_offset].map(word::<Int>))
    }

    fn spot_of(&self, place: Record) -> Spot {
        Spot {
            lineno: self.part(place, part::LINENO),
            col_offset: self.part(place, part::COL_OFFSET),
            end_lineno: self.part(place, part::END_LINENO),
            end_col_offset: self.part(place, part::END_COL_OFFSET),
        }
    }

    /// A token as it is written.
    pub(crate) fn text_of_token(&mut self, token: TokenAt) -> Symbol {
        let text = self.token_text(token);
        self.ast.intern(text)
    }

    /// A number in digits.
    pub(crate) fn text_of_int(&mut self, number: Int) -> Symbol {
        self.ast.intern(&number.to_string())
    }

    /// A message with its arguments in it.
    fn message(&self, message: Symbol, arguments: List<Symbol>) -> String {
        let mut arguments = self.ast.list(arguments).iter();
        let mut text = String::new();
        let mut rest = self.ast.text(message);
        while let Some((before, after)) = rest.split_once('%') {
            text.push_str(before);
            match after.chars().next() {
                Some('s' | 'U' | 'd') => {
                    text.push_str(arguments.next().map_or("", |argument| self.ast.text(argument)));
                    rest = &after[1..];
                }
                Some('%') => {
                    text.push('%');
                    rest = &after[1..];
                }
                _ => {
                    text.push('%');
                    rest = after;
                }
            }
        }
        text + rest
    }

    /// A SyntaxError at the last token that was looked at.
    pub(crate) fn raise(&mut self, message: Symbol, arguments: List<Symbol>) {
        let message = self.message(message, arguments);
        self.fail(self.error_at_last(ErrorKind::SyntaxError, message));
    }

    /// An IndentationError at the last token that was looked at.
    pub(crate) fn raise_indentation(&mut self, message: Symbol, arguments: List<Symbol>) {
        let message = self.message(message, arguments);
        self.fail(self.error_at_last(ErrorKind::IndentationError, message));
    }

    /// A SyntaxError at the token behind the match.
    pub(crate) fn raise_ahead(&mut self, message: Symbol, arguments: List<Symbol>) {
        self.kind();
        let message = self.message(message, arguments);
        let error = self.error_at_token(self.mark, ErrorKind::SyntaxError, message);
        self.fail(error);
    }

    /// A SyntaxError at a place.
    pub(crate) fn raise_at(&mut self, at: Record, message: Symbol, arguments: List<Symbol>) {
        self.raise_between(at, at, message, arguments);
    }

    /// A SyntaxError from the start of one place to the end of another.
    pub(crate) fn raise_between(
        &mut self,
        first: Record,
        last: Record,
        message: Symbol,
        arguments: List<Symbol>,
    ) {
        let message = self.message(message, arguments);
        self.fail(self.error_between(self.spot_of(first), self.spot_of(last), message));
    }

    /// A SyntaxError from the start of a place to where the tokenizer is.
    pub(crate) fn raise_from(&mut self, at: Record, message: Symbol, arguments: List<Symbol>) {
        let message = self.message(message, arguments);
        let Spot { lineno, col_offset, .. } = self.spot_of(at);
        let end = self.reached(self.seen.saturating_sub(1));
        let error = self.error(ErrorKind::SyntaxError, message, (lineno, col_offset + 1), end);
        self.fail(error);
    }

    /// A SyntaxError at lines and columns.
    pub(crate) fn raise_columns(
        &mut self,
        lineno: Int,
        col_offset: Int,
        end_lineno: Int,
        end_col_offset: Int,
        message: Symbol,
        arguments: List<Symbol>,
    ) {
        let message = self.message(message, arguments);
        let (start, end) = ((lineno, col_offset), (end_lineno, end_col_offset));
        self.fail(self.error_at_columns(ErrorKind::SyntaxError, message, start, end));
    }

    /// A token that had to be there is not.
    #[cold]
    pub(crate) fn expected(&mut self, what: &str) {
        if self.has_failed() {
            return;
        }
        let message = format!("expected {what}");
        let error = match what.starts_with('(') {
            true => self.error_at_last(ErrorKind::SyntaxError, message),
            false => {
                self.kind();
                let place = self.place_of(self.mark);
                self.error_between(place, place, message)
            }
        };
        self.fail(error);
    }

    /// A SyntaxError at a node.
    fn raise_at_node(&mut self, node: Node, message: String) {
        let spot = self.spot(self.ast.span(node));
        self.fail(self.error_between(spot, spot, message));
    }

    /// A SyntaxError at the part of a target that nothing can be assigned to, if it has one.
    pub(crate) fn raise_assigning(&mut self, target: Node) {
        self.raise_target(target, Targets::Assigned);
    }

    /// The same for what stands behind `for`, where `a in b` may have been read as a comparison.
    pub(crate) fn raise_assigning_in_for(&mut self, target: Node) {
        self.raise_target(target, Targets::AssignedInFor);
    }

    /// A SyntaxError at the part of a target that cannot be deleted, if it has one.
    pub(crate) fn raise_deleting(&mut self, target: Node) {
        self.raise_target(target, Targets::Deleted);
    }

    fn raise_target(&mut self, target: Node, targets: Targets) {
        let Some(culprit) = self.invalid_target(target, targets) else { return };
        let does = if targets == Targets::Deleted { "delete" } else { "assign to" };
        let message = format!("cannot {does} {}", self.name_of(culprit));
        self.raise_at_node(culprit, message);
    }

    /// The first part of an expression that is no target.
    fn invalid_target(&self, target: Node, targets: Targets) -> Option<Node> {
        match self.ast.expr(target) {
            Expr::List(node::List { elts, .. }) | Expr::Tuple(node::Tuple { elts, .. }) => {
                self.ast.list(elts).iter().find_map(|item| self.invalid_target(item, targets))
            }
            Expr::Starred(node::Starred { value, .. }) if targets != Targets::Deleted => {
                self.invalid_target(value, targets)
            }
            Expr::Compare(node::Compare { left, ops, .. }) if targets == Targets::AssignedInFor => {
                match self.ast.list(ops).first() {
                    Some(Kind::In) => self.invalid_target(left, targets),
                    _ => None,
                }
            }
            Expr::Name(_) | Expr::Subscript(_) | Expr::Attribute(_) => None,
            _ => Some(target),
        }
    }

    /// A SyntaxError of a positional argument behind the call's keyword arguments.
    pub(crate) fn raise_positional(&mut self, call: Node) {
        let Expr::Call(node::Call { keywords, .. }) = self.ast.expr(call) else { return };
        let is_unpacking = |keyword: Node| self.ast.keyword(keyword).arg.is_none();
        let unpacking =
            if self.ast.list(keywords).iter().any(is_unpacking) { " unpacking" } else { "" };
        let message = format!("positional argument follows keyword argument{unpacking}");
        self.fail(self.error_at_last(ErrorKind::SyntaxError, message));
    }

    /// A SyntaxError of a bare generator expression as the last of several arguments.
    pub(crate) fn raise_generator(&mut self, call: Node, generators: List<Node>) {
        let Expr::Call(node::Call { args, .. }) = self.ast.expr(call) else { return };
        let args = self.ast.list(args);
        let (Some(last), Some(generator)) = (args.last(), self.ast.list(generators).last()) else {
            return;
        };
        if args.len() <= 1 {
            return;
        }
        let end = self.end_of_comprehension(generator);
        let (first, last) = (self.spot(self.ast.span(last)), self.spot(self.ast.span(end)));
        let message = "Generator expression must be parenthesized";
        self.fail(self.error_between(first, last, message));
    }

    /// The last expression of a `for … in … if …`.
    pub(crate) fn end_of_comprehension(&self, comprehension: Node) -> Node {
        let node::Comprehension { iter, ifs, .. } = self.ast.comprehension(comprehension);
        self.ast.list(ifs).last().unwrap_or(iter)
    }

    /// Whether it is `print` or `exec`, which were statements.
    pub(crate) fn is_old_statement(&self, name: Node) -> bool {
        match self.ast.expr(name) {
            Expr::Name(node::Name { id, .. }) => matches!(self.ast.text(id), "print" | "exec"),
            _ => false,
        }
    }

    /// Whether there is nothing between two tokens.
    pub(crate) fn are_adjacent(&self, first: TokenAt, second: TokenAt) -> bool {
        self.token_span(first).end == self.token_span(second).start
    }

    /// Whether an expression is a tuple.
    pub(crate) fn is_tuple(&self, expression: Node) -> bool {
        self.ast.kind(expression) == Kind::Tuple
    }

    /// How many brackets are open at the last token of the match.
    pub(crate) fn bracket_depth(&mut self) -> Int {
        if self.bracket_depths.is_empty() {
            let forms = self.forms;
            let mut depth = 0u32;
            let depths = self.tokens.tokens.iter().map(|token| {
                match token.kind {
                    TokenKind::LPAR | TokenKind::LSQB | TokenKind::LBRACE => depth += 1,
                    TokenKind::RPAR | TokenKind::RSQB | TokenKind::RBRACE => {
                        depth = depth.saturating_sub(1);
                    }
                    kind if forms.is_some_and(|forms| forms.opens(kind)) => depth += 1,
                    kind if forms.is_some_and(|forms| forms.ends(kind)) => {
                        depth = depth.saturating_sub(1);
                    }
                    _ => {}
                }
                depth
            });
            self.bracket_depths = depths.collect();
        }
        let last = self.mark.saturating_sub(1);
        self.bracket_depths.get(last).map_or(0, |&depth| depth as Int)
    }

    /// What an expression is called in messages.
    pub(crate) fn expression_name(&mut self, expression: Node) -> Symbol {
        let name = self.name_of(expression);
        self.ast.intern(name)
    }

    fn name_of(&self, expression: Node) -> &'static str {
        match self.ast.expr(expression) {
            Expr::Attribute(_) => "attribute",
            Expr::Subscript(_) => "subscript",
            Expr::Starred(_) => "starred",
            Expr::Name(_) => "name",
            Expr::List(_) => "list",
            Expr::Tuple(_) => "tuple",
            Expr::Lambda(_) => "lambda",
            Expr::Call(_) => "function call",
            Expr::GeneratorExp(_) => "generator expression",
            Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
            Expr::Await(_) => "await expression",
            Expr::ListComp(_) => "list comprehension",
            Expr::SetComp(_) => "set comprehension",
            Expr::DictComp(_) => "dict comprehension",
            Expr::Dict(_) => "dict literal",
            Expr::Set(_) => "set display",
            Expr::JoinedStr(_) | Expr::FormattedValue(_) => "f-string expression",
            Expr::TemplateStr(_) | Expr::Interpolation(_) => "t-string expression",
            Expr::Constant(node::Constant { value, .. }) => match self.ast.constant(value) {
                Constant::None => "None",
                Constant::True => "True",
                Constant::False => "False",
                Constant::Ellipsis => "ellipsis",
                _ => "literal",
            },
            Expr::Compare(_) => "comparison",
            Expr::IfExp(_) => "conditional expression",
            Expr::NamedExpr(_) => "named expression",
            _ => "expression",
        }
    }
}

/// An error at the last token that was looked at, for actions that find one.
impl Parser<'_> {
    pub(super) fn fail_at_last(&mut self, message: impl Into<String>) {
        let error: SyntaxError = self.error_at_last(ErrorKind::SyntaxError, message);
        self.fail(error);
    }
}

//! Expressions as text: what annotations become under `from __future__ import annotations`.
//!
//! The spelling is CPython's own (`ast.unparse` has another): parentheses only where precedence asks for
//! them, constants as `repr()` writes them.

use std::fmt::Write;

use crate::ast::{Ast, Expr, Items, Kind, List, Node, node};
use crate::code::Constant;
use crate::code::text_repr;
use crate::error::SyntaxError;
use crate::operator::{Level, Operator, Operators};
use crate::source::{Source, Span};
use crate::stack::StackLimit;
use crate::text::PyText;

/// The text of an expression.
pub fn expression(
    ast: &Ast,
    operators: &Operators,
    expression: Node,
) -> Result<PyText, SyntaxError> {
    let stack = StackLimit::of_thread();
    let mut writer = Writer { ast, operators, text: String::new(), stack, outcome: Ok(()) };
    writer.expression(expression, Level::TEST);
    writer.outcome.map(|()| PyText::from(writer.text))
}

/// Whether a part of a source stands between parentheses.
fn is_in_parentheses(source: &Source, span: Span) -> bool {
    let end = source.text().len() as u32;
    let before = source.slice(Span { start: 0, end: span.start }).trim_end();
    let behind = source.slice(Span { start: span.end, end }).trim_start();
    before.ends_with('(') && behind.starts_with(')')
}

struct Writer<'a> {
    ast: &'a Ast,
    operators: &'a Operators,
    text: String,
    stack: StackLimit,
    /// Whether the expression is nested too deeply; then its text breaks off.
    outcome: Result<(), SyntaxError>,
}

impl<'a> Writer<'a> {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes something that binds as tightly as `own`, in parentheses where `level` asks for more.
    fn grouped(&mut self, own: Level, level: Level, write: impl FnOnce(&mut Self)) {
        let needs_parentheses = level > own;
        if needs_parentheses {
            self.push("(");
        }
        write(self);
        if needs_parentheses {
            self.push(")");
        }
    }

    fn separated<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        separator: &str,
        mut write: impl FnMut(&mut Self, T),
    ) {
        for (place, item) in items.into_iter().enumerate() {
            if place > 0 {
                self.push(separator);
            }
            write(self, item);
        }
    }

    fn commas(&mut self, items: List<Node>) {
        self.separated(self.ast.list(items), ", ", |writer, item| {
            writer.expression(item, Level::TEST)
        });
    }

    fn expression(&mut self, expression: Node, level: Level) {
        if let Err(error) = self.stack.check() {
            self.outcome = Err(error);
            return;
        }
        match self.ast.expr(expression) {
            // A name that no program can have is written as one that it will hardly have.
            Expr::Name(node::Name { id, ctx: _ }) => {
                self.push(&self.ast.text(id).replacen('.', "_", 1));
            }
            Expr::Constant(node::Constant { value, kind }) => {
                if kind.is_some() {
                    self.push("u");
                }
                self.constant(self.ast.constant(value));
            }
            Expr::Attribute(node::Attribute { value, attr, ctx: _ }) => {
                self.expression(value, Level::ATOM);
                let is_int = matches!(self.ast.expr(value), Expr::Constant(node::Constant { value, .. })
                    if matches!(self.ast.constant(value), Constant::Int(_)));
                // `1.x` would be a float.
                self.push(if is_int { " ." } else { "." });
                self.push(self.ast.text(attr));
            }
            Expr::Subscript(node::Subscript { value, slice, ctx: _ }) => {
                self.expression(value, Level::ATOM);
                self.push("[");
                self.expression(slice, Level::TUPLE);
                self.push("]");
            }
            Expr::Call(call) => self.call(call),
            Expr::List(node::List { elts, ctx: _ }) => {
                self.push("[");
                self.commas(elts);
                self.push("]");
            }
            Expr::Tuple(node::Tuple { elts, ctx: _ }) => self.tuple(elts, level),
            Expr::BinOp(binary) => self.binary(expression, binary, level),
            Expr::UnaryOp(unary) => self.unary(expression, unary, level),
            Expr::BoolOp(bool_op) => self.bool_op(expression, bool_op, level),
            Expr::Compare(compare) => {
                self.grouped(Level::COMPARE, level, |writer| writer.compare(expression, compare));
            }
            Expr::IfExp(node::IfExp { test, body, orelse }) => {
                self.grouped(Level::TEST, level, |writer| {
                    writer.expression(body, Level::TEST.next());
                    writer.push(" if ");
                    writer.expression(test, Level::TEST.next());
                    writer.push(" else ");
                    writer.expression(orelse, Level::TEST);
                });
            }
            Expr::Lambda(node::Lambda { args, body }) => {
                self.grouped(Level::TEST, level, |writer| {
                    writer.push("lambda");
                    let before = writer.text.len();
                    writer.push(" ");
                    writer.arguments(args);
                    writer.text.truncate(writer.text.trim_end().len().max(before));
                    writer.push(": ");
                    writer.expression(body, Level::TEST);
                });
            }
            _ => self.rarer(expression, level),
        }
    }

    fn rarer(&mut self, expression: Node, level: Level) {
        match self.ast.expr(expression) {
            Expr::Dict(node::Dict { keys, values }) => self.dict(keys, values),
            Expr::Set(node::Set { elts }) => {
                self.push("{");
                self.commas(elts);
                self.push("}");
            }
            Expr::ListComp(node::ListComp { elt, generators }) => {
                self.comprehension("[", elt, None, generators, "]");
            }
            Expr::SetComp(node::SetComp { elt, generators }) => {
                self.comprehension("{", elt, None, generators, "}");
            }
            Expr::DictComp(node::DictComp { key, value, generators }) => {
                self.comprehension("{", key, Some(value), generators, "}");
            }
            Expr::GeneratorExp(node::GeneratorExp { elt, generators }) => {
                self.comprehension("(", elt, None, generators, ")");
            }
            Expr::Slice(node::Slice { lower, upper, step }) => {
                for (colon, bound) in [("", lower), (":", upper)] {
                    self.push(colon);
                    if let Some(bound) = bound {
                        self.expression(bound, Level::TEST);
                    }
                }
                if let Some(step) = step {
                    self.push(":");
                    self.expression(step, Level::TEST);
                }
            }
            Expr::Starred(node::Starred { value, ctx: _ }) => {
                self.push("*");
                self.expression(value, Level::BIT_OR);
            }
            Expr::NamedExpr(node::NamedExpr { target, value }) => {
                self.grouped(Level::TUPLE, level, |writer| {
                    writer.expression(target, Level::ATOM);
                    writer.push(" := ");
                    writer.expression(value, Level::ATOM);
                });
            }
            Expr::Await(node::Await { value }) => {
                self.grouped(Level::AWAIT, level, |writer| {
                    writer.push("await ");
                    writer.expression(value, Level::ATOM);
                });
            }
            Expr::Yield(node::Yield { value: None }) => self.push("(yield)"),
            Expr::Yield(node::Yield { value: Some(value) }) => self.yielded("(yield ", value),
            Expr::YieldFrom(node::YieldFrom { value }) => self.yielded("(yield from ", value),
            Expr::JoinedStr(node::JoinedStr { values }) => {
                let body = self.string_body(values);
                self.push("f");
                self.push(&text_repr(&body.into()));
            }
            Expr::TemplateStr(node::TemplateStr { values }) => {
                let body = self.string_body(values);
                self.push("t");
                self.push(&text_repr(&body.into()));
            }
            // An experiment's node: as it stands in the source.
            _ => {
                let (source, span) = (self.ast.source(), self.ast.span(expression));
                // Without parentheses around it, it has bound tightly enough for where it stands.
                let own = if is_in_parentheses(source, span) { Level::TEST } else { level };
                self.grouped(own, level, |writer| writer.push(source.slice(span)));
            }
        }
    }

    fn yielded(&mut self, words: &str, value: Node) {
        self.push(words);
        self.expression(value, Level::TEST);
        self.push(")");
    }

    fn constant(&mut self, constant: &Constant) {
        let text = match constant {
            Constant::Ellipsis => "...".to_string(),
            // `inf` is no literal.
            Constant::Float(_) | Constant::Complex { .. } => {
                constant.to_string().replace("inf", "1e309")
            }
            _ => constant.to_string(),
        };
        self.push(&text);
    }

    fn tuple(&mut self, items: List<Node>, level: Level) {
        let items = self.ast.list(items);
        if items.is_empty() {
            self.push("()");
            return;
        }
        self.grouped(Level::TUPLE, level, |writer| {
            writer.separated(items, ", ", |writer, item| writer.expression(item, Level::TEST));
            if items.len() == 1 {
                writer.push(",");
            }
        });
    }

    /// What is known of the operator of an expression. One that nothing is known of has no text.
    fn operator(&mut self, op: Kind, expression: Node) -> Option<&'a Operator> {
        let operator = self.operators.get(op);
        if operator.is_none() {
            let message =
                "an operator without a symbol: operators.toml has to say how it is written";
            self.outcome = Err(SyntaxError::new(message, self.ast.span(expression)));
        }
        operator
    }

    fn bool_op(&mut self, expression: Node, bool_op: node::BoolOp, level: Level) {
        let node::BoolOp { op, values } = bool_op;
        let Some(Operator { symbol, level: own, .. }) = self.operator(op, expression) else {
            return;
        };
        self.grouped(*own, level, |writer| {
            let values = writer.ast.list(values);
            writer.separated(values, &format!(" {symbol} "), |writer, value| {
                writer.expression(value, own.next());
            });
        });
    }

    fn binary(&mut self, expression: Node, binary: node::BinOp, level: Level) {
        let node::BinOp { left, op, right } = binary;
        let Some(operator) = self.operator(op, expression) else { return };
        let own = operator.level;
        let (left_level, right_level) =
            if operator.groups_right { (own.next(), own) } else { (own, own.next()) };
        self.grouped(own, level, |writer| {
            writer.expression(left, left_level);
            writer.between_spaces(&operator.symbol);
            writer.expression(right, right_level);
        });
    }

    fn between_spaces(&mut self, symbol: &str) {
        self.push(" ");
        self.push(symbol);
        self.push(" ");
    }

    fn unary(&mut self, expression: Node, unary: node::UnaryOp, level: Level) {
        let node::UnaryOp { op, operand } = unary;
        let Some(Operator { symbol, level: own, .. }) = self.operator(op, expression) else {
            return;
        };
        let is_word = symbol.ends_with(char::is_alphanumeric);
        self.grouped(*own, level, |writer| {
            writer.push(symbol);
            writer.push(if is_word { " " } else { "" });
            writer.expression(operand, *own);
        });
    }

    fn compare(&mut self, expression: Node, compare: node::Compare) {
        let node::Compare { left, ops, comparators } = compare;
        self.expression(left, Level::COMPARE.next());
        for (op, comparator) in self.ast.list(ops).iter().zip(self.ast.list(comparators)) {
            let Some(operator) = self.operator(op, expression) else { return };
            self.between_spaces(&operator.symbol);
            self.expression(comparator, operator.level.next());
        }
    }

    fn call(&mut self, call: node::Call) {
        let node::Call { func, args, keywords } = call;
        self.expression(func, Level::ATOM);
        let args = self.ast.list(args);
        if let Some(only) = args.first()
            && args.len() == 1
            && keywords.is_empty()
            && matches!(self.ast.expr(only), Expr::GeneratorExp(_))
        {
            self.expression(only, Level::TEST);
            return;
        }
        self.push("(");
        self.separated(args, ", ", |writer, arg| writer.expression(arg, Level::TEST));
        for (place, keyword) in self.ast.list(keywords).iter().enumerate() {
            if place > 0 || !args.is_empty() {
                self.push(", ");
            }
            let node::Keyword { arg, value } = self.ast.keyword(keyword);
            match arg {
                Some(arg) => {
                    self.push(self.ast.text(arg));
                    self.push("=");
                }
                None => self.push("**"),
            }
            self.expression(value, Level::TEST);
        }
        self.push(")");
    }

    fn dict(&mut self, keys: List<Option<Node>>, values: List<Node>) {
        self.push("{");
        let items = self.ast.list(keys).iter().zip(self.ast.list(values));
        self.separated(items, ", ", |writer, (key, value)| match key {
            Some(key) => {
                writer.expression(key, Level::TEST);
                writer.push(": ");
                writer.expression(value, Level::TEST);
            }
            None => {
                writer.push("**");
                writer.expression(value, Level::BIT_OR);
            }
        });
        self.push("}");
    }

    fn comprehension(
        &mut self,
        open: &str,
        element: Node,
        value: Option<Node>,
        generators: List<Node>,
        close: &str,
    ) {
        self.push(open);
        self.expression(element, Level::TEST);
        if let Some(value) = value {
            self.push(": ");
            self.expression(value, Level::TEST);
        }
        for generator in self.ast.list(generators) {
            let node::Comprehension { target, iter, ifs, is_async } =
                self.ast.comprehension(generator);
            self.push(if is_async != 0 { " async for " } else { " for " });
            self.expression(target, Level::TUPLE);
            self.push(" in ");
            self.expression(iter, Level::TEST.next());
            for condition in self.ast.list(ifs) {
                self.push(" if ");
                self.expression(condition, Level::TEST.next());
            }
        }
        self.push(close);
    }

    fn arguments(&mut self, args: Node) {
        let node::Arguments { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults } =
            self.ast.arguments(args);
        let [posonly, positional, kwonly]: [Items<'a, Node>; 3] =
            [posonlyargs, args, kwonlyargs].map(|list| self.ast.list(list));
        let defaults = self.ast.list(defaults);
        let without_default = posonly.len() + positional.len() - defaults.len();
        let mut first = true;
        for (place, arg) in posonly.iter().chain(positional).enumerate() {
            self.comma(&mut first);
            let default = place.checked_sub(without_default).and_then(|at| defaults.get(at));
            self.argument(arg, default);
            if place + 1 == posonly.len() {
                self.push(", /");
            }
        }
        if vararg.is_some() || !kwonly.is_empty() {
            self.comma(&mut first);
            self.push("*");
            if let Some(vararg) = vararg {
                self.argument(vararg, None);
            }
        }
        for (arg, default) in kwonly.iter().zip(self.ast.list(kw_defaults)) {
            self.comma(&mut first);
            self.argument(arg, default);
        }
        if let Some(kwarg) = kwarg {
            self.comma(&mut first);
            self.push("**");
            self.argument(kwarg, None);
        }
    }

    fn comma(&mut self, first: &mut bool) {
        if !std::mem::replace(first, false) {
            self.push(", ");
        }
    }

    fn argument(&mut self, arg: Node, default: Option<Node>) {
        let parameter = arg;
        let node::Arg { arg, annotation, type_comment: _ } = self.ast.arg(arg);
        self.push(self.ast.text(arg));
        if let Some(annotation) = annotation {
            self.push(": ");
            self.expression(annotation, Level::TEST);
        }
        if let Some(default) = default {
            if !self.begins_with_its_sign(parameter, default) {
                self.push("=");
            }
            self.expression(default, Level::TEST);
        }
    }

    /// Whether an experiment's default has another sign than `=` between it and its parameter, which is part of it.
    fn begins_with_its_sign(&self, parameter: Node, default: Node) -> bool {
        let (parameter, start) = (self.ast.span(parameter), self.ast.span(default).start);
        let is_behind = parameter.end <= start && parameter.start < parameter.end;
        let between = Span { start: parameter.end, end: start };
        self.ast.kind(default).is_added()
            && is_behind
            && self.ast.source().slice(between).trim().is_empty()
    }

    /// The inside of an f-string or t-string, before it is quoted.
    fn string_body(&mut self, values: List<Node>) -> String {
        let outer = std::mem::take(&mut self.text);
        for value in self.ast.list(values) {
            self.string_part(value);
        }
        std::mem::replace(&mut self.text, outer)
    }

    fn string_part(&mut self, part: Node) {
        let (value, conversion, format_spec) = match self.ast.expr(part) {
            Expr::Constant(node::Constant { value, kind: _ }) => {
                if let Constant::Str(text) = self.ast.constant(value) {
                    let text = text.to_str_lossy().replace('{', "{{").replace('}', "}}");
                    self.push(&text);
                }
                return;
            }
            Expr::JoinedStr(node::JoinedStr { values }) => {
                let body = self.string_body(values);
                self.push(&body);
                return;
            }
            Expr::FormattedValue(node::FormattedValue { value, conversion, format_spec }) => {
                (value, conversion, format_spec)
            }
            Expr::Interpolation(node::Interpolation { value, str: _, conversion, format_spec }) => {
                (value, conversion, format_spec)
            }
            _ => return,
        };
        let Writer { ast, operators, stack, .. } = *self;
        let mut inner = Writer { ast, operators, text: String::new(), stack, outcome: Ok(()) };
        inner.expression(value, Level::TEST.next());
        if inner.outcome.is_err() {
            self.outcome = inner.outcome;
            return;
        }
        // `{{` would be a brace.
        let space = if inner.text.starts_with('{') { " " } else { "" };
        let _ = write!(self.text, "{{{space}{}", inner.text);
        if let Some(conversion) = u32::try_from(conversion).ok().and_then(char::from_u32) {
            let _ = write!(self.text, "!{conversion}");
        }
        if let Some(format_spec) = format_spec {
            self.push(":");
            self.string_part(format_spec);
        }
        self.push("}");
    }
}

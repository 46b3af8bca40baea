//! Expressions as text: what annotations become under `from __future__ import annotations`.
//!
//! The spelling is CPython's own (`ast.unparse` has another): parentheses only where precedence asks for
//! them, constants as `repr()` writes them.

use std::fmt::Write;

use crate::ast::{Ast, Expr, Items, Kind, List, Node, node};
use crate::code::Constant;
use crate::code::text_repr;
use crate::error::SyntaxError;
use crate::stack::StackLimit;
use crate::text::PyText;

/// How tightly an expression binds. An operand that binds less tightly gets parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Level(u8);

const TUPLE: Level = Level(0);
const TEST: Level = Level(1);
const OR: Level = Level(2);
const AND: Level = Level(3);
const NOT: Level = Level(4);
const COMPARE: Level = Level(5);
const BIT_OR: Level = Level(6);
const BIT_XOR: Level = Level(7);
const BIT_AND: Level = Level(8);
const SHIFT: Level = Level(9);
const ARITHMETIC: Level = Level(10);
const TERM: Level = Level(11);
const FACTOR: Level = Level(12);
const POWER: Level = Level(13);
const AWAIT: Level = Level(14);
const ATOM: Level = Level(15);

impl Level {
    fn next(self) -> Level {
        Level(self.0 + 1)
    }
}

/// The text of an expression.
pub fn expression(ast: &Ast, expression: Node) -> Result<PyText, SyntaxError> {
    let stack = StackLimit::of_thread();
    let mut writer = Writer { ast, text: String::new(), stack, outcome: Ok(()) };
    writer.expression(expression, TEST);
    writer.outcome.map(|()| PyText::from(writer.text))
}

struct Writer<'a> {
    ast: &'a Ast,
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
        self.separated(self.ast.list(items), ", ", |writer, item| writer.expression(item, TEST));
    }

    fn expression(&mut self, expression: Node, level: Level) {
        if let Err(error) = self.stack.check() {
            self.outcome = Err(error);
            return;
        }
        match self.ast.expr(expression) {
            Expr::Name(node::Name { id, ctx: _ }) => self.push(self.ast.text(id)),
            Expr::Constant(node::Constant { value, kind }) => {
                if kind.is_some() {
                    self.push("u");
                }
                self.constant(self.ast.constant(value));
            }
            Expr::Attribute(node::Attribute { value, attr, ctx: _ }) => {
                self.expression(value, ATOM);
                let is_int = matches!(self.ast.expr(value), Expr::Constant(node::Constant { value, .. })
                    if matches!(self.ast.constant(value), Constant::Int(_)));
                // `1.x` would be a float.
                self.push(if is_int { " ." } else { "." });
                self.push(self.ast.text(attr));
            }
            Expr::Subscript(node::Subscript { value, slice, ctx: _ }) => {
                self.expression(value, ATOM);
                self.push("[");
                self.expression(slice, TUPLE);
                self.push("]");
            }
            Expr::Call(call) => self.call(call),
            Expr::List(node::List { elts, ctx: _ }) => {
                self.push("[");
                self.commas(elts);
                self.push("]");
            }
            Expr::Tuple(node::Tuple { elts, ctx: _ }) => self.tuple(elts, level),
            Expr::BinOp(node::BinOp { left, op, right }) => self.binary(left, op, right, level),
            Expr::UnaryOp(node::UnaryOp { op, operand }) => self.unary(op, operand, level),
            Expr::BoolOp(node::BoolOp { op, values }) => {
                let (word, own) = if op == Kind::And { (" and ", AND) } else { (" or ", OR) };
                self.grouped(own, level, |writer| {
                    let values = writer.ast.list(values);
                    writer.separated(values, word, |writer, value| {
                        writer.expression(value, own.next());
                    });
                });
            }
            Expr::Compare(compare) => {
                self.grouped(COMPARE, level, |writer| writer.compare(compare));
            }
            Expr::IfExp(node::IfExp { test, body, orelse }) => {
                self.grouped(TEST, level, |writer| {
                    writer.expression(body, TEST.next());
                    writer.push(" if ");
                    writer.expression(test, TEST.next());
                    writer.push(" else ");
                    writer.expression(orelse, TEST);
                });
            }
            Expr::Lambda(node::Lambda { args, body }) => {
                self.grouped(TEST, level, |writer| {
                    writer.push("lambda");
                    let before = writer.text.len();
                    writer.push(" ");
                    writer.arguments(args);
                    writer.text.truncate(writer.text.trim_end().len().max(before));
                    writer.push(": ");
                    writer.expression(body, TEST);
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
                        self.expression(bound, TEST);
                    }
                }
                if let Some(step) = step {
                    self.push(":");
                    self.expression(step, TEST);
                }
            }
            Expr::Starred(node::Starred { value, ctx: _ }) => {
                self.push("*");
                self.expression(value, BIT_OR);
            }
            Expr::NamedExpr(node::NamedExpr { target, value }) => {
                self.grouped(TUPLE, level, |writer| {
                    writer.expression(target, ATOM);
                    writer.push(" := ");
                    writer.expression(value, ATOM);
                });
            }
            Expr::Await(node::Await { value }) => {
                self.grouped(AWAIT, level, |writer| {
                    writer.push("await ");
                    writer.expression(value, ATOM);
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
            _ => self.push(self.ast.source().slice(self.ast.span(expression))),
        }
    }

    fn yielded(&mut self, words: &str, value: Node) {
        self.push(words);
        self.expression(value, TEST);
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
        self.grouped(TUPLE, level, |writer| {
            writer.separated(items, ", ", |writer, item| writer.expression(item, TEST));
            if items.len() == 1 {
                writer.push(",");
            }
        });
    }

    fn binary(&mut self, left: Node, op: Kind, right: Node, level: Level) {
        let (word, own) = match op {
            Kind::Add => (" + ", ARITHMETIC),
            Kind::Sub => (" - ", ARITHMETIC),
            Kind::Mult => (" * ", TERM),
            Kind::MatMult => (" @ ", TERM),
            Kind::Div => (" / ", TERM),
            Kind::Mod => (" % ", TERM),
            Kind::FloorDiv => (" // ", TERM),
            Kind::LShift => (" << ", SHIFT),
            Kind::RShift => (" >> ", SHIFT),
            Kind::BitOr => (" | ", BIT_OR),
            Kind::BitXor => (" ^ ", BIT_XOR),
            Kind::BitAnd => (" & ", BIT_AND),
            _ => (" ** ", POWER),
        };
        // Powers group from the right.
        let (left_level, right_level) =
            if own == POWER { (own.next(), own) } else { (own, own.next()) };
        self.grouped(own, level, |writer| {
            writer.expression(left, left_level);
            writer.push(word);
            writer.expression(right, right_level);
        });
    }

    fn unary(&mut self, op: Kind, operand: Node, level: Level) {
        let (word, own) = match op {
            Kind::Invert => ("~", FACTOR),
            Kind::Not => ("not ", NOT),
            Kind::UAdd => ("+", FACTOR),
            _ => ("-", FACTOR),
        };
        self.grouped(own, level, |writer| {
            writer.push(word);
            writer.expression(operand, own);
        });
    }

    fn compare(&mut self, compare: node::Compare) {
        let node::Compare { left, ops, comparators } = compare;
        self.expression(left, COMPARE.next());
        for (op, comparator) in self.ast.list(ops).iter().zip(self.ast.list(comparators)) {
            self.push(match op {
                Kind::Eq => " == ",
                Kind::NotEq => " != ",
                Kind::Lt => " < ",
                Kind::LtE => " <= ",
                Kind::Gt => " > ",
                Kind::GtE => " >= ",
                Kind::Is => " is ",
                Kind::IsNot => " is not ",
                Kind::In => " in ",
                _ => " not in ",
            });
            self.expression(comparator, COMPARE.next());
        }
    }

    fn call(&mut self, call: node::Call) {
        let node::Call { func, args, keywords } = call;
        self.expression(func, ATOM);
        let args = self.ast.list(args);
        if let Some(only) = args.first()
            && args.len() == 1
            && keywords.is_empty()
            && matches!(self.ast.expr(only), Expr::GeneratorExp(_))
        {
            self.expression(only, TEST);
            return;
        }
        self.push("(");
        self.separated(args, ", ", |writer, arg| writer.expression(arg, TEST));
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
            self.expression(value, TEST);
        }
        self.push(")");
    }

    fn dict(&mut self, keys: List<Option<Node>>, values: List<Node>) {
        self.push("{");
        let items = self.ast.list(keys).iter().zip(self.ast.list(values));
        self.separated(items, ", ", |writer, (key, value)| match key {
            Some(key) => {
                writer.expression(key, TEST);
                writer.push(": ");
                writer.expression(value, TEST);
            }
            None => {
                writer.push("**");
                writer.expression(value, BIT_OR);
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
        self.expression(element, TEST);
        if let Some(value) = value {
            self.push(": ");
            self.expression(value, TEST);
        }
        for generator in self.ast.list(generators) {
            let node::Comprehension { target, iter, ifs, is_async } =
                self.ast.comprehension(generator);
            self.push(if is_async != 0 { " async for " } else { " for " });
            self.expression(target, TUPLE);
            self.push(" in ");
            self.expression(iter, TEST.next());
            for condition in self.ast.list(ifs) {
                self.push(" if ");
                self.expression(condition, TEST.next());
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
        let node::Arg { arg, annotation, type_comment: _ } = self.ast.arg(arg);
        self.push(self.ast.text(arg));
        if let Some(annotation) = annotation {
            self.push(": ");
            self.expression(annotation, TEST);
        }
        if let Some(default) = default {
            self.push("=");
            self.expression(default, TEST);
        }
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
        let (ast, stack) = (self.ast, self.stack);
        let mut inner = Writer { ast, text: String::new(), stack, outcome: Ok(()) };
        inner.expression(value, TEST.next());
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

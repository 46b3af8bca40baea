//! A tree as CPython prepares it for its compiler: what `ast.parse(..., optimize=1)` gives.
//!
//! The code generator does not need it, it knows the same things on its way (`codegen`); this is for people who
//! want to see them. In comes a tree, which is changed in place: `__debug__` becomes a constant, a simple
//! `'...' % (...)` an f-string, the numbers of patterns are computed, and at level 2 docstrings go.

pub mod leaving;

use crate::ast::schema::{FieldType, Quantity};
use crate::ast::{Ast, Expr, Kind, List, Node, Pattern, Schema, Stmt, Word, node};
use crate::code::{Constant, flags};
use crate::constants::arithmetic::{self, UnaryOperator, operators};
use crate::error::SyntaxError;
use crate::percent_format::{self, Piece};
use crate::source::Span;
use crate::stack::StackLimit;
use crate::symtable::future;
use crate::text::PyText;

/// Prepares a tree for `python -O` (1) or `-OO` (2). At level 0 the tree stays as it is and is only checked.
pub fn preprocess(ast: &mut Ast, schema: &Schema, level: u8) -> Result<(), SyntaxError> {
    let future = future::scan(ast, 0)?;
    if level == 0 || ast.kind(ast.root()) == Kind::FunctionType {
        return Ok(());
    }
    let has_annotations = future.features & flags::FUTURE_ANNOTATIONS == 0;
    let stack = StackLimit::of_thread();
    let root = ast.root();
    Preprocessor { ast, schema, level, has_annotations, stack }.node(root)
}

struct Preprocessor<'a> {
    ast: &'a mut Ast,
    schema: &'a Schema,
    level: u8,
    /// Annotations are code, and not only text.
    has_annotations: bool,
    stack: StackLimit,
}

impl Preprocessor<'_> {
    /// A node, after what is in it.
    fn node(&mut self, node: Node) -> Result<(), SyntaxError> {
        self.stack.check()?;
        let strips = self.level >= 2 && self.docstring(node).is_some();
        if strips {
            self.remove_docstring(node);
        }
        for child in self.children(node) {
            self.node(child)?;
        }
        if strips && let Some(string) = self.docstring(node) {
            self.hide_string(string);
        }
        match self.ast.kind(node) {
            Kind::Name => self.debug_name(node),
            Kind::BinOp => self.format(node),
            Kind::MatchValue | Kind::MatchMapping => self.literals_of_pattern(node),
            _ => {}
        }
        Ok(())
    }

    /// The nodes below a node, apart from those that stay as they are.
    fn children(&self, node: Node) -> Vec<Node> {
        let kind = self.ast.kind(node);
        let mut children = Vec::new();
        for (field, word) in self.schema.fields(self.ast, node) {
            let stays = match &*field.name {
                "annotation" | "returns" => !self.has_annotations,
                "value" => kind == Kind::MatchValue,
                "keys" => kind == Kind::MatchMapping,
                _ => false,
            };
            if stays || !matches!(field.ty, FieldType::Node(_)) {
                continue;
            }
            match field.quantity {
                Quantity::One | Quantity::Optional => {
                    children.extend(Option::<Node>::from_word(word))
                }
                Quantity::Many | Quantity::ManyOptional => {
                    let list = List::<Option<Node>>::from_word(word);
                    children.extend(self.ast.list(list).iter().flatten());
                }
            }
        }
        children
    }

    /// The statement that a module, class or function begins with, if it is a string.
    fn docstring(&self, node: Node) -> Option<Node> {
        let (_, body) = self.body(node)?;
        self.ast.list(body).first().filter(|&first| future::is_string(self.ast, first))
    }

    /// The body of what can have a docstring, and where its list is kept.
    fn body(&self, node: Node) -> Option<(usize, List<Node>)> {
        let kind = self.ast.kind(node);
        if !matches!(
            kind,
            Kind::Module | Kind::ClassDef | Kind::FunctionDef | Kind::AsyncFunctionDef
        ) {
            return None;
        }
        let mut fields = self.schema.fields(self.ast, node).enumerate();
        let (place, (_, word)) = fields.find(|(_, (field, _))| field.name == "body")?;
        Some((self.schema.layouts().place(kind, place), List::from_word(word)))
    }

    /// A body without its first statement; one of nothing else becomes `pass`.
    fn remove_docstring(&mut self, node: Node) {
        let Some((place, body)) = self.body(node) else { return };
        let mut statements: Vec<Node> = self.ast.list(body).iter().collect();
        if let [only] = statements[..] {
            let start = self.ast.span(only).start;
            let pass = self.ast.new_pass(Span::new(start, start + "pass".len() as u32));
            statements.push(pass);
        }
        let rest = self.ast.list_of(statements.into_iter().skip(1));
        self.ast.set_field(node, place, rest);
    }

    /// A string that comes first only because the docstring is gone becomes an f-string, which is no docstring.
    fn hide_string(&mut self, statement: Node) {
        let Stmt::Expr(node::Expr { value }) = self.ast.stmt(statement) else { return };
        let span = self.ast.span(statement);
        let values = self.ast.list_of([value]);
        let joined = self.ast.new_joined_str(values, span);
        let hidden = self.ast.new_expr(joined, span);
        self.ast.replace(statement, hidden);
    }

    fn debug_name(&mut self, name: Node) {
        let Expr::Name(node::Name { id, ctx: Kind::Load }) = self.ast.expr(name) else { return };
        if self.ast.text(id) == "__debug__" {
            self.become_constant(name, Constant::False);
        }
    }

    fn become_constant(&mut self, node: Node, value: Constant) {
        let value = self.ast.new_constant_id(value);
        let constant = self.ast.new_constant(value, None, self.ast.span(node));
        self.ast.replace(node, constant);
    }

    fn constant(&self, node: Node) -> Option<Constant> {
        let Expr::Constant(node::Constant { value, .. }) = self.ast.expr(node) else { return None };
        Some(self.ast.constant(value).clone())
    }

    /// `'...' % (...)`.
    fn format(&mut self, node: Node) {
        let Expr::BinOp(node::BinOp { left, op: Kind::Mod, right }) = self.ast.expr(node) else {
            return;
        };
        let Some(Constant::Str(format)) = self.constant(left) else { return };
        let Some(pieces) = percent_format::pieces(self.ast, &format, right) else { return };
        let values: Vec<Node> = pieces.into_iter().map(|piece| self.piece(piece)).collect();
        let values = self.ast.list_of(values);
        let joined = self.ast.new_joined_str(values, self.ast.span(node));
        self.ast.replace(node, joined);
    }

    fn piece(&mut self, piece: Piece) -> Node {
        match piece {
            Piece::Literal(text) => self.string(text),
            Piece::Value { value, conversion, spec } => {
                let spec = spec.map(|spec| self.string(spec.into()));
                self.ast.new_formatted_value(value, conversion, spec, self.ast.span(value))
            }
        }
    }

    fn string(&mut self, text: PyText) -> Node {
        let value = self.ast.new_constant_id(Constant::Str(text));
        self.ast.new_constant(value, None, Span::NOWHERE)
    }

    /// The values that a pattern compares with: `-1`, `1 + 2j`.
    fn literals_of_pattern(&mut self, pattern: Node) {
        let values: Vec<Node> = match self.ast.pattern(pattern) {
            Pattern::MatchValue(node::MatchValue { value }) => vec![value],
            Pattern::MatchMapping(node::MatchMapping { keys, .. }) => {
                self.ast.list(keys).iter().collect()
            }
            _ => return,
        };
        for value in values {
            let Some(number) = self.number(value) else { continue };
            self.become_constant(value, number);
        }
    }

    /// The value of a literal that is put together.
    fn number(&self, value: Node) -> Option<Constant> {
        match self.ast.expr(value) {
            Expr::UnaryOp(node::UnaryOp { op: Kind::USub, operand }) => {
                arithmetic::unary(UnaryOperator::Negative, &self.constant(operand)?)
            }
            Expr::BinOp(node::BinOp { left, op: op @ (Kind::Add | Kind::Sub), right }) => {
                let operator = if op == Kind::Add { operators::ADD } else { operators::SUBTRACT };
                // The grammar allows a number with a sign here, and no sum.
                let left = self.constant(left).or_else(|| match self.ast.expr(left) {
                    Expr::UnaryOp(_) => self.number(left),
                    _ => None,
                })?;
                arithmetic::binary(operator, &left, &self.constant(right)?)
            }
            _ => None,
        }
    }
}

//! What CPython's compiler warns of: code that is legal and can hardly be meant.
//!
//! It looks at the tree as CPython's preprocessing leaves it: `__debug__` is a constant, and a simple `'...' % (...)` an
//! f-string.

use crate::ast::{Expr, Kind, Node, node};
use crate::code::Constant;
use crate::percent_format;

use super::{Codegen, Result};

impl Codegen<'_> {
    fn warn(&mut self, place: Node, message: String) -> Result {
        self.warnings.warn(message, self.ast.span(place), self.ast.source())
    }

    /// `assert (condition, 'message')`
    pub fn warn_of_true_assertion(&mut self, statement: Node, test: Node) -> Result {
        let is_tuple = match self.ast.expr(test) {
            Expr::Tuple(node::Tuple { elts, ctx: _ }) => !elts.is_empty(),
            _ => false,
        };
        if is_tuple {
            let message = "assertion is always true, perhaps remove parentheses?";
            self.warn(statement, message.to_string())?;
        }
        Ok(())
    }

    /// `x is 1`
    pub fn warn_of_literal_identity(&mut self, expression: Node, compare: node::Compare) -> Result {
        let node::Compare { left, ops, comparators } = compare;
        let mut left = left;
        for (op, right) in self.ast.list(ops).iter().zip(self.ast.list(comparators)) {
            if matches!(op, Kind::Is | Kind::IsNot) {
                let literal = [left, right].into_iter().find(|&side| self.is_literal(side));
                if let Some(literal) = literal {
                    let name = self.type_of(literal).unwrap_or("object");
                    let (is, equals) = if op == Kind::Is { ("is", "==") } else { ("is not", "!=") };
                    let message =
                        format!("\"{is}\" with '{name}' literal. Did you mean \"{equals}\"?");
                    return self.warn(expression, message);
                }
            }
            left = right;
        }
        Ok(())
    }

    /// Whether it is a constant that has no identity to speak of.
    fn is_literal(&self, expression: Node) -> bool {
        if let Expr::Tuple(node::Tuple { elts, ctx: _ }) = self.ast.expr(expression) {
            return self.ast.list(elts).iter().all(|item| self.constant_of(item).is_some());
        }
        !matches!(
            self.constant_of(expression),
            None | Some(Constant::None | Constant::True | Constant::False | Constant::Ellipsis)
        )
    }

    /// `'text' (argument)`: a comma is missing.
    pub fn warn_of_call(&mut self, function: Node) -> Result {
        let is_function = matches!(self.ast.expr(function), Expr::Lambda(_));
        if !is_function && let Some(name) = self.type_of(function) {
            let message = format!("'{name}' object is not callable; perhaps you missed a comma?");
            self.warn(function, message)?;
        }
        Ok(())
    }

    /// `{1} [0]`, and `[1] ['key']`
    pub fn warn_of_subscript(&mut self, container: Node, index: Node) -> Result {
        let Some(name) = self.type_of(container) else { return Ok(()) };
        let is_container = matches!(name, "str" | "bytes" | "tuple" | "list" | "dict");
        if !is_container {
            let message =
                format!("'{name}' object is not subscriptable; perhaps you missed a comma?");
            return self.warn(container, message);
        }
        let Some(index) = self.type_of(index) else { return Ok(()) };
        if name != "dict" && !matches!(index, "int" | "bool") {
            let message = format!(
                "{name} indices must be integers or slices, not {index}; \
                 perhaps you missed a comma?"
            );
            self.warn(container, message)?;
        }
        Ok(())
    }

    /// The type of what an expression makes, where its form tells.
    fn type_of(&self, expression: Node) -> Option<&'static str> {
        if let Some(constant) = self.constant_of(expression) {
            return type_of_constant(&constant);
        }
        Some(match self.ast.expr(expression) {
            Expr::Tuple(_) => "tuple",
            Expr::List(_) | Expr::ListComp(_) => "list",
            Expr::Dict(_) | Expr::DictComp(_) => "dict",
            Expr::Set(_) | Expr::SetComp(_) => "set",
            Expr::GeneratorExp(_) => "generator",
            Expr::Lambda(_) => "function",
            Expr::TemplateStr(_) | Expr::Interpolation(_) => "string.templatelib.Template",
            Expr::JoinedStr(_) | Expr::FormattedValue(_) => "str",
            Expr::BinOp(node::BinOp { left, op: Kind::Mod, right }) => {
                let Some(Constant::Str(format)) = self.constant_of(left) else { return None };
                percent_format::pieces(self.ast, &format, right).map(|_| "str")?
            }
            _ => return None,
        })
    }
}

fn type_of_constant(constant: &Constant) -> Option<&'static str> {
    Some(match constant {
        Constant::None => "NoneType",
        Constant::True | Constant::False => "bool",
        Constant::Ellipsis => "ellipsis",
        Constant::Int(_) => "int",
        Constant::Float(_) => "float",
        Constant::Complex { .. } => "complex",
        Constant::Str(_) => "str",
        Constant::Bytes(_) => "bytes",
        Constant::Tuple(_) => "tuple",
        Constant::FrozenSet(_) => "frozenset",
        Constant::Slice(_) | Constant::Code(_) => return None,
    })
}

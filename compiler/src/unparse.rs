//! Expressions as text: what annotations become under `from __future__ import annotations`.

use crate::ast::{Ast, Node};
use crate::text::PyText;

/// The expression in CPython's own spelling.
pub fn expression(ast: &Ast, expression: Node) -> PyText {
    PyText::from(ast.source().slice(ast.span(expression)))
}

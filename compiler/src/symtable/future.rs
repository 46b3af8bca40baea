//! `from __future__ import ...`: which features a module turns on.

use crate::ast::{Ast, Expr, Mod, Node, Stmt, node};
use crate::code::{Constant, flags};
use crate::error::SyntaxError;
use crate::source::Span;

/// The future features of a module.
#[derive(Debug, Clone, Copy, Default)]
pub struct Future {
    /// `CO_FUTURE_*`.
    pub features: u32,
    /// The last of the imports that turned them on.
    pub last: Option<Span>,
}

/// The features by name. Most have been part of the language for long.
const FEATURES: [(&str, u32); 10] = [
    ("nested_scopes", 0),
    ("generators", 0),
    ("division", 0),
    ("absolute_import", 0),
    ("with_statement", 0),
    ("print_function", 0),
    ("unicode_literals", 0),
    ("barry_as_FLUFL", flags::FUTURE_BARRY_AS_BDFL),
    ("generator_stop", 0),
    ("annotations", flags::FUTURE_ANNOTATIONS),
];

/// The features that a module's first statements import; `outside` are on in any case.
pub fn scan(ast: &Ast, outside: u32) -> Result<Future, SyntaxError> {
    let mut future = Future { features: outside, last: None };
    let (Mod::Module(node::Module { body, .. }) | Mod::Interactive(node::Interactive { body })) =
        ast.mod_(ast.root())
    else {
        return Ok(future);
    };
    for (place, statement) in ast.list(body).into_iter().enumerate() {
        match ast.stmt(statement) {
            Stmt::ImportFrom(node::ImportFrom { module: Some(module), names, level })
                if ast.text(module) == "__future__" && level.unwrap_or(0) == 0 =>
            {
                for alias in ast.list(names) {
                    future.features |= feature(ast, alias)?;
                }
                future.last = Some(ast.span(statement));
            }
            _ if place == 0 && is_string(ast, statement) => {}
            _ => break,
        }
    }
    Ok(future)
}

fn feature(ast: &Ast, alias: Node) -> Result<u32, SyntaxError> {
    let name = ast.text(ast.alias(alias).name);
    let known = FEATURES.iter().find(|(feature, _)| *feature == name);
    known.map(|(_, flag)| *flag).ok_or_else(|| {
        let message = match name {
            "braces" => "not a chance".to_string(),
            _ => format!("future feature {name} is not defined"),
        };
        SyntaxError::new(message, ast.span(alias))
    })
}

/// Whether a statement is a string, as a docstring is.
pub fn is_string(ast: &Ast, statement: Node) -> bool {
    let Stmt::Expr(node::Expr { value }) = ast.stmt(statement) else { return false };
    let Expr::Constant(node::Constant { value, .. }) = ast.expr(value) else { return false };
    matches!(ast.constant(value), Constant::Str(_))
}

//! A grammar read for its trees: what it matches and how, whatever its actions would make of it.
//!
//! In come rules, out comes a [`Grammar`] in which every value is a token, a branch or a list of such: a branch is what
//! an alternative matched. Types and actions are not looked at, so that grammars whose actions are in another language
//! can be run too; what is only there for errors (`invalid_` rules) is left out. Values are bare words, so a branch says what is in it:
//!
//! ```text
//! branch: [rule + 1, or 0 for a group;  shape, value;  shape, value; ...]
//! ```

use super::names::reserved_names;
use super::{Alternative, Binding, Expression, Grammar, Item, resolve_rules};
use crate::action::{self, Schema, Type, Value, ValueKind};
use crate::diagnostic::Checked;
use crate::gram;
use crate::overlay::Sourced;
use crate::template;
use crate::tokens::Tokens;

/// Resolves rules for their trees.
pub fn resolve_for_trees(rules: &[Sourced], tokens: &Tokens, schema: Schema) -> Checked<Grammar> {
    let findings = reserved_names(rules);
    if !findings.is_empty() {
        return Err(findings);
    }
    let valid = rules.iter().filter(|(_, rule)| !rule.name.text.starts_with("invalid_"));
    let bare: Vec<Sourced> = valid.map(|(file, rule)| (*file, without_actions(rule))).collect();
    let mut grammar = resolve_rules(&bare, tokens, schema, &template::NoReader)?;
    for (number, rule) in grammar.rules.iter_mut().enumerate() {
        rule.ty = opaque();
        rule.alternatives.iter_mut().for_each(|one| alternative(one, number as i64 + 1));
    }
    Ok(grammar)
}

/// What a value in a branch is: a word of 0 is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// How many lists deep.
    pub lists: u32,
    /// Branches rather than tokens.
    pub branches: bool,
}

impl Shape {
    pub fn from_word(word: u32) -> Shape {
        Shape { lists: word / 2, branches: word % 2 == 1 }
    }

    fn to_int(self) -> i64 {
        i64::from(self.lists) * 2 + i64::from(self.branches)
    }

    fn listed(self) -> Shape {
        Shape { lists: self.lists + 1, ..self }
    }
}

/// What every value is to the checks of types: one opaque thing.
fn opaque() -> Type {
    Type::Token(None)
}

fn without_actions(rule: &gram::Rule) -> gram::Rule {
    let mut rule = rule.clone();
    rule.ty = None;
    strip_alternatives(&mut rule.alternatives);
    rule
}

fn strip_alternatives(alternatives: &mut Vec<gram::Alternative>) {
    let is_invalid = |item: &gram::Item| matches!(&item.expression.kind, gram::ExpressionKind::Name(name) if name.starts_with("invalid_"));
    alternatives.retain(|alternative| !alternative.items.iter().any(is_invalid));
    alternatives.iter_mut().for_each(strip_alternative);
}

fn strip_alternative(alternative: &mut gram::Alternative) {
    alternative.action = None;
    for item in &mut alternative.items {
        item.name = None;
        item.ty = None;
        strip_expression(&mut item.expression);
    }
}

fn strip_expression(expression: &mut gram::Expression) {
    use gram::ExpressionKind::*;
    match &mut expression.kind {
        Group(alternatives) => strip_alternatives(alternatives),
        Optional(of) | Ahead(of) | NotAhead(of) | Forced(of) => strip_expression(of),
        Repeat { element, at_least_one: _ } => strip_expression(element),
        Gather { separator, element } => {
            strip_expression(separator);
            strip_expression(element);
        }
        Name(_) | Hard(_) | Soft(_) | Cut => {}
    }
}

/// Makes a branch of what an alternative matches.
fn alternative(alternative: &mut Alternative, rule: i64) {
    let int = |value| Value::new(ValueKind::Int(value), opaque());
    let mut parts = vec![int(rule)];
    alternative.bindings.clear();
    for item in &mut alternative.items {
        let shape = expression(item);
        item.binding = None;
        if let Some(shape) = shape {
            let place = alternative.bindings.len();
            item.binding = Some(place);
            alternative.bindings.push(Binding { name: String::new(), ty: item.ty.clone() });
            parts.push(int(shape.to_int()));
            parts.push(Value::new(ValueKind::Bound(place), item.ty.clone()));
        }
    }
    let parts = parts.into_iter().map(|value| action::Item { spread: false, value }).collect();
    alternative.action = Value::new(ValueKind::List(parts), opaque());
}

/// Gives an expression the type of its value; says what shape that has, if there is one.
fn expression(item: &mut Item) -> Option<Shape> {
    let (ty, shape) = match &mut item.expression {
        Expression::Token(_) => (opaque(), Some(Shape { lists: 0, branches: false })),
        Expression::Rule(_) => (opaque(), Some(Shape { lists: 0, branches: true })),
        Expression::Group(alternatives) => {
            alternatives.iter_mut().for_each(|one| alternative(one, 0));
            (opaque(), Some(Shape { lists: 0, branches: true }))
        }
        Expression::Optional(of) => {
            let shape = expression(of);
            (Type::optional_of(of.ty.clone()), shape)
        }
        Expression::Repeat { element, at_least_one: _ } => {
            let shape = expression(element);
            (Type::list(element.ty.clone()), shape.map(Shape::listed))
        }
        Expression::Gather { separator, element } => {
            expression(separator);
            let shape = expression(element);
            (Type::list(element.ty.clone()), shape.map(Shape::listed))
        }
        Expression::Forced { of, expected: _ } => {
            let shape = expression(of);
            (of.ty.clone(), shape)
        }
        Expression::Look { ahead: _, of } => {
            expression(of);
            (Type::Matched, None)
        }
        Expression::Cut => (Type::Matched, None),
    };
    item.ty = ty;
    shape
}

//! Whether two sequences match the same: by structure, not by what their values are called.

use std::hash::{Hash, Hasher};
use std::mem::discriminant;

use crate::model::{Alternative, Expression, Item};

pub fn same_items(one: &[Item], other: &[Item]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same_item(one, other))
}

/// Whether two items match the same and have the same value.
pub fn same_item(one: &Item, other: &Item) -> bool {
    one.ty == other.ty && same_expression(&one.expression, &other.expression)
}

fn same_expression(one: &Expression, other: &Expression) -> bool {
    match (one, other) {
        (Expression::Token(one), Expression::Token(other)) => one == other,
        (Expression::Rule(one), Expression::Rule(other)) => one == other,
        (Expression::Group(one), Expression::Group(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| same_alternative(one, other))
        }
        (Expression::Optional(one), Expression::Optional(other)) => same_item(one, other),
        (
            Expression::Repeat { element: one, at_least_one: one_or_more },
            Expression::Repeat { element: other, at_least_one },
        ) => one_or_more == at_least_one && same_item(one, other),
        (
            Expression::Gather { separator: one_separator, element: one },
            Expression::Gather { separator, element },
        ) => same_item(one_separator, separator) && same_item(one, element),
        (Expression::Look { ahead: one_ahead, of: one }, Expression::Look { ahead, of }) => {
            one_ahead == ahead && same_item(one, of)
        }
        (
            Expression::Forced { of: one, expected: one_expected },
            Expression::Forced { of, expected },
        ) => one_expected == expected && same_item(one, of),
        (Expression::Cut, Expression::Cut) => true,
        _ => false,
    }
}

/// Items that are the same have one hash.
pub fn hash_item(item: &Item, state: &mut impl Hasher) {
    discriminant(&item.expression).hash(state);
    match &item.expression {
        Expression::Token(token) => token.hash(state),
        Expression::Rule(id) => id.hash(state),
        Expression::Group(alternatives) => {
            for item in alternatives.iter().flat_map(|alternative| &alternative.items) {
                hash_item(item, state);
            }
        }
        Expression::Optional(of)
        | Expression::Repeat { element: of, .. }
        | Expression::Look { of, .. }
        | Expression::Forced { of, .. } => hash_item(of, state),
        Expression::Gather { separator, element } => {
            hash_item(separator, state);
            hash_item(element, state);
        }
        Expression::Cut => {}
    }
}

/// Names of bindings do not matter: actions refer to them by number.
fn same_alternative(one: &Alternative, other: &Alternative) -> bool {
    let bindings = |alternative: &Alternative| {
        alternative.items.iter().map(|item| item.binding).collect::<Vec<_>>()
    };
    same_items(&one.items, &other.items)
        && bindings(one) == bindings(other)
        && one.action == other.action
}

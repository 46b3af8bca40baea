//! Parts of tokens by expression that actions ask for: each has to be a named group of that expression.

use super::reach::{each_choice, each_item};
use crate::action::{Type, Value, ValueKind};
use crate::diagnostic::{Diagnostic, Place};
use crate::language::Layout;
use crate::model::{Alternative, Expression, Grammar, Token};
use crate::tokens::{Form, Tokens};

/// The helpers that take a token and the name of a part of it.
const HELPERS: [&str; 2] = ["part_constant", "part_number"];

/// Parts that are none.
pub fn unknown_parts(grammar: &Grammar, tokens: &Tokens) -> Vec<Diagnostic> {
    let helpers: Vec<usize> =
        HELPERS.iter().filter_map(|name| grammar.schema.declarations.helper_index(name)).collect();
    let mut findings = Vec::new();
    each_choice(grammar, &mut |alternatives| {
        for alternative in alternatives {
            alternative.action.walk(&mut |value| match &value.kind {
                ValueKind::Help { helper, arguments } if helpers.contains(helper) => {
                    findings.extend(unknown_part(arguments, alternative, tokens));
                }
                _ => {}
            });
        }
    });
    findings
}

/// Tokens that a layout does not have: line ends, or how deep a line is.
pub fn tokens_without_layout(grammar: &Grammar, layout: Layout) -> Vec<Diagnostic> {
    let (missing, what): (&[&str], _) = match layout {
        Layout::Indentation => return Vec::new(),
        Layout::Lines => (&["INDENT", "DEDENT"], "how deep a line is means nothing"),
        Layout::Free => (&["NEWLINE", "INDENT", "DEDENT"], "line ends are white space"),
    };
    let mut findings = Vec::new();
    for rule in &grammar.rules {
        each_item(&rule.alternatives, &mut |item| {
            if let Expression::Token(Token::Named(name)) = &item.expression
                && missing.contains(&name.as_str())
            {
                let headline = format!("there is no {name} in this layout");
                findings.push(
                    Diagnostic::error("layout-token", headline)
                        .label(item.place, "this never matches")
                        .why(format!("with the `layout` of language.toml, {what}")),
                );
            }
        });
    }
    findings
}

fn unknown_part(
    arguments: &[Value],
    alternative: &Alternative,
    tokens: &Tokens,
) -> Option<Diagnostic> {
    let [token, part] = arguments else { return None };
    let place = alternative.place;
    let name = match &token.kind {
        ValueKind::Bound(place) => match &alternative.bindings.get(*place)?.ty {
            Type::Token(Some(name)) => Some(name),
            _ => None,
        },
        _ => None,
    };
    let token = name.and_then(|name| tokens.tokens.iter().find(|token| token.name == *name));
    let (Some(token), ValueKind::Text(part)) = (token, &part.kind) else {
        let headline = "only of a token by expression, parts can be had by their names";
        return Some(finding(headline, place).hint("bind the token: `token=UNIT { … }`"));
    };
    let Form::Pattern(pattern) = &token.form else {
        let headline = format!("`{}` is no token by expression, and has no parts", token.name);
        return Some(finding(headline, place).label(token.place(), "the token"));
    };
    if pattern.parts().any(|known| known == part) {
        return None;
    }
    let finding = finding(format!("`{}` has no part `{part}`", token.name), place)
        .label(token.form_place(), "its expression");
    let is_close = crate::diagnostic::closest(part, pattern.parts()).is_some();
    Some(match is_close {
        true => finding.suggest(part, pattern.parts()),
        false => finding.hint(format!("name a group of it: `(?<{part}>…)`")),
    })
}

fn finding(headline: impl Into<String>, place: Place) -> Diagnostic {
    Diagnostic::error("no-part", headline).label(place, "asked for here")
}

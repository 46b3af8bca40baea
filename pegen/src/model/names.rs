//! Names that a grammar must not give: those that begin with an underscore belong to the generator, as in CPython's, and
//! those that mean something in an action.

use crate::diagnostic::Diagnostic;
use crate::gram::{Alternative, Expression, ExpressionKind, Spanned};
use crate::overlay::Sourced;

/// Rules and items with such names.
pub fn reserved_names(rules: &[Sourced]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (file, rule) in rules {
        let mut look_at = |what: &str, name: &Spanned, file: crate::diagnostic::FileId| {
            if name.text.starts_with('_') {
                let headline = format!("{what} cannot be called `{}`", name.text);
                findings.push(
                    Diagnostic::error("reserved-name", headline)
                        .label(file.at(name.span), "begins with an underscore")
                        .why("such names belong to the generator"),
                );
            }
        };
        look_at("a rule", &rule.name, *file);
        each_alternative(&rule.alternatives, &mut |alternative| {
            for name in alternative.items.iter().filter_map(|item| item.name.as_ref()) {
                look_at("an item", name, alternative.file);
            }
        });
    }
    findings
}

/// Items called `p` or `EXTRA`: in an action these are the parser and the place of what it makes.
pub fn names_of_the_parser(rules: &[Sourced]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (_, rule) in rules {
        each_alternative(&rule.alternatives, &mut |alternative| {
            let names = alternative.items.iter().filter_map(|item| item.name.as_ref());
            for name in names.filter(|name| matches!(name.text.as_str(), "p" | "EXTRA")) {
                let headline = format!("an item cannot be called `{}`", name.text);
                findings.push(
                    Diagnostic::error("reserved-name", headline)
                        .label(alternative.file.at(name.span), "called so here")
                        .why("in an action `p` is the parser, and `EXTRA` a place"),
                );
            }
        });
    }
    findings
}

/// Calls `visit` for every alternative, those inside of items included.
fn each_alternative(alternatives: &[Alternative], visit: &mut impl FnMut(&Alternative)) {
    for alternative in alternatives {
        visit(alternative);
        for item in &alternative.items {
            each_group(&item.expression, visit);
        }
    }
}

fn each_group(expression: &Expression, visit: &mut impl FnMut(&Alternative)) {
    use ExpressionKind::*;
    match &expression.kind {
        Group(alternatives) => each_alternative(alternatives, visit),
        Optional(of) | Ahead(of) | NotAhead(of) | Forced(of) => each_group(of, visit),
        Repeat { element, at_least_one: _ } => each_group(element, visit),
        Gather { separator, element } => {
            each_group(separator, visit);
            each_group(element, visit);
        }
        Name(_) | Hard(_) | Soft(_) | Cut => {}
    }
}

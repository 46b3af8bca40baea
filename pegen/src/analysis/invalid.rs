//! The rules named `invalid_`: there for the errors that they raise, and for nothing else.
//!
//! They must not change what is accepted. An alternative that is only such a rule never matches, whatever the rule does;
//! where other things stand beside it, the rule itself must never match. And nothing but they may raise an error,
//! or a program would be refused in the first pass that a later alternative accepts.

use super::reach::each_item;
use crate::action::{Value, ValueKind};
use crate::diagnostic::Diagnostic;
use crate::model::{Alternative, Expression, Grammar, Item, RuleId};

/// Uses of `invalid_` rules by which more programs would be accepted.
pub fn changes_to_what_is_accepted(grammar: &Grammar) -> Vec<Diagnostic> {
    let matching = matching_rules(grammar);
    let mut findings = Vec::new();
    each_accepting(grammar, |alternative| {
        if grammar.only_invalid(alternative).is_some() || never_matches(alternative, &matching) {
            return;
        }
        let used = alternative.items.iter().filter_map(|item| Some((item, called(item)?)));
        for (item, id) in used.filter(|(_, id)| grammar.rule(*id).is_invalid()) {
            let headline = format!("`{}` changes what is accepted", grammar.rule(id).name);
            findings.push(
                Diagnostic::error("invalid-rule-accepts", headline)
                    .label(item.place, "part of something that can match")
                    .label(grammar.rule(id).place, "can match without an error")
                    .why("an `invalid_` rule is there for the errors that it raises")
                    .hint("let it stand alone in its alternative, or let all of its own raise"),
            );
        }
    });
    findings
}

/// Actions that raise an error outside of `invalid_` rules. Upstream's grammars have some, which it cares for by hand:
/// there it is a warning.
pub fn misplaced_raises(grammar: &Grammar) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    each_accepting(grammar, |alternative| {
        if !raises(&alternative.action) {
            return;
        }
        let (code, headline) =
            ("misplaced-raise", "an error is raised outside of an `invalid_` rule");
        let finding = match grammar.in_c.contains(&alternative.place.file) {
            true => Diagnostic::warning(code, headline),
            false => Diagnostic::error(code, headline),
        };
        findings.push(
            finding
                .label(alternative.place, "raised in the first pass")
                .why("a program that a later alternative accepts would be refused")
                .hint("move it to a rule named `invalid_…`, which the second pass tries"),
        );
    });
    findings
}

/// Calls `visit` with each alternative that is there for what it accepts, those of groups included.
fn each_accepting(grammar: &Grammar, mut visit: impl FnMut(&Alternative)) {
    for rule in grammar.rules.iter().filter(|rule| !rule.is_invalid()) {
        rule.alternatives.iter().for_each(&mut visit);
        each_item(&rule.alternatives, &mut |item| {
            if let Expression::Group(alternatives) = &item.expression {
                alternatives.iter().for_each(&mut visit);
            }
        });
    }
}

/// For each rule whether it can match at all, as far as that is decided by actions that only fail or raise.
fn matching_rules(grammar: &Grammar) -> Vec<bool> {
    let mut matching = vec![true; grammar.rules.len()];
    loop {
        let before = matching.clone();
        for (index, rule) in grammar.rules.iter().enumerate() {
            matching[index] = rule.alternatives.iter().any(|one| !never_matches(one, &before));
        }
        if matching == before {
            return matching;
        }
    }
}

fn never_matches(alternative: &Alternative, matching: &[bool]) -> bool {
    only_fails(&alternative.action)
        || alternative.items.iter().filter_map(called).any(|id| !matching[id.0 as usize])
}

/// The rule that an item has to match.
fn called(item: &Item) -> Option<RuleId> {
    match item.expression {
        Expression::Rule(id) => Some(id),
        _ => None,
    }
}

/// Whether an action never has a value: it fails, or raises.
fn only_fails(action: &Value) -> bool {
    match &action.kind {
        ValueKind::Choose { then, otherwise, .. } => only_fails(then) && only_fails(otherwise),
        _ => action.is_failure(),
    }
}

fn raises(action: &Value) -> bool {
    let mut raises = false;
    action.walk(&mut |value| raises |= value.is_raise());
    raises
}

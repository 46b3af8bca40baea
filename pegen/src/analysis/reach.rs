//! What can never be reached, and what would never end.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::recursion::components;
use crate::analysis::{FirstSets, Pass};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Alternative, Expression, Grammar, Item, RuleId, Token};
use crate::plan::{hash_item, same_items};

/// Calls `visit` for every item of `alternatives`, those inside of items included.
pub fn each_item<'a>(alternatives: &'a [Alternative], visit: &mut impl FnMut(&'a Item)) {
    fn inside<'a>(item: &'a Item, visit: &mut impl FnMut(&'a Item)) {
        visit(item);
        match &item.expression {
            Expression::Token(_) | Expression::Rule(_) | Expression::Cut => {}
            Expression::Group(alternatives) => each_item(alternatives, visit),
            Expression::Optional(of)
            | Expression::Repeat { element: of, .. }
            | Expression::Look { of, .. }
            | Expression::Forced { of, .. } => inside(of, visit),
            Expression::Gather { separator, element } => {
                inside(separator, visit);
                inside(element, visit);
            }
        }
    }
    for item in alternatives.iter().flat_map(|alternative| &alternative.items) {
        inside(item, visit);
    }
}

/// Calls `visit` for each alternative, those of groups included.
pub fn each_alternative<'a>(
    alternatives: &'a [Alternative],
    visit: &mut impl FnMut(&'a Alternative),
) {
    alternatives.iter().for_each(&mut *visit);
    each_item(alternatives, &mut |item| {
        if let Expression::Group(alternatives) = &item.expression {
            alternatives.iter().for_each(&mut *visit);
        }
    });
}

/// Calls `visit` for the alternatives of every rule and of every group.
pub fn each_choice<'a>(grammar: &'a Grammar, visit: &mut impl FnMut(&'a [Alternative])) {
    for rule in &grammar.rules {
        visit(&rule.alternatives);
        each_item(&rule.alternatives, &mut |item| {
            if let Expression::Group(alternatives) = &item.expression {
                visit(alternatives);
            }
        });
    }
}

/// For each rule whether one of `starts` leads to it, through rules of a pass.
pub fn reached(grammar: &Grammar, starts: &[&str], pass: Pass) -> Vec<bool> {
    let mut reached = vec![false; grammar.rules.len()];
    let mut work: Vec<_> = starts.iter().filter_map(|start| grammar.rule_named(start)).collect();
    while let Some(id) = work.pop() {
        let is_left_out = pass == Pass::First && grammar.rule(id).is_invalid();
        if is_left_out || std::mem::replace(&mut reached[id.0 as usize], true) {
            continue;
        }
        each_item(&grammar.rule(id).alternatives, &mut |item| {
            if let Expression::Rule(id) = item.expression {
                work.push(id);
            }
        });
    }
    reached
}

/// Rules that no start rule leads to.
pub fn unused_rules(grammar: &Grammar, starts: &[&str]) -> Vec<Diagnostic> {
    let unused = grammar
        .rules
        .iter()
        .zip(reached(grammar, starts, Pass::Second))
        .filter(|(_, reached)| !reached);
    unused
        .map(|(rule, _)| {
            Diagnostic::warning("unused-rule", format!("no rule leads to `{}`", rule.name))
                .label(rule.place, "never tried")
        })
        .collect()
}

/// Alternatives behind one that matches whenever they could.
pub fn shadowed_alternatives(grammar: &Grammar) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    each_choice(grammar, &mut |alternatives| {
        for (later, shadow) in shadows(alternatives) {
            findings.push(
                Diagnostic::warning("unreachable-alternative", "this alternative is never taken")
                    .label(later.place, "begins with all of another one")
                    .label(shadow.place, "which is tried before it")
                    .hint("put the longer alternative first"),
            );
        }
    });
    findings
}

/// Alternatives that begin with all the items of one in front of them, and that one.
fn shadows(alternatives: &[Alternative]) -> Vec<(&Alternative, &Alternative)> {
    let mut shadows = Vec::new();
    // Those that can hide others, by the hash of their items.
    let mut hiding: FxHashMap<u64, Vec<&Alternative>> = FxHashMap::default();
    for later in alternatives {
        let mut hasher = FxHasher::default();
        let mut shadow = None;
        for length in 0..=later.items.len() {
            if let Some(last) = length.checked_sub(1) {
                hash_item(&later.items[last], &mut hasher);
            }
            let known = hiding.get(&hasher.finish()).into_iter().flatten();
            let items = &later.items[..length];
            shadow = shadow.or_else(|| known.copied().find(|one| same_items(&one.items, items)));
        }
        match shadow {
            Some(shadow) => shadows.push((later, shadow)),
            None if can_fail_in_action(later) => {}
            None => hiding.entry(hasher.finish()).or_default().push(later),
        }
    }
    shadows
}

/// Soft keywords that are keywords too: no name is ever read as one of them.
pub fn reserved_soft_words(grammar: &Grammar) -> Vec<Diagnostic> {
    let hard: FxHashSet<&str> = grammar.keywords.hard.iter().map(String::as_str).collect();
    let mut findings = Vec::new();
    for rule in &grammar.rules {
        each_item(&rule.alternatives, &mut |item| {
            if let Expression::Token(Token::Soft(word)) = &item.expression
                && hard.contains(word.as_str())
            {
                let headline = format!("`{word}` is a keyword: this never matches");
                findings.push(
                    Diagnostic::warning("soft-keyword", headline)
                        .label(item.place, "a word that is a name elsewhere")
                        .hint(format!(
                            "write '{word}'; what stands in double quotes is no keyword"
                        )),
                );
            }
        });
    }
    findings
}

/// Alternatives that are nothing but their own rule, by way of others or at once: what they match is matched already.
pub fn circular_alternatives(grammar: &Grammar) -> Vec<Diagnostic> {
    let only_rule = |alternative: &Alternative| match alternative.items.as_slice() {
        [Item { expression: Expression::Rule(id), .. }] => Some(*id),
        _ => None,
    };
    let leads_to: Vec<Vec<RuleId>> = grammar
        .rules
        .iter()
        .map(|rule| rule.alternatives.iter().filter_map(only_rule).collect())
        .collect();
    let mut findings = Vec::new();
    for component in components(&leads_to) {
        for &id in &component {
            let rule = grammar.rule(id);
            let circular = rule.alternatives.iter().filter(|alternative| {
                only_rule(alternative).is_some_and(|to| component.contains(&to))
            });
            findings.extend(circular.map(|alternative| {
                Diagnostic::warning("circular-alternative", "this alternative matches nothing new")
                    .label(alternative.place, format!("it leads back to `{}`", rule.name))
                    .hint("leave it out")
            }));
        }
    }
    findings
}

/// Names that an alternative gives to two of its items: nobody sees the first.
pub fn names_given_twice(grammar: &Grammar) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    each_choice(grammar, &mut |alternatives| {
        for alternative in alternatives {
            let mut seen: FxHashMap<&str, Place> = FxHashMap::default();
            for item in &alternative.items {
                let name = item.binding.map_or("", |binding| &*alternative.bindings[binding].name);
                let first = (!name.is_empty()).then(|| seen.insert(name, item.place)).flatten();
                findings.extend(first.map(|first| {
                    Diagnostic::warning("bound-twice", format!("two items have the name `{name}`"))
                        .label(item.place, "the action has this one")
                        .label(first, "nobody sees this one")
                        .hint("give one of them another name, or none")
                }));
            }
        }
    });
    findings
}

/// Whether the action can be `None`, which makes the whole rule fail.
fn can_fail_in_action(alternative: &Alternative) -> bool {
    let mut fails = false;
    alternative.action.walk(&mut |value| {
        fails |= matches!(value.kind, crate::action::ValueKind::None);
    });
    fails
}

/// The names of the tokens that rules use.
pub fn named_tokens(grammar: &Grammar) -> FxHashSet<&str> {
    let mut used = FxHashSet::default();
    for rule in &grammar.rules {
        each_item(&rule.alternatives, &mut |item| {
            if let Expression::Token(Token::Named(name)) = &item.expression {
                used.insert(name.as_str());
            }
        });
    }
    used
}

/// Repetitions of what can match nothing.
pub fn endless_loops(grammar: &Grammar, first: &FirstSets) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in &grammar.rules {
        each_item(&rule.alternatives, &mut |item| {
            let endless = match &item.expression {
                Expression::Repeat { element, .. } => first.nullable(element),
                Expression::Gather { separator, element } => {
                    first.nullable(separator) && first.nullable(element)
                }
                _ => false,
            };
            if endless {
                findings.push(
                    Diagnostic::error("endless-repetition", "what is repeated can match nothing")
                        .label(item.place, "would be repeated forever")
                        .why(format!("in the rule `{}`", rule.name)),
                );
            }
        });
    }
    findings
}

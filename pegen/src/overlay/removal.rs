//! Rules that are taken away, and what goes with them.
//!
//! ```text
//! -lambdef                                expression: disjunction | lambdef     ->  expression: disjunction
//! ```
//!
//! An alternative that is nothing but the rule goes with it; so do the rules that only it led to, and what `invalid_` rules
//! say of it. Whatever else uses the rule still needs it, and is a finding. A word that only such rules had is a name again.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, Place};
use crate::gram::{Alternative, Expression, ExpressionKind, Item, Rule, Sourced, each_expression};

/// Takes the rules `removed` away, each with the place that says so. Rules of the names `kept` stay, whoever led to them.
pub fn take_away(
    rules: &mut Vec<Sourced>,
    removed: &FxHashMap<String, Place>,
    kept: &FxHashSet<String>,
) -> Vec<Diagnostic> {
    let gone: FxHashSet<String> = removed.keys().cloned().collect();
    let mut remover = Remover { candidates: reached(rules, &gone), gone, kept };
    let mut removed_rules: Vec<Rule> = Vec::new();
    loop {
        let gone = remover.gone.len();
        remover.drop_unreached(rules);
        let (taken, left): (Vec<_>, Vec<_>) =
            rules.drain(..).partition(|(_, rule)| remover.gone.contains(&rule.name.text));
        removed_rules.extend(taken.into_iter().map(|(_, rule)| rule));
        *rules = left;
        let dropped = remover.drop_from_invalid_rules(rules, &removed_rules);
        if gone == remover.gone.len() && !dropped {
            break;
        }
    }
    for (_, rule) in rules.iter_mut() {
        without(&mut rule.alternatives, &remover.gone);
    }
    needed(rules, &remover.gone, removed)
}

struct Remover<'a> {
    /// The rules that the ones taken away lead to: they may go too.
    candidates: FxHashSet<String>,
    gone: FxHashSet<String>,
    kept: &'a FxHashSet<String>,
}

impl Remover<'_> {
    /// Rules that nothing leads to any more.
    fn drop_unreached(&mut self, rules: &[Sourced]) {
        let roots = rules.iter().map(|(_, rule)| &rule.name.text).filter(|name| {
            !self.gone.contains(*name)
                && (!self.candidates.contains(*name) || self.kept.contains(*name))
        });
        let reached = reached_without(rules, roots.cloned().collect(), &|rule| {
            self.gone.contains(&rule.name.text)
        });
        let names = rules.iter().map(|(_, rule)| &rule.name.text);
        let unreached: Vec<String> =
            names.filter(|name| !reached.contains(*name)).cloned().collect();
        self.gone.extend(unreached);
    }

    /// What is said of mistakes in what is gone: alternatives of `invalid_` rules that need one of its rules or words.
    fn drop_from_invalid_rules(&mut self, rules: &mut [Sourced], removed: &[Rule]) -> bool {
        let lost = self.lost_words(rules, removed);
        let mut dropped = false;
        for (_, rule) in rules.iter_mut().filter(|(_, rule)| is_invalid(&rule.name.text)) {
            without(&mut rule.alternatives, &self.gone);
            let before = rule.alternatives.len();
            rule.alternatives.retain(|alternative| {
                let mut is_of_gone = false;
                each_expression(alternative, &mut |expression| match &expression.kind {
                    ExpressionKind::Name(name) => is_of_gone |= self.gone.contains(name),
                    ExpressionKind::Hard(word) => is_of_gone |= lost.contains(word.as_str()),
                    _ => {}
                });
                !is_of_gone
            });
            dropped |= rule.alternatives.len() < before;
            if rule.alternatives.is_empty() {
                self.gone.insert(rule.name.text.clone());
            }
        }
        dropped
    }

    /// Words of what is gone that no other rule has, but for errors.
    fn lost_words<'r>(&self, rules: &[Sourced], removed: &'r [Rule]) -> FxHashSet<&'r str> {
        let is_root = |rule: &Rule| {
            !is_invalid(&rule.name.text)
                && (!self.candidates.contains(&rule.name.text)
                    || self.kept.contains(&rule.name.text))
        };
        let roots = rules.iter().filter(|(_, rule)| is_root(rule));
        let roots = roots.map(|(_, rule)| rule.name.text.clone()).collect();
        let valid = reached_without(rules, roots, &|rule| is_invalid(&rule.name.text));
        let mut lost: FxHashSet<&str> = removed.iter().flat_map(words).collect();
        for (_, rule) in rules.iter().filter(|(_, rule)| valid.contains(&rule.name.text)) {
            words(rule).into_iter().for_each(|word| _ = lost.remove(word));
        }
        lost
    }
}

fn is_invalid(name: &str) -> bool {
    name.starts_with("invalid_")
}

/// The hard keywords and operators of a rule.
fn words(rule: &Rule) -> Vec<&str> {
    let mut words = Vec::new();
    for alternative in &rule.alternatives {
        each_expression(alternative, &mut |expression| {
            if let ExpressionKind::Hard(word) = &expression.kind {
                words.push(word.as_str());
            }
        });
    }
    words
}

/// The rules that those of some names lead to, not these themselves unless something leads back.
fn reached(rules: &[Sourced], from: &FxHashSet<String>) -> FxHashSet<String> {
    let mut next = Vec::new();
    for (_, rule) in rules.iter().filter(|(_, rule)| from.contains(&rule.name.text)) {
        names(rule, &mut |name| next.push(name.to_string()));
    }
    reached_without(rules, next, &|_| false)
}

/// The rules of the names `next`, and those that they lead to, but for some.
fn reached_without(
    rules: &[Sourced],
    mut next: Vec<String>,
    is_left_out: &impl Fn(&Rule) -> bool,
) -> FxHashSet<String> {
    let by_name: FxHashMap<&str, &Rule> =
        rules.iter().map(|(_, rule)| (rule.name.text.as_str(), rule)).collect();
    let mut reached = FxHashSet::default();
    while let Some(name) = next.pop() {
        let Some(rule) = by_name.get(name.as_str()) else { continue };
        if !is_left_out(rule) && reached.insert(name) {
            names(rule, &mut |name| {
                if !reached.contains(name) {
                    next.push(name.to_string());
                }
            });
        }
    }
    reached
}

/// Calls `visit` for every name that stands in a rule.
fn names(rule: &Rule, visit: &mut impl FnMut(&str)) {
    for alternative in &rule.alternatives {
        each_expression(alternative, &mut |expression| {
            if let ExpressionKind::Name(name) = &expression.kind {
                visit(name);
            }
        });
    }
}

/// Takes out the alternatives that are nothing but a rule that is gone, as long as another one is left beside them.
fn without(alternatives: &mut Vec<Alternative>, gone: &FxHashSet<String>) {
    for item in alternatives.iter_mut().flat_map(|alternative| &mut alternative.items) {
        each_group(&mut item.expression, &mut |group| without(group, gone));
    }
    let is_left = |alternative: &Alternative| {
        let only = only_name(alternative);
        only.is_none_or(|name| !gone.contains(name) && !is_invalid(name))
    };
    if alternatives.iter().any(is_left) {
        alternatives
            .retain(|alternative| only_name(alternative).is_none_or(|name| !gone.contains(name)));
    }
}

/// The name that is all of an alternative, lookaheads and cuts apart.
fn only_name(alternative: &Alternative) -> Option<&str> {
    let mut valued = alternative.items.iter().filter(|item| {
        use ExpressionKind::{Ahead, Cut, NotAhead};
        !matches!(item.expression.kind, Ahead(_) | NotAhead(_) | Cut)
    });
    match (valued.next()?, valued.next()) {
        (Item { expression: Expression { kind: ExpressionKind::Name(name), .. }, .. }, None) => {
            Some(name)
        }
        _ => None,
    }
}

/// For each rule that was taken away, who still uses it.
fn needed(
    rules: &[Sourced],
    gone: &FxHashSet<String>,
    removed: &FxHashMap<String, Place>,
) -> Vec<Diagnostic> {
    let mut uses: FxHashMap<&str, Vec<(&str, Place)>> = FxHashMap::default();
    for (_, rule) in rules {
        for alternative in &rule.alternatives {
            each_expression(alternative, &mut |expression| {
                if let ExpressionKind::Name(name) = &expression.kind
                    && gone.contains(name)
                {
                    let place = alternative.file.at(expression.span);
                    uses.entry(name).or_default().push((&rule.name.text, place));
                }
            });
        }
    }
    let mut findings: Vec<(Place, Diagnostic)> = Vec::new();
    for (name, uses) in uses {
        let Some(&place) = removed.get(name) else { continue };
        let mut users: Vec<&str> = uses.iter().map(|(user, _)| *user).collect();
        users.dedup();
        let users: Vec<String> = users.into_iter().map(|user| format!("`{user}`")).collect();
        let verb = if users.len() == 1 { "needs" } else { "need" };
        let headline = format!("{} still {verb} the rule `{name}`", users.join(", "));
        let finding = Diagnostic::error("rule-needed", headline).label(place, "taken away here");
        let finding =
            uses.iter().fold(finding, |finding, (_, place)| finding.label(*place, "used here"));
        findings.push((
            place,
            finding
                .why("only an alternative that is nothing but the rule goes with it, beside others")
                .hint(format!(
                    "write {} anew without it, or take that away too",
                    users.join(" and ")
                )),
        ));
    }
    findings.sort_by_key(|(place, _)| *place);
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// Calls `change` for the alternatives of each group in an expression.
fn each_group(expression: &mut Expression, change: &mut impl FnMut(&mut Vec<Alternative>)) {
    use ExpressionKind::{Ahead, Cut, Forced, Gather, Group, Hard, Name, NotAhead, Optional};
    use ExpressionKind::{Repeat, Soft};
    match &mut expression.kind {
        Group(alternatives) => change(alternatives),
        Optional(of) | Ahead(of) | NotAhead(of) | Forced(of) => each_group(of, change),
        Repeat { element, at_least_one: _ } => each_group(element, change),
        Gather { separator, element } => {
            each_group(separator, change);
            each_group(element, change);
        }
        Name(_) | Hard(_) | Soft(_) | Cut => {}
    }
}

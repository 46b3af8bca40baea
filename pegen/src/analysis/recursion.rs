//! Left recursion: the strongly connected components of "can begin with", and who leads each.
//!
//! A rule that can begin with itself is matched by growing a seed: it fails at first, so that another
//! alternative matches, then is tried again with that result, as long as the match gets longer. In a
//! component of several rules one, the leader, is grown, and the others are tried as usual; the leader must
//! be in every cycle, or a cycle without it would never end.

use crate::analysis::FirstSets;
use crate::diagnostic::Diagnostic;
use crate::model::{Alternative, Expression, Grammar, Item, RuleId};

/// What part a rule has in left recursion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recursion {
    None,
    /// It begins with itself and is alone in that.
    Alone,
    /// It is grown from a seed.
    Leader,
    /// It can begin with itself, by way of its leader.
    Member,
}

/// The part of every rule, and components without a leader.
pub fn find(grammar: &Grammar, first: &FirstSets) -> (Vec<Recursion>, Vec<Diagnostic>) {
    let begins: Vec<Vec<RuleId>> = grammar
        .rules
        .iter()
        .map(|rule| {
            let mut rules = Vec::new();
            for alternative in &rule.alternatives {
                leftmost(&alternative.items, first, &mut rules);
            }
            rules.sort_unstable();
            rules.dedup();
            rules
        })
        .collect();
    let mut recursion = vec![Recursion::None; grammar.rules.len()];
    let mut findings = Vec::new();
    for component in components(&begins) {
        let is_cycle =
            component.len() > 1 || begins[component[0].0 as usize].contains(&component[0]);
        if !is_cycle {
            continue;
        }
        let leader =
            component.iter().find(|&&leader| is_acyclic_without(leader, &component, &begins));
        for &id in &component {
            recursion[id.0 as usize] = Recursion::Member;
        }
        match leader {
            Some(leader) => {
                let alone = component.len() == 1;
                recursion[leader.0 as usize] =
                    if alone { Recursion::Alone } else { Recursion::Leader };
            }
            None => findings.push(no_leader(grammar, &component)),
        }
    }
    (recursion, findings)
}

/// The rules that a sequence can begin with; lookaheads count, since they are tried at the same place.
pub fn leftmost(items: &[Item], first: &FirstSets, rules: &mut Vec<RuleId>) {
    let inside = |alternatives: &[Alternative], rules: &mut Vec<RuleId>| {
        for alternative in alternatives {
            leftmost(&alternative.items, first, rules);
        }
    };
    for item in items {
        match &item.expression {
            Expression::Token(_) | Expression::Cut => {}
            Expression::Rule(id) => rules.push(*id),
            Expression::Group(alternatives) => inside(alternatives, rules),
            Expression::Optional(of)
            | Expression::Repeat { element: of, .. }
            | Expression::Look { of, .. }
            | Expression::Forced { of, .. } => leftmost(std::slice::from_ref(of), first, rules),
            Expression::Gather { separator, element } => {
                leftmost(std::slice::from_ref(element), first, rules);
                if first.nullable(element) {
                    leftmost(std::slice::from_ref(separator), first, rules);
                }
            }
        }
        if !first.nullable(item) {
            break;
        }
    }
}

/// Tarjan's strongly connected components, without recursion.
pub(super) fn components(begins: &[Vec<RuleId>]) -> Vec<Vec<RuleId>> {
    const UNSEEN: usize = usize::MAX;
    let mut order = vec![UNSEEN; begins.len()];
    let mut low = vec![UNSEEN; begins.len()];
    let mut on_stack = vec![false; begins.len()];
    let (mut stack, mut found, mut next) = (Vec::new(), Vec::new(), 0);
    for root in 0..begins.len() {
        let mut work = vec![(root, 0)];
        while let Some((rule, edge)) = work.pop() {
            if edge == 0 {
                if order[rule] != UNSEEN {
                    continue;
                }
                (order[rule], low[rule]) = (next, next);
                next += 1;
                stack.push(rule);
                on_stack[rule] = true;
            } else {
                let child = begins[rule][edge - 1].0 as usize;
                if on_stack[child] {
                    low[rule] = low[rule].min(low[child]);
                }
            }
            if let Some(child) = begins[rule].get(edge) {
                work.push((rule, edge + 1));
                if order[child.0 as usize] == UNSEEN {
                    work.push((child.0 as usize, 0));
                }
                continue;
            }
            if low[rule] == order[rule] {
                let mut component = Vec::new();
                while let Some(member) = stack.pop() {
                    on_stack[member] = false;
                    component.push(RuleId(member as u32));
                    if member == rule {
                        break;
                    }
                }
                component.sort_unstable();
                found.push(component);
            }
        }
    }
    found
}

/// Whether every cycle of `component` goes through `leader`.
fn is_acyclic_without(leader: RuleId, component: &[RuleId], begins: &[Vec<RuleId>]) -> bool {
    let mut left: Vec<RuleId> = component.iter().copied().filter(|&id| id != leader).collect();
    loop {
        let before = left.len();
        let remaining = left.clone();
        left.retain(|id| begins[id.0 as usize].iter().any(|to| remaining.contains(to)));
        if left.is_empty() {
            return true;
        }
        if left.len() == before {
            return false;
        }
    }
}

fn no_leader(grammar: &Grammar, component: &[RuleId]) -> Diagnostic {
    let names: Vec<&str> = component.iter().map(|&id| grammar.rule(id).name.as_str()).collect();
    let headline = format!("the left recursion of {} has no leader", names.join(", "));
    let mut finding = Diagnostic::error("left-recursion", headline)
        .why("one rule has to be part of every way in which they begin with each other");
    for &id in component {
        finding = finding.label(grammar.rule(id).place, "begins with another of them");
    }
    finding
}

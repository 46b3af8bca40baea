//! Where a cut may stand: among the items of a rule's alternative.
//!
//! Inside of a group, an optional or a repetition its reach is a matter of opinion: only the group's own alternatives, as
//! it is run, or those of the rule, as it reads. CPython's generator refuses such cuts too.

use super::reach::each_item;
use crate::diagnostic::Diagnostic;
use crate::model::{Alternative, Expression, Grammar};

/// Cuts that are not directly in a rule.
pub fn nested_cuts(grammar: &Grammar) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in &grammar.rules {
        each_item(&rule.alternatives, &mut |item| {
            let Expression::Group(alternatives) = &item.expression else { return };
            for place in alternatives.iter().flat_map(cuts_of) {
                findings.push(
                    Diagnostic::error("nested-cut", "a cut inside of a group")
                        .label(place, "which alternatives does it cut off?")
                        .why("a cut speaks of the alternatives of its rule")
                        .hint("give the group a rule of its own"),
                );
            }
        });
    }
    findings
}

fn cuts_of(alternative: &Alternative) -> impl Iterator<Item = crate::diagnostic::Place> {
    let cuts = alternative.items.iter().filter(|item| matches!(item.expression, Expression::Cut));
    cuts.map(|item| item.place)
}

//! Overlays of the grammar: what an experiment changes of the rules below it.
//!
//! ```text
//! rule: …       takes the place of a rule, or adds one
//! +rule: …      puts alternatives in front of a rule's own
//! rule+: …      puts them behind
//! ```
//!
//! An overlay holds only what differs. Two overlays may extend the same rule, in the order that they are given;
//! what one replaces or adds, no other may touch.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::gram::{GrammarFile, Placing, Rule};

/// A rule and the file that it comes from; alternatives know their own.
pub type Sourced = (crate::diagnostic::FileId, Rule);

/// The rules of `base` with those of `overlays` laid over them, in this order.
pub fn merge(base: &GrammarFile, overlays: &[GrammarFile]) -> Checked<Vec<Sourced>> {
    let mut merger = Merger {
        rules: base.rules.iter().map(|rule| (base.file, rule.clone())).collect(),
        places: FxHashMap::default(),
        changes: FxHashMap::default(),
        findings: Vec::new(),
    };
    for (place, (_, rule)) in merger.rules.iter().enumerate() {
        merger.places.entry(rule.name.text.clone()).or_insert(place);
    }
    for rule in base.rules.iter().filter(|rule| rule.placing != Placing::Whole) {
        merger.nothing_to_extend(base.file.at(rule.name.span), &rule.name.text);
    }
    for (number, overlay) in overlays.iter().enumerate() {
        for rule in &overlay.rules {
            merger.lay(number, overlay.file.at(rule.name.span), rule);
        }
    }
    if merger.findings.is_empty() { Ok(merger.rules) } else { Err(merger.findings) }
}

/// What an overlay did to a rule.
struct Change {
    overlay: usize,
    placing: Placing,
    place: Place,
}

struct Merger {
    rules: Vec<Sourced>,
    /// Where each rule is among them.
    places: FxHashMap<String, usize>,
    changes: FxHashMap<String, Vec<Change>>,
    findings: Vec<Diagnostic>,
}

impl Merger {
    fn lay(&mut self, overlay: usize, place: Place, rule: &Rule) {
        let name = &rule.name.text;
        let change = Change { overlay, placing: rule.placing, place };
        if let Some(finding) = self.conflict(name, &change) {
            self.findings.push(finding);
            return;
        }
        self.changes.entry(name.clone()).or_default().push(change);
        match (self.places.get(name).copied(), rule.placing) {
            (Some(at), Placing::Whole) => self.rules[at] = (place.file, self.typed_like(at, rule)),
            (None, Placing::Whole) => {
                self.places.insert(name.clone(), self.rules.len());
                self.rules.push((place.file, rule.clone()));
            }
            (Some(at), Placing::Front) => {
                let added = rule.alternatives.iter().cloned();
                self.rules[at].1.alternatives.splice(0..0, added);
            }
            (Some(at), Placing::Back) => {
                self.rules[at].1.alternatives.extend(rule.alternatives.iter().cloned());
            }
            (None, _) => self.nothing_to_extend(place, name),
        }
    }

    /// A rule that takes another's place has its type, unless it gives one.
    fn typed_like(&self, at: usize, rule: &Rule) -> Rule {
        let ty = rule.ty.clone().or_else(|| self.rules[at].1.ty.clone());
        Rule { ty, ..rule.clone() }
    }

    fn conflict(&self, name: &str, change: &Change) -> Option<Diagnostic> {
        let others = self.changes.get(name)?.iter().filter(|other| {
            other.placing == Placing::Whole
                && (other.overlay != change.overlay || change.placing == Placing::Whole)
                || change.placing == Placing::Whole && other.overlay != change.overlay
        });
        let other = others.into_iter().next()?;
        let did = |change: &Change| match change.placing {
            Placing::Whole => "defined here",
            Placing::Front | Placing::Back => "extended here",
        };
        Some(
            Diagnostic::error(
                "overlay-conflict",
                format!("two overlays disagree on the rule `{name}`"),
            )
            .label(change.place, did(change))
            .label(other.place, did(other))
            .why("only one of them could have its way")
            .hint("extend the rule in both (`rule+:`), or switch one of them off"),
        )
    }

    fn nothing_to_extend(&mut self, place: Place, name: &str) {
        let known = self.places.keys().map(String::as_str).filter(|&known| known != name);
        self.findings.push(
            Diagnostic::error("undefined-rule", format!("there is no rule `{name}` to extend"))
                .label(place, "extended here")
                .suggest(name, known),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;
    use crate::gram;

    fn merged(base: &str, overlays: &[&str]) -> Checked<Vec<(String, usize)>> {
        let mut files = Files::new();
        let mut read = |text: &str| gram::read(text, files.add("test.gram", text)).unwrap();
        let base = read(base);
        let overlays: Vec<_> = overlays.iter().map(|text| read(text)).collect();
        let rules = merge(&base, &overlays)?;
        Ok(rules.into_iter().map(|(_, rule)| (rule.name.text, rule.alternatives.len())).collect())
    }

    #[test]
    fn rules_are_replaced_extended_and_added() {
        let rules =
            merged("a: X | Y\nb: Z\n", &["a: X\nc: Z\n", "+b: X\n", "b+: Y | Z\n"]).unwrap();
        let expected = [("a", 1), ("b", 4), ("c", 1)];
        assert_eq!(rules, expected.map(|(name, count)| (name.to_string(), count)));
    }

    #[test]
    fn overlays_that_disagree_are_an_error_with_both_places() {
        for overlays in [
            ["a: X\n", "a: Y\n"],
            ["a: X\n", "a+: Y\n"],
            ["+a: X\n", "a: Y\n"],
            ["n: X\n", "n: Y\n"],
        ] {
            let findings = merged("a: X | Y\n", &overlays).unwrap_err();
            assert_eq!(findings[0].code, "overlay-conflict", "{overlays:?}");
            assert_eq!(findings[0].labels.len(), 2);
        }
    }

    #[test]
    fn only_what_is_there_can_be_extended() {
        let findings = merged("atom: X\n", &["aton+: Y\n"]).unwrap_err();
        assert_eq!(findings[0].hint.as_deref(), Some("did you mean `atom`?"));
    }
}

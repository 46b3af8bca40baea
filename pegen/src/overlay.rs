//! Overlays of the grammar: what an experiment changes of the rules below it.
//!
//! ```text
//! rule: …       takes the place of a rule, or adds one
//! +rule: …      puts alternatives in front of a rule's own
//! rule+: …      puts them behind
//! -rule         takes a rule away
//! ```
//!
//! An overlay holds only what differs. Two overlays may extend the same rule, in the order that they are given;
//! what one replaces, adds or takes away, no other may touch.

mod removal;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::gram::{GrammarFile, Placing, Rule, Spanned};

pub use crate::gram::Sourced;

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
        merger.no_rule(base.file.at(rule.name.span), &rule.name.text, "extend");
    }
    for name in &base.removals {
        merger.no_rule(base.file.at(name.span), &name.text, "take away");
    }
    for (number, overlay) in overlays.iter().enumerate() {
        for rule in &overlay.rules {
            merger.lay(number, overlay.file.at(rule.name.span), rule);
        }
        for name in &overlay.removals {
            merger.remove(number, overlay.file.at(name.span), name);
        }
    }
    if merger.findings.is_empty() {
        merger.take_away();
    }
    if merger.findings.is_empty() { Ok(merger.rules) } else { Err(merger.findings) }
}

/// What an overlay did to a rule.
struct Change {
    overlay: usize,
    deed: Deed,
    place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Defined,
    Extended,
    TakenAway,
}

impl Deed {
    fn shown(self) -> &'static str {
        match self {
            Deed::Defined => "defined here",
            Deed::Extended => "extended here",
            Deed::TakenAway => "taken away here",
        }
    }
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
        let deed = match rule.placing {
            Placing::Whole => Deed::Defined,
            Placing::Front | Placing::Back => Deed::Extended,
        };
        let change = Change { overlay, deed, place };
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
            (None, _) => self.no_rule(place, name, "extend"),
        }
    }

    fn remove(&mut self, overlay: usize, place: Place, name: &Spanned) {
        let change = Change { overlay, deed: Deed::TakenAway, place };
        if let Some(finding) = self.conflict(&name.text, &change) {
            self.findings.push(finding);
        } else if !self.places.contains_key(&name.text) {
            self.no_rule(place, &name.text, "take away");
        } else {
            self.changes.entry(name.text.clone()).or_default().push(change);
        }
    }

    /// A rule that takes another's place has its type, unless it gives one.
    fn typed_like(&self, at: usize, rule: &Rule) -> Rule {
        let ty = rule.ty.clone().or_else(|| self.rules[at].1.ty.clone());
        Rule { ty, ..rule.clone() }
    }

    /// Carries out the removals, once all that the overlays add is there.
    fn take_away(&mut self) {
        let removed = self.by(Deed::TakenAway);
        if removed.is_empty() {
            return;
        }
        let defined = self.by(Deed::Defined).into_keys().collect();
        self.findings = removal::take_away(&mut self.rules, &removed, &defined);
        let left: FxHashSet<&str> =
            self.rules.iter().map(|(_, rule)| rule.name.text.as_str()).collect();
        let extended = self.by(Deed::Extended);
        let mut lost: Vec<_> =
            extended.iter().filter(|(name, _)| !left.contains(name.as_str())).collect();
        lost.sort_by_key(|(_, place)| **place);
        self.findings.extend(lost.into_iter().map(|(name, place)| {
            Diagnostic::error("unused-rule", format!("no rule leads to `{name}` any more"))
                .label(*place, "extended here")
                .why("it went with a rule that is taken away")
                .hint("leave this out")
        }));
    }

    /// The rules to which something was done, and where.
    fn by(&self, deed: Deed) -> FxHashMap<String, Place> {
        let place = |changes: &Vec<Change>| {
            changes.iter().find(|change| change.deed == deed).map(|change| change.place)
        };
        let changes = self.changes.iter();
        changes.filter_map(|(name, changes)| Some((name.clone(), place(changes)?))).collect()
    }

    /// What of the earlier changes to a rule cannot be together with this one.
    fn conflict(&self, name: &str, change: &Change) -> Option<Diagnostic> {
        let clashes = |other: &&Change| match (change.deed, other.deed) {
            (Deed::Extended, Deed::Extended) => false,
            (Deed::TakenAway, Deed::TakenAway) => change.overlay == other.overlay,
            (Deed::Extended, Deed::Defined) | (Deed::Defined, Deed::Extended) => {
                change.overlay != other.overlay
            }
            _ => true,
        };
        let other = self.changes.get(name)?.iter().find(clashes)?;
        let is_one = change.overlay == other.overlay;
        let finding = match (is_one, change.deed, other.deed) {
            (true, Deed::TakenAway, Deed::TakenAway) => {
                Diagnostic::error("removed-twice", format!("`{name}` is taken away twice"))
                    .hint("once is enough")
            }
            (true, Deed::TakenAway, _) | (true, _, Deed::TakenAway) => {
                let headline = format!("`{name}` is taken away and changed");
                Diagnostic::error("removed-and-changed", headline)
                    .hint("to replace the rule, `rule: …` is enough; to lose it, leave that out")
            }
            _ => Diagnostic::error(
                "overlay-conflict",
                format!("two overlays disagree on the rule `{name}`"),
            )
            .why("only one of them could have its way")
            .hint("extend the rule in both (`rule+:`), or switch one of them off"),
        };
        Some(
            finding.label(change.place, change.deed.shown()).label(other.place, other.deed.shown()),
        )
    }

    fn no_rule(&mut self, place: Place, name: &str, deed: &str) {
        let known = self.places.keys().map(String::as_str).filter(|&known| known != name);
        self.findings.push(
            Diagnostic::error("undefined-rule", format!("there is no rule `{name}` to {deed}"))
                .label(place, "named here")
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

    #[test]
    fn what_only_a_rule_that_goes_led_to_goes_with_it() {
        let base =
            "a: b | l | c\nl: 'lam' p\np: NAME q\nq: p | 'x'\nb: 'b' (X | l) Y | &Z l\nc: 'c' q\n";
        let rules = merged(base, &["-l\n"]).unwrap();
        let left = ["a", "q", "p", "b", "c"].map(|name| rules.iter().any(|(rule, _)| rule == name));
        assert_eq!((left, rules.len()), ([true; 5], 5), "{rules:?}");
        let base = base.replace("'c' q", "'c'");
        let rules = merged(&base, &["-l\n"]).unwrap();
        let expected = [("a", 2), ("b", 1), ("c", 1)];
        assert_eq!(rules, expected.map(|(name, count)| (name.to_string(), count)));
    }

    #[test]
    fn errors_about_what_goes_go_too() {
        let base = "a: b | l\nl: 'lam' p\np: NAME\nb: invalid_b | 'b'
            invalid_b: 'lam' [p] 'y' | (p | l) 'z' | 'b' 'b'\n";
        let rules = merged(base, &["-l\n"]).unwrap();
        // `p 'z'` is still an error that somebody may make.
        let expected = [("a", 1), ("p", 1), ("b", 2), ("invalid_b", 2)];
        assert_eq!(rules, expected.map(|(name, count)| (name.to_string(), count)));
        let rules =
            merged("a: b | l\nl: 'lam'\nb: invalid_b | 'b'\ninvalid_b: 'lam' 'b'\n", &["-l\n"]);
        let expected = [("a", 1), ("b", 1)];
        assert_eq!(rules.unwrap(), expected.map(|(name, count)| (name.to_string(), count)));
    }

    #[test]
    fn who_still_needs_a_rule_is_told() {
        let base = "a: l | b\nb: x=l Y | [l] Z\nc: l\nl: X\n";
        let findings = merged(base, &["-l\n"]).unwrap_err();
        assert_eq!(findings[0].headline, "`b`, `c` still need the rule `l`");
        assert_eq!((findings.len(), findings[0].labels.len()), (1, 4));
        assert!(merged(base, &["-l\nb: Z\nc: Y\n"]).is_ok());
    }

    #[test]
    fn a_rule_is_taken_away_once_and_by_one() {
        for (overlays, code) in [
            (["-x\n", ""], "undefined-rule"),
            (["-l\n-l\n", ""], "removed-twice"),
            (["-l\nl: Y\n", ""], "removed-and-changed"),
            (["-l\n+l: Y\n", ""], "removed-and-changed"),
            (["-l\n", "l+: Y\n"], "overlay-conflict"),
            (["l: Y\n", "-l\n"], "overlay-conflict"),
            (["n: Y\n", "-n\n"], "overlay-conflict"),
        ] {
            let findings = merged("a: l | X\nl: X\n", &overlays).unwrap_err();
            assert_eq!((findings[0].code, findings.len()), (code, 1), "{overlays:?}");
        }
        assert!(merged("a: l | X\nl: X\n", &["-l\n", "-l\n"]).is_ok());
        let lost = merged("a: l | X\nl: p\np: X\n", &["-l\n", "p+: Y\n"]).unwrap_err();
        assert_eq!(lost[0].headline, "no rule leads to `p` any more");
        assert_eq!(merged("a: X\n-a\n", &[]).unwrap_err()[0].code, "undefined-rule");
    }
}

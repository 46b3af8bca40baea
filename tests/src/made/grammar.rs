//! A grammar that makes texts: rules with alternatives, of which a number chooses.
//!
//! ```text
//!  [rule]                a rule's name; its alternatives follow
//!  - text {rule} text    an alternative, with another rule's text in it
//!      more lines        the rest of it, two columns further to the left in the text made
//!      {rule*5}          one to five lines, or blocks of lines, of the rule, as deep as this place
//!  {+name} {=name}       the next number of a counter, and that number again without counting
//!  {@name}               one of the numbers that the counter has given
//! ```
//!
//! Beyond a certain depth the first alternative of each rule is taken, which has to lead to an end.

use std::collections::BTreeMap;

/// How deep rules may lie within rules before only first alternatives are taken.
const DEEPEST: usize = 12;

/// The rules of a grammar by their names.
#[derive(Debug)]
pub struct Grammar {
    rules: BTreeMap<String, Vec<String>>,
}

impl Grammar {
    /// Reads a grammar.
    ///
    /// # Panics
    /// Where a line belongs to no rule or alternative, or a rule is named that is not there.
    pub fn read(text: &str) -> Grammar {
        let mut rules: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut name = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            if let Some(rule) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                name = rule.to_string();
                rules.insert(name.clone(), Vec::new());
                continue;
            }
            let alternatives = rules.get_mut(&name).unwrap_or_else(|| panic!("{line}: in no rule"));
            match (line.strip_prefix("- "), line.strip_prefix("  "), alternatives.last_mut()) {
                (Some(first), _, _) => alternatives.push(first.to_string()),
                (None, Some(more), Some(alternative)) => {
                    alternative.push('\n');
                    alternative.push_str(more);
                }
                _ => panic!("{line}: no alternative of [{name}]"),
            }
        }
        let grammar = Grammar { rules };
        grammar.check();
        grammar
    }

    fn check(&self) {
        for (name, alternatives) in &self.rules {
            assert!(!alternatives.is_empty(), "[{name}] has no alternatives");
            for hole in alternatives.iter().flat_map(|alternative| holes(alternative)) {
                let known = match Hole::of(hole) {
                    Hole::Rule(rule) | Hole::Several(rule, _) => self.rules.contains_key(rule),
                    Hole::Next(_) | Hole::Last(_) | Hole::Any(_) => true,
                };
                assert!(known, "[{name}]: there is no rule {hole}");
            }
        }
    }

    /// The text of the rule `program` that a number chooses.
    pub fn program(&self, number: u64) -> String {
        let mut making =
            Making { grammar: self, choice: Choice(number), counters: BTreeMap::new() };
        let mut text = making.rule("program", 0);
        text.push('\n');
        text
    }
}

/// What stands between braces. Braces of the text made are written twice.
enum Hole<'a> {
    Rule(&'a str),
    Several(&'a str, u64),
    Next(&'a str),
    Last(&'a str),
    Any(&'a str),
}

impl Hole<'_> {
    fn of(text: &str) -> Hole<'_> {
        if let Some(counter) = text.strip_prefix('+') {
            return Hole::Next(counter);
        }
        if let Some(counter) = text.strip_prefix('=') {
            return Hole::Last(counter);
        }
        if let Some(counter) = text.strip_prefix('@') {
            return Hole::Any(counter);
        }
        match text.split_once('*') {
            Some((rule, most)) => Hole::Several(rule, most.parse().expect("a number of times")),
            None => Hole::Rule(text),
        }
    }
}

/// The part of a text up to the next hole, the hole, and what is behind.
fn split_at_hole(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find(['{', '}'])?;
    let rest = &text[start..];
    if rest.starts_with("{{") || rest.starts_with("}}") {
        return Some((&text[..=start], "", &rest[2..]));
    }
    let (hole, behind) = rest[1..].split_once('}').unwrap_or_else(|| panic!("{text}: no end"));
    Some((&text[..start], hole, behind))
}

fn holes(mut text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    while let Some((_, hole, behind)) = split_at_hole(text) {
        if !hole.is_empty() {
            found.push(hole);
        }
        text = behind;
    }
    found
}

/// Chooses among numbers, each choice by those before: SplitMix64.
struct Choice(u64);

impl Choice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end.max(1)
    }
}

struct Making<'a> {
    grammar: &'a Grammar,
    choice: Choice,
    counters: BTreeMap<&'a str, u64>,
}

impl<'a> Making<'a> {
    fn rule(&mut self, name: &str, depth: usize) -> String {
        let grammar = self.grammar;
        let alternatives = &grammar.rules[name];
        let index = match depth {
            0..DEEPEST => self.choice.below(alternatives.len() as u64) as usize,
            _ => 0,
        };
        let lines = alternatives[index].lines().map(|line| self.line(line, depth + 1));
        lines.collect::<Vec<String>>().join("\n")
    }

    /// The text of one line of an alternative; what has several lines is as deep as the place that it stands at.
    fn line(&mut self, line: &'a str, depth: usize) -> String {
        let indent = &line[..line.len() - line.trim_start().len()];
        let (mut made, mut rest) = (String::new(), line);
        while let Some((before, hole, behind)) = split_at_hole(rest) {
            made.push_str(before);
            if !hole.is_empty() {
                let text = self.hole(Hole::of(hole), depth);
                made.push_str(&text.replace('\n', &format!("\n{indent}")));
            }
            rest = behind;
        }
        made + rest
    }

    fn hole(&mut self, hole: Hole<'a>, depth: usize) -> String {
        match hole {
            Hole::Rule(rule) => self.rule(rule, depth),
            Hole::Several(rule, most) => {
                let times = 1 + self.choice.below(most);
                let texts = (0..times).map(|_| self.rule(rule, depth));
                texts.collect::<Vec<String>>().join("\n")
            }
            Hole::Next(counter) => {
                let count = self.counters.entry(counter).or_default();
                *count += 1;
                (*count - 1).to_string()
            }
            Hole::Last(counter) => {
                let given = self.counters.get(counter).copied().unwrap_or_default();
                given.saturating_sub(1).to_string()
            }
            Hole::Any(counter) => {
                let given = self.counters.get(counter).copied().unwrap_or_default();
                self.choice.below(given).to_string()
            }
        }
    }
}

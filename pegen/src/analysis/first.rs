//! Nullability and first sets: by which tokens a match can begin, so that hopeless attempts can be skipped.
//!
//! There are two of each: in the first pass, alternatives that are only an `invalid_` rule are not tried; in the
//! second they are, so that more tokens are worth an attempt.

use std::borrow::Cow;
use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::reach::each_item;
use crate::model::{Alternative, Expression, Grammar, Item, Rule, RuleId, Token};

/// How a match can begin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct First {
    /// A bit for each token, by its number in [`FirstSets`]; soft keywords are in here as `NAME`.
    bits: Vec<u64>,
    /// It can match without taking a token, or act on any: no token excludes it.
    pub any: bool,
}

/// Which of a parse's passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Without the `invalid_` rules.
    First,
    /// With them.
    Second,
}

/// The first set of every rule.
#[derive(Debug, Clone)]
pub struct FirstSets {
    /// For each rule whether an alternative that is only that rule is left out.
    left_out: Vec<bool>,
    /// The tokens that the grammar matches, in the order of their numbers.
    tokens: Vec<Token>,
    numbers: FxHashMap<Token, usize>,
    rules: Vec<First>,
    /// Whether a rule can match without taking a token.
    nullable: Vec<bool>,
}

/// Takes a step for every rule, and once more for those that name one for which it has changed something. What is known
/// of a rule comes from those that it names, which mostly stand behind it: so the last one is first.
fn until_stable(grammar: &Grammar, mut step: impl FnMut(usize, &Rule) -> bool) {
    let users = users(grammar);
    let mut work: VecDeque<usize> = (0..grammar.rules.len()).rev().collect();
    let mut waits = vec![true; grammar.rules.len()];
    while let Some(index) = work.pop_front() {
        waits[index] = false;
        if step(index, &grammar.rules[index]) {
            let users =
                users[index].iter().filter(|&&user| !std::mem::replace(&mut waits[user], true));
            work.extend(users);
        }
    }
}

/// For each rule those that name it.
fn users(grammar: &Grammar) -> Vec<Vec<usize>> {
    let mut users = vec![Vec::new(); grammar.rules.len()];
    for (user, rule) in grammar.rules.iter().enumerate() {
        each_item(&rule.alternatives, &mut |item| {
            if let Expression::Rule(id) = item.expression {
                users[id.0 as usize].push(user);
            }
        });
    }
    users
}

impl FirstSets {
    pub fn new(grammar: &Grammar, pass: Pass) -> FirstSets {
        let left_out = |rule: &Rule| pass == Pass::First && rule.is_invalid();
        let mut sets = FirstSets {
            left_out: grammar.rules.iter().map(left_out).collect(),
            tokens: Vec::new(),
            numbers: FxHashMap::default(),
            rules: vec![First::default(); grammar.rules.len()],
            nullable: vec![false; grammar.rules.len()],
        };
        for rule in &grammar.rules {
            each_item(&rule.alternatives, &mut |item| {
                if let Expression::Token(token) = &item.expression {
                    let token = as_seen(token);
                    if !sets.numbers.contains_key(&*token) {
                        sets.numbers.insert(token.clone().into_owned(), sets.tokens.len());
                        sets.tokens.push(token.into_owned());
                    }
                }
            });
        }
        until_stable(grammar, |index, rule| {
            let mut tried = rule.alternatives.iter().filter(|one| sets.is_tried(one));
            let is = tried.any(|one| sets.alternative_nullable(one));
            std::mem::replace(&mut sets.nullable[index], is) != is
        });
        until_stable(grammar, |index, rule| {
            let mut first = First::default();
            for alternative in rule.alternatives.iter().filter(|one| sets.is_tried(one)) {
                first.add(&sets.of_items(&alternative.items));
            }
            let changed = first != sets.rules[index];
            sets.rules[index] = first;
            changed
        });
        sets
    }

    /// The tokens in a first set, in their order.
    pub fn tokens(&self, first: &First) -> Vec<Token> {
        let mut tokens: Vec<Token> = (0..self.tokens.len())
            .filter(|&number| first.has(number))
            .map(|number| self.tokens[number].clone())
            .collect();
        tokens.sort_unstable();
        tokens
    }

    pub fn rule(&self, id: RuleId) -> &First {
        &self.rules[id.0 as usize]
    }

    pub fn rule_nullable(&self, id: RuleId) -> bool {
        self.nullable[id.0 as usize]
    }

    /// Whether an alternative is tried in this pass.
    fn is_tried(&self, alternative: &Alternative) -> bool {
        match alternative.items.as_slice() {
            [Item { expression: Expression::Rule(id), .. }] => !self.left_out[id.0 as usize],
            _ => true,
        }
    }

    fn alternative_nullable(&self, alternative: &Alternative) -> bool {
        alternative.items.iter().all(|item| self.nullable(item))
    }

    /// Whether an item can match without taking a token.
    pub fn nullable(&self, item: &Item) -> bool {
        match &item.expression {
            Expression::Token(_) => false,
            Expression::Rule(id) => self.rule_nullable(*id),
            Expression::Group(alternatives) => {
                let mut tried = alternatives.iter().filter(|one| self.is_tried(one));
                tried.any(|one| self.alternative_nullable(one))
            }
            Expression::Optional(_) | Expression::Look { .. } | Expression::Cut => true,
            Expression::Repeat { element, at_least_one } => !at_least_one || self.nullable(element),
            Expression::Gather { element, .. } => self.nullable(element),
            Expression::Forced { of, .. } => self.nullable(of),
        }
    }

    /// How a sequence can begin.
    pub fn of_items(&self, items: &[Item]) -> First {
        let mut first = First::default();
        for item in items {
            // `&'if' if_stmt`: nothing but what the lookahead allows can match.
            if let Expression::Look { ahead: true, of } = &item.expression {
                let ahead = self.of_item(of);
                if !ahead.any {
                    first.add(&ahead);
                    return first;
                }
            }
            let of = self.of_item(item);
            if !self.nullable(item) || of.any && !is_silent(item) {
                first.add(&of);
                return first;
            }
            first.add_tokens(&of);
        }
        first.any = true;
        first
    }

    /// How an item can begin. For a nullable one, what it can begin with when it does take something.
    pub fn of_item(&self, item: &Item) -> First {
        match &item.expression {
            Expression::Token(token) => First::token(self.numbers[&*as_seen(token)]),
            Expression::Rule(id) => self.rule(*id).clone(),
            Expression::Group(alternatives) => {
                let mut first = First::default();
                for alternative in alternatives.iter().filter(|one| self.is_tried(one)) {
                    first.add(&self.of_items(&alternative.items));
                }
                first
            }
            Expression::Optional(of) | Expression::Repeat { element: of, .. } => self.of_item(of),
            Expression::Gather { element, .. } => self.of_item(element),
            Expression::Look { .. } | Expression::Cut => First::default(),
            // It has something to say about any token.
            Expression::Forced { .. } => First { any: true, ..First::default() },
        }
    }
}

/// Lookaheads and cuts: they take no token and begin with none.
fn is_silent(item: &Item) -> bool {
    matches!(item.expression, Expression::Look { .. } | Expression::Cut)
}

/// A token as a guard sees it, which looks at its type only.
fn as_seen(token: &Token) -> Cow<'_, Token> {
    match token {
        Token::Soft(_) | Token::AnySoft => Cow::Owned(Token::Named("NAME".to_string())),
        other => Cow::Borrowed(other),
    }
}

impl First {
    fn token(number: usize) -> First {
        let mut bits = vec![0; number / 64 + 1];
        bits[number / 64] = 1 << (number % 64);
        First { bits, any: false }
    }

    /// This or the other.
    pub fn add(&mut self, other: &First) {
        self.any |= other.any;
        self.add_tokens(other);
    }

    fn add_tokens(&mut self, other: &First) {
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        for (bits, more) in self.bits.iter_mut().zip(&other.bits) {
            *bits |= more;
        }
    }

    fn has(&self, number: usize) -> bool {
        self.bits.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }
}

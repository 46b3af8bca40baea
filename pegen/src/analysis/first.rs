//! Nullability and first sets: by which tokens a match can begin, so that hopeless attempts can be skipped.

use std::collections::BTreeSet;

use crate::model::{Alternative, Expression, Grammar, Item, RuleId, Token};

/// How a match can begin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct First {
    /// Soft keywords are in here as `NAME`.
    pub tokens: BTreeSet<Token>,
    /// It can match without taking a token, or act on any: no token excludes it.
    pub any: bool,
}

/// The first set of every rule.
#[derive(Debug, Clone)]
pub struct FirstSets {
    rules: Vec<First>,
    /// Whether a rule can match without taking a token.
    nullable: Vec<bool>,
}

impl FirstSets {
    pub fn new(grammar: &Grammar) -> FirstSets {
        let mut sets = FirstSets {
            rules: vec![First::default(); grammar.rules.len()],
            nullable: vec![false; grammar.rules.len()],
        };
        let rules = || grammar.rules.iter().enumerate();
        loop {
            let changed = rules()
                .filter(|(index, rule)| {
                    let is = rule.alternatives.iter().any(|one| sets.alternative_nullable(one));
                    std::mem::replace(&mut sets.nullable[*index], is) != is
                })
                .count();
            if changed == 0 {
                break;
            }
        }
        loop {
            let mut changed = false;
            for (index, rule) in rules() {
                let mut first = First::default();
                for alternative in &rule.alternatives {
                    first.add(&sets.of_items(&alternative.items));
                }
                changed |= first != sets.rules[index];
                sets.rules[index] = first;
            }
            if !changed {
                return sets;
            }
        }
    }

    pub fn rule(&self, id: RuleId) -> &First {
        &self.rules[id.0 as usize]
    }

    pub fn rule_nullable(&self, id: RuleId) -> bool {
        self.nullable[id.0 as usize]
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
                alternatives.iter().any(|one| self.alternative_nullable(one))
            }
            Expression::Optional(_) | Expression::Look { .. } | Expression::Cut => true,
            Expression::Repeat { element, at_least_one } => {
                !at_least_one || self.nullable(element)
            }
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
            first.tokens.extend(of.tokens);
        }
        first.any = true;
        first
    }

    /// How an item can begin. For a nullable one, what it can begin with when it does take something.
    pub fn of_item(&self, item: &Item) -> First {
        match &item.expression {
            Expression::Token(token) => First::token(match token {
                Token::Soft(_) => Token::Named("NAME".to_string()),
                other => other.clone(),
            }),
            Expression::Rule(id) => self.rule(*id).clone(),
            Expression::Group(alternatives) => {
                let mut first = First::default();
                for alternative in alternatives {
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

impl First {
    fn token(token: Token) -> First {
        First { tokens: BTreeSet::from([token]), any: false }
    }

    fn add(&mut self, other: &First) {
        self.any |= other.any;
        self.tokens.extend(other.tokens.iter().cloned());
    }
}

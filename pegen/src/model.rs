//! The model of a grammar: every name resolved, every action typed.
//!
//! In comes a [`GrammarFile`] (after overlays), the tokens and the [`Schema`]; out comes a [`Grammar`] of numbered
//! rules in the order of the file. Everything that is wrong with them is found at once.

mod names;
mod resolve;
mod trees;

use crate::action::{Schema, Type, Value};
use crate::diagnostic::{FileId, Place};

pub use resolve::{resolve, resolve_rules};
pub use trees::{Shape, resolve_for_trees};

/// The number of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub u32);

/// A grammar whose every rule, token and action is known.
#[derive(Debug, Clone)]
pub struct Grammar {
    pub rules: Vec<Rule>,
    pub keywords: Keywords,
    pub schema: Schema,
    /// The files whose actions are written in C, as upstream's are.
    pub in_c: Vec<FileId>,
    /// The files that are laid over another: whoever watches a parse is told which of their alternatives match.
    pub authored: Vec<FileId>,
    /// What the others do is what the base language does.
    pub is_laid_over_base: bool,
}

/// The words that rules match literally.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keywords {
    /// Never identifiers. In the order of their letters; their place is their number.
    pub hard: Vec<String>,
    /// Special in some places only.
    pub soft: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Rule {
    pub name: String,
    pub place: Place,
    pub ty: Type,
    /// Remember what it matched where.
    pub memo: bool,
    pub alternatives: Vec<Alternative>,
}

impl Rule {
    /// Only tried once the input is known to be wrong, to say what is.
    pub fn is_invalid(&self) -> bool {
        self.name.starts_with("invalid_")
    }

    /// Inside of it no alternative is tried that is only an `invalid_` rule.
    pub fn is_quiet(&self) -> bool {
        self.name.ends_with("without_invalid")
    }
}

#[derive(Debug, Clone)]
pub struct Alternative {
    pub items: Vec<Item>,
    /// What the items' values are called, and their types. Groups inside have bindings of their own.
    pub bindings: Vec<Binding>,
    pub action: Value,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Binding {
    pub name: String,
    pub ty: Type,
}

#[derive(Debug, Clone)]
pub struct Item {
    /// Where its value goes, among the alternative's bindings.
    pub binding: Option<usize>,
    pub expression: Expression,
    /// The type of the expression's value.
    pub ty: Type,
    pub place: Place,
}

#[derive(Debug, Clone)]
pub enum Expression {
    Token(Token),
    Rule(RuleId),
    Group(Vec<Alternative>),
    Optional(Box<Item>),
    /// The list of what `element` matches, as often as it does.
    Repeat {
        element: Box<Item>,
        at_least_one: bool,
    },
    Gather {
        separator: Box<Item>,
        element: Box<Item>,
    },
    Look {
        ahead: bool,
        of: Box<Item>,
    },
    /// If it does not match, that is a syntax error: `expected` is what it says.
    Forced {
        of: Box<Item>,
        expected: String,
    },
    Cut,
}

/// One token, and what it must be.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Token {
    /// By its name in `Tokens`; operators too.
    Named(String),
    Keyword(String),
    /// A NAME with this text.
    Soft(String),
    /// A NAME that is some soft keyword: `SOFT_KEYWORD`.
    AnySoft,
}

impl Grammar {
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[id.0 as usize]
    }

    pub fn rule_named(&self, name: &str) -> Option<RuleId> {
        let index = self.rules.iter().position(|rule| rule.name == name)?;
        Some(RuleId(index as u32))
    }

    /// The `invalid_` rule that is all of an alternative. Such an alternative never matches: it is tried in the
    /// second pass only, for the errors that the rule raises.
    pub fn only_invalid(&self, alternative: &Alternative) -> Option<RuleId> {
        match alternative.items.as_slice() {
            [Item { expression: Expression::Rule(id), .. }] if self.rule(*id).is_invalid() => {
                Some(*id)
            }
            _ => None,
        }
    }

    pub fn ids(&self) -> impl Iterator<Item = RuleId> + use<> {
        (0..self.rules.len() as u32).map(RuleId)
    }
}

impl Expression {
    /// Whether it has a value that an alternative without an action could be.
    pub fn has_value(&self) -> bool {
        !matches!(self, Expression::Look { .. } | Expression::Cut)
    }
}

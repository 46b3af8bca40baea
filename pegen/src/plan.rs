//! How each rule is matched: the one description that the emitter prints as Rust and the grammar machine runs.
//!
//! In comes the analysed grammar; out comes, for each rule, a tree of choices in which
//!
//! ```text
//! r: a b x | a b y | c        a beginning that alternatives share is matched once:  a b (x | y) | c
//! r: r '+' t | t              plain left recursion is a loop:                       t ('+' t)*
//! r: 'if' … | e | 'for' …     an alternative that cannot begin with the next token is not tried
//! ```
//!
//! Alternatives that are only an `invalid_` rule are in the plan as well. They are tried in the second pass, and then
//! guards let those tokens through too that such alternatives begin with.
//!
//! None of it changes what is matched, nor which tokens are looked at: a shared beginning matches the same each
//! time, and a guard looks at the token that the alternative would have looked at first.

mod build;
mod same;

use crate::action::{Type, Value};
use crate::model::{RuleId, Token};

pub use build::plan;
pub use same::{hash_item, same_items};

/// The plans of all rules, by number.
#[derive(Debug, Clone)]
pub struct Plan {
    pub rules: Vec<RulePlan>,
    /// The first sets that guards ask for, each once; named after the first rule that has it.
    pub guards: Vec<Guard>,
    /// How many rules are remembered.
    pub memos: usize,
}

#[derive(Debug, Clone)]
pub struct Guard {
    pub name: String,
    pub tokens: Vec<Token>,
    /// Those that are let through in the second pass only.
    pub second: Vec<Token>,
}

/// A rule that is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memo {
    /// Its number among the remembered rules.
    pub number: usize,
    /// Also in the first pass, where loops are faster without.
    pub always: bool,
}

/// The number of a guard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GuardId(pub usize);

/// The number of a variable of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalId(pub usize);

#[derive(Debug, Clone)]
pub struct RulePlan {
    pub id: RuleId,
    pub name: String,
    pub ty: Type,
    pub body: Body,
    pub locals: Vec<Local>,
    pub memo: Option<Memo>,
    /// Left-recursive in a way that is no loop: grown from a seed, which needs `memo`.
    pub grown: bool,
    /// It closes a cycle of rules that call each other: it looks how much stack there is.
    pub counted: bool,
    /// It calls no other rules.
    pub is_leaf: bool,
    /// How many calls deep pegen's C nests for it: two where a wrapper grows a left recursion.
    pub levels: u32,
    /// Inside of it no `invalid_` rules are tried.
    pub quiet: bool,
}

#[derive(Debug, Clone)]
pub struct Local {
    pub name: String,
    pub ty: Type,
}

#[derive(Debug, Clone)]
pub enum Body {
    Choice(Choice),
    /// `seed growth*`: each round of `growth` has the match so far in `left`, and makes the next.
    Loop {
        seed: Choice,
        left: LocalId,
        /// By which tokens a round of growth begins.
        guard: Option<GuardId>,
        growth: Choice,
    },
}

/// Branches, the first that matches being taken.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    pub branches: Vec<Branch>,
}

#[derive(Debug, Clone)]
pub struct Branch {
    pub guard: Option<GuardId>,
    /// All of it is this `invalid_` rule: tried in the second pass, and never matching.
    pub invalid: Option<RuleId>,
    /// The number of the alternative, if it is all of one of its rule's.
    pub alternative: Option<usize>,
    pub steps: Vec<Step>,
    pub then: Then,
}

#[derive(Debug, Clone)]
pub enum Then {
    /// Matched: the value of the whole choice. `Bound` are numbers of locals.
    Value(Value),
    /// What can follow the steps. If nothing does, the branch does not match.
    Choice(Choice),
}

/// Something to match, and the variable its value goes to.
#[derive(Debug, Clone)]
pub struct Step {
    pub local: Option<LocalId>,
    pub matcher: Matcher,
    pub ty: Type,
}

#[derive(Debug, Clone)]
pub enum Matcher {
    Token(Token),
    Rule(RuleId),
    Group(Choice),
    Optional {
        guard: Option<GuardId>,
        of: Box<Step>,
    },
    Repeat {
        guard: Option<GuardId>,
        element: Box<Step>,
        at_least_one: bool,
    },
    Gather {
        separator: Box<Step>,
        element: Box<Step>,
    },
    Look {
        ahead: bool,
        of: Box<Step>,
    },
    Forced {
        of: Box<Step>,
        expected: String,
    },
    /// From here on, a failure is one of the whole rule or group.
    Cut,
}

impl Plan {
    pub fn rule(&self, id: RuleId) -> &RulePlan {
        &self.rules[id.0 as usize]
    }
}

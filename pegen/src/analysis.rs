//! What follows from a grammar: which rules can match nothing, what they can begin with, which are left-recursive;
//! and what looks wrong with it although every name is known.

mod cuts;
mod first;
mod invalid;
mod parts;
mod reach;
mod recursion;
mod words;

pub use cuts::nested_cuts;
pub use first::{First, FirstSets, Pass};
pub use parts::{tokens_without_layout, unknown_parts};
pub use reach::{each_alternative, each_item, named_tokens, reached};
pub use recursion::{Recursion, leftmost};
pub use words::statement_words;

use crate::diagnostic::{Checked, Diagnostic};
use crate::model::Grammar;

/// The analysed properties of each rule, by number.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// By which tokens a rule can begin in the first pass, and in the second.
    pub first: FirstSets,
    pub second: FirstSets,
    pub recursion: Vec<Recursion>,
    /// What deserves a look but works.
    pub warnings: Vec<Diagnostic>,
}

/// Analyses a grammar whose input begins with one of the rules `starts`.
pub fn analyse(grammar: &Grammar, starts: &[&str]) -> Checked<Analysis> {
    let first = FirstSets::new(grammar, Pass::First);
    let second = FirstSets::new(grammar, Pass::Second);
    let (recursion, mut errors) = recursion::find(grammar, &second);
    errors.extend(reach::endless_loops(grammar, &second));
    errors.extend(invalid::changes_to_what_is_accepted(grammar));
    let (misplaced, mut warnings): (Vec<_>, Vec<_>) =
        invalid::misplaced_raises(grammar).into_iter().partition(Diagnostic::is_error);
    errors.extend(misplaced);
    if !errors.is_empty() {
        return Err(errors);
    }
    warnings.extend(reach::unused_rules(grammar, starts));
    warnings.extend(reach::shadowed_alternatives(grammar));
    warnings.extend(reach::reserved_soft_words(grammar));
    warnings.extend(reach::circular_alternatives(grammar));
    warnings.extend(reach::names_given_twice(grammar));
    Ok(Analysis { first, second, recursion, warnings })
}

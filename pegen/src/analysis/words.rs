//! The words that begin a statement, or a further part of one, and stand in no expression.

use rustc_hash::FxHashSet;

use super::reach::{each_item, reached};
use super::{FirstSets, Pass};
use crate::model::{Expression, Grammar, Token};

/// Keywords with which a rule begins that no expression has, and that no expression has anywhere; and operators with
/// which a statement begins, and no expression. `expressions` is the rule that an input of one expression begins with.
pub fn statement_words(grammar: &Grammar, first: &FirstSets, expressions: &str) -> Vec<Token> {
    let in_expressions = reached(grammar, &[expressions], Pass::First);
    let (inside, outside): (Vec<_>, Vec<_>) = grammar
        .ids()
        .filter(|id| !grammar.rule(*id).is_invalid())
        .partition(|id| in_expressions[id.0 as usize]);
    let mut used = FxHashSet::default();
    for id in &inside {
        each_item(&grammar.rule(*id).alternatives, &mut |item| {
            if let Expression::Token(token @ Token::Keyword(_)) = &item.expression {
                used.insert(token.clone());
            }
        });
    }
    used.extend(inside.iter().flat_map(|id| first.tokens(first.rule(*id))));
    let mut words: Vec<Token> =
        outside.iter().flat_map(|id| first.tokens(first.rule(*id))).collect();
    words.sort_unstable();
    words.dedup();
    words.retain(|word| !used.contains(word));
    words
}

//! What a lookahead in front of a rule lets through.
//!
//! ```text
//! &'pass' pass_stmt            pass_stmt: 'pass' | 'proceed'   ->   &('pass' | 'proceed') pass_stmt
//! ```
//!
//! CPython's grammar says of many statements by which words they begin, in front of the rule. Where a rule begins with more
//! than it did, that is said there too.

use std::collections::BTreeSet;

use pegen::definition::Model;
use pegen::gram::{Alternative, Expression, ExpressionKind, GrammarFile};
use pegen::model::{self, Item, Rule, RuleId, Token};

use super::edit::Edit;

/// The lookaheads of `file` that the rules behind them have outgrown.
pub fn widened(old: &Model, new: &Model, file: &GrammarFile) -> Vec<Edit> {
    let mut edits = Vec::new();
    for rule in &file.rules {
        // What an experiment wrote is as it wants it.
        let kept = new.grammar.rules.iter().find(|one| one.name == rule.name.text);
        let is_kept = |alternative: &&Alternative| {
            let mut places = kept.iter().flat_map(|one| &one.alternatives).map(|one| one.place);
            places.any(|place| place == file.file.at(alternative.span))
        };
        for alternative in rule.alternatives.iter().filter(is_kept) {
            for pair in alternative.items.windows(2) {
                let [ahead, behind] = pair else { continue };
                if let (ExpressionKind::Ahead(of), ExpressionKind::Name(name)) =
                    (&ahead.expression.kind, &behind.expression.kind)
                {
                    edits.extend(outgrown((old, new), of, name, &rule.name.text));
                }
            }
        }
    }
    edits
}

fn outgrown(
    (old, new): (&Model, &Model),
    ahead: &Expression,
    name: &str,
    rule: &str,
) -> Option<Edit> {
    let before = begins(old, name)?;
    let after = begins(new, name)?;
    let missing: Vec<String> = after.difference(&before).map(|token| written(new, token)).collect();
    if missing.is_empty() {
        return None;
    }
    let more = missing.join(" | ");
    let span = ahead.span.range();
    let about = format!("in `{rule}`, what may stand in front of `{name}`: {more} too");
    Some(match &ahead.kind {
        ExpressionKind::Group(_) => Edit::insert(span.end - 1, format!(" | {more}"), about),
        kind => {
            let known = match kind {
                ExpressionKind::Hard(word) => format!("'{word}'"),
                ExpressionKind::Soft(word) => format!("\"{word}\""),
                ExpressionKind::Name(name) => name.clone(),
                _ => return None,
            };
            Edit { range: span, text: format!("({known} | {more})"), about }
        }
    })
}

/// How a token stands in a grammar.
fn written(model: &Model, token: &Token) -> String {
    match token {
        Token::Named(name) => {
            let known = model.tokens.tokens.iter().find(|token| token.name == *name);
            match known.and_then(|token| token.spelling()) {
                Some(spelling) => format!("'{spelling}'"),
                None => name.clone(),
            }
        }
        Token::Keyword(word) => format!("'{word}'"),
        Token::Soft(word) => format!("\"{word}\""),
        Token::AnySoft => "SOFT_KEYWORD".to_string(),
    }
}

/// The tokens by which a rule can begin, whatever lookaheads say.
fn begins(model: &Model, name: &str) -> Option<BTreeSet<Token>> {
    let rule = model.grammar.rule_named(name)?;
    let mut search = Search { model, seen: BTreeSet::new(), found: BTreeSet::new() };
    search.rule(rule);
    Some(search.found)
}

struct Search<'m> {
    model: &'m Model,
    seen: BTreeSet<RuleId>,
    found: BTreeSet<Token>,
}

impl Search<'_> {
    fn rule(&mut self, id: RuleId) {
        let rule: &Rule = self.model.grammar.rule(id);
        if self.seen.insert(id) && !rule.is_invalid() {
            self.alternatives(&rule.alternatives);
        }
    }

    fn alternatives(&mut self, alternatives: &[model::Alternative]) {
        for alternative in alternatives {
            for item in &alternative.items {
                self.item(item);
                if !self.model.analysis.first.nullable(item) {
                    break;
                }
            }
        }
    }

    fn item(&mut self, item: &Item) {
        use model::Expression::{Cut, Forced, Gather, Group, Look, Optional, Repeat};
        match &item.expression {
            model::Expression::Token(token) => _ = self.found.insert(token.clone()),
            model::Expression::Rule(id) => self.rule(*id),
            Group(alternatives) => self.alternatives(alternatives),
            Optional(of) | Repeat { element: of, .. } | Forced { of, .. } => self.item(of),
            Gather { element, .. } => self.item(element),
            Look { .. } | Cut => {}
        }
    }
}

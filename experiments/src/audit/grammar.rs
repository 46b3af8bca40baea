//! What the grammar of an experiment makes of what it adds.

use std::collections::BTreeSet;

use compiler::ast::Kind;
use compiler::parser::{self, Options};
use pegen::action::ValueKind;
use pegen::analysis::{each_alternative as each_within, named_tokens};
use pegen::diagnostic::{FileId, Place};
use pegen::model::Alternative;

use super::{Point, Subject};
use crate::experiment::README;

/// The experiment's own files of a definition.
fn own_files(subject: &Subject<'_>, name: &str) -> Vec<FileId> {
    subject.changed.definition.authored(name)
}

/// `Tokens:3`.
fn shown(subject: &Subject<'_>, place: Place) -> String {
    let files = &subject.changed.definition.files;
    let name = files.name(place.file).rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{name}:{}", files.line_and_column(place).0)
}

/// Each alternative of the grammar, those of groups included.
fn each_alternative<'a>(subject: &Subject<'a>, mut visit: impl FnMut(&'a Alternative)) {
    for rule in &subject.changed.model.grammar.rules {
        each_within(&rule.alternatives, &mut visit);
    }
}

/// Each token is used.
pub fn tokens(subject: &Subject<'_>) -> Point {
    let own = own_files(subject, "Tokens");
    let used = named_tokens(&subject.changed.model.grammar);
    let tokens = subject.changed.model.tokens.tokens.iter();
    let added: Vec<_> = tokens.filter(|token| own.contains(&token.file)).collect();
    let unused = added.iter().filter(|token| !used.contains(token.name.as_str()));
    let finding = |token: &&pegen::tokens::Token| {
        let place = shown(subject, token.file.at(token.span));
        format!("{place}: no rule uses the token `{}`", token.name)
    };
    let point =
        Point::new("tokens", "each new token is used by a rule", unused.map(finding).collect());
    point.unless(added.is_empty(), "it adds no token")
}

/// Each node is made by an action, or by a function of `desugar.py`. That it means something is asked for when the experiment is loaded.
pub fn nodes(subject: &Subject<'_>) -> Point {
    let own = own_files(subject, "Python.asdl");
    let schema = &subject.changed.model.grammar.schema;
    let mut made: BTreeSet<&str> = BTreeSet::new();
    each_alternative(subject, |alternative| {
        alternative.action.walk(&mut |value| {
            if let ValueKind::Make { kind, .. } | ValueKind::Simple(kind) = &value.kind {
                made.insert(schema.kind_of(*kind).name.as_str());
            }
        });
    });
    let desugar = subject.experiment.text("desugar.py").unwrap_or_default();
    let kinds = subject.changed.model.asdl.kinds();
    // A language of its own may list nodes of Python, which helpers of actions make.
    let schema_of_all = &subject.changed.language.schema;
    let is_added = |name: &str| schema_of_all.kind(name).is_some_and(Kind::is_added);
    let added: Vec<_> =
        kinds.filter(|kind| own.contains(&kind.file) && is_added(kind.name)).collect();
    let finding = |kind: &pegen::asdl::NodeKind<'_>| {
        format!("{}: nothing makes the node `{}`", shown(subject, kind.place()), kind.name)
    };
    let is_made = |name: &str| made.contains(name) || names_class(desugar, name);
    let unmade = added.iter().filter(|kind| !is_made(kind.name));
    let about = "each new node is made and has a meaning";
    Point::new("nodes", about, unmade.map(finding).collect())
        .unless(added.is_empty(), "it adds no node")
}

/// Whether a script names `ast.KIND`.
fn names_class(script: &str, kind: &str) -> bool {
    let written = format!("ast.{kind}");
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    script.match_indices(&written).any(|(at, _)| {
        let rest = &script[at + written.len()..];
        !script[..at].ends_with(is_part) && !rest.starts_with(is_part)
    })
}

/// Each alternative is taken by a sample.
pub fn alternatives(subject: &Subject<'_>) -> Point {
    let grammar = &subject.changed.model.grammar;
    let mut taken: BTreeSet<(String, usize)> = BTreeSet::new();
    for sample in subject.samples {
        taken.extend(parser::taken(sample, &subject.changed.language, Options::default()));
    }
    let mut added = 0;
    let mut findings = Vec::new();
    for rule in &grammar.rules {
        for (number, alternative) in rule.alternatives.iter().enumerate() {
            let is_own = grammar.authored.contains(&alternative.place.file);
            if !is_own || grammar.only_invalid(alternative).is_some() {
                continue;
            }
            added += 1;
            if !taken.contains(&(rule.name.clone(), number)) {
                let place = shown(subject, alternative.place);
                let what = format!("alternative {} of `{}`", number + 1, rule.name);
                findings.push(format!("{place}: no sample takes {what}"));
            }
        }
    }
    Point::new("alternatives", "each new alternative is taken by a sample", findings)
        .unless(added == 0, "it adds no alternative")
}

/// No name becomes a keyword unnoticed.
pub fn keywords(subject: &Subject<'_>) -> Point {
    let before = subject.base.map(|base| base.model.grammar.keywords.hard.as_slice());
    let before = before.unwrap_or_default();
    let after = &subject.changed.model.grammar.keywords.hard;
    let readme = subject.experiment.text(README).unwrap_or_default();
    let added: Vec<&String> = after.iter().filter(|word| !before.contains(word)).collect();
    let untold = added.iter().filter(|word| !readme.contains(&format!("`{word}`")));
    let finding = |word: &&&String| {
        format!(
            "`{word}` is no name any more: say so in {README}, or write \"{word}\" for a soft keyword"
        )
    };
    let findings = untold.map(|word| finding(&word)).collect();
    Point::new("keywords", "each new keyword is told of", findings)
        .unless(added.is_empty(), "it reserves no word")
        .unless(subject.base.is_none(), "the words of a language of its own were none of Python's")
}

//! `Grammar/python.gram`: as little of the text changes as can be.
//!
//! In come the rules of a grammar and those that the experiments make of them; alternatives know the file that they come
//! from. A rule that another took the place of is written anew, all others get or lose alternatives where they stand. Rules
//! that are new stand behind the first one that leads to them.

use std::ops::Range;

use pegen::c::Rules;
use pegen::definition::Definition;
use pegen::diagnostic::{Checked, Diagnostic, FileId};
use pegen::gram::{self, Alternative, Expression, ExpressionKind, GrammarFile, Rule};
use pegen::model;
use rustc_hash::FxHashSet;

use super::edit::{Change, Edit, line_end, line_start};
use super::left::Found;
use super::{GRAMMAR, Subject, ahead};

/// The change, if there is one.
pub fn change(subject: &Subject<'_>, found: &mut Found) -> Checked<Option<Change>> {
    let definition = &subject.changed.definition;
    let Some(file) = definition.with("python.gram").next() else { return Ok(None) };
    let text = definition.files.text(file);
    let base = gram::read(text, file)?;
    let merged = definition.rules()?;
    let model = &subject.changed.model;
    let mut writing = Writing {
        text,
        file,
        rules: Rules::new(&model.grammar, &model.tokens),
        merged: merged.iter().map(|(_, rule)| rule).zip(&model.grammar.rules).collect(),
        whole: merged.iter().map(|(of, _)| *of != file).collect(),
        edits: Vec::new(),
    };
    let known: FxHashSet<&str> = base.rules.iter().map(|rule| rule.name.text.as_str()).collect();
    let mut homes = writing.homes(&base, &known);
    for rule in &base.rules {
        let new = homes.iter_mut().find(|(name, _)| *name == rule.name.text);
        let new = new.map(|(_, new)| std::mem::take(new)).unwrap_or_default();
        writing.rule(rule, &new);
    }
    let widened = ahead::widened(subject.base, model, &base);
    writing.edits.extend(widened);
    found.grammar = writing.rules.found.clone();
    writing.functions(&base, &model.grammar.schema.declarations);
    Ok(Some(Change::of(GRAMMAR, text, writing.edits)))
}

/// Rules of ours that the experiments over a checkout's definition change, and the checkout has not.
pub fn unknown_rules(definition: &Definition) -> Checked<()> {
    let ours = Definition::base();
    let names = |definition: &Definition| -> Checked<FxHashSet<String>> {
        let Some(file) = definition.with("python.gram").next() else {
            return Ok(FxHashSet::default());
        };
        let rules = gram::read(definition.files.text(file), file)?.rules;
        Ok(rules.into_iter().map(|rule| rule.name.text).collect())
    };
    let (ours, theirs) = (names(&ours)?, names(definition)?);
    let mut findings = Vec::new();
    for file in definition.authored("python.gram") {
        let grammar = gram::read(definition.files.text(file), file)?;
        let changed = grammar.rules.iter().map(|rule| &rule.name).chain(&grammar.removals);
        for name in changed.filter(|name| ours.contains(&name.text) && !theirs.contains(&name.text))
        {
            let headline = format!("the grammar of the checkout has no rule `{}`", name.text);
            findings.push(
                Diagnostic::error("cpython-rule", headline)
                    .label(file.at(name.span), "changed here")
                    .why("rules are found by their names, and lab's own grammar has some that CPython's has not")
                    .suggest(&name.text, theirs.iter().map(String::as_str)),
            );
        }
    }
    if findings.is_empty() { Ok(()) } else { Err(findings) }
}

struct Writing<'a> {
    text: &'a str,
    file: FileId,
    rules: Rules<'a>,
    /// The rules afterwards, as they are written and as they are understood.
    merged: Vec<(&'a Rule, &'a model::Rule)>,
    /// Which of them are an experiment's as a whole.
    whole: Vec<bool>,
    edits: Vec<Edit>,
}

impl Writing<'_> {
    /// For each rule of the base the new rules that stand behind it, by their places.
    fn homes(&self, base: &GrammarFile, known: &FxHashSet<&str>) -> Vec<(String, Vec<usize>)> {
        let mut homes: Vec<(String, Vec<usize>)> =
            base.rules.iter().map(|rule| (rule.name.text.clone(), Vec::new())).collect();
        let is_new = |place: usize| !known.contains(self.merged[place].0.name.text.as_str());
        let mut left: Vec<usize> = (0..self.merged.len()).filter(|place| is_new(*place)).collect();
        for (name, new) in &mut homes {
            let mut next: Vec<&str> = vec![name];
            let mut at = 0;
            while at < next.len() {
                let rule = self.merged.iter().find(|(rule, _)| rule.name.text == next[at]);
                at += 1;
                for name in rule.map(|(rule, _)| names(rule)).unwrap_or_default() {
                    let place =
                        left.iter().position(|place| self.merged[*place].0.name.text == name);
                    if let Some(place) = place {
                        let place = left.remove(place);
                        new.push(place);
                        next.push(&self.merged[place].0.name.text);
                    }
                }
            }
        }
        if let Some((_, last)) = homes.last_mut() {
            last.extend(left);
        }
        homes
    }

    /// What becomes of a rule, and the new rules behind it.
    fn rule(&mut self, rule: &Rule, new: &[usize]) {
        let name = &rule.name.text;
        let span = rule.span.range();
        let place = self.merged.iter().position(|(merged, _)| merged.name.text == *name);
        let mut behind = String::new();
        for &place in new {
            behind += &format!("\n{}", self.rules.rule(self.merged[place].1));
        }
        let about_new = |about: String| match new.len() {
            0 => about,
            _ => format!("{about}; behind it what is new"),
        };
        match place {
            None => {
                let end = line_end(self.text, span.end);
                let mut end = (end + 1).min(self.text.len());
                if self.text[end..].starts_with('\n') {
                    end += 1;
                }
                let about = format!("the rule `{name}` goes");
                self.edits.push(Edit { range: span.start..end, text: behind, about });
            }
            Some(place) if self.whole[place] => {
                let text = self.rules.rule(self.merged[place].1) + &behind;
                let end = line_end(self.text, span.end);
                let text = text.trim_end_matches('\n').to_string();
                let about = about_new(format!("in the place of the rule `{name}`"));
                self.edits.push(Edit { range: span.start..end, text, about });
            }
            Some(place) => self.alternatives(rule, place, (behind, new.is_empty())),
        }
    }

    /// The alternatives that are put in front of those of a rule and behind them, and those that go.
    fn alternatives(&mut self, rule: &Rule, place: usize, (behind, is_alone): (String, bool)) {
        let (merged, understood) = self.merged[place];
        let name = &rule.name.text;
        let file = self.file;
        let is_own = |alternative: &Alternative| alternative.file == file;
        let first = merged.alternatives.iter().position(is_own).unwrap_or(0);
        let last = merged.alternatives.iter().rposition(is_own).map_or(0, |last| last + 1);
        let written = |rules: &mut Rules<'_>, range: Range<usize>| -> String {
            let own = &understood.alternatives[range];
            own.iter().map(|one| rules.alternative(understood, one)).collect()
        };
        let front = written(&mut self.rules, 0..first);
        let back = written(&mut self.rules, last..merged.alternatives.len());
        self.front(rule, front);
        let behind = match back.is_empty() {
            true => behind,
            false => back.clone() + &behind,
        };
        if !behind.is_empty() {
            let about = match (back.is_empty(), is_alone) {
                (false, true) => format!("behind the alternatives of `{name}`"),
                (false, false) => format!("behind the alternatives of `{name}`, and new rules"),
                (true, _) => format!("new, behind the rule `{name}`"),
            };
            let at = line_end(self.text, rule.span.range().end);
            let text = format!("\n{}", behind.trim_end_matches('\n'));
            self.edits.push(Edit::insert(at, text, about));
        }
        let kept: Vec<&Alternative> =
            merged.alternatives.iter().filter(|one| is_own(one)).collect();
        self.gone(name, &rule.alternatives, &kept);
    }

    fn front(&mut self, rule: &Rule, front: String) {
        let Some(first) = rule.alternatives.first().filter(|_| !front.is_empty()) else { return };
        let first = first.span.range().start;
        let about = format!("in front of the alternatives of `{}`", rule.name.text);
        let parts = rule.flags.iter().chain(&rule.ty).chain([&rule.name]);
        let head = parts.map(|part| part.span.range().end).max().unwrap_or(0);
        let colon = self.text[head..first].find(':').map_or(first, |colon| head + colon + 1);
        match self.text[colon..first].contains('\n') {
            true => self.edits.push(Edit::insert(line_start(self.text, first), front, about)),
            // All on one line: it goes to the next.
            false => {
                let text = format!("\n{front}    | ");
                self.edits.push(Edit { range: colon..first, text, about });
            }
        }
    }

    /// Alternatives that are not among those that are `kept`, in groups too.
    fn gone(&mut self, rule: &str, alternatives: &[Alternative], kept: &[&Alternative]) {
        for (place, alternative) in alternatives.iter().enumerate() {
            match kept.iter().find(|one| one.span == alternative.span) {
                Some(kept) => {
                    for (item, kept) in alternative.items.iter().zip(&kept.items) {
                        self.gone_inside(rule, &item.expression, &kept.expression);
                    }
                }
                None => {
                    let range = self.with_bar(alternatives, place);
                    let about = format!("an alternative of `{rule}` goes");
                    self.edits.push(Edit { range, text: String::new(), about });
                }
            }
        }
    }

    fn gone_inside(&mut self, rule: &str, expression: &Expression, kept: &Expression) {
        use ExpressionKind::{Ahead, Forced, Gather, Group, NotAhead, Optional, Repeat};
        match (&expression.kind, &kept.kind) {
            (Group(alternatives), Group(kept)) => {
                self.gone(rule, alternatives, &kept.iter().collect::<Vec<_>>());
            }
            (Optional(of), Optional(kept))
            | (Ahead(of), Ahead(kept))
            | (NotAhead(of), NotAhead(kept))
            | (Forced(of), Forced(kept))
            | (Repeat { element: of, .. }, Repeat { element: kept, .. }) => {
                self.gone_inside(rule, of, kept);
            }
            (
                Gather { separator, element },
                Gather { separator: kept_separator, element: kept_element },
            ) => {
                self.gone_inside(rule, separator, kept_separator);
                self.gone_inside(rule, element, kept_element);
            }
            _ => {}
        }
    }

    /// An alternative with the bar that parts it from another: its lines, where it has lines of its own.
    fn with_bar(&self, alternatives: &[Alternative], place: usize) -> Range<usize> {
        let span = alternatives[place].span.range();
        let start = line_start(self.text, span.start);
        let end = line_end(self.text, span.end);
        let has_lines = self.text[start..span.start].trim() == "|"
            && self.text[span.end..end]
                .split('#')
                .next()
                .is_some_and(|rest| rest.trim().is_empty());
        match (has_lines, alternatives.get(place + 1), place.checked_sub(1)) {
            (true, _, _) => start..(end + 1).min(self.text.len()),
            (_, Some(next), _) => span.start..next.span.range().start,
            (_, None, Some(before)) => alternatives[before].span.range().end..span.end,
            (_, None, None) => span,
        }
    }

    /// The functions that the actions need and CPython has not, in front of all that is generated.
    fn functions(&mut self, base: &GrammarFile, declarations: &pegen::action::Declarations) {
        let needed = &self.rules.found.helpers;
        let code: Vec<&str> = declarations
            .helpers
            .iter()
            .filter(|helper| needed.contains(&helper.name))
            .filter_map(|helper| helper.c.as_deref())
            .collect();
        if code.is_empty() {
            return;
        }
        let code = code.join("\n").replace('\\', "\\\\");
        let code = code.trim_matches('\n');
        let about = "functions that the actions need";
        let known = base.metas.iter().find(|meta| meta.name.text == "subheader");
        let edit = match known.and_then(|meta| meta.argument.as_ref()) {
            Some(argument) => {
                let end = argument.span.range().end;
                let quotes =
                    self.text[..end].len() - self.text[..end].trim_end_matches(['\'', '"']).len();
                Edit::insert(end - quotes, format!("\n{code}\n"), about)
            }
            None => {
                let first = base.metas.first().map(|meta| meta.name.span.range().start - 1);
                let rule = base.rules.first().map(|rule| rule.span.range().start);
                let at = line_start(self.text, first.or(rule).unwrap_or(0));
                Edit::insert(at, format!("@subheader '''\n{code}\n'''\n\n"), about)
            }
        };
        self.edits.push(edit);
    }
}

/// The names that stand in a rule, in their order.
fn names(rule: &Rule) -> Vec<&str> {
    let mut found = Vec::new();
    for alternative in &rule.alternatives {
        gram::each_expression(alternative, &mut |expression| {
            if let ExpressionKind::Name(name) = &expression.kind {
                found.push(name.as_str());
            }
        });
    }
    found
}

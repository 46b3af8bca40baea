//! Emits the parser: a method of `Parser` for each rule, in the order of the grammar.
//!
//! A rule that matches returns `Some(value)` with `mark` behind the match; one that does not returns `None` with
//! `mark` where it was. Each alternative is a labelled block that is left when an item does not match.

mod constants;
mod matcher;
mod value;

use std::cell::{Cell, RefCell};

use super::rust::{RustFile, identifier};
use crate::action::{Schema, Type, ValueKind};
use crate::model::Grammar;
use crate::numbering::Numbering;
use constants::Constants;

use crate::plan::{
    Body, Branch, Choice, GuardId, Local, LocalId, Matcher, Memo, Plan, RulePlan, Step, Then,
};

/// The text of the parser for `plan`, made of `source`; what the base language does not have is numbered by `numbers`.
pub fn emit(grammar: &Grammar, plan: &Plan, numbers: &Numbering, source: &str) -> String {
    let about = "The parser: a method for each rule of the grammar.";
    let mut file = RustFile::new("emit::parser", source, about);
    file.line("use crate::ast::{Ast, ConstantId, Int, Kind, List, Node, Symbol};");
    file.line("use crate::parser::nodes::recast;");
    file.line("use crate::parser::run::{MAX_DEPTH, Parser, Record, Singleton, TokenAt, word};");
    file.line("use crate::source::Span;");
    file.line("use crate::token::TokenKind;");
    file.line("");
    let constants = Constants::new(grammar, plan, numbers);
    constants.emit(&mut file);
    file.line(format_args!("/// How many rules are remembered."));
    file.line(format_args!("pub const MEMOS: usize = {};", plan.memos));
    file.line("");
    file.block("impl Parser<'_>", |file| {
        for (place, rule) in plan.rules.iter().enumerate() {
            if place > 0 {
                file.line("");
            }
            Emitter::new(grammar, plan, &constants, rule).rule(file);
        }
    });
    file.finish()
}

/// The method of a rule.
fn method(rule: &str) -> String {
    format!("parse_{rule}")
}

/// The Rust type of a value.
pub(super) fn rust_type(ty: &Type) -> String {
    match ty {
        Type::Node(_) => "Node".to_string(),
        Type::Simple(_) => "Kind".to_string(),
        Type::Record(_) => "Record".to_string(),
        Type::Identifier | Type::Text => "Symbol".to_string(),
        Type::Int => "Int".to_string(),
        Type::Bool => "bool".to_string(),
        Type::Constant => "ConstantId".to_string(),
        Type::Token(_) => "TokenAt".to_string(),
        Type::List(of) => format!("List<{}>", rust_type(of)),
        Type::Optional(of) => format!("Option<{}>", rust_type(of)),
        Type::Matched | Type::Nothing => "()".to_string(),
        Type::Empty => "List<Node>".to_string(),
    }
}

/// Where a choice's value goes, and how to leave it without one.
#[derive(Clone)]
struct Exit {
    /// The label of the block that is the choice; none for that of the whole rule.
    label: Option<String>,
    /// The variable that holds where the choice began.
    start: String,
    ty: Type,
}

impl Exit {
    fn leave(&self, with: &str) -> String {
        match &self.label {
            Some(label) => format!("break {label} {with};"),
            None => format!("return {with};"),
        }
    }
}

/// Writes one rule.
struct Emitter<'a> {
    grammar: &'a Grammar,
    schema: &'a Schema,
    plan: &'a Plan,
    constants: &'a Constants<'a>,
    rule: &'a RulePlan,
    /// Rust names of the locals.
    names: Vec<String>,
    /// For labels and temporary variables.
    counter: Cell<usize>,
    /// How many functions pegen's C has between the rule and what is written: one for each group and repetition,
    /// two for what is gathered, though one for the first of it; there, the variable that has the difference.
    helpers: Cell<usize>,
    later: RefCell<Vec<String>>,
    /// The bindings that are known to be there where something is written.
    known: RefCell<Vec<usize>>,
}

impl<'a> Emitter<'a> {
    fn new(
        grammar: &'a Grammar,
        plan: &'a Plan,
        constants: &'a Constants<'a>,
        rule: &'a RulePlan,
    ) -> Emitter<'a> {
        let names = local_names(&rule.locals);
        Emitter {
            grammar,
            schema: &grammar.schema,
            plan,
            constants,
            rule,
            names,
            counter: Cell::new(0),
            helpers: Cell::new(0),
            later: RefCell::default(),
            known: RefCell::default(),
        }
    }

    fn next(&self) -> usize {
        self.counter.set(self.counter.get() + 1);
        self.counter.get()
    }

    /// The call of a rule: it is told how deep it is.
    fn call(&self, rule: &str) -> String {
        let levels = self.helpers.get() + 1;
        let later: String =
            self.later.borrow().iter().map(|variable| format!(" + {variable}")).collect();
        format!("self.{}(depth + {levels}{later})", method(rule))
    }

    /// Writes what is in a function of its own in pegen's C.
    fn in_helper<T>(&self, write: impl FnOnce() -> T) -> T {
        self.helpers.set(self.helpers.get() + 1);
        let written = write();
        self.helpers.set(self.helpers.get() - 1);
        written
    }

    fn fresh(&self, what: &str) -> String {
        format!("{what}_{}", self.next())
    }

    /// The method of what the rule is without what it remembers.
    fn raw(&self) -> String {
        let is_used = |name: &str| self.grammar.rules.iter().any(|rule| method(&rule.name) == name);
        constants::unused(format!("{}_raw", method(&self.rule.name)), is_used)
    }

    fn rule(&self, file: &mut RustFile) {
        let rule = self.rule;
        let name = method(&rule.name);
        let deeper = if rule.levels > 1 { " + 1" } else { "" };
        let raw = self.raw();
        let signature = format!("(&mut self, depth: u32) -> Option<{}>", rust_type(&rule.ty));
        let wrapper = match rule.memo {
            Some(Memo { number, .. }) if rule.grown => {
                Some(format!("self.grown({number}, depth{deeper}, Self::{raw})"))
            }
            Some(Memo { number, always: true }) => {
                Some(format!("self.remembered({number}, depth{deeper}, Self::{raw})"))
            }
            _ if rule.quiet => Some(format!("self.quiet(depth{deeper}, Self::{raw})")),
            _ => None,
        };
        let Some(wrapper) = wrapper else {
            file.block(format_args!("pub(crate) fn {name}{signature}"), |file| {
                self.depth_check(file);
                if rule.levels > 1 {
                    file.line("let depth = depth + 1;");
                }
                if rule.counted {
                    file.line("if self.lacks_stack() { return self.run_out_of_stack() }");
                }
                self.body(file);
            });
            return;
        };
        file.block(format_args!("pub(crate) fn {name}{signature}"), |file| {
            self.depth_check(file);
            file.line(wrapper);
        });
        file.line("");
        file.block(format_args!("fn {raw}{signature}"), |file| self.body(file));
    }

    /// Neither a rule that only looks at tokens nor a loop, which begins with another rule, has to ask how deep
    /// it is.
    fn depth_check(&self, file: &mut RustFile) {
        if self.rule.is_leaf || matches!(self.rule.body, Body::Loop { .. }) {
            return;
        }
        let deeper = if self.rule.levels > 1 { " + 1" } else { "" };
        file.line(format_args!("if depth{deeper} > MAX_DEPTH {{ return self.too_deep() }}"));
    }

    fn body(&self, file: &mut RustFile) {
        let ty = self.rule.ty.clone();
        let exit = Exit { label: None, start: "start".to_string(), ty };
        match &self.rule.body {
            Body::Choice(choice) => {
                file.line("let start = self.mark;");
                self.last_choice(file, choice, &exit);
            }
            Body::Loop { seed, left, guard, growth } => {
                self.repeated_growth(file, seed, *left, (*guard, growth), &exit);
            }
        }
    }

    /// A choice that is all of a rule. A last branch that is another rule is what the rule returns.
    fn last_choice(&self, file: &mut RustFile, choice: &Choice, exit: &Exit) {
        if let Some((last, others)) = choice.branches.split_last()
            && let Some(rule) = self.only_rule(last)
        {
            let others = Choice { branches: others.to_vec() };
            self.choice(file, &others, exit);
            file.line(self.call(rule));
            return;
        }
        self.choice(file, choice, exit);
        file.line("None");
    }

    /// The rule whose value a branch is as it is.
    fn only_rule(&self, branch: &Branch) -> Option<&str> {
        let ([Step { local: Some(local), matcher: Matcher::Rule(id), ty }], Then::Value(value)) =
            (branch.steps.as_slice(), &branch.then)
        else {
            return None;
        };
        let is_it = value.kind == ValueKind::Bound(local.0) && *ty == self.rule.ty;
        (is_it && branch.guard.is_none()).then(|| self.grammar.rule(*id).name.as_str())
    }

    /// `seed growth*`
    fn repeated_growth(
        &self,
        file: &mut RustFile,
        seed: &Choice,
        left: LocalId,
        (guard, growth): (Option<GuardId>, &Choice),
        exit: &Exit,
    ) {
        let left = &self.names[left.0];
        let ty = rust_type(&self.rule.ty);
        // In the first pass, a loop is faster than remembering what it matched.
        let memo = self.rule.memo.filter(|memo| !memo.always).map(|memo| memo.number);
        let keep = |found: String| match memo {
            Some(memo) => format!("self.keep_in_second_pass({memo}, start, {found})"),
            None => found,
        };
        if let Some(memo) = memo {
            file.line(format_args!(
                "if let Some(known) = self.recall_in_second_pass({memo}) {{ return known }}"
            ));
        }
        file.line("let start = self.mark;");
        file.enclosed(
            format_args!("let seed: Option<{ty}> = 'seed: {{"),
            |file| {
                let exit = Exit { label: Some("'seed".to_string()), ..exit.clone() };
                self.choice(file, seed, &exit);
                file.line("None");
            },
            "};",
        );
        let none = keep("None".to_string());
        file.line(format_args!("let Some(mut {left}) = seed else {{ return {none} }};"));
        file.block("loop", |file| {
            if let Some(guard) = guard {
                let (guard, found) = (self.constants.guard(guard), keep(format!("Some({left})")));
                file.line(format_args!("if !{guard} {{ return {found} }}"));
            }
            file.line("let before = self.mark;");
            file.enclosed(
                format_args!("let next: Option<{ty}> = 'next: {{"),
                |file| {
                    let label = Some("'next".to_string());
                    let exit = Exit { label, ..exit.clone() };
                    self.choice_from(file, growth, &exit, "before");
                    file.line("None");
                },
                "};",
            );
            file.block("match next", |file| {
                file.line(format_args!("Some(next) => {left} = next,"));
                let found = keep(format!("Some({left})"));
                file.line(format_args!("None => return {found},"));
            });
        });
    }

    /// The branches of a choice in order; what follows them runs when none matched.
    fn choice(&self, file: &mut RustFile, choice: &Choice, exit: &Exit) {
        self.choice_from(file, choice, exit, &exit.start);
    }

    fn choice_from(&self, file: &mut RustFile, choice: &Choice, exit: &Exit, back: &str) {
        let mut branches = choice.branches.as_slice();
        while let [branch, rest @ ..] = branches {
            let invalid = branches.iter().take_while(|branch| branch.invalid.is_some()).count();
            if invalid == 0 {
                self.branch(file, branch, exit, back);
                branches = rest;
                continue;
            }
            file.block("if self.invalid", |file| {
                for id in branches[..invalid].iter().filter_map(|branch| branch.invalid) {
                    let call = self.call(&self.grammar.rule(id).name);
                    file.line(format_args!("let _ = {call};"));
                    file.line(format_args!("self.mark = {back};"));
                }
            });
            branches = &branches[invalid..];
        }
    }

    /// One branch: it leaves through `exit` when it matched, else `mark` is at `back` behind it.
    fn branch(&self, file: &mut RustFile, branch: &Branch, exit: &Exit, back: &str) {
        if branch.steps.is_empty() && branch.guard.is_none() {
            self.then(file, &branch.then, exit);
            return;
        }
        let label = format!("'a{}", self.next());
        let head = match branch.guard {
            Some(guard) => {
                format!("if {}", self.constants.guard(guard))
            }
            None => String::new(),
        };
        let body = |file: &mut RustFile| {
            file.block(format_args!("{label}:"), |file| {
                let mut fail = format!("break {label}");
                for step in &branch.steps {
                    self.step(file, step, &mut fail, exit);
                }
                self.then(file, &branch.then, exit);
            });
            file.line(format_args!("self.mark = {back};"));
        };
        match head.is_empty() {
            true => body(file),
            false => file.block(head, body),
        }
    }

    fn then(&self, file: &mut RustFile, then: &Then, exit: &Exit) {
        match then {
            Then::Value(value) => self.leave_with(file, value, exit),
            Then::Choice(choice) => {
                let after = self.fresh("after");
                file.line(format_args!("let {after} = self.mark;"));
                self.choice_from(file, choice, exit, &after);
            }
        }
    }
}

/// Names for the locals of a rule: as the grammar has them, told apart where several are called the same.
fn local_names(locals: &[Local]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for local in locals {
        let wanted = local_name(&local.name);
        let mut name = wanted.clone();
        let mut number = 2;
        while names.contains(&name) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

/// A name that is neither one of the emitted text's own, which end in a number where they are temporary, nor has
/// capitals as Rust's variants and constants have.
fn local_name(name: &str) -> String {
    const OWN: [&str; 9] =
        ["start", "seed", "next", "before", "span", "self", "depth", "word", "recast"];
    let is_temporary = name.rsplit_once('_').is_some_and(|(_, number)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    if name.trim_matches('_').is_empty() {
        return "value".to_string();
    }
    let has_capitals = name.contains(char::is_uppercase);
    match OWN.contains(&name) || is_temporary || has_capitals {
        true => format!("{}_", name.to_lowercase()),
        false => identifier(name),
    }
}

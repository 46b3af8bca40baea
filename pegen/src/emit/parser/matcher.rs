//! The steps of a branch as statements.

use super::super::rust::{RustFile, identifier};
use super::{Emitter, Exit, rust_type, second_name, token_kind};
use crate::action::Type;
use crate::model::Token;
use crate::plan::{Body, Choice, GuardId, Matcher, Step, Then};

impl Emitter<'_> {
    /// Matches `step` or does `fail`, a statement that diverges.
    pub(super) fn step(&self, file: &mut RustFile, step: &Step, fail: &mut String, exit: &Exit) {
        if let Matcher::Cut = step.matcher {
            file.line("// What follows must match.");
            let leave = exit.leave("None");
            *fail = format!("{{ self.mark = {}; {leave} }}", exit.start);
            return;
        }
        if let Matcher::Look { ahead, of } = &step.matcher {
            self.look(file, *ahead, of, fail);
            return;
        }
        let Some(local) = step.local else {
            self.step_without_value(file, step, fail);
            return;
        };
        let name = &self.names[local.0];
        match &step.matcher {
            Matcher::Optional { .. } | Matcher::Repeat { .. } | Matcher::Gather { .. } => {
                self.bind_total(file, name, step, fail);
            }
            Matcher::Forced { of, expected } => {
                let found = self.found(file, of);
                file.line(format_args!(
                    "let Some({name}) = {found} else {{ self.expected({expected:?}); {fail} }};"
                ));
            }
            _ => {
                let found = self.found(file, step);
                file.line(format_args!("let Some({name}) = {found} else {{ {fail} }};"));
            }
        }
    }

    fn step_without_value(&self, file: &mut RustFile, step: &Step, fail: &str) {
        match &step.matcher {
            Matcher::Token(Token::Soft(word)) => {
                file.line(format_args!("if self.soft({word:?}).is_none() {{ {fail} }}"));
            }
            Matcher::Token(Token::AnySoft) => {
                file.line(format_args!("if self.any_soft().is_none() {{ {fail} }}"));
            }
            Matcher::Token(token) => {
                file.line(format_args!(
                    "if !self.expect({}) {{ {fail} }}",
                    token_kind(token, self.numbers)
                ));
            }
            Matcher::Optional { of, .. } if matches!(of.matcher, Matcher::Token(_)) => {
                let found = self.found(file, of);
                file.line(format_args!("{found};"));
            }
            Matcher::Optional { .. } | Matcher::Repeat { .. } | Matcher::Gather { .. } => {
                let unused = self.fresh("_unused");
                self.bind_total(file, &unused, step, fail);
            }
            Matcher::Forced { of, expected } => {
                let found = self.found(file, of);
                file.line(format_args!(
                    "if {found}.is_none() {{ self.expected({expected:?}); {fail} }}"
                ));
            }
            _ => {
                let found = self.found(file, step);
                file.line(format_args!("if {found}.is_none() {{ {fail} }}"));
            }
        }
    }

    /// An expression of type `Option`: what the step matched. Statements that it needs are written first.
    fn found(&self, file: &mut RustFile, step: &Step) -> String {
        match &step.matcher {
            Matcher::Token(Token::Soft(word)) => format!("self.soft({word:?})"),
            Matcher::Token(Token::AnySoft) => "self.any_soft()".to_string(),
            Matcher::Token(token) => format!("self.token({})", token_kind(token, self.numbers)),
            Matcher::Rule(id) => self.call(&self.grammar.rule(*id).name),
            Matcher::Group(choice) => self.in_helper(|| self.group(file, choice, &step.ty)),
            Matcher::Look { .. } | Matcher::Cut | Matcher::Forced { .. } => {
                let found = self.fresh("found");
                let label = format!("'{found}");
                file.enclosed(
                    format_args!("let {found}: Option<()> = {label}: {{"),
                    |file| {
                        let exit = Exit {
                            label: Some(label.clone()),
                            start: "start".to_string(),
                            ty: Type::Matched,
                        };
                        self.step(file, step, &mut format!("break {label} None"), &exit);
                        file.line("Some(())");
                    },
                    "};",
                );
                found
            }
            Matcher::Optional { .. } | Matcher::Repeat { .. } | Matcher::Gather { .. } => {
                let (found, value) = (self.fresh("found"), self.fresh("value"));
                let label = format!("'{found}");
                let ty = rust_type(&step.ty);
                file.enclosed(
                    format_args!("let {found}: Option<{ty}> = {label}: {{"),
                    |file| {
                        self.bind_total(file, &value, step, &format!("break {label} None"));
                        file.line(format_args!("Some({value})"));
                    },
                    "};",
                );
                found
            }
        }
    }

    fn group(&self, file: &mut RustFile, choice: &Choice, ty: &Type) -> String {
        let (group, start) = (self.fresh("group"), self.fresh("start"));
        let label = format!("'{group}");
        file.line(format_args!("let {start} = self.mark;"));
        file.enclosed(
            format_args!("let {group}: Option<{}> = {label}: {{", rust_type(ty)),
            |file| {
                let exit =
                    Exit { label: Some(label.clone()), start: start.clone(), ty: ty.clone() };
                self.choice(file, choice, &exit);
                file.line("None");
            },
            "};",
        );
        group
    }

    /// `let name = …` for what matches nothing too, and for lists.
    fn bind_total(&self, file: &mut RustFile, name: &str, step: &Step, fail: &str) {
        match &step.matcher {
            Matcher::Optional { guard, of } => self.optional(file, name, *guard, of, &step.ty),
            Matcher::Repeat { guard, element, at_least_one } => {
                let list = self.fresh("list");
                self.in_helper(|| self.repeat(file, &list, *guard, element));
                if *at_least_one {
                    file.line(format_args!("if self.is_empty({list}) {{ {fail} }}"));
                }
                let ty = rust_type(&step.ty);
                file.line(format_args!("let {name}: {ty} = self.end({list});"));
            }
            Matcher::Gather { separator, element } => {
                let list = self.fresh("list");
                self.in_helper(|| self.gather(file, &list, separator, element));
                file.line(format_args!("if self.is_empty({list}) {{ {fail} }}"));
                let ty = rust_type(&step.ty);
                file.line(format_args!("let {name}: {ty} = self.end({list});"));
            }
            _ => {}
        }
    }

    fn repeat(&self, file: &mut RustFile, list: &str, guard: Option<GuardId>, element: &Step) {
        file.line(format_args!("let {list} = self.begin();"));
        let head = match guard {
            Some(guard) => format!("while {}", self.guard(guard)),
            None => "loop".to_string(),
        };
        file.block(head, |file| {
            let found = self.found(file, element);
            file.line(format_args!("let Some(item) = {found} else {{ break }};"));
            file.line("self.push(item);");
        });
    }

    fn gather(&self, file: &mut RustFile, list: &str, separator: &Step, element: &Step) {
        let (back, later) = (self.fresh("back"), self.fresh("later"));
        file.line(format_args!("let {list} = self.begin();"));
        file.line(format_args!("let mut {back} = self.mark;"));
        let calls = !matches!(element.matcher, Matcher::Token(_));
        if calls {
            file.line(format_args!("let mut {later} = 0;"));
        }
        file.block("loop", |file| {
            self.later.borrow_mut().push(later.clone());
            let found = self.found(file, element);
            file.line(format_args!(
                "let Some(item) = {found} else {{ self.mark = {back}; break }};"
            ));
            self.later.borrow_mut().pop();
            file.line("self.push(item);");
            file.line(format_args!("{back} = self.mark;"));
            self.step_without_value(file, separator, "break");
            if calls {
                file.line(format_args!("{later} = 1;"));
            }
        });
    }

    fn optional(
        &self,
        file: &mut RustFile,
        name: &str,
        guard: Option<GuardId>,
        of: &Step,
        ty: &Type,
    ) {
        let absent = match (ty, &of.ty) {
            (Type::List(_) | Type::Empty, _) => ".unwrap_or(List::empty())",
            (Type::Optional(_), Type::Optional(_)) => ".flatten()",
            _ => "",
        };
        let Some(guard) = guard else {
            let found = self.found(file, of);
            file.line(format_args!("let {name} = {found}{absent};"));
            return;
        };
        let guard = self.guard(guard);
        if let Matcher::Rule(_) = of.matcher {
            let found = self.found(file, of);
            file.line(format_args!(
                "let {name} = if {guard} {{ {found} }} else {{ None }}{absent};"
            ));
            return;
        }
        let ty = rust_type(&of.ty);
        let found = self.fresh("found");
        file.enclosed(
            format_args!("let {found}: Option<{ty}> = if {guard} {{"),
            |file| {
                let found = self.found(file, of);
                file.line(found);
            },
            "} else { None };",
        );
        file.line(format_args!("let {name} = {found}{absent};"));
    }

    pub(super) fn guard(&self, guard: GuardId) -> String {
        let guard = &self.plan.guards[guard.0];
        let name = identifier(&guard.name);
        match guard.second.is_empty() {
            true => format!("first::{name}(self.kind())"),
            false => format!("self.begins(first::{name}, first::{})", second_name(guard)),
        }
    }

    fn look(&self, file: &mut RustFile, ahead: bool, of: &Step, fail: &str) {
        if let Some(kinds) = self.only_tokens(of) {
            let not = if ahead { "!" } else { "" };
            file.line(format_args!(
                "if {not}matches!(self.kind(), {}) {{ {fail} }}",
                kinds.join(" | ")
            ));
            return;
        }
        let before = self.fresh("before");
        let seen = self.fresh("seen");
        file.line(format_args!("let {before} = self.mark;"));
        let found = self.found(file, of);
        file.line(format_args!("let {seen} = {found}.is_some();"));
        file.line(format_args!("self.mark = {before};"));
        let not = if ahead { "!" } else { "" };
        file.line(format_args!("if {not}{seen} {{ {fail} }}"));
    }

    /// The kinds of token that a step matches, if it looks at nothing else.
    fn only_tokens(&self, step: &Step) -> Option<Vec<String>> {
        match &step.matcher {
            Matcher::Token(Token::Soft(_) | Token::AnySoft) => None,
            Matcher::Token(token) => Some(vec![token_kind(token, self.numbers)]),
            Matcher::Group(choice) => self.tokens_of(choice),
            Matcher::Rule(id) => match &self.plan.rule(*id).body {
                Body::Choice(choice) if self.plan.rule(*id).is_leaf => self.tokens_of(choice),
                _ => None,
            },
            _ => None,
        }
    }

    /// The kinds of token that a choice is between, if each branch is one token.
    fn tokens_of(&self, choice: &Choice) -> Option<Vec<String>> {
        let kinds = choice.branches.iter().map(|branch| match branch.steps.as_slice() {
            [one] if matches!(branch.then, Then::Value(_)) => match &one.matcher {
                Matcher::Token(Token::Soft(_) | Token::AnySoft) => None,
                Matcher::Token(token) => Some(token_kind(token, self.numbers)),
                _ => None,
            },
            _ => None,
        });
        kinds.collect()
    }
}

//! Watching a parse: each rule that is tried, where, and what came of it.
//!
//! Only the grammar machine can be watched; since it does what the generated parser does, that is no loss.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use pegen::machine::{Event, Program};

use super::options::Options;
use super::run::Parser;
use super::tokens_of;
use crate::ast::Ast;
use crate::error::SyntaxError;
use crate::language::Language;
use crate::source::Source;
use crate::token::Token;
use crate::tokenizer::Tokens;

/// Parses by the machine, `watch` being told of each rule that is tried, and what came of it; `raised`, when an
/// error ends the parse, of each `invalid_` rule that is being tried, and by which of its alternatives.
pub fn trace(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
    watch: &mut dyn FnMut(Attempt<'_>),
    raised: &mut dyn FnMut(&str, usize),
) -> Result<Ast, SyntaxError> {
    let mut depth = 0;
    observe(source, language, options, &mut |event, program, tokens| {
        let (rule, at, outcome) = match event {
            Event::Try { rule, at } => (rule, at, None),
            Event::Match { rule, at, end, remembered, alternative } => {
                let alternative = alternative.map(|number| number as usize);
                (rule, at, Some(Outcome { end: Some(end), remembered, alternative }))
            }
            Event::Fail { rule, at, remembered } => {
                (rule, at, Some(Outcome { end: None, remembered, alternative: None }))
            }
            Event::Raise { rule, alternative } => {
                let name = program.rules[rule as usize].name.as_str();
                raised(name, alternative as usize);
                return;
            }
            Event::Taken { .. } => return,
        };
        if outcome.is_some_and(|outcome| !outcome.remembered) {
            depth -= 1;
        }
        let name = program.rules[rule as usize].name.as_str();
        let token = tokens.tokens.get(at).copied();
        watch(Attempt { rule: name, depth, at, token, outcome });
        if outcome.is_none() {
            depth += 1;
        }
    })
}

/// Which alternatives of overlays match somewhere in a program, or raise its error: the rule of each, and its number there.
pub fn taken(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
) -> BTreeSet<(String, usize)> {
    let mut taken = BTreeSet::new();
    // What the program's error says is no matter here.
    let _ = observe(source, language, options, &mut |event, program, _| {
        if let Event::Taken { rule, alternative } | Event::Raise { rule, alternative } = event {
            let name = program.rules[rule as usize].name.clone();
            taken.insert((name, alternative as usize));
        }
    });
    taken
}

/// Parses by the machine, `watch` being told of everything that happens.
fn observe(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
    watch: &mut dyn FnMut(Event, &Program, &Tokens),
) -> Result<Ast, SyntaxError> {
    let tokens = tokens_of(source, &language.tokens, options);
    let machine = language.machine();
    let soft_keywords = machine.soft_keywords();
    let mut parser = Parser::new(source, &tokens, &soft_keywords, options);
    parser.layouts = Arc::clone(language.schema.layouts());
    parser.forms = language.tokens.forms();
    let mut on_event = |event: Event| watch(event, machine.program(), &tokens);
    let start = |parser: &mut Parser<'_>| machine.trace(parser, options.mode, &mut on_event);
    parser.passes(&mut Vec::new(), start).expect("the machine has no need of stack")
}

/// What a rule is about to do, or has done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attempt<'a> {
    pub rule: &'a str,
    /// How many rules it is inside of.
    pub depth: usize,
    /// The place of the token that it begins at, and that token.
    pub at: usize,
    pub token: Option<Token>,
    /// None as long as it is only tried.
    pub outcome: Option<Outcome>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// The place of the token behind the match; none where it failed.
    pub end: Option<usize>,
    /// It did not have to be tried: it was known from before.
    pub remembered: bool,
    /// By which alternative an `invalid_` rule has matched.
    pub alternative: Option<usize>,
}

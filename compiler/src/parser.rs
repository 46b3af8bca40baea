//! The parser: tokens to an AST, by the rules of a grammar.
//!
//! There are two readings of the one grammar, with the same result on every input: the generated parser
//! ([`Engine::Generated`], the base language only, fast) and the grammar machine ([`Engine::Machine`], any language,
//! no build). Both call the same actions, which are grouped by theme in `actions/`.
//!
//! In comes a [`Source`], out comes an [`Ast`] whose root is the whole input. Cases: `tests/parser/`.

mod actions;
#[rustfmt::skip]
mod generated {
    #[allow(unused_labels, unused_variables, unused_imports, dead_code, unreachable_code)]
    #[allow(clippy::all)]
    pub mod parser;
    #[allow(unused_imports)]
    #[allow(clippy::all)]
    pub mod actions;
}
pub mod machine;
mod memo;
mod run;

use std::rc::Rc;

use crate::ast::{Ast, Node};
use crate::error::SyntaxError;
use crate::language::Language;
use crate::source::Source;
use crate::token::Token;
use crate::tokenizer::{self, tokenize};

use pegen::machine::Event;

pub use generated::parser::{KEYWORDS, SOFT_KEYWORDS};
pub use machine::Machine;
use run::Parser;

/// What the input is: the start rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// A module: `exec`.
    #[default]
    File,
    /// What is typed at the prompt: `single`.
    Interactive,
    /// One expression.
    Eval,
    /// A function's type comment.
    FuncType,
}

/// Which reading of the grammar parses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Engine {
    #[default]
    Generated,
    Machine,
}

/// What else a parse can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    pub mode: Mode,
    pub engine: Engine,
    /// Keep type comments in the tree.
    pub type_comments: bool,
}

/// Parses a whole input.
pub fn parse(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
) -> Result<Ast, SyntaxError> {
    let tokenizing =
        tokenizer::Options { type_comments: options.type_comments, extra_tokens: false };
    let tokens = tokenize(source, &language.tokens, tokenizing);
    let mut parser = Parser::new(source, &tokens);
    let root = match (&language.machine, options.engine) {
        (Some(machine), _) => machine.start(&mut parser, options.mode),
        (None, Engine::Generated) => start(&mut parser, options.mode),
        (None, Engine::Machine) => Machine::base().start(&mut parser, options.mode),
    };
    parser.finish(root)
}

/// Parses by the machine, `watch` being told of each rule that is tried, and what came of it.
pub fn trace(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
    watch: &mut dyn FnMut(Attempt<'_>),
) -> Result<Ast, SyntaxError> {
    let tokenizing =
        tokenizer::Options { type_comments: options.type_comments, extra_tokens: false };
    let tokens = tokenize(source, &language.tokens, tokenizing);
    let mut parser = Parser::new(source, &tokens);
    let machine = language.machine.clone().unwrap_or_else(Machine::base);
    let program = machine.program();
    let mut depth = 0;
    let mut on_event = |event: Event| {
        let (rule, at, outcome) = match event {
            Event::Try { rule, at } => (rule, at, None),
            Event::Match { rule, at, end, remembered } => (rule, at, Some((Some(end), remembered))),
            Event::Fail { rule, at, remembered } => (rule, at, Some((None, remembered))),
        };
        if matches!(outcome, Some((_, false))) {
            depth -= 1;
        }
        let name = program.rules[rule as usize].name.as_str();
        let token = tokens.tokens.get(at).copied();
        let outcome = outcome.map(|(end, remembered)| Outcome { end, remembered });
        watch(Attempt { rule: name, depth, at, token, outcome });
        if outcome.is_none() {
            depth += 1;
        }
    };
    let root = machine.trace(&mut parser, options.mode, &mut on_event);
    parser.finish(root)
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
}

fn start(parser: &mut Parser<'_>, mode: Mode) -> Option<Node> {
    match mode {
        Mode::File => parser.parse_file(),
        Mode::Interactive => parser.parse_interactive(),
        Mode::Eval => parser.parse_eval(),
        Mode::FuncType => parser.parse_func_type(),
    }
}

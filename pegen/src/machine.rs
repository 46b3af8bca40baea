//! The grammar machine: runs a [`Plan`] without Rust being generated for it.
//!
//! In comes a plan; [`compile()`] makes a [`Program`] of it in a few milliseconds, and [`run()`] runs that over a
//! [`Host`], which has the tokens and makes the nodes. The result is that of the generated parser on every input,
//! since both follow the same plan; `tests/parser` holds them to it.
//!
//! A program is straight code with jumps: in a PEG, where to go on after a failure is known beforehand. The only
//! stack is that of rules in rules, and it is a `Vec`: no input can overflow Rust's.
//!
//! [`Plan`]: crate::plan::Plan

mod chain;
mod compile;
mod program;
mod run;
mod value;

pub use compile::compile;
pub use program::{Op, Program, Rule};
pub use run::run;

use crate::action::Singleton;

/// A word of 32 bits: a node, a list, a symbol, a token's place plus one, an int. 0 is nothing, and the empty list.
pub type Word = u32;

/// The numbers that tokens, kinds of node and helpers have where the program will run.
pub trait Numbers {
    fn token(&self, name: &str) -> Option<u16>;
    fn keyword(&self, word: &str) -> Option<u16>;
    fn kind(&self, name: &str) -> Option<u16>;
    fn helper(&self, name: &str) -> Option<u16>;
}

/// What happened at a rule, for whoever watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The rule is tried at a token.
    Try {
        rule: u32,
        at: usize,
    },
    /// It matched up to a token.
    Match {
        rule: u32,
        at: usize,
        end: usize,
        remembered: bool,
        /// By which alternative, of an `invalid_` rule.
        alternative: Option<u32>,
    },
    Fail {
        rule: u32,
        at: usize,
        remembered: bool,
    },
    /// All items of this alternative have matched, which comes from an overlay.
    Taken {
        rule: u32,
        alternative: u32,
    },
    /// An error was raised while this alternative of an `invalid_` rule was tried.
    Raise {
        rule: u32,
        alternative: u32,
    },
}

/// What a rule did where it was tried before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recalled {
    Failure,
    Match { value: Word, end: usize },
}

/// What a program runs on.
pub trait Host {
    /// The place of the next token.
    fn mark(&self) -> usize;
    fn reset(&mut self, mark: usize);
    /// The type of the next token.
    fn kind(&mut self) -> u16;
    /// Takes the next token if it is of this type.
    fn take(&mut self, kind: u16) -> bool;
    /// Takes the next token if it is a name with this text.
    fn take_word(&mut self, word: &str) -> bool;
    /// Takes the next token if it is a name that is a soft keyword.
    fn take_any_word(&mut self) -> bool;
    /// Whether this is the second pass.
    fn is_second_pass(&self) -> bool;
    /// Whether `invalid_` rules are tried.
    fn tries_invalid(&self) -> bool;
    fn try_invalid(&mut self, whether: bool);
    /// The next token is not what it has to be.
    fn expected(&mut self, what: &str);
    /// Whether an error has ended the parse.
    fn is_over(&self) -> bool;

    fn recall(&self, memo: usize, at: usize) -> Option<Recalled>;
    fn remember(&mut self, memo: usize, at: usize, result: Recalled);
    /// How many calls deep rules may nest, and what happens where they nest deeper.
    fn deepest(&self) -> u32;
    fn too_deep(&mut self);

    /// A node; `start` is where its span begins, if it has one.
    fn make(&mut self, kind: u16, fields: &[Word], start: Option<usize>) -> Word;
    fn record(&mut self, fields: &[Word]) -> Word;
    fn help(&mut self, helper: u16, arguments: &[Word], start: usize) -> Word;
    /// A field of a node, which has to be of this kind.
    fn field(&mut self, node: Word, kind: u16, field: usize) -> Word;
    fn part(&self, record: Word, field: usize) -> Word;
    fn list(&mut self, items: &[Word]) -> Word;
    /// Appends the items of a list.
    fn items(&self, list: Word, into: &mut Vec<Word>);
    fn singleton(&mut self, which: Singleton) -> Word;
    fn text(&mut self, text: &str) -> Word;

    /// All items of an alternative have matched that comes from an overlay.
    fn taken_from_overlay(&mut self);

    /// Whether somebody is told of every attempt; then every one is made.
    const WATCHES: bool = false;

    /// Told of every attempt.
    #[inline(always)]
    fn watch(&mut self, _event: Event) {}
}

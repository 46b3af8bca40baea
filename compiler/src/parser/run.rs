//! What the generated parser runs on: tokens, lists in the making, memory, and how a parse ends.
//!
//! CPython's parser reads its tokens one by one, and how far it got says where an error is. So a token is only
//! visible here from when it is first looked at.
//!
//! Once an error is certain (an action's, a forced token's, nesting too deep), the parser is given an empty
//! stream: every rule then fails at once, and no rule has to ask whether there was an error.

use std::num::NonZeroU32;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::memo::{Memo, Remembered};
use super::options::Options;
use crate::ast::{Ast, ConstantId, Layouts, List, Node, Symbol, Word};
use crate::code::Constant;
use crate::error::{ErrorKind, SyntaxError, Warning};
use crate::source::{Source, Span};
use crate::stack::StackLimit;
use crate::token::{Forms, Token, TokenKind};
use crate::tokenizer::{EarlyWarning, Tokens};

/// How many calls deep rules may nest in the C that pegen makes of the grammar; CPython's `MAXSTACK`.
pub const MAX_DEPTH: u32 = 6000;

/// No token has this type: there is none at the end of the stream.
const NO_TOKEN: TokenKind = TokenKind(u16::MAX);

/// A token, by its place in the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenAt(NonZeroU32);

/// Values that belong together, by their place among the parser's records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record(NonZeroU32);

/// Python's singletons as constants of the AST.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Singleton {
    None,
    True,
    False,
    Ellipsis,
}

/// A parse at work.
pub struct Parser<'a> {
    /// The place of the next token.
    pub mark: usize,
    /// The tokens that have been looked at; none once there is an error.
    visible: &'a [Token],
    /// How many tokens have been looked at, in both passes.
    pub(super) seen: usize,
    /// How many the first pass had looked at.
    pub(super) seen_first: usize,
    /// This is the second pass: as much as possible is remembered.
    pub(super) second_pass: bool,
    /// The rules named `invalid_` are tried: in the second pass, but for some parts of it.
    pub(super) invalid: bool,
    soft_keywords: &'a [&'a str],
    pub(super) options: Options,
    pub(super) tokens: &'a Tokens,
    pub(super) source: &'a Source,
    pub(super) ast: Ast,
    /// The stack was not enough.
    pub(super) out_of_stack: bool,
    /// Where the language's nodes have their fields.
    pub(super) layouts: Arc<Layouts>,
    /// The tokens that only this language has.
    pub(super) forms: Option<&'a Forms>,
    stack: StackLimit,
    pub(super) memo: Memo,
    /// Lists in the making, one on top of the other.
    scratch: Vec<u32>,
    records: Vec<u32>,
    /// The node that each token became, 0 where it became none yet.
    pub(super) nodes: Vec<u32>,
    singletons: [Option<ConstantId>; 4],
    pub(super) error: Option<SyntaxError>,
    /// How many nodes there were when it came.
    pub(super) made_before_error: usize,
    warnings: Vec<EarlyWarning>,
    /// The same, to be found again.
    warned: FxHashSet<EarlyWarning>,
    /// The error is one of the text, found by the tokenizer.
    pub(super) in_text: bool,
    /// How many brackets are open at each token; empty as long as nobody asks.
    pub(super) bracket_depths: Vec<u32>,
    /// `from __future__ import barry_as_FLUFL` was seen.
    pub(super) flufl: bool,
}

impl<'a> Parser<'a> {
    /// A parse of the tokens of `source`, by a grammar with these soft keywords.
    pub fn new(
        source: &'a Rc<Source>,
        tokens: &'a Tokens,
        soft_keywords: &'a [&'a str],
        options: Options,
    ) -> Parser<'a> {
        Parser {
            mark: 0,
            visible: &[],
            seen: 0,
            seen_first: 0,
            second_pass: false,
            invalid: false,
            soft_keywords,
            options,
            tokens,
            source,
            ast: Ast::new(Rc::clone(source)),
            out_of_stack: false,
            layouts: Arc::default(),
            forms: None,
            stack: StackLimit::of_thread(),
            memo: Memo::new(tokens.tokens.len()),
            scratch: Vec::new(),
            records: Vec::new(),
            nodes: vec![0; tokens.tokens.len()],
            singletons: [None; 4],
            error: None,
            made_before_error: 0,
            warnings: Vec::new(),
            warned: FxHashSet::default(),
            in_text: false,
            bracket_depths: Vec::new(),
            flufl: options.barry_as_flufl,
        }
    }

    /// At the prompt, nothing may stand behind the one statement.
    pub fn refuse_more(&mut self) {
        let (taken, rest) = self.tokens.tokens.split_at(self.mark.min(self.tokens.tokens.len()));
        let is_end = |token: &Token| {
            let is_last = token.span.end as usize >= self.source.text().len();
            matches!(token.kind, TokenKind::NEWLINE | TokenKind::DEDENT | TokenKind::ENDMARKER)
                || (token.kind == TokenKind::INDENT && is_last)
        };
        if !taken.is_empty() && !rest.iter().all(is_end) {
            let message = "multiple statements found while compiling a single statement";
            let place = self.place_of(taken.len() - 1);
            self.fail(self.error_between(place, place, message));
        }
    }

    /// The type of the next token.
    #[inline(always)]
    pub fn kind(&mut self) -> TokenKind {
        match self.visible.get(self.mark) {
            Some(token) => token.kind,
            None => self.look_further(),
        }
    }

    /// The type of a token that nobody has looked at yet.
    fn look_further(&mut self) -> TokenKind {
        let tokens = &self.tokens.tokens;
        match tokens.get(self.mark) {
            Some(token) if token.kind != TokenKind::ERRORTOKEN && !self.has_failed() => {
                self.seen = self.mark + 1;
                self.visible = &tokens[..self.seen];
                token.kind
            }
            _ => self.look_at_the_end(),
        }
    }

    /// There are no more tokens: because of an error, which is one of the text or was there before.
    #[cold]
    fn look_at_the_end(&mut self) -> TokenKind {
        if self.mark < self.tokens.tokens.len()
            && !self.has_failed()
            && let Some(error) = self.tokens.error.clone()
        {
            self.seen = self.mark + 1;
            self.in_text = true;
            self.fail(error);
        }
        NO_TOKEN
    }

    /// Whether the next token is in a first set: that of the first pass or that of the second.
    #[inline(always)]
    pub fn begins(
        &mut self,
        first: impl Fn(TokenKind) -> bool,
        second: impl Fn(TokenKind) -> bool,
    ) -> bool {
        let kind = self.kind();
        if self.invalid { second(kind) } else { first(kind) }
    }

    /// Takes the next token if it is of this type.
    #[inline(always)]
    pub fn expect(&mut self, kind: TokenKind) -> bool {
        let is_it = self.kind() == kind;
        if is_it {
            self.mark += 1;
        }
        is_it
    }

    #[inline(always)]
    pub fn token(&mut self, kind: TokenKind) -> Option<TokenAt> {
        let place = self.mark;
        self.expect(kind).then(|| TokenAt::new(place))
    }

    /// Takes the next token if it is a name with this text.
    pub fn soft(&mut self, word: &str) -> Option<TokenAt> {
        if self.kind() != TokenKind::NAME {
            return None;
        }
        let span = self.visible.get(self.mark)?.span;
        if (span.end - span.start) as usize != word.len() || self.source.slice(span) != word {
            return None;
        }
        self.token(TokenKind::NAME)
    }

    /// Takes the next token if it is a name that is a soft keyword.
    pub fn any_soft(&mut self) -> Option<TokenAt> {
        if self.kind() != TokenKind::NAME {
            return None;
        }
        let text = self.source.slice(self.visible.get(self.mark)?.span);
        self.soft_keywords.contains(&text).then(|| self.token(TokenKind::NAME)).flatten()
    }

    pub fn token_span(&self, token: TokenAt) -> Span {
        self.tokens.tokens.get(token.place()).map_or(Span::default(), |token| token.span)
    }

    pub fn token_text(&self, token: TokenAt) -> &'a str {
        self.source.slice(self.token_span(token))
    }

    /// From the token at `start` to the last one taken that is more than line structure.
    #[inline]
    pub fn span(&self, start: usize) -> Span {
        let tokens = &self.tokens.tokens;
        let first = tokens.get(start).map_or(Span::default(), |token| token.span);
        let taken = tokens.get(..self.mark).unwrap_or(tokens);
        let is_structure = |kind: TokenKind| {
            kind == TokenKind::ENDMARKER || (TokenKind::NEWLINE..=TokenKind::DEDENT).contains(&kind)
        };
        let last = taken.iter().rev().find(|token| !is_structure(token.kind));
        Span::new(first.start, last.map_or(first.end, |token| token.span.end))
    }

    /// Ends the parse with an error; the first one counts.
    #[cold]
    pub fn fail(&mut self, error: SyntaxError) {
        if self.error.is_none() {
            self.error = Some(error);
            self.made_before_error = self.ast.node_count();
        }
        self.visible = &[];
        self.memo.clear();
    }

    /// Warns of a token, once however often rules come by, and not where they look for errors; where warnings are
    /// errors, fails.
    pub fn warn(
        &mut self,
        token: TokenAt,
        message: String,
        error: impl FnOnce() -> SyntaxError,
        lineno: u32,
    ) {
        if self.invalid {
            return;
        }
        if self.options.warnings_are_errors {
            return self.fail(error());
        }
        let warning = EarlyWarning {
            token: token.place(),
            warning: Warning { message, lineno, span: self.token_span(token) },
        };
        if self.warned.insert(warning.clone()) {
            self.warnings.push(warning);
        }
    }

    /// The warnings of tokenizer and parser about the first `read` tokens, in CPython's order.
    pub fn take_warnings(&mut self, read: usize) -> Vec<Warning> {
        let mut early = self.tokens.warnings.clone();
        early.append(&mut self.warnings);
        early.retain(|early| early.token < read);
        early.sort_by_key(|early| early.token);
        early.into_iter().map(|early| early.warning).collect()
    }

    /// Goes back to the first token.
    pub(super) fn rewind(&mut self) {
        self.mark = 0;
        self.scratch.clear();
        self.memo.clear();
        self.visible = &self.tokens.tokens[..self.seen];
    }

    /// Ends the parse of what nests too deep.
    #[cold]
    pub fn too_deep<T>(&mut self) -> Option<T> {
        self.fail_for_depth();
        None
    }

    #[cold]
    pub(super) fn fail_for_depth(&mut self) {
        let message = "Parser stack overflowed - Python source too complex to parse";
        self.fail(SyntaxError::without_place(ErrorKind::MemoryError, message));
    }

    /// Ends the parse where the stack does not suffice for it.
    #[cold]
    pub fn run_out_of_stack<T>(&mut self) -> Option<T> {
        self.out_of_stack = true;
        self.too_deep()
    }

    /// Whether the stack is too small for one more rule in a rule. How deep it is, each rule knows from its caller.
    #[inline(always)]
    pub fn lacks_stack(&self) -> bool {
        self.stack.is_reached()
    }

    /// Runs a rule in which no `invalid_` rules are tried.
    pub fn quiet<T>(
        &mut self,
        depth: u32,
        rule: impl FnOnce(&mut Self, u32) -> Option<T>,
    ) -> Option<T> {
        let before = std::mem::replace(&mut self.invalid, false);
        let found = rule(self, depth);
        self.invalid = before;
        found
    }

    /// Whether an error has ended the parse.
    #[inline]
    pub fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// What a loop matched here, if this is the second pass: only then it is remembered.
    #[inline(always)]
    pub fn recall_in_second_pass<T: Word>(&mut self, number: usize) -> Option<Option<T>> {
        if !self.second_pass {
            return None;
        }
        let remembered = self.memo.recall(number, self.mark)?;
        Some(self.recalled(remembered))
    }

    /// Remembers in the second pass what a loop that began at `start` has matched.
    #[inline(always)]
    pub fn keep_in_second_pass<T: Word>(
        &mut self,
        number: usize,
        start: usize,
        found: Option<T>,
    ) -> Option<T> {
        if self.second_pass {
            self.keep(number, start, found);
        }
        found
    }

    /// Remembers what a rule has matched.
    #[inline]
    fn keep<T: Word>(&mut self, number: usize, start: usize, found: Option<T>) {
        let result = match found {
            Some(value) => Remembered::Match { value: value.to_word(), end: self.mark as u32 },
            None => Remembered::Failure,
        };
        self.memo.remember(number, start, result);
    }

    /// Runs a rule, or recalls what it matched here.
    #[inline]
    pub fn remembered<T: Word>(
        &mut self,
        number: usize,
        depth: u32,
        rule: impl FnOnce(&mut Self, u32) -> Option<T>,
    ) -> Option<T> {
        let start = self.mark;
        if let Some(remembered) = self.memo.recall(number, start) {
            return self.recalled(remembered);
        }
        if self.lacks_stack() {
            return self.run_out_of_stack();
        }
        let found = rule(self, depth);
        self.keep(number, start, found);
        found
    }

    #[inline]
    fn recalled<T: Word>(&mut self, remembered: Remembered) -> Option<T> {
        match remembered {
            Remembered::Failure => None,
            Remembered::Match { value, end } => {
                self.mark = end as usize;
                Some(T::from_word(value))
            }
        }
    }

    /// Runs a left-recursive rule: again and again, each time with its last result to begin with, as long as
    /// the match gets longer.
    pub fn grown<T: Word>(
        &mut self,
        number: usize,
        depth: u32,
        rule: impl Fn(&mut Self, u32) -> Option<T>,
    ) -> Option<T> {
        let start = self.mark;
        if let Some(remembered) = self.memo.recall(number, start) {
            return self.recalled(remembered);
        }
        let (mut best, mut end) = (None, start);
        self.memo.remember(number, start, Remembered::Failure);
        loop {
            self.mark = start;
            if self.lacks_stack() {
                return self.run_out_of_stack();
            }
            let found = rule(self, depth);
            let Some(value) = found.filter(|_| self.mark > end) else { break };
            (best, end) = (Some(value), self.mark);
            let result = Remembered::Match { value: value.to_word(), end: end as u32 };
            self.memo.remember(number, start, result);
        }
        self.mark = end;
        best
    }

    /// Begins a list.
    #[inline]
    pub fn begin(&self) -> usize {
        self.scratch.len()
    }

    #[inline]
    pub fn push<T: Word>(&mut self, item: T) {
        self.scratch.push(item.to_word());
    }

    #[inline]
    pub fn extend<T: Word>(&mut self, list: List<T>) {
        self.scratch.extend(self.ast.list(list).iter().map(T::to_word));
    }

    #[inline]
    pub fn is_empty(&self, from: usize) -> bool {
        self.scratch.len() == from
    }

    /// The list that began at `from`.
    #[inline]
    pub fn end<T: Word>(&mut self, from: usize) -> List<T> {
        if self.scratch.len() <= from {
            return List::empty();
        }
        self.ast.list_of(self.scratch.drain(from..).map(T::from_word))
    }

    /// A list of one.
    #[inline]
    pub fn one<T: Word>(&mut self, item: T) -> List<T> {
        self.ast.list_of([item])
    }

    /// The list of what `step` makes of each item.
    pub fn each<T: Word, U: Word>(
        &mut self,
        list: List<T>,
        mut step: impl FnMut(&mut Self, T) -> U,
    ) -> List<U> {
        let from = self.begin();
        for place in 0..self.ast.list(list).len() {
            if let Some(item) = self.ast.list(list).get(place) {
                let made = step(self, item);
                self.push(made);
            }
        }
        self.end(from)
    }

    /// A field of a node, by its place.
    #[inline]
    pub fn field<T: Word>(&self, node: Node, place: usize) -> T {
        T::from_word(self.ast.words(node)[place])
    }

    #[inline]
    pub fn record(&mut self, words: &[u32]) -> Record {
        self.records.extend_from_slice(words);
        let place = self.records.len() - words.len() + 1;
        Record(NonZeroU32::new(place as u32).expect("a place counts from 1"))
    }

    /// A field of a record, by its place.
    #[inline]
    pub fn part<T: Word>(&self, record: Record, place: usize) -> T {
        T::from_word(self.records[record.0.get() as usize - 1 + place])
    }

    /// A text that an action has.
    pub fn text(&mut self, text: &str) -> Symbol {
        self.ast.intern(text)
    }

    pub fn singleton(&mut self, which: Singleton) -> ConstantId {
        let constant = match which {
            Singleton::None => Constant::None,
            Singleton::True => Constant::True,
            Singleton::False => Constant::False,
            Singleton::Ellipsis => Constant::Ellipsis,
        };
        let ast = &mut self.ast;
        *self.singletons[which as usize].get_or_insert_with(|| ast.new_constant_id(constant))
    }
}

/// A value as a word.
pub fn word<T: Word>(value: T) -> u32 {
    value.to_word()
}

impl TokenAt {
    pub fn new(place: usize) -> TokenAt {
        TokenAt(NonZeroU32::new(place as u32 + 1).expect("a place counts from 1"))
    }

    pub fn place(self) -> usize {
        self.0.get() as usize - 1
    }
}

macro_rules! handle_words {
    ($($handle:ident),*) => {$(
        impl Word for $handle {
            fn from_word(word: u32) -> Self {
                $handle(NonZeroU32::new(word).expect("a value that is not optional is there"))
            }

            fn to_word(self) -> u32 {
                self.0.get()
            }
        }

        impl Word for Option<$handle> {
            fn from_word(word: u32) -> Self {
                NonZeroU32::new(word).map($handle)
            }

            fn to_word(self) -> u32 {
                self.map_or(0, |handle| handle.0.get())
            }
        }
    )*};
}
handle_words!(TokenAt, Record);

impl Word for () {
    fn from_word(_: u32) -> Self {}

    fn to_word(self) -> u32 {
        1
    }
}

impl Word for bool {
    fn from_word(word: u32) -> Self {
        word != 0
    }

    fn to_word(self) -> u32 {
        u32::from(self)
    }
}

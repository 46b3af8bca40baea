//! What the generated parser runs on: tokens, lists in the making, memory, and how a parse ends.
//!
//! Once an error is certain (an action's, a forced token's, nesting too deep), the parser is given an empty
//! stream: every rule then fails at once, and no rule has to ask whether there was an error.

use std::num::NonZeroU32;
use std::rc::Rc;

use super::memo::{Memo, Remembered};
use crate::ast::{Ast, ConstantId, List, Node, Word};
use crate::code::Constant;
use crate::error::{ErrorKind, ErrorText, SyntaxError, Warning};
use crate::source::{Source, Span};
use crate::stack::StackLimit;
use crate::token::{Token, TokenKind};
use crate::tokenizer::{EarlyWarning, Tokens};

/// How deep rules may nest; CPython's `MAXSTACK`.
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
    /// The tokens that rules see; none once there is an error.
    visible: &'a [Token],
    pub(super) tokens: &'a Tokens,
    pub(super) source: &'a Source,
    pub(super) ast: Ast,
    /// The farthest place that a token was taken before.
    furthest: usize,
    depth: u32,
    stack: StackLimit,
    pub(super) memo: Memo,
    /// Lists in the making, one on top of the other.
    scratch: Vec<u32>,
    records: Vec<u32>,
    /// The node that each token became, 0 where it became none yet.
    pub(super) nodes: Vec<u32>,
    singletons: [Option<ConstantId>; 4],
    error: Option<SyntaxError>,
    warnings: Vec<EarlyWarning>,
    /// What would be a warning is an error.
    pub warnings_are_errors: bool,
    /// `from __future__ import barry_as_FLUFL` was seen.
    pub(super) flufl: bool,
}

impl<'a> Parser<'a> {
    pub fn new(source: &'a Rc<Source>, tokens: &'a Tokens) -> Parser<'a> {
        Parser {
            mark: 0,
            visible: &tokens.tokens,
            tokens,
            source,
            ast: Ast::new(Rc::clone(source)),
            furthest: 0,
            depth: 0,
            stack: StackLimit::of_thread(),
            memo: Memo::new(tokens.tokens.len()),
            scratch: Vec::new(),
            records: Vec::new(),
            nodes: vec![0; tokens.tokens.len()],
            singletons: [None; 4],
            error: None,
            warnings: Vec::new(),
            warnings_are_errors: false,
            flufl: false,
        }
    }

    /// The tree, or what is wrong with the input.
    pub fn finish(mut self, root: Option<Node>) -> Result<Ast, SyntaxError> {
        match (self.error.take(), root) {
            (None, Some(root)) => {
                self.ast.set_root(root);
                Ok(self.ast)
            }
            (Some(error), _) => Err(self.settled(error)),
            (None, None) => Err(self.settled(self.generic_error())),
        }
    }

    /// The error as it is raised in the end: what is wrong with the text behind it goes before it, and of a line
    /// that is not the last one read, the end is not in its text.
    fn settled(&self, error: SyntaxError) -> SyntaxError {
        let tokens = &self.tokens.tokens;
        let last = self.furthest.min(tokens.len().saturating_sub(1));
        let Some(read) = tokens.get(last) else { return error };
        if !error.kind.is_syntax_error() || self.tokens.error.as_ref() == Some(&error) {
            return error;
        }
        let (line, _) = self.source.line_and_column(read.span.start);
        if let Some(behind) = self.tokens.error_behind(self.source, line) {
            return behind;
        }
        let end = read.span.end.max(read.span.start + 1) - 1;
        let (last_line, _) = self.source.line_and_column(end);
        let is_earlier = |lineno: i32| i64::from(lineno) < i64::from(last_line);
        let text = match error.text.clone() {
            ErrorText::Line
                if !self.source.is_file()
                    && error.position(self.source).lineno.is_some_and(is_earlier) =>
            {
                ErrorText::LineWithoutEnd
            }
            text => text,
        };
        SyntaxError { text, ..error }
    }

    /// Whether the parser got to the end of the text, also where that is within a string or bracket.
    pub fn reached_the_end(&self) -> bool {
        let tokens = &self.tokens.tokens;
        let is_end = |token: &Token| match token.kind {
            TokenKind::ERRORTOKEN => self.tokens.ends_too_early,
            TokenKind::ENDMARKER => true,
            // At the prompt, a line end stands behind the last one.
            kind => {
                matches!(kind, TokenKind::DEDENT | TokenKind::NEWLINE)
                    && token.span.start as usize >= self.source.text().len()
            }
        };
        tokens.get(self.furthest.min(tokens.len().saturating_sub(1))).is_some_and(is_end)
    }

    /// At the prompt, nothing may stand behind the one statement.
    pub fn refuse_more(&mut self) {
        let (taken, rest) = self.tokens.tokens.split_at(self.mark.min(self.tokens.tokens.len()));
        let is_end = |token: &Token| {
            matches!(token.kind, TokenKind::NEWLINE | TokenKind::DEDENT | TokenKind::ENDMARKER)
        };
        if let (Some(last), false) = (taken.last(), rest.iter().all(is_end)) {
            let message = "multiple statements found while compiling a single statement";
            self.fail(SyntaxError::new(message, last.span));
        }
    }

    /// What to say when no rule has anything to say: the farthest token is the culprit. What is wrong with
    /// the text behind it goes before a mere "invalid syntax", as CPython has it.
    fn generic_error(&self) -> SyntaxError {
        let tokens = &self.tokens.tokens;
        let place = self.furthest.min(tokens.len().saturating_sub(1));
        let Some(token) = tokens.get(place) else {
            return SyntaxError::new("invalid syntax", Span::default());
        };
        let indentation =
            |message| SyntaxError::of_kind(ErrorKind::IndentationError, message, token.span);
        match (token.kind, &self.tokens.error) {
            (TokenKind::ERRORTOKEN, Some(error)) => error.clone(),
            (TokenKind::INDENT, _) => indentation("unexpected indent"),
            (TokenKind::DEDENT, _) => indentation("unexpected unindent"),
            _ => SyntaxError::new("invalid syntax", token.span),
        }
    }

    /// The type of the next token.
    #[inline(always)]
    pub fn kind(&self) -> TokenKind {
        self.visible.get(self.mark).map_or(NO_TOKEN, |token| token.kind)
    }

    #[inline(always)]
    fn advance(&mut self) {
        self.mark += 1;
        self.furthest = self.furthest.max(self.mark);
    }

    /// Takes the next token if it is of this type.
    #[inline(always)]
    pub fn expect(&mut self, kind: TokenKind) -> bool {
        let is_it = self.kind() == kind;
        if is_it {
            self.advance();
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
        let token = self.visible.get(self.mark)?;
        let length = (token.span.end - token.span.start) as usize;
        if token.kind != TokenKind::NAME
            || length != word.len()
            || self.source.slice(token.span) != word
        {
            return None;
        }
        let place = self.mark;
        self.advance();
        Some(TokenAt::new(place))
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
        }
        self.visible = &[];
        self.memo.close();
    }

    /// Warns of a token, once however often rules come by; where warnings are errors, fails.
    pub fn warn(
        &mut self,
        token: TokenAt,
        message: String,
        error: impl FnOnce() -> SyntaxError,
        lineno: u32,
    ) {
        if self.warnings_are_errors {
            return self.fail(error());
        }
        let warning = EarlyWarning {
            token: token.place(),
            warning: Warning { message, lineno, span: self.token_span(token) },
        };
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// The warnings of tokenizer and parser, in CPython's order.
    pub fn take_warnings(&mut self) -> Vec<Warning> {
        let mut early = self.tokens.warnings.clone();
        early.append(&mut self.warnings);
        early.sort_by_key(|early| early.token);
        early.into_iter().map(|early| early.warning).collect()
    }

    /// A token that had to be there is not.
    #[cold]
    pub fn expected(&mut self, what: &str) {
        let Some(token) = self.visible.get(self.mark) else { return };
        if token.kind == TokenKind::ERRORTOKEN {
            return;
        }
        let error = SyntaxError::new(format!("expected {what}"), token.span);
        self.fail(error);
    }

    /// The span of the last token that was looked at: where errors without a place of their own go.
    pub fn last_span(&self) -> Span {
        let last = self.tokens.tokens.len().saturating_sub(1);
        self.tokens.tokens.get(self.furthest.min(last)).map_or(Span::default(), |token| token.span)
    }

    #[cold]
    fn too_deep(&mut self) {
        let message = "Parser stack overflowed - Python source too complex to parse";
        self.fail(SyntaxError::without_place(ErrorKind::MemoryError, message));
    }

    /// Runs a rule that can be part of itself.
    #[inline]
    pub fn nested<T>(&mut self, rule: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.deeper();
        let found = rule(self);
        self.shallower();
        found
    }

    #[inline]
    pub fn deeper(&mut self) {
        self.depth += 1;
        if self.depth > MAX_DEPTH || self.stack.is_reached() {
            self.too_deep();
        }
    }

    #[inline]
    pub fn shallower(&mut self) {
        self.depth -= 1;
    }

    /// Whether an error has ended the parse.
    #[inline]
    pub fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// Runs a rule, or recalls what it matched here.
    #[inline]
    pub fn remembered<T: Word>(
        &mut self,
        number: usize,
        rule: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let start = self.mark;
        if let Some(remembered) = self.memo.recall(number, start) {
            return self.recalled(remembered);
        }
        let found = self.nested(rule);
        let result = match found {
            Some(value) => Remembered::Match { value: value.to_word(), end: self.mark as u32 },
            None => Remembered::Failure,
        };
        self.memo.remember(number, start, result);
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
        rule: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let start = self.mark;
        if let Some(remembered) = self.memo.recall(number, start) {
            return self.recalled(remembered);
        }
        let (mut best, mut end) = (None, start);
        self.memo.remember(number, start, Remembered::Failure);
        loop {
            self.mark = start;
            let found = self.nested(&rule);
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

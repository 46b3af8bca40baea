//! The grammar machine at work: the host that a [`Program`] runs on, which is the generated parser's own
//! [`Parser`], so that tokens, memory, nodes and actions are the same for both.

use std::sync::Arc;

use pegen::action::Singleton as ModelSingleton;
use pegen::definition::{Model, START_RULES};
use pegen::diagnostic::Checked;
use pegen::machine::{self, Event, Host, Numbers, Program, Recalled};
use pegen::model::RuleId;

use super::generated::actions::{HELPERS, call};
use super::memo::Remembered;
use super::options::Mode;
use super::run::{MAX_DEPTH, Parser, Singleton};
use crate::ast::{Int, Kind, List, Node, Schema, Word};
use crate::token::{TokenKind, TokenTable};

/// A grammar, ready to run.
#[derive(Debug, Clone)]
pub struct Machine {
    program: Arc<Program>,
    soft_keywords: Arc<[String]>,
    starts: [RuleId; START_RULES.len()],
    /// The grammar is that of the base language with others laid over it, and nodes of that are as they were.
    is_laid_over: bool,
}

impl Machine {
    /// Compiles the grammar of `model`, whose tokens and nodes have the numbers of `tokens` and `schema`.
    pub fn new(model: &Model, tokens: &TokenTable, schema: &Schema) -> Checked<Machine> {
        let plan = model.plan();
        let numbers = LanguageNumbers { tokens, schema };
        let program = Arc::new(machine::compile(&model.grammar, &plan, &numbers)?);
        let starts = model.start_rules()?;
        let soft_keywords = model.grammar.keywords.soft.as_slice().into();
        let is_laid_over = model.grammar.is_laid_over_base && schema.layouts().are_those_of_base();
        Ok(Machine { program, soft_keywords, starts, is_laid_over })
    }

    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The soft keywords of the grammar.
    pub(super) fn soft_keywords(&self) -> Vec<&str> {
        self.soft_keywords.iter().map(String::as_str).collect()
    }

    /// Runs the start rule of `mode`.
    pub(super) fn start(&self, parser: &mut Parser<'_>, mode: Mode) -> Option<Node> {
        parser.ast.set_made_by_base(self.is_laid_over);
        let root = machine::run(&self.program, self.start_rule(mode), parser)?;
        Some(Node::from_word(root))
    }

    /// The same, `watch` being told of each attempt.
    pub(super) fn trace(
        &self,
        parser: &mut Parser<'_>,
        mode: Mode,
        watch: &mut dyn FnMut(Event),
    ) -> Option<Node> {
        let mut watched = Watched { parser, watch };
        let root = machine::run(&self.program, self.start_rule(mode), &mut watched)?;
        Some(Node::from_word(root))
    }

    /// Whether whole files begin as the inputs of this mode do.
    pub(super) fn begins_like_files(&self, mode: Mode) -> bool {
        self.start_rule(mode) == self.start_rule(Mode::File)
    }

    fn start_rule(&self, mode: Mode) -> RuleId {
        let place = match mode {
            Mode::File => 0,
            Mode::Interactive => 1,
            Mode::Eval => 2,
            Mode::FuncType => 3,
        };
        self.starts[place]
    }
}

/// The numbers of a language's tokens and nodes, and of this build's helpers.
pub(super) struct LanguageNumbers<'a> {
    pub(super) tokens: &'a TokenTable,
    pub(super) schema: &'a Schema,
}

impl Numbers for LanguageNumbers<'_> {
    fn token(&self, name: &str) -> Option<u16> {
        self.tokens.kind(name).map(|kind| kind.0)
    }

    fn keyword(&self, word: &str) -> Option<u16> {
        self.tokens.keyword(word).map(|kind| kind.0)
    }

    fn kind(&self, name: &str) -> Option<u16> {
        self.schema.kind(name).map(|kind| kind.number() as u16)
    }

    fn helper(&self, name: &str) -> Option<u16> {
        HELPERS.iter().position(|known| *known == name).map(|place| place as u16)
    }
}

impl Host for Parser<'_> {
    #[inline]
    fn mark(&self) -> usize {
        self.mark
    }

    #[inline]
    fn reset(&mut self, mark: usize) {
        self.mark = mark;
    }

    #[inline]
    fn kind(&mut self) -> u16 {
        self.kind().0
    }

    fn take_any_word(&mut self) -> bool {
        self.any_soft().is_some()
    }

    #[inline]
    fn is_second_pass(&self) -> bool {
        self.second_pass
    }

    #[inline]
    fn tries_invalid(&self) -> bool {
        self.invalid
    }

    fn try_invalid(&mut self, whether: bool) {
        self.invalid = whether;
    }

    #[inline]
    fn take(&mut self, kind: u16) -> bool {
        self.expect(TokenKind(kind))
    }

    fn take_word(&mut self, word: &str) -> bool {
        self.soft(word).is_some()
    }

    fn expected(&mut self, what: &str) {
        self.expected(what);
    }

    #[inline]
    fn is_over(&self) -> bool {
        self.has_failed()
    }

    #[inline]
    fn recall(&self, memo: usize, at: usize) -> Option<Recalled> {
        self.memo.recall(memo, at).map(|remembered| match remembered {
            Remembered::Failure => Recalled::Failure,
            Remembered::Match { value, end } => Recalled::Match { value, end: end as usize },
        })
    }

    #[inline]
    fn remember(&mut self, memo: usize, at: usize, result: Recalled) {
        let result = match result {
            Recalled::Failure => Remembered::Failure,
            Recalled::Match { value, end } => Remembered::Match { value, end: end as u32 },
        };
        self.memo.remember(memo, at, result);
    }

    #[inline]
    fn deepest(&self) -> u32 {
        MAX_DEPTH
    }

    fn too_deep(&mut self) {
        self.fail_for_depth();
    }

    fn make(&mut self, kind: u16, fields: &[u32], start: Option<usize>) -> u32 {
        let span = start.map_or_else(Default::default, |start| self.span(start));
        self.node(Kind::from_number(usize::from(kind)), fields, span).to_word()
    }

    fn record(&mut self, fields: &[u32]) -> u32 {
        self.record(fields).to_word()
    }

    fn help(&mut self, helper: u16, arguments: &[u32], start: usize) -> u32 {
        let span = self.span(start);
        call(self, helper, arguments, span)
    }

    fn field(&mut self, node: u32, kind: u16, field: usize) -> u32 {
        let kind = Kind::from_number(usize::from(kind));
        self.field_of::<Any>(Node::from_word(node), kind, field).0
    }

    fn part(&self, record: u32, field: usize) -> u32 {
        self.part::<Any>(super::run::Record::from_word(record), field).0
    }

    fn list(&mut self, items: &[u32]) -> u32 {
        self.ast.list_of(items.iter().copied().map(Any)).to_word()
    }

    fn items(&self, list: u32, into: &mut Vec<u32>) {
        into.extend(self.ast.list(List::<Any>::from_word(list)).iter().map(|item| item.0));
    }

    fn singleton(&mut self, which: ModelSingleton) -> u32 {
        let which = match which {
            ModelSingleton::None => Singleton::None,
            ModelSingleton::True => Singleton::True,
            ModelSingleton::False => Singleton::False,
            ModelSingleton::Ellipsis => Singleton::Ellipsis,
        };
        self.singleton(which).to_word()
    }

    fn text(&mut self, text: &str) -> u32 {
        self.ast.intern(text).to_word()
    }

    fn taken_from_overlay(&mut self) {
        self.ast.set_made_by_base(false);
    }
}

/// A value of any type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Any(pub u32);

impl Word for Any {
    fn from_word(word: u32) -> Self {
        Any(word)
    }

    fn to_word(self) -> u32 {
        self.0
    }
}

/// An argument of a helper.
pub(super) fn argument<T: Word>(arguments: &[u32], place: usize) -> T {
    T::from_word(arguments.get(place).copied().unwrap_or(0))
}

const _: () = assert!(size_of::<Int>() == size_of::<u32>());

/// A parser whose attempts somebody watches.
struct Watched<'a, 'p> {
    parser: &'a mut Parser<'p>,
    watch: &'a mut dyn FnMut(Event),
}

macro_rules! pass_on {
    ($(fn $name:ident(&self $(, $argument:ident: $ty:ty)*) $(-> $result:ty)?;)*
     $(mut fn $name_mut:ident(&mut self $(, $argument_mut:ident: $ty_mut:ty)*) $(-> $result_mut:ty)?;)*) => {
        $(fn $name(&self $(, $argument: $ty)*) $(-> $result)? {
            Host::$name(self.parser $(, $argument)*)
        })*
        $(fn $name_mut(&mut self $(, $argument_mut: $ty_mut)*) $(-> $result_mut)? {
            Host::$name_mut(self.parser $(, $argument_mut)*)
        })*
    };
}

impl Host for Watched<'_, '_> {
    const WATCHES: bool = true;

    fn watch(&mut self, event: Event) {
        (self.watch)(event);
    }

    pass_on! {
        fn mark(&self) -> usize;
        fn deepest(&self) -> u32;
        fn is_second_pass(&self) -> bool;
        fn tries_invalid(&self) -> bool;
        fn is_over(&self) -> bool;
        fn recall(&self, memo: usize, at: usize) -> Option<Recalled>;
        fn part(&self, record: u32, field: usize) -> u32;
        fn items(&self, list: u32, into: &mut Vec<u32>);
        mut fn reset(&mut self, mark: usize);
        mut fn take(&mut self, kind: u16) -> bool;
        mut fn kind(&mut self) -> u16;
        mut fn take_any_word(&mut self) -> bool;
        mut fn try_invalid(&mut self, whether: bool);
        mut fn take_word(&mut self, word: &str) -> bool;
        mut fn expected(&mut self, what: &str);
        mut fn remember(&mut self, memo: usize, at: usize, result: Recalled);
        mut fn too_deep(&mut self);
        mut fn make(&mut self, kind: u16, fields: &[u32], start: Option<usize>) -> u32;
        mut fn record(&mut self, fields: &[u32]) -> u32;
        mut fn help(&mut self, helper: u16, arguments: &[u32], start: usize) -> u32;
        mut fn field(&mut self, node: u32, kind: u16, field: usize) -> u32;
        mut fn list(&mut self, items: &[u32]) -> u32;
        mut fn singleton(&mut self, which: ModelSingleton) -> u32;
        mut fn text(&mut self, text: &str) -> u32;
        mut fn taken_from_overlay(&mut self);
    }
}

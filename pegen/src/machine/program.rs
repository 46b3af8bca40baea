//! What a program is made of.

use crate::action::{Operator, Singleton};
use crate::plan::Memo;

/// The number of a register of a rule.
pub type Slot = u16;

/// The place of an instruction; while a rule is compiled, the number of a label.
pub type Target = u32;

/// A register that nobody reads: the value is not wanted.
pub const NOWHERE: Slot = Slot::MAX;

/// The register with the place where the rule was tried.
pub const START: Slot = 0;

/// The place of [`Op::Linked`], and that of [`Op::Unlinked`].
pub const LINKED: Target = 0;
pub const UNLINKED: Target = 1;

/// A compiled grammar.
#[derive(Debug, Clone, Default)]
pub struct Program {
    pub ops: Vec<Op>,
    pub rules: Vec<Rule>,
    /// The registers that calls take their arguments from.
    pub arguments: Vec<Slot>,
    /// For each guard a bit for each token type: those of the first pass, and of the second.
    pub guards: Vec<[Vec<u64>; 2]>,
    /// Soft keywords, what is expected, and texts.
    pub texts: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Rule {
    pub name: String,
    pub entry: Target,
    /// How many registers it has.
    pub slots: u16,
    pub memo: Option<Memo>,
    pub grown: bool,
    /// How many calls deep it nests.
    pub levels: u32,
    /// Inside of it no `invalid_` rules are tried.
    pub quiet: bool,
    /// It is an `invalid_` rule.
    pub invalid: bool,
}

/// A run of [`Program::arguments`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arguments {
    pub first: u32,
    pub count: u16,
}

/// One instruction. `into` is the register for its value, `fail` where to go when it does not match.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Op {
    Jump {
        to: Target,
    },
    /// Goes on only if the next token is in a first set.
    Guard {
        guard: u32,
        fail: Target,
    },
    /// Goes on only if `invalid_` rules are tried.
    Invalid {
        fail: Target,
    },
    /// The alternative of this number begins: of an `invalid_` rule, for whoever watches.
    Alternative {
        number: u32,
    },
    /// All items of this alternative have matched: for whoever watches, of rules that are laid over others.
    Taken {
        number: u32,
    },
    /// Puts the place of the next token into a register, and goes back to it.
    Mark {
        into: Slot,
    },
    Reset {
        from: Slot,
    },

    Token {
        kind: u16,
        into: Slot,
        fail: Target,
    },
    /// Looks at the next token only.
    Ahead {
        kind: u16,
        fail: Target,
    },
    Soft {
        word: u32,
        into: Slot,
        fail: Target,
    },
    AnySoft {
        into: Slot,
        fail: Target,
    },
    /// `levels` is how many calls deep pegen's C nests from the caller to the rule.
    Call {
        rule: u32,
        levels: u16,
        into: Slot,
        fail: Target,
    },
    Expected {
        what: u32,
    },
    Return {
        value: Slot,
    },
    Fail,
    /// A link of a chain has matched, or failed.
    Linked,
    Unlinked,

    /// Begins a list, adds to it, ends it.
    Begin {
        into: Slot,
    },
    Push {
        value: Slot,
    },
    Extend {
        list: Slot,
    },
    End {
        from: Slot,
        into: Slot,
    },
    NotEmpty {
        from: Slot,
        fail: Target,
    },

    Word {
        word: u32,
        into: Slot,
    },
    Copy {
        from: Slot,
        into: Slot,
    },
    Text {
        text: u32,
        into: Slot,
    },
    Singleton {
        which: Singleton,
        into: Slot,
    },
    /// `start` is the register with the place that the span begins at.
    Make {
        kind: u16,
        fields: Arguments,
        start: Slot,
        into: Slot,
    },
    Record {
        fields: Arguments,
        into: Slot,
    },
    Help {
        helper: u16,
        arguments: Arguments,
        start: Slot,
        into: Slot,
    },
    /// An access to the value, or to nothing if that is nothing.
    Field {
        of: Slot,
        kind: u16,
        field: u16,
        into: Slot,
    },
    Part {
        of: Slot,
        field: u16,
        into: Slot,
    },
    HelpSome {
        of: Slot,
        helper: u16,
        start: Slot,
        into: Slot,
    },
    /// The same to each item of a list.
    EachField {
        of: Slot,
        kind: u16,
        field: u16,
        into: Slot,
    },
    EachPart {
        of: Slot,
        field: u16,
        into: Slot,
    },
    EachHelp {
        of: Slot,
        helper: u16,
        start: Slot,
        into: Slot,
    },
    /// An int as an optional one.
    PlusOne {
        of: Slot,
        into: Slot,
    },
    Binary {
        operator: Operator,
        left: Slot,
        right: Slot,
        into: Slot,
    },
    Not {
        of: Slot,
        into: Slot,
    },
    /// Goes on only if there is something in a register.
    Test {
        of: Slot,
        fail: Target,
    },
}

impl Op {
    /// The place that it can go to.
    pub fn target(&mut self) -> Option<&mut Target> {
        match self {
            Op::Jump { to: target }
            | Op::Guard { fail: target, .. }
            | Op::Invalid { fail: target }
            | Op::Token { fail: target, .. }
            | Op::Ahead { fail: target, .. }
            | Op::Soft { fail: target, .. }
            | Op::AnySoft { fail: target, .. }
            | Op::Call { fail: target, .. }
            | Op::NotEmpty { fail: target, .. }
            | Op::Test { fail: target, .. } => Some(target),
            _ => None,
        }
    }
}

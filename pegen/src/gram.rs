//! The notation of grammar files: text in, a [`GrammarFile`] out, every part with its bytes.
//!
//! ```text
//! rule[type] (memo):        rule: e1 | e2      replaces or defines `rule`
//!     | a=e1 e2 { action }  rule+: e3          adds alternatives at its end (overlays)
//!     | e3                  +rule: e0          adds them in front (overlays)
//!                           -rule              takes `rule` away (overlays)
//!
//! e1 e2   in sequence        [e] e?   optional           &e !e   lookahead
//! e1 | e2 ordered choice     e* e+    repeated           ~       commit to this alternative
//! ( e )   group              s.e+     separated by `s`   &&e     `e`, or a syntax error
//! 'word'  keyword, operator  "word"   soft keyword       NAME    token, rule
//! ```
//!
//! What names mean is not looked at here; see [`crate::model`]. Actions stay text; see [`crate::action`].

mod read;
pub mod text;

pub use read::read;

use crate::diagnostic::{FileId, Span};

/// A grammar file as it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct GrammarFile {
    pub file: FileId,
    pub metas: Vec<Meta>,
    pub rules: Vec<Rule>,
    /// The names of rules that are taken away.
    pub removals: Vec<Spanned>,
}

/// A rule and the file that it comes from; alternatives know their own.
pub type Sourced = (FileId, Rule);

/// `@name argument`: kept, and without meaning here.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    pub name: Spanned,
    pub argument: Option<Spanned>,
}

/// A piece of text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned {
    pub text: String,
    pub span: Span,
}

/// What a rule does with one of the same name in the grammar below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placing {
    /// `rule:` takes its place.
    Whole,
    /// `+rule:` puts alternatives in front of its own.
    Front,
    /// `rule+:` puts them behind.
    Back,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    pub name: Spanned,
    pub ty: Option<Spanned>,
    /// `(memo)`
    pub flags: Vec<Spanned>,
    pub placing: Placing,
    pub alternatives: Vec<Alternative>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// The file that it is in: that of an overlay, where one has extended a rule.
    pub file: FileId,
    pub items: Vec<Item>,
    /// The text between the braces.
    pub action: Option<Spanned>,
    pub span: Span,
}

/// An expression, and the name that its value is bound to.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub name: Option<Spanned>,
    pub ty: Option<Spanned>,
    pub expression: Expression,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    pub kind: ExpressionKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionKind {
    /// A token's or a rule's name.
    Name(String),
    /// `'if'`, `'+='`
    Hard(String),
    /// `"match"`
    Soft(String),
    Group(Vec<Alternative>),
    Optional(Box<Expression>),
    Repeat {
        element: Box<Expression>,
        at_least_one: bool,
    },
    Gather {
        separator: Box<Expression>,
        element: Box<Expression>,
    },
    Ahead(Box<Expression>),
    NotAhead(Box<Expression>),
    Forced(Box<Expression>),
    Cut,
}

/// Calls `visit` for every expression in an alternative.
pub fn each_expression<'a>(alternative: &'a Alternative, visit: &mut impl FnMut(&'a Expression)) {
    fn inside<'a>(expression: &'a Expression, visit: &mut impl FnMut(&'a Expression)) {
        use ExpressionKind::{Ahead, Cut, Forced, Gather, Group, Hard, Name, NotAhead, Optional};
        use ExpressionKind::{Repeat, Soft};
        visit(expression);
        match &expression.kind {
            Group(alternatives) => alternatives.iter().for_each(|one| each_expression(one, visit)),
            Optional(of) | Ahead(of) | NotAhead(of) | Forced(of) => inside(of, visit),
            Repeat { element, at_least_one: _ } => inside(element, visit),
            Gather { separator, element } => {
                inside(separator, visit);
                inside(element, visit);
            }
            Name(_) | Hard(_) | Soft(_) | Cut => {}
        }
    }
    alternative.items.iter().for_each(|item| inside(&item.expression, visit));
}

//! Actions: what an alternative makes of what it matched.
//!
//! The text between the braces is read into a [`Term`], in our own spelling or in the C of upstream's
//! `python.gram`; [`check()`] then turns a term into a typed [`Value`] with the help of the [`Schema`]: the AST's
//! types, and what `actions.toml` declares. Only values are compiled to Rust or interpreted.
//!
//! ```text
//! If(test, body, orelse)       a node; its span is that of the alternative
//! If(test=a, body=b)           the same by name: optional and list fields may be left out; by place, the last
//!                              ones if they are optional; a context that is not given is `Load`
//! key_value(k, v)  join(a, b)  a record, a helper
//! a.id  a.Call.args  pairs.key a field; of a list: the list of every element's field
//! [a, *rest, b]                a list
//! x if test else y   a or b    a choice; something absent, an empty list, zero and False choose `y`
//! None                         nothing; as the whole action: the rule does not match after all
//! True False Ellipsis "text" 3 Load
//! Constant(1) Name("print") identifier("x")   literals in nodes
//! `if not {test}: {body}`      a template: see [`crate::template`]
//! ```

mod check;
pub mod declarations;
mod lexer;
mod typing;
mod upstream;
mod value;

use lalrpop_util::{ParseError, lalrpop_mod};

pub use check::{Scope, check, fit};
pub use declarations::{Conversion, Declarations, Helper, Macro, Parameter, Record};
pub use typing::{KindId, NodeKind, Schema, Type, TypeId, TypedField};
pub use upstream::{NOTHING, PLUMBING, TYPE_PARAMETER, Upstream};
pub use value::{Access, Item, Singleton, Through, Value, ValueKind};

use self::lexer::{Lexeme, Lexer, Mistake};
use crate::diagnostic::{Diagnostic, Place, Span};

lalrpop_mod!(
    #[allow(clippy::all, clippy::pedantic, unused_qualifications)]
    grammar,
    "/action/action.rs"
);

/// An action as it is written; spans are offsets in the grammar file.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    pub kind: TermKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub enum TermKind {
    Name(String),
    Int(i64),
    Text(String),
    Call {
        function: (String, Span),
        arguments: Vec<Argument>,
    },
    Field {
        of: Box<Term>,
        name: String,
    },
    Index {
        of: Box<Term>,
        at: Box<Term>,
    },
    List(Vec<Element>),
    Choose {
        test: Box<Term>,
        then: Box<Term>,
        otherwise: Box<Term>,
    },
    Binary {
        left: Box<Term>,
        operator: Operator,
        right: Box<Term>,
    },
    Not(Box<Term>),
    Negative(Box<Term>),
    /// `(expr_ty) a`
    Cast {
        ty: (String, Span),
        of: Box<Term>,
    },
    /// A pointer type as an argument: `CHECK(Token*, a)`.
    CType(String),
    /// The text between backquotes.
    Template(String),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    pub name: Option<(String, Span)>,
    pub value: Term,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    pub spread: bool,
    pub value: Term,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
}

impl Term {
    fn new(start: usize, end: usize, kind: TermKind) -> Term {
        Term { kind, span: Span::new(start, end) }
    }

    fn binary(left: Term, operator: Operator, right: Term) -> Term {
        let span = left.span.to(right.span);
        Term {
            kind: TermKind::Binary { left: Box::new(left), operator, right: Box::new(right) },
            span,
        }
    }

    /// Moves every span by `by` bytes: from the action's text to the file's.
    fn shift(&mut self, by: u32) {
        let shift = |span: &mut Span| {
            span.start += by;
            span.end += by;
        };
        shift(&mut self.span);
        match &mut self.kind {
            TermKind::Call { function, arguments } => {
                shift(&mut function.1);
                let names = arguments.iter_mut().filter_map(|argument| argument.name.as_mut());
                names.for_each(|(_, span)| shift(span));
            }
            TermKind::Cast { ty, .. } => shift(&mut ty.1),
            _ => {}
        }
        self.children_mut().into_iter().for_each(|term| term.shift(by));
    }

    /// How deep it nests.
    fn depth(&self) -> usize {
        1 + self.children().into_iter().map(Term::depth).max().unwrap_or(0)
    }

    /// How many values it becomes: what stands left of `or` is both looked at and taken.
    pub(crate) fn weight(&self) -> usize {
        let parts: Vec<usize> = self.children().into_iter().map(Term::weight).collect();
        let whole = parts.iter().copied().fold(1, usize::saturating_add);
        match (&self.kind, parts.first()) {
            (TermKind::Binary { operator: Operator::Or, .. }, Some(left)) => {
                whole.saturating_add(*left)
            }
            _ => whole,
        }
    }

    /// The terms directly inside of it.
    pub fn children(&self) -> Vec<&Term> {
        match &self.kind {
            TermKind::Name(_)
            | TermKind::Int(_)
            | TermKind::Text(_)
            | TermKind::CType(_)
            | TermKind::Template(_) => Vec::new(),
            TermKind::Call { arguments, .. } => arguments.iter().map(|one| &one.value).collect(),
            TermKind::List(elements) => elements.iter().map(|one| &one.value).collect(),
            TermKind::Field { of, .. }
            | TermKind::Not(of)
            | TermKind::Negative(of)
            | TermKind::Cast { of, .. } => vec![&**of],
            TermKind::Index { of, at } => vec![&**of, &**at],
            TermKind::Choose { test, then, otherwise } => vec![&**test, &**then, &**otherwise],
            TermKind::Binary { left, right, .. } => vec![&**left, &**right],
        }
    }

    fn children_mut(&mut self) -> Vec<&mut Term> {
        match &mut self.kind {
            TermKind::Name(_)
            | TermKind::Int(_)
            | TermKind::Text(_)
            | TermKind::CType(_)
            | TermKind::Template(_) => Vec::new(),
            TermKind::Call { arguments, .. } => {
                arguments.iter_mut().map(|one| &mut one.value).collect()
            }
            TermKind::List(elements) => elements.iter_mut().map(|one| &mut one.value).collect(),
            TermKind::Field { of, .. }
            | TermKind::Not(of)
            | TermKind::Negative(of)
            | TermKind::Cast { of, .. } => vec![&mut **of],
            TermKind::Index { of, at } => vec![&mut **of, &mut **at],
            TermKind::Choose { test, then, otherwise } => {
                vec![&mut **test, &mut **then, &mut **otherwise]
            }
            TermKind::Binary { left, right, .. } => vec![&mut **left, &mut **right],
        }
    }
}

impl TermKind {
    fn choose(test: Term, then: Term, otherwise: Term) -> TermKind {
        TermKind::Choose {
            test: Box::new(test),
            then: Box::new(then),
            otherwise: Box::new(otherwise),
        }
    }
}

/// Far more than an action needs, and little enough for any stack.
const MAX_LENGTH: usize = 4096;
const MAX_DEPTH: usize = 64;
const MAX_WEIGHT: usize = 4096;

/// Reads actions.
#[derive(Default)]
pub struct Reader {
    parser: grammar::ActionParser,
}

impl Reader {
    /// Reads the action `text`, which stands at `place`.
    pub fn read(&self, text: &str, place: Place) -> Result<Term, Diagnostic> {
        let too_much = |what: String| {
            Err(Diagnostic::error("action-syntax", what).label(place, "this action"))
        };
        if text.len() > MAX_LENGTH {
            return too_much(format!("an action has at most {MAX_LENGTH} bytes"));
        }
        match self.parser.parse(Lexer::new(text)) {
            Ok(term) if term.depth() > MAX_DEPTH => {
                too_much(format!("an action nests at most {MAX_DEPTH} deep"))
            }
            Ok(term) if term.weight() > MAX_WEIGHT => {
                too_much(format!("an action becomes at most {MAX_WEIGHT} values"))
            }
            Ok(mut term) => {
                term.shift(place.span.start);
                Ok(term)
            }
            Err(error) => Err(syntax_error(error, text, place)),
        }
    }
}

fn syntax_error(
    error: ParseError<usize, Lexeme<'_>, Mistake>,
    text: &str,
    place: Place,
) -> Diagnostic {
    let (start, end, expected, told) = match error {
        ParseError::InvalidToken { location } => (location, location, Vec::new(), None),
        ParseError::UnrecognizedEof { location, expected } => (location, location, expected, None),
        ParseError::UnrecognizedToken { token: (start, _, end), expected } => {
            (start, end, expected, None)
        }
        ParseError::ExtraToken { token: (start, _, end) } => (start, end, Vec::new(), None),
        ParseError::User { error: Mistake { what, start, end } } => (start, end, Vec::new(), what),
    };
    let offset = place.span.start as usize;
    let headline = match (told, text.get(start..end)) {
        (Some(told), _) => told,
        (None, Some("`")) => "a template has no end".to_string(),
        (None, Some("") | None) => "the action ends too early".to_string(),
        (None, Some(found)) => format!("`{found}` cannot stand here in an action"),
    };
    let label = match expected.len() {
        0 => "not an action".to_string(),
        1..=6 => format!("expected {}", expected.join(", ").replace('"', "`")),
        _ => "expected a value".to_string(),
    };
    Diagnostic::error("action-syntax", headline)
        .label(place.file.at(Span::new(offset + start, offset + end)), label)
}

/// The type that a cast names: `(expr_ty)`, `(Token *)`.
fn cast_type(cast: &str) -> String {
    cast.chars().filter(|letter| !matches!(letter, '(' | ')') && !letter.is_whitespace()).collect()
}

//! Checked actions: every name resolved, every type known, every conversion spelled out.

use super::Operator;
use super::typing::{KindId, Type};

/// An expression of a known type.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    pub kind: ValueKind,
    pub ty: Type,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    /// What an item of the alternative matched, by its number among the alternative's bindings.
    Bound(usize),
    /// Nothing there; as an action's result: the alternative fails.
    None,
    Matched,
    Int(i64),
    Text(String),
    /// A name of a simple sum, such as `Load`.
    Simple(KindId),
    Constant(Singleton),
    Make {
        kind: KindId,
        fields: Vec<Value>,
    },
    Record {
        record: usize,
        fields: Vec<Value>,
    },
    Help {
        helper: usize,
        arguments: Vec<Value>,
    },
    /// A part of a value, of an optional value, or of every element of a list.
    Access {
        of: Box<Value>,
        access: Access,
        through: Through,
    },
    /// The value, where something optional is wanted.
    Present(Box<Value>),
    /// An optional value that is there, or else nothing matches. Only upstream's C leaves that to trust.
    There(Box<Value>),
    List(Vec<Item>),
    /// Where `test` is a binding, it is known to be there in `then`.
    Choose {
        test: Box<Value>,
        then: Box<Value>,
        otherwise: Box<Value>,
    },
    Binary {
        left: Box<Value>,
        operator: Operator,
        right: Box<Value>,
    },
    Not(Box<Value>),
}

/// An element of a list, or a list whose elements are put there.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub spread: bool,
    pub value: Value,
}

/// One step from a value to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Access {
    /// A field of a node, which must be of this kind.
    Node {
        kind: KindId,
        field: usize,
    },
    Record {
        record: usize,
        field: usize,
    },
    /// What a helper makes of a token.
    Helper(usize),
}

/// How many values an access is applied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Through {
    One,
    /// None stays none.
    Optional,
    /// Each element of a list.
    List,
}

/// Python's singletons, as constants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Singleton {
    None,
    True,
    False,
    Ellipsis,
}

impl Value {
    pub fn new(kind: ValueKind, ty: Type) -> Value {
        Value { kind, ty }
    }

    /// Whether it is none of any type: an alternative with this action does not match.
    pub fn is_failure(&self) -> bool {
        self.ty == Type::Nothing && (self.kind == ValueKind::None || self.is_raise())
    }

    /// Whether it, or what it may turn out to be, is none of any type.
    pub fn may_fail(&self) -> bool {
        match &self.kind {
            ValueKind::Choose { then, otherwise, .. } => then.may_fail() || otherwise.may_fail(),
            _ => self.is_failure(),
        }
    }

    /// Whether it is the call of a helper that raises an error, or has nothing to say.
    pub fn is_raise(&self) -> bool {
        self.ty == Type::Nothing && matches!(self.kind, ValueKind::Help { .. })
    }

    /// Calls `visit` for this value and every one inside of it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Value)) {
        visit(self);
        match &self.kind {
            ValueKind::Bound(_)
            | ValueKind::None
            | ValueKind::Matched
            | ValueKind::Int(_)
            | ValueKind::Text(_)
            | ValueKind::Simple(_)
            | ValueKind::Constant(_) => {}
            ValueKind::Make { fields: values, .. }
            | ValueKind::Record { fields: values, .. }
            | ValueKind::Help { arguments: values, .. } => {
                values.iter().for_each(|value| value.walk(visit));
            }
            ValueKind::Access { of, .. }
            | ValueKind::Present(of)
            | ValueKind::There(of)
            | ValueKind::Not(of) => of.walk(visit),
            ValueKind::List(items) => items.iter().for_each(|item| item.value.walk(visit)),
            ValueKind::Choose { test, then, otherwise } => {
                [test, then, otherwise].into_iter().for_each(|value| value.walk(visit));
            }
            ValueKind::Binary { left, right, .. } => {
                [left, right].into_iter().for_each(|value| value.walk(visit));
            }
        }
    }
}

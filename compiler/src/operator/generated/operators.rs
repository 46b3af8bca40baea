// Generated from grammar/operators.toml by emit::operators: `lab regen`. Do not edit.

//! The operators.

use std::borrow::Cow;

use crate::ast::Kind;
use crate::opcode::Opcode;
use crate::operator::{Application, Level, Operator};

impl Level {
    pub const TUPLE: Level = Level(0);
    pub const TEST: Level = Level(1);
    pub const OR: Level = Level(2);
    pub const AND: Level = Level(3);
    pub const NOT: Level = Level(4);
    pub const COMPARE: Level = Level(5);
    pub const BIT_OR: Level = Level(6);
    pub const BIT_XOR: Level = Level(7);
    pub const BIT_AND: Level = Level(8);
    pub const SHIFT: Level = Level(9);
    pub const ARITHMETIC: Level = Level(10);
    pub const TERM: Level = Level(11);
    pub const FACTOR: Level = Level(12);
    pub const POWER: Level = Level(13);
    pub const AWAIT: Level = Level(14);
    pub const ATOM: Level = Level(15);
}

/// What is known of each operator.
pub static OPERATORS: [Operator; 29] = [
    Operator {
        kind: Kind::And,
        symbol: Cow::Borrowed("and"),
        level: Level::AND,
        groups_right: false,
        application: None,
    },
    Operator {
        kind: Kind::Or,
        symbol: Cow::Borrowed("or"),
        level: Level::OR,
        groups_right: false,
        application: None,
    },
    Operator {
        kind: Kind::Add,
        symbol: Cow::Borrowed("+"),
        level: Level::ARITHMETIC,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 0, outcomes: 0 }),
    },
    Operator {
        kind: Kind::BitAnd,
        symbol: Cow::Borrowed("&"),
        level: Level::BIT_AND,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 1, outcomes: 0 }),
    },
    Operator {
        kind: Kind::FloorDiv,
        symbol: Cow::Borrowed("//"),
        level: Level::TERM,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 2, outcomes: 0 }),
    },
    Operator {
        kind: Kind::LShift,
        symbol: Cow::Borrowed("<<"),
        level: Level::SHIFT,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 3, outcomes: 0 }),
    },
    Operator {
        kind: Kind::MatMult,
        symbol: Cow::Borrowed("@"),
        level: Level::TERM,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 4, outcomes: 0 }),
    },
    Operator {
        kind: Kind::Mult,
        symbol: Cow::Borrowed("*"),
        level: Level::TERM,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 5, outcomes: 0 }),
    },
    Operator {
        kind: Kind::Mod,
        symbol: Cow::Borrowed("%"),
        level: Level::TERM,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 6, outcomes: 0 }),
    },
    Operator {
        kind: Kind::BitOr,
        symbol: Cow::Borrowed("|"),
        level: Level::BIT_OR,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 7, outcomes: 0 }),
    },
    Operator {
        kind: Kind::Pow,
        symbol: Cow::Borrowed("**"),
        level: Level::POWER,
        groups_right: true,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 8, outcomes: 0 }),
    },
    Operator {
        kind: Kind::RShift,
        symbol: Cow::Borrowed(">>"),
        level: Level::SHIFT,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 9, outcomes: 0 }),
    },
    Operator {
        kind: Kind::Sub,
        symbol: Cow::Borrowed("-"),
        level: Level::ARITHMETIC,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 10, outcomes: 0 }),
    },
    Operator {
        kind: Kind::Div,
        symbol: Cow::Borrowed("/"),
        level: Level::TERM,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 11, outcomes: 0 }),
    },
    Operator {
        kind: Kind::BitXor,
        symbol: Cow::Borrowed("^"),
        level: Level::BIT_XOR,
        groups_right: false,
        application: Some(Application { opcode: Opcode::BINARY_OP, number: 12, outcomes: 0 }),
    },
    Operator {
        kind: Kind::Invert,
        symbol: Cow::Borrowed("~"),
        level: Level::FACTOR,
        groups_right: false,
        application: None,
    },
    Operator {
        kind: Kind::Not,
        symbol: Cow::Borrowed("not"),
        level: Level::NOT,
        groups_right: false,
        application: None,
    },
    Operator {
        kind: Kind::UAdd,
        symbol: Cow::Borrowed("+"),
        level: Level::FACTOR,
        groups_right: false,
        application: None,
    },
    Operator {
        kind: Kind::USub,
        symbol: Cow::Borrowed("-"),
        level: Level::FACTOR,
        groups_right: false,
        application: None,
    },
    Operator {
        kind: Kind::Lt,
        symbol: Cow::Borrowed("<"),
        level: Level::COMPARE,
        groups_right: false,
        application: Some(Application { opcode: Opcode::COMPARE_OP, number: 0, outcomes: 2 }),
    },
    Operator {
        kind: Kind::LtE,
        symbol: Cow::Borrowed("<="),
        level: Level::COMPARE,
        groups_right: false,
        application: Some(Application { opcode: Opcode::COMPARE_OP, number: 1, outcomes: 10 }),
    },
    Operator {
        kind: Kind::Eq,
        symbol: Cow::Borrowed("=="),
        level: Level::COMPARE,
        groups_right: false,
        application: Some(Application { opcode: Opcode::COMPARE_OP, number: 2, outcomes: 8 }),
    },
    Operator {
        kind: Kind::NotEq,
        symbol: Cow::Borrowed("!="),
        level: Level::COMPARE,
        groups_right: false,
        application: Some(Application { opcode: Opcode::COMPARE_OP, number: 3, outcomes: 7 }),
    },
    Operator {
        kind: Kind::Gt,
        symbol: Cow::Borrowed(">"),
        level: Level::COMPARE,
        groups_right: false,
        application: Some(Application { opcode: Opcode::COMPARE_OP, number: 4, outcomes: 4 }),
    },
    Operator {
        kind: Kind::GtE,
        symbol: Cow::Borrowed(">="),
        level: Level::COMPARE,
        groups_right: false,
        application: Some(Application { opcode: Opcode::COMPARE_OP, number: 5, outcomes: 12 }),
    },
    Operator {
        kind: Kind::Is,
        symbol: Cow::Borrowed("is"),
        level: Level::COMPARE,
        groups_right: false,
        application: Some(Application { opcode: Opcode::IS_OP, number: 0, outcomes: 0 }),
    },
    Operator {
        kind: Kind::IsNot,
        symbol: Cow::Borrowed("is not"),
        level: Level::COMPARE,
        groups_right: false,
        application: Some(Application { opcode: Opcode::IS_OP, number: 1, outcomes: 0 }),
    },
    Operator {
        kind: Kind::In,
        symbol: Cow::Borrowed("in"),
        level: Level::COMPARE,
        groups_right: false,
        application: Some(Application { opcode: Opcode::CONTAINS_OP, number: 0, outcomes: 0 }),
    },
    Operator {
        kind: Kind::NotIn,
        symbol: Cow::Borrowed("not in"),
        level: Level::COMPARE,
        groups_right: false,
        application: Some(Application { opcode: Opcode::CONTAINS_OP, number: 1, outcomes: 0 }),
    },
];

/// The operands of `BINARY_OP`.
pub mod number {
    pub const ADD: u32 = 0;
    pub const AND: u32 = 1;
    pub const FLOOR_DIVIDE: u32 = 2;
    pub const LSHIFT: u32 = 3;
    pub const MATRIX_MULTIPLY: u32 = 4;
    pub const MULTIPLY: u32 = 5;
    pub const REMAINDER: u32 = 6;
    pub const OR: u32 = 7;
    pub const POWER: u32 = 8;
    pub const RSHIFT: u32 = 9;
    pub const SUBTRACT: u32 = 10;
    pub const TRUE_DIVIDE: u32 = 11;
    pub const XOR: u32 = 12;
    /// Added to the above for the form with `=`.
    pub const INPLACE: u32 = 13;
    pub const SUBSCR: u32 = 26;
}

/// The numbers of the comparisons in the operands of `COMPARE_OP`.
pub mod comparison {
    pub const LT: u32 = 0;
    pub const LE: u32 = 1;
    pub const EQ: u32 = 2;
    pub const NE: u32 = 3;
    pub const GT: u32 = 4;
    pub const GE: u32 = 5;
}

/// As they are written, in the order of the numbers of `BINARY_OP`.
pub static BINARY_OPERATORS: [&str; 27] = [
    "+",
    "&",
    "//",
    "<<",
    "@",
    "*",
    "%",
    "|",
    "**",
    ">>",
    "-",
    "/",
    "^",
    "+=",
    "&=",
    "//=",
    "<<=",
    "@=",
    "*=",
    "%=",
    "|=",
    "**=",
    ">>=",
    "-=",
    "/=",
    "^=",
    "[]",
];

/// As they are written, in the order of the numbers of `COMPARE_OP`.
pub static COMPARISONS: [&str; 6] = [
    "<",
    "<=",
    "==",
    "!=",
    ">",
    ">=",
];

//! The operators: how they are written, how tightly they bind, and what applies them.
//!
//! The base language's are generated from `grammar/operators.toml`; a language with experiments has its own behind
//! them. Code generation, text made of trees, listings and messages read them from here.

use std::borrow::Cow;

use crate::ast::{Kind, Schema};
use crate::opcode::Opcode;
use crate::operand::part::compare_op::{COMPARISON, OUTCOMES};

#[rustfmt::skip]
mod generated {
    pub mod operators;
}

use generated::operators::OPERATORS;
pub use generated::operators::{BINARY_OPERATORS, COMPARISONS, comparison, number};

/// How tightly an expression binds. An operand that binds less tightly gets parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    /// The level that binds a little tighter.
    pub fn next(self) -> Level {
        Level(self.0 + 1)
    }
}

/// What is known of an operator.
#[derive(Debug, Clone, PartialEq)]
pub struct Operator {
    pub kind: Kind,
    /// As it is written.
    pub symbol: Cow<'static, str>,
    pub level: Level,
    /// Whether `a op b op c` means `a op (b op c)`.
    pub groups_right: bool,
    /// `None` where no single instruction with a number does it.
    pub application: Option<Application>,
}

/// The instruction that applies an operator to the values on the stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Application {
    pub opcode: Opcode,
    /// Which of the instruction's operators it is.
    pub number: u32,
    /// Of comparing two numbers, what makes it true: 1 unordered, 2 less, 4 greater, 8 equal.
    pub outcomes: u32,
}

impl Application {
    /// The instruction's argument. That of a comparison has its outcomes in the low bits.
    pub fn oparg(self) -> u32 {
        match self.opcode {
            Opcode::COMPARE_OP => COMPARISON.put(self.number) | OUTCOMES.put(self.outcomes),
            _ => self.number,
        }
    }
}

/// The operators of a language.
#[derive(Debug, Clone)]
pub struct Operators {
    all: Cow<'static, [Operator]>,
}

impl Operators {
    pub fn base() -> Operators {
        Operators { all: Cow::Borrowed(&OPERATORS) }
    }

    /// Those of a model whose nodes `schema` has. What applies one is the base language's: for others there is
    /// `lower.py`.
    pub fn from_model(model: &pegen::operators::Operators, schema: &Schema) -> Operators {
        let known = model.operators.iter().filter_map(|operator| {
            let kind = schema.kind_of(operator.sum, &operator.node)?;
            let base = OPERATORS.iter().find(|base| base.kind == kind);
            Some(Operator {
                kind,
                symbol: operator.symbol.clone().into(),
                level: Level(operator.level),
                groups_right: operator.groups_right,
                application: base.and_then(|base| base.application),
            })
        });
        Operators { all: known.collect() }
    }

    /// What is known of an operator; `None` for one that an experiment adds without saying more.
    pub fn get(&self, kind: Kind) -> Option<&Operator> {
        self.all.iter().find(|operator| operator.kind == kind)
    }

    /// How the operator is written that an instruction applies by a number; empty where there is none. The numbers of
    /// `BINARY_OP` are those of the operators, of the same in place, and of the subscript.
    pub fn symbol_of(&self, opcode: Opcode, number: u32) -> String {
        if opcode == Opcode::BINARY_OP && number >= number::INPLACE {
            return match self.applied_by(opcode, number - number::INPLACE) {
                Some(operator) => format!("{}=", operator.symbol),
                None if number == number::SUBSCR => "[]".to_string(),
                None => String::new(),
            };
        }
        self.applied_by(opcode, number)
            .map_or(String::new(), |operator| operator.symbol.to_string())
    }

    /// The operator that an instruction applies by a number.
    pub fn applied_by(&self, opcode: Opcode, number: u32) -> Option<&Operator> {
        let is_it = |by: Application| (by.opcode, by.number) == (opcode, number);
        self.all.iter().find(|operator| operator.application.is_some_and(is_it))
    }
}

/// What applies an operator of the base language.
pub fn application(kind: Kind) -> Option<Application> {
    OPERATORS.iter().find(|operator| operator.kind == kind)?.application
}

/// How an operator of the base language is written.
pub fn symbol(kind: Kind) -> &'static str {
    let operator = OPERATORS.iter().find(|operator| operator.kind == kind);
    operator.map_or("", |operator| &operator.symbol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_instruction() {
        assert_eq!(application(Kind::Sub).unwrap().oparg(), number::SUBTRACT);
        assert_eq!(application(Kind::LtE).unwrap().oparg(), 1 << 5 | 2 | 8);
        assert_eq!(BINARY_OPERATORS[(number::INPLACE + number::POWER) as usize], "**=");
        assert_eq!(BINARY_OPERATORS[number::SUBSCR as usize], "[]");
        let operators = Operators::base();
        assert_eq!(operators.symbol_of(Opcode::IS_OP, 1), "is not");
        let binary = (0..).map(|number| operators.symbol_of(Opcode::BINARY_OP, number));
        assert_eq!(binary.take(BINARY_OPERATORS.len()).collect::<Vec<_>>(), BINARY_OPERATORS);
        assert_eq!(operators.symbol_of(Opcode::BINARY_OP, number::SUBSCR + 1), "");
    }
}

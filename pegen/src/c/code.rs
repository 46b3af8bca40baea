//! An expression of C, and its text.
//!
//! In comes a tree, out comes text with no more parentheses than the reader of actions needs; on several lines where
//! one is too long.

use crate::action::Operator;

/// How long a line may be.
pub const WIDTH: usize = 100;

#[derive(Debug, Clone, PartialEq)]
pub enum Code {
    /// What needs no parentheses anywhere: a name, a number, a text.
    Atom(String),
    Call {
        function: String,
        arguments: Vec<Code>,
    },
    /// `of->v.If.test`
    Field {
        of: Box<Code>,
        path: String,
    },
    Index {
        of: Box<Code>,
        at: Box<Code>,
    },
    /// `!of`, `-of`, `(expr_ty) of`
    Prefix {
        sign: String,
        of: Box<Code>,
    },
    Binary {
        left: Box<Code>,
        sign: &'static str,
        right: Box<Code>,
    },
    Choose {
        test: Box<Code>,
        then: Box<Code>,
        otherwise: Box<Code>,
    },
}

impl Code {
    pub fn atom(text: impl Into<String>) -> Code {
        Code::Atom(text.into())
    }

    pub fn call(function: impl Into<String>, arguments: Vec<Code>) -> Code {
        Code::Call { function: function.into(), arguments }
    }

    pub fn field(self, path: impl Into<String>) -> Code {
        Code::Field { of: Box::new(self), path: path.into() }
    }

    pub fn prefixed(self, sign: impl Into<String>) -> Code {
        Code::Prefix { sign: sign.into(), of: Box::new(self) }
    }

    pub fn choose(test: Code, then: Code, otherwise: Code) -> Code {
        let (test, then, otherwise) = (Box::new(test), Box::new(then), Box::new(otherwise));
        Code::Choose { test, then, otherwise }
    }

    /// A text in C's quotes.
    pub fn text(text: &str) -> Code {
        let mut quoted = "\"".to_string();
        for letter in text.chars() {
            match letter {
                '\\' | '"' => quoted.extend(['\\', letter]),
                '\n' => quoted.push_str("\\n"),
                '\t' => quoted.push_str("\\t"),
                '\r' => quoted.push_str("\\r"),
                letter => quoted.push(letter),
            }
        }
        Code::Atom(quoted + "\"")
    }

    /// How strongly it holds together.
    fn strength(&self) -> u8 {
        match self {
            Code::Choose { .. } => 0,
            Code::Binary { sign: "||", .. } => 1,
            Code::Binary { sign: "&&", .. } => 2,
            Code::Binary { sign: "+" | "-", .. } => 4,
            Code::Binary { .. } => 3,
            Code::Prefix { .. } => 5,
            Code::Atom(_) | Code::Call { .. } | Code::Field { .. } | Code::Index { .. } => 6,
        }
    }

    /// Its text where at least this strength is needed.
    fn within(&self, strength: u8) -> String {
        let text = self.line();
        if self.strength() < strength { format!("({text})") } else { text }
    }

    /// Its text on one line.
    pub fn line(&self) -> String {
        match self {
            Code::Atom(text) => text.clone(),
            Code::Call { function, arguments } => {
                let arguments: Vec<String> = arguments.iter().map(Code::line).collect();
                format!("{function}({})", arguments.join(", "))
            }
            Code::Field { of, path } => format!("{}->{path}", of.within(6)),
            Code::Index { of, at } => format!("{}[{}]", of.within(6), at.line()),
            Code::Prefix { sign, of } => {
                let space = if sign.ends_with(')') { " " } else { "" };
                format!("{sign}{space}{}", of.within(5))
            }
            Code::Binary { left, sign, right } => {
                let strength = self.strength();
                // Comparisons do not stand beside each other; all others are read from the left.
                let left_strength = if strength == 3 { 4 } else { strength };
                format!("{} {sign} {}", left.within(left_strength), right.within(strength + 1))
            }
            Code::Choose { test, then, otherwise } => {
                format!("{} ? {} : {}", test.within(1), then.within(1), otherwise.line())
            }
        }
    }

    /// Its text behind `indent` spaces, the further lines with these in front.
    pub fn lines(&self, indent: usize) -> String {
        self.lines_from(indent, indent)
    }

    /// The same where it begins in a column further on.
    fn lines_from(&self, column: usize, indent: usize) -> String {
        let line = self.line();
        if column + line.chars().count() <= WIDTH {
            return line;
        }
        let deeper = format!("\n{}", " ".repeat(indent + 4));
        match self {
            // What is around a single long call stays on its line.
            Code::Call { function, arguments }
                if let [before @ .., last @ Code::Call { .. }] = arguments.as_slice()
                    && before.iter().all(|one| matches!(one, Code::Atom(_))) =>
            {
                let before: String = before.iter().map(|one| one.line() + ", ").collect();
                let before = format!("{function}({before}");
                format!("{before}{})", last.lines_from(column + before.len(), indent))
            }
            Code::Call { function, arguments } if !arguments.is_empty() => {
                let all: Vec<String> = arguments.iter().map(|one| one.lines(indent + 4)).collect();
                format!("{function}({deeper}{})", all.join(&format!(",{deeper}")))
            }
            Code::Choose { test, then, otherwise } => {
                let part = |of: &Code| match of {
                    Code::Choose { .. } => format!("({})", of.lines(indent + 7)),
                    of => of.lines(indent + 6),
                };
                let test = test.within(1);
                format!("{test}{deeper}? {}{deeper}: {}", part(then), part(otherwise))
            }
            Code::Prefix { sign, of } if of.strength() == 6 => {
                let before = format!("{sign} ");
                format!("{before}{}", of.lines_from(column + before.len(), indent))
            }
            _ => line,
        }
    }
}

/// How C writes an operator.
pub fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Or => "||",
        Operator::And => "&&",
        Operator::Equal => "==",
        Operator::NotEqual => "!=",
        Operator::Less => "<",
        Operator::LessOrEqual => "<=",
        Operator::Greater => ">",
        Operator::GreaterOrEqual => ">=",
        Operator::Add => "+",
        Operator::Subtract => "-",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_parentheses_where_they_are_needed() {
        let name = Code::atom;
        let choose = Code::choose(name("a"), name("b"), name("c"));
        assert_eq!(choose.clone().field("d").line(), "(a ? b : c)->d");
        let sum = Code::Binary { left: Box::new(choose), sign: "+", right: Box::new(name("e")) };
        assert_eq!(sum.clone().prefixed("!").line(), "!((a ? b : c) + e)");
        assert_eq!(
            name("x").prefixed("(expr_ty)").field("v.Name.id").line(),
            "((expr_ty) x)->v.Name.id"
        );
        assert_eq!(Code::text("a \"b\"\\\n").line(), r#""a \"b\"\\\n""#);
    }

    #[test]
    fn what_is_long_stands_on_several_lines() {
        let long = || Code::atom("x".repeat(60));
        let call = Code::call("f", vec![long(), Code::atom("y"), long()]);
        let text = call.lines(8);
        let expected = [format!("f({}", ""), long().line() + ",", "y,".into(), long().line() + ")"];
        assert_eq!(text.lines().map(str::trim_start).collect::<Vec<_>>(), expected);
        assert!(text.lines().skip(1).all(|line| line.starts_with(&" ".repeat(12))));
    }
}

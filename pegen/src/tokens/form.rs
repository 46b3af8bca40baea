//! What tokens are: names, and how each is found in a text.

use std::sync::Arc;

use super::pattern::Pattern;
use crate::diagnostic::{FileId, Place, Span};

/// The brackets of Python, whose tokens need not be said to be some: CPython's file says it of none.
pub const BRACKETS: [(&str, &str); 3] = [("(", ")"), ("[", "]"), ("{", "}")];

/// The token types of a language.
#[derive(Debug, Clone, PartialEq)]
pub struct Tokens {
    /// In the order of their numbers.
    pub tokens: Vec<Token>,
}

/// A token type: its number is its place in [`Tokens::tokens`].
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub name: String,
    pub span: Span,
    pub form: Form,
    /// Where its form stands; its name, where it has none.
    pub form_span: Span,
    /// The file that it comes from, for diagnostics.
    pub file: FileId,
}

/// How a token is found.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// `NAME`: by the tokenizer itself.
    BuiltIn,
    /// `PLUS '+'`: an operator or delimiter, always written like this.
    Spelled(String),
    /// `LPAR '(' ... ')'`: the same, and line ends mean nothing up to what closes it.
    Opening { spelling: String, closing: String },
    /// `UNIT /[0-9]+km\b/`
    Pattern(Arc<Pattern>),
    /// `SQL sql"..."`: a string literal with these letters in front.
    Prefix(String),
}

impl Token {
    /// How it is written, for operators and delimiters.
    pub fn spelling(&self) -> Option<&str> {
        match &self.form {
            Form::Spelled(spelling) | Form::Opening { spelling, closing: _ } => Some(spelling),
            Form::BuiltIn | Form::Pattern(_) | Form::Prefix(_) => None,
        }
    }

    /// Where its name stands.
    pub fn place(&self) -> Place {
        self.file.at(self.span)
    }

    /// Where its form stands.
    pub fn form_place(&self) -> Place {
        self.file.at(self.form_span)
    }
}

impl Tokens {
    pub fn number(&self, name: &str) -> Option<u16> {
        self.tokens.iter().position(|token| token.name == name).map(|place| place as u16)
    }

    /// The number of the operator that is written like this.
    pub fn operator(&self, spelling: &str) -> Option<u16> {
        let is_it = |token: &Token| token.spelling() == Some(spelling);
        self.tokens.iter().position(is_it).map(|place| place as u16)
    }
}

/// Makes brackets of the operators that end with one of Python's: a file as CPython's has no way to say what closes them.
pub fn pair_up(tokens: &mut Tokens) {
    for token in &mut tokens.tokens {
        if let Form::Spelled(spelling) = &token.form
            && let Some(closing) = natural_closing(spelling)
        {
            let (spelling, closing) = (spelling.clone(), closing.to_string());
            token.form = Form::Opening { spelling, closing };
        }
    }
}

/// What closes an operator that ends with an opening bracket of Python, and is more than that.
pub fn natural_closing(spelling: &str) -> Option<&'static str> {
    let is_end = |(opening, _): &&(&str, &str)| {
        spelling.strip_suffix(opening).is_some_and(|before| !before.is_empty())
    };
    BRACKETS.iter().find(is_end).map(|(_, closing)| *closing)
}

//! Nodes of the tokens that only an experiment's language has: tokens by expression, strings with a prefix of their own.

use crate::ast::{Node, Symbol};
use crate::code::Constant;
use crate::error::SyntaxError;
use crate::parser::run::{Parser, TokenAt};
use crate::source::Source;
use crate::text::PyText;
use crate::token::{TokenKind, TokenTable};
use crate::tokenizer::{self, normalize};

use super::numbers::parse_number;

impl<'a> Parser<'a> {
    /// A Constant of the text of a token.
    pub(crate) fn token_constant(&mut self, token: TokenAt) -> Node {
        let text = self.token_text(token);
        self.constant_at(token, Constant::Str(PyText::from(text)))
    }

    /// The text of a token as an identifier, in NFKC.
    pub(crate) fn token_identifier(&mut self, token: TokenAt) -> Symbol {
        let text = self.token_text(token);
        self.ast.intern(&normalize(text))
    }

    /// A Constant of the text that a part of the token's expression matched; of None, where it matched nothing.
    pub(crate) fn part_constant(&mut self, token: TokenAt, part: Symbol) -> Node {
        let value = match self.part_text(token, part) {
            Some(text) => Constant::Str(PyText::from(text)),
            None => Constant::None,
        };
        self.constant_at(token, value)
    }

    /// A Constant of the number that a part of the token's expression matched; of None, where it matched nothing.
    pub(crate) fn part_number(&mut self, token: TokenAt, part: Symbol) -> Node {
        let value = match self.part_text(token, part) {
            Some(text) => self.number_in(token, text),
            None => Constant::None,
        };
        self.constant_at(token, value)
    }

    /// A Constant of a string token of whatever prefix, its escapes replaced.
    pub(crate) fn plain_string(&mut self, token: TokenAt) -> Node {
        let body = self.literal_parts(token).1;
        let span = self.token_span(token);
        let value = self.decoded(body, token, span);
        self.constant_at(token, value)
    }

    /// A Constant of a string token of whatever prefix, as it stands between the quotes.
    pub(crate) fn raw_string(&mut self, token: TokenAt) -> Node {
        let body = self.literal_parts(token).1;
        self.constant_at(token, Constant::Str(PyText::from(body)))
    }

    fn constant_at(&mut self, token: TokenAt, value: Constant) -> Node {
        let span = self.token_span(token);
        let value = self.ast.new_constant_id(value);
        self.ast.new_constant(value, None, span)
    }

    fn part_text(&self, token: TokenAt, part: Symbol) -> Option<&'a str> {
        let kind = self.tokens.tokens.get(token.place())?.kind;
        let pattern = self.forms?.pattern_of(kind)?;
        let span = self.token_span(token);
        let part = pattern.part(self.source.text(), span.start as usize, self.ast.text(part))?;
        self.source.text().get(part)
    }

    /// The value of a number as a program would write it, or else an error at the token.
    fn number_in(&mut self, token: TokenAt, text: &str) -> Constant {
        let written = Source::new("", text.to_string());
        let table = TokenTable::base(&[]);
        let read = tokenizer::tokenize(&written, &table, tokenizer::Options::default());
        let is_number = read.error.is_none()
            && read.tokens.first().is_some_and(|first| {
                first.kind == TokenKind::NUMBER && first.span.end as usize == text.len()
            });
        match parse_number(text) {
            Ok(value) if is_number => value,
            _ => {
                let span = self.token_span(token);
                let message = match read.error {
                    Some(error) => error.message,
                    None => format!("'{text}' is no number"),
                };
                self.fail(SyntaxError::new(message, span));
                Constant::None
            }
        }
    }
}

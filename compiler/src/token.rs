//! Tokens: their types, and the tables by which operators, keywords and what a language adds are found.

use std::borrow::Cow;
use std::sync::Arc;

use pegen::language::Programs;

use crate::source::Span;

mod forms;
mod kind;

pub use forms::Forms;
pub use kind::TokenKind;

#[rustfmt::skip]
mod generated {
    pub mod tokens;
}
use generated::tokens::{NAMES, OPERATORS};

/// The number of the first keyword.
pub const FIRST_KEYWORD: u16 = 500;

/// A token: its type and its place in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub span: Span,
}

/// The token types, operators and keywords of a language.
#[derive(Debug, Clone)]
pub struct TokenTable {
    names: Cow<'static, [Cow<'static, str>]>,
    /// For each first byte the operators that begin with it, longest first.
    operators: Vec<Vec<(Box<[u8]>, TokenKind)>>,
    /// The keywords in the order of their numbers.
    keywords: Vec<Box<str>>,
    /// For each length the keywords that have it.
    by_length: Vec<Vec<(Box<str>, TokenKind)>>,
    /// What the base language does not have.
    forms: Option<Arc<Forms>>,
}

impl TokenTable {
    /// The base language's tokens, with `keywords` numbered in their order.
    pub fn base(keywords: &[&str]) -> TokenTable {
        let names = NAMES.iter().map(|&name| Cow::Borrowed(name)).collect();
        let operators = OPERATORS.iter().map(|&(spelling, kind)| (spelling.to_string(), kind));
        TokenTable::new(names, operators, keywords)
    }

    /// The tokens of `model`: those that the base language has keep their numbers, others come behind.
    pub fn from_model(
        model: &pegen::tokens::Tokens,
        programs: &Programs,
        keywords: &[&str],
    ) -> TokenTable {
        let mut names: Vec<Cow<'static, str>> =
            NAMES.iter().map(|&name| Cow::Borrowed(name)).collect();
        let kind = |token: &pegen::tokens::Token| {
            let known = names.iter().position(|name| *name == token.name);
            let number = known.unwrap_or_else(|| {
                names.push(Cow::Owned(token.name.clone()));
                names.len() - 1
            });
            TokenKind(number as u16)
        };
        let kinds: Vec<TokenKind> = model.tokens.iter().map(kind).collect();
        let tokens = || model.tokens.iter().zip(kinds.iter().copied());
        let spelled = |(token, kind): (&pegen::tokens::Token, TokenKind)| {
            token.spelling().map(|spelling| (spelling.to_string(), kind))
        };
        let kind_of = |spelling: &str| kinds.get(usize::from(model.operator(spelling)?)).copied();
        let forms = Forms::of(tokens(), programs, kind_of);
        let table = TokenTable::new(names, tokens().filter_map(spelled), keywords);
        TokenTable { forms, ..table }
    }

    fn new(
        names: Vec<Cow<'static, str>>,
        spellings: impl Iterator<Item = (String, TokenKind)>,
        keywords: &[&str],
    ) -> TokenTable {
        let mut operators = vec![Vec::new(); 128];
        for (spelling, kind) in spellings {
            let bytes: Box<[u8]> = spelling.into_bytes().into();
            let Some(first) = bytes.first().map(|&first| usize::from(first)) else { continue };
            if first >= operators.len() {
                operators.resize(256, Vec::new());
            }
            operators[first].push((bytes, kind));
        }
        for same_start in &mut operators {
            same_start.sort_by_key(|(spelling, _)| std::cmp::Reverse(spelling.len()));
        }
        let longest = keywords.iter().map(|keyword| keyword.len()).max().unwrap_or(0);
        let mut by_length = vec![Vec::new(); longest + 1];
        for (place, &keyword) in keywords.iter().enumerate() {
            let kind = TokenKind(FIRST_KEYWORD + place as u16);
            by_length[keyword.len()].push((keyword.into(), kind));
        }
        let keywords = keywords.iter().map(|&keyword| keyword.into()).collect();
        TokenTable { names: names.into(), operators, keywords, by_length, forms: None }
    }

    /// The name of a token type; a keyword is its own name.
    pub fn name(&self, kind: TokenKind) -> &str {
        match kind.0.checked_sub(FIRST_KEYWORD) {
            Some(place) => self.keywords.get(usize::from(place)).map_or("?", |keyword| keyword),
            None => self.names.get(usize::from(kind.0)).map_or("?", |name| name),
        }
    }

    pub fn kind(&self, name: &str) -> Option<TokenKind> {
        self.names.iter().position(|known| known == name).map(|place| TokenKind(place as u16))
    }

    /// The longest operator that `bytes` begin with, and its length.
    pub fn operator(&self, bytes: &[u8]) -> Option<(TokenKind, usize)> {
        let same_start = self.operators.get(usize::from(*bytes.first()?))?;
        let (spelling, kind) =
            same_start.iter().find(|(spelling, _)| bytes.starts_with(spelling))?;
        Some((*kind, spelling.len()))
    }

    /// What the language adds to how tokens are found, if anything.
    pub fn forms(&self) -> Option<&Forms> {
        self.forms.as_deref()
    }

    /// Whether the token type is an operator or delimiter.
    pub fn is_operator(&self, kind: TokenKind) -> bool {
        self.operators.iter().flatten().any(|(_, operator)| *operator == kind)
    }

    /// The keyword that `name` is.
    pub fn keyword(&self, name: &str) -> Option<TokenKind> {
        let same_length = self.by_length.get(name.len())?;
        same_length.iter().find(|(keyword, _)| **keyword == *name).map(|&(_, kind)| kind)
    }

    pub fn keywords(&self) -> impl Iterator<Item = &str> {
        self.keywords.iter().map(|keyword| &**keyword)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_operator_is_found() {
        let table = TokenTable::base(&["if", "in"]);
        assert_eq!(table.operator(b"**=2"), Some((TokenKind::DOUBLESTAREQUAL, 3)));
        assert_eq!(table.operator(b".. "), Some((TokenKind::DOT, 1)));
        assert_eq!(table.operator(b"?"), None);
        assert_eq!(table.keyword("in"), Some(TokenKind(501)));
        assert_eq!(table.keyword("is"), None);
        assert_eq!((table.name(TokenKind(500)), table.name(TokenKind::NAME)), ("if", "NAME"));
    }

    #[test]
    fn an_operator_that_is_added_comes_behind() {
        let text = "NAME\nTILDE '~'\nALMOSTEQUAL '~='\n";
        let file = pegen::diagnostic::Files::new().add("Tokens", text);
        let model = pegen::tokens::read(text, file).unwrap();
        let table = TokenTable::from_model(&model, &Programs::default(), &[]);
        assert_eq!(table.operator(b"~= x"), Some((TokenKind(NAMES.len() as u16), 2)));
        assert_eq!(table.operator(b"~x"), Some((TokenKind::TILDE, 1)));
        assert!(table.forms().is_none());
    }
}

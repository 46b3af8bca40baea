//! `Tokens`: the names of the tokens and the spelling of the operators.
//!
//! In comes one token a line; out comes [`Tokens`], numbered in the order of the file, as CPython numbers
//! them. Spellings are what the tokenizer's operator table is made of: ASCII punctuation, one to three
//! characters, every longer one reachable through its own prefix or not at all.

use pest::Parser;
use rustc_hash::FxHashMap;

use crate::diagnostic::{Checked, Diagnostic, FileId, Span};

mod syntax {
    #[derive(pest_derive::Parser)]
    #[grammar = "tokens/tokens.pest"]
    pub struct TokensParser;
}
use syntax::{Rule, TokensParser};

/// The characters that an operator can be made of: ASCII punctuation that means nothing else.
const OPERATOR_CHARACTERS: &str = "!$%&()*+,-./:;<=>?@[]^`{|}~";

/// The longest operator, in characters.
const LONGEST_OPERATOR: usize = 3;

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
    /// How it is written, for operators and delimiters.
    pub spelling: Option<String>,
    /// The file that it comes from, for diagnostics.
    pub file: FileId,
}

impl Tokens {
    pub fn number(&self, name: &str) -> Option<u16> {
        self.tokens.iter().position(|token| token.name == name).map(|place| place as u16)
    }

    /// The number of the operator that is written like this.
    pub fn operator(&self, spelling: &str) -> Option<u16> {
        let is_it = |token: &Token| token.spelling.as_deref() == Some(spelling);
        self.tokens.iter().position(is_it).map(|place| place as u16)
    }
}

/// Reads and checks a whole file.
pub fn read(text: &str, file: FileId) -> Checked<Tokens> {
    let tokens = parse(text, file)?;
    let findings = check(&tokens);
    if findings.is_empty() { Ok(tokens) } else { Err(findings) }
}

/// Reads a file without comparing its tokens with each other.
pub fn parse(text: &str, file: FileId) -> Checked<Tokens> {
    let mut pairs = TokensParser::parse(Rule::file, text)
        .map_err(|error| vec![syntax_error(&error, text, file)])?;
    let lines = pairs.next().into_iter().flat_map(|whole| whole.into_inner());
    let tokens =
        lines.filter(|pair| pair.as_rule() == Rule::token).map(|pair| token(pair, file)).collect();
    Ok(Tokens { tokens })
}

fn token(pair: pest::iterators::Pair<'_, Rule>, file: FileId) -> Token {
    let mut name = (String::new(), Span::default());
    let mut spelling = None;
    for part in pair.into_inner() {
        let span = part.as_span();
        match part.as_rule() {
            Rule::name => name = (span.as_str().to_string(), Span::new(span.start(), span.end())),
            _ => spelling = part.into_inner().next().map(|inner| inner.as_str().to_string()),
        }
    }
    Token { name: name.0, span: name.1, spelling, file }
}

/// `base` with the tokens of `over` behind it; one that both have is spelled as `over` says.
pub fn overlay(base: &Tokens, over: Tokens) -> Tokens {
    let mut merged = base.clone();
    for token in over.tokens {
        match merged.tokens.iter_mut().find(|known| known.name == token.name) {
            Some(known) => *known = token,
            None => merged.tokens.push(token),
        }
    }
    merged
}

/// Names of `over` that tokens of `base` have.
pub fn taken(base: &Tokens, over: &Tokens) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for token in &over.tokens {
        let known = base.tokens.iter().find(|known| known.name == token.name);
        if let Some(known) = known {
            let headline = format!("there is a token `{}` already", known.name);
            findings.push(
                Diagnostic::error("token-taken", headline)
                    .label(token.file.at(token.span), "here once more")
                    .label(known.file.at(known.span), "defined here")
                    .hint("give the new one a name of its own"),
            );
        }
    }
    findings
}

/// Names and spellings that stand twice, and spellings that no tokenizer can find.
pub fn check(tokens: &Tokens) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut names: FxHashMap<&str, &Token> = FxHashMap::default();
    let mut spellings: FxHashMap<&str, &Token> = FxHashMap::default();
    for token in &tokens.tokens {
        if let Some(first) = names.insert(&token.name, token) {
            findings.push(defined_twice(&format!("the token `{}`", token.name), token, first));
        }
        let Some(spelling) = &token.spelling else { continue };
        if let Some(first) = spellings.insert(spelling, token) {
            findings.push(defined_twice(&format!("the spelling `{spelling}`"), token, first));
        }
        findings.extend(check_spelling(spelling, token));
    }
    findings
}

fn check_spelling(spelling: &str, token: &Token) -> Option<Diagnostic> {
    let place = token.file.at(token.span);
    if let Some(strange) = spelling.chars().find(|&one| !OPERATOR_CHARACTERS.contains(one)) {
        return Some(
            Diagnostic::error(
                "operator-character",
                format!("an operator cannot contain `{strange}`"),
            )
            .label(place, format!("`{spelling}`"))
            .why("letters, digits, quotes, `#`, `\\` and white space start other tokens")
            .hint(format!("use {OPERATOR_CHARACTERS}")),
        );
    }
    (spelling.len() > LONGEST_OPERATOR).then(|| {
        Diagnostic::error("operator-length", format!("the operator `{spelling}` is too long"))
            .label(place, format!("{} characters", spelling.len()))
            .hint(format!("use at most {LONGEST_OPERATOR}"))
    })
}

fn defined_twice(what: &str, token: &Token, first: &Token) -> Diagnostic {
    Diagnostic::error("defined-twice", format!("{what} is defined twice"))
        .label(token.file.at(token.span), "here again")
        .label(first.file.at(first.span), "first here")
}

fn syntax_error(error: &pest::error::Error<Rule>, text: &str, file: FileId) -> Diagnostic {
    let start = match error.location {
        pest::error::InputLocation::Pos(start) | pest::error::InputLocation::Span((start, _)) => {
            start
        }
    };
    let length = text[start..].lines().next().map_or(0, str::len);
    Diagnostic::error("tokens-syntax", "this is no line of a token file")
        .label(
            file.at(Span::new(start, start + length)),
            "expected a name, or a name and an operator",
        )
        .hint("write `NAME`, or `NAME 'operator'`, or a comment that starts with `#`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    fn read_text(text: &str) -> Checked<Tokens> {
        let file = Files::new().add("Tokens", text);
        read(text, file)
    }

    #[test]
    fn the_order_gives_the_numbers() {
        let tokens =
            read_text("# a comment\nENDMARKER\n\nPLUS  '+' # plus\nQUOTED \"<>\"").unwrap();
        assert_eq!(tokens.number("ENDMARKER"), Some(0));
        assert_eq!(tokens.number("PLUS"), Some(1));
        assert_eq!(tokens.operator("<>"), Some(2));
        assert_eq!(tokens.operator("-"), None);
    }

    #[test]
    fn what_stands_twice_or_cannot_be_found_is_an_error() {
        let findings = read_text("A '+'\nA '-'\nB '+'\nC 'a+'\nD '<<<<'\n").unwrap_err();
        let headlines: Vec<_> = findings.iter().map(|one| one.headline.as_str()).collect();
        assert_eq!(
            headlines,
            [
                "the token `A` is defined twice",
                "the spelling `+` is defined twice",
                "an operator cannot contain `a`",
                "the operator `<<<<` is too long",
            ]
        );
    }

    #[test]
    fn an_overlay_adds_tokens_behind() {
        let base = read_text("A '+'\nB '-'\n").unwrap();
        let merged = overlay(&base, read_text("C '~='\nA '++'\n").unwrap());
        assert_eq!((merged.operator("++"), merged.operator("~=")), (Some(0), Some(2)));
    }

    #[test]
    fn what_is_no_line_is_refused_at_its_place() {
        let findings = read_text("PLUS '+'\nplus '+'\n").unwrap_err();
        assert_eq!(findings[0].labels[0].place.span, Span::new(9, 17));
    }
}

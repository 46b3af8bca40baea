//! From the text of a `Tokens` file to [`Tokens`].

use std::sync::Arc;

use pest::Parser;
use pest::iterators::Pair;

use super::form::{Form, Token, Tokens};
use super::pattern::{Fault, Pattern};
use crate::diagnostic::{Checked, Diagnostic, FileId, Span};

mod syntax {
    #[derive(pest_derive::Parser)]
    #[grammar = "tokens/tokens.pest"]
    pub struct TokensParser;
}
use syntax::{Rule, TokensParser};

/// Reads a file without comparing its tokens with each other.
pub fn parse(text: &str, file: FileId) -> Checked<Tokens> {
    let mut pairs = TokensParser::parse(Rule::file, text)
        .map_err(|error| vec![syntax_error(&error, text, file)])?;
    let lines = pairs.next().into_iter().flat_map(Pair::into_inner);
    let (mut tokens, mut findings) = (Vec::new(), Vec::new());
    for pair in lines.filter(|pair| pair.as_rule() == Rule::token) {
        match token(pair, file) {
            Ok(token) => tokens.push(token),
            Err(finding) => findings.push(finding),
        }
    }
    if findings.is_empty() { Ok(Tokens { tokens }) } else { Err(findings) }
}

fn token(pair: Pair<'_, Rule>, file: FileId) -> Result<Token, Diagnostic> {
    let mut token = Token {
        name: String::new(),
        span: Span::default(),
        form: Form::BuiltIn,
        form_span: Span::default(),
        file,
    };
    for part in pair.into_inner() {
        token.form_span = span(&part);
        match part.as_rule() {
            Rule::name => (token.name, token.span) = (part.as_str().to_string(), span(&part)),
            Rule::opening => {
                let mut both = part.into_inner().filter_map(|one| inside(one).map(text));
                let (spelling, closing) = (both.next(), both.next());
                let (spelling, closing) =
                    (spelling.unwrap_or_default(), closing.unwrap_or_default());
                token.form = Form::Opening { spelling, closing };
            }
            Rule::pattern => {
                let Some(expression) = inside(part) else { continue };
                let at = span(&expression);
                let pattern = Pattern::read(expression.as_str());
                let pattern = pattern.map_err(|fault| of_pattern(fault, file, at))?;
                token.form = Form::Pattern(Arc::new(pattern));
            }
            Rule::prefix => token.form = Form::Prefix(inside(part).map(text).unwrap_or_default()),
            _ => token.form = Form::Spelled(inside(part).map(text).unwrap_or_default()),
        }
    }
    Ok(token)
}

fn inside(pair: Pair<'_, Rule>) -> Option<Pair<'_, Rule>> {
    pair.into_inner().next()
}

fn text(pair: Pair<'_, Rule>) -> String {
    pair.as_str().to_string()
}

fn span(pair: &Pair<'_, Rule>) -> Span {
    let span = pair.as_span();
    Span::new(span.start(), span.end())
}

fn of_pattern(fault: Fault, file: FileId, expression: Span) -> Diagnostic {
    let start = expression.start as usize;
    let place = file.at(Span::new(start + fault.span.start, start + fault.span.end));
    Diagnostic::error("token-pattern", fault.headline).label(place, "here").hint(fault.hint)
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
            "expected a name, and how the token is written",
        )
        .hint(
            "write `NAME`, `NAME 'operator'`, `NAME 'opening' ... 'closing'`, `NAME /expression/` \
             or `NAME prefix\"...\"`; a comment starts with `#`",
        )
}

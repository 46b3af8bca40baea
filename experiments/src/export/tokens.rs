//! `Grammar/Tokens`: a line for each new token.
//!
//! An operator stands behind the last one, as CPython numbers them; whatever the tokenizer has to find by itself stands by
//! its name alone.
//!
//! CPython's file has a name and a spelling on a line, and nothing else; what closes a bracket is only a comment in it.

use pegen::tokens::{Form, Token, natural_closing};

use super::edit::{Change, Edit, line_end};
use super::{Subject, TOKENS};

/// The new tokens of the experiments.
pub fn new<'a>(subject: &Subject<'a>) -> Vec<&'a Token> {
    let own = subject.changed.definition.authored("Tokens");
    let tokens = subject.changed.model.tokens.tokens.iter();
    tokens.filter(|token| own.contains(&token.file)).collect()
}

/// The change, if there is one.
pub fn change(subject: &Subject<'_>) -> Option<Change> {
    let definition = &subject.changed.definition;
    let text = definition.files.text(definition.with("Tokens").next()?);
    let known = &subject.base.tokens.tokens;
    let last_operator = known.iter().rfind(|token| token.spelling().is_some());
    let last = known.last();
    let (operators, others): (Vec<&Token>, Vec<&Token>) =
        new(subject).into_iter().partition(|token| token.spelling().is_some());
    let column = last_operator.map_or(24, |token| column(text, token));
    let edits =
        [(operators, last_operator), (others, last)].into_iter().filter_map(|(tokens, behind)| {
            if tokens.is_empty() {
                return None;
            }
            let at = line_end(text, behind?.form_span.range().end);
            let lines: String =
                tokens.iter().map(|token| format!("\n{}", line(token, column))).collect();
            Some(Edit::insert(at, lines, format!("behind `{}`", behind?.name)))
        });
    Some(Change::of(TOKENS, text, edits.collect()))
}

/// Where the spelling of a token stands in its line.
fn column(text: &str, token: &Token) -> usize {
    let start = token.span.range().start;
    text[start..token.form_span.range().start].chars().count()
}

fn line(token: &Token, column: usize) -> String {
    match &token.form {
        Form::Spelled(spelling) => format!("{:<column$}'{spelling}'", token.name),
        Form::Opening { spelling, closing } => {
            let line = format!("{:<column$}'{spelling}'", token.name);
            match natural_closing(spelling) == Some(closing) {
                true => line,
                false => format!("# '{spelling}' ... '{closing}'\n{line}"),
            }
        }
        Form::BuiltIn | Form::Pattern(_) | Form::Prefix(_) => token.name.clone(),
    }
}

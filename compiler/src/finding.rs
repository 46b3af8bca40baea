//! Errors and warnings for people and editors: with every place that they have to do with, and what to do.
//!
//! The error is CPython's. What is added here is found in the text: where a bracket was opened, where it was
//! missed, which keyword a name may have been meant for.

pub mod anchors;
mod brackets;
pub mod similar;
pub mod typos;

use pegen::diagnostic::{Diagnostic, FileId, Severity, closest};

use crate::error::{ErrorKind, Position, SyntaxError, Warning};
use crate::language::Language;
use crate::source::{Source, Span};
use crate::token::TokenKind;
use crate::tokenizer::{self, Tokens, tokenize};

use typos::{Kept, Search, Typo};

/// A place and what to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: String,
}

/// An error or a warning with what belongs to it. The first label is the place itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    /// The type of the exception or warning.
    pub kind: &'static str,
    pub message: String,
    pub position: Position,
    pub labels: Vec<Label>,
    pub hint: Option<String>,
}

impl Finding {
    /// What there is to say of an error in a program of this language.
    pub fn of_error(error: &SyntaxError, source: &Source, language: &Language) -> Finding {
        let span = error.span(source).unwrap_or_default();
        let tokens = tokenize(source, &language.tokens, tokenizer::Options::default());
        let place = Place { error, source, tokens: &tokens, language, span };
        let mut labels = place.labels();
        for label in &mut labels {
            label.span = within(label.span, source);
        }
        Finding {
            severity: Severity::Error,
            kind: error.kind.name(),
            message: error.message.clone(),
            position: error.position(source),
            labels,
            hint: place.hint(),
        }
    }

    pub fn of_warning(warning: &Warning, source: &Source) -> Finding {
        let lineno = i32::try_from(warning.lineno).ok();
        let text = "CPython warns of this".to_string();
        Finding {
            severity: Severity::Warning,
            kind: "SyntaxWarning",
            message: warning.message.clone(),
            position: Position { lineno, ..Position::default() },
            labels: vec![Label { span: within(warning.span, source), text }],
            hint: question(&warning.message),
        }
    }

    /// The same, to be shown by [`pegen::report`] with the text of `file`.
    pub fn diagnostic(&self, file: FileId) -> Diagnostic {
        let mut diagnostic = Diagnostic {
            severity: self.severity,
            ..Diagnostic::error(self.kind, self.message.clone())
        };
        for Label { span, text } in &self.labels {
            let span = pegen::diagnostic::Span { start: span.start, end: span.end };
            diagnostic = diagnostic.label(file.at(span), text.clone());
        }
        let is_told = |hint: &String| self.message.ends_with(hint.as_str());
        diagnostic.hint = self.hint.clone().filter(|hint| !is_told(hint));
        diagnostic
    }
}

/// A span kept within the text, and at least a character long where there is one.
fn within(span: Span, source: &Source) -> Span {
    let text = source.text();
    let start = text.floor_char_boundary(span.start as usize);
    let next = text[start..].chars().next().filter(|&next| next != '\n').map_or(0, char::len_utf8);
    let end = text.floor_char_boundary(span.end as usize).max(start + next);
    Span::new(start as u32, end as u32)
}

/// The question at the end of a message: `… Did you mean "=="?`
fn question(message: &str) -> Option<String> {
    let (_, last) = message.rsplit_once(". ").unwrap_or(("", message));
    let starts = ["Did you mean", "Perhaps", "Maybe you meant"];
    starts.iter().any(|start| last.starts_with(start)).then(|| last.to_string())
}

/// An error at its place.
struct Place<'a> {
    error: &'a SyntaxError,
    source: &'a Source,
    tokens: &'a Tokens,
    language: &'a Language,
    span: Span,
}

impl Place<'_> {
    fn labels(&self) -> Vec<Label> {
        let message = self.error.message.as_str();
        let own = |text: &str| Label { span: self.span, text: text.to_string() };
        if message.ends_with("was never closed") {
            return vec![
                own("opened here"),
                brackets::missed(self.source, self.span, self.language),
            ];
        }
        if message.starts_with("closing parenthesis") {
            let opening = self.tokens.open_brackets.last().map(|bracket| Label {
                span: bracket.span,
                text: "this is what is open".to_string(),
            });
            return std::iter::once(own("this closes another kind")).chain(opening).collect();
        }
        if message.starts_with("unterminated") {
            return vec![own("begins here"), self.end_of_string(message)];
        }
        if let Some(header) = self.header(message) {
            return vec![own("this should be indented"), header];
        }
        vec![own(self.general_label())]
    }

    fn general_label(&self) -> &'static str {
        match self.error.kind {
            ErrorKind::SyntaxError if self.error.message.starts_with("unmatched") => {
                "nothing is open that this could close"
            }
            ErrorKind::SyntaxError => "here",
            ErrorKind::IndentationError => "the indentation of this line",
            ErrorKind::TabError => "tabs and spaces differ from the lines around",
            ErrorKind::IncompleteInput => "the input ends here",
            _ => "",
        }
    }

    /// Where a string that has no end was given up.
    fn end_of_string(&self, message: &str) -> Label {
        let detected = message.rsplit_once("line ").map_or("", |(_, number)| number);
        let number: String = detected.chars().take_while(char::is_ascii_digit).collect();
        let lineno: i32 = number.parse().unwrap_or(1);
        let end = self.source.offset_of(lineno, i32::MAX).unwrap_or(self.span.end);
        let what = if message.contains("triple") { "the file" } else { "the line" };
        Label { span: Span::new(end, end), text: format!("{what} ends here, and it goes on") }
    }

    /// The statement that needs a block: `expected an indented block after 'if' statement on line 3`.
    fn header(&self, message: &str) -> Option<Label> {
        let (_, number) =
            message.strip_prefix("expected an indented block")?.rsplit_once("line ")?;
        let lineno: i32 = number.parse().ok()?;
        let line = self.source.line(lineno.try_into().ok()?);
        let indent = line.chars().take_while(|character| character.is_whitespace()).count();
        let start = self.source.offset_of(lineno, indent as i32 + 1)?;
        let end = self.source.offset_of(lineno, i32::MAX)?;
        Some(Label { span: Span::new(start, end), text: "this needs a body".to_string() })
    }

    fn hint(&self) -> Option<String> {
        if let Some(typo) = self.typo() {
            return Some(typo);
        }
        let message = self.error.message.as_str();
        if let Some(question) = question(message) {
            return Some(question);
        }
        let advice = match self.error.kind {
            ErrorKind::TabError => "indent with spaces only",
            ErrorKind::SyntaxError if message == "invalid syntax" => return self.keyword_hint(),
            ErrorKind::SyntaxError if message.starts_with("unterminated string") => {
                "close it in this line, or let three quotes begin it"
            }
            ErrorKind::SyntaxError if message.starts_with("invalid character") => {
                return self.character_hint();
            }
            ErrorKind::IndentationError if message.starts_with("unindent") => {
                "go back to the indentation of one of the lines above"
            }
            _ => return None,
        };
        Some(advice.to_string())
    }

    /// The keyword that makes a program of it in place of a name, as CPython suggests it.
    fn typo(&self) -> Option<String> {
        let Search { typo, warnings: _ } =
            typos::search(self.error, self.source, Kept::Text, self.language);
        let Typo { name, keyword, shown: _ } = typo?;
        Some(format!("did you mean `{keyword}` in place of `{name}`?"))
    }

    /// A keyword that a name around the place may have been meant for, where more than that is wrong.
    fn keyword_hint(&self) -> Option<String> {
        let at = self.tokens.tokens.partition_point(|token| token.span.start < self.span.start);
        let around = at.saturating_sub(2)..(at + 1).min(self.tokens.tokens.len());
        let names = self.tokens.tokens[around].iter().rev();
        names.filter(|token| token.kind == TokenKind::NAME).find_map(|token| {
            let name = self.source.slice(token.span);
            let close =
                closest(name, self.language.tokens.keywords()).filter(|_| name.len() > 2)?;
            Some(format!("did you mean `{close}` in place of `{name}`?"))
        })
    }

    /// What stands for a character of typesetting in a program.
    fn character_hint(&self) -> Option<String> {
        let character = self.source.text().get(self.span.start as usize..)?.chars().next()?;
        let plain = match character {
            '“' | '”' | '„' | '«' | '»' => "\"",
            '‘' | '’' | '‚' | '′' => "'",
            '–' | '—' | '−' => "-",
            '×' => "*",
            '÷' => "/",
            '≠' => "!=",
            '≤' => "<=",
            '≥' => ">=",
            '…' => "...",
            '，' => ",",
            '：' => ":",
            '（' => "(",
            '）' => ")",
            _ => return None,
        };
        Some(format!("write `{plain}` in place of `{character}`"))
    }
}

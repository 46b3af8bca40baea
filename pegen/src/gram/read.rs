//! From pest's pairs to [`GrammarFile`].

use std::ops::Range;

use pest::Parser;
use pest::error::{Error, ErrorVariant, InputLocation};
use pest::iterators::{Pair, Pairs};
use pest_derive::Parser;

use super::{Alternative, Expression, ExpressionKind, GrammarFile, Item, Meta, Placing, Spanned};
use crate::diagnostic::{Checked, Diagnostic, FileId, Span};

#[derive(Parser)]
#[grammar = "gram/gram.pest"]
struct Notation;

/// Brackets may nest this deep: far more than a grammar needs, and little enough for any stack.
const MAX_DEPTH: usize = 64;

/// Reads the text of a grammar file.
pub fn read(text: &str, file: FileId) -> Checked<GrammarFile> {
    if let Some(offset) = too_deep(text) {
        let place = file.at(Span::new(offset, offset + 1));
        let headline = format!("brackets nest more than {MAX_DEPTH} deep");
        return Err(vec![Diagnostic::error("grammar-syntax", headline).label(place, "here")]);
    }
    let mut pairs =
        Notation::parse(Rule::file, text).map_err(|error| syntax_errors(text, file, &error))?;
    let mut grammar =
        GrammarFile { file, metas: Vec::new(), rules: Vec::new(), removals: Vec::new() };
    for pair in pairs.next().map(Pair::into_inner).into_iter().flatten() {
        match pair.as_rule() {
            Rule::meta => grammar.metas.push(meta(pair)),
            Rule::removal => grammar.removals.extend(pair.into_inner().map(spanned)),
            Rule::rule => grammar.rules.push(rule(pair, file)),
            _ => {}
        }
    }
    Ok(grammar)
}

fn meta(pair: Pair<'_, Rule>) -> Meta {
    let mut parts = pair.into_inner();
    let name = parts.next().map(spanned).unwrap_or_else(nothing);
    let argument = parts.next().map(|argument| match argument.as_rule() {
        Rule::string => Spanned { text: unquote(argument.as_str()), span: span(&argument) },
        _ => spanned(argument),
    });
    Meta { name, argument }
}

fn rule(pair: Pair<'_, Rule>, file: FileId) -> super::Rule {
    let mut rule = super::Rule {
        span: span(&pair),
        name: nothing(),
        ty: None,
        flags: Vec::new(),
        placing: Placing::Whole,
        alternatives: Vec::new(),
    };
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::front => rule.placing = Placing::Front,
            Rule::back => rule.placing = Placing::Back,
            Rule::name => rule.name = spanned(part),
            Rule::ty => rule.ty = part.into_inner().next().map(spanned),
            Rule::flag => rule.flags.extend(part.into_inner().map(spanned)),
            _ => rule.alternatives = alternatives(part, file),
        }
    }
    // pest's span of a rule runs on over the white space and comments behind it.
    if let Some(last) = rule.alternatives.last() {
        rule.span.end = last.span.end;
    }
    rule
}

fn alternatives(pair: Pair<'_, Rule>, file: FileId) -> Vec<Alternative> {
    pair.into_inner().map(|pair| alternative(pair, file)).collect()
}

fn alternative(pair: Pair<'_, Rule>, file: FileId) -> Alternative {
    let mut alternative =
        Alternative { file, items: Vec::new(), action: None, span: trimmed(&pair) };
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::action => alternative.action = part.into_inner().next().map(spanned),
            Rule::end => alternative.items.push(Item {
                name: None,
                ty: None,
                expression: Expression {
                    kind: ExpressionKind::Name("ENDMARKER".to_string()),
                    span: span(&part),
                },
            }),
            _ => alternative.items.extend(part.into_inner().map(|pair| item(pair, file))),
        }
    }
    alternative
}

fn item(pair: Pair<'_, Rule>, file: FileId) -> Item {
    if pair.as_rule() != Rule::named {
        return Item { name: None, ty: None, expression: expression(pair, file) };
    }
    let fallback = Expression { kind: ExpressionKind::Cut, span: trimmed(&pair) };
    let mut item = Item { name: None, ty: None, expression: fallback };
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::name => item.name = Some(spanned(part)),
            Rule::ty => item.ty = part.into_inner().next().map(spanned),
            _ => item.expression = expression(part, file),
        }
    }
    item
}

fn expression(pair: Pair<'_, Rule>, file: FileId) -> Expression {
    let span = trimmed(&pair);
    let what = pair.as_rule();
    let text = pair.as_str();
    let mut parts = pair.into_inner();
    let mut inner = || {
        let cut = Expression { kind: ExpressionKind::Cut, span };
        Box::new(parts.next().map(|pair| expression(pair, file)).unwrap_or(cut))
    };
    let kind = match what {
        Rule::name => ExpressionKind::Name(text.to_string()),
        Rule::string if text.starts_with('"') => ExpressionKind::Soft(unquote(text)),
        Rule::string => ExpressionKind::Hard(unquote(text)),
        Rule::forced => ExpressionKind::Forced(inner()),
        Rule::ahead => ExpressionKind::Ahead(inner()),
        Rule::notahead => ExpressionKind::NotAhead(inner()),
        Rule::cut => ExpressionKind::Cut,
        Rule::group => {
            ExpressionKind::Group(parts.next().map_or(Vec::new(), |pair| alternatives(pair, file)))
        }
        Rule::optional => {
            let alternatives = parts.next().map_or(Vec::new(), |pair| alternatives(pair, file));
            let group = Expression { kind: ExpressionKind::Group(alternatives), span };
            ExpressionKind::Optional(Box::new(group))
        }
        Rule::operand => return operand(parts, span, file),
        // `atom`, and the lookahead's and gather's operands, only hand on what is in them.
        _ => return *inner(),
    };
    Expression { kind, span }
}

/// An atom with what follows it: `?`, `*`, `+`, or `.element+`.
fn operand(mut parts: Pairs<'_, Rule>, span: Span, file: FileId) -> Expression {
    let cut = Expression { kind: ExpressionKind::Cut, span };
    let atom = Box::new(parts.next().map(|pair| expression(pair, file)).unwrap_or(cut));
    let Some(suffix) = parts.next() else { return *atom };
    let kind = match (suffix.as_rule(), suffix.as_str().trim_start()) {
        (Rule::postfix, "?") => ExpressionKind::Optional(atom),
        (Rule::postfix, mark) => {
            ExpressionKind::Repeat { element: atom, at_least_one: mark == "+" }
        }
        _ => {
            ExpressionKind::Gather { separator: atom, element: Box::new(expression(suffix, file)) }
        }
    };
    Expression { kind, span }
}

fn nothing() -> Spanned {
    Spanned { text: String::new(), span: Span::default() }
}

fn spanned(pair: Pair<'_, Rule>) -> Spanned {
    Spanned { text: pair.as_str().to_string(), span: span(&pair) }
}

fn span(pair: &Pair<'_, Rule>) -> Span {
    let span = pair.as_span();
    Span::new(span.start(), span.end())
}

/// The span without the white space and comments that pest counts in at the end.
fn trimmed(pair: &Pair<'_, Rule>) -> Span {
    let whole = span(pair);
    let end = pair.clone().into_inner().next_back().map_or(whole.end, |last| trimmed(&last).end);
    let closing = matches!(pair.as_rule(), Rule::group | Rule::optional | Rule::action | Rule::ty);
    let suffixed = matches!(pair.as_rule(), Rule::gather);
    Span { start: whole.start, end: if closing || suffixed { whole.end } else { end } }
}

/// The value of a string in the notation: Python's quotes, and its simplest escapes.
fn unquote(text: &str) -> String {
    let quotes = if text.starts_with("\"\"\"") || text.starts_with("'''") { 3 } else { 1 };
    let body = text.get(quotes..text.len().saturating_sub(quotes)).unwrap_or("");
    let mut value = String::new();
    let mut characters = body.chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            value.push(character);
            continue;
        }
        match characters.next() {
            Some('n') => value.push('\n'),
            Some('t') => value.push('\t'),
            Some('\n') | None => {}
            Some(other) => value.push(other),
        }
    }
    value
}

/// Where brackets outside of strings and comments nest too deep to be read.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quote, mut comment, mut escaped) = (0usize, None, false, false);
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\n' => (quote, comment) = (None, false),
            _ if comment => {}
            b'\\' => escaped = quote.is_some(),
            b'"' | b'\'' if quote.is_none() => quote = Some(byte),
            _ if quote == Some(byte) => quote = None,
            _ if quote.is_some() => {}
            b'#' => comment = true,
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(offset);
        }
    }
    None
}

/// What is wrong in each rule by itself: behind a mistake, reading begins anew at the next rule. Where the rules are all
/// right by themselves, it is what is wrong with the whole.
fn syntax_errors(text: &str, file: FileId, of_whole: &Error<Rule>) -> Vec<Diagnostic> {
    let mut starts = heads(text);
    starts.push(text.len());
    let pieces = std::iter::once(0).chain(starts.iter().copied()).zip(&starts);
    let findings: Vec<Diagnostic> = pieces
        .filter_map(|(start, &end)| {
            let error = Notation::parse(Rule::file, &text[start..end]).err()?;
            Some(syntax_error(&error, text, start..end, file))
        })
        .collect();
    match findings.is_empty() {
        true => vec![syntax_error(of_whole, text, 0..text.len(), file)],
        false => findings,
    }
}

/// The words that a line of a template begins with as a rule does.
const WORDS_OF_PROGRAMS: [&str; 3] = ["else", "try", "finally"];

/// Where lines begin with the name of a rule, its type and flags, and a colon.
fn heads(text: &str) -> Vec<usize> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let is_head = |line: &str| {
        let line = line.strip_prefix('+').unwrap_or(line);
        let end = line.find(|letter| !is_name(letter)).unwrap_or(line.len());
        let (name, mut rest) = line.split_at(end);
        for (open, close) in [('[', ']'), ('(', ')')] {
            if let Some((_, behind)) =
                rest.strip_prefix(open).and_then(|rest| rest.split_once(close))
            {
                rest = behind.trim_start();
            } else {
                rest = rest.trim_start();
            }
        }
        let rest = rest.strip_prefix('+').unwrap_or(rest);
        !name.is_empty() && rest.trim_start().starts_with(':') && !WORDS_OF_PROGRAMS.contains(&name)
    };
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    lines.filter(|(_, line)| is_head(line)).map(|(start, _)| start).collect()
}

/// What is wrong with a piece of a text.
fn syntax_error(error: &Error<Rule>, text: &str, piece: Range<usize>, file: FileId) -> Diagnostic {
    let within = match error.location {
        InputLocation::Pos(offset) | InputLocation::Span((offset, _)) => offset,
    };
    let offset = piece.start + within;
    let found = text[..piece.end].get(offset..).and_then(|rest| rest.chars().next());
    let is_whole = || Notation::parse(Rule::action, &text[offset..piece.end]).is_ok();
    let has_no_end = found == Some('{') && !is_whole();
    let (headline, end) = match found {
        None if piece.end < text.len() => ("a rule ends too early".to_string(), offset),
        None => ("the grammar ends too early".to_string(), offset),
        Some(_) if has_no_end => ("an action has no end".to_string(), offset + 1),
        Some('\n') => ("a line ends too early".to_string(), offset + 1),
        Some('\u{feff}') => {
            ("a byte order mark cannot stand here".to_string(), offset + '\u{feff}'.len_utf8())
        }
        Some(found) => {
            (format!("`{}` cannot stand here", printable(found)), offset + found.len_utf8())
        }
    };
    let label = match &error.variant {
        _ if has_no_end => "its closing brace is missing".to_string(),
        ErrorVariant::ParsingError { positives, .. } => expected(positives),
        ErrorVariant::CustomError { message } => message.clone(),
    };
    // Behind the last word of the piece there is only space.
    let (offset, end) = match found {
        None => {
            let end = piece.start + text[piece].trim_end().len();
            (end, end)
        }
        Some(_) => (offset, end),
    };
    Diagnostic::error("grammar-syntax", headline).label(file.at(Span::new(offset, end)), label)
}

/// A character as one can see it.
fn printable(character: char) -> String {
    match character.is_control() {
        true => character.escape_debug().to_string(),
        false => character.to_string(),
    }
}

/// What could have stood there, in words.
fn expected(rules: &[Rule]) -> String {
    let mut words: Vec<&str> = rules
        .iter()
        .map(|one| match one {
            Rule::rule | Rule::meta | Rule::removal => "a rule",
            Rule::EOI => "the end of the file",
            Rule::item | Rule::alternative | Rule::alternatives => "something to match",
            Rule::atom | Rule::operand | Rule::group | Rule::optional => "something to match",
            Rule::action => "an action",
            Rule::postfix | Rule::gather => "`?`, `*`, `+` or `.`",
            Rule::back | Rule::flag => "`:`",
            Rule::end => "`$`",
            Rule::name => "a name",
            Rule::string => "a string",
            Rule::action_text => "the action's closing brace",
            Rule::ty | Rule::ty_text => "a type in brackets",
            _ => "something to match",
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    format!("expected {}", words.join(", or "))
}

//! f-strings and t-strings: their text, replacement fields and format specifications.

use crate::ast::{Expr, Int, List, Node, node};
use crate::code::{Constant, text_repr};
use crate::error::SyntaxError;
use crate::parser::run::{Parser, Record, TokenAt, word};
use crate::source::Span;
use crate::text::PyText;
use crate::token::TokenKind;

use super::escapes::{Decoded, decode_text};

/// The fields of the records `conversion` and `format_spec`, by place.
mod part {
    pub const MARK: usize = 0;
    pub const NAME: usize = 1;
    pub const COLON: usize = 0;
    pub const SPEC: usize = 1;
}

/// What a field without conversion has in the AST.
const NO_CONVERSION: Int = -1;

impl Parser<'_> {
    fn text_constant(&mut self, value: Constant, span: Span) -> Node {
        let value = self.ast.new_constant_id(value);
        self.ast.new_constant(value, None, span)
    }

    /// The text between replacement fields as it stands, escapes to be decoded later.
    pub(crate) fn middle_constant(&mut self, text: TokenAt) -> Node {
        let value = Constant::Str(PyText::from(self.token_text(text)));
        self.text_constant(value, self.whole_span(text.place()))
    }

    /// Text of a format specification, decoded.
    pub(crate) fn spec_constant(&mut self, text: TokenAt) -> Node {
        let content = self.token_text(text);
        let is_plain = !content.contains('\\') || self.is_raw(self.string_start(text));
        let value = match is_plain {
            true => Constant::Str(PyText::from(content)),
            false => self.spec_text(content, text),
        };
        self.text_constant(value, self.whole_span(text.place()))
    }

    /// A malformed escape here is a bare error of the decoder, without a place.
    fn spec_text(&mut self, content: &str, token: TokenAt) -> Constant {
        match decode_text(content) {
            Ok(Decoded { value, invalid }) => {
                self.warn_of_escape(token, content, invalid);
                Constant::Str(value)
            }
            Err(failure) => self.malformed(SyntaxError::of_codec(failure)),
        }
    }

    /// Whether the string that begins at a token takes backslashes as they are.
    fn is_raw(&self, start: Option<TokenAt>) -> bool {
        start.is_some_and(|start| self.token_text(start).contains(['r', 'R']))
    }

    /// An f-string.
    pub(crate) fn joined_str(
        &mut self,
        start: TokenAt,
        pieces: List<Node>,
        end: TokenAt,
        _span: Span,
    ) -> Node {
        let values = self.template_values(start, pieces, end);
        let span = self.token_span(start).to(self.token_span(end));
        self.ast.new_joined_str(values, span)
    }

    /// A t-string.
    pub(crate) fn template_str(
        &mut self,
        start: TokenAt,
        pieces: List<Node>,
        end: TokenAt,
        _span: Span,
    ) -> Node {
        let values = self.template_values(start, pieces, end);
        let span = self.token_span(start).to(self.token_span(end));
        self.ast.new_template_str(values, span)
    }

    /// The pieces with their text decoded; a field with `=` is two of them.
    fn template_values(&mut self, start: TokenAt, pieces: List<Node>, end: TokenAt) -> List<Node> {
        let raw = self.is_raw(Some(start));
        let nodes: Vec<Node> = self.ast.list(pieces).iter().collect();
        let mut values = Vec::new();
        for piece in nodes {
            match self.ast.expr(piece) {
                Expr::JoinedStr(node::JoinedStr { values: pair }) => {
                    values.extend(self.ast.list(pair).iter());
                }
                Expr::Constant(_) => {
                    values.push(if raw { piece } else { self.decoded_piece(piece, end) })
                }
                _ => values.push(piece),
            }
        }
        let list = self.ast.list_of(values);
        self.without_empty_text(list)
    }

    /// A piece of text with its escapes decoded.
    fn decoded_piece(&mut self, piece: Node, end: TokenAt) -> Node {
        let text = match self.constant_of(piece) {
            Some(Constant::Str(text)) if text.as_bytes().contains(&b'\\') => {
                text.to_str_lossy().into_owned()
            }
            _ => return piece,
        };
        let span = self.ast.span(piece);
        let value = self.decoded(&text, end, span);
        self.text_constant(value, span)
    }

    /// `!s`, `!r` or `!a`, directly behind each other.
    pub(crate) fn check_conversion(&mut self, mark: TokenAt, name: TokenAt) -> Record {
        let (mark_span, name_span) = (self.token_span(mark), self.token_span(name));
        let letter = self.string_letter(mark);
        if mark_span.end != name_span.start {
            let message = format!(
                "{letter}-string: conversion type must come right after the exclamation mark"
            );
            self.fail(SyntaxError::new(message, mark_span.to(name_span)));
        }
        let text = self.token_text(name);
        if !matches!(text, "s" | "r" | "a") {
            let shown = text_repr(&PyText::from(text));
            let message = format!(
                "{letter}-string: invalid conversion character {shown}: expected 's', 'r', or 'a'"
            );
            self.fail(SyntaxError::new(message, name_span));
        }
        self.record(&[word(mark), word(name)])
    }

    /// `f` or `t`: the innermost string around a token.
    fn string_letter(&self, at: TokenAt) -> char {
        let is_template =
            |start: TokenAt| self.tokens.tokens[start.place()].kind == TokenKind::TSTRING_START;
        if self.string_start(at).is_some_and(is_template) { 't' } else { 'f' }
    }

    /// Where the innermost string around a token begins.
    fn string_start(&self, at: TokenAt) -> Option<TokenAt> {
        let mut depth = 0;
        for place in (0..at.place()).rev() {
            match self.tokens.tokens[place].kind {
                TokenKind::FSTRING_END | TokenKind::TSTRING_END => depth += 1,
                TokenKind::FSTRING_START | TokenKind::TSTRING_START if depth > 0 => depth -= 1,
                TokenKind::FSTRING_START | TokenKind::TSTRING_START => {
                    return Some(TokenAt::new(place));
                }
                _ => {}
            }
        }
        None
    }

    /// All of a format specification as a JoinedStr.
    pub(crate) fn full_format_spec(
        &mut self,
        colon: TokenAt,
        pieces: List<Node>,
        span: Span,
    ) -> Record {
        let pieces = self.without_empty_text(pieces);
        let nodes: Vec<Node> = self.ast.list(pieces).iter().collect();
        let spec = match nodes.as_slice() {
            [] => self.ast.new_joined_str(pieces, span),
            [only] if self.constant_of(*only).is_some() => self.ast.new_joined_str(pieces, span),
            _ => self.concatenate_strings(pieces, span),
        };
        self.record(&[word(colon), word(spec)])
    }

    /// A replacement field of an f-string; with `=`, behind its own text.
    pub(crate) fn formatted_value(
        &mut self,
        value: Node,
        debug: Option<TokenAt>,
        conversion: Option<Record>,
        spec: Option<Record>,
        end: TokenAt,
        span: Span,
    ) -> Node {
        let field = Field::new(self, conversion, spec, end, span);
        let converted = self.conversion(debug, conversion, spec);
        let format_spec = spec.map(|spec| self.part(spec, part::SPEC));
        let formatted = self.ast.new_formatted_value(value, converted, format_spec, span);
        match debug {
            Some(_) => self.behind_its_text(formatted, &field),
            None => formatted,
        }
    }

    /// A replacement field of a t-string.
    pub(crate) fn interpolation(
        &mut self,
        value: Node,
        debug: Option<TokenAt>,
        conversion: Option<Record>,
        spec: Option<Record>,
        end: TokenAt,
        span: Span,
    ) -> Node {
        let field = Field::new(self, conversion, spec, end, span);
        let converted = self.conversion(debug, conversion, spec);
        let format_spec = spec.map(|spec| self.part(spec, part::SPEC));
        let text = field.text(self);
        let text = match debug {
            Some(_) => text.rsplit_once('=').map_or(text.as_str(), |(before, _)| before),
            None => &text,
        };
        let text = self.ast.new_constant_id(Constant::Str(PyText::from(text)));
        let made = self.ast.new_interpolation(value, text, converted, format_spec, span);
        match debug {
            Some(_) => self.behind_its_text(made, &field),
            None => made,
        }
    }

    /// The character of a conversion; `=` alone asks for `r`.
    fn conversion(
        &self,
        debug: Option<TokenAt>,
        conversion: Option<Record>,
        spec: Option<Record>,
    ) -> Int {
        match conversion {
            Some(conversion) => {
                let name: TokenAt = self.part(conversion, part::NAME);
                self.token_text(name).chars().next().map_or(NO_CONVERSION, |first| first as Int)
            }
            None if debug.is_some() && spec.is_none() => 'r' as Int,
            None => NO_CONVERSION,
        }
    }

    fn behind_its_text(&mut self, made: Node, field: &Field) -> Node {
        let text = Constant::Str(PyText::from(field.text(self).as_str()));
        let text_span = Span::new(field.span.start + 1, field.debug_end - 1);
        let text = self.text_constant(text, text_span);
        let values = self.ast.list_of([text, made]);
        self.ast.new_joined_str(values, Span::new(field.span.start, field.debug_end))
    }
}

/// Where the parts of a replacement field stand.
struct Field {
    span: Span,
    /// The end of the expression's text with its `=`: the place of `!`, `:` or `}`.
    text_end: u32,
    /// Where CPython has the text end, plus one.
    debug_end: u32,
}

impl Field {
    fn new(
        parser: &Parser<'_>,
        conversion: Option<Record>,
        spec: Option<Record>,
        end: TokenAt,
        span: Span,
    ) -> Field {
        let (text_end, debug_end) = match (conversion, spec) {
            (Some(conversion), _) => {
                let mark: TokenAt = parser.part(conversion, part::MARK);
                let name: TokenAt = parser.part(conversion, part::NAME);
                (parser.token_span(mark).start, parser.token_span(name).start)
            }
            (None, Some(spec)) => {
                let colon: TokenAt = parser.part(spec, part::COLON);
                let colon = parser.token_span(colon);
                (colon.start, colon.start + 1)
            }
            (None, None) => (parser.token_span(end).start, span.end),
        };
        Field { span, text_end, debug_end }
    }

    /// The text between the braces, without comments.
    fn text(&self, parser: &Parser<'_>) -> String {
        let text = parser.source.slice(Span::new(self.span.start + 1, self.text_end));
        if text.contains('#') { without_comments(text) } else { text.to_string() }
    }
}

/// An expression's text without its comments; a `#` in a string is none.
fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut quote = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (character, quote) {
            ('\\', _) => {
                kept.push(character);
                kept.extend(characters.next());
                continue;
            }
            ('\'' | '"', None) => quote = Some(character),
            (_, Some(open)) if character == open => quote = None,
            ('#', None) => {
                if characters.by_ref().any(|skipped| skipped == '\n') {
                    kept.push('\n');
                }
                continue;
            }
            _ => {}
        }
        kept.push(character);
    }
    kept
}

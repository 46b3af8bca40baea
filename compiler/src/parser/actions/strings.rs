//! String and bytes literals, and adjacent ones as one.

use crate::ast::{Expr, List, Node, Word, node};
use crate::code::Constant;
use crate::error::characters_in;
use crate::error::{ErrorKind, ErrorText, InvalidEscape, Position, SyntaxError};
use crate::parser::run::{Parser, TokenAt};
use crate::source::{Source, Span};
use crate::text::PyText;
use crate::token::TokenKind;

use super::escapes::{Decoded, decode_bytes, decode_text, escaped_length};

impl<'a> Parser<'a> {
    /// A Constant of a str or bytes literal.
    pub(crate) fn string_constant(&mut self, text: TokenAt) -> Node {
        if let Some(node) = Option::<Node>::from_word(self.nodes[text.place()]) {
            return node;
        }
        let span = self.token_span(text);
        let (prefix, body) = self.literal_parts(text);
        let has = |letter: char| prefix.contains([letter, letter.to_ascii_uppercase()]);
        let value = self.literal_value(text, body, has('r'), has('b'));
        let kind = prefix.starts_with('u').then(|| self.ast.intern("u"));
        let value = self.ast.new_constant_id(value);
        let node = self.ast.new_constant(value, kind, span);
        self.nodes[text.place()] = node.to_word();
        node
    }

    /// The prefix of a string token, and what stands between its quotes.
    pub(super) fn literal_parts(&self, token: TokenAt) -> (&'a str, &'a str) {
        let literal = self.token_text(token);
        let quote = literal.find(['"', '\'']).unwrap_or(0);
        let (prefix, quoted) = literal.split_at(quote);
        let quotes = if quoted.starts_with("\"\"\"") || quoted.starts_with("'''") { 3 } else { 1 };
        (prefix, quoted.get(quotes..quoted.len().saturating_sub(quotes)).unwrap_or(""))
    }

    fn literal_value(&mut self, token: TokenAt, body: &str, raw: bool, bytes: bool) -> Constant {
        let span = self.token_span(token);
        if bytes {
            if !body.is_ascii() {
                let message = "bytes can only contain ASCII literal characters";
                self.fail(SyntaxError::new(message, span));
            }
            return match raw {
                true => Constant::Bytes(body.as_bytes().into()),
                false => match decode_bytes(body.as_bytes()) {
                    Ok(Decoded { value, invalid }) => {
                        self.warn_of_escape(token, body, invalid);
                        Constant::Bytes(value.into())
                    }
                    Err(message) => {
                        let message = format!("(value error) {message}");
                        self.malformed(self.error_at_last(ErrorKind::SyntaxError, message))
                    }
                },
            };
        }
        if raw {
            return Constant::Str(PyText::from(body));
        }
        self.decoded(body, token, span)
    }

    /// The text that a literal's body stands for. `token` is where invalid escapes are counted from, `span` where
    /// malformed ones are, but for those of a plain literal: they are wherever the parser is.
    pub(super) fn decoded(&mut self, body: &str, token: TokenAt, span: Span) -> Constant {
        match decode_text(body) {
            Ok(Decoded { value, invalid }) => {
                self.warn_of_escape(token, body, invalid);
                Constant::Str(value)
            }
            Err(failure) => {
                let message = format!("(unicode error) {failure}");
                let spot = self.spot(span);
                let is_literal = self.tokens.tokens[token.place()].kind == TokenKind::STRING;
                self.malformed(match is_literal {
                    true => self.error_at_last(ErrorKind::SyntaxError, message),
                    false => self.error_between(spot, spot, message),
                })
            }
        }
    }

    #[cold]
    pub(super) fn malformed(&mut self, error: SyntaxError) -> Constant {
        self.fail(error);
        Constant::None
    }

    /// Warns of an escape in the text that the token ends or is. Where warnings are errors, CPython counts its
    /// place from the token and in the form that its decoder reads.
    pub(super) fn warn_of_escape(
        &mut self,
        token: TokenAt,
        body: &str,
        invalid: Option<(usize, InvalidEscape)>,
    ) {
        let Some((at, escape)) = invalid else { return };
        let span = self.token_span(token);
        let kind = self.tokens.tokens[token.place()].kind;
        let is_of_template = (TokenKind::FSTRING_START..=TokenKind::TSTRING_END).contains(&kind);
        if is_of_template && matches!(escape, InvalidEscape::Letter('{' | '}')) {
            return; // the tokenizer has warned of it
        }
        let before = &body[..at];
        let (first, column) = self.source.line_and_column(span.start);
        let line = first + before.matches('\n').count() as u32;
        let column = match before.rfind('\n') {
            Some(newline) => escaped_length(&before[newline + 1..]),
            None => {
                column as usize + quotes_before(self.token_text(token)) + escaped_length(before)
            }
        };
        let (last_read, _) = self.source.line_and_column(span.end);
        let place = EscapePlace { line, column, last_read };
        self.warn(token, escape.warning(), || place.error(&escape, self.source), line);
    }

    /// Adjacent literals as one Constant or JoinedStr.
    pub(crate) fn concatenate_strings(&mut self, pieces: List<Node>, span: Span) -> Node {
        let nodes: Vec<Node> = self.ast.list(pieces).iter().collect();
        let is_bytes = |node: &Node| matches!(self.constant_of(*node), Some(Constant::Bytes(_)));
        let is_template = |node: &Node| self.constant_of(*node).is_none();
        let bytes = nodes.iter().filter(|node| is_bytes(node)).count();
        let formatted = nodes.iter().any(is_template);
        if bytes > 0 && bytes < nodes.len() {
            self.fail_at_last("cannot mix bytes and nonbytes literals");
        }
        if let ([only], false) = (nodes.as_slice(), formatted) {
            return *only;
        }
        if formatted {
            let values = self.folded(&nodes);
            return self.ast.new_joined_str(values, span);
        }
        let kind = match self.ast.expr(nodes[0]) {
            Expr::Constant(node::Constant { kind, .. }) => kind,
            _ => None,
        };
        let value = self.joined_constant(&nodes);
        let value = self.ast.new_constant_id(value);
        self.ast.new_constant(value, kind, span)
    }

    /// The value of a Constant node.
    pub(super) fn constant_of(&self, node: Node) -> Option<&Constant> {
        match self.ast.expr(node) {
            Expr::Constant(node::Constant { value, .. }) => Some(self.ast.constant(value)),
            _ => None,
        }
    }

    /// One value out of those of several Constants, all str or all bytes.
    fn joined_constant(&self, nodes: &[Node]) -> Constant {
        let mut joined = Vec::new();
        let mut is_bytes = false;
        for &node in nodes {
            match self.constant_of(node) {
                Some(Constant::Str(text)) => joined.extend_from_slice(text.as_bytes()),
                Some(Constant::Bytes(bytes)) => {
                    is_bytes = true;
                    joined.extend_from_slice(bytes);
                }
                _ => {}
            }
        }
        match is_bytes {
            true => Constant::Bytes(joined.into()),
            false => {
                Constant::Str(PyText::from_surrogatepass(&joined).unwrap_or_else(|| "".into()))
            }
        }
    }

    fn is_empty_text(&self, node: Node) -> bool {
        matches!(self.constant_of(node), Some(Constant::Str(text)) if text.as_bytes().is_empty())
    }

    /// The values of adjacent f-strings or t-strings: neighbouring text as one Constant, empty text left out.
    pub(super) fn folded(&mut self, pieces: &[Node]) -> List<Node> {
        let mut flat = Vec::new();
        for &piece in pieces {
            match self.ast.expr(piece) {
                Expr::JoinedStr(node::JoinedStr { values })
                | Expr::TemplateStr(node::TemplateStr { values }) => {
                    flat.extend(self.ast.list(values).iter());
                }
                _ => flat.push(piece),
            }
        }
        let mut values = Vec::new();
        let mut rest = flat.as_slice();
        while let [first, ..] = rest {
            let texts = rest.iter().take_while(|&&node| self.constant_of(node).is_some()).count();
            let (run, more) = rest.split_at(texts.max(1));
            rest = more;
            let folded = if run.len() > 1 { self.fold(run) } else { *first };
            if !self.is_empty_text(folded) {
                values.push(folded);
            }
        }
        self.ast.list_of(values)
    }

    /// Several Constants as one, from the start of the first to the end of the last.
    fn fold(&mut self, run: &[Node]) -> Node {
        let (first, last) = (run[0], run[run.len() - 1]);
        let kind = match self.ast.expr(first) {
            Expr::Constant(node::Constant { kind, .. }) => kind,
            _ => None,
        };
        let span = self.ast.span(first).to(self.ast.span(last));
        let value = self.joined_constant(run);
        let value = self.ast.new_constant_id(value);
        self.ast.new_constant(value, kind, span)
    }

    /// Adjacent template literals as one TemplateStr.
    pub(crate) fn concatenate_tstrings(&mut self, pieces: List<Node>, span: Span) -> Node {
        let nodes: Vec<Node> = self.ast.list(pieces).iter().collect();
        let values = self.folded(&nodes);
        self.ast.new_template_str(values, span)
    }

    /// The nodes of a list without Constants of empty text.
    pub(super) fn without_empty_text(&mut self, list: List<Node>) -> List<Node> {
        let nodes: Vec<Node> = self.ast.list(list).iter().collect();
        let kept: Vec<Node> =
            nodes.iter().copied().filter(|&node| !self.is_empty_text(node)).collect();
        if kept.len() == nodes.len() { list } else { self.ast.list_of(kept) }
    }
}

/// Where CPython says that an escape is.
struct EscapePlace {
    line: u32,
    /// In bytes.
    column: usize,
    /// The last line that the tokenizer has read.
    last_read: u32,
}

impl EscapePlace {
    fn error(&self, escape: &InvalidEscape, source: &Source) -> SyntaxError {
        let is_last = self.line >= self.last_read;
        let shown = source.line(self.line.min(self.last_read));
        let has_end = is_last || source.is_file();
        let offset = |column: usize| characters_in(shown, column + 1, has_end);
        let (line, column) = (self.line as i32, self.column);
        let position = Position::new(line, offset(column), line, offset(column + 2));
        let text = ErrorText::Exact(format!("{shown}{}", if has_end { "\n" } else { "" }));
        SyntaxError::exact(ErrorKind::SyntaxError, escape.error(), position).with_text(text)
    }
}

/// How many quotes a token begins with.
fn quotes_before(token: &str) -> usize {
    let bytes = token.as_bytes();
    let Some(quote @ (b'\'' | b'"')) = bytes.first() else { return 0 };
    bytes.iter().take_while(|byte| *byte == quote).count()
}

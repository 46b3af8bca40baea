//! String and bytes literals, and adjacent ones as one.

use crate::ast::{Expr, List, Node, Word, node};
use crate::code::Constant;
use crate::error::SyntaxError;
use crate::parser::run::{Parser, TokenAt};
use crate::source::Span;
use crate::text::PyText;

use super::escapes::{decode_bytes, decode_text};

impl Parser<'_> {
    /// A Constant of a str or bytes literal.
    pub(crate) fn string_constant(&mut self, text: TokenAt) -> Node {
        if let Some(node) = Option::<Node>::from_word(self.nodes[text.place()]) {
            return node;
        }
        let literal = self.token_text(text);
        let span = self.token_span(text);
        let quote = literal.find(['"', '\'']).unwrap_or(0);
        let (prefix, quoted) = literal.split_at(quote);
        let quotes = if quoted.starts_with("\"\"\"") || quoted.starts_with("'''") { 3 } else { 1 };
        let body = quoted.get(quotes..quoted.len().saturating_sub(quotes)).unwrap_or("");
        let has = |letter: char| prefix.contains([letter, letter.to_ascii_uppercase()]);
        let value = self.literal_value(body, has('r'), has('b'), span);
        let kind = prefix.starts_with('u').then(|| self.ast.intern("u"));
        let value = self.ast.new_constant_id(value);
        let node = self.ast.new_constant(value, kind, span);
        self.nodes[text.place()] = node.to_word();
        node
    }

    fn literal_value(&mut self, body: &str, raw: bool, bytes: bool, span: Span) -> Constant {
        if bytes {
            if !body.is_ascii() {
                let message = "bytes can only contain ASCII literal characters";
                self.fail(SyntaxError::new(message, span));
            }
            return match raw {
                true => Constant::Bytes(body.as_bytes().into()),
                false => match decode_bytes(body.as_bytes()) {
                    Ok(bytes) => Constant::Bytes(bytes.into()),
                    Err(message) => self.malformed(message, span),
                },
            };
        }
        if raw {
            return Constant::Str(PyText::from(body));
        }
        self.decoded(body, span)
    }

    /// The text that a literal's body, which is in `span`, stands for.
    pub(super) fn decoded(&mut self, body: &str, span: Span) -> Constant {
        match decode_text(body) {
            Ok(text) => Constant::Str(text),
            Err(message) => self.malformed(message, span),
        }
    }

    #[cold]
    fn malformed(&mut self, message: String, span: Span) -> Constant {
        let spot = self.spot(span);
        self.fail(self.error_between(spot, spot, message));
        Constant::None
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

//! Whole inputs, and the comments that a tree keeps.

use crate::ast::{Int, List, Node, Symbol};
use crate::parser::run::{Parser, TokenAt};
use crate::source::Span;

impl Parser<'_> {
    /// A Module, with the type-ignore comments that the tokenizer saw.
    pub(crate) fn module(&mut self, body: List<Node>) -> Node {
        let from = self.begin();
        for &span in &self.tokens.type_ignores {
            let (line, _) = self.source.line_and_column(span.start);
            let tag = self.ast.intern(self.source.slice(self.type_ignore_tag(span)));
            let ignore = self.ast.new_type_ignore(line as Int, tag);
            self.push(ignore);
        }
        let type_ignores = self.end(from);
        self.ast.new_module(body, type_ignores)
    }

    /// What stands behind `# type: ignore`. If nothing stands before it, CPython has the line's end in it too.
    fn type_ignore_tag(&self, span: Span) -> Span {
        let before = &self.source.text()[..span.start as usize];
        let line = &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
        let is_alone = line.trim_start().starts_with('#');
        let newline = Span::new(span.end, span.end + 1);
        let end =
            if is_alone && self.source.slice(newline) == "\n" { newline.end } else { span.end };
        Span::new(span.start, end)
    }

    /// The text of a type comment.
    pub(crate) fn type_comment(&mut self, comment: Option<TokenAt>) -> Option<Symbol> {
        let text = self.token_text(comment?);
        Some(self.ast.intern(text))
    }
}

//! Whole inputs, and the comments that a tree keeps.

use crate::ast::{Int, List, Node, Symbol};
use crate::error::SyntaxError;
use crate::parser::run::{Parser, TokenAt};

impl Parser<'_> {
    /// A Module, with the type-ignore comments that the tokenizer saw.
    pub(crate) fn module(&mut self, body: List<Node>) -> Node {
        let from = self.begin();
        for &span in &self.tokens.type_ignores {
            let (line, _) = self.source.line_and_column(span.start);
            let tag = self.ast.intern(self.source.slice(span));
            let ignore = self.ast.new_type_ignore(line as Int, tag);
            self.push(ignore);
        }
        let type_ignores = self.end(from);
        self.ast.new_module(body, type_ignores)
    }

    /// The end of input at the prompt: nothing to run.
    pub(crate) fn interactive_exit(&mut self) -> List<Node> {
        let span = self.last_span();
        self.fail(SyntaxError::new("invalid syntax", span));
        List::empty()
    }

    /// The text of a type comment.
    pub(crate) fn type_comment(&mut self, comment: Option<TokenAt>) -> Option<Symbol> {
        let text = self.token_text(comment?);
        Some(self.ast.intern(text))
    }
}

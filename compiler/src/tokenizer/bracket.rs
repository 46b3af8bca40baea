//! Brackets: they must match, and between them line ends mean nothing.

use super::lexer::{Lexer, Outcome};
use super::nesting::Bracket;
use crate::error::SyntaxError;
use crate::source::Span;
use crate::token::Forms;

/// How deep brackets can be nested; CPython's `MAXLEVEL`.
const DEEPEST: usize = 200;

impl Lexer<'_> {
    /// After an operator at `start` that may be a bracket of the language's own.
    #[cold]
    pub(super) fn own_bracket(&mut self, forms: &Forms, start: usize) -> Outcome {
        let spelling = &self.bytes[start..self.at];
        if forms.is_opening(spelling) {
            return self.open_bracket(start);
        }
        if forms.is_closing(spelling) {
            return self.close_bracket(start);
        }
        Ok(())
    }

    /// After an opening bracket at `start`.
    pub(super) fn open_bracket(&mut self, start: usize) -> Outcome {
        if self.brackets.len() >= DEEPEST {
            return Err(self.error_before("too many nested parentheses", self.at));
        }
        self.brackets.push(Bracket { span: Span::new(start as u32, self.at as u32) });
        if let Some(template) = self.templates.last_mut() {
            template.bracket_depth += 1;
        }
        Ok(())
    }

    /// After a closing bracket at `start`.
    pub(super) fn close_bracket(&mut self, start: usize) -> Outcome {
        let closing = &self.bytes[start..self.at];
        if let Some(template) = self.templates.last()
            && template.bracket_depth == 0
            && closing == b"}"
        {
            let message = format!("{}-string: single '}}' is not allowed", template.letter());
            return Err(self.error_before(message, self.at));
        }
        let for_people = self.options.extra_tokens;
        match self.brackets.pop() {
            None if !for_people => {
                let message = format!("unmatched '{}'", self.written(start));
                return Err(self.error_before(message, self.at));
            }
            Some(bracket)
                if !self.matches(bracket, closing) && (!for_people || self.is_field(bracket)) =>
            {
                self.brackets.push(bracket);
                return Err(self.mismatch(bracket, start));
            }
            _ => {}
        }
        if self.templates.is_empty() {
            return Ok(());
        }
        self.close_in_template(start)
    }

    /// What stands from `start` to here.
    fn written(&self, start: usize) -> &str {
        self.source.slice(Span::new(start as u32, self.at as u32))
    }

    /// Ends the replacement field that the bracket from `start` to here may end.
    fn close_in_template(&mut self, start: usize) -> Outcome {
        let closing = &self.bytes[start..self.at];
        let Some(template) = self.templates.last_mut() else { return Ok(()) };
        if template.bracket_depth == 0 {
            let letter = template.letter();
            let message = format!("{letter}-string: unmatched '{}'", self.written(start));
            return Err(self.error_before(message, self.at));
        }
        template.bracket_depth -= 1;
        if closing == b"}" && template.fields.last() == Some(&template.bracket_depth) {
            template.fields.pop();
            template.in_text = true;
            template.in_format_spec = false;
        }
        Ok(())
    }

    /// Whether the innermost bracket, this one, is the brace of a replacement field.
    fn is_field(&self, bracket: Bracket) -> bool {
        self.templates.last().is_some_and(|template| {
            let field = template.fields.last();
            self.bytes[bracket.span.start as usize..bracket.span.end as usize] == *b"{"
                && field.is_some_and(|&field| field + 1 == template.bracket_depth)
        })
    }

    fn matches(&self, bracket: Bracket, closing: &[u8]) -> bool {
        let opening = &self.bytes[bracket.span.start as usize..bracket.span.end as usize];
        matches!((opening, closing), (b"(", b")") | (b"[", b"]") | (b"{", b"}"))
            || self.forms.is_some_and(|forms| forms.closes(opening, closing))
    }

    #[cold]
    fn mismatch(&mut self, bracket: Bracket, start: usize) -> SyntaxError {
        let (opening, closing) = (self.source.slice(bracket.span), self.written(start));
        if let Some(template) = self.templates.last()
            && self.is_field(bracket)
        {
            let message = format!("{}-string: unmatched '{closing}'", template.letter());
            return self.error_before(message, self.at);
        }
        let message = format!(
            "closing parenthesis '{closing}' does not match opening parenthesis '{opening}'"
        );
        let (opened, _) = self.source.line_and_column(bracket.span.start);
        let (here, _) = self.source.line_and_column(start as u32);
        let message = if opened == here { message } else { format!("{message} on line {opened}") };
        self.error_before(message, self.at)
    }
}

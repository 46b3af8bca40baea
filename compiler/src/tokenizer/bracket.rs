//! Brackets: they must match, and between them line ends mean nothing.

use super::lexer::{Lexer, Outcome};
use super::nesting::Bracket;
use crate::error::SyntaxError;

/// How deep brackets can be nested; CPython's `MAXLEVEL`.
const DEEPEST: usize = 200;

impl Lexer<'_> {
    /// After an opening bracket at `start`.
    pub(super) fn open_bracket(&mut self, opening: u8, start: usize) -> Outcome {
        if self.brackets.len() >= DEEPEST {
            return Err(self.error_before("too many nested parentheses", self.at));
        }
        self.brackets.push(Bracket { opening, offset: start as u32 });
        if let Some(template) = self.templates.last_mut() {
            template.bracket_depth += 1;
        }
        Ok(())
    }

    /// After a closing bracket at `start`.
    pub(super) fn close_bracket(&mut self, closing: u8, start: usize) -> Outcome {
        if let Some(template) = self.templates.last()
            && template.bracket_depth == 0
            && closing == b'}'
        {
            let message = format!("{}-string: single '}}' is not allowed", template.letter());
            return Err(self.error_before(message, self.at));
        }
        let for_people = self.options.extra_tokens;
        match self.brackets.pop() {
            None if !for_people => {
                let message = format!("unmatched '{}'", closing as char);
                return Err(self.error_before(message, self.at));
            }
            Some(bracket)
                if !matches(bracket.opening, closing)
                    && (!for_people || self.is_field(bracket)) =>
            {
                self.brackets.push(bracket);
                return Err(self.mismatch(bracket, closing, start));
            }
            _ => {}
        }
        self.close_in_template(closing)
    }

    /// Ends the replacement field that `closing` may end.
    fn close_in_template(&mut self, closing: u8) -> Outcome {
        let Some(template) = self.templates.last_mut() else { return Ok(()) };
        if template.bracket_depth == 0 {
            let message = format!("{}-string: unmatched '{}'", template.letter(), closing as char);
            return Err(self.error_before(message, self.at));
        }
        template.bracket_depth -= 1;
        if closing == b'}' && template.fields.last() == Some(&template.bracket_depth) {
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
            bracket.opening == b'{'
                && field.is_some_and(|&field| field + 1 == template.bracket_depth)
        })
    }

    fn mismatch(&mut self, bracket: Bracket, closing: u8, start: usize) -> SyntaxError {
        let (opening, closing) = (bracket.opening as char, closing as char);
        if let Some(template) = self.templates.last()
            && self.is_field(bracket)
        {
            let message = format!("{}-string: unmatched '{closing}'", template.letter());
            return self.error_before(message, self.at);
        }
        let message = format!(
            "closing parenthesis '{closing}' does not match opening parenthesis '{opening}'"
        );
        let (opened, _) = self.source.line_and_column(bracket.offset);
        let (here, _) = self.source.line_and_column(start as u32);
        let message = if opened == here { message } else { format!("{message} on line {opened}") };
        self.error_before(message, self.at)
    }
}

fn matches(opening: u8, closing: u8) -> bool {
    matches!((opening, closing), (b'(', b')') | (b'[', b']') | (b'{', b'}'))
}

//! Tokens by expression, which only languages with experiments have: the longest match, weighed against the token that the
//! base language would find.

use super::identifier::is_identifier_part;
use super::lexer::Lexer;
use crate::token::Forms;

impl Lexer<'_> {
    /// Takes a token by expression here, if there is one and no other token is longer.
    #[cold]
    pub(super) fn by_pattern(&mut self, forms: &Forms) -> bool {
        let start = self.at;
        let Some((kind, end)) = forms.pattern(self.source.text(), start) else { return false };
        if self.begins_format_spec() || self.end_of_other(start) > end {
            return false;
        }
        self.at = end;
        self.push(kind, start);
        true
    }

    /// Where the token ends that the base language finds here; `start`, if it finds none or fails. A comment is none.
    fn end_of_other(&mut self, start: usize) -> usize {
        let rest = &self.bytes[start..];
        let operator = self.table.operator(rest).map_or(start, |(_, length)| start + length);
        let (pending, ends_too_early) = (self.pending, self.ends_too_early);
        let (blank_line, templates) = (self.blank_line, self.templates.len());
        let (tokens, warnings) = (self.tokens.len(), self.warnings.len());
        let outcome = match rest {
            [b'\\', b'\n', ..] => return start + 2,
            [b'\'' | b'"', ..] => self.string(start),
            [b'0'..=b'9', ..] | [b'.', b'0'..=b'9', ..] => self.number(start),
            [b'_' | b'a'..=b'z' | b'A'..=b'Z' | 128.., ..] if operator == start => {
                self.name_or_string()
            }
            _ => return operator,
        };
        let end = if outcome.is_ok() { self.at } else { start };
        self.at = start;
        (self.pending, self.ends_too_early, self.blank_line) =
            (pending, ends_too_early, blank_line);
        self.templates.truncate(templates);
        self.tokens.truncate(tokens);
        self.warnings.truncate(warnings);
        end
    }

    /// Whether, in the middle of a name, something else begins that is no part of names: an operator or a token by
    /// expression.
    #[cold]
    pub(super) fn another_begins(&self) -> bool {
        let Some(forms) = self.forms.filter(|forms| forms.begin_beyond_ascii) else { return false };
        let text = self.source.text();
        let next = text.get(self.at..).and_then(|rest| rest.chars().next());
        next.is_some_and(|next| !is_identifier_part(next))
            && (self.table.operator(&self.bytes[self.at..]).is_some()
                || self.own_comment().is_some()
                || forms.pattern(text, self.at).is_some())
    }
}

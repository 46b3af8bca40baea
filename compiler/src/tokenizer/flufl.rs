//! `<>`: one token, but only behind `from __future__ import barry_as_FLUFL`.

use super::lexer::Lexer;
use crate::token::TokenKind;

/// What the tokens so far say of `<>`.
#[derive(Debug, Default)]
pub(super) struct Flufl {
    is_on: bool,
    /// How many tokens were looked at.
    seen: usize,
    /// The next token belongs to an import from `__future__`.
    in_import: bool,
}

impl Flufl {
    pub(super) fn new(is_on: bool) -> Flufl {
        Flufl { is_on, ..Flufl::default() }
    }
}

impl Lexer<'_> {
    /// Whether `<>` stands here and is one token. Nothing is looked for before the first `<>`.
    pub(super) fn next_is_flufl(&mut self) -> bool {
        if self.options.extra_tokens || !self.bytes[self.at..].starts_with(b"<>") {
            return false;
        }
        while !self.flufl.is_on && self.flufl.seen < self.tokens.len() {
            self.look_for_flufl(self.flufl.seen);
            self.flufl.seen += 1;
        }
        self.flufl.is_on
    }

    fn look_for_flufl(&mut self, place: usize) {
        let text =
            |place: usize| self.tokens.get(place).map_or("", |token| self.source.slice(token.span));
        let is_after =
            |before: &str| place.checked_sub(1).is_some_and(|place| text(place) == before);
        match text(place) {
            "import" => {
                let is_future = place >= 2 && text(place - 1) == "__future__";
                self.flufl.in_import = is_future && text(place - 2) == "from";
            }
            "barry_as_FLUFL" if self.flufl.in_import && !is_after("as") => self.flufl.is_on = true,
            ";" => self.flufl.in_import = false,
            _ if self.tokens[place].kind == TokenKind::NEWLINE => self.flufl.in_import = false,
            _ => {}
        }
    }
}

//! `<>`: one token, but only behind `from __future__ import barry_as_FLUFL`.

use crate::source::Source;
use crate::token::{Token, TokenKind};

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

    /// Whether `<>` is one token behind these. Nothing is looked for before the first `<>`.
    pub(super) fn is_on(&mut self, tokens: &[Token], source: &Source) -> bool {
        while !self.is_on && self.seen < tokens.len() {
            self.look(self.seen, tokens, source);
            self.seen += 1;
        }
        self.is_on
    }

    fn look(&mut self, place: usize, tokens: &[Token], source: &Source) {
        let text = |place: usize| tokens.get(place).map_or("", |token| source.slice(token.span));
        let is_after =
            |before: &str| place.checked_sub(1).is_some_and(|place| text(place) == before);
        match text(place) {
            "import" => {
                let is_future = place >= 2 && text(place - 1) == "__future__";
                self.in_import = is_future && text(place - 2) == "from";
            }
            "barry_as_FLUFL" if self.in_import && !is_after("as") => self.is_on = true,
            ";" => self.in_import = false,
            _ if tokens[place].kind == TokenKind::NEWLINE => self.in_import = false,
            _ => {}
        }
    }
}

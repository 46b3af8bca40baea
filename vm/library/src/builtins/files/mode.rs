//! The mode of `open`.

/// What may be done with a file, and how it begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Mode {
    pub access: Access,
    pub update: bool,
    pub binary: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Read,
    Write,
    Append,
    Create,
}

impl Mode {
    /// Reads a mode such as `rb+`; the error is `ValueError`'s message.
    pub fn parse(text: &str) -> Result<Mode, String> {
        let repeated = text.char_indices().any(|(place, c)| text[..place].contains(c));
        if repeated || !text.chars().all(|c| "rwaxbt+".contains(c)) {
            return Err(format!("invalid mode: '{text}'"));
        }
        let has = |c: char| text.contains(c);
        if has('t') && has('b') {
            return Err("can't have text and binary mode at once".into());
        }
        let kinds = [
            ('r', Access::Read),
            ('w', Access::Write),
            ('a', Access::Append),
            ('x', Access::Create),
        ];
        let mut found = kinds.into_iter().filter(|(c, _)| has(*c));
        match (found.next(), found.next()) {
            (Some((_, access)), None) => Ok(Mode { access, update: has('+'), binary: has('b') }),
            (Some(_), _) => Err("must have exactly one of create/read/write/append mode".into()),
            (None, _) => {
                Err("Must have exactly one of create/read/write/append mode and at most one plus"
                    .into())
            }
        }
    }

    pub fn readable(self) -> bool {
        self.update || self.access == Access::Read
    }

    pub fn writable(self) -> bool {
        self.update || self.access != Access::Read
    }
}

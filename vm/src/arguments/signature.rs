//! The parameters of a native function, read from the text of its signature.

use crate::objects::str::{self, Name};

/// The parameters of a native function.
pub struct Signature {
    pub names: Vec<Name>,
    /// How many can only be given by position, by position, and in all (without `*args` and `**kwargs`).
    pub positional_only: usize,
    pub positional: usize,
    pub required: Vec<bool>,
    pub varargs: bool,
    pub varkeywords: bool,
    /// Only required positional-only parameters: arguments need no binding.
    pub plain: bool,
}

/// The parts of a signature's text: parameters with their defaults, `/`, `*`.
pub fn parameters(text: &str) -> impl Iterator<Item = &str> {
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    inner.split(", ").map(str::trim).filter(|part| !part.is_empty())
}

/// How many values a function of this signature receives; `/` and `*` are none.
pub const fn slots(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut count, mut at) = (0, 1);
    while at + 1 < bytes.len() {
        let alone = bytes[at + 1] == b',' || at + 2 == bytes.len();
        if !(alone && (bytes[at] == b'/' || bytes[at] == b'*')) {
            count += 1;
        }
        while at + 1 < bytes.len() && !(bytes[at] == b',' && bytes[at + 1] == b' ') {
            at += 1;
        }
        at += 2;
    }
    count
}

impl Signature {
    pub fn parse(text: &str) -> Signature {
        let mut signature = Signature {
            names: Vec::new(),
            positional_only: 0,
            positional: 0,
            required: Vec::new(),
            varargs: false,
            varkeywords: false,
            plain: false,
        };
        let (mut keyword_only, mut bracketed) = (false, false);
        for part in parameters(text) {
            match part {
                "/" => signature.positional_only = signature.names.len(),
                "*" => keyword_only = true,
                _ if part.starts_with("**") => signature.varkeywords = true,
                _ if part.starts_with('*') => {
                    signature.varargs = true;
                    keyword_only = true;
                }
                _ => {
                    let (name, default) =
                        part.split_once('=').map_or((part, false), |(name, _)| (name, true));
                    signature.names.push(str::intern(name.trim_matches(['[', ']'])));
                    signature.required.push(!default && !bracketed && !name.starts_with('['));
                    bracketed |= name.contains('[');
                    signature.positional += usize::from(!keyword_only);
                }
            }
        }
        signature.plain = signature.positional_only == signature.names.len()
            && signature.required.iter().all(|required| *required)
            && !signature.varargs
            && !signature.varkeywords;
        signature
    }

    /// How many values the native function receives.
    pub fn slots(&self) -> usize {
        self.names.len() + usize::from(self.varargs) + usize::from(self.varkeywords)
    }

    pub fn required_positional(&self) -> usize {
        self.required[..self.positional].iter().filter(|required| **required).count()
    }
}

//! What of tokens the base language does not have: brackets, tokens by expression, string prefixes, whatever begins with a
//! character beyond ASCII, other comments, lines that mean something else. A language without them has no [`Forms`], and its tokenizer asks none.

use std::sync::Arc;

use pegen::language::{Comment, Layout, Programs};
use pegen::tokens::{BRACKETS, Form, Pattern, Token};

use super::kind::TokenKind;

/// What a language adds to how tokens are found.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    brackets: Vec<Pair>,
    patterns: Vec<(Arc<Pattern>, TokenKind)>,
    /// Each in small letters.
    prefixes: Vec<(Box<str>, TokenKind)>,
    pub layout: Layout,
    /// What begins a comment, if it is not Python's `#`.
    pub comments: Option<Box<[Comment]>>,
    /// A token begins with a character beyond ASCII, which could otherwise only be part of a name.
    pub begin_beyond_ascii: bool,
}

/// An opening bracket and what closes it.
#[derive(Debug, Clone)]
struct Pair {
    opening: Box<[u8]>,
    closing: Box<[u8]>,
    kinds: (TokenKind, TokenKind),
}

impl Forms {
    /// Those of tokens, whose spellings have the kinds that `kind_of` says; none, where there are none.
    pub fn of<'a>(
        tokens: impl Iterator<Item = (&'a Token, TokenKind)>,
        programs: &Programs,
        kind_of: impl Fn(&str) -> Option<TokenKind>,
    ) -> Option<Arc<Forms>> {
        let begins_beyond_ascii = |text: &str| !text.starts_with(|first: char| first.is_ascii());
        let mut comments = programs.comments.iter().flatten();
        let mut forms = Forms {
            layout: programs.layout,
            comments: programs.comments.as_deref().map(Box::from),
            begin_beyond_ascii: comments.any(|one| begins_beyond_ascii(&one.opening)),
            ..Forms::default()
        };
        for (token, kind) in tokens {
            match &token.form {
                Form::BuiltIn | Form::Spelled(_) => {}
                Form::Opening { spelling, closing } => {
                    let is_pythons = BRACKETS.iter().any(|(opening, _)| opening == spelling);
                    if let (false, Some(closed_by)) = (is_pythons, kind_of(closing)) {
                        forms.brackets.push(Pair {
                            opening: spelling.as_bytes().into(),
                            closing: closing.as_bytes().into(),
                            kinds: (kind, closed_by),
                        });
                    }
                }
                Form::Pattern(pattern) => {
                    forms.begin_beyond_ascii |=
                        (128..=255).any(|byte| pattern.may_begin_with(byte));
                    forms.patterns.push((Arc::clone(pattern), kind));
                }
                Form::Prefix(letters) => {
                    forms.prefixes.push((letters.to_ascii_lowercase().into(), kind));
                }
            }
            forms.begin_beyond_ascii |= token.spelling().is_some_and(begins_beyond_ascii);
        }
        let Forms { brackets, patterns, prefixes, layout, comments, begin_beyond_ascii } = &forms;
        let adds_nothing = brackets.is_empty() && patterns.is_empty() && prefixes.is_empty();
        let is_laid_out_alike = *layout == Layout::Indentation && comments.is_none();
        let is_pythons = adds_nothing && is_laid_out_alike && !begin_beyond_ascii;
        (!is_pythons).then(|| Arc::new(forms))
    }

    /// The longest token by expression that begins at `at`, and where it ends; of equally long ones the first.
    pub fn pattern(&self, text: &str, at: usize) -> Option<(TokenKind, usize)> {
        let mut longest: Option<(TokenKind, usize)> = None;
        for (pattern, kind) in &self.patterns {
            if let Some(end) = pattern.end(text, at)
                && longest.is_none_or(|(_, known)| end > known)
            {
                longest = Some((*kind, end));
            }
        }
        longest
    }

    /// The expression of a kind of token.
    pub fn pattern_of(&self, kind: TokenKind) -> Option<&Pattern> {
        self.patterns.iter().find(|(_, known)| *known == kind).map(|(pattern, _)| &**pattern)
    }

    /// The string token that begins with these letters.
    pub fn prefixed(&self, letters: &[u8]) -> Option<TokenKind> {
        let is_it = |known: &str| known.as_bytes().eq_ignore_ascii_case(letters);
        self.prefixes.iter().find(|(known, _)| is_it(known)).map(|&(_, kind)| kind)
    }

    pub fn is_opening(&self, spelling: &[u8]) -> bool {
        self.brackets.iter().any(|pair| *pair.opening == *spelling)
    }

    pub fn is_closing(&self, spelling: &[u8]) -> bool {
        self.brackets.iter().any(|pair| *pair.closing == *spelling)
    }

    pub fn closes(&self, opening: &[u8], closing: &[u8]) -> bool {
        let mut pairs = self.brackets.iter();
        pairs.any(|pair| *pair.opening == *opening && *pair.closing == *closing)
    }

    /// Whether a token of this kind opens a bracket that only this language has.
    pub fn opens(&self, kind: TokenKind) -> bool {
        self.brackets.iter().any(|pair| pair.kinds.0 == kind)
    }

    /// Whether a token of this kind closes such a bracket, and perhaps others.
    pub fn ends(&self, kind: TokenKind) -> bool {
        self.brackets.iter().any(|pair| pair.kinds.1 == kind)
    }
}

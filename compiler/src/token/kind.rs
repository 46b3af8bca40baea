//! The type of a token.

/// The number of a token type, as CPython's `token` module has it; a keyword's is from 500 on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenKind(pub u16);

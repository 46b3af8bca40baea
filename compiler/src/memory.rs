//! The memory that compiling takes: it is asked for before it begins, since there is no way back from the middle.

use crate::error::{ErrorKind, SyntaxError};

/// How many bytes parser and compiler take for a token, at most: a line `lambda:0`, which is four, takes 1,440, and most
/// programs 200 for each.
const PER_TOKEN: usize = 400;

/// So little is there.
const LITTLE: usize = 8 << 20;

/// Whether there is memory to compile so many tokens.
pub fn check(tokens: usize) -> Result<(), SyntaxError> {
    match tokens.saturating_mul(PER_TOKEN) {
        0..=LITTLE => Ok(()),
        needed => Vec::<u8>::new().try_reserve_exact(needed).map_err(|_| error()),
    }
}

/// There is none.
#[cold]
pub fn error() -> SyntaxError {
    SyntaxError::without_place(ErrorKind::MemoryError, "")
}

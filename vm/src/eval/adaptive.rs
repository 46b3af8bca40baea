//! When an instruction tries to specialise: the counter in cache unit 0 of those that do.
//!
//! ```text
//!  15            4 3        0
//! | runs until    | backoff  |
//! | the next try  |          |
//! ```
//!
//! A new instruction tries at once. Each try that comes to nothing, and each specialised form that meets a value that
//! it is not for, doubles the wait for the next one: a place where the classes change all the time stays with the
//! general form. CPython counts the same way (`Include/internal/pycore_backoff.h`).

use super::Context;

const BACKOFF_BITS: u16 = 4;
const LONGEST_BACKOFF: u16 = 12;
/// How often the general form runs before it tries again for the first time.
const FIRST_WAIT: u16 = 2;

/// Counts a run of the general form; says whether to try.
#[inline(always)]
pub fn is_due(cx: &Context) -> bool {
    let counter = cx.cache(0);
    let due = counter >> BACKOFF_BITS == 0;
    if !due {
        cx.set_cache(0, counter - (1 << BACKOFF_BITS));
    }
    due
}

/// Waits longer for the next try.
pub fn back_off(cx: &Context) {
    let backoff = (cx.cache(0) & ((1 << BACKOFF_BITS) - 1)).saturating_add(1).max(FIRST_WAIT);
    let backoff = backoff.min(LONGEST_BACKOFF);
    let wait = (1_u16 << backoff) - 1;
    cx.set_cache(0, wait << BACKOFF_BITS | backoff);
}

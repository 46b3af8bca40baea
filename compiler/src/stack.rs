//! How deep the compiler may recurse: as far as the thread's stack goes, whatever its size.
//!
//! Each stage that follows the nesting of a program asks at every level. What is left below the limit is for the
//! calls between two questions.

use crate::error::{ErrorKind, SyntaxError};

/// What is kept free.
const MARGIN: usize = 128 << 10;

/// What a thread has where that cannot be found out.
const UNKNOWN: usize = 256 << 10;

/// The end of what may be used of the current thread's stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StackLimit {
    start: usize,
    end: usize,
}

impl StackLimit {
    /// The limit of the thread that asks.
    pub fn of_thread() -> StackLimit {
        let start = address();
        let left = stacker::remaining_stack().unwrap_or(UNKNOWN + MARGIN);
        StackLimit { start, end: start.saturating_sub(left.saturating_sub(MARGIN)) }
    }

    #[inline(always)]
    pub fn is_reached(self) -> bool {
        address() < self.end
    }

    /// Goes on, unless the limit is reached: then what CPython says when its compiler has come too deep.
    #[inline(always)]
    pub fn check(self) -> Result<(), SyntaxError> {
        if self.is_reached() { Err(self.error()) } else { Ok(()) }
    }

    #[cold]
    pub fn error(self) -> SyntaxError {
        let used = self.start.saturating_sub(address()) >> 10;
        let message = format!("Stack overflow (used {used} kB) during compilation");
        SyntaxError::without_place(ErrorKind::RecursionError, message)
    }
}

/// About where the stack is: the address of something on it.
#[inline(always)]
fn address() -> usize {
    let here = 0u8;
    std::ptr::from_ref(&here).addr()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(limit: StackLimit) -> usize {
        let ballast = std::hint::black_box([0u8; 256]);
        if limit.is_reached() { 0 } else { 1 + depth(limit) + usize::from(ballast[0]) }
    }

    #[test]
    fn a_larger_stack_goes_deeper() {
        let depth_in = |size: usize| {
            let thread = std::thread::Builder::new().stack_size(size);
            thread.spawn(|| depth(StackLimit::of_thread())).unwrap().join().unwrap()
        };
        // The C library may give a thread an old stack of up to four times the size.
        let (small, large) = (depth_in(256 << 10), depth_in(8 << 20));
        assert!(small > 100 && large > 4 * small, "{small} {large}");
    }
}

//! What a program wants to know of its asynchronous code: the hooks that asynchronous generators call, and where coroutines
//! were made.

use std::cell::Cell;

use heap::value::Value;
use heap::value::cells::ValueCell;

use super::Machine;
use crate::objects::{Str, Tuple};

/// `NULL` stands for no hook.
#[derive(Default)]
pub struct Asynchronous {
    /// Called with an asynchronous generator at its first step.
    pub first_iteration: ValueCell,
    /// Called with one that dies before its end, if it was set at the first step.
    pub finalizer: ValueCell,
    /// How many frames a coroutine remembers of those that made it.
    pub origin_depth: Cell<usize>,
}

impl Asynchronous {
    /// Lets go of the hooks.
    pub(super) fn stop(&self) {
        drop(self.first_iteration.take());
        drop(self.finalizer.take());
    }
}

impl Machine {
    /// File, line and name of each of the frames that make a coroutine now, as far as a program wants to know; `NULL`
    /// where it does not.
    pub(crate) fn origin(&self) -> Value {
        let depth = self.asynchronous.origin_depth.get();
        if depth == 0 {
            return Value::NULL;
        }
        let mut places = Vec::new();
        let mut frame = self.running_frame();
        while let Some(this) = frame.filter(|_| places.len() < depth) {
            let source = &this.code().source;
            let line = self.int(i64::from(this.line().unwrap_or(-1)));
            places.push(Tuple::new(vec![
                Str::from_text(&source.filename),
                line,
                Str::from_text(&source.name),
            ]));
            frame = self.caller_of(this);
        }
        Tuple::new(places)
    }
}

//! How the heap of this thread runs: as usual, or so that faults of ours show.
//!
//! `stress` asks for a collection after every birth of an object that can be part of a cycle, between that instruction
//! and the next. `verify` fills freed memory with a pattern and looks whether it is still there when it is used again,
//! and checks every count after each collection (see [`super::verify`]).

use std::cell::Cell;

/// What is switched on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mode {
    pub stress: bool,
    pub verify: bool,
}

thread_local! {
    static MODE: Cell<Mode> = const { Cell::new(Mode { stress: false, verify: false }) };
}

/// Switches the modes of this thread's heap; before its first object is made, where `verify` shall see all memory.
pub fn set(mode: Mode) {
    MODE.set(mode);
    super::generations::mode_changed();
}

#[inline(always)]
pub fn stresses() -> bool {
    MODE.get().stress
}

#[inline(always)]
pub(super) fn verifies() -> bool {
    MODE.get().verify
}

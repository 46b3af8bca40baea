//! Ctrl-C: the program that runs raises `KeyboardInterrupt`. Where the last one has not been noticed yet, because
//! native code is busy or waits for input, another one ends the process. Tested by `lab/tests/interrupt.rs`.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use vm::Machine;

/// The exit code of what was interrupted.
pub const INTERRUPTED: u8 = 130;

/// Lets Ctrl-C interrupt a machine from here on.
pub fn watch(machine: &Machine) {
    let interrupt = machine.interrupt_handle();
    let handler = move || {
        if !interrupt.interrupt() {
            std::process::exit(INTERRUPTED.into());
        }
    };
    // Without a handler, Ctrl-C ends the process: no reason not to run.
    let _ = ctrlc::set_handler(handler);
}

/// Somebody has pressed Ctrl-C.
static IS_ASKED_FOR: AtomicBool = AtomicBool::new(false);

/// Only notes Ctrl-C from here on: for what looks at [`is_asked_for`] and never takes long.
pub fn note() {
    // Without a handler, Ctrl-C ends the process: no reason not to go on.
    let _ = ctrlc::set_handler(|| IS_ASKED_FOR.store(true, Relaxed));
}

pub fn is_asked_for() -> bool {
    IS_ASKED_FOR.load(Relaxed)
}

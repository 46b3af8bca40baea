//! What comes up while a program runs: an interrupt from outside, the end of the steps that it may take, garbage,
//! somebody who wants to be told what it does.
//!
//! The machine looks at the end of each round of a loop, where a function or generator begins or goes on, and
//! whenever native code asks an iterator for its next item. As long as nothing has come up, that is the load of one
//! flag. A budget of steps keeps the flag up, so that every look is counted, and who has none pays nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use heap::room::NoRoom;

use super::Machine;
use crate::errors::{PyResult, Raised};

/// The flags of one machine, shared with those who may interrupt it.
#[derive(Debug, Default)]
pub(crate) struct Events {
    /// Whether there is something to look at.
    pending: AtomicBool,
    interrupted: AtomicBool,
    /// Whatever runs is to be unwound, past all handlers.
    stopping: AtomicBool,
}

/// Interrupts a machine from another thread or a signal handler.
#[derive(Debug, Clone)]
pub struct Interrupt(Arc<Events>);

impl Interrupt {
    /// The running program raises `KeyboardInterrupt`; where none runs, the next one does. False where an earlier
    /// interrupt has not been noticed yet.
    pub fn interrupt(&self) -> bool {
        let waiting = self.0.interrupted.swap(true, Relaxed);
        self.0.pending.store(true, Relaxed);
        !waiting
    }

    /// What runs on the machine is unwound, past all handlers; nothing runs on it any more.
    pub fn stop(&self) {
        self.0.stopping.store(true, Relaxed);
        self.0.pending.store(true, Relaxed);
    }

    /// Whether an interrupt has not been noticed yet.
    pub fn is_waiting(&self) -> bool {
        self.0.interrupted.load(Relaxed)
    }

    /// Forgets an interrupt that no program has noticed.
    pub fn forget(&self) {
        self.0.interrupted.store(false, Relaxed);
    }
}

impl Machine {
    /// What interrupts this machine.
    pub fn interrupt_handle(&self) -> Interrupt {
        Interrupt(self.events.clone())
    }

    /// Whether the program has used up its steps: nothing runs on this machine any more.
    pub fn is_stopped(&self) -> bool {
        self.stopped.get()
    }

    /// The machine's turn between two instructions: collects garbage where it is due, and looks what has come up.
    #[inline(always)]
    pub(crate) fn check_events(&self) -> PyResult<()> {
        self.collect_garbage();
        if self.has_events() { self.handle_events(true) } else { Ok(()) }
    }

    /// Collects garbage where it is due.
    #[inline(always)]
    pub(crate) fn collect_garbage(&self) {
        if heap::collector::is_due() {
            self.collect_due();
        }
    }

    /// Whether there is something to look at.
    #[inline(always)]
    pub(crate) fn has_events(&self) -> bool {
        self.events.pending.load(Relaxed)
    }

    /// The same for native code in a loop, without garbage.
    #[inline(always)]
    pub fn check_interrupt(&self) -> PyResult<()> {
        if self.has_events() || heap::allocator::is_short() {
            self.handle_events(true)
        } else {
            Ok(())
        }
    }

    /// Counts a step where an interrupt would come at the wrong place.
    #[inline(always)]
    pub(crate) fn count_step(&self) -> PyResult<()> {
        if self.has_events() { self.handle_events(false) } else { Ok(()) }
    }

    /// Lowers the flag, but for a budget of steps, and for those who listen, which is told where code begins.
    pub(super) fn start_events(&self) {
        let stopping = self.events.stopping.load(Relaxed);
        let always = self.config.steps.is_some() || self.tracing.is_on() || stopping;
        self.events.pending.store(always, Relaxed);
    }

    /// Raises the flag; whoever looks next lowers it, if it need not stay.
    pub(super) fn raise_event(&self) {
        self.events.pending.store(true, Relaxed);
    }

    #[cold]
    #[inline(never)]
    fn handle_events(&self, interruptible: bool) -> PyResult<()> {
        if self.events.stopping.load(Relaxed) {
            self.stopped.set(true);
            return Err(self.stop());
        }
        if self.config.steps.is_some() {
            match self.steps_left.get().checked_sub(1) {
                Some(left) => self.steps_left.set(left),
                None => {
                    self.stopped.set(true);
                    return Err(self.stop());
                }
            }
        }
        if !interruptible {
            return Ok(());
        }
        // First the flag that says to look: an interrupt that comes now raises it again.
        self.start_events();
        if self.takes_memory_error() {
            return Err(NoRoom.into());
        }
        match self.events.interrupted.swap(false, Relaxed) {
            true => Err(self.error_with(&self.types.exceptions.keyboard_interrupt, Vec::new())),
            false => Ok(()),
        }
    }

    /// No handler of the program sees this exception: a stopped machine only unwinds.
    fn stop(&self) -> Raised {
        self.new_error(&self.types.exceptions.base_exception, "the program has been stopped")
    }
}

//! What hooks may use, and what they need of the world.

use std::time::Duration;

use vm::Machine;
use vm::host::Host;

/// Makes a machine that compiles in the base language, with nothing outside but a host; objects are no larger than the
/// budget.
pub type MakeMachine = fn(Box<dyn Host>, Budget) -> Box<Machine>;

/// How much a call of a hook may use.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    pub time: Duration,
    /// In bytes, beyond what the process had before.
    pub memory: u64,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { time: Duration::from_secs(10), memory: 512 << 20 }
    }
}

/// What hooks need of the world, which this crate does not touch.
#[derive(Clone, Copy)]
pub struct Surroundings {
    pub make_machine: MakeMachine,
    /// The world that hooks may act in, where their author is trusted; else they have none.
    pub world: Option<fn() -> Box<dyn Host>>,
    /// Shows what hooks print.
    pub show: fn(&str),
    /// How many bytes of memory the process uses, where that is known.
    pub memory: fn() -> Option<u64>,
    /// Whether somebody wants everything to stop.
    pub is_interrupted: fn() -> bool,
    pub budget: Budget,
}

//! What the `ops.rs` of an experiment is written with: values and the machine, no memory.
//!
//! A handler gets the machine, references to the values that its opcode takes, then the parts of its argument: constants, names
//! and locals as values, all else as numbers. It returns the value to be pushed; `None` of an `Option` leaves the
//! instruction to the function of `ops.py`. Where an opcode jumps, pushes several values, or takes as many as its argument
//! says, the handler gets all of what that function gets in a slice, and returns what that returns: a tuple of several values,
//! a [`jump`], a [`call`].

pub use crate::errors::{PyResult, Raised};
pub use crate::eval::extension::{call, jump};
pub use crate::machine::Machine;
pub use crate::objects::{Dict, List, Str, Tuple};
pub use crate::protocols::operators::number as operator;
pub use heap::value::Value;

/// What a handler returns.
pub trait Outcome {
    /// What is to be pushed; `None` where `ops.py` has to say.
    fn outcome(self) -> PyResult<Option<Value>>;
}

impl Outcome for PyResult {
    #[inline(always)]
    fn outcome(self) -> PyResult<Option<Value>> {
        self.map(Some)
    }
}

impl Outcome for PyResult<Option<Value>> {
    #[inline(always)]
    fn outcome(self) -> PyResult<Option<Value>> {
        self
    }
}

impl Outcome for PyResult<()> {
    #[inline(always)]
    fn outcome(self) -> PyResult<Option<Value>> {
        self.map(|()| Some(Value::NONE))
    }
}

/// The experiments that this build has handlers of, and fingerprints of the texts that they were made of.
pub fn baked() -> &'static [(&'static str, u64)] {
    crate::eval::BAKED
}

impl Machine {
    /// Lets the handler that is baked in carry out an opcode of the experiment that it was made of.
    pub fn use_native(&self, number: u8) {
        if let Some(is_native) = self.natives.get(usize::from(number)) {
            is_native.set(true);
        }
    }

    /// Whether the handler that is baked in is that of the running language.
    #[allow(dead_code)] // where none is baked in
    #[inline(always)]
    pub(crate) fn has_native(&self, number: u8) -> bool {
        self.natives[usize::from(number)].get()
    }
}

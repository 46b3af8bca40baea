//! Limits on recursion: of Python frames by a count, of native code by the Rust stack that is left.

use heap::value::Value;

use super::Machine;
use crate::errors::PyResult;

/// The lowest address that the stack may reach, with so much room from where the caller stands. Chains of deaths take half of
/// it: finalizers have the other half.
pub(super) fn lowest_address(room: usize) -> usize {
    heap::set_stack_for_deaths(room / 2);
    heap::stack_address().saturating_sub(room)
}

/// Marks an object as being shown; `repr` of a container that contains itself ends there.
pub struct ShowGuard<'a> {
    vm: &'a Machine,
    shown: u64,
}

impl Drop for ShowGuard<'_> {
    fn drop(&mut self) {
        self.vm.showing.borrow_mut().remove(&self.shown);
    }
}

impl Machine {
    /// Fails where recursion through native code has used up the Rust stack.
    #[inline(always)]
    pub fn enter_native(&self, doing: &str) -> PyResult<()> {
        if heap::stack_address() < self.native_limit.get() {
            return Err(self.recursion_error(format!("maximum recursion depth exceeded{doing}")));
        }
        Ok(())
    }

    /// Begins to show `value`; `None` where it is being shown already.
    pub fn enter_repr(&self, value: &Value) -> PyResult<Option<ShowGuard<'_>>> {
        self.enter_native(" while getting the repr of an object")?;
        let shown = value.bits();
        let is_new = self.showing.borrow_mut().insert(shown);
        Ok(is_new.then(|| ShowGuard { vm: self, shown }))
    }

    pub fn recursion_limit(&self) -> usize {
        self.recursion_limit.get()
    }

    /// How many more calls of Python functions there may be.
    pub fn frames_left(&self) -> usize {
        self.recursion_limit.get().saturating_sub(self.depth.get())
    }

    /// How deep calls are nested now.
    pub fn recursion_depth(&self) -> usize {
        self.depth.get()
    }

    pub fn set_recursion_limit(&self, limit: usize) {
        self.recursion_limit.set(limit);
    }

    /// Sets where recursion through native code ends, counted from the caller's place on the Rust stack.
    pub fn set_native_stack(&self, room: usize) {
        self.native_limit.set(lowest_address(room));
    }
}

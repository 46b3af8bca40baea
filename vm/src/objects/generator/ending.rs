//! How generators end that nobody runs to their end: what is said of coroutines that were never awaited, and of what is
//! raised while they are closed.

use heap::value::Value;

use super::{Generator, Sort, State};
use crate::errors::Raised;
use crate::machine::Machine;
use crate::machine::ending::Ending;
use crate::machine::warnings::Category;

/// A coroutine dies: says so if it has never begun.
pub fn warn_unawaited(vm: &Machine, generator: &Generator) {
    if generator.sort != Sort::Coroutine || generator.state() != State::Created || vm.is_stopped() {
        return;
    }
    let name = generator.qualname.get();
    tell(vm, format!("coroutine '{name}' was never awaited"));
}

/// The awaitable of an asynchronous generator dies unused.
pub fn warn_unawaited_method(vm: &Machine, generator: &Value, method: &str) {
    let name = super::this(generator).qualname.get();
    if vm.is_stopped() {
        return;
    }
    let message = format!("coroutine method '{method}' of '{name}' was never awaited");
    tell(vm, message);
}

fn tell(vm: &Machine, message: String) {
    let is_late = vm.ending() == Ending::WithoutModules || vm.running_code().is_none();
    if vm.warn(Category::Runtime, message) && !is_late {
        let hint = "Enable tracemalloc to get the object allocation traceback";
        vm.host.write_error(&format!("RuntimeWarning: {hint}\n"));
    }
}

/// Shows an exception that came up while `object`, a generator or what one delegates to, was closed.
pub fn report(vm: &Machine, raised: &Raised, object: &Value) {
    vm.report_unraisable(raised, "closing generator", object);
}

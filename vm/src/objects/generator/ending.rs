//! How generators end that nobody runs to their end: what is said of coroutines that were never awaited, and of what is
//! raised while they are closed.

use heap::value::Value;

use super::{Sort, State};
use crate::errors::Raised;
use crate::machine::Machine;
use crate::machine::ending::Ending;
use crate::machine::warnings::{Category, Depths};
use crate::objects::Tuple;
use crate::special::Special;
use crate::traceback;

/// A coroutine dies: says so if it has never begun. CPython asks its module `warnings` first, then goes on as with any
/// warning: what prevents the one is shown, and what prevents the other.
pub fn warn_unawaited(vm: &Machine, object: &Value) {
    let generator = super::this(object);
    if generator.sort != Sort::Coroutine || generator.state() != State::Created || vm.is_stopped() {
        return;
    }
    let name = generator.qualname.get();
    let mut message = format!("coroutine '{name}' was never awaited");
    if let Some(origin) = generator.origin_or_finalizer.get().downcast::<Tuple>() {
        message.push_str("\nCoroutine created at (most recent call last)\n");
        traceback::show_origin(vm, origin.items(), &mut message);
        message.truncate(message.trim_end_matches('\n').len());
    }
    let depths = vm.depths_of_warning(true);
    let calls = match vm.has_told(Category::Runtime, &message) {
        true => TO_FIND_IT_TOLD,
        false => depths.message,
    };
    if let Some(raised) = obstacle(vm, calls) {
        vm.report_unraisable(&raised, "while finalizing coroutine", object);
    }
    tell(vm, message, depths, "while finalizing coroutine", object);
}

/// The awaitable of an asynchronous generator dies unused.
pub fn warn_unawaited_method(vm: &Machine, generator: &Value, method: &str) {
    let name = super::this(generator).qualname.get();
    if vm.is_stopped() {
        return;
    }
    let message = format!("coroutine method '{method}' of '{name}' was never awaited");
    tell(vm, message, vm.depths_of_warning(false), "while finalizing async generator", generator);
}

/// How many calls CPython's module `warnings` goes deep for a coroutine until it finds that all has been said.
const TO_FIND_IT_TOLD: usize = 1;

/// What keeps CPython from warning where it does so in Python: a module without `__builtins__`, or fewer frames left than
/// it takes `calls`.
fn obstacle(vm: &Machine, calls: usize) -> Option<Raised> {
    let name = Special::Builtins.name();
    match vm.running_globals() {
        Some(globals) if globals.get_name(&name).is_none() => Some(vm.key_error(name.value())),
        Some(_) if vm.frames_left() < calls => {
            Some(vm.recursion_error("maximum recursion depth exceeded".to_string()))
        }
        _ => None,
    }
}

fn tell(vm: &Machine, message: String, depths: Depths, doing: &str, object: &Value) {
    if let Some(raised) = obstacle(vm, depths.message) {
        if vm.is_news(Category::Runtime, &message) {
            vm.report_unraisable(&raised, doing, object);
        }
        return;
    }
    let is_late = match vm.ending() {
        Ending::Not => false,
        // CPython's module is not imported any more.
        Ending::Begun => !vm.has_warned.get(),
        Ending::WithoutModules => true,
    };
    let finds_out = vm.frames_left() >= depths.hint;
    if vm.warn_within(Category::Runtime, message, depths) && finds_out && !is_late {
        let hint = "Enable tracemalloc to get the object allocation traceback";
        vm.write_error(&format!("RuntimeWarning: {hint}\n"));
    }
}

/// Shows an exception that came up while `object`, a generator or what one delegates to, was closed.
pub fn report(vm: &Machine, raised: &Raised, object: &Value) {
    vm.report_unraisable(raised, "while closing generator", object);
}

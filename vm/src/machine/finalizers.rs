//! What happens around an object's death: `__del__`, the callbacks of weak references.

use heap::value::Value;
use heap::{Kind, Moment};

use super::{Machine, with_current};
use crate::objects::weakref::{self, WeakRef};
use crate::objects::{Generator, generator};
use crate::special::Special;

/// Runs the finalizer of an object that is about to die.
pub fn run(object: &Value) {
    with_current(|vm| {
        if object.is_exact::<Generator>() {
            generator::finalize(vm, object);
            return;
        }
        if generator::asynchronous::finalize_step(vm, object) {
            return;
        }
        let handled = vm.handled.take();
        run_del(vm, object);
        vm.handled.set(handled);
    });
}

/// Runs `__del__`, if there is one; where it cannot even be bound, nothing is said.
fn run_del(vm: &Machine, object: &Value) {
    let del = vm.class(object).special(Special::Del);
    let (called, outcome) = match del.kind() {
        None => return,
        Some(Kind::Function) => {
            let outcome = vm.try_call_special(object, &del, &[]);
            (del, outcome.unwrap_or(Ok(Value::NONE)))
        }
        Some(_) => match vm.bind_descriptor(&del, object, vm.class(object).value()) {
            Ok(bound) => (bound.clone(), vm.call(&bound, &[])),
            Err(_) => return,
        },
    };
    if let Err(raised) = outcome {
        vm.report_unraisable(&raised, "while calling deallocator", &called);
    }
}

/// Clears the weak references to objects that die together, before the first callback runs; those that die with them do
/// not call back, and those that a finalizer made of garbage do not either.
pub fn clear_weak_references(objects: &[Value], moment: Moment) {
    let weakly_referenced =
        |object: &&Value| object.header().is_some_and(|header| header.is_weakly_referenced());
    let lives_on = |reference: &Value| match objects {
        [only] => reference.bits() != only.bits(),
        _ => reference.header().is_some_and(|header| !header.is_garbage()),
    };
    let calls_back = |reference: &Value| {
        let this = reference.native::<WeakRef>();
        this.is_some_and(|this| !this.callback.is_null()) && lives_on(reference)
    };
    // Only those that call back are kept: there may be no memory for a list of all.
    let cleared: Vec<Value> = objects
        .iter()
        .filter(weakly_referenced)
        .flat_map(weakref::take_references)
        .filter(calls_back)
        .collect();
    // The words are those of CPython.
    let words = match moment {
        Moment::Released => "while calling weakref callback",
        Moment::Found => "on calling weakref callback",
        Moment::Finalized => return,
    };
    call_back(cleared, words);
}

/// Shows what the frames of the thread's machine hold, and whether each slot owns it.
pub fn traverse_frames(visit: &mut dyn FnMut(&Value, bool)) {
    with_current(|vm| vm.traverse_frames(visit));
}

/// Calls the callbacks of references that have just been cleared; `words` tell of what one raises.
fn call_back(cleared: Vec<Value>, words: &str) {
    if cleared.is_empty() {
        return;
    }
    with_current(|vm| {
        for reference in cleared {
            let Some(this) = reference.native::<WeakRef>() else { continue };
            let callback = this.callback.take();
            if callback.is_given()
                && let Err(raised) = vm.call(&callback, std::slice::from_ref(&reference))
            {
                vm.report_unraisable(&raised, words, &callback);
            }
        }
    });
}

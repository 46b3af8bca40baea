//! What happens around an object's death: `__del__`, the callbacks of weak references, exceptions nobody can catch.
#![allow(unsafe_code)]

use super::{Machine, with_current};
use crate::errors::Raised;
use crate::heap::{Header, Kind};
use crate::objects::weakref::WeakRef;
use crate::objects::{Dict, Generator, List, Native, generator};
use crate::special::Special;
use crate::value::Value;

/// Runs the finalizer of an object that is about to die.
pub fn run(object: &Value) {
    with_current(|vm| {
        if object.is_exact::<Generator>() {
            generator::finalize(vm, object);
            return;
        }
        let del = vm.class(object).special(Special::Del);
        let handled = vm.handled.take();
        if let Some(Err(raised)) = vm.try_call_special(object, &del, &[]) {
            vm.report_unraisable(raised, &del);
        }
        vm.handled.set(handled);
    });
}

/// The same for an object that the collector found.
pub fn run_once(object: &Value) {
    if object.header().is_some_and(|header| header.take_finalizer()) {
        run(object);
    }
}

/// Clears the weak references to an object, and calls back.
pub fn clear_weak_references(object: &Value) {
    with_current(|vm| {
        let Some(references) = vm.weak_references.borrow_mut().remove(&object.bits()) else {
            return;
        };
        let references: Vec<Value> = references.into_iter().collect();
        for reference in &references {
            if let Some(this) = reference.native::<WeakRef>() {
                this.clear();
            }
        }
        for reference in references {
            let callback =
                reference.native::<WeakRef>().map(|this| this.callback.take()).unwrap_or_default();
            // A reference that only the table held is as dead as its referent.
            if !callback.is_null()
                && reference.count() > 1
                && let Err(raised) = vm.call(&callback, std::slice::from_ref(&reference))
            {
                vm.report_unraisable(raised, &callback);
            }
        }
    });
}

/// Lets go of what a dead cycle's object holds.
pub fn clear(object: &Value) {
    if let Some(list) = object.downcast::<List>() {
        drop(list.items.take());
    }
    if let Some(dict) = object.downcast::<Dict>() {
        dict.clear();
    }
    if let Some(native) = object.downcast::<Native>() {
        native.clear();
    }
    if let Some(cell) = object.downcast::<crate::objects::CellObject>() {
        drop(cell.contents.take());
    }
    if let Some(function) = object.downcast::<crate::objects::Function>() {
        for place in [&function.closure, &function.defaults, &function.keyword_defaults] {
            drop(place.take());
        }
    }
    if let Some(exception) = object.downcast::<crate::objects::Exception>() {
        for place in [&exception.context, &exception.cause, &exception.traceback] {
            drop(place.take());
        }
    }
    if let Some(header) = object.header()
        && header.kind() != Kind::Type
    {
        header.clear_instance_values();
    }
}

/// The object at an address that is known to be alive.
pub fn value_at(address: u64) -> Value {
    // SAFETY: a weak reference knows the address only as long as the referent lives.
    unsafe {
        (*(address as *const Header)).increment();
        Value::from_owned(address as *const Header)
    }
}

impl Machine {
    pub fn register_weak_reference(&self, object: &Value, reference: &Value) {
        if let Some(header) = object.header() {
            header.set_weakly_referenced();
        }
        self.weak_references.borrow_mut().entry(object.bits()).or_default().push(reference.clone());
    }

    /// The weak references to an object.
    pub fn weak_references_to(&self, object: &Value) -> Vec<Value> {
        self.weak_references.borrow().get(&object.bits()).cloned().unwrap_or_default()
    }

    /// Shows an exception that nobody can catch.
    pub fn report_unraisable(&self, raised: Raised, place: &Value) {
        if self.is_stopped() {
            return;
        }
        let shown =
            self.repr(place).map_or_else(|_| "<object>".to_string(), |shown| shown.to_string());
        let ignored = if place.is_kind(Kind::Function) {
            "Exception ignored while calling deallocator"
        } else {
            "Exception ignored in:"
        };
        self.host.write_error(&format!("{ignored} {shown}:\n"));
        crate::traceback::print(self, &raised);
    }
}

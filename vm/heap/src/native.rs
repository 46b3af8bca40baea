//! Payloads that have no kind of their own: any Rust type that implements [`NativeObject`].
//!
//! A module that brings a type writes a struct (with interior mutability where it changes), implements
//! `NativeObject` for it, describes the type with a spec of kind `Native`, and makes objects with [`Native::new`]. Its
//! methods get at the struct with `value.native::<T>()`.
#![allow(unsafe_code)]

use std::any::Any;

use super::class::Class;
use super::{Kind, Payload, Traverse};
use crate::value::{Ref, Value};

/// A Rust type whose instances are Python objects.
pub trait NativeObject: Any {
    /// Shows every value that it owns to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
    /// Lets go of the values that may close a cycle (see [`Traverse::clear`]).
    fn clear(&self);
}

/// The payload: a boxed Rust object.
pub struct Native {
    object: Box<dyn NativeObject>,
}

// SAFETY: the kind is of this type alone.
unsafe impl Payload for Native {
    const KIND: Kind = Kind::Native;
    const CYCLIC: bool = true;
}

impl Traverse for Native {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.object.traverse(visit);
    }

    fn clear(&self) {
        self.object.clear();
    }
}

impl Native {
    #[allow(clippy::new_ret_no_self)]
    pub fn new<C: Class>(class: &Ref<C>, object: impl NativeObject) -> Value {
        super::new(class, Native { object: Box::new(object) }).into_value()
    }

    /// The same of an object that collections do not look at: nothing that can be part of a cycle leads to it.
    pub fn untracked<C: Class>(class: &Ref<C>, object: impl NativeObject) -> Value {
        super::new_untracked(class, Native { object: Box::new(object) }).into_value()
    }

    pub fn object<T: NativeObject>(&self) -> Option<&T> {
        let object: &dyn Any = &*self.object;
        object.downcast_ref::<T>()
    }
}

impl Value {
    /// The Rust object inside, where this is a native object of type `T`.
    #[inline]
    pub fn native<T: NativeObject>(&self) -> Option<&T> {
        self.downcast::<Native>()?.object::<T>()
    }
}

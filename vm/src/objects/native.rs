//! Payloads that have no kind of their own: any Rust type that implements [`NativeObject`].
//!
//! A module that brings a type writes a struct (with interior mutability where it changes), implements
//! `NativeObject` for it, describes the type with a `TypeSpec` of kind `Native`, and makes objects with
//! [`Native::new`]. Its methods get at the struct with `value.native::<T>()`.

use std::any::Any;
use std::cell::RefCell;
use std::mem::ManuallyDrop;

use rustc_hash::FxHashMap;

use super::TypeRef;
use super::type_object::creation::native_type;
use super::type_object::spec::TypeSpec;
use crate::heap::{self, Traverse};
use crate::value::Value;

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
    pub fn new(class: &TypeRef, object: impl NativeObject) -> Value {
        heap::new(class, Native { object: Box::new(object) }).into_value()
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

thread_local! {
    /// The classes of specs, by the specs' addresses.
    // Never dropped: instances do not count them.
    static CLASSES: RefCell<ManuallyDrop<FxHashMap<usize, TypeRef>>> = RefCell::default();
}

/// The class that a spec describes: the same at each call.
pub fn class_of(spec: &'static TypeSpec) -> TypeRef {
    let address = std::ptr::from_ref(spec).addr();
    if let Some(class) = CLASSES.with_borrow(|classes| classes.get(&address).cloned()) {
        return class;
    }
    let class = native_type(spec, None);
    CLASSES.with_borrow_mut(|classes| classes.insert(address, class.clone()));
    class
}

/// Makes references to a native type arguments of native functions.
#[macro_export]
macro_rules! native_argument {
    ($type:ty) => {
        impl<'a> $crate::arguments::Argument<'a> for &'a $type {
            #[inline(always)]
            fn from_value(
                _: &$crate::Machine,
                value: &'a $crate::Value,
            ) -> Result<Self, $crate::arguments::Unfit> {
                let wanted = $crate::arguments::Unfit::Expected(stringify!($type));
                value.native::<$type>().ok_or(wanted)
            }
        }
    };
}

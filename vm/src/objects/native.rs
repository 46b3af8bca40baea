//! Native objects: instances of the types that modules bring (see [`heap::native`](heap::native)).

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use heap::Kind;
use rustc_hash::FxHashMap;

use super::TypeRef;
use super::type_object::creation::native_type;
use super::type_object::spec::TypeSpec;
use crate::types::types;

pub use heap::native::{Native, NativeObject};

thread_local! {
    /// The classes of specs, by the specs' addresses.
    // Never dropped: instances do not count them.
    static CLASSES: RefCell<ManuallyDrop<FxHashMap<usize, TypeRef>>> = RefCell::default();
}

/// The class that a spec describes: the same at each call. Rows of items are tuples.
pub fn class_of(spec: &'static TypeSpec) -> TypeRef {
    let address = std::ptr::from_ref(spec).addr();
    if let Some(class) = CLASSES.with_borrow(|classes| classes.get(&address).cloned()) {
        return class;
    }
    let base = (spec.kind == Kind::Tuple).then(|| &types().tuple);
    let class = native_type(spec, base);
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

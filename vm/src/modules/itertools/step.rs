//! What the iterators of `itertools` have in common.

use std::cell::RefCell;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::native::NativeObject;
use crate::objects::{Native, TypeObject};
use crate::value::Value;

/// The state of an iterator.
pub(super) trait Step: 'static {
    /// The next value, or `None` at the end.
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>>;
    /// Shows every value that it owns to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
}

/// A step as a Python object.
pub(super) struct Stepping<S>(RefCell<S>);

impl<S: Step> NativeObject for Stepping<S> {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(step) = self.0.try_borrow() {
            step.traverse(visit);
        }
    }

    fn clear(&self) {}
}

/// A new iterator; `class` is what `__new__` was called with.
pub(super) fn start<S: Step>(vm: &Machine, class: &Value, step: S) -> PyResult {
    match class.cast::<TypeObject>() {
        Some(class) => Ok(Native::new(&class, Stepping(RefCell::new(step)))),
        None => Err(vm.type_error("__new__() needs a type object")),
    }
}

/// `__next__`.
pub(super) fn next<S: Step>(vm: &Machine, iterator: &Value) -> PyResult {
    let Some(stepping) = iterator.native::<Stepping<S>>() else {
        return Err(vm.type_error("__next__() needs an iterator of its own type"));
    };
    let Ok(mut step) = stepping.0.try_borrow_mut() else {
        return Err(vm.value_error("iterator already executing"));
    };
    match step.next(vm)? {
        Some(value) => Ok(value),
        None => Err(vm.stop_iteration(Value::NULL)),
    }
}

/// The `TypeSpec` of an iterator: its name, the signature of `__new__`, its step, and how that begins.
macro_rules! iterator_type {
    ($spec:ident, $name:literal, $signature:literal, $step:ty, $new:expr $(, $more:expr)*) => {
        pub(super) static $spec: $crate::objects::type_object::spec::TypeSpec =
            $crate::objects::type_object::spec::TypeSpec {
                name: $name,
                module: "itertools",
                flags: $crate::objects::type_object::flags::BASETYPE,
                methods: &[&[
                    $crate::objects::type_object::spec::static_method("__new__", $signature, |vm, args| {
                        let new: fn(
                            &$crate::machine::Machine,
                            &[$crate::value::Value],
                        ) -> $crate::errors::PyResult<$step> = $new;
                        let step = new(vm, &args[1..])?;
                        $crate::modules::itertools::step::start(vm, &args[0], step)
                    }),
                    $crate::objects::type_object::spec::method("__iter__", "(self, /)", |_, args| {
                        Ok(args[0].clone())
                    }),
                    $crate::objects::type_object::spec::method("__next__", "(self, /)", |vm, args| {
                        $crate::modules::itertools::step::next::<$step>(vm, &args[0])
                    }),
                    $($more,)*
                ]],
                ..$crate::objects::type_object::spec::TypeSpec::DEFAULT
            };
    };
}
pub(super) use iterator_type;

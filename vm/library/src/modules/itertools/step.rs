//! What the iterators of `itertools` have in common.

use std::cell::RefCell;
use std::rc::Rc;

use heap::value::Value;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::native::NativeObject;
use vm::objects::{Native, TypeRef};

/// The state of an iterator, in cells: what a step calls may step the same iterator again.
pub(super) trait Step: 'static {
    /// The next value, or `None` at the end; `this` is the iterator as an object.
    fn next(&self, vm: &Machine, this: &Value) -> PyResult<Option<Value>>;
    /// Shows every value that it owns to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
}

/// A step as a Python object; none once the collector has taken it apart. Who makes a step holds the state until it
/// ends.
pub(super) struct Stepping<S>(RefCell<Option<Rc<S>>>);

impl<S: Step> NativeObject for Stepping<S> {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(step) = &*self.0.borrow() {
            step.traverse(visit);
        }
    }

    fn clear(&self) {
        let step = self.0.take();
        drop(step);
    }
}

/// A new iterator.
pub(super) fn start<S: Step>(class: &TypeRef, step: S) -> Value {
    Native::new(class, Stepping(RefCell::new(Some(Rc::new(step)))))
}

/// Whether this is an iterator of such a state.
pub(super) fn is<S: Step>(value: &Value) -> bool {
    value.native::<Stepping<S>>().is_some()
}

/// The state of an iterator, unless the collector has taken it apart, or it is of another type.
pub(super) fn state<S: Step>(iterator: &Value) -> Option<Rc<S>> {
    iterator.native::<Stepping<S>>()?.0.borrow().clone()
}

/// `__next__`.
pub(super) fn next<S: Step>(vm: &Machine, iterator: &Value) -> PyResult {
    if !is::<S>(iterator) {
        return Err(vm.type_error("__next__() needs an iterator of its own type"));
    }
    let next = state::<S>(iterator).map_or(Ok(None), |step| step.next(vm, iterator))?;
    next.ok_or_else(|| vm.stop_iteration(Value::NULL))
}

/// The `TypeSpec` of an iterator: its name, doc, the signature of `__new__`, its step, how that begins, more methods.
/// Behind `untold`, programs see no signature.
macro_rules! iterator_type {
    (untold $spec:ident, $name:literal, $doc:literal, $($more:tt)*) => {
        $crate::modules::itertools::step::iterator_type!(@ "", $spec, $name, $doc, $($more)*);
    };
    (
        @ $told:expr, $spec:ident, $name:literal, $doc:literal, $signature:literal, $step:ty,
        |$vm:ident $(, $argument:tt: $type:ty)*| $body:expr $(, $more:expr)* $(,)?
    ) => {
        pub(super) static $spec: $vm::objects::type_object::spec::TypeSpec =
            $vm::objects::type_object::spec::TypeSpec {
                name: $name,
                module: "itertools",
                doc: $doc,
                signature: $told,
                flags: $vm::objects::type_object::flags::BASETYPE,
                methods: &[&[
                    $vm::static_method!(
                        "__new__" as $name,
                        $signature,
                        |$vm, class: &$vm::objects::TypeRef $(, $argument: $type)*| {
                            let _ = $vm;
                            let begin = || $body;
                            let step: $vm::errors::PyResult<$step> = begin();
                            Ok($crate::modules::itertools::step::start(class, step?))
                        }
                    ),
                    $vm::method!("__iter__", "(self, /)", |_, iterator: &$vm::Value| {
                        iterator.clone()
                    }),
                    $vm::method!("__next__", "(self, /)", |vm, iterator: &$vm::Value| {
                        $crate::modules::itertools::step::next::<$step>(vm, iterator)
                    }),
                    $($more,)*
                ]],
                ..$vm::objects::type_object::spec::TypeSpec::DEFAULT
            };
    };
    ($spec:ident, $name:literal, $doc:literal, $signature:literal, $($more:tt)*) => {
        $crate::modules::itertools::step::iterator_type!(
            @ $signature, $spec, $name, $doc, $signature, $($more)*
        );
    };
}
pub(super) use iterator_type;

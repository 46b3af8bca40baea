//! What the iterators of `itertools` have in common.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::ops::Deref;

use heap::value::Value;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::native::NativeObject;
use vm::objects::{Native, TypeRef};

/// The state of an iterator.
pub(super) trait Step: 'static {
    /// The next value, or `None` at the end.
    fn next(&mut self, vm: &Machine) -> PyResult<Option<Value>>;
    /// Shows every value that it owns to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
}

/// A step as a Python object; none once the collector has taken it apart.
pub(super) struct Stepping<S>(RefCell<Option<S>>);

impl<S: Step> NativeObject for Stepping<S> {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(step) = self.0.try_borrow()
            && let Some(step) = &*step
        {
            step.traverse(visit);
        }
    }

    fn clear(&self) {
        let step = self.0.try_borrow_mut().ok().and_then(|mut step| step.take());
        drop(step);
    }
}

/// What several iterators have in common: an object of its own, so that the collector sees who holds it.
pub(super) struct Common<T> {
    state: Value,
    of: PhantomData<T>,
}

impl<T: NativeObject> Common<T> {
    pub fn new(class: &TypeRef, state: T) -> Common<T> {
        Common { state: Native::new(class, state), of: PhantomData }
    }

    pub fn share(&self) -> Common<T> {
        Common { state: self.state.clone(), of: PhantomData }
    }

    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.state);
    }
}

impl<T: NativeObject> Deref for Common<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.state.native::<T>().expect("it was made of this state")
    }
}

/// A new iterator.
pub(super) fn start<S: Step>(class: &TypeRef, step: S) -> Value {
    Native::new(class, Stepping(RefCell::new(Some(step))))
}

/// `__next__`.
pub(super) fn next<S: Step>(vm: &Machine, iterator: &Value) -> PyResult {
    let Some(stepping) = iterator.native::<Stepping<S>>() else {
        return Err(vm.type_error("__next__() needs an iterator of its own type"));
    };
    let Ok(mut step) = stepping.0.try_borrow_mut() else {
        return Err(vm.value_error("iterator already executing"));
    };
    let next = step.as_mut().map_or(Ok(None), |step| step.next(vm))?;
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

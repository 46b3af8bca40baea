//! What `throw(type, value, traceback)` is given: it goes as it is to what the generator delegates to, and becomes an
//! exception where it is raised.

use heap::Kind;
use heap::value::Value;

use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::machine::warnings::Category;
use crate::objects::{Exception, TypeObject, exception};

pub struct Thrown {
    /// The class, or the exception.
    kind: Value,
    value: Value,
    traceback: Value,
}

impl Thrown {
    /// The arguments of `throw`; those that were not given are `NULL`.
    pub fn of_arguments(args: &[Value]) -> Thrown {
        let [kind, value, traceback] =
            [0, 1, 2].map(|at| args.get(at).cloned().unwrap_or_default());
        Thrown { kind, value, traceback }
    }

    /// The same, with the warning for the old form; `method` is `throw` or `athrow`.
    pub fn of_call(vm: &Machine, args: &[Value], method: &str) -> Thrown {
        let thrown = Thrown::of_arguments(args);
        if !thrown.value.is_null() || !thrown.traceback.is_null() {
            let message = format!(
                "the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead."
            );
            vm.warn(Category::Deprecation, message);
        }
        thrown
    }

    /// `GeneratorExit`, as a generator that is closed gets it: raised by whoever closes it.
    pub fn exit(vm: &Machine) -> Thrown {
        let exit = vm.error_with(&vm.types.exceptions.generator_exit, Vec::new());
        exception::chain(&exit, &vm.handled_exception());
        Thrown { kind: exit.into_value(), value: Value::NULL, traceback: Value::NULL }
    }

    /// `GeneratorExit` as a step of an asynchronous generator throws it: not made yet.
    pub fn bare_exit(vm: &Machine) -> Thrown {
        let kind = vm.types.exceptions.generator_exit.value().clone();
        Thrown { kind, value: Value::NULL, traceback: Value::NULL }
    }

    /// As they were given.
    pub fn arguments(&self) -> Vec<Value> {
        let all = [&self.kind, &self.value, &self.traceback];
        all.into_iter().take_while(|one| !one.is_null()).cloned().collect()
    }

    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.kind, &self.value, &self.traceback].into_iter().for_each(visit);
    }

    /// Whether it is `GeneratorExit`.
    pub fn is_exit(&self, vm: &Machine) -> bool {
        let exit = &vm.types.exceptions.generator_exit;
        match self.kind.downcast::<TypeObject>() {
            Some(class) => class.is_subclass_of(exit),
            None => vm.class(&self.kind).is_subclass_of(exit),
        }
    }

    /// The exception, made if it is not there yet.
    pub fn exception(&self, vm: &Machine) -> PyResult<Raised> {
        if self.traceback.is_given() && !self.traceback.is_kind(Kind::Traceback) {
            return Err(vm.type_error("throw() third argument must be a traceback object"));
        }
        let raised = Raised::new(self.instance(vm)?.cast::<Exception>().ok_or_else(|| {
            let kind = vm.class(&self.kind).name();
            vm.type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {kind}"
            ))
        })?);
        if self.traceback.is_given() {
            raised.exception().traceback.set(self.traceback.clone());
        }
        Ok(raised)
    }

    fn instance(&self, vm: &Machine) -> PyResult {
        let Some(class) = self
            .kind
            .cast::<TypeObject>()
            .filter(|class| class.is_subclass_of(&vm.types.exceptions.base_exception))
        else {
            if self.kind.is_kind(Kind::Exception) && self.value.is_given() {
                return Err(vm.type_error("instance exception may not have a separate value"));
            }
            return Ok(self.kind.clone());
        };
        // A value of the class is the exception itself, a tuple its arguments.
        if self.value.is_kind(Kind::Exception) && vm.class(&self.value).is_subclass_of(&class) {
            return Ok(self.value.clone());
        }
        let arguments = match (self.value.is_given(), self.value.is_kind(Kind::Tuple)) {
            (false, _) => Vec::new(),
            (true, true) => vm.to_vec(&self.value)?,
            (true, false) => vec![self.value.clone()],
        };
        // What its making raises takes its place.
        Ok(match vm.call(class.value(), &arguments) {
            Ok(made) if made.is_kind(Kind::Exception) => made,
            Ok(made) => {
                let (class, kind) = (class.qualified_name(), vm.class(&made).name());
                let message = format!(
                    "calling <class '{class}'> should have returned an instance of BaseException, not {kind}"
                );
                vm.type_error(message).into_value()
            }
            Err(raised) => raised.into_value(),
        })
    }
}

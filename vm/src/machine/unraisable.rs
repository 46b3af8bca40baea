//! Exceptions that nobody can catch: `sys.unraisablehook` is told of them, and shows them unless a program has set another.

use heap::value::Value;

use super::Machine;
use super::uncaught::is_own;
use crate::errors::Raised;
use crate::objects::native::class_of;
use crate::objects::struct_sequence::{self, field};
use crate::objects::type_object::spec::{Attribute, TypeSpec, member};
use crate::objects::{Module, Str, Traceback, Tuple};
use crate::traceback;

/// What the hook is called with.
pub static ARGUMENTS: TypeSpec = TypeSpec {
    name: "UnraisableHookArgs",
    doc: "What sys.unraisablehook is told of an exception.",
    attributes: FIELDS,
    ..struct_sequence::SPEC
};

static FIELDS: &[Attribute] = &[
    member("exc_type", field::<0>),
    member("exc_value", field::<1>),
    member("exc_traceback", field::<2>),
    member("err_msg", field::<3>),
    member("object", field::<4>),
];

/// The name of the hook in `sys`.
pub const HOOK: &str = "unraisablehook";

fn traceback_of(raised: &Raised) -> Value {
    let traceback = raised.exception().traceback.get();
    if traceback.is_null() { Value::NONE } else { traceback }
}

impl Machine {
    /// Tells the hook of an exception that nobody can catch, with what was being done to which object ("while closing generator"), and the frame that
    /// runs where the exception has no traceback.
    pub fn report_unraisable(&self, raised: &Raised, doing: &str, object: &Value) {
        if self.is_stopped() {
            return;
        }
        if raised.exception().traceback.is_null()
            && let Some(frame) = self.running_frame()
        {
            Traceback::add(self, raised, frame, frame.unit());
        }
        // Of an object that cannot be shown, nothing is said, as in CPython.
        let message = self.repr(object).map_or(Value::NONE, |shown| {
            Str::from_string(format!("Exception ignored {doing} {shown}"))
        });
        self.tell_unraisable(raised, message);
    }

    /// Tells the hook of an exception with these words.
    pub(super) fn tell_unraisable(&self, raised: &Raised, message: Value) {
        let told = self.told_of(raised, message, Value::NONE);
        let Some(hook) = self.unraisable_hook() else { return self.show_unraisable(&told) };
        let arguments = struct_sequence::new(&class_of(&ARGUMENTS), told.to_vec());
        if let Err(raised) = self.call(&hook, &[arguments]) {
            let message = Str::new("Exception ignored in sys.unraisablehook");
            self.show_unraisable(&self.told_of(&raised, message, hook));
        }
    }

    fn told_of(&self, raised: &Raised, message: Value, object: Value) -> [Value; 5] {
        let class = self.class(raised.value()).value().clone();
        [class, raised.value().clone(), traceback_of(raised), message, object]
    }

    /// The hook that a program has set; one that is missing or `None` stands for the machine's own.
    fn unraisable_hook(&self) -> Option<Value> {
        let sys = self.modules.get_str("sys")?.cast::<Module>()?;
        let hook = sys.dict.get_str(HOOK).filter(Value::is_given)?;
        (!is_own(&sys, HOOK, &hook)).then_some(hook)
    }

    /// What the machine's own hook does, with the fields of its argument.
    pub fn show_unraisable(&self, [class, exception, traceback, message, object]: &[Value; 5]) {
        let said = if message.is_none() { None } else { self.str(message).ok() };
        if !object.is_none() {
            let said = said.map_or("Exception ignored in".to_string(), |said| said.to_string());
            self.write_error(&format!("{said}: "));
            let shown = self
                .repr(object)
                .map_or("<object repr() failed>".to_string(), |shown| shown.to_string());
            self.write_error(&format!("{shown}\n"));
        } else if let Some(said) = said {
            self.write_error(&format!("{said}:\n"));
        }
        traceback::print_ignored(self, class, exception, traceback);
    }
}

/// The fields of what a hook is called with; `None` for another value.
pub fn fields<'a>(vm: &Machine, value: &'a Value) -> Option<&'a [Value; 5]> {
    let is_one = vm.class(value).is(&class_of(&ARGUMENTS));
    value.downcast::<Tuple>().filter(|_| is_one)?.items().try_into().ok()
}

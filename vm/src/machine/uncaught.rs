//! The exception that ends a program: `sys.excepthook` is told of it, and shows it unless a program has set another; and
//! the exit code.

use heap::Kind;
use heap::value::Value;

use super::Machine;
use crate::errors::{PyResult, Raised};
use crate::objects::{Exception, Module, Str, Traceback, int};
use crate::traceback;

/// The name of the hook in `sys`.
pub const HOOK: &str = "excepthook";

/// Where `sys` has the exception that has ended the program: itself, its class, itself again, its traceback.
pub const LAST: [&str; 4] = ["last_exc", "last_type", "last_value", "last_traceback"];

/// The exit code where standard output could not be written to its end.
const NOT_FLUSHED: i32 = 120;

impl Machine {
    /// Shows the exception that ended a program, flushes the output, and gives the exit code.
    pub fn finish(&self, outcome: PyResult<()>) -> i32 {
        let status = match outcome {
            Ok(()) => 0,
            Err(raised) => self.status_of(&raised),
        };
        let flushed = self.library.flush_streams(self);
        // What the program has left there, though it has set another stream.
        let _ = self.host.flush();
        match flushed {
            Ok(()) => status,
            Err(raised) => {
                self.tell_unraisable(
                    &raised,
                    Str::new("Exception ignored while flushing sys.stdout"),
                );
                NOT_FLUSHED
            }
        }
    }

    /// The exit code for an exception, which is shown unless it is one that asks for the end.
    fn status_of(&self, raised: &Raised) -> i32 {
        if raised.is_a(&self.types.exceptions.system_exit) {
            return self.status_of_exit(raised);
        }
        if self.is_stopped() {
            self.host.write_error("The program has used up its steps.\n");
            return 1;
        }
        let status = if raised.is_a(&self.types.exceptions.keyboard_interrupt) { 130 } else { 1 };
        self.tell_hook(raised).unwrap_or(status)
    }

    /// Tells the hook of an exception; what it raises is shown too, or gives the exit code.
    fn tell_hook(&self, raised: &Raised) -> Option<i32> {
        let sys = self.modules.get_str("sys").and_then(|sys| sys.cast::<Module>());
        let traceback = raised.exception().traceback.get();
        let traceback = if traceback.is_null() { Value::NONE } else { traceback };
        let class = self.class(raised.value()).value().clone();
        let last = [raised.value(), &class, raised.value(), &traceback];
        let hook = sys.as_ref().and_then(|sys| {
            LAST.iter().zip(last).for_each(|(name, value)| sys.dict.set_str(name, value.clone()));
            sys.dict.get_str(HOOK)
        });
        let Some(hook) = hook else {
            self.write_error("sys.excepthook is missing\n");
            traceback::print(self, raised);
            return None;
        };
        if sys.is_some_and(|sys| is_own(&sys, HOOK, &hook)) {
            traceback::print(self, raised);
            return None;
        }
        match self.call(&hook, &[class, raised.value().clone(), traceback]) {
            Ok(_) => None,
            Err(other) if other.is_a(&self.types.exceptions.system_exit) => {
                Some(self.status_of_exit(&other))
            }
            Err(other) => {
                self.write_error("Error in sys.excepthook:\n");
                traceback::print(self, &other);
                self.write_error("\nOriginal exception was:\n");
                traceback::print(self, raised);
                None
            }
        }
    }

    /// Forgets the exception that has ended the program.
    pub(super) fn forget_uncaught(&self) {
        let Some(sys) = self.modules.get_str("sys").and_then(|sys| sys.cast::<Module>()) else {
            return;
        };
        for name in LAST {
            if sys.dict.get_str(name).is_some() {
                sys.dict.set_str(name, Value::NONE);
            }
        }
    }

    /// What a `SystemExit` asks for: a number, or a text that is shown.
    fn status_of_exit(&self, raised: &Raised) -> i32 {
        let code = self.get_attribute(raised.value(), &self.intern("code"));
        let code = code.unwrap_or_else(|_| raised.value().clone());
        match &code {
            code if !code.is_given() => 0,
            code if int::is_int(code) => int::as_i64(code).unwrap_or(-1) as i32 & 0xFF,
            code => {
                let text = self.str(code).map_or(String::new(), |text| text.to_string());
                self.write_error(&format!("{text}\n"));
                1
            }
        }
    }

    /// What the machine's own hook does.
    pub fn show_uncaught(&self, value: &Value, traceback: &Value) {
        let Some(exception) = value.cast::<Exception>() else {
            if value.is_none() {
                return self.write_error("NoneType: None\n");
            }
            let kind = self.class(value).name();
            let words = "print_exception(): Exception expected for value";
            self.write_error(&format!("TypeError: {words}, {kind} found\n"));
            return;
        };
        if exception.traceback.is_null() && traceback.downcast::<Traceback>().is_some() {
            exception.traceback.set(traceback.clone());
        }
        self.write_error(&traceback::render(self, value));
    }
}

/// Whether the hook is the machine's own: a native function that `sys` has under the lasting name too.
pub(super) fn is_own(sys: &Module, name: &str, hook: &Value) -> bool {
    let lasting = sys.dict.get_str(&format!("__{name}__"));
    hook.is_kind(Kind::NativeFunction) && lasting.is_some_and(|own| own.is(hook))
}

//! Warnings of the machine itself, as CPython's default filters let them through: once for each place, deprecations
//! only in the main program.

use heap::value::{Ref, Value};

use super::Machine;
use super::ending::Ending;
use crate::objects::{Dict, Module, Str, Tuple, TypeRef, int};
use crate::special::Special;
use crate::traceback;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Category {
    Deprecation,
    Runtime,
}

impl Category {
    fn name(self) -> &'static str {
        match self {
            Category::Deprecation => "DeprecationWarning",
            Category::Runtime => "RuntimeWarning",
        }
    }

    fn class(self, vm: &Machine) -> &TypeRef {
        match self {
            Category::Deprecation => &vm.types.exceptions.deprecation_warning,
            Category::Runtime => &vm.types.exceptions.runtime_warning,
        }
    }
}

/// The version of the filters, which nothing changes: what a module has noted under another one does not count.
const VERSION: i64 = 0;

/// How many calls CPython's module `warnings` goes deep.
#[derive(Clone, Copy)]
pub struct Depths {
    /// Until the message is written.
    pub message: usize,
    /// Until it has found out that it does not know where an object was made.
    pub hint: usize,
    /// Until it has read the line of the source.
    line: usize,
}

/// Where it is still to be imported.
const AT_FIRST: Depths = Depths { message: 19, hint: 45, line: 45 };
const LATER: Depths = Depths { message: 4, hint: 5, line: 10 };

impl Machine {
    /// How deep CPython would go here to warn; of a coroutine that was never awaited, one call more, once it can.
    pub fn depths_of_warning(&self, of_coroutine: bool) -> Depths {
        match (self.has_warned.get(), usize::from(of_coroutine)) {
            (false, more) => {
                Depths { hint: AT_FIRST.hint + more, line: AT_FIRST.line + more, ..AT_FIRST }
            }
            (true, more) => Depths {
                message: LATER.message + more,
                hint: LATER.hint + more,
                line: LATER.line + more,
            },
        }
    }

    /// Warns of the line that runs; false where nobody is to hear it.
    pub fn warn(&self, category: Category, message: String) -> bool {
        self.warn_within(category, message, self.depths_of_warning(false))
    }

    /// The same, as far as the calls that are left suffice.
    pub fn warn_within(&self, category: Category, message: String, depths: Depths) -> bool {
        if category == Category::Deprecation && !self.runs_main() {
            // Looking for it leaves its traces in the module's notes.
            self.has_told(category, &message);
            return false;
        }
        if !self.is_news(category, &message) {
            return false;
        }
        let (filename, line) = self.running_line();
        let mut text = format!("{filename}:{line}: {}: {message}\n", category.name());
        let is_read = self.frames_left() >= depths.line;
        if self.ending() == Ending::Not {
            self.has_warned.set(true);
        }
        if is_read && let Some(source) = traceback::source_line(self, &filename, line) {
            text.push_str(&format!("  {source}\n"));
        }
        self.write_error(&text);
        true
    }

    /// Whether this has not been said of the line that runs; it counts as said from here on.
    pub fn is_news(&self, category: Category, message: &str) -> bool {
        let Some(registry) = self.registry() else { return true };
        let key = self.key(category, message);
        let is_told = self.is_noted(&registry, &key);
        // What cannot be noted is told again.
        let _ = registry.set(self, &key, Value::TRUE);
        !is_told
    }

    /// Whether this has been said of the line that runs.
    pub fn has_told(&self, category: Category, message: &str) -> bool {
        let registry = self.registry();
        registry.is_some_and(|one| self.is_noted(&one, &self.key(category, message)))
    }

    /// Where the running module notes what has been said of it: `__warningregistry__`. `None` where a program has put
    /// something else there.
    fn registry(&self) -> Option<Ref<Dict>> {
        let sys = || self.modules.get_str("sys")?.cast::<Module>().map(|sys| sys.dict.clone());
        let globals = self.running_globals().or_else(sys)?;
        let name = self.intern("__warningregistry__");
        match globals.get_name(&name) {
            Some(known) => known.cast::<Dict>(),
            None => {
                let registry = Dict::new();
                globals.try_set_name(&name, registry.value().clone()).ok()?;
                Some(registry)
            }
        }
    }

    /// What is noted of a warning: its text, its class, and the line.
    fn key(&self, category: Category, message: &str) -> Value {
        let (_, line) = self.running_line();
        let class = category.class(self).value().clone();
        Tuple::new(vec![Str::new(message), class, int::from_i64(line.into())])
    }

    fn is_noted(&self, registry: &Ref<Dict>, key: &Value) -> bool {
        let version = registry.get_str("version");
        if version.and_then(|version| int::as_i64(&version)) != Some(VERSION) {
            registry.clear();
            registry.set_str("version", int::from_i64(VERSION));
        }
        // A key that a program has put there may not be comparable.
        let noted = registry.get(self, key).ok().flatten();
        noted.is_some_and(|noted| self.truth(&noted).unwrap_or(false))
    }

    fn runs_main(&self) -> bool {
        let name =
            self.running_globals().and_then(|globals| globals.get_name(&Special::Name.name()));
        name.is_some_and(|name| name.to_string() == "__main__")
    }
}

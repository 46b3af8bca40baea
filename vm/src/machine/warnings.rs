//! Warnings of the machine itself, as CPython's default filters let them through: once for each place, deprecations
//! only in the main program.

use super::Machine;
use super::ending::Ending;
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
}

/// What was warned of, and where: nobody hears it twice.
#[derive(PartialEq, Eq, Hash)]
pub struct Told {
    category: Category,
    filename: String,
    line: i32,
    message: String,
}

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
        let here = self.told_here(category, message);
        self.told.borrow_mut().insert(here)
    }

    /// Whether this has been said of the line that runs.
    pub fn has_told(&self, category: Category, message: &str) -> bool {
        self.told.borrow().contains(&self.told_here(category, message))
    }

    fn told_here(&self, category: Category, message: &str) -> Told {
        let (filename, line) = self.running_line();
        Told { category, filename, line, message: message.into() }
    }

    fn runs_main(&self) -> bool {
        let name =
            self.running_globals().and_then(|globals| globals.get_name(&Special::Name.name()));
        name.is_some_and(|name| name.to_string() == "__main__")
    }
}

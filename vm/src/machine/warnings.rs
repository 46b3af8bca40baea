//! Warnings of the machine itself, as CPython's default filters let them through: once for each place, deprecations
//! only in the main program.

use super::Machine;
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

impl Machine {
    /// Warns of the line that runs; false where nobody is to hear it.
    pub fn warn(&self, category: Category, message: String) -> bool {
        if category == Category::Deprecation && !self.runs_main() {
            return false;
        }
        if !self.is_news(category, &message) {
            return false;
        }
        let (filename, line) = self.running_line();
        let mut text = format!("{filename}:{line}: {}: {message}\n", category.name());
        if let Some(source) = traceback::source_line(self, &filename, line) {
            text.push_str(&format!("  {source}\n"));
        }
        self.host.write_error(&text);
        true
    }

    /// Whether this has not been said of the line that runs; it counts as said from here on.
    pub fn is_news(&self, category: Category, message: &str) -> bool {
        let (filename, line) = self.running_line();
        self.told.borrow_mut().insert(Told { category, filename, line, message: message.into() })
    }

    fn runs_main(&self) -> bool {
        let name =
            self.running_globals().and_then(|globals| globals.get_name(&Special::Name.name()));
        name.is_some_and(|name| name.to_string() == "__main__")
    }
}

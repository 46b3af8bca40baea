//! Since when something is part of the language, for programs that are to be read as an older version does.

use crate::ast::{Int, Symbol, Word};
use crate::error::ErrorKind;
use crate::parser::run::Parser;

impl Parser<'_> {
    /// What there is since Python 3.version.
    #[inline]
    pub(crate) fn since<T: Word>(&mut self, made: T, version: Int, what: Symbol) -> T {
        if self.is_before(version) {
            let what = self.ast.text(what).to_string();
            self.refuse_as_newer(version, &what);
        }
        made
    }

    /// Whether the program is to be read as a version before 3.version does.
    #[inline]
    pub(super) fn is_before(&self, version: Int) -> bool {
        self.options.feature_version.is_some_and(|asked| i64::from(asked) < i64::from(version))
    }

    #[cold]
    pub(super) fn refuse_as_newer(&mut self, version: Int, what: &str) {
        let message = format!("{what} only supported in Python 3.{version} and greater");
        self.fail(self.error_at_last(ErrorKind::SyntaxError, message));
    }
}

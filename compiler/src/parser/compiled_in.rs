//! The generated parser, and which language it is of: the base language's, or where `lab regen --out` has put another
//! one in its place, that one's.

use std::sync::OnceLock;

use pegen::definition::{Definition, Fingerprint};

use super::generated::parser::{BASE, KEYWORDS, LANGUAGE, SOFT_KEYWORDS};
use super::options::Mode;
use super::run::Parser;
use crate::ast::Node;

/// The generated parser, for a language that it is of.
#[derive(Debug, Clone, Copy)]
pub struct CompiledIn(());

impl CompiledIn {
    /// The parser for the language with this fingerprint, if it is that which is compiled in. One that was emitted
    /// for another base language has other numbers, and is nobody's.
    pub fn of(language: Fingerprint) -> Option<CompiledIn> {
        let is_it = language == Fingerprint(LANGUAGE) && base() == Fingerprint(BASE);
        is_it.then_some(CompiledIn(()))
    }

    pub fn of_base() -> Option<CompiledIn> {
        CompiledIn::of(base())
    }

    /// Whichever parser is compiled in: programs of the base language, as it was when this was built, are read with it.
    pub(crate) fn whichever() -> CompiledIn {
        CompiledIn(())
    }

    /// The keywords in the order of their numbers.
    pub fn keywords(self) -> &'static [&'static str] {
        &KEYWORDS
    }

    pub(super) fn soft_keywords(self) -> &'static [&'static str] {
        &SOFT_KEYWORDS
    }

    /// Runs the start rule of `mode`.
    pub(super) fn start(self, parser: &mut Parser<'_>, mode: Mode) -> Option<Node> {
        match mode {
            Mode::File => parser.parse_file(1),
            Mode::Interactive => parser.parse_interactive(1),
            Mode::Eval => parser.parse_eval(1),
            Mode::FuncType => parser.parse_func_type(1),
        }
    }
}

/// The fingerprint of the base language.
fn base() -> Fingerprint {
    static BASE: OnceLock<Fingerprint> = OnceLock::new();
    *BASE.get_or_init(|| Definition::base().fingerprint())
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    /// The base language with a file over it.
    fn changed(file: &str, text: &str) -> Fingerprint {
        let mut definition = Definition::base();
        let added: Result<(), Infallible> = definition
            .add_layer(|name| Ok((name == file).then(|| (name.to_string(), text.to_string()))));
        added.map_or_else(|never| match never {}, |()| definition.fingerprint())
    }

    /// `lab regen` makes it so where this fails.
    #[test]
    fn the_base_language_has_the_compiled_in_parser_and_no_other_has() {
        assert!(CompiledIn::of_base().is_some());
        assert!(CompiledIn::of(changed("opcodes.toml", "")).is_some());
        for file in ["python.gram", "Tokens", "Python.asdl", "actions.toml"] {
            assert!(CompiledIn::of(changed(file, "")).is_none(), "{file}");
        }
    }
}

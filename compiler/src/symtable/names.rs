//! Names: the identifiers of a program, and those that mangling makes of them.

use rustc_hash::FxHashMap;

use crate::ast::{Ast, Symbol};
use crate::text::PyText;

/// A name, by its number in [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(u32);

/// Each name once.
#[derive(Debug, Clone, Default)]
pub struct Names {
    texts: Vec<PyText>,
    numbers: FxHashMap<PyText, Name>,
    /// The names of the tree's identifiers, as far as they have been asked for.
    symbols: FxHashMap<Symbol, Name>,
    /// Private names by class.
    mangled: FxHashMap<(Name, Name), Name>,
}

impl Names {
    pub fn intern(&mut self, text: &str) -> Name {
        self.intern_text(text.into())
    }

    pub fn intern_text(&mut self, text: PyText) -> Name {
        if let Some(&name) = self.numbers.get(&text) {
            return name;
        }
        let name = Name(self.texts.len() as u32);
        self.texts.push(text.clone());
        self.numbers.insert(text, name);
        name
    }

    /// The name of an identifier of the tree.
    pub fn of_symbol(&mut self, ast: &Ast, symbol: Symbol) -> Name {
        if let Some(&name) = self.symbols.get(&symbol) {
            return name;
        }
        let name = self.intern(ast.text(symbol));
        self.symbols.insert(symbol, name);
        name
    }

    pub fn get(&self, text: &str) -> Option<Name> {
        self.numbers.get(&PyText::from(text)).copied()
    }

    pub fn text(&self, name: Name) -> &PyText {
        &self.texts[name.0 as usize]
    }

    pub fn str(&self, name: Name) -> &str {
        self.text(name).as_str().unwrap_or("")
    }

    /// The name as it is in the class `class`: `__x` becomes `_Class__x`.
    pub fn mangle(&mut self, class: Option<Name>, name: Name) -> Name {
        let Some(class) = class.filter(|_| self.text(name).as_bytes().starts_with(b"__")) else {
            return name;
        };
        if let Some(&mangled) = self.mangled.get(&(class, name)) {
            return mangled;
        }
        let mangled = match mangled(self.str(class), self.str(name)) {
            Some(text) => self.intern(&text),
            None => name,
        };
        self.mangled.insert((class, name), mangled);
        mangled
    }
}

/// The private form of a name that begins with two underscores, where it has one.
fn mangled(class: &str, name: &str) -> Option<String> {
    let class = class.trim_start_matches('_');
    // `__special__` names and the dotted names of imports stay.
    let is_private = !name.ends_with("__") && !name.contains('.') && !class.is_empty();
    is_private.then(|| format!("_{class}{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_names_are_mangled() {
        let mut names = Names::default();
        let [class, bare] = ["_C", "__"].map(|text| names.intern(text));
        for (name, expected) in [("__x", "_C__x"), ("__x__", "__x__"), ("_x", "_x"), ("__a.b", "__a.b")] {
            let name = names.intern(name);
            let mangled = names.mangle(Some(class), name);
            assert_eq!(names.str(mangled), expected);
            assert_eq!(names.mangle(Some(bare), name), name);
        }
    }
}

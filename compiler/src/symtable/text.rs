//! The symbol table as text, as `python -m symtable` prints it.
//!
//! ```text
//! symbol table for module from file 'x.py':
//!     local symbol 'f': def_local
//!
//!     symbol table for function 'f':
//! ```

use std::fmt::Write;

use crate::code::text_repr;
use crate::text::PyText;

use super::{Flags, Meaning, ScopeId, ScopeKind, SymbolTable};

/// The flags in the order in which `symtable` shows them.
const FLAGS: [(&str, Flags); 12] = [
    ("use", Flags::USE),
    ("def_global", Flags::GLOBAL),
    ("def_nonlocal", Flags::NONLOCAL),
    ("def_local", Flags::LOCAL),
    ("def_param", Flags::PARAM),
    ("def_type_param", Flags::TYPE_PARAM),
    ("def_free_class", Flags::FREE_CLASS),
    ("def_import", Flags::IMPORT),
    ("def_bound", Flags::BOUND),
    ("def_annot", Flags::ANNOTATED),
    ("def_comp_iter", Flags::COMP_ITER),
    ("def_comp_cell", Flags::COMP_CELL),
];

/// The table of a program that was read from `filename`.
pub fn render(table: &SymbolTable, filename: &PyText) -> String {
    let mut text = String::new();
    scope(&mut text, table, SymbolTable::MODULE, filename, 0);
    text
}

fn scope(text: &mut String, table: &SymbolTable, id: ScopeId, filename: &PyText, level: usize) {
    let scope = table.scope(id);
    let indent = "    ".repeat(level);
    let nested = if scope.is_nested { "nested " } else { "" };
    let what = match scope.kind {
        ScopeKind::Module => format!("module from file {}", text_repr(filename)),
        kind => format!("{} {}", type_name(kind), text_repr(table.names.text(scope.name))),
    };
    let _ = writeln!(text, "{indent}symbol table for {nested}{what}:");
    for (name, flags) in scope.symbols.iter() {
        let set: Vec<&str> = FLAGS
            .iter()
            .filter(|(_, flag)| flags.0 & flag.0 == flag.0)
            .map(|(word, _)| *word)
            .collect();
        let name = text_repr(table.names.text(name));
        let meaning = meaning_name(flags.meaning());
        let _ = writeln!(text, "    {indent}{meaning} symbol {name}: {}", set.join(", "));
    }
    text.push('\n');
    for &child in &scope.children {
        self::scope(text, table, child, filename, level + 1);
    }
}

fn type_name(kind: ScopeKind) -> &'static str {
    match kind {
        ScopeKind::Function => "function",
        ScopeKind::Class => "class",
        ScopeKind::Module => "module",
        ScopeKind::Annotation => "annotation",
        ScopeKind::TypeAlias => "type alias",
        ScopeKind::TypeParameters => "type parameters",
        ScopeKind::TypeVariable => "type variable",
    }
}

fn meaning_name(meaning: Option<Meaning>) -> &'static str {
    match meaning {
        Some(Meaning::Free) => "free",
        Some(Meaning::Local) => "local",
        Some(Meaning::GlobalImplicit) => "global_implicit",
        Some(Meaning::GlobalExplicit) => "global_explicit",
        Some(Meaning::Cell) => "cell",
        None => "0",
    }
}

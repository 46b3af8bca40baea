//! The symbol table as text.

use super::SymbolTable;

/// To come.
pub fn render(_table: &SymbolTable) -> String {
    String::new()
}

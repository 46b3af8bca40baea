//! The nodes of the base language that functions of `lower.py` give other code.

use std::rc::Rc;

use compiler::ast::{Kind, Schema};
use compiler::codegen::Kinds;

use super::Hooks;

/// The node of the base language that a function of this name gives other code.
pub fn replaced(schema: &Schema, name: &str) -> Option<Kind> {
    let kind = schema.kind(name).filter(|kind| !kind.is_added())?;
    is_replaceable(schema, kind).then_some(kind)
}

/// Whether a node of the base language has code of its own: a starred expression is unpacked by what it stands in.
pub fn is_replaceable(schema: &Schema, kind: Kind) -> bool {
    matches!(&*schema.info(kind).of, "stmt" | "expr") && kind != Kind::Starred
}

impl Hooks {
    /// The nodes of the base language that there are functions for; `None` where there are none.
    pub(super) fn replaced_kinds(&self) -> Option<Rc<Kinds>> {
        if self.scripts.iter().all(|scripts| scripts.lower.is_none()) {
            return None;
        }
        // A script that cannot be read is told where its functions are asked for.
        let functions = self.loaded().ok()?.lower;
        let names = functions.iter().flatten();
        let kinds = names.filter_map(|name| replaced(&self.language.schema, name));
        let mut kinds = kinds.peekable();
        kinds.peek()?;
        Some(Rc::new(kinds.collect()))
    }
}

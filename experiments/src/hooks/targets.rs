//! Expressions that a hook stores to or deletes, whatever the program does with them.

use compiler::ast::Kind;

use super::message::{Field, NodeRef, Visit};
use super::workshop;

/// Why nothing can be stored to an expression; a deletion is one that `context` names so.
pub fn refusal(target: &NodeRef, context: Kind) -> Option<String> {
    let (field, only_in_list) = match target.kind.as_str() {
        "Name" | "Attribute" | "Subscript" => return None,
        "Tuple" | "List" => ("elts", false),
        "Starred" => ("value", true),
        // A target that the program has is one, whatever it is.
        _ if context == Kind::Store && target.visit == Visit::Pops => return None,
        other => {
            let what = if context == Kind::Store { "assigned to" } else { "deleted" };
            return Some(format!("{other} cannot be {what}"));
        }
    };
    if only_in_list {
        return Some("a starred target stands in a tuple or a list".to_string());
    }
    let Some(fields) = workshop::fields_of(target) else {
        return Some(workshop::FOREIGN_NODE.to_string());
    };
    let items = fields.into_iter().find(|(name, _)| name == field).map(|(_, items)| items);
    let Some(Field::Many(items)) = items else { return None };
    let mut stars = 0;
    for item in items {
        let Field::Node(item) = item else { continue };
        let refused = match item.kind.as_str() {
            "Starred" if context == Kind::Store => {
                stars += 1;
                starred_refusal(&item)
            }
            _ => refusal(&item, context),
        };
        if refused.is_some() {
            return refused;
        }
    }
    (stars > 1).then(|| "several targets of one list are starred".to_string())
}

/// The same for what is behind the star.
fn starred_refusal(starred: &NodeRef) -> Option<String> {
    let value = workshop::fields_of(starred)?.into_iter().find(|(name, _)| name == "value")?.1;
    let Field::Node(value) = value else { return None };
    refusal(&value, Kind::Store)
}

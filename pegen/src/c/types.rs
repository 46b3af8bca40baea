//! The types of C by which values are known there.

use crate::action::{Schema, Type};

/// What fits everywhere: the value of a group, an optional item, `NULL`.
pub const ANYTHING: &str = "void*";

/// A sequence of whatever it is.
pub const SEQUENCE: &str = "asdl_seq*";

/// A token that is no node.
pub const TOKEN: &str = "Token*";

/// A number, or whether something holds.
pub const INT: &str = "int";

/// The type of a value.
pub fn of(schema: &Schema, ty: &Type) -> String {
    match ty {
        Type::Node(id) | Type::Simple(id) => format!("{}_ty", schema.types[usize::from(id.0)].0),
        Type::Record(record) => match &schema.declarations.records[*record].upstream {
            Some(name) => format!("{name}*"),
            None => ANYTHING.to_string(),
        },
        Type::Identifier => "identifier".to_string(),
        Type::Text => "string".to_string(),
        Type::Constant => "constant".to_string(),
        Type::Int | Type::Bool => INT.to_string(),
        Type::Token(name) => {
            let conversion = name.as_ref().and_then(|name| schema.declarations.conversion(name));
            match conversion {
                Some(conversion) => format!("{}_ty", conversion.to),
                None => TOKEN.to_string(),
            }
        }
        Type::List(one) => sequence(schema, one),
        Type::Optional(of_it) => of(schema, of_it),
        Type::Nothing | Type::Empty | Type::Matched => ANYTHING.to_string(),
    }
}

/// The type of a list of these.
fn sequence(schema: &Schema, one: &Type) -> String {
    match one {
        Type::Identifier => "asdl_identifier_seq*".to_string(),
        Type::Simple(_) | Type::Int | Type::Bool => "asdl_int_seq*".to_string(),
        Type::Optional(of) => sequence(schema, of),
        Type::Node(_) | Type::Token(_) => match of(schema, one).strip_suffix("_ty") {
            Some(name) => format!("asdl_{name}_seq*"),
            None => SEQUENCE.to_string(),
        },
        _ => SEQUENCE.to_string(),
    }
}

/// The type of a value that a rule can have: there, a bare name of the ASDL is put into a struct.
pub fn of_rule(schema: &Schema, ty: &Type) -> String {
    match made_by(schema, ty) {
        Some((name, _)) => format!("{name}*"),
        None => of(schema, ty),
    }
}

/// The struct that holds one of a sum's bare names, and the function that makes it.
pub fn made_by<'a>(schema: &'a Schema, ty: &Type) -> Option<(&'a str, &'a str)> {
    let Type::Simple(_) = ty.present() else { return None };
    schema.declarations.types.iter().find_map(|known| {
        let means = schema.read(known.means.as_ref()?)?;
        (means == *ty.present()).then_some((known.name.as_str(), known.made_by.as_deref()?))
    })
}

/// Whether it is a pointer, of which there can be none.
pub fn is_pointer(name: &str) -> bool {
    name.ends_with('*')
        || name.ends_with("_ty")
        || matches!(name, "identifier" | "string" | "constant")
}

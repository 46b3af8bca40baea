//! What is known of a field of a kind of node: its name, what its words mean, how many there are.

use std::borrow::Cow;

use pegen::asdl::Asdl;
pub use pegen::asdl::Note;

/// A field of a kind of node.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldInfo {
    pub name: Cow<'static, str>,
    pub ty: FieldType,
    pub quantity: Quantity,
    /// What the symbol table has to know of it, where a node has no code there that says so.
    pub note: Option<Note>,
}

/// What a field's words mean; the names are those of types in the ASDL.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldType {
    Identifier,
    String,
    Int,
    Constant,
    /// A value of a sum without fields, such as `operator`: a [`super::Kind`].
    Simple(Cow<'static, str>),
    Node(Cow<'static, str>),
}

/// How many values a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    One,
    Optional,
    Many,
    ManyOptional,
}

impl FieldInfo {
    pub(super) const fn new(name: &'static str, ty: FieldType, quantity: Quantity) -> FieldInfo {
        FieldInfo { name: Cow::Borrowed(name), ty, quantity, note: None }
    }

    /// One with a note.
    pub const fn noted(
        name: &'static str,
        ty: FieldType,
        quantity: Quantity,
        note: Note,
    ) -> FieldInfo {
        FieldInfo { name: Cow::Borrowed(name), ty, quantity, note: Some(note) }
    }

    pub(super) fn from_model(field: &pegen::asdl::Field, asdl: &Asdl) -> FieldInfo {
        let simple = |ty: &str| asdl.definition(ty).is_some_and(|of| of.is_simple_sum());
        let ty = match field.ty.as_str() {
            "identifier" => FieldType::Identifier,
            "string" => FieldType::String,
            "int" => FieldType::Int,
            "constant" => FieldType::Constant,
            ty if simple(ty) => FieldType::Simple(ty.to_string().into()),
            ty => FieldType::Node(ty.to_string().into()),
        };
        let quantity = match field.quantity {
            pegen::asdl::Quantity::One => Quantity::One,
            pegen::asdl::Quantity::Optional => Quantity::Optional,
            pegen::asdl::Quantity::Many => Quantity::Many,
            pegen::asdl::Quantity::ManyOptional => Quantity::ManyOptional,
        };
        FieldInfo { name: field.name.clone().into(), ty, quantity, note: field.note() }
    }
}

impl FieldType {
    pub(super) const fn node(ty: &'static str) -> FieldType {
        FieldType::Node(Cow::Borrowed(ty))
    }

    pub(super) const fn simple(ty: &'static str) -> FieldType {
        FieldType::Simple(Cow::Borrowed(ty))
    }
}

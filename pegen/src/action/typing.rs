//! The types that values of a grammar have, and the schema that knows them by name.

use rustc_hash::FxHashMap;

use super::declarations::{Conversion, Declarations};
use crate::asdl::{Asdl, BUILTIN_TYPES, Field, Quantity};
use crate::diagnostic::Diagnostic;

/// The types of the ASDL that C has under the same names.
const C_OBJECTS: [&str; 3] = ["identifier", "string", "constant"];

/// The number of a type in the ASDL, in the order of the file, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub u16);

/// The number of a kind of node, in the order of the ASDL, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KindId(pub u16);

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// A node of a sum or product with fields.
    Node(TypeId),
    /// One of a sum's bare names, such as `Load`.
    Simple(TypeId),
    /// A record of `actions.toml`, by its place there.
    Record(usize),
    Identifier,
    Text,
    Int,
    Bool,
    Constant,
    /// A token: of this name, or any.
    Token(Option<String>),
    List(Box<Type>),
    Optional(Box<Type>),
    /// `None`, and what an action has that only ever fails.
    Nothing,
    /// The empty list, of anything.
    Empty,
    /// Matched, and that is all there is to say.
    Matched,
}

impl Type {
    pub fn list(of: Type) -> Type {
        Type::List(Box::new(of))
    }

    /// An optional of an optional is one optional; a list that is not there is empty.
    pub fn optional_of(of: Type) -> Type {
        match of {
            Type::Optional(_) | Type::Nothing | Type::List(_) | Type::Empty => of,
            other => Type::Optional(Box::new(other)),
        }
    }

    /// What it is a list of, or may be.
    pub fn of_what(&self) -> &Type {
        match self {
            Type::List(of) | Type::Optional(of) => of.of_what(),
            other => other,
        }
    }

    /// The type where it is known to be there.
    pub fn present(&self) -> &Type {
        match self {
            Type::Optional(of) => of,
            other => other,
        }
    }
}

/// A field of a node or record.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedField {
    pub name: String,
    pub ty: Type,
}

/// A kind of node: its number, type, fields, and whether it has a span.
#[derive(Debug, Clone)]
pub struct NodeKind {
    pub id: KindId,
    pub name: String,
    pub of: TypeId,
    pub fields: Vec<TypedField>,
    pub has_span: bool,
    /// Just a name: a value of a simple sum.
    pub simple: bool,
}

/// Every type, node kind and declaration by name.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The ASDL's types: name, and whether it is a simple sum.
    pub types: Vec<(String, bool)>,
    pub kinds: Vec<NodeKind>,
    kinds_by_name: FxHashMap<String, usize>,
    pub declarations: Declarations,
}

impl Schema {
    pub fn new(asdl: &Asdl, declarations: Declarations) -> Schema {
        let types: Vec<(String, bool)> = asdl
            .types
            .iter()
            .map(|definition| (definition.name.clone(), definition.is_simple_sum()))
            .collect();
        let mut schema =
            Schema { types, kinds: Vec::new(), kinds_by_name: FxHashMap::default(), declarations };
        for (number, kind) in asdl.kinds().enumerate() {
            let of = schema.type_id(&kind.of.name).unwrap_or(TypeId(0));
            schema.kinds_by_name.insert(kind.name.to_string(), number);
            schema.kinds.push(NodeKind {
                id: KindId(number as u16 + 1),
                name: kind.name.to_string(),
                of,
                fields: kind.fields.iter().map(|field| schema.field(field)).collect(),
                has_span: !kind.attributes.is_empty(),
                simple: kind.of.is_simple_sum(),
            });
        }
        schema
    }

    fn field(&self, field: &Field) -> TypedField {
        let of = self.named(&field.ty).unwrap_or(Type::Matched);
        let ty = match field.quantity {
            Quantity::One => of,
            Quantity::Optional => Type::optional_of(of),
            Quantity::Many => Type::list(of),
            Quantity::ManyOptional => Type::list(Type::optional_of(of)),
        };
        TypedField { name: field.name.clone(), ty }
    }

    fn type_id(&self, name: &str) -> Option<TypeId> {
        let index = self.types.iter().position(|(known, _)| known == name)?;
        Some(TypeId(index as u16))
    }

    pub fn kind(&self, name: &str) -> Option<&NodeKind> {
        self.kinds_by_name.get(name).map(|&index| &self.kinds[index])
    }

    pub fn kind_of(&self, id: KindId) -> &NodeKind {
        &self.kinds[usize::from(id.0) - 1]
    }

    /// The kinds of a node type.
    pub fn kinds_of(&self, id: TypeId) -> impl Iterator<Item = &NodeKind> {
        self.kinds.iter().filter(move |kind| kind.of == id)
    }

    /// A type by one name, without `?` and `*`.
    fn named(&self, name: &str) -> Option<Type> {
        Some(match name {
            "identifier" => Type::Identifier,
            "string" => Type::Text,
            "int" => Type::Int,
            "bool" => Type::Bool,
            "constant" => Type::Constant,
            "token" => Type::Token(None),
            "nothing" => Type::Nothing,
            _ if name.starts_with(|letter: char| letter.is_ascii_uppercase()) => {
                Type::Token(Some(name.to_string()))
            }
            _ => match self.type_id(name) {
                Some(id) if self.types[usize::from(id.0)].1 => Type::Simple(id),
                Some(id) => Type::Node(id),
                None => Type::Record(self.declarations.record_index(name)?),
            },
        })
    }

    /// A type as `actions.toml` and rules write it: `expr`, `stmt*`, `expr?`, `expr?*`; or as upstream's
    /// grammar does: `expr_ty`, `asdl_expr_seq*`, `Token*`.
    pub fn read(&self, text: &str) -> Option<Type> {
        let text = text.trim();
        if let Some(ty) = self.read_upstream(text) {
            return Some(ty);
        }
        if let Some(of) = text.strip_suffix('*') {
            return self.read(of).map(Type::list);
        }
        if let Some(of) = text.strip_suffix('?') {
            return self.read(of).map(Type::optional_of);
        }
        self.named(text)
    }

    /// What a value of this type can become: by the token's own conversion, and by that of all tokens, nodes
    /// or ints.
    pub fn conversions_of(&self, ty: &Type) -> Vec<&Conversion> {
        let (own, all) = match ty {
            Type::Token(name) => (name.as_deref(), "token"),
            Type::Node(_) => (None, "node"),
            Type::Int => (None, "int"),
            _ => return Vec::new(),
        };
        let names = own.into_iter().chain([all]);
        names.filter_map(|name| self.declarations.conversion(name)).collect()
    }

    /// Whether the type of a rule is written as upstream's "whatever it is": it has to be inferred.
    pub fn is_inferred(&self, text: &str) -> bool {
        let pointed = text.trim().trim_end_matches(['*', ' ']);
        let types = &self.declarations.types;
        types.iter().any(|known| known.name == pointed && known.means.is_none())
    }

    /// Whether upstream's C has a type of this name.
    pub fn is_c_type(&self, text: &str) -> bool {
        self.is_inferred(text) || self.read_upstream(text).is_some()
    }

    fn read_upstream(&self, text: &str) -> Option<Type> {
        if let Some(name) = text.strip_suffix("_ty") {
            return self.named(name);
        }
        if C_OBJECTS.contains(&text) {
            return self.named(text);
        }
        let pointed = text.strip_suffix('*')?.trim_end();
        if let Some(known) = self.declarations.types.iter().find(|known| known.name == pointed) {
            return self.read(known.means.as_ref()?);
        }
        if pointed == "Token" {
            return Some(Type::Token(None));
        }
        if let Some(name) = pointed.strip_prefix("asdl_").and_then(|rest| rest.strip_suffix("_seq"))
        {
            return self.named(name).map(Type::list);
        }
        self.declarations.record_by_upstream(pointed).map(Type::Record)
    }

    /// Types of helpers and records, and helpers of conversions, that there are none of.
    pub fn undeclared(&self) -> Vec<Diagnostic> {
        let Declarations { helpers, records, conversions, .. } = &self.declarations;
        let of_helpers = helpers.iter().flat_map(|helper| {
            let parameters = helper.parameters.iter().map(|parameter| &parameter.ty);
            parameters.chain([&helper.result]).map(|ty| (ty, &helper.name, helper.place))
        });
        let of_records = records.iter().flat_map(|record| {
            record.fields.iter().map(|field| (&field.ty, &record.name, record.place))
        });
        let is_known =
            |ty: &str| ty.trim_end_matches(['*', '?']) == "any" || self.read(ty).is_some();
        let of_conversions = conversions.iter().map(|one| (&one.to, &one.token, one.place));
        let types = of_helpers.chain(of_records).chain(of_conversions);
        let unknown = types.filter(|(ty, ..)| !is_known(ty));
        let by = conversions.iter().filter(|one| !helpers.iter().any(|known| known.name == one.by));
        let without_helper = by.map(|Conversion { token, by, place, .. }| {
            Diagnostic::error("undefined-helper", format!("there is no helper `{by}`"))
                .label(*place, format!("it is to convert a `{token}`"))
                .suggest(by, helpers.iter().map(|helper| helper.name.as_str()))
        });
        let of_types = unknown.map(|(ty, name, place)| {
            Diagnostic::error("undefined-type", format!("there is no type `{ty}`"))
                .label(place, format!("`{name}` is declared with it"))
                .suggest(ty, self.type_names())
        });
        of_types.chain(without_helper).collect()
    }

    /// Names of all types, for suggestions.
    pub fn type_names(&self) -> impl Iterator<Item = &str> {
        let records = self.declarations.records.iter().map(|record| record.name.as_str());
        let own = self.types.iter().map(|(name, _)| name.as_str());
        own.chain(records).chain(BUILTIN_TYPES).chain(["token", "bool"])
    }

    /// A type as we write it.
    pub fn show(&self, ty: &Type) -> String {
        match ty {
            Type::Node(id) | Type::Simple(id) => self.types[usize::from(id.0)].0.clone(),
            Type::Record(index) => self.declarations.records[*index].name.clone(),
            Type::Identifier => "identifier".to_string(),
            Type::Text => "string".to_string(),
            Type::Int => "int".to_string(),
            Type::Bool => "bool".to_string(),
            Type::Constant => "constant".to_string(),
            Type::Token(None) => "token".to_string(),
            Type::Token(Some(name)) => name.clone(),
            Type::List(of) => format!("{}*", self.show(of)),
            Type::Optional(of) => format!("{}?", self.show(of)),
            Type::Nothing => "None".to_string(),
            Type::Empty => "[]".to_string(),
            Type::Matched => "a mere match".to_string(),
        }
    }
}

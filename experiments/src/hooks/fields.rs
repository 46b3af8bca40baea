//! What the compiler tells hooks of the nodes that they look into.

use compiler::ast::schema::{FieldInfo, FieldType, Quantity};
use compiler::ast::{Ast, ConstantId, Int, Kind, List, Node, Symbol, Word};

use super::message::{Field, NodeRef, Plain, Visit};
use super::{Hooks, constant};

impl Hooks {
    pub(super) fn node_ref(&self, ast: &Ast, node: Node) -> NodeRef {
        let schema = &self.language.schema;
        let info = schema.info(ast.kind(node));
        let visit = match info.of.as_ref() {
            "stmt" => Visit::Nothing,
            "expr" => match self.context(ast, node) {
                Some(Kind::Store) => Visit::Pops,
                Some(Kind::Del) => Visit::Nothing,
                _ => Visit::Pushes,
            },
            _ => Visit::Impossible,
        };
        NodeRef { call: self.call.get(), node, kind: info.name.to_string(), visit, scope: None }
    }

    /// The context of a node, where it has one.
    pub(super) fn context(&self, ast: &Ast, node: Node) -> Option<Kind> {
        let mut fields = self.language.schema.fields(ast, node);
        let (_, word) = fields.find(|(info, _)| info.name == "ctx")?;
        Some(Kind::from_word(word))
    }

    pub(super) fn fields(&self, ast: &Ast, node: Node) -> Vec<(String, Field)> {
        let fields = self.language.schema.fields(ast, node);
        fields.map(|(info, word)| (info.name.to_string(), self.field(ast, info, word))).collect()
    }

    fn field(&self, ast: &Ast, info: &FieldInfo, word: u32) -> Field {
        match info.quantity {
            Quantity::Many | Quantity::ManyOptional => {
                let items = ast.list(List::<u32>::from_word(word));
                Field::Many(items.iter().map(|item| self.value(ast, info, item)).collect())
            }
            Quantity::Optional if word == 0 => Field::Plain(Plain::None),
            Quantity::One | Quantity::Optional => self.value(ast, info, word),
        }
    }

    fn value(&self, ast: &Ast, info: &FieldInfo, word: u32) -> Field {
        let text = |text: &str| Field::Plain(Plain::Str(text.as_bytes().to_vec()));
        match &info.ty {
            FieldType::Node(_) => match Option::<Node>::from_word(word) {
                Some(node) => {
                    let scope = info.note.filter(|note| note.is_scope());
                    Field::Node(NodeRef { scope, ..self.node_ref(ast, node) })
                }
                None => Field::Plain(Plain::None),
            },
            FieldType::Simple(_) => text(&self.language.schema.info(Kind::from_word(word)).name),
            FieldType::Identifier | FieldType::String => text(ast.text(Symbol::from_word(word))),
            FieldType::Int => {
                let number = match info.quantity {
                    Quantity::Optional => Option::<Int>::from_word(word).unwrap_or_default(),
                    _ => Int::from_word(word),
                };
                Field::Plain(Plain::Int(number.into()))
            }
            FieldType::Constant => {
                let constant = ast.constant(ConstantId::from_word(word));
                Field::Plain(constant::of_constant(constant))
            }
        }
    }
}

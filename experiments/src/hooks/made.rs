//! Trees that functions of `desugar.py` make, and how they come into the program's tree.

use std::sync::Arc;

use compiler::ast::schema::{FieldInfo, FieldType, KindInfo, Quantity};
use compiler::ast::{Ast, Int, Kind, List, Node, Schema, Stmt, Word, node};
use compiler::code::Constant;
use compiler::parser::program_text;
use compiler::source::Span;
use rustc_hash::FxHashSet;

use super::constant;
use super::emit::{is_identifier, is_variable};
use super::message::{NodeRef, Plain};
use super::workshop::FOREIGN_NODE;

/// A part of a tree that a hook has made.
#[derive(Debug, Clone)]
pub enum Made {
    /// Nothing, where something is optional.
    Absent,
    /// A constant; a name, a text or an int where the field is one.
    Plain(Plain),
    /// A constant as the language writes it.
    Literal(String),
    List(Vec<Made>),
    /// A node, which may stand in several others.
    Node(Arc<MadeNode>),
    Old(OldNode),
    /// The name of a hidden local, which no script can write.
    Hidden(String),
}

/// A node of the program; as one that is stored to or deleted, where that is said.
#[derive(Debug, Clone)]
pub struct OldNode {
    pub node: NodeRef,
    pub context: Option<&'static str>,
}

/// A node that a hook has made.
#[derive(Debug)]
pub struct MadeNode {
    pub kind: String,
    pub fields: Vec<(String, Made)>,
    /// How deep it nests.
    depth: usize,
}

impl Made {
    pub fn node(kind: &str, fields: Vec<(String, Made)>) -> Made {
        let depth = 1 + fields.iter().map(|(_, field)| field.depth()).max().unwrap_or(0);
        Made::Node(Arc::new(MadeNode { kind: kind.to_string(), fields, depth }))
    }

    fn depth(&self) -> usize {
        match self {
            Made::Node(node) => node.depth,
            Made::List(items) => items.iter().map(Made::depth).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// Whether it nests deeper than anything that is built of it, or let go of, can bear.
    pub fn is_too_deep(&self) -> bool {
        self.depth() > MAX_DEPTH
    }

    pub fn text(text: &str) -> Made {
        Made::Plain(Plain::Str(text.as_bytes().to_vec()))
    }
}

/// The most nodes that come of one call.
const MOST_NODES: usize = 200_000;

/// How deep what a hook makes may nest.
pub const MAX_DEPTH: usize = 500;

/// Puts what a call made of `replaced` into the tree: the node for its place. What is wrong with it is the error.
pub fn put(
    ast: &mut Ast,
    schema: &Schema,
    replaced: Node,
    call: u64,
    made: &Made,
) -> Result<Node, String> {
    let span = ast.span(replaced);
    let of = schema.info(ast.kind(replaced)).of.to_string();
    let used = FxHashSet::from_iter([replaced]);
    let mut builder = Builder { ast, schema, span, call, used, nodes: 0 };
    match made {
        Made::List(statements) if of == "stmt" => builder.block(statements),
        _ => builder.node(made, &of),
    }
}

/// The statements of a block.
pub fn body_of(ast: &Ast, block: Node) -> Vec<Node> {
    match ast.stmt(block) {
        Stmt::If(node::If { body, .. }) => ast.list(body).iter().collect(),
        _ => Vec::new(),
    }
}

struct Builder<'a> {
    ast: &'a mut Ast,
    schema: &'a Schema,
    span: Span,
    call: u64,
    /// The nodes of the program that stand somewhere in what was made, and the one that it takes the place of.
    used: FxHashSet<Node>,
    nodes: usize,
}

impl Builder<'_> {
    /// Several statements as one: an `if True`, until they stand where it does.
    fn block(&mut self, statements: &[Made]) -> Result<Node, String> {
        if statements.is_empty() {
            return Err(
                "it returns no statement: `ast.Pass()` is one that does nothing".to_string()
            );
        }
        let body: Result<Vec<Node>, String> =
            statements.iter().map(|statement| self.node(statement, "stmt")).collect();
        let (layouts, always) = (self.schema.layouts(), self.ast.new_constant_id(Constant::True));
        let test = layouts.make(self.ast, Kind::Constant, &[always.to_word(), 0], self.span);
        let body = self.ast.list_of(body?);
        Ok(layouts.make(self.ast, Kind::If, &[test.to_word(), body.to_word(), 0], self.span))
    }

    /// A node of a sum.
    fn node(&mut self, made: &Made, sum: &str) -> Result<Node, String> {
        if let Made::Old(OldNode { node: NodeRef { call, .. }, .. }) = made
            && *call != self.call
        {
            return Err(FOREIGN_NODE.to_string());
        }
        if sum == "stmt" && self.is_expression(made) {
            let fields = vec![("value".to_string(), made.clone())];
            return self.node(&Made::node("Expr", fields), sum);
        }
        match made {
            Made::Old(old) => self.old(old, sum),
            Made::Node(made) => self.made_node(made, sum),
            Made::Absent => Err(format!("a node of `{sum}` is wanted, there is None")),
            Made::List(_) => Err(format!("a node of `{sum}` is wanted, there is a list")),
            Made::Plain(_) | Made::Literal(_) | Made::Hidden(_) => {
                Err(format!("a node of `{sum}` is wanted, there is a constant"))
            }
        }
    }

    /// Whether it is an expression, which alone is a statement too.
    fn is_expression(&self, made: &Made) -> bool {
        let kind = match made {
            Made::Node(made) => self.schema.kind(&made.kind),
            Made::Old(old) => Some(self.ast.kind(old.node.node)),
            _ => None,
        };
        kind.is_some_and(|kind| self.schema.info(kind).of == "expr")
    }

    fn old(&mut self, old: &OldNode, sum: &str) -> Result<Node, String> {
        let OldNode { node: NodeRef { node, .. }, context } = *old;
        let info = self.schema.info(self.ast.kind(node));
        if info.of != sum {
            return Err(format!("a node of `{sum}` is wanted, {} is of `{}`", info.name, info.of));
        }
        if !self.used.insert(node) {
            return Err(format!("the node {} would stand in two places of the tree", info.name));
        }
        match context {
            None => Ok(node),
            Some(context) => {
                let kind = self.schema.kind(context).ok_or("there is no such context")?;
                self.with_context(node, kind)
            }
        }
    }

    /// The same expression, stored to or deleted.
    fn with_context(&mut self, node: Node, context: Kind) -> Result<Node, String> {
        let kind = self.ast.kind(node);
        let info = self.schema.info(kind);
        let hands_on = matches!(kind, Kind::Tuple | Kind::List | Kind::Starred);
        if !hands_on && !matches!(kind, Kind::Name | Kind::Attribute | Kind::Subscript) {
            return Err(format!("{} cannot be assigned to or deleted", info.name));
        }
        let mut words = self.ast.words(node).to_vec();
        for (number, field) in info.fields.iter().enumerate() {
            let place = self.schema.layouts().place(kind, number);
            match (&field.ty, field.quantity) {
                (FieldType::Simple(_), _) => words[place] = context.to_word(),
                (FieldType::Node(_), Quantity::One) if hands_on => {
                    let part = self.with_context(Node::from_word(words[place]), context)?;
                    words[place] = part.to_word();
                }
                (FieldType::Node(_), Quantity::Many) if hands_on => {
                    let items = self.ast.list(List::<Node>::from_word(words[place]));
                    let items: Vec<Node> = items.iter().collect();
                    let items: Result<Vec<Node>, String> =
                        items.into_iter().map(|item| self.with_context(item, context)).collect();
                    words[place] = self.ast.list_of(items?).to_word();
                }
                _ => {}
            }
        }
        let span = self.ast.span(node);
        Ok(self.ast.make(kind, &words, span))
    }

    fn made_node(&mut self, made: &MadeNode, sum: &str) -> Result<Node, String> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return Err(format!("it makes more than {MOST_NODES} nodes of one"));
        }
        let name = &made.kind;
        let kind = self.schema.kind_of(sum, name).ok_or_else(|| match self.schema.kind(name) {
            Some(kind) => {
                let of = &self.schema.info(kind).of;
                format!("a node of `{sum}` is wanted, {name} is of `{of}`")
            }
            None => format!("there is no node {name}"),
        })?;
        let schema = self.schema;
        let info: &KindInfo = schema.info(kind);
        let mut words = vec![0; info.fields.len()];
        for (number, field) in info.fields.iter().enumerate() {
            let given = made.fields.iter().find(|(known, _)| *known == field.name);
            let given = given.map_or(&Made::Absent, |(_, made)| made);
            let word = self.field(given, field, kind);
            let word = word.map_err(|mistake| format!("{name}.{}: {mistake}", field.name))?;
            let place = schema.layouts().place(kind, number);
            if words.len() <= place {
                words.resize(place + 1, 0);
            }
            words[place] = word;
        }
        Ok(self.ast.make(kind, &words, self.span))
    }

    fn field(&mut self, made: &Made, field: &FieldInfo, kind: Kind) -> Result<u32, String> {
        let is_absent = matches!(made, Made::Absent | Made::Plain(Plain::None))
            && field.ty != FieldType::Constant;
        match (field.quantity, made) {
            (Quantity::Many | Quantity::ManyOptional, Made::List(items)) => {
                let words: Result<Vec<u32>, String> = items
                    .iter()
                    .map(|item| match item {
                        Made::Absent if field.quantity == Quantity::ManyOptional => Ok(0),
                        _ => self.one(item, field, kind),
                    })
                    .collect();
                Ok(self.ast.list_of(words?).to_word())
            }
            (Quantity::Many | Quantity::ManyOptional, _) if is_absent => Ok(0),
            (Quantity::Many | Quantity::ManyOptional, _) => Err("a list is wanted".to_string()),
            (Quantity::Optional, _) if is_absent => Ok(0),
            (Quantity::Optional, _) if field.ty == FieldType::Int => Ok(Some(int(made)?).to_word()),
            (Quantity::Optional | Quantity::One, _) => self.one(made, field, kind),
        }
    }

    fn one(&mut self, made: &Made, field: &FieldInfo, kind: Kind) -> Result<u32, String> {
        match &field.ty {
            FieldType::Node(sum) => Ok(self.node(made, sum)?.to_word()),
            FieldType::Simple(sum) => {
                let name = text(made)?;
                let kind = self.schema.kind_of(sum, &name);
                Ok(kind.ok_or_else(|| format!("there is no {sum} `{name}`"))?.to_word())
            }
            FieldType::Identifier => {
                let name = match made {
                    Made::Hidden(name) => return Ok(self.ast.intern(name).to_word()),
                    _ => text(made)?,
                };
                let is_path = names_modules(kind, &field.name)
                    && (name == "*" || name.split('.').all(is_identifier));
                match is_path || is_variable(&name) {
                    true => Ok(self.ast.intern(&name).to_word()),
                    false => Err(format!("`{name}` is no name")),
                }
            }
            FieldType::String => Ok(self.ast.intern(&text(made)?).to_word()),
            FieldType::Int => Ok(int(made)?.to_word()),
            FieldType::Constant => {
                let constant = match made {
                    Made::Plain(plain) => constant::to_constant(plain),
                    Made::Absent => Constant::None,
                    Made::Literal(literal) => program_text::constant(literal)
                        .ok_or_else(|| format!("`{literal}` is no constant"))?,
                    _ => return Err("a constant is wanted".to_string()),
                };
                Ok(self.ast.new_constant_id(constant).to_word())
            }
        }
    }
}

/// Whether the names in a field can have several parts: those of modules, and of what experiments add.
fn names_modules(kind: Kind, field: &str) -> bool {
    kind.is_added() || matches!((kind, field), (Kind::ImportFrom, "module") | (Kind::Alias, "name"))
}

fn text(made: &Made) -> Result<String, String> {
    match made {
        Made::Plain(Plain::Str(bytes)) => {
            String::from_utf8(bytes.clone()).map_err(|_| "the text has surrogates".to_string())
        }
        _ => Err("a text is wanted".to_string()),
    }
}

fn int(made: &Made) -> Result<Int, String> {
    let number = match made {
        Made::Plain(Plain::Int(number)) => Int::try_from(number).ok(),
        Made::Plain(Plain::Bool(number)) => Some(i32::from(*number)),
        _ => return Err("an int is wanted".to_string()),
    };
    number.ok_or_else(|| "the int is too large".to_string())
}

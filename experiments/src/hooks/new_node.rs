//! Nodes that functions of `desugar.py` make, as they hold them: a field is an attribute, as of the program's nodes.

use std::sync::Arc;

use compiler::parser::program_text;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::spec::{TypeSpec, method};
use vm::objects::{List, Native, Str, Tuple, str};
use vm::{Machine, PyResult, Value};

use super::constant;
use super::made::{MAX_DEPTH, Made, MadeNode, OldNode};
use super::node::{self, NodeObject};

/// A node that a hook has made, or several.
struct NewNode {
    made: Made,
}

impl NativeObject for NewNode {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

static NEW_NODE: TypeSpec = TypeSpec {
    name: "NewNode",
    module: "lab",
    methods: &[&[
        method("__getattr__", "(self, name, /)", |vm, args| {
            let name = vm.attribute_name(&args[1])?;
            let text = str::text_of(vm, name.value())?;
            let field = made_node(&args[0]).and_then(|node| {
                node.fields.iter().find(|(field, _)| *field == text).map(|(_, made)| made)
            });
            field.map(value).ok_or_else(|| vm.no_attribute(&args[0], &name))
        }),
        method("__dir__", "(self, /)", |_, args| {
            let fields = made_node(&args[0]).map_or(&[][..], |node| &node.fields);
            Ok(List::new(fields.iter().map(|(name, _)| Str::new(name)).collect()))
        }),
        method("__repr__", "(self, /)", |_, args| {
            Ok(Str::from_string(match made_node(&args[0]) {
                Some(node) => format!("<new node {}>", node.kind),
                None => "<new nodes>".to_string(),
            }))
        }),
    ]],
    ..TypeSpec::DEFAULT
};

/// An object for what has been made.
pub fn new(vm: &Machine, made: Made) -> PyResult {
    if made.is_too_deep() {
        return Err(vm.value_error(format!("what is made nests more than {MAX_DEPTH} deep")));
    }
    Ok(object(made))
}

fn object(made: Made) -> Value {
    Native::new(&class_of(&NEW_NODE), NewNode { made })
}

/// The node that a value is, if it is one that was made.
fn made_node(value: &Value) -> Option<&Arc<MadeNode>> {
    match &value.native::<NewNode>()?.made {
        Made::Node(node) => Some(node),
        _ => None,
    }
}

/// The node, or nodes, that a value is.
pub fn node_of(value: &Value) -> Option<Made> {
    if let Some(old) = value.native::<NodeObject>() {
        return Some(Made::Old(OldNode { node: old.node.clone(), context: None }));
    }
    Some(value.native::<NewNode>()?.made.clone())
}

/// The kind of node that a value is.
pub fn kind_of(value: &Value) -> Option<&str> {
    match value.native::<NodeObject>() {
        Some(old) => Some(&old.node.kind),
        None => made_node(value).map(|node| &*node.kind),
    }
}

/// A part of what was made, as a field of it.
fn value(made: &Made) -> Value {
    match made {
        Made::Absent => Value::NONE,
        Made::Plain(plain) => constant::to_value(plain),
        Made::Literal(literal) => program_text::constant(literal)
            .map_or(Value::NONE, |known| constant::to_value(&constant::of_constant(&known))),
        Made::List(items) => Tuple::new(items.iter().map(value).collect()),
        Made::Node(_) => object(made.clone()),
        Made::Old(old) => node::object(old.node.clone()),
        Made::Hidden(name) => Str::new(name),
    }
}

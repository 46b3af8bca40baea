//! Nodes as hooks see them: a field is an attribute, and is read when it is asked for.

use std::cell::RefCell;

use heap::value::Ref;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::spec::{TypeSpec, method};
use vm::objects::{Dict, List, Native, Str, Tuple};
use vm::{PyResult, Value};

use super::constant;
use super::message::{Field, NodeRef};
use super::workshop;

/// A node of the program that is being compiled.
pub struct NodeObject {
    pub node: NodeRef,
    /// Once they have been asked for.
    fields: RefCell<Option<Ref<Dict>>>,
}

impl NativeObject for NodeObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(fields) = self.fields.try_borrow()
            && let Some(fields) = &*fields
        {
            visit(fields.value());
        }
    }

    fn clear(&self) {
        drop(self.fields.take());
    }
}

impl NodeObject {
    /// Its fields by name.
    fn fields(&self, vm: &vm::Machine) -> PyResult<Ref<Dict>> {
        if let Some(fields) = &*self.fields.borrow() {
            return Ok(fields.clone());
        }
        let Some(read) = workshop::fields_of(&self.node) else {
            return Err(vm.runtime_error(workshop::FOREIGN_NODE));
        };
        let fields = Dict::new();
        for (name, field) in read {
            fields.set_str(&name, value(&field));
        }
        *self.fields.borrow_mut() = Some(fields.clone());
        Ok(fields)
    }
}

/// The object of a node.
pub fn object(node: NodeRef) -> Value {
    Native::new(&class_of(&NODE), NodeObject { node, fields: RefCell::default() })
}

fn value(field: &Field) -> Value {
    match field {
        Field::Node(node) => object(node.clone()),
        Field::Plain(plain) => constant::to_value(plain),
        Field::Many(items) => Tuple::new(items.iter().map(value).collect()),
    }
}

fn this(value: &Value) -> &NodeObject {
    value.native::<NodeObject>().expect("a method of nodes is called with one")
}

static NODE: TypeSpec = TypeSpec {
    name: "Node",
    module: "lab",
    methods: &[&[
        method("__getattr__", "(self, name, /)", |vm, args| {
            let name = vm.attribute_name(&args[1])?;
            let found = this(&args[0]).fields(vm)?.get_name(&name);
            found.ok_or_else(|| vm.no_attribute(&args[0], &name))
        }),
        method("__dir__", "(self, /)", |vm, args| {
            let fields = this(&args[0]).fields(vm)?.items();
            Ok(List::new(fields.into_iter().map(|(name, _)| name).collect()))
        }),
        method("__repr__", "(self, /)", |_, args| {
            Ok(Str::from_string(format!("<node {}>", this(&args[0]).node.kind)))
        }),
    ]],
    ..TypeSpec::DEFAULT
};

//! The objects that `lower.py` works with: `emit`, which writes down what is to be emitted, and nodes.

use std::cell::{Cell, RefCell};

use compiler::ast::Node;
use compiler::code::Constant;
use heap::value::Ref;
use num_bigint::BigInt;
use vm::objects::native::NativeObject;
use vm::objects::native::class_of;
use vm::objects::type_object::spec::{TypeSpec, method};
use vm::objects::{Dict, Native, Str, TypeRef, int, str};
use vm::{Machine, PyResult, Value};

/// Something that `lower.py` asked for.
#[derive(Debug, Clone)]
pub enum Action {
    Emit(String, u32),
    Visit(Node),
    Constant(Constant),
    Load(String),
    Store(String),
    /// A new label, numbered in the order of these.
    Label,
    Place(usize),
    Jump(String, usize),
}

/// `emit`: what was asked for so far.
#[derive(Debug, Default)]
pub struct Recorder {
    actions: RefCell<Vec<Action>>,
    labels: Cell<usize>,
}

impl NativeObject for Recorder {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl Recorder {
    pub fn take(&self) -> Vec<Action> {
        self.actions.take()
    }

    fn push(&self, action: Action) -> PyResult {
        self.actions.borrow_mut().push(action);
        Ok(Value::NONE)
    }
}

/// A node, its fields as values.
pub struct NodeObject {
    pub node: Node,
    /// The name of its kind.
    pub kind: String,
    pub fields: Ref<Dict>,
}

impl NativeObject for NodeObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.fields.value());
    }

    fn clear(&self) {}
}

/// The class of `emit`.
pub fn class() -> TypeRef {
    class_of(&RECORDER)
}

pub fn node_object(object: NodeObject) -> Value {
    Native::new(&class_of(&NODE), object)
}

fn recorder(value: &Value) -> &Recorder {
    value.native::<Recorder>().expect("a method of emit is called with it")
}

static RECORDER: TypeSpec = TypeSpec {
    name: "Emitter",
    module: "lab",
    methods: &[&[
        method("__call__", "(self, opcode, argument=0, /)", |vm, args| {
            let argument = if args[2].is_null() { 0 } else { vm.index(&args[2])? };
            let Ok(argument) = u32::try_from(argument) else {
                return Err(vm.value_error("an instruction's argument is from 0 to 4294967295"));
            };
            recorder(&args[0]).push(Action::Emit(str::text_of(vm, &args[1])?, argument))
        }),
        method("visit", "(self, node, /)", |vm, args| match args[1].native::<NodeObject>() {
            Some(object) => recorder(&args[0]).push(Action::Visit(object.node)),
            None => Err(vm.type_error("visit() takes a node")),
        }),
        method("constant", "(self, value, /)", |vm, args| {
            recorder(&args[0]).push(Action::Constant(constant_of(vm, &args[1])?))
        }),
        method("load", "(self, name, /)", |vm, args| {
            recorder(&args[0]).push(Action::Load(str::text_of(vm, &args[1])?))
        }),
        method("store", "(self, name, /)", |vm, args| {
            recorder(&args[0]).push(Action::Store(str::text_of(vm, &args[1])?))
        }),
        method("label", "(self, /)", |_, args| {
            let recorder = recorder(&args[0]);
            let number = recorder.labels.replace(recorder.labels.get() + 1);
            recorder.push(Action::Label)?;
            Ok(Value::index(number))
        }),
        method("place", "(self, label, /)", |vm, args| {
            let label = label(vm, &args[0], &args[1])?;
            recorder(&args[0]).push(Action::Place(label))
        }),
        method("jump", "(self, opcode, label, /)", |vm, args| {
            let label = label(vm, &args[0], &args[2])?;
            recorder(&args[0]).push(Action::Jump(str::text_of(vm, &args[1])?, label))
        }),
    ]],
    ..TypeSpec::DEFAULT
};

/// A label that this `emit` has made.
fn label(vm: &Machine, emit: &Value, label: &Value) -> PyResult<usize> {
    let number = usize::try_from(vm.index(label)?).ok();
    let made = recorder(emit).labels.get();
    number.filter(|number| *number < made).ok_or_else(|| vm.value_error("label() makes labels"))
}

static NODE: TypeSpec = TypeSpec {
    name: "Node",
    module: "lab",
    methods: &[&[
        method("__getattr__", "(self, name, /)", |vm, args| {
            let name = vm.attribute_name(&args[1])?;
            let object =
                args[0].native::<NodeObject>().expect("a method of nodes is called with one");
            object.fields.get_name(&name).ok_or_else(|| vm.no_attribute(&args[0], &name))
        }),
        method("__repr__", "(self, /)", |_, args| {
            let object =
                args[0].native::<NodeObject>().expect("a method of nodes is called with one");
            Ok(Str::from_string(format!("<node {}>", object.kind)))
        }),
    ]],
    ..TypeSpec::DEFAULT
};

/// A value of Python as a constant.
fn constant_of(vm: &Machine, value: &Value) -> PyResult<Constant> {
    Ok(match value {
        value if value.is_none() => Constant::None,
        value if value.is_bool() && value.is_true() => Constant::True,
        value if value.is_bool() => Constant::False,
        value if value.is_ellipsis() => Constant::Ellipsis,
        value if value.is_float() => Constant::Float(value.as_float().unwrap_or_default()),
        value if int::is_int(value) => Constant::Int(int::as_big(value).unwrap_or_default()),
        value => match value.downcast::<Str>() {
            Some(text) => Constant::Str(text.to_text()),
            None => return Err(vm.type_error("a constant is None, a bool, a number or a string")),
        },
    })
}

/// A constant as a value of Python; those that `lower.py` has no use for are shown as text.
pub fn constant_value(constant: &Constant) -> Value {
    match constant {
        Constant::None => Value::NONE,
        Constant::True => Value::TRUE,
        Constant::False => Value::FALSE,
        Constant::Int(number) => int::from_big(BigInt::clone(number)),
        Constant::Float(number) => Value::float(*number),
        Constant::Str(text) => Str::from_text(text),
        other => Str::new(&other.to_string()),
    }
}

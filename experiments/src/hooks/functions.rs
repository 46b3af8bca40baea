//! `with emit.function(name, parameters): …`, a function of its own, and `with emit.beginning(node): …`, what a function of
//! the program begins with.

use std::cell::Cell;

use compiler::codegen::Parameters;
use heap::value::Value;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::spec::{Method, TypeSpec, method};
use vm::objects::{Native, str};
use vm::{Machine, PyResult};

use super::emit::{Recorder, is_variable, items, this};
use super::handlers::{begin_block, end_block};
use super::message::Visit;
use super::node::NodeObject;
use super::sections::What;

/// A block whose code is in a code object of its own.
struct Code {
    what: What,
    section: Cell<Option<usize>>,
    emit: Value,
}

impl NativeObject for Code {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.emit);
    }

    // An `emit` holds none.
    fn clear(&self) {}
}

fn code(value: &Value) -> &Code {
    value.native::<Code>().expect("a method of functions is called with one")
}

static CODE: TypeSpec = TypeSpec {
    name: "Function",
    module: "lab",
    methods: &[&[
        method("__enter__", "(self, /)", |vm, args| {
            let code = code(&args[0]);
            let recorder = this(&code.emit);
            recorder.note(vm, None, |account| account.visit(Visit::Nothing))?;
            let id = recorder.change(vm, |sections| {
                let mut what = code.what.clone();
                if let What::Function { number, .. } = &mut what {
                    *number = sections.next_function();
                }
                sections.begin(what)
            })?;
            begin_block(vm, &code.section, id)?;
            Ok(args[0].clone())
        }),
        method("__exit__", "(self, class, exception, traceback, /)", |vm, args| {
            let code = code(&args[0]);
            end_block(vm, this(&code.emit), &code.section, &args[1])
        }),
    ]],
    ..TypeSpec::DEFAULT
};

fn make(emit: &Value, what: What) -> Value {
    let (section, emit) = (Cell::new(None), emit.clone());
    Native::new(&class_of(&CODE), Code { what, section, emit })
}

/// A name, or one with a dot in front, which no program can write.
fn parameter(vm: &Machine, value: &Value) -> PyResult<String> {
    let name = str::text_of(vm, value)?;
    match is_variable(&name) {
        true => Ok(name),
        false => Err(vm.value_error(format!("`{name}` is no name of a parameter"))),
    }
}

fn parameters(vm: &Machine, recorder: &Recorder, value: &Value) -> PyResult<Parameters> {
    if value.is_null() {
        return Ok(Parameters::Names(Vec::new()));
    }
    let wanted = "the parameters of a function are names, or a node `arguments`";
    if value.native::<NodeObject>().is_some() {
        let node = recorder.node(vm, value, wanted)?;
        return match node.kind == "arguments" {
            true => Ok(Parameters::Node(node.node)),
            false => Err(vm.value_error(format!("{wanted}, not {}", node.kind))),
        };
    }
    let names = items(vm, value, wanted)?;
    let names: Vec<String> =
        names.iter().map(|name| parameter(vm, name)).collect::<PyResult<_>>()?;
    for (place, name) in names.iter().enumerate() {
        if names[..place].contains(name) {
            return Err(vm.value_error(format!("two parameters have the name `{name}`")));
        }
    }
    Ok(Parameters::Names(names))
}

/// What `emit` has of them.
pub const METHODS: &[Method] = &[
    method("function", "(self, name, parameters=(), /)", |vm, args| {
        let recorder = this(&args[0]);
        let name = str::text_of(vm, &args[1])?;
        let parameters = parameters(vm, recorder, &args[2])?;
        Ok(make(&args[0], What::Function { number: 0, name, parameters, is_comprehension: false }))
    }),
    method("beginning", "(self, function, /)", |vm, args| {
        let recorder = this(&args[0]);
        let node = recorder.node(vm, &args[1], "beginning() takes a function or lambda")?;
        match node.kind.as_str() {
            "FunctionDef" | "AsyncFunctionDef" | "Lambda" => {
                Ok(make(&args[0], What::Beginning(node.node)))
            }
            other => Err(vm.value_error(format!("{other} is no function"))),
        }
    }),
];

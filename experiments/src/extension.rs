//! What gives an experiment meaning, in Python: `lower.py` and `ops.py`, run by the machine itself.
//!
//! `lower.py` has a function for each new operator, `def AlmostEq(emit)`, called when its operands are on
//! the stack, and for each new node, `def Unless(emit, node)`, whose fields are attributes of `node`.
//! `emit("OPCODE", argument=0)` emits an instruction, `emit.visit(node)` the code of a child,
//! `emit.constant(value)`, `emit.load(name)` and `emit.store(name)` what they say; `emit.label()` makes a label,
//! `emit.jump("OPCODE", label)` jumps to it, `emit.place(label)` puts it here.
//!
//! `ops.py` has a function for each new opcode: the values that it pops are the parameters, what it pushes
//! is the result. Both are compiled in the base language.

use compiler::ast::schema::{FieldInfo, FieldType, Quantity};
use compiler::ast::{ConstantId, Int, Kind, List, Node, Schema, Symbol, Word};
use compiler::codegen::{Emitter, Lowering};
use compiler::error::SyntaxError;
use compiler::language::Language;
use heap::value::Ref;
use vm::AddedOpcode;
use vm::machine::with_current;
use vm::objects::{Dict, List as PyList, Native, Str};
use vm::{CompileRequest, Machine, PyResult, SourceText, Value};

use crate::experiment::Experiment;
use crate::recorder::{self, Action, NodeObject, Recorder};

/// The `lower.py` of some experiments, loaded into a machine.
pub struct PythonLowering {
    /// For each experiment the namespace of its `lower.py`.
    namespaces: Vec<Ref<Dict>>,
    schema: Schema,
}

/// Loads the experiments' Python into `machine`: the opcodes that they add can run from then on. What
/// comes back gives code to their nodes, as long as the machine lives.
pub fn install(
    machine: &Machine,
    experiments: &[Experiment],
    language: &Language,
) -> PyResult<PythonLowering> {
    let mut namespaces = Vec::new();
    for experiment in experiments {
        if let Some(namespace) = load(machine, experiment, "ops.py")? {
            define_opcodes(machine, language, &namespace);
        }
        namespaces.extend(load(machine, experiment, "lower.py")?);
    }
    Ok(PythonLowering { namespaces, schema: language.schema.clone() })
}

/// Runs a file of an experiment; its namespace, if it has the file.
fn load(machine: &Machine, experiment: &Experiment, name: &str) -> PyResult<Option<Ref<Dict>>> {
    let Some(file) = experiment.files.get(name) else { return Ok(None) };
    let request = CompileRequest {
        source: SourceText::Text(&file.text),
        filename: &file.path,
        mode: "exec",
        flags: 0,
        optimize: 0,
    };
    let code = machine.compile(&request)?;
    let namespace = Dict::new();
    namespace.set_str("__name__", Str::new(name.trim_end_matches(".py")));
    machine.exec(code, &namespace)?;
    Ok(Some(namespace))
}

/// Gives the opcodes that the language adds the functions that `namespace` has for them.
fn define_opcodes(machine: &Machine, language: &Language, namespace: &Dict) {
    for added in language.opcodes.added() {
        let Some(function) = namespace.get_str(&added.name) else { continue };
        let Ok(number) = u8::try_from(added.opcode.0) else { continue };
        let opcode = AddedOpcode {
            name: added.name.clone(),
            pops: added.effect.popped(0).max(0) as u32,
            pushes: added.effect.pushed(0).max(0) as u32,
            caches: u32::from(added.caches),
            takes_argument: added.operand.is_some(),
            function,
        };
        machine.define_opcode(number, opcode);
    }
}

impl Lowering for PythonLowering {
    fn node(&self, node: Node, emitter: &mut dyn Emitter) -> Option<Result<(), SyntaxError>> {
        let kind = emitter.ast().kind(node);
        let function = self.function(kind)?;
        let object = self.node_object(node, emitter);
        Some(lower(&function, Some(object), node, emitter))
    }

    fn operator(
        &self,
        operator: Kind,
        node: Node,
        emitter: &mut dyn Emitter,
    ) -> Option<Result<(), SyntaxError>> {
        let function = self.function(operator)?;
        Some(lower(&function, None, node, emitter))
    }
}

impl PythonLowering {
    /// The function for a kind: the last experiment's that has one.
    fn function(&self, kind: Kind) -> Option<Value> {
        let name = &self.schema.info(kind).name;
        self.namespaces.iter().rev().find_map(|namespace| namespace.get_str(name))
    }

    /// A node as `lower.py` sees it: its fields are attributes.
    fn node_object(&self, node: Node, emitter: &dyn Emitter) -> Value {
        let ast = emitter.ast();
        let info = self.schema.info(ast.kind(node));
        let fields = Dict::new();
        for (field, word) in self.schema.fields(ast, node) {
            fields.set_str(&field.name, self.field(field, word, emitter));
        }
        recorder::node_object(NodeObject { node, kind: info.name.to_string(), fields })
    }

    fn field(&self, field: &FieldInfo, word: u32, emitter: &dyn Emitter) -> Value {
        match field.quantity {
            Quantity::Many | Quantity::ManyOptional => {
                let items = emitter.ast().list(List::<RawWord>::from_word(word));
                PyList::new(items.iter().map(|item| self.value(field, item.0, emitter)).collect())
            }
            Quantity::Optional if word == 0 => Value::NONE,
            Quantity::One | Quantity::Optional => self.value(field, word, emitter),
        }
    }

    fn value(&self, field: &FieldInfo, word: u32, emitter: &dyn Emitter) -> Value {
        let ast = emitter.ast();
        match &field.ty {
            FieldType::Node(_) => match Option::<Node>::from_word(word) {
                Some(node) => self.node_object(node, emitter),
                None => Value::NONE,
            },
            FieldType::Simple(_) => Str::new(&self.schema.info(Kind::from_word(word)).name),
            FieldType::Identifier | FieldType::String => {
                Str::new(ast.text(Symbol::from_word(word)))
            }
            FieldType::Int => Value::int_unchecked(i64::from(match field.quantity {
                Quantity::Optional => Option::<Int>::from_word(word).unwrap_or_default(),
                _ => Int::from_word(word),
            })),
            FieldType::Constant => {
                recorder::constant_value(ast.constant(ConstantId::from_word(word)))
            }
        }
    }
}

/// An item of a list whose type the schema tells.
#[derive(Debug, Clone, Copy)]
struct RawWord(u32);

impl Word for RawWord {
    fn from_word(word: u32) -> Self {
        RawWord(word)
    }

    fn to_word(self) -> u32 {
        self.0
    }
}

/// Calls a function of `lower.py` and carries out what it wrote down.
fn lower(
    function: &Value,
    object: Option<Value>,
    node: Node,
    emitter: &mut dyn Emitter,
) -> Result<(), SyntaxError> {
    let recorded = with_current(|vm| {
        let recorder = Native::new(&recorder::class(), Recorder::default());
        let arguments: Vec<Value> = std::iter::once(recorder.clone()).chain(object).collect();
        match vm.call(function, &arguments) {
            Ok(_) => Ok(recorder.native::<Recorder>().map(Recorder::take).unwrap_or_default()),
            Err(raised) => {
                Err(vm.str(raised.value()).map_or(String::new(), |text| text.to_string()))
            }
        }
    });
    let actions = match recorded {
        Some(Ok(actions)) => actions,
        Some(Err(message)) => return Err(emitter.error(&format!("lower.py: {message}"), node)),
        None => return Err(emitter.error("lower.py needs a machine", node)),
    };
    let mut labels = Vec::new();
    for action in actions {
        carry_out(action, &mut labels, node, emitter)?;
    }
    Ok(())
}

fn carry_out(
    action: Action,
    labels: &mut Vec<compiler::instruction::Label>,
    node: Node,
    emitter: &mut dyn Emitter,
) -> Result<(), SyntaxError> {
    let opcode = |name: &str, emitter: &dyn Emitter| {
        let unknown = || emitter.error(&format!("lower.py: there is no opcode {name}"), node);
        emitter.opcodes().by_name(name).ok_or_else(unknown)
    };
    match action {
        Action::Emit(name, argument) => {
            let opcode = opcode(&name, emitter)?;
            emitter.emit(opcode, argument);
        }
        Action::Visit(child) => emitter.visit(child)?,
        Action::Constant(constant) => emitter.load_const(constant),
        Action::Load(name) => emitter.name(&name, Kind::Load)?,
        Action::Store(name) => emitter.name(&name, Kind::Store)?,
        Action::Label => labels.push(emitter.new_label()),
        Action::Place(label) => emitter.use_label(labels[label]),
        Action::Jump(name, label) => {
            let opcode = opcode(&name, emitter)?;
            emitter.jump(opcode, labels[label]);
        }
    }
    Ok(())
}

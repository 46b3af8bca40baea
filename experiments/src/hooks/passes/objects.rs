//! A flow graph as objects of Python: `graph.py` says what they are like. Here they are made, and read once the function has
//! returned. Whatever it has put into them is looked at.

use std::rc::Rc;

use compiler::language::Language;
use compiler::opcode::Opcode;
use heap::value::{Ref, Value};
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::spec::{TypeSpec, method};
use vm::objects::{Dict, List, Native, Str, Tuple, int, str};
use vm::{Machine, PyResult};

use super::super::drawing::{Drawing, DrawnBlock, DrawnInstruction, Meant};
use super::super::operand;
use super::super::workshop::{Script, execute};
use super::operands;

/// The classes, and the functions that make graphs of them.
pub struct Classes {
    namespace: Ref<Dict>,
    language: Rc<Language>,
}

/// `_check(opcode, operand)`.
struct Check {
    language: Rc<Language>,
}

impl NativeObject for Check {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

static CHECK: TypeSpec = TypeSpec {
    name: "Check",
    module: "lab",
    methods: &[&[method("__call__", "(self, opcode, operand, /)", |vm, args| {
        let check = args[0].native::<Check>().expect("it is called with itself");
        let name = str::text_of(vm, &args[1])?;
        let opcode = new_opcode(vm, &check.language, &name)?;
        if !check.language.opcodes.has_target(opcode) {
            operands::meant(vm, &check.language, opcode, &args[2])?;
        } else if args[2].is_none() {
            return Err(vm.type_error(format!("{name} takes the block that it leads to")));
        }
        Ok(Value::NONE)
    })]],
    ..TypeSpec::DEFAULT
};

/// The opcode of this name, if a pass may make it.
fn new_opcode(vm: &Machine, language: &Language, name: &str) -> PyResult<Opcode> {
    let Some(opcode) = language.opcodes.by_name(name) else {
        return Err(vm.value_error(format!("there is no opcode {name}")));
    };
    match operand::refusal_in_graphs(language, opcode) {
        Some(why) => Err(vm.value_error(format!("{name} is not for passes: {why}"))),
        None => Ok(opcode),
    }
}

impl Classes {
    pub fn load(machine: &Machine, language: &Rc<Language>) -> PyResult<Classes> {
        let (namespace, language) = (Dict::new(), Rc::clone(language));
        let check = Check { language: Rc::clone(&language) };
        namespace.set_str("_check", Native::new(&class_of(&CHECK), check));
        let text = include_str!("graph.py").to_string();
        execute(machine, &Script { path: "lab:graph.py".to_string(), text }, &namespace)?;
        Ok(Classes { namespace, language })
    }

    /// Puts what passes make into the namespace of a script.
    pub fn install(&self, script: &Ref<Dict>) {
        for name in ["Block", "Instruction"] {
            if let Some(class) = self.namespace.get_str(name) {
                script.set_str(name, class);
            }
        }
    }

    fn function(&self, machine: &Machine, name: &str) -> PyResult {
        let function = self.namespace.get_str(name);
        function.ok_or_else(|| machine.runtime_error("the classes of graphs are gone"))
    }

    /// The object of a graph.
    pub fn graph(&self, machine: &Machine, drawing: &Drawing) -> PyResult {
        let blocks = drawing.blocks.iter().map(|block| self.block(block)).collect();
        let locals = drawing.locals.iter().map(|name| Str::new(name)).collect();
        let arguments = [
            Str::new(&drawing.name),
            Value::bool(drawing.is_function),
            Value::bool(drawing.is_generator),
            Tuple::new(locals),
            List::new(blocks),
        ];
        machine.call(&self.function(machine, "_graph")?, &arguments)
    }

    fn block(&self, block: &DrawnBlock) -> Value {
        let number = |number: Option<usize>| match number {
            Some(number) => int::from_u64(number as u64),
            None => Value::NONE,
        };
        let instruction = |one: &DrawnInstruction| {
            let opcode = self.language.opcodes.by_name(&one.opcode);
            let operand = match opcode {
                Some(opcode) if one.target.is_none() => {
                    operands::value(&self.language, opcode, &one.parts)
                }
                _ => Value::NONE,
            };
            let line = one.line.map_or(Value::NONE, |line| int::from_i64(line.into()));
            let (target, handler) = (number(one.target), number(one.handler));
            let like = number(one.like);
            Tuple::new(vec![like, Str::new(&one.opcode), operand, target, handler, line])
        };
        let instructions = block.instructions.iter().map(instruction).collect();
        Tuple::new(vec![Value::bool(block.is_handler), List::new(instructions)])
    }

    /// What a graph is once the function has returned; `before` is what it was.
    pub fn drawing(&self, machine: &Machine, graph: &Value, before: &Drawing) -> PyResult<Drawing> {
        let drawn =
            machine.call(&self.function(machine, "_drawn")?, std::slice::from_ref(graph))?;
        let known: Vec<&str> = before
            .blocks
            .iter()
            .flat_map(|block| block.instructions.iter().map(|one| one.opcode.as_str()))
            .collect();
        let odd = || machine.type_error("the graph holds what no graph holds");
        let mut blocks = Vec::new();
        for block in machine.to_vec(&drawn)? {
            let [was, instructions] = &machine.to_vec(&block)?[..] else { return Err(odd()) };
            let mut read = Vec::new();
            for one in machine.to_vec(instructions)? {
                read.push(self.instruction(machine, &one, &known)?);
            }
            blocks.push(DrawnBlock {
                was: place(machine, was, before.blocks.len())?,
                is_handler: false,
                instructions: read,
            });
        }
        Ok(Drawing { blocks, ..before.clone() })
    }

    /// Reads an instruction; `known` are the opcodes of those that there were.
    fn instruction(
        &self,
        machine: &Machine,
        value: &Value,
        known: &[&str],
    ) -> PyResult<DrawnInstruction> {
        let odd = || machine.type_error("the graph holds what no graph holds");
        let [like, opcode, operand, target] = &machine.to_vec(value)?[..] else {
            return Err(odd());
        };
        let opcode = str::text_of(machine, opcode)?;
        let like = place(machine, like, known.len())?;
        let is_as_it_was = like.is_some_and(|like| known[like] == opcode);
        let number = match self.language.opcodes.by_name(&opcode).filter(|_| is_as_it_was) {
            Some(number) => number,
            None => new_opcode(machine, &self.language, &opcode)?,
        };
        let has_target = self.language.opcodes.has_target(number);
        let target = place(machine, target, usize::MAX)?;
        if has_target != target.is_some() {
            let what = if has_target { "takes" } else { "does not take" };
            return Err(machine.type_error(format!("{opcode} {what} a block to lead to")));
        }
        let parts: Vec<Meant> = match has_target {
            true => Vec::new(),
            false => operands::meant(machine, &self.language, number, operand)?,
        };
        Ok(DrawnInstruction { opcode, parts, target, handler: None, line: None, like })
    }
}

/// A number below a limit, or None.
fn place(machine: &Machine, value: &Value, limit: usize) -> PyResult<Option<usize>> {
    if value.is_none() {
        return Ok(None);
    }
    let number = usize::try_from(machine.index(value)?).ok().filter(|number| *number < limit);
    match number {
        Some(number) => Ok(Some(number)),
        None => Err(machine.value_error("the graph holds a number that is none of its own")),
    }
}

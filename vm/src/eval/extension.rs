//! Opcodes that experiments add at run time.

use std::rc::Rc;

use compiler::language::Language;
use compiler::opcode::{Effect, Opcode};
use compiler::operand::{Meaning, Operand, Part, Table};
use heap::native::{Native, NativeObject};
use heap::value::Value;

use super::{Context, Flow, Step, places, tail};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Tuple;
use crate::objects::native::class_of;
use crate::objects::type_object::spec::TypeSpec;

/// An opcode that a function carries out: it gets the values that the opcode pops and what its argument means, and
/// returns what to push: nothing, a value, or a tuple of several. An opcode that jumps does so where the function
/// returns a [`jump`].
#[derive(Clone)]
pub struct AddedOpcode {
    pub name: String,
    effect: Effect,
    passed: Rc<[(Part, Passed)]>,
    way: Option<Way>,
    /// Cache units behind it.
    caches: usize,
    pub function: Value,
}

/// What a function is given of a part of the argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Passed {
    Number,
    Constant,
    Name,
    Local,
}

/// Which way an opcode jumps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Forward,
    Backward,
}

impl AddedOpcode {
    /// The meaning of an opcode that `language` adds; `None` where it adds none of this number.
    pub fn new(language: &Language, opcode: Opcode, function: Value) -> Option<AddedOpcode> {
        let added = language.opcodes.get_added(opcode)?;
        let passed = passed(language, added).into();
        let way = match added.operand {
            Some(Operand::JumpForward | Operand::Jump) => Some(Way::Forward),
            Some(Operand::JumpBackward) => Some(Way::Backward),
            _ => None,
        };
        let (name, effect) = (added.name.clone(), added.effect.clone());
        let caches = usize::from(added.caches);
        Some(AddedOpcode { name, effect, passed, way, caches, function })
    }

    /// How many arguments the function gets for an instruction with this argument.
    pub fn parameters(language: &Language, opcode: Opcode, argument: u32) -> usize {
        let Some(added) = language.opcodes.get_added(opcode) else { return 0 };
        let popped = usize::try_from(added.effect.popped(argument)).unwrap_or(0);
        popped + passed(language, added).len()
    }
}

/// What a function is given of the argument: its parts, the last of the layout first, as `lower.py` gives them. How many values
/// the opcode takes, their number says.
fn passed(language: &Language, added: &compiler::opcode::AddedOpcode) -> Vec<(Part, Passed)> {
    let counts = added.effect.inputs.iter().any(|item| item.size.is_some());
    let jumps = language.opcodes.has_jump(added.opcode);
    let Some(operand) = added.operand.filter(|_| !counts && !jumps) else { return Vec::new() };
    let parts = language.opcodes.operands.info(operand).map_or(&[][..], |info| &info.parts);
    if parts.is_empty() {
        return vec![(Part::WHOLE, Passed::Number)];
    }
    let what = |part: &Part| match part.meaning {
        Meaning::Index(Table::Consts) => Passed::Constant,
        Meaning::Index(Table::Names) => Passed::Name,
        Meaning::Index(Table::Locals) if added.locals => Passed::Local,
        _ => Passed::Number,
    };
    parts.iter().rev().map(|part| (*part, what(part))).collect()
}

impl Machine {
    /// Gives meaning to a free opcode number.
    pub fn define_opcode(&self, number: u8, opcode: AddedOpcode) {
        self.added_opcodes.borrow_mut().insert(number, Rc::new(opcode));
    }
}

/// What the function of an opcode returns that jumps: what it pushes.
struct Jump {
    values: Vec<Value>,
}

impl NativeObject for Jump {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.values.iter().for_each(visit);
    }

    fn clear(&self) {}
}

static JUMP: TypeSpec = TypeSpec { name: "jump", module: "lab", ..TypeSpec::DEFAULT };

/// What the function of an opcode returns that is to call something: the machine does so in its place.
struct Call {
    callable: Value,
    arguments: Vec<Value>,
}

impl NativeObject for Call {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.callable);
        self.arguments.iter().for_each(visit);
    }

    fn clear(&self) {}
}

static CALL: TypeSpec = TypeSpec { name: "call", module: "lab", ..TypeSpec::DEFAULT };

/// The result of an opcode's function that lets the machine call something: what that returns is pushed. Where a return comes
/// next, the called function takes the place of the running one, and the stack of frames does not grow.
pub fn call(callable: Value, arguments: Vec<Value>) -> Value {
    Native::new(&class_of(&CALL), Call { callable, arguments })
}

/// The result of an opcode's function that lets it jump, and push these values.
pub fn jump(values: Vec<Value>) -> Value {
    Native::new(&class_of(&JUMP), Jump { values })
}

/// An opcode that the base language does not have.
#[cold]
#[inline(never)]
pub fn added_opcode(cx: &mut Context, number: u8, argument: u32) -> Flow {
    carry_out(cx, number, argument, &|_, _| Ok(None))
}

/// The same with a handler that is baked in: it gets what the function gets, and returns what that returns, or nothing where
/// that has to say.
#[allow(dead_code)] // where none is baked in
#[inline(never)]
pub fn native_opcode(cx: &mut Context, number: u8, argument: u32, handler: &Handler<'_>) -> Flow {
    carry_out(cx, number, argument, handler)
}

type Handler<'a> = dyn Fn(&Machine, &[Value]) -> PyResult<Option<Value>> + 'a;

fn carry_out(cx: &mut Context, number: u8, argument: u32, handler: &Handler<'_>) -> Flow {
    let added = cx.vm.added_opcodes.borrow().get(&number).cloned();
    match added {
        Some(added) => Flow::from(carry_out_by(cx, &added, argument, handler)),
        None => Flow::Raise(cx.vm.system_error(format!("unknown opcode {number}"))),
    }
}

fn carry_out_by(
    cx: &mut Context,
    added: &AddedOpcode,
    argument: u32,
    handler: &Handler<'_>,
) -> Step {
    let count = |count: i32| usize::try_from(count).unwrap_or(0);
    // An empty slot is no value.
    let inputs = cx.take_top(count(added.effect.popped(argument)));
    let mut inputs: Vec<Value> = inputs.filter(|value| !value.is_null()).collect();
    for (part, passed) in &*added.passed {
        let number = part.of(argument);
        inputs.push(match passed {
            Passed::Number => cx.vm.int(i64::from(number)),
            Passed::Constant => cx.constant(number).clone(),
            Passed::Name => cx.name(number).value().clone(),
            Passed::Local => places::bound_local(cx, number)?,
        });
    }
    let result = match handler(cx.vm, &inputs)? {
        Some(result) => result,
        None => cx.vm.call(&added.function, &inputs)?,
    };
    if let Some(called) = result.native::<Call>() {
        if added.effect.pushed(argument) != 1 {
            let what = format!("{} pushes no value of a call", added.name);
            return Err(cx.vm.type_error(what));
        }
        cx.skip(added.caches);
        return tail::call(cx, &called.callable, called.arguments.clone());
    }
    let jumps = result.native::<Jump>().is_some();
    let results = results(cx.vm, added, &result, count(added.effect.pushed(argument)))?;
    if jumps && added.way == Some(Way::Backward) {
        cx.vm.check_events()?;
    }
    results.into_iter().for_each(|result| cx.push(result));
    cx.skip(added.caches);
    match added.way.filter(|_| jumps) {
        Some(Way::Forward) => cx.skip(argument as usize),
        Some(Way::Backward) => cx.jump_back(argument as usize),
        None => (),
    }
    Ok(())
}

/// What a result says is to be pushed, of which there are as many as the effect says: values that a program can have.
fn results(
    vm: &Machine,
    added: &AddedOpcode,
    result: &Value,
    expected: usize,
) -> PyResult<Vec<Value>> {
    let results = pushed(vm, added, result, expected)?;
    let is_order =
        |value: &Value| value.native::<Jump>().is_some() || value.native::<Call>().is_some();
    match results.iter().any(is_order) {
        false => Ok(results),
        true => Err(vm.type_error(format!(
            "{} pushes what `jump` or `call` gives: its function returns that by itself",
            added.name
        ))),
    }
}

fn pushed(
    vm: &Machine,
    added: &AddedOpcode,
    result: &Value,
    expected: usize,
) -> PyResult<Vec<Value>> {
    let name = &added.name;
    if let Some(jump) = result.native::<Jump>() {
        if added.way.is_none() {
            return Err(vm.type_error(format!("{name} has no place to jump to")));
        }
        return match jump.values.len() {
            count if count == expected => Ok(jump.values.clone()),
            count => Err(vm.type_error(format!(
                "{name} pushes {expected} values where it jumps, but jump() has {count}"
            ))),
        };
    }
    match expected {
        0 if result.is_none() => Ok(Vec::new()),
        0 => Err(vm.type_error(format!("{name} pushes nothing, but its function returns a value"))),
        1 => Ok(vec![result.clone()]),
        _ => match result.downcast::<Tuple>().map(Tuple::items) {
            Some(items) if items.len() == expected => Ok(items.to_vec()),
            _ => Err(vm.type_error(format!("{name} must return a tuple of {expected} values"))),
        },
    }
}

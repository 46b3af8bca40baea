//! Opcodes and comparisons that experiments add at run time.

use heap::value::Value;

use super::{Context, Flow};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Tuple;

/// An opcode that a function carries out: it gets the popped values, and returns what to push.
#[derive(Clone)]
pub struct AddedOpcode {
    pub name: String,
    /// How many values it pops, and pushes.
    pub pops: u32,
    pub pushes: u32,
    /// Cache units behind it.
    pub caches: u32,
    /// Whether the argument is passed as well, as the last one.
    pub takes_argument: bool,
    pub function: Value,
}

impl Machine {
    /// Gives meaning to a free opcode number.
    pub fn define_opcode(&self, number: u8, opcode: AddedOpcode) {
        self.added_opcodes.borrow_mut().insert(number, opcode);
    }

    /// Gives meaning to a comparison's number beyond the base language's.
    pub fn define_comparison(&self, number: u8, function: Value) {
        self.added_comparisons.borrow_mut().insert(number, function);
    }
}

/// An opcode that the base language does not have.
#[cold]
#[inline(never)]
pub fn added_opcode(cx: &mut Context, number: u8, argument: u32) -> Flow {
    let added = cx.vm.added_opcodes.borrow().get(&number).cloned();
    let Some(added) = added else {
        return Flow::Raise(cx.vm.system_error(format!("unknown opcode {number}")));
    };
    let mut inputs: Vec<Value> = cx.take_top(added.pops as usize).collect();
    if added.takes_argument {
        inputs.push(Value::int_unchecked(i64::from(argument)));
    }
    match run(cx.vm, &added, &inputs) {
        Ok(results) => {
            cx.skip(added.caches as usize);
            results.into_iter().for_each(|result| cx.push(result));
            Flow::Next
        }
        Err(raised) => Flow::Raise(raised),
    }
}

fn run(vm: &Machine, added: &AddedOpcode, inputs: &[Value]) -> PyResult<Vec<Value>> {
    let result = vm.call(&added.function, inputs)?;
    match added.pushes {
        0 => Ok(Vec::new()),
        1 => Ok(vec![result]),
        expected => {
            let items =
                result.downcast::<Tuple>().map(|tuple| tuple.items().to_vec()).unwrap_or_default();
            if items.len() != expected as usize {
                let name = &added.name;
                return Err(
                    vm.type_error(format!("{name} must return a tuple of {expected} values"))
                );
            }
            Ok(items)
        }
    }
}

/// A comparison that the base language does not have.
#[cold]
pub fn compare(vm: &Machine, number: u32, one: &Value, two: &Value) -> PyResult {
    let function = vm.added_comparisons.borrow().get(&(number as u8)).cloned();
    match function {
        Some(function) => vm.call(&function, &[one.clone(), two.clone()]),
        None => Err(vm.system_error(format!("unknown comparison {number}"))),
    }
}

//! What an experiment's opcodes do: the functions of its `ops.py`, run in the machine of the program.
//!
//! A function is called like its opcode. It gets the values that the opcode pops, in order, then what its argument means,
//! and returns what to push; an opcode that jumps returns `jump(…)` where it does, and one that calls `call(…)`.

use compiler::language::Language;
use heap::value::Ref;
use vm::objects::type_object::spec::{Method, function};
use vm::objects::{Dict, Function, NativeFunction, Tuple};
use vm::{AddedOpcode, Machine, PyResult, Value};

use crate::hooks::{Script, execute};

/// Runs a script in `machine`, and lets its functions carry out the opcodes that the language adds. Gives its namespace.
pub fn install(machine: &Machine, script: &Script, language: &Language) -> PyResult<Ref<Dict>> {
    let namespace = Dict::new();
    namespace.set_str("jump", NativeFunction::new(&JUMP, Value::NULL));
    namespace.set_str("call", NativeFunction::new(&CALL, Value::NULL));
    execute(machine, script, &namespace)?;
    for added in language.opcodes.added() {
        let Some(function) = namespace.get_str(&added.name) else { continue };
        let Ok(number) = u8::try_from(added.opcode.0) else { continue };
        if function.downcast::<Function>().is_none() {
            continue;
        }
        if let Some(opcode) = AddedOpcode::new(language, added.opcode, function) {
            machine.define_opcode(number, opcode);
        }
    }
    Ok(namespace)
}

static CALL: Method = function("call", "(callable, /, *arguments)", |_, args| {
    let arguments = args[1].downcast::<Tuple>().map(|tuple| tuple.items().to_vec());
    Ok(vm::call(args[0].clone(), arguments.unwrap_or_default()))
});

static JUMP: Method = function("jump", "(*values)", |_, args| {
    let values = args[0].downcast::<Tuple>().map(|tuple| tuple.items().to_vec());
    Ok(vm::jump(values.unwrap_or_default()))
});

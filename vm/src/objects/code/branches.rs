//! `co_branches()`: where code goes one way or another.

use compiler::opcode::{Opcode, Opcodes};
use heap::value::Value;

use crate::machine::Machine;
use crate::objects::{Code, ItemIterator, List, Tuple};

/// A place where code branches, the place where it goes on if it does not jump, and the one that it jumps to, in code units.
type Branch = [u32; 3];

/// The branch of an instruction at `unit` behind which comes `next`; `None` where it only goes on.
fn branch_at(opcode: Opcode, argument: u32, unit: u32, next: u32) -> Option<Branch> {
    match opcode {
        Opcode::POP_JUMP_IF_FALSE
        | Opcode::POP_JUMP_IF_TRUE
        | Opcode::POP_JUMP_IF_NONE
        | Opcode::POP_JUMP_IF_NOT_NONE => {
            // Behind it is a NOT_TAKEN.
            Some([unit, next + 1, next.wrapping_add(argument)])
        }
        // The jump leads behind END_FOR and POP_ITER.
        Opcode::FOR_ITER => Some([unit, next, next.wrapping_add(argument) + 2]),
        Opcode::END_ASYNC_FOR => {
            // It ends a loop that goes on behind the END_SEND and the NOT_TAKEN that it leads back to.
            let source = next.wrapping_sub(argument);
            Some([source, source.wrapping_add(2), next])
        }
        _ => None,
    }
}

fn branches(bytecode: &[u8], opcodes: &Opcodes) -> Vec<Branch> {
    let mut found = Vec::new();
    let (mut unit, mut argument) = (0, 0u32);
    while let Some(&[opcode, low]) = bytecode.get(2 * unit..2 * unit + 2) {
        let opcode = Opcode(u16::from(opcode));
        argument = argument << 8 | u32::from(low);
        let next = unit + 1 + opcodes.caches(opcode);
        found.extend(branch_at(opcode, argument, unit as u32, next as u32));
        if opcode != Opcode::EXTENDED_ARG {
            argument = 0;
        }
        unit = next;
    }
    found
}

/// `code.co_branches()`, in bytes.
pub(super) fn branches_method(vm: &Machine, code: &Code) -> Value {
    let found = branches(&code.source.code, &vm.config.language.opcodes);
    let rows = found.into_iter().map(|branch| {
        let places = branch.map(|unit| Value::int_unchecked(2 * i64::from(unit)));
        Tuple::new(places.to_vec())
    });
    ItemIterator::over_list(vm, &List::new(rows.collect()))
}

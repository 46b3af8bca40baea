//! Folding: operations on constants become constants.
//!
//! ```text
//! LOAD_CONST  a                     LOAD_CONST  a
//! LOAD_CONST  b                     LOAD_CONST  b
//! BINARY_OP  +                      BUILD_TUPLE  2
//! =>  NOP, NOP, LOAD_CONST  a+b     =>  NOP, NOP, LOAD_CONST  (a, b)
//! ```

use num_traits::ToPrimitive;

use crate::code::Constant;
use crate::constants::arithmetic::{self, UnaryOperator};
use crate::constants::{self, ConstantPool};
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::{self, Intrinsic1, Operand};

use super::graph::CfgInstruction;

/// CPython's soft limit on how much stack an expression uses.
const STACK_USE_GUIDELINE: usize = 30;
/// The shortest list or set that is built from a constant.
const MIN_CONST_SEQUENCE_SIZE: usize = 3;

/// The argument of `LOAD_SMALL_INT` for a constant that it can load.
pub fn small_int(constant: &Constant) -> Option<u32> {
    match constant {
        Constant::Int(int) => {
            int.to_u32().filter(|int| operand::numbers(Operand::SmallInt).contains(int))
        }
        _ => None,
    }
}

pub fn tuple(block: &mut [CfgInstruction], place: usize, pool: &mut ConstantPool) {
    let size = block[place].oparg as usize;
    let Some(loads) = constant_loads(block, place, size) else { return };
    let items: Vec<Constant> = loads.iter().map(|&load| value(&block[load], pool)).collect();
    nop_out(block, &loads);
    load(&mut block[place], Constant::Tuple(items.into()), pool);
}

/// A list or set of constants: a constant where it is only looked at, else built from one constant.
pub fn list_or_set(
    block: &mut [CfgInstruction],
    place: usize,
    next_opcode: Opcode,
    pool: &mut ConstantPool,
) {
    let CfgInstruction { opcode, oparg, location, .. } = block[place];
    let size = oparg as usize;
    let only_looked_at = matches!(next_opcode, Opcode::GET_ITER | Opcode::CONTAINS_OP);
    if size > STACK_USE_GUIDELINE || (size < MIN_CONST_SEQUENCE_SIZE && !only_looked_at) {
        return;
    }
    let Some(loads) = constant_loads(block, place, size) else {
        if only_looked_at && opcode == Opcode::BUILD_LIST {
            block[place].opcode = Opcode::BUILD_TUPLE;
        }
        return;
    };
    let items: Vec<Constant> = loads.iter().map(|&load| value(&block[load], pool)).collect();
    let constant = if opcode == Opcode::BUILD_SET {
        constants::frozenset(items)
    } else {
        Constant::Tuple(items.into())
    };
    let index = pool.add(constant);
    nop_out(block, &loads);
    if only_looked_at {
        block[place].become_op(Opcode::LOAD_CONST, index);
    } else {
        let extend =
            if opcode == Opcode::BUILD_LIST { Opcode::LIST_EXTEND } else { Opcode::SET_UPDATE };
        block[place - 2].location = location;
        block[place - 2].become_op(opcode, 0);
        block[place - 1].become_op(Opcode::LOAD_CONST, index);
        block[place].become_op(extend, 1);
    }
}

/// `BUILD_LIST 0`, a `LIST_APPEND` of each constant, and the conversion to a tuple: one constant.
pub fn list_to_tuple(block: &mut [CfgInstruction], place: usize, pool: &mut ConstantPool) {
    debug_assert_eq!(block[place].oparg, Intrinsic1::ListToTuple.number());
    let mut items = Vec::new();
    let mut expect_append = true;
    for start in (0..place).rev() {
        let instruction = block[start];
        match instruction.opcode {
            Opcode::NOP => continue,
            Opcode::BUILD_LIST if instruction.oparg == 0 => {
                if !expect_append {
                    return;
                }
                items.reverse();
                let between: Vec<usize> =
                    (start..place).filter(|&index| block[index].opcode != Opcode::NOP).collect();
                nop_out(block, &between);
                load(&mut block[place], Constant::Tuple(items.into()), pool);
                return;
            }
            Opcode::LIST_APPEND if expect_append && instruction.oparg == 1 => {}
            Opcode::LOAD_CONST | Opcode::LOAD_SMALL_INT if !expect_append => {
                items.push(value(&instruction, pool));
            }
            _ => return,
        }
        expect_append = !expect_append;
    }
}

/// A long list or set of constants that is only looked at: `BUILD_LIST 0`, a `LIST_APPEND` of each
/// constant, and `GET_ITER` or `CONTAINS_OP`.
pub fn looked_at(block: &mut [CfgInstruction], place: usize, pool: &mut ConstantPool) {
    let solid = |block: &[CfgInstruction], place: usize| {
        (0..place).rev().find(|&index| block[index].opcode != Opcode::NOP)
    };
    let Some(end) = solid(block, place) else { return };
    let add = block[end].opcode;
    let build = match add {
        Opcode::LIST_APPEND => Opcode::BUILD_LIST,
        Opcode::SET_ADD => Opcode::BUILD_SET,
        _ => return,
    };
    let mut items = Vec::new();
    let mut last = end;
    loop {
        let CfgInstruction { opcode, oparg, .. } = block[last];
        if opcode == build && oparg == 0 {
            break;
        }
        if opcode != add || oparg != 1 {
            return;
        }
        let Some(load) = solid(block, last) else { return };
        if !matches!(block[load].opcode, Opcode::LOAD_CONST | Opcode::LOAD_SMALL_INT) {
            return;
        }
        items.push(value(&block[load], pool));
        let Some(next) = solid(block, load) else { return };
        last = next;
    }
    items.reverse();
    let constant = match build {
        Opcode::BUILD_SET => constants::frozenset(items),
        _ => Constant::Tuple(items.into()),
    };
    let parts: Vec<usize> =
        (last..=end).filter(|&index| block[index].opcode != Opcode::NOP).collect();
    nop_out(block, &parts);
    load(&mut block[end], constant, pool);
}

pub fn unary(block: &mut [CfgInstruction], place: usize, pool: &mut ConstantPool) {
    let operator = match block[place].opcode {
        Opcode::UNARY_NEGATIVE => UnaryOperator::Negative,
        Opcode::UNARY_INVERT => UnaryOperator::Invert,
        Opcode::UNARY_NOT => UnaryOperator::Not,
        _ => {
            debug_assert_eq!(block[place].oparg, Intrinsic1::UnaryPositive.number());
            UnaryOperator::Positive
        }
    };
    let Some(loads) = constant_loads(block, place, 1) else { return };
    let operand = value(&block[loads[0]], pool);
    let Some(result) = arithmetic::unary(operator, &operand) else { return };
    nop_out(block, &loads);
    load(&mut block[place], result, pool);
}

pub fn binary(block: &mut [CfgInstruction], place: usize, pool: &mut ConstantPool) {
    let Some(loads) = constant_loads(block, place, 2) else { return };
    let (left, right) = (value(&block[loads[0]], pool), value(&block[loads[1]], pool));
    let Some(result) = arithmetic::binary(block[place].oparg, &left, &right) else { return };
    nop_out(block, &loads);
    load(&mut block[place], result, pool);
}

/// The places of the `size` instructions before `place`, where all of them load constants.
fn constant_loads(block: &[CfgInstruction], place: usize, size: usize) -> Option<Vec<usize>> {
    if size > STACK_USE_GUIDELINE {
        return None;
    }
    let mut loads = Vec::with_capacity(size);
    for index in (0..place).rev() {
        if loads.len() == size {
            break;
        }
        match block[index].opcode {
            Opcode::NOP => {}
            Opcode::LOAD_CONST | Opcode::LOAD_SMALL_INT => loads.push(index),
            _ => return None,
        }
    }
    loads.reverse();
    (loads.len() == size).then_some(loads)
}

/// The constant that an instruction loads.
fn value(load: &CfgInstruction, pool: &ConstantPool) -> Constant {
    match load.opcode {
        Opcode::LOAD_SMALL_INT => Constant::Int(load.oparg.into()),
        _ => pool.get(load.oparg).clone(),
    }
}

fn nop_out(block: &mut [CfgInstruction], places: &[usize]) {
    for &place in places {
        block[place].become_nop();
        block[place].location = SourceLocation::NONE;
    }
}

fn load(instruction: &mut CfgInstruction, constant: Constant, pool: &mut ConstantPool) {
    match small_int(&constant) {
        Some(small) => instruction.become_op(Opcode::LOAD_SMALL_INT, small),
        None => instruction.become_op(Opcode::LOAD_CONST, pool.add(constant)),
    }
}

//! Drops the constants that no instruction loads.
//!
//! ```text
//! (None, 1, 2, 3)   LOAD_CONST  3     =>     (None, 3)   LOAD_CONST  1
//! ```
//!
//! The first stays in any case: it may be a docstring.

use super::graph::Graph;
use super::{FlowError, Unit};

use crate::opcode::Opcode;
use crate::operand::Operand;

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    let mut is_used = vec![false; unit.constants.len()];
    if let Some(first) = is_used.first_mut() {
        *first = true;
    }
    let loads_const = |opcode: Opcode| unit.opcodes.operand(opcode) == Some(Operand::Const);
    let ids: Vec<_> = graph.order().collect();
    for &id in &ids {
        for instruction in &graph.block(id).instructions {
            if loads_const(instruction.opcode) {
                is_used[instruction.oparg as usize] = true;
            }
        }
    }
    if is_used.iter().all(|&used| used) {
        return Ok(());
    }
    let mut new_index = Vec::with_capacity(is_used.len());
    let mut count = 0;
    for &used in &is_used {
        new_index.push(count);
        count += u32::from(used);
    }
    for &id in &ids {
        for instruction in &mut graph.block_mut(id).instructions {
            if loads_const(instruction.opcode) {
                instruction.oparg = new_index[instruction.oparg as usize];
            }
        }
    }
    unit.constants.keep(&is_used);
    Ok(())
}

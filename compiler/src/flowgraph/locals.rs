//! Gives cells and free variables their slots, and prepares them where the function starts.
//!
//! ```text
//! locals (a, b)  cells (b, c)  free (d)        slots  a  b  c  d
//!
//! LOAD_DEREF  1                         =>     COPY_FREE_VARS  1
//!                                              MAKE_CELL  1
//!                                              MAKE_CELL  2
//!                                              LOAD_DEREF  2
//! ```
//!
//! A parameter that is also a cell has one slot. Generators start with `RETURN_GENERATOR`, `POP_TOP`.

use crate::code::flags;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;

use super::graph::{CfgInstruction, Graph};
use super::{FlowError, Unit, Variables};

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    let slots = slots(&unit.variables);
    insert_prefix(graph, unit, &slots);
    for block in &mut graph.blocks {
        for instruction in &mut block.instructions {
            if matches!(
                instruction.opcode,
                Opcode::MAKE_CELL
                    | Opcode::LOAD_CLOSURE
                    | Opcode::LOAD_DEREF
                    | Opcode::STORE_DEREF
                    | Opcode::DELETE_DEREF
                    | Opcode::LOAD_FROM_DICT_OR_DEREF
            ) {
                let slot = slots.get(instruction.oparg as usize).ok_or(FlowError::Malformed)?;
                instruction.oparg = *slot;
            }
        }
    }
    Ok(())
}

/// The slot of each cell and free variable.
fn slots(variables: &Variables) -> Vec<u32> {
    let mut next = variables.locals.len() as u32;
    let mut slots = Vec::with_capacity(variables.cells.len() + variables.free.len());
    for cell in variables.cells {
        match variables.locals.iter().position(|local| local == cell) {
            Some(local) => slots.push(local as u32),
            None => {
                slots.push(next);
                next += 1;
            }
        }
    }
    slots.extend((next..).take(variables.free.len()));
    slots
}

fn insert_prefix(graph: &mut Graph, unit: &Unit, slots: &[u32]) {
    let mut prefix = Vec::new();
    if !unit.variables.free.is_empty() {
        let count = unit.variables.free.len() as u32;
        prefix.push(CfgInstruction::new(Opcode::COPY_FREE_VARS, count, SourceLocation::NONE));
    }
    // In the order of their slots; their arguments become slots with all others.
    let mut cells: Vec<u32> = (0..unit.variables.cells.len() as u32).collect();
    cells.sort_by_key(|&cell| slots[cell as usize]);
    for cell in cells {
        prefix.push(CfgInstruction::new(Opcode::MAKE_CELL, cell, SourceLocation::NONE));
    }
    if unit.code_flags & (flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR) != 0 {
        let location = SourceLocation::new(unit.first_line, unit.first_line, -1, -1);
        prefix.push(CfgInstruction::new(Opcode::RETURN_GENERATOR, 0, location));
        prefix.push(CfgInstruction::new(Opcode::POP_TOP, 0, location));
    }
    graph.block_mut(Graph::ENTRY).instructions.splice(0..0, prefix);
}

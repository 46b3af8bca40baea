//! Joins pairs of loads and stores of locals.
//!
//! ```text
//! LOAD_FAST  a     =>   LOAD_FAST_LOAD_FAST  a, b
//! LOAD_FAST  b
//! ```

use crate::opcode::Opcode;
use crate::operand::part::local_pair::{FIRST, SECOND};

use super::graph::{CfgInstruction, Graph};
use super::{FlowError, Unit, redundant};

pub fn run(graph: &mut Graph, _unit: &mut Unit) -> Result<(), FlowError> {
    let mut next = Some(Graph::ENTRY);
    while let Some(id) = next {
        let block = &mut graph.block_mut(id).instructions;
        for place in 1..block.len() {
            if let [first, second] = &mut block[place - 1..=place] {
                join(first, second);
            }
        }
        next = graph.block(id).next;
    }
    redundant::remove_nops(graph);
    Ok(())
}

fn join(first: &mut CfgInstruction, second: &mut CfgInstruction) {
    let joined = match (first.opcode, second.opcode) {
        (Opcode::LOAD_FAST, Opcode::LOAD_FAST) => Opcode::LOAD_FAST_LOAD_FAST,
        (Opcode::STORE_FAST, Opcode::LOAD_FAST) => Opcode::STORE_FAST_LOAD_FAST,
        (Opcode::STORE_FAST, Opcode::STORE_FAST) => Opcode::STORE_FAST_STORE_FAST,
        _ => return,
    };
    let (line, next_line) = (first.location.lineno, second.location.lineno);
    let on_different_lines = line >= 0 && next_line >= 0 && line != next_line;
    let are_small = u64::from(first.oparg.max(second.oparg)) < SECOND.limit();
    if on_different_lines || !are_small {
        return;
    }
    first.become_op(joined, FIRST.put(first.oparg) | SECOND.put(second.oparg));
    second.become_nop();
}

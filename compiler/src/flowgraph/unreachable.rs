//! Empties the blocks that nothing leads to, and counts what leads to the others.
//!
//! ```text
//! RETURN_VALUE            RETURN_VALUE
//! LOAD_CONST  1     =>    (empty)
//! POP_TOP
//! ```

use super::graph::Graph;
use super::{FlowError, Unit};

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    graph.clear_visited();
    for block in &mut graph.blocks {
        block.predecessors = 0;
    }
    graph.visit(Graph::ENTRY);
    graph.block_mut(Graph::ENTRY).predecessors = 1;
    let mut todo = vec![Graph::ENTRY];
    while let Some(id) = todo.pop() {
        if let Some(next) = graph.fallthrough(id) {
            graph.block_mut(next).predecessors += 1;
            if graph.visit(next) {
                todo.push(next);
            }
        }
        for place in 0..graph.block(id).instructions.len() {
            let instruction = graph.block(id).instructions[place];
            if unit.opcodes.has_target(instruction.opcode)
                && let Some(target) = instruction.target
            {
                graph.block_mut(target).predecessors += 1;
                if graph.visit(target) {
                    todo.push(target);
                }
            }
        }
    }
    for block in &mut graph.blocks {
        if block.predecessors == 0 {
            block.instructions.clear();
            block.is_handler = false;
        }
    }
    Ok(())
}

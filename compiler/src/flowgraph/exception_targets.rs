//! Gives each instruction its exception handler.
//!
//! ```text
//! SETUP_FINALLY  H            SETUP_FINALLY  H
//! CALL                 =>     CALL                handler: H
//! POP_BLOCK                   NOP
//! ```
//!
//! Walks the graph with a stack of the handlers in force, which each block inherits from whichever
//! block reaches it first.

use crate::opcode::Opcode;
use crate::operand::Resumed;
use crate::operand::part::resume::{OWN_HANDLER, PLACE};

use super::graph::{BlockId, Graph};
use super::{FlowError, Unit};

type Handlers = Vec<BlockId>;

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    for index in 0..graph.blocks.len() {
        for place in 0..graph.blocks[index].instructions.len() {
            let instruction = graph.blocks[index].instructions[place];
            if instruction.opcode.is_block_push()
                && let Some(target) = instruction.target
            {
                graph.block_mut(target).is_handler = true;
            }
        }
    }
    graph.clear_visited();
    graph.visit(Graph::ENTRY);
    let mut todo: Vec<(BlockId, Handlers)> = vec![(Graph::ENTRY, Vec::new())];
    while let Some((block, handlers)) = todo.pop() {
        label_block(graph, unit, block, handlers, &mut todo)?;
    }
    Ok(())
}

fn label_block(
    graph: &mut Graph,
    unit: &Unit,
    id: BlockId,
    mut handlers: Handlers,
    todo: &mut Vec<(BlockId, Handlers)>,
) -> Result<(), FlowError> {
    let mut instructions = std::mem::take(&mut graph.block_mut(id).instructions);
    let mut depth_at_yield = None;
    for instruction in &mut instructions {
        if instruction.opcode.is_block_push() {
            let target = instruction.target.ok_or(FlowError::MissingTarget)?;
            if graph.visit(target) {
                todo.push((target, handlers.clone()));
            }
            if matches!(instruction.opcode, Opcode::SETUP_WITH | Opcode::SETUP_CLEANUP) {
                graph.block_mut(target).preserve_lasti = true;
            }
            handlers.push(target);
            continue;
        }
        if instruction.opcode == Opcode::POP_BLOCK {
            handlers.pop().ok_or(FlowError::Malformed)?;
            instruction.become_nop();
            continue;
        }
        instruction.handler = handlers.last().copied();
        match instruction.opcode {
            Opcode::YIELD_VALUE => depth_at_yield = Some(handlers.len()),
            Opcode::RESUME if PLACE.of(instruction.oparg) != Resumed::Start.number() => {
                let is_only_handler = depth_at_yield.take() == Some(1);
                instruction.oparg |= OWN_HANDLER.put(u32::from(is_only_handler));
            }
            opcode if unit.opcodes.has_jump(opcode) => {
                let target = instruction.target.ok_or(FlowError::MissingTarget)?;
                if graph.visit(target) {
                    todo.push((target, handlers.clone()));
                }
            }
            _ => {}
        }
    }
    graph.block_mut(id).instructions = instructions;
    if let Some(next) = graph.fallthrough(id)
        && graph.visit(next)
    {
        todo.push((next, handlers));
    }
    Ok(())
}

//! From blocks back to a line of instructions, which the assembler places.

use crate::instruction::SourceLocation;
use crate::opcode::{Opcode, Opcodes};

use super::graph::{BlockId, Graph};

/// An instruction whose target is the index of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedInstruction {
    pub opcode: Opcode,
    pub oparg: u32,
    pub target: Option<u32>,
    pub handler: Option<HandlerInfo>,
    pub location: SourceLocation,
}

/// A handler, as an entry of the exception table needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandlerInfo {
    /// The index of its first instruction.
    pub target: u32,
    /// The depth of the stack where it starts, with what the exception pushes.
    pub start_depth: u32,
    pub preserve_lasti: bool,
}

pub fn run(graph: &Graph, opcodes: &Opcodes) -> Vec<PlacedInstruction> {
    let mut starts = vec![0; graph.blocks.len()];
    let mut count = 0;
    for id in graph.order() {
        starts[id.0 as usize] = count;
        count += graph.block(id).instructions.len() as u32;
    }
    let start = |id: BlockId| starts[id.0 as usize];
    let mut placed = Vec::with_capacity(count as usize);
    for id in graph.order() {
        for instruction in &graph.block(id).instructions {
            let target = instruction.target.filter(|_| opcodes.has_target(instruction.opcode));
            let handler = instruction.handler.map(|handler| HandlerInfo {
                target: start(handler),
                start_depth: graph.block(handler).start_depth.unwrap_or(0),
                preserve_lasti: graph.block(handler).preserve_lasti,
            });
            placed.push(PlacedInstruction {
                opcode: instruction.opcode,
                oparg: instruction.oparg,
                target: target.map(start),
                handler,
                location: instruction.location,
            });
        }
    }
    placed
}

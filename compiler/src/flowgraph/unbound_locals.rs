//! Makes the loads of locals that may be unbound check for it.
//!
//! ```text
//! STORE_FAST  a                STORE_FAST  a
//! LOAD_FAST  a          =>     LOAD_FAST  a
//! LOAD_FAST  b                 LOAD_FAST_CHECK  b
//! ```
//!
//! Which of the first 64 locals may be unbound flows through the graph as a bit mask; the locals
//! beyond are looked at one block at a time, so that the work stays linear.

use crate::opcode::Opcode;

use super::graph::{BlockId, Graph};
use super::{FlowError, Unit};

/// How many locals a mask has bits for.
const TRACKED: usize = 64;

pub fn run(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    let locals = unit.variables.locals.len();
    if locals == 0 {
        return Ok(());
    }
    if locals > TRACKED {
        scan_untracked(graph, locals);
    }
    let mut flow = Flow { graph, unit, todo: Vec::new() };
    flow.graph.clear_visited();
    for block in &mut flow.graph.blocks {
        block.unsafe_locals = 0;
    }
    let all = mask(locals.min(TRACKED));
    flow.reach(Graph::ENTRY, all & !mask(flow.unit.parameters.min(TRACKED)));
    // A local can be deleted anywhere: each block is scanned once at least.
    let order: Vec<BlockId> = flow.graph.order().collect();
    for id in order {
        flow.scan(id);
    }
    while let Some(id) = flow.todo.pop() {
        flow.graph.block_mut(id).visited = false;
        flow.scan(id);
    }
    Ok(())
}

/// The lowest `count` bits.
fn mask(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}

struct Flow<'g, 'u, 'a> {
    graph: &'g mut Graph,
    unit: &'u Unit<'a>,
    todo: Vec<BlockId>,
}

impl Flow<'_, '_, '_> {
    /// A block can be entered with these locals unbound.
    fn reach(&mut self, id: BlockId, unsafe_locals: u64) {
        let block = self.graph.block_mut(id);
        if block.unsafe_locals | unsafe_locals != block.unsafe_locals {
            block.unsafe_locals |= unsafe_locals;
            // Visited means: on the list already.
            if self.graph.visit(id) {
                self.todo.push(id);
            }
        }
    }

    fn scan(&mut self, id: BlockId) {
        let mut unsafe_locals = self.graph.block(id).unsafe_locals;
        for place in 0..self.graph.block(id).instructions.len() {
            let instruction = self.graph.block(id).instructions[place];
            if let Some(handler) = instruction.handler {
                self.reach(handler, unsafe_locals);
            }
            if instruction.oparg as usize >= TRACKED {
                continue;
            }
            let bit = 1 << instruction.oparg;
            match instruction.opcode {
                Opcode::DELETE_FAST
                | Opcode::LOAD_FAST_AND_CLEAR
                | Opcode::STORE_FAST_MAYBE_NULL => unsafe_locals |= bit,
                // After a load that did not raise, the local is bound.
                Opcode::STORE_FAST | Opcode::LOAD_FAST_CHECK => unsafe_locals &= !bit,
                Opcode::LOAD_FAST => {
                    if unsafe_locals & bit != 0 {
                        self.graph.block_mut(id).instructions[place].opcode =
                            Opcode::LOAD_FAST_CHECK;
                    }
                    unsafe_locals &= !bit;
                }
                _ => {}
            }
        }
        if let Some(next) = self.graph.fallthrough(id) {
            self.reach(next, unsafe_locals);
        }
        let last = self.graph.block(id).last();
        let jump = last.filter(|last| self.unit.opcodes.has_jump(last.opcode));
        if let Some(target) = jump.and_then(|jump| jump.target) {
            self.reach(target, unsafe_locals);
        }
    }
}

/// The locals beyond the tracked ones are safe after a store or load in the same block.
fn scan_untracked(graph: &mut Graph, locals: usize) {
    let mut safe_in = vec![0; locals - TRACKED];
    let order: Vec<BlockId> = graph.order().collect();
    for (number, id) in (1..).zip(order) {
        for instruction in &mut graph.block_mut(id).instructions {
            let Some(local) = (instruction.oparg as usize).checked_sub(TRACKED) else { continue };
            match instruction.opcode {
                Opcode::DELETE_FAST
                | Opcode::LOAD_FAST_AND_CLEAR
                | Opcode::STORE_FAST_MAYBE_NULL => safe_in[local] = number - 1,
                Opcode::STORE_FAST => safe_in[local] = number,
                Opcode::LOAD_FAST => {
                    if safe_in[local] != number {
                        instruction.opcode = Opcode::LOAD_FAST_CHECK;
                    }
                    safe_in[local] = number;
                }
                _ => {}
            }
        }
    }
}

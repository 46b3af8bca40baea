//! The flow graph: basic blocks, and the passes that turn what code generation emitted into what runs.
//!
//! ```text
//! InstructionSequence --build--> Graph --PASSES--> Graph --linearize--> Vec<PlacedInstruction>
//! ```
//!
//! [`PASSES`] is the table of contents: each line is a pass, each pass a file with a drawing of what it
//! does. The order and the results are CPython 3.14's; `tests/flowgraph` compares them. After every
//! pass, debug builds verify that terminators stand last and that jumps have targets. Behind `rewrites`, which does
//! nothing to the base language, come the passes of experiments, whose results are checked in all builds.

pub mod graph;
pub mod rewrites;

mod build;
mod exception_targets;

mod constant_loads;
mod fold;
mod inline_exits;
mod line_numbers;
mod peephole;
mod redundant;
mod swaps;
mod unreachable;
mod unused_constants;

mod cold_blocks;
mod superinstructions;
mod unbound_locals;

mod borrowed_loads;
mod jump_direction;
mod locals;
mod pseudo;
mod stack_depth;

mod linearize;
pub mod text;

use std::fmt;

use crate::constants::ConstantPool;
use crate::instruction::InstructionSequence;
use crate::opcode::Opcodes;
use crate::text::PyText;

pub use graph::{Block, BlockId, CfgInstruction, Graph};
pub use linearize::{HandlerInfo, PlacedInstruction};
pub use rewrites::Rewrite;

/// What the passes know and change of a code unit, apart from its graph.
pub struct Unit<'a> {
    pub opcodes: &'a Opcodes,
    /// What experiments want to become of some instructions.
    pub rewrites: &'a [Rewrite],
    pub constants: &'a mut ConstantPool,
    /// `co_names`.
    pub names: &'a mut Vec<PyText>,
    pub variables: Variables<'a>,
    /// The qualified name of the code.
    pub name: &'a PyText,
    pub first_line: i32,
    /// `CO_*`.
    pub code_flags: u32,
    /// How many of the local variables are parameters.
    pub parameters: usize,
    /// The deepest the evaluation stack gets: the result of the `stack_depth` pass.
    pub stack_size: u32,
}

/// The names of the variables that have slots in a frame. A cell can also be a local: a parameter.
#[derive(Debug, Clone, Copy)]
pub struct Variables<'a> {
    pub locals: &'a [PyText],
    pub cells: &'a [PyText],
    pub free: &'a [PyText],
}

/// A graph that no correct code generation makes, an experiment's at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlowError {
    /// A jump, return or raise with instructions after it.
    Malformed,
    /// A jump to a label that was never placed.
    MissingTarget,
    /// Two ways to a block with different depths of the stack.
    InconsistentDepth,
    StackUnderflow,
    /// An opcode without a known stack effect.
    UnknownEffect(u16),
    /// A handler that nothing sets up.
    MissingHandler,
    /// Nothing comes behind the last instruction, which goes on there.
    NoEnd,
    /// A jump in a direction in which its opcode cannot go.
    WrongDirection(u16),
}

impl fmt::Display for FlowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FlowError::Malformed => f.write_str("malformed control flow graph."),
            FlowError::MissingTarget => f.write_str("jump to a label without a place"),
            FlowError::InconsistentDepth => f.write_str("Invalid CFG, inconsistent stackdepth"),
            FlowError::StackUnderflow => f.write_str("Invalid CFG, stack underflow"),
            FlowError::MissingHandler => f.write_str("a handler that nothing sets up"),
            FlowError::NoEnd => f.write_str("its end goes on: a return, raise or jump is missing"),
            FlowError::WrongDirection(opcode) => {
                write!(f, "a jump in the wrong direction, by opcode={opcode}")
            }
            FlowError::UnknownEffect(opcode) => {
                write!(f, "Invalid stack effect for opcode={opcode}")
            }
        }
    }
}

/// A step from a graph to an equivalent one.
pub struct Pass {
    pub name: &'static str,
    pub run: fn(&mut Graph, &mut Unit) -> Result<(), FlowError>,
}

const fn pass(name: &'static str, run: fn(&mut Graph, &mut Unit) -> Result<(), FlowError>) -> Pass {
    Pass { name, run }
}

/// The passes, in their order.
pub const PASSES: [Pass; 21] = [
    pass("exception_targets", exception_targets::run),
    // Optimisation.
    pass("inline_exits", inline_exits::run),
    pass("unreachable", unreachable::run),
    pass("line_numbers", line_numbers::run),
    pass("constant_loads", constant_loads::run),
    pass("peephole", peephole::run),
    pass("redundant_pairs", redundant::pairs),
    pass("unreachable", unreachable::run),
    pass("redundant_nops_and_jumps", redundant::nops_and_jumps),
    pass("unused_constants", unused_constants::run),
    pass("unbound_locals", unbound_locals::run),
    pass("rewrites", rewrites::run),
    pass("superinstructions", superinstructions::run),
    pass("cold_blocks", cold_blocks::run),
    pass("line_numbers", line_numbers::run),
    // From pseudo opcodes to real ones.
    pass("pseudo_conditional_jumps", pseudo::conditional_jumps),
    pass("stack_depth", stack_depth::run),
    pass("locals", locals::run),
    pass("pseudo_opcodes", pseudo::opcodes),
    pass("jump_direction", jump_direction::run),
    pass("borrowed_loads", borrowed_loads::run),
];

/// The graph of a sequence of instructions, before any pass.
pub fn build(sequence: &InstructionSequence, opcodes: &Opcodes) -> Result<Graph, FlowError> {
    build::run(sequence, opcodes)
}

/// How many of the passes stand before those of experiments.
pub const BEFORE_EXPERIMENTS: usize = 12;

const _: () = assert!(matches!(PASSES[BEFORE_EXPERIMENTS - 1].name.as_bytes(), b"rewrites"));

/// Sees the graph after each pass.
pub type Observe<'o> = dyn FnMut(&str, &Graph, &Unit) + 'o;

/// Runs some of the passes.
pub fn optimize(
    passes: &[Pass],
    graph: &mut Graph,
    unit: &mut Unit,
    observe: &mut Observe<'_>,
) -> Result<(), FlowError> {
    for pass in passes {
        (pass.run)(graph, unit)?;
        debug_assert_eq!(graph.verify(unit.opcodes), Ok(()), "after {}", pass.name);
        observe(pass.name, graph, unit);
    }
    Ok(())
}

/// Takes away what an experiment's pass has left unreachable, and tries whether the passes behind can make code of the rest.
pub fn check(graph: &mut Graph, unit: &mut Unit) -> Result<(), FlowError> {
    graph.verify(unit.opcodes)?;
    unreachable::run(graph, unit)?;
    let is_gone = |graph: &Graph, handler: BlockId| graph.block(handler).predecessors == 0;
    let instructions = graph.blocks.iter().flat_map(|block| &block.instructions);
    if instructions.filter_map(|one| one.handler).any(|handler| is_gone(graph, handler)) {
        return Err(FlowError::MissingHandler);
    }
    graph.forget_handlers();
    let mut tried = graph.clone();
    for pass in &PASSES[BEFORE_EXPERIMENTS..] {
        (pass.run)(&mut tried, unit)?;
        tried.verify(unit.opcodes)?;
    }
    let filled = tried.order().filter_map(|id| tried.block(id).instructions.last());
    if filled.last().is_none_or(|last| !last.opcode.ends_flow()) {
        return Err(FlowError::NoEnd);
    }
    tried.verify_directions(unit.opcodes)
}

/// The instructions of an optimised graph, one after the other, with their handlers.
pub fn linearize(graph: &Graph, opcodes: &Opcodes) -> Vec<PlacedInstruction> {
    linearize::run(graph, opcodes)
}

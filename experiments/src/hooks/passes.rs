//! Passes over flow graphs: the functions of `passes.py`.
//!
//! ```text
//! Graph --drawing--> objects of Python, in the workshop: the function changes them --drawing--> Graph --checks-->
//! ```
//!
//! What comes back is checked by its indexes, by the passes that come behind, and like all that experiments have a hand in,
//! by the machine's verifier. Tests: `tests/experiments/passes.txt`.

pub mod objects;
mod operands;

use compiler::code::{Constant, flags};
use compiler::error::SyntaxError;
use compiler::flowgraph::{self, Block, BlockId, CfgInstruction, Graph};
use compiler::instruction::SourceLocation;
use compiler::opcode::Opcode;
use compiler::operand::{Meaning, Part, Table};
use compiler::source::Span;
use compiler::text::PyText;
use rustc_hash::FxHashMap;

use super::drawing::{Drawing, DrawnBlock, DrawnInstruction, Meant};
use super::message::{Failure, PassTask, Reply, Request};
use super::{FailedCall, Hooks, constant, silent, workshop};

const SCRIPT: &str = "passes.py";

impl Hooks {
    /// The names of the passes of all experiments, in their order, and whose they are.
    pub(super) fn all_passes(&self) -> Result<Vec<(usize, String)>, Failure> {
        if self.scripts.iter().all(|scripts| scripts.passes.is_none()) {
            return Ok(Vec::new());
        }
        let functions = self.loaded()?.passes.into_iter().enumerate();
        Ok(functions
            .flat_map(|(experiment, names)| names.into_iter().map(move |name| (experiment, name)))
            .collect())
    }

    /// Runs a pass over a graph of the code at a place of the program.
    pub(super) fn run_pass(
        &self,
        number: usize,
        graph: &mut Graph,
        unit: &mut flowgraph::Unit,
        span: Span,
    ) -> Result<(), SyntaxError> {
        let passes = self.all_passes();
        let failed = |experiment, name: &str, failure| {
            self.error_at(*FailedCall::new(SCRIPT, experiment, name, failure), span)
        };
        let passes = passes.map_err(|failure| failed(0, SCRIPT, failure))?;
        let Some((experiment, name)) = passes.into_iter().nth(number) else { return Ok(()) };
        let before = drawing(graph, unit);
        let task = PassTask { experiment, name: name.clone(), drawing: before };
        if let Some(thread) = &*self.thread.borrow() {
            // One that is gone does not answer.
            let _ = thread.requests.send(Request::Pass(Box::new(task)));
        }
        let (drawn, line) = match self.answer(None) {
            Ok(Reply::Passed(Ok(drawn))) => *drawn,
            Ok(Reply::Passed(Err(failure))) | Err(failure) => {
                return Err(failed(experiment, &name, failure));
            }
            Ok(_) => return Err(failed(experiment, &name, silent())),
        };
        let put = put(graph, unit, &drawn).and_then(|()| {
            flowgraph::check(graph, unit).map_err(|error| format!("the graph is no code: {error}"))
        });
        put.map_err(|error| {
            let script = self.script(SCRIPT, experiment);
            let traceback = script.map(|script| workshop::at_line(script, line, &name));
            let traceback = traceback.unwrap_or_default();
            failed(experiment, &name, Failure { error, line, traceback, ..Failure::default() })
        })
    }
}

/// A graph without indexes of tables.
fn drawing(graph: &Graph, unit: &flowgraph::Unit) -> Drawing {
    let order: Vec<BlockId> = graph.order().collect();
    let places: FxHashMap<BlockId, usize> =
        order.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let mut count = 0;
    let blocks = order.iter().enumerate().map(|(place, id)| {
        let block = graph.block(*id);
        let instructions = block.instructions.iter().map(|one| {
            count += 1;
            DrawnInstruction {
                opcode: unit.opcodes.name(one.opcode),
                parts: parts(unit, one),
                target: one.target.and_then(|target| places.get(&target).copied()),
                handler: one.handler.and_then(|handler| places.get(&handler).copied()),
                line: Some(one.location.lineno).filter(|line| *line >= 0),
                like: Some(count - 1),
            }
        });
        let instructions = instructions.collect();
        DrawnBlock { was: Some(place), is_handler: block.is_handler, instructions }
    });
    let makes_generator = flags::GENERATOR | flags::COROUTINE | flags::ASYNC_GENERATOR;
    Drawing {
        blocks: blocks.collect(),
        name: unit.name.to_string(),
        is_function: unit.code_flags & flags::OPTIMIZED != 0,
        is_generator: unit.code_flags & makes_generator != 0,
        locals: unit.variables.locals.iter().map(PyText::to_string).collect(),
    }
}

/// The parts of an opcode's argument; none where it has none.
fn layout(unit: &flowgraph::Unit, opcode: Opcode) -> Vec<(Part, bool)> {
    let operand = unit.opcodes.operand(opcode);
    let info = operand.and_then(|operand| unit.opcodes.operands.info(operand));
    match info {
        None => Vec::new(),
        Some(info) if info.parts.is_empty() => vec![(Part::WHOLE, false)],
        Some(info) => {
            let is_cell = operands::is_cell(info, opcode);
            info.parts.iter().map(|part| (*part, is_cell)).collect()
        }
    }
}

fn parts(unit: &flowgraph::Unit, instruction: &CfgInstruction) -> Vec<Meant> {
    let meant = |(part, is_cell): (Part, bool)| {
        let index = part.of(instruction.oparg);
        let text = |texts: &[PyText]| texts.get(index as usize).map(PyText::to_string);
        let known = match part.meaning {
            Meaning::Index(Table::Consts) if (index as usize) < unit.constants.len() => {
                Some(of_constant(index, unit.constants.get(index)))
            }
            Meaning::Index(Table::Names) => text(unit.names).map(Meant::Name),
            Meaning::Index(Table::Locals) if is_cell => cell(unit, index).map(Meant::Cell),
            Meaning::Index(Table::Locals) => text(unit.variables.locals).map(Meant::Local),
            _ => None,
        };
        known.unwrap_or(Meant::Number(index))
    };
    layout(unit, instruction.opcode).into_iter().map(meant).collect()
}

fn cell(unit: &flowgraph::Unit, index: u32) -> Option<String> {
    let mut all = unit.variables.cells.iter().chain(unit.variables.free);
    all.nth(index as usize).map(PyText::to_string)
}

/// A constant that Python can look into, or only hand on.
fn of_constant(index: u32, constant: &Constant) -> Meant {
    fn is_plain(constant: &Constant) -> bool {
        match constant {
            Constant::Code(_) | Constant::FrozenSet(_) | Constant::Slice(_) => false,
            Constant::Tuple(items) => items.iter().all(is_plain),
            _ => true,
        }
    }
    match is_plain(constant) {
        true => Meant::Constant(constant::of_constant(constant)),
        false => Meant::Opaque(index, constant.to_string()),
    }
}

/// Makes a graph what has been drawn; says what is wrong with it.
fn put(graph: &mut Graph, unit: &mut flowgraph::Unit, drawn: &Drawing) -> Result<(), String> {
    let order: Vec<BlockId> = graph.order().collect();
    let before: Vec<CfgInstruction> =
        order.iter().flat_map(|id| graph.block(*id).instructions.iter().copied()).collect();
    let ids: Vec<BlockId> = drawn
        .blocks
        .iter()
        .map(|block| match block.was {
            Some(place) => order[place],
            None => graph.add(Block::default()),
        })
        .collect();
    if ids.first() != Some(&Graph::ENTRY) {
        return Err("the first block has to stay the first: code is entered there".to_string());
    }
    let mut changed = Vec::new();
    for block in &drawn.blocks {
        let instructions = block.instructions.iter();
        let made = instructions.map(|one| instruction(unit, one, &before, &ids));
        changed.push(made.collect::<Result<Vec<CfgInstruction>, String>>()?);
    }
    let first = |instructions: &[CfgInstruction]| instructions.first().map(|one| one.opcode);
    if first(&before) != first(&changed[0]) {
        return Err("the first instruction has to stay the first".to_string());
    }
    for (place, (id, instructions)) in ids.iter().zip(changed).enumerate() {
        let block = graph.block_mut(*id);
        block.instructions = instructions;
        block.next = ids.get(place + 1).copied();
    }
    for id in order.iter().filter(|id| !ids.contains(id)) {
        graph.block_mut(*id).instructions.clear();
        graph.block_mut(*id).next = None;
    }
    Ok(())
}

fn instruction(
    unit: &mut flowgraph::Unit,
    drawn: &DrawnInstruction,
    before: &[CfgInstruction],
    ids: &[BlockId],
) -> Result<CfgInstruction, String> {
    let opcode = unit.opcodes.by_name(&drawn.opcode);
    let opcode = opcode.ok_or_else(|| format!("there is no opcode {}", drawn.opcode))?;
    let mut oparg = 0;
    for ((part, _), meant) in layout(unit, opcode).into_iter().zip(&drawn.parts) {
        let number = number(unit, meant)?;
        if u64::from(number) >= part.limit() {
            return Err(format!("{} has no room for its operand", drawn.opcode));
        }
        oparg |= part.put(number);
    }
    let like = drawn.like.and_then(|like| before.get(like));
    let target = match drawn.target {
        Some(place) => {
            let target = ids.get(place).copied();
            Some(target.ok_or_else(|| format!("{} leads nowhere", drawn.opcode))?)
        }
        None => None,
    };
    let location = like.map_or(SourceLocation::NONE, |like| like.location);
    let handler = like.and_then(|like| like.handler);
    if handler.is_some_and(|handler| !ids.contains(&handler)) {
        return Err(format!("the handler of {} is gone", drawn.opcode));
    }
    Ok(CfgInstruction { target, handler, ..CfgInstruction::new(opcode, oparg, location) })
}

/// The number of a part of an argument.
fn number(unit: &mut flowgraph::Unit, meant: &Meant) -> Result<u32, String> {
    let place = |place: Option<usize>, what: String| {
        place.and_then(|place| u32::try_from(place).ok()).ok_or(what)
    };
    match meant {
        Meant::Number(number) => Ok(*number),
        Meant::Constant(plain) => Ok(unit.constants.add(constant::to_constant(plain))),
        Meant::Opaque(index, text) => match (*index as usize) < unit.constants.len() {
            true => Ok(*index),
            false => Err(format!("{text} is a constant of other code")),
        },
        Meant::Name(name) => {
            let known = unit.names.iter().position(|known| known.to_string() == *name);
            let known = known.unwrap_or_else(|| {
                unit.names.push(PyText::from(name.clone()));
                unit.names.len() - 1
            });
            place(Some(known), String::new())
        }
        Meant::Local(name) => {
            let mut locals = unit.variables.locals.iter();
            let known = locals.position(|known| known.to_string() == *name);
            place(known, format!("there is no local `{name}`"))
        }
        Meant::Cell(name) => {
            let mut cells = unit.variables.cells.iter().chain(unit.variables.free);
            let known = cells.position(|known| known.to_string() == *name);
            place(known, format!("there is no cell `{name}`"))
        }
    }
}

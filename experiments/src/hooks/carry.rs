//! What a hook wrote down, carried out where code is generated.

use compiler::ast::Node;
use compiler::codegen::{Call, Emitter, LoopBlock};
use compiler::error::SyntaxError;
use compiler::instruction::Label;
use compiler::opcode::Opcode;
use compiler::operand::{Meaning, Table};

use super::constant;
use super::message::{Action, Argument, Recording, Step};

/// Why not all of it has been carried out.
pub enum Stop {
    /// The program has an error there.
    Program(SyntaxError),
    /// What the hook asked for at a line cannot be.
    Hook(String, i32),
}

/// The labels and hidden locals of this time.
struct Places {
    labels: Vec<Label>,
    locals: Vec<u32>,
}

/// Emits all of a recording for a node, as long as each step is allowed.
pub fn out(
    recording: &Recording,
    node: Node,
    emitter: &mut dyn Emitter,
    allows: &dyn Fn(&Step) -> Result<(), String>,
) -> Result<(), Stop> {
    let places = Places {
        labels: (0..recording.labels).map(|_| emitter.new_label()).collect(),
        locals: (0..recording.locals).map(|_| emitter.take_hidden_local()).collect(),
    };
    let carried = recording.steps.iter().try_for_each(|step| {
        allows(step).map_err(|message| Stop::Hook(message, step.line))?;
        one(step, &places, node, emitter)
    });
    emitter.leave_hidden_locals(recording.locals as u32);
    carried
}

fn one(step: &Step, places: &Places, node: Node, emitter: &mut dyn Emitter) -> Result<(), Stop> {
    let label = |number: usize| places.labels[number];
    match &step.action {
        Action::Emit(opcode, argument) => {
            let oparg = oparg(*opcode, argument, places, emitter);
            let oparg = oparg.map_err(|message| Stop::Hook(message, step.line))?;
            emitter.emit(*opcode, oparg);
        }
        Action::Visit { node, uncovered } => {
            emitter.visit(*node, *uncovered).map_err(Stop::Program)?;
        }
        Action::Base { node, uncovered } => {
            emitter.visit_base(*node, *uncovered).map_err(Stop::Program)?;
        }
        Action::Call { func, args, keywords, uncovered } => {
            let call = Call { node, func: *func, args, keywords };
            emitter.call(call, *uncovered).map_err(Stop::Program)?;
        }
        Action::Target(target, context) => {
            emitter.visit_target(*target, *context).map_err(Stop::Program)?;
        }
        Action::Name(name, context) => emitter.name(name, *context).map_err(Stop::Program)?,
        Action::Place(number) => emitter.use_label(label(*number)),
        Action::Jump(opcode, number) => emitter.jump(*opcode, label(*number)),
        Action::BeginLoop { start, end, has_iterator, uncovered } => {
            let (start, end, has_iterator) = (label(*start), label(*end), *has_iterator);
            let looped = LoopBlock { start, end, has_iterator };
            emitter.push_loop(looped, *uncovered, node).map_err(Stop::Program)?;
        }
        Action::EndLoop { uncovered } => emitter.pop_loop(*uncovered),
    }
    Ok(())
}

/// An argument, now that the tables of the code object are there.
fn oparg(
    opcode: Opcode,
    argument: &Argument,
    places: &Places,
    emitter: &mut dyn Emitter,
) -> Result<u32, String> {
    match argument {
        Argument::Constant(plain) => Ok(emitter.constant(constant::to_constant(plain))),
        Argument::Name(name, part, rest) => Ok(rest | part.put(emitter.name_index(name))),
        Argument::Local(number, part, rest) => Ok(rest | part.put(places.locals[*number])),
        Argument::Number(number) => within(opcode, *number, emitter),
    }
}

/// A number, if it is no index beyond its table.
fn within(opcode: Opcode, number: u32, emitter: &dyn Emitter) -> Result<u32, String> {
    let (opcodes, tables) = (emitter.opcodes(), emitter.tables());
    let info = opcodes.operand(opcode).and_then(|operand| opcodes.operands.info(operand));
    for part in info.map_or(&[][..], |info| &info.parts) {
        let Meaning::Index(table) = part.meaning else { continue };
        let (length, what, instead) = match table {
            Table::Consts => (tables.constants, "constants", "a value"),
            Table::Names => (tables.names, "names", "a name"),
            Table::Locals => (tables.locals, "locals", "emit.local()"),
        };
        let index = part.of(number);
        if index as usize >= length {
            let name = opcodes.name(opcode);
            return Err(format!(
                "{name} {number}: there is no {index} among the {length} {what} of this code; \
                 emit.{name}(…) takes {instead}"
            ));
        }
    }
    Ok(number)
}

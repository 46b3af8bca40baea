//! What a hook wrote down, carried out where code is generated.

use std::rc::Rc;
use std::sync::Arc;

use compiler::ast::{Kind, Node};
use compiler::codegen::{Call, Emitter, Function, HandlerName, LoopBlock, Lowered};
use compiler::error::SyntaxError;
use compiler::instruction::Label;
use compiler::opcode::Opcode;
use compiler::operand::{Meaning, Table};

use super::message::{
    Action, Argument, Attempt, Block, Caught, CaughtName, Finally, FunctionStep, Handler, LoopStep,
    Recording, Section, Step,
};
use super::{Hooks, Written, constant};

/// Why not all of it has been carried out.
pub enum Stop {
    /// The program has an error there.
    Program(SyntaxError),
    /// What the hook asked for at a line cannot be.
    Hook(String, i32),
}

/// The code of a node that is being emitted.
pub struct Code<'a> {
    pub hooks: &'a Hooks,
    pub written: &'a Rc<Written>,
    pub lowered: Lowered,
    /// The hidden locals of this time.
    pub locals: Vec<u32>,
}

type Carried<T = ()> = Result<T, Stop>;

/// Emits all of a recording for a node.
pub fn out(
    hooks: &Hooks,
    written: &Rc<Written>,
    recording: &Recording,
    lowered: Lowered,
    emitter: &mut dyn Emitter,
) -> Carried {
    let locals = (0..recording.locals).map(|_| emitter.take_hidden_local()).collect();
    let code = Code { hooks, written, lowered, locals };
    // Where it fails, no code comes of it.
    code.section(&recording.body, emitter)?;
    emitter.leave_hidden_locals(recording.locals as u32);
    Ok(())
}

impl Code<'_> {
    pub fn section(&self, section: &Section, emitter: &mut dyn Emitter) -> Carried {
        let labels: Vec<Label> = (0..section.labels).map(|_| emitter.new_label()).collect();
        section.steps.iter().try_for_each(|step| {
            let refused = |message| Stop::Hook(message, step.line);
            self.hooks.allows(step).map_err(refused)?;
            let in_base = matches!(step.action, Action::Base { .. });
            if children(&step.action).any(|child| emitter.is_misplaced(child, in_base)) {
                return Err(refused("its code is in another function".to_string()));
            }
            self.step(step, &labels, emitter)
        })
    }

    fn step(&self, step: &Step, labels: &[Label], emitter: &mut dyn Emitter) -> Carried {
        let node = self.lowered.node;
        let label = |number: usize| labels[number];
        let done = match &step.action {
            Action::Emit(opcode, argument) => {
                let oparg = oparg(*opcode, argument, &self.locals, emitter);
                let oparg = oparg.map_err(|message| Stop::Hook(message, step.line))?;
                emitter.emit(*opcode, oparg);
                Ok(())
            }
            Action::Visit { node, uncovered } => emitter.visit(*node, *uncovered),
            Action::Base { node, uncovered } => emitter.visit_base(*node, *uncovered),
            Action::Call { func, args, keywords, uncovered } => {
                let call = Call { node, func: *func, args, keywords };
                emitter.call(call, *uncovered)
            }
            Action::Target(target, context) => emitter.visit_target(*target, *context),
            Action::Name(name, context) => emitter.name(name, *context),
            Action::Place(number) => {
                emitter.use_label(label(*number));
                Ok(())
            }
            Action::Jump(opcode, number) => {
                emitter.jump(*opcode, label(*number));
                Ok(())
            }
            Action::BeginLoop(looped) => {
                emitter.push_loop(loop_block(looped, labels), looped.uncovered, node)
            }
            Action::EndLoop(looped) => {
                emitter.pop_loop(looped.uncovered);
                Ok(())
            }
            Action::Leave { name, message, uncovered } => {
                match emitter.leave(name, *uncovered, node).map_err(Stop::Program)? {
                    true => Ok(()),
                    false => Err(emitter.error(message, node)),
                }
            }
            Action::Block(block) => return self.block(block, emitter),
            Action::Try(attempt) => return self.attempt(attempt, emitter),
            Action::Finally(finally) => return self.finally(finally, emitter),
            Action::Function(function) => return self.function(function, emitter),
            Action::Beginning(function, recording) => {
                let part = LaterPart::Code(Arc::clone(recording));
                let later = self.later(part);
                emitter.begin_with(*function, later, node);
                Ok(())
            }
        };
        done.map_err(Stop::Program)
    }

    /// What is to be emitted when somebody asks for it.
    fn later(&self, part: LaterPart) -> u32 {
        let (written, lowered) = (Rc::clone(self.written), self.lowered);
        self.hooks.keep(Later { written, lowered, part })
    }

    fn block(&self, block: &Block, emitter: &mut dyn Emitter) -> Carried {
        let Block { uncovered, name, body } = block;
        let left = emitter.new_label();
        let pushed = emitter.push_named(name, left, *uncovered, self.lowered.node);
        pushed.map_err(Stop::Program)?;
        self.section(body, emitter)?;
        emitter.pop_named(*uncovered);
        emitter.use_label(left);
        Ok(())
    }

    fn attempt(&self, attempt: &Attempt, emitter: &mut dyn Emitter) -> Carried {
        let Attempt { uncovered, body, handlers, orelse } = attempt;
        let node = self.lowered.node;
        let labels = emitter.begin_try(*uncovered, node).map_err(Stop::Program)?;
        self.section(body, emitter)?;
        emitter.end_try_body();
        if let Some(orelse) = orelse {
            self.section(orelse, emitter)?;
        }
        emitter.begin_handlers(labels, node).map_err(Stop::Program)?;
        for Handler { caught, name, body, keeps_value } in handlers {
            match caught {
                Some(Caught::Name(name)) => emitter.name(name, Kind::Load),
                Some(Caught::Node(node)) => emitter.visit(*node, 0),
                None => Ok(()),
            }
            .map_err(Stop::Program)?;
            let name = name.as_ref().map(|name| match name {
                CaughtName::Name(name) => HandlerName::Name(name),
                CaughtName::Local(number) => HandlerName::Hidden(self.locals[*number]),
            });
            let opened = emitter.begin_handler(caught.is_some(), name, node);
            let opened = opened.map_err(Stop::Program)?;
            self.section(body, emitter)?;
            emitter.end_handler(opened, labels, *keeps_value).map_err(Stop::Program)?;
        }
        emitter.end_handlers(labels, *uncovered);
        Ok(())
    }

    /// The `finally` part comes on the normal way out, for an exception, and wherever something leaves from within.
    fn finally(&self, finally: &Finally, emitter: &mut dyn Emitter) -> Carried {
        let Finally { uncovered, body, last, keeps_value } = finally;
        let node = self.lowered.node;
        let later = self.later(LaterPart::Section(Arc::clone(last), self.locals.clone()));
        let labels = emitter.begin_finally(later, *uncovered, node).map_err(Stop::Program)?;
        self.section(body, emitter)?;
        emitter.end_finally_body(*keeps_value);
        self.section(last, emitter)?;
        let opened = emitter.begin_finally_of_exception(labels, *keeps_value, node);
        opened.map_err(Stop::Program)?;
        self.section(last, emitter)?;
        emitter.end_finally(labels, *uncovered);
        Ok(())
    }

    fn function(&self, function: &FunctionStep, emitter: &mut dyn Emitter) -> Carried {
        let FunctionStep { number, name, parameters, recording, keeps_value, is_comprehension: _ } =
            function;
        let begun = Function { number: *number, name, parameters };
        let opened = emitter.begin_function(self.lowered, begun).map_err(Stop::Program)?;
        out(self.hooks, self.written, recording, self.lowered, emitter)?;
        emitter.end_function(opened, *keeps_value).map_err(Stop::Program)
    }
}

/// What is to be emitted later.
#[derive(Clone)]
pub struct Later {
    pub written: Rc<Written>,
    pub lowered: Lowered,
    pub part: LaterPart,
}

#[derive(Clone)]
pub enum LaterPart {
    /// In the same code object, with the hidden locals of that.
    Section(Arc<Section>, Vec<u32>),
    /// In another one.
    Code(Arc<Recording>),
}

impl Later {
    pub fn out(&self, hooks: &Hooks, emitter: &mut dyn Emitter) -> Carried {
        let Later { written, lowered, part } = self;
        match part {
            LaterPart::Code(recording) => out(hooks, written, recording, *lowered, emitter),
            LaterPart::Section(section, locals) => {
                let code = Code { hooks, written, lowered: *lowered, locals: locals.clone() };
                code.section(section, emitter)
            }
        }
    }
}

/// The children whose code an action asks for.
pub fn children(action: &Action) -> impl Iterator<Item = Node> {
    let (node, list) = match action {
        Action::Visit { node, .. } | Action::Base { node, .. } | Action::Target(node, _) => {
            (Some(*node), &[][..])
        }
        Action::Call { func, args, .. } => (Some(*func), args.as_slice()),
        _ => (None, &[][..]),
    };
    let handlers = match action {
        Action::Try(attempt) => attempt.handlers.as_slice(),
        _ => &[],
    };
    let caught = handlers.iter().filter_map(|handler| match handler.caught {
        Some(Caught::Node(node)) => Some(node),
        _ => None,
    });
    node.into_iter().chain(list.iter().copied()).chain(caught)
}

fn loop_block(looped: &LoopStep, labels: &[Label]) -> LoopBlock {
    let LoopStep { start, end, has_iterator, uncovered: _ } = looped;
    LoopBlock { start: labels[*start], end: labels[*end], has_iterator: *has_iterator }
}

/// An argument, now that the tables of the code object are there.
fn oparg(
    opcode: Opcode,
    argument: &Argument,
    locals: &[u32],
    emitter: &mut dyn Emitter,
) -> Result<u32, String> {
    match argument {
        Argument::Constant(plain) => Ok(emitter.constant(constant::to_constant(plain))),
        Argument::Name(name, part, rest) => Ok(rest | part.put(emitter.name_index(name))),
        Argument::Local(number, part, rest) => Ok(rest | part.put(locals[*number])),
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

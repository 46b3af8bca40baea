//! The parts of what a hook writes down while it does: each has an account of its own, and jumps stay within it.
//!
//! ```text
//!  the node's code        with emit.try_except() as attempt: ...     a section that the `with` opens and ends
//!                         with attempt.handler("KeyError"): ...      the next; the attempt waits for more of them
//!                         emit.visit(node.rest)                      whatever comes else ends the attempt
//! ```

use std::sync::Arc;

use compiler::ast::Node;
use compiler::ast::schema::Note;
use compiler::codegen::Parameters;

use super::account::Account;
use super::message::{
    Action, Attempt, Block, Caught, CaughtName, Finally, FunctionStep, Handler, LoopStep,
    Recording, Section, Step,
};

/// The most sections that are open at once.
const MOST: usize = 40;

/// A section that is being written.
pub struct Open {
    /// No other section of the recording has it.
    pub id: usize,
    pub what: What,
    pub section: Section,
    pub account: Account,
    /// The loops over an iterator that are open.
    pub ends: Vec<LoopStep>,
    /// How many hidden locals its code object has, where the code object begins with it.
    pub locals: usize,
    /// A `try` that more parts may follow.
    pub attempt: Option<Waiting>,
}

/// What a section is.
#[derive(Debug, Clone)]
pub enum What {
    /// The code of the node itself.
    Node,
    Function {
        number: u32,
        name: String,
        parameters: Parameters,
        is_comprehension: bool,
    },
    Beginning(Node),
    /// The body of a `try`.
    Body {
        serial: usize,
        is_finally: bool,
        uncovered: usize,
    },
    Block {
        name: String,
        uncovered: usize,
    },
    Handler {
        caught: Option<Caught>,
        name: Option<CaughtName>,
    },
    Orelse,
    Final,
}

impl What {
    /// Whether its code is a code object of its own.
    fn is_code(&self) -> bool {
        matches!(self, What::Node | What::Function { .. } | What::Beginning(_))
    }
}

/// A `try` whose body has been written.
#[derive(Debug)]
pub struct Waiting {
    serial: usize,
    is_finally: bool,
    /// The line of its body's end, for what is missing.
    line: i32,
    uncovered: usize,
    body: Section,
    /// How many values the body leaves, `None` where its end is not reached; each handler; the part for no exception.
    body_leaves: Option<usize>,
    handlers: Vec<Handler>,
    handlers_leave: Vec<Option<usize>>,
    orelse: Option<(Section, Option<usize>)>,
    last: Option<(Section, Option<usize>)>,
}

type Checked<T = ()> = Result<T, String>;

/// All sections that are open, the innermost last.
pub struct Sections {
    open: Vec<Open>,
    next_id: usize,
    next_function: u32,
    /// The function in which the children are that are evaluated in a scope of their own.
    scope: Option<u32>,
}

impl Sections {
    pub fn new(account: Account) -> Sections {
        let mut sections = Sections { open: Vec::new(), next_id: 0, next_function: 0, scope: None };
        sections.push(What::Node, account);
        sections
    }

    pub fn top(&mut self) -> &mut Open {
        self.open.last_mut().expect("the node's own section is the last to go")
    }

    /// The section with which the code object at hand begins.
    pub fn code(&mut self) -> &mut Open {
        let code = self.open.iter_mut().rev().find(|open| open.what.is_code());
        code.expect("the node's own section is the first")
    }

    fn push(&mut self, what: What, account: Account) -> usize {
        let id = self.next_id;
        self.next_id += 1;
        self.open.push(Open {
            id,
            what,
            section: Section::default(),
            account,
            ends: Vec::new(),
            locals: 0,
            attempt: None,
        });
        id
    }

    /// Opens a section; its id.
    pub fn begin(&mut self, what: What) -> Checked<usize> {
        match self.open.len() >= MOST {
            true => Err(format!("more than {MOST} blocks stand in each other")),
            false => Ok(self.push(what, Account::of_part())),
        }
    }

    /// A child is visited that its note says is evaluated in a scope of its own.
    pub fn enter_scope(&mut self, note: Note) -> Checked {
        let scope = self.scope;
        let What::Function { number, is_comprehension, .. } = &mut self.code().what else {
            return Err("it is evaluated in a scope of its own: visit it in emit.function()".into());
        };
        if scope.is_some_and(|scope| scope != *number) {
            return Err("what is evaluated in a scope of its own is in one function".to_string());
        }
        *is_comprehension |= note == Note::Comprehension;
        self.scope = Some(*number);
        Ok(())
    }

    /// A child is visited: a `break` in it ends the innermost loop of the code object, if there can be one.
    pub fn may_break(&mut self, can_be: impl FnOnce() -> bool) -> Checked {
        for open in self.open.iter_mut().rev() {
            if open.account.is_in_loop() {
                return if can_be() { open.account.attempt(Account::may_break) } else { Ok(()) };
            }
            if open.what.is_code() {
                break;
            }
        }
        Ok(())
    }

    pub fn next_function(&mut self) -> u32 {
        self.next_function += 1;
        self.next_function - 1
    }

    /// What comes now is no part of the `try` before: that has ended.
    pub fn settle(&mut self) -> Checked {
        let top = self.top();
        let Some(waiting) = &top.attempt else { return Ok(()) };
        let leaves = waiting.leaves()?;
        top.account.join(leaves)?;
        if let Some(waiting) = top.attempt.take() {
            let line = waiting.line;
            top.section.steps.push(Step { action: waiting.action(), line });
        }
        Ok(())
    }

    /// The `try` that a part belongs to, if that comes right behind.
    pub fn waiting(&mut self, serial: usize) -> Checked<&mut Waiting> {
        let waiting = self.top().attempt.as_mut().filter(|waiting| waiting.serial == serial);
        waiting.ok_or_else(|| {
            "its parts follow each other, and the first one is the body: something else stands between".to_string()
        })
    }

    /// Ends the innermost section, which has to be this one.
    pub fn end(&mut self, id: usize, line: i32) -> Checked {
        if self.top().id != id {
            return Err("a block within this one is still open, or it has been closed".to_string());
        }
        self.settle()?;
        let leaves = self.top().account.finish_part()?;
        match (&self.top().what, leaves) {
            (What::Beginning(_) | What::Final, Some(1)) => {
                return Err("it leaves 1 value on the stack: this part leaves 0".to_string());
            }
            (What::Block { .. }, Some(0)) => {
                return Err("it leaves 0 values on the stack: a block leaves 1".to_string());
            }
            _ => (),
        }
        let Some(ended) = self.open.pop() else { return Ok(()) };
        let recording = Recording { body: ended.section, locals: ended.locals };
        let top = self.top();
        let action = match ended.what {
            What::Node => return Ok(()),
            What::Function { number, name, parameters, is_comprehension } => {
                top.account.join(Some(1))?;
                let keeps_value = leaves == Some(1);
                Action::Function(Box::new(FunctionStep {
                    number,
                    name,
                    parameters,
                    recording,
                    keeps_value,
                    is_comprehension,
                }))
            }
            What::Block { name, uncovered } => {
                top.account.join(Some(1))?;
                Action::Block(Box::new(Block { uncovered, name, body: recording.body }))
            }
            What::Beginning(function) => Action::Beginning(function, Arc::new(recording)),
            What::Body { serial, is_finally, uncovered } => {
                top.attempt = Some(Waiting {
                    serial,
                    is_finally,
                    line,
                    uncovered,
                    body: recording.body,
                    body_leaves: leaves,
                    handlers: Vec::new(),
                    handlers_leave: Vec::new(),
                    orelse: None,
                    last: None,
                });
                return Ok(());
            }
            part => {
                if let Some(waiting) = &mut top.attempt {
                    waiting.add(part, recording.body, leaves);
                }
                return Ok(());
            }
        };
        top.section.steps.push(Step { action, line });
        Ok(())
    }

    /// The recording, when nothing is open any more but the node's own code.
    pub fn finish(&mut self) -> Checked<Recording> {
        if self.open.len() > 1 {
            return Err("a block is still open at its end".to_string());
        }
        let top = self.top();
        let (body, locals) = (std::mem::take(&mut top.section), top.locals);
        Ok(Recording { body, locals })
    }
}

impl Waiting {
    /// Why a part cannot follow here.
    pub fn refusal(&self, part: &What) -> Option<String> {
        let catches_all = self.handlers.last().is_some_and(|handler| handler.caught.is_none());
        let why = match part {
            What::Final if !self.is_finally => {
                "emit.try_except() has no final part: put it into one of emit.try_finally()"
            }
            What::Final if self.last.is_some() => "it has a final part already",
            What::Handler { .. } | What::Orelse if self.is_finally => {
                "emit.try_finally() has a final part and no other: put an emit.try_except() into its body"
            }
            What::Handler { .. } | What::Orelse if self.orelse.is_some() => {
                "the part for no exception is the last"
            }
            What::Handler { .. } if catches_all => "the handler before it is for all exceptions",
            What::Orelse if self.handlers.is_empty() => "the handlers come first",
            _ => return None,
        };
        Some(why.to_string())
    }

    fn add(&mut self, part: What, body: Section, leaves: Option<usize>) {
        match part {
            What::Handler { caught, name } => {
                let keeps_value = leaves == Some(1);
                self.handlers.push(Handler { caught, name, body, keeps_value });
                self.handlers_leave.push(leaves);
            }
            What::Orelse => self.orelse = Some((body, leaves)),
            What::Final => self.last = Some((body, leaves)),
            _ => (),
        }
    }

    /// How many values all of it leaves, whichever path is taken; `None` where none goes on.
    fn leaves(&self) -> Checked<Option<usize>> {
        let line = self.line;
        if self.is_finally {
            let Some((_, last)) = &self.last else {
                return Err(format!(
                    "the emit.try_finally() that ends in line {line} has no final part"
                ));
            };
            return Ok(last.and(self.body_leaves));
        }
        if self.handlers.is_empty() {
            return Err(format!("the emit.try_except() that ends in line {line} has no handler"));
        }
        let without_exception = match &self.orelse {
            None => self.body_leaves,
            Some(_) if self.body_leaves == Some(1) => {
                return Err(
                    "the body leaves a value, which the part for no exception leaves".into()
                );
            }
            Some((_, leaves)) => self.body_leaves.and(*leaves),
        };
        let paths = std::iter::once(without_exception).chain(self.handlers_leave.iter().copied());
        let mut reached = paths.flatten();
        let Some(first) = reached.next() else { return Ok(None) };
        match reached.all(|leaves| leaves == first) {
            true => Ok(Some(first)),
            false => Err(format!(
                "of the emit.try_except() that ends in line {line} one part leaves a value and another none"
            )),
        }
    }

    fn action(self) -> Action {
        let Waiting { uncovered, body, handlers, orelse, last, body_leaves, .. } = self;
        match last {
            Some((last, _)) => {
                let (last, keeps_value) = (Arc::new(last), body_leaves == Some(1));
                Action::Finally(Box::new(Finally { uncovered, body, last, keeps_value }))
            }
            None => {
                let orelse = orelse.map(|(orelse, _)| orelse);
                Action::Try(Box::new(Attempt { uncovered, body, handlers, orelse }))
            }
        }
    }
}

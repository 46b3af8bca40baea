//! The account of the stack while a hook emits: what is on it, at each label too, and what the node's code must leave.

use compiler::opcode::slots::{Misuse, Slot};
use compiler::opcode::{Opcode, Opcodes};

use super::message::{Role, Visit};

/// The most slots that the code of one node may use.
const ROOM: usize = 4096;

/// What is known at the place where the next instruction goes.
#[derive(Debug, Clone)]
pub struct Account {
    /// `None` where nothing leads to.
    stack: Option<Vec<Slot>>,
    labels: Vec<Label>,
    /// The loops that are open, the innermost last.
    loops: Vec<OpenLoop>,
    /// What has to come next.
    due: Option<Due>,
    /// The label that the change under way has touched, as it was before: there is one at most.
    touched: Option<(usize, Label)>,
}

#[derive(Debug, Clone, Default)]
struct Label {
    is_placed: bool,
    is_used: bool,
    stack: Option<Vec<Slot>>,
}

/// A loop whose end has not come yet.
#[derive(Debug, Clone, Copy)]
pub struct OpenLoop {
    /// The label where an exhausted iterator goes; `None` for a loop without one.
    exhausted: Option<usize>,
    /// Where it starts and where `break` goes, in a loop without an iterator.
    ends: Option<(usize, usize)>,
    /// Whether anything leads to it: nothing is known of the stack around it otherwise.
    is_reached: bool,
    /// How high the stack is around it, its iterator included.
    height: usize,
    /// The values below that no loop around it covers.
    pub uncovered: usize,
}

/// What the end of a `FOR_ITER` loop consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    EndFor,
    PopIter,
}

type Checked<T = ()> = Result<T, String>;

impl Account {
    pub fn new(role: Role) -> Account {
        let operands = match role {
            Role::Statement | Role::Expression | Role::Deleted => 0,
            Role::Target => 1,
            Role::Operator(operands) => operands,
        };
        let stack = Some(vec![Slot::VALUE; operands]);
        Account { stack, labels: Vec::new(), loops: Vec::new(), due: None, touched: None }
    }

    /// That of a part whose code begins with nothing that it could take.
    pub fn of_part() -> Account {
        Account::new(Role::Statement)
    }

    /// Changes the account; what fails has changed nothing.
    pub fn attempt<T>(&mut self, change: impl FnOnce(&mut Account) -> Checked<T>) -> Checked<T> {
        let (stack, loops, due) = (self.stack.clone(), self.loops.clone(), self.due);
        self.touched = None;
        let changed = change(self);
        if changed.is_err() {
            (self.stack, self.loops, self.due) = (stack, loops, due);
            if let Some((label, before)) = self.touched.take() {
                self.labels[label] = before;
            }
        }
        changed
    }

    fn change_label(&mut self, label: usize) -> &mut Label {
        debug_assert!(self.touched.as_ref().is_none_or(|(known, _)| *known == label));
        let known = &mut self.labels[label];
        self.touched.get_or_insert_with(|| (label, known.clone()));
        known
    }

    /// An instruction that goes on to the next, or nowhere. True where it ends a loop.
    pub fn emit(&mut self, opcodes: &Opcodes, opcode: Opcode, argument: u32) -> Checked<bool> {
        let ends_loop = self.pay(opcode)?;
        self.apply(opcodes, opcode, argument)?;
        if opcode.ends_flow() {
            self.stack = None;
        }
        Ok(ends_loop)
    }

    fn apply(&mut self, opcodes: &Opcodes, opcode: Opcode, argument: u32) -> Checked {
        let Some(stack) = &mut self.stack else { return Ok(()) };
        let height = stack.len();
        opcodes.apply(opcode, argument, stack, ROOM).map_err(|misuse| {
            let name = opcodes.name(opcode);
            match misuse {
                Misuse::RunsEmpty => {
                    let taken = values(opcodes.counts(opcode, argument).popped);
                    let there = if height == 1 { "1 is".into() } else { format!("{height} are") };
                    format!("{name} takes {taken}, but {there} on the stack of this node")
                }
                Misuse::EmptySlot => format!("{name} takes an empty slot for a value"),
                Misuse::TooHigh => format!("{name} makes the stack higher than {ROOM}"),
            }
        })
    }

    /// A child's code.
    pub fn visit(&mut self, visit: Visit) -> Checked {
        self.owes_nothing()?;
        let Some(stack) = &mut self.stack else { return Ok(()) };
        match visit {
            Visit::Pushes => stack.push(Slot::VALUE),
            Visit::Pops => match stack.pop() {
                Some(Slot::VALUE) => (),
                Some(_) => return Err("an empty slot is stored to a target".to_string()),
                None => return Err("nothing is on the stack to store to this target".to_string()),
            },
            Visit::Nothing | Visit::Impossible => (),
        }
        if stack.len() > ROOM { Err(format!("the stack is higher than {ROOM}")) } else { Ok(()) }
    }

    /// Loads, stores or deletes something by its name: so many values more or less.
    pub fn name(&mut self, change: i8) -> Checked {
        match change {
            0 => self.owes_nothing(),
            change if change < 0 => self.visit(Visit::Pops),
            _ => self.visit(Visit::Pushes),
        }
    }

    pub fn new_label(&mut self) -> usize {
        self.labels.push(Label::default());
        self.labels.len() - 1
    }

    pub fn is_placed(&self, label: usize) -> bool {
        self.labels[label].is_placed
    }

    /// A place from which something that is visited may go to a label.
    pub fn leads_to(&mut self, label: usize) -> Checked {
        match self.stack.clone() {
            Some(stack) => self.meet(label, &stack),
            None => Ok(()),
        }
    }

    /// An instruction that goes to a label, always or on a condition.
    pub fn jump(
        &mut self,
        opcodes: &Opcodes,
        opcode: Opcode,
        argument: u32,
        label: usize,
    ) -> Checked {
        self.owes_nothing()?;
        let known = &self.labels[label];
        if known.is_placed && known.stack.is_none() {
            return Err("nothing led to the label where it was placed".to_string());
        }
        self.apply(opcodes, opcode, argument)?;
        self.change_label(label).is_used = true;
        if let Some(stack) = self.stack.clone() {
            self.meet(label, &stack)?;
        }
        if opcode.ends_flow() {
            self.stack = None;
        }
        Ok(())
    }

    fn meet(&mut self, label: usize, stack: &[Slot]) -> Checked {
        let known = self.change_label(label);
        let Some(old) = &mut known.stack else {
            known.stack = Some(stack.to_vec());
            return Ok(());
        };
        if old.len() != stack.len() {
            return Err(format!(
                "{} on the stack here, {} where the label is reached otherwise",
                values(stack.len()),
                old.len()
            ));
        }
        let joined: Vec<Slot> = old.iter().zip(stack).map(|(old, new)| old.join(*new)).collect();
        if known.is_placed && joined != *old {
            return Err("a slot is empty here that holds a value where the label stands".into());
        }
        *old = joined;
        Ok(())
    }

    pub fn place(&mut self, label: usize) -> Checked {
        self.owes_nothing()?;
        if self.labels[label].is_placed {
            return Err("the label has been placed already".to_string());
        }
        let open = self.loops.iter().rposition(|open| open.exhausted == Some(label));
        if let Some(open) = open {
            if open + 1 != self.loops.len() {
                return Err("a loop within this one is still open".to_string());
            }
            self.due = Some(Due::EndFor);
        }
        let jumps_in = self.stack.is_none() && self.labels[label].stack.is_some();
        if jumps_in && self.loops.last().is_some_and(|open| !open.is_reached) {
            return Err(
                "nothing leads to the loop that the label is placed in, but to the label".into()
            );
        }
        if let Some(stack) = self.stack.take() {
            self.meet(label, &stack)?;
        }
        self.change_label(label).is_placed = true;
        self.stack = self.labels[label].stack.clone();
        Ok(())
    }

    /// A loop over the iterator on top begins; an exhausted one goes to `label`.
    pub fn begin_for(&mut self, label: usize) -> Checked<OpenLoop> {
        self.owes_nothing()?;
        if self.labels[label].is_placed {
            return Err("FOR_ITER goes forward: the label of its end is placed already".into());
        }
        if self.loops.iter().any(|open| open.exhausted == Some(label)) {
            return Err("another loop ends at this label".to_string());
        }
        let height = self.height();
        if self.stack.is_some() && height == 0 {
            return Err("FOR_ITER takes 1 value, but none is on the stack of this node".into());
        }
        let below = height.saturating_sub(1);
        let open = OpenLoop {
            exhausted: Some(label),
            ends: None,
            is_reached: self.stack.is_some(),
            height,
            uncovered: below.saturating_sub(self.covered()),
        };
        self.loops.push(open);
        Ok(open)
    }

    /// A loop without an iterator begins, which has these labels at its start and where `break` goes.
    pub fn begin_loop(&mut self, start: usize, end: usize) -> Checked<OpenLoop> {
        self.owes_nothing()?;
        let height = self.height();
        let uncovered = height.saturating_sub(self.covered());
        let (ends, is_reached) = (Some((start, end)), self.stack.is_some());
        let open = OpenLoop { exhausted: None, ends, is_reached, height, uncovered };
        self.loops.push(open);
        Ok(open)
    }

    pub fn is_in_loop(&self) -> bool {
        !self.loops.is_empty()
    }

    /// Something that is visited may end the innermost loop by a `break`.
    pub fn may_break(&mut self) -> Checked {
        let Some((start, end)) = self.loops.last().and_then(|open| open.ends) else {
            return Ok(());
        };
        let Some(around) = self.labels[start].stack.clone() else { return Ok(()) };
        self.meet(end, &around).map_err(|_| {
            format!(
                "a `break` in it would leave the loop with {} on the stack, a jump to its end leaves it with another count",
                values(around.len())
            )
        })
    }

    /// Leaves a block around, with the value on top; how many values below it no loop covers.
    pub fn leave(&mut self) -> Checked<usize> {
        if self.stack.as_ref().is_some_and(Vec::is_empty) {
            return Err("nothing is on the stack to leave with".to_string());
        }
        self.visit(Visit::Pops)?;
        let uncovered = self.uncovered();
        self.stack = None;
        Ok(uncovered)
    }

    /// All paths through something have come together, with a value or without; `None` where none goes on.
    pub fn join(&mut self, leaves: Option<usize>) -> Checked {
        match leaves {
            Some(0) => Ok(()),
            Some(_) => self.visit(Visit::Pushes),
            None => {
                self.stack = None;
                Ok(())
            }
        }
    }

    /// The innermost loop ends, which has no iterator.
    pub fn end_loop(&mut self) -> Checked<OpenLoop> {
        self.owes_nothing()?;
        match self.loops.last().copied() {
            Some(open) if open.exhausted.is_none() => {
                self.loops.pop();
                Ok(open)
            }
            _ => Err("a FOR_ITER loop within this one is still open".to_string()),
        }
    }

    /// The loop that has just been ended by its `POP_ITER`.
    pub fn close_for(&mut self) -> Option<OpenLoop> {
        self.loops.pop()
    }

    /// How many values on the stack no open loop covers.
    pub fn uncovered(&self) -> usize {
        self.height().saturating_sub(self.covered())
    }

    fn covered(&self) -> usize {
        self.loops.last().map_or(0, |open| open.height)
    }

    fn height(&self) -> usize {
        self.stack.as_ref().map_or_else(|| self.covered(), Vec::len)
    }

    /// How many values a part leaves, `None` where its end is not reached: one or none.
    pub fn finish_part(&self) -> Checked<Option<usize>> {
        self.has_ended()?;
        let Some(stack) = &self.stack else { return Ok(None) };
        match stack.as_slice() {
            [] => Ok(Some(0)),
            [Slot::VALUE] => Ok(Some(1)),
            [_] => Err("it leaves an empty slot".to_string()),
            more => Err(format!(
                "it leaves {} on the stack: there can be one or none",
                values(more.len())
            )),
        }
    }

    fn has_ended(&self) -> Checked {
        self.owes_nothing()?;
        if !self.loops.is_empty() {
            return Err("a loop is still open at its end".to_string());
        }
        if self.labels.iter().any(|label| label.is_used && !label.is_placed) {
            return Err("a label that it jumps to is never placed".to_string());
        }
        Ok(())
    }

    /// What the code leaves has to be what its role says.
    pub fn finish(&self, role: Role) -> Checked {
        self.has_ended()?;
        let Some(stack) = &self.stack else { return Ok(()) };
        let (what, wanted) = match role {
            Role::Statement => ("a statement", 0),
            Role::Expression => ("an expression", 1),
            Role::Target => ("an expression that is assigned to", 0),
            Role::Deleted => ("an expression that is deleted", 0),
            Role::Operator(_) => ("an operator", 1),
        };
        if stack.len() != wanted {
            return Err(format!(
                "it leaves {} on the stack: {what} leaves {wanted}",
                values(stack.len())
            ));
        }
        match stack.iter().all(|slot| *slot == Slot::VALUE) {
            true => Ok(()),
            false => Err(format!("it leaves an empty slot: {what} leaves a value")),
        }
    }

    fn owes_nothing(&self) -> Checked {
        match self.due {
            Some(due) => Err(due.demand()),
            None => Ok(()),
        }
    }

    /// Whether an instruction is what has to come; true where a loop ends with it.
    fn pay(&mut self, opcode: Opcode) -> Checked<bool> {
        let Some(due) = self.due else { return Ok(false) };
        let next = match (due, opcode) {
            (Due::EndFor, Opcode::END_FOR) => Some(Due::PopIter),
            (Due::PopIter, Opcode::POP_ITER) => None,
            _ => return Err(due.demand()),
        };
        self.due = next;
        Ok(next.is_none())
    }
}

impl Due {
    fn demand(self) -> String {
        let wanted = match self {
            Due::EndFor => "END_FOR",
            Due::PopIter => "POP_ITER",
        };
        format!(
            "at the end of a FOR_ITER loop END_FOR and POP_ITER stand: {wanted} is missing here"
        )
    }
}

fn values(count: usize) -> String {
    if count == 1 { "1 value".to_string() } else { format!("{count} values") }
}

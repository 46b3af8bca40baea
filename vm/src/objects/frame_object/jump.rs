//! `frame.f_lineno = line`: a frame that is told of goes on at another line.
//!
//! It can where the stack there is what is left of its own once the top is dropped: out of blocks, not into them.

use std::ptr;

use heap::value::{StackRef, Value};

use super::FrameObject;
use super::stacks::{self, Kind, Stack};
use crate::errors::PyResult;
use crate::frame::{self, Frame};
use crate::machine::Machine;
use crate::machine::warnings::Category;
use crate::objects::Code;
use crate::objects::code::positions;

/// Sends the frame to the first line from `line` on that has code.
pub fn set_line(vm: &Machine, this: &FrameObject, line: &Value) -> PyResult<()> {
    if !vm.class(line).is(&vm.types.int) {
        return Err(vm.value_error("lineno must be an integer"));
    }
    let Some(event) = vm.tracing.told_of(this.frame()) else {
        return Err(vm.value_error("f_lineno can only be set in a trace function"));
    };
    if let Some(reason) = event.forbids_jump() {
        return Err(vm.value_error(reason));
    }
    let Some(line) = line.as_small_int().and_then(|line| i32::try_from(line).ok()) else {
        return Err(vm.value_error("lineno out of range"));
    };
    let code = this.code();
    if line < code.source.firstlineno {
        let message = format!("line {line} comes before the current code block");
        return Err(vm.value_error(message));
    }
    let starts = line_starts(&code);
    let Some(found) = starts.iter().map(|(_, line)| *line).filter(|start| *start >= line).min()
    else {
        let message = format!("line {line} comes after the current code block");
        return Err(vm.value_error(message));
    };
    let stacks = stacks::of(&code, &vm.config.language.opcodes);
    let Some(from) = &stacks[this.last.get() as usize] else {
        return Err(vm.value_error("can't jump from unreachable code"));
    };
    let units = starts.iter().filter(|(_, line)| *line == found).map(|(unit, _)| *unit);
    let (unit, to) = best_place(from, units.map(|unit| (unit, stacks[unit].as_ref())))
        .map_err(|reason| vm.value_error(reason))?;
    if vm.tracing.is_jumping() {
        // What dies because of a jump cannot send the frame elsewhere.
        return Ok(());
    }
    bind_locals(vm, this);
    let left = take_down(vm, this, from, to.len());
    vm.tracing.jump(|| left.into_iter().for_each(drop));
    this.go_on_at(unit);
    Ok(())
}

/// The units where the line is another than before.
fn line_starts(code: &Code) -> Vec<(usize, i32)> {
    let (mut starts, mut unit, mut last) = (Vec::new(), 0, None);
    for run in positions::runs(&code.source) {
        let line = run.position.line;
        if let Some(line) = line.filter(|_| line != last) {
            starts.push((unit, line));
            last = Some(line);
        }
        unit += run.units as usize;
    }
    starts
}

/// The place that leaves most on the stack; where there is none, why the first cannot be reached.
fn best_place<'a>(
    from: &Stack,
    places: impl Iterator<Item = (usize, Option<&'a Stack>)>,
) -> Result<(usize, &'a Stack), &'static str> {
    let mut best: Option<(usize, &Stack)> = None;
    let mut reason = None;
    for (unit, to) in places {
        match to.filter(|to| stacks::leads_to(from, to)) {
            Some(to) => {
                let is_better = |(_, best): (usize, &Stack)| (to.len(), to) > (best.len(), best);
                if best.is_none_or(is_better) {
                    best = Some((unit, to));
                }
            }
            None => {
                reason.get_or_insert(why_not(to));
            }
        }
    }
    best.ok_or(reason.unwrap_or("cannot find bytecode for specified line"))
}

fn why_not(to: Option<&Stack>) -> &'static str {
    match to.map(|to| to.last()) {
        None => "can't jump into an exception handler, or code may be unreachable",
        Some(Some(Kind::Except)) => "can't jump into an 'except' block as there's no exception",
        Some(Some(Kind::Place)) => "can't jump into a re-raising block as there's no location",
        Some(Some(Kind::Iterator)) => "can't jump into the body of a for loop",
        Some(_) => "incompatible stacks",
    }
}

/// Gives `None` to the variables that have no value: code may count on it that they have one.
fn bind_locals(vm: &Machine, this: &FrameObject) {
    let locals = 0..this.frame().code().locals.len();
    let unbound: Vec<usize> = locals.filter(|index| this.frame().local(*index).is_null()).collect();
    if unbound.is_empty() {
        return;
    }
    let (count, plural) = (unbound.len(), if unbound.len() == 1 { "" } else { "s" });
    vm.warn(Category::Runtime, format!("assigning None to {count} unbound local{plural}"));
    for index in unbound {
        let slot = Frame::slots(this.frame.get());
        // SAFETY: the slot is one of the frame's, and empty.
        unsafe { ptr::write(slot.add(index), StackRef::owned(Value::NONE)) };
    }
}

/// Takes the stack down to a height, and gives what was above, the top first. What was handled in blocks that are left is
/// handled no more.
fn take_down(vm: &Machine, this: &FrameObject, from: &Stack, height: usize) -> Vec<Value> {
    let frame = this.frame.get();
    let mut taken = Vec::with_capacity(from.len());
    // SAFETY: the frame is told of: its position is saved, and its stack is as high as `from` says.
    unsafe {
        // The code that the frame goes on with may set variables that the stack borrows.
        frame::own_slots(frame);
        let bottom = Frame::slots(frame).add(this.frame().code().locals.len());
        debug_assert_eq!((*frame).sp, bottom.add(from.len()), "the stack is another");
        for kind in from[height..].iter().rev() {
            (*frame).sp = (*frame).sp.sub(1);
            let top = ptr::read((*frame).sp).into_value();
            taken.push(match kind {
                Kind::Except if top.is_none() => vm.handled.take(),
                Kind::Except => vm.handled.replace(top),
                _ => top,
            });
        }
    }
    taken
}

impl FrameObject {
    /// Shows the frame at a unit, where it is to go on, as if it came from there.
    fn go_on_at(&self, unit: usize) {
        let frame = self.frame.get();
        // SAFETY: the unit is one of the code's.
        unsafe { (*frame).pc = &raw const (&(*frame).code().units)[unit] };
        self.last.set(unit as u32);
    }
}

//! Jumps. A distance counts from behind the instruction's caches.

use compiler::opcode::caches;

use super::{Context, Step, tracing};

#[inline(always)]
pub fn jump_forward(cx: &mut Context, distance: u32) {
    cx.skip(distance as usize);
}

/// A loop's end: the place where the machine looks for what came up meanwhile. It looks before it jumps: an interrupt
/// names the line that has run, not the one that would be next.
#[inline(always)]
pub fn jump_backward(cx: &mut Context, distance: u32) -> Step {
    cx.vm.check_events()?;
    cx.skip(caches::JUMP_BACKWARD);
    cx.jump_back(distance as usize);
    Ok(())
}

#[inline(always)]
pub fn jump_backward_no_interrupt(cx: &mut Context, distance: u32) -> Step {
    cx.vm.count_step()?;
    cx.jump_back(distance as usize);
    Ok(())
}

#[inline(always)]
fn branch(cx: &mut Context, taken: bool, distance: u32) {
    // All that jump on a condition have the same.
    cx.skip(caches::POP_JUMP_IF_TRUE);
    if taken {
        cx.skip(distance as usize);
    }
}

#[inline(always)]
pub fn pop_jump_if_false(cx: &mut Context, distance: u32) {
    let truth = cx.pop_ref().view().is_true();
    branch(cx, !truth, distance);
}

#[inline(always)]
pub fn pop_jump_if_true(cx: &mut Context, distance: u32) {
    let truth = cx.pop_ref().view().is_true();
    branch(cx, truth, distance);
}

#[inline(always)]
pub fn pop_jump_if_none(cx: &mut Context, distance: u32) {
    let none = cx.pop_ref().view().is_none();
    branch(cx, none, distance);
}

#[inline(always)]
pub fn pop_jump_if_not_none(cx: &mut Context, distance: u32) {
    let none = cx.pop_ref().view().is_none();
    branch(cx, !none, distance);
}

#[inline(always)]
pub fn resume(cx: &mut Context, place: u32) -> Step {
    cx.vm.collect_garbage();
    match cx.vm.has_events() {
        true => cx.outline(|cx| tracing::resume(cx, place)),
        false => Ok(()),
    }
}

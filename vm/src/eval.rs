//! The evaluation loop: fetch an instruction, dispatch to its handler, act on the outcome.
//!
//! Handlers are functions named like their opcodes, in the files below by theme; `generated/dispatch.rs` is the `match`
//! that calls them, so that an opcode without a handler does not compile. A handler receives the [`Context`]: where the
//! loop is in the code and on the stack. The context's fields live in registers as long as its address is not taken:
//! hot handlers are inlined, and what they leave to slow functions they pass as values.
#![allow(unsafe_code)]

pub mod adaptive;
pub mod attributes;
pub mod binding;
pub mod builders;
pub mod calls;
pub mod constants;
pub mod context;
pub mod exceptions;
pub mod extension;
pub mod functions;
pub mod generators;
pub mod imports;
pub mod intrinsics;
pub mod iteration;
pub mod jumps;
pub mod names;
pub mod operators;
pub mod patterns;
pub mod places;
pub mod subscripts;
pub mod tail;
pub mod tracing;

/// The handlers under one roof, for the generated `match`.
mod handlers {
    pub use super::attributes::*;
    pub use super::builders::*;
    pub use super::calls::*;
    pub use super::constants::*;
    pub use super::exceptions::*;
    pub use super::functions::*;
    pub use super::generators::*;
    pub use super::imports::*;
    pub use super::intrinsics::*;
    pub use super::iteration::*;
    pub use super::jumps::*;
    pub use super::names::*;
    pub use super::operators::*;
    pub use super::patterns::*;
    pub use super::places::*;
    pub use super::subscripts::*;
}

// Whatever a handler returns is turned into a `Flow`, also where it is one, or nothing.
#[allow(clippy::unit_arg, clippy::useless_conversion)]
#[rustfmt::skip]
mod generated {
    pub mod dispatch;
    pub mod natives;
}

#[allow(unused_imports)] // where none are baked in
use generated::natives;
pub use generated::natives::BAKED;

use heap::value::Value;

use crate::errors::{PyResult, Raised};
use crate::frame::Frame;
use crate::machine::Machine;

pub use binding::call_function;
pub use context::Context;

/// What a handler leads to.
pub enum Flow {
    /// On to the next instruction.
    Next,
    Raise(Raised),
    /// Like `Raise`, with the traceback as it is.
    Reraise(Raised),
    /// The frame that the loop began with is done, or suspended.
    Leave(Value),
}

/// What a handler that only fails or goes on returns.
pub type Step = Result<(), Raised>;

impl From<()> for Flow {
    #[inline(always)]
    fn from((): ()) -> Flow {
        Flow::Next
    }
}

impl From<Step> for Flow {
    #[inline(always)]
    fn from(step: Step) -> Flow {
        match step {
            Ok(()) => Flow::Next,
            Err(raised) => Flow::Raise(raised),
        }
    }
}

impl From<Result<Flow, Raised>> for Flow {
    #[inline(always)]
    fn from(flow: Result<Flow, Raised>) -> Flow {
        flow.unwrap_or_else(Flow::Raise)
    }
}

/// Runs a frame until it returns or yields, or an exception leaves it.
///
/// # Safety
/// `frame` must be initialised, on the stack or in its generator, with `OnReturn::Leave`.
pub unsafe fn run(vm: &Machine, frame: *mut Frame, raised: Option<Raised>) -> PyResult {
    vm.loops.set(vm.loops.get() + 1);
    // SAFETY: the caller's.
    let result = unsafe { run_to_end(vm, frame, raised) };
    vm.loops.set(vm.loops.get() - 1);
    result
}

/// # Safety
/// As of [`run`].
#[inline(always)]
unsafe fn run_to_end(vm: &Machine, frame: *mut Frame, raised: Option<Raised>) -> PyResult {
    // SAFETY: the caller's.
    let mut cx = unsafe { Context::enter(vm, frame) };
    if let Some(raised) = raised
        && let Some(raised) = cx.outline(|cx| exceptions::enter_with(cx, raised))
    {
        return Err(raised);
    }
    loop {
        let raised = match generated::dispatch::dispatch(&mut cx) {
            Flow::Next => continue,
            Flow::Raise(raised) => cx.outline(|cx| exceptions::unwind(cx, raised, true)),
            Flow::Reraise(raised) => cx.outline(|cx| exceptions::unwind(cx, raised, false)),
            Flow::Leave(value) => return Ok(value),
        };
        if let Some(raised) = raised {
            return Err(raised);
        }
    }
}

//! Who is told what code does: the functions of `sys.settrace()` and `sys.setprofile()`.
//!
//! What holds: as long as there is one, the code that runs is watched, each instruction of it
//! (`objects/code/watch.rs`), and what begins meanwhile joins it where it begins. With nobody there, no code is watched
//! and nothing is asked. The events themselves come up in `eval/tracing.rs`; here they are told. While one is told,
//! no other is, and a function that raises is not called again. Tests: `tests/tests/tracing.rs`.

use std::cell::{Cell, RefCell};
use std::ptr;

use heap::value::cells::ValueCell;
use heap::value::{Ref, Value};

use super::Machine;
use super::counting::Counts;
use crate::errors::PyResult;
use crate::frame::Frame;
use crate::objects::frame_object::{self, FrameObject};
use crate::objects::{Code, str};

/// What comes up in a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Event {
    /// A call begins.
    Start,
    /// A generator goes on.
    Resume,
    /// A generator goes on with an exception.
    Throw,
    Line,
    /// A loop goes back within a line.
    Jump,
    Instruction,
    Return,
    Yield,
    /// An exception leaves the frame.
    Unwind,
    Raise,
    /// A generator that another waits for has returned, which stands for a `StopIteration`.
    StopIteration,
    /// A native function is called, has returned, has raised.
    NativeCall,
    NativeReturn,
    NativeRaise,
}

impl Event {
    /// What the functions are told.
    fn text(self) -> &'static str {
        match self {
            Event::Start | Event::Resume | Event::Throw => "call",
            Event::Line | Event::Jump => "line",
            Event::Instruction => "opcode",
            Event::Return | Event::Yield | Event::Unwind => "return",
            Event::Raise | Event::StopIteration => "exception",
            Event::NativeCall => "c_call",
            Event::NativeReturn => "c_return",
            Event::NativeRaise => "c_exception",
        }
    }

    /// The trace function hears of it; the frame's own one, but for the events where a frame begins.
    fn is_traced(self) -> bool {
        !matches!(self, Event::NativeCall | Event::NativeReturn | Event::NativeRaise)
    }

    fn is_beginning(self) -> bool {
        matches!(self, Event::Start | Event::Resume | Event::Throw)
    }

    /// The profile function hears of it.
    fn is_profiled(self) -> bool {
        !matches!(
            self,
            Event::Line | Event::Jump | Event::Instruction | Event::Raise | Event::StopIteration
        )
    }

    /// Why a frame cannot go on at another line now; `None` where it can.
    pub fn forbids_jump(self) -> Option<&'static str> {
        match self {
            Event::Resume | Event::Line | Event::Jump | Event::Yield => None,
            Event::Start => Some("can't jump from the 'call' trace event of a new frame"),
            Event::NativeCall | Event::NativeReturn => Some("can't jump during a call"),
            _ => Some("can only jump from a 'line' trace event"),
        }
    }
}

/// The event that is being told.
#[derive(Clone, Copy)]
struct Told {
    event: Event,
    frame: *const Frame,
}

/// Who is told, and what.
#[derive(Default)]
pub(crate) struct Tracing {
    /// Whether code is watched at all.
    is_on: Cell<bool>,
    trace: ValueCell,
    profile: ValueCell,
    told: Cell<Option<Told>>,
    is_jumping: Cell<bool>,
    /// The frame has been sent to another line meanwhile.
    has_jumped: Cell<bool>,
    /// The code that is watched.
    watched: RefCell<Vec<Ref<Code>>>,
    /// How often instructions were carried out, where somebody counts.
    pub(super) counts: RefCell<Option<Counts>>,
}

impl Tracing {
    /// Whether code is watched: somebody is told of it, or counts it.
    pub fn is_on(&self) -> bool {
        self.is_on.get()
    }

    /// To be called when a listener, or who counts, comes or goes.
    fn update(&self) {
        self.is_on.set(self.has_listeners() || self.is_counting());
    }

    /// Whether anybody is told anything.
    pub fn has_listeners(&self) -> bool {
        !self.trace.is_null() || !self.profile.is_null()
    }

    /// Whether instructions are counted.
    pub fn is_counting(&self) -> bool {
        self.counts.borrow().is_some()
    }

    /// Whether somebody is to be told of what comes up now.
    pub fn listens(&self) -> bool {
        self.has_listeners() && self.told.get().is_none()
    }

    pub fn is_profiling(&self) -> bool {
        !self.profile.is_null()
    }

    /// The event of the frame that is being told.
    pub fn told_of(&self, frame: &Frame) -> Option<Event> {
        self.told.get().filter(|told| ptr::eq(told.frame, frame)).map(|told| told.event)
    }

    /// Whether the frame that is told of is on its way to another line.
    pub fn is_jumping(&self) -> bool {
        self.is_jumping.get()
    }

    /// Does what has to be done on the way.
    pub fn jump(&self, leave: impl FnOnce()) {
        self.is_jumping.set(true);
        leave();
        self.is_jumping.set(false);
        self.has_jumped.set(true);
    }

    /// Counts from here on.
    pub(super) fn start_counting(&self, counts: Counts) {
        // Code that is watched for listeners is so from its first `RESUME` on.
        self.unwatch_all();
        self.counts.replace(Some(counts));
        self.update();
    }

    /// What was counted.
    pub(super) fn end_counting(&self) -> Option<Counts> {
        let counts = self.counts.take();
        self.update();
        if !self.has_listeners() {
            self.unwatch_all();
        }
        counts
    }

    /// Tells nobody from here on, and counts nothing.
    pub fn stop(&self) {
        let functions = [self.trace.take(), self.profile.take()];
        self.counts.take();
        self.update();
        self.unwatch_all();
        drop(functions);
    }

    fn unwatch_all(&self) {
        let watched = self.watched.take();
        watched.iter().for_each(|code| code.unwatch());
    }
}

/// Which of the two functions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Listener {
    Trace,
    Profile,
}

impl Machine {
    fn listener(&self, which: Listener) -> &ValueCell {
        match which {
            Listener::Trace => &self.tracing.trace,
            Listener::Profile => &self.tracing.profile,
        }
    }

    /// `sys.gettrace()`, `sys.getprofile()`
    pub fn get_listener(&self, which: Listener) -> Value {
        let function = self.listener(which).get();
        if function.is_null() { Value::NONE } else { function }
    }

    /// `sys.settrace()`, `sys.setprofile()`
    pub fn set_listener(&self, which: Listener, function: &Value) {
        let was_on = self.tracing.is_on();
        let given = if function.is_none() { Value::NULL } else { function.clone() };
        let former = self.listener(which).replace(given);
        self.tracing.update();
        match (was_on, self.tracing.is_on()) {
            (false, true) => self.watch_running(),
            (true, false) => self.tracing.unwatch_all(),
            _ => (),
        }
        drop(former);
    }

    /// Watches the code of all frames that run.
    fn watch_running(&self) {
        self.raise_event();
        let mut next = self.running_frame();
        while let Some(frame) = next {
            self.watch(frame);
            frame_object::note_place(frame, frame.unit());
            next = self.caller_of(frame);
        }
    }

    /// Watches the code of a frame; true where it was not.
    pub(crate) fn watch(&self, frame: &Frame) -> bool {
        let is_new = !frame.code().is_watched();
        if is_new {
            let code = frame.counted_code();
            code.watch(&self.config.language.opcodes, self.tracing.is_counting());
            self.tracing.watched.borrow_mut().push(code);
        }
        is_new
    }

    /// Tells of an event; true where the frame has been sent to another line.
    pub(crate) fn tell(&self, frame: &Frame, event: Event, argument: &Value) -> PyResult<bool> {
        let before = self.tracing.told.replace(Some(Told { event, frame }));
        self.tracing.has_jumped.set(false);
        let mut outcome = Ok(());
        if event.is_traced() && !self.tracing.trace.is_null() {
            outcome = self.call_trace(frame, event, argument);
        }
        if outcome.is_ok() && event.is_profiled() && !self.tracing.profile.is_null() {
            outcome = self.call_profile(frame, event, argument);
        }
        self.tracing.told.set(before);
        outcome.map(|()| self.tracing.has_jumped.replace(false))
    }

    /// Calls the trace function, which says who hears of the frame's next events.
    fn call_trace(&self, frame: &Frame, event: Event, argument: &Value) -> PyResult<()> {
        let object = frame_object::of(frame);
        let this = frame_object::this(&object);
        let function = match event.is_beginning() {
            true => self.tracing.trace.get(),
            false => this.trace.get(),
        };
        if function.is_null() {
            return Ok(());
        }
        match self.call_listener(&function, &object, event, argument) {
            Ok(next) if next.is_none() => Ok(()),
            Ok(next) => {
                this.trace.set(next);
                Ok(())
            }
            Err(raised) => {
                self.set_listener(Listener::Trace, &Value::NONE);
                drop(this.trace.take());
                Err(raised)
            }
        }
    }

    fn call_profile(&self, frame: &Frame, event: Event, argument: &Value) -> PyResult<()> {
        let object = frame_object::of(frame);
        let function = self.tracing.profile.get();
        let outcome = self.call_listener(&function, &object, event, argument);
        if outcome.is_err() {
            self.set_listener(Listener::Profile, &Value::NONE);
        }
        outcome.map(drop)
    }

    fn call_listener(
        &self,
        function: &Value,
        object: &Value,
        event: Event,
        argument: &Value,
    ) -> PyResult {
        let text = str::intern(event.text()).into_value();
        self.call(function, &[object.clone(), text, argument.clone()])
    }

    /// `sys.call_tracing()`: calls with what comes up meanwhile told, though an event is being told.
    pub fn call_told(&self, function: &Value, arguments: &[Value]) -> PyResult {
        let told = self.tracing.told.take();
        let outcome = self.call(function, arguments);
        self.tracing.told.set(told);
        outcome
    }
}

impl FrameObject {
    /// Whether anybody hears of the frame's lines.
    pub(crate) fn tells_lines(&self) -> bool {
        !self.trace.is_null() && self.trace_lines.get()
    }

    /// Whether anybody hears of each of its instructions.
    pub(crate) fn tells_instructions(&self) -> bool {
        !self.trace.is_null() && self.trace_opcodes.get()
    }
}

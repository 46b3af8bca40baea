//! The frames of a machine: the one in execution, and those below it.
#![allow(unsafe_code)]

use heap::value::{Ref, Value};

use super::Machine;
use crate::frame::{Frame, OnReturn};
use crate::objects::{Code, Dict, Function};

impl Machine {
    /// The function in execution, for native code that it called.
    pub(crate) fn running_frame(&self) -> Option<&Frame> {
        let frame = self.frame.get();
        // SAFETY: the current frame is initialised while it is current.
        (!frame.is_null()).then(|| unsafe { &*frame })
    }

    /// The globals of the running code.
    pub fn running_globals(&self) -> Option<Ref<Dict>> {
        let frame = self.running_frame()?;
        let function = frame.function.view();
        Some(function.downcast::<Function>()?.globals.clone())
    }

    /// The builtins that the running code sees.
    pub fn running_builtins(&self) -> Ref<Dict> {
        let function = self.running_frame().map(|frame| frame.function.view());
        let function = function.as_ref().and_then(|function| function.downcast::<Function>());
        function.map_or_else(|| self.builtins.clone(), |function| function.builtins.clone())
    }

    /// The code in execution.
    pub fn running_code(&self) -> Option<Ref<Code>> {
        let frame = self.running_frame()?;
        frame.function.view().downcast::<Function>()?.code_value().cast::<Code>()
    }

    /// Shows what the frames hold, and whether each slot owns it. What a frame has on its stack while native code that it
    /// called runs is on its way, and not shown.
    pub(crate) fn traverse_frames(&self, visit: &mut dyn FnMut(&Value, bool)) {
        let (mut frame, mut stack_is_whole) = (self.running_frame(), self.frame_is_saved.get());
        while let Some(this) = frame {
            this.traverse(stack_is_whole, visit);
            stack_is_whole = this.on_return != OnReturn::Leave;
            frame = self.caller_of(this);
        }
    }

    /// The frame below a frame.
    pub(crate) fn caller_of(&self, frame: &Frame) -> Option<&Frame> {
        // SAFETY: a live frame's caller is alive.
        unsafe { frame.previous.as_ref() }
    }

    /// The file and the line that runs; those of `sys` where the program is at its end.
    pub fn running_line(&self) -> (String, i32) {
        match self.running_frame() {
            Some(frame) => (frame.code().source.filename.to_string(), frame.line().unwrap_or(-1)),
            None => ("<sys>".to_string(), 0),
        }
    }
}

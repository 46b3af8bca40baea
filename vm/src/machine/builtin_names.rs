//! Builtins that code refers to by number, and objects that native code makes for itself.
#![allow(unsafe_code)]

use compiler::operand::CommonConstant;
use heap;
use heap::value::Value;

use super::Machine;
use crate::errors::PyResult;
use crate::objects::Plain;

impl Machine {
    /// What `LOAD_COMMON_CONSTANT` loads. `all` and `any` are those that `builtins` has now.
    pub(crate) fn common_constant(&self, constant: CommonConstant) -> PyResult {
        let (types, exceptions) = (&self.types, &self.types.exceptions);
        Ok(match constant {
            CommonConstant::AssertionError => exceptions.assertion_error.value().clone(),
            CommonConstant::NotImplementedError => exceptions.not_implemented_error.value().clone(),
            CommonConstant::Tuple => types.tuple.value().clone(),
            CommonConstant::All => self.builtin("all")?,
            CommonConstant::Any => self.builtin("any")?,
        })
    }

    /// `object()`.
    pub fn new_plain_object(&self) -> Value {
        heap::new(&self.types.object, Plain).into_value()
    }

    /// The class and instance that `super()` without arguments means.
    pub fn implicit_super(&self) -> PyResult<(Value, Value)> {
        let Some(frame) = self.running_frame() else {
            return Err(self.runtime_error("super(): no current frame"));
        };
        let code = frame.code();
        if code.source.argcount == 0 {
            return Err(self.runtime_error("super(): no arguments"));
        }
        let cell_of = |value: Value| match value.downcast::<crate::objects::CellObject>() {
            Some(cell) => cell.contents.get(),
            None => value,
        };
        let object = cell_of(frame.local(0));
        if object.is_null() {
            return Err(self.runtime_error("super(): arg[0] deleted"));
        }
        let place = code.locals.iter().position(|name| name.as_ascii() == Some("__class__"));
        match place.map(|place| cell_of(frame.local(place))) {
            Some(class) if !class.is_null() => Ok((class, object)),
            Some(_) => Err(self.runtime_error("super(): empty __class__ cell")),
            None => Err(self.runtime_error("super(): __class__ cell not found")),
        }
    }

    /// Shows what the frames hold, and whether each slot owns it. What a frame has on its stack while native code that it
    /// called runs is on its way, and not shown.
    pub(crate) fn traverse_frames(&self, visit: &mut dyn FnMut(&Value, bool)) {
        let (mut frame, mut stack_is_whole) = (self.running_frame(), self.frame_is_saved.get());
        while let Some(this) = frame {
            this.traverse(stack_is_whole, visit);
            stack_is_whole = this.on_return != crate::frame::OnReturn::Leave;
            frame = self.caller_of(this);
        }
    }

    /// The frame below a frame.
    pub(crate) fn caller_of(&self, frame: &crate::frame::Frame) -> Option<&crate::frame::Frame> {
        // SAFETY: a live frame's caller is alive.
        unsafe { frame.previous.as_ref() }
    }

    /// Whether a value takes `%(name)s`: a mapping, not a sequence of values.
    pub fn is_sequence_or_mapping(&self, value: &Value) -> bool {
        self.class(value).defines(crate::special::Special::GetItem)
    }
}

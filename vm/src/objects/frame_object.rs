//! `frame`: a frame as programs see it, a picture taken when it was asked for.

use super::code::positions;
use super::native::{Native, NativeObject};
use super::type_object::spec::{Attribute, Method, TypeSpec, getter, method};
use super::{CellObject, Code, Dict, Function, Str};
use crate::frame::Frame;
use crate::machine::Machine;
use crate::value::{Ref, Value};

struct FrameObject {
    code: Value,
    globals: Value,
    locals: Value,
    back: Value,
    unit: u32,
}

impl NativeObject for FrameObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.code, &self.globals, &self.locals, &self.back].into_iter().for_each(visit);
    }
}

pub static SPEC: TypeSpec =
    TypeSpec { name: "frame", methods: &[METHODS], attributes: ATTRIBUTES, ..TypeSpec::DEFAULT };

static METHODS: &[Method] = &[
    method("__repr__", "(self, /)", |_, args| {
        let this = this(&args[0]);
        let Some(code) = this.code.downcast::<Code>() else { return Ok(Str::new("<frame>")) };
        let line = positions::line_at(&code.source, this.unit).unwrap_or(0);
        Ok(Str::from_string(format!(
            "<frame at {:#x}, file '{}', line {line}, code {}>",
            args[0].address(),
            code.filename,
            *code.name
        )))
    }),
    method("clear", "(self, /)", |_, _| Ok(Value::NONE)),
];

static ATTRIBUTES: &[Attribute] = &[
    getter("f_code", |_, value| Ok(this(value).code.clone())),
    getter("f_globals", |_, value| Ok(this(value).globals.clone())),
    getter("f_builtins", |vm, value| match this(value).globals.downcast::<Dict>() {
        Some(globals) => Ok(vm.builtins_of(globals).into_value()),
        None => Ok(Value::NONE),
    }),
    getter("f_locals", |_, value| Ok(this(value).locals.clone())),
    getter("f_back", |_, value| Ok(this(value).back.clone())),
    getter("f_lasti", |_, value| Ok(Value::int_unchecked(2 * i64::from(this(value).unit)))),
    getter("f_lineno", |vm, value| {
        let line = this(value)
            .code
            .downcast::<Code>()
            .and_then(|code| positions::line_at(&code.source, this(value).unit));
        Ok(line.map_or(Value::NONE, |line| vm.int(i64::from(line))))
    }),
    getter("f_trace", |_, _| Ok(Value::NONE)),
];

fn this(value: &Value) -> &FrameObject {
    value.native::<FrameObject>().expect("a method of frames is called with one")
}

/// A picture of a live frame and its callers.
pub fn snapshot(vm: &Machine, frame: &Frame) -> Value {
    let function = frame.function.to_value();
    let Some(function) = function.downcast::<Function>() else { return Value::NONE };
    let back = match vm.caller_of(frame) {
        Some(caller) => snapshot(vm, caller),
        None => Value::NONE,
    };
    Native::new(
        &vm.types.frame,
        FrameObject {
            code: function.code_value(),
            globals: function.globals.value().clone(),
            locals: locals(frame),
            back,
            unit: frame.unit(),
        },
    )
}

/// `locals()` of a frame: the namespace itself, or a new dict of a function's variables.
pub fn locals(frame: &Frame) -> Value {
    if !frame.locals.is_null() {
        return frame.locals.clone();
    }
    let dict = Dict::new();
    for (index, name) in frame.code().locals.iter().enumerate() {
        let value = frame.local(index);
        let cell = frame.code().source.localspluskinds.get(index).is_some_and(|kind| {
            kind & (compiler::code::local_kinds::CELL | compiler::code::local_kinds::FREE) != 0
        });
        let value = match value.downcast::<CellObject>() {
            Some(this) if cell => this.contents.get(),
            _ => value,
        };
        if !value.is_null() {
            dict.set_name(name, value);
        }
    }
    dict.into_value()
}

/// The frame of a place in a traceback, whose variables are gone.
pub fn of_traceback(vm: &Machine, code: &Ref<Code>, globals: &Ref<Dict>, unit: u32) -> Value {
    Native::new(
        &vm.types.frame,
        FrameObject {
            code: code.value().clone(),
            globals: globals.value().clone(),
            locals: Dict::new().into_value(),
            back: Value::NONE,
            unit,
        },
    )
}

//! `traceback`: the places that an exception has come through.

use heap::value::cells::ValueCell;
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::code::positions;
use super::type_object::spec::{Attribute, Method, TypeSpec, attribute, getter, member};
use super::{Code, Dict, FrameObject, List, Str, frame_object};
use crate::arguments::CInt;
use crate::errors::{PyResult, Raised};
use crate::frame::Frame;
use crate::machine::Machine;
use crate::{method, static_method};

/// A place, and the places further in.
pub struct Traceback {
    pub next: ValueCell,
    /// The frame object.
    frame: Value,
    /// The code unit of the instruction.
    pub unit: u32,
    /// The line that it was made with, where a program made it.
    line: Option<i32>,
}

impl Traverse for Traceback {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.next.look(&mut *visit);
        visit(&self.frame);
    }

    fn clear(&self) {
        drop(self.next.take());
    }
}

impl Drop for Traceback {
    fn drop(&mut self) {
        // A long chain is taken apart here, one by one.
        let mut next = self.next.take();
        while next.count() == 1
            && let Some(traceback) = next.downcast::<Traceback>()
        {
            let behind = traceback.next.take();
            next = behind;
        }
    }
}

impl Traceback {
    /// Puts the frame's place in front of the exception's traceback.
    pub fn add(vm: &Machine, raised: &Raised, frame: &Frame, unit: u32) {
        let place = &raised.exception().traceback;
        let (next, frame) = (ValueCell::new(place.get()), frame_object::of(frame));
        let traceback = Traceback { next, frame, unit, line: None };
        place.set(heap::new(&vm.types.traceback, traceback).into_value());
    }

    pub fn globals(&self) -> Ref<Dict> {
        frame_object::this(&self.frame).globals()
    }

    /// The code of the frame.
    pub fn code(&self) -> Ref<Code> {
        frame_object::this(&self.frame).code()
    }

    pub fn line(&self) -> Option<i32> {
        self.line.or_else(|| positions::line_at(&self.code().source, self.unit))
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "traceback",
    doc: "A place in the code that an exception went through.",
    signature: "(tb_next, tb_frame, tb_lasti, tb_lineno)",
    kind: Kind::Traceback,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    method!("__dir__", "(self, /)", dir),
    static_method!(
        "__new__" as "traceback",
        "(cls, tb_next, tb_frame, tb_lasti, tb_lineno)",
        |vm, _: &Value, next: &Value, frame: &Ref<FrameObject>, lasti: CInt, line: CInt| {
            if !(next.is_none() || next.is_kind(Kind::Traceback)) {
                let kind = vm.class(next).name();
                let words = format!("expected traceback object or None, got '{kind}'");
                return Err(vm.type_error(words));
            }
            let traceback = Traceback {
                next: ValueCell::new(if next.is_none() { Value::NULL } else { next.clone() }),
                frame: frame.value().clone(),
                unit: u32::try_from(lasti.0 / 2).unwrap_or(0),
                line: Some(line.0).filter(|line| *line != -1),
            };
            Ok(heap::new(&vm.types.traceback, traceback).into_value())
        }
    ),
];

static ATTRIBUTES: &[Attribute] = &[
    member("tb_frame", |_, value| Ok(this(value).frame.clone())),
    member("tb_lasti", |_, value| Ok(Value::int_unchecked(2 * i64::from(this(value).unit)))),
    attribute("tb_next", |_, value| Ok(or_none(this(value).next.get())), set_next),
    getter("tb_lineno", |_, value| {
        Ok(this(value).line().map_or(Value::NONE, |line| Value::int_unchecked(i64::from(line))))
    }),
];

/// Only what it is there for.
fn dir(_: &Machine, _: &Value) -> Value {
    List::new(["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(Str::new).to_vec())
}

/// A chain of tracebacks ends: whoever walks along one counts on it.
fn set_next(vm: &Machine, value: &Value, next: Value) -> PyResult<()> {
    if next.is_null() {
        return Err(vm.type_error("can't delete tb_next attribute"));
    }
    if !(next.is_none() || next.is_kind(Kind::Traceback)) {
        let kind = vm.class(&next).name();
        return Err(vm.type_error(format!("expected traceback object, got '{kind}'")));
    }
    if entries(&next).iter().any(|entry| entry.value().is(value)) {
        return Err(vm.value_error("traceback loop detected"));
    }
    this(value).next.set(if next.is_none() { Value::NULL } else { next });
    Ok(())
}

fn this(value: &Value) -> &Traceback {
    value.downcast::<Traceback>().expect("a method of tracebacks is called with one")
}

fn or_none(value: Value) -> Value {
    if value.is_null() { Value::NONE } else { value }
}

/// The tracebacks of a chain, the outermost first.
pub fn entries(first: &Value) -> Vec<Ref<Traceback>> {
    let mut entries = Vec::new();
    let mut next = first.clone();
    while let Some(entry) = next.cast::<Traceback>() {
        next = entry.next.get();
        entries.push(entry);
    }
    entries
}

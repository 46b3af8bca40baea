//! `with emit.try_except() as attempt: …` and `with emit.try_finally() as attempt: …`, and the parts that follow.

use heap::value::Value;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::spec::{Method, TypeSpec, method};
use vm::objects::{Native, Str, str};
use vm::{Machine, PyResult};

use super::emit::{Recorder, is_identifier, this};
use super::message::{Caught, CaughtName, Visit};
use super::sections::What;

use std::cell::Cell;

/// A `try`: as a block it is its body.
struct Attempt {
    serial: usize,
    is_finally: bool,
    /// The section of the body, once that has begun.
    section: Cell<Option<usize>>,
    emit: Value,
}

impl NativeObject for Attempt {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.emit);
    }

    // An `emit` holds none.
    fn clear(&self) {}
}

/// A part that follows the body.
struct Part {
    attempt: Value,
    what: What,
    section: Cell<Option<usize>>,
}

impl NativeObject for Part {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.attempt);
    }

    // An attempt holds no parts.
    fn clear(&self) {}
}

fn attempt(value: &Value) -> &Attempt {
    value.native::<Attempt>().expect("a method of attempts is called with one")
}

fn part(value: &Value) -> &Part {
    value.native::<Part>().expect("a method of parts is called with one")
}

fn make(emit: &Value, is_finally: bool) -> Value {
    let serial = this(emit).next_attempt();
    let (section, emit) = (Cell::new(None), emit.clone());
    Native::new(&class_of(&ATTEMPT), Attempt { serial, is_finally, section, emit })
}

/// Ends the section that a block has begun, unless an exception ends it.
pub fn end_block(
    vm: &Machine,
    recorder: &Recorder,
    section: &Cell<Option<usize>>,
    raised: &Value,
) -> PyResult {
    if !raised.is_none() {
        return Ok(Value::FALSE);
    }
    let Some(id) = section.get() else {
        return Err(vm.value_error("the block has not begun"));
    };
    let (_, line) = vm.running_line();
    recorder.change(vm, |sections| sections.end(id, line))?;
    Ok(Value::FALSE)
}

/// Notes that a block begins, which it can once.
pub fn begin_block(vm: &Machine, section: &Cell<Option<usize>>, id: usize) -> PyResult<()> {
    match section.replace(Some(id)) {
        None => Ok(()),
        Some(_) => Err(vm.value_error("the block has begun before: make another one")),
    }
}

fn with_part(emit: &Value, what: What) -> Value {
    let (attempt, section) = (emit.clone(), Cell::new(None));
    Native::new(&class_of(&PART), Part { attempt, what, section })
}

fn caught(vm: &Machine, recorder: &Recorder, value: &Value) -> PyResult<Option<Caught>> {
    if value.is_null() || value.is_none() {
        return Ok(None);
    }
    if value.downcast::<Str>().is_some() {
        return Ok(Some(Caught::Name(name(vm, value)?)));
    }
    let node = recorder.child(vm, value, "a handler is for a name, a node or all exceptions")?;
    match node.visit {
        Visit::Pushes => Ok(Some(Caught::Node(node.node))),
        _ => Err(vm.value_error(format!("a node {} is no type of exceptions", node.kind))),
    }
}

fn name(vm: &Machine, value: &Value) -> PyResult<String> {
    let name = str::text_of(vm, value)?;
    match is_identifier(&name) {
        true => Ok(name),
        false => Err(vm.value_error(format!("`{name}` is no name"))),
    }
}

fn caught_name(vm: &Machine, recorder: &Recorder, value: &Value) -> PyResult<Option<CaughtName>> {
    if value.is_null() || value.is_none() {
        return Ok(None);
    }
    match value.downcast::<Str>() {
        Some(_) => Ok(Some(CaughtName::Name(name(vm, value)?))),
        None => Ok(Some(CaughtName::Local(recorder.local(vm, value)?))),
    }
}

static ATTEMPT: TypeSpec = TypeSpec {
    name: "Attempt",
    module: "lab",
    methods: &[&[
        method("__enter__", "(self, /)", |vm, args| {
            let attempt = attempt(&args[0]);
            let recorder = this(&attempt.emit);
            let uncovered = recorder.uncovered(vm, Visit::Nothing)?;
            // Nothing can be in the middle of the end of a loop.
            recorder.note(vm, None, |account| account.visit(Visit::Nothing))?;
            let (serial, is_finally) = (attempt.serial, attempt.is_finally);
            let what = What::Body { serial, is_finally, uncovered };
            let id = recorder.change(vm, |sections| sections.begin(what))?;
            begin_block(vm, &attempt.section, id)?;
            Ok(args[0].clone())
        }),
        method("__exit__", "(self, class, exception, traceback, /)", |vm, args| {
            let attempt = attempt(&args[0]);
            end_block(vm, this(&attempt.emit), &attempt.section, &args[1])
        }),
        method("handler", "(self, type=None, /, name=None)", |vm, args| {
            let recorder = this(&attempt(&args[0]).emit);
            let caught = caught(vm, recorder, &args[1])?;
            let name = caught_name(vm, recorder, &args[2])?;
            Ok(with_part(&args[0], What::Handler { caught, name }))
        }),
        method("orelse", "(self, /)", |_, args| Ok(with_part(&args[0], What::Orelse))),
        method("final", "(self, /)", |_, args| Ok(with_part(&args[0], What::Final))),
    ]],
    ..TypeSpec::DEFAULT
};

static PART: TypeSpec = TypeSpec {
    name: "Part",
    module: "lab",
    methods: &[&[
        method("__enter__", "(self, /)", |vm, args| {
            let part = part(&args[0]);
            let attempt = attempt(&part.attempt);
            let id = this(&attempt.emit).change(vm, |sections| {
                let waiting = sections.waiting(attempt.serial)?;
                match waiting.refusal(&part.what) {
                    Some(why) => Err(why),
                    None => sections.begin(part.what.clone()),
                }
            })?;
            begin_block(vm, &part.section, id)?;
            Ok(args[0].clone())
        }),
        method("__exit__", "(self, class, exception, traceback, /)", |vm, args| {
            let part = part(&args[0]);
            end_block(vm, this(&attempt(&part.attempt).emit), &part.section, &args[1])
        }),
    ]],
    ..TypeSpec::DEFAULT
};

/// What `emit` has of them.
pub const METHODS: &[Method] = &[
    method("try_except", "(self, /)", |_, args| Ok(make(&args[0], false))),
    method("try_finally", "(self, /)", |_, args| Ok(make(&args[0], true))),
];

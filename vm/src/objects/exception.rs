//! `BaseException` and its descendants: the payload that all share, and their methods.
//!
//! Attributes that only some exceptions have (`StopIteration.value`, `OSError.errno`) are numbered *fields*;
//! `hierarchy.rs` names them for each class.

pub mod group;
pub mod hierarchy;
pub mod system;

use std::cell::Cell;

use heap::value::cells::{ValueCell, ValueVec};
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::type_object::spec::{self, Attribute, Method, attribute};
use super::{Dict, List, Str, Traceback, Tuple, TypeObject, TypeRef};
use crate::errors::{PyResult, Raised, unexpected_keyword};
use crate::machine::Machine;
use crate::special::Special;
use crate::traceback::suggestions;
use crate::{method, static_method};

pub use system::from_os_error;

pub const STOP_VALUE: usize = 0;
pub const NAME_NAME: usize = 0;
pub const ATTRIBUTE_NAME: usize = 0;
pub const ATTRIBUTE_OBJECT: usize = 1;
pub const IMPORT_MESSAGE: usize = 0;
pub const IMPORT_NAME: usize = 1;
pub const IMPORT_PATH: usize = 2;
pub const IMPORT_NAME_FROM: usize = 3;
/// Behind what programs see: the message, and what tracebacks show in its place: warnings, lines, message.
pub const SYNTAX_PRINTED: usize = 9;
pub const EXIT_CODE: usize = 0;
pub const GROUP_MESSAGE: usize = 0;
pub const GROUP_EXCEPTIONS: usize = 1;

/// An exception.
pub struct Exception {
    // They die in this order.
    fields: ValueVec,
    pub args: ValueCell,
    /// A traceback object, or `NULL`.
    pub traceback: ValueCell,
    pub cause: ValueCell,
    pub context: ValueCell,
    pub suppress_context: Cell<bool>,
}

impl Traverse for Exception {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.fields.look(|fields| fields.iter().for_each(&mut *visit));
        for place in [&self.args, &self.traceback, &self.cause, &self.context] {
            place.look(&mut *visit);
        }
    }

    fn clear(&self) {
        for place in [&self.args, &self.traceback, &self.context, &self.cause] {
            drop(place.take());
        }
        drop(self.fields.take());
    }
}

impl Exception {
    pub fn new(class: &TypeRef, args: Value) -> Ref<Exception> {
        heap::new(
            class,
            Exception {
                args: ValueCell::new(args),
                traceback: ValueCell::default(),
                context: ValueCell::default(),
                cause: ValueCell::default(),
                suppress_context: Cell::new(false),
                fields: ValueVec::default(),
            },
        )
    }

    /// Field `index`, `NULL` where unset.
    pub fn field(&self, index: usize) -> Value {
        self.fields.get(index).unwrap_or(Value::NULL)
    }

    pub fn set_field(&self, index: usize, value: Value) {
        let old = self.fields.change(|fields| {
            if fields.len() <= index {
                fields.resize(index + 1, Value::NULL);
            }
            std::mem::replace(&mut fields[index], value)
        });
        drop(old);
    }

    /// The arguments as a vector.
    pub fn arguments(&self) -> Vec<Value> {
        self.args.get().downcast::<Tuple>().map_or(Vec::new(), |args| args.items().to_vec())
    }
}

pub fn this(value: &Value) -> &Exception {
    value.downcast::<Exception>().expect("a method of exceptions is called with one")
}

/// The instance or class in `raise X`, made an instance.
pub fn instantiate(vm: &Machine, value: &Value) -> PyResult<Ref<Exception>> {
    if let Some(exception) = value.cast::<Exception>() {
        return Ok(exception);
    }
    if let Some(class) = value.downcast::<TypeObject>()
        && class.is_subclass_of(&vm.types.exceptions.base_exception)
    {
        let made = vm.call(value, &[])?;
        return made.cast::<Exception>().ok_or_else(|| {
            let (class, kind) = (class.qualified_name(), vm.class(&made).name());
            vm.type_error(format!(
                "calling <class '{class}'> should have returned an instance of BaseException, not {kind}"
            ))
        });
    }
    Err(vm.type_error("exceptions must derive from BaseException"))
}

/// How exceptions of all classes are made.
pub(super) static NEW: Method = static_method!("__new__", "(cls, /, *args, **kwargs)", new);

pub(super) static METHODS: &[Method] = &[
    method!("__init__", "(self, /, *args, **kwargs)", init),
    method!("__repr__", "(self, /)", repr),
    method!("__str__", "(self, /)", str),
    method!("__reduce__", "(self, /)", reduce),
    method!("__setstate__", "(self, state, /)", set_state),
    method!("with_traceback", "(self, tb, /)", with_traceback)
        .doc("Set the traceback, and give the exception itself."),
    method!("add_note", "(self, note, /)", add_note)
        .doc("Add a line that tracebacks show below the exception."),
];

pub(super) static ATTRIBUTES: &[Attribute] = &[
    spec::field("__suppress_context__", get_suppress, set_suppress),
    super::type_object::attributes::INSTANCE_DICT,
    attribute("args", get_args, set_args),
    attribute("__traceback__", get_traceback, set_traceback),
    attribute("__context__", get_context, set_context),
    attribute("__cause__", get_cause, set_cause),
];

fn new(_: &Machine, class: &TypeRef, args: &Value, _: &Value) -> PyResult {
    Ok(Exception::new(class, args.clone()).into_value())
}

fn init(vm: &Machine, exception: &Ref<Exception>, args: &Value, kwargs: &Dict) -> PyResult<()> {
    no_keywords(vm, exception, kwargs)?;
    exception.args.set(args.clone());
    Ok(())
}

fn no_keywords(vm: &Machine, exception: &Ref<Exception>, kwargs: &Dict) -> PyResult<()> {
    if !kwargs.is_empty() {
        let name = vm.class(exception.value()).name();
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    Ok(())
}

fn repr(vm: &Machine, exception: &Ref<Exception>) -> PyResult {
    let name = vm.class(exception.value()).name();
    let arguments = exception.arguments();
    let shown = match &arguments[..] {
        [one] => format!("({})", vm.repr(one)?),
        _ => vm.repr(&exception.args.get())?.to_string(),
    };
    Ok(Str::new(&format!("{name}{shown}")))
}

fn str(vm: &Machine, exception: &Exception) -> PyResult {
    let arguments = exception.arguments();
    match &arguments[..] {
        [] => Ok(Str::new("")),
        [one] => vm.str(one),
        _ => vm.str(&exception.args.get()),
    }
}

/// `add_note(note)`.
pub fn add_note(vm: &Machine, exception: &Value, note: &Ref<Str>) -> PyResult<()> {
    let name = Special::Notes.name();
    let notes = match vm.get_optional_attribute(exception, &name)? {
        Some(notes) => notes,
        None => {
            let notes = List::new(Vec::new());
            vm.set_attribute(exception, &name, notes.clone())?;
            notes
        }
    };
    match notes.downcast::<List>() {
        Some(list) => list.items.push(note.value().clone()),
        None => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
    }
    Ok(())
}

fn with_traceback(vm: &Machine, exception: &Value, tb: &Value) -> PyResult {
    set_traceback(vm, exception, tb.clone())?;
    Ok(exception.clone())
}

fn reduce(vm: &Machine, exception: &Ref<Exception>) -> Value {
    reduced(vm, exception, exception.args.get())
}

/// The class, arguments for another instance, and the attributes where there are any.
fn reduced(vm: &Machine, exception: &Ref<Exception>, arguments: Value) -> Value {
    let class = vm.class(exception.value()).value().clone();
    match vm.instance_dict(exception.value()) {
        Some(dict) if !dict.is_empty() => Tuple::new(vec![class, arguments, dict.into_value()]),
        _ => Tuple::new(vec![class, arguments]),
    }
}

fn set_state(vm: &Machine, exception: &Value, state: &Value) -> PyResult {
    if state.is_given() {
        let Some(state) = state.downcast::<Dict>() else {
            return Err(vm.type_error("state is not a dictionary"));
        };
        for (name, value) in state.items() {
            let name = vm.name_of(&name)?;
            vm.set_attribute(exception, &name, value)?;
        }
    }
    Ok(Value::NONE)
}

fn get_args(_: &Machine, value: &Value) -> PyResult {
    Ok(this(value).args.get())
}

fn set_args(vm: &Machine, value: &Value, args: Value) -> PyResult<()> {
    if args.is_null() {
        return Err(vm.type_error("args may not be deleted"));
    }
    let items = vm.to_vec(&args)?;
    this(value).args.set(Tuple::new(items));
    Ok(())
}

fn or_none(value: Value) -> PyResult {
    Ok(if value.is_null() { Value::NONE } else { value })
}

fn get_traceback(_: &Machine, value: &Value) -> PyResult {
    or_none(this(value).traceback.get())
}

fn set_traceback(vm: &Machine, value: &Value, traceback: Value) -> PyResult<()> {
    if traceback.is_null() {
        return Err(vm.type_error("__traceback__ may not be deleted"));
    }
    if !traceback.is_none() && !traceback.is_exact::<Traceback>() {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    this(value).traceback.set(if traceback.is_none() { Value::NULL } else { traceback });
    Ok(())
}

fn get_context(_: &Machine, value: &Value) -> PyResult {
    or_none(this(value).context.get())
}

fn checked_link(vm: &Machine, what: &str, link: Value) -> PyResult {
    if link.is_null() {
        return Err(vm.type_error(format!("__{what}__ may not be deleted")));
    }
    match link.is_kind(Kind::Exception) {
        true => Ok(link),
        false if link.is_none() => Ok(Value::NULL),
        false => {
            Err(vm
                .type_error(format!("exception {what} must be None or derive from BaseException")))
        }
    }
}

fn set_context(vm: &Machine, value: &Value, context: Value) -> PyResult<()> {
    this(value).context.set(checked_link(vm, "context", context)?);
    Ok(())
}

fn get_cause(_: &Machine, value: &Value) -> PyResult {
    or_none(this(value).cause.get())
}

fn set_cause(vm: &Machine, value: &Value, cause: Value) -> PyResult<()> {
    this(value).cause.set(checked_link(vm, "cause", cause)?);
    this(value).suppress_context.set(true);
    Ok(())
}

fn get_suppress(_: &Machine, value: &Value) -> PyResult {
    Ok(Value::bool(this(value).suppress_context.get()))
}

fn set_suppress(vm: &Machine, value: &Value, suppress: Value) -> PyResult<()> {
    if suppress.is_null() {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    }
    if !suppress.is_bool() {
        return Err(vm.type_error("attribute value type must be bool"));
    }
    this(value).suppress_context.set(suppress.is(&Value::TRUE));
    Ok(())
}

fn get_field<const INDEX: usize>(_: &Machine, value: &Value) -> PyResult {
    or_none(this(value).field(INDEX))
}

fn set_field<const INDEX: usize>(_: &Machine, value: &Value, new: Value) -> PyResult<()> {
    this(value).set_field(INDEX, new);
    Ok(())
}

const fn field<const INDEX: usize>(name: &'static str) -> Attribute {
    spec::field(name, get_field::<INDEX>, set_field::<INDEX>)
}

pub(super) static STOP_ATTRIBUTES: &[Attribute] = &[field::<0>("value")];
pub(super) static EXIT_ATTRIBUTES: &[Attribute] = &[field::<0>("code")];
pub(super) static NAME_ATTRIBUTES: &[Attribute] = &[field::<0>("name")];
pub(super) static ATTRIBUTE_ATTRIBUTES: &[Attribute] = &[field::<0>("name"), field::<1>("obj")];
pub(super) static IMPORT_ATTRIBUTES: &[Attribute] =
    &[field::<0>("msg"), field::<1>("name"), field::<2>("path"), field::<3>("name_from")];
pub(super) static GROUP_ATTRIBUTES: &[Attribute] =
    &[spec::member("message", get_field::<0>), spec::member("exceptions", group::get_exceptions)];
pub(super) static UNICODE_ATTRIBUTES: &[Attribute] = &[
    field::<0>("encoding"),
    field::<1>("object"),
    spec::field("start", system::get_place::<2>, system::set_place::<2>),
    spec::field("end", system::get_place::<3>, system::set_place::<3>),
    field::<4>("reason"),
];
pub(super) static SYNTAX_ATTRIBUTES: &[Attribute] = &[
    field::<0>("msg"),
    field::<1>("filename"),
    field::<2>("lineno"),
    field::<3>("offset"),
    field::<4>("text"),
    field::<5>("end_lineno"),
    field::<6>("end_offset"),
    field::<7>("print_file_and_line"),
    field::<8>("_metadata"),
];
pub(super) static OS_ATTRIBUTES: &[Attribute] = &[
    field::<0>("errno"),
    field::<1>("strerror"),
    field::<2>("filename"),
    field::<3>("filename2"),
    attribute("characters_written", system::get_written, system::set_written),
];

/// An `__init__` that puts the first argument (or all of several) into field 0.
fn init_value(vm: &Machine, exception: &Ref<Exception>, args: &Value, kwargs: &Dict) -> PyResult {
    init(vm, exception, args, kwargs)?;
    let mut arguments = exception.arguments();
    let value = match arguments.len() {
        0 => Value::NONE,
        1 => arguments.remove(0),
        _ => exception.args.get(),
    };
    exception.set_field(0, value);
    Ok(Value::NONE)
}

fn init_stop(vm: &Machine, exception: &Ref<Exception>, args: &Value, kwargs: &Dict) -> PyResult {
    init(vm, exception, args, kwargs)?;
    let first = exception.arguments().into_iter().next();
    exception.set_field(STOP_VALUE, first.unwrap_or(Value::NONE));
    Ok(Value::NONE)
}

/// An `__init__` whose keywords are fields.
fn init_keywords(
    vm: &Machine,
    exception: &Ref<Exception>,
    args: &Value,
    kwargs: &Dict,
    callee: &str,
    known: &[(&str, usize)],
) -> PyResult {
    exception.args.set(args.clone());
    for (name, value) in kwargs.items() {
        let name = vm.name_of(&name)?;
        let Some((_, index)) = known.iter().find(|(known, _)| *name == **known) else {
            let known: Vec<String> = known.iter().map(|(name, _)| (*name).to_string()).collect();
            let hint = suggestions::closest(&name.to_string(), &known)
                .map_or(String::new(), |close| format!(". Did you mean '{close}'?"));
            return Err(vm.type_error(unexpected_keyword(callee, &name, &hint)));
        };
        exception.set_field(*index, value);
    }
    Ok(Value::NONE)
}

fn init_name(vm: &Machine, exception: &Ref<Exception>, args: &Value, kwargs: &Dict) -> PyResult {
    init_keywords(vm, exception, args, kwargs, "NameError", &[("name", NAME_NAME)])
}

fn init_attribute(
    vm: &Machine,
    exception: &Ref<Exception>,
    args: &Value,
    kwargs: &Dict,
) -> PyResult {
    init_keywords(
        vm,
        exception,
        args,
        kwargs,
        "AttributeError",
        &[("name", ATTRIBUTE_NAME), ("obj", ATTRIBUTE_OBJECT)],
    )
}

fn init_import(vm: &Machine, exception: &Ref<Exception>, args: &Value, kwargs: &Dict) -> PyResult {
    let known = [("name", IMPORT_NAME), ("path", IMPORT_PATH), ("name_from", IMPORT_NAME_FROM)];
    init_keywords(vm, exception, args, kwargs, "ImportError", &known)?;
    if let [message] = &exception.arguments()[..] {
        exception.set_field(IMPORT_MESSAGE, message.clone());
    }
    Ok(Value::NONE)
}

fn str_import(vm: &Machine, exception: &Exception) -> PyResult {
    let message = exception.field(IMPORT_MESSAGE);
    if message.is_kind(Kind::Str) { Ok(message) } else { str(vm, exception) }
}

fn str_key(vm: &Machine, exception: &Exception) -> PyResult {
    match &exception.arguments()[..] {
        [key] => Ok(Str::new(&vm.repr(key)?.to_string())),
        _ => str(vm, exception),
    }
}

/// The attributes of an exception, and those of its fields that are set.
fn state_with(
    vm: &Machine,
    exception: &Ref<Exception>,
    fields: &[(&str, usize)],
) -> PyResult<Ref<Dict>> {
    let state = match vm.instance_dict(exception.value()) {
        Some(dict) => dict.copy()?,
        None => Dict::new(),
    };
    for (name, index) in fields {
        let value = exception.field(*index);
        if !value.is_null() {
            state.set_str(name, value);
        }
    }
    Ok(state)
}

/// The object that lacks an attribute is left out: what it holds may be anything.
fn state_of_attribute(vm: &Machine, exception: &Ref<Exception>) -> PyResult {
    let state = state_with(vm, exception, &[("name", ATTRIBUTE_NAME)])?;
    state.set_str("args", exception.args.get());
    Ok(state.into_value())
}

pub(super) static STOP_METHODS: &[Method] =
    &[method!("__init__", "(self, /, *args, **kwargs)", init_stop)];
pub(super) static EXIT_METHODS: &[Method] =
    &[method!("__init__", "(self, /, *args, **kwargs)", init_value)];
pub(super) static NAME_METHODS: &[Method] =
    &[method!("__init__", "(self, /, *args, **kwargs)", init_name)];
pub(super) static ATTRIBUTE_METHODS: &[Method] = &[
    method!("__init__", "(self, /, *args, **kwargs)", init_attribute),
    method!("__getstate__", "(self, /)", |vm, exception: &Ref<Exception>| {
        state_of_attribute(vm, exception)
    }),
    method!("__reduce__", "(self, /)", |vm, exception: &Ref<Exception>| {
        let state = state_of_attribute(vm, exception)?;
        let class = vm.class(exception.value()).value().clone();
        Ok(Tuple::new(vec![class, exception.args.get(), state]))
    }),
];
pub(super) static IMPORT_METHODS: &[Method] = &[
    method!("__init__", "(self, /, *args, **kwargs)", init_import),
    method!("__str__", "(self, /)", str_import),
    method!("__reduce__", "(self, /)", |vm, exception: &Ref<Exception>| {
        let fields =
            [("name", IMPORT_NAME), ("path", IMPORT_PATH), ("name_from", IMPORT_NAME_FROM)];
        let state = state_with(vm, exception, &fields)?;
        let class = vm.class(exception.value()).value().clone();
        let state = (!state.is_empty()).then(|| state.into_value());
        Ok(Tuple::new([class, exception.args.get()].into_iter().chain(state).collect()))
    }),
];
pub(super) static KEY_METHODS: &[Method] = &[method!("__str__", "(self, /)", str_key)];

/// Sets the context of a new exception to the one being handled, without making a ring.
pub fn chain(raised: &Raised, handled: &Value) {
    if handled.is_null() || handled.is(raised.value()) {
        return;
    }
    let mut link = handled.clone();
    // A program can close the chain to a ring: the slower walker is met again there.
    let (mut slower, mut steps) = (handled.clone(), 0u64);
    while let Some(exception) = link.downcast::<Exception>() {
        let next = exception.context.get();
        if next.is(raised.value()) {
            exception.context.take();
            break;
        }
        if steps % 2 == 1
            && let Some(behind) = slower.downcast::<Exception>().map(|e| e.context.get())
        {
            slower = behind;
        }
        if next.is(&slower) {
            break;
        }
        (link, steps) = (next, steps + 1);
    }
    if raised.exception().context.is_null() || !raised.exception().context.look(|c| c.is(handled)) {
        raised.exception().context.set(handled.clone());
    }
}

//! Binding a call's arguments to the parameters of a Python function.
#![allow(unsafe_code)]

use std::ptr;

use compiler::code::flags::{VARARGS, VARKEYWORDS};
use heap::value::{Ref, StackRef, Value};

use crate::errors::{self, PyResult, Raised};
use crate::frame::{self, Frame, OnReturn};
use crate::machine::Machine;
use crate::objects::list::drop_backwards;
use crate::objects::str::Name;
use crate::objects::{Code, Dict, Function, Tuple};
use crate::traceback::suggestions;

/// Calls a Python function from native code, and runs it to its end.
pub fn call_function(
    vm: &Machine,
    callable: &Value,
    arguments: &[Value],
    keywords: &[(Name, Value)],
) -> PyResult {
    vm.enter_native("")?;
    // SAFETY: `callable` is a function; the frame made of it leaves the loop when it returns.
    unsafe {
        let frame = match fast_frame(vm, callable, arguments, keywords) {
            Some(frame) => frame,
            None => make_frame(vm, callable, arguments.to_vec(), keywords)?,
        };
        run_frame(vm, frame)
    }
}

/// A frame for exactly the arguments that the function takes.
unsafe fn fast_frame(
    vm: &Machine,
    callable: &Value,
    arguments: &[Value],
    keywords: &[(Name, Value)],
) -> Option<*mut Frame> {
    let code = callable.downcast::<Function>()?.code();
    if !code.simple
        || code.source.argcount as usize != arguments.len()
        || !keywords.is_empty()
        || vm.depth.get() >= vm.recursion_limit.get()
    {
        return None;
    }
    let frame = vm.stack.reserve(code.frame_slots)?;
    // SAFETY: the room fits the code.
    unsafe {
        let slots = Frame::slots(frame);
        for (index, argument) in arguments.iter().enumerate() {
            ptr::write(slots.add(index), StackRef::owned(argument.clone()));
        }
        frame::initialise(frame, StackRef::owned(callable.clone()), arguments.len());
    }
    Some(frame)
}

/// Runs a new frame on top of the current one.
///
/// # Safety
/// The frame must be initialised.
pub unsafe fn run_frame(vm: &Machine, frame: *mut Frame) -> PyResult {
    // SAFETY: the caller's.
    unsafe {
        (*frame).previous = vm.frame.get();
        (*frame).on_return = OnReturn::Leave;
        vm.depth.set(vm.depth.get() + 1);
        super::run(vm, frame, None)
    }
}

/// Makes a frame for a call of any form.
///
/// # Safety
/// `callable` must be a function.
pub unsafe fn make_frame(
    vm: &Machine,
    callable: &Value,
    arguments: Vec<Value>,
    keywords: &[(Name, Value)],
) -> PyResult<*mut Frame> {
    let Some(function) = callable.downcast::<Function>() else {
        return Err(vm.system_error("not a function"));
    };
    if vm.depth.get() >= vm.recursion_limit.get() {
        return Err(vm.recursion_error("maximum recursion depth exceeded"));
    }
    let bound = bind(vm, function, arguments, keywords)?;
    let Some(frame) = vm.stack.reserve(function.code().frame_slots) else {
        return Err(vm.recursion_error("maximum recursion depth exceeded"));
    };
    // SAFETY: the room fits the code, whose first locals are the parameters.
    unsafe {
        let slots = Frame::slots(frame);
        let count = bound.len();
        for (index, value) in bound.into_iter().enumerate() {
            ptr::write(slots.add(index), StackRef::owned(value));
        }
        frame::initialise(frame, StackRef::owned(callable.clone()), count);
    }
    Ok(frame)
}

/// The values of the parameters of a function that is called with these.
pub fn bound(vm: &Machine, callable: &Value, arguments: Vec<Value>) -> PyResult<Vec<Value>> {
    match callable.downcast::<Function>() {
        Some(function) => bind(vm, function, arguments, &[]),
        None => Err(vm.system_error("not a function")),
    }
}

/// The values of the parameters in the order of the locals.
fn bind(
    vm: &Machine,
    function: &Function,
    mut arguments: Vec<Value>,
    keywords: &[(Name, Value)],
) -> PyResult<Vec<Value>> {
    let code = function.code();
    let source = &code.source;
    let (positional, keyword_only) = (source.argcount as usize, source.kwonlyargcount as usize);
    let given = arguments.len();
    let extra = arguments.split_off(given.min(positional));
    let mut bound = arguments;
    bound.resize(positional + keyword_only, Value::NULL);
    let rest = code.has(VARKEYWORDS).then(Dict::new);
    if let Err(raised) = bind_others(vm, function, &mut bound, keywords, &rest, extra.len()) {
        // What does not fit dies first, then the others as locals do.
        drop(extra);
        drop_backwards(bound);
        return Err(raised);
    }
    if code.has(VARARGS) {
        bound.push(Tuple::try_new(extra)?);
    }
    bound.extend(rest.map(|rest| rest.into_value()));
    Ok(bound)
}

/// Binds keywords and defaults, where the first of the parameters have their values.
fn bind_others(
    vm: &Machine,
    function: &Function,
    bound: &mut [Value],
    keywords: &[(Name, Value)],
    rest: &Option<Ref<Dict>>,
    extra: usize,
) -> PyResult<()> {
    let code = function.code();
    let source = &code.source;
    for (name, value) in keywords {
        let place = find_parameter(code, name);
        match (place, rest) {
            (Some(place), _) if place >= source.posonlyargcount as usize => {
                if !bound[place].is_null() {
                    return Err(vm.type_error(format!(
                        "{}() got multiple values for argument '{}'",
                        function.qualname_text(),
                        **name
                    )));
                }
                bound[place] = value.clone();
            }
            (_, Some(rest)) => rest.try_set_name(name, value.clone())?,
            _ => return Err(unexpected_keyword(vm, function, name, keywords)),
        }
    }
    if extra > 0 && !code.has(VARARGS) {
        return Err(too_many(vm, function, source.argcount as usize + extra, bound));
    }
    fill_defaults(vm, function, bound)
}

fn find_parameter(code: &Code, name: &Name) -> Option<usize> {
    let count = (code.source.argcount + code.source.kwonlyargcount) as usize;
    let parameters = &code.locals[..count];
    parameters
        .iter()
        .position(|known| known.is(name))
        .or_else(|| parameters.iter().position(|known| **known == **name))
}

fn fill_defaults(vm: &Machine, function: &Function, bound: &mut [Value]) -> PyResult<()> {
    let code = function.code();
    let positional = code.source.argcount as usize;
    let mut missing = Vec::new();
    for (index, value) in bound.iter_mut().enumerate().take(positional) {
        if value.is_null() {
            match function.default(index) {
                Some(default) => *value = default,
                None => missing.push(index),
            }
        }
    }
    if !missing.is_empty() {
        return Err(missing_arguments(vm, function, "positional", &missing));
    }
    let defaults = function.keyword_defaults.get();
    for (index, value) in bound.iter_mut().enumerate().skip(positional) {
        if value.is_null() {
            match defaults.downcast::<Dict>().and_then(|dict| dict.get_name(&code.locals[index])) {
                Some(default) => *value = default,
                None => missing.push(index),
            }
        }
    }
    match missing.is_empty() {
        true => Ok(()),
        false => Err(missing_arguments(vm, function, "keyword-only", &missing)),
    }
}

#[cold]
fn missing_arguments(vm: &Machine, function: &Function, kind: &str, missing: &[usize]) -> Raised {
    let names: Vec<String> =
        missing.iter().map(|index| format!("'{}'", *function.code().locals[*index])).collect();
    let listed = match &names[..] {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    vm.type_error(format!(
        "{}() missing {} required {kind} argument{plural}: {listed}",
        function.qualname_text(),
        names.len()
    ))
}

#[cold]
fn unexpected_keyword(
    vm: &Machine,
    function: &Function,
    name: &Name,
    keywords: &[(Name, Value)],
) -> Raised {
    let code = function.code();
    let qualname = function.qualname_text();
    let positional_only: Vec<String> = code.locals[..code.source.posonlyargcount as usize]
        .iter()
        .filter(|known| keywords.iter().any(|(name, _)| **name == ***known))
        .map(|known| known.to_string())
        .collect();
    if !positional_only.is_empty() {
        let listed = positional_only.join(", ");
        return vm.type_error(format!(
            "{qualname}() got some positional-only arguments passed as keyword arguments: '{listed}'"
        ));
    }
    let count = (code.source.argcount + code.source.kwonlyargcount) as usize;
    let known = code.locals[code.source.posonlyargcount as usize..count].iter();
    let known: Vec<String> = known.map(|name| name.to_string()).collect();
    let hint = match suggestions::closest(&name.to_string(), &known) {
        Some(close) => format!(". Did you mean '{close}'?"),
        None => String::new(),
    };
    vm.type_error(errors::unexpected_keyword(&qualname, name, &hint))
}

#[cold]
fn too_many(vm: &Machine, function: &Function, given: usize, bound: &[Value]) -> Raised {
    let code = function.code();
    let positional = code.source.argcount as usize;
    let defaults = function.defaults.get().downcast::<Tuple>().map_or(0, Tuple::len);
    let keyword_only = bound[positional..].iter().filter(|value| !value.is_null()).count();
    let (takes, plural) = match defaults {
        0 => (positional.to_string(), positional != 1),
        _ => (format!("from {} to {positional}", positional.saturating_sub(defaults)), true),
    };
    let plural = if plural { "s" } else { "" };
    let verb = if given == 1 && keyword_only == 0 { "was" } else { "were" };
    let given = match keyword_only {
        0 => format!("{given} {verb} given"),
        _ => {
            let (one, two) =
                (if given == 1 { "" } else { "s" }, if keyword_only == 1 { "" } else { "s" });
            format!(
                "{given} positional argument{one} (and {keyword_only} keyword-only argument{two}) were given"
            )
        }
    };
    vm.type_error(format!(
        "{}() takes {takes} positional argument{plural} but {given}",
        function.qualname_text()
    ))
}

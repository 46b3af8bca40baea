//! `FrameLocalsProxy`: a frame's variables as a mapping that writes through (PEP 667).
//!
//! Names that are no variables of the code go into a dict beside them.

use compiler::code::local_kinds;
use heap::Kind;
use heap::value::{Ref, Value};

use super::frame_object::this as frame_of;
use super::native::{Native, NativeObject};
use super::object::{UNEQUAL, UNORDERED};
use super::type_object::flags::MAPPING;
use super::type_object::spec::{Hashing, Method, TypeSpec};
use super::{Dict, FrameObject, List, Str, Tuple, TypeRef, dict};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::types::types;
use crate::{method, static_method};

struct FrameLocals {
    frame: Value,
}

impl NativeObject for FrameLocals {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.frame);
    }

    fn clear(&self) {}
}

/// The variables of a frame.
pub fn over(frame: Value) -> Value {
    Native::new(&types().frame_locals, FrameLocals { frame })
}

/// A new dict with what the view shows; `None` for another value. A variable of a comprehension goes before a name beside the
/// variables.
pub fn to_dict(value: &Value) -> Option<Ref<Dict>> {
    let items = items_of(frame_of(&value.native::<FrameLocals>()?.frame));
    let dict = Dict::new();
    for (key, value) in items {
        // The dict beside the variables has hashed these keys before.
        crate::machine::with_current(|vm| dict.get_or_set(vm, &key, value).ok());
    }
    Some(dict)
}

/// The variables that are bound, in the order of the code, and what the dict beside them has.
fn items_of(frame: &FrameObject) -> Vec<(Value, Value)> {
    let variable = |(index, name): (usize, &super::Name)| {
        let value = frame.variable(index);
        (!value.is_null()).then(|| (name.value().clone(), value))
    };
    let code = frame.code();
    let variables = code.locals.iter().enumerate().filter_map(variable);
    variables.chain(frame.extra().iter().flat_map(|extra| extra.items())).collect()
}

fn this(value: &Value) -> &FrameObject {
    let view = value.native::<FrameLocals>().expect("a method of frame locals is called with them");
    frame_of(&view.frame)
}

/// The place of the variable with this name; where `bound` is set, only if it has a value, and else only if it is no
/// variable of a comprehension in a module or class body: those are read alone.
fn place_of(
    vm: &Machine,
    frame: &FrameObject,
    key: &Value,
    bound: bool,
) -> PyResult<Option<usize>> {
    if !key.is_kind(Kind::Str) {
        return Ok(None);
    }
    let code = frame.code();
    for (index, name) in code.locals.iter().enumerate() {
        if vm.same_or_equal(name.value(), key)? {
            let hidden = code.source.localspluskinds[index] & local_kinds::HIDDEN != 0;
            let counts = if bound { !frame.variable(index).is_null() } else { !hidden };
            if counts {
                return Ok(Some(index));
            }
        }
    }
    Ok(None)
}

fn get(vm: &Machine, view: &Value, key: &Value) -> PyResult<Option<Value>> {
    let frame = this(view);
    if let Some(place) = place_of(vm, frame, key, true)? {
        return Ok(Some(frame.variable(place)));
    }
    match frame.extra() {
        Some(extra) => extra.get(vm, key),
        None => Ok(None),
    }
}

fn subscript(vm: &Machine, locals: &Value, key: &Value) -> PyResult {
    if let Some(found) = get(vm, locals, key)? {
        return Ok(found);
    }
    let message = format!("local variable '{}' is not defined", vm.repr(key)?);
    Err(vm.error_with(&vm.types.exceptions.key_error, vec![Str::from_string(message)]))
}

fn set(vm: &Machine, view: &Value, key: &Value, value: Value) -> PyResult<()> {
    let frame = this(view);
    match place_of(vm, frame, key, false)? {
        Some(place) => frame.set_variable(place, value),
        None => frame.extra_or_new().set(vm, key, value)?,
    }
    Ok(())
}

/// Takes a name out of the dict beside the variables; these stay.
fn remove(vm: &Machine, view: &Value, key: &Value) -> PyResult<Option<Value>> {
    let frame = this(view);
    if place_of(vm, frame, key, false)?.is_some() {
        return Err(vm.value_error("cannot remove local variables from FrameLocalsProxy"));
    }
    match frame.extra() {
        Some(extra) => extra.remove(vm, key),
        None => Ok(None),
    }
}

fn items(view: &Value) -> Vec<(Value, Value)> {
    items_of(this(view))
}

fn keys(view: &Value) -> Vec<Value> {
    items(view).into_iter().map(|(key, _)| key).collect()
}

/// Whether operators merge it into such variables: a dict, or other variables.
fn is_merged(value: &Value) -> bool {
    value.is_kind(Kind::Dict) || value.native::<FrameLocals>().is_some()
}

/// A dict with both; `None` where the other is not merged.
fn merged(vm: &Machine, one: &Value, other: &Value) -> PyResult<Option<Value>> {
    if !is_merged(other) {
        return Ok(None);
    }
    let merged = Dict::new();
    for part in [one, other] {
        match to_dict(part) {
            Some(known) => merged.update(vm, &known)?,
            None => dict::methods::merge(vm, &merged, part)?,
        }
    }
    Ok(Some(merged.into_value()))
}

fn update(vm: &Machine, view: &Value, other: &Value) -> PyResult<()> {
    let dict = Dict::new();
    match to_dict(other) {
        Some(known) => dict.update(vm, &known)?,
        None => dict::methods::update_from(vm, &dict, other)?,
    }
    dict.items().into_iter().try_for_each(|(key, value)| set(vm, view, &key, value))
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "FrameLocalsProxy",
    flags: MAPPING,
    methods: &[PROTOCOL, UNEQUAL, UNORDERED, METHODS],
    hashing: Hashing::Missing,
    ..TypeSpec::DEFAULT
};

/// The view on the variables of a frame that a program asks for.
fn make(vm: &Machine, class: &TypeRef, args: &[Value], keywords: &Value) -> PyResult {
    let name = class.name();
    let [frame] = args else {
        let given = args.len();
        return Err(vm.type_error(format!("{name} expected 1 argument, got {given}")));
    };
    if frame.downcast::<FrameObject>().is_none() {
        let kind = vm.class(frame).name();
        return Err(vm.type_error(format!("expect frame, not {kind}")));
    }
    if keywords.downcast::<Dict>().is_some_and(|keywords| !keywords.is_empty()) {
        return Err(vm.type_error(format!("{name} takes no keyword arguments")));
    }
    Ok(over(frame.clone()))
}

static PROTOCOL: &[Method] = &[
    static_method!("__new__", "(cls, /, *args, **kwargs)", make),
    method!("__getitem__", "(self, object, /)", subscript).as_method(),
    method!(
        "__setitem__",
        "(self, key, value, /)",
        |vm, locals: &Value, key: &Value, value: &Value| set(vm, locals, key, value.clone())
    ),
    method!("__delitem__", "(self, key, /)", |vm, locals: &Value, key: &Value| match remove(
        vm, locals, key
    )? {
        Some(_) => Ok(Value::NONE),
        None => Err(vm.key_error(key)),
    }),
    method!("__contains__", "(self, object, /)", |vm, locals: &Value, key: &Value| {
        Ok(Value::bool(get(vm, locals, key)?.is_some()))
    })
    .as_method(),
    method!("__len__", "(self, /)", |_, locals: &Value| items(locals).len()),
    method!("__iter__", "(self, /)", |vm, locals: &Value| vm.iter(&List::new(keys(locals)))),
    method!("__repr__", "(self, /)", |vm, locals: &Value| {
        let Some(_guard) = vm.enter_repr(locals)? else {
            return Ok(Str::new("{...}"));
        };
        let dict = to_dict(locals).unwrap_or_else(Dict::new);
        vm.repr(dict.value())
    }),
    method!("__eq__", "(self, value, /)", |vm, locals: &Value, value: &Value| {
        let same_frame = |other: &Value| {
            Some(std::ptr::eq(this(locals), frame_of(&other.native::<FrameLocals>()?.frame)))
        };
        match (same_frame(value), to_dict(locals)) {
            (Some(same), _) => Ok(Value::bool(same)),
            (None, Some(dict)) if value.is_kind(Kind::Dict) => {
                Ok(Value::bool(vm.equal(dict.value(), value)?))
            }
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }),
    method!("__or__", "(self, value, /)", |vm, locals: &Value, value: &Value| {
        Ok(merged(vm, locals, value)?.unwrap_or(Value::NOT_IMPLEMENTED))
    }),
    method!("__ror__", "(self, value, /)", |vm, locals: &Value, value: &Value| {
        Ok(merged(vm, value, locals)?.unwrap_or(Value::NOT_IMPLEMENTED))
    }),
    method!("__ior__", "(self, value, /)", |vm, locals: &Value, value: &Value| {
        if !is_merged(value) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        update(vm, locals, value)?;
        Ok(locals.clone())
    }),
];

static METHODS: &[Method] = &[
    method!("update", "(self, other, /)", update).untold(),
    method!("__reversed__", "(self, /)", |_, locals: &Value| {
        Ok(List::new(keys(locals).into_iter().rev().collect()))
    }),
    method!("copy", "(self, /)", |_, locals: &Value| {
        Ok(to_dict(locals).unwrap_or_else(Dict::new).into_value())
    }),
    method!("keys", "(self, /)", |_, locals: &Value| { Ok(List::new(keys(locals))) }),
    method!("values", "(self, /)", |_, locals: &Value| {
        Ok(List::new(items(locals).into_iter().map(|(_, value)| value).collect()))
    }),
    method!("items", "(self, /)", |_, locals: &Value| {
        let pair = |(key, value)| Tuple::new(vec![key, value]);
        Ok(List::new(items(locals).into_iter().map(pair).collect()))
    }),
    method!(
        "get",
        "(self, key, default=None, /)",
        |vm, locals: &Value, key: &Value, default: &Value| {
            let default = || if default.is_null() { Value::NONE } else { default.clone() };
            Ok(get(vm, locals, key)?.unwrap_or_else(default))
        }
    )
    .untold(),
    method!(
        "pop",
        "(self, key, default=None, /)",
        |vm, locals: &Value, key: &Value, default: &Value| {
            match remove(vm, locals, key)? {
                Some(value) => Ok(value),
                None if !default.is_null() => Ok(default.clone()),
                None => Err(vm.key_error(key)),
            }
        }
    )
    .untold(),
    method!(
        "setdefault",
        "(self, key, default=None, /)",
        |vm, locals: &Value, key: &Value, default: &Value| {
            if let Some(found) = get(vm, locals, key)? {
                return Ok(found);
            }
            let value = if default.is_null() { Value::NONE } else { default.clone() };
            set(vm, locals, key, value.clone())?;
            Ok(value)
        }
    )
    .untold(),
];

//! Builtins that look at objects: `repr`, `hash`, `isinstance`, `getattr`, `dir`, ...

use heap::value::{Ref, Value};
use vm::errors::PyResult;
use vm::function;
use vm::machine::Machine;
use vm::objects::type_object::spec::Method;
use vm::objects::{Dict, List, Str, frame_object, list};
use vm::special::Special;

pub(super) static FUNCTIONS: &[Method] = &[
    function!("repr", "(obj, /)", |vm, obj: &Value| vm.repr(obj))
        .doc("The text that shows an object to programmers."),
    function!("ascii", "(obj, /)", |vm, obj: &Value| vm.ascii(obj))
        .doc("As repr(), with everything beyond ASCII escaped."),
    function!(
        "format",
        "(value, format_spec='', /)",
        |vm, value: &Value, spec: Option<&Ref<Str>>| {
            vm.format(value, &spec.map_or_else(|| Str::new(""), |spec| spec.value().clone()))
        }
    )
    .doc("The object as text in the form that a format specification asks for."),
    function!("hash", "(obj, /)", |vm, obj: &Value| Ok(vm.int(vm.hash(obj)?)))
        .doc("The hash of an object; equal objects have the same."),
    function!("id", "(obj, /)", |_, obj: &Value| {
        Ok(vm::objects::int::from_u64(obj.address() & (u64::MAX >> 1)))
    })
    .doc("A number that no other living object has."),
    function!("len", "(obj, /)", |vm, obj: &Value| Ok(vm.int(vm.length(obj)? as i64)))
        .doc("How many items there are."),
    function!("callable", "(obj, /)", |vm, obj: &Value| vm.is_callable(obj))
        .doc("Whether the object can be called, as far as one can tell."),
    function!(
        "isinstance",
        "(obj, class_or_tuple, /)",
        |vm, obj: &Value, class_or_tuple: &Value| {
            Ok(Value::bool(vm.is_instance(obj, class_or_tuple)?))
        }
    )
    .doc("Whether the object is an instance of a class, or of one of several."),
    function!(
        "issubclass",
        "(cls, class_or_tuple, /)",
        |vm, class: &Value, class_or_tuple: &Value| {
            Ok(Value::bool(vm.is_subclass(class, class_or_tuple)?))
        }
    )
    .doc("Whether the class derives from another, or from one of several."),
    function!(
        "getattr",
        "(object, name, default=None, /)",
        |vm, object: &Value, name: &Value, default: &Value| {
            let name = vm.attribute_name(name)?;
            match default.is_null() {
                true => vm.get_attribute(object, &name),
                false => {
                    Ok(vm.get_optional_attribute(object, &name)?.unwrap_or_else(|| default.clone()))
                }
            }
        }
    )
    .doc("An attribute by its name; the default, where one is given, if it is missing.")
    .untold(),
    function!("hasattr", "(obj, name, /)", |vm, obj: &Value, name: &Value| {
        let name = vm.attribute_name(name)?;
        Ok(Value::bool(vm.get_optional_attribute(obj, &name)?.is_some()))
    })
    .doc("Whether there is an attribute of that name."),
    function!(
        "setattr",
        "(obj, name, value, /)",
        |vm, obj: &Value, name: &Value, value: &Value| vm.set_attribute(
            obj,
            &vm.attribute_name(name)?,
            value.clone()
        )
    )
    .doc("Give an attribute a value, by its name."),
    function!("delattr", "(obj, name, /)", |vm, obj: &Value, name: &Value| vm
        .delete_attribute(obj, &vm.attribute_name(name)?))
    .doc("Remove an attribute, by its name."),
    function!("vars", "(object=None, /)", |vm, object: &Value| match object.is_null() {
        true => Ok(locals(vm)),
        false => match vm.get_optional_attribute(object, &Special::Dict.name())? {
            Some(dict) => Ok(dict),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        },
    })
    .doc("The namespace of an object; without one, that of the place that asks.")
    .untold(),
    function!("dir", "(object=None, /)", dir)
        .doc("The names that an object has, sorted; without one, those of the place that asks.")
        .untold(),
    function!("globals", "()", |vm| {
        Ok(vm.running_globals().map_or(Value::NONE, |globals| globals.into_value()))
    })
    .doc("The namespace of the module that the running code is in."),
    function!("locals", "()", locals).doc("The variables of the place that asks, by name."),
];

pub(super) fn locals(vm: &Machine) -> Value {
    frame_object::running_locals(vm).unwrap_or_else(|| Dict::new().into_value())
}

fn dir(vm: &Machine, object: &Value) -> PyResult {
    let mut names = match object.is_null() {
        true => vm.to_vec(&locals(vm))?,
        false => {
            let names = vm.call_special(object, Special::Dir, &[])?;
            vm.to_vec(&names)?
        }
    };
    list::sort::sort(vm, &mut names, &Value::NULL, false)?;
    Ok(List::new(names))
}

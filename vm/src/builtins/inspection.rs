//! Builtins that look at objects: `repr`, `hash`, `isinstance`, `getattr`, `dir`, ...

use crate::errors::PyResult;
use crate::heap::Kind;
use crate::machine::Machine;
use crate::objects::type_object::spec::{Method, function};
use crate::objects::{Dict, List, Str, frame_object, list};
use crate::special::Special;
use crate::value::Value;

pub(super) static FUNCTIONS: &[Method] = &[
    function("repr", "(obj, /)", |vm, args| vm.repr(&args[0])),
    function("ascii", "(obj, /)", |vm, args| vm.ascii(&args[0])),
    function("format", "(value, format_spec='', /)", |vm, args| {
        let spec = if args[1].is_null() { Str::new("") } else { args[1].clone() };
        vm.format(&args[0], &spec)
    }),
    function("hash", "(obj, /)", |vm, args| Ok(vm.int(vm.hash(&args[0])?))),
    function("id", "(obj, /)", |_, args| {
        Ok(crate::objects::int::from_u64(args[0].address() & (u64::MAX >> 1)))
    }),
    function("len", "(obj, /)", |vm, args| Ok(Value::index(vm.length(&args[0])?))),
    function("callable", "(obj, /)", |vm, args| Ok(Value::bool(vm.is_callable(&args[0])))),
    function("isinstance", "(obj, class_or_tuple, /)", |vm, args| {
        Ok(Value::bool(vm.is_instance(&args[0], &args[1])?))
    }),
    function("issubclass", "(cls, class_or_tuple, /)", |vm, args| {
        Ok(Value::bool(vm.is_subclass(&args[0], &args[1])?))
    }),
    function("getattr", "(object, name, default=None, /)", |vm, args| {
        let name = vm.attribute_name(&args[1])?;
        match args[2].is_null() {
            true => vm.load_attribute(&args[0], &name),
            false => {
                Ok(vm.get_optional_attribute(&args[0], &name)?.unwrap_or_else(|| args[2].clone()))
            }
        }
    }),
    function("hasattr", "(obj, name, /)", |vm, args| {
        let name = vm.attribute_name(&args[1])?;
        Ok(Value::bool(vm.get_optional_attribute(&args[0], &name)?.is_some()))
    }),
    function("setattr", "(obj, name, value, /)", |vm, args| {
        vm.set_attribute(&args[0], &vm.attribute_name(&args[1])?, args[2].clone())?;
        Ok(Value::NONE)
    }),
    function("delattr", "(obj, name, /)", |vm, args| {
        vm.delete_attribute(&args[0], &vm.attribute_name(&args[1])?)?;
        Ok(Value::NONE)
    }),
    function("vars", "(object=None, /)", |vm, args| match args[0].is_null() {
        true => Ok(locals(vm)),
        false => match vm.get_optional_attribute(&args[0], &Special::Dict.name())? {
            Some(dict) => Ok(dict),
            None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
        },
    }),
    function("dir", "(object=None, /)", dir),
    function("globals", "()", |vm, _| {
        Ok(vm.running_globals().map_or(Value::NONE, |globals| globals.into_value()))
    }),
    function("locals", "()", |vm, _| Ok(locals(vm))),
];

pub(super) fn locals(vm: &Machine) -> Value {
    vm.running_frame().map_or_else(|| Dict::new().into_value(), frame_object::locals)
}

fn dir(vm: &Machine, args: &[Value]) -> PyResult {
    let names = match args[0].is_null() {
        true => vm.to_vec(&locals(vm))?,
        false => {
            let names = vm.call_special(&args[0], Special::Dir, &[])?;
            vm.to_vec(&names)?
        }
    };
    let mut names: Vec<Value> = names.into_iter().filter(|name| name.is_kind(Kind::Str)).collect();
    list::sort::sort(vm, &mut names, &Value::NULL, false)?;
    Ok(List::new(names))
}

//! The functions that the compiler calls by number.

use super::{Context, Step};
use crate::errors::{PyResult, Raised};
use crate::heap::Kind;
use crate::machine::Machine;
use crate::objects::exception::group;
use crate::objects::generator::asynchronous;
use crate::objects::{Dict, Exception, Function, Module, tuple, typevar};
use crate::special::Special;
use crate::value::Value;

pub fn call_intrinsic_1(cx: &mut Context, number: u32) -> Step {
    let value = cx.pop();
    let vm = cx.vm;
    let result = match number {
        1 => display(vm, &value)?,
        2 => import_star(cx, &value)?,
        3 => stop_iteration_error(cx, &value)?,
        4 => asynchronous::wrap(vm, value),
        5 => vm.unary_operator(&value, Special::Pos)?,
        6 if value.is_kind(Kind::List) => tuple::from_list(&value),
        7..=9 if !value.is_kind(Kind::Str) => {
            return Err(vm.system_error("a type parameter without a name"));
        }
        7 => typevar::type_var(vm, value, Value::NULL, Value::NULL),
        8 => typevar::param_spec(vm, value),
        9 => typevar::type_var_tuple(vm, value),
        10 => typevar::subscript_generic(vm, &value)?,
        11 => typevar::type_alias(vm, &value)?,
        _ => return Err(vm.system_error("unknown intrinsic")),
    };
    cx.push(result);
    Ok(())
}

pub fn call_intrinsic_2(cx: &mut Context, number: u32) -> Step {
    let (two, one) = (cx.pop(), cx.pop());
    let vm = cx.vm;
    let result = match number {
        2 | 3 if !one.is_kind(Kind::Str) => {
            return Err(vm.system_error("a type parameter without a name"));
        }
        1 => group::prepare_reraise(vm, &one, &two)?,
        2 => typevar::type_var(vm, one, two, Value::NULL),
        3 => typevar::type_var(vm, one, Value::NULL, two),
        4 => {
            if let Some(function) = one.downcast::<Function>() {
                function.type_params.set(two);
            }
            one
        }
        5 => typevar::set_default(vm, one, two)?,
        _ => return Err(vm.system_error("unknown intrinsic")),
    };
    cx.push(result);
    Ok(())
}

/// `sys.displayhook`, at the prompt.
fn display(vm: &Machine, value: &Value) -> PyResult {
    let sys = vm.import("sys")?;
    let hook = vm.get_attribute(&sys, &vm.intern("displayhook"))?;
    vm.call(&hook, std::slice::from_ref(value))
}

fn import_star(cx: &mut Context, module: &Value) -> PyResult {
    let vm = cx.vm;
    let target = cx.frame().locals.clone();
    if target.is_null() {
        return Err(vm.system_error("no locals"));
    }
    let all = vm.get_optional_attribute(module, &Special::All.name())?;
    let names = match &all {
        Some(all) => vm.to_vec(all)?,
        None => {
            let dict = match module.downcast::<Module>() {
                Some(module) => module.dict.clone(),
                None => match vm.get_attribute(module, &Special::Dict.name())?.cast::<Dict>() {
                    Some(dict) => dict,
                    None => {
                        return Err(vm.plain_import_error(
                            "from-import-* object has no __dict__ and no __all__",
                        ));
                    }
                },
            };
            dict.keys().into_iter().filter(|name| !name.to_string().starts_with('_')).collect()
        }
    };
    for name in names {
        if !name.is_kind(Kind::Str) {
            let kind = vm.class(&name).name();
            return Err(vm.type_error(format!("Item in __all__ must be str, not {kind}")));
        }
        let value = vm.load_attribute(module, &vm.name_of(&name)?)?;
        vm.store_subscript(&target, &name, value)?;
    }
    Ok(Value::NONE)
}

/// `StopIteration` leaving a generator becomes `RuntimeError`.
fn stop_iteration_error(cx: &mut Context, value: &Value) -> PyResult {
    use compiler::code::flags::{ASYNC_GENERATOR, COROUTINE};
    let (vm, classes) = (cx.vm, &cx.vm.types.exceptions);
    let flags = cx.frame().code().source.flags;
    let class = vm.class(value);
    let message = match (class.is_subclass_of(&classes.stop_iteration), flags) {
        (true, flags) if flags & ASYNC_GENERATOR != 0 => "async generator raised StopIteration",
        (true, flags) if flags & COROUTINE != 0 => "coroutine raised StopIteration",
        (true, _) => "generator raised StopIteration",
        (false, flags)
            if flags & ASYNC_GENERATOR != 0
                && class.is_subclass_of(&classes.stop_async_iteration) =>
        {
            "async generator raised StopAsyncIteration"
        }
        _ => return Ok(value.clone()),
    };
    let error: Raised = vm.runtime_error(message);
    let exception: &Exception = error.exception();
    exception.cause.set(value.clone());
    exception.context.set(value.clone());
    exception.suppress_context.set(true);
    Ok(error.into_value())
}

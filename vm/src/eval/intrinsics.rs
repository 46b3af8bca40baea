//! The functions that the compiler calls by number.

use compiler::operand::{Intrinsic1, Intrinsic2};
use heap::Kind;
use heap::value::Value;

use super::{Context, Step};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::exception::group;
use crate::objects::generator::asynchronous;
use crate::objects::{Dict, Exception, Function, Module, tuple, typevar};
use crate::special::Special;

pub fn call_intrinsic_1(cx: &mut Context, number: u32) -> Step {
    let value = cx.pop();
    let vm = cx.vm;
    let Some(intrinsic) = Intrinsic1::from_number(number) else {
        return Err(vm.system_error("unknown intrinsic"));
    };
    let result = match intrinsic {
        Intrinsic1::Print => display(vm, &value)?,
        Intrinsic1::ImportStar => import_star(cx, &value)?,
        Intrinsic1::StopIterationError => stop_iteration_error(cx, &value)?,
        Intrinsic1::AsyncGenWrap => asynchronous::wrap(vm, value),
        Intrinsic1::UnaryPositive => vm.unary_operator(&value, Special::Pos)?,
        Intrinsic1::ListToTuple if value.is_kind(Kind::List) => tuple::from_list(&value),
        Intrinsic1::ListToTuple => {
            return Err(vm.system_error("a tuple of something else than a list"));
        }
        Intrinsic1::TypeVar | Intrinsic1::ParamSpec | Intrinsic1::TypeVarTuple
            if !value.is_kind(Kind::Str) =>
        {
            return Err(vm.system_error("a type parameter without a name"));
        }
        Intrinsic1::TypeVar => typevar::type_var(vm, value, Value::NULL, Value::NULL),
        Intrinsic1::ParamSpec => typevar::param_spec(vm, value),
        Intrinsic1::TypeVarTuple => typevar::type_var_tuple(vm, value),
        Intrinsic1::SubscriptGeneric => typevar::subscript_generic(vm, &value)?,
        Intrinsic1::TypeAlias => typevar::alias::make(vm, &value)?,
    };
    cx.push(result);
    Ok(())
}

pub fn call_intrinsic_2(cx: &mut Context, number: u32) -> Step {
    let (two, one) = (cx.pop(), cx.pop());
    let vm = cx.vm;
    let Some(intrinsic) = Intrinsic2::from_number(number) else {
        return Err(vm.system_error("unknown intrinsic"));
    };
    let result = match intrinsic {
        Intrinsic2::TypeVarWithBound | Intrinsic2::TypeVarWithConstraints
            if !one.is_kind(Kind::Str) =>
        {
            return Err(vm.system_error("a type parameter without a name"));
        }
        Intrinsic2::PrepareReraiseStar => group::prepare_reraise(vm, &one, &two)?,
        Intrinsic2::TypeVarWithBound => typevar::type_var(vm, one, two, Value::NULL),
        Intrinsic2::TypeVarWithConstraints => typevar::type_var(vm, one, Value::NULL, two),
        Intrinsic2::SetFunctionTypeParams => {
            if let Some(function) = one.downcast::<Function>() {
                function.type_params.set(two);
            }
            one
        }
        Intrinsic2::SetTypeParamDefault => typevar::set_default(vm, one, two)?,
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
        let value = vm.get_attribute(module, &vm.name_of(&name)?)?;
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

//! Constants: `LOAD_CONST`, `LOAD_SMALL_INT`, `LOAD_COMMON_CONSTANT`.

use compiler::operand::CommonConstant;
use heap::value::Value;

use super::{Context, Step};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::special::Special;

#[inline(always)]
pub fn load_const(cx: &mut Context, index: u32) {
    let value = cx.constant(index).clone();
    cx.push(value);
}

#[inline(always)]
pub fn load_small_int(cx: &mut Context, number: u32) {
    cx.push(Value::int_unchecked(i64::from(number)));
}

pub fn load_common_constant(cx: &mut Context, number: u32) -> Step {
    let Some(constant) = CommonConstant::from_number(number) else {
        return Err(cx.vm.system_error("unknown common constant"));
    };
    let value = common_constant(cx.vm, constant)?;
    cx.push(value);
    Ok(())
}

/// `all` and `any` are those that `builtins` has now.
fn common_constant(vm: &Machine, constant: CommonConstant) -> PyResult {
    let (types, exceptions) = (&vm.types, &vm.types.exceptions);
    Ok(match constant {
        CommonConstant::AssertionError => exceptions.assertion_error.value().clone(),
        CommonConstant::NotImplementedError => exceptions.not_implemented_error.value().clone(),
        CommonConstant::Tuple => types.tuple.value().clone(),
        CommonConstant::All => vm.builtin("all")?,
        CommonConstant::Any => vm.builtin("any")?,
    })
}

pub fn load_build_class(cx: &mut Context, _: u32) -> Step {
    let name = Special::Build.name();
    match cx.frame().builtins().get_name(&name) {
        Some(build) => {
            cx.push(build);
            Ok(())
        }
        None => {
            Err(cx.vm.new_error(&cx.vm.types.exceptions.name_error, "__build_class__ not found"))
        }
    }
}

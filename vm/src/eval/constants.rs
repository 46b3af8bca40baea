//! Constants: `LOAD_CONST`, `LOAD_SMALL_INT`, `LOAD_COMMON_CONSTANT`.

use compiler::operand::CommonConstant;
use heap::value::Value;

use super::{Context, Step};
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
    let value = cx.vm.common_constant(constant)?;
    cx.push(value);
    Ok(())
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

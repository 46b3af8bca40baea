//! Functions: making them, returning from them.
#![allow(unsafe_code)]

use compiler::operand::FunctionAttribute;
use heap::Kind;
use heap::value::Value;

use super::{Context, Flow, Step, calls};
use crate::errors::Raised;
use crate::frame::OnReturn;
use crate::objects::{Code, Function, Generator, Str};

pub fn make_function(cx: &mut Context, _: u32) -> Step {
    let code = cx.pop();
    let Some(code) = code.cast::<Code>() else {
        return Err(cx.vm.system_error("MAKE_FUNCTION without code"));
    };
    let current = cx.frame().function.to_value();
    let Some(current) = current.downcast::<Function>() else {
        return Err(cx.vm.system_error("a frame without a function"));
    };
    let function = Function::new(cx.vm, &code, &current.globals, &current.builtins);
    cx.push(function.into_value());
    Ok(())
}

pub fn set_function_attribute(cx: &mut Context, which: u32) -> Step {
    let function = cx.pop();
    let value = cx.pop();
    let Some(this) = function.downcast::<Function>() else {
        return Err(cx.vm.system_error("SET_FUNCTION_ATTRIBUTE without a function"));
    };
    let Some(attribute) = FunctionAttribute::from_number(which) else {
        return Err(cx.vm.system_error("unknown attribute of a function"));
    };
    let fits = match attribute {
        FunctionAttribute::Defaults | FunctionAttribute::Closure => value.is_kind(Kind::Tuple),
        FunctionAttribute::Kwdefaults => value.is_kind(Kind::Dict),
        FunctionAttribute::Annotations => matches!(value.kind(), Some(Kind::Dict | Kind::Tuple)),
        FunctionAttribute::Annotate => true,
    };
    if !fits {
        return Err(cx.vm.system_error("SET_FUNCTION_ATTRIBUTE with another type"));
    }
    match attribute {
        FunctionAttribute::Defaults => this.defaults.set(value),
        FunctionAttribute::Kwdefaults => this.keyword_defaults.set(value),
        FunctionAttribute::Annotations => this.annotations.set(value),
        FunctionAttribute::Closure => this.closure.set(value),
        FunctionAttribute::Annotate => {
            if let Some(annotate) = value.downcast::<Function>() {
                let qualname = format!("{}.__annotate__", this.qualname.get());
                annotate.qualname.set(Str::from_string(qualname));
            }
            this.annotate.set(value);
        }
    }
    cx.push(function);
    Ok(())
}

#[inline(always)]
pub fn return_value(cx: &mut Context, _: u32) -> Flow {
    let value = cx.pop();
    if cx.frame().on_return == OnReturn::Push && !cx.frame().in_generator {
        let (previous, _) = cx.pop_frame();
        cx.load(previous);
        cx.push(value);
        return Flow::Next;
    }
    cx.outline(|cx| return_otherwise(cx, value))
}

fn return_otherwise(cx: &mut Context, value: Value) -> Flow {
    let owner = cx.frame().owner.clone();
    if cx.frame().in_generator {
        return return_from_generator(cx, &owner, value);
    }
    let (previous, on_return) = cx.pop_frame();
    match on_return {
        OnReturn::Leave => Flow::Leave(value),
        OnReturn::Instance => {
            cx.load(previous);
            if !value.is_none() {
                return Flow::Raise(bad_init(cx, &value));
            }
            cx.push(calls::new_instance(owner));
            Flow::Next
        }
        _ => {
            cx.load(previous);
            cx.push(value);
            Flow::Next
        }
    }
}

#[cold]
fn bad_init(cx: &Context, value: &Value) -> Raised {
    let kind = cx.vm.class(value).name();
    cx.vm.type_error(format!("__init__() should return None, not '{kind}'"))
}

fn return_from_generator(cx: &mut Context, owner: &Value, value: Value) -> Flow {
    cx.save();
    let (previous, on_return) = (cx.frame().previous, cx.frame().on_return);
    let leave_by = cx.frame().leave_by as usize;
    if let Some(generator) = owner.downcast::<Generator>() {
        generator.finish(cx.vm);
    }
    match on_return {
        OnReturn::Leave => {
            if let Some(generator) = owner.downcast::<Generator>() {
                generator.set_returned();
            }
            Flow::Leave(value)
        }
        OnReturn::EndLoop => {
            cx.load(previous);
            drop(value);
            cx.skip(leave_by);
            Flow::Next
        }
        _ => {
            cx.load(previous);
            cx.skip(leave_by);
            cx.push(value);
            Flow::Next
        }
    }
}

/// Never reached: native code leaves the loop by itself.
pub fn interpreter_exit(cx: &mut Context, _: u32) -> Flow {
    Flow::Raise(cx.vm.system_error("INTERPRETER_EXIT in a code object"))
}

pub fn exit_init_check(cx: &mut Context, _: u32) -> Step {
    let value = cx.pop();
    if value.is_none() { Ok(()) } else { Err(bad_init(cx, &value)) }
}

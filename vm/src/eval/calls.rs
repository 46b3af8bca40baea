//! Calls: `CALL`, `CALL_KW`, `CALL_FUNCTION_EX`.
//!
//! ```text
//!  callable | receiver or NULL | arg 1 | ... | arg n        the receiver counts as an argument where it is given
//! ```
//!
//! A Python function gets a frame and the loop goes on in it. A native function sees its arguments where they lie.
#![allow(unsafe_code)]

use std::mem::MaybeUninit;
use std::ptr;

use compiler::opcode::caches;
use heap::Kind;
use heap::value::{StackRef, Value, slots_as_values};

use super::{Context, Step, binding};
use crate::errors::{PyResult, Raised};
use crate::frame::{self, Frame, OnReturn};
use crate::machine::Machine;
use crate::objects::list::Held;
use crate::objects::native::{NativeObject, class_of};
use crate::objects::str::Name;
use crate::objects::type_object::flags::{ABSTRACT, ASKS_FOR_NEW};
use crate::objects::type_object::spec::TypeSpec;
use crate::objects::*;
use crate::special::Special;

const CACHES: usize = caches::CALL;

/// `CALL`: the argument says how many arguments there are, the receiver not counted.
#[inline(always)]
pub fn call(cx: &mut Context, count: u32) -> Step {
    cx.skip(CACHES);
    let base = cx.base_of(count as usize + 2);
    // SAFETY: the callable and its arguments are on the stack.
    let callable = unsafe { (*base).view() };
    if callable.is_exact::<Function>() {
        return call_python(cx, base, count);
    }
    cx.outline(|cx| call_other(cx, base, count))
}

/// The first argument's slot, and how many there are with the receiver.
#[inline(always)]
unsafe fn arguments(base: *mut StackRef, count: u32) -> (*mut StackRef, usize) {
    // SAFETY: the caller's.
    unsafe {
        let received = !(*base.add(1)).is_null();
        (base.add(2 - usize::from(received)), count as usize + usize::from(received))
    }
}

#[inline(always)]
fn call_python(cx: &mut Context, base: *mut StackRef, count: u32) -> Step {
    // SAFETY: the callable, a function, and its arguments are on the stack.
    unsafe {
        let (first, total) = arguments(base, count);
        let callable = (*base).view();
        let code = match callable.downcast::<Function>() {
            Some(function) => function.code(),
            None => return Ok(()),
        };
        if code.simple
            && code.source.argcount as usize == total
            && cx.vm.depth.get() < cx.vm.recursion_limit.get()
            && let Some(frame) = cx.vm.stack.reserve(code.frame_slots)
        {
            ptr::copy_nonoverlapping(first, Frame::slots(frame), total);
            frame::initialise(frame, ptr::read(base), total);
            cx.set_stack_pointer(base);
            cx.push_frame(frame);
            return Ok(());
        }
        cx.outline(|cx| {
            call_python_slowly(cx, base, first, total, OnReturn::Push, Value::NULL, &[])
        })
    }
}

/// Calls a Python function whose arguments need binding. It takes them, and the callable, off the stack.
#[inline(never)]
unsafe fn call_python_slowly(
    cx: &mut Context,
    base: *mut StackRef,
    first: *mut StackRef,
    total: usize,
    on_return: OnReturn,
    owner: Value,
    keywords: &[(Name, Value)],
) -> Step {
    // SAFETY: the caller's: a function at `base`, `total` arguments from `first` on.
    unsafe {
        let function = ptr::read(base);
        let arguments: Vec<Value> =
            (0..total).map(|index| ptr::read(first.add(index)).into_value()).collect();
        cx.set_stack_pointer(base);
        let value = function.to_value();
        let frame = binding::make_frame(cx.vm, &value, arguments, keywords)?;
        drop(function);
        (*frame).on_return = on_return;
        (*frame).owner = owner;
        cx.push_frame(frame);
        Ok(())
    }
}

#[inline(never)]
fn call_other(cx: &mut Context, base: *mut StackRef, count: u32) -> Step {
    // SAFETY: the callable and its arguments are on the stack.
    unsafe {
        let callable = (*base).view();
        match callable.kind() {
            Some(Kind::NativeFunction) => {
                if let Some(native) = callable.downcast::<NativeFunction>() {
                    return call_native(cx, native, base, count);
                }
            }
            Some(Kind::Method) if (*base.add(1)).is_null() => {
                if let Some(method) = callable.downcast::<Method>() {
                    let (function, receiver) = (method.function.clone(), method.receiver.clone());
                    *base.add(1) = StackRef::owned(receiver);
                    *base = StackRef::owned(function);
                    return match (*base).view().is_kind(Kind::Function) {
                        true => call_python(cx, base, count),
                        false => call_other(cx, base, count),
                    };
                }
            }
            Some(Kind::Type) if (*base.add(1)).is_null() => {
                if let Some(class) = TypeRef::from_value(&callable)
                    && let Some(step) = call_class(cx, class, base, count)
                {
                    return step;
                }
            }
            _ => (),
        }
        let (first, total) = arguments(base, count);
        own_slots(first, total);
        let callable = (*base).to_value();
        let result = cx.vm.call_with_keywords(&callable, slots_as_values(first, total), &[])?;
        finish(cx, base, result);
        Ok(())
    }
}

/// Makes the slots own what they hold.
unsafe fn own_slots(first: *mut StackRef, total: usize) {
    for index in 0..total {
        // SAFETY: the caller's: initialised slots.
        unsafe { (*first.add(index)).own() };
    }
}

/// Drops callable and arguments, and pushes the result.
#[inline(always)]
fn finish(cx: &mut Context, base: *mut StackRef, result: Value) {
    while cx.stack_pointer() > base {
        drop(cx.pop_ref());
    }
    cx.push(result);
}

const MOST_PADDED: usize = 8;

#[inline(always)]
unsafe fn call_native(
    cx: &mut Context,
    native: &NativeFunction,
    base: *mut StackRef,
    count: u32,
) -> Step {
    // SAFETY: the arguments are on the stack, and stay there until the call is done.
    unsafe {
        let (first, total) = arguments(base, count);
        own_slots(first, total);
        let given = slots_as_values(first, total);
        let result = call_native_on(cx.vm, native, given)?;
        finish(cx, base, result);
        Ok(())
    }
}

#[inline(always)]
fn call_native_on(vm: &Machine, native: &NativeFunction, given: &[Value]) -> PyResult {
    if native.passes_bound() {
        let mut all = Vec::with_capacity(given.len() + 1);
        all.push(native.bound.clone());
        all.extend_from_slice(given);
        return call_bound(vm, native, &all);
    }
    if native.checks_first() {
        native.check_first(vm, given)?;
    }
    call_bound(vm, native, given)
}

/// With the receiver among the arguments: optional parameters at the end are padded without copying counts.
#[inline(always)]
fn call_bound(vm: &Machine, native: &NativeFunction, given: &[Value]) -> PyResult {
    let signature = native.signature();
    if signature.plain && given.len() == signature.names.len() {
        vm.enter_native("")?;
        return (native.method.call)(vm, given);
    }
    let slots = signature.names.len();
    let fits = !signature.varargs
        && !signature.varkeywords
        && slots <= MOST_PADDED
        && given.len() <= signature.positional
        && !signature.required[given.len()..].contains(&true);
    if !fits {
        return vm.call_native_function(native, given);
    }
    vm.enter_native("")?;
    let mut padded: [MaybeUninit<Value>; MOST_PADDED] =
        [const { MaybeUninit::new(Value::NULL) }; MOST_PADDED];
    // SAFETY: the copies are only looked at, and never dropped: `MaybeUninit` drops nothing.
    let arguments = unsafe {
        ptr::copy_nonoverlapping(given.as_ptr(), padded.as_mut_ptr().cast::<Value>(), given.len());
        std::slice::from_raw_parts(padded.as_ptr().cast::<Value>(), slots)
    };
    (native.method.call)(vm, arguments)
}

/// Makes an instance of a class whose `__init__` is written in Python in the loop itself; `None` for other classes.
unsafe fn call_class(
    cx: &mut Context,
    class: &TypeRef,
    base: *mut StackRef,
    count: u32,
) -> Option<Step> {
    if class.is_builtin() || class.kind != Kind::Plain || class.has(ABSTRACT | ASKS_FOR_NEW) {
        return None;
    }
    if !cx.vm.class(class.value()).is(&cx.vm.types.type_)
        && !cx.vm.class(class.value()).special(Special::Call).is(&cx
            .vm
            .types
            .type_
            .special(Special::Call))
    {
        return None;
    }
    let init = class.special(Special::Init);
    if !init.is_kind(Kind::Function) {
        return None;
    }
    let instance = heap::new(class, Plain).into_value();
    // SAFETY: the callable's slot and the one behind it are on the stack, the latter empty.
    unsafe {
        *base.add(1) = StackRef::owned(instance.clone());
        *base = StackRef::owned(init);
        let (first, total) = arguments(base, count);
        Some(call_init(cx, base, first, total, instance))
    }
}

unsafe fn call_init(
    cx: &mut Context,
    base: *mut StackRef,
    first: *mut StackRef,
    total: usize,
    instance: Value,
) -> Step {
    // SAFETY: the caller's.
    unsafe {
        let init = (*base).view();
        if let Some(code) = init.downcast::<Function>().map(Function::code)
            && code.simple
            && code.source.argcount as usize == total
            && cx.vm.depth.get() < cx.vm.recursion_limit.get()
            && let Some(frame) = cx.vm.stack.reserve(code.frame_slots)
        {
            ptr::copy_nonoverlapping(first, Frame::slots(frame), total);
            frame::initialise(frame, ptr::read(base), total);
            (*frame).on_return = OnReturn::Instance;
            (*frame).owner = instance;
            cx.set_stack_pointer(base);
            cx.push_frame(frame);
            return Ok(());
        }
        let arguments = (0..total).map(|index| (*first.add(index)).to_value()).collect();
        let instance = New { instance, arguments: Held::new(arguments) };
        let owner = Native::untracked(&class_of(&NEW), instance);
        call_python_slowly(cx, base, first, total, OnReturn::Instance, owner, &[])
    }
}

/// What the caller's stack has in CPython while an `__init__` runs whose arguments need binding: they live as long, and a
/// collection finds them there. Nothing leads to it but the frame.
struct New {
    instance: Value,
    #[expect(dead_code)] // held
    arguments: Held,
}

impl NativeObject for New {
    // The collector is not to count what the stack has.
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

static NEW: TypeSpec = TypeSpec { name: "new_instance", ..TypeSpec::DEFAULT };

/// The instance whose `__init__` a frame is, of what the frame belongs to.
pub fn new_instance(owner: Value) -> Value {
    match owner.native::<New>() {
        Some(new) => new.instance.clone(),
        None => owner,
    }
}

/// `CALL_KW`: a tuple of the keywords' names on top; their values are the last arguments.
pub fn call_kw(cx: &mut Context, count: u32) -> Step {
    cx.skip(CACHES);
    let names = cx.pop();
    let names = names.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    if names.len() > count as usize || !names.iter().all(|name| name.is_kind(Kind::Str)) {
        return Err(cx.vm.system_error("CALL_KW without names for its values"));
    }
    let values: Vec<Value> = cx.take_top(names.len()).collect();
    let mut keywords = Vec::with_capacity(names.len());
    for (name, value) in names.iter().zip(values) {
        keywords.push((cx.vm.name_of(name)?, value));
    }
    let positional = count - names.len() as u32;
    let base = cx.base_of(positional as usize + 2);
    // SAFETY: the callable and its arguments are on the stack.
    unsafe {
        let callable = (*base).view();
        if let Some(method) = callable.exact::<Method>()
            && (*base.add(1)).is_null()
        {
            let (function, receiver) = (method.function.clone(), method.receiver.clone());
            *base.add(1) = StackRef::owned(receiver);
            *base = StackRef::owned(function);
        }
        let (first, total) = arguments(base, positional);
        if (*base).view().is_kind(Kind::Function) {
            return call_python_slowly(
                cx,
                base,
                first,
                total,
                OnReturn::Push,
                Value::NULL,
                &keywords,
            );
        }
        own_slots(first, total);
        let callable = (*base).to_value();
        let outcome = cx.vm.call_with_keywords(&callable, slots_as_values(first, total), &keywords);
        // What has been on top of the stack dies first.
        while keywords.pop().is_some() {}
        finish(cx, base, outcome?);
    }
    Ok(())
}

/// `CALL_FUNCTION_EX`: callable, null, a sequence of arguments, a mapping of keywords or null.
pub fn call_function_ex(cx: &mut Context, _: u32) -> Step {
    let (mapping, given) = (cx.pop(), cx.pop());
    drop(cx.pop_ref());
    let callable = cx.pop();
    if !cx.vm.iterates(&given) {
        return Err(not_iterable_arguments(cx.vm, &callable, &given));
    }
    let arguments = cx.vm.to_vec(&given)?;
    let named = match mapping.is_null() {
        true => Value::NULL,
        false => keyword_dict(cx.vm, &callable, &mapping)?,
    };
    if let Some(outcome) = cx.vm.call_with_any_keys(&callable, &arguments, &named) {
        cx.push(outcome?);
        return Ok(());
    }
    let keywords = cx.vm.keywords_of(&named)?;
    drop(named);
    if callable.is_exact::<Function>() {
        // SAFETY: the new frame is initialised with the function.
        let frame = unsafe { binding::make_frame(cx.vm, &callable, arguments, &keywords)? };
        cx.push_frame(frame);
        return Ok(());
    }
    let outcome = cx.vm.call_with_keywords(&callable, &arguments, &keywords);
    drop((keywords, arguments));
    drop(mapping);
    drop(given);
    drop(callable);
    cx.push(outcome?);
    Ok(())
}

fn keyword_dict(vm: &Machine, callable: &Value, keywords: &Value) -> PyResult {
    if keywords.is_kind(Kind::Dict) {
        return Ok(keywords.clone());
    }
    if vm.get_optional_attribute(keywords, &vm.intern("keys"))?.is_none() {
        let (name, kind) = (vm.callable_name(callable), vm.class(keywords).name());
        return Err(
            vm.type_error(format!("{name} argument after ** must be a mapping, not {kind}"))
        );
    }
    let dict = Dict::new();
    dict::methods::update_from(vm, &dict, keywords)?;
    Ok(dict.into_value())
}

#[cold]
fn not_iterable_arguments(vm: &Machine, callable: &Value, arguments: &Value) -> Raised {
    let (name, kind) = (vm.callable_name(callable), vm.class(arguments).name());
    vm.type_error(format!("{name} argument after * must be an iterable, not {kind}"))
}

//! Attributes: `LOAD_ATTR`, `STORE_ATTR`, `DELETE_ATTR`, `LOAD_SUPER_ATTR`, and their specialised forms.
//!
//! The caches of `LOAD_ATTR` hold the class's version in units 1 and 2, a place or offset in units 3 and 4, and a
//! method's address in units 5 to 8: the class keeps the method alive as long as its version stays.
#![allow(unsafe_code)]

pub mod places;

use compiler::opcode::{Opcode, caches};
use compiler::operand::part::{attr, super_attr};
use heap::Kind;
use heap::value::Value;

use super::{Context, Step, adaptive};
use crate::errors::PyResult;
use crate::objects::str::Name;
use crate::objects::type_object::flags::{CUSTOM_GETATTR, CUSTOM_SETATTR};
use crate::objects::{Dict, Member, Module, NativeFunction, TypeObject, TypeRef, super_object};

const CACHES: usize = caches::LOAD_ATTR;
const STORE_CACHES: usize = caches::STORE_ATTR;

/// `LOAD_ATTR`: the name's index above bit 0, which asks for a method and its receiver.
#[inline(always)]
pub fn load_attr(cx: &mut Context, argument: u32) -> Step {
    if adaptive::is_due(cx) {
        cx.outline(|cx| specialise_load(cx, argument));
    }
    load_generic(cx, argument)
}

#[inline(always)]
fn load_generic(cx: &mut Context, argument: u32) -> Step {
    let name = cx.name(attr::NAME.of(argument));
    let (value, receiver) = load_slowly(cx.vm, &cx.peek(0), name, attr::METHOD.is_set(argument))?;
    cx.skip(CACHES);
    if !attr::METHOD.is_set(argument) {
        cx.set_top(value);
    } else if receiver {
        let object = cx.pop_ref();
        cx.push(value);
        cx.push_ref(object);
    } else {
        cx.set_top(value);
        cx.push(Value::NULL);
    }
    Ok(())
}

/// The attribute; for a method, whether it is unbound and takes the object as receiver.
fn load_slowly(
    vm: &crate::machine::Machine,
    object: &Value,
    name: &Name,
    method: bool,
) -> PyResult<places::Found> {
    if let Some(found) = vm.attribute_places.find(vm, object, name, method) {
        return Ok(found);
    }
    if method
        && let Some(found) = plain_method(vm, object, name)
        && vm.instance_attribute(object, name).is_none()
    {
        return Ok((found, true));
    }
    Ok((vm.get_attribute(object, name)?, false))
}

/// A function or native method in the class of an object whose attributes are found the ordinary way.
fn plain_method(vm: &crate::machine::Machine, object: &Value, name: &Name) -> Option<Value> {
    let class = vm.class(object);
    if class.has(CUSTOM_GETATTR)
        || matches!(object.kind(), Some(Kind::Type | Kind::Module | Kind::Super | Kind::Method))
    {
        return None;
    }
    let found = class.lookup(name)?;
    match found.kind()? {
        Kind::Function => Some(found),
        Kind::NativeFunction if found.downcast::<NativeFunction>()?.is_unbound_method() => {
            Some(found)
        }
        _ => None,
    }
}

/// Looks at the object on top of the stack, and rewrites the instruction for others like it.
#[cold]
#[inline(never)]
fn specialise_load(cx: &mut Context, argument: u32) {
    adaptive::back_off(cx);
    let object = cx.peek(0);
    let name = cx.name(attr::NAME.of(argument));
    let class = cx.vm.class(&object);
    if let Some(module) = object.exact::<Module>() {
        if let Some(place) = module.dict.place_of(name)
            && module.dict.value_at(place, name.value()).is_some()
            && class.lookup(name).is_none()
        {
            cx.set_cache_u32(3, place as u32);
            cx.rewrite(Opcode::LOAD_ATTR_MODULE);
        }
        return;
    }
    if class.has(CUSTOM_GETATTR) || matches!(object.kind(), Some(Kind::Super | Kind::Method)) {
        return;
    }
    if object.is_kind(Kind::Type) {
        specialise_load_of_class(cx, &object, name);
        return;
    }
    let found = class.lookup(name);
    let Some(version) = class.version() else { return };
    let own = cx.vm.dict_place(&object).map(|place| place.is_null());
    if let Some(found) = &found {
        if let Some(place) = found.downcast::<Member>().and_then(|member| member.slot_in(class)) {
            cx.set_cache_u32(1, version);
            cx.set_cache_u32(3, (heap::trailing_offset(class.kind) + 8 * place) as u32);
            cx.rewrite(Opcode::LOAD_ATTR_SLOT);
            return;
        }
        if cx.vm.is_data_descriptor(found) {
            return;
        }
        let hidden = class.has_dict() && class.keys.place(name).is_some();
        let unbound = plain_method(cx.vm, &object, name).is_some();
        if attr::METHOD.is_set(argument) && unbound && !hidden && own != Some(false) {
            cx.set_cache_u32(1, version);
            cx.set_cache_u32(3, dict_offset(class));
            cx.set_cache_u64(5, found.bits());
            cx.rewrite(match class.has_dict() {
                true => Opcode::LOAD_ATTR_METHOD_WITH_VALUES,
                false => Opcode::LOAD_ATTR_METHOD_NO_DICT,
            });
        }
        return;
    }
    let header = object.header();
    if own == Some(true)
        && class.kind != Kind::Tuple
        && let Some(place) = class.keys.place(name)
        && header.is_some_and(|header| place < header.inline_capacity())
    {
        let offset = heap::trailing_offset(class.kind) + 8 * (class.trailing() + place);
        cx.set_cache_u32(1, version);
        cx.set_cache_u32(3, offset as u32);
        cx.set_cache(5, place as u16);
        cx.rewrite(Opcode::LOAD_ATTR_INSTANCE_VALUE);
    } else if own == Some(false) && class.kind != Kind::Tuple {
        let place = cx.vm.dict_place(&object).and_then(|place| {
            place.look(|dict| dict.downcast::<Dict>().and_then(|dict| dict.place_of(name)))
        });
        if let Some(place) = place {
            cx.set_cache_u32(1, version);
            cx.set_cache_u32(3, dict_offset(class));
            cx.set_cache_u32(5, place as u32);
            cx.rewrite(Opcode::LOAD_ATTR_WITH_HINT);
        }
    }
}

fn dict_offset(class: &TypeObject) -> u32 {
    (heap::trailing_offset(class.kind) + 8 * class.slots()) as u32
}

/// What a class has, unless the metaclass can change, or what is found can become a descriptor.
fn specialise_load_of_class(cx: &mut Context, object: &Value, name: &Name) {
    let Some(class) = object.downcast::<TypeObject>() else { return };
    let metaclass = cx.vm.class(object);
    if !metaclass.is_builtin() || metaclass.lookup(name).is_some() {
        return;
    }
    let Some(found) = class.lookup(name) else { return };
    let kind = cx.vm.class(&found);
    let is_plain = kind.is_builtin() && !kind.defines(crate::special::Special::Get);
    if (is_plain || found.is_kind(Kind::Function))
        && let Some(version) = class.version()
    {
        cx.set_cache_u32(1, version);
        cx.set_cache_u64(5, found.bits());
        cx.rewrite(Opcode::LOAD_ATTR_CLASS);
    }
}

/// Goes back to the general form, which may specialise anew.
#[cold]
#[inline(never)]
fn deoptimise(cx: &mut Context, argument: u32) -> Step {
    cx.rewrite(Opcode::LOAD_ATTR);
    adaptive::back_off(cx);
    load_generic(cx, argument)
}

/// Whether the object on top has the cached class.
#[inline(always)]
fn class_is_cached(cx: &Context) -> bool {
    match cx.peek(0).header() {
        Some(header) => header.class::<TypeObject>().cached_version() == cx.cache_u32(1),
        None => false,
    }
}

#[inline(always)]
fn finish_load(cx: &mut Context, value: Value, argument: u32) {
    cx.skip(CACHES);
    cx.set_top(value);
    if attr::METHOD.is_set(argument) {
        cx.push(Value::NULL);
    }
}

#[inline(always)]
pub fn load_attr_instance_value(cx: &mut Context, argument: u32) -> Step {
    let object = cx.peek(0);
    if class_is_cached(cx)
        && let Some(header) = object.header()
        && usize::from(cx.cache(5)) < header.inline_capacity()
    {
        // SAFETY: the class has its inline attributes there, and the object has room for this one.
        let value = unsafe { header.place_at(cx.cache_u32(3) as usize) }.get();
        if !value.is_null() {
            finish_load(cx, value, argument);
            return Ok(());
        }
    }
    cx.outline(|cx| deoptimise(cx, argument))
}

#[inline(always)]
pub fn load_attr_slot(cx: &mut Context, argument: u32) -> Step {
    let object = cx.peek(0);
    if class_is_cached(cx)
        && let Some(header) = object.header()
    {
        // SAFETY: the class has the slot there.
        let value = unsafe { header.place_at(cx.cache_u32(3) as usize) }.get();
        if !value.is_null() {
            finish_load(cx, value, argument);
            return Ok(());
        }
    }
    cx.outline(|cx| deoptimise(cx, argument))
}

#[inline(always)]
pub fn load_attr_with_hint(cx: &mut Context, argument: u32) -> Step {
    let object = cx.peek(0);
    if class_is_cached(cx)
        && let Some(header) = object.header()
    {
        let (place, name) = (cx.cache_u32(5) as usize, cx.name(attr::NAME.of(argument)));
        // SAFETY: the class has the dict there.
        let dict = unsafe { header.place_at(cx.cache_u32(3) as usize) };
        if let Some(value) =
            dict.look(|dict| dict.downcast::<Dict>()?.value_at(place, name.value()))
        {
            finish_load(cx, value, argument);
            return Ok(());
        }
    }
    cx.outline(|cx| deoptimise(cx, argument))
}

#[inline(always)]
pub fn load_attr_module(cx: &mut Context, argument: u32) -> Step {
    let object = cx.peek(0);
    if let Some(module) = object.exact::<Module>()
        && let Some(value) =
            module.dict.value_at(cx.cache_u32(3) as usize, cx.name(attr::NAME.of(argument)).value())
    {
        finish_load(cx, value, argument);
        return Ok(());
    }
    cx.outline(|cx| deoptimise(cx, argument))
}

#[inline(always)]
pub fn load_attr_class(cx: &mut Context, argument: u32) -> Step {
    let object = cx.peek(0);
    if let Some(class) = object.downcast::<TypeObject>()
        && class.cached_version() == cx.cache_u32(1)
    {
        let value = cached_method(cx);
        finish_load(cx, value, argument);
        return Ok(());
    }
    cx.outline(|cx| deoptimise(cx, argument))
}

/// The method whose address is in the caches.
#[inline(always)]
fn cached_method(cx: &Context) -> Value {
    // SAFETY: the class, which has the cached version, keeps the method alive.
    let method = std::mem::ManuallyDrop::new(unsafe { Value::from_bits(cx.cache_u64(5)) });
    (*method).clone()
}

#[inline(always)]
fn finish_method(cx: &mut Context) {
    let method = cached_method(cx);
    cx.skip(CACHES);
    let object = cx.pop_ref();
    cx.push(method);
    cx.push_ref(object);
}

#[inline(always)]
pub fn load_attr_method_with_values(cx: &mut Context, argument: u32) -> Step {
    let object = cx.peek(0);
    if class_is_cached(cx)
        && let Some(header) = object.header()
        // SAFETY: the class has the dict there.
        && unsafe { header.place_at(cx.cache_u32(3) as usize) }.is_null()
    {
        finish_method(cx);
        return Ok(());
    }
    cx.outline(|cx| deoptimise(cx, argument))
}

#[inline(always)]
pub fn load_attr_method_no_dict(cx: &mut Context, argument: u32) -> Step {
    if class_is_cached(cx) {
        finish_method(cx);
        return Ok(());
    }
    cx.outline(|cx| deoptimise(cx, argument))
}

#[inline(always)]
pub fn store_attr(cx: &mut Context, index: u32) -> Step {
    let specialise = adaptive::is_due(cx);
    cx.outline(|cx| store_generic(cx, index, specialise))
}

fn store_generic(cx: &mut Context, index: u32, specialise: bool) -> Step {
    let name = cx.name(index);
    let value = cx.peek(1).clone();
    if let Err(value) = cx.vm.attribute_places.replace(&cx.peek(0), name, value) {
        cx.vm.set_attribute(&cx.peek(0), name, value)?;
        cx.vm.forget_former_classes();
    }
    if specialise {
        specialise_store(cx, name);
    }
    cx.skip(STORE_CACHES);
    cx.drop_top(2);
    Ok(())
}

/// Unit 3 holds the place among the instance's values; units 1 and 2 the class's version.
#[cold]
#[inline(never)]
fn specialise_store(cx: &mut Context, name: &Name) {
    adaptive::back_off(cx);
    let object = cx.peek(0);
    let class = cx.vm.class(&object);
    let Some(header) = object.header() else { return };
    if class.has(CUSTOM_SETATTR)
        || matches!(object.kind(), Some(Kind::Type | Kind::Module | Kind::Tuple))
    {
        return;
    }
    let Some(version) = class.version() else { return };
    match class.lookup(name) {
        Some(found) => {
            if let Some(place) = found.downcast::<Member>().and_then(|it| it.slot_in(class)) {
                cx.set_cache_u32(1, version);
                cx.set_cache(3, (heap::trailing_offset(class.kind) + 8 * place) as u16);
                cx.rewrite(Opcode::STORE_ATTR_SLOT);
            }
        }
        None => {
            let own = cx.vm.dict_place(&object).is_some_and(|place| place.is_null());
            if own
                && let Some(place) = class.keys.place(name)
                && place < header.inline_capacity()
            {
                cx.set_cache_u32(1, version);
                cx.set_cache(3, place as u16);
                cx.rewrite(Opcode::STORE_ATTR_INSTANCE_VALUE);
            }
        }
    }
}

#[cold]
#[inline(never)]
fn deoptimise_store(cx: &mut Context, index: u32) -> Step {
    cx.rewrite(Opcode::STORE_ATTR);
    adaptive::back_off(cx);
    store_generic(cx, index, false)
}

#[inline(always)]
pub fn store_attr_instance_value(cx: &mut Context, index: u32) -> Step {
    let object = cx.peek(0);
    if class_is_cached(cx)
        && let Some(header) = object.header()
    {
        let place = usize::from(cx.cache(3));
        let class: &TypeRef = header.class();
        let base = heap::trailing_offset(class.kind) + 8 * class.trailing();
        // SAFETY: the class has its dict right before its inline attributes.
        let materialised = !unsafe { header.place_at(base - 8) }.is_null();
        if !materialised && place < header.inline_capacity() && header.keeps_order(place) {
            cx.skip(STORE_CACHES);
            let target = cx.pop_ref();
            let value = cx.pop();
            // SAFETY: the object has room for this one.
            let old = unsafe { header.place_at(base + 8 * place) }.replace(value);
            drop(old);
            drop(target);
            return Ok(());
        }
    }
    cx.outline(|cx| deoptimise_store(cx, index))
}

#[inline(always)]
pub fn store_attr_slot(cx: &mut Context, index: u32) -> Step {
    let object = cx.peek(0);
    if class_is_cached(cx)
        && let Some(header) = object.header()
    {
        let offset = usize::from(cx.cache(3));
        cx.skip(STORE_CACHES);
        let target = cx.pop_ref();
        let value = cx.pop();
        // SAFETY: the class has the slot there.
        drop(unsafe { header.place_at(offset) }.replace(value));
        drop(target);
        return Ok(());
    }
    cx.outline(|cx| deoptimise_store(cx, index))
}

pub fn delete_attr(cx: &mut Context, index: u32) -> Step {
    let object = cx.pop();
    cx.vm.delete_attribute(&object, cx.name(index))
}

/// `super().name`.
pub fn load_super_attr(cx: &mut Context, argument: u32) -> Step {
    let name = cx.name(super_attr::NAME.of(argument));
    let (object, class, global) = (cx.pop(), cx.pop(), cx.pop());
    cx.skip(caches::LOAD_SUPER_ATTR);
    if !global.is(cx.vm.types.super_.value()) {
        let arguments = [class, object];
        let made = cx.vm.call(
            &global,
            if super_attr::TWO_ARGUMENTS.is_set(argument) { &arguments } else { &[] },
        )?;
        let value = cx.vm.get_attribute(&made, name)?;
        cx.push(value);
        if super_attr::METHOD.is_set(argument) {
            cx.push(Value::NULL);
        }
        return Ok(());
    }
    let object_class = super_object::check(cx.vm, &class, &object)?;
    let method = super_attr::METHOD.is_set(argument);
    if method
        && !object.is(&object_class)
        && let Some(found) = super_object::lookup_behind(&class, &object_class, name)
        && is_unbound(&found)
    {
        cx.push(found);
        cx.push(object);
        return Ok(());
    }
    let value = match super_object::attribute_behind(cx.vm, &class, &object, &object_class, name)? {
        Some(value) => value,
        None => {
            let made = cx.vm.call(cx.vm.types.super_.value(), &[class, object])?;
            cx.vm.get_attribute(&made, name)?
        }
    };
    cx.push(value);
    if method {
        cx.push(Value::NULL);
    }
    Ok(())
}

fn is_unbound(found: &Value) -> bool {
    match found.kind() {
        Some(Kind::Function) => true,
        Some(Kind::NativeFunction) => {
            found.downcast::<NativeFunction>().is_some_and(NativeFunction::is_unbound_method)
        }
        _ => false,
    }
}

/// `__enter__`, `__exit__`, `__aenter__`, `__aexit__`, for `with`.
pub fn load_special(cx: &mut Context, number: u32) -> Step {
    use compiler::operand::SpecialMethod;

    use crate::special::Special;
    let object = cx.pop();
    let special = match SpecialMethod::from_number(number) {
        Some(SpecialMethod::Enter) => Special::Enter,
        Some(SpecialMethod::Exit) => Special::Exit,
        Some(SpecialMethod::Aenter) => Special::AEnter,
        Some(SpecialMethod::Aexit) => Special::AExit,
        None => return Err(cx.vm.system_error("unknown special method")),
    };
    let found = cx.vm.class(&object).special(special);
    if found.is_null() {
        return Err(missing_special(cx, &object, special));
    }
    if is_unbound(&found) {
        cx.push(found);
        cx.push(object);
        return Ok(());
    }
    let bound = cx.vm.bind_descriptor(&found, &object, cx.vm.class(&object).value())?;
    cx.push(bound);
    cx.push(Value::NULL);
    Ok(())
}

#[cold]
fn missing_special(
    cx: &Context,
    object: &Value,
    special: crate::special::Special,
) -> crate::errors::Raised {
    use crate::special::Special;
    let class = cx.vm.class(object);
    let shown = class.name_in_messages();
    let asynchronous = matches!(special, Special::AEnter | Special::AExit);
    let (manager, enter, exit) = match asynchronous {
        true => ("asynchronous context manager", Special::AEnter, Special::AExit),
        false => ("context manager", Special::Enter, Special::Exit),
    };
    let other = match asynchronous {
        true => class.defines(Special::Enter) && class.defines(Special::Exit),
        false => class.defines(Special::AEnter) && class.defines(Special::AExit),
    };
    let missing = if special == exit { exit } else { enter }.text();
    let hint = match (other, asynchronous) {
        (false, _) => "",
        (true, false) => {
            " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
        }
        (true, true) => {
            " but it supports the context manager protocol. Did you mean to use 'with'?"
        }
    };
    cx.vm.type_error(format!(
        "'{shown}' object does not support the {manager} protocol (missed {missing} method){hint}"
    ))
}

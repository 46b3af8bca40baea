//! Names: globals, builtins, namespaces of classes and modules, and the cells of closures.

use compiler::opcode::{Opcode, caches};
use compiler::operand::part::global;
use heap::value::{Ref, StackRef, Value};

use super::{Context, Step};
use crate::errors::{PyResult, Raised};
use crate::objects::str::Name;
use crate::objects::{CellObject, Dict, Tuple};
use crate::special::Special;

/// `LOAD_GLOBAL`, with a null behind the value where one is asked for.
pub fn load_global(cx: &mut Context, argument: u32) -> Step {
    let value = find_global(cx, global::NAME.of(argument))?;
    cx.skip(caches::LOAD_GLOBAL);
    push_global(cx, value, argument);
    Ok(())
}

#[inline(always)]
fn push_global(cx: &mut Context, value: Value, argument: u32) {
    cx.push(value);
    if global::NULL.is_set(argument) {
        cx.push(Value::NULL);
    }
}

/// Finds the name, and remembers where: in the cache units, the entry's place, and the version of the globals' keys
/// for a builtin.
fn find_global(cx: &mut Context, index: u32) -> PyResult {
    let name = cx.name(index);
    let globals = cx.frame().globals();
    if let Some(place) = globals.place_of(name) {
        if place < usize::from(u16::MAX) && globals.value_at(place, name.value()).is_some() {
            cx.set_cache(1, place as u16);
            cx.rewrite(Opcode::LOAD_GLOBAL_MODULE);
        }
        return Ok(globals.get_name(name).unwrap_or_default());
    }
    let builtins = cx.frame().builtins();
    let Some(place) = builtins.place_of(name) else { return Err(cx.vm.name_error(name)) };
    if place < usize::from(u16::MAX)
        && builtins.value_at(place, name.value()).is_some()
        && let Some(version) = globals.keys_version()
    {
        cx.set_cache(1, place as u16);
        cx.set_cache_u32(2, version);
        cx.rewrite(Opcode::LOAD_GLOBAL_BUILTIN);
    }
    Ok(builtins.get_name(name).unwrap_or_default())
}

/// The entry of the globals at the cached place has the name's key.
#[inline(always)]
pub fn load_global_module(cx: &mut Context, argument: u32) -> Step {
    let place = usize::from(cx.cache(1));
    match cx.frame().globals().value_at(place, cx.name(global::NAME.of(argument)).value()) {
        Some(value) => {
            cx.skip(caches::LOAD_GLOBAL);
            push_global(cx, value, argument);
            Ok(())
        }
        None => cx.outline(|cx| load_global(cx, argument)),
    }
}

/// The globals' keys are as they were, so the name is not among them; the builtins have it at the cached place.
#[inline(always)]
pub fn load_global_builtin(cx: &mut Context, argument: u32) -> Step {
    let place = usize::from(cx.cache(1));
    if cx.frame().globals().cached_keys_version() == cx.cache_u32(2)
        && let Some(value) =
            cx.frame().builtins().value_at(place, cx.name(global::NAME.of(argument)).value())
    {
        cx.skip(caches::LOAD_GLOBAL);
        push_global(cx, value, argument);
        return Ok(());
    }
    cx.outline(|cx| load_global(cx, argument))
}

/// A name in a namespace: a dict, or any mapping that a metaclass prepared.
fn get_from(cx: &Context, namespace: &Value, name: &Name) -> PyResult<Option<Value>> {
    if let Some(dict) = namespace.exact::<Dict>() {
        return Ok(dict.get_name(name));
    }
    match cx.vm.subscript(namespace, name.value()) {
        Ok(value) => Ok(Some(value)),
        Err(raised) if raised.is_a(&cx.vm.types.exceptions.key_error) => Ok(None),
        Err(raised) => Err(raised),
    }
}

fn global_or_builtin(cx: &Context, name: &Name) -> PyResult {
    let frame = cx.frame();
    let found = frame.globals().get_name(name).or_else(|| frame.builtins().get_name(name));
    found.ok_or_else(|| cx.vm.name_error(name))
}

fn namespace(cx: &Context) -> PyResult {
    match cx.frame().locals.clone() {
        locals if locals.is_null() => Err(cx.vm.system_error("no locals")),
        locals => Ok(locals),
    }
}

pub fn load_name(cx: &mut Context, index: u32) -> Step {
    let name = cx.name(index);
    let frame = cx.frame();
    let dict = frame.locals.exact::<Dict>();
    let found = match dict {
        Some(dict) => dict.get_name(name),
        None => get_from(cx, &namespace(cx)?, name)?,
    };
    let value = match found {
        Some(value) => value,
        // A module's variables are its globals.
        None if dict.is_some_and(|dict| std::ptr::eq(dict, frame.globals())) => {
            frame.builtins().get_name(name).ok_or_else(|| cx.vm.name_error(name))?
        }
        None => global_or_builtin(cx, name)?,
    };
    cx.push(value);
    Ok(())
}

/// What is stored lives until what was there before has died, which may take it away again.
pub fn store_name(cx: &mut Context, index: u32) -> Step {
    let name = cx.name(index);
    let value = cx.pop();
    if let Some(dict) = cx.frame().locals.exact::<Dict>() {
        return Ok(dict.try_set_name(name, value.clone())?);
    }
    cx.vm.store_subscript(&namespace(cx)?, name.value(), value.clone())
}

pub fn delete_name(cx: &mut Context, index: u32) -> Step {
    let name = cx.name(index);
    let namespace = namespace(cx)?;
    match cx.vm.delete_subscript(&namespace, name.value()) {
        Err(raised) if raised.is_a(&cx.vm.types.exceptions.key_error) => {
            Err(cx.vm.name_error(name))
        }
        outcome => outcome,
    }
}

pub fn store_global(cx: &mut Context, index: u32) -> Step {
    let value = cx.pop();
    Ok(cx.frame().globals().try_set_name(cx.name(index), value.clone())?)
}

pub fn delete_global(cx: &mut Context, index: u32) -> Step {
    let name = cx.name(index);
    match cx.frame().globals().remove_name(name) {
        Some(_) => Ok(()),
        None => Err(cx.vm.name_error(name)),
    }
}

pub fn load_locals(cx: &mut Context, _: u32) -> Step {
    let locals = namespace(cx)?;
    cx.push(locals);
    Ok(())
}

pub fn load_from_dict_or_globals(cx: &mut Context, index: u32) -> Step {
    let name = cx.name(index);
    let namespace = cx.pop();
    let value = match get_from(cx, &namespace, name)? {
        Some(value) => value,
        None => global_or_builtin(cx, name)?,
    };
    cx.push(value);
    Ok(())
}

pub fn load_from_dict_or_deref(cx: &mut Context, index: u32) -> Step {
    let name = cx.frame().code().locals[index as usize].clone();
    let namespace = cx.pop();
    let value = match get_from(cx, &namespace, &name)? {
        Some(value) => value,
        None => cell_contents(cx, index)?,
    };
    cx.push(value);
    Ok(())
}

fn cell(cx: &mut Context, index: u32) -> PyResult<Ref<CellObject>> {
    let cell = cx.local(index).view().cast::<CellObject>();
    cell.ok_or_else(|| cx.vm.system_error("the local is not a cell"))
}

#[cold]
fn unbound_cell(cx: &Context, index: u32) -> Raised {
    let code = cx.frame().code();
    let name = &code.locals[index as usize];
    let free = code.source.localspluskinds[index as usize] & compiler::code::local_kinds::FREE != 0;
    if !free {
        return cx.vm.unbound_local(format!(
            "cannot access local variable '{}' where it is not associated with a value",
            **name
        ));
    }
    let raised = cx.vm.new_error(
        &cx.vm.types.exceptions.name_error,
        format!("cannot access free variable '{}' where it is not associated with a value in enclosing scope", **name),
    );
    raised.exception().set_field(crate::objects::exception::NAME_NAME, name.value().clone());
    raised
}

fn cell_contents(cx: &mut Context, index: u32) -> PyResult {
    let contents = cell(cx, index)?.contents.get();
    if contents.is_null() { Err(unbound_cell(cx, index)) } else { Ok(contents) }
}

#[inline(always)]
pub fn load_deref(cx: &mut Context, index: u32) -> Step {
    let contents = match cx.local(index).view().downcast::<CellObject>() {
        Some(cell) => cell.contents.get(),
        None => Value::NULL,
    };
    if contents.is_null() {
        return Err(cx.outline(|cx| unbound_cell(cx, index)));
    }
    cx.push(contents);
    Ok(())
}

pub fn store_deref(cx: &mut Context, index: u32) -> Step {
    let value = cx.pop();
    cell(cx, index)?.contents.set(value);
    Ok(())
}

pub fn delete_deref(cx: &mut Context, index: u32) -> Step {
    let old = cell(cx, index)?.contents.take();
    if old.is_null() { Err(unbound_cell(cx, index)) } else { Ok(()) }
}

/// Copies the closure's cells into the last locals.
pub fn copy_free_vars(cx: &mut Context, count: u32) -> Step {
    let function = cx.frame().function.to_value();
    let closure =
        function.downcast::<crate::objects::Function>().map(|function| function.closure.get());
    let closure = closure.unwrap_or_default();
    let cells = closure.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    if cells.len() != count as usize {
        return Err(cx.vm.system_error("the closure does not fit the code"));
    }
    let first = cx.frame().code().locals.len() as u32 - count;
    for (offset, cell) in cells.iter().enumerate() {
        *cx.local(first + offset as u32) = StackRef::owned(cell.clone());
    }
    Ok(())
}

/// Makes sure that the namespace has `__annotations__`.
pub fn setup_annotations(cx: &mut Context, _: u32) -> Step {
    let namespace = namespace(cx)?;
    let name = Special::Annotations.name();
    if get_from(cx, &namespace, &name)?.is_none() {
        cx.vm.store_subscript(&namespace, name.value(), Dict::new().into_value())?;
    }
    Ok(())
}

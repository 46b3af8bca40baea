//! Containers and strings made of values on the stack.

use compiler::operand::Conversion;
use compiler::operand::part::interpolation;
use heap::Kind;
use heap::value::Value;

use super::{Context, Step};
use crate::errors::Raised;
use crate::machine::Machine;
use crate::objects::str::build::StrBuilder;
use crate::objects::template;
use crate::objects::{Dict, Exception, List, Set, Slice, Str, Tuple, dict, list, set};

#[inline(always)]
pub fn build_list(cx: &mut Context, count: u32) {
    let items = cx.take_top(count as usize).collect();
    cx.push(List::new(items));
}

#[inline(always)]
pub fn build_tuple(cx: &mut Context, count: u32) {
    let items = cx.take_top(count as usize);
    let tuple = Tuple::collect(items);
    cx.push(tuple);
}

pub fn build_set(cx: &mut Context, count: u32) -> Step {
    let items: Vec<Value> = cx.take_top(count as usize).collect();
    let made = Set::new();
    let set = made.downcast::<Set>().expect("just made");
    let mut outcome = Ok(());
    for item in items {
        if outcome.is_ok() {
            outcome = set.add(cx.vm, &item).map(drop);
        }
    }
    outcome?;
    cx.push(made);
    Ok(())
}

pub fn build_map(cx: &mut Context, count: u32) -> Step {
    let items: Vec<Value> = cx.take_top(2 * count as usize).collect();
    let dict = Dict::new();
    let mut pairs = items.chunks_exact(2);
    let filled = pairs.try_for_each(|pair| dict.set(cx.vm, &pair[0], pair[1].clone()).map(drop));
    // What it does not keep dies as on the stack, after a dict that has failed.
    let dict = filled.map(|()| dict);
    list::drop_backwards(items);
    cx.push(dict?.into_value());
    Ok(())
}

pub fn build_slice(cx: &mut Context, count: u32) {
    let step = if count == 3 { cx.pop() } else { Value::NONE };
    let (stop, start) = (cx.pop(), cx.pop());
    cx.push(Slice::new(start, stop, step));
}

pub fn build_string(cx: &mut Context, count: u32) -> Step {
    let mut builder = StrBuilder::with_capacity(count as usize * 8);
    let mut all_text = true;
    for piece in cx.take_top(count as usize) {
        all_text &= piece.is_kind(Kind::Str);
        builder.push_value(&piece);
    }
    if !all_text {
        return Err(cx.vm.system_error("BUILD_STRING of something else than strings"));
    }
    cx.push(builder.finish()?);
    Ok(())
}

pub fn build_interpolation(cx: &mut Context, argument: u32) -> Step {
    let spec = if interpolation::FORMAT.is_set(argument) { cx.pop() } else { Str::new("") };
    let (text, value) = (cx.pop(), cx.pop());
    if !text.is_kind(Kind::Str) || !spec.is_kind(Kind::Str) {
        return Err(cx.vm.system_error("BUILD_INTERPOLATION without texts"));
    }
    let conversion = Conversion::from_number(interpolation::CONVERSION.of(argument));
    let letter = conversion.and_then(Conversion::letter);
    let conversion = letter.map_or(Value::NONE, |letter| Str::new(letter.encode_utf8(&mut [0; 4])));
    cx.push(template::interpolation(value, text, conversion, spec));
    Ok(())
}

pub fn build_template(cx: &mut Context, _: u32) -> Step {
    let (interpolations, strings) = (cx.pop(), cx.pop());
    if !template::fits(&strings, &interpolations) {
        return Err(cx.vm.system_error("BUILD_TEMPLATE of something else than a template's parts"));
    }
    cx.push(template::template(strings, interpolations));
    Ok(())
}

#[inline(always)]
pub fn list_append(cx: &mut Context, depth: u32) -> Step {
    let value = cx.pop();
    match cx.peek(depth as usize - 1).downcast::<List>() {
        Some(list) => Ok(list.items.try_push(value)?),
        None => Err(cx.outline(|cx| cx.vm.system_error("LIST_APPEND without a list"))),
    }
}

#[inline(always)]
pub fn set_add(cx: &mut Context, depth: u32) -> Step {
    let value = cx.pop();
    match cx.peek(depth as usize - 1).downcast::<Set>() {
        Some(set) => set.add(cx.vm, &value),
        None => Err(cx.vm.system_error("SET_ADD without a set")),
    }
}

#[inline(always)]
pub fn map_add(cx: &mut Context, depth: u32) -> Step {
    let (value, key) = (cx.pop(), cx.pop());
    match cx.peek(depth as usize - 1).downcast::<Dict>() {
        Some(dict) => dict.set(cx.vm, &key, value),
        None => Err(cx.vm.system_error("MAP_ADD without a dict")),
    }
}

pub fn list_extend(cx: &mut Context, depth: u32) -> Step {
    let iterable = cx.pop();
    let target = cx.peek(depth as usize - 1);
    let Some(list) = target.downcast::<List>() else {
        return Err(cx.vm.system_error("LIST_EXTEND without a list"));
    };
    if !cx.vm.iterates(&iterable) {
        let kind = cx.vm.class(&iterable).name();
        return Err(cx.vm.type_error(format!("Value after * must be an iterable, not {kind}")));
    }
    list::methods::extend_from(cx.vm, list, &iterable)
}

pub fn set_update(cx: &mut Context, depth: u32) -> Step {
    let iterable = cx.pop();
    match cx.peek(depth as usize - 1).downcast::<Set>() {
        Some(set) => set::methods::update_from(cx.vm, set, &iterable),
        None => Err(cx.vm.system_error("SET_UPDATE without a set")),
    }
}

pub fn dict_update(cx: &mut Context, depth: u32) -> Step {
    let other = cx.pop();
    let target = cx.peek(depth as usize - 1);
    let Some(this) = target.downcast::<Dict>() else {
        return Err(cx.vm.system_error("DICT_UPDATE without a dict"));
    };
    let merged = dict::methods::merge(cx.vm, this, &other);
    merged.map_err(|raised| match raised.is_a(&cx.vm.types.exceptions.attribute_error) {
        true => {
            let kind = cx.vm.class(&other).name();
            cx.vm.type_error(format!("'{kind}' object is not a mapping"))
        }
        false => raised,
    })
}

/// `**other` in a call: like an update, but no key may come twice.
pub fn dict_merge(cx: &mut Context, depth: u32) -> Step {
    let other = cx.pop();
    let (target, callable) = (cx.peek(depth as usize - 1), cx.peek(depth as usize + 2));
    let Some(this) = target.downcast::<Dict>() else {
        return Err(cx.vm.system_error("DICT_MERGE without a dict"));
    };
    let merged = dict::methods::merge_new(cx.vm, this, &other);
    merged.map_err(|raised| not_merged(cx.vm, &callable, &other, raised))
}

/// What is said of keywords that could not be merged: as in CPython, whatever raised the error.
fn not_merged(vm: &Machine, callable: &Value, other: &Value, raised: Raised) -> Raised {
    if raised.is_a(&vm.types.exceptions.attribute_error) {
        let (name, kind) = (vm.callable_name(callable), vm.class(other).name());
        return vm.type_error(format!("{name} argument after ** must be a mapping, not {kind}"));
    }
    let arguments = raised.value().downcast::<Exception>().map(Exception::arguments);
    match &arguments.unwrap_or_default()[..] {
        [key] if raised.is_a(&vm.types.exceptions.key_error) => match vm.str(key) {
            Ok(key) => {
                let name = vm.callable_name(callable);
                vm.type_error(format!("{name} got multiple values for keyword argument '{key}'"))
            }
            Err(raised) => raised,
        },
        _ => raised,
    }
}

#[inline(always)]
pub fn format_simple(cx: &mut Context, _: u32) -> Step {
    if cx.peek(0).is_exact::<Str>() {
        return Ok(());
    }
    let shown = cx.vm.format(&cx.peek(0), &Str::new(""))?;
    cx.set_top(shown);
    Ok(())
}

pub fn format_with_spec(cx: &mut Context, _: u32) -> Step {
    let shown = cx.vm.format(&cx.peek(1), &cx.peek(0))?;
    cx.replace_two(shown);
    Ok(())
}

/// `!s`, `!r`, `!a`.
pub fn convert_value(cx: &mut Context, conversion: u32) -> Step {
    let value = cx.peek(0);
    let shown = match Conversion::from_number(conversion) {
        Some(Conversion::Str) => cx.vm.str(&value)?,
        Some(Conversion::Repr) => cx.vm.repr(&value)?,
        Some(Conversion::Ascii) => cx.vm.ascii(&value)?,
        None => return Err(cx.vm.system_error("unknown conversion")),
    };
    cx.set_top(shown);
    Ok(())
}

pub fn get_len(cx: &mut Context, _: u32) -> Step {
    let length = cx.vm.length(&cx.peek(0))?;
    let length = cx.vm.int(length as i64);
    cx.push(length);
    Ok(())
}

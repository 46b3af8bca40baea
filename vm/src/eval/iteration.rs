//! Iteration: `GET_ITER`, `FOR_ITER` and its specialised forms, unpacking.

use compiler::opcode::{Opcode, caches};
use compiler::operand::part::unpack_ex::{AFTER, BEFORE};
use heap::value::Value;

use super::{Context, Step};
use crate::errors::Raised;
use crate::objects::iterators::Walk;
use crate::objects::{Dict, Generator, ItemIterator, List, RangeIterator, Tuple};

pub fn get_iter(cx: &mut Context, _: u32) -> Step {
    let iterator = cx.vm.iter(&cx.peek(0))?;
    cx.set_top(iterator);
    Ok(())
}

/// Leaves the loop: over `END_FOR`, to `POP_ITER`.
#[inline(always)]
pub(super) fn leave_loop(cx: &mut Context, distance: u32) {
    cx.skip(caches::FOR_ITER + distance as usize + 1);
}

#[inline(always)]
pub fn for_iter(cx: &mut Context, distance: u32) -> Step {
    cx.outline(specialise);
    next_generic(cx, distance)
}

/// Without specialising.
pub fn for_iter_plain(cx: &mut Context, distance: u32) -> Step {
    next_generic(cx, distance)
}

#[inline(always)]
fn next_generic(cx: &mut Context, distance: u32) -> Step {
    match cx.vm.next(&cx.peek(0))? {
        Some(item) => {
            cx.skip(caches::FOR_ITER);
            cx.push(item);
        }
        None => leave_loop(cx, distance),
    }
    Ok(())
}

#[cold]
fn specialise(cx: &mut Context) {
    let iterator = cx.peek(0);
    if iterator.is_exact::<RangeIterator>() {
        cx.rewrite(Opcode::FOR_ITER_RANGE);
    } else if let Some(items) = iterator.downcast::<ItemIterator>() {
        match items.walk {
            Walk::List => cx.rewrite(Opcode::FOR_ITER_LIST),
            Walk::Tuple => cx.rewrite(Opcode::FOR_ITER_TUPLE),
            _ => (),
        }
    } else if iterator.is_exact::<Generator>() && cx.vm.class(&iterator).is(&cx.vm.types.generator)
    {
        cx.rewrite(Opcode::FOR_ITER_GEN);
    }
}

#[cold]
#[inline(never)]
fn deoptimise(cx: &mut Context, distance: u32) -> Step {
    cx.rewrite(Opcode::FOR_ITER);
    next_generic(cx, distance)
}

#[inline(always)]
pub fn for_iter_range(cx: &mut Context, distance: u32) -> Step {
    let iterator = cx.peek(0);
    let Some(range) = iterator.exact::<RangeIterator>() else {
        return cx.outline(|cx| deoptimise(cx, distance));
    };
    match range.advance() {
        Some(item) => {
            cx.skip(caches::FOR_ITER);
            cx.push(item);
        }
        None => leave_loop(cx, distance),
    }
    Ok(())
}

#[inline(always)]
pub fn for_iter_list(cx: &mut Context, distance: u32) -> Step {
    let iterator = cx.peek(0);
    if let Some(items) = iterator.exact::<ItemIterator>()
        && items.walk == Walk::List
    {
        let index = items.index.get();
        let item = items.container.look(|list| list.downcast::<List>()?.items.get(index));
        if let Some(item) = item {
            items.index.set(index + 1);
            cx.skip(caches::FOR_ITER);
            cx.push(item);
            return Ok(());
        }
    }
    cx.outline(|cx| next_or_deoptimise(cx, distance, Walk::List))
}

#[inline(always)]
pub fn for_iter_tuple(cx: &mut Context, distance: u32) -> Step {
    let iterator = cx.peek(0);
    if let Some(items) = iterator.exact::<ItemIterator>()
        && items.walk == Walk::Tuple
    {
        let index = items.index.get();
        let item =
            items.container.look(|tuple| tuple.downcast::<Tuple>()?.items().get(index).cloned());
        if let Some(item) = item {
            items.index.set(index + 1);
            cx.skip(caches::FOR_ITER);
            cx.push(item);
            return Ok(());
        }
    }
    cx.outline(|cx| next_or_deoptimise(cx, distance, Walk::Tuple))
}

#[cold]
#[inline(never)]
fn next_or_deoptimise(cx: &mut Context, distance: u32, walk: Walk) -> Step {
    let same = cx.peek(0).downcast::<ItemIterator>().is_some_and(|items| items.walk == walk);
    if same { next_generic(cx, distance) } else { deoptimise(cx, distance) }
}

/// Behind a loop whose iterator is exhausted the other forms jump over this.
pub fn end_for(cx: &mut Context, _: u32) {
    drop(cx.pop_ref());
}

#[inline(always)]
pub fn pop_iter(cx: &mut Context, _: u32) {
    drop(cx.pop_ref());
}

#[inline(always)]
pub fn unpack_sequence(cx: &mut Context, count: u32) -> Step {
    let sequence = cx.peek(0);
    let form = match (sequence.exact::<Tuple>(), sequence.is_exact::<List>()) {
        (Some(_), _) if count == 2 => Some(Opcode::UNPACK_SEQUENCE_TWO_TUPLE),
        (Some(_), _) => Some(Opcode::UNPACK_SEQUENCE_TUPLE),
        (_, true) => Some(Opcode::UNPACK_SEQUENCE_LIST),
        _ => None,
    };
    if let Some(form) = form {
        cx.rewrite(form);
    }
    cx.outline(|cx| unpack_generic(cx, count))
}

fn unpack_generic(cx: &mut Context, count: u32) -> Step {
    let sequence = cx.peek(0).clone();
    let items = unpack(cx, &sequence, count as usize)?;
    cx.skip(caches::UNPACK_SEQUENCE);
    drop(cx.pop_ref());
    for item in items.into_iter().rev() {
        cx.push(item);
    }
    Ok(())
}

#[inline(always)]
pub fn unpack_sequence_two_tuple(cx: &mut Context, count: u32) -> Step {
    let sequence = cx.peek(0);
    if let Some([first, second]) = sequence.exact::<Tuple>().map(Tuple::items)
        && count == 2
    {
        let (first, second) = (first.clone(), second.clone());
        cx.skip(caches::UNPACK_SEQUENCE);
        cx.set_top(second);
        cx.push(first);
        return Ok(());
    }
    cx.rewrite(Opcode::UNPACK_SEQUENCE);
    cx.outline(|cx| unpack_generic(cx, count))
}

#[inline(always)]
pub fn unpack_sequence_tuple(cx: &mut Context, count: u32) -> Step {
    let sequence = cx.peek(0);
    match sequence.exact::<Tuple>() {
        Some(tuple) if tuple.len() == count as usize => {
            let owner = cx.pop();
            cx.skip(caches::UNPACK_SEQUENCE);
            for item in owner.exact::<Tuple>().map_or(&[][..], Tuple::items).iter().rev() {
                cx.push(item.clone());
            }
            Ok(())
        }
        _ => {
            cx.rewrite(Opcode::UNPACK_SEQUENCE);
            cx.outline(|cx| unpack_generic(cx, count))
        }
    }
}

pub fn unpack_sequence_list(cx: &mut Context, count: u32) -> Step {
    if !cx.peek(0).is_exact::<List>() {
        cx.rewrite(Opcode::UNPACK_SEQUENCE);
    }
    unpack_generic(cx, count)
}

fn not_iterable(cx: &Context, value: &Value) -> Raised {
    let kind = cx.vm.class(value).name();
    cx.vm.type_error(format!("cannot unpack non-iterable {kind} object"))
}

/// Exactly `count` items.
fn unpack(cx: &Context, value: &Value, count: usize) -> Result<Vec<Value>, Raised> {
    let vm = cx.vm;
    if !vm.iterates(value) {
        return Err(not_iterable(cx, value));
    }
    let iterator = vm.iter(value)?;
    let mut items = Vec::with_capacity(count);
    while items.len() < count {
        match vm.next(&iterator)? {
            Some(item) => items.push(item),
            None => {
                let found = items.len();
                return Err(vm.value_error(format!(
                    "not enough values to unpack (expected {count}, got {found})"
                )));
            }
        }
    }
    if vm.next(&iterator)?.is_some() {
        let sized =
            value.is_exact::<List>() || value.is_exact::<Tuple>() || value.is_exact::<Dict>();
        return Err(vm.value_error(match sized {
            true => {
                format!("too many values to unpack (expected {count}, got {})", vm.length(value)?)
            }
            false => format!("too many values to unpack (expected {count})"),
        }));
    }
    Ok(items)
}

/// `a, *b, c = value`: the count before in the low byte, after in the rest.
pub fn unpack_ex(cx: &mut Context, counts: u32) -> Step {
    let (before, after) = (BEFORE.of(counts) as usize, AFTER.of(counts) as usize);
    let value = cx.pop();
    if !cx.vm.iterates(&value) {
        return Err(not_iterable(cx, &value));
    }
    let mut items = cx.vm.to_vec(&value)?;
    if items.len() < before + after {
        let (least, found) = (before + after, items.len());
        return Err(cx.vm.value_error(format!(
            "not enough values to unpack (expected at least {least}, got {found})"
        )));
    }
    let tail = items.split_off(items.len() - after);
    let middle = items.split_off(before);
    tail.into_iter().rev().for_each(|item| cx.push(item));
    cx.push(List::new(middle));
    items.into_iter().rev().for_each(|item| cx.push(item));
    Ok(())
}

//! Subscripts that are stored or deleted, and slices.

use compiler::opcode::{Opcode, caches};

use super::{Context, Step};
use crate::objects::{Dict, List, Slice};

#[inline(always)]
pub fn store_subscr(cx: &mut Context, _: u32) -> Step {
    let (container, key) = (cx.peek(1), cx.peek(0));
    if container.is_exact::<Dict>() {
        cx.rewrite(Opcode::STORE_SUBSCR_DICT);
    } else if container.is_exact::<List>() && key.is_small_int() {
        cx.rewrite(Opcode::STORE_SUBSCR_LIST_INT);
    }
    cx.outline(store_generic)
}

fn store_generic(cx: &mut Context) -> Step {
    let value = cx.peek(2).clone();
    cx.vm.store_subscript(&cx.peek(1), &cx.peek(0), value)?;
    cx.skip(caches::STORE_SUBSCR);
    cx.drop_top(3);
    Ok(())
}

#[inline(always)]
pub fn store_subscr_dict(cx: &mut Context, _: u32) -> Step {
    let (container, key) = (cx.peek(1), cx.peek(0));
    let Some(dict) = container.exact::<Dict>() else {
        cx.rewrite(Opcode::STORE_SUBSCR);
        return cx.outline(store_generic);
    };
    dict.set(cx.vm, &key, cx.peek(2).clone())?;
    cx.skip(caches::STORE_SUBSCR);
    cx.drop_top(3);
    Ok(())
}

#[inline(always)]
pub fn store_subscr_list_int(cx: &mut Context, _: u32) -> Step {
    let (container, key) = (cx.peek(1), cx.peek(0));
    if let Some(list) = container.exact::<List>()
        && let Some(index) = key.as_small_int()
        && (index as usize) < list.len()
        && index >= 0
    {
        let value = cx.peek(2).clone();
        cx.skip(caches::STORE_SUBSCR);
        if list.items.set(index as usize, value).is_ok() {
            cx.drop_top(3);
            return Ok(());
        }
    }
    cx.rewrite(Opcode::STORE_SUBSCR);
    cx.outline(store_generic)
}

pub fn delete_subscr(cx: &mut Context, _: u32) -> Step {
    let (key, container) = (cx.pop(), cx.pop());
    let outcome = cx.vm.delete_subscript(&container, &key);
    drop(key);
    drop(container);
    outcome
}

pub fn binary_slice(cx: &mut Context, _: u32) -> Step {
    let (stop, start) = (cx.pop(), cx.pop());
    let slice = Slice::new(start, stop, heap::value::Value::NONE);
    let result = cx.vm.subscript(&cx.peek(0), &slice)?;
    // The slice dies before what it is a part of, as in CPython.
    drop(slice);
    cx.set_top(result);
    Ok(())
}

pub fn store_slice(cx: &mut Context, _: u32) -> Step {
    let (stop, start, container, value) = (cx.pop(), cx.pop(), cx.pop(), cx.pop());
    // The slice dies before the value, as in CPython.
    let slice = Slice::new(start, stop, heap::value::Value::NONE);
    cx.vm.store_subscript(&container, &slice, value.clone())
}

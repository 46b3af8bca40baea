//! Locals and the stack itself: `LOAD_FAST` and its kin, `POP_TOP`, `COPY`, `SWAP`.
#![allow(unsafe_code)]

use heap::value::{StackRef, Value};

use super::{Context, Step};
use crate::errors::PyResult;
use crate::objects::CellObject;

#[inline(always)]
pub fn load_fast(cx: &mut Context, index: u32) {
    let value = cx.local(index).to_value();
    cx.push(value);
}

#[inline(always)]
pub fn load_fast_borrow(cx: &mut Context, index: u32) {
    let value = StackRef::borrow_from(cx.local(index));
    cx.push_ref(value);
}

#[inline(always)]
pub fn load_fast_check(cx: &mut Context, index: u32) -> Step {
    if cx.local(index).is_null() {
        return Err(cx.outline(|cx| unbound_local(cx, index)));
    }
    load_fast(cx, index);
    Ok(())
}

/// The value of a local, counted.
pub fn bound_local(cx: &mut Context, index: u32) -> PyResult {
    match cx.local(index).is_null() {
        true => Err(unbound_local(cx, index)),
        false => Ok(cx.local(index).to_value()),
    }
}

#[cold]
fn unbound_local(cx: &mut Context, index: u32) -> crate::errors::Raised {
    let name = &cx.frame().code().locals[index as usize];
    cx.vm.unbound_local(format!(
        "cannot access local variable '{}' where it is not associated with a value",
        **name
    ))
}

#[inline(always)]
pub fn load_fast_and_clear(cx: &mut Context, index: u32) {
    let value = std::mem::replace(cx.local(index), StackRef::NULL);
    cx.push_ref(value);
}

#[inline(always)]
pub fn load_fast_load_fast(cx: &mut Context, indexes: u32) {
    load_fast(cx, indexes >> 4);
    load_fast(cx, indexes & 15);
}

#[inline(always)]
pub fn load_fast_borrow_load_fast_borrow(cx: &mut Context, indexes: u32) {
    load_fast_borrow(cx, indexes >> 4);
    load_fast_borrow(cx, indexes & 15);
}

#[inline(always)]
pub fn store_fast(cx: &mut Context, index: u32) {
    let mut value = cx.pop_ref();
    value.own();
    // The old value is dropped last: its end may run Python that looks at this frame.
    drop(std::mem::replace(cx.local(index), value));
}

#[inline(always)]
pub fn store_fast_load_fast(cx: &mut Context, indexes: u32) {
    store_fast(cx, indexes >> 4);
    load_fast(cx, indexes & 15);
}

#[inline(always)]
pub fn store_fast_store_fast(cx: &mut Context, indexes: u32) {
    store_fast(cx, indexes >> 4);
    store_fast(cx, indexes & 15);
}

pub fn delete_fast(cx: &mut Context, index: u32) -> Step {
    if cx.local(index).is_null() {
        return Err(cx.outline(|cx| unbound_local(cx, index)));
    }
    drop(std::mem::replace(cx.local(index), StackRef::NULL));
    Ok(())
}

/// Puts a cell around what the local holds.
pub fn make_cell(cx: &mut Context, index: u32) {
    let contents = std::mem::replace(cx.local(index), StackRef::NULL).into_value();
    *cx.local(index) = StackRef::owned(CellObject::new(contents));
}

#[inline(always)]
pub fn pop_top(cx: &mut Context, _: u32) {
    drop(cx.pop_ref());
}

#[inline(always)]
pub fn push_null(cx: &mut Context, _: u32) {
    cx.push(Value::NULL);
}

#[inline(always)]
pub fn copy(cx: &mut Context, depth: u32) {
    let value = cx.slot(depth as usize - 1).to_value();
    cx.push(value);
}

#[inline(always)]
pub fn swap(cx: &mut Context, depth: u32) {
    let top: *mut StackRef = cx.slot(0);
    let other: *mut StackRef = cx.slot(depth as usize - 1);
    // SAFETY: two slots of the stack.
    unsafe {
        std::ptr::swap(top, other);
    }
}

#[inline(always)]
pub fn nop(_: &mut Context, _: u32) {}

#[inline(always)]
pub fn not_taken(_: &mut Context, _: u32) {}

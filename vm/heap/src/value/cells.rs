//! Places in an object that hold values and can change while others look: [`ValueCell`], [`ValueVec`].
//!
//! What holds: no reference into the place outlives a method of this file, and no value is dropped while the
//! place is being changed, because dropping can run Python (`__del__`) that comes back to the same place.
#![allow(unsafe_code)]

use std::cell::UnsafeCell;
use std::ptr;

use super::Value;
use crate::room::{self, NoRoom};

/// A place for one value, `NULL` where empty.
#[derive(Default)]
pub struct ValueCell(UnsafeCell<Value>);

impl ValueCell {
    #[inline(always)]
    pub const fn new(value: Value) -> ValueCell {
        ValueCell(UnsafeCell::new(value))
    }

    #[inline(always)]
    pub fn get(&self) -> Value {
        // SAFETY: one thread, and cloning runs no foreign code.
        unsafe { (*self.0.get()).clone() }
    }

    #[inline(always)]
    pub fn set(&self, value: Value) {
        drop(self.replace(value));
    }

    #[inline(always)]
    pub fn replace(&self, value: Value) -> Value {
        // SAFETY: one thread; the old value is handed out, not dropped in place.
        unsafe { std::mem::replace(&mut *self.0.get(), value) }
    }

    #[inline(always)]
    pub fn take(&self) -> Value {
        self.replace(Value::NULL)
    }

    #[inline(always)]
    pub fn is_null(&self) -> bool {
        self.look(Value::is_null)
    }

    /// Looks at the value without counting it. `look` must not run Python.
    #[inline(always)]
    pub fn look<R>(&self, look: impl FnOnce(&Value) -> R) -> R {
        // SAFETY: one thread, and `look` does not change the place.
        look(unsafe { &*self.0.get() })
    }
}

/// A growable row of values: the items of a list.
#[derive(Default)]
pub struct ValueVec(UnsafeCell<Vec<Value>>);

impl ValueVec {
    pub fn new(items: Vec<Value>) -> ValueVec {
        ValueVec(UnsafeCell::new(items))
    }

    #[inline(always)]
    fn items(&self) -> &Vec<Value> {
        // SAFETY: one thread; callers in this file end the borrow before any foreign code can run.
        unsafe { &*self.0.get() }
    }

    /// Changes the row. What the change removes must come out as its result, so that it is dropped outside.
    #[inline(always)]
    pub fn change<R>(&self, change: impl FnOnce(&mut Vec<Value>) -> R) -> R {
        // SAFETY: one thread; `change` touches the vector only, and hands removed values out.
        change(unsafe { &mut *self.0.get() })
    }

    /// Looks at the row. `look` may clone values, but must not run Python.
    #[inline(always)]
    pub fn look<R>(&self, look: impl FnOnce(&[Value]) -> R) -> R {
        look(self.items())
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items().len()
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.items().is_empty()
    }

    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items().get(index).cloned()
    }

    /// Replaces the item at `index`; gives `value` back where there is none.
    #[inline(always)]
    pub fn set(&self, index: usize, value: Value) -> Result<(), Value> {
        let old = self.change(|items| match items.get_mut(index) {
            Some(place) => Ok(std::mem::replace(place, value)),
            None => Err(value),
        })?;
        drop(old);
        Ok(())
    }

    /// Puts a value behind the last of a row that no program makes long.
    #[inline(always)]
    pub fn push(&self, value: Value) {
        self.change(|items| items.push(value));
    }

    /// Puts a value behind the last.
    #[inline(always)]
    pub fn try_push(&self, value: Value) -> Result<(), NoRoom> {
        if self.len() == self.items().capacity() {
            self.change(room::grow_by_one)?;
        }
        self.change(|items| {
            let length = items.len();
            debug_assert!(length < items.capacity());
            // SAFETY: there is room behind the last value, where it is written before it counts.
            unsafe {
                ptr::write(items.as_mut_ptr().add(length), value);
                items.set_len(length + 1);
            }
        });
        Ok(())
    }

    /// Makes room for so many more values.
    pub fn reserve(&self, more: usize) -> Result<(), NoRoom> {
        self.change(|items| room::reserve(items, more))
    }

    #[inline(always)]
    pub fn pop(&self) -> Option<Value> {
        self.change(Vec::pop)
    }

    /// A counted copy of the row.
    pub fn to_vec(&self) -> Vec<Value> {
        self.items().clone()
    }

    pub fn take(&self) -> Vec<Value> {
        self.change(std::mem::take)
    }

    pub fn replace(&self, row: Vec<Value>) -> Vec<Value> {
        self.change(|items| std::mem::replace(items, row))
    }
}

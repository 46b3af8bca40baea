//! `list`: a growable row of values.

pub mod methods;
pub mod sort;
mod timsort;

use std::cell::Cell;
use std::ops::Deref;

use heap::Traverse;
use heap::room::{self, NoRoom};
use heap::value::Value;
use heap::value::cells::ValueVec;

use super::TypeRef;
use crate::types::types;

pub use methods::SPEC;

/// A list.
#[derive(Default)]
pub struct List {
    pub items: ValueVec,
    /// All items have been taken out at once: a sort asks whether that happened meanwhile.
    emptied: Cell<bool>,
}

impl List {
    /// A new list object.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(items: Vec<Value>) -> Value {
        let list = List { items: ValueVec::new(items), emptied: Cell::new(false) };
        heap::new(&types().list, list).into_value()
    }

    pub fn of_class(class: &TypeRef) -> Value {
        heap::new(class, List::default()).into_value()
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Lets go of all items, the last one first.
    pub fn empty(&self) {
        let items = self.items.take();
        if items.capacity() > 0 {
            self.emptied.set(true);
        }
        drop_backwards(items);
    }
}

/// Lets go of values in CPython's order: the last one goes first.
pub fn drop_backwards(mut values: Vec<Value>) {
    while values.pop().is_some() {}
}

/// Values that are held for a while, in what is a list in CPython: they are let go of in its order.
pub struct Held(Vec<Value>);

impl Held {
    pub fn new(values: Vec<Value>) -> Held {
        Held(values)
    }

    /// The values, for who goes on to hold them.
    pub fn take(mut self) -> Vec<Value> {
        std::mem::take(&mut self.0)
    }

    pub fn push(&mut self, value: Value) -> Result<(), NoRoom> {
        room::push(&mut self.0, value)
    }
}

impl Deref for Held {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.0
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        drop_backwards(std::mem::take(&mut self.0));
    }
}

impl Drop for List {
    fn drop(&mut self) {
        drop_backwards(self.items.take());
    }
}

impl Traverse for List {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.items.look(|items| items.iter().rev().for_each(visit));
    }

    fn clear(&self) {
        drop_backwards(self.items.take());
    }
}

//! `tee`: iterators over one iterable that go on independently.
//!
//! The values lie in a chain of blocks, to which each iterator adds what it is the first to ask for. A block lives as
//! long as an iterator has not left it, or has not come to it.

use std::cell::Cell;

use heap::room;
use heap::value::Value;
use heap::value::cells::{ValueCell, ValueVec};
use vm::arguments::Unless;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::native::{Native, NativeObject, class_of};
use vm::objects::type_object::flags::WEAKREFS;
use vm::objects::type_object::spec::{Counting, TypeSpec};
use vm::objects::{List, Tuple, TypeRef};
use vm::{method, static_method};

use super::step::{self, Step};

/// How many values a block takes: when values die shows it.
const BLOCK: usize = 57;

struct Block {
    // They die in this order.
    iterator: ValueCell,
    values: ValueVec,
    /// `NULL` until an iterator goes there.
    following: ValueCell,
    is_reading: Cell<bool>,
}

impl Block {
    fn start(iterator: Value, values: Vec<Value>, following: Value) -> Value {
        let block = Block {
            iterator: ValueCell::new(iterator),
            values: ValueVec::new(values),
            following: ValueCell::new(following),
            is_reading: Cell::new(false),
        };
        Native::new(&class_of(&BLOCKS), block)
    }

    /// Whether so many values may come before another block, or none.
    fn may_be(count: usize, following: &Value) -> bool {
        match count < BLOCK || following.is_none() {
            true => count <= BLOCK && following.is_none(),
            false => count == BLOCK && following.native::<Block>().is_some(),
        }
    }

    fn following(&self) -> Value {
        if self.following.is_null() {
            self.following.set(Block::start(self.iterator.get(), Vec::new(), Value::NULL));
        }
        self.following.get()
    }

    /// The value at a place: one that is there, or the next of the iterator.
    fn value(&self, vm: &Machine, place: usize) -> PyResult<Option<Value>> {
        if let Some(value) = self.values.get(place) {
            return Ok(Some(value));
        }
        if self.is_reading.replace(true) {
            return Err(vm.runtime_error("cannot re-enter the tee iterator"));
        }
        let value = vm.next(&self.iterator.get());
        self.is_reading.set(false);
        let Some(value) = value? else { return Ok(None) };
        self.values.try_push(value.clone())?;
        Ok(Some(value))
    }
}

impl NativeObject for Block {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.iterator.look(&mut *visit);
        self.values.look(|values| values.iter().for_each(&mut *visit));
        self.following.look(visit);
    }

    fn clear(&self) {
        drop(self.iterator.take());
        drop(self.values.take());
        let mut block = self.following.take();
        // One after the other, however long the chain is.
        while block.count() == 1
            && let Some(following) = block.native::<Block>().map(|it| it.following.take())
        {
            block = following;
        }
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        self.clear();
    }
}

pub(super) static BLOCKS: TypeSpec = TypeSpec {
    name: "_tee_dataobject",
    module: "itertools",
    methods: &[&[static_method!(
        "__new__" as "teedataobject",
        "(cls, iterable, values, next, /)",
        |vm, _: &TypeRef, iterator: &Value, values: &Value, following: &Value| {
            let Some(values) = values.downcast::<List>().map(|list| list.items.to_vec()) else {
                let class = vm.class(values).name();
                let words = format!("teedataobject() argument 2 must be list, not {class}");
                return Err(vm.type_error(words));
            };
            if !Block::may_be(values.len(), following) {
                return Err(vm.value_error("Invalid arguments"));
            }
            let following = if following.is_none() { Value::NULL } else { following.clone() };
            Ok(Block::start(iterator.clone(), values, following))
        }
    )
    .counting(Counting::ByPosition("teedataobject"))]],
    ..TypeSpec::DEFAULT
};

pub(super) struct Tee {
    block: ValueCell,
    /// The place of the next value in the block.
    place: Cell<usize>,
}

pub(super) static TEE: TypeSpec = TypeSpec {
    name: "_tee",
    module: "itertools",
    doc: "An iterator that can be copied.",
    signature: "(iterable, /)",
    flags: WEAKREFS,
    methods: &[&[
        static_method!(
            "__new__" as "_tee",
            "(cls, iterable, /)",
            |vm, _: &TypeRef, iterable: &Value| over(vm, iterable)
        ),
        method!("__iter__", "(self, /)", |_, tee: &Value| tee.clone()),
        method!("__next__", "(self, /)", step::next::<Tee>),
        method!("__copy__", "(self, /)", |_, tee: &Value| copy(tee))
            .doc("An iterator that goes on independently from the same place."),
    ]],
    ..TypeSpec::DEFAULT
};

/// An iterator over an iterable: over that of a tee, the same blocks.
fn over(vm: &Machine, iterable: &Value) -> PyResult {
    let iterator = vm.iter(iterable)?;
    if step::is::<Tee>(&iterator) {
        return Ok(copy(&iterator));
    }
    Ok(start(Block::start(iterator, Vec::new(), Value::NULL), 0))
}

fn start(block: Value, place: usize) -> Value {
    let tee = Tee { block: ValueCell::new(block), place: Cell::new(place) };
    step::start(&class_of(&TEE), tee)
}

fn copy(tee: &Value) -> Value {
    let tee = step::state::<Tee>(tee);
    tee.map_or_else(|| start(Value::NULL, 0), |tee| start(tee.block.get(), tee.place.get()))
}

/// `tee(iterable, n)`.
pub(super) fn tee(vm: &Machine, iterable: &Value, count: Unless<2>) -> PyResult {
    if count.0 < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    let count = count.0 as usize;
    // Each is an object of its own.
    room::look_for::<[usize; 8]>(count)?;
    if count == 0 {
        return Ok(Tuple::new(Vec::new()));
    }
    // The iterator is asked for its own again, as by `_tee`.
    let first = over(vm, &vm.iter(iterable)?)?;
    let copies = (1..count).map(|_| copy(&first)).collect::<Vec<_>>();
    Ok(Tuple::new(std::iter::once(first).chain(copies).collect()))
}

impl Step for Tee {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        if self.place.get() >= BLOCK {
            let block = self.block.get();
            let following = block.native::<Block>().map(Block::following).unwrap_or_default();
            drop(block);
            // What dies with the block may step on; then the place is in the block to which that has come.
            self.block.set(following);
            self.place.set(0);
        }
        let block = self.block.get();
        let Some(block) = block.native::<Block>() else { return Ok(None) };
        let value = block.value(vm, self.place.get())?;
        if value.is_some() {
            self.place.update(|place| place + 1);
        }
        Ok(value)
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.block.look(visit);
    }
}

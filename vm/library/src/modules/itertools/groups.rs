//! `groupby` and the iterators of its groups.
//!
//! A group holds its `groupby`: each reads from there, as long as the group is the newest one.

use std::cell::Cell;

use heap::value::Value;
use heap::value::cells::ValueCell;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::native::class_of;
use vm::objects::type_object::spec::{Counting, TypeSpec};
use vm::objects::{Tuple, TypeRef};
use vm::{method, static_method};

use super::step::{self, Step, iterator_type};

pub(super) struct GroupBy {
    // They die in this order.
    iterator: Value,
    /// `None` for the value itself.
    key: Value,
    /// The key of the newest group; `NULL` before the first.
    group_key: ValueCell,
    /// Those of a value that was read and not given yet, else `NULL`.
    value_key: ValueCell,
    value: ValueCell,
    /// That of the newest group, and of no group while the next one is looked for.
    number: Cell<u64>,
}

iterator_type!(
    GROUPBY,
    "groupby",
    "Runs of items with equal keys: pairs of the key and an iterator.",
    "(cls, iterable, key=None)",
    GroupBy,
    |vm, iterable: &Value, key: Option<&Value>| {
        Ok(GroupBy {
            iterator: vm.iter(iterable)?,
            key: key.cloned().unwrap_or(Value::NONE),
            group_key: ValueCell::default(),
            value_key: ValueCell::default(),
            value: ValueCell::default(),
            number: Cell::new(0),
        })
    }
);

impl Step for GroupBy {
    fn next(&self, vm: &Machine, this: &Value) -> PyResult<Option<Value>> {
        self.count();
        while !self.is_at_next_group(vm)? {
            if !self.read(vm)? {
                return Ok(None);
            }
        }
        self.group_key.set(self.value_key.get());
        let group = self.group(&class_of(&GROUPER), this, self.group_key.get());
        Ok(Some(Tuple::new(vec![self.value_key.get(), group])))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.iterator);
        visit(&self.key);
        self.group_key.look(&mut *visit);
        self.value_key.look(&mut *visit);
        self.value.look(visit);
    }
}

impl GroupBy {
    fn count(&self) -> u64 {
        self.number.update(|number| number + 1);
        self.number.get()
    }

    /// A new group of the object `this`, from now on the newest.
    fn group(&self, class: &TypeRef, this: &Value, key: Value) -> Value {
        let number = self.count();
        step::start(class, Group { groups: this.clone(), key, number })
    }

    /// Whether a value was read, and its key is not that of the newest group.
    fn is_at_next_group(&self, vm: &Machine) -> PyResult<bool> {
        if self.value_key.is_null() || self.group_key.is_null() {
            return Ok(!self.value_key.is_null());
        }
        Ok(!vm.same_or_equal(&self.group_key.get(), &self.value_key.get())?)
    }

    /// Reads a value and its key; false at the end. What was read before dies then.
    fn read(&self, vm: &Machine) -> PyResult<bool> {
        let Some(value) = vm.next(&self.iterator)? else { return Ok(false) };
        let key = match self.key.is_none() {
            true => value.clone(),
            false => vm.call(&self.key, std::slice::from_ref(&value))?,
        };
        let former = self.value.replace(value);
        self.value_key.set(key);
        drop(former);
        Ok(true)
    }
}

/// The values of one group.
pub(super) struct Group {
    groups: Value,
    key: Value,
    number: u64,
}

pub(super) static GROUPER: TypeSpec = TypeSpec {
    name: "_grouper",
    module: "itertools",
    methods: &[&[
        static_method!(
            "__new__" as "_grouper",
            "(cls, parent, tgtkey, /)",
            |vm, class: &TypeRef, groups: &Value, key: &Value| {
                let Some(parent) = step::state::<GroupBy>(groups) else {
                    let class = vm.class(groups).name();
                    let words = format!("_grouper() argument 1 must be itertools.groupby, not {class}");
                    return Err(vm.type_error(words));
                };
                Ok(parent.group(class, groups, key.clone()))
            }
        )
        .counting(Counting::ByPosition("_grouper")),
        method!("__iter__", "(self, /)", |_, group: &Value| group.clone()),
        method!("__next__", "(self, /)", step::next::<Group>),
    ]],
    ..TypeSpec::DEFAULT
};

impl Step for Group {
    fn next(&self, vm: &Machine, _: &Value) -> PyResult<Option<Value>> {
        let Some(groups) = step::state::<GroupBy>(&self.groups) else { return Ok(None) };
        if groups.number.get() != self.number || groups.value.is_null() && !groups.read(vm)? {
            return Ok(None);
        }
        if !vm.same_or_equal(&self.key, &groups.value_key.get())? {
            return Ok(None);
        }
        let value = groups.value.take();
        drop(groups.value_key.take());
        Ok((!value.is_null()).then_some(value))
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.groups);
        visit(&self.key);
    }
}

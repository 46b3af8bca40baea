//! Iterators over the builtin containers: one payload walks over any container by index.

mod standing;

use std::cell::Cell;

use heap::value::Value;
use heap::value::cells::ValueCell;
use heap::{Kind, Traverse};

use super::tuple::KeptTuple;
use super::type_object::TypeRef;
use super::type_object::spec::{Method, TypeSpec};
use super::{ByteArray, Bytes, Dict, List, Range, Set, Str, Tuple, range};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::special::Special;
use crate::{method, static_method};
use standing::{HINT, REDUCE, SET_STATE};

/// What an [`ItemIterator`] walks over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Walk {
    List,
    ListBackwards,
    Tuple,
    Str,
    Bytes,
    ByteArray,
    LongRange,
    Set,
    /// By `__getitem__`, until `IndexError`.
    Sequence,
    SequenceBackwards,
    /// By calling, until a sentinel.
    Callable,
}

/// Items of a container, by index.
pub struct ItemIterator {
    /// `NULL` once exhausted.
    pub container: ValueCell,
    pub index: Cell<usize>,
    pub walk: Walk,
    /// The sentinel of a callable; the size that a set must keep, nothing once it had another.
    extra: ValueCell,
}

impl Traverse for ItemIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.container.look(&mut *visit);
        self.extra.look(visit);
    }

    fn clear(&self) {
        drop(self.container.take());
    }
}

impl ItemIterator {
    fn make(class: &TypeRef, container: Value, index: usize, walk: Walk, extra: Value) -> Value {
        let iterator = ItemIterator {
            container: ValueCell::new(container),
            index: Cell::new(index),
            walk,
            extra: ValueCell::new(extra),
        };
        heap::new(class, iterator).into_value()
    }

    pub fn over_list(vm: &Machine, list: &Value) -> Value {
        ItemIterator::make(&vm.types.list_iterator, list.clone(), 0, Walk::List, Value::NULL)
    }

    pub fn back_over_list(vm: &Machine, list: &Value) -> Value {
        let end = list.downcast::<List>().map_or(0, List::len);
        ItemIterator::make(
            &vm.types.list_reverseiterator,
            list.clone(),
            end,
            Walk::ListBackwards,
            Value::NULL,
        )
    }

    pub fn over_tuple(vm: &Machine, tuple: &Value) -> Value {
        ItemIterator::make(&vm.types.tuple_iterator, tuple.clone(), 0, Walk::Tuple, Value::NULL)
    }

    pub fn over_str(vm: &Machine, text: &Value) -> Value {
        let is_ascii = text.exact::<Str>().is_some_and(|text| text.as_ascii().is_some());
        let class = match is_ascii {
            true => &vm.types.str_ascii_iterator,
            false => &vm.types.str_iterator,
        };
        ItemIterator::make(class, text.clone(), 0, Walk::Str, Value::NULL)
    }

    pub fn over_bytes(vm: &Machine, bytes: &Value) -> Value {
        ItemIterator::make(&vm.types.bytes_iterator, bytes.clone(), 0, Walk::Bytes, Value::NULL)
    }

    pub fn over_bytearray(vm: &Machine, bytes: &Value) -> Value {
        ItemIterator::make(
            &vm.types.bytearray_iterator,
            bytes.clone(),
            0,
            Walk::ByteArray,
            Value::NULL,
        )
    }

    pub fn over_long_range(vm: &Machine, range: Value) -> Value {
        ItemIterator::make(&vm.types.long_range_iterator, range, 0, Walk::LongRange, Value::NULL)
    }

    pub fn over_set(vm: &Machine, set: &Value) -> Value {
        let size = Value::index(set.downcast::<Set>().map_or(0, Set::len));
        ItemIterator::make(&vm.types.set_iterator, set.clone(), 0, Walk::Set, size)
    }

    /// `*` in front of an alias, once.
    pub fn over_alias(vm: &Machine, unpacked: Value) -> Value {
        let (class, items) = (&vm.types.generic_alias_iterator, Tuple::new(vec![unpacked]));
        ItemIterator::make(class, items, 0, Walk::Tuple, Value::NULL)
    }

    pub fn over_memory(vm: &Machine, view: &Value) -> Value {
        let class = &vm.types.memory_iterator;
        ItemIterator::make(class, view.clone(), 0, Walk::Sequence, Value::NULL)
    }

    pub fn over_sequence(vm: &Machine, sequence: &Value) -> Value {
        ItemIterator::make(
            &vm.types.sequence_iterator,
            sequence.clone(),
            0,
            Walk::Sequence,
            Value::NULL,
        )
    }

    pub fn back_over_sequence(vm: &Machine, sequence: &Value, length: usize) -> Value {
        let class = &vm.types.reversed;
        ItemIterator::make(class, sequence.clone(), length, Walk::SequenceBackwards, Value::NULL)
    }

    pub fn over_callable(vm: &Machine, callable: &Value, sentinel: &Value) -> Value {
        let class = &vm.types.callable_iterator;
        ItemIterator::make(class, callable.clone(), 0, Walk::Callable, sentinel.clone())
    }

    /// The next item, `None` at the end.
    #[inline]
    pub fn next(&self, vm: &Machine) -> PyResult<Option<Value>> {
        let index = self.index.get();
        let item = match self.walk {
            Walk::List => self.container.look(|list| list.downcast::<List>()?.items.get(index)),
            Walk::Tuple => {
                self.container.look(|tuple| tuple.downcast::<Tuple>()?.items().get(index).cloned())
            }
            Walk::Str => self
                .container
                .look(|text| text.downcast::<Str>()?.code_point(index).map(Str::character)),
            Walk::Bytes => self.container.look(|bytes| {
                bytes
                    .downcast::<Bytes>()?
                    .data
                    .get(index)
                    .map(|byte| Value::int_unchecked(i64::from(*byte)))
            }),
            Walk::ByteArray => self.container.look(|bytes| {
                bytes
                    .downcast::<ByteArray>()?
                    .data
                    .borrow()
                    .get(index)
                    .map(|byte| Value::int_unchecked(i64::from(*byte)))
            }),
            Walk::LongRange => range::item_at(&self.container.get(), index),
            _ => return self.next_slowly(vm),
        };
        self.index.set(index + 1);
        if item.is_none() {
            drop(self.container.take());
        }
        Ok(item)
    }

    fn next_slowly(&self, vm: &Machine) -> PyResult<Option<Value>> {
        let container = self.container.get();
        if container.is_null() {
            return Ok(None);
        }
        let index = self.index.get();
        let item = match self.walk {
            Walk::ListBackwards => {
                // Once it has given the first item, it stays at its end, and keeps the list.
                let Some(index) = index.checked_sub(1) else { return Ok(None) };
                self.index.set(index);
                container.downcast::<List>().and_then(|list| list.items.get(index))
            }
            Walk::Set => self.next_of_set(vm, &container)?,
            Walk::Sequence => {
                // The place stays where it is while the item is asked for, and where that fails.
                let item = by_index(vm, &container, index)?;
                if item.is_some() {
                    self.index.update(|index| index + 1);
                }
                item
            }
            Walk::SequenceBackwards => {
                let place = index.checked_sub(1);
                let item = place.map_or(Ok(None), |place| by_index(vm, &container, place));
                let gave = matches!(item, Ok(Some(_)));
                self.index.set(place.filter(|_| gave).unwrap_or(0));
                if item.is_err() {
                    // Any error is its end.
                    drop(self.container.take());
                }
                item?
            }
            _ => {
                let item = match vm.call(&container, &[]) {
                    Err(raised) if raised.is_a(&vm.types.exceptions.stop_iteration) => None,
                    outcome => Some(outcome?),
                };
                match item {
                    Some(item) if !vm.same_or_equal(&item, &self.extra.get())? => Some(item),
                    _ => None,
                }
            }
        };
        if item.is_none() {
            drop(self.container.take());
        }
        Ok(item)
    }

    fn next_of_set(&self, vm: &Machine, set: &Value) -> PyResult<Option<Value>> {
        let Some(set) = set.downcast::<Set>() else { return Ok(None) };
        if self.extra.look(Value::as_small_int) != Some(set.len() as i64) {
            self.extra.set(Value::NONE);
            return Err(vm.runtime_error("Set changed size during iteration"));
        }
        Ok(set.next_from(self.index.get()).map(|(place, item)| {
            self.index.set(place + 1);
            item
        }))
    }
}

/// The item of a sequence at an index; none where it says that it has ended.
fn by_index(vm: &Machine, sequence: &Value, index: usize) -> PyResult<Option<Value>> {
    let class = vm.class(sequence);
    if !class.defines(Special::GetItem) {
        let kind = class.name();
        return Err(vm.type_error(format!("'{kind}' object does not support indexing")));
    }
    match vm.subscript(sequence, &vm.int(index as i64)) {
        Ok(item) => Ok(Some(item)),
        Err(raised)
            if raised.is_a(&vm.types.exceptions.index_error)
                || raised.is_a(&vm.types.exceptions.stop_iteration) =>
        {
            Ok(None)
        }
        Err(raised) => Err(raised),
    }
}

/// Small ints in steps.
pub struct RangeIterator {
    pub next: Cell<i64>,
    pub step: i64,
    pub left: Cell<i64>,
}

impl Traverse for RangeIterator {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl RangeIterator {
    /// An iterator over a range.
    pub fn over(vm: &Machine, range: &Range) -> Value {
        match range.small() {
            Some((start, step, length)) => {
                let iterator =
                    RangeIterator { next: Cell::new(start), step, left: Cell::new(length) };
                heap::new(&vm.types.range_iterator, iterator).into_value()
            }
            None => range::long_iterator(vm, range),
        }
    }

    #[inline(always)]
    pub fn advance(&self) -> Option<Value> {
        let left = self.left.get();
        if left <= 0 {
            return None;
        }
        let number = self.next.get();
        self.left.set(left - 1);
        self.next.set(number.wrapping_add(self.step));
        Some(Value::int_unchecked(number))
    }
}

/// What a [`DictIterator`] yields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Keys,
    Values,
    Items,
}

/// Entries of a dict.
pub struct DictIterator {
    dict: ValueCell,
    kept: KeptTuple,
    place: Cell<usize>,
    /// How many entries the dict has to have; more than it can, once it had another number.
    length: Cell<usize>,
    /// How many entries are yet to come.
    left: Cell<usize>,
    part: Part,
    backwards: bool,
}

impl Traverse for DictIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.dict.look(&mut *visit);
        self.kept.look(visit);
    }

    fn clear(&self) {
        drop(self.dict.take());
        self.kept.clear();
    }
}

impl DictIterator {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(vm: &Machine, value: &Value, part: Part, backwards: bool) -> Value {
        let types = &vm.types;
        let class = match (part, backwards) {
            (Part::Keys, false) => &types.dict_keyiterator,
            (Part::Values, false) => &types.dict_valueiterator,
            (Part::Items, false) => &types.dict_itemiterator,
            (Part::Keys, true) => &types.dict_reversekeyiterator,
            (Part::Values, true) => &types.dict_reversevalueiterator,
            (Part::Items, true) => &types.dict_reverseitemiterator,
        };
        let dict = value.downcast::<Dict>();
        let length = dict.map_or(0, Dict::len);
        let iterator = DictIterator {
            place: Cell::new(if backwards { dict.map_or(0, Dict::places) } else { 0 }),
            length: Cell::new(length),
            left: Cell::new(length),
            dict: ValueCell::new(value.clone()),
            kept: if part == Part::Items { KeptTuple::new(2) } else { KeptTuple::none() },
            part,
            backwards,
        };
        heap::new(class, iterator).into_value()
    }

    #[inline]
    pub fn next(&self, vm: &Machine) -> PyResult<Option<Value>> {
        let entry = self.dict.look(|value| {
            let Some(dict) = value.downcast::<Dict>() else { return Ok(None) };
            if dict.len() != self.length.get() {
                self.length.set(usize::MAX);
                return Err("dictionary changed size during iteration");
            }
            let entry = match self.backwards {
                false => dict
                    .next_from(self.place.get())
                    .map(|(place, key, value)| (place + 1, key, value)),
                true => dict.previous_from(self.place.get()),
            };
            match self.left.get() {
                0 if entry.is_some() && !self.backwards => {
                    Err("dictionary keys changed during iteration")
                }
                _ => Ok(entry),
            }
        });
        if let Ok(Some((place, key, value))) = entry {
            self.place.set(place);
            self.left.set(self.left.get().saturating_sub(1));
            return Ok(Some(match self.part {
                Part::Keys => key,
                Part::Values => value,
                Part::Items => self.kept.pair([key, value]),
            }));
        }
        // It stays where it is as long as the size is another.
        if self.length.get() != usize::MAX {
            drop(self.dict.take());
        }
        entry.map(|_| None).map_err(|words| vm.runtime_error(words))
    }
}

fn next_method(vm: &Machine, this: &Value) -> PyResult {
    vm.next(this)?.ok_or_else(|| vm.stop_iteration(Value::NONE))
}

pub(super) static METHODS: &[Method] = &[
    method!("__iter__", "(self, /)", |_, this: &Value| this.clone()),
    method!("__next__", "(self, /)", next_method),
];

/// `reversed(sequence)`.
fn reversed_new(vm: &Machine, _: &Value, object: &Value) -> PyResult {
    let reverse = vm.class(object).special(Special::Reversed);
    if reverse.is_given() {
        return vm.call_special(object, Special::Reversed, &[]);
    }
    let class = vm.class(object);
    if reverse.is_none() || !vm.is_sequence(object) {
        return Err(vm.type_error(format!("'{}' object is not reversible", class.name())));
    }
    let length = vm.length(object)?;
    Ok(ItemIterator::back_over_sequence(vm, object, length))
}

static REVERSED_METHODS: &[Method] = &[static_method!("__new__", "(cls, object, /)", reversed_new)];

macro_rules! iterator_specs {
    ($($spec:ident $name:literal $kind:ident $($more:ident)*;)*) => {
        $(pub static $spec: TypeSpec = TypeSpec {
            name: $name,
            kind: Kind::$kind,
            methods: &[METHODS, $($more),*],
            ..TypeSpec::DEFAULT
        };)*
    };
}

iterator_specs! {
    LIST_SPEC "list_iterator" ItemIterator HINT REDUCE SET_STATE;
    TUPLE_SPEC "tuple_iterator" ItemIterator HINT REDUCE SET_STATE;
    SEQUENCE_SPEC "iterator" ItemIterator HINT REDUCE SET_STATE;
    STR_SPEC "str_iterator" ItemIterator HINT REDUCE SET_STATE;
    STR_ASCII_SPEC "str_ascii_iterator" ItemIterator HINT REDUCE SET_STATE;
    ALIAS_SPEC "generic_alias_iterator" ItemIterator REDUCE;
    MEMORY_SPEC "memory_iterator" ItemIterator;
    BYTES_SPEC "bytes_iterator" ItemIterator HINT REDUCE SET_STATE;
    BYTEARRAY_SPEC "bytearray_iterator" ItemIterator HINT REDUCE SET_STATE;
    LIST_REVERSE_SPEC "list_reverseiterator" ItemIterator HINT REDUCE SET_STATE;
    LONG_RANGE_SPEC "longrange_iterator" ItemIterator HINT REDUCE SET_STATE;
    SET_SPEC "set_iterator" ItemIterator HINT REDUCE;
    CALLABLE_SPEC "callable_iterator" ItemIterator REDUCE;
    RANGE_SPEC "range_iterator" RangeIterator HINT REDUCE SET_STATE;
    DICT_KEY_SPEC "dict_keyiterator" DictIterator HINT REDUCE;
    DICT_VALUE_SPEC "dict_valueiterator" DictIterator HINT REDUCE;
    DICT_ITEM_SPEC "dict_itemiterator" DictIterator HINT REDUCE;
    DICT_REVERSE_KEY_SPEC "dict_reversekeyiterator" DictIterator HINT REDUCE;
    DICT_REVERSE_VALUE_SPEC "dict_reversevalueiterator" DictIterator HINT REDUCE;
    DICT_REVERSE_ITEM_SPEC "dict_reverseitemiterator" DictIterator HINT REDUCE;
}

pub static REVERSED_SPEC: TypeSpec = TypeSpec {
    name: "reversed",
    doc: "The items from the last to the first.",
    signature: "(sequence, /)",
    kind: Kind::ItemIterator,
    flags: super::type_object::flags::BASETYPE,
    methods: &[METHODS, HINT, REDUCE, SET_STATE, REVERSED_METHODS],
    ..TypeSpec::DEFAULT
};

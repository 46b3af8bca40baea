//! The methods of `list`.

use heap::Kind;
use heap::room;
use heap::value::{Ref, Value};

use super::{List, drop_backwards};
use crate::arguments::{Clipped, search_bounds};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::object;
use crate::objects::str::build::StrBuilder;
use crate::objects::type_object::flags::{BASETYPE, MATCH_SELF, SEQUENCE};
use crate::objects::type_object::spec::{Hashing, Method, TypeSpec};
use crate::objects::{ItemIterator, Slice, Str, Tuple, TypeRef};
use crate::protocols::compare::Comparison;
use crate::{class_method, comparisons, method, static_method};

pub static SPEC: TypeSpec = TypeSpec {
    name: "list",
    signature: "(iterable=(), /)",
    doc: "Rows of items that can be changed, filled from an iterable.",
    kind: Kind::List,
    flags: BASETYPE | SEQUENCE | MATCH_SELF,
    methods: &[METHODS, COMPARISONS],
    hashing: Hashing::Refused,
    ..TypeSpec::DEFAULT
};

static COMPARISONS: &[Method] =
    comparisons!(|vm, one: &List, value, comparison| compare(vm, one, value, comparison));

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, /, *args, **kwargs)", new),
    method!("__init__", "(self, iterable=(), /)", init),
    method!("__repr__", "(self, /)", repr),
    method!("__len__", "(self, /)", |_, list: &List| list.len()),
    method!("__iter__", "(self, /)", ItemIterator::over_list),
    method!("__contains__", "(self, key, /)", contains),
    method!("__getitem__", "(self, index, /)", subscript).as_method(),
    method!("__setitem__", "(self, key, value, /)", |vm, list: &Value, key: &Value, value: &Value| store(vm, list, key, value.clone())),
    method!("__delitem__", "(self, key, /)", delete),
    method!("__add__", "(self, value, /)", concat),
    method!("__iadd__", "(self, value, /)", |vm, list: &Ref<List>, value: &Value| {
        extend_from(vm, list, value)?;
        Ok(list.value().clone())
    }),
    method!("__mul__", "(self, value, /)", repeat),
    method!("__rmul__", "(self, value, /)", repeat),
    method!("__imul__", "(self, value, /)", repeat_in_place),
    method!("__reversed__", "(self, /)", ItemIterator::back_over_list),
    method!("__sizeof__", "(self, /)", |_, list: &Ref<List>| object::size(list.value()) + size_of::<List>() + 8 * list.len()),
    method!("clear", "(self, /)", clear).doc("Take out all items."),
    method!("copy", "(self, /)", copy).doc("A new list with the same items."),
    method!("append", "(self, object, /)", append).doc("Put an object behind the last item."),
    method!("insert", "(self, index, object, /)", insert).doc("Put an object in front of the item at an index."),
    method!("extend", "(self, iterable, /)", extend).doc("Put the items of an iterable behind the last one."),
    method!("pop", "(self, index=-1, /)", pop).doc("Take out the item at an index, the last unless told otherwise."),
    method!("remove", "(self, value, /)", remove).doc("Take out the first item that is equal to a value; ValueError if none is."),
    method!("index", "(self, value, start=0, stop=sys.maxsize, /)", index).doc("Where the first item equal to a value is; ValueError if none is."),
    method!("count", "(self, value, /)", count).doc("How many items are equal to a value."),
    method!("reverse", "(self, /)", reverse).doc("Turn the order of the items around, in place."),
    method!("sort", "(self, /, *, key=None, reverse=False)", super::sort::sort_method).doc("Order the items in place; equal ones keep their order. A key function says what is compared."),
    class_method!("__class_getitem__", "(cls, item, /)", crate::objects::generic_alias::class_getitem).untold(),
];

pub(super) fn this(value: &Value) -> &List {
    value.downcast::<List>().expect("a method of list is called with one")
}

fn new(_: &Machine, class: &TypeRef, _: &[Value], _: &Value) -> PyResult {
    Ok(List::of_class(class))
}

fn init(vm: &Machine, list: &List, iterable: &Value) -> PyResult {
    list.empty();
    if !iterable.is_null() {
        extend_from(vm, list, iterable)?;
    }
    Ok(Value::NONE)
}

fn repr(vm: &Machine, list: &Ref<List>) -> PyResult {
    if list.is_empty() {
        return Ok(Str::new("[]"));
    }
    let Some(_guard) = vm.enter_repr(list.value())? else { return Ok(Str::new("[...]")) };
    let mut shown = StrBuilder::default();
    let mut index = 0;
    while let Some(item) = list.items.get(index) {
        shown.push_str(if index == 0 { "[" } else { ", " });
        shown.push_value(&vm.repr(&item)?);
        index += 1;
    }
    shown.push_str("]");
    Ok(shown.finish()?)
}

/// The item at each index in turn, as the list is at that time.
fn position(
    vm: &Machine,
    list: &List,
    value: &Value,
    start: usize,
    stop: usize,
) -> PyResult<Option<usize>> {
    let mut index = start;
    while index < stop
        && let Some(item) = list.items.get(index)
    {
        if vm.same_or_equal(&item, value)? {
            return Ok(Some(index));
        }
        index += 1;
    }
    Ok(None)
}

fn contains(vm: &Machine, list: &List, key: &Value) -> PyResult {
    Ok(Value::bool(position(vm, list, key, 0, usize::MAX)?.is_some()))
}

/// `list[key]`.
pub fn subscript(vm: &Machine, list: &Value, key: &Value) -> PyResult {
    let items = &this(list).items;
    if let Some(slice) = key.downcast::<Slice>() {
        let bounds = slice.unpack(vm)?;
        let range = bounds.resolve(items.len());
        let mut part = room::for_items(range.length)?;
        items.look(|items| match range.step {
            1 => part.extend_from_slice(&items[range.start..range.start + range.length]),
            _ => part.extend(range.indices().map(|index| items[index].clone())),
        });
        return Ok(List::new(part));
    }
    let index = vm.subscript_index(key, "list")?;
    let place = if index < 0 { index + items.len() as i64 } else { index };
    let item = usize::try_from(place).ok().and_then(|place| items.get(place));
    item.ok_or_else(|| vm.index_error("list index out of range"))
}

/// `list[key] = value`.
pub fn store(vm: &Machine, list: &Value, key: &Value, value: Value) -> PyResult<()> {
    let items = &this(list).items;
    if let Some(slice) = key.downcast::<Slice>() {
        return store_slice(vm, this(list), slice, &value);
    }
    let index = vm.subscript_index(key, "list")?;
    let place = if index < 0 { index + items.len() as i64 } else { index };
    usize::try_from(place)
        .map_err(|_| value.clone())
        .and_then(|place| items.set(place, value))
        .map_err(|_| vm.index_error("list assignment index out of range"))
}

fn store_slice(vm: &Machine, list: &List, slice: &Slice, value: &Value) -> PyResult<()> {
    let bounds = slice.unpack(vm)?;
    let new = vm.fast_sequence(value, "must assign iterable to extended slice")?;
    let range = bounds.resolve(list.len());
    if range.step == 1 {
        let end = range.start + range.length;
        list.items.reserve(new.len().saturating_sub(range.length))?;
        let mut old = room::for_items(range.length)?;
        list.items.change(|items| old.extend(items.splice(range.start..end, new.take())));
        drop_backwards(old);
        return Ok(());
    }
    if new.len() != range.length {
        return Err(vm.value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            new.len(),
            range.length
        )));
    }
    let mut values = new.take();
    list.items.change(|items| {
        for (index, value) in range.indices().zip(&mut values) {
            std::mem::swap(&mut items[index], value);
        }
    });
    // What was there before goes from the first on, as in CPython.
    drop(values);
    Ok(())
}

/// `del list[key]`.
pub fn delete(vm: &Machine, list: &Value, key: &Value) -> PyResult<()> {
    let items = &this(list).items;
    if let Some(slice) = key.downcast::<Slice>() {
        let bounds = slice.unpack(vm)?;
        let range = bounds.resolve(items.len());
        if range.step == 1 {
            let end = range.start + range.length;
            let mut removed = room::for_items(range.length)?;
            items.change(|items| removed.extend(items.drain(range.start..end)));
            drop_backwards(removed);
            return Ok(());
        }
        let mut doomed: Vec<usize> = room::for_items(range.length)?;
        doomed.extend(range.indices());
        doomed.sort_unstable();
        let mut removed = room::for_items(doomed.len())?;
        let mut kept = room::for_items(items.len() - doomed.len())?;
        items.change(|items| {
            let mut next = doomed.into_iter().peekable();
            for (index, item) in items.drain(..).enumerate() {
                let target =
                    if next.next_if_eq(&index).is_some() { &mut removed } else { &mut kept };
                target.push(item);
            }
            *items = kept;
        });
        drop(removed);
        return Ok(());
    }
    let index = vm.subscript_index(key, "list")?;
    let length = items.len() as i64;
    let place = if index < 0 { index + length } else { index };
    if !(0..length).contains(&place) {
        return Err(vm.index_error("list assignment index out of range"));
    }
    drop(items.change(|items| items.remove(place as usize)));
    Ok(())
}

fn concat(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    let Some(other) = two.downcast::<List>() else {
        let kind = vm.class(two).name();
        let message = format!("can only concatenate list (not \"{kind}\") to list");
        return Err(vm.type_error(message));
    };
    let mut items = room::for_items(this(one).len() + other.len())?;
    this(one).items.look(|more| items.extend_from_slice(more));
    other.items.look(|more| items.extend_from_slice(more));
    Ok(List::new(items))
}

/// The items, `count` times in a row.
pub fn repeat_items(items: &[Value], count: usize) -> Vec<Value> {
    let mut repeated = Vec::with_capacity(items.len() * count);
    let rounds = if items.is_empty() { 0 } else { count };
    for _ in 0..rounds {
        repeated.extend_from_slice(items);
    }
    repeated
}

fn repeat(vm: &Machine, list: &Value, count: &Value) -> PyResult {
    let Some(count) = vm.repeat_count(count)? else { return Ok(Value::NOT_IMPLEMENTED) };
    vm.check_items(this(list).len(), count)?;
    Ok(List::new(this(list).items.look(|items| repeat_items(items, count))))
}

fn repeat_in_place(vm: &Machine, list: &Ref<List>, value: &Value) -> PyResult {
    let Some(count) = vm.repeat_count(value)? else { return Ok(Value::NOT_IMPLEMENTED) };
    vm.check_items(list.len(), count)?;
    if count == 0 {
        list.empty();
        return Ok(list.value().clone());
    }
    let repeated = list.items.look(|items| repeat_items(items, count));
    drop(list.items.replace(repeated));
    Ok(list.value().clone())
}

fn compare(vm: &Machine, one: &List, value: &Value, comparison: Comparison) -> PyResult {
    let Some(other) = value.downcast::<List>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if one.len() != other.len() && matches!(comparison, Comparison::Eq | Comparison::Ne) {
        return Ok(Value::bool(comparison == Comparison::Ne));
    }
    vm.enter_native(" in comparison")?;
    vm.compare_rows(&one.items, &other.items, comparison)
}

#[inline(always)]
fn append(_: &Machine, list: &List, object: &Value) -> PyResult<()> {
    Ok(list.items.try_push(object.clone())?)
}

fn extend(vm: &Machine, list: &List, iterable: &Value) -> PyResult {
    extend_from(vm, list, iterable)?;
    Ok(Value::NONE)
}

/// Appends what `iterable` yields, item by item.
pub fn extend_from(vm: &Machine, list: &List, iterable: &Value) -> PyResult<()> {
    if let Some(tuple) = iterable.exact::<Tuple>() {
        list.items.reserve(tuple.len())?;
        list.items.change(|items| items.extend_from_slice(tuple.items()));
        return Ok(());
    }
    if let Some(other) = iterable.exact::<List>() {
        let more = other.items.look(room::copy)?;
        list.items.reserve(more.len())?;
        list.items.change(|items| items.extend(more));
        return Ok(());
    }
    let iterator = vm.iter_for_list(iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        list.items.try_push(item)?;
    }
    Ok(())
}

fn insert(_: &Machine, list: &List, index: i64, object: &Value) -> PyResult<()> {
    list.items.reserve(1)?;
    let length = list.len() as i64;
    let place = if index < 0 { (index + length).max(0) } else { index.min(length) };
    list.items.change(|items| items.insert(place as usize, object.clone()));
    Ok(())
}

fn pop(vm: &Machine, list: &List, index: Option<i64>) -> PyResult {
    let index = index.unwrap_or(-1);
    if index == -1
        && let Some(item) = list.items.pop()
    {
        return Ok(item);
    }
    let length = list.len() as i64;
    if length == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    let place = if index < 0 { index + length } else { index };
    if !(0..length).contains(&place) {
        return Err(vm.index_error("pop index out of range"));
    }
    Ok(list.items.change(|items| items.remove(place as usize)))
}

fn remove(vm: &Machine, list: &List, value: &Value) -> PyResult {
    match position(vm, list, value, 0, usize::MAX)? {
        Some(index) => {
            // The comparison may have shortened the list.
            drop(list.items.change(|items| (index < items.len()).then(|| items.remove(index))));
            Ok(Value::NONE)
        }
        None => Err(vm.value_error("list.remove(x): x not in list")),
    }
}

fn clear(_: &Machine, list: &List) {
    list.empty();
}

fn copy(_: &Machine, list: &List) -> PyResult {
    Ok(List::new(list.items.look(room::copy)?))
}

fn index(
    vm: &Machine,
    list: &List,
    value: &Value,
    start: Option<Clipped>,
    stop: Option<Clipped>,
) -> PyResult {
    // It may get longer while its items are asked.
    let (start, stop) = search_bounds(start, stop, list.len());
    match position(vm, list, value, start, stop)? {
        Some(index) => Ok(Value::index(index)),
        None => Err(vm.value_error("list.index(x): x not in list")),
    }
}

fn count(vm: &Machine, list: &List, value: &Value) -> PyResult {
    let (mut count, mut index) = (0, 0);
    while let Some(item) = list.items.get(index) {
        count += usize::from(vm.same_or_equal(&item, value)?);
        index += 1;
    }
    Ok(Value::index(count))
}

fn reverse(_: &Machine, list: &List) {
    list.items.change(|items| items.reverse());
}

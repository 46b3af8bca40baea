//! `_collections`: `deque`. The rest of `collections` is `python/collections.py`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::modules::class_of;
use crate::objects::native::NativeObject;
use crate::objects::type_object::flags::{BASETYPE, SEQUENCE, WEAKREFS};
use crate::objects::type_object::spec::{
    Attribute, Method, TypeSpec, class_method, getter, method, static_method,
};
use crate::objects::{Module, Native, Str, TypeObject};
use crate::protocols::compare::Comparison;
use crate::value::{Ref, Value};

pub fn make(_: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::new("_collections");
    for spec in [&SPEC, &ITERATOR, &REVERSE_ITERATOR] {
        module.dict.set_str(spec.name, class_of(spec).into_value());
    }
    Ok(module)
}

/// A queue with two ends, and perhaps a length that it never exceeds.
struct Deque {
    items: RefCell<VecDeque<Value>>,
    limit: Cell<Option<usize>>,
    /// Counts the changes of length: an iterator notices them.
    changes: Cell<u64>,
}

impl NativeObject for Deque {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(items) = self.items.try_borrow() {
            items.iter().for_each(visit);
        }
    }

    fn clear(&self) {
        drop(self.items.take());
    }
}

impl Deque {
    fn push_back(&self, item: Value) {
        self.changed();
        self.items.borrow_mut().push_back(item);
        if self.is_over() {
            let dropped = self.items.borrow_mut().pop_front();
            drop(dropped);
        }
    }

    fn push_front(&self, item: Value) {
        self.changed();
        self.items.borrow_mut().push_front(item);
        if self.is_over() {
            let dropped = self.items.borrow_mut().pop_back();
            drop(dropped);
        }
    }

    fn is_over(&self) -> bool {
        self.limit.get().is_some_and(|limit| self.items.borrow().len() > limit)
    }

    fn changed(&self) {
        self.changes.set(self.changes.get() + 1);
    }

    fn len(&self) -> usize {
        self.items.borrow().len()
    }

    fn get(&self, place: usize) -> Option<Value> {
        self.items.borrow().get(place).cloned()
    }

    fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().iter().cloned().collect()
    }

    fn of(items: impl IntoIterator<Item = Value>, limit: Option<usize>) -> Deque {
        let made =
            Deque { items: RefCell::default(), limit: Cell::new(limit), changes: Cell::new(0) };
        items.into_iter().for_each(|item| made.push_back(item));
        made
    }

    /// The place that an index means.
    fn place(&self, vm: &Machine, index: &Value) -> PyResult<usize> {
        if !vm.is_index(index) {
            let kind = vm.class(index).name();
            return Err(vm.type_error(format!("sequence index must be integer, not '{kind}'")));
        }
        let (index, length) = (vm.index(index)?, self.len() as i64);
        let place = if index < 0 { index + length } else { index };
        match (0..length).contains(&place) {
            true => Ok(place as usize),
            false => Err(vm.index_error("deque index out of range")),
        }
    }
}

fn this(value: &Value) -> &Deque {
    value.native::<Deque>().expect("a method of deques is called with one")
}

/// A new deque of the class of `like`.
fn same_class(vm: &Machine, like: &Value, deque: Deque) -> Value {
    Native::new(vm.class(like), deque)
}

static SPEC: TypeSpec = TypeSpec {
    name: "deque",
    module: "collections",
    flags: BASETYPE | SEQUENCE | WEAKREFS,
    methods: &[METHODS, ENDS, COMPARISONS],
    attributes: ATTRIBUTES,
    unhashable: true,
    ..TypeSpec::DEFAULT
};

static ATTRIBUTES: &[Attribute] =
    &[getter("maxlen", |_, value| Ok(this(value).limit.get().map_or(Value::NONE, Value::index)))];

static METHODS: &[Method] = &[
    static_method("__new__", "(cls, /, *args, **kwargs)", |vm, args| {
        match args[0].cast::<TypeObject>() {
            Some(class) => Ok(Native::new(&class, Deque::of([], None))),
            None => Err(vm.type_error("deque.__new__(X): X is not a type object")),
        }
    }),
    method("__init__", "(self, iterable=(), maxlen=None)", init),
    method("__repr__", "(self, /)", repr),
    method("__len__", "(self, /)", |_, args| Ok(Value::index(this(&args[0]).len()))),
    method("__bool__", "(self, /)", |_, args| Ok(Value::bool(this(&args[0]).len() > 0))),
    method("__iter__", "(self, /)", |_, args| iterate(&args[0], false)),
    method("__reversed__", "(self, /)", |_, args| iterate(&args[0], true)),
    method("__contains__", "(self, key, /)", |vm, args| {
        Ok(Value::bool(find(vm, &args[0], &args[1], 0, usize::MAX)?.is_some()))
    }),
    method("__getitem__", "(self, key, /)", |vm, args| {
        let deque = this(&args[0]);
        let place = deque.place(vm, &args[1])?;
        Ok(deque.get(place).unwrap_or(Value::NONE))
    }),
    method("__setitem__", "(self, key, value, /)", |vm, args| {
        let deque = this(&args[0]);
        let place = deque.place(vm, &args[1])?;
        let old = deque
            .items
            .borrow_mut()
            .get_mut(place)
            .map(|slot| std::mem::replace(slot, args[2].clone()));
        drop(old);
        Ok(Value::NONE)
    }),
    method("__delitem__", "(self, key, /)", |vm, args| {
        let deque = this(&args[0]);
        let place = deque.place(vm, &args[1])?;
        deque.changed();
        let old = deque.items.borrow_mut().remove(place);
        drop(old);
        Ok(Value::NONE)
    }),
    method("__add__", "(self, value, /)", |vm, args| match args[1].native::<Deque>() {
        Some(other) => {
            let deque = this(&args[0]);
            let both = deque.to_vec().into_iter().chain(other.to_vec());
            Ok(same_class(vm, &args[0], Deque::of(both, deque.limit.get())))
        }
        None => {
            let kind = vm.class(&args[1]).name();
            Err(vm.type_error(format!("can only concatenate deque (not \"{kind}\") to deque")))
        }
    }),
    method("__iadd__", "(self, value, /)", |vm, args| {
        extend(vm, args)?;
        Ok(args[0].clone())
    }),
    method("__mul__", "(self, value, /)", repeat),
    method("__rmul__", "(self, value, /)", repeat),
    method("copy", "(self, /)", copy),
    method("__copy__", "(self, /)", copy),
    class_method(
        "__class_getitem__",
        "(cls, item, /)",
        crate::objects::generic_alias::class_getitem,
    ),
];

static ENDS: &[Method] = &[
    method("append", "(self, item, /)", |_, args| {
        this(&args[0]).push_back(args[1].clone());
        Ok(Value::NONE)
    }),
    method("appendleft", "(self, item, /)", |_, args| {
        this(&args[0]).push_front(args[1].clone());
        Ok(Value::NONE)
    }),
    method("pop", "(self, /)", |vm, args| {
        this(&args[0]).changed();
        let item = this(&args[0]).items.borrow_mut().pop_back();
        item.ok_or_else(|| vm.index_error("pop from an empty deque"))
    }),
    method("popleft", "(self, /)", |vm, args| {
        this(&args[0]).changed();
        let item = this(&args[0]).items.borrow_mut().pop_front();
        item.ok_or_else(|| vm.index_error("pop from an empty deque"))
    }),
    method("extend", "(self, iterable, /)", extend),
    method("extendleft", "(self, iterable, /)", |vm, args| {
        for item in vm.to_vec(&args[1])? {
            this(&args[0]).push_front(item);
        }
        Ok(Value::NONE)
    }),
    method("clear", "(self, /)", |_, args| {
        this(&args[0]).changed();
        drop(this(&args[0]).items.take());
        Ok(Value::NONE)
    }),
    method("rotate", "(self, n=1, /)", |vm, args| {
        let steps = if args[1].is_null() { 1 } else { vm.index(&args[1])? };
        let deque = this(&args[0]);
        let length = deque.len() as i64;
        if length > 0 {
            deque.changed();
            deque.items.borrow_mut().rotate_right(steps.rem_euclid(length) as usize);
        }
        Ok(Value::NONE)
    }),
    method("reverse", "(self, /)", |_, args| {
        this(&args[0]).items.borrow_mut().make_contiguous().reverse();
        Ok(Value::NONE)
    }),
    method("count", "(self, value, /)", |vm, args| {
        let mut count = 0;
        for item in this(&args[0]).to_vec() {
            count += usize::from(vm.same_or_equal(&item, &args[1])?);
        }
        Ok(Value::index(count))
    }),
    method("index", "(self, value, start=0, stop=9223372036854775807, /)", |vm, args| {
        let (start, stop) = vm.search_range(&args[2], &args[3], this(&args[0]).len())?;
        match find(vm, &args[0], &args[1], start, stop)? {
            Some(place) => Ok(Value::index(place)),
            None => Err(vm.value_error(format!("{} is not in deque", vm.repr(&args[1])?))),
        }
    }),
    method("insert", "(self, index, value, /)", |vm, args| {
        let deque = this(&args[0]);
        if deque.limit.get() == Some(deque.len()) {
            return Err(vm.index_error("deque already at its maximum size"));
        }
        let (index, length) = (vm.index(&args[1])?, deque.len() as i64);
        let place = if index < 0 { (index + length).max(0) } else { index.min(length) };
        deque.changed();
        deque.items.borrow_mut().insert(place as usize, args[2].clone());
        Ok(Value::NONE)
    }),
    method("remove", "(self, value, /)", |vm, args| {
        let Some(place) = find(vm, &args[0], &args[1], 0, usize::MAX)? else {
            return Err(vm.value_error("deque.remove(x): x not in deque"));
        };
        this(&args[0]).changed();
        let item = this(&args[0]).items.borrow_mut().remove(place);
        drop(item);
        Ok(Value::NONE)
    }),
];

static COMPARISONS: &[Method] = &[
    method("__eq__", "(self, value, /)", |vm, args| compare(vm, args, Comparison::Eq)),
    method("__ne__", "(self, value, /)", |vm, args| compare(vm, args, Comparison::Ne)),
    method("__lt__", "(self, value, /)", |vm, args| compare(vm, args, Comparison::Lt)),
    method("__le__", "(self, value, /)", |vm, args| compare(vm, args, Comparison::Le)),
    method("__gt__", "(self, value, /)", |vm, args| compare(vm, args, Comparison::Gt)),
    method("__ge__", "(self, value, /)", |vm, args| compare(vm, args, Comparison::Ge)),
];

fn init(vm: &Machine, args: &[Value]) -> PyResult {
    let limit = match args[2].is_null() || args[2].is_none() {
        true => None,
        false => match vm.index(&args[2])? {
            limit @ 0.. => Some(limit as usize),
            _ => return Err(vm.value_error("maxlen must be non-negative")),
        },
    };
    let deque = this(&args[0]);
    drop(deque.items.take());
    deque.limit.set(limit);
    if !args[1].is_null() {
        extend(vm, args)?;
    }
    Ok(Value::NONE)
}

fn extend(vm: &Machine, args: &[Value]) -> PyResult {
    for item in vm.to_vec(&args[1])? {
        this(&args[0]).push_back(item);
    }
    Ok(Value::NONE)
}

fn repr(vm: &Machine, args: &[Value]) -> PyResult {
    let name = vm.class(&args[0]).plain_name();
    let Some(_guard) = vm.enter_repr(&args[0])? else { return Ok(Str::new("[...]")) };
    let deque = this(&args[0]);
    let close = deque.limit.get().map_or("])".to_string(), |limit| format!("], maxlen={limit})"));
    vm.join_reprs(&format!("{name}(["), &deque.to_vec(), &close)
}

fn copy(vm: &Machine, args: &[Value]) -> PyResult {
    let deque = this(&args[0]);
    Ok(same_class(vm, &args[0], Deque::of(deque.to_vec(), deque.limit.get())))
}

fn repeat(vm: &Machine, args: &[Value]) -> PyResult {
    let deque = this(&args[0]);
    let count = vm.index(&args[1])?.max(0) as usize;
    vm.check_items(deque.len(), count)?;
    let items = deque.to_vec();
    let repeated = (0..count).flat_map(|_| items.iter().cloned());
    Ok(same_class(vm, &args[0], Deque::of(repeated, deque.limit.get())))
}

fn find(
    vm: &Machine,
    deque: &Value,
    value: &Value,
    start: usize,
    stop: usize,
) -> PyResult<Option<usize>> {
    let deque = this(deque);
    let changes = deque.changes.get();
    let mut place = start;
    while place < stop
        && let Some(item) = deque.get(place)
    {
        if vm.same_or_equal(&item, value)? {
            return Ok(Some(place));
        }
        if deque.changes.get() != changes {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        place += 1;
    }
    Ok(None)
}

fn compare(vm: &Machine, args: &[Value], comparison: Comparison) -> PyResult {
    match args[1].native::<Deque>() {
        Some(other) => vm.compare_rows(&this(&args[0]).to_vec(), &other.to_vec(), comparison),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// An iterator, which ends with an error where the deque changes its length.
struct DequeIterator {
    deque: Value,
    place: Cell<usize>,
    backwards: bool,
    changes: u64,
}

impl NativeObject for DequeIterator {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.deque);
    }

    fn clear(&self) {}
}

fn iterate(deque: &Value, backwards: bool) -> PyResult {
    let spec = if backwards { &REVERSE_ITERATOR } else { &ITERATOR };
    let changes = this(deque).changes.get();
    let iterator = DequeIterator { deque: deque.clone(), place: Cell::new(0), backwards, changes };
    Ok(Native::new(&class_of(spec), iterator))
}

static ITERATOR: TypeSpec = TypeSpec {
    name: "_deque_iterator",
    module: "collections",
    methods: &[ITERATOR_METHODS],
    ..TypeSpec::DEFAULT
};

static REVERSE_ITERATOR: TypeSpec = TypeSpec {
    name: "_deque_reverse_iterator",
    module: "collections",
    methods: &[ITERATOR_METHODS],
    ..TypeSpec::DEFAULT
};

static ITERATOR_METHODS: &[Method] = &[
    method("__iter__", "(self, /)", |_, args| Ok(args[0].clone())),
    method("__next__", "(self, /)", |vm, args| {
        let iterator =
            args[0].native::<DequeIterator>().expect("a deque iterator is asked for its next");
        let deque = this(&iterator.deque);
        if deque.changes.get() != iterator.changes {
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        let place = iterator.place.get();
        let item = match iterator.backwards {
            true => deque.len().checked_sub(place + 1).and_then(|place| deque.get(place)),
            false => deque.get(place),
        };
        iterator.place.set(place + 1);
        item.ok_or_else(|| vm.stop_iteration(Value::NULL))
    }),
];

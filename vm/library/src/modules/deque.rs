//! `_collections`: `deque`. The rest of `collections` is `python/collections.py`.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use heap::allocator::asking;
use heap::room::{self, NoRoom};
use heap::value::{Ref, Value};
use vm::arguments::{Clipped, OrNone, search_range};
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::native::NativeObject;
use vm::objects::native::class_of;
use vm::objects::type_object::flags::{BASETYPE, BY_PLACE, SEQUENCE, WEAKREFS};
use vm::objects::type_object::spec::{Attribute, Hashing, Method, TypeSpec, getter};
use vm::objects::{Module, Native, Str, TypeRef};
use vm::protocols::compare::Comparison;
use vm::{class_method, comparisons, method, static_method};

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

vm::native_argument!(Deque);

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
    fn push_back(&self, item: Value) -> Result<(), NoRoom> {
        self.reserve(1)?;
        self.changed();
        self.items.borrow_mut().push_back(item);
        if self.is_over() {
            let dropped = self.items.borrow_mut().pop_front();
            drop(dropped);
        }
        Ok(())
    }

    fn push_front(&self, item: Value) -> Result<(), NoRoom> {
        self.reserve(1)?;
        self.changed();
        self.items.borrow_mut().push_front(item);
        if self.is_over() {
            let dropped = self.items.borrow_mut().pop_back();
            drop(dropped);
        }
        Ok(())
    }

    fn reserve(&self, more: usize) -> Result<(), NoRoom> {
        asking(|| self.items.borrow_mut().try_reserve(more)).map_err(|_| NoRoom)
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

    fn to_vec(&self) -> Result<Vec<Value>, NoRoom> {
        let mut row = room::for_items(self.len())?;
        row.extend(self.items.borrow().iter().cloned());
        Ok(row)
    }

    fn new(limit: Option<usize>) -> Deque {
        Deque { items: RefCell::default(), limit: Cell::new(limit), changes: Cell::new(0) }
    }

    fn of(items: impl IntoIterator<Item = Value>, limit: Option<usize>) -> Result<Deque, NoRoom> {
        let made = Deque::new(limit);
        items.into_iter().try_for_each(|item| made.push_back(item))?;
        Ok(made)
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
    doc: "A row that is fast at both ends, with a greatest length if one is given.",
    signature: "([iterable[, maxlen]])",
    module: "collections",
    flags: BASETYPE | SEQUENCE | WEAKREFS | BY_PLACE,
    methods: &[METHODS, ENDS, COMPARISONS],
    attributes: ATTRIBUTES,
    hashing: Hashing::Refused,
    ..TypeSpec::DEFAULT
};

static ATTRIBUTES: &[Attribute] =
    &[getter("maxlen", |_, value| Ok(this(value).limit.get().map_or(Value::NONE, Value::index)))];

static METHODS: &[Method] =
    &[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            |_, class: &TypeRef, _: &[Value], _: &Value| {
                Ok(Native::new(class, Deque::new(None)))
            }
        ),
        method!("__init__", "(self, iterable=(), maxlen=None)", init),
        method!("__repr__", "(self, /)", repr),
        method!("__len__", "(self, /)", |_, deque: &Deque| deque.len()),
        method!("__bool__", "(self, /)", |_, deque: &Deque| deque.len() > 0),
        method!("__iter__", "(self, /)", |_, deque: &Value| iterate(deque, false)),
        method!("__reversed__", "(self, /)", |_, deque: &Value| iterate(deque, true)),
        method!("__contains__", "(self, key, /)", |vm, deque: &Value, key: &Value| {
            Ok(Value::bool(find(vm, deque, key, 0, usize::MAX)?.is_some()))
        }),
        method!("__getitem__", "(self, key, /)", |vm, deque: &Deque, key: &Value| {
            let place = deque.place(vm, key)?;
            Ok(deque.get(place).unwrap_or(Value::NONE))
        }),
        method!(
            "__setitem__",
            "(self, key, value, /)",
            |vm, deque: &Deque, key: &Value, value: &Value| {
                let place = deque.place(vm, key)?;
                let old = deque
                    .items
                    .borrow_mut()
                    .get_mut(place)
                    .map(|slot| std::mem::replace(slot, value.clone()));
                drop(old);
                Ok(Value::NONE)
            }
        ),
        method!("__delitem__", "(self, key, /)", |vm, deque: &Deque, key: &Value| {
            let place = deque.place(vm, key)?;
            deque.changed();
            let old = deque.items.borrow_mut().remove(place);
            drop(old);
            Ok(Value::NONE)
        }),
        method!("__add__", "(self, value, /)", |vm, one: &Value, two: &Value| match two
            .native::<Deque>()
        {
            Some(other) => {
                let deque = this(one);
                let both = deque.to_vec()?.into_iter().chain(other.to_vec()?);
                Ok(same_class(vm, one, Deque::of(both, deque.limit.get())?))
            }
            None => {
                let kind = vm.class(two).name();
                Err(vm.type_error(format!("can only concatenate deque (not \"{kind}\") to deque")))
            }
        }),
        method!("__iadd__", "(self, value, /)", |vm, deque: &Value, value: &Value| {
            extend(vm, deque, value, Deque::push_back)?;
            Ok(deque.clone())
        }),
        method!("__mul__", "(self, value, /)", repeat),
        method!("__rmul__", "(self, value, /)", repeat),
        method!("copy", "(self, /)", copy).doc("A new deque with the same items."),
        method!("__copy__", "(self, /)", copy),
        class_method!(
            "__class_getitem__",
            "(cls, item, /)",
            vm::objects::generic_alias::class_getitem,
        )
        .untold(),
    ];

static ENDS: &[Method] = &[
    method!("append", "(self, item, /)", |_, deque: &Deque, item: &Value| {
        deque.push_back(item.clone())?;
        Ok(Value::NONE)
    })
    .doc("Put an item at the right end."),
    method!("appendleft", "(self, item, /)", |_, deque: &Deque, item: &Value| {
        deque.push_front(item.clone())?;
        Ok(Value::NONE)
    })
    .doc("Put an item at the left end."),
    method!("pop", "(self, /)", |vm, deque: &Deque| {
        deque.changed();
        let item = deque.items.borrow_mut().pop_back();
        item.ok_or_else(|| vm.index_error("pop from an empty deque"))
    })
    .doc("Take the item at the right end."),
    method!("popleft", "(self, /)", |vm, deque: &Deque| {
        deque.changed();
        let item = deque.items.borrow_mut().pop_front();
        item.ok_or_else(|| vm.index_error("pop from an empty deque"))
    })
    .doc("Take the item at the left end."),
    method!("extend", "(self, iterable, /)", |vm, deque: &Value, iterable: &Value| {
        extend(vm, deque, iterable, Deque::push_back)
    })
    .doc("Put the items of an iterable at the right end."),
    method!("extendleft", "(self, iterable, /)", |vm, deque: &Value, iterable: &Value| {
        extend(vm, deque, iterable, Deque::push_front)
    })
    .doc("Put the items of an iterable at the left end, one after the other."),
    method!("clear", "(self, /)", |_, deque: &Deque| {
        deque.changed();
        drop(deque.items.take());
    })
    .doc("Take out all items."),
    method!("rotate", "(self, n=1, /)", |_, deque: &Deque, n: Option<i64>| {
        let steps = n.unwrap_or(1);
        let length = deque.len() as i64;
        if length > 0 {
            deque.changed();
            deque.items.borrow_mut().rotate_right(steps.rem_euclid(length) as usize);
        }
    })
    .doc("Move items from the right end to the left one, or back for a negative number."),
    method!("reverse", "(self, /)", |_, deque: &Deque| {
        deque.items.borrow_mut().make_contiguous().reverse();
    })
    .doc("Turn the order of the items around, in place."),
    method!("count", "(self, value, /)", |vm, deque: &Deque, value: &Value| {
        let (changes, mut count, mut place) = (deque.changes.get(), 0, 0);
        while let Some(item) = deque.get(place) {
            count += usize::from(vm.same_or_equal(&item, value)?);
            place += 1;
            if deque.changes.get() != changes {
                return Err(vm.runtime_error("deque mutated during iteration"));
            }
        }
        Ok(Value::index(count))
    })
    .doc("How many items are equal to a value."),
    method!(
        "index",
        "(self, value, [start, [stop]])",
        |vm, deque: &Value, value: &Value, start: Option<Clipped>, stop: Option<Clipped>| {
            let (start, stop) = search_range(start, stop, this(deque).len());
            match find(vm, deque, value, start, stop)? {
                Some(place) => Ok(Value::index(place)),
                None => Err(vm.value_error("deque.index(x): x not in deque")),
            }
        }
    )
    .doc("Where the first item equal to a value is; ValueError if none is."),
    method!("insert", "(self, index, value, /)", |vm, deque: &Deque, index: i64, value: &Value| {
        if deque.limit.get() == Some(deque.len()) {
            return Err(vm.index_error("deque already at its maximum size"));
        }
        let (index, length) = (index, deque.len() as i64);
        let place = if index < 0 { (index + length).max(0) } else { index.min(length) };
        deque.reserve(1)?;
        deque.changed();
        deque.items.borrow_mut().insert(place as usize, value.clone());
        Ok(Value::NONE)
    })
    .doc("Put an item in front of the one at an index."),
    method!("remove", "(self, value, /)", |vm, deque: &Value, value: &Value| {
        let Some(place) = find(vm, deque, value, 0, usize::MAX)? else {
            return Err(vm.value_error("deque.remove(x): x not in deque"));
        };
        this(deque).changed();
        let item = this(deque).items.borrow_mut().remove(place);
        drop(item);
        Ok(Value::NONE)
    })
    .doc("Take out the first item equal to a value; ValueError if none is."),
];

static COMPARISONS: &[Method] =
    comparisons!(|vm, deque: &Deque, value, comparison| compare(vm, deque, value, comparison));

fn init(
    vm: &Machine,
    value: &Value,
    iterable: Option<&Value>,
    maxlen: OrNone<i64>,
) -> PyResult<()> {
    let deque = this(value);
    let limit = match maxlen.0 {
        None => None,
        Some(limit @ 0..) => Some(limit as usize),
        Some(_) => return Err(vm.value_error("maxlen must be non-negative")),
    };
    drop(deque.items.take());
    deque.limit.set(limit);
    iterable.map_or(Ok(()), |iterable| extend(vm, value, iterable, Deque::push_back))
}

/// Puts the items of an iterable at one end, as they come; those of the deque itself as they were before.
fn extend(
    vm: &Machine,
    deque: &Value,
    iterable: &Value,
    push: fn(&Deque, Value) -> Result<(), NoRoom>,
) -> PyResult<()> {
    if iterable.is(deque) {
        let items = this(deque).to_vec()?;
        return Ok(items.into_iter().try_for_each(|item| push(this(deque), item))?);
    }
    let iterator = vm.iter(iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        push(this(deque), item)?;
    }
    Ok(())
}

fn repr(vm: &Machine, value: &Value) -> PyResult {
    let name = vm.class(value).plain_name();
    let Some(_guard) = vm.enter_repr(value)? else { return Ok(Str::new("[...]")) };
    let deque = this(value);
    let close = deque.limit.get().map_or("])".to_string(), |limit| format!("], maxlen={limit})"));
    vm.join_reprs(&format!("{name}(["), &deque.to_vec()?, &close)
}

fn copy(vm: &Machine, value: &Value) -> PyResult {
    let deque = this(value);
    Ok(same_class(vm, value, Deque::of(deque.to_vec()?, deque.limit.get())?))
}

fn repeat(vm: &Machine, value: &Value, count: &Value) -> PyResult {
    let Some(count) = vm.repeat_count(count)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let deque = this(value);
    let enough = match (deque.len(), deque.limit.get()) {
        (0, _) => 0,
        (length, Some(limit)) => limit.div_ceil(length),
        (_, None) => usize::MAX,
    };
    let count = count.min(enough);
    vm.check_items(deque.len(), count)?;
    let items = deque.to_vec()?;
    let repeated = (0..count).flat_map(|_| items.iter().cloned());
    Ok(same_class(vm, value, Deque::of(repeated, deque.limit.get())?))
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

fn compare(vm: &Machine, deque: &Deque, value: &Value, comparison: Comparison) -> PyResult {
    match value.native::<Deque>() {
        Some(other) => vm.compare_rows(&deque.to_vec()?[..], &other.to_vec()?[..], comparison),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// An iterator, which ends with an error where the deque changes its length.
struct DequeIterator {
    deque: Value,
    /// How many items are to come.
    left: Cell<usize>,
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
    let (left, changes) = (Cell::new(this(deque).len()), this(deque).changes.get());
    let iterator = DequeIterator { deque: deque.clone(), left, backwards, changes };
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
    method!("__iter__", "(self, /)", |_, deque: &Value| deque.clone()),
    method!("__next__", "(self, /)", |vm, this: &Value| {
        let item = iterator(this).next(vm)?;
        item.ok_or_else(|| vm.stop_iteration(Value::NULL))
    }),
    method!("__length_hint__", "(self, /)", |_, this: &Value| iterator(this).left.get()),
];

fn iterator(value: &Value) -> &DequeIterator {
    value.native::<DequeIterator>().expect("a method of deque iterators is called with one")
}

impl DequeIterator {
    /// The next item. Backwards, an iterator that is through does not look whether the deque has changed.
    fn next(&self, vm: &Machine) -> PyResult<Option<Value>> {
        let (deque, left) = (this(&self.deque), self.left.get());
        if left == 0 && self.backwards {
            return Ok(None);
        }
        if deque.changes.get() != self.changes {
            self.left.set(0);
            return Err(vm.runtime_error("deque mutated during iteration"));
        }
        let Some(after) = left.checked_sub(1) else { return Ok(None) };
        self.left.set(after);
        Ok(deque.get(if self.backwards { after } else { deque.len() - left }))
    }
}

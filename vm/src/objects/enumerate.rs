//! `enumerate`, `zip`, `map` and `filter`.

use std::cell::Cell;

use heap::value::cells::ValueCell;
use heap::value::{Ref, Value};

use super::generic_alias::class_getitem;
use super::list::drop_backwards;
use super::native::{Native, NativeObject};
use super::tuple::KeptTuple;
use super::type_object::flags::BASETYPE;
use super::type_object::spec::{Method, TypeSpec};
use super::{Dict, Tuple, TypeObject, TypeRef, int};
use crate::arguments::take_keywords;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::{class_method, method, static_method};

/// Iterators that lazily combine others. What they hold dies in this order.
enum Combination {
    Enumerate { iterator: Value, kept: KeptTuple, count: ValueCell },
    Zip { iterators: Ref<Tuple>, kept: KeptTuple, strict: Cell<bool> },
    Map { iterators: Ref<Tuple>, function: Value, strict: Cell<bool> },
    Filter { function: Value, iterator: Value },
}

impl NativeObject for Combination {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        match self {
            Combination::Enumerate { iterator, kept, count } => {
                visit(iterator);
                kept.look(&mut *visit);
                count.look(visit);
            }
            Combination::Zip { iterators, kept, strict: _ } => {
                visit(iterators.value());
                kept.look(visit);
            }
            Combination::Map { iterators, function, strict: _ } => {
                visit(iterators.value());
                visit(function);
            }
            Combination::Filter { function, iterator } => {
                visit(iterator);
                visit(function);
            }
        }
    }

    /// What it was made of is older than itself: only what it has given can close a cycle on its own.
    fn clear(&self) {
        if let Combination::Enumerate { kept, .. } | Combination::Zip { kept, .. } = self {
            kept.clear();
        }
    }
}

const SHARED: TypeSpec = TypeSpec { flags: BASETYPE, ..TypeSpec::DEFAULT };
pub static ENUMERATE_SPEC: TypeSpec = TypeSpec {
    name: "enumerate",
    doc: "Pairs of a count and an item.",
    signature: "(iterable, start=0)",
    methods: &[METHODS, ENUMERATE],
    ..SHARED
};
pub static ZIP_SPEC: TypeSpec = TypeSpec {
    name: "zip",
    doc: "Tuples of an item from each iterable, until one ends.",
    signature: "(*iterables, strict=False)",
    methods: &[METHODS, SET_STATE, ZIP],
    ..SHARED
};
pub static MAP_SPEC: TypeSpec = TypeSpec {
    name: "map",
    doc: "What a function gives for each item, or for the items of several iterables.",
    signature: "(function, iterable, /, *iterables, strict=False)",
    methods: &[METHODS, SET_STATE, MAP],
    ..SHARED
};
pub static FILTER_SPEC: TypeSpec = TypeSpec {
    name: "filter",
    doc: "The items for which a function is true, or that are true themselves.",
    signature: "(function, iterable, /)",
    methods: &[METHODS, FILTER],
    ..SHARED
};

static METHODS: &[Method] = &[
    method!("__iter__", "(self, /)", |_, this: &Value| this.clone()),
    method!("__next__", "(self, /)", |vm, this: &Value| {
        next(vm, this)?.ok_or_else(|| vm.stop_iteration(Value::NONE))
    }),
    method!("__reduce__", "(self, /)", reduce),
];

/// How strict it is.
static SET_STATE: &[Method] =
    &[method!("__setstate__", "(self, object, /)", |vm, value: &Value, object: &Value| {
        let is_strict = vm.truth(object)?;
        if let Combination::Zip { strict, .. } | Combination::Map { strict, .. } = this(value) {
            strict.set(is_strict);
        }
        Ok(Value::NONE)
    })];

fn this(value: &Value) -> &Combination {
    value.native::<Combination>().expect("a method of an iterator is called with one")
}

/// What makes the iterator again: its class, what it goes over now, and whether it is strict.
fn reduce(vm: &Machine, value: &Value) -> PyResult {
    let (arguments, strict) = match this(value) {
        Combination::Enumerate { iterator, count, .. } => {
            (vec![iterator.clone(), count.get()], false)
        }
        Combination::Zip { iterators, strict, .. } => (iterators.items().to_vec(), strict.get()),
        Combination::Map { iterators, function, strict } => {
            ([std::slice::from_ref(function), iterators.items()].concat(), strict.get())
        }
        Combination::Filter { function, iterator } => {
            (vec![function.clone(), iterator.clone()], false)
        }
    };
    let mut parts = vec![vm.class(value).value().clone(), Tuple::new(arguments)];
    parts.extend(strict.then_some(Value::TRUE));
    Ok(Tuple::new(parts))
}

fn class(vm: &Machine, value: &Value) -> PyResult<TypeRef> {
    value.cast::<TypeObject>().ok_or_else(|| vm.type_error("__new__(X): X is not a type object"))
}

fn iterators(vm: &Machine, iterables: &[Value]) -> PyResult<Ref<Tuple>> {
    let mut made = Vec::with_capacity(iterables.len());
    for iterable in iterables {
        match vm.iter(iterable) {
            Ok(iterator) => made.push(iterator),
            Err(raised) => {
                drop_backwards(made);
                return Err(raised);
            }
        }
    }
    Ok(Tuple::new(made).cast().expect("a new tuple is one"))
}

fn strictness(vm: &Machine, keywords: &Value, name: &str) -> PyResult<bool> {
    let given = keywords.downcast::<Dict>().map_or(0, Dict::len);
    if given > 1 {
        let words = format!("{name}() takes at most 1 keyword argument ({given} given)");
        return Err(vm.type_error(words));
    }
    let [strict] = take_keywords(vm, name, keywords, ["strict"])?;
    Ok(!strict.is_null() && vm.truth(&strict)?)
}

static ENUMERATE: &[Method] = &[
    class_method!("__class_getitem__", "(cls, item, /)", class_getitem).untold(),
    static_method!(
        "__new__",
        "(cls, iterable, start=0)",
        |vm, owner: &Value, iterable: &Value, start: &Value| {
            let count = if start.is_null() { int::from_i64(0) } else { vm.index_value(start)? };
            let iterator = vm.iter(iterable)?;
            Ok(Native::new(
                &class(vm, owner)?,
                Combination::Enumerate {
                    iterator,
                    kept: KeptTuple::new(2),
                    count: ValueCell::new(count),
                },
            ))
        }
    ),
];

static ZIP: &[Method] = &[static_method!(
    "__new__",
    "(cls, /, *iterables, **kwargs)",
    |vm, owner: &Value, iterables: &Value, kwargs: &Value| {
        let strict = Cell::new(strictness(vm, kwargs, "zip")?);
        let iterators = iterators(vm, &vm.to_vec(iterables)?)?;
        let kept = KeptTuple::new(iterators.len());
        Ok(Native::new(&class(vm, owner)?, Combination::Zip { iterators, kept, strict }))
    }
)];

static MAP: &[Method] = &[static_method!(
    "__new__",
    "(cls, /, *args, **kwargs)",
    |vm, owner: &Value, args: &Value, kwargs: &Value| {
        let strict = Cell::new(strictness(vm, kwargs, "map")?);
        let all = vm.to_vec(args)?;
        let [function, iterables @ ..] = &all[..] else {
            return Err(vm.type_error("map() must have at least two arguments."));
        };
        if iterables.is_empty() {
            return Err(vm.type_error("map() must have at least two arguments."));
        }
        let iterators = iterators(vm, iterables)?;
        Ok(Native::new(
            &class(vm, owner)?,
            Combination::Map { iterators, function: function.clone(), strict },
        ))
    }
)];

static FILTER: &[Method] = &[static_method!(
    "__new__",
    "(cls, function, iterable, /)",
    |vm, owner: &Value, function: &Value, iterable: &Value| {
        let iterator = vm.iter(iterable)?;
        Ok(Native::new(
            &class(vm, owner)?,
            Combination::Filter { function: function.clone(), iterator },
        ))
    }
)];

fn next(vm: &Machine, value: &Value) -> PyResult<Option<Value>> {
    match this(value) {
        Combination::Enumerate { iterator, kept, count } => {
            let Some(item) = vm.next(iterator)? else { return Ok(None) };
            let number = count.get();
            let one = Value::int_unchecked(1);
            count.set(vm.binary_operator(
                &number,
                &one,
                crate::protocols::operators::number::ADD,
            )?);
            Ok(Some(kept.pair([number, item])))
        }
        Combination::Zip { iterators, kept, strict } => {
            zip(vm, iterators.items(), kept, strict.get())
        }
        Combination::Map { iterators, function, strict } => match iterators.items() {
            [only] => match vm.next(only)? {
                Some(item) => vm.call(function, std::slice::from_ref(&item)).map(Some),
                None => Ok(None),
            },
            several => match row(vm, several, strict.get(), "map")? {
                Some(items) => vm.call(function, &items).map(Some),
                None => Ok(None),
            },
        },
        Combination::Filter { function, iterator } => {
            while let Some(item) = vm.next(iterator)? {
                let keep = match function.is_none() || function.is(vm.types.bool.value()) {
                    true => vm.truth(&item)?,
                    false => {
                        let answer = vm.call(function, std::slice::from_ref(&item))?;
                        vm.truth(&answer)?
                    }
                };
                if keep {
                    return Ok(Some(item));
                }
            }
            Ok(None)
        }
    }
}

/// A tuple of one item of each iterator; `None` once one has ended.
fn zip(
    vm: &Machine,
    iterators: &[Value],
    kept: &KeptTuple,
    strict: bool,
) -> PyResult<Option<Value>> {
    if iterators.is_empty() {
        return Ok(None);
    }
    let Some(mut tuple) = kept.take() else {
        return Ok(row(vm, iterators, strict, "zip")?.map(Tuple::new));
    };
    let filled = fill(vm, iterators, &mut tuple);
    kept.keep(&tuple);
    match filled? {
        None => Ok(Some(tuple.into_value())),
        Some(ended) if strict => end_strictly(vm, iterators, ended, "zip").map(|_| None),
        Some(_) => Ok(None),
    }
}

/// Fills a tuple anew; gives the place of an iterator that has ended.
fn fill(vm: &Machine, iterators: &[Value], tuple: &mut Ref<Tuple>) -> PyResult<Option<usize>> {
    for (index, iterator) in iterators.iter().enumerate() {
        let Some(item) = vm.next(iterator)? else { return Ok(Some(index)) };
        drop(Tuple::replace(tuple, index, item));
    }
    Ok(None)
}

/// One item of each iterator; `None` once one has ended.
fn row(
    vm: &Machine,
    iterators: &[Value],
    strict: bool,
    name: &str,
) -> PyResult<Option<Vec<Value>>> {
    let mut items = Vec::with_capacity(iterators.len());
    for (index, iterator) in iterators.iter().enumerate() {
        match vm.next(iterator)? {
            Some(item) => items.push(item),
            None if strict => return end_strictly(vm, iterators, index, name),
            None => return Ok(None),
        }
    }
    Ok((!items.is_empty()).then_some(items))
}

fn end_strictly(
    vm: &Machine,
    iterators: &[Value],
    ended: usize,
    name: &str,
) -> PyResult<Option<Vec<Value>>> {
    let range = |count: usize| if count == 1 { "1".to_string() } else { format!("s 1-{count}") };
    let others = |count: usize| if count == 1 { " 1".to_string() } else { range(count) };
    if ended > 0 {
        return Err(vm.value_error(format!(
            "{name}() argument {} is shorter than argument{}",
            ended + 1,
            others(ended)
        )));
    }
    for (index, iterator) in iterators.iter().enumerate().skip(1) {
        if vm.next(iterator)?.is_some() {
            return Err(vm.value_error(format!(
                "{name}() argument {} is longer than argument{}",
                index + 1,
                others(index)
            )));
        }
    }
    Ok(None)
}

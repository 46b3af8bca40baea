//! Builtins over iterables: `iter`, `next`, `sum`, `min`, `sorted`, ...

use heap::Kind;
use heap::value::Value;
use vm::arguments::take_keywords;
use vm::errors::PyResult;
use vm::function;
use vm::machine::Machine;
use vm::objects::type_object::spec::{Counting, Method};
use vm::objects::{ItemIterator, Tuple, int, list};
use vm::protocols::compare::Comparison;
use vm::protocols::operators::number;
use vm::special::Special;

use super::anext;

pub(super) static FUNCTIONS: &[Method] = &[
    function!("iter", "(object, sentinel=None, /)", |vm, object: &Value, sentinel: &Value| {
        match sentinel.is_null() {
            true => vm.iter(object),
            false if !vm.is_callable(object) => {
                Err(vm.type_error("iter(v, w): v must be callable"))
            }
            false => Ok(ItemIterator::over_callable(vm, object, sentinel)),
        }
    })
    .doc("An iterator over an object, or over what a callable gives until a sentinel.")
    .untold(),
    function!("next", "(iterator, default=None, /)", next)
        .doc("The next item; the default, where one is given, after the last.")
        .untold(),
    function!("aiter", "(async_iterable, /)", |vm, async_iterable: &Value| {
        if !vm.class(async_iterable).defines(Special::AIter) {
            let kind = vm.class(async_iterable).name();
            return Err(vm.type_error(format!("'{kind}' object is not an async iterable")));
        }
        vm.call_special(async_iterable, Special::AIter, &[])
    })
    .doc("The asynchronous iterator of an object."),
    function!("anext", "(aiterator, default=<unrepresentable>, /)", |vm, aiterator: &Value, default: &Value| {
        if !vm.class(aiterator).defines(Special::ANext) {
            let kind = vm.class(aiterator).name();
            return Err(vm.type_error(format!("'{kind}' object is not an async iterator")));
        }
        let step = vm.call_special(aiterator, Special::ANext, &[])?;
        Ok(match default.is_null() {
            true => step,
            false => anext::new(step, default.clone()),
        })
    })
    .doc("An awaitable for the next item of an asynchronous iterator; for the default after the last."),
    function!("all", "(iterable, /)", |vm, iterable: &Value| {
        let iterator = vm.iter(iterable)?;
        while let Some(item) = vm.next(&iterator)? {
            if !vm.truth(&item)? {
                return Ok(Value::FALSE);
            }
        }
        Ok(Value::TRUE)
    })
    .doc("Whether every item counts as true."),
    function!("any", "(iterable, /)", |vm, iterable: &Value| {
        let iterator = vm.iter(iterable)?;
        while let Some(item) = vm.next(&iterator)? {
            if vm.truth(&item)? {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    })
    .doc("Whether some item counts as true."),
    function!("sum", "(iterable, /, start=0)", sum).doc("The start and all items, added up."),
    function!("min", "(*args, **kwargs)", |vm, args: &Value, kwargs: &Value| extreme(
        vm,
        args,
        kwargs,
        "min",
        Comparison::Lt
    ))
    .doc("The smallest of the items or of the arguments.")
    .untold(),
    function!("max", "(*args, **kwargs)", |vm, args: &Value, kwargs: &Value| extreme(
        vm,
        args,
        kwargs,
        "max",
        Comparison::Gt
    ))
    .doc("The largest of the items or of the arguments.")
    .untold(),
    function!("sorted", "(iterable, /, *, key=None, reverse=False)", sorted)
        .doc("A new list of the items in ascending order; equal ones keep theirs.")
        .counting(Counting::ByPosition("sorted")),
];

fn sorted(vm: &Machine, iterable: &Value, key: &Value, reverse: bool) -> PyResult {
    list::sort::sorted(vm, iterable, key, reverse)
}

fn next(vm: &Machine, iterator: &Value, default: &Value) -> PyResult {
    if !vm.class(iterator).defines(Special::Next) {
        let kind = vm.class(iterator).name();
        return Err(vm.type_error(format!("'{kind}' object is not an iterator")));
    }
    // By the method, so that what `StopIteration` carries is not lost.
    match vm.call_special(iterator, Special::Next, &[]) {
        Err(raised) if !default.is_null() && raised.is_a(&vm.types.exceptions.stop_iteration) => {
            Ok(default.clone())
        }
        outcome => outcome,
    }
}

fn sum(vm: &Machine, iterable: &Value, start: Option<&Value>) -> PyResult {
    let iterator = vm.iter(iterable)?;
    let mut total = start.cloned().unwrap_or(int::from_i64(0));
    let joins = match total.kind() {
        Some(Kind::Str) => Some("strings [use ''.join(seq) instead]"),
        Some(Kind::Bytes) => Some("bytes [use b''.join(seq) instead]"),
        Some(Kind::ByteArray) => Some("bytearray [use b''.join(seq) instead]"),
        _ => None,
    };
    if let Some(joins) = joins {
        return Err(vm.type_error(format!("sum() can't sum {joins}")));
    }
    // Floats are added with the error of each step kept (Neumaier), as CPython does.
    let mut compensation = 0.0f64;
    while let Some(item) = vm.next(&iterator)? {
        if let (Some(sum), Some(number)) =
            (total.as_float(), item.as_float().or_else(|| item.as_small_int().map(|n| n as f64)))
        {
            let next = sum + number;
            if item.is_float() {
                compensation += if sum.abs() >= number.abs() {
                    (sum - next) + number
                } else {
                    (number - next) + sum
                };
            }
            total = Value::float(next);
            continue;
        }
        total = vm.binary_operator(&total, &item, number::ADD)?;
    }
    match total.as_float() {
        Some(sum) if compensation != 0.0 && compensation.is_finite() => {
            Ok(Value::float(sum + compensation))
        }
        _ => Ok(total),
    }
}

fn extreme(vm: &Machine, args: &Value, kwargs: &Value, name: &str, better: Comparison) -> PyResult {
    let given = args.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    if given.is_empty() {
        return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    let [key, default] = take_keywords(vm, name, kwargs, ["key", "default"])?;
    let iterator = match given {
        [iterable] => vm.iter(iterable)?,
        _ if !default.is_null() => {
            return Err(vm.type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        _ => ItemIterator::over_tuple(vm, args),
    };
    let mut best: Option<(Value, Value)> = None;
    while let Some(item) = vm.next(&iterator)? {
        let rank =
            if key.is_given() { vm.call(&key, std::slice::from_ref(&item))? } else { item.clone() };
        let replaces = match &best {
            Some((_, best)) => vm.compare_truth(&rank, best, better)?,
            None => true,
        };
        if replaces {
            best = Some((item, rank));
        }
    }
    match best {
        Some((item, _)) => Ok(item),
        None if !default.is_null() => Ok(default),
        None => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
    }
}

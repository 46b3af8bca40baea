//! Builtins over iterables: `iter`, `next`, `sum`, `min`, `sorted`, ...

use compiler::operand::AwaitContext;

use crate::errors::{PyResult, unexpected_keyword};
use crate::machine::Machine;
use crate::objects::generator::asynchronous;
use crate::objects::type_object::spec::{Method, function};
use crate::objects::{Dict, ItemIterator, Str, Tuple, int, list};
use crate::protocols::compare::Comparison;
use crate::protocols::operators::number;
use crate::special::Special;
use crate::value::Value;

pub(super) static FUNCTIONS: &[Method] = &[
    function("iter", "(object, sentinel=None, /)", |vm, args| match args[1].is_null() {
        true => vm.iter(&args[0]),
        false if !vm.is_callable(&args[0]) => Err(vm.type_error("iter(v, w): v must be callable")),
        false => Ok(ItemIterator::over_callable(vm, &args[0], &args[1])),
    }),
    function("next", "(iterator, default=None, /)", next),
    function("aiter", "(async_iterable, /)", |vm, args| {
        vm.call_special(&args[0], Special::AIter, &[])
    }),
    function("anext", "(aiterator, /)", |vm, args| {
        let step = vm.call_special(&args[0], Special::ANext, &[])?;
        asynchronous::awaitable(vm, &step, AwaitContext::Expression)
    }),
    function("all", "(iterable, /)", |vm, args| {
        let iterator = vm.iter(&args[0])?;
        while let Some(item) = vm.next(&iterator)? {
            if !vm.truth(&item)? {
                return Ok(Value::FALSE);
            }
        }
        Ok(Value::TRUE)
    }),
    function("any", "(iterable, /)", |vm, args| {
        let iterator = vm.iter(&args[0])?;
        while let Some(item) = vm.next(&iterator)? {
            if vm.truth(&item)? {
                return Ok(Value::TRUE);
            }
        }
        Ok(Value::FALSE)
    }),
    function("sum", "(iterable, /, start=0)", sum),
    function("min", "(*args, **kwargs)", |vm, args| extreme(vm, args, "min", Comparison::Lt)),
    function("max", "(*args, **kwargs)", |vm, args| extreme(vm, args, "max", Comparison::Gt)),
    function("sorted", "(*args, key=None, reverse=False)", sorted),
];

fn sorted(vm: &Machine, args: &[Value]) -> PyResult {
    let [key, reverse, given] = args else {
        return Err(vm.system_error("sorted() without arguments"));
    };
    let given = vm.to_vec(given)?;
    let [iterable] = &given[..] else {
        let given = given.len();
        return Err(vm.type_error(format!("sorted expected 1 argument, got {given}")));
    };
    list::sort::sorted(vm, iterable, key, !reverse.is_null() && vm.truth(reverse)?)
}

fn next(vm: &Machine, args: &[Value]) -> PyResult {
    let iterator = &args[0];
    if !vm.class(iterator).defines(Special::Next) {
        let kind = vm.class(iterator).name();
        return Err(vm.type_error(format!("'{kind}' object is not an iterator")));
    }
    // By the method, so that what `StopIteration` carries is not lost.
    match vm.call_special(iterator, Special::Next, &[]) {
        Err(raised) if !args[1].is_null() && raised.is_a(&vm.types.exceptions.stop_iteration) => {
            Ok(args[1].clone())
        }
        outcome => outcome,
    }
}

fn sum(vm: &Machine, args: &[Value]) -> PyResult {
    let mut total = if args[1].is_null() { int::from_i64(0) } else { args[1].clone() };
    if total.is_exact::<Str>() {
        return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    let iterator = vm.iter(&args[0])?;
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

fn extreme(vm: &Machine, args: &[Value], name: &str, better: Comparison) -> PyResult {
    let (mut key, mut default) = (Value::NULL, Value::NULL);
    if let Some(keywords) = args[1].downcast::<Dict>() {
        for (keyword, value) in keywords.items() {
            match keyword.to_string().as_str() {
                "key" => key = value,
                "default" => default = value,
                _ => {
                    let keyword = vm.name_of(&keyword)?;
                    return Err(vm.type_error(unexpected_keyword(name, &keyword, "")));
                }
            }
        }
    }
    let given = args[0].downcast::<Tuple>().map_or(&[][..], Tuple::items);
    let iterator = match given {
        [] => return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => vm.iter(iterable)?,
        _ if !default.is_null() => {
            return Err(vm.type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        _ => ItemIterator::over_tuple(vm, &args[0]),
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

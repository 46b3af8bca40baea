//! `gc`: the cycle collector as programs see it.
//!
//! CPython's three generations are two here: `collect(0)` looks at the young, `collect(1)` and `collect(2)` at all.

use crate::errors::PyResult;
use crate::function;
use crate::heap::collector::{self, Extent};
use crate::heap::{self, Kind};
use crate::machine::Machine;
use crate::objects::type_object::spec::{Method, function};
use crate::objects::{Dict, List, Module, Str, Tuple};
use crate::value::{Ref, Value};

const DEBUG_STATS: i64 = 1;
const DEBUG_COLLECTABLE: i64 = 2;
const DEBUG_UNCOLLECTABLE: i64 = 4;
const DEBUG_SAVEALL: i64 = 32;
const DEBUG_LEAK: i64 = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL;

pub fn make(vm: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::native("gc", FUNCTIONS);
    module.dict.set_str("garbage", vm.garbage.clone());
    module.dict.set_str("callbacks", vm.collection_callbacks.clone());
    for (name, flag) in [
        ("DEBUG_STATS", DEBUG_STATS),
        ("DEBUG_COLLECTABLE", DEBUG_COLLECTABLE),
        ("DEBUG_UNCOLLECTABLE", DEBUG_UNCOLLECTABLE),
        ("DEBUG_SAVEALL", DEBUG_SAVEALL),
        ("DEBUG_LEAK", DEBUG_LEAK),
    ] {
        module.dict.set_str(name, vm.int(flag));
    }
    Ok(module)
}

static FUNCTIONS: &[Method] = &[
    function!("collect", "(generation=2)", |vm, generation: Option<i64>| {
        let generation = generation.unwrap_or(2);
        match usize::try_from(generation) {
            Ok(generation @ 0..=2) => Ok(Value::index(collect(vm, generation))),
            _ => Err(vm.value_error("invalid generation")),
        }
    })
    .doc("Look for garbage in a generation and the younger ones; gives how much was found."),
    function!("enable", "()", |_| {
        collector::set_enabled(true);
    })
    .doc("Collect on its own."),
    function!("disable", "()", |_| {
        collector::set_enabled(false);
    })
    .doc("Stop collecting on its own."),
    function!("isenabled", "()", |_| collector::is_enabled())
        .doc("Whether garbage is collected on its own."),
    function!("get_count", "()", |_| {
        let (young, since_all) = collector::counts();
        Ok(Tuple::new(vec![Value::index(young), Value::index(since_all), Value::index(0)]))
    })
    .doc("The counts of the generations."),
    function!("get_threshold", "()", |_| {
        let (young, patience) = collector::thresholds();
        Ok(Tuple::new([young, patience, patience].map(Value::index).to_vec()))
    })
    .doc("The counts at which the generations are collected."),
    function!("set_threshold", "(threshold0, threshold1=10, threshold2=10, /)", set_threshold)
        .doc("Set the counts at which the generations are collected.")
        .untold(),
    function("get_stats", "()", get_stats)
        .doc("What collections have done, a dict for each generation."),
    function!("get_debug", "()", |vm| vm.int(vm.collection_debug.get()))
        .doc("The flags for debugging."),
    function!("set_debug", "(flags, /)", |vm, flags: i64| {
        vm.collection_debug.set(flags);
    })
    .doc("Set the flags for debugging."),
    function!("get_objects", "(generation=None)", get_objects)
        .doc("The objects that are watched, of one generation if one is given."),
    function("get_referrers", "(*objs)", get_referrers).doc("The objects that hold any of these."),
    function("get_referents", "(*objs)", get_referents).doc("What the objects hold."),
    function!("is_tracked", "(obj, /)", |_, obj: &Value| is_tracked(obj))
        .doc("Whether the object is watched."),
    function!("is_finalized", "(obj, /)", |_, obj: &Value| {
        Ok(Value::bool(obj.header().is_some_and(|header| header.is_finalized())))
    })
    .doc("Whether the finalizer of the object has run."),
    function!("freeze", "()", |_| {
        collector::freeze();
    })
    .doc("Leave all objects that are there out of collections."),
    function!("unfreeze", "()", |_| {
        collector::unfreeze();
    })
    .doc("Give frozen objects back to the oldest generation."),
    function!("get_freeze_count", "()", |_| collector::frozen().len())
        .doc("How many objects are frozen."),
];

/// Collects where enough has been born.
#[cold]
pub fn collect_due(vm: &Machine) {
    collect(
        vm,
        match collector::due_extent() {
            Extent::Young => 0,
            Extent::All => 2,
        },
    );
}

/// Collects, between the calls of `gc.callbacks`; says how many objects no program could reach.
pub fn collect(vm: &Machine, generation: usize) -> usize {
    collector::alone(|| collect_and_tell(vm, generation)).unwrap_or(0)
}

fn collect_and_tell(vm: &Machine, generation: usize) -> usize {
    let extent = if generation == 0 { Extent::Young } else { Extent::All };
    tell_callbacks(vm, "start", generation, 0);
    let flags = vm.collection_debug.get();
    let begun = vm.host.monotonic_clock();
    if flags & DEBUG_STATS != 0 {
        show_generations(vm, generation);
    }
    let handled = vm.handled.take();
    let keep = flags & DEBUG_SAVEALL != 0;
    let found = collector::collect_and_show(extent, keep, &mut |object| {
        if flags & DEBUG_COLLECTABLE != 0 {
            show_collectable(vm, object);
        }
    });
    vm.handled.set(handled);
    if flags & DEBUG_STATS != 0 {
        let seconds = (vm.host.monotonic_clock() - begun) as f64 / 1e9;
        let unreachable = found.unreachable;
        vm.host.write_error(&format!(
            "gc: done, {unreachable} unreachable, 0 uncollectable, {seconds:.4}s elapsed\n"
        ));
    }
    if let Some(garbage) = vm.garbage.downcast::<List>() {
        found.kept.into_iter().for_each(|object| garbage.items.push(object));
    }
    collector::record(generation, found.unreachable);
    tell_callbacks(vm, "stop", generation, found.unreachable);
    found.unreachable
}

/// Says what a collection is about to look at.
fn show_generations(vm: &Machine, generation: usize) {
    let [young, old, frozen] = collector::sizes();
    vm.host.write_error(&format!(
        "gc: collecting generation {generation}...\n\
         gc: objects in each generation: {young} 0 {old}\n\
         gc: objects in permanent generation: {frozen}\n"
    ));
}

/// Names an object that no program can reach.
fn show_collectable(vm: &Machine, object: &Value) {
    let class = vm.class(object);
    let kind = if class.is_builtin() { class.qualified_name() } else { class.name().to_string() };
    vm.host.write_error(&format!("gc: collectable <{kind} {:#x}>\n", object.address()));
}

fn tell_callbacks(vm: &Machine, phase: &str, generation: usize, collected: usize) {
    let Some(callbacks) = vm.collection_callbacks.downcast::<List>() else { return };
    for callback in callbacks.items.to_vec() {
        let report = Dict::new();
        report.set_str("generation", Value::index(generation));
        report.set_str("collected", Value::index(collected));
        report.set_str("uncollectable", Value::index(0));
        if let Err(raised) = vm.call(&callback, &[Str::new(phase), report.into_value()]) {
            vm.report_unraisable(&raised, "calling GC callback", &callback);
        }
    }
}

fn set_threshold(vm: &Machine, threshold0: &Value, threshold1: &Value, _: &Value) -> PyResult {
    let number = |value: &Value| vm.index(value).map(|number| usize::try_from(number).unwrap_or(0));
    let young = number(threshold0)?;
    let patience =
        if threshold1.is_null() { collector::thresholds().1 } else { number(threshold1)? };
    collector::set_thresholds(young, patience);
    Ok(Value::NONE)
}

fn get_stats(_: &Machine, _: &[Value]) -> PyResult {
    let of_generation = |so_far: collector::Statistics| {
        let dict = Dict::new();
        dict.set_str("collections", Value::index(so_far.collections));
        dict.set_str("collected", Value::index(so_far.collected));
        dict.set_str("uncollectable", Value::index(0));
        dict.into_value()
    };
    Ok(List::new(collector::statistics().map(of_generation).to_vec()))
}

fn get_objects(vm: &Machine, generation: &Value) -> PyResult {
    let generation = if generation.is_given() { Some(vm.index(generation)?) } else { None };
    let found = match generation {
        None => [collector::young(), collector::old()].concat(),
        Some(0) => collector::young(),
        Some(1) => Vec::new(),
        Some(2) => collector::old(),
        Some(number) if number < 0 => {
            return Err(vm.value_error("generation cannot be negative"));
        }
        Some(_) => {
            return Err(vm.value_error(
                "generation parameter must be less than the number of available generations (3)",
            ));
        }
    };
    Ok(List::new(found))
}

/// Whether the collector looks at an object. Tuples whose items cannot be part of a cycle count as untracked.
fn is_tracked(value: &Value) -> bool {
    let Some(header) = value.header() else { return false };
    let tracked = header.is_tracked() || header.kind() == Kind::Module;
    match value.exact::<Tuple>() {
        Some(tuple) => tracked && tuple.items().iter().any(is_tracked),
        None => tracked,
    }
}

fn given(args: &[Value]) -> &[Value] {
    args[0].downcast::<Tuple>().map_or(&[], Tuple::items)
}

fn get_referrers(_: &Machine, args: &[Value]) -> PyResult {
    let wanted = given(args);
    let mut found = Vec::new();
    for object in [collector::young(), collector::old()].concat() {
        let mut refers = false;
        if let Some(header) = object.header() {
            heap::traverse(header, &mut |value| {
                refers |= wanted.iter().any(|one| value.is_object() && one.is(value));
            });
        }
        if refers && !object.is(&args[0]) {
            found.push(object);
        }
    }
    Ok(List::new(found))
}

fn get_referents(_: &Machine, args: &[Value]) -> PyResult {
    let mut found = Vec::new();
    for object in given(args) {
        if let Some(header) = object.header()
            && is_tracked(object)
        {
            heap::traverse(header, &mut |value| {
                if !value.is_null() {
                    found.push(value.clone());
                }
            });
        }
    }
    Ok(List::new(found))
}

//! `gc`: the cycle collector as programs see it.

use heap::Kind;
use heap::collector::{self, Generation};
use heap::value::{Ref, Value};
use vm::arguments::CInt;
use vm::errors::PyResult;
use vm::function;
use vm::machine::Machine;
use vm::machine::collection::{DEBUG_COLLECTABLE, DEBUG_SAVEALL, DEBUG_STATS};
use vm::objects::type_object::spec::{Method, function};
use vm::objects::{Dict, List, Module, Tuple};

const DEBUG_UNCOLLECTABLE: i64 = 4;
const DEBUG_LEAK: i64 = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL;

pub fn make(vm: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::native("gc", FUNCTIONS);
    module.dict.set_str("garbage", vm.collections.garbage.clone());
    module.dict.set_str("callbacks", vm.collections.callbacks.clone());
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
    function!("collect", "(generation=2)", |vm, generation: Option<CInt>| {
        let generation = generation.map_or(2, |generation| generation.0);
        match numbered(i64::from(generation)) {
            Some(generation) => Ok(Value::index(vm.collect(generation))),
            None => Err(vm.value_error("invalid generation")),
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
    function!("get_count", "()", |vm| {
        Ok(Tuple::new(collector::counts().map(|count| vm.int(count as i64)).to_vec()))
    })
    .doc("The counts of the generations."),
    function!("get_threshold", "()", |vm| {
        Ok(Tuple::new(collector::thresholds().map(|count| vm.int(i64::from(count))).to_vec()))
    })
    .doc("The counts at which the generations are collected."),
    function("set_threshold", "(*thresholds)", set_threshold)
        .doc("Set the counts at which the generations are collected.")
        .untold(),
    function("get_stats", "()", get_stats)
        .doc("What collections have done, a dict for each generation."),
    function!("get_debug", "()", |vm| vm.int(vm.collections.debug.get()))
        .doc("The flags for debugging."),
    function!("set_debug", "(flags, /)", |vm, flags: CInt| {
        vm.collections.debug.set(i64::from(flags.0));
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

fn numbered(generation: i64) -> Option<Generation> {
    Generation::ALL.get(usize::try_from(generation).ok()?).copied()
}

fn set_threshold(vm: &Machine, args: &[Value]) -> PyResult {
    let mut thresholds = collector::thresholds();
    let given = given(args);
    if given.is_empty() || given.len() > thresholds.len() {
        return Err(vm.type_error("gc.set_threshold requires 1 to 3 arguments"));
    }
    for (threshold, value) in thresholds.iter_mut().zip(given) {
        let number = vm.to_i64(value, "C long")?;
        *threshold = i32::try_from(number).map_err(|_| {
            let beyond = if number < 0 { "less than minimum" } else { "greater than maximum" };
            vm.overflow_error(format!("signed integer is {beyond}"))
        })?;
    }
    collector::set_thresholds(thresholds);
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

fn all_objects() -> Vec<Value> {
    Generation::ALL.map(collector::objects).concat()
}

fn get_objects(vm: &Machine, generation: &Value) -> PyResult {
    if generation.is_given() && !vm.is_index(generation) {
        let kind = vm.class(generation).name();
        return Err(vm.type_error(format!("argument should be integer or None, not '{kind}'")));
    }
    // What stands for no generation is -1.
    let generation = if generation.is_given() { vm.index(generation)? } else { -1 };
    let found = match (generation, numbered(generation)) {
        (-1, _) => all_objects(),
        (_, Some(generation)) => collector::objects(generation),
        (..0, None) => return Err(vm.value_error("generation parameter cannot be negative")),
        (0.., None) => {
            return Err(vm.value_error(
                "generation parameter must be less than the number of available generations (3)",
            ));
        }
    };
    Ok(List::new(found))
}

/// Whether the collector looks at an object.
fn is_tracked(value: &Value) -> bool {
    value.header().is_some_and(|header| header.is_tracked() || header.kind() == Kind::Module)
}

fn given(args: &[Value]) -> &[Value] {
    args[0].downcast::<Tuple>().map_or(&[], Tuple::items)
}

fn get_referrers(_: &Machine, args: &[Value]) -> PyResult {
    let wanted = given(args);
    let mut found = Vec::new();
    for object in all_objects() {
        let mut refers = false;
        if let Some(header) = object.header() {
            heap::traverse_whole(header, &mut |value| {
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
            heap::traverse_whole(header, &mut |value| {
                if !value.is_null() {
                    found.push(value.clone());
                }
            });
        }
    }
    Ok(List::new(found))
}

//! What `sys` has for event loops: the hooks of asynchronous generators, where coroutines were made.

use heap::value::Value;
use heap::value::cells::ValueCell;
use vm::arguments::CInt;
use vm::errors::PyResult;
use vm::function;
use vm::machine::Machine;
use vm::objects::native::class_of;
use vm::objects::struct_sequence::{self, field};
use vm::objects::type_object::spec::{Counting, Method, TypeSpec, member};

static HOOKS: TypeSpec = TypeSpec {
    name: "asyncgen_hooks",
    doc: "What asynchronous generators call.",
    attributes: &[member("firstiter", field::<0>), member("finalizer", field::<1>)],
    ..struct_sequence::SPEC
};

pub(super) static FUNCTIONS: &[Method] = &[
    function!("get_asyncgen_hooks", "()", |vm| {
        let told = |hook: &ValueCell| if hook.is_null() { Value::NONE } else { hook.get() };
        let hooks = &vm.asynchronous;
        let fields = vec![told(&hooks.first_iteration), told(&hooks.finalizer)];
        struct_sequence::new(&class_of(&HOOKS), fields)
    })
    .doc("The functions that asynchronous generators call."),
    function!("set_asyncgen_hooks", "(firstiter=None, finalizer=None)", set_hooks)
        .counting(Counting::ByFormat("function"))
        .untold()
        .doc("Set the functions that asynchronous generators call when they begin, and when they die too early."),
    function!("get_coroutine_origin_tracking_depth", "()", |vm| {
        Value::index(vm.asynchronous.origin_depth.get())
    })
    .doc("How many frames coroutines remember of those that made them."),
    function!("set_coroutine_origin_tracking_depth", "(depth)", |vm, depth: CInt| {
        let depth = usize::try_from(depth.0).map_err(|_| vm.value_error("depth must be >= 0"))?;
        vm.asynchronous.origin_depth.set(depth);
        Ok(Value::NONE)
    })
    .doc("Set how many frames coroutines remember of those that made them."),
];

fn set_hooks(vm: &Machine, first_iteration: Option<&Value>, finalizer: Option<&Value>) -> PyResult {
    let hooks = &vm.asynchronous;
    let given = [
        ("finalizer", finalizer, &hooks.finalizer),
        ("firstiter", first_iteration, &hooks.first_iteration),
    ];
    for (name, hook, _) in given {
        if let Some(hook) = hook.filter(|hook| !hook.is_none() && !vm.is_callable(hook)) {
            let kind = vm.class(hook).name();
            return Err(vm.type_error(format!("callable {name} expected, got {kind}")));
        }
    }
    for (_, hook, place) in given {
        if let Some(hook) = hook {
            drop(place.replace(if hook.is_none() { Value::NULL } else { hook.clone() }));
        }
    }
    Ok(Value::NONE)
}

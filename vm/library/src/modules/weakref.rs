//! `_weakref`: weak references and proxies, and which there are of an object.

use heap::value::{Ref, Value};
use vm::errors::PyResult;
use vm::function;
use vm::machine::Machine;
use vm::objects::native::class_of;
use vm::objects::type_object::spec::Method;
use vm::objects::weakref::{self, WeakRef, proxy};
use vm::objects::{Dict, List, Module};

pub fn make(vm: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::native("_weakref", FUNCTIONS);
    let reference = vm.types.weakref.value();
    module.dict.set_str("ref", reference.clone());
    module.dict.set_str("ReferenceType", reference.clone());
    for spec in [&proxy::SPEC, &proxy::CALLABLE_SPEC] {
        module.dict.set_str(spec.name, class_of(spec).into_value());
    }
    Ok(module)
}

static FUNCTIONS: &[Method] = &[
    function!("getweakrefcount", "(object, /)", |_, object: &Value| {
        Ok(Value::index(weakref::all(object).len()))
    })
    .doc("How many weak references and proxies an object has."),
    function!("getweakrefs", "(object, /)", |_, object: &Value| List::new(weakref::all(object)))
        .doc("The weak references and proxies of an object, as a list."),
    function!("proxy", "(object, callback=None, /)", proxy::to)
        .doc("Make a proxy: it behaves like the object, without keeping it alive.\n\nThe callback gets the proxy when \
              the object dies."),
    function!("_remove_dead_weakref", "(dct, key, /)", remove_dead)
        .doc("Remove a key from a dict if its value is a weak reference to something that has died."),
];

fn remove_dead(vm: &Machine, dct: &Value, key: &Value) -> PyResult {
    let Some(dict) = dct.downcast::<Dict>() else {
        let kind = vm.class(dct).name();
        return Err(
            vm.type_error(format!("_remove_dead_weakref() argument 1 must be dict, not {kind}"))
        );
    };
    let Some(value) = dict.get(vm, key)? else { return Ok(Value::NONE) };
    match value.native::<WeakRef>() {
        None => return Err(vm.type_error("not a weakref")),
        Some(reference) if reference.get().is_none() => drop(dict.remove(vm, key)?),
        Some(_) => (),
    }
    Ok(Value::NONE)
}

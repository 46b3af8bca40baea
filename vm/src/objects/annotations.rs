//! Annotations, made by `__annotate__` when somebody asks for them: what functions, classes and modules have in common,
//! and those of classes and modules.
//!
//! A class keeps what it made under a name of its own, `__annotations_cache__`, so that the `__annotations__` that a
//! class body has written itself are told from it; a hand-written `__annotate__` goes before the compiler's
//! `__annotate_func__`. The tests are `tests/run/annotations_*.py`.

use heap::Kind;
use heap::value::{Ref, Value};

use super::{Dict, TypeRef};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Module;
use crate::special::Special;

/// `annotationlib.Format.VALUE`
const VALUE_FORMAT: i64 = 1;

/// What `annotate` says, none where it is not a function.
pub fn made_by(vm: &Machine, annotate: &Value) -> PyResult {
    if !annotate.is_given() || !vm.is_callable(annotate) {
        return Ok(Dict::new().into_value());
    }
    let made = vm.call(annotate, &[vm.int(VALUE_FORMAT)])?;
    if made.is_kind(Kind::Dict) {
        return Ok(made);
    }
    let kind = vm.class(&made).name();
    Err(vm.type_error(format!("__annotate__ returned non-dict of type '{kind}'")))
}

/// Fails for what cannot be an `__annotate__`.
pub fn check_annotate(vm: &Machine, annotate: &Value) -> PyResult<()> {
    match annotate.is_none() || vm.is_callable(annotate) {
        true => Ok(()),
        false => Err(vm.type_error("__annotate__ must be callable or None")),
    }
}

fn cannot_delete_annotate(vm: &Machine) -> crate::errors::Raised {
    vm.type_error("cannot delete __annotate__ attribute")
}

fn no_annotations(vm: &Machine) -> crate::errors::Raised {
    vm.plain_attribute_error(Special::Annotations.text())
}

/// The namespace of a class; builtin classes have no annotations.
fn namespace<'a>(vm: &Machine, class: &'a Value, special: Special) -> PyResult<&'a Ref<Dict>> {
    match TypeRef::from_value(class) {
        Some(class) if !class.is_builtin() => Ok(class.dict()),
        _ => Err(vm.no_attribute(class, &special.name())),
    }
}

fn modified(class: &Value) {
    if let Some(class) = TypeRef::from_value(class) {
        class.forget();
    }
}

/// An entry of a class's namespace, as reading an attribute of the class gives it.
fn entry(
    vm: &Machine,
    class: &Value,
    dict: &Ref<Dict>,
    names: [Special; 2],
) -> PyResult<Option<Value>> {
    let found = names.iter().find_map(|name| dict.get_name(&name.name()));
    found.map(|found| vm.bind_descriptor(&found, &Value::NONE, class)).transpose()
}

/// `class.__annotate__`
pub fn class_annotate(vm: &Machine, class: &Value) -> PyResult {
    let dict = namespace(vm, class, Special::Annotate)?;
    if let Some(found) = entry(vm, class, dict, [Special::Annotate, Special::AnnotateFunc])? {
        return Ok(found);
    }
    dict.set_name(&Special::AnnotateFunc.name(), Value::NONE);
    Ok(Value::NONE)
}

/// `class.__annotate__ = annotate`
pub fn set_class_annotate(vm: &Machine, class: &Value, annotate: Value) -> PyResult<()> {
    if annotate.is_null() {
        return Err(cannot_delete_annotate(vm));
    }
    check_annotate(vm, &annotate)?;
    let dict = namespace(vm, class, Special::Annotate)?;
    if !annotate.is_none() {
        dict.remove_name(&Special::AnnotationsCache.name());
    }
    dict.set_name(&Special::AnnotateFunc.name(), annotate);
    modified(class);
    Ok(())
}

/// `class.__annotations__`
pub fn class_annotations(vm: &Machine, class: &Value) -> PyResult {
    let dict = namespace(vm, class, Special::Annotations)?;
    let names = [Special::Annotations, Special::AnnotationsCache];
    if let Some(found) = entry(vm, class, dict, names)? {
        return Ok(found);
    }
    let annotate = vm.get_attribute(class, &Special::Annotate.name())?;
    let made = made_by(vm, &annotate)?;
    dict.set_name(&Special::AnnotationsCache.name(), made.clone());
    modified(class);
    Ok(made)
}

/// `class.__annotations__ = annotations`, or the deletion: either way nobody makes them again.
pub fn set_class_annotations(vm: &Machine, class: &Value, annotations: Value) -> PyResult<()> {
    let dict = namespace(vm, class, Special::Annotations)?;
    let [own, cache] = [Special::Annotations, Special::AnnotationsCache].map(Special::name);
    if annotations.is_null() {
        let removed = [&own, &cache].map(|name| dict.remove_name(name).is_some());
        if removed == [false, false] {
            return Err(no_annotations(vm));
        }
    } else {
        let place = if dict.get_name(&own).is_some() { own } else { cache };
        dict.set_name(&place, annotations);
    }
    for annotate in [Special::Annotate, Special::AnnotateFunc] {
        dict.remove_name(&annotate.name());
    }
    modified(class);
    Ok(())
}

/// `module.__annotate__`
pub fn module_annotate(module: &Module) -> PyResult {
    let name = Special::Annotate.name();
    if module.dict.get_name(&name).is_none() {
        module.dict.set_name(&name, Value::NONE);
    }
    Ok(module.dict.get_name(&name).unwrap_or(Value::NONE))
}

/// `module.__annotate__ = annotate`
pub fn set_module_annotate(vm: &Machine, module: &Module, annotate: Value) -> PyResult<()> {
    if annotate.is_null() {
        return Err(cannot_delete_annotate(vm));
    }
    check_annotate(vm, &annotate)?;
    if !annotate.is_none() {
        module.dict.remove_name(&Special::Annotations.name());
    }
    module.dict.set_name(&Special::Annotate.name(), annotate);
    Ok(())
}

/// `module.__annotations__`
pub fn module_annotations(vm: &Machine, module: &Module) -> PyResult {
    let name = Special::Annotations.name();
    if let Some(known) = module.dict.get_name(&name) {
        return Ok(known);
    }
    let annotate = module.dict.get_name(&Special::Annotate.name()).unwrap_or(Value::NONE);
    let made = made_by(vm, &annotate)?;
    module.dict.set_name(&name, made.clone());
    Ok(made)
}

/// `module.__annotations__ = annotations`, or the deletion.
pub fn set_module_annotations(vm: &Machine, module: &Module, annotations: Value) -> PyResult<()> {
    let name = Special::Annotations.name();
    if !annotations.is_null() {
        module.dict.set_name(&name, annotations);
    } else if module.dict.remove_name(&name).is_none() {
        return Err(no_annotations(vm));
    }
    module.dict.remove_name(&Special::Annotate.name());
    Ok(())
}

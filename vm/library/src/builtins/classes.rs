//! `__build_class__`: what a class statement calls.

use heap::Kind;
use heap::value::Value;
use vm::errors::PyResult;
use vm::function;
use vm::machine::Machine;
use vm::objects::str::Name;
use vm::objects::type_object::creation::calculate_metaclass;
use vm::objects::type_object::spec::Method;
use vm::objects::{CellObject, Dict, Tuple, TypeObject};
use vm::special::Special;

pub(super) static FUNCTIONS: &[Method] =
    &[function!("__build_class__", "(*args, **kwargs)", build_class)
        .doc("What a class statement calls to make the class.")
        .untold()];

fn build_class(vm: &Machine, args: &[Value], kwargs: &Value) -> PyResult {
    let given = args;
    let [body, name, bases @ ..] = given else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    if !body.is_kind(Kind::Function) {
        return Err(vm.type_error("__build_class__: func must be a function"));
    }
    let mut keywords = vm.keywords_of(kwargs)?;
    let resolved = resolve_bases(vm, bases)?;
    let metaclass = take_metaclass(vm, &mut keywords, &resolved)?;
    let bases_tuple = Tuple::new(resolved.clone());
    let arguments = [name.clone(), bases_tuple.clone()];
    let namespace = match vm.get_optional_attribute(&metaclass, &Special::Prepare.name())? {
        Some(prepare) => vm.call_with_keywords(&prepare, &arguments, &keywords)?,
        None => Dict::new().into_value(),
    };
    if !vm.class(&namespace).defines(Special::GetItem) {
        let (shown, kind) = (class_name(&metaclass), vm.class(&namespace).name());
        return Err(
            vm.type_error(format!("{shown}.__prepare__() must return a mapping, not {kind}"))
        );
    }
    let cell = vm.run_function(body, &namespace)?;
    if resolved.len() != bases.len() || resolved.iter().zip(bases).any(|(one, two)| !one.is(two)) {
        vm.store_subscript(
            &namespace,
            Special::OrigBases.name().value(),
            Tuple::new(bases.to_vec()),
        )?;
    }
    let class =
        vm.call_with_keywords(&metaclass, &[name.clone(), bases_tuple, namespace], &keywords)?;
    if let Some(cell) = cell.downcast::<CellObject>()
        && class.is_kind(Kind::Type)
    {
        let contents = cell.contents.get();
        if contents.is_null() {
            let message = format!(
                "__class__ not set defining {} as {}. Was __classcell__ propagated to type.__new__?",
                vm.repr(name)?,
                vm.repr(&class)?
            );
            return Err(vm.runtime_error(message));
        }
        if !contents.is(&class) {
            let message = format!(
                "__class__ set to {} defining {} as {}",
                vm.repr(&contents)?,
                vm.repr(name)?,
                vm.repr(&class)?
            );
            return Err(vm.type_error(message));
        }
    }
    Ok(class)
}

fn class_name(value: &Value) -> String {
    value
        .downcast::<TypeObject>()
        .map_or("<metaclass>".to_string(), |class| class.name().to_string())
}

/// Bases that are not classes say by `__mro_entries__` which classes they stand for.
fn resolve_bases(vm: &Machine, bases: &[Value]) -> PyResult<Vec<Value>> {
    let mut resolved = Vec::with_capacity(bases.len());
    for base in bases {
        if base.is_kind(Kind::Type) {
            resolved.push(base.clone());
            continue;
        }
        match vm.get_optional_attribute(base, &Special::MroEntries.name())? {
            None => resolved.push(base.clone()),
            Some(entries) => {
                let entries = vm.call(&entries, &[Tuple::new(bases.to_vec())])?;
                match entries.downcast::<Tuple>() {
                    Some(entries) => resolved.extend_from_slice(entries.items()),
                    None => return Err(vm.type_error("__mro_entries__ must return a tuple")),
                }
            }
        }
    }
    Ok(resolved)
}

/// The metaclass: the keyword, or that of the first base, or `type`; the most derived of those of all bases.
fn take_metaclass(vm: &Machine, keywords: &mut Vec<(Name, Value)>, bases: &[Value]) -> PyResult {
    let place = keywords.iter().position(|(name, _)| name.as_ascii() == Some("metaclass"));
    let metaclass = match (place, bases.first()) {
        (Some(place), _) => keywords.remove(place).1,
        (None, Some(base)) => vm.class(base).value().clone(),
        (None, None) => vm.types.type_.value().clone(),
    };
    match metaclass.cast::<TypeObject>() {
        Some(class) => Ok(calculate_metaclass(vm, &class, bases)?.into_value()),
        None => Ok(metaclass),
    }
}

//! Pattern matching.

use heap::Kind;
use heap::value::Value;

use super::{Context, Step};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::str::Name;
use crate::objects::type_object::flags::{MAPPING, MATCH_SELF, SEQUENCE};
use crate::objects::{Dict, Plain, Set, Tuple, TypeRef};
use crate::special::Special;

pub fn match_mapping(cx: &mut Context, _: u32) {
    let matches = cx.vm.class(&cx.peek(0)).has(MAPPING);
    cx.push(Value::bool(matches));
}

pub fn match_sequence(cx: &mut Context, _: u32) {
    let matches = cx.vm.class(&cx.peek(0)).has(SEQUENCE);
    cx.push(Value::bool(matches));
}

/// The values of a tuple of keys, or `None` where one is missing.
pub fn match_keys(cx: &mut Context, _: u32) -> Step {
    let (keys, subject) = (cx.peek(0), cx.peek(1));
    let found =
        values_of_keys(cx.vm, &subject, keys.downcast::<Tuple>().map_or(&[][..], Tuple::items))?;
    cx.push(found);
    Ok(())
}

fn values_of_keys(vm: &Machine, subject: &Value, keys: &[Value]) -> PyResult {
    let seen = Set::new();
    let missing = heap::new(&vm.types.object, Plain).into_value();
    let get = vm.get_attribute(subject, &vm.intern("get"))?;
    let mut values = Vec::with_capacity(keys.len());
    for key in keys {
        if let Some(seen) = seen.downcast::<Set>() {
            if seen.contains(vm, key)? {
                let shown = vm.repr(key)?;
                return Err(
                    vm.value_error(format!("mapping pattern checks duplicate key ({shown})"))
                );
            }
            seen.add(vm, key)?;
        }
        let value = match subject.exact::<Dict>() {
            Some(dict) => dict.get(vm, key)?.unwrap_or_else(|| missing.clone()),
            None => vm.call(&get, &[key.clone(), missing.clone()])?,
        };
        if value.is(&missing) {
            return Ok(Value::NONE);
        }
        values.push(value);
    }
    Ok(Tuple::new(values))
}

/// The attributes of a class pattern as a tuple, or `None` where it does not match.
pub fn match_class(cx: &mut Context, positional: u32) -> Step {
    let (names, class, subject) = (cx.pop(), cx.pop(), cx.pop());
    let names = names.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    let found = attributes(cx.vm, &subject, &class, positional as usize, names)?;
    cx.push(found);
    Ok(())
}

fn attributes(
    vm: &Machine,
    subject: &Value,
    class: &Value,
    positional: usize,
    names: &[Value],
) -> PyResult {
    let Some(class_ref) = TypeRef::from_value(class) else {
        return Err(vm.type_error("called match pattern must be a class"));
    };
    if !vm.is_instance(subject, class)? {
        return Ok(Value::NONE);
    }
    let mut seen: Vec<Name> = Vec::new();
    let mut values = Vec::new();
    if positional > 0 {
        let class_name = class_ref.name();
        let match_args = vm.get_optional_attribute(class, &Special::MatchArgs.name())?;
        let (allowed, match_self) = match &match_args {
            Some(args) => match args.downcast::<Tuple>() {
                Some(args) => (args.items().to_vec(), false),
                None => {
                    let kind = vm.class(args).name();
                    return Err(vm.type_error(format!(
                        "{class_name}.__match_args__ must be a tuple (got {kind})"
                    )));
                }
            },
            None => (Vec::new(), class_ref.has(MATCH_SELF)),
        };
        let most = if match_self { 1 } else { allowed.len() };
        if positional > most {
            let plural = if most == 1 { "" } else { "s" };
            return Err(vm.type_error(format!(
                "{class_name}() accepts {most} positional sub-pattern{plural} ({positional} given)"
            )));
        }
        if match_self {
            values.push(subject.clone());
        }
        for name in allowed.iter().take(if match_self { 0 } else { positional }) {
            if !name.is_kind(Kind::Str) {
                let kind = vm.class(name).name();
                return Err(
                    vm.type_error(format!("__match_args__ elements must be strings (got {kind})"))
                );
            }
            if !take_attribute(vm, subject, class_ref, &vm.name_of(name)?, &mut seen, &mut values)?
            {
                return Ok(Value::NONE);
            }
        }
    }
    for name in names {
        if !take_attribute(vm, subject, class_ref, &vm.name_of(name)?, &mut seen, &mut values)? {
            return Ok(Value::NONE);
        }
    }
    Ok(Tuple::new(values))
}

fn take_attribute(
    vm: &Machine,
    subject: &Value,
    class: &TypeRef,
    name: &Name,
    seen: &mut Vec<Name>,
    values: &mut Vec<Value>,
) -> PyResult<bool> {
    if seen.iter().any(|known| known.is(name)) {
        return Err(vm.type_error(format!(
            "{}() got multiple sub-patterns for attribute '{}'",
            class.name(),
            **name
        )));
    }
    seen.push(name.clone());
    let value = vm.get_optional_attribute(subject, name)?;
    let found = value.is_some();
    values.extend(value);
    Ok(found)
}

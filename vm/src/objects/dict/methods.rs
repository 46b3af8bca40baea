//! The methods of `dict`.

use super::Dict;
use super::views::View;
use crate::errors::PyResult;
use crate::heap::Kind;
use crate::machine::Machine;
use crate::objects::iterators::Part;
use crate::objects::type_object::flags::{BASETYPE, MAPPING, MATCH_SELF};
use crate::objects::type_object::spec::{Method, TypeSpec, class_method, method, static_method};
use crate::objects::{DictIterator, Str, Tuple, TypeObject};
use crate::special::Special;
use crate::value::{Ref, Value};

pub static SPEC: TypeSpec = TypeSpec {
    name: "dict",
    kind: Kind::Dict,
    flags: BASETYPE | MAPPING | MATCH_SELF,
    methods: &[METHODS],
    unhashable: true,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method("__new__", "(cls, /, *args, **kwargs)", |vm, args| {
        match args[0].cast::<TypeObject>() {
            Some(class) => Ok(Dict::of_class(&class).into_value()),
            None => Err(vm.type_error("dict.__new__(X): X is not a type object")),
        }
    }),
    method("__init__", "(self, /, *args, **kwargs)", init),
    method("__repr__", "(self, /)", repr),
    method("__len__", "(self, /)", |_, args| Ok(Value::index(this(&args[0]).len()))),
    method("__iter__", "(self, /)", |vm, args| {
        Ok(DictIterator::new(vm, &args[0], Part::Keys, false))
    }),
    method("__reversed__", "(self, /)", |vm, args| {
        Ok(DictIterator::new(vm, &args[0], Part::Keys, true))
    }),
    method("__contains__", "(self, key, /)", |vm, args| {
        Ok(Value::bool(this(&args[0]).get(vm, &args[1])?.is_some()))
    }),
    method("__getitem__", "(self, key, /)", |vm, args| subscript(vm, &args[0], &args[1])),
    method("__setitem__", "(self, key, value, /)", |vm, args| {
        this(&args[0]).set(vm, &args[1], args[2].clone())?;
        Ok(Value::NONE)
    }),
    method("__delitem__", "(self, key, /)", |vm, args| {
        match this(&args[0]).remove(vm, &args[1])? {
            Some(_) => Ok(Value::NONE),
            None => Err(vm.key_error(&args[1])),
        }
    }),
    method("__eq__", "(self, value, /)", equal),
    method("__ne__", "(self, value, /)", |vm, args| {
        let equal = equal(vm, args)?;
        Ok(if equal.is_not_implemented() { equal } else { Value::bool(!equal.is_true()) })
    }),
    method("__or__", "(self, value, /)", |vm, args| merged(vm, &args[0], &args[1])),
    method("__ror__", "(self, value, /)", |vm, args| merged(vm, &args[1], &args[0])),
    method("__ior__", "(self, value, /)", |vm, args| {
        update_from(vm, this(&args[0]), &args[1])?;
        Ok(args[0].clone())
    }),
    method("get", "(self, key, default=None, /)", |vm, args| {
        let default = || if args[2].is_null() { Value::NONE } else { args[2].clone() };
        Ok(this(&args[0]).get(vm, &args[1])?.unwrap_or_else(default))
    }),
    method("setdefault", "(self, key, default=None, /)", setdefault),
    method("pop", "(self, key, default=None, /)", |vm, args| {
        match this(&args[0]).remove(vm, &args[1])? {
            Some(value) => Ok(value),
            None if args[2].is_null() => Err(vm.key_error(&args[1])),
            None => Ok(args[2].clone()),
        }
    }),
    method("popitem", "(self, /)", |vm, args| match this(&args[0]).pop_last() {
        Some((key, value)) => Ok(Tuple::new(vec![key, value])),
        None => Err(vm.key_error(&Str::new("popitem(): dictionary is empty"))),
    }),
    method("keys", "(self, /)", |vm, args| Ok(View::new(vm, &args[0], Part::Keys))),
    method("values", "(self, /)", |vm, args| Ok(View::new(vm, &args[0], Part::Values))),
    method("items", "(self, /)", |vm, args| Ok(View::new(vm, &args[0], Part::Items))),
    method("update", "(self, /, *args, **kwargs)", |vm, args| {
        update_with(vm, this(&args[0]), "update", &args[1], &args[2])?;
        Ok(Value::NONE)
    }),
    method("clear", "(self, /)", |_, args| {
        this(&args[0]).clear();
        Ok(Value::NONE)
    }),
    method("copy", "(self, /)", |_, args| Ok(this(&args[0]).copy().into_value())),
    class_method("fromkeys", "(cls, iterable, value=None, /)", fromkeys),
    class_method(
        "__class_getitem__",
        "(cls, item, /)",
        crate::objects::generic_alias::class_getitem,
    ),
];

fn this(value: &Value) -> &Dict {
    value.downcast::<Dict>().expect("a method of dicts is called with one")
}

fn init(vm: &Machine, args: &[Value]) -> PyResult {
    update_with(vm, this(&args[0]), "dict", &args[1], &args[2])?;
    Ok(Value::NONE)
}

fn update_with(
    vm: &Machine,
    dict: &Dict,
    name: &str,
    args: &Value,
    keywords: &Value,
) -> PyResult<()> {
    match &vm.to_vec(args)?[..] {
        [] => (),
        [other] => update_from(vm, dict, other)?,
        more => {
            let given = more.len();
            return Err(vm.type_error(format!("{name} expected at most 1 argument, got {given}")));
        }
    }
    match keywords.downcast::<Dict>() {
        Some(keywords) => dict.update(vm, keywords),
        None => Ok(()),
    }
}

/// `dict.update(other)`: from a mapping, or from pairs.
pub fn update_from(vm: &Machine, dict: &Dict, other: &Value) -> PyResult<()> {
    if let Some(other) = other.exact::<Dict>() {
        return dict.update(vm, other);
    }
    if let Some(keys) = vm.get_optional_attribute(other, &vm.intern("keys"))? {
        let keys = vm.call(&keys, &[])?;
        let iterator = vm.iter(&keys)?;
        while let Some(key) = vm.next(&iterator)? {
            dict.set(vm, &key, vm.subscript(other, &key)?)?;
        }
        return Ok(());
    }
    let iterator = vm.iter(other)?;
    let mut index = 0;
    while let Some(pair) = vm.next(&iterator)? {
        let parts = match vm.iterates(&pair) {
            true => vm.to_vec(&pair)?,
            false => {
                let raised = vm.type_error("object is not iterable");
                let note = format!(
                    "Cannot convert dictionary update sequence element #{index} to a sequence"
                );
                raised.add_note(vm, &note);
                return Err(raised);
            }
        };
        let [key, value] = &parts[..] else {
            return Err(vm.value_error(format!(
                "dictionary update sequence element #{index} has length {}; 2 is required",
                parts.len()
            )));
        };
        dict.set(vm, key, value.clone())?;
        index += 1;
    }
    Ok(())
}

fn repr(vm: &Machine, args: &[Value]) -> PyResult {
    let dict = this(&args[0]);
    if dict.is_empty() {
        return Ok(Str::new("{}"));
    }
    let Some(_guard) = vm.enter_repr(&args[0])? else { return Ok(Str::new("{...}")) };
    let mut shown = crate::objects::str::build::StrBuilder::default();
    shown.push_str("{");
    let mut next = 0;
    while let Some((place, key, value)) = dict.next_from(next) {
        if next > 0 {
            shown.push_str(", ");
        }
        next = place + 1;
        shown.push_value(&vm.repr(&key)?);
        shown.push_str(": ");
        shown.push_value(&vm.repr(&value)?);
    }
    shown.push_str("}");
    Ok(shown.finish())
}

/// `dict[key]`.
pub fn subscript(vm: &Machine, dict: &Value, key: &Value) -> PyResult {
    if let Some(value) = this(dict).get(vm, key)? {
        return Ok(value);
    }
    if !dict.is_exact::<Dict>() && vm.class(dict).defines(Special::Missing) {
        return vm.call_special(dict, Special::Missing, std::slice::from_ref(key));
    }
    Err(vm.key_error(key))
}

fn equal(vm: &Machine, args: &[Value]) -> PyResult {
    let Some(other) = args[1].downcast::<Dict>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let one = this(&args[0]);
    if one.len() != other.len() {
        return Ok(Value::FALSE);
    }
    vm.enter_native(" in comparison")?;
    for (key, value) in one.items() {
        match other.get(vm, &key)? {
            Some(other) if vm.same_or_equal(&value, &other)? => (),
            _ => return Ok(Value::FALSE),
        }
    }
    Ok(Value::TRUE)
}

fn merged(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    let (Some(left), Some(right)) = (one.downcast::<Dict>(), two.downcast::<Dict>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let merged = left.copy();
    merged.update(vm, right)?;
    Ok(merged.into_value())
}

fn setdefault(vm: &Machine, args: &[Value]) -> PyResult {
    let dict = this(&args[0]);
    let hash = vm.hash(&args[1])?;
    if let Some(value) = dict.get(vm, &args[1])? {
        return Ok(value);
    }
    let default = if args[2].is_null() { Value::NONE } else { args[2].clone() };
    dict.set_hashed(vm, &args[1], hash, default.clone())?;
    Ok(default)
}

fn fromkeys(vm: &Machine, args: &[Value]) -> PyResult {
    let value = if args[2].is_null() { Value::NONE } else { args[2].clone() };
    let made = vm.call(&args[0], &[])?;
    let plain: Option<Ref<Dict>> = made.is_exact::<Dict>().then(|| made.cast()).flatten();
    let iterator = vm.iter(&args[1])?;
    while let Some(key) = vm.next(&iterator)? {
        match &plain {
            Some(dict) => dict.set(vm, &key, value.clone())?,
            None => vm.store_subscript(&made, &key, value.clone())?,
        }
    }
    Ok(made)
}

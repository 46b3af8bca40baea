//! The methods of `dict`.

use heap::Kind;
use heap::value::{Ref, Value};

use super::Dict;
use super::views::View;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::iterators::Part;
use crate::objects::object::{self, UNORDERED};
use crate::objects::type_object::flags::{BASETYPE, MAPPING, MATCH_SELF};
use crate::objects::type_object::spec::{Hashing, Method, TypeSpec};
use crate::objects::{DictIterator, Str, Tuple, TypeRef, set};
use crate::special::Special;
use crate::{class_method, method, static_method};

pub static SPEC: TypeSpec = TypeSpec {
    name: "dict",
    doc: "Values by key, from a mapping, pairs and keywords; they stay in order.",
    kind: Kind::Dict,
    flags: BASETYPE | MAPPING | MATCH_SELF,
    methods: &[METHODS, UNORDERED],
    hashing: Hashing::Refused,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        |_, class: &TypeRef, _: &[Value], _: &Value| { Ok(Dict::of_class(class).into_value()) }
    ),
    method!("__init__", "(self, /, *args, **kwargs)", init),
    method!("__repr__", "(self, /)", repr),
    method!("__len__", "(self, /)", |_, dict: &Dict| dict.len()),
    method!("__iter__", "(self, /)", |vm, dict: &Value| {
        Ok(DictIterator::new(vm, dict, Part::Keys, false))
    }),
    method!("__contains__", "(self, key, /)", |vm, dict: &Dict, key: &Value| {
        Ok(Value::bool(dict.get(vm, key)?.is_some()))
    })
    .as_method(),
    method!("__getitem__", "(self, key, /)", subscript).as_method(),
    method!(
        "__setitem__",
        "(self, key, value, /)",
        |vm, dict: &Dict, key: &Value, value: &Value| dict.set(vm, key, value.clone())
    ),
    method!("__delitem__", "(self, key, /)", |vm, dict: &Dict, key: &Value| {
        match dict.remove(vm, key)? {
            Some(_) => Ok(Value::NONE),
            None => Err(vm.key_error(key)),
        }
    }),
    method!("__eq__", "(self, value, /)", equal),
    method!("__ne__", "(self, value, /)", |vm, one: &Dict, value: &Value| {
        let equal = equal(vm, one, value)?;
        Ok(if equal.is_not_implemented() { equal } else { Value::bool(!equal.is_true()) })
    }),
    method!("__or__", "(self, value, /)", merged),
    method!("__ror__", "(self, value, /)", |vm, dict: &Value, value: &Value| merged(
        vm, value, dict
    )),
    method!("__ior__", "(self, value, /)", |vm, dict: &Ref<Dict>, value: &Value| {
        update_from(vm, dict, value)?;
        Ok(dict.value().clone())
    }),
    method!("__sizeof__", "(self, /)", |_, dict: &Ref<Dict>| {
        object::size(dict.value()) + size_of::<Dict>() + dict.room()
    }),
    method!(
        "get",
        "(self, key, default=None, /)",
        |vm, dict: &Dict, key: &Value, default: &Value| {
            let default = || if default.is_null() { Value::NONE } else { default.clone() };
            Ok(dict.get(vm, key)?.unwrap_or_else(default))
        }
    )
    .doc("The value of a key, or the default where the key is missing."),
    method!("setdefault", "(self, key, default=None, /)", setdefault)
        .doc("The value of a key; where it is missing, the default is stored and given."),
    method!(
        "pop",
        "(self, key, default=<unrepresentable>, /)",
        |vm, dict: &Dict, key: &Value, default: &Value| {
            // Of an empty dict no hash is asked.
            let removed = if dict.is_empty() { None } else { dict.remove(vm, key)? };
            match removed {
                Some(value) => Ok(value),
                None if default.is_null() => Err(vm.key_error(key)),
                None => Ok(default.clone()),
            }
        }
    )
    .doc("Take out a key and give its value, or the default; KeyError without one."),
    method!("popitem", "(self, /)", |vm, dict: &Dict| match dict.pop_last() {
        Some((key, value)) => Ok(Tuple::new(vec![key, value])),
        None => Err(vm.key_error(&Str::new("popitem(): dictionary is empty"))),
    })
    .doc("Take out the pair that was put in last; KeyError if there is none."),
    method!("keys", "(self, /)", |vm, dict: &Value| View::new(vm, dict, Part::Keys))
        .doc("A live view of the keys."),
    method!("items", "(self, /)", |vm, dict: &Value| View::new(vm, dict, Part::Items))
        .doc("A live view of the pairs of key and value."),
    method!("values", "(self, /)", |vm, dict: &Value| View::new(vm, dict, Part::Values))
        .doc("A live view of the values."),
    method!(
        "update",
        "(self, /, *args, **kwargs)",
        |vm, dict: &Dict, args: &Value, kwargs: &Value| update_with(
            vm, dict, "update", args, kwargs
        )
    )
    .doc("Take over the pairs of a mapping or an iterable, and those given by keyword.")
    .untold(),
    class_method!("fromkeys", "(cls, iterable, value=None, /)", fromkeys)
        .doc("A new dict in which every key of an iterable has the same value."),
    method!("clear", "(self, /)", |_, dict: &Dict| {
        dict.clear();
    })
    .doc("Take out all pairs."),
    method!("copy", "(self, /)", |vm, dict: &Value| Ok(copied(vm, dict)?.into_value()))
        .doc("A new dict with the same keys and values."),
    method!("__reversed__", "(self, /)", |vm, dict: &Value| {
        Ok(DictIterator::new(vm, dict, Part::Keys, true))
    }),
    class_method!(
        "__class_getitem__",
        "(cls, item, /)",
        crate::objects::generic_alias::class_getitem,
    )
    .untold(),
];

fn this(value: &Value) -> &Dict {
    value.downcast::<Dict>().expect("a method of dicts is called with one")
}

fn init(vm: &Machine, dict: &Dict, args: &Value, kwargs: &Value) -> PyResult {
    update_with(vm, dict, "dict", args, kwargs)?;
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

/// Takes over the items of a mapping.
pub fn merge(vm: &Machine, dict: &Dict, mapping: &Value) -> PyResult<()> {
    if let Some(other) = plain_to_iterate(vm, mapping) {
        return dict.update(vm, other);
    }
    for key in keys_of(vm, mapping)? {
        dict.set(vm, &key, vm.subscript(mapping, &key)?)?;
    }
    Ok(())
}

/// The same where none of the keys may be there: `KeyError` for the first that is.
pub fn merge_new(vm: &Machine, dict: &Dict, mapping: &Value) -> PyResult<()> {
    if let Some(other) = plain_to_iterate(vm, mapping) {
        for (key, hash, value) in other.walk() {
            if dict.get_hashed(vm, &key, hash)?.is_some() {
                return Err(vm.key_error(&key));
            }
            dict.set_hashed(vm, &key, hash, value)?;
        }
        return Ok(());
    }
    for key in keys_of(vm, mapping)? {
        if dict.get(vm, &key)?.is_some() {
            return Err(vm.key_error(&key));
        }
        dict.set(vm, &key, vm.subscript(mapping, &key)?)?;
    }
    Ok(())
}

/// All that `mapping.keys()` yields.
fn keys_of(vm: &Machine, mapping: &Value) -> PyResult<Vec<Value>> {
    let keys = vm.call_method(mapping, "keys", &[])?;
    let iterator = vm.iter_or(&keys, || {
        let (class, kind) = (vm.class(mapping).name(), vm.class(&keys).name());
        format!("{class}.keys() returned a non-iterable (type {kind})")
    })?;
    vm.to_vec(&iterator)
}

/// A dict whose class iterates as dicts do.
fn plain_to_iterate<'a>(vm: &Machine, value: &'a Value) -> Option<&'a Dict> {
    let dict = value.downcast::<Dict>()?;
    let iterates = |class: &TypeRef| class.special(Special::Iter);
    let is_plain =
        value.is_exact::<Dict>() || iterates(vm.class(value)).is(&iterates(&vm.types.dict));
    is_plain.then_some(dict)
}

/// `dict.update(other)`: from a mapping, or from pairs.
pub fn update_from(vm: &Machine, dict: &Dict, other: &Value) -> PyResult<()> {
    if other.is_exact::<Dict>() || vm.get_optional_attribute(other, &vm.intern("keys"))?.is_some() {
        return merge(vm, dict, other);
    }
    let iterator = vm.iter(other)?;
    let mut index = 0;
    while let Some(pair) = vm.next(&iterator)? {
        let parts = vm.fast_sequence(&pair, "object is not iterable").inspect_err(|raised| {
            if raised.is_a(&vm.types.exceptions.type_error) {
                let note = format!(
                    "Cannot convert dictionary update sequence element #{index} to a sequence"
                );
                raised.add_note(vm, &note);
            }
        })?;
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

fn repr(vm: &Machine, dict: &Ref<Dict>) -> PyResult {
    if dict.is_empty() {
        return Ok(Str::new("{}"));
    }
    let Some(_guard) = vm.enter_repr(dict.value())? else { return Ok(Str::new("{...}")) };
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
    Ok(shown.finish()?)
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

fn equal(vm: &Machine, one: &Dict, value: &Value) -> PyResult {
    let Some(other) = value.downcast::<Dict>() else { return Ok(Value::NOT_IMPLEMENTED) };
    if one.len() != other.len() {
        return Ok(Value::FALSE);
    }
    vm.enter_native(" in comparison")?;
    for (key, hash, value) in one.walk() {
        match other.get_hashed(vm, &key, hash)? {
            Some(other) if vm.same_or_equal(&value, &other)? => (),
            _ => return Ok(Value::FALSE),
        }
    }
    Ok(Value::TRUE)
}

fn merged(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    if one.downcast::<Dict>().is_none() || two.downcast::<Dict>().is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let merged = copied(vm, one)?;
    update_from(vm, &merged, two)?;
    Ok(merged.into_value())
}

/// A new dict with the items of a dict: a class that iterates in its own way is asked for them.
fn copied(vm: &Machine, dict: &Value) -> PyResult<Ref<Dict>> {
    let held = this(dict);
    if held.is_empty() || plain_to_iterate(vm, dict).is_some() {
        return Ok(held.copy()?);
    }
    let copy = Dict::new();
    merge(vm, &copy, dict)?;
    Ok(copy)
}

fn setdefault(vm: &Machine, dict: &Dict, key: &Value, default: &Value) -> PyResult {
    dict.get_or_set(vm, key, if default.is_null() { Value::NONE } else { default.clone() })
}

fn fromkeys(vm: &Machine, class: &Value, iterable: &Value, value: &Value) -> PyResult {
    let value = if value.is_null() { Value::NONE } else { value.clone() };
    let made = vm.call(class, &[])?;
    let plain = made.exact::<Dict>();
    let is_known = iterable.is_exact::<Dict>() || set::methods::is_plain(vm, iterable);
    if let (Some(dict), true) = (plain.filter(|dict| dict.is_empty()), is_known)
        && let Some(keys) = set::methods::known(iterable)
    {
        dict.reserve(vm.length(iterable)?)?;
        for (key, hash) in keys {
            dict.set_hashed(vm, &key, hash, value.clone())?;
        }
        return Ok(made);
    }
    let iterator = vm.iter(iterable)?;
    while let Some(key) = vm.next(&iterator)? {
        match plain {
            Some(dict) => dict.set(vm, &key, value.clone())?,
            None => vm.store_subscript(&made, &key, value.clone())?,
        }
    }
    Ok(made)
}

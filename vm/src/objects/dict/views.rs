//! `dict.keys()`, `dict.values()` and `dict.items()`.

use heap::Kind;
use heap::value::Value;

use super::Dict;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::method;
use crate::objects::iterators::Part;
use crate::objects::native::{Native, NativeObject};
use crate::objects::type_object::spec::{Attribute, Method, TypeSpec, getter};
use crate::objects::{DictIterator, Set, Str, Tuple, set};

/// A view on a dict.
pub struct View {
    dict: Value,
    part: Part,
}

crate::native_argument!(View);

impl NativeObject for View {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.dict);
    }

    fn clear(&self) {}
}

impl View {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(vm: &Machine, dict: &Value, part: Part) -> Value {
        let class = match part {
            Part::Keys => &vm.types.dict_keys,
            Part::Values => &vm.types.dict_values,
            Part::Items => &vm.types.dict_items,
        };
        Native::new(class, View { dict: dict.clone(), part })
    }

    fn dict(&self) -> &Dict {
        self.dict.downcast::<Dict>().expect("a view is made of a dict")
    }

    /// The dict, and which part of it is seen.
    pub fn parts(&self) -> (&Value, Part) {
        (&self.dict, self.part)
    }

    fn items(&self) -> Vec<Value> {
        match self.part {
            Part::Keys => self.dict().keys(),
            Part::Values => self.dict().values(),
            Part::Items => self
                .dict()
                .items()
                .into_iter()
                .map(|(key, value)| Tuple::new(vec![key, value]))
                .collect(),
        }
    }

    fn contains(&self, vm: &Machine, item: &Value) -> PyResult<bool> {
        match self.part {
            Part::Keys => Ok(self.dict().get(vm, item)?.is_some()),
            _ => {
                let Some([key, value]) = item.downcast::<Tuple>().map(Tuple::items) else {
                    return Ok(false);
                };
                match self.dict().get(vm, key)? {
                    Some(found) => vm.same_or_equal(&found, value),
                    None => Ok(false),
                }
            }
        }
    }
}

const SHARED: TypeSpec = TypeSpec { attributes: ATTRIBUTES, ..TypeSpec::DEFAULT };
pub static KEYS_SPEC: TypeSpec =
    TypeSpec { name: "dict_keys", methods: &[METHODS, SET_METHODS], unhashable: true, ..SHARED };
pub static ITEMS_SPEC: TypeSpec =
    TypeSpec { name: "dict_items", methods: &[METHODS, SET_METHODS], unhashable: true, ..SHARED };
pub static VALUES_SPEC: TypeSpec = TypeSpec { name: "dict_values", methods: &[METHODS], ..SHARED };

static METHODS: &[Method] = &[
    method!("__repr__", "(self, /)", repr),
    method!("__len__", "(self, /)", |_, view: &View| view.dict().len()),
    method!("__iter__", "(self, /)", |vm, view: &View| {
        Ok(DictIterator::new(vm, &view.dict, view.part, false))
    }),
    method!("__reversed__", "(self, /)", |vm, view: &View| {
        Ok(DictIterator::new(vm, &view.dict, view.part, true))
    }),
];

static SET_METHODS: &[Method] = &[
    method!("__contains__", "(self, key, /)", |vm, view: &View, key: &Value| {
        Ok(Value::bool(view.contains(vm, key)?))
    }),
    method!("__and__", "(self, value, /)", |vm, view: &Value, value: &Value| combine(
        vm,
        view,
        value,
        "intersection"
    )),
    method!("__or__", "(self, value, /)", |vm, view: &Value, value: &Value| combine(
        vm, view, value, "union"
    )),
    method!("__sub__", "(self, value, /)", |vm, view: &Value, value: &Value| combine(
        vm,
        view,
        value,
        "difference"
    )),
    method!("__xor__", "(self, value, /)", |vm, view: &Value, value: &Value| combine(
        vm,
        view,
        value,
        "symmetric_difference"
    )),
    method!("__rand__", "(self, value, /)", |vm, view: &Value, value: &Value| combine(
        vm,
        value,
        view,
        "intersection"
    )),
    method!("__ror__", "(self, value, /)", |vm, view: &Value, value: &Value| combine(
        vm, value, view, "union"
    )),
    method!("__rsub__", "(self, value, /)", |vm, view: &Value, value: &Value| combine(
        vm,
        value,
        view,
        "difference"
    )),
    method!("__rxor__", "(self, value, /)", |vm, view: &Value, value: &Value| {
        combine(vm, value, view, "symmetric_difference")
    }),
    method!("__eq__", "(self, value, /)", |vm, view: &Value, value: &Value| compare(
        vm, view, value, "__eq__"
    )),
    method!("__ne__", "(self, value, /)", |vm, view: &Value, value: &Value| compare(
        vm, view, value, "__ne__"
    )),
    method!("__le__", "(self, value, /)", |vm, view: &Value, value: &Value| compare(
        vm, view, value, "__le__"
    )),
    method!("__lt__", "(self, value, /)", |vm, view: &Value, value: &Value| compare(
        vm, view, value, "__lt__"
    )),
    method!("__ge__", "(self, value, /)", |vm, view: &Value, value: &Value| compare(
        vm, view, value, "__ge__"
    )),
    method!("__gt__", "(self, value, /)", |vm, view: &Value, value: &Value| compare(
        vm, view, value, "__gt__"
    )),
    method!("isdisjoint", "(self, other, /)", |vm, view: &Value, other: &Value| {
        vm.call_method(&as_set(vm, view)?, "isdisjoint", std::slice::from_ref(other))
    })
    .doc("Whether the view shares nothing with an iterable.")
    .untold(),
];

static ATTRIBUTES: &[Attribute] =
    &[getter("mapping", |_, value| Ok(super::proxy::MappingProxy::over(this(value).dict.clone())))];

fn this(value: &Value) -> &View {
    value.native::<View>().expect("a method of dict views is called with one")
}

fn repr(vm: &Machine, view: &Value) -> PyResult {
    let name = vm.class(view).name();
    let Some(_guard) = vm.enter_repr(view)? else { return Ok(Str::new("...")) };
    vm.join_reprs(&format!("{name}(["), &this(view).items(), "])")
}

fn as_set(vm: &Machine, value: &Value) -> PyResult {
    let set = Set::new();
    set::methods::update_from(vm, set::methods::this(&set), value)?;
    Ok(set)
}

/// An operator one side of which is a view: it makes a set of the left side, whatever that is.
fn combine(vm: &Machine, left: &Value, right: &Value, name: &str) -> PyResult {
    vm.call_method(&as_set(vm, left)?, name, std::slice::from_ref(right))
}

fn compare(vm: &Machine, view: &Value, value: &Value, name: &str) -> PyResult {
    let other = value;
    let is_view = other.native::<View>().is_some_and(|view| view.part != Part::Values);
    if !is_view && !other.is_kind(Kind::Set) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let other = as_set(vm, other)?;
    vm.call_method(&as_set(vm, view)?, name, &[other])
}

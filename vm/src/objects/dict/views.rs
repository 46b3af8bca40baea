//! `dict.keys()`, `dict.values()` and `dict.items()`.

use heap::value::Value;

use super::Dict;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::method;
use crate::objects::iterators::Part;
use crate::objects::native::{Native, NativeObject};
use crate::objects::type_object::spec::{Attribute, Hashing, Method, TypeSpec, getter};
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
pub static KEYS_SPEC: TypeSpec = TypeSpec {
    name: "dict_keys",
    methods: &[SET_METHODS, METHODS],
    hashing: Hashing::Missing,
    ..SHARED
};
pub static ITEMS_SPEC: TypeSpec = TypeSpec {
    name: "dict_items",
    methods: &[SET_METHODS, METHODS],
    hashing: Hashing::Missing,
    ..SHARED
};
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
    method!("__and__", "(self, value, /)", intersection),
    method!("__or__", "(self, value, /)", union),
    method!("__sub__", "(self, value, /)", difference),
    method!("__xor__", "(self, value, /)", symmetric_difference),
    method!("__rand__", "(self, value, /)", |vm, view: &Value, value: &Value| {
        intersection(vm, value, view)
    }),
    method!("__ror__", "(self, value, /)", |vm, view: &Value, value: &Value| union(
        vm, value, view
    )),
    method!("__rsub__", "(self, value, /)", |vm, view: &Value, value: &Value| {
        difference(vm, value, view)
    }),
    method!("__rxor__", "(self, value, /)", |vm, view: &Value, value: &Value| {
        symmetric_difference(vm, value, view)
    }),
    method!("__eq__", "(self, value, /)", |vm, view: &Value, value: &Value| {
        compare(vm, view, value, |one, two| one == two, false)
    }),
    method!("__ne__", "(self, value, /)", |vm, view: &Value, value: &Value| {
        let equal = compare(vm, view, value, |one, two| one == two, false)?;
        Ok(if equal.is_not_implemented() { equal } else { Value::bool(!equal.is_true()) })
    }),
    method!("__le__", "(self, value, /)", |vm, view: &Value, value: &Value| {
        compare(vm, view, value, |one, two| one <= two, false)
    }),
    method!("__lt__", "(self, value, /)", |vm, view: &Value, value: &Value| {
        compare(vm, view, value, |one, two| one < two, false)
    }),
    method!("__ge__", "(self, value, /)", |vm, view: &Value, value: &Value| {
        compare(vm, view, value, |one, two| one >= two, true)
    }),
    method!("__gt__", "(self, value, /)", |vm, view: &Value, value: &Value| {
        compare(vm, view, value, |one, two| one > two, true)
    }),
    method!("isdisjoint", "(self, other, /)", isdisjoint)
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

/// The view, unless it is one of values.
fn as_set_like(value: &Value) -> Option<&View> {
    value.native::<View>().filter(|view| view.part != Part::Values)
}

/// A set of what an operand holds, whatever that is.
fn to_set(vm: &Machine, value: &Value) -> PyResult {
    match as_set_like(value) {
        Some(view) if view.part == Part::Keys && view.dict.is_exact::<Dict>() => {
            set::methods::from_iterable(vm, &view.dict)
        }
        _ => set::methods::from_iterable(vm, value),
    }
}

fn union(vm: &Machine, left: &Value, right: &Value) -> PyResult {
    let result = to_set(vm, left)?;
    set::methods::update_from(vm, set::methods::this(&result), right)?;
    Ok(result)
}

fn difference(vm: &Machine, left: &Value, right: &Value) -> PyResult {
    let result = to_set(vm, left)?;
    set::methods::remove_all(vm, &result, right)?;
    Ok(result)
}

fn symmetric_difference(vm: &Machine, left: &Value, right: &Value) -> PyResult {
    if let (Some(one), Some(two)) = (as_set_like(left), as_set_like(right))
        && (one.part, two.part) == (Part::Items, Part::Items)
    {
        return different_items(vm, one.dict(), two.dict());
    }
    let result = to_set(vm, left)?;
    set::methods::toggle_all(vm, &result, right)?;
    Ok(result)
}

/// The items that only one of two dicts has. The values need no hash where they are equal.
fn different_items(vm: &Machine, one: &Dict, two: &Dict) -> PyResult {
    let rest = one.copy()?;
    let result = Set::new();
    let pairs = set::methods::this(&result);
    for (key, hash, value) in two.walk() {
        match rest.get_hashed(vm, &key, hash)? {
            Some(other) if vm.same_or_equal(&other, &value)? => {
                rest.remove_hashed(vm, &key, hash)?;
            }
            _ => pairs.add(vm, &Tuple::new(vec![key, value]))?,
        }
    }
    for (key, _, value) in rest.walk() {
        pairs.add(vm, &Tuple::new(vec![key, value]))?;
    }
    Ok(result)
}

/// Walks the smaller of the two, where both know their sizes.
fn intersection(vm: &Machine, left: &Value, right: &Value) -> PyResult {
    let (mut view, mut other) = match as_set_like(left) {
        Some(_) => (left, right),
        None => (right, left),
    };
    let size = this(view).dict().len();
    if vm.class(other).is(&vm.types.set) && size <= set::methods::this(other).len() {
        return set::methods::intersection(vm, other, view, &vm.types.set);
    }
    if as_set_like(other).is_some_and(|other| other.dict().len() > size) {
        (view, other) = (other, view);
    }
    let result = Set::new();
    let iterator = vm.iter(other)?;
    while let Some(item) = vm.next(&iterator)? {
        if this(view).contains(vm, &item)? {
            set::methods::this(&result).add(vm, &item)?;
        }
    }
    Ok(result)
}

/// How many items a set or a view that is like one says it has; `None` for another value.
fn size_of_set_like(vm: &Machine, value: &Value) -> PyResult<Option<usize>> {
    let is_set_like = as_set_like(value).is_some() || value.downcast::<Set>().is_some();
    is_set_like.then(|| vm.length(value)).transpose()
}

fn isdisjoint(vm: &Machine, view: &Value, other: &Value) -> PyResult<bool> {
    let size = this(view).dict().len();
    if view.is(other) {
        return Ok(size == 0);
    }
    let is_larger = size_of_set_like(vm, other)?.is_some_and(|other| other > size);
    let (asked, walked) = if is_larger { (other, view) } else { (view, other) };
    let iterator = vm.iter(walked)?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.contains(asked, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Compares sizes, then asks one side for all items of the other.
fn compare(
    vm: &Machine,
    view: &Value,
    other: &Value,
    sizes: fn(usize, usize) -> bool,
    reversed: bool,
) -> PyResult {
    let Some(size) = size_of_set_like(vm, other)? else { return Ok(Value::NOT_IMPLEMENTED) };
    if !sizes(this(view).dict().len(), size) {
        return Ok(Value::FALSE);
    }
    let (asked, walked) = if reversed { (view, other) } else { (other, view) };
    let iterator = vm.iter(walked)?;
    while let Some(item) = vm.next(&iterator)? {
        if !vm.contains(asked, &item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

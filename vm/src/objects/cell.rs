//! `cell`: the place of a variable that functions share.

use heap::value::cells::ValueCell;
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::Str;
use super::type_object::spec::{Attribute, Hashing, Method, TypeSpec, attribute};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::protocols::compare::Comparison;
use crate::types::types;
use crate::{method, static_method};

/// A cell; `NULL` inside while the variable is unbound.
pub struct CellObject {
    pub contents: ValueCell,
}

impl CellObject {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(contents: Value) -> Value {
        heap::new(&types().cell, CellObject { contents: ValueCell::new(contents) }).into_value()
    }
}

impl Traverse for CellObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.contents.look(visit);
    }

    fn clear(&self) {
        drop(self.contents.take());
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "cell",
    doc: "A variable that functions share.",
    signature: "([contents])",
    kind: Kind::Cell,
    methods: &[METHODS, COMPARISONS],
    attributes: ATTRIBUTES,
    hashing: Hashing::Missing,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, contents=None, /)", |_, _: &Value, contents: &Value| {
        Ok(CellObject::new(contents.clone()))
    }),
    method!("__repr__", "(self, /)", repr),
];

static COMPARISONS: &[Method] =
    crate::comparisons!(|vm, one: &CellObject, value, comparison| compare(
        vm, one, value, comparison
    ));

static ATTRIBUTES: &[Attribute] = &[attribute("cell_contents", get, |_, cell, value| {
    this(cell).contents.set(value);
    Ok(())
})];

fn this(value: &Value) -> &CellObject {
    value.downcast::<CellObject>().expect("a method of cells is called with one")
}

fn repr(vm: &Machine, cell_object: &Ref<CellObject>) -> PyResult {
    let address = cell_object.value().address();
    let contents = cell_object.contents.get();
    Ok(Str::from_string(if contents.is_null() {
        format!("<cell at {address:#x}: empty>")
    } else {
        let kind = vm.class(&contents).name();
        format!("<cell at {address:#x}: {kind} object at {:#x}>", contents.address())
    }))
}

/// Cells are compared by what is in them; an empty one comes before all others.
fn compare(vm: &Machine, one: &CellObject, value: &Value, comparison: Comparison) -> PyResult {
    let Some(other) = value.downcast::<CellObject>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (left, right) = (one.contents.get(), other.contents.get());
    if left.is_null() || right.is_null() {
        return Ok(Value::bool(comparison.holds(&!left.is_null(), &!right.is_null())));
    }
    vm.compare(&left, &right, comparison)
}

fn get(vm: &Machine, cell: &Value) -> PyResult {
    let contents = this(cell).contents.get();
    if contents.is_null() { Err(vm.value_error("Cell is empty")) } else { Ok(contents) }
}

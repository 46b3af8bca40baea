//! Aliases of types: `type X = ...`.

use heap::Kind;
use heap::value::{Ref, Value};

use super::{Lazy, TypeParameter, calling_module, default_of, unpacked};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::native::{Native, NativeObject};
use crate::objects::type_object::spec::{Attribute, Counting, Method, TypeSpec, getter, member};
use crate::objects::{Str, Tuple, TypeRef};
use crate::special::Special;
use crate::{method, static_method};

/// `type X = ...`: a lazy alias.
struct TypeAlias {
    name: Value,
    parameters: Value,
    value: Lazy,
    /// Where it is not that of the function that makes the value.
    module: Value,
}

impl NativeObject for TypeAlias {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.name, &self.parameters, &self.module].into_iter().for_each(&mut *visit);
        self.value.traverse(visit);
    }

    fn clear(&self) {
        self.value.clear();
    }
}

/// Whether all are type parameters, and none without a default stands behind one that has one.
fn check_parameters(vm: &Machine, parameters: &Value) -> PyResult<()> {
    let mut has_default = false;
    for parameter in vm.to_vec(parameters)? {
        if parameter.native::<TypeParameter>().is_none() {
            let shown = vm.repr(&parameter)?;
            return Err(vm.type_error(format!("Expected a type param, got {shown}")));
        }
        match default_of(vm, &parameter)? {
            Some(_) => has_default = true,
            None if has_default => {
                let shown = vm.repr(&parameter)?;
                return Err(vm.type_error(format!(
                    "non-default type parameter '{shown}' follows default type parameter"
                )));
            }
            None => {}
        }
    }
    Ok(())
}

/// From a tuple of name, type parameters and the function that computes the value.
pub fn make(vm: &Machine, parts: &Value) -> PyResult {
    let [name, parameters, compute] = parts.downcast::<Tuple>().map_or(&[][..], Tuple::items)
    else {
        return Err(vm.system_error("a type alias has three parts"));
    };
    if !name.is_kind(Kind::Str) || !(parameters.is_none() || parameters.is_kind(Kind::Tuple)) {
        return Err(vm.system_error("a type alias has a name, and a tuple of parameters"));
    }
    let parameters = if parameters.is_none() { Tuple::new(Vec::new()) } else { parameters.clone() };
    let (name, value) = (name.clone(), Lazy::by(compute.clone()));
    let alias = TypeAlias { name, parameters, value, module: Value::NULL };
    Ok(Native::new(&vm.types.type_alias, alias))
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "TypeAliasType",
    doc: "Another name of a type, with type parameters perhaps.",
    module: "typing",
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

fn alias(value: &Value) -> &TypeAlias {
    value.native::<TypeAlias>().expect("a method of type aliases is called with one")
}

static METHODS: &[Method] = &[
    static_method!(
        "__new__" as "typealias",
        "(cls, name, value, *, type_params=())",
        |vm, class: &TypeRef, name: &Ref<Str>, value: &Value, parameters: &Value| {
            let parameters = match parameters.is_null() {
                true => Tuple::new(Vec::new()),
                false if parameters.is_kind(Kind::Tuple) => {
                    check_parameters(vm, parameters)?;
                    parameters.clone()
                }
                false => return Err(vm.type_error("type_params must be a tuple")),
            };
            let (value, module) = (Lazy::of(value.clone()), calling_module(vm));
            let alias = TypeAlias { name: name.value().clone(), parameters, value, module };
            Ok(Native::new(class, alias))
        }
    )
    .counting(Counting::Named("typealias")),
    method!("__repr__", "(self, /)", |_, this: &Value| alias(this).name.clone()),
    method!("__reduce__", "(self, /)", |_, this: &Value| alias(this).name.clone()),
    method!("__getitem__", "(self, item, /)", |vm, this: &Value, item: &Value| {
        if alias(this).parameters.downcast::<Tuple>().is_none_or(Tuple::is_empty) {
            return Err(vm.type_error("Only generic type aliases are subscriptable"));
        }
        Ok(GenericAlias::new(vm, this, item))
    }),
    method!("__iter__", "(self, /)", |vm, this: &Value| vm
        .iter(&Tuple::new(vec![unpacked(vm, this)]))),
    method!("__or__", "(self, value, /)", generic_alias::union),
    method!("__ror__", "(self, value, /)", |vm, this: &Value, value: &Value| {
        generic_alias::union(vm, value, this)
    }),
];

static ATTRIBUTES: &[Attribute] = &[
    member("__name__", |_, value| Ok(alias(value).name.clone())),
    getter("__parameters__", |_, value| Ok(alias(value).parameters.clone())),
    getter("__type_params__", |_, value| Ok(alias(value).parameters.clone())),
    getter("__value__", |vm, value| alias(value).value.value(vm, || Value::NONE)),
    getter("evaluate_value", |_, value| alias(value).value.evaluate()),
    getter("__module__", |vm, value| {
        if !alias(value).module.is_null() {
            return Ok(alias(value).module.clone());
        }
        let compute = alias(value).value.evaluate()?;
        vm.get_attribute(&compute, &Special::Module.name())
    }),
];

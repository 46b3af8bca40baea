//! `list[int]` and `int | str`.

use super::native::{Native, NativeObject};
use super::str::Str;
use super::type_object::spec::{Attribute, Method, TypeSpec, getter, method};
use super::{Tuple, TypeObject};
use crate::errors::PyResult;
use crate::heap::Kind;
use crate::machine::Machine;
use crate::value::Value;

/// A class with type arguments.
pub struct GenericAlias {
    pub origin: Value,
    pub arguments: Value,
}

impl NativeObject for GenericAlias {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.origin);
        visit(&self.arguments);
    }

    fn clear(&self) {}
}

impl GenericAlias {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(vm: &Machine, origin: &Value, item: &Value) -> Value {
        let arguments =
            if item.is_kind(Kind::Tuple) { item.clone() } else { Tuple::new(vec![item.clone()]) };
        Native::new(&vm.types.generic_alias, GenericAlias { origin: origin.clone(), arguments })
    }
}

/// `__class_getitem__` of builtin classes.
pub fn class_getitem(vm: &Machine, args: &[Value]) -> PyResult {
    Ok(GenericAlias::new(vm, &args[0], &args[1]))
}

/// A union of types.
pub struct Union {
    pub members: Vec<Value>,
}

impl NativeObject for Union {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.members.iter().for_each(visit);
    }

    fn clear(&self) {}
}

/// `one | two` for types.
pub fn union(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    let mut members: Vec<Value> = Vec::new();
    for part in [one, two] {
        let parts = match part.native::<Union>() {
            Some(union) => union.members.clone(),
            None if part.is_none() || part.is_kind(Kind::Type) || part.is_kind(Kind::Native) => {
                vec![part.clone()]
            }
            None => return Ok(Value::NOT_IMPLEMENTED),
        };
        for part in parts {
            let mut known = false;
            for member in &members {
                known |= vm.equal(member, &part)?;
            }
            if !known {
                members.push(part);
            }
        }
    }
    match &members[..] {
        [only] => Ok(only.clone()),
        _ => Ok(Native::new(&vm.types.union, Union { members })),
    }
}

/// How a type is shown inside of an alias.
fn show(vm: &Machine, value: &Value) -> PyResult<String> {
    if value.is_none() {
        return Ok("None".to_string());
    }
    if value.is_ellipsis() {
        return Ok("...".to_string());
    }
    match value.downcast::<TypeObject>() {
        Some(class) => Ok(class.qualified_name()),
        None => Ok(vm.repr(value)?.to_string()),
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "GenericAlias",
    module: "types",
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

fn this(value: &Value) -> &GenericAlias {
    value.native::<GenericAlias>().expect("a method of aliases is called with one")
}

static METHODS: &[Method] = &[
    method("__repr__", "(self, /)", |vm, args| {
        let alias = this(&args[0]);
        let shown = vm
            .to_vec(&alias.arguments)?
            .iter()
            .map(|one| show(vm, one))
            .collect::<PyResult<Vec<_>>>()?;
        let shown = if shown.is_empty() { "()".to_string() } else { shown.join(", ") };
        Ok(Str::from_string(format!("{}[{shown}]", show(vm, &alias.origin)?)))
    }),
    method("__call__", "(self, /, *args, **kwargs)", |vm, args| {
        vm.call_packed(&this(&args[0]).origin, &args[1], &args[2])
    }),
    method("__mro_entries__", "(self, bases, /)", |_, args| {
        Ok(Tuple::new(vec![this(&args[0]).origin.clone()]))
    }),
    method("__getitem__", "(self, item, /)", |vm, args| {
        Ok(GenericAlias::new(vm, &this(&args[0]).origin, &args[1]))
    }),
    method("__or__", "(self, value, /)", |vm, args| union(vm, &args[0], &args[1])),
    method("__ror__", "(self, value, /)", |vm, args| union(vm, &args[1], &args[0])),
    method("__eq__", "(self, value, /)", |vm, args| match args[1].native::<GenericAlias>() {
        Some(other) => {
            let one = this(&args[0]);
            Ok(Value::bool(
                vm.equal(&one.origin, &other.origin)?
                    && vm.equal(&one.arguments, &other.arguments)?,
            ))
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }),
    method("__hash__", "(self, /)", |vm, args| {
        let alias = this(&args[0]);
        Ok(vm.int(vm.hash(&alias.origin)? ^ vm.hash(&alias.arguments)?))
    }),
];

static ATTRIBUTES: &[Attribute] = &[
    getter("__origin__", |_, value| Ok(this(value).origin.clone())),
    getter("__args__", |_, value| Ok(this(value).arguments.clone())),
    getter("__parameters__", |_, _| Ok(Tuple::new(Vec::new()))),
];

pub static UNION_SPEC: TypeSpec = TypeSpec {
    name: "Union",
    module: "typing",
    methods: &[UNION_METHODS],
    attributes: UNION_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static UNION_METHODS: &[Method] = &[
    method("__repr__", "(self, /)", |vm, args| {
        let members = args[0].native::<Union>().map_or(&[][..], |union| &union.members);
        let shown = members.iter().map(|one| show(vm, one)).collect::<PyResult<Vec<_>>>()?;
        Ok(Str::from_string(shown.join(" | ")))
    }),
    method("__or__", "(self, value, /)", |vm, args| union(vm, &args[0], &args[1])),
    method("__ror__", "(self, value, /)", |vm, args| union(vm, &args[1], &args[0])),
    method("__eq__", "(self, value, /)", |vm, args| {
        let (Some(one), Some(two)) = (args[0].native::<Union>(), args[1].native::<Union>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let same = one.members.len() == two.members.len();
        let mut all = same;
        for member in &one.members {
            let mut found = false;
            for other in &two.members {
                found |= vm.equal(member, other)?;
            }
            all &= found;
        }
        Ok(Value::bool(all))
    }),
    method("__hash__", "(self, /)", |vm, args| {
        let members = args[0].native::<Union>().map_or(&[][..], |union| &union.members);
        let mut hash = 0;
        for member in members {
            hash ^= vm.hash(member)?;
        }
        Ok(vm.int(hash))
    }),
];

static UNION_ATTRIBUTES: &[Attribute] = &[getter("__args__", |_, value| {
    Ok(Tuple::new(value.native::<Union>().map_or(Vec::new(), |union| union.members.clone())))
})];

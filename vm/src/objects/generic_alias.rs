//! `list[int]` and `int | str`.

use heap::Kind;
use heap::value::Value;

use super::native::{Native, NativeObject};
use super::object::{UNEQUAL, UNORDERED};
use super::str::Str;
use super::type_object::flags::WEAKREFS;
use super::type_object::spec::{Attribute, Method, TypeSpec, getter, member};
use super::{ItemIterator, List, Tuple, TypeObject, typevar};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::special::Special;
use crate::{class_method, method, static_method};

/// A class with type arguments.
pub struct GenericAlias {
    pub origin: Value,
    pub arguments: Value,
    /// `*tuple[int]`
    is_unpacked: bool,
}

crate::native_argument!(GenericAlias);

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
        GenericAlias { origin: origin.clone(), arguments, is_unpacked: false }.into_value(vm)
    }

    fn into_value(self, vm: &Machine) -> Value {
        Native::new(&vm.types.generic_alias, self)
    }
}

/// The class called: `GenericAlias(list, int)`.
fn new(vm: &Machine, _: &Value, origin: &Value, arguments: &Value) -> Value {
    GenericAlias::new(vm, origin, arguments)
}

/// `__class_getitem__` of builtin classes.
pub fn class_getitem(vm: &Machine, class: &Value, item: &Value) -> Value {
    GenericAlias::new(vm, class, item)
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

/// What may be in a union.
fn is_type(vm: &Machine, value: &Value) -> bool {
    value.is_none()
        || value.is_kind(Kind::Type)
        || value.native::<GenericAlias>().is_some()
        || typevar::stands_for_type(vm, value)
}

/// `one | two` for types.
pub fn union(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    let can_be = |part: &Value| part.native::<Union>().is_some() || is_type(vm, part);
    if !can_be(one) || !can_be(two) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    joined(vm, &[one.clone(), two.clone()])
}

/// The union of types and unions, each once; where that is but one, it stands for itself.
fn joined(vm: &Machine, parts: &[Value]) -> PyResult {
    let mut members: Vec<Value> = Vec::new();
    for part in parts {
        let parts = part.native::<Union>().map_or(std::slice::from_ref(part), |it| &it.members);
        // Those of one part are different from each other.
        let others = members.len();
        for part in parts {
            let mut known = false;
            for member in &members[..others] {
                known |= vm.equal(member, part)?;
            }
            if !known {
                members.push(part.clone());
            }
        }
    }
    match &members[..] {
        [only] => Ok(only.clone()),
        _ => Ok(Native::new(&vm.types.union, Union { members })),
    }
}

/// `Union[int, str]`, of anything; texts stand for types that are looked for later.
fn union_of(vm: &Machine, _: &Value, item: &Value) -> PyResult {
    let mut parts = match item.is_kind(Kind::Tuple) {
        true => vm.to_vec(item)?,
        false => vec![item.clone()],
    };
    if parts.is_empty() {
        return Err(vm.type_error("Cannot take a Union of no types."));
    }
    for part in &mut parts {
        if part.is_kind(Kind::Str) {
            let makes = vm.import("annotationlib")?;
            let makes = vm.get_attribute(&makes, &vm.intern("ForwardRef"))?;
            *part = vm.call(&makes, std::slice::from_ref(part))?;
        }
    }
    joined(vm, &parts)
}

/// The type parameters in some types, each once, in their order.
pub fn parameters_of(vm: &Machine, types: &[Value]) -> PyResult<Vec<Value>> {
    let mut parameters: Vec<Value> = Vec::new();
    for one in types {
        let found = match typevar::is_type_parameter(one) {
            true => vec![one.clone()],
            false if one.is_kind(Kind::Type) => Vec::new(),
            false if one.is_kind(Kind::List) || one.is_kind(Kind::Tuple) => {
                parameters_of(vm, &vm.to_vec(one)?)?
            }
            false => match vm.get_optional_attribute(one, &Special::Parameters.name())? {
                Some(found) => vm.to_vec(&found)?,
                None => Vec::new(),
            },
        };
        for parameter in found {
            if !parameters.iter().any(|known| known.is(&parameter)) {
                parameters.push(parameter);
            }
        }
    }
    Ok(parameters)
}

/// The types for each of some parameters, from what is written in brackets behind `generic`. Missing ones have their
/// defaults; a `*Ts` takes what the others leave.
pub fn arguments_for(
    vm: &Machine,
    parameters: &[Value],
    item: &Value,
    generic: &str,
) -> PyResult<Vec<Value>> {
    if parameters.is_empty() {
        return Err(vm.type_error(format!("{generic} is not a generic class")));
    }
    let mut given = match item.is_kind(Kind::Tuple) {
        true => vm.to_vec(item)?,
        false => vec![item.clone()],
    };
    if parameters.iter().any(|parameter| typevar::is_type_var_tuple(vm, parameter)) {
        return Ok(given);
    }
    let (actual, expected) = (given.len(), parameters.len());
    for (place, parameter) in parameters.iter().enumerate().skip(actual) {
        let default = typevar::default_of(vm, parameter)?.ok_or_else(|| {
            let least = place + 1;
            vm.type_error(format!(
                "Too few arguments for {generic}; actual {actual}, expected at least {least}"
            ))
        })?;
        given.push(default);
    }
    match actual > expected {
        true => Err(vm.type_error(format!(
            "Too many arguments for {generic}; actual {actual}, expected {expected}"
        ))),
        false => Ok(given),
    }
}

/// A type with types in the place of type parameters.
fn substituted(vm: &Machine, one: &Value, parameters: &[Value], arguments: &[Value]) -> PyResult {
    if let Some(place) = parameters.iter().position(|parameter| parameter.is(one)) {
        return Ok(arguments[place].clone());
    }
    let inner = |types: &[Value]| -> PyResult<Vec<Value>> {
        types.iter().map(|one| substituted(vm, one, parameters, arguments)).collect()
    };
    if let Some(alias) = one.native::<GenericAlias>() {
        let arguments = inner(&vm.to_vec(&alias.arguments)?)?;
        let (origin, arguments) = (alias.origin.clone(), Tuple::new(arguments));
        return Ok(GenericAlias { origin, arguments, ..*alias }.into_value(vm));
    }
    if let Some(members) = one.native::<Union>() {
        return joined(vm, &inner(&members.members)?);
    }
    Ok(one.clone())
}

/// `list[T][int]`
fn getitem(vm: &Machine, alias: &Value, item: &Value) -> PyResult {
    let parameters = parameters_of(vm, &vm.to_vec(&this(alias).arguments)?)?;
    let shown = vm.repr(alias)?.to_string();
    let arguments = arguments_for(vm, &parameters, item, &shown)?;
    if parameters.iter().any(|parameter| typevar::is_type_var_tuple(vm, parameter)) {
        return Ok(GenericAlias::new(vm, &this(alias).origin, &Tuple::new(arguments)));
    }
    substituted(vm, alias, &parameters, &arguments)
}

/// `C[int]()`: the instance knows with which types it was made, if it can.
fn call(vm: &Machine, alias: &Value, args: &Value, kwargs: &Value) -> PyResult {
    let made = vm.call_packed(&this(alias).origin, args, kwargs)?;
    if vm.set_attribute(&made, &Special::OrigClass.name(), alias.clone()).is_err() {
        return Ok(made); // it has no place for it
    }
    Ok(made)
}

/// An alias has a few attributes of its own, and for the rest those of its origin; that of a class of a program has no
/// special ones.
fn getattribute(vm: &Machine, alias: &Value, name: &Value) -> PyResult {
    let name = vm.attribute_name(name)?;
    let origin = &this(alias).origin;
    let text = name.to_lossy();
    if OWN_ATTRIBUTES.contains(&&*text) || REFUSED_ATTRIBUTES.contains(&&*text) {
        return vm.generic_get_attribute(alias, &name);
    }
    let is_special = text.starts_with("__") && text.ends_with("__");
    let is_of_program = origin.downcast::<TypeObject>().is_some_and(|class| !class.is_builtin());
    if is_special && is_of_program {
        return match vm.find_generic_attribute(alias, &name)? {
            Some(found) => Ok(found),
            None => Err(vm.plain_attribute_error(text)),
        };
    }
    vm.get_attribute(origin, &name)
}

const OWN_ATTRIBUTES: &[&str] = &[
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
];

/// These it does not have, whatever the type has.
const REFUSED_ATTRIBUTES: &[&str] = &["__bases__", "__copy__", "__deepcopy__"];

/// How a type is shown inside of an alias.
/// A part of an annotation: by its name and module where it has both and is no alias itself.
fn show(vm: &Machine, value: &Value) -> PyResult<String> {
    if value.is_ellipsis() {
        return Ok("...".to_string());
    }
    if value.is(vm.types.none.value()) {
        return Ok("None".to_string());
    }
    let optional = |name: Special| vm.get_optional_attribute(value, &name.name());
    let is_alias = optional(Special::Origin)?.is_some() && optional(Special::Args)?.is_some();
    if !is_alias
        && let Some(name) = optional(Special::QualName)?
        && let Some(module) = optional(Special::Module)?
        && !module.is_none()
    {
        return Ok(match module.downcast::<Str>() {
            Some(module) if *module == *"builtins" => name.to_string(),
            _ => format!("{}.{}", vm.str(&module)?, vm.str(&name)?),
        });
    }
    Ok(vm.repr(value)?.to_string())
}

/// An argument of an alias; a list of them item by item.
fn show_argument(vm: &Machine, value: &Value) -> PyResult<String> {
    let Some(list) = value.exact::<List>() else { return show(vm, value) };
    let items = list.items.to_vec();
    let shown = items.iter().map(|item| show(vm, item)).collect::<PyResult<Vec<_>>>()?;
    Ok(format!("[{}]", shown.join(", ")))
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "GenericAlias",
    doc: "A type with its parameters.",
    signature: "(origin, args, /)",
    module: "types",
    flags: WEAKREFS,
    tells_module: false,
    methods: &[METHODS, UNEQUAL, UNORDERED],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

fn this(value: &Value) -> &GenericAlias {
    value.native::<GenericAlias>().expect("a method of aliases is called with one")
}

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, origin, args, /)", new),
    method!("__repr__", "(self, /)", |vm, alias: &GenericAlias| {
        let shown = vm
            .to_vec(&alias.arguments)?
            .iter()
            .map(|one| show_argument(vm, one))
            .collect::<PyResult<Vec<_>>>()?;
        let shown = if shown.is_empty() { "()".to_string() } else { shown.join(", ") };
        let star = if alias.is_unpacked { "*" } else { "" };
        Ok(Str::from_string(format!("{star}{}[{shown}]", show(vm, &alias.origin)?)))
    }),
    method!("__getattribute__", "(self, name, /)", getattribute),
    method!("__iter__", "(self, /)", |vm, generic_alias: &GenericAlias| {
        let GenericAlias { origin, arguments, .. } = generic_alias;
        let (origin, arguments) = (origin.clone(), arguments.clone());
        let unpacked = GenericAlias { origin, arguments, is_unpacked: true }.into_value(vm);
        ItemIterator::over_alias(vm, unpacked)
    }),
    method!("__call__", "(self, /, *args, **kwargs)", call),
    method!("__mro_entries__", "(self, bases, /)", |_, generic_alias: &GenericAlias, _: &Value| {
        Ok(Tuple::new(vec![generic_alias.origin.clone()]))
    })
    .untold(),
    method!("__instancecheck__", "(self, object, /)", |vm, _: &Value, _: &Value| {
        Err::<Value, _>(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    }),
    method!("__subclasscheck__", "(self, object, /)", |vm, _: &Value, _: &Value| {
        Err::<Value, _>(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    }),
    method!("__reduce__", "(self, /)", reduce),
    method!("__dir__", "(self, /)", dir),
    method!("__getitem__", "(self, item, /)", getitem),
    method!("__or__", "(self, value, /)", union),
    method!("__ror__", "(self, value, /)", |vm, generic_alias: &Value, value: &Value| union(
        vm,
        value,
        generic_alias
    )),
    method!("__eq__", "(self, value, /)", |vm, one: &GenericAlias, value: &Value| match value
        .native::<GenericAlias>(
    ) {
        Some(other) => {
            Ok(Value::bool(
                one.is_unpacked == other.is_unpacked
                    && vm.equal(&one.origin, &other.origin)?
                    && vm.equal(&one.arguments, &other.arguments)?,
            ))
        }
        None => Ok(Value::NOT_IMPLEMENTED),
    }),
    method!("__hash__", "(self, /)", |vm, alias: &GenericAlias| {
        Ok(vm.int(vm.hash(&alias.origin)? ^ vm.hash(&alias.arguments)?))
    }),
];

static ATTRIBUTES: &[Attribute] = &[
    member("__origin__", |_, value| Ok(this(value).origin.clone())),
    member("__args__", |_, value| Ok(this(value).arguments.clone())),
    member("__unpacked__", |_, value| Ok(Value::bool(this(value).is_unpacked))),
    getter("__parameters__", |vm, value| {
        Ok(Tuple::new(parameters_of(vm, &vm.to_vec(&this(value).arguments)?)?))
    }),
    getter("__typing_unpacked_tuple_args__", |vm, value| {
        let alias = this(value);
        let is_tuple = alias.is_unpacked && alias.origin.is(vm.types.tuple.value());
        Ok(if is_tuple { alias.arguments.clone() } else { Value::NONE })
    }),
];

/// An alias is made by its class; behind a `*`, as the only item of one that has none.
fn reduce(vm: &Machine, alias: &GenericAlias) -> PyResult {
    let GenericAlias { origin, arguments, is_unpacked } = alias;
    if *is_unpacked {
        let plain = vm.iter(&GenericAlias::new(vm, origin, arguments))?;
        return Ok(Tuple::new(vec![vm.builtin("next")?, Tuple::new(vec![plain])]));
    }
    let class = vm.types.generic_alias.value().clone();
    Ok(Tuple::new(vec![class, Tuple::new(vec![origin.clone(), arguments.clone()])]))
}

/// The names of its origin's attributes, and its own.
fn dir(vm: &Machine, alias: &GenericAlias) -> PyResult {
    let names = vm.call(&vm.builtin("dir")?, std::slice::from_ref(&alias.origin))?;
    let mut names = vm.to_vec(&names)?;
    let is_known = |own: &str| {
        names.iter().filter_map(|name| name.downcast::<Str>()).any(|name| *name == *own)
    };
    let own = OWN_ATTRIBUTES.iter().filter(|own| !is_known(own));
    let own: Vec<Value> = own.map(|own| Str::new(own)).collect();
    names.extend(own);
    Ok(List::new(names))
}

pub static UNION_SPEC: TypeSpec = TypeSpec {
    name: "Union",
    doc: "One type or another.",
    module: "typing",
    flags: WEAKREFS,
    tells_module: false,
    methods: &[UNION_METHODS, UNEQUAL, UNORDERED],
    attributes: UNION_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static UNION_METHODS: &[Method] = &[
    method!("__getitem__", "(self, key, /)", |vm, union: &Value, item: &Value| {
        let members = union.native::<Union>().map_or(&[][..], |union| &union.members);
        let parameters = parameters_of(vm, members)?;
        let arguments = arguments_for(vm, &parameters, item, &vm.repr(union)?.to_string())?;
        substituted(vm, union, &parameters, &arguments)
    }),
    method!("__getattribute__", "(self, name, /)", |vm, union: &Value, name: &Value| {
        // Its module is that of its class, which stands in no namespace.
        match vm.attribute_name(name)? {
            module if module.is(&Special::Module.name()) => {
                vm.get_attribute(vm.class(union).value(), &module)
            }
            name => vm.generic_get_attribute(union, &name),
        }
    }),
    method!("__repr__", "(self, /)", |vm, generic_alias: &Value| {
        let members = generic_alias.native::<Union>().map_or(&[][..], |union| &union.members);
        let shown = members.iter().map(|one| show(vm, one)).collect::<PyResult<Vec<_>>>()?;
        Ok(Str::from_string(shown.join(" | ")))
    }),
    method!("__or__", "(self, value, /)", union),
    method!("__ror__", "(self, value, /)", |vm, generic_alias: &Value, value: &Value| union(
        vm,
        value,
        generic_alias
    )),
    method!("__eq__", "(self, value, /)", |vm, generic_alias: &Value, value: &Value| {
        let (Some(one), Some(two)) = (generic_alias.native::<Union>(), value.native::<Union>())
        else {
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
    method!("__hash__", "(self, /)", |vm, generic_alias: &Value| {
        let members = generic_alias.native::<Union>().map_or(&[][..], |union| &union.members);
        let mut hash = 0;
        for member in members {
            hash ^= vm.hash(member)?;
        }
        Ok(vm.int(hash))
    }),
    method!("__mro_entries__", "(self, object, /)", |vm, union: &Value, _: &Value| {
        Err::<Value, _>(vm.type_error(format!("Cannot subclass {}", vm.repr(union)?)))
    }),
    class_method!("__class_getitem__", "(cls, item, /)", union_of).untold(),
];

static UNION_ATTRIBUTES: &[Attribute] = &[
    member("__args__", |_, value| {
        Ok(Tuple::new(value.native::<Union>().map_or(Vec::new(), |union| union.members.clone())))
    }),
    getter("__name__", |_, _| Ok(Str::new("Union"))),
    getter("__qualname__", |_, _| Ok(Str::new("Union"))),
    getter("__origin__", |vm, _| Ok(vm.types.union.value().clone())),
    getter("__parameters__", |vm, value| {
        let members = value.native::<Union>().map_or(&[][..], |union| &union.members);
        Ok(Tuple::new(parameters_of(vm, members)?))
    }),
];

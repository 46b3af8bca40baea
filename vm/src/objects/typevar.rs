//! Type parameters: `def f[T]`; aliases are below.

pub mod alias;

use std::mem::ManuallyDrop;

use heap::Kind;
use heap::value::cells::ValueCell;
use heap::value::{Ref, Value};

use super::generic_alias::{self, GenericAlias};
use super::native::{Native, NativeObject};
use super::object::{UNEQUAL, UNORDERED};
use super::type_object::flags::BASETYPE;
use super::type_object::flags::WEAKREFS;
use super::type_object::spec::{Attribute, Counting, Hashing, Method, TypeSpec, getter, member};
use super::{Str, Tuple, TypeObject, TypeRef};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::special::Special;
use crate::types::types;
use crate::{class_method, method, static_method};

/// A value that a function makes when it is asked for, once: a bound, a default, what an alias stands for.
#[derive(Default)]
struct Lazy {
    compute: ValueCell,
    value: ValueCell,
}

impl Lazy {
    fn by(compute: Value) -> Lazy {
        Lazy { compute: ValueCell::new(compute), value: ValueCell::default() }
    }

    /// One that is there from the start, where it is given.
    fn of(value: Value) -> Lazy {
        Lazy { compute: ValueCell::default(), value: ValueCell::new(value) }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.compute.look(&mut *visit);
        self.value.look(visit);
    }

    fn clear(&self) {
        drop(self.value.take());
        drop(self.compute.take());
    }

    fn is_given(&self) -> bool {
        !self.compute.is_null() || !self.value.is_null()
    }

    /// The value; `otherwise` where there is nothing to compute it.
    fn value(&self, vm: &Machine, otherwise: impl FnOnce() -> Value) -> PyResult {
        if !self.is_given() {
            return Ok(otherwise());
        }
        if self.value.is_null() {
            let compute = self.compute.get();
            let made = vm.call(&compute, &[Value::int_unchecked(1)])?;
            self.value.set(made);
        }
        Ok(self.value.get())
    }

    /// The function.
    fn evaluate(&self) -> PyResult {
        let compute = self.compute.get();
        Ok(if compute.is_null() { Value::NONE } else { compute })
    }
}

/// A type parameter of any kind.
struct TypeParameter {
    name: Value,
    bound: Lazy,
    constraints: Lazy,
    default: Lazy,
    variance: Variance,
}

/// In which direction types with other arguments are related.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Variance {
    /// Type checkers find out; so it is of all parameters that syntax makes.
    Inferred,
    Invariant,
    Covariant,
    Contravariant,
}

impl Variance {
    fn new(vm: &Machine, covariant: bool, contravariant: bool, infer: bool) -> PyResult<Variance> {
        match (covariant, contravariant, infer) {
            (true, true, _) => Err(vm.value_error("Bivariant types are not supported.")),
            (false, false, true) => Ok(Variance::Inferred),
            (_, _, true) => {
                Err(vm.value_error("Variance cannot be specified with infer_variance."))
            }
            (true, false, false) => Ok(Variance::Covariant),
            (false, true, false) => Ok(Variance::Contravariant),
            (false, false, false) => Ok(Variance::Invariant),
        }
    }

    /// How the parameter's name is marked where it is shown.
    fn mark(self) -> &'static str {
        match self {
            Variance::Inferred => "",
            Variance::Invariant => "~",
            Variance::Covariant => "+",
            Variance::Contravariant => "-",
        }
    }
}

crate::native_argument!(TypeParameter);

impl NativeObject for TypeParameter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.name);
        for lazy in [&self.bound, &self.constraints, &self.default] {
            lazy.traverse(&mut *visit);
        }
    }

    fn clear(&self) {
        [&self.bound, &self.constraints, &self.default].into_iter().for_each(Lazy::clear);
    }
}

fn parameter(name: Value, bound: Value, constraints: Value) -> TypeParameter {
    let (bound, constraints) = (Lazy::by(bound), Lazy::by(constraints));
    TypeParameter {
        name,
        bound,
        constraints,
        default: Lazy::default(),
        variance: Variance::Inferred,
    }
}

pub fn type_var(vm: &Machine, name: Value, bound: Value, constraints: Value) -> Value {
    Native::new(&vm.types.type_var, parameter(name, bound, constraints))
}

pub fn param_spec(vm: &Machine, name: Value) -> Value {
    Native::new(&vm.types.param_spec, parameter(name, Value::NULL, Value::NULL))
}

pub fn type_var_tuple(vm: &Machine, name: Value) -> Value {
    Native::new(&vm.types.type_var_tuple, parameter(name, Value::NULL, Value::NULL))
}

pub fn set_default(vm: &Machine, value: Value, default: Value) -> PyResult {
    match value.native::<TypeParameter>() {
        Some(parameter) => parameter.default.compute.set(default),
        None => return Err(vm.system_error("not a type parameter")),
    }
    Ok(value)
}

pub fn is_type_parameter(value: &Value) -> bool {
    value.native::<TypeParameter>().is_some()
}

/// Whether a type parameter stands for any number of types.
pub fn is_type_var_tuple(vm: &Machine, value: &Value) -> bool {
    vm.class(value).is(&vm.types.type_var_tuple)
}

/// Whether it is a type parameter or an alias that stands for one type.
pub fn stands_for_type(vm: &Machine, value: &Value) -> bool {
    let types = &vm.types;
    let class = vm.class(value);
    [&types.type_var, &types.param_spec, &types.type_alias].into_iter().any(|one| class.is(one))
}

/// The default of a type parameter, if it has one.
pub fn default_of(vm: &Machine, value: &Value) -> PyResult<Option<Value>> {
    match value.native::<TypeParameter>() {
        Some(this) if this.default.is_given() => this.default.value(vm, || Value::NONE).map(Some),
        _ => Ok(None),
    }
}

/// `Generic[T, ...]`, the implied base of a class with type parameters; of a `*Ts` it has what it unpacks to.
pub fn subscript_generic(vm: &Machine, parameters: &Value) -> PyResult {
    let parameters = vm.to_vec(parameters)?;
    let items = parameters.into_iter().map(|one| match is_type_var_tuple(vm, &one) {
        true => unpacked(vm, &one),
        false => one,
    });
    Ok(GenericAlias::new(vm, vm.types.generic.value(), &Tuple::new(items.collect())))
}

/// `typing.Unpack[value]`
fn unpacked(vm: &Machine, value: &Value) -> Value {
    let unpack = Native::new(&vm.types.special_form, SpecialForm { name: "Unpack" });
    GenericAlias::new(vm, &unpack, value)
}

/// What has a meaning in types and is none itself.
struct SpecialForm {
    name: &'static str,
}

impl NativeObject for SpecialForm {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
    fn clear(&self) {}
}

pub static SPECIAL_FORM_SPEC: TypeSpec = TypeSpec {
    name: "_SpecialForm",
    module: "typing",
    methods: &[SPECIAL_FORM_METHODS],
    ..TypeSpec::DEFAULT
};

static SPECIAL_FORM_METHODS: &[Method] =
    &[method!("__repr__", "(self, /)", |_, type_parameter: &Value| {
        let name = type_parameter.native::<SpecialForm>().map_or("", |form| form.name);
        Ok(Str::from_string(format!("typing.{name}")))
    })];

/// `typing.NoDefault`: there is one, and nothing in it.
pub static NO_DEFAULT_SPEC: TypeSpec = TypeSpec {
    name: "NoDefaultType",
    module: "typing",
    methods: &[NO_DEFAULT_METHODS],
    ..TypeSpec::DEFAULT
};

static NO_DEFAULT_METHODS: &[Method] = &[
    static_method!("__new__", "(cls, /)", |_, _: &Value| no_default()),
    method!("__repr__", "(self, /)", |_, _: &Value| Str::new("typing.NoDefault")),
    method!("__reduce__", "(self, /)", |_, _: &Value| Str::new("NoDefault")),
];

struct NoDefault;

impl NativeObject for NoDefault {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
    fn clear(&self) {}
}

thread_local! {
    /// Lives as long as the types of the thread.
    static NO_DEFAULT: ManuallyDrop<Value> =
        ManuallyDrop::new(Native::new(&types().no_default, NoDefault));
}

fn no_default() -> Value {
    NO_DEFAULT.with(|value| Value::clone(value))
}

/// `P.args` and `P.kwargs` of a parameter specification.
struct SpecPart {
    origin: Value,
    name: &'static str,
}

impl NativeObject for SpecPart {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.origin);
    }

    fn clear(&self) {}
}

const SPEC_PART: TypeSpec = TypeSpec {
    module: "typing",
    hashing: Hashing::Missing,
    attributes: SPEC_PART_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};
pub static SPEC_ARGS_SPEC: TypeSpec = TypeSpec {
    name: "ParamSpecArgs",
    doc: "The arguments by position that parameters take.",
    methods: &[ARGS_NEW, SPEC_PART_METHODS, UNEQUAL, UNORDERED],
    ..SPEC_PART
};
pub static SPEC_KWARGS_SPEC: TypeSpec = TypeSpec {
    name: "ParamSpecKwargs",
    doc: "The arguments by name that parameters take.",
    methods: &[KWARGS_NEW, SPEC_PART_METHODS, UNEQUAL, UNORDERED],
    ..SPEC_PART
};

static ARGS_NEW: &[Method] = &[static_method!(
    "__new__" as "paramspecargs",
    "(cls, origin)",
    |_, class: &TypeRef, origin: &Value| {
        Native::new(class, SpecPart { origin: origin.clone(), name: "args" })
    }
)
.counting(Counting::Named("paramspecargs"))];

static KWARGS_NEW: &[Method] = &[static_method!(
    "__new__" as "paramspeckwargs",
    "(cls, origin)",
    |_, class: &TypeRef, origin: &Value| {
        Native::new(class, SpecPart { origin: origin.clone(), name: "kwargs" })
    }
)
.counting(Counting::Named("paramspeckwargs"))];

fn spec_part(value: &Value) -> &SpecPart {
    value
        .native::<SpecPart>()
        .expect("a method of parameter specifications' parts is called with one")
}

static SPEC_PART_METHODS: &[Method] = &[
    method!("__repr__", "(self, /)", |vm, type_parameter: &Value| {
        let SpecPart { origin, name } = spec_part(type_parameter);
        Ok(Str::from_string(format!("{}.{name}", vm.repr(origin)?)))
    }),
    method!("__eq__", "(self, value, /)", |vm, type_parameter: &Value, value: &Value| {
        let other = value.native::<SpecPart>();
        let other = other.filter(|_| vm.class(type_parameter).is(vm.class(value)));
        match other {
            Some(other) => {
                Ok(Value::bool(vm.equal(&spec_part(type_parameter).origin, &other.origin)?))
            }
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }),
    method!("__mro_entries__", "(self, object, /)", no_base).untold(),
];

static SPEC_PART_ATTRIBUTES: &[Attribute] =
    &[member("__origin__", |_, value| Ok(spec_part(value).origin.clone()))];

const SHARED: TypeSpec =
    TypeSpec { module: "typing", flags: WEAKREFS, has_dict: true, ..TypeSpec::DEFAULT };
pub static TYPE_VAR_SPEC: TypeSpec = TypeSpec {
    name: "TypeVar",
    doc: "A type that is not known yet.",
    methods: &[TYPE_VAR_NEW, METHODS, UNIONS],
    attributes: TYPE_VAR_ATTRIBUTES,
    ..SHARED
};
pub static PARAM_SPEC_SPEC: TypeSpec = TypeSpec {
    name: "ParamSpec",
    doc: "The parameters of a function that is not known yet.",
    methods: &[PARAM_SPEC_NEW, METHODS, UNIONS],
    attributes: PARAM_SPEC_ATTRIBUTES,
    ..SHARED
};
pub static TYPE_VAR_TUPLE_SPEC: TypeSpec = TypeSpec {
    name: "TypeVarTuple",
    doc: "Any number of types that are not known yet.",
    methods: &[TYPE_VAR_TUPLE_NEW, METHODS, UNPACK],
    attributes: TYPE_VAR_TUPLE_ATTRIBUTES,
    ..SHARED
};

fn bound(vm: &Machine, value: &Value) -> PyResult {
    this(value).bound.value(vm, || Value::NONE)
}

fn is_of(value: &Value, variance: Variance) -> PyResult {
    Ok(Value::bool(this(value).variance == variance))
}

fn this(value: &Value) -> &TypeParameter {
    value.native::<TypeParameter>().expect("a method of type parameters is called with one")
}

static METHODS: &[Method] = &[
    method!("__repr__", "(self, /)", |_, parameter: &TypeParameter| {
        Str::from_string(format!("{}{}", parameter.variance.mark(), parameter.name))
    }),
    method!("__reduce__", "(self, /)", |_, parameter: &TypeParameter| parameter.name.clone()),
    method!("has_default", "(self, /)", |_, type_parameter: &TypeParameter| {
        Ok(Value::bool(type_parameter.default.is_given()))
    }),
    method!("__mro_entries__", "(self, object, /)", no_base).untold(),
];

fn no_base(vm: &Machine, parameter: &Value, _: &Value) -> PyResult {
    let class = vm.class(parameter).plain_name();
    Err(vm.type_error(format!("Cannot subclass an instance of {class}")))
}

static TYPE_VAR_NEW: &[Method] = &[static_method!(
    "__new__" as "typevar",
    "(cls, name, *constraints, bound=None, default=typing.NoDefault, covariant=False, \
     contravariant=False, infer_variance=False)",
    new_type_var
)
.counting(Counting::Named("typevar"))];

static PARAM_SPEC_NEW: &[Method] = &[static_method!(
    "__new__" as "paramspec",
    "(cls, name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, \
     infer_variance=False)",
    |vm,
     class: &TypeRef,
     name: &Ref<Str>,
     bound: &Value,
     default: &Value,
     covariant: Option<bool>,
     contravariant: Option<bool>,
     infer: Option<bool>| {
        let given = |flag: Option<bool>| flag.unwrap_or(false);
        let variance = Variance::new(vm, given(covariant), given(contravariant), given(infer))?;
        let no_constraints = Tuple::new(Vec::new());
        called(vm, class, name, [bound, &no_constraints, default], variance)
    }
)
.counting(Counting::Named("paramspec"))];

static TYPE_VAR_TUPLE_NEW: &[Method] = &[static_method!(
    "__new__" as "typevartuple",
    "(cls, name, *, default=typing.NoDefault)",
    |vm, class: &TypeRef, name: &Ref<Str>, default: &Value| {
        let no_constraints = Tuple::new(Vec::new());
        called(vm, class, name, [&Value::NONE, &no_constraints, default], Variance::Inferred)
    }
)
.counting(Counting::Named("typevartuple"))];

// It has as many parameters as the function of Python.
#[allow(clippy::too_many_arguments)]
fn new_type_var(
    vm: &Machine,
    class: &TypeRef,
    name: &Ref<Str>,
    bound: &Value,
    default: &Value,
    covariant: Option<bool>,
    contravariant: Option<bool>,
    infer: Option<bool>,
    constraints: &Value,
) -> PyResult {
    let given = |flag: Option<bool>| flag.unwrap_or(false);
    let variance = Variance::new(vm, given(covariant), given(contravariant), given(infer))?;
    match constraints.downcast::<Tuple>().map_or(0, Tuple::len) {
        0 => (),
        1 => return Err(vm.type_error("A single constraint is not allowed")),
        _ if bound.is_given() => {
            return Err(vm.type_error("Constraints cannot be combined with bound=..."));
        }
        _ => (),
    }
    called(vm, class, name, [bound, constraints, default], variance)
}

/// A type parameter whose class was called. It belongs to the module that called.
fn called(
    vm: &Machine,
    class: &TypeRef,
    name: &Ref<Str>,
    [bound, constraints, default]: [&Value; 3],
    variance: Variance,
) -> PyResult {
    let given = |value: &Value| if value.is_given() { value.clone() } else { Value::NULL };
    let parameter = TypeParameter {
        name: name.value().clone(),
        bound: Lazy::of(given(bound)),
        constraints: Lazy::of(constraints.clone()),
        default: Lazy::of(default.clone()),
        variance,
    };
    let parameter = Native::new(class, parameter);
    let module = calling_module(vm);
    if module.is_given() {
        vm.set_attribute(&parameter, &Special::Module.name(), module)?;
    }
    Ok(parameter)
}

fn calling_module(vm: &Machine) -> Value {
    let globals = vm.running_globals();
    globals.and_then(|globals| globals.get_name(&Special::Name.name())).unwrap_or(Value::NONE)
}

static UNIONS: &[Method] = &[
    method!("__or__", "(self, value, /)", generic_alias::union),
    method!("__ror__", "(self, value, /)", |vm, type_parameter: &Value, value: &Value| {
        generic_alias::union(vm, value, type_parameter)
    }),
];

static UNPACK: &[Method] = &[method!("__iter__", "(self, /)", |vm, type_parameter: &Value| {
    vm.iter(&Tuple::new(vec![unpacked(vm, type_parameter)]))
})];

const NAME: Attribute = member("__name__", |_, value| Ok(this(value).name.clone()));
const DEFAULT: Attribute =
    getter("__default__", |vm, value| this(value).default.value(vm, no_default));
const EVALUATE_DEFAULT: Attribute =
    getter("evaluate_default", |_, value| this(value).default.evaluate());
const COVARIANT: Attribute = member("__covariant__", |_, value| is_of(value, Variance::Covariant));
const CONTRAVARIANT: Attribute =
    member("__contravariant__", |_, value| is_of(value, Variance::Contravariant));
const INFER_VARIANCE: Attribute =
    member("__infer_variance__", |_, value| is_of(value, Variance::Inferred));

static TYPE_VAR_ATTRIBUTES: &[Attribute] = &[
    NAME,
    COVARIANT,
    CONTRAVARIANT,
    INFER_VARIANCE,
    getter("__bound__", bound),
    getter("__constraints__", |vm, value| {
        this(value).constraints.value(vm, || Tuple::new(Vec::new()))
    }),
    DEFAULT,
    getter("evaluate_bound", |_, value| this(value).bound.evaluate()),
    getter("evaluate_constraints", |_, value| this(value).constraints.evaluate()),
    EVALUATE_DEFAULT,
];

static PARAM_SPEC_ATTRIBUTES: &[Attribute] = &[
    NAME,
    member("__bound__", bound),
    COVARIANT,
    CONTRAVARIANT,
    INFER_VARIANCE,
    getter("args", |vm, value| {
        let part = SpecPart { origin: value.clone(), name: "args" };
        Ok(Native::new(&vm.types.spec_args, part))
    }),
    getter("kwargs", |vm, value| {
        let part = SpecPart { origin: value.clone(), name: "kwargs" };
        Ok(Native::new(&vm.types.spec_kwargs, part))
    }),
    DEFAULT,
    EVALUATE_DEFAULT,
];

static TYPE_VAR_TUPLE_ATTRIBUTES: &[Attribute] = &[NAME, DEFAULT, EVALUATE_DEFAULT];

pub static GENERIC_SPEC: TypeSpec = TypeSpec {
    name: "Generic",
    module: "typing",
    kind: Kind::Plain,
    flags: BASETYPE,
    methods: &[GENERIC_METHODS],
    ..TypeSpec::DEFAULT
};

static GENERIC_METHODS: &[Method] = &[
    class_method!("__class_getitem__", "(cls, /, *args)", class_getitem),
    class_method!("__init_subclass__", "(cls, /, *args, **kwargs)", init_subclass),
];

/// `Generic[T]`, and `C[int]` for a class `C[T]`.
fn class_getitem(vm: &Machine, class: &Value, args: &Value) -> PyResult {
    let item = vm.to_vec(args)?.into_iter().next().unwrap_or(Value::NONE);
    if !class.is(vm.types.generic.value()) {
        let parameters = vm.get_optional_attribute(class, &Special::Parameters.name())?;
        let parameters = parameters.map_or(Ok(Vec::new()), |all| vm.to_vec(&all))?;
        let shown = vm.repr(class)?.to_string();
        let arguments = generic_alias::arguments_for(vm, &parameters, &item, &shown)?;
        return Ok(GenericAlias::new(vm, class, &Tuple::new(arguments)));
    }
    Ok(GenericAlias::new(vm, class, &item))
}

/// A subclass of `Generic` knows its type parameters: those of its bases as they are written.
fn init_subclass(vm: &Machine, class: &Value, args: &Value, kwargs: &Value) -> PyResult {
    let next =
        vm.call(vm.types.super_.value(), &[vm.types.generic.value().clone(), class.clone()])?;
    let next = vm.get_attribute(&next, &Special::InitSubclass.name())?;
    vm.call_packed(&next, args, kwargs)?;
    let Some(this) = class.downcast::<TypeObject>() else { return Ok(Value::NONE) };
    let bases = this.dict().get_name(&Special::OrigBases.name());
    let bases = bases.map_or(Ok(Vec::new()), |bases| vm.to_vec(&bases))?;
    let is_generic = |base: &&Value| {
        base.native::<GenericAlias>().is_some_and(|base| base.origin.is(vm.types.generic.value()))
    };
    // The implied base says in which order they are.
    let parameters = match bases.iter().find(is_generic) {
        Some(generic) => generic_alias::parameters_of(vm, std::slice::from_ref(generic))?,
        None => generic_alias::parameters_of(vm, &bases)?,
    };
    vm.set_attribute(class, &Special::Parameters.name(), Tuple::new(parameters))?;
    Ok(Value::NONE)
}

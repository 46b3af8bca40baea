//! Template strings: what `t"..."` makes.

use heap::Kind;
use heap::value::{Ref, Value};

use super::generic_alias::class_getitem;
use super::native::{Native, NativeObject};
use super::str::build::StrBuilder;
use super::type_object::spec::{Attribute, Method, TypeSpec, getter, member};
use super::{Dict, ItemIterator, List, Str, Tuple, TypeRef};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::special::Special;
use crate::types::types;
use crate::{class_method, method, static_method};

struct Interpolation {
    value: Value,
    expression: Value,
    conversion: Value,
    spec: Value,
}

impl NativeObject for Interpolation {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        [&self.value, &self.expression, &self.conversion, &self.spec].into_iter().for_each(visit);
    }

    fn clear(&self) {}
}

struct Template {
    strings: Value,
    interpolations: Value,
}

crate::native_argument!(Template);

impl NativeObject for Template {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.strings);
        visit(&self.interpolations);
    }

    fn clear(&self) {}
}

pub fn interpolation(value: Value, expression: Value, conversion: Value, spec: Value) -> Value {
    Native::new(&types().interpolation, Interpolation { value, expression, conversion, spec })
}

pub fn template(strings: Value, interpolations: Value) -> Value {
    Native::new(&types().template, Template { strings, interpolations })
}

/// Whether these are a template's parts: a tuple of strings and one of the interpolations between them.
pub fn fits(strings: &Value, interpolations: &Value) -> bool {
    let (Some(strings), Some(parts)) = (strings.exact::<Tuple>(), interpolations.exact::<Tuple>())
    else {
        return false;
    };
    strings.items().iter().all(|text| text.is_kind(Kind::Str))
        && parts.items().iter().all(|part| part.native::<Interpolation>().is_some())
}

pub static TEMPLATE_SPEC: TypeSpec = TypeSpec {
    name: "Template",
    doc: "Template strings: their texts, and what stands between them.",
    module: "string.templatelib",
    tells_module: false,
    methods: &[METHODS, PARAMETERS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

fn this(value: &Value) -> &Template {
    value.native::<Template>().expect("a method of templates is called with one")
}

/// `t"..." + t"..."`: the strings in the middle become one.
fn concatenate(vm: &Machine, one: &Template, value: &Value) -> PyResult {
    let Some(other) = value.native::<Template>() else {
        let kind = vm.class(value).qualified_name();
        return Err(vm.type_error(format!(
            "can only concatenate string.templatelib.Template (not \"{kind}\") to string.templatelib.Template"
        )));
    };
    let (mut strings, more) = (vm.to_vec(&one.strings)?, vm.to_vec(&other.strings)?);
    if let (Some(last), Some(first)) = (strings.pop(), more.first()) {
        strings.push(Str::from_string(format!("{last}{first}")));
    }
    strings.extend_from_slice(more.get(1..).unwrap_or_default());
    let parts = [vm.to_vec(&one.interpolations)?, vm.to_vec(&other.interpolations)?].concat();
    Ok(template(Tuple::new(strings), Tuple::new(parts)))
}

/// `Template("a", Interpolation(1), ...)`: texts beside each other become one.
fn new(vm: &Machine, _: &Value, args: &[Value], kwargs: &Dict) -> PyResult {
    if !kwargs.is_empty() {
        return Err(vm.type_error("Template.__new__ only accepts *args arguments"));
    }
    let (mut strings, mut parts) = (vec![StrBuilder::with_capacity(0)], Vec::new());
    for part in args {
        match part.downcast::<Str>() {
            Some(text) => strings[parts.len()].push(text),
            None if part.native::<Interpolation>().is_some() => {
                strings.push(StrBuilder::with_capacity(0));
                parts.push(part.clone());
            }
            None => {
                let kind = vm.class(part).name();
                return Err(vm.type_error(format!(
                    "Template.__new__ *args need to be of type 'str' or 'Interpolation', got {kind}"
                )));
            }
        }
    }
    let strings = strings.into_iter().map(StrBuilder::finish).collect::<Result<_, _>>()?;
    Ok(template(Tuple::new(strings), Tuple::new(parts)))
}

/// A function of the library makes a template of its two parts.
fn reduce(vm: &Machine, this: &Template) -> PyResult {
    let makes = vm.import("string.templatelib")?;
    let makes = vm.get_attribute(&makes, &vm.intern("_template_unpickle"))?;
    let parts = vec![this.strings.clone(), this.interpolations.clone()];
    Ok(Tuple::new(vec![makes, Tuple::new(parts)]))
}

static PARAMETERS: &[Method] =
    &[class_method!("__class_getitem__", "(cls, item, /)", class_getitem).untold()];

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, /, *args, **kwargs)", new),
    method!("__reduce__", "(self, /)", reduce),
    method!("__add__", "(self, value, /)", concatenate),
    method!("__repr__", "(self, /)", |vm, template: &Template| {
        let (strings, interpolations) =
            (vm.repr(&template.strings)?, vm.repr(&template.interpolations)?);
        Ok(Str::from_string(format!(
            "Template(strings={strings}, interpolations={interpolations})"
        )))
    }),
    method!("__iter__", "(self, /)", |vm, template: &Template| {
        let mut items = Vec::new();
        let interpolations = vm.to_vec(&template.interpolations)?;
        for (index, text) in vm.to_vec(&template.strings)?.into_iter().enumerate() {
            if text.downcast::<Str>().is_some_and(|text| !text.is_empty()) {
                items.push(text);
            }
            items.extend(interpolations.get(index).cloned());
        }
        Ok(ItemIterator::over_list(vm, &List::new(items)))
    }),
];

static ATTRIBUTES: &[Attribute] = &[
    member("strings", |_, value| Ok(this(value).strings.clone())),
    member("interpolations", |_, value| Ok(this(value).interpolations.clone())),
    getter("values", |vm, value| {
        let parts = vm.to_vec(&this(value).interpolations)?;
        Ok(Tuple::new(parts.iter().map(|part| part_of(part).value.clone()).collect()))
    }),
];

pub static INTERPOLATION_SPEC: TypeSpec = TypeSpec {
    name: "Interpolation",
    doc: "What braces in a template string hold: a value, and how it is to be shown.",
    module: "string.templatelib",
    tells_module: false,
    methods: &[INTERPOLATION_METHODS, PARAMETERS],
    attributes: INTERPOLATION_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

fn part_of(value: &Value) -> &Interpolation {
    value.native::<Interpolation>().expect("a template consists of interpolations")
}

fn new_interpolation(
    vm: &Machine,
    _: &Value,
    value: &Value,
    expression: Option<&Ref<Str>>,
    conversion: &Value,
    format_spec: Option<&Ref<Str>>,
) -> PyResult {
    let text =
        |given: Option<&Ref<Str>>| given.map_or_else(|| Str::new(""), |text| text.value().clone());
    let conversion = if conversion.is_null() { Value::NONE } else { conversion.clone() };
    if !conversion.is_none() && !conversion.is_kind(Kind::Str) {
        let kind = vm.class(&conversion).name();
        let words = format!("Interpolation() argument 'conversion' must be str, not {kind}");
        return Err(vm.type_error(words));
    }
    let is_known = |text: &Str| matches!(text.as_ascii(), Some("s" | "a" | "r"));
    if conversion.downcast::<Str>().is_some_and(|text| !is_known(text)) {
        let words = "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'";
        return Err(vm.value_error(words));
    }
    Ok(interpolation(value.clone(), text(expression), conversion, text(format_spec)))
}

/// The class itself says which attributes are matched by place.
pub fn complete(class: &TypeRef) {
    let names = ["value", "expression", "conversion", "format_spec"].map(Str::new);
    class.dict().set_name(&Special::MatchArgs.name(), Tuple::new(names.to_vec()));
}

static INTERPOLATION_METHODS: &[Method] = &[
    static_method!(
        "__new__" as "Interpolation",
        "(cls, value, expression='', conversion=None, format_spec='')",
        new_interpolation
    ),
    method!("__repr__", "(self, /)", |vm, template: &Value| {
        let part = part_of(template);
        let shown = [&part.value, &part.expression, &part.conversion, &part.spec]
            .map(|value| vm.repr(value));
        let [value, expression, conversion, spec] = shown;
        Ok(Str::from_string(format!(
            "Interpolation({}, {}, {}, {})",
            value?, expression?, conversion?, spec?
        )))
    }),
    method!("__reduce__", "(self, /)", |vm, value: &Value| {
        let Interpolation { value, expression, conversion, spec } = part_of(value);
        let parts = [value, expression, conversion, spec].map(Value::clone);
        let class = vm.types.interpolation.value().clone();
        Tuple::new(vec![class, Tuple::new(parts.to_vec())])
    }),
];

static INTERPOLATION_ATTRIBUTES: &[Attribute] = &[
    member("value", |_, value| Ok(part_of(value).value.clone())),
    member("expression", |_, value| Ok(part_of(value).expression.clone())),
    member("conversion", |_, value| Ok(part_of(value).conversion.clone())),
    member("format_spec", |_, value| Ok(part_of(value).spec.clone())),
];

//! Template strings: what `t"..."` makes.

use heap::Kind;
use heap::value::Value;

use super::native::{Native, NativeObject};
use super::type_object::spec::{Attribute, Method, TypeSpec, getter};
use super::{ItemIterator, List, Str, Tuple};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::types::types;
use crate::{method, static_method};

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
    module: "string.templatelib",
    tells_module: false,
    methods: &[METHODS],
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

static METHODS: &[Method] = &[
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
    getter("strings", |_, value| Ok(this(value).strings.clone())),
    getter("interpolations", |_, value| Ok(this(value).interpolations.clone())),
    getter("values", |vm, value| {
        let parts = vm.to_vec(&this(value).interpolations)?;
        Ok(Tuple::new(parts.iter().map(|part| part_of(part).value.clone()).collect()))
    }),
];

pub static INTERPOLATION_SPEC: TypeSpec = TypeSpec {
    name: "Interpolation",
    module: "string.templatelib",
    tells_module: false,
    methods: &[INTERPOLATION_METHODS],
    attributes: INTERPOLATION_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

fn part_of(value: &Value) -> &Interpolation {
    value.native::<Interpolation>().expect("a template consists of interpolations")
}

static INTERPOLATION_METHODS: &[Method] = &[
    static_method!(
        "__new__",
        "(cls, value, expression='', conversion=None, format_spec='')",
        |_,
         _: &Value,
         value: &Value,
         expression: &Value,
         conversion: &Value,
         format_spec: &Value| {
            let text =
                |value: &Value| if value.is_kind(Kind::Str) { value.clone() } else { Str::new("") };
            let conversion = if conversion.is_null() { Value::NONE } else { conversion.clone() };
            Ok(interpolation(value.clone(), text(expression), conversion, text(format_spec)))
        }
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
];

static INTERPOLATION_ATTRIBUTES: &[Attribute] = &[
    getter("value", |_, value| Ok(part_of(value).value.clone())),
    getter("expression", |_, value| Ok(part_of(value).expression.clone())),
    getter("conversion", |_, value| Ok(part_of(value).conversion.clone())),
    getter("format_spec", |_, value| Ok(part_of(value).spec.clone())),
    getter("__match_args__", |_, _| {
        Ok(Tuple::new(["value", "expression", "conversion", "format_spec"].map(Str::new).to_vec()))
    }),
];

//! `ast`: the kinds of node of the language, to make nodes of and to ask for: `isinstance(node, ast.Call)`.

use std::rc::Rc;

use compiler::ast::schema::{FieldInfo, KindInfo, Quantity};
use compiler::language::Language;
use heap::value::Ref;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::spec::{TypeSpec, method};
use vm::objects::{Dict, List, Native, Str, Tuple, str};
use vm::{Machine, PyResult, Value};

use super::constant;
use super::emit::items_of;
use super::made::Made;
use super::new_node::{self, kind_of, node_of};

/// Puts `ast` into the namespace of a script.
pub fn install(language: &Rc<Language>, namespace: &Ref<Dict>) {
    let classes = Classes { language: Rc::clone(language) };
    namespace.set_str("ast", Native::new(&class_of(&CLASSES), classes));
}

/// `ast`
struct Classes {
    language: Rc<Language>,
}

impl NativeObject for Classes {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

static CLASSES: TypeSpec = TypeSpec {
    name: "ast",
    module: "lab",
    methods: &[&[method("__getattr__", "(self, name, /)", |vm, args| {
        let classes = args[0].native::<Classes>().expect("a method of ast is called with it");
        let name = vm.attribute_name(&args[1])?;
        let text = str::text_of(vm, name.value())?;
        let is_sum =
            |name: &str| classes.language.schema.kinds().any(|(_, info)| *info.of == *name);
        if classes.language.schema.kind(&text).is_none() && !is_sum(&text) {
            return Err(vm.no_attribute(&args[0], &name));
        }
        let class = Class { kind: text, language: Rc::clone(&classes.language) };
        Ok(Native::new(&class_of(&CLASS), class))
    })]],
    ..TypeSpec::DEFAULT
};

/// `ast.If(test=…, body=[…])`
struct Class {
    /// A kind of node, or a sum.
    kind: String,
    language: Rc<Language>,
}

impl NativeObject for Class {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl Class {
    /// Whether a value is a node of this kind or sum; of a sum without fields, such as `operator`, a name is one.
    fn has(&self, value: &Value) -> bool {
        let schema = &self.language.schema;
        let name = value.downcast::<Str>().map(|name| name.to_lossy());
        let is_bare = |info: &KindInfo| info.fields.is_empty() && !info.has_span;
        let kind = match (kind_of(value), &name) {
            (Some(kind), _) => schema.kind(kind).map(|kind| schema.info(kind)),
            (None, Some(name)) => {
                schema.kind(name).map(|kind| schema.info(kind)).filter(|info| is_bare(info))
            }
            (None, None) => None,
        };
        kind.is_some_and(|info| *info.name == *self.kind || *info.of == *self.kind)
    }
}

static CLASS: TypeSpec = TypeSpec {
    name: "NodeClass",
    module: "lab",
    methods: &[&[
        method("__instancecheck__", "(self, node, /)", |_, args| {
            let class = args[0].native::<Class>().expect("it is asked of itself");
            Ok(Value::bool(class.has(&args[1])))
        }),
        method("__repr__", "(self, /)", |_, args| {
            let class = args[0].native::<Class>().expect("a method of classes is called with one");
            Ok(Str::from_string(format!("<class ast.{}>", class.kind)))
        }),
        method("__call__", "(self, /, *fields, **named)", |vm, args| {
            let class = args[0].native::<Class>().expect("it is called with itself");
            let given = args[1].downcast::<Tuple>().map(|given| given.items().to_vec());
            let named = args[2].cast::<Dict>().unwrap_or_else(Dict::new);
            let schema = &class.language.schema;
            let kind = schema.kind(&class.kind).map(|kind| schema.info(kind));
            let kind = kind.ok_or_else(|| {
                vm.type_error(format!("{} is no node but several: make one of them", class.kind))
            })?;
            made_by_class(vm, kind, &given.unwrap_or_default(), &named)
                .and_then(|made| new_node::new(vm, made))
        }),
    ]],
    ..TypeSpec::DEFAULT
};

fn made_by_class(
    vm: &Machine,
    kind: &KindInfo,
    given: &[Value],
    named: &Ref<Dict>,
) -> PyResult<Made> {
    let name = &kind.name;
    // A name of a sum without fields, such as `Load()`.
    if kind.fields.is_empty() && !kind.has_span {
        return Ok(Made::text(name));
    }
    if given.len() > kind.fields.len() {
        let most = kind.fields.len();
        return Err(vm.type_error(format!("{name} has {most} fields, {} are given", given.len())));
    }
    for (field, _) in named.items() {
        let field = str::text_of(vm, &field)?;
        if !kind.fields.iter().any(|known| known.name == field) {
            let known = kind.fields.iter().map(|known| &*known.name);
            let hint = pegen::diagnostic::closest(&field, known);
            let hint = hint.map_or(String::new(), |hint| format!("; did you mean `{hint}`?"));
            return Err(vm.type_error(format!("{name} has no field `{field}`{hint}")));
        }
    }
    let mut fields = Vec::with_capacity(kind.fields.len());
    for (place, field) in kind.fields.iter().enumerate() {
        let value = given.get(place).cloned().or_else(|| named.get_str(&field.name));
        let made = match value {
            Some(value) => field_value(vm, field, &value)?,
            None => match field.quantity {
                Quantity::Many | Quantity::ManyOptional => Made::List(Vec::new()),
                Quantity::Optional => Made::Absent,
                Quantity::One if field.name == "ctx" => Made::text("Load"),
                Quantity::One => {
                    return Err(vm.type_error(format!("{name} needs `{}`", field.name)));
                }
            },
        };
        fields.push((field.name.to_string(), made));
    }
    Ok(Made::node(name, fields))
}

/// What a field is given; a tuple is a list where the field is one, and a constant elsewhere.
fn field_value(vm: &Machine, field: &FieldInfo, value: &Value) -> PyResult<Made> {
    let is_list = matches!(field.quantity, Quantity::Many | Quantity::ManyOptional);
    let is_items = is_list || value.downcast::<List>().is_some();
    let Some(items) = items_of(value).filter(|_| is_items) else { return one_value(vm, value) };
    let made = items.iter().map(|item| match item.is_none() {
        true => Ok(Made::Absent),
        false => one_value(vm, item),
    });
    Ok(Made::List(made.collect::<PyResult<_>>()?))
}

/// What is no list: no field has lists of lists.
fn one_value(vm: &Machine, value: &Value) -> PyResult<Made> {
    if let Some(made) = node_of(value) {
        return Ok(made);
    }
    match value.native::<Class>() {
        Some(class) => Ok(Made::text(&class.kind)),
        None => constant::of_value(vm, value).map(Made::Plain),
    }
}

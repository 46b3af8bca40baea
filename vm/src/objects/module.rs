//! `module`: a namespace with a name.

use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::type_object::flags::{BASETYPE, WEAKREFS};
use super::type_object::spec::{self, Attribute, TypeSpec, attribute, member};
use super::{Dict, List, NativeFunction, Str, TypeRef, annotations};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::special::Special;
use crate::types::types;
use crate::{method, static_method};

/// A module.
pub struct Module {
    pub dict: Ref<Dict>,
}

impl Traverse for Module {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.dict.value());
    }

    /// Functions may live on in the namespace, which is emptied where it is garbage itself.
    fn clear(&self) {}
}

impl Module {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(name: &str) -> Ref<Module> {
        Module::of_class(&types().module, Str::new(name), Value::NONE)
    }

    fn of_class(class: &TypeRef, name: Value, doc: Value) -> Ref<Module> {
        let dict = Dict::new();
        for (special, value) in [
            (Special::Name, name),
            (Special::Doc, doc),
            (Special::Package, Value::NONE),
            (Special::Loader, Value::NONE),
            (Special::Spec, Value::NONE),
        ] {
            dict.set_name(&special.name(), value);
        }
        heap::new(class, Module { dict })
    }

    /// A module made of native functions.
    pub fn native(name: &str, functions: &'static [spec::Method]) -> Ref<Module> {
        let module = Module::new(name);
        add_functions(&module, functions);
        module
    }
}

/// Adds native functions to a module.
pub fn add_functions(module: &Ref<Module>, functions: &'static [spec::Method]) {
    for function in functions {
        let native = NativeFunction::new(function, module.value().clone());
        module.dict.set_str(function.name, native);
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "module",
    doc: "A namespace with a name, and perhaps a doc.",
    signature: "(name, doc=None)",
    kind: Kind::Module,
    flags: BASETYPE | WEAKREFS,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[spec::Method] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        |_, class: &TypeRef, _: &[Value], _: &Value| {
            Ok(Module::of_class(class, Value::NONE, Value::NONE).into_value())
        }
    ),
    method!(
        "__init__" as "module",
        "(self, name, doc=None)",
        |_, module: &Module, name: &Ref<Str>, doc: &Value| {
            let dict = &module.dict;
            dict.set_name(&Special::Name.name(), name.value().clone());
            dict.set_name(
                &Special::Doc.name(),
                if doc.is_null() { Value::NONE } else { doc.clone() },
            );
        }
    ),
    method!("__repr__", "(self, /)", repr),
    method!("__getattribute__", "(self, name, /)", getattribute),
    method!("__dir__", "(self, /)", |vm, module: &Module| {
        match module.dict.get_name(&vm.intern("__dir__")) {
            Some(own) => vm.call(&own, &[]),
            None => Ok(List::new(module.dict.keys())),
        }
    }),
];

static ATTRIBUTES: &[Attribute] = &[
    member("__dict__", |_, module| Ok(this(module).dict.value().clone())),
    attribute(
        "__annotations__",
        |vm, module| annotations::module_annotations(vm, this(module)),
        |vm, module, value| annotations::set_module_annotations(vm, this(module), value),
    ),
    attribute(
        "__annotate__",
        |_, module| annotations::module_annotate(this(module)),
        |vm, module, value| annotations::set_module_annotate(vm, this(module), value),
    ),
];

fn this(value: &Value) -> &Module {
    value.downcast::<Module>().expect("a method of modules is called with one")
}

fn repr(vm: &Machine, module: &Module) -> PyResult {
    let dict = &module.dict;
    let name = match dict.get_name(&Special::Name.name()) {
        Some(name) => vm.repr(&name)?,
        None => Str::new("'?'"),
    };
    Ok(Str::from_string(match dict.get_name(&Special::File.name()) {
        Some(file) if file.is_kind(Kind::Str) => {
            format!("<module {name} from {}>", vm.repr(&file)?)
        }
        _ => match dict.get_name(&Special::Loader.name()) {
            Some(loader) if loader.is_given() => format!("<module {name} (built-in)>"),
            _ => format!("<module {name} (built-in)>"),
        },
    }))
}

fn getattribute(vm: &Machine, module: &Value, name: &Value) -> PyResult {
    let name = vm.attribute_name(name)?;
    vm.module_attribute(module, &name)
}

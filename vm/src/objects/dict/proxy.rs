//! `mappingproxy`: a mapping that can be looked at only.

use crate::objects::Str;
use crate::objects::native::{Native, NativeObject};
use crate::objects::type_object::flags::MAPPING;
use crate::objects::type_object::spec::{Method, TypeSpec, class_method, method, static_method};
use crate::special::Special;
use crate::types::types;
use crate::value::Value;

/// A view on a mapping.
pub struct MappingProxy {
    pub mapping: Value,
}

impl NativeObject for MappingProxy {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.mapping);
    }

    fn clear(&self) {}
}

impl MappingProxy {
    pub fn over(mapping: Value) -> Value {
        Native::new(&types().mappingproxy, MappingProxy { mapping })
    }
}

pub static SPEC: TypeSpec =
    TypeSpec { name: "mappingproxy", flags: MAPPING, methods: &[METHODS], ..TypeSpec::DEFAULT };

static METHODS: &[Method] = &[
    static_method("__new__", "(cls, mapping, /)", |_, args| {
        Ok(MappingProxy::over(args[1].clone()))
    }),
    method("__repr__", "(self, /)", |vm, args| {
        Ok(Str::from_string(format!("mappingproxy({})", vm.repr(this(&args[0]))?)))
    }),
    method("__str__", "(self, /)", |vm, args| vm.str(this(&args[0]))),
    method("__len__", "(self, /)", |vm, args| Ok(Value::index(vm.length(this(&args[0]))?))),
    method("__iter__", "(self, /)", |vm, args| vm.iter(this(&args[0]))),
    method("__reversed__", "(self, /)", |vm, args| {
        vm.call_method(this(&args[0]), "__reversed__", &[])
    }),
    method("__contains__", "(self, key, /)", |vm, args| {
        Ok(Value::bool(vm.contains(this(&args[0]), &args[1])?))
    }),
    method("__getitem__", "(self, key, /)", |vm, args| vm.subscript(this(&args[0]), &args[1])),
    method("__eq__", "(self, value, /)", |vm, args| {
        let other =
            args[1].native::<MappingProxy>().map_or(args[1].clone(), |proxy| proxy.mapping.clone());
        Ok(Value::bool(vm.equal(this(&args[0]), &other)?))
    }),
    method("__hash__", "(self, /)", |vm, args| Ok(vm.int(vm.hash(this(&args[0]))?))),
    method("__or__", "(self, value, /)", |vm, args| {
        vm.call_special(this(&args[0]), Special::Or, &unwrapped(&args[1]))
    }),
    method("__ror__", "(self, value, /)", |vm, args| {
        vm.call_special(&unwrapped(&args[1])[0], Special::Or, &[this(&args[0]).clone()])
    }),
    method("get", "(self, key, default=None, /)", |vm, args| {
        let default = if args[2].is_null() { Value::NONE } else { args[2].clone() };
        vm.call_method(this(&args[0]), "get", &[args[1].clone(), default])
    }),
    method("keys", "(self, /)", |vm, args| vm.call_method(this(&args[0]), "keys", &[])),
    method("values", "(self, /)", |vm, args| vm.call_method(this(&args[0]), "values", &[])),
    method("items", "(self, /)", |vm, args| vm.call_method(this(&args[0]), "items", &[])),
    method("copy", "(self, /)", |vm, args| vm.call_method(this(&args[0]), "copy", &[])),
    class_method(
        "__class_getitem__",
        "(cls, item, /)",
        crate::objects::generic_alias::class_getitem,
    ),
];

fn this(value: &Value) -> &Value {
    &value.native::<MappingProxy>().expect("a method of proxies is called with one").mapping
}

fn unwrapped(value: &Value) -> [Value; 1] {
    [value.native::<MappingProxy>().map_or(value.clone(), |proxy| proxy.mapping.clone())]
}

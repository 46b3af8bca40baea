//! `mappingproxy`: a mapping that can be looked at only.

use heap::Kind;
use heap::value::Value;

use crate::objects::Str;
use crate::objects::native::{Native, NativeObject};
use crate::objects::type_object::flags::{BY_PLACE, MAPPING};
use crate::objects::type_object::spec::{Method, TypeSpec};
use crate::special::Special;
use crate::types::types;
use crate::{class_method, comparisons, method, static_method};

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

pub static SPEC: TypeSpec = TypeSpec {
    name: "mappingproxy",
    doc: "A mapping that can be read but not changed.",
    signature: "(mapping)",
    flags: MAPPING,
    methods: &[METHODS, COMPARISONS],
    ..TypeSpec::DEFAULT
};

/// Those of the mapping, which gets to see the other side as it is.
static COMPARISONS: &[Method] =
    comparisons!(|vm, proxy: &Value, value, comparison| vm.compare(this(proxy), value, comparison));

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, mapping)", |vm, _: &Value, mapping: &Value| {
        let name = Special::GetItem.name();
        let mro = vm.class(mapping).mro();
        let home = mro.iter().find(|class| class.dict().get_name(&name).is_some());
        let by_place = mapping.is_kind(Kind::List) || mapping.is_kind(Kind::Tuple);
        if by_place || home.is_none_or(|home| home.has(BY_PLACE)) {
            let kind = vm.class(mapping).name();
            return Err(
                vm.type_error(format!("mappingproxy() argument must be a mapping, not {kind}"))
            );
        }
        Ok(MappingProxy::over(mapping.clone()))
    }),
    method!("__repr__", "(self, /)", |vm, proxy: &Value| {
        Ok(Str::from_string(format!("mappingproxy({})", vm.repr(this(proxy))?)))
    }),
    method!("__str__", "(self, /)", |vm, proxy: &Value| vm.str(this(proxy))),
    method!("__len__", "(self, /)", |vm, proxy: &Value| Ok(vm.int(vm.length(this(proxy))? as i64))),
    method!("__iter__", "(self, /)", |vm, proxy: &Value| vm.iter(this(proxy))),
    method!("__contains__", "(self, key, /)", |vm, proxy: &Value, key: &Value| {
        Ok(Value::bool(vm.contains(this(proxy), key)?))
    }),
    method!("__getitem__", "(self, key, /)", |vm, proxy: &Value, key: &Value| vm
        .subscript(this(proxy), key)),
    method!("__hash__", "(self, /)", |vm, proxy: &Value| Ok(vm.int(vm.hash(this(proxy))?))),
    method!("__or__", "(self, value, /)", |vm, proxy: &Value, value: &Value| {
        vm.call_special(this(proxy), Special::Or, &unwrapped(value))
    }),
    method!("__ror__", "(self, value, /)", |vm, proxy: &Value, value: &Value| {
        vm.call_special(&unwrapped(value)[0], Special::Or, &[this(proxy).clone()])
    }),
    method!("__ior__", "(self, value, /)", |vm, proxy: &Value, _: &Value| {
        let kind = vm.class(proxy).name();
        Err::<Value, _>(vm.type_error(format!("'|=' is not supported by {kind}; use '|' instead")))
    }),
    method!(
        "get",
        "(self, key, default=None, /)",
        |vm, proxy: &Value, key: &Value, default: &Value| {
            let default = if default.is_null() { Value::NONE } else { default.clone() };
            vm.call_method(this(proxy), "get", &[key.clone(), default])
        }
    )
    .doc("The value of a key, or the default where the key is missing."),
    method!("keys", "(self, /)", |vm, proxy: &Value| vm.call_method(this(proxy), "keys", &[]))
        .doc("The keys of the mapping behind."),
    method!("values", "(self, /)", |vm, proxy: &Value| vm.call_method(this(proxy), "values", &[]))
        .doc("The values of the mapping behind."),
    method!("items", "(self, /)", |vm, proxy: &Value| vm.call_method(this(proxy), "items", &[]))
        .doc("The pairs of the mapping behind."),
    method!("copy", "(self, /)", |vm, proxy: &Value| vm.call_method(this(proxy), "copy", &[]))
        .doc("A copy of the mapping behind."),
    class_method!(
        "__class_getitem__",
        "(cls, item, /)",
        crate::objects::generic_alias::class_getitem,
    )
    .untold(),
    method!("__reversed__", "(self, /)", |vm, proxy: &Value| {
        vm.call_method(this(proxy), "__reversed__", &[])
    }),
];

fn this(value: &Value) -> &Value {
    &value.native::<MappingProxy>().expect("a method of proxies is called with one").mapping
}

fn unwrapped(value: &Value) -> [Value; 1] {
    [value.native::<MappingProxy>().map_or(value.clone(), |proxy| proxy.mapping.clone())]
}

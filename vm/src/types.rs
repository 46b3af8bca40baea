//! The builtin types, made once for a thread: [`types`] gives them to whoever has no machine at hand.

use std::cell::Cell;

use crate::objects::type_object::creation::{add_base, fill, from_spec, payload_from_spec};
use crate::objects::type_object::spec::TypeSpec;
use crate::objects::*;

macro_rules! builtin_types {
    ($($name:ident: $spec:expr),* $(,)?) => {
        /// A handle on every builtin type.
        #[non_exhaustive]
        pub struct Types {
            pub type_: TypeRef,
            pub object: TypeRef,
            $(pub $name: TypeRef,)*
            pub bool: TypeRef,
            pub exceptions: exception::hierarchy::ExceptionTypes,
        }

        fn create() -> Types {
            kinds::describe();
            let type_ = heap::new_root_type(payload_from_spec(None, &type_object::methods::SPEC));
            let object = from_spec(&type_, None, &object::SPEC);
            type_.set_base(Some(object.clone()));
            let make = |spec: &'static TypeSpec| from_spec(&type_, Some(&object), spec);
            let int = make(&int::SPEC);
            let bool = from_spec(&type_, Some(&int), &boolean::SPEC);
            let exceptions = exception::hierarchy::ExceptionTypes::create(&type_, &object);
            $(let $name = builtin_types!(@make make, int, $name, $spec);)*
            Types { type_, object, $($name,)* bool, exceptions }
        }

        impl Types {
            fn each(&self, mut visit: impl FnMut(&TypeRef)) {
                visit(&self.object);
                visit(&self.type_);
                $(visit(&self.$name);)*
                visit(&self.bool);
                self.exceptions.each(visit);
            }
        }
    };
    (@make $make:ident, $int:ident, int, $spec:expr) => { $int };
    (@make $make:ident, $int:ident, $name:ident, $spec:expr) => { $make(&$spec) };
}

builtin_types! {
    int: int::SPEC,
    float: float::SPEC,
    complex: complex::SPEC,
    str: str::SPEC,
    bytes: bytes::SPEC,
    bytearray: bytearray::SPEC,
    memoryview: memoryview::SPEC,
    list: list::SPEC,
    tuple: tuple::SPEC,
    dict: dict::SPEC,
    dict_keys: dict::views::KEYS_SPEC,
    dict_values: dict::views::VALUES_SPEC,
    dict_items: dict::views::ITEMS_SPEC,
    mappingproxy: dict::proxy::SPEC,
    set: set::SPEC,
    frozenset: set::FROZEN_SPEC,
    range: range::SPEC,
    slice: slice::SPEC,
    none: singletons::NONE_SPEC,
    ellipsis: singletons::ELLIPSIS_SPEC,
    not_implemented: singletons::NOT_IMPLEMENTED_SPEC,
    function: function::SPEC,
    method: function::METHOD_SPEC,
    builtin_function: native_function::FUNCTION_SPEC,
    method_descriptor: native_function::METHOD_SPEC,
    classmethod_descriptor: native_function::CLASS_METHOD_SPEC,
    wrapper_descriptor: native_function::WRAPPER_SPEC,
    method_wrapper: native_function::METHOD_WRAPPER_SPEC,
    code: code::SPEC,
    cell: cell::SPEC,
    generator: generator::SPEC,
    coroutine: generator::COROUTINE_SPEC,
    async_generator: generator::ASYNC_GENERATOR_SPEC,
    coroutine_wrapper: generator::COROUTINE_WRAPPER_SPEC,
    async_generator_step: generator::asynchronous::STEP_SPEC,
    async_generator_throw: generator::asynchronous::THROW_SPEC,
    async_generator_wrapped: generator::asynchronous::WRAPPED_SPEC,
    module: module::SPEC,
    property: property::SPEC,
    classmethod: property::CLASS_METHOD_SPEC,
    staticmethod: property::STATIC_METHOD_SPEC,
    getset_descriptor: member::GETSET_SPEC,
    member_descriptor: member::MEMBER_SPEC,
    super_: super_object::SPEC,
    traceback: traceback::SPEC,
    frame: frame_object::SPEC,
    frame_locals: frame_locals::SPEC,
    list_iterator: iterators::LIST_SPEC,
    tuple_iterator: iterators::TUPLE_SPEC,
    sequence_iterator: iterators::SEQUENCE_SPEC,
    str_iterator: iterators::STR_SPEC,
    str_ascii_iterator: iterators::STR_ASCII_SPEC,
    generic_alias_iterator: iterators::ALIAS_SPEC,
    memory_iterator: iterators::MEMORY_SPEC,
    bytes_iterator: iterators::BYTES_SPEC,
    bytearray_iterator: iterators::BYTEARRAY_SPEC,
    list_reverseiterator: iterators::LIST_REVERSE_SPEC,
    reversed: iterators::REVERSED_SPEC,
    range_iterator: iterators::RANGE_SPEC,
    long_range_iterator: iterators::LONG_RANGE_SPEC,
    dict_keyiterator: iterators::DICT_KEY_SPEC,
    dict_valueiterator: iterators::DICT_VALUE_SPEC,
    dict_itemiterator: iterators::DICT_ITEM_SPEC,
    dict_reversekeyiterator: iterators::DICT_REVERSE_KEY_SPEC,
    dict_reversevalueiterator: iterators::DICT_REVERSE_VALUE_SPEC,
    dict_reverseitemiterator: iterators::DICT_REVERSE_ITEM_SPEC,
    set_iterator: iterators::SET_SPEC,
    callable_iterator: iterators::CALLABLE_SPEC,
    enumerate: enumerate::ENUMERATE_SPEC,
    zip: enumerate::ZIP_SPEC,
    map: enumerate::MAP_SPEC,
    filter: enumerate::FILTER_SPEC,
    generic_alias: generic_alias::SPEC,
    union: generic_alias::UNION_SPEC,
    template: template::TEMPLATE_SPEC,
    interpolation: template::INTERPOLATION_SPEC,
    type_var: typevar::TYPE_VAR_SPEC,
    param_spec: typevar::PARAM_SPEC_SPEC,
    type_var_tuple: typevar::TYPE_VAR_TUPLE_SPEC,
    type_alias: typevar::alias::SPEC,
    spec_args: typevar::SPEC_ARGS_SPEC,
    spec_kwargs: typevar::SPEC_KWARGS_SPEC,
    special_form: typevar::SPECIAL_FORM_SPEC,
    no_default: typevar::NO_DEFAULT_SPEC,
    generic: typevar::GENERIC_SPEC,
    weakref: weakref::SPEC,
}

thread_local! {
    static TYPES: Cell<Option<&'static Types>> = const { Cell::new(None) };
}

/// The builtin types of this thread. They live as long as the process.
#[inline(always)]
pub fn types() -> &'static Types {
    match TYPES.get() {
        Some(types) => types,
        None => create_for_thread(),
    }
}

#[cold]
fn create_for_thread() -> &'static Types {
    let types: &'static Types = Box::leak(Box::new(create()));
    TYPES.set(Some(types));
    crate::special::intern_names();
    types.each(fill);
    template::complete(&types.interpolation);
    add_base(&types.exceptions.exception_group, &types.exceptions.exception);
    heap::generations::forget_all();
    types
}

//! Attributes of classes themselves, and the dict of instances.

use std::rc::Rc;

use heap::Kind;
use heap::value::{Ref, Value};

use super::spec::{Attribute, attribute, getter, member};
use super::{TypeObject, TypeRef, creation, layout, measures};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::dict::proxy;
use crate::objects::str::{self, Name};
use crate::objects::{Dict, Str, Tuple, annotations, weakref};
use crate::special::Special;

/// `__dict__` of instances.
pub const INSTANCE_DICT: Attribute = attribute("__dict__", get_instance_dict, set_instance_dict);
pub static INSTANCE_DICT_ENTRY: Attribute = INSTANCE_DICT;
/// `__weakref__` of instances.
pub static WEAK_REFERENCES: Attribute = getter("__weakref__", |_, value| {
    Ok(weakref::all(value).into_iter().next().unwrap_or(Value::NONE))
});

fn get_instance_dict(vm: &Machine, value: &Value) -> PyResult {
    match vm.instance_dict(value) {
        Some(dict) => Ok(dict.into_value()),
        None => Err(vm.no_attribute(value, &Special::Dict.name())),
    }
}

fn set_instance_dict(vm: &Machine, value: &Value, dict: Value) -> PyResult<()> {
    // A dict that a builtin type gave stays.
    let is_own = vm.class(value).builtin_base().is_some_and(|base| !base.has_dict());
    if dict.is_null() && is_own && !vm.class(value).is_builtin() {
        vm.replace_instance_dict(value, Dict::new().into_value());
        return Ok(());
    }
    if dict.is_null() {
        return Err(vm.type_error("cannot delete __dict__"));
    }
    if !dict.is_kind(Kind::Dict) {
        let kind = vm.class(&dict).name();
        let message = format!("__dict__ must be set to a dictionary, not a '{kind}'");
        return Err(vm.type_error(message));
    }
    vm.replace_instance_dict(value, dict);
    Ok(())
}

pub(super) fn this(value: &Value) -> &TypeRef {
    TypeRef::from_value(value).expect("a method of classes is called with one")
}

pub(super) static ATTRIBUTES: &[Attribute] = &[
    member("__basicsize__", |vm, class| Ok(vm.int(measures::of(this(class)).basic_size))),
    member("__itemsize__", |vm, class| Ok(vm.int(measures::of(this(class)).item_size))),
    member("__flags__", |vm, class| Ok(vm.int(measures::flags_of(this(class))))),
    member("__weakrefoffset__", |vm, class| Ok(vm.int(measures::of(this(class)).weakref_offset))),
    member("__base__", |_, class| Ok(this(class).base().map_or(Value::NONE, TypeRef::into_value))),
    member("__dictoffset__", |vm, class| Ok(vm.int(measures::of(this(class)).dict_offset))),
    attribute("__name__", |_, class| Ok(this(class).name_value()), set_name),
    attribute(
        "__qualname__",
        |_, class| Ok(this(class).qualname.get()),
        |vm, class, name| {
            let this = undeletable(vm, class, &Special::QualName.name(), &name)?;
            if !name.is_kind(Kind::Str) {
                let (class, kind) = (this.name(), vm.class(&name).name());
                let words = format!("can only assign string to {class}.__qualname__, not '{kind}'");
                return Err(vm.type_error(words));
            }
            this.qualname.set(name);
            Ok(())
        },
    ),
    attribute("__bases__", |_, class| Ok(this(class).bases.get()), set_bases),
    getter("__mro__", |_, class| Ok(this(class).mro_tuple())),
    attribute("__module__", get_module, |vm, class, module| {
        set_lasting(vm, class, Special::Module, module)
    }),
    attribute("__abstractmethods__", get_abstract_methods, set_abstract_methods),
    getter("__dict__", |_, class| {
        Ok(proxy::MappingProxy::over(this(class).dict().value().clone()))
    }),
    attribute("__doc__", get_doc, |vm, class, doc| set_lasting(vm, class, Special::Doc, doc)),
    getter("__text_signature__", |_, class| {
        // That of `__new__` may be told, without the class.
        let signature = this(class).spec.map_or("", |spec| spec.signature);
        let told = signature.replacen("(cls, ", "(", 1);
        Ok(if told.is_empty() { Value::NONE } else { Str::from_string(told) })
    }),
    attribute(
        "__annotations__",
        annotations::class_annotations,
        annotations::set_class_annotations,
    ),
    attribute("__annotate__", annotations::class_annotate, annotations::set_class_annotate),
    attribute("__type_params__", get_type_params, |vm, class, value| {
        set_lasting(vm, class, Special::TypeParams, value)
    }),
];

fn mutable<'a>(vm: &Machine, class: &'a Value, name: &Name) -> PyResult<&'a TypeRef> {
    let class = this(class);
    if class.is_builtin() {
        return Err(vm.type_error(format!(
            "cannot set '{}' attribute of immutable type '{}'",
            **name,
            class.name()
        )));
    }
    Ok(class)
}

/// The same for what can be set and not deleted.
fn undeletable<'a>(
    vm: &Machine,
    class: &'a Value,
    name: &Name,
    value: &Value,
) -> PyResult<&'a TypeRef> {
    let this = mutable(vm, class, name)?;
    if value.is_null() {
        let (name, class) = (&**name, this.name());
        let words = format!("cannot delete '{name}' attribute of immutable type '{class}'");
        return Err(vm.type_error(words));
    }
    Ok(this)
}

/// A name without a null character.
fn checked_name(vm: &Machine, name: &Ref<Str>) -> PyResult<String> {
    let Some(name) = name.to_utf8() else {
        return Err(str::codecs::not_utf8(vm, name.value()));
    };
    match name.contains('\0') {
        true => Err(vm.value_error("type name must not contain null characters")),
        false => Ok(name.to_string()),
    }
}

fn set_lasting(vm: &Machine, class: &Value, special: Special, value: Value) -> PyResult<()> {
    undeletable(vm, class, &special.name(), &value)?;
    set_entry(vm, class, special, value)
}

fn set_entry(vm: &Machine, class: &Value, special: Special, value: Value) -> PyResult<()> {
    let name = special.name();
    let class = mutable(vm, class, &name)?;
    if value.is_null() {
        class.dict().remove_name(&name);
    } else {
        class.dict().try_set_name(&name, value)?;
    }
    class.changed(&name);
    Ok(())
}

fn set_name(vm: &Machine, class: &Value, name: Value) -> PyResult<()> {
    let class = undeletable(vm, class, &Special::Name.name(), &name)?;
    let Some(text) = name.cast::<Str>() else {
        let (class, kind) = (class.name(), vm.class(&name).name());
        let message = format!("can only assign string to {class}.__name__, not '{kind}'");
        return Err(vm.type_error(message));
    };
    class.set_name(&checked_name(vm, &text)?, &name);
    Ok(())
}

fn get_module(_: &Machine, class: &Value) -> PyResult {
    let class = this(class);
    let module = class.dict().get_name(&Special::Module.name());
    Ok(module
        .filter(|module| !module.is_kind(Kind::GetSet))
        .unwrap_or_else(|| Str::new(class.spec.map_or("builtins", |spec| spec.module))))
}

fn get_doc(vm: &Machine, class: &Value) -> PyResult {
    let doc = this(class).dict().get_name(&Special::Doc.name()).unwrap_or(Value::NONE);
    // The doc of a builtin type, whose instances may have another that is computed.
    if let Some(spec) = this(class).spec
        && doc.is_kind(Kind::GetSet)
    {
        return Ok(if spec.doc.is_empty() { Value::NONE } else { Str::new(spec.doc) });
    }
    match vm.class(&doc).special(Special::Get) {
        get if get.is_given() && !doc.is_kind(Kind::GetSet) => {
            vm.call(&get, &[doc, Value::NONE, class.clone()])
        }
        _ => Ok(if doc.is_kind(Kind::GetSet) { Value::NONE } else { doc }),
    }
}

fn set_bases(vm: &Machine, value: &Value, bases: Value) -> PyResult<()> {
    let class = undeletable(vm, value, &vm.intern("__bases__"), &bases)?;
    let new = checked_bases(vm, class, &bases)?;
    let base = layout::best_base(vm, &new)?;
    if let Some(old) = class.base() {
        layout::check_compatible(vm, "__bases__", &base, &old)?;
    }
    let before = replace_bases(class, bases.clone());
    let old_base = class.set_base(Some(base));
    let mut changed = Vec::new();
    let outcome = reorder(vm, class, &mut changed);
    // A metaclass's `mro()` may have assigned others: then these are the past.
    let is_present = class.bases.look(|now| now.is(&bases));
    if outcome.is_err() {
        if is_present {
            drop(replace_bases(class, before));
            drop(class.set_base(old_base.cast()));
        }
        for Reordered { class, old, new } in changed {
            if Rc::ptr_eq(&class.mro(), &new) {
                class.set_mro(old.to_vec());
            }
        }
    }
    outcome
}

/// Gives a class other bases, which know it then, unlike the former ones.
fn replace_bases(class: &TypeRef, bases: Value) -> Value {
    let classes =
        |bases: &Value| bases.downcast::<Tuple>().map_or(Vec::new(), |it| it.items().to_vec());
    let before = class.bases.replace(bases.clone());
    classes(&before).iter().for_each(|old| this(old).remove_subclass(class.value().bits()));
    classes(&bases).iter().for_each(|new| this(new).add_subclass(class));
    before
}

fn checked_bases(vm: &Machine, class: &TypeRef, bases: &Value) -> PyResult<Vec<TypeRef>> {
    let name = class.name();
    let Some(given) = bases.downcast::<Tuple>() else {
        let kind = vm.class(bases).name();
        return Err(vm.type_error(format!("can only assign tuple to {name}.__bases__, not {kind}")));
    };
    if given.is_empty() {
        return Err(
            vm.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()"))
        );
    }
    let mut checked = Vec::with_capacity(given.len());
    for base in given.items() {
        let Some(base) = base.cast::<TypeObject>() else {
            let kind = vm.class(base).name();
            return Err(
                vm.type_error(format!("{name}.__bases__ must be tuple of classes, not '{kind}'"))
            );
        };
        // While an `mro()` runs, a new base is not in its order yet.
        let mut chain = std::iter::successors(Some(base.clone()), |base| base.base());
        if base.is_subclass_of(class) || chain.any(|base| base.is(class)) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
        checked.push(base);
    }
    if let Some(refused) = checked.iter().find(|base| !base.has(super::flags::BASETYPE)) {
        let refused = refused.name();
        return Err(vm.type_error(format!("type '{refused}' is not an acceptable base type")));
    }
    Ok(checked)
}

/// A class whose order of bases has changed.
struct Reordered {
    class: TypeRef,
    old: Rc<[TypeRef]>,
    new: Rc<[TypeRef]>,
}

/// Orders the bases of a class that has got new ones anew, and those of all that derive from it.
fn reorder(vm: &Machine, class: &TypeRef, changed: &mut Vec<Reordered>) -> PyResult<()> {
    vm.enter_native("")?;
    let old = class.mro();
    let bases = class.bases.get();
    let bases = bases.downcast::<Tuple>().map_or(&[][..], Tuple::items);
    let bases: Vec<TypeRef> = bases.iter().filter_map(Value::cast::<TypeObject>).collect();
    let order = creation::order_of_bases(vm, class, &bases)?;
    if !Rc::ptr_eq(&class.mro(), &old) {
        // A metaclass's `mro()` has done it.
        return Ok(());
    }
    class.set_mro(order);
    changed.push(Reordered { class: class.clone(), old, new: class.mro() });
    class.live_subclasses().iter().try_for_each(|subclass| reorder(vm, subclass, changed))
}

fn get_abstract_methods(vm: &Machine, class: &Value) -> PyResult {
    let name = Special::AbstractMethods.name();
    match this(class).dict().get_name(&name) {
        Some(methods) if !methods.is_kind(Kind::GetSet) => Ok(methods),
        _ => Err(vm.no_attribute(class, &name)),
    }
}

fn set_abstract_methods(vm: &Machine, class: &Value, methods: Value) -> PyResult<()> {
    let any = !methods.is_null() && vm.truth(&methods)?;
    set_entry(vm, class, Special::AbstractMethods, methods)?;
    this(class).set_flag(super::flags::ABSTRACT, any);
    Ok(())
}

fn get_type_params(_: &Machine, class: &Value) -> PyResult {
    let found = this(class).dict().get_name(&Special::TypeParams.name());
    Ok(found.unwrap_or_else(|| Tuple::new(Vec::new())))
}

/// `class.name`: data descriptors of the metaclass, the class's own, other attributes of the metaclass.
pub fn get_attribute(vm: &Machine, class: &Value, name: &Name) -> PyResult<Option<Value>> {
    let metaclass = vm.class(class);
    let from_meta = metaclass.lookup(name);
    if let Some(descriptor) = &from_meta
        && vm.is_data_descriptor(descriptor)
    {
        return vm.bind_descriptor(descriptor, class, metaclass.value()).map(Some);
    }
    if let Some(found) = this(class).lookup(name) {
        // `None`, which stands for no instance, is one of this class.
        let binds_to_none = matches!(found.kind(), Some(Kind::NativeFunction | Kind::GetSet));
        if binds_to_none && class.is(vm.types.none.value()) {
            return Ok(Some(found));
        }
        return vm.bind_descriptor(&found, &Value::NONE, class).map(Some);
    }
    match from_meta {
        Some(found) => vm.bind_descriptor(&found, class, metaclass.value()).map(Some),
        None => Ok(None),
    }
}

/// `class.name = value`, or `del class.name` where it is `NULL`.
pub fn set_attribute(vm: &Machine, class: &Value, name: &Name, value: Value) -> PyResult<()> {
    let class_ref = mutable(vm, class, name)?;
    if let Some(descriptor) = vm.class(class).lookup(name)
        && vm.is_data_descriptor(&descriptor)
    {
        return vm.set_by_descriptor(&descriptor, class, name, value);
    }
    let name = str::intern_value(name);
    if !value.is_null() {
        class_ref.dict().try_set_name(&name, value)?;
    } else if class_ref.dict().remove_name(&name).is_none() {
        return Err(vm.no_attribute(class, &name));
    }
    class_ref.changed(&name);
    Ok(())
}

//! The birth of classes: builtin ones from their specs, a program's from name, bases and namespace.
#![allow(unsafe_code)]

use std::rc::Rc;

use heap::value::{Ref, Value};
use heap::{Header, Kind};

use super::layout::{self, Added, Room, best_base, solid_base};
use super::spec::{Binding, Hashing, Method, TypeSpec};
use super::{NewType, TypeObject, TypeRef, flags, slots};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::native_function::NativeFunction;
use crate::objects::str::{self, Name, Str};
use crate::objects::{ClassMethod, Dict, Member, StaticMethod, Tuple, member};
use crate::special::Special;
use crate::types::types;

/// Makes a builtin type, still without its namespace (see [`fill`]).
pub fn from_spec(metaclass: &TypeRef, base: Option<&TypeRef>, spec: &'static TypeSpec) -> TypeRef {
    heap::new(metaclass, payload_from_spec(base, spec))
}

pub fn payload_from_spec(base: Option<&TypeRef>, spec: &'static TypeSpec) -> TypeObject {
    let inherited = base.map_or(0, |base| base.flags.get() & flags::INHERITED);
    let name = match spec.module {
        "builtins" => spec.name.into(),
        module => format!("{module}.{}", spec.name).into(),
    };
    TypeObject::new(NewType {
        name,
        base: base.cloned(),
        flags: spec.flags | inherited,
        kind: spec.kind,
        slots: 0,
        has_dict: spec.has_dict || base.is_some_and(|base| base.has_dict()),
        spec: Some(spec),
    })
}

/// Puts a builtin type's second base behind its first: `ExceptionGroup` is an `Exception` too. In CPython it is made as
/// classes of programs are, which its namespace shows.
pub fn add_base(class: &TypeRef, second: &TypeRef) {
    let first = class.base().expect("a class with two bases has one");
    class.bases.set(Tuple::new(vec![first.value().clone(), second.value().clone()]));
    let behind = first.mro().iter().filter(|base| !second.is_subclass_of(base)).cloned().collect();
    let rows: [Vec<TypeRef>; 3] = [vec![class.clone()], behind, second.mro().to_vec()];
    class.set_mro(rows.concat());
    second.add_subclass(class);
    let (dict, doc) = (class.dict(), Special::Doc.name());
    let text = dict.remove_name(&doc).unwrap_or(Value::NONE);
    dict.set_name(&Special::Module.name(), str::intern("builtins").into_value());
    let references = member::descriptor(&super::attributes::WEAK_REFERENCES, class);
    dict.set_name(&Special::Weakref.name(), references);
    dict.set_name(&doc, text);
}

/// Gives a builtin type its linearised bases and its namespace.
pub fn fill(class: &TypeRef) {
    let spec = class.spec.expect("a builtin type has a spec");
    let base = class.base();
    class.qualname.set(str::intern(spec.name).into_value());
    class.bases.set(Tuple::new(base.iter().map(|base| base.value().clone()).collect()));
    let mut mro = vec![class.clone()];
    if let Some(base) = &base {
        mro.extend(base.mro().iter().cloned());
        base.add_subclass(class);
    }
    class.dict.set(namespace(class, spec)).ok();
    class.set_mro(mro);
}

/// The namespace of a builtin type, in the order in which CPython fills it: what has a slot, other methods, attributes.
fn namespace(class: &TypeRef, spec: &'static TypeSpec) -> Ref<Dict> {
    let dict = Dict::new();
    let mut refusal = (spec.hashing == Hashing::Refused).then_some(slots::HASH);
    for method in in_order(spec) {
        if refusal.take_if(|place| *place < method.places[0]).is_some() {
            dict.set_name(&Special::Hash.name(), Value::NONE);
        }
        let native = NativeFunction::for_type(method, class);
        let entry = match method.binding {
            Binding::Static if method.name != "__new__" => StaticMethod::new(native),
            _ => native,
        };
        dict.set_name(&str::intern(method.name), entry);
    }
    for attribute in spec.attributes {
        dict.set_name(&str::intern(attribute.name), member::descriptor(attribute, class));
    }
    if dict.get_name(&Special::Doc.name()).is_none() {
        let doc = if spec.doc.is_empty() { Value::NONE } else { Str::new(spec.doc) };
        dict.set_name(&Special::Doc.name(), doc);
    }
    if spec.hashing == Hashing::Missing {
        dict.set_name(&Special::Hash.name(), Value::NONE);
    }
    // Types whose instances have modules of their own say theirs by the spec.
    let module = Special::Module.name();
    if spec.tells_module && spec.module != "builtins" && dict.get_name(&module).is_none() {
        dict.set_name(&module, str::intern(spec.module).into_value());
    }
    dict
}

/// The methods of a builtin type: first those that have a slot, then in the order of the tables, or in one of the type's own.
fn in_order(spec: &'static TypeSpec) -> Vec<&'static Method> {
    let mut methods: Vec<&Method> = spec.methods.iter().copied().flatten().collect();
    let is_number = methods.iter().any(|method| method.places[0] == slots::RADD);
    methods.sort_by_cached_key(|method| {
        let position = match method.places[0] {
            slots::NO_SLOT => spec.order.iter().position(|name| *name == method.name),
            _ => None,
        };
        (method.places[usize::from(!is_number)], position)
    });
    methods
}

/// The classes at these addresses, which their bases remember without counting.
pub(super) fn classes_at(addresses: &[u64]) -> Vec<TypeRef> {
    addresses
        .iter()
        .filter_map(|&address| {
            // SAFETY: a class removes its address from its bases before it dies.
            let header = unsafe { &*(address as *const Header) };
            if header.count() == 0 {
                return None;
            }
            header.increment();
            // SAFETY: the count was just added.
            Some(unsafe { Ref::from_value_unchecked(Value::from_owned(header)) })
        })
        .collect()
}

/// `type(name, bases, namespace)`, after the metaclass has been decided. What refers back to the class comes after the
/// order of its bases: a class for which there is none dies at once.
pub fn new_class(
    vm: &Machine,
    metaclass: &TypeRef,
    name: &Value,
    bases: &[Value],
    namespace: &Ref<Dict>,
) -> PyResult<TypeRef> {
    let bases = checked_bases(vm, bases)?;
    let base = best_base(vm, &bases)?;
    let dict = namespace.copy()?;
    let Added { slots, room: adds } = layout::added(vm, name, &base, &bases, &dict)?;
    let text = str::text_of(vm, name)?;
    if text.contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    if let Some(qualname) = dict.get_name(&Special::QualName.name())
        && !qualname.is_kind(Kind::Str)
    {
        let kind = vm.class(&qualname).name();
        return Err(vm.type_error(format!("type __qualname__ must be a str, not {kind}")));
    }
    let mut inherited = bases.iter().fold(0, |all, base| all | base.flags.get() & flags::INHERITED);
    if adds.weakrefs || base.has(flags::WEAKREFS) {
        inherited |= flags::WEAKREFS;
    }
    inherited |= base.flags.get() & flags::ASKS_FOR_NEW;
    let class = heap::new(
        metaclass,
        TypeObject::new(NewType {
            name: Rc::from(text.as_str()),
            base: Some(base.clone()),
            flags: flags::HEAP | flags::BASETYPE | inherited,
            kind: base.kind,
            slots: (base.slots() + slots.len()) as u32,
            has_dict: base.has_dict() || adds.dict,
            spec: None,
        }),
    );
    class.set_name(&text, name);
    class.bases.set(Tuple::new(bases.iter().map(|base| base.value().clone()).collect()));
    let qualname = dict.remove_name(&Special::QualName.name());
    class.qualname.set(qualname.unwrap_or_else(|| name.clone()));
    prepare_namespace(vm, &dict, &class)?;
    class.dict.set(dict.clone()).ok();
    let mro = order_of_bases(vm, &class, &bases)?;
    for (index, slot) in slots.iter().enumerate() {
        dict.try_set_name(slot, Member::new(slot, &class, base.slots() + index))?;
    }
    class.slot_names.set(slots.into_boxed_slice()).ok();
    complete_namespace(&dict, adds, &class);
    reserve_inline_attributes(&class, &bases);
    class.set_mro(mro);
    for base in &bases {
        base.add_subclass(&class);
    }
    Ok(class)
}

fn checked_bases(vm: &Machine, bases: &[Value]) -> PyResult<Vec<TypeRef>> {
    if bases.is_empty() {
        return Ok(vec![vm.types.object.clone()]);
    }
    let mut checked = Vec::with_capacity(bases.len());
    for base in bases {
        let Some(base) = base.cast::<TypeObject>() else {
            return Err(vm.type_error("bases must be types"));
        };
        if !base.has(flags::BASETYPE) {
            let name = base.name();
            return Err(vm.type_error(format!("type '{name}' is not an acceptable base type")));
        }
        checked.push(base);
    }
    Ok(checked)
}

fn set_default(dict: &Dict, special: Special, value: impl FnOnce() -> Option<Value>) {
    if dict.get_name(&special.name()).is_none()
        && let Some(value) = value()
    {
        dict.set_name(&special.name(), value);
    }
}

/// Makes of what the body has left what a class has.
fn prepare_namespace(vm: &Machine, dict: &Ref<Dict>, class: &TypeRef) -> PyResult<()> {
    type Wrapper = fn(Value) -> Value;
    let implied: [(Special, Wrapper); 3] = [
        (Special::New, StaticMethod::new),
        (Special::InitSubclass, ClassMethod::new),
        (Special::ClassGetItem, ClassMethod::new),
    ];
    for (special, wrap) in implied {
        if let Some(function) = dict.get_name(&special.name())
            && function.is_kind(Kind::Function)
        {
            dict.set_name(&special.name(), wrap(function));
        }
    }
    set_default(dict, Special::Module, || vm.running_globals()?.get_str("__name__"));
    if let Some(value) = dict.remove_name(&Special::ClassCell.name()) {
        let Some(cell) = value.downcast::<crate::objects::CellObject>() else {
            let kind = vm.repr(vm.class(&value).value())?;
            let message = format!("__classcell__ must be a nonlocal cell, not {kind}");
            return Err(vm.type_error(message));
        };
        cell.contents.set(class.value().clone());
    }
    // What is lazy in the class body sees the class as it is by then.
    if let Some(cell) = dict.remove_name(&Special::ClassDictCell.name())
        && let Some(cell) = cell.downcast::<crate::objects::CellObject>()
    {
        cell.contents.set(dict.value().clone());
    }
    Ok(())
}

/// What every class has, whether its body says so or not.
fn complete_namespace(dict: &Dict, adds: Room, class: &TypeRef) {
    if adds.dict {
        let entry = &super::attributes::INSTANCE_DICT_ENTRY;
        set_default(dict, Special::Dict, || Some(member::descriptor(entry, class)));
    }
    if adds.weakrefs {
        let entry = &super::attributes::WEAK_REFERENCES;
        set_default(dict, Special::Weakref, || Some(member::descriptor(entry, class)));
    }
    set_default(dict, Special::Doc, || Some(Value::NONE));
    if dict.get_name(&Special::Eq.name()).is_some() {
        set_default(dict, Special::Hash, || Some(Value::NONE));
    }
}

/// How many attributes an instance has room for in any case.
const FEW_ATTRIBUTES: usize = 3;

/// Room for the attributes that the methods of the class and its bases assign to `self`, and for a few where they do not.
fn reserve_inline_attributes(class: &TypeRef, bases: &[TypeRef]) {
    if !class.has_dict() {
        return;
    }
    let own = class.dict().get_name(&Special::StaticAttributes.name());
    let own = own.as_ref().and_then(Value::downcast::<Tuple>).map_or(&[][..], Tuple::items);
    let inherited =
        bases.iter().map(|base| usize::from(base.shape.inline.get())).max().unwrap_or(0);
    let room = (own.len() + inherited).clamp(FEW_ATTRIBUTES, super::MOST_INLINE_ATTRIBUTES);
    class.shape.inline.set(room as u8);
    let names = own.iter().filter_map(Value::cast::<Str>);
    class.keys.set_own(names.map(|name| str::intern_value(&name)).collect());
}

/// The order in which names are looked up: what the metaclass's own `mro()` says, or C3.
pub(super) fn order_of_bases(
    vm: &Machine,
    class: &TypeRef,
    bases: &[TypeRef],
) -> PyResult<Vec<TypeRef>> {
    match own_mro(vm, class) {
        Some(order) => checked_mro(vm, class, &vm.to_vec(&order?)?),
        None => linearise(vm, class, bases),
    }
}

/// What a metaclass with an `mro()` of its own gives.
fn own_mro(vm: &Machine, class: &TypeRef) -> Option<PyResult> {
    let (home, method) = vm.class(class.value()).lookup_with_class(&vm.intern("mro"))?;
    if home.is(&vm.types.type_) {
        return None;
    }
    vm.try_call_special(class.value(), &method, &[])
}

/// What `mro()` gave: classes whose instances are laid out as parts of the class's own.
fn checked_mro(vm: &Machine, class: &TypeRef, order: &[Value]) -> PyResult<Vec<TypeRef>> {
    if order.is_empty() {
        return Err(vm.type_error("type MRO must not be empty"));
    }
    let layouts: Vec<TypeRef> =
        std::iter::successors(Some(class.clone()), |class| class.base()).collect();
    let mut checked = Vec::with_capacity(order.len());
    for base in order {
        let Some(base) = base.cast::<TypeObject>() else {
            let kind = vm.class(base).name();
            return Err(vm.type_error(format!("mro() returned a non-class ('{kind}')")));
        };
        let solid = solid_base(&base);
        if !layouts.iter().any(|layout| layout.is(&solid)) {
            let name = base.name();
            let message = format!("mro() returned base with unsuitable layout ('{name}')");
            return Err(vm.type_error(message));
        }
        checked.push(base);
    }
    Ok(checked)
}

/// C3: the class, then its bases in an order that keeps the order of every base.
pub fn linearise(vm: &Machine, class: &TypeRef, bases: &[TypeRef]) -> PyResult<Vec<TypeRef>> {
    for (index, base) in bases.iter().enumerate() {
        if bases[..index].iter().any(|other| other.is(base)) {
            let name = told_name(vm, base)?;
            return Err(vm.type_error(format!("duplicate base class {name}")));
        }
    }
    let mut rows: Vec<Vec<TypeRef>> = bases.iter().map(|base| base.mro().to_vec()).collect();
    if let Some(index) = rows.iter().position(Vec::is_empty) {
        let name = bases[index].name();
        return Err(vm.type_error(format!("Cannot extend an incomplete type '{name}'")));
    }
    rows.push(bases.to_vec());
    let mut mro = vec![class.clone()];
    loop {
        rows.retain(|row| !row.is_empty());
        if rows.is_empty() {
            return Ok(mro);
        }
        let next = rows.iter().map(|row| &row[0]).find(|candidate| {
            !rows.iter().any(|row| row[1..].iter().any(|class| class.is(candidate)))
        });
        let Some(next) = next.cloned() else {
            return Err(inconsistent_bases(vm, &rows)?);
        };
        for row in &mut rows {
            if row[0].is(&next) {
                row.remove(0);
            }
        }
        mro.push(next);
    }
}

fn inconsistent_bases(vm: &Machine, rows: &[Vec<TypeRef>]) -> PyResult<Raised> {
    let mut classes: Vec<&TypeRef> = Vec::new();
    for row in rows {
        if !classes.iter().any(|class| class.is(&row[0])) {
            classes.push(&row[0]);
        }
    }
    let names = classes.into_iter().map(|class| told_name(vm, class));
    let names = names.collect::<PyResult<Vec<_>>>()?;
    let names = names.join(", ");
    Ok(vm.type_error(format!(
        "Cannot create a consistent method resolution order (MRO) for bases {names}"
    )))
}

/// A class's name as its metaclass has it.
fn told_name(vm: &Machine, class: &TypeRef) -> PyResult<String> {
    match vm.get_optional_attribute(class.value(), &Special::Name.name())? {
        Some(name) if name.downcast::<Str>().is_some() => Ok(name.to_string()),
        _ => Ok(vm.repr(class.value())?.to_string()),
    }
}

/// The metaclass that derives from those of all bases.
pub fn calculate_metaclass(vm: &Machine, winner: &TypeRef, bases: &[Value]) -> PyResult<TypeRef> {
    let mut winner = winner.clone();
    for base in bases {
        let metaclass = vm.class(base);
        if winner.is_subclass_of(metaclass) {
            continue;
        }
        if !metaclass.is_subclass_of(&winner) {
            return Err(vm.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) \
                 subclass of the metaclasses of all its bases",
            ));
        }
        winner = metaclass.clone();
    }
    Ok(winner)
}

/// Calls `__set_name__` of the namespace's values, and the parent's `__init_subclass__`.
pub fn announce(vm: &Machine, class: &TypeRef, keywords: &[(Name, Value)]) -> PyResult<()> {
    for (name, value) in class.dict().items() {
        if value.is_object() && vm.class(&value).defines(Special::SetName) {
            let arguments = [class.value().clone(), name.clone()];
            if let Err(raised) = vm.call_special(&value, Special::SetName, &arguments) {
                let (kind, owner) = (vm.class(&value).name(), class.name());
                let name = vm.repr(&name)?;
                raised.add_note(
                    vm,
                    &format!("Error calling __set_name__ on '{kind}' instance {name} in '{owner}'"),
                );
                return Err(raised);
            }
        }
    }
    if !class.mro().iter().any(|one| one.is(class)) {
        // Its metaclass has left it out of the order of its classes.
        let name = class.name();
        return Err(vm.type_error(format!(
            "super(type, obj): obj (type {name}) is not an instance or subtype of type ({name})."
        )));
    }
    let parent = crate::objects::Super::new(class, class.value());
    let init = vm.get_attribute(&parent, &Special::InitSubclass.name())?;
    vm.call_with_keywords(&init, &[], keywords)?;
    Ok(())
}

/// Makes a type from a spec at run time: for modules that bring types of their own.
pub fn native_type(spec: &'static TypeSpec, base: Option<&TypeRef>) -> TypeRef {
    let base = base.unwrap_or(&types().object);
    let class = from_spec(&types().type_, Some(base), spec);
    fill(&class);
    class
}

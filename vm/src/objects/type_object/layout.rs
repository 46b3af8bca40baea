//! How instances of a class are laid out: the payload of a builtin type, slots, a dict, weak references; and which classes lay
//! theirs out in the same way.

use heap::Kind;
use heap::value::{Ref, Value};

use super::measures::is_collected;
use super::{TypeObject, TypeRef, flags};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::Dict;
use crate::objects::str::{self, Name, Str};
use crate::special::Special;
use crate::types::types;

/// Whether instances of one class can be taken for those of the other: first, whether both can be in a cycle.
pub fn check_compatible(vm: &Machine, what: &str, new: &TypeRef, old: &TypeRef) -> PyResult<()> {
    if is_collected(new) != is_collected(old) {
        return Err(incompatible(vm, what, new, old, "deallocator"));
    }
    check_layout(vm, what, new, old)
}

/// Whether instances of both classes are laid out in the same way, with the same slots at the same places.
pub fn check_layout(vm: &Machine, what: &str, new: &TypeRef, old: &TypeRef) -> PyResult<()> {
    let (one, other) = (layout_base(new), layout_base(old));
    match one.is(&other) || adds_the_same(&one, &other) {
        true => Ok(()),
        false => Err(incompatible(vm, what, new, old, "object layout")),
    }
}

/// The class that first lays instances out as those of the class are.
fn layout_base(class: &TypeRef) -> TypeRef {
    match class.base() {
        Some(base) if has_payload_of(class, &base) && adds_nothing(class, &base) => {
            layout_base(&base)
        }
        _ => class.clone(),
    }
}

fn adds_nothing(class: &TypeObject, base: &TypeObject) -> bool {
    base.slots() == class.slots() && has_same_room(class, base)
}

/// Whether instances of both have a dict, and weak references, or do not have them.
fn has_same_room(one: &TypeObject, other: &TypeObject) -> bool {
    one.has_dict() == other.has_dict() && one.has(flags::WEAKREFS) == other.has(flags::WEAKREFS)
}

/// Whether two classes add the same to the same base.
fn adds_the_same(one: &TypeObject, other: &TypeObject) -> bool {
    let (Some(base), Some(same)) = (one.base(), other.base()) else { return false };
    let (names, others) = (one.slot_names(), other.slot_names());
    base.is(&same)
        && [one, other].iter().all(|class| has_payload_of(class, &base))
        && names.len() == others.len()
        && names.iter().zip(others).all(|(name, other)| name.is(other))
        && has_same_room(one, other)
}

fn incompatible(vm: &Machine, what: &str, new: &TypeRef, old: &TypeRef, differs: &str) -> Raised {
    let (new, old) = (new.name(), old.name());
    vm.type_error(format!("{what} assignment: '{new}' {differs} differs from '{old}'"))
}

/// The class that first has the base's payload and slots.
pub fn solid_base(class: &TypeRef) -> TypeRef {
    match class.base() {
        Some(base) if has_payload_of(class, &base) && base.slots() == class.slots() => {
            solid_base(&base)
        }
        _ => class.clone(),
    }
}

/// Whether instances of a class have the payload of its base. Of one kind, there are several: each native type has one of
/// its own, and so have the exceptions with fields.
fn has_payload_of(class: &TypeObject, base: &TypeObject) -> bool {
    let has_own = class.spec.is_some_and(|spec| match spec.kind {
        Kind::Native => true,
        Kind::Exception => !spec.attributes.is_empty(),
        _ => false,
    });
    class.kind == base.kind && !has_own
}

/// The base whose layout the new class takes over.
pub fn best_base(vm: &Machine, bases: &[TypeRef]) -> PyResult<TypeRef> {
    let mut best = bases[0].clone();
    for base in &bases[1..] {
        let (one, other) = (solid_base(&best), solid_base(base));
        if one.is_subclass_of(&other) {
            continue;
        }
        if !other.is_subclass_of(&one) {
            return Err(vm.type_error("multiple bases have instance lay-out conflict"));
        }
        best = base.clone();
    }
    Ok(best)
}

/// What of a dict and of weak references a class gives its instances beyond its base.
#[derive(Clone, Copy)]
pub struct Room {
    pub dict: bool,
    pub weakrefs: bool,
}

/// What a class adds to the layout of its best base.
pub struct Added {
    /// The names of its slots, sorted.
    pub slots: Vec<Name>,
    pub room: Room,
}

/// What a new class of this name adds.
pub fn added(
    vm: &Machine,
    name: &Value,
    base: &TypeRef,
    bases: &[TypeRef],
    namespace: &Ref<Dict>,
) -> PyResult<Added> {
    // Objects whose own size varies have no room for slots, nor for weak references.
    let sized = [&types().int, &types().tuple, &types().bytes, &types().type_];
    let is_sized = sized.iter().any(|sized| base.is_subclass_of(sized));
    // Classes and modules keep their attributes in their namespace.
    let has_attributes =
        |base: &TypeRef| base.has_dict() || matches!(base.kind, Kind::Type | Kind::Module);
    let has_weakrefs = |base: &TypeRef| base.has(flags::WEAKREFS);
    let room = Room { dict: !has_attributes(base), weakrefs: !has_weakrefs(base) && !is_sized };
    let sized_base = is_sized.then(|| base.name());
    let Some(declared) = declared_slots(vm, namespace, name, room, sized_base.as_deref())? else {
        return Ok(Added { slots: Vec::new(), room });
    };
    let room = Room {
        dict: room.dict && (declared.has_dict || bases.iter().any(has_attributes)),
        weakrefs: room.weakrefs && (declared.has_weakrefs || bases.iter().any(has_weakrefs)),
    };
    Ok(Added { slots: declared.names, room })
}

/// What `__slots__` says.
struct DeclaredSlots {
    names: Vec<Name>,
    has_dict: bool,
    has_weakrefs: bool,
}

fn declared_slots(
    vm: &Machine,
    dict: &Ref<Dict>,
    class: &Value,
    room: Room,
    sized_base: Option<&str>,
) -> PyResult<Option<DeclaredSlots>> {
    let Some(slots) = dict.get_name(&Special::Slots.name()) else { return Ok(None) };
    let items = if slots.is_kind(Kind::Str) { vec![slots] } else { vm.to_vec(&slots)? };
    if let Some(base) = sized_base
        && !items.is_empty()
    {
        let message = format!("nonempty __slots__ not supported for subtype of '{base}'");
        return Err(vm.type_error(message));
    }
    let mut declared = DeclaredSlots { names: Vec::new(), has_dict: false, has_weakrefs: false };
    let once =
        |special: &str, has: &mut bool, room: bool| match room && !std::mem::replace(has, true) {
            true => Ok(()),
            false => Err(vm.type_error(format!("{special} slot disallowed: we already got one"))),
        };
    let class_name = str::text_of(vm, class)?;
    let mut conflict = None;
    for item in items {
        let Some(text) = item.downcast::<Str>() else {
            let kind = vm.class(&item).name();
            return Err(vm.type_error(format!("__slots__ items must be strings, not '{kind}'")));
        };
        match text.as_ascii() {
            Some(name @ "__dict__") => once(name, &mut declared.has_dict, room.dict)?,
            Some(name @ "__weakref__") => once(name, &mut declared.has_weakrefs, room.weakrefs)?,
            _ => {
                if !str::unicode::is_identifier(text) {
                    return Err(vm.type_error("__slots__ must be identifiers"));
                }
                let name = vm.intern(&mangled(&class_name, &text.to_string()));
                if dict.get_name(&name).is_some() {
                    conflict.get_or_insert_with(|| text.to_string());
                }
                declared.names.push(name);
            }
        }
    }
    if let Some(text) = conflict {
        let message = format!("'{text}' in __slots__ conflicts with class variable");
        return Err(vm.value_error(message));
    }
    // In this order they lie in instances, and die with them.
    declared.names.sort_by_cached_key(|name| name.to_string());
    Ok(Some(declared))
}

/// The name as the compiler writes a private one inside a class body.
fn mangled(class: &str, name: &str) -> String {
    let class = class.trim_start_matches('_');
    if class.is_empty() || !name.starts_with("__") || name.ends_with("__") {
        return name.to_string();
    }
    format!("_{class}{name}")
}

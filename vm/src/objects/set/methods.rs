//! The methods of `set` and `frozenset`.

use heap::Kind;
use heap::value::{Ref, Value};

use super::{ORDER, Set};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::generic_alias::class_getitem;
use crate::objects::object;
use crate::objects::type_object::flags::{BASETYPE, MATCH_SELF, WEAKREFS};
use crate::objects::type_object::spec::{Hashing, Method, TypeSpec};
use crate::objects::{Dict, ItemIterator, Str, Tuple, TypeObject, TypeRef};
use crate::{class_method, method, static_method};

pub static SPEC: TypeSpec = TypeSpec {
    name: "set",
    doc: "Members in no order, each once, from an iterable.",
    signature: "(iterable=(), /)",
    kind: Kind::Set,
    flags: BASETYPE | MATCH_SELF | WEAKREFS,
    methods: &[SHARED, MUTABLE],
    order: ORDER,
    hashing: Hashing::Refused,
    ..TypeSpec::DEFAULT
};

pub static FROZEN_SPEC: TypeSpec = TypeSpec {
    name: "frozenset",
    doc: "Sets that do not change, and can be members or keys.",
    signature: "(iterable=(), /)",
    kind: Kind::Set,
    flags: BASETYPE | MATCH_SELF | WEAKREFS,
    methods: &[SHARED, FROZEN],
    order: ORDER,
    ..TypeSpec::DEFAULT
};

static SHARED: &[Method] = &[
    method!("__repr__", "(self, /)", repr),
    method!("__len__", "(self, /)", |_, set: &Set| set.len()),
    method!("__iter__", "(self, /)", ItemIterator::over_set),
    method!("__contains__", "(self, object, /)", |vm, set: &Set, key: &Value| {
        Ok(Value::bool(contains(vm, set, key)?))
    })
    .as_method(),
    method!("__and__", "(self, value, /)", |vm, set: &Value, other: &Value| operator(
        vm,
        set,
        other,
        intersection
    )),
    method!("__or__", "(self, value, /)", |vm, set: &Value, other: &Value| operator(
        vm, set, other, union
    )),
    method!("__sub__", "(self, value, /)", |vm, set: &Value, other: &Value| operator(
        vm, set, other, difference
    )),
    method!("__xor__", "(self, value, /)", |vm, set: &Value, other: &Value| operator(
        vm,
        set,
        other,
        symmetric_difference
    )),
    method!("__rand__", "(self, value, /)", |vm, set: &Value, value: &Value| swapped(
        vm,
        set,
        value,
        intersection
    )),
    method!("__ror__", "(self, value, /)", |vm, set: &Value, value: &Value| swapped(
        vm, set, value, union
    )),
    method!("__rsub__", "(self, value, /)", |vm, set: &Value, value: &Value| swapped(
        vm, set, value, difference
    )),
    method!("__rxor__", "(self, value, /)", |vm, set: &Value, value: &Value| swapped(
        vm,
        set,
        value,
        symmetric_difference
    )),
    method!("__eq__", "(self, value, /)", |vm, set: &Value, other: &Value| {
        compare(vm, set, other, |one, two| one == two, false)
    }),
    method!("__ne__", "(self, value, /)", |vm, set: &Value, other: &Value| {
        let equal = compare(vm, set, other, |one, two| one == two, false)?;
        Ok(if equal.is_not_implemented() { equal } else { Value::bool(!equal.is_true()) })
    }),
    method!("__le__", "(self, value, /)", |vm, set: &Value, other: &Value| {
        compare(vm, set, other, |one, two| one <= two, false)
    }),
    method!("__lt__", "(self, value, /)", |vm, set: &Value, other: &Value| compare(
        vm,
        set,
        other,
        |one, two| one < two,
        false
    )),
    method!("__ge__", "(self, value, /)", |vm, set: &Value, other: &Value| compare(
        vm,
        set,
        other,
        |one, two| one >= two,
        true
    )),
    method!("__gt__", "(self, value, /)", |vm, set: &Value, other: &Value| compare(
        vm,
        set,
        other,
        |one, two| one > two,
        true
    )),
    method!("__sizeof__", "(self, /)", |_, set: &Ref<Set>| {
        object::size(set.value()) + size_of::<Set>() + set.room()
    }),
    method!("copy", "(self, /)", copy).doc("A set with the same members."),
    method!("union", "(self, /, *others)", |vm, set: &Value, others: &Value| fold(
        vm, set, others, union
    ))
    .doc("A set of what is in any of them."),
    method!("intersection", "(self, /, *others)", |vm, set: &Value, others: &Value| fold(
        vm,
        set,
        others,
        intersection
    ))
    .doc("A set of what is in all of them."),
    method!("difference", "(self, /, *others)", |vm, set: &Value, others: &Value| fold(
        vm, set, others, difference
    ))
    .doc("A set of the members that are in none of the others."),
    method!("symmetric_difference", "(self, other, /)", |vm, set: &Value, other: &Value| {
        symmetric_difference(vm, set, other, &result_class(vm, set))
    })
    .doc("A set of what is in exactly one of the two."),
    method!("isdisjoint", "(self, other, /)", isdisjoint).doc("Whether the two share no member."),
    method!("issubset", "(self, other, /)", issubset).doc("Whether every member is in the other."),
    method!("issuperset", "(self, other, /)", issuperset)
        .doc("Whether the set holds everything that is in the other."),
    method!("__reduce__", "(self, /)", |vm, set: &Ref<Set>| {
        let items = crate::objects::List::new(set.items());
        Ok(Tuple::new(vec![
            vm.class(set.value()).value().clone(),
            Tuple::new(vec![items]),
            Value::NONE,
        ]))
    }),
    class_method!("__class_getitem__", "(cls, item, /)", class_getitem).untold(),
];

static MUTABLE: &[Method] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        |vm, class: &Value, _: &[Value], _: &Value| { Ok(Set::of_class(&class_of(vm, class)?)) }
    ),
    method!("__init__", "(self, iterable=(), /)", |vm, set: &Set, iterable: &Value| {
        set.clear();
        if !iterable.is_null() {
            update_from(vm, set, iterable)?;
        }
        Ok(Value::NONE)
    }),
    method!("add", "(self, object, /)", |vm, set: &Set, object: &Value| set.add(vm, object))
        .doc("Make an object a member."),
    method!("remove", "(self, object, /)", |vm, set: &Set, object: &Value| match remove(
        vm, set, object
    )? {
        true => Ok(Value::NONE),
        false => Err(vm.key_error(object)),
    })
    .doc("Take out a member; KeyError where it is none."),
    method!("discard", "(self, object, /)", |vm, set: &Set, object: &Value| {
        remove(vm, set, object)?;
        Ok(Value::NONE)
    })
    .doc("Take out an object if it is a member."),
    method!("pop", "(self, /)", |vm, set: &Set| {
        set.pop().ok_or_else(|| vm.key_error(&Str::new("pop from an empty set")))
    })
    .doc("Take out some member; KeyError if there is none."),
    method!("clear", "(self, /)", |_, set: &Set| {
        set.clear();
    })
    .doc("Take out all members."),
    method!("update", "(self, /, *others)", |vm, set: &Set, others: &Value| {
        for other in vm.to_vec(others)? {
            update_from(vm, set, &other)?;
        }
        Ok(Value::NONE)
    })
    .doc("Add what the others hold."),
    method!("intersection_update", "(self, /, *others)", |vm, set: &Ref<Set>, others: &Value| {
        let result = fold(vm, set.value(), others, intersection)?;
        set.swap(this(&result));
        Ok(())
    })
    .doc("Keep only what is in all of the others."),
    method!("difference_update", "(self, /, *others)", |vm, set: &Value, others: &Value| vm
        .to_vec(others)?
        .iter()
        .try_for_each(|other| remove_all(vm, set, other)))
    .doc("Take out what is in any of the others."),
    method!("symmetric_difference_update", "(self, other, /)", toggle_all)
        .doc("Keep what is in exactly one of the two."),
    method!("__iand__", "(self, value, /)", |vm, set: &Value, other: &Value| in_place(
        vm,
        set,
        other,
        intersection
    )),
    method!("__ior__", "(self, value, /)", |vm, set: &Value, other: &Value| {
        change(vm, set, other, |vm, set, other| update_from(vm, this(set), other))
    }),
    method!("__isub__", "(self, value, /)", |vm, set: &Value, other: &Value| change(
        vm, set, other, remove_all
    )),
    method!("__ixor__", "(self, value, /)", |vm, set: &Value, other: &Value| {
        change(vm, set, other, toggle_all)
    }),
];

static FROZEN: &[Method] = &[
    static_method!("__new__", "(cls, iterable=(), /)", frozen_new),
    method!("__hash__", "(self, /)", |vm, set: &Set| vm.int(hash(set))),
];

pub(crate) fn this(value: &Value) -> &Set {
    value.downcast::<Set>().expect("a method of sets is called with one")
}

/// Whether it is a set or a frozenset, not one of a subclass.
pub(crate) fn is_plain(vm: &Machine, value: &Value) -> bool {
    let class = vm.class(value);
    class.is(&vm.types.set) || class.is(&vm.types.frozenset)
}

fn class_of(vm: &Machine, value: &Value) -> PyResult<TypeRef> {
    value
        .cast::<TypeObject>()
        .ok_or_else(|| vm.type_error("set.__new__(X): X is not a type object"))
}

fn frozen_new(vm: &Machine, class: &Value, iterable: &Value) -> PyResult {
    let class = class_of(vm, class)?;
    if !iterable.is_null()
        && class.is(&vm.types.frozenset)
        && vm.class(iterable).is(&vm.types.frozenset)
    {
        return Ok(iterable.clone());
    }
    let set = Set::of_class(&class);
    if !iterable.is_null() {
        update_from(vm, this(&set), iterable)?;
    }
    Ok(set)
}

fn repr(vm: &Machine, set: &Ref<Set>) -> PyResult {
    let class = vm.class(set.value());
    let name = class.name();
    if set.is_empty() {
        return Ok(Str::from_string(format!("{name}()")));
    }
    let Some(_guard) = vm.enter_repr(set.value())? else {
        return Ok(Str::from_string(format!("{name}(...)")));
    };
    match class.is(&vm.types.set) {
        true => vm.join_reprs("{", &set.items(), "}"),
        false => vm.join_reprs(&format!("{name}({{"), &set.items(), "})"),
    }
}

/// A set in the place of a key stands for the equal frozenset.
fn hashable_key(vm: &Machine, key: &Value) -> PyResult {
    if key.is_kind(Kind::Set) && vm.class(key).is_subclass_of(&vm.types.set) {
        let frozen = Set::of_class(&vm.types.frozenset);
        this(&frozen).merge(vm, this(key))?;
        return Ok(frozen);
    }
    Ok(key.clone())
}

pub fn contains(vm: &Machine, set: &Set, key: &Value) -> PyResult<bool> {
    set.contains(vm, &hashable_key(vm, key)?)
}

fn remove(vm: &Machine, set: &Set, key: &Value) -> PyResult<bool> {
    set.remove(vm, &hashable_key(vm, key)?)
}

/// Adds what an iterable yields.
pub fn update_from(vm: &Machine, set: &Set, iterable: &Value) -> PyResult<()> {
    if let Some(other) = iterable.downcast::<Set>() {
        return set.merge(vm, other);
    }
    if let Some(dict) = iterable.exact::<Dict>() {
        set.reserve(dict.len())?;
        return dict.walk().try_for_each(|(key, hash, _)| set.add_hashed(vm, &key, hash));
    }
    let iterator = vm.iter(iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        set.add(vm, &item)?;
    }
    Ok(())
}

/// A set, or a dict that is no more than one: their items, with the hashes that are known of them.
pub(crate) fn known(value: &Value) -> Option<Box<dyn Iterator<Item = (Value, i64)> + '_>> {
    if let Some(set) = value.downcast::<Set>() {
        return Some(Box::new(set.walk()));
    }
    let dict = value.exact::<Dict>()?;
    Some(Box::new(dict.walk().map(|(key, hash, _)| (key, hash))))
}

/// The builtin class that a result has: that of the left operand.
fn result_class(vm: &Machine, set: &Value) -> TypeRef {
    let frozen = vm.class(set).is_subclass_of(&vm.types.frozenset);
    if frozen { vm.types.frozenset.clone() } else { vm.types.set.clone() }
}

type Combine = fn(&Machine, &Value, &Value, &TypeRef) -> PyResult;

fn union(vm: &Machine, one: &Value, two: &Value, class: &TypeRef) -> PyResult {
    let result = Set::of_class(class);
    this(&result).merge(vm, this(one))?;
    if !one.is(two) {
        update_from(vm, this(&result), two)?;
    }
    Ok(result)
}

pub(crate) fn intersection(vm: &Machine, one: &Value, two: &Value, class: &TypeRef) -> PyResult {
    let result = Set::of_class(class);
    if one.is(two) {
        this(&result).merge(vm, this(one))?;
        return Ok(result);
    }
    let (walked, asked) = match two.downcast::<Set>() {
        Some(other) if other.len() > this(one).len() => (one.clone(), two.clone()),
        Some(_) => (two.clone(), one.clone()),
        None => {
            let iterator = vm.iter(two)?;
            while let Some(item) = vm.next(&iterator)? {
                let hash = vm.hash(&item)?;
                if this(one).contains_hashed(vm, &item, hash)? {
                    this(&result).add_hashed(vm, &item, hash)?;
                    if this(&result).len() >= this(one).len() {
                        break;
                    }
                }
            }
            return Ok(result);
        }
    };
    for (item, hash) in this(&walked).walk() {
        if this(&asked).contains_hashed(vm, &item, hash)? {
            this(&result).add_hashed(vm, &item, hash)?;
        }
    }
    Ok(result)
}

/// Walks the left operand, or, where that is much the larger, takes what the right one has out of a copy.
fn difference(vm: &Machine, one: &Value, two: &Value, class: &TypeRef) -> PyResult {
    let result = Set::of_class(class);
    let (set, dict) = (two.downcast::<Set>(), two.exact::<Dict>());
    let size = set.map(Set::len).or(dict.map(Dict::len));
    if size.is_none_or(|size| this(one).len() >> 2 > size) {
        this(&result).merge(vm, this(one))?;
        remove_all(vm, &result, two)?;
        return Ok(result);
    }
    for (item, hash) in this(one).walk() {
        let is_there = match (set, dict) {
            (Some(set), _) => set.contains_hashed(vm, &item, hash)?,
            (_, Some(dict)) => dict.get_hashed(vm, &item, hash)?.is_some(),
            _ => false,
        };
        if !is_there {
            this(&result).add_hashed(vm, &item, hash)?;
        }
    }
    Ok(result)
}

fn symmetric_difference(vm: &Machine, one: &Value, two: &Value, class: &TypeRef) -> PyResult {
    let result = Set::of_class(class);
    update_from(vm, this(&result), two)?;
    toggle_all(vm, &result, one)?;
    Ok(result)
}

fn operator(vm: &Machine, set: &Value, other: &Value, combine: Combine) -> PyResult {
    match other.is_kind(Kind::Set) {
        true => combine(vm, set, other, &result_class(vm, set)),
        false => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn swapped(vm: &Machine, set: &Value, value: &Value, combine: Combine) -> PyResult {
    operator(vm, value, set, combine_checked(value, combine))
}

fn combine_checked(left: &Value, combine: Combine) -> Combine {
    if left.is_kind(Kind::Set) { combine } else { |_, _, _, _| Ok(Value::NOT_IMPLEMENTED) }
}

fn fold(vm: &Machine, set: &Value, others: &Value, combine: Combine) -> PyResult {
    let class = result_class(vm, set);
    let others = vm.to_vec(others)?;
    let mut result = match others.is_empty() {
        true => union(vm, set, set, &class)?,
        false => set.clone(),
    };
    for other in others {
        result = combine(vm, &result, &other, &class)?;
    }
    Ok(result)
}

fn in_place(vm: &Machine, set: &Value, other: &Value, combine: Combine) -> PyResult {
    let result = operator(vm, set, other, combine)?;
    if result.is_not_implemented() {
        return Ok(result);
    }
    this(set).swap(this(&result));
    Ok(set.clone())
}

/// An operator that changes the set where it lies: the order of what stays is kept.
fn change(
    vm: &Machine,
    set: &Value,
    other: &Value,
    change: fn(&Machine, &Value, &Value) -> PyResult<()>,
) -> PyResult {
    if !other.is_kind(Kind::Set) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    change(vm, set, other)?;
    Ok(set.clone())
}

pub(crate) fn remove_all(vm: &Machine, set: &Value, other: &Value) -> PyResult<()> {
    if set.is(other) {
        this(set).clear();
        return Ok(());
    }
    let common = match other.downcast::<Set>() {
        Some(many) if many.len() >> 3 > this(set).len() => {
            intersection(vm, set, other, &vm.types.set)?
        }
        _ => other.clone(),
    };
    if let Some(common) = common.downcast::<Set>() {
        for (item, hash) in common.walk() {
            this(set).remove_hashed(vm, &item, hash)?;
        }
    } else {
        let iterator = vm.iter(&common)?;
        while let Some(item) = vm.next(&iterator)? {
            this(set).remove(vm, &item)?;
        }
    }
    this(set).tidy()?;
    Ok(())
}

/// Takes out what both have, and adds what only the other has.
pub(crate) fn toggle_all(vm: &Machine, set: &Value, other: &Value) -> PyResult<()> {
    let set = this(set);
    if let Some(same) = other.downcast::<Set>().filter(|other| std::ptr::eq(set, *other)) {
        same.clear();
        return Ok(());
    }
    let other = match known(other) {
        Some(_) => other.clone(),
        None => from_iterable(vm, other)?,
    };
    for (item, hash) in known(&other).expect("a set is known") {
        if !set.remove_hashed(vm, &item, hash)? {
            set.add_hashed(vm, &item, hash)?;
        }
    }
    Ok(())
}

fn is_subset(vm: &Machine, one: &Set, two: &Set) -> PyResult<bool> {
    Ok(one.len() <= two.len() && all_of(vm, one, two, true)?)
}

/// Whether a set contains all the items of another, or none of them.
fn all_of(vm: &Machine, walked: &Set, asked: &Set, contained: bool) -> PyResult<bool> {
    for (item, hash) in walked.walk() {
        if asked.contains_hashed(vm, &item, hash)? != contained {
            return Ok(false);
        }
    }
    Ok(true)
}

fn compare(
    vm: &Machine,
    set: &Value,
    other: &Value,
    sizes: fn(usize, usize) -> bool,
    reversed: bool,
) -> PyResult {
    let Some(other) = other.downcast::<Set>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let one = this(set);
    if !sizes(one.len(), other.len()) {
        return Ok(Value::FALSE);
    }
    Ok(Value::bool(if reversed { is_subset(vm, other, one)? } else { is_subset(vm, one, other)? }))
}

fn copy(vm: &Machine, set: &Ref<Set>) -> PyResult {
    if vm.class(set.value()).is(&vm.types.frozenset) {
        return Ok(set.value().clone());
    }
    let copy = Set::of_class(&result_class(vm, set.value()));
    this(&copy).merge(vm, set)?;
    Ok(copy)
}

fn isdisjoint(vm: &Machine, set: &Value, other: &Value) -> PyResult<bool> {
    if set.is(other) {
        return Ok(this(set).is_empty());
    }
    let one = this(set);
    let plain = other.downcast::<Set>().filter(|_| is_plain(vm, other));
    let Some(two) = plain else { return all(vm, other, one, false) };
    let (walked, asked) = if two.len() > one.len() { (one, two) } else { (two, one) };
    all_of(vm, walked, asked, false)
}

/// Whether a set contains all that an iterable yields, or none of it.
fn all(vm: &Machine, iterable: &Value, set: &Set, contained: bool) -> PyResult<bool> {
    let iterator = vm.iter(iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        if set.contains(vm, &item)? != contained {
            return Ok(false);
        }
    }
    Ok(true)
}

fn issubset(vm: &Machine, set: &Value, other: &Value) -> PyResult<bool> {
    match other.downcast::<Set>() {
        Some(other) => is_subset(vm, this(set), other),
        None => {
            let common = intersection(vm, set, other, &vm.types.set)?;
            Ok(this(&common).len() == this(set).len())
        }
    }
}

fn issuperset(vm: &Machine, set: &Set, other: &Value) -> PyResult<bool> {
    match other.downcast::<Set>() {
        Some(other) => is_subset(vm, other, set),
        None => all(vm, other, set, true),
    }
}

/// CPython's hash of a frozenset: the hashes of the items, mixed so that their order does not matter.
pub fn hash(set: &Set) -> i64 {
    if let Some(known) = set.hash_cell().get() {
        return known;
    }
    let shuffle = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let mut hash = set.walk().fold(0u64, |all, (_, hash)| all ^ shuffle(hash as u64));
    hash ^= (set.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69069).wrapping_add(907_133_923);
    let hash = if hash == u64::MAX { 590_923_713 } else { hash as i64 };
    set.hash_cell().set(Some(hash));
    hash
}

/// A new plain set with the items of an iterable.
pub fn from_iterable(vm: &Machine, iterable: &Value) -> PyResult {
    let set = heap::new(&vm.types.set, Set::default()).into_value();
    update_from(vm, this(&set), iterable)?;
    Ok(set)
}

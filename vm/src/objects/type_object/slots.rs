//! What is the same for a special method in whatever type it stands: the signature that programs see, and what it does.

/// A special method that CPython keeps in a slot of the type, and shows as a "slot wrapper"; and `__new__`.
pub struct Slot {
    name: &'static str,
    /// As `__text_signature__` gives it.
    pub signature: &'static str,
    pub doc: &'static str,
}

const fn slot(name: &'static str, signature: &'static str, doc: &'static str) -> Slot {
    Slot { name, signature, doc }
}

const ALONE: &str = "($self, /)";
const VALUE: &str = "($self, value, /)";
const KEY: &str = "($self, key, /)";
const POWER: &str = "($self, value, mod=None, /)";

/// What no slot has as its place.
pub const NO_SLOT: u8 = u8::MAX;
/// The place of `__radd__`: what adds with the object on the right is a number.
pub const RADD: u8 = place("__radd__");

pub const HASH: u8 = place("__hash__");

/// The slot at a place.
pub fn at(place: u8) -> Option<&'static Slot> {
    SLOTS.get(usize::from(place))
}

/// The place of the slot of that name; of an operator, that of numbers.
pub const fn place(name: &str) -> u8 {
    let mut place = 0;
    while place < SLOTS.len() {
        if is_same(SLOTS[place].name, name) {
            return place as u8;
        }
        place += 1;
    }
    NO_SLOT
}

/// The same in a type whose operators are those of sequences.
pub const fn place_in_sequence(name: &str) -> u8 {
    let mut place = 0;
    while place < OF_SEQUENCES.len() {
        if is_same(OF_SEQUENCES[place], name) {
            return (SLOTS.len() + place) as u8;
        }
        place += 1;
    }
    self::place(name)
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut place = 0;
    if one.len() != other.len() {
        return false;
    }
    while place < one.len() {
        if one[place] != other[place] {
            return false;
        }
        place += 1;
    }
    true
}

/// What a method does that has no slot and is the same in many types.
pub fn common_doc(name: &str) -> &'static str {
    COMMON.iter().find(|(known, _)| *known == name).map_or("", |(_, doc)| doc)
}

/// The slots of sequences, which stand behind all others.
static OF_SEQUENCES: &[&str] =
    &["__add__", "__mul__", "__rmul__", "__contains__", "__iadd__", "__imul__"];

/// In the order in which CPython fills the namespace of a type.
static SLOTS: &[Slot] = &[
    slot(
        "__new__",
        "($type, *args, **kwargs)",
        "Make an object of the class; what it may be called with is written at the class.",
    ),
    slot("__repr__", ALONE, "The text that shows the object to programmers."),
    slot("__hash__", ALONE, "A number that equal objects share, for dicts and sets."),
    slot("__call__", "($self, /, *args, **kwargs)", "Call the object with these arguments."),
    slot("__str__", ALONE, "The object as a text for people."),
    slot("__getattribute__", "($self, name, /)", "The attribute of that name."),
    slot("__setattr__", "($self, name, value, /)", "Give the attribute of that name a value."),
    slot("__delattr__", "($self, name, /)", "Remove the attribute of that name."),
    slot("__lt__", VALUE, "Whether the object comes before the value."),
    slot("__le__", VALUE, "Whether the object does not come after the value."),
    slot("__eq__", VALUE, "Whether the two are equal."),
    slot("__ne__", VALUE, "Whether the two differ."),
    slot("__gt__", VALUE, "Whether the object comes after the value."),
    slot("__ge__", VALUE, "Whether the object does not come before the value."),
    slot("__iter__", ALONE, "An iterator over the items."),
    slot("__next__", ALONE, "The next item; StopIteration after the last."),
    slot(
        "__get__",
        "($self, instance, owner=None, /)",
        "What reading the attribute gives, in an instance or in its class.",
    ),
    slot("__set__", "($self, instance, value, /)", "Give the attribute a value in that instance."),
    slot("__delete__", "($self, instance, /)", "Remove the attribute from that instance."),
    slot(
        "__init__",
        "($self, /, *args, **kwargs)",
        "Set up a new object from what its class was called with.",
    ),
    slot("__del__", ALONE, "Runs before the object goes away."),
    slot("__buffer__", "($self, flags, /)", "A view on the memory of the object."),
    slot(
        "__release_buffer__",
        "($self, buffer, /)",
        "Let go of a view on the memory of the object.",
    ),
    slot("__await__", ALONE, "The iterator that an await expression runs."),
    slot("__aiter__", ALONE, "The asynchronous iterator of the object."),
    slot("__anext__", ALONE, "An awaitable for the next item; StopAsyncIteration after the last."),
    slot("__add__", VALUE, "The sum, or the one followed by the other."),
    slot("__radd__", VALUE, "The sum, with the object on the right."),
    slot("__sub__", VALUE, "The difference."),
    slot("__rsub__", VALUE, "The difference, with the object on the right."),
    slot("__mul__", VALUE, "The product, or the items so many times."),
    slot("__rmul__", VALUE, "The product, with the object on the right."),
    slot("__mod__", VALUE, "The rest of a division, or a template filled in."),
    slot("__rmod__", VALUE, "The rest of a division, with the object on the right."),
    slot("__divmod__", VALUE, "The quotient, rounded down, and the rest."),
    slot("__rdivmod__", VALUE, "The quotient and the rest, with the object on the right."),
    slot("__pow__", POWER, "The power, modulo a third number where there is one."),
    slot("__rpow__", POWER, "The power, with the object as the exponent."),
    slot("__neg__", ALONE, "The number with the other sign."),
    slot("__pos__", ALONE, "The number as it is."),
    slot("__abs__", ALONE, "The number without its sign."),
    slot("__bool__", ALONE, "Whether the object counts as true."),
    slot("__invert__", ALONE, "The int with all bits flipped."),
    slot("__lshift__", VALUE, "The int, its bits shifted to the left."),
    slot("__rlshift__", VALUE, "The bits of the value, shifted to the left by the object."),
    slot("__rshift__", VALUE, "The int, its bits shifted to the right."),
    slot("__rrshift__", VALUE, "The bits of the value, shifted to the right by the object."),
    slot("__and__", VALUE, "What both have: bits or members."),
    slot("__rand__", VALUE, "What both have, with the object on the right."),
    slot("__xor__", VALUE, "What only one of the two has: bits or members."),
    slot("__rxor__", VALUE, "What only one of the two has, with the object on the right."),
    slot("__or__", VALUE, "What either has: bits, members, keys or types."),
    slot("__ror__", VALUE, "What either has, with the object on the right."),
    slot("__int__", ALONE, "The number as an int, without its fraction."),
    slot("__float__", ALONE, "The number as a float."),
    slot("__iadd__", VALUE, "Add the value, or append its items."),
    slot("__isub__", VALUE, "Subtract the value, or remove its members."),
    slot("__imul__", VALUE, "Repeat the items in place."),
    slot("__imod__", VALUE, "Keep the rest of a division."),
    slot("__ipow__", VALUE, "Raise to a power in place."),
    slot("__ilshift__", VALUE, "Shift the bits to the left in place."),
    slot("__irshift__", VALUE, "Shift the bits to the right in place."),
    slot("__iand__", VALUE, "Keep only what the value has too."),
    slot("__ixor__", VALUE, "Keep what only one of the two has."),
    slot("__ior__", VALUE, "Add what the value has."),
    slot("__floordiv__", VALUE, "The quotient, rounded down."),
    slot("__rfloordiv__", VALUE, "The quotient, rounded down, with the object on the right."),
    slot("__truediv__", VALUE, "The quotient."),
    slot("__rtruediv__", VALUE, "The quotient, with the object on the right."),
    slot("__ifloordiv__", VALUE, "Divide in place, rounding down."),
    slot("__itruediv__", VALUE, "Divide in place."),
    slot("__index__", ALONE, "The object as an int, without loss."),
    slot("__matmul__", VALUE, "The matrix product."),
    slot("__rmatmul__", VALUE, "The matrix product, with the object on the right."),
    slot("__imatmul__", VALUE, "Multiply by a matrix in place."),
    slot("__len__", ALONE, "The number of items."),
    slot("__getitem__", KEY, "The item at that key, or the items of a slice."),
    slot("__setitem__", "($self, key, value, /)", "Store the value at that key."),
    slot("__delitem__", KEY, "Remove what is at that key."),
    slot("__contains__", KEY, "Whether the key is in the object."),
];

static COMMON: &[(&str, &str)] = &[
    ("__reduce__", "What copying and pickling need to make the object anew."),
    ("__reduce_ex__", "What copying and pickling need, for a version of the protocol."),
    ("__getstate__", "The state that copying and pickling carry over."),
    ("__setstate__", "Take over a state that was saved."),
    ("__format__", "The object as text in the form that a format specification asks for."),
    ("__sizeof__", "The memory that the object takes, in bytes."),
    ("__length_hint__", "A guess at how many items are left."),
    ("__reversed__", "An iterator over the items from the end to the start."),
    ("__class_getitem__", "The type with parameters, for annotations."),
    ("__dir__", "The names of the attributes."),
    ("__copy__", "A copy that shares what the object holds."),
    ("__deepcopy__", "A copy with copies of what the object holds."),
    ("__replace__", "A copy with some of its fields given other values."),
    ("__init_subclass__", "Called when a subclass is made; does nothing unless it is overridden."),
    ("__subclasshook__", "Called by abstract classes to ask whether a class counts as a subclass."),
    ("__instancecheck__", "Whether the object counts as an instance of the class."),
    ("__subclasscheck__", "Whether a class counts as a subclass of this one."),
    ("__subclasses__", "The classes made directly from this one, as far as they are alive."),
    ("__prepare__", "The namespace in which a class body runs."),
    ("__mro_entries__", "The classes that stand for the object among the bases of a class."),
    ("__round__", "The number, rounded to so many digits."),
    ("__trunc__", "The number without its fraction."),
    ("__floor__", "The nearest int that is not greater."),
    ("__ceil__", "The nearest int that is not less."),
    ("__complex__", "The number as a complex one."),
    ("__bytes__", "The object as bytes."),
    ("__enter__", "Begin the with block: gives the object itself."),
    ("__exit__", "End the with block: lets go of what the object holds."),
    ("__set_name__", "Learn the class and the name that the object is assigned to."),
    ("__typing_subst__", "The argument for the parameter, checked."),
    ("__typing_prepare_subst__", "The arguments, arranged for the parameters."),
];
